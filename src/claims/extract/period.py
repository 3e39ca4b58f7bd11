"""Find the time that a figure is about: the event's before the speaker's, the sentence's before one carried
over from earlier sentences on the same event, and where the text has none the day of publication.
"""

from typing import NamedTuple

from claims.extract.calendar import find_times
from claims.extract.lexicon import Lexicon
from claims.extract.moment import DAY, Kind, Time, resolve
from claims.extract.reading import Found, Quantity, Reading
from claims.extract.sentence import Sentence
from claims.model import Basis

# Metrics that count what happens at a time, not what there is.
_FLOWS = frozenset(
    "killed injured detained abducted displaced attacks airstrikes settlements weapons".split()
)
# Between a reporting verb and the time when it was said.
_BETWEEN = frozenset(
    "on in at late early reporters a an the statement report press briefing news conference interview "
    "television tv journalists by telephone phone earlier later its his her their".split()
)
_PUBLISHED = frozenset(
    "posted published updated publication update released issued created modified dated".split()
)
# Entering one of these clauses, one leaves the figure's own time.
_ASIDES = frozenset(
    "which who whose where whereas although though despite before until unless while but".split()
)
_HEAD = 600  # characters in which a text says when it was published
_REACH = 12  # sentences over which an event's day is carried


class Dated(NamedTuple):
    """A time of a sentence on the calendar."""

    time: Time
    iso: str
    spoken: bool  # it says when somebody spoke


def find_period(quantity: Quantity, reading: Reading) -> Found:
    """The time a figure is about, with its words. The value is a pair: ISO 8601 or None, and the basis."""
    own = _own(quantity, reading)
    if own is not None and not own.spoken:
        return _found(own, quantity.sentence, "period.event")
    carried = _carried(quantity, reading)
    if carried is not None:
        return carried
    if own is not None:
        return _found(own, quantity.sentence, "period.speech")
    return Found((reading.document.published, Basis.PUBLICATION), "period.publication")


def _found(dated: Dated, sentence: Sentence, rule: str) -> Found:
    start, end = sentence.starts[dated.time.first], sentence.ends[dated.time.last - 1]
    return Found((dated.iso, Basis.TEXT), rule, start, end)


def _dated(sentence: Sentence, reading: Reading) -> list[Dated]:
    """The times of a sentence that are on the calendar and no furniture of the page."""
    known = sentence.memo.get("period")
    if known is not None:
        return known  # type: ignore[return-value]
    speaks = reading.lexicon.index(_speech_words)
    found: list[Dated] = []
    for time in find_times(sentence):
        iso = resolve(time, reading.document.published)
        if iso is not None and not time.anchored and not _is_furniture(time, sentence, reading):
            found.append(Dated(time, iso, _is_spoken(time, sentence, speaks)))
    sentence.memo["period"] = found
    return found


def _speech_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(w for e in lexicon.entries("speech_verb") for w in (*e["finite"], *e.get("ing", ())))


def _is_furniture(time: Time, sentence: Sentence, reading: Reading) -> bool:
    """Whether a date at the head of the text says when it was published."""
    if (
        sentence.starts[time.first] > _HEAD
        or time.kind is not Kind.DATE
        or not time.point
        or not time.point.year
    ):
        return False
    before = sentence.lower[max(0, time.first - 3) : time.first]
    return (
        bool(_PUBLISHED.intersection(before))
        or not before
        or before[-1] not in ("on", "since", "until", "by")
    )


def _is_spoken(time: Time, sentence: Sentence, speaks: frozenset[str]) -> bool:
    """Whether a time says when somebody spoke: `said on Thursday`, `on Thursday said`, `(Reuters, May 3)`."""
    lower = sentence.lower
    k = time.first - 1
    while k >= 0 and lower[k] in _BETWEEN:
        k -= 1
    if k >= 0 and (lower[k] in speaks or lower[k] in _PUBLISHED):
        return True
    return time.last < len(lower) and lower[time.last] in speaks


def _own(quantity: Quantity, reading: Reading) -> Dated | None:
    """The time in the figure's sentence that fits it best."""
    ranked = [
        (dated.spoken, _crossings(quantity, dated.time), _distance(quantity, dated.time), k, dated)
        for k, dated in enumerate(_dated(quantity.sentence, reading))
        if not _is_aside(quantity, dated.time)
    ]
    return min(ranked)[-1] if ranked else None


def _distance(quantity: Quantity, time: Time) -> int:
    return time.first - quantity.last if time.first >= quantity.last else quantity.first - time.last


def _crossings(quantity: Quantity, time: Time) -> int:
    lower = quantity.sentence.lower
    between = (
        lower[quantity.last : time.first]
        if time.first >= quantity.last
        else lower[time.last : quantity.first]
    )
    return sum(word in _ASIDES or word == ";" for word in between)


def _is_aside(quantity: Quantity, time: Time) -> bool:
    """Whether a time stands in a clause behind the figure that tells of something else."""
    lower = quantity.sentence.lower
    if time.first >= quantity.last:
        return not _ASIDES.isdisjoint(lower[quantity.last : time.first])
    return False


def _carried(quantity: Quantity, reading: Reading) -> Found | None:
    """The day of the event that the sentences before this one tell of."""
    if quantity.metric not in _FLOWS:
        return None
    sentence = quantity.sentence
    for index in range(sentence.index - 1, max(-1, sentence.index - _REACH), -1):
        before = reading.sentence(index)
        for dated in _dated(before, reading):
            if not dated.spoken and len(dated.iso) == DAY:
                return _found(dated, before, "period.carried")
    return None
