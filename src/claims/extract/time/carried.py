"""What a time carried over from another sentence is, which are news, as of when a report counts, and when one
who is quoted spoke.
"""

from collections.abc import Callable
from datetime import date
from itertools import compress
from typing import TypeVar

from claims.extract.calendar.moment import DAY, MONTH, YEAR
from claims.extract.calendar.resolution import months_before
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.frame import frame_of, is_as_of
from claims.extract.report.reading import Reading
from claims.extract.report.said_when import speech_words
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import BULLETS

Carried = tuple[Dated, Sentence]
T = TypeVar("T")

_NEWS = 7  # days before publication: what a report is news of


def once(find: Callable[[Sentence, Reading], T]) -> Callable[[Sentence, Reading], T]:
    """`find`, worked out once for each sentence: all its figures get the same."""

    def remembered(sentence: Sentence, reading: Reading) -> T:
        return sentence.layer(find, reading)

    return remembered


def is_recent(dated: Dated, reading: Reading) -> bool:
    """Whether a time lies so close before publication that the report is news of it."""
    published, last = frame_of(reading).anchor, dated.iso.rpartition("/")[2]
    if len(last) < DAY:
        return False
    if published is None or len(published) < DAY:
        return published is None or last[:MONTH] == published[:MONTH]
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(last)).days <= _NEWS


def is_report_of(dated: Dated, sentence: Sentence, reading: Reading) -> bool:
    """Whether a text gives its figures for that day or month: not so of one long past, or of what a clause
    describes, `of the people, who numbered 90 as of May 28`."""
    clause = sentence.lower[max(0, dated.time.first - _DESCRIBED) : dated.time.first]
    published = frame_of(reading).anchor
    old = published is not None and dated.iso.rpartition("/")[2][:MONTH] < _months_ago(published)
    return not old and _DESCRIBES.isdisjoint(clause)


@once
def told_as_of(sentence: Sentence, reading: Reading) -> Carried | None:
    """`As of May 28 ...`: the day for which a report gives its figures, also in the sentences after."""
    if sentence.lower[0] in BULLETS:
        return None
    for index in range(sentence.index - 1, max(-1, sentence.index - _REACH - 1), -1):
        before = reading.sentence(index)
        for dated in find_dated(before, reading):
            if is_as_of(dated.time, before.lower):
                return (dated, before) if is_report_of(dated, before, reading) else None
    return None


def of_head(sentence: Sentence, reading: Reading) -> Carried | None:
    """`Situation as of May 28`: the day for which the head of a report says that it gives its figures."""
    found = reading.layer(_head)
    return found if found and found[1].index < sentence.index else None


def _head(reading: Reading) -> Carried | None:
    for sentence in reading.sentences[:_OPENING]:
        for dated in find_dated(sentence, reading) if len(sentence) <= _HEAD else ():
            if is_as_of(dated.time, sentence.lower) and sentence.lower[-1] != ".":
                return dated, sentence
    return None


_REACH = 6  # sentences over which such a day holds
_OPENING = 3  # the last sentence that a text may begin with before it gives a time
_HEAD = 30  # words of a heading that gives the day of a report's figures


def _months_ago(published: str) -> str:
    return months_before(published, _OLD) if len(published) >= MONTH else published[:YEAR]


_OLD = 6  # months
_DESCRIBED = 12  # words
_DESCRIBES = frozenset(("which", "who", "whose"))


def opens_entry(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence begins with the hour at the head of an entry of a live report, the latest of which
    stands first: `09:42 Russia ...`. The hours of a chronicle go on from its day."""
    return sentence.index in reading.layer(_entries)


def _entries(reading: Reading) -> frozenset[int]:
    hours = [(it.index, hour) for it in reading.sentences if (hour := _hour(it.lower))]
    falling = len(hours) > 1 and hours[0][1] > hours[1][1]
    return frozenset(at for at, _ in hours) if falling else frozenset()


def _hour(lower: list[str]) -> str | None:
    """The hour at the head of a sentence, `0942`."""
    if len(lower) <= _HOUR or lower[1] != ":" or not (lower[0].isdecimal() and lower[2].isdecimal()):
        return None
    return lower[0].zfill(2) + lower[2]


_HOUR = 3  # words of it: "09:42"


@once
def spoken_time(sentence: Sentence, reading: Reading) -> Carried | None:
    """When the one who is quoted in `sentence` spoke, as an earlier sentence says that quotes him too."""
    names = _speakers(sentence, reading)
    for index in range(sentence.index - 1, max(-1, sentence.index - _FAR - 1), -1) if names else ():
        other = reading.sentence(index)
        spoken = [dated for dated in find_dated(other, reading) if dated.spoken]
        if spoken and not names.isdisjoint(_speakers(other, reading)):
            return spoken[0], other
    return None


@once
def _speakers(sentence: Sentence, reading: Reading) -> set[str]:
    """The names right before the verbs of saying."""
    speaks = reading.lexicon.index(speech_words)
    before = compress(sentence.words, map(speaks.__contains__, sentence.lower[1:]))
    return {word for word in before if word[0].isupper()}


_FAR = 30  # sentences over which a report is quoted
