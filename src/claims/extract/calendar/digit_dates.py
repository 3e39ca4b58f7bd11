"""Dates written close, or in digits alone: `15-02-2016`, `15-Feb-2016`, `14 MAR 89`, `Apr 092017`."""

import re
from dataclasses import replace

from claims.extract.calendar.moment import LENGTHS, Kind, Point, Time
from claims.extract.calendar.month_dates import month_number
from claims.extract.calendar.time_rule import Hit, full_year
from claims.extract.calendar.time_words import FIRST_YEAR, LAST_YEAR

_SHORT_MONTH = 4  # letters
_AFTER_DATE = [["-"], ["–"], ["—"], [")"], ["]"], ["|"], []]


def read_iso(hit: Hit) -> Time | None:
    """`2016-02-15`, `2016/02/15`."""
    year, month, day = (int(hit.word(group)) for group in "ymd")
    if not hit.glued() or month > 12 or day > LENGTHS[month - 1]:
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(year, month, day))


def read_hyphens(hit: Hit) -> Time | None:
    """`15-Feb-2016`."""
    month, day = hit.words.months[hit.word("m")], int(hit.word("d"))
    if not hit.glued() or day > LENGTHS[month - 1]:
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(int(hit.word("y")), month, day))


def read_numeric(hit: Hit) -> Time | None:
    """`15-02-2016`, `08.04.2017`; with slashes and two numbers up to 12 nobody can say which is the month."""
    first, second, year = (int(hit.word(group)) for group in "dmy")
    if not hit.glued():
        return None
    if second > 12:
        first, second = second, first
    elif first <= 12 and first != second and hit.word("s") == "/":
        return Time(*hit.match.span(), Kind.DATE, Point(year))
    if second > 12 or first > LENGTHS[second - 1]:
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(year, second, first))


def read_month_year(hit: Hit) -> Time | None:
    """`09/2018`."""
    month = int(hit.word("m"))
    first = hit.match.start()
    apart = not first or hit.sentence.lower[first - 1] not in ("/", "-")
    if not hit.glued() or not apart or not 0 < month <= _MONTHS or len(hit.word("m")) != _TWO_DIGITS:
        return None
    return Time(*hit.match.span(), Kind.MONTH, Point(int(hit.word("y")), month))


def day_first(text: str) -> bool | None:
    """Whether the dates of a text that are written in digits have the day before the month (`25/02/2019`), or
    after it; None where none tells, or both orders are met."""
    found = {
        int(day) > _MONTHS for day, month in _DIGITS.findall(text) if max(int(day), int(month)) > _MONTHS
    }
    return found.pop() if len(found) == 1 else None


def in_order(time: Time, words: list[str], *, first: bool) -> Time:
    """A date in digits of which its words alone do not tell which is the month, in that order."""
    unknown = time.kind is Kind.DATE and time.point is not None and time.point.month is None
    if not unknown or len(words) != _FIVE or words[1] != "/" or time.point is None:
        return time
    day, month = (int(words[0]), int(words[2])) if first else (int(words[2]), int(words[0]))
    if month > _MONTHS or day > LENGTHS[month - 1]:
        return time
    return replace(time, point=replace(time.point, month=month, day=day))


_MONTHS = 12
_TWO_DIGITS = 2
_FIVE = 5  # words of "08/02/2019"
_DIGITS = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?!\d)")


def read_short_year(hit: Hit) -> Time | None:
    """`15.02.16:`, as an entry of a chronicle begins."""
    day, month, year = (int(hit.word(group)) for group in "dmy")
    first, last = hit.match.span()
    if first or not hit.glued() or month > 12 or day > LENGTHS[month - 1]:
        return None
    return Time(first, last, Kind.DATE, Point(2000 + year, month, day))


def read_two_digits(hit: Hit) -> Time | None:
    """`14-Mar-21`, and `14 MAR 89` in a dateline or as the end of a line."""
    year, month, day = full_year(hit.word("y")), month_number(hit), int(hit.word("d"))
    if year is None or not month or len(hit.word("y")) != 2 or day > LENGTHS[month - 1]:
        return None
    if not (hit.glued() or _ends_dateline(hit)):
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(year, month, day))


def _ends_dateline(hit: Hit) -> bool:
    """Whether a date with a short month stands as in `LIMA, 3 FEB 89 (AFP)`, or ends its line."""
    lower, (first, last) = hit.sentence.lower, hit.match.span()
    if len(hit.word("m")) > _SHORT_MONTH:
        return False
    after = lower[last : last + 1]
    return after in _AFTER_DATE or (after == ["("] and lower[max(0, first - 1) : first] in ([","], []))


def read_glued(hit: Hit) -> Time | None:
    """`Apr 092017`."""
    word, month = hit.word("g"), month_number(hit)
    if not month or not word.isdecimal() or len(word) not in (5, 6):
        return None
    year, day = int(word[-4:]), int(word[:-4])
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= day <= LENGTHS[month - 1]:
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(year, month, day))
