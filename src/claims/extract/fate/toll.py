"""Find the toll, or those who suffered, that are told before a figure.

`the death toll rose to 20`, `among the dead were 20`; and what is told of a number beside the one before it.
"""

from claims.extract.fate.predicate import CLAUSE_ENDS, COPULAS, found_on
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.text.event_words import Events
from claims.lexicon.closed_classes import BE, FINITE_BE, HAVE, QUOTES, RELATIVES, is_number

_WINDOW, _LINKED_WINDOW = 12, 36  # words: the second where a verb leads from the toll to the number
_LINKS = frozenset(
    "to at of is was as by stands reach reached reaches reaching exceed exceeded exceeds surpass "
    "surpasses surpassed tops hit hits neared nears approached approaches passed past topped stood with from "
    "were be are for climbed above "
    "beyond over".split()
)
_INCLUDES = frozenset("were was included include includes including are is with had".split())


def find_victims(quantity: Quantity, events: Events) -> Found | None:
    """`among the dead were 20`, `the wounded include 20`."""
    lower = quantity.sentence.lower
    k = quantity.first
    while k and lower[k - 1] in QUOTES:
        k -= 1
    k = _list_start(lower, k)
    if k < 2 or lower[k - 1] not in _INCLUDES:
        return None
    for end in range(k - 1, max(0, k - 6), -1):
        found = events.victims.before(lower, end)
        if found and (lower[k - 1] != "with" or lower[found[1] - 1] in _THOSE):  # captured it with 20 men
            return found_on(quantity, found[0], "event.victims", found[1], end)
    return None


_THOSE = BE | {"all", "among", "of", "the", "their", "those"}
_LONGEST_LIST = 18  # words of a list before the figure: "included a cleric, his wife and 20"


def _list_start(lower: list[str], figure: int) -> int:
    """Where the list begins that the figure at that word goes on with; its own place where it does not."""
    joint = _list_joint(lower, figure)
    if not joint:
        return figure
    for k in range(figure - joint, max(0, figure - _LONGEST_LIST), -1):
        if lower[k - 1] in ("included", "include", "includes", "including"):
            return k
        if lower[k - 1] in FINITE_BE and _counts_one(lower[k]):  # "the victims were a nun and 20"
            return k
        if lower[k - 1] in CLAUSE_ENDS or lower[k - 1] in (";", ":") or lower[k - 1] in COPULAS:
            return figure
    return figure


def _list_joint(lower: list[str], figure: int) -> int:
    """How many words before a figure add it to a list: `and`, `along with`, `as well as`."""
    before = lower[max(0, figure - 3) : figure]
    if before[-1:] in (["and"], [","]):
        return 1
    return 2 if before[-2:] in _ALONG else 3 if before == _AS_WELL else 0


def _counts_one(word: str) -> bool:
    return word in ("a", "an") or is_number(word)


_ALONG, _AS_WELL = (["along", "with"], ["together", "with"]), ["as", "well", "as"]
_OF_THEM = ["of", "them"]  # of those counted last, whatever toll stands before them
_BEFORE_TOLL = frozenset(("a", "the", "about", "now", "total"))


def find_toll(quantity: Quantity, events: Events) -> Found | None:
    """`the death toll in the city rose to 20`, `the number of civilians killed has risen to 20`."""
    lower = quantity.sentence.lower
    k = quantity.first
    while k and lower[k - 1] in _BEFORE_TOLL:
        k -= 1
    if k < 2 or lower[quantity.last : quantity.last + 2] == _OF_THEM:
        return None
    if lower[k - 1] == "at" and (put := events.victims.before(lower, k - 1)):  # they put the dead at 20
        return found_on(quantity, put[0], "event.toll", put[1], k)
    opens = lower[quantity.first]
    within = opens in HAVE and not _LINKS.isdisjoint(lower[quantity.first : quantity.core[0]])
    linked = within or opens in _LINKS or lower[k - 1] in _LINKS  # "the dead have passed 20"
    losses = k - 2 if _puts_losses(quantity, k) else _losses_of_men(quantity, k) if linked else -1
    if losses >= 0:
        return found_on(quantity, "killed", "event.toll", losses, k)
    if not linked and quantity.noun[0] != quantity.noun[1]:
        return None
    now = events.tolls.before(lower, k)  # "death toll now 20", in headlines "death toll 20"
    if now and (k < quantity.first or now[0] == "killed"):
        return found_on(quantity, now[0], "event.toll", now[1], k)
    floor = max(0, k - (_LINKED_WINDOW if linked else _WINDOW))
    return _last_toll(quantity, floor, k if within else k - 1, k, events)


