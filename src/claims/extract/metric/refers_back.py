"""Whether a number without a noun refers back to a figure before it, or goes on with its list: `400 fighters,
200 of them`, `900 men in May and 400 in June`."""

from claims.extract.calendar.time_expressions import find_times
from claims.extract.figure.bracketed import bracketed_counts
from claims.extract.figure.quantity import Quantity
from claims.extract.metric.figures_before import (
    TOLLS,
    counts_part,
    goes_on,
)
from claims.extract.metric.number_beside import (
    IT_AT,
    is_told_alike,
)
from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import VERB, tags_of
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import FINITE_BE, GAP_OPENERS, HAVE, STOPS
from claims.model import Qualifier

_REFERRING = frozenset(
    "as double times triple twice to from than of by at reached hit was were is be not only totaled "
    "totalled numbered for with and winning won gaining gained securing secured".split()
)


_NO_MORE = frozenset(("only", "just"))
ADDED = frozenset(("another", "additional", "further", "except", "including", "against"))
_THERE_ARE = FINITE_BE | {"only", "be", "been"}


def _is_given(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether nothing but the number is told by somebody: `The doctors said only 51.`, `police admit to 40`,
    `the UN speaks of 300`."""
    lower, first = quantity.sentence.lower, quantity.first
    while first and (lower[first - 1] in _NO_MORE or lower[first - 1] in _LEADS_ON):
        first -= 1
    return first > 0 and bool(tags_of(quantity.sentence, lexicon)[first - 1] & VERB)


_LEADS_ON = frozenset(("at", "of", "to", "up", "with"))


def _is_set_off(quantity: Quantity, antecedent: Quantity) -> bool:
    """Whether a comma sets off who gives or has the number: `The UN counted 90 dead; the army, 12.`"""
    lower, first = quantity.sentence.lower, quantity.first
    first -= lower[first - 1] == "at"  # the army, at 12
    same = antecedent.sentence is quantity.sentence and lower[first - 1] == ","
    return same and ";" in lower[antecedent.last : first - 1]


def refers_back(quantity: Quantity, antecedent: Quantity, lexicon: Lexicon) -> bool:
    """Whether a bare number counts what the one before it counts: `400, 200 of which`, `up from 6,000`."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if quantity.qualifier is not Qualifier.EXACT or counts_part(quantity):
        return True
    if quantity.sentence.starts[first] in bracketed_counts(quantity.sentence):
        return antecedent.sentence is not quantity.sentence or antecedent.holds(quantity)
    added = (first and lower[first - 1] in ADDED) or _are_more(lower, last)
    if added or is_told_alike(quantity, antecedent):
        return True
    closes = last >= len(lower) or not lower[last][0].isalnum() or lower[last] == "left"
    given = closes or (antecedent.sentence is quantity.sentence and lower[last].endswith("ed"))
    if (given and _is_given(quantity, lexicon)) or (closes and _is_set_off(quantity, antecedent)):
        return True
    own = closes and first > 0 and lower[first - 1] == "'s" and antecedent.sentence is quantity.sentence
    if quantity.low is not None and quantity.low >= 1000 and not own:  # more than the rebels' 9,000
        beside = [
            *quantity.sentence.words[max(0, first - 1) : first],
            *quantity.sentence.words[last : last + 1],
        ]
        return any(word.isalpha() and word.islower() for word in beside)
    if goes_on(quantity, antecedent):
        return True
    if antecedent.sentence is quantity.sentence and _is_joined(quantity, antecedent):
        return True
    if first and lower[first - 1] == "the":
        first -= 1
    if not TOLLS.isdisjoint(lower[max(0, first - 8) : first]) or lower[first - 2 : first] == IT_AT:
        return True
    if closes and "there" in lower[max(0, first - 4) : first] and lower[first - 1] in _THERE_ARE:
        return True
    return antecedent.sentence is quantity.sentence and first > 0 and _is_told_with(quantity, first, closes)


def _are_more(lower: list[str], last: int) -> bool:
    """Whether more of the same are counted: `has 2,000 soldiers and will send 400 more`; not `400 more than`,
    nor `400 more convincing`."""
    after = lower[last : last + 2]
    return after[:1] == ["more"] and (len(after) == 1 or not after[1][0].isalnum() or after[1] in _AFTER_MORE)


_AFTER_MORE = STOPS - {"than"}


def _is_told_with(quantity: Quantity, first: int, closes: bool) -> bool:
    """Whether the word before a bare number, which stands at `first`, leads to one of what its sentence
    counted; `closes`: no word follows."""
    before = quantity.sentence.lower[first - 1]
    if before == "'s" or (closes and before in _HAVE_OR_SELF):  # "to the other party's 11"
        return True
    if closes and before == "," and _follows_time(quantity.sentence, first - 1):
        return True
    told = closes and before not in STOPS and quantity.sentence.words[first - 1].islower()
    return before in _REFERRING or told or (closes and _names_holder(quantity))


_HAVE_OR_SELF = HAVE | {"himself", "herself", "itself", "themselves"}  # "the rebels themselves 11"


def _follows_time(sentence: Sentence, comma: int) -> bool:
    """`In 2022 there were 300 murders; in 2023, 412`: a time with a comma leads to the figure."""
    return any(comma - 1 <= time.last <= comma for time in find_times(sentence))


def _names_holder(quantity: Quantity) -> bool:
    """`Spain, two; and Portugal, four`: a name and a comma before the figure."""
    first, sentence = quantity.first, quantity.sentence
    named = first > 1 and sentence.lower[first - 1] == "," and sentence.words[first - 2][0].isupper()
    return named and ";" in sentence.lower


_JOINTS = GAP_OPENERS | {":", "/"}
_WHERE = frozenset("above across along around at from in near of off on outside over with".split())
_HOLDERS = frozenset("place state organisation armed_group coalition person unknown".split())


def is_of_list(quantity: Quantity, whole: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number is one of a list that began with a figure and its noun: `killed 30 people in Akra, 12
    in Dorna`, `Chad hosts 900 refugees and Mali 20`."""
    if whole.sentence is not quantity.sentence:
        return False
    words, lower = quantity.sentence.words, quantity.sentence.lower
    first, last = quantity.first, quantity.last
    if lower[first - 1] in _JOINTS:
        last += lower[last : last + 1] == ["each"]
        return (
            last + 1 < len(lower) and lower[last] in _WHERE and _names_thing(words[last + 1], last, quantity)
        )
    if last < len(lower) and lower[last][0].isalnum() and lower[last] not in _JOINTS:
        return False
    name = next((it for it in find_names(quantity.sentence, lexicon) if it.last == first), None)
    joined = name is not None and name.kind in _HOLDERS and name.first > 0
    if not joined or name is None:
        return False
    at = name.first - 1 - (lower[name.first - 1] == "the" and name.first > 1)
    return lower[at] in _JOINTS


def _names_thing(word: str, where: int, quantity: Quantity) -> bool:
    """Whether a word after `in`, `with` or the like, at word `where`, tells where those of a list are, or
    what they have."""
    told = word[0].isupper() or word == "the" or quantity.sentence.lower[where] == "with"
    return word.isalpha() and told


def _is_joined(quantity: Quantity, antecedent: Quantity) -> bool:
    """`a vote of 308-106`: only a hyphen stands between the two numbers."""
    gap = quantity.sentence.lower[antecedent.last : quantity.first]
    return len(gap) <= 3 and "-" in gap
