"""Find every quantity of a sentence: number, modifier, range, unit and rate to low, high and qualifier.

What is none of our business (dates, ages, names) is found here as well; `refuse` names the reason.
"""

from decimal import Decimal
from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.noun import STOPS, is_plural
from claims.extract.number import read_number
from claims.extract.number_word import Number, Words, build_words
from claims.extract.phrase import Phrases
from claims.extract.reading import Quantity
from claims.extract.sentence import Sentence
from claims.model import Qualifier

_DASHES = frozenset("-–—−‑‒")
_RATE_OPENERS = frozenset(("a", "an", "per", "each", "every", "/"))
# After these, "from X to Y" tells a change (two claims), not a range.
_CHANGES = frozenset(
    "rose risen rise rises rising increased increase increases increasing grew grown grow growing jumped "
    "jump climbed climb fell fallen fall falls falling dropped drop drops dropping decreased decrease "
    "declined decline shrank shrunk cut reduced reduce reducing down up raised raise raising doubled "
    "tripled went gone soared surged swelled revised upped lowered changed expanded expand".split()
)
# "control over 20 villages", "rule over two provinces": there `over` modifies nothing.
_ESTIMATES = frozenset(
    ("an", "some", "about", "estimated", "around", "roughly", "approximately", "nearly", "almost")
)
_RAISES = frozenset(
    "bring brings brought bringing raise raised raises raising took takes taking push pushed".split()
)
_OVER_NOUNS = frozenset(
    "control rule power authority sovereignty jurisdiction dominance command hold grip say caliphate "
    "concern".split()
)


class Grammar(NamedTuple):
    """The words of quantities, indexed."""

    words: Words
    before: Phrases[Qualifier]
    after: Phrases[Qualifier]
    units: Phrases[tuple[str, Decimal]]
    symbols: Phrases[tuple[str, str]]
    currencies: frozenset[str]
    rates: dict[str, str]
    lone_rates: dict[str, str]


def build_grammar(lexicon: Lexicon) -> Grammar:
    """The words of quantities of a lexicon, indexed."""
    modifiers, money = lexicon.entries("modifier"), lexicon.entries("currency")
    units = [(word, (e["key"], Decimal(e["factor"]))) for e in lexicon.entries("unit") for word in e["words"]]
    units += [(word, (e["key"], Decimal(1))) for e in money for word in e["words"]]
    return Grammar(
        words=lexicon.index(build_words),
        before=Phrases(
            ((w, Qualifier(e["qualifier"])) for e in modifiers for w in e["before"]), backwards=True
        ),
        after=Phrases((w, Qualifier(e["qualifier"])) for e in modifiers for w in e["after"]),
        units=Phrases(units),
        symbols=Phrases(((w, (e["key"], w)) for e in money for w in e["symbols"]), backwards=True),
        currencies=frozenset(e["key"] for e in money),
        rates={word: e["key"] for e in lexicon.entries("rate") for word in e["words"]},
        lone_rates={word: e["key"] for e in lexicon.entries("rate") for word in e["alone"]},
    )


class _Scan(NamedTuple):
    """A sentence under search for quantities."""

    sentence: Sentence
    lower: list[str]
    grammar: Grammar


class _Amount(NamedTuple):
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


def find_quantities(sentence: Sentence, lexicon: Lexicon) -> list[Quantity]:
    """All quantities of a sentence in reading order, without overlap, claims or not."""
    grammar = lexicon.index(build_grammar)
    numbers = _numbers(sentence, grammar)
    if not numbers:
        return []
    found: list[Quantity] = []
    floor = 0  # the word behind the last quantity: a modifier never reaches into it
    scan = _Scan(sentence, sentence.lower, grammar)
    at = 0
    while at < len(numbers):
        amount = _read_amount(scan, numbers, at, floor)
        quantity = _modified(scan, amount, floor)
        found.append(quantity)
        floor, at = quantity.last, at + amount.used
        while at < len(numbers) and numbers[at].first < floor:
            at += 1
    return found


def _numbers(sentence: Sentence, grammar: Grammar) -> list[Number]:
    """The numbers of a sentence in order. Few words can begin one; an article before them belongs to them."""
    words, lower = grammar.words, sentence.lower
    begins = words.begins
    candidates = [i for i, word in enumerate(lower) if begins[word]]
    if "than" in lower:
        candidates = sorted({*candidates, *(i for i, word in enumerate(lower) if word == "a")})
    numbers: list[Number] = []
    floor = 0
    for i in candidates:
        if i < floor:
            continue
        first = i - 1 if i > floor and lower[i - 1] in ("a", "an") and lower[i] in words.articled else i
        number = read_number(sentence, first, words) or _lone_article(lower, i, grammar)
        if number:
            numbers.append(number)
            floor = number.last
    return numbers


def _lone_article(lower: list[str], i: int, grammar: Grammar) -> Number | None:
    """`a` that counts: behind a modifier and before a unit, as in `less than a dollar a day`."""
    if lower[i] != "a" or not grammar.before.before(lower, i):
        return None
    unit = grammar.units.at(lower, i + 1)
    if not unit or unit[0][0] not in grammar.currencies:
        return None
    return Number(i, i + 1, Decimal(1), Decimal(1), "words")


