"""The weights of a field as a file of the lexicon: wordings are written by hand, numbers are learnt."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.extract.choose.weights import FieldWeights, RuleWeight
from claims.lexicon import DATA

_HEAD = """\
# By what the {field} of a figure is chosen among all that is proposed (extract/choose). `says` is how `claims
# explain` words it, and is written by hand; the numbers are learnt: python -m claims.training --update
"""
Entry = dict[str, Any]


def file_of(field: str) -> Path:
    """The file with the weights of a field."""
    return DATA / f"weights_{field}.toml"


def entries_of(field: str, learnt: FieldWeights, rules: Sequence[str]) -> list[Entry]:
    """The entries of a field with what was learnt: its rules in their order, evidence, features. The wordings
    are those of its file; what has none yet is worded by its name. What was not met weighs nothing."""
    path = file_of(field)
    old = tomllib.loads(path.read_text(encoding="utf-8"))["weight"] if path.exists() else []
    says = {(entry["of"], entry["name"]): entry["says"] for entry in old}
    known = {of: sorted(name for kept, name in says if kept == of) for of in ("evidence", "feature")}
    evidence = sorted({*known["evidence"], *learnt.evidence})
    features = sorted({*known["feature"], *learnt.features})
    numbers = [
        *(("rule", name, _of_rule(learnt.rules.get(name, RuleWeight()))) for name in rules),
        *(("evidence", name, {"weight": _number(learnt.evidence.get(name, 0.0))}) for name in evidence),
        *(("feature", name, _of_feature(learnt.features.get(name, 0.0))) for name in features),
    ]
    return [
        {"field": field, "of": of, "name": name, "says": says.get((of, name), name), **told}
        for of, name, told in numbers
    ]


def _of_rule(weight: RuleWeight) -> Entry:
    told: Entry = {"weight": _number(weight.weight)}
    if weight.most:
        told["most"] = _number(weight.most)
    if weight.kinds:
        told["kinds"] = {kind: _number(more) for kind, more in sorted(weight.kinds.items())}
    return told


def _of_feature(weight: float | tuple[float, ...]) -> Entry:
    return {"steps": [*map(_number, weight)]} if isinstance(weight, tuple) else {"weight": _number(weight)}


def _number(weight: float) -> str:
    return f"{weight + 0.0:.2f}"


def write(field: str, entries: Iterable[Mapping[str, Any]]) -> None:
    """Put the entries of a field into its file."""
    text = _HEAD.format(field=field) + "".join(_lines(entry) for entry in entries)
    file_of(field).write_text(text, encoding="utf-8")


def _lines(entry: Mapping[str, Any]) -> str:
    return "\n[[weight]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in entry.items())


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(it)}" for key, it in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def unworded(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The names of what has no wording yet."""
    return (entry["name"] for entry in entries if entry["says"] == entry["name"])
