"""Carry the time of an event over to figures in other sentences that tell of it.

A report names the day once: "20 people were killed on Saturday. The blast wounded 40." Sentences behind it
inherit the day while they tell what happened; an opening sentence takes it from the one that goes on about
the event. What is so, or has come about up to now, inherits nothing.
"""

from datetime import date

from claims.extract.dated import Dated, find_dated
from claims.extract.headline import headline_end
from claims.extract.lexicon import Lexicon
from claims.extract.moment import DAY, MONTH, Kind
from claims.extract.reading import Quantity, Reading
from claims.extract.sentence import Sentence
from claims.extract.tense import Tense, find_tense

Carried = tuple[Dated, Sentence]

_REACH = 8  # sentences over which the day of an event is carried
_NEAR = 2  # the same for a month, for days long past, and for figures that may be no part of the event
_AHEAD = 8  # sentences behind a headline or an opening in which the event's time stands
_RECENT = 31  # days before publication: what a report is about
_NEWS = 7  # days before publication: what the report is news of
# Flows that are no part of an event, and stocks that come about by one.
_NO_EVENTS = frozenset(("money", "votes", "returnees"))
_BY_EVENTS = frozenset(("detained", "abducted", "displaced"))
_PARTITIVES = frozenset(("those", "these", "them", "the", "this", "that"))
_RELATIVES = frozenset(("that", "which", "who"))
# Words of a sentence that counts up to now, whatever was last told of.
_CUMULATIVE = frozenset(
    "war conflict uprising revolution crisis since far total overall altogether date".split()
)


def happens(quantity: Quantity, reading: Reading) -> bool:
    """Whether a figure's metric counts what happens at a time, not what there is."""
    return quantity.metric in reading.lexicon.index(_events)


def _events(lexicon: Lexicon) -> frozenset[str]:
    flows = {entry["key"] for entry in lexicon.entries("metric") if entry["measure"] == "flow"}
    return frozenset(flows - _NO_EVENTS | _BY_EVENTS)


def carried_time(quantity: Quantity, reading: Reading) -> Carried | None:
    """The time of the event that a figure belongs to and its sentence, where another sentence has it."""
    sentence = quantity.sentence
    if headline_end(quantity.start, reading):
        return _from_behind(sentence, reading, _RECENT)
    if sentence.lower[:1] in (["of"], ["among"]) and sentence.lower[1:2] and sentence.lower[1] in _PARTITIVES:
        return _of_whole(sentence, reading)
    tense = find_tense(quantity)
    if tense is Tense.PRESENT or (tense is Tense.PERFECT and not _CUMULATIVE.isdisjoint(sentence.lower)):
        return None
    if tense is Tense.PERFECT and _counts_on(sentence, reading):
        return None
    if happens(quantity, reading):
        reach = _REACH // 2 if quantity.metric in _BY_EVENTS else _REACH
        return (
            _from_before(sentence, reading, reach)
            or _from_behind(sentence, reading, _NEWS)
            or _from_speaker(sentence, reading)
        )
    return _from_before(sentence, reading, _NEAR) if tense is Tense.PAST else None


def _counts_on(sentence: Sentence, reading: Reading) -> bool:
    """Whether the sentence before counts from a day in the past up to now: this one goes on with that."""
    if not sentence.index:
        return False
    return any(dated.time.closes for dated in find_dated(reading.sentence(sentence.index - 1), reading))


def day_before(sentence: Sentence, reading: Reading) -> str | None:
    """The day that `sentence`, or the event told before it, has: what "a day earlier" counts from."""
    for dated in find_dated(sentence, reading):
        if len(dated.iso) == DAY and not dated.spoken:
            return dated.iso
    carried = _from_before(sentence, reading, _REACH)
    return carried[0].iso if carried and len(carried[0].iso) == DAY else None


def _of_whole(sentence: Sentence, reading: Reading) -> Carried | None:
    """`Of those, 20 ...`: the time of what the sentence before counts."""
    if not sentence.index:
        return None
    before = reading.sentence(sentence.index - 1)
    times = find_dated(before, reading)
    return (min(times, key=lambda dated: dated.spoken), before) if times else None


def _from_before(sentence: Sentence, reading: Reading, reach: int) -> Carried | None:
    """The time of the latest event that the sentences before this one tell of."""
    for index in range(sentence.index - 1, max(-1, sentence.index - reach - 1), -1):
        before = reading.sentence(index)
        event = _event(before, reading)
        if event is None:
            continue
        near = sentence.index - index <= _NEAR and (_is_day(event) or before.paragraph == sentence.paragraph)
        if near or _is_recent(event, reading):
            return event, before
    return None


def _is_day(dated: Dated) -> bool:
    return len(dated.iso.partition("/")[0]) == DAY


def _from_speaker(sentence: Sentence, reading: Reading) -> Carried | None:
    """The time when somebody spoke in the sentence before, where no event has a time."""
    if not sentence.index or reading.spans[sentence.index - 1].paragraph != sentence.paragraph:
        return None
    before = reading.sentence(sentence.index - 1)
    spoken = [dated for dated in find_dated(before, reading) if dated.spoken]
    return (spoken[0], before) if spoken else None


def _event(sentence: Sentence, reading: Reading) -> Dated | None:
    """The time of the event that a sentence tells of: no year, nothing that goes on until now, no aside."""
    for dated in find_dated(sentence, reading):
        if dated.spoken or dated.time.kind is Kind.SINCE or len(dated.iso) in (4, 9):
            continue
        if not _tells_earlier(sentence.lower[: dated.time.first]):
            return dated
    return None


def _tells_earlier(words: list[str]) -> bool:
    """Whether a time behind `words` is one before the event: `..., which had begun on`."""
    return any(words[i] in _RELATIVES and words[i + 1] == "had" for i in range(len(words) - 1))


def _is_recent(dated: Dated, reading: Reading, days: int = _RECENT) -> bool:
    """Whether a day lies so close before publication that the report is about it."""
    published, last = reading.document.published, dated.iso.rpartition("/")[2]
    if len(last) < DAY:
        return False
    if published is None or len(published) < DAY:
        return published is None or last[:MONTH] == published[:MONTH]
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(last)).days <= days


def _from_behind(sentence: Sentence, reading: Reading, days: int) -> Carried | None:
    """The time of the event that the sentences behind a headline or an opening tell of: news of these days,
    or what a sentence close by goes on about: "The raid took place on Friday".
    """
    nouns = reading.lexicon.index(_event_nouns)
    for index in range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(reading.spans))):
        behind = reading.sentence(index)
        event = _event(behind, reading)
        if event is None:
            continue
        goes_on = behind.lower[0] in ("the", "this") and not nouns.isdisjoint(behind.lower[1:5])
        if _is_recent(event, reading, _RECENT if goes_on else days):
            return event, behind
    return None


def _event_nouns(lexicon: Lexicon) -> frozenset[str]:
    """`attack`, `attacks`, ...: nouns for what happens."""
    words = {
        word for entry in lexicon.entries("speaker") if entry["is"] == "event" for word in entry["words"]
    }
    return frozenset(words | {word + "s" for word in words})
