"""Read an amount: a number or the range of two, with its currency sign and its unit."""

from dataclasses import replace
from decimal import Decimal

from claims.extract.figure.currency import meant_by, sign_before
from claims.extract.figure.number import measures_length
from claims.extract.figure.number_words import THOUSAND, Number
from claims.extract.figure.quantity_words import Grammar
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import STOPS
from claims.lexicon.inflection import is_plural
from claims.lexicon.word import is_year
from claims.model import Qualifier
from claims.record_type import record

_EXACT = Qualifier.EXACT
_ONE = Decimal(1)
_METRE = Decimal("0.001")  # in kilometres
_DASHES = frozenset("-–—−‑‒")


@record
class Scan:
    """A sentence under search for quantities."""

    sentence: Sentence
    lower: list[str]
    grammar: Grammar


@record
class Amount:
    """A number, or the range of two: its bounds, and the words after its currency sign up to its unit."""

    rule: str
    low: Decimal
    high: Decimal
    qualifier: Qualifier
    first: int
    last: int  # after the unit
    core: tuple[int, int]  # the words of the number itself
    unit: str | None
    used: int  # numbers


def read_amount(scan: Scan, numbers: list[Number], at: int, floor: int) -> Amount:
    """The amount whose first number is `numbers[at]`, without the modifiers around it; its sign stands after
    word `floor`."""
    number = numbers[at]
    first, currency = sign_before(scan.sentence, number.first, floor, scan.grammar.money)
    unit, factor, last = _unit_after(scan, number.last, number, currency)
    place = (first, last, unit)
    joined = _range_with(scan, number, place, numbers[at + 1]) if at + 1 < len(numbers) else None
    if joined:
        rule, low, high, first = joined
        first, end, qualifier = max(first, floor), numbers[at + 1].last, Qualifier.RANGE
        second_unit, second_factor, last = _unit_after(scan, end, number, currency)
        if second_unit:
            unit, factor = second_unit, second_factor
    else:
        number = _scaled_as_next(scan, numbers, at, place)
        rule, low, high, end = "quantity." + number.kind, number.low, number.high, number.last
        qualifier = Qualifier.ORDER if number.kind == "order" else _EXACT
    if unit is None and number.kind == "fraction":
        unit = "percent"
    if factor is not _ONE:
        low, high = low * factor, high * factor
    core, used = (number.first, end), 2 if joined else 1
    return Amount(rule, low, high, qualifier, first, last, core, unit, used)


def _unit_after(
    scan: Scan, last: int, number: Number, currency: str | None
) -> tuple[str | None, Decimal, int]:
    """The unit after word `last`, its factor, and the word after it; a symbol before the number wins."""
    lower, grammar = scan.lower, scan.grammar
    i = last
    if i + 1 < len(lower):
        if lower[i] == "-" and number.kind != "order":
            i += 1  # "500-kilometre", "$100-million"
        elif lower[i] == "of" and number.kind == "order":
            money = grammar.units.at(lower, i + 1)  # "billions of dollars"
            if money and money[0][0] in grammar.money.codes:
                return _currency(scan, i + 1, money[1], money[0][0]), _ONE, money[1]
            if money and money[0][0] in ("km2", "km"):  # "hundreds of square miles"
                return *money[0], money[1]
    if i < len(lower) and lower[i] == "m" and i == last and measures_length(scan.sentence, i):
        return (None, _ONE, last) if currency else ("km", _METRE, i + 1)
    unit = grammar.units.at(lower, i)
    if currency:  # "$453 billion dollar"
        return currency, _ONE, unit[1] if unit and unit[0][0] in grammar.money.codes else last
    if unit is None and lower[i : i + 1] == ["pc"] and scan.sentence.starts[i] == scan.sentence.ends[i - 1]:
        return "percent", _ONE, i + 1  # 20pc
    if unit is None or (lower[i] == "feet" and lower[i - 1] == "-"):
        return None, _ONE, last
    if unit[0][0] in grammar.money.codes and lower[i] == "pounds" and _weighs(lower, i):
        return "pound", _ONE, i + 1
    if unit[0][0] in grammar.money.codes:
        meant = _currency(scan, i, unit[1], unit[0][0])
        return meant, unit[0][1], unit[1] if meant else last
    if _belongs_to_noun(lower, unit[1], number):
        return None, _ONE, last
    return unit[0][0], unit[0][1], unit[1]


_WEIGHING = frozenset("heavier weigh weighed weighing weighs".split())
_VERB, _LIST = 4, 16  # words before the pounds, and on either side of them


def _weighs(lower: list[str], pounds: int) -> bool:
    """Whether pounds are a weight: `weighs 100 pounds`, `500 pounds of ham, 100 pounds bread`."""
    near = range(max(0, pounds - _LIST), min(len(lower) - 1, pounds + _LIST))
    heavy = any(lower[k] == "pounds" and lower[k + 1] == "of" for k in near)
    return heavy or not _WEIGHING.isdisjoint(lower[max(0, pounds - _VERB) : pounds])


def _currency(scan: Scan, first: int, last: int, currency: str) -> str | None:
    return meant_by(scan.sentence, first, last, currency, scan.grammar.money)


def _belongs_to_noun(lower: list[str], last: int, number: Number) -> bool:
    """Whether the unit's word only describes a plural after it: `405 barrel bombs`."""
    word = lower[last - 1]
    if word == "percent" or len(word) < 4 or word[-1] == "s" or last >= len(lower) or number.low == 1:
        return False
    return is_plural(lower[last]) and lower[last] not in STOPS


_RANGE_WORDS = 8  # the most that stands between two numbers of a range: "U.S. $1 billion to U.S. $3 billion"


