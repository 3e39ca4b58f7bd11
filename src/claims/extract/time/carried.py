"""What a time carried over from another sentence is, and which times are news."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from claims.extract.calendar.moment import DAY, MONTH
from claims.extract.report.dated import Dated
from claims.extract.report.frame import frame_of
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence

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
