"""Find the holder of a figure by where it stands: right before it, after `with`, in whose ranks they are."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import GROUPS, HOLDERS, is_apart, state_governed_from
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import force_of, found_at, named_before
from claims.extract.subject.agent import actor_at
from claims.extract.subject.named_holder import IRREGULAR
from claims.extract.subject.victims import SUFFERED, is_loss
from claims.lexicon.closed_classes import GAP_OPENERS, HAVE, POSSESSIVES, RELATIVES

_WITH = frozenset(("with", "having", "boasting", "numbering", "commanding"))


def find_subject_after_with(quantity: Quantity, reading: Reading) -> Found | None:
    """`With up to 20,000 fighters, HTS is ...`: the subject of the clause that follows."""
    sentence = quantity.sentence
    if quantity.first > 3 or sentence.lower[0] not in _WITH:
        return None
    k = max(quantity.last, quantity.noun[1])
    for i in range(k, min(len(sentence), k + 8)):
        if sentence.words[i] == ",":
            return actor_at(sentence, i + 1, reading)
    return None


def find_adjacent(quantity: Quantity, reading: Reading) -> Found | None:
    """`Hurras al-Din with about 1,000`, `the party, to which he attributes 1,500`: the holder before."""
    sentence = quantity.sentence
    if quantity.antecedent is not None or quantity.metric in _GIVEN:
        found = _gapped(quantity, reading)
        if found:
            return found
    if quantity.antecedent is not None and (other := _set_against(quantity, reading)):
        return other
    end = _holder_end(sentence.lower, quantity.first)
    if not end:
        return None
    for name in find_names(sentence, reading.lexicon):
        if name.last == end and name.kind in HOLDERS and not is_apart(name):
            return found_at(sentence, name, "subject.adjacent")
    return None


def _set_against(quantity: Quantity, reading: Reading) -> Found | None:
    """`compared with 20 for Chile`, `against 20 for the US Navy`: whose the second figure is."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if lower[last : last + 1] != ["for"] or _AGAINST.isdisjoint(lower[max(0, first - 2) : first]):
        return None
    return actor_at(quantity.sentence, last + 1, reading)


_AGAINST = frozenset("against and compared to versus vs while with".split())
_GIVEN = frozenset(("weapons", "troops", "money"))
_ANOTHER = frozenset(("another", "further", "a", "an", "additional", "some", "just", "only"))


def _gapped(quantity: Quantity, reading: Reading) -> Found | None:
    """`Berlin sent 18 tanks and Warsaw another 14`: the holder whose verb is left out."""
    sentence = quantity.sentence
    end = quantity.first
    while end and sentence.lower[end - 1] in _ANOTHER:
        end -= 1
    for name in find_names(sentence, reading.lexicon):
        if name.last != end or not name.first or is_apart(name):
            continue
        if sentence.lower[name.first - 1 - (sentence.lower[name.first - 1] == "the")] not in GAP_OPENERS:
            continue
        if name.kind in HOLDERS:
            return found_at(sentence, name, "subject.adjacent")
        state = state_governed_from(name, reading.lexicon)
        lost = quantity.antecedent is not None and is_loss(quantity.antecedent)
        if state and (lost or quantity.metric not in _NO_STATES):
            return found_at(sentence, name, "subject.adjacent", force_of(state))
    return None


_NO_STATES = IRREGULAR | SUFFERED  # metrics of what is hardly a state's


def _holder_end(lower: list[str], first: int) -> int:
    """Where the name of the holder of a figure at word `first` would end, or 0."""
    if first > 1 and lower[first - 1] in ("with", "(", ":"):
        return first - 1 - (lower[first - 2] == ",")  # stronger than the Front, with 6,000
    if (
        first > 2
        and lower[first - 1] in _HAVING
        and lower[first - 2] in RELATIVES
        and lower[first - 3] == ","
    ):
        return first - 3  # and the Front, which has 6,000
    if first > 1 and lower[first - 1] == "'s":
        return first - 1  # fewer than the Front's 6,000
    for i in range(first - 1, max(3, first - 8), -1):  # the Front, to which the paper attributes some 1,500
        if lower[i] in (",", ";"):
            return 0
        if lower[i] in ("which", "whom"):
            return i - 2 if lower[i - 1] == "to" and lower[i - 2] == "," else 0
    return 0


_HAVING = HAVE | frozenset(
    ("claims", "commands", "controls", "counts", "fields", "holds", "keeps", "numbers")
)
_RANKS = frozenset(("ranks", "service", "midst"))


def find_ranks(quantity: Quantity, reading: Reading) -> Found | None:
    """`thousands of fighters from abroad are in its ranks`: whoever was named before."""
    lower, start = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    if _RANKS.isdisjoint(lower[start + 1 : start + 25]):
        return None
    for i in range(start, min(len(lower) - 1, start + 24)):
        if lower[i] in POSSESSIVES and lower[i + 1] in _RANKS:
            return named_before(quantity.sentence, quantity.first, reading, GROUPS)
    return None
