"""Find every quantity of a sentence: number, modifier, range, unit and rate to low, high and qualifier.

What is none of our business (dates, ages, names) is found here as well; `refuse` names the reason.
"""

from collections.abc import Iterator
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


def find_quantities(sentence: Sentence, lexicon: Lexicon) -> list[Quantity]:
    """All quantities of a sentence in reading order, without overlap, claims or not."""
    grammar = lexicon.index(build_grammar)
    found: list[Quantity] = []
    floor = 0  # the word behind the last quantity: a modifier never reaches into it
    numbers = list(_numbers(sentence, grammar))
    at = 0
    while at < len(numbers):
        used, quantity = _read_quantity(sentence, numbers, at, floor, grammar)
        found.append(quantity)
        floor, at = quantity.last, at + used
        while at < len(numbers) and numbers[at].first < floor:
            at += 1
    return found


def _numbers(sentence: Sentence, grammar: Grammar) -> Iterator[Number]:
    """The numbers of a sentence in order. Few words can begin one; an article before them belongs to them."""
    words, lower = grammar.words, sentence.lower
    starts = words.starts
    candidates = [i for i, word in enumerate(lower) if word in starts or word[0].isdecimal() or "-" in word]
    if "than" in lower:
        candidates = sorted({*candidates, *(i for i, word in enumerate(lower) if word == "a")})
    floor = 0
    for i in candidates:
        if i < floor:
            continue
        first = i - 1 if i > floor and lower[i - 1] in ("a", "an") and lower[i] in words.articled else i
        number = read_number(sentence, first, words) or _lone_article(sentence, i, grammar)
        if number:
            yield number
            floor = number.last


def _lone_article(sentence: Sentence, i: int, grammar: Grammar) -> Number | None:
    """`a` that counts: behind a modifier and before a unit, as in `less than a dollar a day`."""
    if sentence.lower[i] != "a" or not grammar.before.before(sentence.lower, i):
        return None
    unit = grammar.units.at(sentence.lower, i + 1)
    return (
        Number(i, i + 1, Decimal(1), Decimal(1), "words")
        if unit and unit[0][0] in grammar.currencies
        else None
    )


def _read_quantity(
    sentence: Sentence, numbers: list[Number], at: int, floor: int, grammar: Grammar
) -> tuple[int, Quantity]:
    """The quantity whose first number is `numbers[at]`, and how many numbers it took."""
    number = numbers[at]
    first, currency = _symbol_before(sentence, number.first, floor, grammar)
    low, high, last, used, rule = number.low, number.high, number.last, 1, f"quantity.{number.kind}"
    qualifier = Qualifier.ORDER if number.kind == "order" else Qualifier.EXACT
    core_last = last
    unit, factor, last = _unit_behind(sentence, last, number, currency, grammar)
    if at + 1 < len(numbers):
        joined = _range_with(sentence, number, last, first, numbers[at + 1], grammar)
        if joined:
            rule, low, high, first_joined = joined
            used, qualifier = 2, Qualifier.RANGE
            core_last = numbers[at + 1].last
            second_unit, second_factor, last = _unit_behind(sentence, core_last, number, currency, grammar)
            if second_unit:
                unit, factor = second_unit, second_factor
            first = max(first_joined, floor)
    if number.kind == "fraction" and unit is None:
        unit = "percent"
    if factor != 1:
        low, high = low * factor, high * factor
    first, last, qualifier, modifier = _modify(sentence, first, last, floor, qualifier, grammar)
    per, last = _rate_behind(sentence, last, grammar)
    low_bound: Decimal | None = low
    high_bound: Decimal | None = high
    if modifier is Qualifier.AT_LEAST:
        high_bound = None
    elif modifier is Qualifier.AT_MOST:
        low_bound = None
    if modifier:
        rule = f"{rule}+{modifier}"
    quantity = Quantity(
        sentence, first, last, sentence.starts[first], sentence.ends[last - 1],
        low_bound, high_bound, qualifier, unit, per, rule, (number.first, core_last),
    )  # fmt: skip
    return used, quantity


