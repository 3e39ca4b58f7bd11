"""Name the reason why a quantity is no claim: a date, an age, a duration, an ordinal, a name, ...

Each refusal is a small function that gives its reason or None. EARLY and LATE list them in the order in
which they are asked, before and behind the metric; a new one is a function and its name in a list.
"""

from collections.abc import Iterable
from decimal import Decimal

from claims.extract.refuse.by_shape import (
    refuse_compound,
    refuse_distance,
    refuse_furniture,
    refuse_half,
    refuse_joined,
    refuse_label,
    refuse_measure,
    refuse_name,
    refuse_ordinal,
    refuse_score,
)
from claims.extract.refuse.by_time import refuse_age, refuse_duration, refuse_time, refuse_year
from claims.extract.refuse.refusal import Look, Refusal, RefusalWords, build_refusals
from claims.lexicon import Lexicon
from claims.lexicon.inflection import singular
from claims.model import Qualifier

_HUGE = Decimal(10**18)  # beyond all the money and all the sand that news speaks of
_ONE = Decimal(1)
_FEW = Decimal(5)  # up to so many may be named one by one in the text
_DEFINITE = frozenset("the these those its their both other our his her between".split())
_OPENERS = ("The first", "One ", "First,", "The one", "The former")
_PLAIN = frozenset((Qualifier.EXACT, Qualifier.APPROXIMATE))
_PRONOUNS = frozenset(("one", "1", "a", "an"))


def find_refusal(look: Look, refusals: Iterable[Refusal], lexicon: Lexicon) -> str | None:
    """The reason why a quantity is no claim, the first that any of `refusals` (EARLY or LATE) gives, or
    None."""
    words = lexicon.index(build_refusals)
    for refuse in refusals:
        reason = refuse(look, words)
        if reason:
            return reason
    return None


def refuse_huge(look: Look, words: RefusalWords) -> str | None:
    """A number that no count in the world reaches: a code, or damage."""
    most = look.quantity.high if look.quantity.high is not None else look.quantity.low
    return "code" if most is not None and most >= _HUGE else None


def refuse_one(look: Look, words: RefusalWords) -> str | None:
    """`one` alone is a pronoun or determiner; behind a modifier it counts."""
    quantity = look.quantity
    if look.lower[look.first] not in _PRONOUNS or quantity.unit is not None:
        return None
    return "one" if quantity.low == _ONE and quantity.qualifier in _PLAIN else None


def _is_few(look: Look) -> bool:
    """Whether the number is a small one in words, such as a list or a reference back has."""
    low = look.quantity.low
    if look.digits or low is None or low > _FEW:
        return False
    return low == look.quantity.high and look.quantity.unit != "percent"


def refuse_list(look: Look, words: RefusalWords) -> str | None:
    """`two camps. The first, ...`, `three towns: A, B and C`: a small number that only opens a list."""
    if look.bare or not _is_few(look):
        return None
    sentence, end = look.sentence, look.quantity.noun[1]
    behind = sentence.words[end : end + 3]
    if behind[:1] == [":"]:
        return "list"
    if len(behind) == 3 and behind[0] in "-–—" and behind[1][0].isupper():
        return "list" if behind[2] in (",", "and") else None
    if behind and (len(behind) == 3 or behind[0] not in ".!?"):
        return None
    following = sentence.text[sentence.end : sentence.end + 40].lstrip()
    return "list" if following.startswith(_OPENERS) else None


def refuse_back_reference(look: Look, words: RefusalWords) -> str | None:
    """`the two countries`, `the three sides`, `the two agreed`: named before, not counted here."""
    if look.last - look.first != 1 or not _is_few(look):
        return None
    definite = look.before in _DEFINITE
    if look.quantity.head < 0:
        told = look.quantity.metric_found.rule.startswith("event.")
        return "back-reference" if definite and not told else None
    head = singular(look.lower[look.quantity.head])
    return "back-reference" if head in (words.parties if definite else words.abstractions) else None


def refuse_uncounted(look: Look, words: RefusalWords) -> str | None:
    """A bare number with no noun, no unit and nothing that happened to it counts nothing."""
    quantity = look.quantity
    if not look.bare or quantity.metric_found.rule != "metric.none" or quantity.per:
        return None
    return "uncounted" if quantity.qualifier is Qualifier.EXACT else None


EARLY: tuple[Refusal, ...] = (
    refuse_age,
    refuse_time,
    refuse_duration,
    refuse_ordinal,
    refuse_score,
    refuse_joined,
    refuse_label,
    refuse_name,
    refuse_half,
    refuse_distance,
    refuse_measure,
    refuse_compound,
    refuse_huge,
    refuse_one,
    refuse_year,
    refuse_furniture,
    refuse_list,
)
LATE: tuple[Refusal, ...] = (refuse_back_reference, refuse_uncounted)