def _range_with(
    scan: Scan, number: Number, place: tuple[int, int, str | None], other: Number
) -> tuple[str, Decimal, Decimal, int] | None:
    """Rule, bounds and first word of the range of two numbers, if the words between them make one. `place`:
    the first word of the first number with its sign, the word after its unit, and that unit."""
    first, last, unit = place
    kinds = (number.kind, other.kind)
    if other.first - last > _RANGE_WORDS or "fraction" in kinds or "compound" in kinds:
        return None
    if unit is not None and last > number.last and _unit_after(scan, other.last, other, None)[0] != unit:
        return None  # "7 percent to 2.3 million" are two figures
    joined = _joined_how(scan, number, first, last, other)
    if joined is None:
        return None
    low, high = _share_scale(number, other)
    if high < low != number.low:  # "1.8 to 1.5 million"
        low, high = high, low
    if high < low or (joined[0] != "quantity.between" and high == low):
        return None
    if number.kind == "order" or other.kind == "order":
        high = max(high, other.high)
    return joined[0], low, high, joined[1]


def _joined_how(scan: Scan, number: Number, first: int, last: int, other: Number) -> tuple[str, int] | None:
    """The rule by which the words between two numbers make a range of them, and its first word."""
    between, signed = _between(scan, last, other.first)
    before = scan.lower[first - 1] if first else ""
    if before == "between" and between in RANGE_JOINTS:
        return "quantity.between", first - 1
    if between in _DASHES and (not signed or first < number.first):
        return "quantity.dash", first
    if between in ("to", "- to -") and not (_tells_change(scan, first) or _is_time(scan, first, other)):
        return "quantity.to", first - 1 if before == "from" else first
    if between == "or" and (number.kind == other.kind == "words" or _are_estimates(number, other)):
        return "quantity.or", first
    return None


def _are_estimates(number: Number, other: Number) -> bool:
    """Whether two numbers in digits guess at one: round ones (`80,000 or 100,000`, `20 or 30`) of which one
    is at most twice the other, or those next to each other (`5 or 6`)."""
    if not number.kind == other.kind == "digits" or not 0 < number.low < other.low <= 2 * number.low:
        return False
    rounded = any(number.low % unit == 0 and other.low % unit == 0 for unit in (THOUSAND, _TEN))
    return rounded or other.low - number.low == 1


_TEN = 10


def _scaled_as_next(scan: Scan, numbers: list[Number], at: int, place: tuple[int, int, str | None]) -> Number:
    """The number, with the scale of the next one where a change is told: `rose from 1.2 to 1.5 million`."""
    number, (first, last, _) = numbers[at], place
    lower = scan.lower
    if last >= len(lower) or lower[last] != "to" or at + 1 == len(numbers) or last > number.last:
        return number
    if _between(scan, last, numbers[at + 1].first)[0] != "to" or not _tells_change(scan, first):
        return number
    if number.kind != "digits":
        return number
    low, _ = _share_scale(number, numbers[at + 1])
    return replace(number, low=low, high=low)


RANGE_JOINTS = frozenset(("and", "to", "-", "–"))
_ENDS = frozenset(("low", "lows", "high", "highs", "minimum", "maximum", "peak"))


def _between(scan: Scan, last: int, first: int) -> tuple[str, bool]:
    """The words between two numbers without the second one's currency sign and modifiers, and whether it has
    a sign: `to` in `20,000 to more than 30,000` and `9,000 to a high of 17,000`."""
    lower = scan.lower
    other_first, currency = sign_before(scan.sentence, first, last, scan.grammar.money)
    end = other_first
    while end - 1 > last:
        modified = scan.grammar.before.before(lower, end)
        if modified and modified[1] > last:
            end = modified[1]
        elif lower[end - 1] == "of" and lower[end - 2] in _ENDS and lower[end - 3] in ("a", "the"):
            end -= 3
        else:
            break
    dash = end == last + 1 and lower[last] in _DASHES  # "2024 - up to 3,000" are two numbers
    return " ".join(lower[last : other_first if dash or end <= last else end]), currency is not None


_TENFOLD = 10  # the ends of a range that share their scale are not further apart


def _share_scale(number: Number, other: Number) -> tuple[Decimal, Decimal]:
    """The two ends of a range; the first takes the scale of the second: `$1-3 million`, `two to three
    thousand`, `15 to 20,000`."""
    if number.scale != 1:
        return number.low, other.low
    if other.scale > 1:
        part = other.low / other.scale
        if number.low < part or (number.low < THOUSAND and number.low <= part * _TENFOLD):
            return number.low * other.scale, other.low
    elif number.kind == other.kind == "digits" and other.low % THOUSAND == 0 and other.low == other.high:
        part = other.low / THOUSAND
        if _ONE < number.low < part <= number.low * _TENFOLD:
            return number.low * THOUSAND, other.low
    return number.low, other.low


def _tells_change(scan: Scan, first: int) -> bool:
    """Whether the words before the number at `first` tell a change to the next: `rose from 30 to 45`, `cut by
    5,000 to 20,000`."""
    lower, at = scan.lower, first
    while at > 0 and lower[at - 1] in _LED_BY:
        at -= 1
    led = at > 0 and lower[at - 1] in ("by", "from")
    return led and not scan.grammar.changes.isdisjoint(lower[max(0, at - 6) : at - 1])


def _is_time(scan: Scan, first: int, other: Number) -> bool:
    """Whether the number at `first` is the year of the one before it: `from 3,000 in 2015 to 9,000`."""
    lower = scan.lower
    return first > 1 and lower[first - 1] in _IN and is_year(lower[first]) and not is_year(lower[other.first])


_IN = frozenset(("in", "of", "since"))
_LED_BY = frozenset("a the core low high peak of about around some nearly almost just over".split())