def _symbol_before(sentence: Sentence, first: int, floor: int, grammar: Grammar) -> tuple[int, str | None]:
    """The first word with the currency symbol before the number, and the currency."""
    found = grammar.symbols.before(sentence.lower, first)
    if not found or found[1] < floor:
        return first, None
    (key, symbol), start = found
    if symbol != sentence.slice(start, first).strip() and first - start > 1:  # "a $10 loan" is no A$
        alone = grammar.symbols.before([sentence.lower[first - 1]], 1)
        return (first - 1, alone[0][0]) if alone else (first, None)
    return start, key


def _unit_behind(
    sentence: Sentence, last: int, number: Number, currency: str | None, grammar: Grammar
) -> tuple[str | None, Decimal, int]:
    """The unit behind word `last`, its factor, and the word behind it; a symbol before the number wins."""
    lower = sentence.lower
    i = last
    if i + 1 < len(lower) and lower[i] == "-" and number.kind != "order":
        i += 1  # "500-kilometre", "$100-million"
    if i + 1 < len(lower) and lower[i] == "of" and number.kind == "order":
        money = grammar.units.at(lower, i + 1)  # "billions of dollars"
        if money and money[0][0] in grammar.currencies:
            return money[0][0], Decimal(1), money[1]
    unit = grammar.units.at(lower, i)
    if unit and unit[0][0] in grammar.currencies and currency:
        return currency, Decimal(1), unit[1]  # "$453 billion dollar"
    if currency:
        return currency, Decimal(1), last
    if unit is None or (lower[i] == "feet" and lower[i - 1] == "-"):
        return None, Decimal(1), last
    if _belongs_to_noun(lower, unit[1], number):
        return None, Decimal(1), last
    return unit[0][0], unit[0][1], unit[1]


def _belongs_to_noun(lower: list[str], last: int, number: Number) -> bool:
    """Whether the unit's word only describes a plural behind it: `405 barrel bombs`."""
    word = lower[last - 1]
    if number.low == 1 or len(word) < 4 or word.endswith("s") or last >= len(lower):
        return False
    return word != "percent" and is_plural(lower[last]) and lower[last] not in STOPS


def _range_with(
    sentence: Sentence, number: Number, last: int, first: int, other: Number, grammar: Grammar
) -> tuple[str, Decimal, Decimal, int] | None:
    """Rule, bounds and first word of the range of two numbers, if the words between them make one."""
    lower = sentence.lower
    other_first, other_currency = _symbol_before(sentence, other.first, last, grammar)
    between = lower[last:other_first]
    before = lower[first - 1] if first else ""
    if number.kind == "fraction" or other.kind == "fraction":
        return None
    if before == "between" and between in (["and"], ["to"], ["-"], ["–"]):
        rule, start = "quantity.between", first - 1
    elif len(between) == 1 and between[0] in _DASHES and (other_currency is None or first < number.first):
        rule, start = "quantity.dash", first
    elif between == ["-", "to", "-"] or between == ["to"]:
        start = first - 1 if before == "from" else first
        if before in ("by", "from") and _tells_change(lower, first):
            return None  # "increased by 27,000 to 202,000"
        rule = "quantity.to"
    elif between == ["or"] and number.kind == "words" and other.kind == "words":
        rule, start = "quantity.or", first
    else:
        return None
    low, high = _share_scale(number, other)
    if high < low or (rule != "quantity.between" and high == low):
        return None
    if number.kind == "order" or other.kind == "order":
        high = max(high, other.high)
    return rule, low, high, start


def _share_scale(number: Number, other: Number) -> tuple[Decimal, Decimal]:
    """The two ends of a range; the first takes the scale of the second: `$1-3 million`, `two to three
    thousand`."""
    if other.scale > 1 and number.scale == 1 and number.low < other.low / other.scale:
        return number.low * other.scale, other.low
    return number.low, other.low


