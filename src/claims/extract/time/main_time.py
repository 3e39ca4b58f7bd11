"""The time of the event that a text is about: the first one that its opening tells.

A report of one event names its day at the beginning and goes on telling what happened; until it names another
time, what it tells in the past is of that day: houses destroyed, weapons seized and villages reached as well
as people killed.
"""

from typing import NamedTuple

from claims.dates import read_days
from claims.extract.calendar.moment import DAY, YEAR, Kind
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import Dated, event_times, find_dated, is_aside
from claims.extract.report.frame import frame_of
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.time.begun_time import of_the_fighting
from claims.extract.time.carried import is_recent, opens_entry
from claims.extract.time.counting_up import counts_up_between
from claims.extract.time.event_told import named_day
from claims.extract.time.tense import Tense, find_tense

_OPENING = 4
_LONGEST = 95  # days of a span that is the time of one event
_WEEK = 8
_DAYS = 21  # characters of a span from day to day
# The latter two of a span, or right after the event.
_TOLD = frozenset((Tense.PAST, Tense.PERFECT, Tense.NONE))
# A sentence with one of these tells of another event, or of more than one.
_ELSE = frozenset(("since", "elsewhere", "separately", "overall", "conflict", "war", "far"))
# What somebody has, in the tense of who spoke of it: "he said that it numbered 15,000".
_HELD = frozenset(
    ("fighters", "foreign_fighters", "troops", "population", "territory", "settlements", "money")
)


class MainTime(NamedTuple):
    """The time of a text's event, the sentence that tells it, and the first one that names another time."""

    dated: Dated
    sentence: Sentence
    until: int


def main_time(quantity: Quantity, reading: Reading) -> tuple[Dated, Sentence] | None:
    """The time of the text's event for a figure of the past that stands before any other time, and for what
    is told right after it."""
    tense = find_tense(quantity)
    if tense not in _TOLD or not _ELSE.isdisjoint(quantity.sentence.lower):
        return None
    found = reading.layer(_main_time)
    if (
        found is None
        or opens_entry(quantity.sentence, reading)
        or not found.sentence.index < quantity.sentence.index < found.until
    ):
        return None
    if found.dated.spoken and (quantity.metric in _HELD or len(found.dated.iso) < DAY):
        return None
    if counts_up_between(found.sentence, quantity, reading):
        return None
    if tense is Tense.PERFECT and of_the_fighting(quantity.sentence, reading):
        return None  # 20 have died in the violence: since it began
    if tense is Tense.PAST or (tense is Tense.PERFECT and "/" in found.dated.iso):
        return found[:2]
    fresh = tense is Tense.NONE or is_recent(found.dated, reading)
    return found[:2] if fresh and _is_right_after(quantity.sentence, found.sentence) else None


def _is_right_after(sentence: Sentence, event: Sentence) -> bool:
    """Whether a sentence tells on what has come of an event, in its paragraph: `A ship sank on Sunday. Only
    20 people have been found alive`."""
    near = sentence.paragraph == event.paragraph and sentence.index - event.index <= _RIGHT_AFTER
    return near and _LOOKS_AHEAD.isdisjoint(sentence.lower)


_RIGHT_AFTER = 2  # sentences
_LOOKS_AHEAD = frozenset("could expect expected expects may might should would".split())


def _main_time(reading: Reading) -> MainTime | None:
    """Of the opening's times the first day of the last week, else the first that may be an event's."""
    told = _first_day(reading) or _first_time(reading)
    named = named_day(reading)
    if told and named and len(told[0].iso) == DAY and told[0].iso > named[0].iso:
        told = named  # what came after it is told first
    return told and MainTime(*told, _until(told[0], told[1].index, reading))


def _first_day(reading: Reading) -> tuple[Dated, Sentence] | None:
    """The first day shortly before publication on which something happened, by the opening: months and years
    beside it tell of what was before."""
    day = frame_of(reading).day
    for sentence in reading.sentences[:_OPENING]:
        for dated in event_times(sentence, reading):
            until = sentence.lower[dated.time.first - 1 : dated.time.first] == ["by"]
            if len(dated.iso) == DAY and dated.iso != day and not until and is_recent(dated, reading):
                return dated, sentence
    return None


def _first_time(reading: Reading) -> tuple[Dated, Sentence] | None:
    """The first time of the opening, if it may be an event's."""
    day = frame_of(reading).day
    for sentence in reading.sentences[:_OPENING]:
        for dated in find_dated(sentence, reading):
            if dated.iso == day and not dated.spoken:
                return None  # a report of what happened on the day
            if dated.iso == day or dated.time.vague:
                continue
            if not (_is_to_come(dated, day) or is_aside(dated, sentence)):
                told = dated.until_now(day) if dated.begins else dated
                return (told, sentence) if _is_of_event(told) else None
    return None


def _is_to_come(dated: Dated, day: str | None) -> bool:
    return day is not None and dated.iso[: len(day)] > day


def _is_of_event(dated: Dated) -> bool:
    """Whether a time is a day, a month, or a span of some weeks; of days only by their names."""
    if dated.time.kind is Kind.SPAN and not dated.time.closes and len(dated.iso) == _DAYS:
        return True
    try:
        days = read_days(dated.iso)
    except ValueError:
        return False
    if days is None or dated.iso.endswith(".."):
        return False
    return ("/" not in dated.iso and len(dated.iso) > YEAR) or _WEEK < days.length <= _LONGEST


def _until(dated: Dated, index: int, reading: Reading) -> int:
    """The number of the first sentence after the one at `index` that tells of another time."""
    day = frame_of(reading).day
    for at in range(index + 1, len(reading.sentences)):
        if opens_entry(reading.sentence(at), reading):
            return at
        sentence = reading.sentence(at)
        if any(
            _is_other(other, dated, day) and not _is_deadline(other, sentence)
            for other in find_dated(sentence, reading)
        ):
            return at
    return len(reading.sentences)


def _is_deadline(dated: Dated, sentence: Sentence) -> bool:
    """Whether something only lasts up to a time: `roads were closed until Monday`."""
    first = dated.time.first
    return not {"until", "till"}.isdisjoint(sentence.lower[max(0, first - 2) : first])


def _is_other(other: Dated, dated: Dated, day: str | None) -> bool:
    """Whether a time ends the reign of the one that a text began with: not so the day of publication on which
    somebody spoke, nor, for a day, years that tell of the past.
    """
    if other.iso == dated.iso or other.time.vague or (other.spoken and other.iso == day):
        return False
    if len(dated.iso) == DAY and other.time.kind is Kind.SINCE and not dated.spoken:
        return False
    return len(dated.iso) < DAY or len(other.iso.partition("/")[0]) != YEAR
