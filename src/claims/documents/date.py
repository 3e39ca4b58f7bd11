"""Dates as they are printed: where one stands in a line, and what it means as an ISO 8601 prefix."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from claims import dates

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_ZONE = (
    r"(?:\(?(?:GMT|UTC|BST|CES?T|EES?T|MSK|HKT|IST|[ECMP][SD]?T|Z)(?:\s?[+-]\d\d?(?::?\d\d)?)?\)?"
    r"|[+-]\d\d(?::?\d\d)?)"
)
TIME = (
    r"(?:\d\d?[:.h]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\b\.?)?|\d\d?\s*[ap]\.?m\b\.?|\d{4})"
    rf"(?:\s*{_ZONE})*"
)

# "Jan 202015": in text that has lost its commas, day and year stand together.
_DATE = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<d1>{_DAY})(?:st|nd|rd|th)?[\s.-]*(?:of\s)?(?P<m1>{_MONTH}),?[\s.-]*(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\s*(?P<d2>{_DAY})(?:st|nd|rd|th)?,?\s*(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})(?P<s3>[-/.])(?P<m3>0?[1-9]|1[0-2])(?P=s3)(?P<d3>{_DAY})"
    rf"|(?P<d4>{_DAY})(?P<s4>[-/.])(?P<m4>{_DAY})(?P=s4)(?P<y4>{_YEAR})"
    rf"|(?P<m5>{_MONTH}),?\s+(?P<y5>{_YEAR})"
    rf")(?![\d/-]|\.\d)",
    re.IGNORECASE,
)
_ISO = re.compile(rf"{_YEAR}(?:-\d\d){{0,2}}")
_BEFORE = re.compile(rf"\s*(?:{WEEKDAY}[.,]?\s+)?", re.IGNORECASE)
_AFTER = re.compile(rf"(?:[T,\s]\s*(?:at\s+)?{TIME})?\s*", re.IGNORECASE)


class Printed(NamedTuple):
    """A date as it stands in a line: `line[start:end]`."""

    iso: str
    start: int
    end: int


def find_dates(line: str) -> Iterator[Printed]:
    """The dates in a line, in order: 24 Mar 2019, April 6, 2016, 15-02-2016, 2019-05-21, May 2019.

    Dates that no calendar has are left out, and so is 03/04/2019, which can be read in two ways.
    """
    for match in _DATE.finditer(line):
        if iso := _iso(match):
            yield Printed(iso, *match.span())


def read_date(text: str) -> str:
    """The ISO 8601 prefix of a text that is nothing but a date, with or without weekday and time.

    Raises ValueError with the reason: `02/03/2019 can be read in two ways`.
    """
    if _ISO.fullmatch(text.strip()) and (iso := _in_calendar(text.strip())):
        return iso
    before = _BEFORE.match(text)
    match = _DATE.match(text, before.end() if before else 0)
    if match is None or not _AFTER.fullmatch(text, match.end()):
        raise ValueError(f"{text.strip()!r} is no date; write it as 2019, 2019-05 or 2019-05-21")
    iso = _iso(match)
    if iso is None:
        if match["d4"] and _both_ways(match):
            raise ValueError(f"{text.strip()!r} can be read in two ways; write it as 2019-05-21")
        raise ValueError(f"{text.strip()!r} is in no calendar")
    return iso


def _iso(match: re.Match[str]) -> str | None:
    """What a match of _DATE means, `None` where it means nothing or two things."""
    year = match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y5"]
    month = match["m1"] or match["m2"] or match["m3"] or match["m4"] or match["m5"]
    day = match["d1"] or match["d2"] or match["d3"] or match["d4"]
    if match["d4"]:
        if _both_ways(match):
            return None
        if int(month) > 12:  # 05/21/2019
            day, month = month, day
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return _in_calendar("-".join([year, f"{number:02}", *([f"{int(day):02}"] if day else [])]))


def _both_ways(match: re.Match[str]) -> bool:
    """Whether 02/03/2019 may be March or February. With points or hyphens the day comes first."""
    first, second = int(match["d4"]), int(match["m4"])
    return match["s4"] == "/" and first != second and max(first, second) < 13


def is_later(iso: str, today: datetime.date) -> bool:
    """Whether all of the day, month or year `iso` lies after `today`."""
    return dates.read_date(iso).first > today.toordinal()


def _in_calendar(iso: str) -> str | None:
    """The ISO prefix of a date, if the calendar has it."""
    try:
        dates.read_date(iso)
    except ValueError:
        return None
    return iso
