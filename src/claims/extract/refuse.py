"""Name the reason why a quantity is no claim: a date, an age, a duration, an ordinal, a name, ...

Each refusal is a small function that gives its reason or None. EARLY and LATE list them in the order in
which they are asked, before and behind the metric; a new one is a function and its name in a list.
"""

from collections.abc import Iterable

from claims.extract.lexicon import Lexicon
from claims.extract.noun import singular
from claims.extract.reading import Quantity
from claims.extract.refusal import Refusal, RefusalWords, build_refusals, is_bare, is_digits, word_before
from claims.extract.refusal_shape import (
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
from claims.extract.refusal_time import refuse_age, refuse_duration, refuse_time, refuse_year
from claims.model import Qualifier

_HUGE = 10**18  # beyond all the money and all the sand that news speaks of
_FEW = 5  # up to so many may be named one by one in the text
_DEFINITE = frozenset("the these those its their both other our his her between".split())
_OPENERS = ("The first", "One ", "First,", "The one", "The former")


def find_refusal(quantity: Quantity, refusals: Iterable[Refusal], lexicon: Lexicon) -> str | None:
    """The reason why `quantity` is no claim, the first that any of `refusals` (EARLY or LATE) gives, or
    None."""
    words = lexicon.index(build_refusals)
    for refuse in refusals:
        reason = refuse(quantity, words)
        if reason:
            return reason
    return None


def refuse_huge(quantity: Quantity, words: RefusalWords) -> str | None:
    """A number that no count in the world reaches: a code, or damage."""
    return "code" if max(quantity.low or 0, quantity.high or 0) >= _HUGE else None


def refuse_one(quantity: Quantity, words: RefusalWords) -> str | None:
    """`one` alone is a pronoun or determiner; behind a modifier it counts."""
    if quantity.low != 1 or quantity.unit is not None or quantity.qualifier not in _PLAIN:
        return None
    return "one" if quantity.sentence.lower[quantity.core[0]] in ("one", "1", "a", "an") else None


_PLAIN = (Qualifier.EXACT, Qualifier.APPROXIMATE)


def _is_few(quantity: Quantity) -> bool:
    """Whether the number is a small one in words, such as a list or a reference back has."""
    exact = quantity.low is not None and quantity.low == quantity.high
    return exact and quantity.low <= _FEW and quantity.unit != "percent" and not is_digits(quantity)  # type: ignore[operator]


def refuse_list(quantity: Quantity, words: RefusalWords) -> str | None:
    """`two camps. The first, ...`, `three towns: A, B and C`: a small number that only opens a list."""
    if is_bare(quantity) or not _is_few(quantity):
        return None
    sentence, end = quantity.sentence, quantity.noun[1]
    n = len(sentence)
    if end < n and sentence.words[end] == ":":
        return "list"
    if end + 2 < n and sentence.words[end] in "-–—" and sentence.words[end + 1][0].isupper():
        return "list" if sentence.words[end + 2] in (",", "and") else None
    closes = end >= n or (sentence.words[end] in ".!?" and end >= n - 2)
    following = sentence.text[sentence.end : sentence.end + 40].lstrip()
    return "list" if closes and following.startswith(_OPENERS) else None


def refuse_back_reference(quantity: Quantity, words: RefusalWords) -> str | None:
    """`the two countries`, `the three sides`, `the two agreed`: named before, not counted here."""
    if not _is_few(quantity) or quantity.core[1] - quantity.core[0] != 1:
        return None
    definite = word_before(quantity) in _DEFINITE
    if quantity.head < 0:
        told = quantity.metric_found.rule.startswith("event.")
        return "back-reference" if definite and not told else None
    head = singular(quantity.sentence.lower[quantity.head])
    return "back-reference" if head in (words.parties if definite else words.abstractions) else None


def refuse_uncounted(quantity: Quantity, words: RefusalWords) -> str | None:
    """A bare number with no noun, no unit and nothing that happened to it counts nothing."""
    if not is_bare(quantity) or quantity.metric_found.rule != "metric.none" or quantity.per:
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