def _last_toll(quantity: Quantity, floor: int, stop: int, figure: int, events: Events) -> Found | None:
    """The last toll, or number of those to whom something happened, in the words from `floor` to `stop` of
    one clause; the figure begins with word `figure`."""
    lower = quantity.sentence.lower
    if not CASES.isdisjoint(lower[stop - 1 : figure]):
        return None  # 900 died as cases topped 20
    near = lower[floor:stop]
    if events.tolls.anchors.isdisjoint(near) and "number" not in near:
        return None
    for end in range(stop, floor, -1):
        found = events.tolls.before(lower, end)
        if found:
            befell = _befell(lower, end, events) if found[0] in ON_THE_MOVE else None
            return found_on(quantity, befell or found[0], "event.toll", found[1], end)
        word = lower[end - 1]
        if word in (";", ":") or (word == "and" and lower[end].endswith("ed")):
            return None
        if word == "number" and lower[end] == "of":
            return _numbered(quantity, (end - 1, figure), events)
    return None


def _befell(lower: list[str], k: int, events: Events) -> str | None:
    """What is told right after `the number of migrants`, which ends at word `k`: `missing at sea`, `who have
    died`."""
    start = k
    while k < len(lower) and k - start < _WHO_HAVE and (lower[k] in RELATIVES or lower[k] in _HAVING):
        k += 1
    told = events.suffered.at(lower, k)
    return told[0][0] if told and told[0][0] in HARMS else None


CASES = frozenset("admissions cases hospitalisations hospitalizations infections patients".split())
ON_THE_MOVE = frozenset(("refugees", "displaced"))
HARMS = frozenset(("abducted", "injured", "killed"))
_HAVING = HAVE | BE | {"reported"}
_WHO_HAVE = 4  # words: "who have been reported"
_PUTTING = frozenset("put puts putting estimate estimated estimates estimating".split())
_PUT = 6  # words from "put" to "losses at"
_IN_MONEY = frozenset(("million", "billion", "trillion", "m", "bn"))


def _puts_losses(quantity: Quantity, k: int) -> bool:
    """`puts the army's losses at 20`: men, where neither a thing nor a sum is told."""
    lower = quantity.sentence.lower
    if lower[k - 2 : k] != ["losses", "at"] or quantity.noun[0] != quantity.noun[1]:
        return False
    told = lower[quantity.first : quantity.last + 1]
    return _IN_MONEY.isdisjoint(told) and not _PUTTING.isdisjoint(lower[max(0, k - _PUT) : k - 2])


def _losses_of_men(quantity: Quantity, k: int) -> int:
    """Where the word `losses` stands whose sum in men the figure is: `their losses came to 20 men`; -1 where
    nothing tells that."""
    if not quantity.named[1]:
        return -1
    lower = quantity.sentence.lower
    at = next((j for j in range(k - 1, max(-1, k - _TO_SUM), -1) if lower[j] == "losses"), -1)
    return at if at >= 0 and CLAUSE_ENDS.isdisjoint(lower[at:k]) else -1


_TO_SUM = 9  # words from "losses" to their sum


def _numbered(quantity: Quantity, place: tuple[int, int], events: Events) -> Found | None:
    """`the number of civilians killed`: the event told between the word `number` and the figure."""
    number, stop = place
    for k in range(number + 2, stop):
        told = events.participles.at(quantity.sentence.lower, k)
        if told:
            return found_on(quantity, told[0], "event.number", number, told[1])
    return None


NUMBERS = frozenset("number toll figure total count".split())


def is_told_as_number(quantity: Quantity) -> bool:
    """`the figure of 20`, `a count of 20`: what is done next is done to the number."""
    lower, first = quantity.sentence.lower, quantity.first
    return first > 1 and lower[first - 1] == "of" and lower[first - 2] in NUMBERS
