"""What a rule for time expressions is: its name, its pattern over the sentence's letters, what it builds."""

import re
from collections.abc import Callable, Iterable
from dataclasses import field, replace

from claims.extract.calendar.moment import LENGTHS, Kind, Point, Time
from claims.extract.calendar.time_words import TimeWords, pattern
from claims.extract.text.sentence import Sentence
from claims.record_type import record

# "the end of", "early", "the first half of", "the last three months of", "summer", "earlier in the"
PART = (
    "(?P<part>the? (?:(?P<edge>begin|finish)|(?P<nth>ordinal|deictic|final) (?P<many>cardinal|day)?"
    "(?P<piece>half|unit)|(?P<season>season)) of the?|part prep? the?|part dash?|(?P<bare>season))?"
)
PART_OPENING = "the begin finish ordinal deictic final part season"  # what it begins with, if at all
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
PART_LETTERS = frozenset("PBZOLls")  # those of its words without one of which it cannot be


@record
class Hit:
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


@record
class Rule:
    """`build` gives None where the words, seen closely, are no time. A sentence is looked at only if it has
    one letter out of each word of `needs`.
    """

    name: str
    needs: str
    pattern: re.Pattern[str]
    build: Callable[[Hit], Time | None]
    plain: re.Pattern[str] | None = None  # the pattern for sentences without a word that PART begins with
    groups: tuple[str, ...] = field(init=False)  # the words of `needs`

    def __post_init__(self) -> None:
        object.__setattr__(self, "groups", tuple(self.needs.split()))


def rule_with_part(
    name: str, needs: str, source: str, opening: str, build: Callable[[Hit], Time | None]
) -> Rule:
    """A rule for what `source` says, which begins with `opening`, with or without PART before it."""
    whole = pattern(f"{PART} {source}", f"{PART_OPENING} {opening}")
    return Rule(name, needs, whole, build, pattern(source, opening))


def choose_rules(rules: Iterable[Rule], letters: frozenset[str]) -> tuple[Rule, ...]:
    """Those of `rules` that may find something in a sentence with these letters."""
    has_part = not letters.isdisjoint(PART_LETTERS)
    return tuple(
        rule if rule.plain is None or has_part else replace(rule, pattern=rule.plain)
        for rule in rules
        if not any(map(letters.isdisjoint, rule.groups))
    )


def day_number(word: str, words: TimeWords) -> int:
    """1 to 31, from digits or an ordinal."""
    return int(word) if word.isdecimal() else words.ordinals[word]


def full_year(word: str) -> int | None:
    """The year of four digits or two; of two it is the nearest, from 1950 to 2049."""
    if len(word) == 4:
        return int(word)
    return (2000 if word < "50" else 1900) + int(word) if len(word) == 2 else None


def part_of_year(hit: Hit, kind: Kind, year: Point) -> Time:
    """The time that PART and a year make: the year, or some of its months."""
    first, last = hit.match.span()
    months = _months(hit)
    if months is None:
        return Time(first, last, kind, year)
    start, end = (replace(year, month=month) for month in months)
    return Time(first, last, Kind.MONTH, start) if start == end else Time(first, last, Kind.SPAN, start, end)


def part_of_month(hit: Hit, last: int, month: Point) -> Time:
    """The time that PART and a month make: the month, or some of its days: `the first week of May`, `the last
    ten days of May`, `the second half of May`. Only the first and the last of several weeks are known."""
    first = hit.match.start()
    days = _days(hit, LENGTHS[month.month - 1]) if month.month and hit.word("piece") else None
    if days is None:
        return Time(first, last, Kind.MONTH, month)
    start, end = (replace(month, day=day) for day in days)
    return Time(first, last, Kind.SPAN, start, end)


def _days(hit: Hit, length: int) -> tuple[int, int] | None:
    """The first and the last day of the part of a month of that length that PART names."""
    nth, piece = hit.words.ordinals.get(hit.word("nth")), hit.word("piece")
    if piece == "half":
        return {1: (1, 15), 2: (16, length), None: (16, length)}.get(nth)
    each = _DAYS.get(hit.words.units[piece])
    many = hit.word("many")
    if each is None or (nth is not None and nth > 4):
        return None
    days = each * ((int(many) if many.isdecimal() else hit.words.cardinals[many]) if many else 1)
    start = length - days + 1 if nth is None else 1 + days * (nth - 1)
    return (start, start + days - 1) if 1 <= start <= length - days + 1 else None


def _months(hit: Hit) -> tuple[int, int] | None:
    """The first and the last month of the part of a year that PART names; None: the year as it is."""
    edge, piece = hit.word("edge"), hit.word("piece")
    if season := hit.words.seasons.get(hit.word("season") or hit.word("bare")):
        return (season, season + 2) if season <= 10 else None  # a winter lies in two years
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
