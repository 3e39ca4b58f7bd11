"""Reading and learning in turns: what a headline's figure is given is chosen for the figure that it sums up,
so its candidates change with the weights."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims.extract.choose.candidate import FieldReader
from claims.extract.choose.weights import FieldWeights
from claims.extract.claim import READERS
from claims.extract.metric.metric import METRIC
from claims.extract.place.place import PLACES
from claims.extract.place.setting import SETTING
from claims.lexicon import DATA, Lexicon, load_lexicon
from claims.lexicon.entry_fields import check_entries
from claims.training.choices import Labelled, label
from claims.training.learn import FOLDS, Learnt, fold_of, learn, weights_without
from claims.training.marked_texts import MarkedSet
from claims.training.weight_files import Entry, entries_of

ROUNDS = 2
_ALL: tuple[FieldReader[Any], ...] = (METRIC, SETTING, *READERS)
FIELDS: Mapping[str, FieldReader[Any]] = {reader.name: reader for reader in _ALL}
_NEVER = "-100"  # weighs a rule that is new today


def train(sets: Sequence[MarkedSet], fields: Sequence[str]) -> dict[str, Learnt]:
    """What is learnt of some fields. It depends on nothing but the code and the sets: the first round begins
    without weights. The other fields are read with the weights that they have."""
    entries = {field: entries_of(field, FieldWeights(), rules_of(field)) for field in fields}
    for _ in range(ROUNDS):
        choices = labelled(sets, lexicon_with(entries))
        learnt = {field: learn(choices[field], rules_of(field)) for field in fields}
        if SETTING.name in learnt and PLACES.name in learnt:
            held = _held_back(sets, learnt[SETTING.name], entries)
            learnt[PLACES.name] = learn(held, rules_of(PLACES.name))
        entries = {field: entries_of(field, it.weights, rules_of(field)) for field, it in learnt.items()}
    return learnt


def _held_back(
    sets: Sequence[MarkedSet], setting: Learnt, entries: Mapping[str, Sequence[Entry]]
) -> list[Labelled]:
    """The choices of places, in every document with a setting that is chosen by what was learnt from others:
    with weights learnt from itself too, a setting would seem surer than it is."""
    parts = read_apart(sets, {SETTING.name: setting}, entries)
    return [it for part, lexicon in parts for it in labelled(part, lexicon)[PLACES.name]]


def read_apart(
    sets: Sequence[MarkedSet],
    learnt: Mapping[str, Learnt],
    entries: Mapping[str, Sequence[Entry]] | None = None,
) -> Iterator[tuple[list[MarkedSet], Lexicon]]:
    """The sets in parts, each with a lexicon whose weights of some fields were learnt from all other parts;
    `entries` are the weights of other fields."""
    for fold in range(FOLDS):
        told = {
            field: entries_of(field, weights_without(it, fold), rules_of(field))
            for field, it in learnt.items()
        }
        yield [_part(marked, fold) for marked in sets], lexicon_with({**(entries or {}), **told})


def _part(marked: MarkedSet, fold: int) -> MarkedSet:
    """The documents of a set that are held back in one part."""
    documents = tuple(it for it in marked.documents if fold_of(marked.name, it.id) == fold)
    gold = tuple(it for it in marked.gold if fold_of(marked.name, it["doc"]) == fold)
    return MarkedSet(marked.name, documents, gold)


def read_today(sets: Iterable[MarkedSet]) -> dict[str, list[Labelled]]:
    """The labelled choices of every field as they are made today; a rule without a weight makes none."""
    return labelled(sets, lexicon_with({}))


def labelled(sets: Iterable[MarkedSet], lexicon: Lexicon) -> dict[str, list[Labelled]]:
    """The labelled choices of every field, read with a lexicon."""
    choices: dict[str, list[Labelled]] = {field: [] for field in FIELDS}
    for choice in label(sets, lexicon):
        choices[choice.field].append(choice)
    return choices


def rules_of(field: str) -> list[str]:
    """The names of a field's rules, in their order."""
    return [rule.name for rule in FIELDS[field].rules]


def lexicon_with(learnt: Mapping[str, Sequence[Entry]]) -> Lexicon:
    """The lexicon of the package, but for the weights of some fields."""
    package = load_lexicon()
    kept = [entry for entry in package.entries("weight") if entry["field"] not in learnt]
    known = {entry["name"] for entry in kept if entry["of"] == "rule"}
    new = [
        {"field": field, "of": "rule", "name": name, "says": name, "weight": _NEVER}
        for field in FIELDS
        if field not in learnt
        for name in rules_of(field)
        if name not in known
    ]
    told = [*new, *(entry for entries in learnt.values() for entry in entries)]
    weights = [*kept, *check_entries("weight", told, DATA, "")]
    return Lexicon({kind: package.entries(kind) for kind in package.kinds} | {"weight": weights})
