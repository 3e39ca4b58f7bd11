"""What a government gives, by its own text: "we have provided $20 million", "our 20 teams", and what is told
of the same things again: "the 20 million doses"."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import OBLIQUE, state_of
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.report.own_government import own_government
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import force_of

_HELD = frozenset(("airstrikes", "money", "other", "troops", "weapons"))
_REACH = 14  # words from "we" to the figure
_AFTER = 7  # words from the figure to "that the President announced"
_AID = 5  # words from a sum to what it is for
_LARGE = 10_000  # an amount that hardly comes twice by chance
_FORMS = frozenset("we we've we're we'll we'd our administration president".split())
_FOR = frozenset("aid assistance funding support".split())
# What a government does with what is its own, and what it only tells of.
_GIVES = frozenset(
    "bring bringing brought commit committed committing contribute contributed contributing deliver "
    "delivered delivering deploy deployed deploying donate donated donating fund funded funding give "
    "given giving pledge pledged pledging provide provided providing purchase purchased purchasing send "
    "sending sent share shared sharing ship shipped shipping supply supplied supplying support supported "
    "supporting announced announcing".split()
)
_TELLS = frozenset(
    "believe estimate expect hear heard know knew met saw see seen think understand urge estimates caused "
    "cost costs save saves".split()
)


def find_own_government(quantity: Quantity, reading: Reading) -> Found | None:
    """The state whose own text says that it gives, sends or has what the figure counts."""
    if quantity.metric not in _HELD:
        return None
    state = own_government(reading)
    if state is None or not (_is_own(quantity, state, reading) or _is_told_again(quantity, reading)):
        return None
    return Found(force_of(state), "subject.own-government", quantity.start, quantity.end)


def _is_own(quantity: Quantity, state: str, reading: Reading) -> bool:
    """Whether the government says of itself that it gives or has it."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    after = lower[last : last + _AFTER]
    if quantity.metric == "money" and not _FOR.isdisjoint(after[:_AID]):
        return True
    at = _itself_before(quantity, state, reading)
    if at >= 0 and _TELLS.isdisjoint(lower[at:first]):
        return quantity.metric != "other" or not _GIVES.isdisjoint(lower[at:first])
    return not _FORMS.isdisjoint(after) and not _GIVES.isdisjoint(after)


def _itself_before(quantity: Quantity, state: str, reading: Reading) -> int:
    """The last word before a figure by which a government means itself; -1: none is near."""
    sentence, first = quantity.sentence, quantity.first
    floor = max(0, first - _REACH)
    at = next((k for k in range(first - 1, floor - 1, -1) if sentence.lower[k] in _FORMS), -1)
    for name in find_names(sentence, reading.lexicon):
        if at < name.first < first and name.first >= floor and state in (name.country, state_of(name)):
            at = at if _is_where(sentence.lower, name) else name.first
    return at


def _is_where(lower: list[str], name: Name) -> bool:
    """Whether a state is named as a place: "in the United States,", not "on the U.S. plan"."""
    before = [low for low in lower[max(0, name.first - 2) : name.first] if low != "the"]
    after = lower[name.last]
    return before[-1:] != [] and before[-1] in OBLIQUE and (not after.isalpha() or after in OBLIQUE)


def _is_told_again(quantity: Quantity, reading: Reading) -> bool:
    """Whether a figure counts what the government says elsewhere in the text that it gives."""
    return quantity.metric == "other" and not _told(quantity).isdisjoint(reading.layer(_given))


def _given(reading: Reading) -> frozenset[object]:
    """What a government says in its own text that it gives: "doses", 20 million."""
    state = own_government(reading)
    counted = (it for figures in reading.figures.values() for it in figures if it.metric == "other")
    own = [_told(it) for it in counted if state and _is_own(it, state, reading)]
    return frozenset().union(*own)


def _told(quantity: Quantity) -> frozenset[object]:
    """By what a figure can be known again: its noun, else its amount where that is large."""
    noun = (quantity.sentence.lower[quantity.head],) if quantity.head >= 0 else ()
    amount = (quantity.low,) if (quantity.low or 0) >= _LARGE else ()
    return frozenset((*noun, *amount))
