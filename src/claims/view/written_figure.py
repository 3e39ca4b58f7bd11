"""Bounds as people read them: `14,000-18,000`, `≤ 20,000`, `~1,000`, `100-999 ("hundreds")`."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from claims.model import Qualifier, Stated
from claims.view.text import safe

# From a million on, where nothing is lost by it, a number is written with its word.
_SCALES = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_SCALED_PLACES = 3
_PLACES = 2
_SIGNS = {"km2": " km²", "km": " km", "percent": "%", "people": ""}
_KEPT = 2**12  # numbers and units that are remembered: the same ones come over and over
_SAME_IN_PLURAL = frozenset({"aircraft", "personnel"})


CONFLICT_MARK = "!"
UNSURE_MARK = "?"
# More than a quarter of the claims that are read from fresh web pages stand below this, and four of five of
# them have a field that is wrong: `python -m claims.training --field confidence` prints how many.
UNSURE_BELOW = 0.25
UNSURE_LEGEND = "unsure, some field is probably wrong: claims explain ID"


class Amount(NamedTuple):
    """A figure that no text holds: bounds in a unit."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    per: str | None = None
    qualifier: Qualifier = Qualifier.RANGE
    figure: str = ""


def write_figure(claim: Stated) -> str:
    """The claim's bounds with its qualifier, unit and rate; a figure in words of order keeps the words."""
    low, high, kind = claim.low, claim.high, claim.qualifier
    worded = kind is Qualifier.ORDER or (low is None and high is None)
    return _written(Amount(low, high, claim.unit, claim.per, kind, claim.figure if worded else ""))


@lru_cache(_KEPT)
def write_bounds(
    low: Decimal | None, high: Decimal | None, unit: str, per: str | None, qualifier: Qualifier
) -> str:
    """The same for bounds in a unit, of which no text has the words."""
    return write_figure(Amount(low, high, unit, per, qualifier))


@lru_cache(_KEPT)
def _written(claim: Amount) -> str:
    currency, after = _around(claim.unit, claim.per, claim.low == claim.high == 1)
    words = f' ("{safe(claim.figure)}")' if claim.qualifier is Qualifier.ORDER else ""
    sign, number = _bounds(claim)
    return f"{sign}{currency}{number}{after}{words}"


@lru_cache(_KEPT)
def _around(unit: str, per: str | None, one: bool) -> tuple[str, str]:
    """What stands before and after a number, for its unit and rate."""
    unit = safe(unit)
    currency = f"{unit} " if is_currency(unit) else ""
    after = "" if currency else _SIGNS.get(unit) or ("" if unit in _SIGNS else f" {_counted(unit, one)}")
    return currency, f"{after} per {per}" if per else after


def name_unit(unit: str, per: str | None) -> str:
    """A unit and its rate by name, for a heading: `people`, `km²`, `percent`, `USD`, `tanks per day`."""
    names = {"km2": "km²", "km": "km", "percent": "percent", "people": "people"}
    name = names.get(unit) or (safe(unit) if is_currency(unit) else _counted(safe(unit), False))
    return f"{name} per {safe(per)}" if per else name


def is_currency(unit: str) -> bool:
    """Whether `unit` is an ISO 4217 code rather than a word."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def write_rounded(number: float) -> str:
    """A round number, as one of an axis: `20,000`, `1.5 million`, `0.25`."""
    return _scaled([Decimal(f"{number:.10g}")])


@lru_cache(_KEPT)
def write_number(value: Decimal) -> str:
    """A number with commas between its thousands, no exponent, and few decimals (conversions have many)."""
    if value == (whole := int(value)):
        return f"{whole:,d}"
    if value != round(value, _PLACES):
        value = round(value, _PLACES if abs(value) < 100 else 0)
    return f"{value.normalize():,f}"


def _bounds(claim: Stated) -> tuple[str, str]:
    """The sign before the bounds, and the bounds."""
    low, high = claim.low, claim.high
    if low is None and high is None:
        return "", safe(claim.figure)
    if low is None or high is None:
        sign, bound = ("≤ ", high) if low is None else ("≥ ", low)
        return sign, _scaled([bound] if bound is not None else [])
    about = "~" if claim.qualifier is Qualifier.APPROXIMATE else ""
    if claim.qualifier is Qualifier.ORDER and high >= _SCALES[-1][0]:
        high -= high % (low / 100)  # 9,999,999 is said as 9.99 million
    return about, _scaled([low] if low == high else [low, high])


def _scaled(numbers: list[Decimal]) -> str:
    """The numbers joined by a hyphen, in millions or billions where few decimals of them are enough."""
    for scale, word in _SCALES if numbers and all(abs(it) >= _SCALES[-1][0] for it in numbers) else ():
        shares = [number / scale for number in numbers]
        if all(abs(share) >= 1 and share == round(share, _SCALED_PLACES) for share in shares):
            return "-".join(f"{share.normalize():,f}" for share in shares) + f" {word}"
    return "-".join(map(write_number, numbers))


def _counted(unit: str, one: bool) -> str:
    """The unit, in the plural unless there is exactly one: `3 towns`, `1 tank`."""
    if one or unit in _SAME_IN_PLURAL:
        return unit
    if unit.endswith(("ch", "sh", "x", "z", "ss", "us")):
        return unit + "es"
    if unit.endswith("s"):
        return unit
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return unit[:-1] + "ies"
    if unit.endswith("man"):
        return unit[:-2] + "en"
    return unit + "s"


def is_unsure(confidence: float) -> bool:
    """Whether a claim or estimate of that confidence is marked as unsure."""
    return confidence < UNSURE_BELOW


def write_marks(conflicting: bool, confidence: float) -> str:
    """What stands before a figure: `!` for one in conflict with another, `?` for an unsure one, or both."""
    return CONFLICT_MARK * conflicting + UNSURE_MARK * is_unsure(confidence)
