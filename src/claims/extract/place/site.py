"""Choose, of the places that a sentence mentions, the site of one of its figures."""

from claims.extract.figure.quantity import Quantity
from claims.extract.text.place_mention import SCALES, Mention
from claims.extract.text.place_words import EVENTS, PlaceWords, Role

NEVER = 1_000
WEAK = 40  # from here on a role only hints at the site: Iraqi police, officials in Iraq say
_COSTS = {
    Role.SITE: 0,
    Role.NEAR: 1,
    Role.LOOSE: 15,
    Role.HOME: WEAK,
    Role.MEASURE: 3,
    Role.SPEAKER: 60,
    Role.DATELINE: 100,
}
_DESCRIBING = frozenset((Role.ADJECTIVE, Role.ACTOR, Role.OTHER, Role.HOME))
_HINTS = frozenset((Role.ADJECTIVE, Role.AGENT, Role.ACTOR))
_OWNING = frozenset(("has", "have", "had", "holds", "hold", "held", "hosts", "hosting", "contains", "houses"))
_PAUSES = frozenset((",", ":", ";", "-", "—", "–", "and"))
_SCENES = frozenset((Role.SITE, Role.NEAR, Role.GOAL, Role.LOOSE, Role.AGENT, Role.ORIGIN))
_TOLD = frozenset(("said", "says", "told"))
# What is counted where it goes to, and where it has left.
_MOVED = frozenset(
    ("displaced", "refugees", "foreign_fighters", "troops", "money", "people_in_need", "returnees")
)
_LEFT = frozenset(("displaced", "refugees", "abducted", "troops", "returnees"))
_STRUCK = frozenset(("killed", "injured", "attacks", "airstrikes"))
# Who come from the place that is said to send them: Libya sent 500 and Tunisia 3,000.
_COMING = frozenset(("foreign_fighters", "refugees"))
# Whose nationality is not where they are: 20 Iraqi soldiers, 20 Russian missiles.
_NATIONAL = frozenset(
    (
        "weapons",
        "attacks",
        "airstrikes",
        "killed",
        "injured",
        "detained",
        "abducted",
        "troops",
        "civilians",
        "fighters",
        "foreign_fighters",
    )
)


def choose_site(
    quantity: Quantity, mentions: list[Mention], words: PlaceWords
) -> tuple[Mention | None, bool]:
    """The mention that is the likeliest site of a figure, and whether it only hints at it."""
    best, least, hint = None, NEVER, False
    scene, since = _where(quantity, mentions)
    for mention in mentions:
        if mention is scene:
            cost, total = 0, SCALES[mention.scale] + 2 + quantity.first - since
        elif quantity.first < mention.last and mention.first < quantity.last:  # USD 20 million
            continue
        else:
            cost = role_cost(quantity, mention, words)
            if mention.first > quantity.last and _is_apart(quantity, mention):
                cost += WEAK
            total = cost + distance(quantity, mention)
        if total < least:
            best, least, hint = mention, total, cost >= WEAK
    if best and best.scale == "country" and best.role == Role.SITE and quantity.metric in EVENTS:
        finer = [m for m in mentions if best.value in m.within and m.role <= Role.NEAR]
        if finer:
            best = finer[0]
    return best, hint


def role_cost(quantity: Quantity, mention: Mention, words: PlaceWords) -> int:
    """How far a mention's role is from making it the site of the figure."""
    role, behind = mention.role, mention.first > quantity.first
    if quantity.last <= mention.first < quantity.noun[1] and role in _DESCRIBING:
        return _counted_cost(quantity, mention, words)
    if role in _WAYS:
        return _WAYS[role](quantity, mention, behind)
    if role in _HINTS:
        return _hint_cost(quantity, mention, words)
    return _COSTS.get(role, NEVER) + SCALES[mention.scale] + (6 if _is_at_sea(mention) else 0)


