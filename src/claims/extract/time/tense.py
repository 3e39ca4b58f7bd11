"""Find whether a figure's clause tells what happened, what has happened up to now, or what is."""

from enum import StrEnum
from itertools import pairwise

from claims.extract.figure.quantity import Quantity
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import BE, PASTS, RELATIVES, STOPS, is_number

_REACH = 10
_RIGHT_BEFORE = 3  # words from such a verb to its figure: "made up to"
_AUXILIARY = 5  # words between "has" and its participle
_LIST = 24  # and the participles joined to that: "has killed 20 people, injured 40 and displaced 100"
_PRESENT_BE = frozenset("is are am remain remains stay stays face faces need needs include includes".split())
PRESENT_HAVE = frozenset(("has", "have", "'ve"))
PAST = frozenset("was were had did".split())
_FUTURE = frozenset("will would shall".split())
_STILL = frozenset(("still", "now"))
_STATES = frozenset("displaced hospitalised hospitalized stranded trapped unaccounted".split())
_AUXILIARIES = _STILL | _FUTURE | PRESENT_HAVE | _PRESENT_BE | PAST
# Past forms that tell what happened only right before a figure: "20 tanks made in Kyiv are".
_MADE = frozenset(
    "built bought cast caught chose dealt drew fed felt grew heard kept knew laid lent made meant overran "
    "paid ran sold sought spoke stood taught told undertook wore wrote".split()
)
# Participles of others that no past form looks like: "has driven 20 from their homes", "were driven out".
_PARTICIPLES = frozenset("borne driven flown hidden seen shown stolen taken thrown torn withdrawn".split())
# Beyond these another clause begins.
_ENDS = RELATIVES | frozenset(
    "; : that where when while whereas although though because as after before since "
    "until but said says saying adding added told".split()
)
# What goes on, right before a figure: "the jail, built in 1990, holds 20".
_HOLDS = frozenset(
    "accommodates boasts commands comprises contains controls covers earns employs faces feeds holds hosts "
    "houses maintains numbers occupies operates owns pays produces receives runs serves shelters "
    "treats".split()
)
_MODALS = _FUTURE | {"to", "can", "could", "may", "might", "must", "should", "not"}
_WHO = RELATIVES | {"that", "they", "we"}
# Between a verb and its figure: "killed another 20".
_TRANSPARENT = frozenset("another an a the all some just only also in total of".split())
_BEGIN_OBJECT = [["a"], ["an"], ["the"], ["no"]]
# "20 are believed to have been killed" tells what happened.
_REPORTED = [
    [word] for word in ("believed", "reported", "feared", "thought", "confirmed", "known", "presumed", "said")
]
_COMING = [["to"], ["due"], ["expected"], ["projected"], ["scheduled"], ["set"]]  # 20 are due to leave


class Tense(StrEnum):
    """PAST: it happened at its time. PERFECT: it has happened, counted up to now. PRESENT: it is so."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


def find_tense(quantity: Quantity) -> Tense:
    """The tense of the verb right before a figure, else of the one after its noun, else of one before;
    worked out once for each figure with its noun.
    """
    known = quantity.sentence.layer(_tenses)
    place = quantity.first, quantity.noun[1]
    if place not in known:
        known[place] = _find(quantity)
    return known[place]


def is_past(word: str) -> bool:
    """Whether a word is the past form of a verb, or a participle that looks like one."""
    return word.endswith("ed") or word in PASTS


def _tenses(sentence: Sentence) -> dict[tuple[int, int], Tense]:
    """The tenses of a sentence's clauses by their figures, as far as they were asked."""
    return {}


def _find(quantity: Quantity) -> Tense:
    lower = quantity.sentence.lower
    k = quantity.first - 1
    while k >= 0 and lower[k] in _TRANSPARENT:
        k -= 1
    past = k >= 0 and (lower[k] in PASTS or lower[k] in _MADE or lower[k].endswith("ed"))
    if k > 0 and lower[k] in PRESENT_HAVE and lower[k - 1] not in _MODALS:
        return Tense.PRESENT
    if k > 0 and (lower[k] in _HOLDS or (lower[k] + "s" in _HOLDS and lower[k - 1] in _WHO)):
        return Tense.PRESENT
    active = past or (k >= 0 and lower[k - 1] in _STILL)
    for look in (_before, _after) if active else (_after, _before):
        tense = look(quantity)
        if tense is not Tense.NONE:
            return tense
    start = max(quantity.last, quantity.noun[1])
    if start < len(lower) and lower[start].endswith("ed"):
        return Tense.PAST
    return _before_colon(quantity)


def _before_colon(quantity: Quantity) -> Tense:
    """`20 of those held were foreigners: nine Uzbeks and two Belgians`: of parts spelt out, what is told of
    all of them."""
    lower = quantity.sentence.lower
    for colon in range(quantity.first - 1, max(1, quantity.first - _SPELT_OUT), -1):
        if lower[colon] in _SPELT_ENDS:
            break
        if lower[colon] == ":":
            return _told_before(quantity, colon)
    return Tense.NONE


_SPELT_OUT = 30  # words
_SPELT_ENDS = frozenset((";", "said", "says", '"', "“", "”"))


def _after(quantity: Quantity) -> Tense:
    """`20 people were killed`, `20 people have been killed`, `20 wounded are in hospital`."""
    lower = quantity.sentence.lower
    start = max(quantity.last, quantity.noun[1])
    for i in range(start, min(start + _REACH, len(lower))):
        if lower[i] in _ENDS:
            break
        if lower[i] in PASTS and not (i == start and "had" in lower[:i]):
            return Tense.PAST
        if lower[i] in _AUXILIARIES and (tense := _told_by(quantity, i)) is not Tense.NONE:
            return tense
    return Tense.NONE


