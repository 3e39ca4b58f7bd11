"""From when something began up to now: `The war began in 2011. It has killed 20`, `20 have died since the
offensive began`, `Millions have fled the war`; and up to then: `had 20 before the war`. Another sentence may
tell when that was.
"""

from itertools import takewhile

from claims.extract.calendar.moment import YEAR, Kind, Time
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import BEGINS, Dated, event_times, find_dated
from claims.extract.report.frame import frame_of
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import EVENT, tags_of
from claims.extract.time.carried import Carried, is_recent, once
from claims.extract.time.event_told import CALLED
from claims.extract.time.relative_clause import compares
from claims.extract.time.tense import PRESENT_HAVE, Tense, find_tense, is_past
from claims.lexicon.closed_classes import DEFINITE, is_participle

_THEN = 2  # sentences before "since then" that say when
_CLOSE = 12  # words between a figure and "before the war"
_FRONTED = 3  # words before "before" where that leads a sentence
_PHRASE = 6  # words after "since" that name what began
_FAR = 30  # sentences to the one that tells when something began
_NO_NOUNS = frozenset("it they the a an of its their this that in on by has had was were".split())
_CLAUSES = frozenset((",", ";", ":", "but", "said", "says"))
_BEGUN = frozenset("conflict coup fighting insurgency invasion offensive uprising war".split())
# One may be called the other.
_CAMPAIGNS = frozenset(
    "assault battle campaign clashes drive fighting hostilities intervention offensive operation push "
    "violence".split()
)
WARS = frozenset(
    "conflict crackdown crisis fighting hostilities insurgency protests rebellion revolt revolution "
    "turmoil unrest uprising violence war".split()
)


def tells_since(quantity: Quantity) -> bool:
    """Whether a figure's sentence counts since something: not so of `the worst storm since the war`."""
    lower = quantity.sentence.lower
    if "since" not in lower[:-1]:  # they have lived there since
        return in_that_time(quantity)
    since = lower.index("since") + 1
    apart = ";" in lower[min(since, quantity.first) : max(since, quantity.first)]
    return not (apart or compares(lower, Time(since, since + 1, Kind.SINCE)))


@once
def since_then(sentence: Sentence, reading: Reading) -> Carried | None:
    """`The war began in 2011. Since then 20 ...`: from the time of the sentence before. `Since the offensive
    began 20 ...`: from the time that another sentence gives for that.
    """
    if "since" not in sentence.lower:
        return up_to_now(sentence, reading) or _from_then(sentence, reading)
    since = sentence.lower.index("since") + 1
    after = list(takewhile(str.isalpha, sentence.lower[since : since + _PHRASE]))
    bare = not after and sentence.lower[since : since + 1] in _STOPS  # in the six weeks since,
    if bare or after[:1] == ["then"] or (after and (is_participle(after[0]) or after[0] in _BECOME)):
        return up_to_now(sentence, reading) or _from_then(sentence, reading)
    if after[:1] == ["it"] and len(after) > 1 and (is_past(after[1]) or after[1] in _CAME):
        return beginning_of(after, sentence, reading) or _from_then(sentence, reading)  # since it took effect
    begun = None if BEGINS.isdisjoint(after) else beginning_of(after, sentence, reading)
    return begun or _since_event(since, sentence, reading)


_CAME = frozenset("came fell took was went".split())
_STOPS: tuple[list[str], ...] = ([], [","], ["."], [";"], [")"])
_BECOME = frozenset(("been", "become", "gone", "risen", "fallen", "grown", "left"))


def _since_event(since: int, sentence: Sentence, reading: Reading) -> Carried | None:
    """`The quake struck on 14 July. Since the earthquake 20 have died`: the span up to now from the day of
    the event that is named, or that was told last."""
    phrase, tags = sentence.lower[since : since + _PHRASE], tags_of(sentence, reading.lexicon)
    if phrase[0] not in DEFINITE:
        return None
    ends = (k for k in range(1, len(phrase)) if not phrase[k][0].isalpha() or phrase[k] in _ENDS)
    inside = range(1, next(ends, len(phrase)))
    named = {phrase[k] for k in inside if tags[since + k] & EVENT or phrase[k] in _OCCASIONS}
    for index in range(sentence.index - 1, max(-1, sentence.index - _FAR), -1) if named else ():
        other = reading.sentence(index)
        told = [it for it in find_dated(other, reading) if not (it.spoken or it.time.vague or it.time.closes)]
        at = [k for k, word in enumerate(other.lower) if word in named]
        near = at or sentence.index - index <= _THEN
        if told and near:
            dated = min(told, key=lambda it: min((abs(k - it.time.first) for k in at), default=0))
            return dated.until_now(frame_of(reading).anchor), other
    return None


_OCCASIONS = CALLED | frozenset(
    "accord agreement budget deal election elections independence inauguration introduction launch law "
    "merger opening poll referendum reform release resignation ruling summit verdict vote".split()
)
_ENDS = frozenset("has have had the a an in on at of by was were and but".split())


