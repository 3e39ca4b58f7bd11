"""What tells against a place that a sentence mentions as the site of one of its figures: what it is in the
sentence, how far it stands, and what stands between."""

from collections.abc import Mapping

from claims.extract.figure.quantity import Quantity
from claims.extract.name.place_words import AGENT, PlaceWords, Role, land_meant
from claims.extract.site.having import (
    GIVEN,
    JOINTS,
    OWNED,
    OWNING,
    TAKING_IN,
    before_list,
    gets,
    goes_on_taking,
    has_sent,
    is_joined,
    records,
    sends,
    takes_in,
)
from claims.extract.site.ways import WAYS, is_at_sea, is_fled, is_home_of_counted, words_before
from claims.extract.text.verbs import is_acting_beside, is_verb
from claims.extract.toponym.place_mention import SCALES, Mention
from claims.extract.toponym.speech_role import MEANT, MEETINGS
from claims.lexicon.closed_classes import GAP_OPENERS, HAVE, is_number, is_participle

# What a role tells against the site of a figure; those that only hint at it: Iraqi police, officials in Iraq.
_ROLES = {
    Role.SITE: "place.site",
    Role.NEAR: "place.near",
    Role.LOOSE: "place.loose",
    Role.HOME: "place.home",
    Role.MEASURE: "place.measure",
    Role.SPEAKER: "place.where-told",
    Role.DATELINE: "place.dateline",
}
_ONLY_HINT = frozenset(
    "place.acting place.apart place.dateline place.home place.money-of place.of-victims place.state-says "
    "place.where-told".split()
)
_DESCRIBING = frozenset((Role.ADJECTIVE, Role.ACTOR, Role.OTHER, Role.HOME))
_HINTS = frozenset((Role.ADJECTIVE, Role.AGENT, Role.ACTOR))
_MOST_COMMAS = 3  # that are counted
_AS_NEAR = 5  # words that stand at most, as it were, between who has so many and the figure of that
_FURTHER = 2  # words by which a place before a figure is further from it
_SAYS = frozenset("announced claimed claims denied insists said says".split())
_TOLD = frozenset(("said", "says", "told"))
# Who come from the place that is said to send them: Libya sent 500 and Tunisia 3,000.
_COMING = frozenset(("foreign_fighters", "refugees"))
# After the name of a capital: what belongs to the town, or what the town itself goes through.
_OF_TOWN = frozenset(
    "court hospital mayor police residents endured had has saw suffered was were witnessed".split()
)
# Whose nationality is not where they are: 20 Iraqi soldiers, 20 Russian missiles.
_NATIONAL = frozenset(
    "abducted airstrikes attacks civilians detained fighters foreign_fighters injured killed troops "
    "weapons".split()
)


def told_against(quantity: Quantity, mention: Mention, words: PlaceWords) -> dict[str, float] | None:
    """What tells against a mention as the site of a figure; None where it cannot be that."""
    against = _by_role(quantity, mention, words)
    if against is None or (mention.role == Role.SPEAKER and _is_rival(quantity)):
        return None
    if mention.first > quantity.last and _follows_as_next(quantity, mention):
        return None
    if _is_apart(quantity, mention) if mention.first > quantity.last else _is_bracketed(quantity, mention):
        against["place.apart"] = 1
    against |= _between(quantity, mention)
    if "place.having" in against:
        against["place.words"] = min(against["place.words"], _AS_NEAR)
    return against | _as_hint(against)


def _follows_as_next(quantity: Quantity, mention: Mention) -> bool:
    """Whether a place after a figure is the next by size: `Hass has 20, followed by Sarmin with 9`."""
    lower, k = quantity.sentence.lower, mention.first - 1
    return k > 0 and lower[k] == "by" and lower[k - 1] == "followed"


