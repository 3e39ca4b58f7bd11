"""How rarely two who count hit upon a number: by its digits that are no noughts, its range, its size."""

from decimal import Decimal
from functools import lru_cache

from claims.compare.entry.bounds import Bounds
from claims.compare.entry.comparable import Comparable
from claims.model import Qualifier

LEAST = 100  # below it two numbers are easily the same by chance
_THOUSANDS = 1000
_EXACT_DIGITS = 3  # digits from which on a number is so exact that two rarely hit upon it
_KEPT = 2**14  # numbers of which the digits are remembered: the same ones come over and over


def said_number(figure: Comparable) -> Bounds:
    """The bounds, without whether it is "more than" the number or the number: papers drop that."""
    low, high = figure.low, figure.high
    return (low if low is not None else high, high if high is not None else low)


def is_large(figure: Comparable) -> bool:
    """Whether the number is so large that two are seldom the same by chance."""
    number, _ = said_number(figure)
    return number is not None and number >= LEAST


def is_exact(figure: Comparable) -> bool:
    """Whether a figure is so exact that hardly two hit upon it: a range, or a number of three digits or more
    that are no noughts. A word of order is none."""
    low, high = figure.low, figure.high
    if figure.entry.qualifier is Qualifier.ORDER or low is None or high is None:
        return False
    return low < high or is_exact_number(low)


def is_exact_number(number: Decimal | None) -> bool:
    """Whether a number has three digits that are no noughts; `None` is none."""
    return number is not None and digits_of(number) >= _EXACT_DIGITS


def is_rare(figure: Comparable) -> bool:
    """Whether hardly two hit upon the number, even if they count the same: a range of large numbers, or three
    digits that are no noughts of thousands. Some hundreds of dead may all be known to each."""
    low, high = said_number(figure)
    if low is None or low < LEAST or high is None:
        return False
    return low < high or (low >= _THOUSANDS and is_exact_number(low))


def is_round(number: Decimal) -> bool:
    """Whether all digits of a number but the first are noughts."""
    return digits_of(number) == 1


@lru_cache(_KEPT)
def digits_of(number: Decimal) -> int:
    """How many digits a number has without the noughts at its end."""
    return len(number.normalize().as_tuple().digits)
