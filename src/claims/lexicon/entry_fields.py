"""What each kind of lexicon entry holds, and the check that it does: file, line and key of what is wrong.

`SCHEMA` lists per kind the keys with the type of their values and what stands in for a key that is left
out; `REQUIRED` means that it may not be left out.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from claims.errors import LexiconError
from claims.model import Qualifier, Status


class Field(NamedTuple):
    """A key of an entry: the type of its value, its default, and the values that it may have (none: any)."""

    type: str  # text, number, flag, words, names, table
    default: Any = None
    among: tuple[str, ...] = ()


REQUIRED = object()
_EXAMPLES = {"yes": Field("words", ()), "no": Field("words", ())}
_WORDS = {"words": Field("words", REQUIRED), **_EXAMPLES}
_ACTORS = ("armed_group", "state", "force", "coalition", "organisation", "media", "event", "person", "office")
_PLACES = ("city", "region", "area", "country", "continent")
_DOES = (
    *("say", "tell", "believe", "count", "put", "speak", "point", "describe", "state", "sure", "arrive"),
    *("give", "show", "find", "see", "cite"),
)
_SPEAKERS = ("person", "body", "monitor", "media", "document", "event", "other")
_SPEECH_WORDS = (
    *("before", "adverb", "denial", "figure", "article", "preposition", "pronoun", "link", "time"),
    *("relative", "stop", "joint", "description", "numeral", "writing", "group", "watching"),
    *("vague", "eyes", "loose", "count", "portfolio", "courtesy", "harm", "lasting", "span", "trade"),
    *("reckoning", "estimating", "assertion", "heading"),
)
_SUBJECT_WORDS = ("government", "office", "group", "unnamed", "crew", "aircraft")

_BEARINGS = (
    *("rise", "fall", "cut", "rise-noun", "fall-noun", "more", "fewer", "up", "down"),
    *("gain", "lose", "win", "shed", "hold"),
    *("including", "of-them", "casualty", "casualties", "share", "added", "other", "move", "elsewhere"),
    *("may", "feared"),
    *("former", "estimate", "reckon", "once", "compared", "ago", "formerly"),
)

_SPEAKER_WORDS = (
    "document",
    "spokesman",
    "leader",
    "anybody",
    "private",
    "amount",
    "body",
    "sort",
    "government",
    "organ",
    "seat",
    "staff",
    "office",
    "local office",
    "department",
)

_TRAITS = ("young", "grown", "female", "male", "armed", "unarmed")
_COUNTED_WORDS = ("anybody", "national", "rest", "found", "joint", "tail", "same-group", "follower", *_TRAITS)

_NO_TABLE: Mapping[str, str] = {}

SCHEMA: Mapping[str, Mapping[str, Field]] = {
    "number": {
        "kind": Field("text", REQUIRED, ("cardinal", "tens", "scale", "suffix", "order", "fraction")),
        "values": Field("table", REQUIRED),
        **_EXAMPLES,
    },
    "modifier": {
        "qualifier": Field("text", REQUIRED, tuple(Qualifier)),
        "before": Field("words", ()),
        "after": Field("words", ()),
        **_EXAMPLES,
    },
    "unit": {"key": Field("text", REQUIRED), "factor": Field("text", "1"), **_WORDS},
    "currency": {
        "key": Field("text", REQUIRED),
        "symbols": Field("words", ()),
        "letters": Field("words", ()),
        "country": Field("words", ()),
        **_WORDS,
    },
    "rate": {
        "key": Field("text", REQUIRED, ("day", "week", "month", "year")),
        "words": Field("words", ()),
        "alone": Field("words", ()),
        **_EXAMPLES,
    },
    "metric": {
        "key": Field("text", REQUIRED),
        "label": Field("text", ""),
        "measure": Field("text", "stock", ("stock", "flow")),
        "window_days": Field("number", 90),
        "doubles_in_days": Field("number", 0),
        "unit": Field("text"),
        "part_of": Field("text"),
        "family": Field("text"),
        "nouns": Field("words", ()),
        **_EXAMPLES,
    },
    "noun": {
        "metric": Field("text", REQUIRED),
        "named": Field("text", "", ("", "clear", "doubtful")),
        **_WORDS,
    },
    "event": {
        "metric": Field("text", REQUIRED),
        "transitive": Field("words", ()),
        "of_people": Field("words", ()),
        "intransitive": Field("words", ()),
        "states": Field("words", ()),
        "before": Field("words", ()),
        "tolls": Field("words", ()),
        "victims": Field("words", ()),
        **_EXAMPLES,
    },
    "frame": {
        "metric": Field("text", REQUIRED),
        "verbs": Field("words", REQUIRED),
        "objects": Field("words", REQUIRED),
        **_EXAMPLES,
    },
    "bearing": {
        "is": Field("text", REQUIRED, _BEARINGS),
        "verbs": Field("words", ()),
        "words": Field("words", ()),
        **_EXAMPLES,
    },
    "named_event": {
        "is": Field("text", REQUIRED, ("storm", "operation", "battle")),
        "no_names": Field("words", ()),
        **_WORDS,
    },
    "commonplace": {"is": Field("text", REQUIRED, ("anywhere", "event", "given name", "page")), **_WORDS},
    "change": {"verbs": Field("words", REQUIRED), "words": Field("words", ()), **_EXAMPLES},
    "counted_word": {"is": Field("text", REQUIRED, _COUNTED_WORDS), **_WORDS},
    "speaker_word": {"is": Field("text", REQUIRED, _SPEAKER_WORDS), **_WORDS},
    "stance": {
        "status": Field("text", REQUIRED, (*Status, "denied")),
        "only": Field("text", None, ("before",)),
        **_WORDS,
    },
    "doubt": {
        "is": Field("text", REQUIRED, ("deny", "deny-that", "claim", "verify", "unable")),
        "verbs": Field("words", ()),
        "words": Field("words", ()),
        **_EXAMPLES,
    },
    "actor": {
        "name": Field("text", REQUIRED),
        "kind": Field("text", REQUIRED, _ACTORS),
        "aliases": Field("words"),
        "country": Field("text"),
        "part_of": Field("text"),
        "shared": Field("flag"),
        "in": Field("words"),
        **_EXAMPLES,
    },
    "place": {
        "name": Field("text", REQUIRED),
        "kind": Field("text", REQUIRED, _PLACES),
        "aliases": Field("words"),
        "people": Field("words"),
        "in": Field("words"),
        "same_as": Field("text"),
        **_EXAMPLES,
    },
    "country": {
        "name": Field("text", REQUIRED),
        "code": Field("text"),
        "aliases": Field("words"),
        "people": Field("words"),
        "regions": Field("names"),
        "towns": Field("names"),
        "areas": Field("names"),
        "also": Field("words"),
        "words": Field("words"),
        "persons": Field("words"),
        "in": Field("words"),
        "capital": Field("text"),
        "abroad": Field("flag"),
        **_EXAMPLES,
    },
    "people": {"name": Field("text", REQUIRED), **_WORDS},
    "short_name": {"values": Field("table", REQUIRED), **_EXAMPLES},
    "place_word": {
        "is": Field("text", REQUIRED),
        "role": Field("text", None, ("site", "near", "goal", "origin", "other")),
        "gives": Field("text"),
        **_WORDS,
    },
    "subject_word": {"is": Field("text", REQUIRED, _SUBJECT_WORDS), "gives": Field("text"), **_WORDS},
    "title": _WORDS,
    "no_name": _WORDS,
    "place_noun": _WORDS,
    "locative": _WORDS,
    "speech_verb": {
        "does": Field("text", REQUIRED, _DOES),
        "finite": Field("words", REQUIRED),
        "ing": Field("words"),
        "noun": Field("words"),
        **_EXAMPLES,
    },
    "speaker": {"is": Field("text", REQUIRED, _SPEAKERS), **_WORDS},
    "speech_word": {"is": Field("text", REQUIRED, _SPEECH_WORDS), **_WORDS},
    "weight": {
        "field": Field("text", REQUIRED),
        "of": Field("text", REQUIRED, ("rule", "evidence", "feature")),
        "name": Field("text", REQUIRED),
        "says": Field("text", REQUIRED),
        "weight": Field("text", "0"),
        "most": Field("text", "0"),
        "kinds": Field("table", _NO_TABLE),
        "steps": Field("words", ()),
    },
    "wording": {"rule": Field("text", REQUIRED), "says": Field("text", REQUIRED)},
    "confidence": {"rule": Field("text", REQUIRED), "weight": Field("text", REQUIRED)},
    "person": _WORDS,
    "thing": _WORDS,
    "label": _WORDS,
    "duration": _WORDS,
    "measure": _WORDS,
    "party": _WORDS,
    "abstraction": _WORDS,
}


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_word, value))


_IS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "text": (lambda value: isinstance(value, str) and bool(value.strip()), "a text"),
    "number": (lambda value: isinstance(value, int) and not isinstance(value, bool), "a whole number"),
    "flag": (lambda value: isinstance(value, bool), "true or false"),
    "names": (
        lambda value: (
            isinstance(value, list)
            and all(_is_words(name) if isinstance(name, list) else _is_word(name) for name in value)
        ),
        'a list of names, each alone or with its other spellings, like ["one", ["two", "deux"]]',
    ),
    "table": (lambda value: isinstance(value, dict), "a table"),
    "words": (
        _is_words,
        'a list of words like ["one", "two"]',
    ),
}


def check_entries(kind: str, entries: list[dict[str, Any]], path: Path, text: str) -> list[dict[str, Any]]:
    """The entries of a kind with what they leave out filled in. `text` is that of the file at `path`.

    Raises LexiconError with file, line and key for the first entry that is wrong. Kinds that the schema
    does not list pass as they are; a kind that nothing reads is an error.
    """
    fields = SCHEMA.get(kind)
    if fields is None:
        return entries
    return [_checked(entry, fields, Standing(path, text, kind, at)) for at, entry in enumerate(entries)]


def without_defaults(kind: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry, as `check_entries` gave it and perhaps JSON kept it, as it can be checked again: without what
    was filled in, for a default may be what nobody may write, such as an empty label."""
    fields = SCHEMA.get(kind, {})
    filled = ((key, field.default) for key, field in fields.items())
    defaults = {key: list(it) if isinstance(it, tuple) else it for key, it in filled}
    told = {key: list(it) if isinstance(it, tuple) else it for key, it in entry.items()}
    return {key: it for key, it in told.items() if key not in defaults or it != defaults[key]}


