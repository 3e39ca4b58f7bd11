"""What a rule for time expressions is: its name, its pattern over the sentence's letters, what it builds."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from claims.extract.calendar.moment import Kind, Point, Time
from claims.extract.calendar.time_words import TimeWords, pattern
from claims.extract.text.sentence import Sentence

# "the end of", "early", "the first half of", "the last three months of", "summer", "earlier in the"
PART = (
    "(?P<part>the? (?:(?P<edge>begin|finish)|(?P<nth>ordinal|deictic) (?P<many>cardinal|day)?"
    "(?P<piece>half|unit)|season) of the?|part prep? the?|part dash?|season)?"
)
PART_LETTERS = frozenset("PBZOLs")  # those of its words without one of which it cannot be


class Hit(NamedTuple):
    """Where a rule's pattern stands in a sentence: letter i of `match.string` is word i."""

    sentence: Sentence
    match: re.Match[str]
    words: TimeWords

    def at(self, group: str) -> int | None:
        """The number of the group's first word; None where the group took no part or the rule has no such."""
        if group not in self.match.re.groupindex:
            return None
        start = self.match.start(group)
        return start if start >= 0 and start < self.match.end(group) else None

    def word(self, group: str) -> str:
        """The group's first word in lower case, empty where the group took no part."""
        i = self.at(group)
        return "" if i is None else self.sentence.lower[i]

    def glued(self) -> bool:
        """Whether no white space stands inside the match."""
        first, last = self.match.span()
        return self.sentence.ends[last - 1] - self.sentence.starts[first] == sum(
            map(len, self.sentence.words[first:last])
        )


class Rule(NamedTuple):
    """`build` gives None where the words, seen closely, are no time. A sentence is looked at only if it has
    one letter out of each word of `needs`.
    """

    name: str
    needs: str
    pattern: re.Pattern[str]
    build: Callable[[Hit], Time | None]
    plain: re.Pattern[str] | None = None  # the pattern for sentences without a word that PART begins with


def rule_with_part(name: str, needs: str, source: str, build: Callable[[Hit], Time | None]) -> Rule:
    """A rule for what `source` says, with or without PART before it."""
    return Rule(name, needs, pattern(f"{PART} {source}"), build, pattern(source))


def choose_rules(rules: Iterable[Rule], letters: frozenset[str]) -> tuple[Rule, ...]:
    """Those of `rules` that may find something in a sentence with these letters."""
    has_part = not letters.isdisjoint(PART_LETTERS)
    return tuple(
        rule if rule.plain is None or has_part else rule._replace(pattern=rule.plain)
        for rule in rules
        if all(not letters.isdisjoint(group) for group in rule.needs.split())
    )


def day_number(word: str, words: TimeWords) -> int:
    """1 to 31, from digits or an ordinal."""
    return int(word) if word.isdecimal() else words.ordinals[word]


def part_of_year(hit: Hit, kind: Kind, year: Point) -> Time:
    """The time that PART and a year make: the year, or some of its months."""
    first, last = hit.match.span()
    months = _months(hit)
    if months is None:
        return Time(first, last, kind, year)
    start, end = (replace(year, month=month) for month in months)
    return Time(first, last, Kind.MONTH, start) if start == end else Time(first, last, Kind.SPAN, start, end)


def _months(hit: Hit) -> tuple[int, int] | None:
    """The first and the last month of the part of a year that PART names; None: the year as it is."""
    edge, piece = hit.word("edge"), hit.word("piece")
    if edge:
        return (12, 12) if edge in ("end", "close") else (1, 1)
    if not piece:
        return None
    length = {"half": 6, "quarter": 3, "month": 1}.get("half" if piece == "half" else hit.words.units[piece])
    if length is None:
        return None
    many = hit.word("many")
    length *= (int(many) if many.isdecimal() else hit.words.cardinals[many]) if many else 1
    nth = hit.words.ordinals.get(hit.word("nth"))
    start = 13 - length if nth is None else 1 + length * (nth - 1)
    return (start, start + length - 1) if 1 <= start <= 13 - length else None