def in_that_time(quantity: Quantity) -> bool:
    """Whether a figure is of the time since what the sentence before tells: `In that time 20 have died`."""
    lower = quantity.sentence.lower
    at = next((k for k in range(1, len(lower) - 1) if lower[k] in ("that", "this")), 0)
    named = lower[at + 1 : at + 2] in (["time"], ["period"]) and lower[at - 1] in ("in", "over", "during")
    return named and find_tense(quantity) is Tense.PERFECT


def _from_then(sentence: Sentence, reading: Reading) -> Carried | None:
    """The span up to now from the event that the sentence before tells of, else from the year or month that
    one of the last two names."""
    for index in range(sentence.index - 1, max(-1, sentence.index - _THEN - 1), -1):
        before = reading.sentence(index)
        event = next(event_times(before, reading), None) if index == sentence.index - 1 else None
        told = [it for it in find_dated(before, reading) if not it.spoken and not it.time.vague]
        if event or told:
            return (event or told[-1]).until_now(frame_of(reading).anchor), before
    return None


def is_sum(sentence: Sentence) -> bool:
    """Whether a sentence counts up to now, whatever was last told of."""
    return not _CUMULATIVE.isdisjoint(sentence.lower) or {*sentence.lower} >= _SO_FAR


_CUMULATIVE = frozenset("war conflict uprising revolution crisis total overall altogether date".split())
_SO_FAR = frozenset(("so", "far"))


def time_of_sum(quantity: Quantity, reading: Reading) -> Carried | None:
    """The time of what such a sentence counts: since that began of which the text tells."""
    sentence = quantity.sentence
    begun = so_far if {*sentence.lower} >= _SO_FAR else up_to_now
    told = begun(sentence, reading) or of_war(quantity, reading)
    harm = quantity.metric in _HARMS and find_tense(quantity) is Tense.PERFECT
    return told or (reading.layer(_only_war) if harm and reading.layer(_is_about_war) else None)


def _is_about_war(reading: Reading) -> bool:
    """Whether one sentence in ten of a text speaks of a war, and several do."""
    named = sum(not (WARS | _INVASIONS).isdisjoint(sentence.lower) for sentence in reading.sentences)
    return named >= _SEVERAL and named * _TENTH >= len(reading.sentences)


_SEVERAL, _TENTH = 3, 10
_HARMS = frozenset(("displaced", "injured", "killed", "refugees"))


def of_war(quantity: Quantity, reading: Reading) -> Carried | None:
    """`20 have died in the war`: from when it began, as another sentence tells, up to now."""
    sentence = quantity.sentence
    if find_tense(quantity) is not Tense.PERFECT:
        return None
    wars = [word for word in sentence.lower if word in WARS]
    return beginning_of(wars, sentence, reading) if wars else None


@once
def of_the_fighting(sentence: Sentence, reading: Reading) -> Carried | None:
    """`Clashes broke out on Thursday. 20 have been killed in the fighting`: the same of what a sentence only
    names as known."""
    lower = sentence.lower
    named = [
        word
        for k, word in enumerate(lower)
        if (word in WARS or word in _CAMPAIGNS) and not _KNOWN.isdisjoint(lower[max(0, k - 2) : k])
    ]
    return beginning_of(named, sentence, reading) if named else None


_KNOWN = frozenset(("the", "this", "that", "these"))


@once
def after_war(sentence: Sentence, reading: Reading) -> Carried | None:
    """`9,000 have died in the war. Millions have fled.`: the same span, right after it was told."""
    if not sentence.index:
        return None
    before = reading.sentence(sentence.index - 1)
    wars = [word for word in before.lower if word in WARS]
    if not wars or PRESENT_HAVE.isdisjoint(before.lower):
        return None
    return up_to_now(before, reading) or beginning_of(wars, before, reading)


@once
def up_to_now(sentence: Sentence, reading: Reading) -> Carried | None:
    """`The war began in 2011. It has killed 20`: the span up to now that the sentence before opens."""
    return _opened_before(sentence, reading, news=False)


@once
def so_far(sentence: Sentence, reading: Reading) -> Carried | None:
    """The same of what began only days ago: `The protests began on Monday. So far 40 have been held`."""
    return _opened_before(sentence, reading, news=True)


def _opened_before(sentence: Sentence, reading: Reading, *, news: bool) -> Carried | None:
    if not sentence.index:
        return None
    before = reading.sentence(sentence.index - 1)
    for dated in find_dated(before, reading):
        if compares(before.lower, dated.time):
            continue
        if dated.time.kind is Kind.SINCE or (dated.begins and (news or not is_recent(dated, reading))):
            return dated.until_now(frame_of(reading).anchor), before
    return None


def time_before_war(quantity: Quantity, reading: Reading) -> Carried | None:
    """`had 20 people before the war`: up to when that began which another sentence, or this one, tells of."""
    if find_tense(quantity) is not Tense.PAST:
        return None
    found = quantity.sentence.layer(_before_war, reading)
    if found is None:
        return None
    at, carried = found
    between = quantity.sentence.lower[quantity.last : at]
    near = at <= _FRONTED or (at >= quantity.last and len(between) <= _CLOSE and _CLAUSES.isdisjoint(between))
    return carried if near else None