def _read_amount(scan: _Scan, numbers: list[Number], at: int, floor: int) -> _Amount:
    """The amount whose first number is `numbers[at]`, without the modifiers around it."""
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
    return _Amount(rule, low, high, qualifier, first, last, core, unit, used)


_ONE = Decimal(1)


def _symbol_before(scan: _Scan, first: int, floor: int) -> tuple[int, str | None]:
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
    scan: _Scan, last: int, number: Number, currency: str | None
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
    scan: _Scan, number: Number, place: tuple[int, int], other: Number
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


def _between(scan: _Scan, last: int, first: int) -> tuple[str, bool]:
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


def _modified(scan: _Scan, amount: _Amount, floor: int) -> Quantity:
    """The quantity that an amount makes with the modifiers and the rate around it."""
    first, modifier = _modifiers_before(scan, amount.first, floor)
    modifier, last = _modifier_behind(scan, amount.last, modifier)
    rule, qualifier = amount.rule, amount.qualifier
    low: Decimal | None = amount.low
    high: Decimal | None = amount.high
    approximate = modifier is Qualifier.APPROXIMATE
    if modifier and qualifier is not Qualifier.RANGE and not (approximate and qualifier is Qualifier.ORDER):
        rule, qualifier = f"{rule}+{modifier}", modifier
        if modifier is Qualifier.AT_LEAST:
            high = None
        elif modifier is Qualifier.AT_MOST:
            low = None
    per, last = rate_at(scan.sentence, last, scan.grammar) or (None, last)
    sentence = scan.sentence
    return Quantity(
        sentence, first, last, sentence.starts[first], sentence.ends[last - 1],
        low, high, qualifier, amount.unit, per, rule, amount.core,
    )  # fmt: skip


# May stand between a modifier and its number.
_SKIPPED = frozenset(("another", "additional", "further", "the"))


def _modifiers_before(scan: _Scan, first: int, floor: int) -> tuple[int, Qualifier | None]:
    """The first word of the modifiers before word `first`, and the one that counts: what moves a bound goes
    before what only approximates."""
    lower, phrases = scan.lower, scan.grammar.before
    modifier: Qualifier | None = None
    while first > floor:
        found = phrases.before(lower, first)
        if found is None and lower[first - 1] in _SKIPPED:
            found = phrases.before(lower, first - 1)
        if found is None or found[1] < floor or _is_preposition(lower, found[1]):
            break
        if modifier is None or found[0] is not Qualifier.APPROXIMATE:
            modifier = found[0]
        first = found[1]
    return first, modifier


def _modifier_behind(scan: _Scan, last: int, modifier: Qualifier | None) -> tuple[Qualifier | None, int]:
    """The modifier that counts with the one behind word `last`, and the word behind it: `60 or more`."""
    lower, phrases = scan.lower, scan.grammar.after
    n = len(lower)
    if last >= n:
        return modifier, last
    dashed = lower[last] == "-" and last + 1 < n and lower[last + 1] == "plus"
    behind = phrases.at(lower, last + dashed)
    if not behind:
        return modifier, last
    end = behind[1]
    if end < n and (lower[end] == "than" or _number_follows(lower[end], scan.grammar)):
        return modifier, last
    return (behind[0] if modifier in (None, Qualifier.APPROXIMATE) else modifier), end


def _is_preposition(lower: list[str], i: int) -> bool:
    """Whether `over` or `under` at word `i` governs a noun: `control over 20 towns`, `rule over some 300
    people`."""
    word = lower[i]
    if word == "up" and lower[i + 1] == "to":  # "brought the number of aircraft up to 69"
        return not _RAISES.isdisjoint(lower[max(0, i - 10) : i])
    if word not in ("over", "under", "above", "below", "beyond"):
        return False
    return lower[i + 1] in _ESTIMATES or (i > 0 and lower[i - 1] in _OVER_NOUNS)


def _number_follows(word: str, grammar: Grammar) -> bool:
    """Whether the words behind a number belong to the next one: `2017 At least 15 civilians`."""
    return (word[0].isdecimal() or word in grammar.words.starts) and word not in ("a", "an")


def rate_at(sentence: Sentence, i: int, grammar: Grammar) -> tuple[str, int] | None:
    """The rate whose words begin at word `i` (`a day`, `per week`, `monthly`), and the word behind it."""
    lower = sentence.lower
    n = len(lower)
    if i >= n:
        return None
    word = lower[i]
    if word in grammar.lone_rates:
        return grammar.lone_rates[word], i + 1
    if word in _RATE_OPENERS and i + 1 < n and lower[i + 1] in grammar.rates:
        if word in ("a", "an") and i + 2 < n and lower[i + 2] in _NO_RATE:
            return None  # "killed 20 a day after the truce" tells when, not how often
        return grammar.rates[lower[i + 1]], i + 2
    return None


_NO_RATE = frozenset(("after", "ago", "before", "earlier", "later", "of", "and"))
