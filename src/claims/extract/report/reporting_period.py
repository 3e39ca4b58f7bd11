"""The period that a report covers, as its head tells: `WEEKLY UPDATE #20 | 17 to 23 July 2020`, `The 2017
annex`."""

from claims.dates import read_days
from claims.extract.calendar.moment import YEAR, Kind
from claims.extract.found import Found
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.frame import frame_of
from claims.extract.report.headline import unprinted_title
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.model import Basis

_HEAD = 20  # sentences and lines in which a report says what it covers
_NEAR = 8  # words before a period in which the report is named
_REPORTS = frozenset(("bulletin", "report", "reporting", "sitrep", "snapshot", "update"))


def reporting_period(reading: Reading) -> tuple[Dated, Sentence] | None:
    """The period that a document covers, from one day or month to another, and the line that tells it."""
    return reading.layer(_find)


def as_period(dated: Dated, reading: Reading) -> Dated:
    """A time as the report words it, where it is the same days as its period: `the first quarter`."""
    period = reporting_period(reading)
    if period is None or "/" not in dated.iso or dated.iso.endswith(".."):
        return dated
    same = read_days(dated.iso) == read_days(period[0].iso)
    return dated.at(period[0].iso) if same else dated


def _find(reading: Reading) -> tuple[Dated, Sentence] | None:
    for sentence in (*unprinted_title(reading), *reading.sentences[:_HEAD]):
        if _REPORTS.isdisjoint(sentence.lower):
            continue
        for dated in find_dated(sentence, reading):
            if _is_period(dated, sentence) and not _REPORTS.isdisjoint(_before(dated, sentence)):
                return dated, sentence
    return None


def year_of_report(reading: Reading) -> Found | None:
    """The year that a yearly report goes through, and where its top tells that: `The 2013 statistical annex
    documents 9,707 attacks`, `Year in review 2019`."""
    return reading.layer(_find_year)


def _find_year(reading: Reading) -> Found | None:
    published = frame_of(reading).anchor
    for sentence in (*unprinted_title(reading), *reading.sentences[:_TOP]):
        if _YEARLY.isdisjoint(sentence.lower):
            continue
        for k, word in enumerate(sentence.lower):
            past = word.isdecimal() and _FIRST <= word < (published or "2100")[:YEAR]
            if (
                past
                and len(word) == YEAR
                and _names_yearly(sentence.lower[max(0, k - _BESIDE) : k + _BESIDE])
            ):
                title = sentence in unprinted_title(reading)
                start, end = (0, 0) if title else sentence.extent(k, k + 1)
                return Found((word, Basis.TEXT), "period.of-report-head", start, end)
    return None


def _names_yearly(near: list[str]) -> bool:
    """Whether words beside a year name what goes through a whole one."""
    if not _YEARBOOKS.isdisjoint(near):
        return True
    return ("annual" in near and not _REPORTS.isdisjoint(near)) or ("year" in near and "review" in near)


_FIRST = "1900"
_TOP = 6  # sentences and lines at the top of a report
_BESIDE = 5  # words between a year and what it is the year of
_YEARBOOKS = frozenset(("annex", "yearbook"))
_YEARLY = _YEARBOOKS | {"annual", "review"}


def _is_period(dated: Dated, sentence: Sentence) -> bool:
    """Whether a time is a span of months or days with both its ends, as a head and no sentence names it."""
    time = dated.time
    if time.kind is not Kind.SPAN or time.end is None or time.closes or time.point is None:
        return False
    return time.point.month is not None and sentence.lower[time.first] not in ("between", "from")


def _before(dated: Dated, sentence: Sentence) -> list[str]:
    return sentence.lower[max(0, dated.time.first - _NEAR) : dated.time.first]
