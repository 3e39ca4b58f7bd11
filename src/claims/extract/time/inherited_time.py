"""Carry the time of an event over to figures in other sentences that tell of it.

A report names the day once: "20 people were killed on Saturday. The blast wounded 40." Sentences after it
inherit the day while they tell what happened; an opening sentence takes it from the one that goes on about
the event. What is so, or has come about up to now, inherits nothing.
"""

from claims.extract.calendar.moment import DAY, Kind
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import Dated, event_times, find_dated, find_undated
from claims.extract.report.frame import frame_of
from claims.extract.report.headline import headline_end
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.time.begun_time import (
    after_war,
    is_sum,
    of_the_fighting,
    since_then,
    tells_since,
    time_before_war,
    time_of_sum,
    up_to_now,
)
from claims.extract.time.carried import Carried, is_recent, of_head, once, opens_entry, told_as_of
from claims.extract.time.counting_up import UNDERGONE, counts_up_between
from claims.extract.time.event_told import (
    HARMS,
    is_done_to,
    names_event,
    retells,
    tells_aftermath,
    tells_of,
    tells_of_next,
    time_of_occurrence,
)
from claims.extract.time.meant_event import (
    COUNTED,
    leads_past_year,
    tells_past_month,
    time_alongside,
    time_of_event_meant,
    time_of_named_event,
)
from claims.extract.time.tense import PAST, Tense, find_tense
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BULLETS, DEMONSTRATIVES, DETERMINERS, is_number

_RIGHT_AFTER = 2  # sentences after the one that tells as of when a report counts
_REACH = 6  # sentences over which the day of an event is carried
_OPENING = 3  # the last sentence that a text may begin with before it gives a time
_AHEAD = 8  # sentences after a headline or an opening in which the event's time stands
# Flows that are no part of an event, and stocks that come about by one.
_NO_EVENTS = frozenset(("money", "votes", "returnees"))
_BY_EVENTS = frozenset(("detained", "abducted", "displaced"))
_BEFALLING = frozenset(("abducted", "attacks", "injured", "killed", "refugees"))
_WHOLE = DEMONSTRATIVES | {"the", "them"}  # what a part is of: "of these", "among the dead"
_TALLIES = frozenset("count figure figures number numbers toll total".split())
_INCLUDES = frozenset(("include", "included", "includes"))
# A sentence with one of these tells of another event than the one before it.
_ELSE = frozenset("also another elsewhere separate separately meanwhile earlier previous".split())


def happens(quantity: Quantity, reading: Reading) -> bool:
    """Whether a figure's metric counts what happens at a time, not what there is."""
    return quantity.metric in reading.lexicon.index(_events)


def _events(lexicon: Lexicon) -> frozenset[str]:
    flows = {entry["key"] for entry in lexicon.entries("metric") if entry["measure"] == "flow"}
    return frozenset(flows - _NO_EVENTS | _BY_EVENTS)


def carried_time(quantity: Quantity, reading: Reading) -> Carried | None:
    """The time of the event that a figure belongs to and its sentence, where another sentence has it."""
    carried = _carried(quantity, reading)
    tense = find_tense(quantity)
    if carried is None and _is_line(quantity.sentence) and tense is Tense.PAST:
        return of_head(quantity.sentence, reading)
    if carried is None and tense not in (Tense.PAST, Tense.FUTURE):
        return _as_of_before(quantity, reading) or of_head(quantity.sentence, reading)
    if carried is None and frame_of(reading).day is None and find_tense(quantity) is Tense.PAST:
        return _told_before(quantity.sentence, reading)
    return carried


def _is_line(sentence: Sentence) -> bool:
    """Whether a sentence is a line of a table of figures: `1.2 million people displaced`."""
    lower = sentence.lower
    return len(lower) <= _LINE and lower[-1][0].isalnum() and PAST.isdisjoint(lower)


_LINE = 12  # words


@once
def _told_before(sentence: Sentence, reading: Reading) -> Carried | None:
    """The one time that is told last before a sentence in its paragraph, for a text that has no day; where a
    later one is told that has no place on the calendar, only what goes on."""
    later = bool(find_undated(sentence, reading))
    for index in range(sentence.index - 1, max(-1, sentence.index - _REACH - 1), -1):
        before = reading.sentence(index)
        if before.paragraph != sentence.paragraph:
            return None
        times = find_dated(before, reading)
        later = later or bool(find_undated(before, reading))
        if times:
            goes_on = times[0].time.kind is Kind.SINCE or not later
            return (times[0], before) if goes_on and _is_only(times, before) else None
    return None


def _is_only(times: list[Dated], sentence: Sentence) -> bool:
    """Whether a sentence tells one time alone, and that of what it tells: not `a town that the 2008 quake
    hit`."""
    time = times[0].time
    names = time.kind is Kind.YEAR and time.first > 1 and sentence.lower[time.first - 1] in DETERMINERS
    return len(times) == 1 and not (names or times[0].spoken)