def _tells_change(lower: list[str], first: int) -> bool:
    """Whether the words before `from` at `first - 1` tell a change: `rose from 30 to 45`."""
    return any(word in _CHANGES for word in lower[max(0, first - 6) : first - 1])


def _modify(
    sentence: Sentence, first: int, last: int, floor: int, qualifier: Qualifier, grammar: Grammar
) -> tuple[int, int, Qualifier, Qualifier | None]:
    """First and last word with the modifiers, the qualifier, and the modifier that moves a bound, if any."""
    lower = sentence.lower
    modifier: Qualifier | None = None
    i = first
    while True:
        skipped = i - 1 if i and lower[i - 1] in ("another", "additional", "further", "the") else i
        found = (
            grammar.before.before(lower, i) or (skipped < i and grammar.before.before(lower, skipped)) or None
        )
        if found is None or found[1] < floor or _is_preposition(lower, found[1], i):
            break
        if found[0] is not Qualifier.APPROXIMATE or modifier is None:
            modifier = found[0]
        i = found[1]
    dashed = last + 1 < len(lower) and lower[last] == "-" and lower[last + 1] == "plus"
    behind = grammar.after.at(lower, last + dashed)
    if (
        behind
        and lower[behind[1] : behind[1] + 1] != ["than"]
        and not _number_follows(lower, behind[1], grammar)
    ):
        if modifier is None or modifier is Qualifier.APPROXIMATE:
            modifier = behind[0]
        last = behind[1]
    if modifier is None or (modifier is Qualifier.APPROXIMATE and qualifier is not Qualifier.EXACT):
        return i, last, qualifier, None
    if qualifier is Qualifier.RANGE:
        return i, last, qualifier, None
    return i, last, modifier, modifier


def _is_preposition(lower: list[str], i: int, number: int) -> bool:
    """Whether `over` or `under` at word `i` governs a noun: `control over 20 towns`, `rule over some 300
    people`."""
    if lower[i : i + 2] == ["up", "to"]:  # "brought the number of aircraft up to 69"
        return not _RAISES.isdisjoint(lower[max(0, i - 10) : i])
    if lower[i] not in ("over", "under", "above", "below", "beyond"):
        return False
    return lower[i + 1] in _ESTIMATES or (i > 0 and lower[i - 1] in _OVER_NOUNS)


def _number_follows(lower: list[str], i: int, grammar: Grammar) -> bool:
    """Whether the words behind a number belong to the next one: `2017 At least 15 civilians`."""
    return (
        i < len(lower)
        and (lower[i][0].isdecimal() or lower[i] in grammar.words.starts)
        and lower[i] not in ("a", "an")
    )


def _rate_behind(sentence: Sentence, last: int, grammar: Grammar) -> tuple[str | None, int]:
    """The rate right behind the figure (`50 per month`), and the word behind it."""
    found = rate_at(sentence, last, grammar)
    return found or (None, last)


def rate_at(sentence: Sentence, i: int, grammar: Grammar) -> tuple[str, int] | None:
    """The rate whose words begin at word `i` (`a day`, `per week`, `monthly`), and the word behind it."""
    lower = sentence.lower
    if i >= len(lower):
        return None
    if lower[i] in grammar.lone_rates:
        return grammar.lone_rates[lower[i]], i + 1
    if lower[i] in _RATE_OPENERS and i + 1 < len(lower) and lower[i + 1] in grammar.rates:
        after = lower[i + 2] if i + 2 < len(lower) else ""
        if lower[i] in ("a", "an") and after in ("after", "ago", "before", "earlier", "later", "of", "and"):
            return None  # "killed 20 a day after the truce" tells when, not how often
        return grammar.rates[lower[i + 1]], i + 2
    return None