def _is_rival(quantity: Quantity) -> bool:
    """Whether a figure is somebody else's for what another sentence counts: `20 died in Hass. Officials in
    Sarmin spoke of 30.`"""
    whole = quantity.antecedent
    return whole is not None and quantity.head < 0 and whole.sentence is not quantity.sentence


def _between(quantity: Quantity, mention: Mention) -> dict[str, float]:
    """What stands between a figure with its noun and a place: words, those that begin another clause, and
    commas after the figure; before it they may be those of a list."""
    lower = quantity.sentence.lower
    if mention.last <= quantity.first:
        words, far, commas = lower[mention.last : _first_of_pair(quantity, mention)], _FURTHER, 0
    else:
        words, far = lower[max(quantity.last, quantity.noun[1]) : mention.start], 0
        commas = min(_MOST_COMMAS, words.count(","))
    if far and ":" in words and not any(word[0].isalnum() for word in words):
        return {"place.words": 0.0}  # **Hass:** 20 died
    crossed: dict[str, float] = {"place.words": len(words) + far}
    if not JOINTS.isdisjoint(words):
        crossed["place.clause"] = 1.0
    return crossed | {"place.commas": float(commas)} if commas else crossed


def _first_of_pair(quantity: Quantity, mention: Mention) -> int:
    """Where the first of two figures begins that are one and the same, before and after, `arrivals in Hass
    fell to 20 last week from [90]`, or of what one event did, `killed 20 people and injured [90]`."""
    before = quantity.antecedent
    if before is None or before.sentence is not quantity.sentence or before.first < mention.last:
        return _first_joined(quantity, mention.last)
    paired = quantity.sentence.lower[quantity.first - 1] in ("from", "to")
    return before.first if paired else _first_joined(quantity, mention.last)


def _first_joined(quantity: Quantity, floor: int) -> int:
    """The first word of a figure, or of the one before to which it is joined with a verb of its own; `floor`:
    where the words begin that are looked at."""
    lower, first = quantity.sentence.lower, quantity.first
    joint = next((k for k in range(first - 2, max(floor, first - _TO_AND), -1) if lower[k] == "and"), 0)
    if not joint or not is_verb(lower[joint + 1]):
        return first
    number = next((k for k in range(joint - 1, max(floor, joint - _TO_NUMBER), -1) if is_number(lower[k])), 0)
    return number or first


_TO_AND = 6  # words from "and" to the second figure: "and wounded more than"
_TO_NUMBER = 6  # words from the first figure to "and": "20 people in their homes and"


def _as_hint(against: Mapping[str, float]) -> dict[str, float]:
    """The feature of what only hints at a site, and so gives way to a site that is told elsewhere."""
    return {} if _ONLY_HINT.isdisjoint(against) else {"place.hint": 1}


def _by_role(quantity: Quantity, mention: Mention, words: PlaceWords) -> dict[str, float] | None:
    """How far a mention's role is from making it the site of the figure; None: as far as can be."""
    role, after = mention.role, mention.first > quantity.first
    if quantity.metric == "money" and _is_venue(quantity, mention):
        return None
    if quantity.metric == "votes" and _is_of_bill(quantity, mention):
        return None
    if quantity.last <= mention.first < quantity.noun[1] and role in _DESCRIBING:
        return _in_counted(quantity, mention, words)
    if role is Role.SITE and (is_fled(quantity, mention) or is_home_of_counted(quantity, mention)):
        role = Role.ORIGIN
    if role in WAYS:
        return WAYS[role](quantity, mention, after)
    if role in _HINTS:
        return _by_hint(quantity, mention, words)
    if role not in _ROLES:
        return None
    against = {_ROLES[role]: 1.0, "place.scale": SCALES[mention.scale]}
    return against | {"place.at-sea": 1} if is_at_sea(mention) else against


# Who and what of a state is elsewhere.
_ABROAD = frozenset(
    "ambassadors blue-helmets consulate consulates diplomatic diplomats embassies embassy expatriate "
    "expatriates nationals peacekeeper peacekeepers tourists".split()
)
_TO_VENUE = 3  # words from "conference" to where it was: "conference for Chad in"


