"""The date that a text gives itself in its first lines, by the conventions of news and reports.

A date counts by what stands around it in its line: nothing but a weekday and a time ("Wednesday 22 July
2015 22:33"), a label ("Posted on August 12 2016"), a byline or a separator ("Reuters | 3 May 2017"), a
place and a dash ("GENEVA, 12 March 2018 (Reuters) -"), or the article itself, which begins after it in
text that has lost its line breaks ("10 Jul 2016 After exhausting ..."). A date in a sentence is the date of
what happened, and never counts.
"""

import datetime
import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from claims.documents.date import TIME, WEEKDAY, Printed, find_dates, is_later

_MAX_HEAD = 20_000  # characters; a menu of some hundred lines may come before the article
_MAX_LINE = 300  # characters of a line that are looked at
_MAX_DATES = 4  # in one line
_PROSE = 140  # characters from which a line is taken for prose, if it has ...
_PROSE_WORDS = 20  # ... so many words
_FLOWING_LINES = 3  # lines of a column that go on in lower case until the article has begun
_FLOWING_WORDS = 4  # in such a line
_LATE_PROSE = 3  # a notice about cookies may come before: labelled dates count up to the third such line


class Rank(IntEnum):
    """How surely a date is that of publication; the lowest wins."""

    LABELLED = 0
    PLAIN = 1
    UPDATED = 2
    WEAK = 3  # a month without a day; a place and a date without a dash


class _Line(NamedTuple):
    """A line of the head, and whether it is part of a sentence that runs over several lines."""

    text: str
    flows: bool
    prose: bool


