"""The day on which something happened that a text first tells of with its week.

"48 people were killed earlier this week. The troops came on Tuesday."
"""

from claims.extract.calendar.moment import DAY, Kind
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.frame import frame_of
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.time.inherited_time import tells_of
from claims.extract.time.tense import Tense, find_tense

_ADDING = frozenset(("another", "further", "more"))
_AHEAD = 12  # sentences in which the day is told


def day_within(dated: Dated, quantity: Quantity, reading: Reading) -> tuple[Dated, Sentence] | None:
    """The first day of the week of `dated` that later sentences tell of, other than that of publication."""
    point = dated.time.point
    if dated.time.kind is not Kind.RELATIVE or point is None or point.unit != "week":
        return None
    if find_tense(quantity) is not Tense.PAST:
        return None
    start, _, end = dated.iso.partition("/")
    index, published = quantity.sentence.index, frame_of(reading).anchor
    for at in range(index, min(index + 1 + _AHEAD, len(reading.sentences))):
        sentence = reading.sentence(at)
        if at > index and not _ADDING.isdisjoint(sentence.lower):
            return None  # last week 12 died; on Sunday another nine
        if at > index + 1 and not tells_of(sentence, quantity.metric, reading):
            continue
        for other in find_dated(sentence, reading):
            if other.spoken or len(other.iso) != DAY or other.iso == published:
                continue
            if start <= other.iso <= end:
                return other, sentence
    return None
