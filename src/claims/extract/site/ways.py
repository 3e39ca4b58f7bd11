"""What tells against a place to which something goes, from which it comes, or in which it stays, as the site
of a figure: the goal, the origin and the seat of what is counted."""

from itertools import pairwise

from claims.extract.figure.quantity import Quantity
from claims.extract.name.place_words import Role
from claims.extract.toponym.place_mention import Mention
from claims.lexicon.closed_classes import DETERMINERS, FINITE_BE, STOPS

# What is counted where it goes to, and where it has left.
_MOVED = frozenset(
    ("displaced", "refugees", "foreign_fighters", "troops", "money", "people_in_need", "returnees")
)
_LEFT = frozenset(("displaced", "abducted", "troops", "returnees"))
_STRUCK = frozenset(("killed", "injured", "attacks", "airstrikes"))


def _as_goal(quantity: Quantity, mention: Mention, after: bool) -> dict[str, float] | None:
    """`to Hass`: nobody is killed on a plane to Rome in Rome."""
    if quantity.metric in _STRUCK or is_at_sea(mention):  # a storm moves on into the Gulf
        return None
    if _is_unreached(quantity, mention):
        return {"place.goal": 1, "place.hint": 1}
    return {"place.moved-to": 1} if after and quantity.metric in _MOVED else {"place.goal": 1}


_TOWARD = frozenset(("toward", "towards"))
_ABLE = frozenset(("ability", "able", "capable", "enough"))  # missiles with the ability to reach Hass
_BOUND = frozenset("bound destined headed heading route way".split())
_TO_BOUND = 2  # words from "heading" to its goal: "on their way back to"


def _is_unreached(quantity: Quantity, mention: Mention) -> bool:
    """Whether something is only on its way to a place: `heading to Hass`, `en route to Hass`."""
    lower, start = quantity.sentence.lower, mention.start
    if lower[start] in _TOWARD or not _BOUND.isdisjoint(lower[max(0, start - _TO_BOUND) : start]):
        return True
    return lower[start - 1] in _ABLE


def _describes(quantity: Quantity, mention: Mention) -> bool:
    """Whether `based in Hass` stands right after what is counted: not who speaks of it is based there."""
    end = max(quantity.last, quantity.noun[1])
    between = quantity.sentence.lower[end : mention.start]
    if end > mention.start or any(_parts(between, k) for k in range(len(between))):
        return False
    return len(between) < 7 or (len(between) < _JOINED and between[-2] in FINITE_BE)


def _parts(words: list[str], k: int) -> bool:
    """Whether word `k` is a comma other than in a number: `20,000`."""
    return words[k] == "," and not (k and words[k - 1].isdecimal() and words[k + 1 : k + 2] == ["000"])


_JOINED = 20  # words of those counted together: "20 men from Hass and 30 from Sarmin are based in Berezh"


def _as_origin(quantity: Quantity, mention: Mention, after: bool) -> dict[str, float] | None:
    """`from Hass`: for those who left it, and what was fired there."""
    if after and (_are_cases(quantity) or _have_escaped(quantity, mention)):
        return {"place.left": 1}
    if not after or _is_home(quantity, mention):
        return None
    if quantity.metric in _LEFT and (quantity.metric != "troops" or _leave(quantity)):
        return {"place.left": 1}
    if quantity.metric == "refugees" and not _RESCUED.isdisjoint(words_before(quantity)):
        return {"place.left": 1}
    before = quantity.sentence.lower[mention.start - 1]
    fired = quantity.metric == "weapons" and before not in _COME and before not in _ROADS
    return {"place.acting": 1} if fired else None


_ROADS = frozenset("flight highway path railway road route street train way".split())


def _have_escaped(quantity: Quantity, mention: Mention) -> bool:
    """Whether people of no other metric got away from a place: `20 nuns have escaped from Hass`."""
    before = quantity.sentence.lower[max(quantity.last, mention.start - _TO_FLED) : mention.start]
    return quantity.metric in ("other", "civilians") and any(word.startswith(_FLED) for word in before)


_COME = frozenset("came come comes coming hail hailing originate originated originating".split())
_RESCUED = frozenset("airlifted evacuated evacuating relocated rescued".split())
_BEFORE = 4  # words from "evacuated" to those counted


def words_before(quantity: Quantity) -> list[str]:
    """The few words right before a figure, in which stands what is done with those counted."""
    return quantity.sentence.lower[max(0, quantity.first - _BEFORE) : quantity.first]


_ELIDED = 12  # figures of a list that leave out what is counted
_HOMES = 40  # words from "were from" to the last of those homes
_WERE_FROM = frozenset((("are", "from"), ("were", "from")))
_CASES = frozenset(("case", "cases", "infections"))


