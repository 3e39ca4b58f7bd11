"""What tells against a place to which something goes, from which it comes, or in which it stays, as the site
of a figure: the goal, the origin and the seat of what is counted."""

from claims.extract.figure.quantity import Quantity
from claims.extract.text.place_words import Role
from claims.extract.toponym.place_mention import Mention
from claims.lexicon.closed_classes import DETERMINERS, STOPS

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
    return {"place.moved-to": 1} if after and quantity.metric in _MOVED else {"place.goal": 1}


def _describes(quantity: Quantity, mention: Mention) -> bool:
    """Whether `based in Hass` stands right after what is counted: not who speaks of it is based there."""
    end = max(quantity.last, quantity.noun[1])
    between = quantity.sentence.lower[end : mention.start]
    return end <= mention.start and len(between) < 7 and "," not in between


def _as_origin(quantity: Quantity, mention: Mention, after: bool) -> dict[str, float] | None:
    """`from Hass`: for those who left it, and what was fired there."""
    if not after or (quantity.metric == "abducted" and mention.start == quantity.noun[1] > quantity.last):
        return None  # sailors from Indonesia
    if quantity.metric in _LEFT and (quantity.metric != "troops" or _leave(quantity)):
        return {"place.left": 1}
    return {"place.acting": 1} if quantity.metric == "weapons" else None


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


_FLEEING = frozenset(("displaced", "refugees", "returnees"))
_FLED = ("escap", "fled", "flee")
_TO_FLED = 6  # words from "fleeing" to where that is which is fled


def is_fled(quantity: Quantity, mention: Mention) -> bool:
    """Whether people have fled what is at a place, and so the place: `fleeing the war in Hass`."""
    if quantity.metric not in _FLEEING:
        return False
    before = quantity.sentence.lower[max(0, mention.start - _TO_FLED) : mention.start]
    fled = [k for k, word in enumerate(before) if word.startswith(_FLED)]
    return bool(fled) and all(word.isalpha() and word not in _PARTED for word in before[fled[-1] + 1 :])


_PARTED = STOPS - DETERMINERS - {"and", "of"}  # between "fleeing" and what is fled


def is_at_sea(mention: Mention) -> bool:
    """Whether a place is in no country: the Gulf of Mexico."""
    return mention.scale == "area" and not mention.country


WAYS = {Role.GOAL: _as_goal, Role.ORIGIN: _as_origin, Role.STAY: _as_stay}
