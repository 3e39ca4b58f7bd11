"""Find every quantity of a sentence: number, modifier, range, unit and rate to low, high and qualifier.

What is none of our business (dates, ages, names) is found here as well; `refuse` names the reason.
"""

from decimal import Decimal
from itertools import compress, count

from claims.extract.figure.amount import Amount, Scan, read_amount
from claims.extract.figure.number import read_number
from claims.extract.figure.number_words import Number, Words
from claims.extract.figure.quantity import Quantity
from claims.extract.figure.quantity_words import Grammar, build_grammar, rate_at
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import FIGURE_JOINTS
from claims.lexicon.inflection import is_plural
from claims.model import Qualifier

# May stand between a modifier and its number.
_SKIPPED = frozenset(("another", "additional", "further", "the"))
# "90 died, more than the 20 of May", "below the 20 it needs": 20 is compared with.
_THAN_THE = (["than", "the"], ["below", "the"], ["above", "the"], ["under", "the"])
_MARKS = frozenset("barrier level limit line mark threshold".split())  # below the 20 percent mark
_MARK = 4  # words from a number to one of these
# "control over 20 villages", "rule over an estimated three million": there `over` modifies nothing.
_HANDED = frozenset("hand handed handing hands turn turned turning turns".split())
_OVER = frozenset(("over", "under", "above", "below", "beyond"))
_OVER_NOUNS = frozenset(
    "control rule power authority sovereignty jurisdiction dominance command hold grip say caliphate "
    "concern sway".split()
)
# Those that are verbs after whoever does it: "officials say over 20 people died", "who hold over 20 towns".
_VERBS = frozenset(("control", "rule", "command", "hold", "say"))
_DOERS = frozenset("they we you who which that to still now also reportedly".split())
_ESTIMATES = frozenset("an some about estimated around roughly approximately nearly almost".split())
# "brought the number of aircraft up to 69": nor does `up to` there.
_RAISES = frozenset(
    "bring brings brought bringing raise raised raises raising took takes taking push pushed".split()
)


def find_quantities(sentence: Sentence, lexicon: Lexicon) -> list[Quantity]:
    """All quantities of a sentence in reading order, without overlap, claims or not."""
    grammar = lexicon.index(build_grammar)
    numbers = _numbers(sentence, grammar)
    if not numbers:
        return []
    found: list[Quantity] = []
    floor = 0  # the word after the last quantity: a modifier never reaches into it
    scan = Scan(sentence, sentence.lower, grammar)
    at = 0
    while at < len(numbers):
        amount = read_amount(scan, numbers, at, floor)
        quantity = _modified(scan, amount, floor)
        found.append(quantity)
        floor, at = quantity.last, at + amount.used
        while at < len(numbers) and numbers[at].first < floor:
            at += 1
    return _with_shared_units(found, grammar) if len(found) > 1 else found


_LISTED = frozenset((",", "and", "or", "&"))


def _with_shared_units(found: list[Quantity], grammar: Grammar) -> list[Quantity]:
    """The quantities of a sentence, each with the unit that only the last one of its list has: `37, 36 and 35
    euros`, `grew from 12 to 15 percent`."""
    if all(it.unit is None for it in found) or all(it.unit is not None for it in found):
        return found
    for i in range(1, len(found)):
        given = grammar.units.at(found[i].sentence.lower, found[i - 1].core[1])
        between = found[i].sentence.lower[found[i - 1].last : found[i].first]
        if given and between == ["from"] and found[i - 1].unit == "percent" and _is_bare(found[i]):
            found[i] = found[i].in_unit(*given[0])  # cut to five percent from 30
    for last in range(len(found) - 1, 0, -1):
        shared = grammar.units.at(found[last].sentence.lower, found[last].core[1])
        if shared and shared[0][0] == found[last].unit:
            for i in _listed_before(found, last):
                found[i] = found[i].in_unit(*shared[0])
    return found


