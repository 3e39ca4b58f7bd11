"""The period that a report covers, as its head tells: `WEEKLY UPDATE #20 | 17 to 23 July 2020`."""

from claims.dates import read_days
from claims.extract.calendar.moment import Kind
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence

_HEAD = 20  # sentences and lines in which a report says what it covers
_NEAR = 8  # words before a period in which the report is named
_REPORTS = frozenset(("bulletin", "report", "sitrep", "snapshot", "update"))


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
    for index in range(min(_HEAD, len(reading.sentences))):
        sentence = reading.sentence(index)
        if _REPORTS.isdisjoint(sentence.lower):
            continue
        for dated in find_dated(sentence, reading):
            if _is_period(dated, sentence) and not _REPORTS.isdisjoint(_before(dated, sentence)):
                return dated, sentence
    return None


def _is_period(dated: Dated, sentence: Sentence) -> bool:
    """Whether a time is a span of months or days with both its ends, as a head and no sentence names it."""
    time = dated.time
    if time.kind is not Kind.SPAN or time.end is None or time.closes or time.point is None:
        return False
    return time.point.month is not None and sentence.lower[time.first] not in ("between", "from")


def _before(dated: Dated, sentence: Sentence) -> list[str]:
    return sentence.lower[max(0, dated.time.first - _NEAR) : dated.time.first]
