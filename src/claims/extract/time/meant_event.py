"""The year or month of the event that a sentence refers to: `Sarin was used there in 2013. The attack killed
1,400 people`; and the year of a history that goes on: `In 1993 mobs rose in the north. Thousands of people
were killed`.
"""

from claims.extract.calendar.moment import DAY, YEAR, Kind
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import Dated, event_times, find_dated, find_undated, is_aside
from claims.extract.report.frame import frame_of
from claims.extract.report.headline import headline_end
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import EVENT, tags_of
from claims.extract.time.carried import Carried, is_recent, once, opens_entry
from claims.extract.time.event_told import names_event
from claims.extract.time.tense import Tense, find_tense
from claims.lexicon.closed_classes import BULLETS, DEMONSTRATIVES, RELATIVES

_EVENT_PHRASE = 4  # words from "the" to its noun: "the subsequent raids"
_OPENING = 4  # words in which a sentence names what it is about, or when that was
_IT = frozenset(("it", "they"))
_NAMED = 30  # sentences back to the one that names an event first
_NEAR = 4  # words between an event and its time
_DEFINITES = DEMONSTRATIVES | {"the"}
_QUAKES = frozenset("earthquake quake temblor tremor".split())
_STORMS = frozenset("cyclone hurricane storm typhoon".split())
_FLOODS = frozenset("flood flooding floods".split())
_FAR = 4  # sentences
_HEAD = 200  # sentences that tell whether a text goes through many years
_HISTORY = 0.6  # the share of its times that are of earlier years, in one that does
_SEVERAL = 3  # times that make a history
_KINDS = frozenset((Kind.YEAR, Kind.MONTH, Kind.DATE, Kind.SPAN))
_NOT_PAST = frozenset((Tense.PRESENT, Tense.PERFECT, Tense.FUTURE))
_FRONTED = 7  # words up to a time that begins its sentence: "In the war of 1992"
_BEFORE = frozenset(("had", "earlier", "previous", "previously", "prior"))  # of what was before that
_LEADS = frozenset("after amid at between by during from in on over throughout".split())


@once
def time_of_event_meant(sentence: Sentence, reading: Reading) -> Carried | None:
    """The time of what the sentence before tells, where this one refers to that."""
    if not sentence.index or "had" in sentence.lower:  # what had been before
        return None
    before = reading.sentence(sentence.index - 1)
    if not (_names_event(sentence, reading) or _goes_on(sentence, before, reading)):
        return None
    for dated in find_dated(before, reading):
        plain = not (dated.spoken or dated.time.vague or dated.time.closes or dated.begins)
        if plain and not is_aside(dated, before):
            return dated, before
    return None