def _listed_before(found: list[Quantity], last: int) -> range:
    """The bare quantities that stand in one list with a quantity, right before it: two or more of them, or
    one that is joined by a word rather than by a comma."""
    lower, first, joined = found[last].sentence.lower, last, False
    while first > 0 and _is_bare(found[first - 1]):
        gap = lower[found[first - 1].last : found[first].first]
        if not gap or not (gap == ["to"] or _LISTED.issuperset(gap)):
            break
        joined = joined or not FIGURE_JOINTS.isdisjoint(gap)
        first -= 1
    return range(first if joined or last - first > 1 else last, last)


def _is_bare(quantity: Quantity) -> bool:
    """Whether a quantity has no unit and can take one: it is not written as a year is."""
    digits = quantity.sentence.lower[quantity.core[0]][0].isdecimal()
    return quantity.unit is None and digits and not quantity.is_written_as_year


def _numbers(sentence: Sentence, grammar: Grammar) -> list[Number]:
    """The numbers of a sentence in order. Few words can begin one; an article before them belongs to them."""
    words, lower = grammar.words, sentence.lower
    candidates = list(compress(count(), map(words.begins.__getitem__, lower)))
    if "than" in lower:
        candidates = sorted({*candidates, *(i for i, word in enumerate(lower) if word == "a")})
    numbers: list[Number] = []
    floor = 0
    for i in candidates:
        if i < floor:
            continue
        takes_article = i > floor and lower[i - 1] in ("a", "an") and _has_article(lower[i], words)
        first = i - 1 if takes_article else i
        number = read_number(sentence, first, words) or _lone_article(lower, i, grammar)
        if number:
            numbers.append(number)
            floor = number.last
    return numbers


def _has_article(word: str, words: Words) -> bool:
    """Whether an article before the word is part of the number: `a hundred`, `a third`, `a half-million`."""
    return word in words.articled or word.startswith("half-")


def _lone_article(lower: list[str], i: int, grammar: Grammar) -> Number | None:
    """`a` that counts: after a modifier and before a unit, as in `less than a dollar a day`."""
    if lower[i] != "a" or not grammar.before.before(lower, i):
        return None
    unit = grammar.units.at(lower, i + 1)
    if not unit or unit[0][0] not in grammar.money.codes:
        return None
    return Number(i, i + 1, Decimal(1), Decimal(1), "words")


def _modified(scan: Scan, amount: Amount, floor: int) -> Quantity:
    """The quantity that an amount makes with the modifiers and the rate around it."""
    first, modifier = _modifiers_before(scan, amount.first, floor)
    modifier, last = _modifier_after(scan, amount.last, modifier)
    rule, qualifier = amount.rule, amount.qualifier
    low: Decimal | None = amount.low
    high: Decimal | None = amount.high
    if modifier is not None and _counts_beside(modifier, qualifier):
        rule, qualifier = f"{rule}+{modifier}", modifier
        if modifier is Qualifier.AT_LEAST:
            high = None
        elif modifier is Qualifier.AT_MOST:
            low = None
    per, last = rate_at(scan.lower, last, scan.grammar) or (None, last)
    start, end = scan.sentence.extent(first, last)
    return Quantity(
        scan.sentence, first, last, start, end,
        low, high, qualifier, amount.unit, per, rule, amount.core,
    )  # fmt: skip


def _counts_beside(modifier: Qualifier, qualifier: Qualifier) -> bool:
    """Whether a modifier tells something of a number that has a qualifier by itself: not of a range."""
    if qualifier is Qualifier.ORDER:
        return modifier is not Qualifier.APPROXIMATE
    return qualifier is not Qualifier.RANGE


def _modifiers_before(scan: Scan, first: int, floor: int) -> tuple[int, Qualifier | None]:
    """The first word of the modifiers before word `first`, and the one that counts: what moves a bound goes
    before what only approximates."""
    lower, phrases = scan.lower, scan.grammar.before
    modifier: Qualifier | None = None
    while first > floor:
        found = phrases.before(lower, first)
        compared = lower[first - 2 : first] in _THAN_THE and _MARKS.isdisjoint(lower[first : first + _MARK])
        if found is None and lower[first - 1] in _SKIPPED and not compared:
            found = phrases.before(lower, first - 1)
        if (
            found is None
            or found[1] < floor
            or _is_preposition(lower, found[1])
            or _is_rank(lower, found[1])
            or _multiplies(lower, found[1])
        ):
            break
        if modifier is None or found[0] is not Qualifier.APPROXIMATE:
            modifier = found[0]
        first = found[1]
    return first, modifier


