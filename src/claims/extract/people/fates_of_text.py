"""People of whom a text told before what was done to them: `the 21 girls`, after 21 girls were kidnapped, are
the abducted."""

from collections.abc import Sequence
from decimal import Decimal

from claims.extract.figure.noun_class import PEOPLE
from claims.extract.figure.quantity import Quantity
from claims.extract.metric.figures_before import FATES
from claims.extract.people.metric_of_text import UNTOLD, told_as, words_of_metric
from claims.lexicon.closed_classes import DETERMINERS
from claims.lexicon.inflection import singular
from claims.record_type import record

_TAKEN = frozenset(("abducted", "detained"))
_ARMED = frozenset(("fighters", "troops", "foreign_fighters"))
_FEW = 3  # two men may be any two
_MISSING = frozenset("missing unaccounted vanished disappeared".split())
_ANY_MEN = frozenset("boy individual male man person teen teenager youth".split())
_NO_VICTIMS = frozenset(
    "assailant attacker bomber defendant gunman hijacker kidnapper shooter suspect officer official".split()
)
_THE = frozenset("all remaining the these those".split())
_OURS = (DETERMINERS | {"my", "our", "your"}) - {"a", "an"}
_HELD = frozenset("captured capture captures capturing held".split())  # girls, by whoever abducted others
_FREED = frozenset(
    "free freed freeing frees freedom release released releases releasing captive captives captivity "
    "liberate liberated liberation".split()
)
_CONVICTS = frozenset(
    "convict detainee fighter inmate insurgent jihadi jihadist militant prisoner rebel suspect "
    "terrorist".split()
)

_Bounds = tuple[Decimal | None, Decimal | None]


@record
class Fates:
    """What a text tells that somebody did to people: to how many, and what."""

    of_number: dict[_Bounds, frozenset[str]]
    first: dict[_Bounds, int]  # where the first figure with these bounds and a fate ends
    taken: frozenset[str]  # what was done to those that may be freed: abducted, detained


def fates_of_text(claims: Sequence[Quantity]) -> Fates:
    """The fates of people that the claims of a text tell."""
    of_number: dict[_Bounds, frozenset[str]] = {}
    first: dict[_Bounds, int] = {}
    taken: set[str] = set()
    for claim in claims:
        if claim.unit != PEOPLE or claim.metric not in FATES or _is_release(claim):
            continue
        if claim.metric in _TAKEN and _MISSING.isdisjoint(words_of_metric(claim)):
            taken.add(claim.metric)
        bounds = claim.low, claim.high
        of_number[bounds] = of_number.get(bounds, frozenset()) | {claim.metric}
        first.setdefault(bounds, claim.end)
    return Fates(of_number, first, frozenset(taken))


def with_fates_of_text(quantities: list[Quantity], fates: Fates) -> list[Quantity]:
    """The quantities, those of people to whom something was done elsewhere in the text as what that is."""
    return [_with_fate(quantity, fates) for quantity in quantities]


def _with_fate(quantity: Quantity, fates: Fates) -> Quantity:
    if quantity.refused is not None or quantity.unit != PEOPLE or quantity.named[0] in _ARMED:
        return quantity
    if _is_release(quantity):
        freed = fates.taken == {"abducted"} and not _are_convicts(quantity)
        return told_as(quantity, "abducted") if freed else quantity
    told = _told_before(quantity, fates) or _told_of_rest(quantity, fates)
    comes_back = quantity.metric == "returnees" and told == "abducted"
    if told is None or not (comes_back or _is_bare(quantity)):
        return quantity
    return told_as(quantity, told) if _points_back(quantity) else quantity


def _told_before(quantity: Quantity, fates: Fates) -> str | None:
    """The one fate of as many people that the text told before."""
    if quantity.low is None or quantity.low < _FEW:
        return None
    bounds = quantity.low, quantity.high
    told = fates.of_number.get(bounds, frozenset())
    one = next(iter(told)) if len(told) == 1 else None
    if one == "detained" and singular(quantity.sentence.lower[quantity.head]) in _ANY_MEN:
        return None  # what they did before
    return one if one and fates.first[bounds] < quantity.start else None


def _told_of_rest(quantity: Quantity, fates: Fates) -> str | None:
    """`the remaining 12 girls`, `the 12 remaining girls`: in a text on people who were abducted."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    rest = lower[max(0, first - 2) : first] == ["the", "remaining"]
    rest = rest or (first > 0 and lower[first - 1 : first] + lower[last : last + 1] == ["the", "remaining"])
    return "abducted" if rest and fates.taken == {"abducted"} else None


def _is_bare(quantity: Quantity) -> bool:
    """Whether only their noun tells what people are: anybody, or victims of something."""
    if quantity.metric_found.rule != "metric.noun" or quantity.metric not in UNTOLD:
        return False
    return quantity.head >= 0 and singular(quantity.sentence.lower[quantity.head]) not in _NO_VICTIMS


def _points_back(quantity: Quantity) -> bool:
    """`the 21 girls`, `all 21 girls`, `21 of our girls`: those of whom the text told."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if first and lower[first - 1] in _THE:
        return True
    return lower[last : last + 1] == ["of"] and lower[last + 1 : last + 2] != [] and lower[last + 1] in _OURS


def _is_release(quantity: Quantity) -> bool:
    """Whether people are only said to be free again, or to have been captive: of prisoners or of hostages."""
    if quantity.metric != "detained":
        return False
    words = words_of_metric(quantity)
    held = quantity.named[0] == "civilians" and not _HELD.isdisjoint(words)
    held = held and singular(quantity.sentence.lower[quantity.head]) not in _ANY_MEN
    return held or not _FREED.isdisjoint(words)


def _are_convicts(quantity: Quantity) -> bool:
    """Whether the noun of those freed says that the law or an army held them: prisoners, militants."""
    first, last = quantity.noun
    return any(singular(word) in _CONVICTS for word in quantity.sentence.lower[first:last])
