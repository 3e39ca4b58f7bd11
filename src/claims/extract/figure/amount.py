"""Read an amount: a number or the range of two, with its currency sign and its unit."""

from decimal import Decimal
from typing import NamedTuple

from claims.extract.figure.number_words import Number
from claims.extract.figure.quantity_words import Grammar
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import STOPS
from claims.lexicon.inflection import is_plural
from claims.model import Qualifier

_ONE = Decimal(1)
_DASHES = frozenset("-–—−‑‒")
# After these, "from X to Y" tells a change (two claims), not a range.
_CHANGES = frozenset(
    "rose risen rise rises rising increased increase increases increasing grew grown grow growing jumped "
    "jump climbed climb fell fallen fall falls falling dropped drop drops dropping decreased decrease "
    "declined decline shrank shrunk cut reduced reduce reducing down up raised raise raising doubled "
    "tripled went gone soared surged swelled revised upped lowered changed expanded expand".split()
)


class Scan(NamedTuple):
    """A sentence under search for quantities."""

    sentence: Sentence
    lower: list[str]
    grammar: Grammar


class Amount(NamedTuple):
    """A number, or the range of two: its bounds, and the words behind its currency sign up to its unit."""

    rule: str
    low: Decimal
    high: Decimal
    qualifier: Qualifier
    first: int
    last: int  # behind the unit
    core: tuple[int, int]  # the words of the number itself
    unit: str | None
    used: int  # numbers


def read_amount(scan: Scan, numbers: list[Number], at: int, floor: int) -> Amount:
    """The amount whose first number is `numbers[at]`, without the modifiers around it; its sign stands behind
    word `floor`."""
    number = numbers[at]
    first, currency = _symbol_before(scan, number.first, floor)
    unit, factor, last = _unit_behind(scan, number.last, number, currency)
    joined = _range_with(scan, number, (first, last), numbers[at + 1]) if at + 1 < len(numbers) else None
    if joined:
        rule, low, high, first = joined
        first, end, qualifier = max(first, floor), numbers[at + 1].last, Qualifier.RANGE
        second_unit, second_factor, last = _unit_behind(scan, end, number, currency)
        if second_unit:
            unit, factor = second_unit, second_factor
    else:
        rule, low, high, end = "quantity." + number.kind, number.low, number.high, number.last
        qualifier = Qualifier.ORDER if number.kind == "order" else Qualifier.EXACT
    if unit is None and number.kind == "fraction":
        unit = "percent"
    if factor is not _ONE:
        low, high = low * factor, high * factor
    core, used = (number.first, end), 2 if joined else 1
    return Amount(rule, low, high, qualifier, first, last, core, unit, used)


def _symbol_before(scan: Scan, first: int, floor: int) -> tuple[int, str | None]:
    """The first word with the currency symbol before the number, and the currency."""
    found = scan.grammar.symbols.before(scan.lower, first)
    if not found or found[1] < floor:
        return first, None
    (key, symbol), start = found
    if symbol != scan.sentence.slice(start, first).strip() and first - start > 1:  # "a $10 loan" is no A$
        alone = scan.grammar.symbols.before([scan.lower[first - 1]], 1)
        return (first - 1, alone[0][0]) if alone else (first, None)
    return start, key


def _unit_behind(
    scan: Scan, last: int, number: Number, currency: str | None
) -> tuple[str | None, Decimal, int]:
    """The unit behind word `last`, its factor, and the word behind it; a symbol before the number wins."""
    lower, grammar = scan.lower, scan.grammar
    i = last
    if i + 1 < len(lower):
        if lower[i] == "-" and number.kind != "order":
            i += 1  # "500-kilometre", "$100-million"
        elif lower[i] == "of" and number.kind == "order":
            money = grammar.units.at(lower, i + 1)  # "billions of dollars"
            if money and money[0][0] in grammar.currencies:
                return money[0][0], _ONE, money[1]
    unit = grammar.units.at(lower, i)
    if currency:  # "$453 billion dollar"
        return currency, _ONE, unit[1] if unit and unit[0][0] in grammar.currencies else last
    if unit is None or (lower[i] == "feet" and lower[i - 1] == "-"):
        return None, _ONE, last
    if _belongs_to_noun(lower, unit[1], number):
        return None, _ONE, last
    return unit[0][0], unit[0][1], unit[1]


def _belongs_to_noun(lower: list[str], last: int, number: Number) -> bool:
    """Whether the unit's word only describes a plural behind it: `405 barrel bombs`."""
    word = lower[last - 1]
    if word == "percent" or len(word) < 4 or word[-1] == "s" or last >= len(lower) or number.low == 1:
        return False
    return is_plural(lower[last]) and lower[last] not in STOPS


_RANGE_WORDS = 8  # the most that stands between two numbers of a range: "U.S. $1 billion to U.S. $3 billion"


def _range_with(
    scan: Scan, number: Number, place: tuple[int, int], other: Number
) -> tuple[str, Decimal, Decimal, int] | None:
    """Rule, bounds and first word of the range of two numbers, if the words between them make one. `place`:
    the first word of the first with its sign, and the word behind its unit."""
    first, last = place
    if other.first - last > _RANGE_WORDS or number.kind == "fraction" or other.kind == "fraction":
        return None
    between, signed = _between(scan, last, other.first)
    before = scan.lower[first - 1] if first else ""
    if before == "between" and between in _BETWEEN:
        rule, start = "quantity.between", first - 1
    elif between in _DASHES and (not signed or first < number.first):
        rule, start = "quantity.dash", first
    elif between in ("to", "- to -"):
        start = first - 1 if before == "from" else first
        if before in ("by", "from") and _tells_change(scan.lower, first):
            return None  # "increased by 27,000 to 202,000"
        rule = "quantity.to"
    elif between == "or" and number.kind == "words" and other.kind == "words":
        rule, start = "quantity.or", first
    else:
        return None
    low, high = _share_scale(number, other)
    if high < low or (rule != "quantity.between" and high == low):
        return None
    if number.kind == "order" or other.kind == "order":
        high = max(high, other.high)
    return rule, low, high, start


_BETWEEN = frozenset(("and", "to", "-", "–"))


def _between(scan: Scan, last: int, first: int) -> tuple[str, bool]:
    """The words between two numbers without the second one's currency sign, and whether it has one."""
    other_first, currency = _symbol_before(scan, first, last)
    return " ".join(scan.lower[last:other_first]), currency is not None


def _share_scale(number: Number, other: Number) -> tuple[Decimal, Decimal]:
    """The two ends of a range; the first takes the scale of the second: `$1-3 million`, `two to three
    thousand`."""
    if other.scale > 1 and number.scale == 1 and number.low < other.low / other.scale:
        return number.low * other.scale, other.low
    return number.low, other.low


def _tells_change(lower: list[str], first: int) -> bool:
    """Whether the words before `from` at `first - 1` tell a change: `rose from 30 to 45`."""
    return not _CHANGES.isdisjoint(lower[max(0, first - 6) : first - 1])