def _carried(quantity: Quantity, reading: Reading) -> Carried | None:
    sentence = quantity.sentence
    if headline_end(quantity.start, reading):
        return _from_later(sentence, reading)
    if tells_since(quantity):
        return since_then(sentence, reading)
    some = _is_part(sentence.lower) or _is_some_of(quantity, reading)
    whole = _of_whole(sentence, reading) if some else None
    return whole or time_before_war(quantity, reading) or _by_tense(quantity, reading)


def _by_tense(quantity: Quantity, reading: Reading) -> Carried | None:
    """What is so takes the report's day; what has come about so far, a beginning; what happened, a day."""
    sentence, tense = quantity.sentence, find_tense(quantity)
    if tense is Tense.PRESENT:
        return told_as_of(sentence, reading)
    if tense is Tense.FUTURE:
        return None
    if quantity.metric in _BEFALLING and (occurred := time_of_occurrence(sentence, reading)):
        return occurred
    if not happens(quantity, reading):
        return _of_things(quantity, tense, reading)
    if is_sum(sentence):
        return time_of_sum(quantity, reading)
    if tense is Tense.PERFECT and "toll" not in sentence.lower:
        since = up_to_now(sentence, reading) or _of_same(quantity, reading)
        since = of_the_fighting(sentence, reading) or since or _of_same_before(quantity, reading)
        since = since or after_war(sentence, reading)
        return since or _of_lede(quantity, reading)
    named = time_of_named_event(sentence, reading)
    if named is not None:
        return named
    if tense is Tense.NONE and "at" in sentence.lower and not _PUTS.isdisjoint(sentence.lower):
        since = up_to_now(sentence, reading)
        if since is not None:
            return since
    harm = quantity.metric in UNDERGONE
    earlier = _from_harm(sentence, reading) if harm else _from_earlier(sentence, reading)
    if earlier and counts_up_between(earlier[1], quantity, reading):
        return None
    return earlier or _from_later(sentence, reading) or time_of_event_meant(sentence, reading)


def _of_things(quantity: Quantity, tense: Tense, reading: Reading) -> Carried | None:
    """The same for things, to which something was done."""
    sentence = quantity.sentence
    if tense is Tense.PERFECT and is_done_to(quantity):
        return of_the_fighting(sentence, reading) or _of_lede(quantity, reading)
    if tense not in (Tense.PAST, Tense.NONE):
        return None
    meant = time_of_event_meant(sentence, reading) if tense is Tense.PAST else None
    meant = meant or (time_alongside(quantity, reading) if tense is Tense.PAST else None)
    meant = meant or (_from_earlier(sentence, reading) if is_done_to(quantity) else None)
    meant = meant or (time_of_named_event(sentence, reading) if tense is Tense.PAST else None)
    return meant or (_from_later(sentence, reading) if _befell_with(quantity, reading) else None)


def _of_lede(quantity: Quantity, reading: Reading) -> Carried | None:
    """`A storm has hit the coast, destroying 90 homes. A school was hit by it yesterday`: news open with what
    has just happened, and tell its day after that."""
    later = _from_later(quantity.sentence, reading) if names_event(quantity.sentence, reading) else None
    return later if later and len(later[0].iso) == DAY else None


def _of_same_before(quantity: Quantity, reading: Reading) -> Carried | None:
    """`The quake of 1 May has killed 90 people. In the city it has killed 20`: the same day."""
    index = quantity.sentence.index - 1
    if index < 0:
        return None
    before = reading.sentence(index)
    told = [it for it in reading.quantities(index) if it.refused is None and it.metric == quantity.metric]
    if not any(find_tense(it) is Tense.PERFECT for it in told):
        return None
    return next(((dated, before) for dated in event_times(before, reading)), None)


def _befell_with(quantity: Quantity, reading: Reading) -> bool:
    """Whether a sentence counts what an event did to things beside those whom it killed or hurt: `a fire
    killed 14 people and destroyed 20 houses`."""
    if quantity.metric != "other" or quantity.unit in COUNTED:
        return False
    figures = reading.quantities(quantity.sentence.index)
    return any(it.refused is None and it.metric in HARMS and it.first < quantity.first for it in figures)


_PUTS = frozenset(("put", "puts"))  # puts the dead at 20


def _as_of_before(quantity: Quantity, reading: Reading) -> Carried | None:
    """`As of May 28 there were 90 cases. 20 people have died.`: the same day, right after it was told."""
    found = told_as_of(quantity.sentence, reading) if find_tense(quantity) is Tense.PERFECT else None
    return found if found and quantity.sentence.index - found[1].index <= _RIGHT_AFTER else None


