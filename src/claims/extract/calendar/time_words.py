"""The words of times.toml, and the code that turns a sentence into one letter a word.

The rules for time expressions are patterns over those letters, so they read like grammar and cost the
same for "13 Nov 2017" as for "7 May 1945": `pattern("day suffix? month (?:comma? year)?")`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from claims.extract.calendar.moment import Point
from claims.extract.figure.number_words import build_words
from claims.lexicon import Lexicon, load_lexicon
from claims.lexicon.per_word import Seen
from claims.lexicon.word import WORD
from claims.record_type import record

FIRST_YEAR, LAST_YEAR = 1700, 2099

# What a pattern calls a word, and its letter. Words that are in no class are `other`.
_LETTERS = {
    "fullmonth": "M", "shortmonth": "m", "month": "[Mm]", "months": "R", "weekday": "W", "shortday": "w",
    "weekdays": "V", "day": "D", "number": "n", "year": "Y", "ordinal": "O", "suffix": "t", "unit": "u",
    "half": "h", "deictic": "L", "cardinal": "c", "a": "a", "several": "v", "ago": "g", "shift": "e",
    "today": "j", "daypart": "d", "season": "s", "part": "P", "begin": "B", "finish": "Z", "same": "=",
    "since": "S", "and": "&", "to": "~", "dash": "-", "link": "[-~]", "prep": "p", "of": "o", "the": "T",
    "comma": ",", "dot": "X", "slash": "/", "colon": ":", "open": "Q", "possessive": "'", "es": "k",
    "ampm": "z", "so": "q", "far": "r", "meridian": "i",
    "final": "l", "piece": "K", "fiscal": "F", "todate": "U", "code": "J", "period": "I", "yearago": "A",
    "other": "x", "found": "#",
}  # fmt: skip
_FUNCTION_WORDS = {
    "a": "a an", "several": "several few couple many", "ago": "ago", "shift": "before after",
    "same": "same that following subsequent ensuing preceding corresponding comparable equivalent",
    "since": "since", "and": "and or",
    "to": "to until till through into", "dash": "- – —",
    "prep": "in on by during over at within throughout", "of": "of", "the": "the",
    "comma": ",", "dot": ".", "slash": "/", "colon": ":", "open": "(", "possessive": "'s", "es": "s",
    "suffix": "st nd rd th",
    "yearago": "year-ago year-earlier prior-year previous-year",
    "final": "final closing", "fiscal": "fy", "code": "q h", "period": "period",
    "ampm": "am pm gmt utc o'clock", "so": "so", "far": "far", "half": "half", "meridian": "m",
}  # fmt: skip
_NTHS = ("first", "second", "third", "fourth")
# Pieces of a year in one word, with their first and last month.
_PIECES = {f"{nth}-quarter": (3 * n + 1, 3 * n + 3) for n, nth in enumerate(_NTHS)} | {
    f"{nth}-half": (6 * n + 1, 6 * n + 6) for n, nth in enumerate(_NTHS[:2])
}
_TO_DATE = {f"{unit}-to-date": unit for unit in ("week", "month", "quarter", "year")} | {
    "ytd": "year",
    "mtd": "month",
}
# The letters of the words without one of which a sentence has no time.
_TRIGGERS = frozenset("MmRWVYjdsuzi:KFUJIAh")


@record
class TimeWords:
    """Time words by kind, and for the patterns: every word's letter, the words that a time must have."""

    months: Mapping[str, int]  # also the short ones
    weekdays: Mapping[str, int]
    weekday_names: frozenset[str]
    days: Mapping[str, int]
    units: Mapping[str, str]
    deictics: Mapping[str, int]
    pieces: Mapping[str, tuple[int, int]]  # "fourth-quarter": its first and its last month
    to_date: Mapping[str, str]  # "year-to-date": its unit
    ordinals: Mapping[str, int]
    cardinals: Mapping[str, int]
    seasons: Mapping[str, int]  # the month that they begin with
    holidays: Mapping[str, tuple[tuple[tuple[str, ...], Point], ...]]  # by last word: all the words, the day
    letters: Seen[str]  # of any word
    triggers: frozenset[str]


@cache
def time_words() -> TimeWords:
    """The package's time words."""
    return load_lexicon().index(build_time_words)


