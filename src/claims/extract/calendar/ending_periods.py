"""Periods that are told by their length and the time with which they end or begin: `the three months ended
September 30`, `the quarter to June`, `24 hours up to 9 May`, `the week of May 2`.
"""

from dataclasses import replace

from claims.extract.calendar.moment import Kind, Time
from claims.extract.calendar.time_words import pattern, time_words
from claims.extract.text.sentence import Sentence

_LEAD = pattern(
    "(?P<lead>the|prep|other)? (?P<n>cardinal|day|number)? dash? (?P<u>unit) (?P<period>period|other|same)?"
    "(?:(?P<link>to) (?:the|prep)?|(?P<word>other) (?:to|prep)? the?|(?P<of>of))$"
)
_REACH = 9  # words from the beginning of such a period to the time with which it ends
_ENDED = frozenset(("ended", "ending"))
_PERIOD = frozenset(("", "period", "that", "up", "which"))
_OPEN = frozenset("the in over during for within".split())  # "extended by a year to 2017" is no such period
_LENGTHS = {"fortnight": ("day", 14), "decade": ("year", 10)}
_UNITS = frozenset("hour day week fortnight month quarter year decade".split())
_NAMED = frozenset((Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.WEEKDAY))


def with_periods(sentence: Sentence, times: list[Time], letters: str) -> list[Time]:
    """`times` with those that end or begin a period made the whole of it."""
    if "u" not in letters:
        return times
    told: list[Time] = []
    for time in times:
        period = _period(sentence, time, letters) if time.kind in _NAMED and time.first else None
        if period is not None:
            told = [other for other in told if other.last <= period.first]
        told.append(period or time)
    return told


def _period(sentence: Sentence, time: Time, letters: str) -> Time | None:
    """The period that ends with `time`, or that is the week of it."""
    if time.point is None or time.anchored or time.end is not None:
        return None
    match = _LEAD.search(letters, max(0, time.first - _REACH), time.first)
    if match is None:
        return None
    lower = sentence.lower
    words = {name: lower[match.start(name)] if match.group(name) else "" for name in match.groupdict()}
    unit, count = time_words().units[words["u"]], _count(words["n"])
    if unit not in _UNITS or words["period"] not in _PERIOD:
        return None
    if words["of"]:
        return _week_of(match.start("u"), time, words, unit)
    ended = words["word"] in _ENDED
    if not (ended or (words["link"] and words["lead"] in _OPEN)):
        return None
    if unit in ("day", "hour") and not words["n"]:
        return None
    unit, each = _LENGTHS.get(unit, (unit, 1))
    return replace(
        time, first=match.start("n" if words["n"] else "u"), kind=Kind.SPAN, lasting=(unit, count * each)
    )


def _count(word: str) -> int:
    if not word:
        return 1
    return int(word) if word.isdecimal() else time_words().cardinals[word]


def _week_of(first: int, time: Time, words: dict[str, str], unit: str) -> Time | None:
    """`the week of May 2`: the seven days that begin then."""
    if unit != "week" or words["n"] or words["lead"] != "the" or time.kind is not Kind.DATE:
        return None
    return replace(time, first=first, kind=Kind.SPAN, lasting=("day", -7))
