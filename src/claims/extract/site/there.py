"""The place that `there` and `where` mean for a figure, and who only has what is there."""

from claims.extract.figure.quantity import Quantity
from claims.extract.name.place_words import Role
from claims.extract.site.distance import UNITS
from claims.extract.toponym.place_mention import Mention
from claims.lexicon.closed_classes import HAVE

_POINTING = frozenset(("there", "where"))
_THERE = 12  # words from a figure to "there"
_STOPS = frozenset((".", ",", ";", ":", "and", "but", "while", "since", "on", "in", "last", "this"))
_PAUSES = frozenset((",", ":", ";", "-", "—", "–", "and"))
_SCENES = frozenset((Role.SITE, Role.NEAR, Role.GOAL, Role.LOOSE, Role.AGENT, Role.ORIGIN))


def scene_of(quantity: Quantity, mentions: list[Mention]) -> tuple[Mention | None, int]:
    """The place that the figure's clause is about, and where that begins: `Raqqa, where 20 people live`."""
    lower, first = quantity.sentence.lower, quantity.first
    if _POINTING.isdisjoint(lower):
        return None, first
    reach = _TO_DEED if lower[first - 1].endswith("ing") else _TO_WHERE
    for k in range(first - 1, max(0, first - reach), -1):
        if lower[k] == "where" or (lower[k] == "there" and lower[k - 1] in _PAUSES):
            aside = not UNITS.isdisjoint(lower[max(0, k - _LAST - _ASIDE) : k])
            since = k - (_LAST + _ASIDE if aside else _LAST)  # Hass, 20 km north of Berezh, where
            before = [m for m in mentions if since < m.last <= k and m.role in _SCENES]
            return (before[-1], max(k, first - _TO_WHERE)) if before else (None, 0)
        if lower[k] == "there" and lower[k + 1] in _TELLING:  # the 2005 attacks there that killed 20
            return _place_meant(k, mentions, lower), first
    return _there(quantity, mentions), first


# Words from a figure back to "where", and where it comes of a deed: `where they raided a farm, killing 20`.
_TO_WHERE, _TO_DEED = 12, 26
_LAST, _ASIDE = 8, 8  # words from a place to "where", and of an aside on where it lies
_NOT_THERE = frozenset((Role.DATELINE, Role.ADJECTIVE, Role.OTHER))
_SAID = frozenset("added announced claimed claims confirmed reported said says".split())


def _there(quantity: Quantity, mentions: list[Mention]) -> Mention | None:
    """The place named before a figure that `there` after it means: `hurt 20 people there`."""
    if not points_after(quantity):
        return None
    return _place_meant(quantity.first, mentions, quantity.sentence.lower)


def points_after(quantity: Quantity) -> bool:
    """Whether `there` or `here` stands after a figure, in its clause: `hurt 20 people there`."""
    lower, last = quantity.sentence.lower, quantity.last
    return any(
        lower[k] in _HERE and (k + 1 == len(lower) or lower[k + 1] in _STOPS)
        for k in range(last, min(last + _THERE, len(lower)))
    )


_HERE = frozenset(("there", "here"))


def points_before(quantity: Quantity) -> bool:
    """Whether `there` closes the clause before a figure: `20 fled to camps there, and [nine] drowned`."""
    lower = quantity.sentence.lower[: quantity.first]
    at = len(lower) - 1 - lower[::-1].index("there") if "there" in lower[1:] else 0
    return at > 0 and quantity.first - at <= _THERE and lower[at + 1 : at + 2] in ([","], ["and"])


_TELLING = frozenset(("that", "which"))


def _place_meant(at: int, mentions: list[Mention], lower: list[str]) -> Mention | None:
    """The place that `there` means at word `at`: the last one before it that does not speak of it."""
    named = (it for it in mentions if it.last <= at and it.role not in _NOT_THERE)
    before = [it for it in named if it.role is not Role.AGENT or lower[it.last] not in _SAID]
    return before[-1] if before else None


def _owns(mention: Mention, lower: list[str]) -> bool:
    """Whether a place is only who has what is there: `Chad, which has 20 men there`, `Chad sent 20 men
    there`."""
    if lower[mention.last : mention.last + 3] in ([",", "which", "has"], [",", "which", "have"]):
        return True
    if mention.role is not Role.AGENT or mention.scale != "country":
        return False
    after = lower[mention.last : mention.last + _TO_KEEPING]
    verb = next((k for k, word in enumerate(after) if word in _KEEPING), -1)
    return verb >= 0 and all(word in _BEFORE_KEEPING or word.endswith("ly") for word in after[:verb])


_TO_KEEPING = 5  # words from a country to its verb: "will also continue to keep"
_KEEPING = HAVE | frozenset(
    "base bases deploy deployed deploys keep keeps kept maintain maintained maintains send sends sent "
    "station stationed stations".split()
)
_BEFORE_KEEPING = HAVE | frozenset(
    "aims also continue continues hopes intends now plans said says still then to wants which will "
    "would".split()
)


def is_holder_of_there(quantity: Quantity, mention: Mention) -> bool:
    """Whether a country only has what a figure counts, which is `there`, in another place: `Chad keeps 900
    men there, and Mali 200`."""
    if "there" not in quantity.sentence.lower:
        return False
    whole = quantity.antecedent
    if whole is not None and whole.sentence is quantity.sentence and mention.last == quantity.first:
        return points_after(whole)
    return points_after(quantity) and _owns(mention, quantity.sentence.lower)
