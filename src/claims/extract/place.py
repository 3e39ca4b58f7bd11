"""Find the places of a figure: where the thing counted is or happened, as specific as the text says."""

from claims.extract.gazetteer import Gazetteer, load_gazetteer
from claims.extract.noun import singular
from claims.extract.place_carry import carry, find_named_later, find_summed_up
from claims.extract.place_mention import SCALES, Mention, Role, build_place_words, find_mentions
from claims.extract.reading import Found, Quantity, Reading

NONE = Found((), "places.none")
_MOVED = frozenset(
    ("displaced", "refugees", "foreign_fighters", "troops", "money", "people_in_need", "returnees")
)
_LEFT = frozenset(("displaced", "refugees", "abducted", "troops", "returnees"))
_ATTACKS = frozenset(
    "accident ambush assault attack battle blast bombardment bombing clash crash earthquake explosion fire flood "
    "massacre offensive operation quake raid riot shelling shooting siege storm strike tsunami typhoon war".split()
)
_CROSSED = (Role.SITE, Role.GOAL, Role.ORIGIN)
# Whose nationality is not where they are: 20 Iraqi soldiers, 20 Russian missiles.
_NATIONAL = frozenset(
    (
        "killed",
        "injured",
        "detained",
        "abducted",
        "troops",
        "civilians",
        "fighters",
        "foreign_fighters",
        "weapons",
    )
    + ("airstrikes", "attacks")
)
_NEVER = 1000
_WEAK = 40  # from here on a mention only hints at the place
_BREAKS = {
    ";": 20,
    "while": 15,
    "but": 15,
    "whereas": 15,
    "when": 4,
    "after": 4,
    "as": 2,
    "where": 6,
    ",": 2,
    "and": 1,
}


def find_places(quantity: Quantity, reading: Reading) -> Found:
    """The places a figure is about, most specific, or () where the text does not say."""
    own = _places(quantity, reading)
    told = find_summed_up(quantity, reading) if len(reading.spans) > 1 else None
    if told is None:
        return own
    found = _places(told, reading)
    if not found.value or not _agree(found.value, own.value, load_gazetteer(reading.lexicon)):
        return own
    return found._replace(rule="places.headline")