def _is_rank(lower: list[str], i: int) -> bool:
    """Whether `top` at word `i` is no verb: `its top 20 officers`, but `the toll could top 20`."""
    return lower[i] == "top" and (not i or lower[i - 1] not in _LEAD_VERB)


_LEAD_VERB = frozenset("to will would could can may might should well easily soon".split())

_MULTIPLES = frozenset(("twice", "thrice", "half", "times"))


def _multiplies(lower: list[str], i: int) -> bool:
    """Whether `as many as` at word `i` only compares: `twice as many as the 300 in March`."""
    return lower[i] == "as" and i > 0 and lower[i - 1] in _MULTIPLES


_DASHED = frozenset(("plus", "odd"))  # 20-plus, 20-odd


def _modifier_after(scan: Scan, last: int, modifier: Qualifier | None) -> tuple[Qualifier | None, int]:
    """The modifier that counts with the one after word `last`, and the word after it: `60 or more`."""
    lower, phrases = scan.lower, scan.grammar.after
    n = len(lower)
    if last >= n:
        return modifier, last
    dashed = lower[last] == "-" and last + 1 < n and lower[last + 1] in _DASHED
    if dashed and lower[last + 1] == "odd":
        return modifier or Qualifier.APPROXIMATE, last + 2
    after = phrases.at(lower, last + dashed)
    if not after:
        return modifier, last
    end = after[1]
    if end < n and (lower[end] == "than" or _number_follows(lower[end], scan.grammar)):
        return modifier, last
    return (after[0] if modifier in (None, Qualifier.APPROXIMATE) else modifier), end


def _is_preposition(lower: list[str], i: int) -> bool:
    """Whether `over` or `under` at word `i` governs a noun: `control over 20 towns`, `rule over some 300
    people`."""
    word = lower[i]
    if word == "up" and lower[i + 1] == "to":  # "brought the number of aircraft up to 69"
        return not _RAISES.isdisjoint(lower[max(0, i - 10) : i]) or _has_risen(lower, i)
    if word not in _OVER:
        return False
    if word == "under" and i and lower[i - 1] in _BENEATH:  # "buried under two landslides"
        return True
    if word == "over" and i and lower[i - 1] in _HANDED:  # "handed over 210 weapons"
        return True
    return lower[i + 1] in _ESTIMATES or (
        i > 0 and lower[i - 1] in _OVER_NOUNS and not _is_verb(lower, i - 1)
    )


def _has_risen(lower: list[str], i: int) -> bool:
    """Whether a toll is said to have risen with the `up to` at word `i`: `death toll up to 60`."""
    return not _TOLLS.isdisjoint(lower[max(0, i - _NEAR) : i]) and lower[i - 1] not in _LEADING


_NEAR = 5  # words from a toll to "up"
_TOLLS = frozenset("deaths fatalities tally toll".split())
_LEADING = frozenset(
    "and any as at be between by can could from he in including of or reach she that they with".split()
)


def _is_verb(lower: list[str], i: int) -> bool:
    """Whether word `i`, which may be a noun, is what somebody does."""
    return lower[i] in _VERBS and i > 0 and (lower[i - 1] in _DOERS or is_plural(lower[i - 1]))


_BENEATH = frozenset("buried trapped crushed stuck caught pinned hidden lying lies units serving".split())


def _number_follows(word: str, grammar: Grammar) -> bool:
    """Whether the words after a number belong to the next one: `2017 At least 15 civilians`."""
    return (word[0].isdecimal() or word in grammar.words.starts) and word not in ("a", "an")