def _before_war(sentence: Sentence, reading: Reading) -> tuple[int, Carried] | None:
    lower = sentence.lower
    for k in range(len(lower) - 2):
        if lower[k] == "before" and lower[k + 1] == "the" and lower[k + 2] in _BEGUN:
            begun = _beginning_told([lower[k + 2]], sentence, reading)
            if begun is None:
                return None
            dated, other = begun
            until = "../" + dated.iso.partition("/")[0]
            return k, (dated.at(until), other)
    return None


def _beginning_told(named: list[str], sentence: Sentence, reading: Reading) -> Carried | None:
    """The same, where the sentence itself may tell when that began."""
    own = [dated for dated in find_dated(sentence, reading) if _has_begun(dated, sentence.lower)]
    if own:
        return own[0].until_now(frame_of(reading).anchor), sentence
    return beginning_of(named, sentence, reading)


def beginning_of(named: list[str], sentence: Sentence, reading: Reading) -> Carried | None:
    """The span up to now from when that began which the words `named` name: `the offensive began`."""
    nouns = {*named} - BEGINS - _NO_NOUNS
    fresh = not nouns.isdisjoint(_FRESH)
    for alike in (_CAMPAIGNS, WARS):
        if not nouns.isdisjoint(alike):
            nouns |= alike
    ahead = range(sentence.index + 1, min(sentence.index + _FAR, len(reading.sentences)))
    for index in (*range(sentence.index - 1, max(-1, sentence.index - _FAR), -1), *ahead):
        other = reading.sentence(index)
        truce = not _TRUCES.isdisjoint(other.lower) and not nouns.isdisjoint(WARS)
        if nouns and nouns.isdisjoint(other.lower) and not truce:
            continue
        tells = _has_ended if truce else _has_begun
        begun = [dated for dated in find_dated(other, reading) if tells(dated, other.lower)]
        if begun:
            told = max(begun, key=_start_of) if fresh else min(begun, key=_goes_on)
            return told.until_now(frame_of(reading).anchor), other
    return reading.layer(_only_war) if not nouns.isdisjoint(WARS | _INVASIONS) else None


def _only_war(reading: Reading) -> Carried | None:
    """When the one war began that a text names with its beginning, or with the invasion that began it, be it
    far off: `since the invasion of February 2022`."""
    found: list[Carried] = []
    for sentence in reading.sentences:
        if _INVASIONS.isdisjoint(sentence.lower) and WARS.isdisjoint(sentence.lower):
            continue
        for dated in find_dated(sentence, reading):
            wars = not WARS.isdisjoint(sentence.lower) and _has_begun(dated, sentence.lower)
            if wars or _is_of_invasion(dated, sentence.lower):
                found.append((dated, sentence))
    if len({_start_of(dated)[:YEAR] for dated, _ in found}) != 1:
        return None
    dated, sentence = max(found, key=lambda it: len(_start_of(it[0])))
    return dated.until_now(frame_of(reading).anchor), sentence


def _is_of_invasion(dated: Dated, lower: list[str]) -> bool:
    """Whether a time is that of an invasion: `the full-scale invasion of Ukraine in February 2022`, `the 2022
    invasion`."""
    first, last = dated.time.first, dated.time.last
    if dated.spoken or dated.time.vague or dated.time.kind not in _ONSETS:
        return False
    before = lower[max(0, first - _TO_INVASION) : first]
    return not _INVASIONS.isdisjoint(before + lower[last : last + 2]) and _CLAUSES.isdisjoint(before)


_INVASIONS = frozenset(("invasion",))
_TO_INVASION = 6  # words from "invasion" to its time
_ONSETS = frozenset((Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.SINCE))


def _has_begun(dated: Dated, lower: list[str]) -> bool:
    """Whether something began at a time that its sentence tells."""
    begins = dated.begins or _opens_beginning(dated, lower)
    return begins and not dated.spoken and not compares(lower, dated.time)


def _start_of(dated: Dated) -> str:
    return dated.iso.partition("/")[0]


# What news tell of as the latest, beside a war of which it is a part.
_FRESH = frozenset(("clashes", "fighting", "violence"))


def _has_ended(dated: Dated, lower: list[str]) -> bool:
    """Whether a truce ended then, after which the fighting began anew: `The ceasefire collapsed in July`."""
    near = lower[max(0, dated.time.first - _FAR_TRUCE) : dated.time.first]
    return not dated.spoken and not _COLLAPSE.isdisjoint(near)


_TRUCES = frozenset(("ceasefire", "cease-fire", "truce"))
_COLLAPSE = frozenset("breakdown broke collapse collapsed end ended unravelled unraveled".split())
_FAR_TRUCE = 14  # words from its end to the time


def _goes_on(dated: Dated) -> bool:
    return dated.time.kind is Kind.SINCE


def _opens_beginning(dated: Dated, lower: list[str]) -> bool:
    """Whether the clause after a time tells what began then: `On Saturday the army began`."""
    last = dated.time.last
    return dated.time.first <= 1 and not BEGINS.isdisjoint(lower[last : last + _PHRASE])