def _names_event(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence begins with "the attack", or has "that attack"."""
    lower, tags = sentence.lower, tags_of(sentence, reading.lexicon)
    leads = [k for k, word in enumerate(lower) if word in DEMONSTRATIVES or (word == "the" and not k)]
    return any(tag & EVENT for k in leads for tag in tags[k + 1 : k + _EVENT_PHRASE])


def _goes_on(sentence: Sentence, before: Sentence, reading: Reading) -> bool:
    """Whether "it" at the beginning of a sentence is the event that the one before tells of: `They fought a
    war in 1962. It left 400 dead`."""
    lower = sentence.lower
    if lower[0] not in _IT:
        return False
    wrought = lower[1:2] and lower[1] in _WROUGHT and names_event(before, reading)
    return bool(wrought) or _is_about_event(before, reading)


_WROUGHT = frozenset("claimed cost destroyed displaced drove forced killed left made ruined wrecked".split())


def _is_about_event(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence begins with an event, or with its time: `The war of 1991`, `In 1991 the army`."""
    if any(tag & EVENT for tag in tags_of(sentence, reading.lexicon)[:_OPENING]):
        return True
    return any(dated.time.first < _OPENING - 1 for dated in find_dated(sentence, reading))


def told_year(quantity: Quantity, reading: Reading, *, goes_on: bool) -> Carried | None:
    """The time of an earlier year that the sentences of its paragraph before a figure of the past tell of,
    where its own has none: the time begins its sentence, the text goes through many years and the figure
    `goes_on` with them, or it is another number for what is counted there: `Others say 40,000`."""
    sentence = quantity.sentence
    told = None if headline_end(quantity.start, reading) else _told_before(sentence, reading)
    if told is None:
        return None
    dated, before = told
    tense = find_tense(quantity)
    if before.paragraph != sentence.paragraph and not (
        quantity.unit == "percent" and tense is Tense.PAST and reading.layer(_is_newswire)
    ):
        return None
    if tense in (Tense.PRESENT, Tense.FUTURE) or (quantity.per and tense is not Tense.PAST):
        return None
    if _is_of(quantity, before):
        return told
    carries = _is_fronted(dated, before) or (goes_on and reading.layer(_history) >= _HISTORY)
    return told if carries and tense not in _NOT_PAST else None


def _is_of(quantity: Quantity, before: Sentence) -> bool:
    """Whether a figure leaves out the noun of one in that sentence or after it."""
    antecedent = quantity.antecedent
    return antecedent is not None and before.index <= antecedent.sentence.index < quantity.sentence.index


def _is_fronted(dated: Dated, before: Sentence) -> bool:
    """Whether a time stands before all else that its sentence tells."""
    first = dated.time.first
    return not first or (first < _FRONTED and before.lower[0] in _LEADS and "," not in before.lower[:first])


def leads_past_year(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence goes back to an earlier year: `In 2010 the rains ruined the roads`."""
    dated = find_dated(sentence, reading)
    return any(_is_fronted(it, sentence) and _is_past_year(it, sentence, reading) for it in dated[:1])


def tells_past_month(sentence: Sentence, after: Sentence, reading: Reading) -> bool:
    """Whether the sentence right before another one, in its paragraph, goes back to a month or day of an
    earlier year, and tells of no other time: `He was shot in a January 2011 rampage. Six died`."""
    if after.index != sentence.index + 1 or after.paragraph != sentence.paragraph:
        return False
    told = [it for it in find_dated(sentence, reading) if not it.spoken]
    if any(it.refused is None for it in reading.quantities(sentence.index)):
        return False  # the worst quake, in May 1999, killed 24
    point = told[0].time.point if told else None
    dated = len(told) == 1 and point is not None and bool(point.year and point.month)
    return dated and _is_past_year(told[0], sentence, reading)


@once
def _told_before(sentence: Sentence, reading: Reading) -> Carried | None:
    if (
        find_dated(sentence, reading)
        or find_undated(sentence, reading)
        or not _BEFORE.isdisjoint(sentence.lower)
    ):
        return None
    for index in range(sentence.index - 1, max(-1, sentence.index - _FAR - 1), -1):
        before = reading.sentence(index)
        dated = find_dated(before, reading)
        if dated or find_undated(before, reading):
            past = next((it for it in dated if _is_past_year(it, before, reading)), None)
            return (past, before) if past else None
    return None


def _is_newswire(reading: Reading) -> bool:
    """Whether a text begins a paragraph with nearly every sentence: its breaks tell nothing."""
    paragraphs = len({it.paragraph for it in reading.sentences})
    return paragraphs > _SEVERAL and len(reading.sentences) <= _IN_PARAGRAPH * paragraphs


_IN_PARAGRAPH = 1.5  # sentences


def _is_past_year(dated: Dated, sentence: Sentence, reading: Reading) -> bool:
    """Whether something happened in an earlier year than that of publication."""
    time, published = dated.time, frame_of(reading).anchor
    named = time.kind in _KINDS or (time.kind is Kind.RELATIVE and len(dated.iso) == YEAR)
    if not named or time.closes or time.vague or dated.spoken or dated.begins:
        return False
    last = dated.iso.rpartition("/")[2]
    if published is not None and last[:YEAR] >= published[:YEAR]:
        return False
    return not is_aside(dated, sentence)


def _history(reading: Reading) -> float:
    """The share of the sentences with a time that tell of an earlier year."""
    timed = [it for it in reading.sentences[:_HEAD] if find_dated(it, reading)]
    past = sum(any(_is_past_year(it, at, reading) for it in find_dated(at, reading)) for at in timed)
    return past / len(timed) if len(timed) >= _SEVERAL else 0.0


@once
def time_of_named_event(sentence: Sentence, reading: Reading) -> Carried | None:
    """The day, longer ago than news, of an event that a sentence names with "the", from the one that named it
    with its day."""
    names = _named(sentence, reading)
    for index in range(sentence.index - 1, max(-1, sentence.index - _NAMED - 1), -1) if names else ():
        other = reading.sentence(index)
        if names.isdisjoint(other.lower):
            continue
        told = next((it for it in event_times(other, reading) if _is_beside(it, names, other.lower)), None)
        if told is not None:
            return None if is_recent(told, reading) else (told, other)
    return None


def _named(sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The nouns of the events that a sentence names with an article before them, and their synonyms."""
    lower, tags = sentence.lower, tags_of(sentence, reading.lexicon)
    known = [k for k in range(1, len(lower)) if lower[k - 1] in _DEFINITES]
    words = {lower[k] for k in known}
    alike = (it for it in (_QUAKES, _STORMS, _FLOODS) if not it.isdisjoint(words))
    return frozenset([lower[k] for k in known if tags[k] & EVENT]).union(*alike)


def _is_beside(dated: Dated, names: frozenset[str], lower: list[str]) -> bool:
    """Whether an event and its time stand together: `the quake of 1 May`, `the raid on it on Monday`."""
    first, last = dated.time.first, dated.time.last
    around = [*lower[max(0, first - _NEAR) : first], *lower[last : last + 2]]
    return not names.isdisjoint(around)


def time_alongside(quantity: Quantity, reading: Reading) -> Carried | None:
    """The time of what the sentences before tell in the same measure: `In May Jos had 90 mm of rain. Kano
    received 20 mm`."""
    index = quantity.sentence.index
    if quantity.metric == "money" or "had" in quantity.sentence.lower:
        return None
    for at in range(index - 1, max(-1, index - _LISTED - 1), -1):
        before = reading.sentence(at)
        if not any(_is_like(it, quantity) for it in reading.quantities(at)) or find_undated(before, reading):
            return None
        told = [it for it in find_dated(before, reading) if not it.spoken]
        if told:
            dated = told[0]
            plain = not (dated.time.vague or dated.time.closes or dated.begins or is_aside(dated, before))
            return (dated, before) if plain and len(told) == 1 else None
    return None


def _is_like(other: Quantity, quantity: Quantity) -> bool:
    same = other.unit == quantity.unit and other.metric == quantity.metric
    return same and other.refused is None and other.unit not in COUNTED


_LISTED = 3  # sentences
COUNTED = frozenset((None, "people", "percent"))


def was_so(quantity: Quantity) -> bool:
    """Whether a figure's clause tells how something was: not so of a verb that may be that of a relative
    clause, `the alliance that was formed counts 90 members`."""
    before = quantity.sentence.lower[: quantity.first]
    return find_tense(quantity) is Tense.PAST and _RELATIVES.isdisjoint(before)


_RELATIVES = RELATIVES | {"that"}


def time_right_before(quantity: Quantity, reading: Reading, *, event: bool) -> Carried | None:
    """The one time that the sentence before tells of, for what is told on of the past: `In May the army took
    the town. It built four camps`, `Rebels hit a base last week. They claimed to have killed 20 men`.

    Where a text begins a paragraph with every sentence, the next one tells on of a day only. What happened is
    an `event`: a year is too wide for it.
    """
    past = find_tense(list_head(quantity, reading)) is Tense.PAST
    if not past or headline_end(quantity.start, reading):
        return None
    found = quantity.sentence.layer(_right_before, reading)
    if found is None or (event and len(found[0].iso) == YEAR and not names_event(found[1], reading)):
        return None
    if not event and _is_running_week(found[0]):
        return None
    if found[1].paragraph == quantity.sentence.paragraph:
        return found
    return found if len(found[0].iso) == DAY and quantity.metric != "money" else None


def list_head(quantity: Quantity, reading: Reading) -> Quantity:
    """The first figure of the list that one goes on which has no verb of its own: `Prices fell by 20 percent
    in Mali, by 15 percent in Niger and by 10 percent in Chad`; else that figure itself."""
    if find_tense(quantity) is not Tense.NONE:
        return quantity
    figures = reading.quantities(quantity.sentence.index)
    return next((it for it in figures if it.unit == quantity.unit and it.last <= quantity.first), quantity)


def _right_before(sentence: Sentence, reading: Reading) -> Carried | None:
    if not sentence.index or not _NEW.isdisjoint(sentence.lower) or opens_entry(sentence, reading):
        return None
    if sentence.lower[0] in BULLETS:
        return None
    before = reading.sentence(sentence.index - 1)
    if before.paragraph != sentence.paragraph and not reading.layer(_is_newswire):
        return None
    if find_dated(sentence, reading) or find_undated(sentence, reading) or find_undated(before, reading):
        return None
    told = [it for it in find_dated(before, reading) if not (it.spoken or _is_beside_event(it, before))]
    if len({it.iso for it in told}) != 1:
        return None
    return (told[0], before) if _is_over(told[0], before, reading) else None


def _is_beside_event(dated: Dated, sentence: Sentence) -> bool:
    """Whether a time only names the event before or after which something was: `before Tuesday's vote`."""
    return sentence.lower[max(0, dated.time.first - 1) : dated.time.first] in (["before"], ["after"])


def _is_over(dated: Dated, sentence: Sentence, reading: Reading) -> bool:
    """Whether a time is when something happened, and what began then does not go on: not so of a time that
    reaches up to publication, or up to which something lasts."""
    time, published = dated.time, frame_of(reading).anchor
    running = _is_running_week(dated)
    begun = dated.begins and not running
    if time.closes or time.vague or time.kind is Kind.SINCE or begun or is_aside(dated, sentence):
        return False
    last = dated.iso.rpartition("/")[2]
    if published is not None and last >= published[: len(last)] and not running:
        return False
    before = sentence.lower[max(0, time.first - 2) : time.first]
    names = time.kind is Kind.YEAR and before[-1:] == ["the"]
    return not names and before[-1:] not in _UP_TO and FOUNDED.isdisjoint(before)


def _is_running_week(dated: Dated) -> bool:
    point = dated.time.point
    return point is not None and point.unit == "week" and not point.back


_UP_TO = (["by"], ["till"], ["to"], ["until"])
# What became of something that is still there.
FOUNDED = frozenset("born built created established formed founded".split())
# A sentence with one of these tells of something else than the one before it, or of what was before that.
_NEW = frozenset(
    "also another before earlier elsewhere meanwhile other previous previously prior separate separately "
    "since".split()
)