def _are_cases(quantity: Quantity) -> bool:
    """Whether cases of a disease are counted: those reported from a place are there."""
    for _ in range(_ELIDED):
        if quantity.antecedent is None or quantity.head >= 0:
            break
        quantity = quantity.antecedent
    first, last = quantity.noun
    return not _CASES.isdisjoint(quantity.sentence.lower[first:last])


def _is_home(quantity: Quantity, mention: Mention) -> bool:
    """Whether those counted only are at home in a place: `kidnapped 20 sailors from Indonesia`, `20 of the
    displaced families were from Hass`."""
    of_country = mention.scale in ("country", "area", "continent")
    if quantity.metric == "abducted" and of_country and mention.start == quantity.noun[1] > quantity.last:
        return True
    lower = quantity.sentence.lower
    before = lower[mention.start - 1]
    if any(pair in _WERE_FROM for pair in pairwise(lower[max(0, mention.start - _HOMES) : mention.start])):
        return True  # 65 % were from Hass and 20 % from Sarmin
    return before in FINITE_BE or before in _COME or before == "originally"


_LEAVING = tuple(
    "airlift bring brought drawdown drew draw evacuat exit extract home leave leaving left move moving pull "
    "quit recall redeploy relocat remov repatriat return shift transfer withdr".split()
)


def _leave(quantity: Quantity) -> bool:
    """Whether the sentence tells that soldiers leave: `backed by 20 troops from Rwanda` are only Rwanda's."""
    return any(word.startswith(_LEAVING) for word in quantity.sentence.lower)


def _as_stay(quantity: Quantity, mention: Mention, after: bool) -> dict[str, float] | None:
    """`based in Hass`: of those counted, not of who speaks of them."""
    return {"place.stay": 1} if after and _describes(quantity, mention) else None


_HOUSES = frozenset(
    "academy bank camp clinic club college company factory firm high hospital kindergarten mine monastery "
    "nursery orphanage parish plant primary school secondary troupe university village".split()
)
_FROM_HOUSE = 6  # words: "from a primary school in"


def is_home_of_counted(quantity: Quantity, mention: Mention) -> bool:
    """Whether a place is only where the house is from which those counted come: `20 pupils from a school in
    Hass`; not where they are taken: `seized 20 pupils from a school in Hass`."""
    if quantity.metric not in ("other", "civilians", "killed", "injured") or quantity.unit not in _HEADS:
        return False
    between = quantity.sentence.lower[max(quantity.last, quantity.noun[1]) : mention.start]
    if between[:1] != ["from"] or len(between) > _FROM_HOUSE or between[1:2] not in (["a"], ["the"], ["an"]):
        return False
    taken = any(word.startswith(_TAKEN) for word in words_before(quantity))
    return not taken and not _HOUSES.isdisjoint(between)


_HEADS = (None, "people")
_TAKEN = ("abduct", "dragg", "evacuat", "free", "pull", "rescu", "save", "seiz", "snatch", "took", "taken")


def have_gone(quantity: Quantity) -> bool:
    """Whether those counted are said to have gone elsewhere: `20 Moroccans have followed them`."""
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    counted = quantity.metric in ("other", "civilians", "fighters", "foreign_fighters")
    return counted and not _GONE.isdisjoint(lower[end : end + _TO_GONE])


_GONE = frozenset("departed emigrated followed gone joined left travelled traveled".split())
_TO_GONE = 4  # words: "are thought to have"


def is_left_behind(quantity: Quantity, mention: Mention) -> bool:
    """Whether those counted who have gone were at home in a place: `20 [Moroccans] have gone`, `From [Chad],
    20 have gone`."""
    if mention.role is Role.ADJECTIVE:
        return quantity.last <= mention.first < quantity.noun[1]
    return mention.role is Role.ORIGIN and mention.last <= quantity.first


FLEEING = frozenset(("displaced", "refugees", "returnees"))
_FLED = ("escap", "fled", "flee")
_TO_FLED = 6  # words from "fleeing" to where that is which is fled


def is_fled(quantity: Quantity, mention: Mention) -> bool:
    """Whether people have fled what is at a place, and so the place: `fleeing the war in Hass`."""
    if quantity.metric not in FLEEING:
        return False
    before = quantity.sentence.lower[max(0, mention.start - _TO_FLED) : mention.start]
    fled = [k for k, word in enumerate(before) if word.startswith(_FLED)]
    return bool(fled) and all(word.isalpha() and word not in _PARTED for word in before[fled[-1] + 1 :])


_PARTED = STOPS - DETERMINERS - {"and", "of"}  # between "fleeing" and what is fled


def is_at_sea(mention: Mention) -> bool:
    """Whether a place is in no country: the Gulf of Mexico."""
    return mention.scale == "area" and not mention.country


WAYS = {Role.GOAL: _as_goal, Role.ORIGIN: _as_origin, Role.STAY: _as_stay}