def _is_part(lower: list[str]) -> bool:
    """Whether a sentence counts some of those counted before: `Of these, 20`, `20 were among the dead`,
    `The figure includes 20`."""
    if lower[0] == "of":
        return not _WHOLE.isdisjoint(lower[1:2])
    if lower[0] in _WHOLE and not _INCLUDES.isdisjoint(lower[1 : 2 + (lower[1] in _TALLIES)]):
        return True
    return "among" in lower and not _WHOLE.isdisjoint(lower[lower.index("among") + 1 :][:1])


def _is_some_of(quantity: Quantity, reading: Reading) -> bool:
    """`20 of these families`; `20 of the victims`, in the past, of those whom the sentence before counts."""
    lower, last, index = quantity.sentence.lower, quantity.last, quantity.sentence.index
    if lower[last : last + 2] == ["of", "these"]:
        return True
    if lower[last : last + 1] != ["of"] or not index or find_tense(quantity) is not Tense.PAST:
        return False
    if _WHOLE.isdisjoint(lower[last + 1 : last + 2]):
        return False
    told = reading.quantities(index - 1)
    return any(it.refused is None and it.unit == quantity.unit for it in told)


@once
def _of_whole(sentence: Sentence, reading: Reading) -> Carried | None:
    """`Of those, 20 ...`: the time of what the sentence before counts."""
    if not sentence.index:
        return None
    before = reading.sentence(sentence.index - 1)
    times = find_dated(before, reading)
    return (min(times, key=lambda dated: dated.spoken), before) if times else None


@once
def _from_earlier(sentence: Sentence, reading: Reading) -> Carried | None:
    """The time of the latest event, one of these days, that the sentences before this one tell of."""
    return _news_before(sentence, reading, harm=False)


@once
def _from_harm(sentence: Sentence, reading: Reading) -> Carried | None:
    """The same for those whom an event killed or hurt: not the day on which they were buried, or somebody was
    held for it."""
    return _news_before(sentence, reading, harm=True)


def _news_before(sentence: Sentence, reading: Reading, *, harm: bool) -> Carried | None:
    if opens_entry(sentence, reading) or sentence.lower[0] in BULLETS:
        return None
    for index in range(sentence.index - 1, max(-1, sentence.index - _REACH - 1), -1):
        before = reading.sentence(index)
        dated = _news_of(before, reading, harm=harm)
        if dated is not None:
            return None if _is_span(dated) else (dated, before)
        if opens_entry(before, reading) or leads_past_year(before, reading):
            return None
        if tells_past_month(before, sentence, reading):
            return None
    return None


@once
def _from_later(sentence: Sentence, reading: Reading) -> Carried | None:
    """The day, of these days, of the event that the sentences after a headline or an opening tell of."""
    if sentence.index > _OPENING:
        return None
    for index in range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(reading.sentences))):
        after = reading.sentence(index)
        if opens_entry(after, reading):
            return None
        dated = _news_of(after, reading)
        if dated is not None:
            goes_on = not (_tells_else(after, sentence, reading) or _is_span(dated))
            return (dated, after) if goes_on else None
    return None


def _tells_else(sentence: Sentence, own: Sentence, reading: Reading) -> bool:
    """Whether a sentence after one tells of another event: not so of `another 14 people`, nor if `the blast
    also` hurt some."""
    lower = sentence.lower
    others = [k for k, word in enumerate(lower) if word in _ELSE]
    for k in others:
        more = lower[k] == "another" and lower[k + 1 : k + 2] and is_number(lower[k + 1])
        if not more and not (lower[k] == "also" and retells(sentence, own, reading)):
            return True
    return tells_of_next(lower)


def _of_same(quantity: Quantity, reading: Reading) -> Carried | None:
    """The same where the sentence after tells of what the figure counts."""
    after = _from_later(quantity.sentence, reading)
    return after if after and tells_same(after[1], quantity, reading) else None


def _news_of(sentence: Sentence, reading: Reading, *, harm: bool = False) -> Dated | None:
    """The first time of an event of these days that a sentence tells of; of `harm` not that of what came of
    it."""
    if not find_dated(sentence, reading):
        return None
    for dated in event_times(sentence, reading):
        if is_recent(dated, reading) and not (harm and tells_aftermath(dated, sentence, reading)):
            return dated
    return None


def tells_same(sentence: Sentence, quantity: Quantity, reading: Reading) -> bool:
    """Whether a sentence tells of what a figure counts, or tells on of its event; men are arrested later."""
    if tells_of(sentence, quantity.metric, reading):
        return True
    return quantity.metric != "detained" and retells(sentence, quantity.sentence, reading)


def _is_span(dated: Dated) -> bool:
    """Whether a time is too wide for what other sentences tell: `overnight`, `last week`, `in 24 hours`."""
    return "/" in dated.iso and dated.time.point is not None and dated.time.point.unit is not None
