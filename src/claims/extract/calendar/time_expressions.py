"""Find the time expressions of a sentence: dates with whatever parts they have, weekdays, relative times,
spans, durations, clock times. `resolve` puts one on the calendar.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from claims.extract.calendar.date_rules import DATE_RULES
from claims.extract.calendar.ending_periods import with_periods
from claims.extract.calendar.moment import DAY, MONTH, Kind, Point, Time
from claims.extract.calendar.neighbour_rules import NEIGHBOUR_RULES
from claims.extract.calendar.neighbour_spans import NEIGHBOUR_SPANS
from claims.extract.calendar.period_rules import PERIOD_RULES
from claims.extract.calendar.relative_rules import RELATIVE_RULES
from claims.extract.calendar.resolution import resolve
from claims.extract.calendar.time_rule import PART_LETTERS, Hit, Rule, choose_rules
from claims.extract.calendar.time_words import TimeWords, encode, pattern, time_words
from claims.extract.calendar.year_numbers import NOW
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import is_number

__all__ = ["Kind", "Point", "Time", "find_times", "resolve"]

# The rules in the order in which they are asked; words that one has taken are gone for those after it.
RULES = (*PERIOD_RULES, *DATE_RULES, *NEIGHBOUR_RULES, *NEIGHBOUR_SPANS, *RELATIVE_RULES)

_FOUND = "#"
_LETTERS = PART_LETTERS.union(*(rule.needs for rule in RULES)) - {" "}
# How far "since" may stand before its time: "since protests against the government began in March 2011".
_SINCE_REACH = 20
# What may stand between the two times of a span: from X to Y, X - Y, X and on Y; years and months in a list.
_LINK = pattern("comma? (?:and? to|and) (?:the|prep|part|of)*|dash|slash|(?P<list>comma)")
_UP_TO_NOW = pattern("to the? other")
_ONWARDS = frozenset(("onward", "onwards"))
_CLOSE = 14  # words between a duration and the days that it lasted
_LISTED = frozenset((Kind.MONTH, Kind.YEAR, Kind.WEEKDAY))
_COUNTED_FROM_NOW = frozenset((Kind.WEEKDAY, Kind.RELATIVE))


def find_times(sentence: Sentence) -> list[Time]:
    """All time expressions in `sentence`, in order, without overlap; worked out once."""
    return sentence.layer(_find)


def _find(sentence: Sentence) -> list[Time]:
    words = time_words()
    if words.triggers.isdisjoint(sentence.lower):
        return []
    letters = encode(sentence.lower)
    left = letters
    times: list[Time] = []
    if not words.holidays.keys().isdisjoint(sentence.lower):
        left, times = _holidays(sentence, words, letters)
    for rule in _rules_for(_LETTERS.intersection(letters + _FOUND)):
        if rule.needs == _FOUND and not times:
            continue
        for match in rule.pattern.finditer(left):
            time = rule.build(Hit(sentence, match, words))
            if time is not None:
                times.append(time)
                left = left[: time.first] + _FOUND * (time.last - time.first) + left[time.last :]
    times.sort(key=lambda time: time.first)
    times = with_periods(sentence, times, letters)
    return _with_since(
        sentence, _joined(sentence, _told_by_another(sentence, times, letters), letters), letters
    )


def _told_by_another(sentence: Sentence, times: list[Time], letters: str) -> list[Time]:
    """`times` without those that only say how long, or at what hour, another one was: `in 24 hours between
    6 and 7 October`, `in early June an overnight raid`.
    """
    if "overnight" in sentence.lower:
        times = [
            replace(time, kind=Kind.CLOCK, point=None, end=None)
            if _is_night_of(sentence, time, after)
            else time
            for time, after in zip_longest(times, times[1:])
        ]
    told = [time for time in times if _is_told(time)]
    if not told or len(times) < 2:
        return times
    return [
        replace(time, kind=Kind.DURATION, point=None, end=None, closes=0)
        if _only_measures(sentence, time, letters) and any(_are_close(time, other) for other in told)
        else time
        for time in times
    ]


def _is_told(time: Time) -> bool:
    """Whether a time is a year, a month, a day or a weekend: no span up to now."""
    point = time.point
    if point is None or time.closes:
        return point is not None and bool(point.month)
    fronted = time.kind is Kind.WEEKDAY and time.first <= 1
    return bool(point.month or point.year or fronted or point.unit == "weekend")


def _is_night_of(sentence: Sentence, time: Time, after: Time | None) -> bool:
    """Whether an `overnight` is that of the weekday after it: `overnight Thursday into Friday`."""
    return (
        after is not None
        and after.kind is Kind.WEEKDAY
        and sentence.lower[time.first] == "overnight"
        and after.first - time.last <= 1
    )


def _are_close(time: Time, other: Time) -> bool:
    return -_CLOSE <= other.first - time.first <= _CLOSE


def _only_measures(sentence: Sentence, time: Time, letters: str) -> bool:
    """Whether a time is a duration without `last` or `past`, or an `overnight` before a noun."""
    if time.kind is Kind.SPAN and time.closes:
        return letters[time.first] not in "LT"
    before = sentence.lower[time.first - 1] if time.first else ""
    return sentence.lower[time.first] == "overnight" and before in ("a", "an", "the")


@lru_cache(maxsize=8192)
def _rules_for(letters: frozenset[str]) -> tuple[Rule, ...]:
    return choose_rules(RULES, letters)


def _holidays(sentence: Sentence, words: TimeWords, letters: str) -> tuple[str, list[Time]]:
    """The letters without the days that have a name, and those."""
    times: list[Time] = []
    for i, word in enumerate(sentence.lower):
        for name, point in words.holidays.get(word, ()):
            first = i + 1 - len(name)
            if (
                first >= 0
                and tuple(sentence.lower[first : i + 1]) == name
                and not _is_lower(sentence, first, i + 1)
            ):
                last, day = _of_year(point, i + 1, sentence, letters)
                letters = letters[:first] + _FOUND * (last - first) + letters[last:]
                times.append(Time(first, last, Kind.DATE, day))
                break
    return letters, times


def _of_year(point: Point, last: int, sentence: Sentence, letters: str) -> tuple[int, Point]:
    """The end of a day that has a name, before word `last`, and the day in the year that may follow:
    `Christmas Day 2009`, `Easter Sunday, 2019`."""
    link = sentence.lower[last : last + 1] in _YEAR_LINKS
    if point.year or letters[last + link : last + link + 1] != _YEAR:
        return last, point
    return last + link + 1, replace(point, year=int(sentence.lower[last + link]))


_YEAR = "Y"  # the letter of a year
_YEAR_LINKS = ([","], ["in"], ["of"])


def _is_lower(sentence: Sentence, first: int, last: int) -> bool:
    return sentence.slice(first, last).islower()


def _joined(sentence: Sentence, times: list[Time], letters: str) -> list[Time]:
    """`times` with those that are the two ends of a span made one."""
    joined: list[Time] = []
    for time in times:
        if (
            joined
            and _makes_span(joined[-1], time, sentence, letters)
            and not _opens_clause(sentence, joined[-1], time)
        ):
            start = joined.pop()
            first = start.first - (start.first > 0 and sentence.lower[start.first - 1] in ("from", "between"))
            joined.append(Time(first, time.last, Kind.SPAN, start.point, time.end or time.point))
        else:
            joined.append(time)
    return joined


def _makes_span(start: Time, end: Time, sentence: Sentence, letters: str) -> bool:
    """Whether two neighbours are the ends of one span: both on the calendar, and only a link between them."""
    if (
        start.point is None
        or end.point is None
        or start.closes
        or end.closes
        or start.anchored
        or end.anchored
    ):
        return False
    link = _LINK.fullmatch(letters, start.last, end.first)
    if link is None or (link.group("list") and (start.kind != end.kind or start.kind not in _LISTED)):
        return False
    led = start.first > 0 and sentence.lower[start.first - 1] in ("between", "from")
    return led or _is_counted(start) == _is_counted(end)


def _opens_clause(sentence: Sentence, start: Time, end: Time) -> bool:
    """Whether the second of two times begins a clause with a number of its own: `killed 40 in June 2015, and
    in March 2016 20 drowned`; not so of `killed 40 in May and in June`."""
    lower = sentence.lower
    link, after = lower[start.last : end.first], lower[end.last :]
    if "and" not in link or link[-1] not in _FRONTS or not any(map(is_number, after)):
        return False
    goes_on = "," in link or after[0][0].isalnum()
    return goes_on and after[0] not in _JOINTS and any(map(is_number, lower[: start.first]))


_FRONTS = frozenset(("in", "on", "at", "during"))
_JOINTS = frozenset(("and", "to", "until"))


def _is_counted(time: Time) -> bool:
    """Whether a time is counted from publication: a weekday, or one weekday up to another."""
    weekdays = time.kind is Kind.SPAN and time.point is not None and time.point.weekday is not None
    return time.kind in _COUNTED_FROM_NOW or weekdays


def _with_since(sentence: Sentence, times: list[Time], letters: str) -> list[Time]:
    """`times` with those that "since" opens up to publication marked so."""
    return [
        replace(time, first=first, kind=Kind.SINCE, closes=_closes(time, letters))
        if (first := _since(sentence, time, times[k - 1] if k else None, letters)) is not None
        else time
        for k, time in enumerate(times)
    ]


def _since(sentence: Sentence, time: Time, before: Time | None, letters: str) -> int | None:
    """The first word of `time` where a "since" opens it, the "since" itself if it is close by; else None."""
    if time.point is None or time.closes or time.anchored or time.lasting:
        return None
    after = sentence.lower[time.last : time.last + 3]
    if not _ONWARDS.isdisjoint(after[:1]):
        return time.first
    if not NOW.isdisjoint(after) and _UP_TO_NOW.match(letters, time.last):
        return time.first  # from 2011 until now
    since = letters.rfind("S", max(0, time.first - _SINCE_REACH), time.first)
    if since < 0 or (before is not None and since < before.last and before.kind is not Kind.CLOCK):
        return None
    between = sentence.lower[since + 1 : time.first]
    if between[-2:] in (["as", "of"], ["as", "at"]):
        return None  # since the outbreak began and as of 18 May
    for i, word in enumerate(between):
        if word in (";", ":", "said") or (
            word == "," and between[i + 1 : i + 2] not in (["which"], ["that"], ["in"])
        ):
            return None
    return since if len(between) <= 1 else time.first


def _closes(time: Time, letters: str) -> int:
    """How much of the publication date closes "since" that time: the month, if the time is a beginning."""
    relative = time.point is not None and time.point.unit in ("month", "season", "year")
    return MONTH if relative or "B" in letters[time.first : time.last] else DAY