def _is_venue(quantity: Quantity, mention: Mention) -> bool:
    """Whether a place is only where donors met: `at a Paris conference`, `at a summit for Chad in Paris`."""
    lower, start = quantity.sentence.lower, mention.start
    after = lower[mention.last : mention.last + 2]
    if not MEETINGS.isdisjoint(after):
        return True
    return lower[start] not in MEANT and not MEETINGS.isdisjoint(lower[max(0, start - _TO_VENUE) : start])


_BILLS = frozenset(
    "act amendment bill law legislation measure motion pact proposal resolution treaty".split()
)


_TO_BILL = 40  # words from a bill to the place that it is about


def _is_of_bill(quantity: Quantity, mention: Mention) -> bool:
    """Whether a place is only that of what is voted on: `voted 20-9 for a bill on aid to Hass`."""
    return not _BILLS.isdisjoint(quantity.sentence.lower[max(0, mention.start - _TO_BILL) : mention.start])


_KEEPING = TAKING_IN | HAVE


def _in_counted(quantity: Quantity, mention: Mention, words: PlaceWords) -> dict[str, float] | None:
    """An adjective in what is counted.

    `Six Afghan provinces` are in Afghanistan, `six Americans` not in America, refugees never at home.
    """
    people = quantity.unit in (None, "people")
    if mention.role == Role.HOME and mention.scale == "city":
        return {"place.in-counted": 1}  # five Dallas police officers
    if (
        mention.role == Role.OTHER
        or quantity.metric == "refugees"
        or not _ABROAD.isdisjoint(quantity.sentence.lower[quantity.noun[0] : quantity.noun[1]])
        or (people and mention.country in words.abroad)
    ):
        return None
    head = mention.last == quantity.noun[1]
    if (
        people
        and (head or mention.first == quantity.head)
        and not _KEEPING.isdisjoint(words_before(quantity))
    ):
        return None  # Chad, home to 20,000 Malians
    if quantity.metric in _NATIONAL:
        return None if head else {"place.of-victims": 1}
    return {"place.counted": 1} if head else {"place.in-counted": 1}


def _by_hint(quantity: Quantity, mention: Mention, words: PlaceWords) -> dict[str, float] | None:
    """`Iraq's output`, `Iraq's army` and `Iraq arrested`."""
    if mention.role == Role.ADJECTIVE:
        owns = mention.possessive and quantity.metric not in _NATIONAL
        return {"place.acting": 1} if owns else None
    if mention.role == AGENT and (_has_the_next(quantity, mention) or sends(quantity, mention)):
        return None
    if has_sent(quantity, mention):
        return None
    between = quantity.sentence.lower[mention.last : quantity.first]
    gapped = (
        mention.last <= quantity.first
        and (not between or (between in _LEADING and is_joined(quantity, mention)))
        and quantity.antecedent
        and (quantity.metric not in _COMING or goes_on_taking(quantity, mention))
    )
    if mention.role == AGENT and gapped:  # Iraq had 15,000 militants and Syria 13,000
        return {"place.verb-left-out": 1}
    between = before_list(quantity, between)
    owning = len(between) < OWNED and OWNING & set(between) and not is_participle(between[-1])
    if mention.role == AGENT and owning:  # Iraq has some 20
        abroad = quantity.metric in GIVEN and _is_pointed_at(quantity)
        return None if abroad else {"place.having": 1}
    if mention.role == AGENT and (records(quantity, between) or gets(quantity, between)):
        return {"place.having": 1}
    if mention.role == AGENT and takes_in(quantity, between):
        return {"place.having": 1}
    if quantity.metric == "money" and mention.role == AGENT:
        return {"place.money-of": 1.0}
    state = mention.scale == "country" and mention.country in words.abroad and not mention.possessive
    abroad = (state or _is_government(quantity, mention, words)) and (
        quantity.metric in _NATIONAL or quantity.metric == "money"
    )
    if abroad or (state and mention.role == Role.ACTOR and _is_source(quantity, mention)):
        return None
    says = mention.role == AGENT and not _SAYS.isdisjoint(_next(quantity, mention))  # Iraq says
    return {"place.state-says": 1.0} if says else {"place.acting": 1}