def _before(quantity: Quantity) -> Tense:
    """`killed at least 20`, `has killed 20`, `there are 20`."""
    return _told_before(quantity, quantity.first)


def _told_before(quantity: Quantity, first: int) -> Tense:
    """The tense of the verb next before word `first`."""
    lower = quantity.sentence.lower
    aside = -1
    for i in range(first - 1, max(-1, first - 2 * _REACH), -1):
        if lower[i] == "," and i + 1 < first:
            aside = _relative_before(lower, i)
        if i > aside >= 0:
            continue
        if lower[i] in _ENDS:
            break
        made = lower[i] in _MADE and first - i <= _RIGHT_BEFORE and lower[i - 1] not in _PRESENT_BE
        if lower[i] in PASTS or lower[i].endswith("ed") or made:
            return Tense.PERFECT if _is_perfect(lower, i) else Tense.PAST
        if lower[i] in _PARTICIPLES and _is_perfect(lower, i):
            return Tense.PERFECT
        if lower[i] in _AUXILIARIES and (tense := _told_by(quantity, i)) is not Tense.NONE:
            return tense
    return Tense.NONE


def _relative_before(lower: list[str], comma: int) -> int:
    """The comma that opens the relative clause which another one closes: `the law, which was passed in May,
    gives 20`; -1 where it closes none."""
    for k in range(comma - 1, max(1, comma - _ASIDE), -1):
        if lower[k] == ",":
            return -1
        if lower[k] in _OPENERS and lower[k - 1] == ",":
            return k - 1
    return -1


_ASIDE = 12  # words of such a clause
_OPENERS = frozenset(("which", "who"))


def _told_by(quantity: Quantity, i: int) -> Tense:
    """The tense that word `i` tells if it is an auxiliary: `are`, but not in "are believed to have been"."""
    lower = quantity.sentence.lower
    word, after = lower[i], lower[i + 1 : i + 2]
    if word in _FUTURE:
        return Tense.FUTURE
    if word in PRESENT_HAVE:
        told = Tense.PRESENT if _owns(quantity, i) else Tense.PERFECT
        past = i > 0 and lower[i - 1] == "to" and not (told is Tense.PRESENT and _is_thought(lower, i))
        return Tense.PAST if past else told
    if word in _PRESENT_BE and quantity.sentence.words[i] != "IS":  # the group
        if after in _COMING and lower[i - 1 : i] != ["and"]:
            return Tense.FUTURE
        return Tense.NONE if after in _REPORTED else Tense.PRESENT
    if word in _STILL:  # "40 still live there", "now hold 40"
        verb = lower[i + 1] if i + 1 < len(lower) else ""
        beside = word == "still" and i == max(quantity.last, quantity.noun[1])
        if beside and (verb.endswith("ing") or verb in _STATES):
            return Tense.PRESENT  # with 20 still missing
        return (
            Tense.PRESENT
            if verb.isalpha() and verb not in STOPS and not is_past(verb) and not verb.endswith("ing")
            else Tense.NONE
        )
    if word in PAST:
        return Tense.PRESENT if after == ["still"] else Tense.PAST
    return Tense.NONE


def _is_thought(lower: list[str], i: int) -> bool:
    """Whether "to have", whose "have" is word `i`, says what is thought to be so now: `is believed to have
    20`, `appear to have 20`."""
    if lower[i - 2] in _SEEMING:
        return True
    return i > 2 and lower[i - 3] in _PRESENT_BE and (lower[i - 2] == "thought" or is_past(lower[i - 2]))


_SEEMING = frozenset("appear appears claim claims seem seems".split())


def _owns(quantity: Quantity, i: int) -> bool:
    """Whether "has" at word `i` is no auxiliary: `has 20 tanks`, `have a staff of 20`."""
    return i + 1 == quantity.first or quantity.sentence.lower[i + 1 : i + 2] in _BEGIN_OBJECT


def _is_perfect(lower: list[str], verb: int) -> bool:
    """Whether "has" or "have" governs a participle: right before it, or before one that "and" joins it to."""
    joined = verb > 0 and lower[verb - 1] in ("and", "or", ",")
    for i in range(verb - 1, max(-1, verb - (_LIST if joined else _AUXILIARY)), -1):
        if lower[i] in PRESENT_HAVE:
            closed = joined and lower[verb - 2] == "," and _opens_relative(lower, i)
            return i == 0 or (lower[i - 1] not in ("to", "would") and not closed)
        if lower[i] in PAST or (lower[i] in _ENDS and lower[i] != "since"):
            break
    return False


def _opens_relative(lower: list[str], have: int) -> bool:
    """Whether "have" is the verb of a clause on the way: `It hit Hass, where many have fled, and killed`."""
    near = range(max(1, have - _TO_HAVE), have)
    return any(lower[k - 1] == "," and (lower[k] in _OPENERS or lower[k] == "where") for k in near)


_TO_HAVE = 6  # words from the pronoun of a clause to its "have"


def is_foreseen(clause: list[str]) -> bool:
    """Whether a clause without a figure tells what is to come: `snow is expected on Sunday`."""
    foreseen = any(one in BE and other in _FORESEEN for one, other in pairwise(clause))
    return foreseen and not any(map(is_number, clause))


_FORESEEN = frozenset("due expected forecast planned predicted scheduled".split())
