"""The unit of a figure that has no measure: people, or the thing that an answer says is counted.

Percent, money, land and whatever else is written after a number are the grammar's for good. The rest is in
what it counts. There an answer may know better which noun that is; what kind of thing the noun names, people
or not, the lexicon says, and for a noun that it does not have the metric: those killed are people.
"""

from itertools import takewhile

from claims.extract.figure.noun_class import PEOPLE, Nouns, build_nouns, classify_noun, unit_of
from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import LIST_JOINTS, STOPS
from claims.lexicon.inflection import is_plural, singular
from claims.model import Claim

_GROUPS = frozenset(("family", "household"))  # of people, counted as groups
_MONEY = "money"


def unit_meant(claim: Claim, metric: str, counted: str | None, text: str, lexicon: Lexicon) -> str:
    """The canonical unit of a claim of the rules when `counted` and `metric` are believed of it.

    `text` is the document's text.
    """
    nouns = lexicon.index(build_nouns)
    if _is_measured(claim, metric, counted, lexicon, nouns):
        return claim.unit
    of_people = nouns.units.get(metric) == PEOPLE
    if counted is None:
        return PEOPLE if of_people and claim.unit not in _GROUPS else claim.unit
    quantity = _counting(counted, lexicon)
    if quantity is None:
        return claim.unit
    named, is_person = classify_noun(quantity, nouns)
    if of_people and named is None and not _is_known(quantity, nouns):
        return PEOPLE
    if _has_noun_of_rules(claim, counted, text):
        return claim.unit
    return unit_of(quantity, named or metric, nouns, people=is_person)


def _is_known(quantity: Quantity, nouns: Nouns) -> bool:
    """Whether the lexicon says if the noun of a quantity is one of people or of things."""
    noun = singular(quantity.sentence.lower[quantity.head])
    return noun in nouns.persons or noun in nouns.things


def _is_measured(claim: Claim, metric: str, counted: str | None, lexicon: Lexicon, nouns: Nouns) -> bool:
    """Whether the text gives a figure in a measure: a share, money, land."""
    if claim.unit not in nouns.currencies:
        return claim.unit in nouns.measures
    if metric == _MONEY or counted is None:
        return True
    alone = find_quantities(Sentence.alone(claim.figure), lexicon)
    return not alone or alone[0].unit is not None  # else it was only told of a sum nearby


def _has_noun_of_rules(claim: Claim, counted: str, text: str) -> bool:
    """Whether a figure is in the noun that the rules found, as in `thousands of acres of farmland`."""
    if not claim.counted:
        return False
    ours, theirs = _head_of(Sentence.alone(claim.counted)), _head_of(Sentence.alone(counted))
    if ours is not None and theirs is not None and ours[1].lower() == theirs[1].lower():
        return True
    after = " ".join(text[claim.end : claim.quote_end].split()).removeprefix("of ")
    if not after.startswith(claim.counted):
        return False
    rest = after[len(claim.counted) :]
    return rest.startswith(" of ") or counted.lower() not in after.lower()


def _counting(counted: str, lexicon: Lexicon) -> Quantity | None:
    """A quantity that counts a noun phrase, or None for what is none."""
    sentence = Sentence.alone(f"20 {counted}")
    found, head = find_quantities(sentence, lexicon), _head_of(sentence)
    if not found or head is None or head[0] < found[0].last:
        return None
    return found[0].with_noun((found[0].last, head[0] + 1), head[0], counted, None)


def _head_of(sentence: Sentence) -> tuple[int, str] | None:
    """The head of a noun phrase and its place: of the first of several things the last plural, else the last
    word before a preposition."""
    words = list(_core(sentence))
    first = list(takewhile(lambda at: sentence.lower[at] not in LIST_JOINTS, words))
    plural = [at for at in first if is_plural(sentence.lower[at])]
    named = plural or [at for at in words if sentence.lower[at] not in LIST_JOINTS]
    return (named[-1], sentence.words[named[-1]]) if named else None


def _core(sentence: Sentence) -> list[int]:
    """The words of a noun phrase up to what tells more of it, without numbers and what stands in brackets."""
    core: list[int] = []
    depth = 0
    for at, word in enumerate(sentence.lower):
        depth += (word == "(") - (word == ")")
        if depth > 0 or word == ")":
            continue
        if core and word in STOPS and word not in LIST_JOINTS:
            break
        if word in LIST_JOINTS or (word[0].isalpha() and word not in STOPS):
            core.append(at)
    return core