def encode(lower: list[str]) -> str:
    """The letters of a sentence's words."""
    return "".join(map(time_words().letters.__getitem__, lower))


def pattern(source: str, opening: str = "") -> re.Pattern[str]:
    """Compile a pattern over words: names of classes stand for their letters, spaces for nothing.

    All that the pattern stands for begins with one of the classes `opening`: where its first words may be
    missing, it is found the sooner.
    """
    if opening:
        source = f"(?={'|'.join(opening.split())}) {source}"
    letters = re.sub(r"<\w+>|[a-z]+", lambda m: _LETTERS.get(m.group(), m.group()), source)
    return re.compile(letters.replace(" ", ""))


def build_time_words(lexicon: Lexicon) -> TimeWords:
    """The time words of a lexicon, indexed."""
    values: dict[str, dict[str, Any]] = {}
    for entry in lexicon.entries("time"):
        known = values.setdefault(entry["kind"], {})
        known.update(entry.get("values") or dict.fromkeys(entry["words"]))
    full = values["month"] | values["homonym_month"]
    months = full | values["short_month"]
    holidays = _holidays(values["holiday"])
    cardinals = lexicon.index(build_words).cardinals
    letters = {str(n): "n" for n in range(1000)} | {
        str(year): "Y" for year in range(FIRST_YEAR, LAST_YEAR + 1)
    }
    letters |= {name: "D" for n in range(1, 32) for name in (str(n), f"{n:02}")}
    letters |= {word: _LETTERS[kind] for kind, words in _FUNCTION_WORDS.items() for word in words.split()}
    letters |= dict.fromkeys(cardinals, "c") | dict.fromkeys(values["part"], "P")
    for kind in ("unit", "deictic", "daypart", "season", "ordinal", "begin", "finish", "weekday"):
        letters |= dict.fromkeys(values[kind], _LETTERS[kind])
    letters |= dict.fromkeys(values["day"], "j") | dict.fromkeys(values["short_weekday"], "w")
    letters |= dict.fromkeys([*values["month"], *_pairs([*values["part"], "end"], full)], "M")
    letters |= dict.fromkeys([*values["short_month"], *values["homonym_month"]], "m")
    letters |= dict.fromkeys(_pairs(months, months), "R") | dict.fromkeys(
        (f"{day}s" for day in values["weekday"]), "V"
    )
    letters |= dict.fromkeys(_PIECES, _LETTERS["piece"])
    letters |= dict.fromkeys(_TO_DATE, _LETTERS["todate"])
    triggers = {word for word, letter in letters.items() if letter in _TRIGGERS}
    phrases = [words for listed in holidays.values() for words, _ in listed]
    triggers |= {words[-1] for words in phrases if triggers.isdisjoint(words)}
    return TimeWords(
        months=months,
        weekdays=values["weekday"],
        weekday_names=frozenset(values["weekday_name"]),
        days=values["day"],
        units=values["unit"],
        deictics=values["deictic"],
        pieces=_PIECES,
        to_date=_TO_DATE,
        ordinals=values["ordinal"],
        cardinals=cardinals,
        seasons=values["season"],
        holidays=holidays,
        letters=Seen(lambda word: letters.get(word, "x")),
        triggers=frozenset(triggers),
    )


def _pairs(left: Iterable[str], right: Iterable[str]) -> Iterator[str]:
    """mid-may, january-march: one word to the tokenizer."""
    return (f"{a}-{b}" for a in left for b in right)


def _holidays(values: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], Point], ...]]:
    """Days with a name, by their last word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Point]]] = {}
    for name in sorted(values, key=len, reverse=True):
        words = tuple(WORD.findall(name))
        found.setdefault(words[-1], []).append((words, _named_day(values[name])))
    return {word: tuple(listed) for word, listed in found.items()}


def _named_day(value: str) -> Point:
    """A day of each year `12-25`, one that moves `easter+1`, or one day in history `2001-09-11`."""
    if value.startswith("easter"):
        return Point(unit="easter", back=-int(value[len("easter") :] or 0))
    *year, month, day = map(int, value.split("-"))
    return Point(year=year[0] if year else None, month=month, day=day)
