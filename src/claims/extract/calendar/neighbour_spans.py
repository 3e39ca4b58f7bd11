"""Rules for spans that lie next to another time: `over the following two weeks`, `in the previous two years`,
`in the first ten days of the siege`, `within a month of the quake`. `lasting` says how many units they have,
less than 0 of those that follow on the time that they are counted from. They are asked before those for
relative times.
"""

from claims.extract.calendar.moment import DAY, MONTH, Kind, Time, back_from_now
from claims.extract.calendar.relative_rules import COUNT, LOOKS_AHEAD, count_of
from claims.extract.calendar.time_rule import Hit, Rule
from claims.extract.calendar.time_words import pattern
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import DETERMINERS, POSSESSIVES, STOPS

_UNITS = frozenset(("day", "week", "fortnight", "month", "year"))
_DAYS = {"fortnight": 14}
_ONWARDS = frozenset("following subsequent ensuing".split())
_BACK = frozenset(("previous", "preceding"))
_LASTING = frozenset("during in over throughout within".split())
_OWNERS = POSSESSIVES | {"the"}
_PARTS = frozenset("uMmYsO")  # the letters of what has parts of its own: "the first three months of the year"


def _beside(hit: Hit) -> Time | None:
    """`the following two weeks`, `the previous three months`: beside a time that the text has told; `the next
    two weeks` only where nothing is to come."""
    word, count = hit.word("s"), count_of(hit) if hit.at("n") is not None or hit.at("a") is not None else 1
    unit, counted = hit.words.units[hit.word("u")], hit.at("n") is not None
    lower, first = hit.sentence.lower, hit.match.start("s")
    spelt = lower[hit.match.end() : hit.match.end() + 1] in (
        ["from"],
        ["("],
    )  # the previous two years from 2015
    if unit not in _UNITS or count is None or lower[first - 1 : first] != ["the"]:
        return None
    if spelt and counted:
        return Time(first, hit.match.end(), Kind.DURATION)
    if not counted and hit.word("u").endswith("s"):
        return (
            Time(first, hit.match.end(), Kind.DURATION) if word in _ONWARDS else None
        )  # the following months
    if not counted and (word not in _ONWARDS or first < 2 or lower[first - 2] not in _LASTING - {"in"}):
        return None
    if word in _ONWARDS or (word == "next" and LOOKS_AHEAD.isdisjoint(lower)):
        return _span(hit, first, unit, -count)
    return _span(hit, first, unit, count) if word in _BACK else None


def _first(hit: Hit) -> Time | None:
    """`in the first three months of the siege`, `in its first year`: since that began which is told of."""
    unit, first, last = hit.words.units[hit.word("u")], hit.match.start("s"), hit.match.end()
    count = count_of(hit) if hit.at("n") is not None else 1
    lower, letters = hit.sentence.lower, hit.match.string
    if unit not in _UNITS or count is None or hit.words.ordinals[hit.word("s")] != 1 or first < 2:
        return None
    if lower[first - 1] not in _OWNERS or lower[first - 2] not in _LASTING:
        return None
    part = letters[last : last + 1] == "o" and not _PARTS.isdisjoint(letters[last + 1 : last + 3])
    return None if part else _span(hit, first, unit, -count)


def _within(hit: Hit) -> Time | None:
    """`within two weeks of the quake`: from that on, not up to publication; so at the head of a sentence."""
    unit, count = hit.words.units[hit.word("u")], count_of(hit)
    first, last = hit.match.start() + 1, hit.match.end()
    if hit.word("p") != "within" or unit not in _UNITS or count is None:
        return None
    if hit.sentence.lower[last : last + 2] != ["of", "the"] and (first > 1 or _is_led(hit, last)):
        return None
    return _span(hit, first, unit, -count)


def _is_led(hit: Hit, last: int) -> bool:
    """Whether more is said of a duration, `within two days of shelling`, or nothing else at all."""
    return hit.match.string[last : last + 1] in ("o", "~", "")


def _span(hit: Hit, first: int, unit: str, count: int) -> Time:
    """So many units; those before, up to publication where no other time is told."""
    length = (unit if unit != "fortnight" else "day", count * _DAYS.get(unit, 1))
    point = back_from_now(unit, abs(count))
    closes = (MONTH if unit == "month" else DAY) if count > 0 else 0
    return Time(first, hit.match.end("u"), Kind.SPAN, point, closes=closes, anchored=True, lasting=length)


def named_after(time: Time, sentence: Sentence) -> list[str]:
    """The words that name what a span is counted from: `in the first week of the siege`, `within a month of
    the quake`."""
    lower = sentence.lower[time.last : time.last + _EVENT]
    if lower[:1] != ["of"] or lower[1:2] == [] or lower[1] not in DETERMINERS:
        return []
    ends = (k for k in range(2, len(lower)) if not lower[k][0].isalpha() or lower[k] in _NO_NAMES)
    return lower[2 : next(ends, len(lower))]


_NO_NAMES = STOPS | frozenset("it they he she we had was were".split())
_EVENT = 5  # words from "of" to the end of the name


NEIGHBOUR_SPANS = (
    Rule(
        "time.span-beside",
        "u =L T",
        pattern(f"(?P<s>same|deictic) {COUNT}? dash? (?P<u>unit)", "same deictic"),
        _beside,
    ),
    Rule(
        "time.first-units",
        "u O p",
        pattern(f"(?P<s>ordinal) {COUNT}? dash? (?P<u>unit)", "ordinal"),
        _first,
    ),
    Rule("time.within", "u p", pattern(f"(?P<p>prep) {COUNT} (?P<u>unit)", "prep"), _within),
)
