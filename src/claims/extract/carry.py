"""Carry the time of an event over to figures in other sentences that tell of it.

A report names the day once: "20 people were killed on Saturday. The blast wounded 40." Sentences behind it
inherit the day while they tell what happened; an opening sentence takes it from the one that goes on about
the event. What is so, or has come about up to now, inherits nothing.
"""

from datetime import date

from claims.extract.dated import Dated, find_dated, speech_words
from claims.extract.headline import headline_end
from claims.extract.lexicon import Lexicon
from claims.extract.moment import DAY, MONTH, Kind
from claims.extract.reading import Quantity, Reading
from claims.extract.sentence import Sentence
from claims.extract.tense import Tense, find_tense

Carried = tuple[Dated, Sentence]

_REACH = 6  # sentences over which the day of an event is carried
_NEAR = 2  # the same for a month, for days long past, and for figures that may be no part of the event
_FAR = 30  # sentences over which a report is quoted
_OPENING = 3  # the last sentence that a text may begin with before it gives a time
_AHEAD = 8  # sentences behind a headline or an opening in which the event's time stands
_RECENT = 31  # days before publication: what a report is about
_NEWS = 7  # days before publication: what the report is news of
# Flows that are no part of an event, and stocks that come about by one.
_NO_EVENTS = frozenset(("money", "votes", "returnees"))
_BY_EVENTS = frozenset(("detained", "abducted", "displaced"))
_PARTITIVES = frozenset(("those", "these", "them", "the", "this", "that"))
_DETERMINERS = frozenset("the a an that its their his her 's ' this".split())
_RELATIVES = frozenset(("that", "which", "who"))
# Words of a sentence that counts up to now, whatever was last told of.
_CUMULATIVE = frozenset("war conflict uprising revolution crisis far total overall altogether date".split())


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
    if tense is Tense.PRESENT or "since" in sentence.lower:
        return _since_then(sentence, reading)
    if happens(quantity, reading):
        return _of_event(quantity, tense, reading)
    if tense is not Tense.PAST:
        return None
    return _from_before(sentence, reading, _NEAR) or _from_speaker(sentence, reading, _NEAR)


def _of_event(quantity: Quantity, tense: Tense, reading: Reading) -> Carried | None:
    """The time of what happened, for a figure that counts that."""
    sentence = quantity.sentence
    if tense is Tense.PERFECT:
        running = _up_to_now(sentence, reading)
        if running is not None or not _CUMULATIVE.isdisjoint(sentence.lower):
            return running
    reach = _REACH // 2 if quantity.metric in _BY_EVENTS else _REACH
    return (
        _from_before(sentence, reading, reach)
        or _from_behind(sentence, reading, _NEWS)
        or _from_speaker(sentence, reading, reach)
    )


def _since_then(sentence: Sentence, reading: Reading) -> Carried | None:
    """`The war began in 2011. Since then 20 ...`: from the time of the sentence before."""
    lower = sentence.lower
    if not sentence.index or not any(lower[i : i + 2] == ["since", "then"] for i in range(len(lower))):
        return None
    before = reading.sentence(sentence.index - 1)
    event = _event(before, reading)
    return _up_to_now(sentence, reading) or (
        (event.until_now(reading.document.published), before) if event is not None else None
    )


def _up_to_now(sentence: Sentence, reading: Reading) -> Carried | None:
    """`The war began in 2011. It has killed 20`: the span up to now that the sentence before opens."""
    if not sentence.index:
        return None
    before = reading.sentence(sentence.index - 1)
    for dated in find_dated(before, reading):
        if dated.time.closes or (dated.begins and not _is_recent(dated, reading)):
            return dated.until_now(reading.document.published), before
    return None


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
        near = sentence.index - index <= _NEAR and _sets_scene(event, before, sentence)
        if near or _is_recent(event, reading):
            return event, before
    return None


def _sets_scene(dated: Dated, before: Sentence, sentence: Sentence) -> bool:
    """Whether a time reaches the next sentences: a day does, a month that opens one of the paragraph."""
    if len(dated.iso.partition("/")[0]) == DAY:
        return True
    return dated.time.first <= _NEAR and before.paragraph == sentence.paragraph


def _from_speaker(sentence: Sentence, reading: Reading, reach: int) -> Carried | None:
    """The day on which somebody spoke in a sentence before, or soon behind an opening."""
    opens = sentence.index <= _OPENING and not _speakers(sentence, reading)
    last = min(_AHEAD, len(reading.spans)) if opens else sentence.index
    ahead = range(sentence.index + 1, last)
    for index in (*range(sentence.index - 1, max(-1, sentence.index - reach - 1), -1), *ahead):
        other = reading.sentence(index)
        for dated in find_dated(other, reading):
            if dated.spoken and len(dated.iso) == DAY and _is_recent(dated, reading, _NEWS):
                return dated, other
    return None


def spoken_time(sentence: Sentence, reading: Reading) -> Carried | None:
    """When the one who is quoted in `sentence` spoke, as an earlier sentence says that quotes him too."""
    names = _speakers(sentence, reading)
    for index in range(sentence.index - 1, max(-1, sentence.index - _FAR - 1), -1) if names else ():
        other = reading.sentence(index)
        spoken = [dated for dated in find_dated(other, reading) if dated.spoken]
        if spoken and not names.isdisjoint(_speakers(other, reading)):
            return spoken[0], other
    return None


def _speakers(sentence: Sentence, reading: Reading) -> set[str]:
    """The names right before the verbs of saying; worked out once."""
    known = sentence.memo.get("period.speakers")
    if known is not None:
        return known  # type: ignore[return-value]
    speaks, lower = reading.lexicon.index(speech_words), sentence.lower
    found = sentence.memo["period.speakers"] = {
        word
        for word, verb in zip(sentence.words, lower[1:], strict=False)
        if verb in speaks and word[0].isupper()
    }
    return found


def _event(sentence: Sentence, reading: Reading) -> Dated | None:
    """The time of the event that a sentence tells of: no year, nothing that goes on until now, no aside."""
    for dated in find_dated(sentence, reading):
        if dated.spoken or dated.time.kind is Kind.SINCE or len(dated.iso) in (4, 9) or _is_week(dated):
            continue
        if not _tells_earlier(sentence.lower[: dated.time.first]) and not _names_event(
            dated, sentence, reading
        ):
            return dated
    return None


def _is_week(dated: Dated) -> bool:
    """`this week`, `last week`: too wide for what the next sentences tell."""
    return dated.time.point is not None and dated.time.point.unit == "week"


def _tells_earlier(words: list[str]) -> bool:
    """Whether a time behind `words` is one before the event: `..., which had begun on`."""
    return any(words[i] in _RELATIVES and words[i + 1] == "had" for i in range(len(words) - 1))


def _names_event(dated: Dated, sentence: Sentence, reading: Reading) -> bool:
    """Whether a day long past only tells which event is meant: `in response to Hamas' Oct. 7 attack`."""
    first, last = dated.time.first, dated.time.last
    if not 0 < first < last < len(sentence) or _is_recent(dated, reading):
        return False
    return sentence.lower[first - 1] in _DETERMINERS and sentence.lower[last].isalpha()


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
    if sentence.index > _OPENING:
        return None
    nouns = reading.lexicon.index(_event_nouns)
    for index in range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(reading.spans))):
        behind = reading.sentence(index)
        event = _event(behind, reading)
        if event is None or event.time.closes:
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