class Standing(NamedTuple):
    """Where an entry stands: the `at`-th of its kind in a file."""

    path: Path
    text: str
    kind: str
    at: int

    def error(self, key: str, reason: str) -> LexiconError:
        return LexiconError(f"{self.path}:{self.line(key)}: [[{self.kind}]] {key}: {reason}")

    def line(self, key: str) -> int:
        """The line of a key of the entry, or of its head."""
        heads = [
            match.start() for match in re.finditer(rf"(?m)^\s*\[\[{re.escape(self.kind)}\]\]", self.text)
        ]
        if self.at >= len(heads):
            return 1
        start = heads[self.at]
        following = re.compile(r"(?m)^\s*\[\[").search(self.text, self.text.find("]]", start))
        found = re.compile(rf"(?m)^\s*[\"']?{re.escape(key)}[\"']?\s*=").search(
            self.text, start, following.start() if following else len(self.text)
        )
        stop = found.end() if found else self.text.find("[[", start)
        return self.text.count("\n", 0, stop) + 1


def _checked(entry: dict[str, Any], fields: Mapping[str, Field], place: Standing) -> dict[str, Any]:
    for key in entry:
        if key not in fields:
            raise place.error(key, f"no such key; there are {', '.join(fields)}")
    whole = dict(entry)
    for key, field in fields.items():
        if key not in entry:
            if field.default is REQUIRED:
                raise place.error(key, "is missing")
            if field.default is not None:
                whole[key] = field.default
            continue
        if field.type == "words" and isinstance(entry[key], str) and "\n" in entry[key]:
            whole[key] = entry[key].replace("\n", " ").strip(" ,").split(", ")
        holds, wanted = _IS[field.type]
        if not holds(whole[key]):
            raise place.error(key, f"must be {wanted}")
        if field.among and entry[key] not in field.among:
            raise place.error(key, f"{entry[key]!r} is none of {', '.join(field.among)}")
    if "factor" in whole:
        _check_number(whole["factor"], "factor", place)
    return whole


def _check_number(text: str, key: str, place: Standing) -> None:
    try:
        Decimal(text)
    except InvalidOperation:
        raise place.error(key, f"{text!r} is no number") from None