def _agree(told: tuple[str, ...], own: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether what a report tells can lie where its headline says."""
    return not own or all(
        place in own
        or (len(own) == 1 and not gazetteer.named(place))
        or any(gazetteer.within(place, other) for other in own)
        for place in told
    )


def _places(quantity: Quantity, reading: Reading) -> Found:
    """The places of a figure by its own sentence, else by those around it."""
    if _is_worldwide(quantity):
        return NONE
    mentions = find_mentions(quantity.sentence, reading.lexicon)
    chosen, cost = _choose(quantity, mentions, reading.lexicon.index(build_place_words).abroad)
    found = find_named_later(quantity, chosen, reading) if chosen else None
    if found is None and (chosen is None or cost - _distance(quantity, chosen) >= _WEAK):
        found = carry(quantity, reading)
    if found or chosen is None:
        return found or NONE
    return _found(quantity, chosen, mentions)


def _is_worldwide(quantity: Quantity) -> bool:
    """`kills more than a million people worldwide`: everywhere is nowhere."""
    lower, k = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    near = lower[k : k + 5]
    return any(word in ("worldwide", "globally", "world-wide") for word in near) or near[:3] == [
        "around",
        "the",
        "world",
    ]


def _choose(
    quantity: Quantity, mentions: list[Mention], abroad: frozenset[str]
) -> tuple[Mention | None, int]:
    """The mention that is the likeliest site of the figure, and its cost."""
    best, least = None, _NEVER
    for mention in mentions:
        cost = _cost(quantity, mention, abroad)
        if cost < least:
            best, least = mention, cost
    return best, least


def _cost(quantity: Quantity, mention: Mention, abroad: frozenset[str]) -> int:
    """How far a mention is from being the site of the figure: its role, and the words between."""
    role, distance = mention.role, _distance(quantity, mention)
    country = mention.country
    if quantity.last <= mention.first < quantity.noun[1] and role in (
        Role.ADJECTIVE,
        Role.ACTOR,
        Role.OTHER,
        Role.HOME,
    ):
        head = mention.last == quantity.noun[1]
        if quantity.metric == "refugees" or (country in abroad and quantity.unit in (None, "people")):
            return _NEVER
        if quantity.metric in _NATIONAL or head:
            return _NEVER if country in abroad or (head and quantity.metric in _NATIONAL) else _WEAK
        return 18
    if role == Role.GOAL:
        return distance + (0 if quantity.metric in _MOVED and mention.first > quantity.first else 30)
    if role == Role.ORIGIN:
        if mention.first < quantity.first:
            return _NEVER
        if quantity.metric in _LEFT:
            return distance
        if quantity.unit in (None, "people") and _is_evacuation(quantity):
            return distance + 15
        return distance + _WEAK if quantity.metric in ("weapons", "attacks", "airstrikes") else _NEVER
    if role == Role.ADJECTIVE:
        return distance + _WEAK if mention.possessive and quantity.metric not in _NATIONAL else _NEVER
    if role == Role.STAY:
        return distance if mention.first > quantity.first else _NEVER
    if role in (Role.AGENT, Role.ACTOR):
        away = country in abroad and mention.scale == "country" and not mention.possessive
        return _NEVER if away or (role == Role.AGENT and quantity.metric == "money") else distance + _WEAK
    at_sea = mention.scale == "area" and not mention.country
    elsewhere = mention.last < quantity.first and mention.first < _told_from(quantity)
    return distance + _COSTS[role] + SCALES[mention.scale] + 6 * at_sea + 45 * elsewhere


def _is_evacuation(quantity: Quantity) -> bool:
    """Whether people are taken away in the figure's sentence: where from is where it happened."""
    return any(
        word.startswith(("evacuat", "withdr", "leav", "left", "resettl", "flown"))
        for word in quantity.sentence.lower
    )


def _told_from(quantity: Quantity) -> int:
    """The word from which on a sentence speaks of what the figure belongs to.

    In `He is wanted in Venezuela for a bombing that killed 73` the bombing was not in Venezuela: where a
    relative clause holds the figure, the noun before it with what describes it; else the whole sentence.
    """
    lower = quantity.sentence.lower
    for k in range(quantity.first - 1, max(0, quantity.first - 6), -1):
        if lower[k] in ("that", "which") and lower[k - 1] not in ("said", "say", "says", "so"):
            for j in range(k - 1, max(0, k - 14), -1):
                if singular(lower[j]) in _ATTACKS:
                    return j - 5
            return 0
    return 0


_COSTS = {
    Role.SITE: 0,
    Role.NEAR: 1,
    Role.LOOSE: 15,
    Role.SPEAKER: 60,
    Role.HOME: _WEAK,
    Role.MEASURE: 50,
    Role.DATELINE: 100,
    Role.OTHER: _NEVER,
}


def _distance(quantity: Quantity, mention: Mention) -> int:
    """The words between the figure and a mention, more for those that end a clause."""
    lower = quantity.sentence.lower
    if mention.first >= quantity.last:
        a, b, far = max(quantity.last, quantity.noun[1]), mention.start, 0
    else:
        a, b, far = mention.last, quantity.first, 2
    return max(0, b - a) + far + sum(_BREAKS.get(word, 0) for word in lower[a:b])


def _found(quantity: Quantity, chosen: Mention, mentions: list[Mention]) -> Found:
    """The chosen mention and those coordinated with it; for refugees where they came from and to."""
    group = [m for m in mentions if m.group == chosen.group]
    if quantity.metric == "refugees":
        group += [m for m in mentions if m.role in _CROSSED and m not in group]
    values = tuple(dict.fromkeys(m.country if m.role == Role.DATELINE else m.value for m in group))
    s = quantity.sentence
    rule = f"places.{chosen.role.name.lower()}"
    return Found(values, rule, s.starts[chosen.first], s.ends[chosen.last - 1])