_TO_SOURCE = 4  # words from "according to" to a nationality, or from that to "said"


def _is_source(quantity: Quantity, mention: Mention) -> bool:
    """Whether an officer or official of a state only tells of a figure: `according to a US official, 20`."""
    lower = quantity.sentence.lower
    before = lower[max(0, mention.first - _TO_SOURCE) : mention.first]
    told = not _TOLD.isdisjoint(lower[mention.last : mention.last + _TO_SOURCE + 2])
    return told or ("according" in before and "," not in before)


_IN_REGION = ["in", "the", "region"]
_TO_LAND = 8  # words from what is counted to "in the country"


def _is_pointed_at(quantity: Quantity) -> bool:
    """Whether what a country has is in the one that the text is about: `has 200 troops in the country`."""
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    if any(lower[k : k + 3] == _IN_REGION for k in range(end, min(end + _TO_LAND, len(lower)))):
        return True
    land = land_meant(lower, end + 1)
    return land is not None and land[0] <= end + _TO_LAND and lower[land[0] - 1] == "in"


def _next(quantity: Quantity, mention: Mention) -> list[str]:
    """The word after a mention."""
    return quantity.sentence.lower[mention.last : mention.last + 1]


_LEADING = (["at"], ["by"], ["for"], ["to"], ["with"])


def _has_the_next(quantity: Quantity, mention: Mention) -> bool:
    """Whether a place after a figure has the next one: Syria in `Iraq had 15,000 men and Syria 13,000`."""
    lower = quantity.sentence.lower
    joined = mention.first > quantity.last and lower[mention.first - 1] in GAP_OPENERS
    end = mention.last + (lower[mention.last : mention.last + 1] in _LEADING)
    if joined and is_acting_beside(lower, mention.first, mention.last):
        return any(word[0].isdecimal() for word in lower[end : end + _TO_NEXT])
    return joined and end < len(lower) and lower[end][0].isdecimal()


_TO_NEXT = 6  # words from a land to the figure of what it does: "Mali sending an extra"


def _is_government(quantity: Quantity, mention: Mention, words: PlaceWords) -> bool:
    """Whether a capital stands for those who govern from it: `Moscow struck a town`, not `Moscow police`."""
    after = quantity.sentence.lower[mention.last : mention.last + 2]
    if after[:1] and after[0] in HAVE and is_participle(after[-1]) and after[-1] not in _OF_TOWN:
        after = []  # Moscow has mobilised 20 men
    capital = mention.role == AGENT and words.capitals.get(mention.country) == mention.value
    return capital and _OF_TOWN.isdisjoint(after[:1])


def _is_apart(quantity: Quantity, mention: Mention) -> bool:
    """Whether a place after the figure is that of the speaker, or in brackets of its own, or after those in
    which the figure stands: `at $20 (up one percent), before Hass`."""
    between = quantity.sentence.lower[quantity.last : mention.start]
    closed = between.index(")") + 1 if ")" in between else len(between)
    if "(" not in between[:closed] and between[closed : closed + 1] in _ASIDE:
        return True
    if "(" in between and ")" not in between:
        return True
    return not _TOLD.isdisjoint(between)


_ASIDE = ([","], [";"], ["while"])


def _is_bracketed(quantity: Quantity, mention: Mention) -> bool:
    """Whether a place before the figure stands in a bracket that is closed between them."""
    between = quantity.sentence.lower[mention.last : quantity.first]
    return ")" in between and "(" not in between