def _where(quantity: Quantity, mentions: list[Mention]) -> tuple[Mention | None, int]:
    """The place that the figure's clause is about, and where that begins: `Raqqa, where 20 people live`."""
    lower, first = quantity.sentence.lower, quantity.first
    for k in range(first - 1, max(0, first - 12), -1):
        if lower[k] == "where" or (lower[k] == "there" and lower[k - 1] in _PAUSES):
            before = [m for m in mentions if k - 8 < m.last <= k and m.role in _SCENES]
            return (before[-1], k) if before else (None, 0)
    return None, 0


def _counted_cost(quantity: Quantity, mention: Mention, words: PlaceWords) -> int:
    """The cost of an adjective in what is counted.

    `Six Afghan provinces` are in Afghanistan, `six Americans` not in America, refugees never at home.
    """
    people = quantity.unit in (None, "people")
    if (
        mention.role == Role.OTHER
        or quantity.metric == "refugees"
        or (people and mention.country in words.abroad)
    ):
        return NEVER
    head = mention.last == quantity.noun[1]
    if quantity.metric in _NATIONAL:
        return NEVER if head else WEAK
    return 12 if head else 18


def _hint_cost(quantity: Quantity, mention: Mention, words: PlaceWords) -> int:
    """The cost of `Iraq's output`, `Iraq's army` and `Iraq arrested`."""
    if mention.role == Role.ADJECTIVE:
        return WEAK if mention.possessive and quantity.metric not in _NATIONAL else NEVER
    between = quantity.sentence.lower[mention.last : quantity.first]
    gapped = not between and quantity.antecedent and quantity.metric not in _COMING
    if mention.role == Role.AGENT and gapped:  # Iraq had 15,000 militants and Syria 13,000
        return 6
    if mention.role == Role.AGENT and len(between) < 4 and _OWNING & set(between):  # Iraq has some 20
        return 10
    if quantity.metric == "money" and mention.role == Role.AGENT:
        return NEVER
    away = mention.country in words.abroad and mention.scale == "country" and not mention.possessive
    return NEVER if away and (quantity.metric in _NATIONAL or quantity.metric == "money") else WEAK


def _goal_cost(quantity: Quantity, mention: Mention, behind: bool) -> int:
    """The cost of `to Hass`: nobody is killed on a plane to Rome in Rome."""
    if quantity.metric in _STRUCK or _is_at_sea(mention):  # a storm moves on into the Gulf
        return NEVER
    return 0 if behind and quantity.metric in _MOVED else 30


def _is_apart(quantity: Quantity, mention: Mention) -> bool:
    """Whether a place behind the figure is that of the speaker, or in brackets of its own."""
    between = quantity.sentence.lower[quantity.last : mention.start]
    if "(" in between and ")" not in between:
        return True
    return not _TOLD.isdisjoint(between)


def _describes(quantity: Quantity, mention: Mention) -> bool:
    """Whether `based in Hass` stands right behind what is counted: not who speaks of it is based there."""
    end = max(quantity.last, quantity.noun[1])
    between = quantity.sentence.lower[end : mention.start]
    return end <= mention.start and len(between) < 7 and "," not in between


def _origin_cost(quantity: Quantity, mention: Mention, behind: bool) -> int:
    """The cost of `from Hass`: for those who left it, and what was fired there."""
    if not behind:
        return NEVER
    if quantity.metric in _LEFT:
        return 0
    return WEAK if quantity.metric == "weapons" else NEVER


def _stay_cost(quantity: Quantity, mention: Mention, behind: bool) -> int:
    """The cost of `based in Hass`: of those counted, not of who speaks of them."""
    return 0 if behind and _describes(quantity, mention) else NEVER


def _is_at_sea(mention: Mention) -> bool:
    """Whether a place is in no country: the Gulf of Mexico."""
    return mention.scale == "area" and not mention.country


_WAYS = {Role.GOAL: _goal_cost, Role.ORIGIN: _origin_cost, Role.STAY: _stay_cost}


def distance(quantity: Quantity, mention: Mention) -> int:
    """The words between a figure with its noun and a mention."""
    if mention.first >= quantity.last:
        a, b, far = max(quantity.last, quantity.noun[1]), mention.start, 0
    else:
        a, b, far = mention.last, quantity.first, 2
    return max(0, b - a) + far