_PUBLISHED = (
    r"(?:date\s+of\s+publication|publication\s+date|release\s+date|date\s+(?:published|posted)|date"
    r"|(?:this\s+(?:article|story|report|post|page)\s+was\s+)?(?:(?:first|originally)\s+)?"
    r"(?:published|posted|issued|released|filed|created))"
)
_UPDATED = r"(?P<updated>(?:last\s+)?(?:updated|modified|revised|edited))"
_LABEL = rf"(?P<label>{_PUBLISHED}|{_UPDATED})(?!\w)(?:\W+(?:on|at))?\W*"
_CLOCK = rf"(?:(?:{TIME}(?:\s+on)?|{WEEKDAY})(?!\w)\W*)*"
_STAMP = re.compile(rf"[\W_]*(?:{_LABEL})?{_CLOCK}", re.IGNORECASE)
# A label in the middle of a line begins with a capital: "By Youssef Diab Published June 3 2016".
_INNER_LABEL = re.compile(rf"(?<!\w)(?=[A-Z])(?i:{_LABEL}{_CLOCK})\Z")
_SEPARATED = re.compile(r"[^|·•●»>]{0,120}(?:[|·•●»>]|\s[-–—/])(?!.*[|·•●»>]|.*\s[-–—/]\s)\s*")
_BYLINE = re.compile(
    rf"\W*By\s+(?!{WEEKDAY}\b)(?:[^.!?|]{{3,80}},|(?-i:[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){{0,4}}))\s*",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\W*(?:(?:[A-Z][\w'’./-]*|al|el|of|the|de|and|[a-z]{2}-[A-Z]\w+)[,\s]{1,2}){1,8}\(?")
_AGENCY = re.compile(rf".{{0,200}}(?<![\w.])[A-Z]{{2,7}}\s+(?i:{WEEKDAY})\s+")

_ALONE = re.compile(
    rf"T?[^\w|]*(?:(?:at\s+|@\s*)?{TIME}\W*)?(?:(?:last\s+)?(?:updated|modified|edited)\b.*)?"
    rf"|\s*(?:[|·•●]|\s[-–—/]\s(?=(?-i:[A-Z\d]))|,?\s*by\s(?=(?-i:[A-Z]))|{TIME}\s*[|·•●]).{{0,120}}"
    r"|,\s+(?-i:[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})\s*",
    re.IGNORECASE,
)
_DASH = re.compile(r"\)?\s*(?:\([^()]{2,40}\)\s*)?(?:--|[-–—])\s")
_THERE = r",\s[A-Z][\w/.'’ ]{2,40}\s(?:--|[-–—])\s"  # ", Geneva/Nairobi – "
_BEGINS = re.compile(
    rf"\s*(?:[-–—:|]\s*|{_THERE})?(?:(?i:at\s+)?{TIME}\s*)?(?:[A-Z“\"‘(\[]|\d[\d,]*\s+[A-Z]|by\s[A-Z])"
)
_RUNS_ON = re.compile(r",?\s+(?!by\b|at\b|in\b|from\b|updated\b|last\b)[a-z]")
_OPEN_END = re.compile(
    r"(?:,|\b(?:on|in|of|since|until|till|by|from|and|or|the|between|before|after|to|late|early|dated|for|than))\s*\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?!by\b|at\b|in\b|updated\b|last\b|published\b|posted\b|download\b|share\b)[a-z]")


def find_dateline(text: str, today: datetime.date) -> str | None:
    """The date (ISO 8601, to the day or month) that the first lines of `text` give it, `None` if none.

    A date later than `today` is no dateline. Of several, a labelled one counts first, then the one that
    stands nearest to the article: a page's head may carry the day on which it was saved.
    """
    best: tuple[Rank, str] | None = None
    prose = flowing = 0
    for line in _head(text):
        flowing += line.flows
        late = bool(prose) or flowing >= _FLOWING_LINES
        if late and best is not None:
            break
        for rank, iso in _datelines(line):
            if is_later(iso, today) or (late and rank is not Rank.LABELLED):
                continue
            if best is None or rank < best[0] or (rank is best[0] is Rank.PLAIN):
                best = rank, iso
        prose += line.prose
        if prose >= _LATE_PROSE:
            break
    return best[1] if best else None


def _head(text: str) -> Iterator[_Line]:
    """The first lines that hold anything, each with a look at its neighbours."""
    lines = text[:_MAX_HEAD].splitlines()
    for i, full in enumerate(lines):
        if not full or full.isspace():
            continue
        line = full[:_MAX_LINE]
        before, after = lines[i - 1] if i else "", lines[i + 1] if i + 1 < len(lines) else ""
        flows = bool(_OPEN_END.search(before[-40:])) or _goes_on(after)
        prose = len(full) >= _PROSE and line.count(" ") >= _PROSE_WORDS
        yield _Line(line, flows, prose)


def _goes_on(after: str) -> bool:
    """Whether the line `after` carries on a sentence: it begins in lower case and holds some words."""
    return bool(_GOES_ON.match(after)) and len(after.split(None, _FLOWING_WORDS)) >= _FLOWING_WORDS


def _datelines(line: _Line) -> Iterator[tuple[Rank, str]]:
    """The dates of a line that are datelines, with their ranks."""
    for printed in islice(find_dates(line.text), _MAX_DATES):
        rank = _rank(line, printed)
        if rank is not None:
            yield rank, printed.iso


def _rank(line: _Line, printed: Printed) -> Rank | None:
    """What the words before and after a date make of it."""
    before, after = line.text[: printed.start], line.text[printed.end :]
    label = _STAMP.fullmatch(before) or _INNER_LABEL.search(before)
    alone = bool(_ALONE.fullmatch(after))
    if label and label["label"]:
        if _RUNS_ON.match(after):
            return None
        return Rank.UPDATED if label["updated"] else Rank.LABELLED
    if len(printed.iso) < 10:
        return Rank.WEAK if label and not after.strip() and not line.flows else None
    if label:
        return Rank.PLAIN if _is_stamp(line, after, alone) else None
    if _is_signed(before, after, alone):
        return Rank.PLAIN
    placed = alone and not line.flows and before[0].isupper() and before.rstrip().endswith(",")
    return Rank.WEAK if placed and _PLACE.fullmatch(before) else None


def _is_stamp(line: _Line, after: str, alone: bool) -> bool:
    """Whether a date that begins its line is one by what follows: nothing, or the article itself."""
    return (alone and not line.flows) or (line.prose and bool(_BEGINS.match(after)))


def _is_signed(before: str, after: str, alone: bool) -> bool:
    """Whether a date follows a byline, a separator, a place or an agency."""
    if alone and ((cut := _SEPARATED.match(before)) or (cut := _BYLINE.match(before))):
        return bool(_STAMP.fullmatch(before, cut.end()))
    if _DASH.match(after) and _PLACE.fullmatch(before):
        return True
    return bool(_AGENCY.fullmatch(before)) and (alone or bool(_BEGINS.match(after)))
