"""Name the reason why a quantity is no claim: a date, an age, a duration, an ordinal, a name, ...

Each refusal is a small function that gives its reason or None. EARLY and LATE list them in the order in
which they are asked, before and after the metric; a new one is a function and its name in a list.
"""

from collections.abc import Iterable
from itertools import product

from claims.extract.refuse.by_age import refuse_age, refuse_parenthood
from claims.extract.refuse.by_length import refuse_distance
from claims.extract.refuse.by_name import (
    refuse_calibre,
    refuse_edition,
    refuse_formation,
    refuse_half,
    refuse_label,
    refuse_model,
    refuse_name,
)
from claims.extract.refuse.by_reference import (
    refuse_back_reference,
    refuse_limit,
    refuse_list,
    refuse_one,
    refuse_sources,
    refuse_superlative,
    refuse_uncounted,
)
from claims.extract.refuse.by_shape import (
    refuse_compound,
    refuse_exchange_rate,
    refuse_furniture,
    refuse_huge,
    refuse_joined,
    refuse_measure,
    refuse_ordinal,
    refuse_repeated,
    refuse_score,
)
from claims.extract.refuse.by_time import (
    refuse_copyright,
    refuse_duration,
    refuse_entry,
    refuse_military_time,
    refuse_time,
    refuse_year,
    refuse_year_of,
)
from claims.extract.refuse.refusal import Look, Refusal, build_refusals
from claims.lexicon import Lexicon


def find_refusal(look: Look, refusals: Iterable[Refusal], lexicon: Lexicon) -> str | None:
    """The reason why a quantity is no claim, the first that any of `refusals` (EARLY or LATE) gives, or
    None."""
    words = lexicon.index(build_refusals)
    for refuse in refusals:
        reason = refuse(look, words)
        if reason:
            return reason
    return None


EARLY: tuple[Refusal, ...] = (
    refuse_age,
    refuse_parenthood,
    refuse_time,
    refuse_duration,
    refuse_ordinal,
    refuse_score,
    refuse_joined,
    refuse_label,
    refuse_name,
    refuse_model,
    refuse_calibre,
    refuse_formation,
    refuse_edition,
    refuse_half,
    refuse_exchange_rate,
    refuse_distance,
    refuse_measure,
    refuse_compound,
    refuse_huge,
    refuse_one,
    refuse_year,
    refuse_year_of,
    refuse_copyright,
    refuse_military_time,
    refuse_entry,
    refuse_repeated,
    refuse_furniture,
    refuse_list,
    refuse_sources,
    refuse_superlative,
    refuse_limit,
)
# Refusals that apply only to numbers in digits, or in words; only to quantities with a unit, or without one;
# only to those with a noun, or without one.
_OF_DIGITS = (
    refuse_calibre,
    refuse_copyright,
    refuse_joined,
    refuse_model,
    refuse_formation,
    refuse_edition,
    refuse_year,
    refuse_year_of,
    refuse_military_time,
    refuse_entry,
    refuse_furniture,
)
_OF_WORDS = (refuse_name, refuse_list, refuse_sources)
_OF_UNITS = (refuse_exchange_rate, refuse_distance)
_OF_NO_UNIT = (
    refuse_calibre,
    refuse_parenthood,
    refuse_label,
    refuse_model,
    refuse_formation,
    refuse_edition,
    refuse_one,
    refuse_year,
    refuse_year_of,
    refuse_military_time,
    refuse_entry,
    refuse_furniture,
    refuse_superlative,
    refuse_limit,
)
_OF_NOUNS = (
    refuse_calibre,
    refuse_model,
    refuse_edition,
    refuse_year_of,
    refuse_list,
    refuse_sources,
    refuse_limit,
)
_BARE = (refuse_parenthood, refuse_year, refuse_military_time)


def _early_of(*, digits: bool, unit: bool, bare: bool) -> tuple[Refusal, ...]:
    """Those of EARLY that can refuse a quantity which is or is not in digits, and has or has no unit and
    noun."""
    others = (
        *(_OF_WORDS if digits else _OF_DIGITS),
        *(_OF_NO_UNIT if unit else _OF_UNITS),
        *(_OF_NOUNS if bare else _BARE),
    )
    return tuple(refuse for refuse in EARLY if refuse not in others)


_EARLY_OF = {
    (digits, unit, bare): _early_of(digits=digits, unit=unit, bare=bare)
    for digits, unit, bare in product((False, True), repeat=3)
}


def find_early_refusal(look: Look, lexicon: Lexicon) -> str | None:
    """The first reason that any of EARLY gives."""
    return find_refusal(look, _EARLY_OF[look.digits, look.quantity.unit is not None, look.bare], lexicon)


LATE: tuple[Refusal, ...] = (refuse_back_reference, refuse_uncounted)
