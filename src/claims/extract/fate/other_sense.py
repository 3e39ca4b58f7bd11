"""Where the words of an event mean something else: an office that loses sight of children, doctors who work
in hospitals, men whom a group claims as its own."""

from claims.extract.figure.quantity import Quantity
from claims.extract.name.actors import BODIES_OF_MEN
from claims.lexicon.inflection import singular


def have_left(quantity: Quantity, verb: str) -> bool:
    """Whether those whom a force or a party loses only leave it: `lost 20 men to desertion`."""
    then = quantity.noun[1]
    told = quantity.sentence.lower[then : then + 3]
    return (
        verb.startswith(("lose", "losing", "lost")) and told[:1] == ["to"] and not _PARTING.isdisjoint(told)
    )


_PARTING = frozenset("defection defections desertion desertions emigration retirement rivals".split())


def are_lost_sight_of(quantity: Quantity, verb: str) -> bool:
    """Whether those whom an office loses are not dead, but nobody knows where they are: `the department lost
    20 children`."""
    lower, first = quantity.sentence.lower, quantity.first
    if not verb.startswith(("lose", "losing", "lost")) or singular(lower[quantity.head]) not in _IN_CARE:
        return False
    near = lower[max(0, first - _TO_OFFICE) : first]
    cut = max((k + 1 for k, word in enumerate(near) if word in (";", "and", "but")), default=0)
    return not _OFFICES.isdisjoint(near[cut:])


_TO_OFFICE = 12  # words from an office to those it has lost: "the department really lost"
_IN_CARE = frozenset("child inmate kid migrant minor orphan patient prisoner refugee seeker".split())
_OFFICES = frozenset(
    "administration agencies agency authorities bureau cross department departments government ministry "
    "office offices officials service services".split()
)
_WRECKS = frozenset(
    "bus buses car cars cave caves debris elevator lift mine rubble train vehicle vehicles wreck "
    "wreckage".split()
)


def are_dug_out(quantity: Quantity, verb: str, freed: frozenset[str]) -> bool:
    """`firemen freed 20 people from their cars`: whether those whom a verb of `freed` frees were no
    prisoners."""
    lower, last = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    if lower[last - 1] == "survivors":  # picked up 20 survivors
        return True
    after = lower[last : last + _WRECKED]
    out = (after[:1] == ["from"] and not _WRECKS.isdisjoint(after)) or "trapped" in after[:3]
    return out and not freed.isdisjoint(verb.split())


_WRECKED = 5  # words after those who are freed that tell from what


def are_adherents(quantity: Quantity, verb: int) -> bool:
    """Whether those whom somebody claims, a verb at that word, are its own: `the militia claims 20 members`,
    `the alliance claims 20 men`; not `the storm claims 20 men`."""
    lower, one = quantity.sentence.lower, singular(quantity.sentence.lower[quantity.head])
    if one in _ADHERENTS:
        return True
    return one in _MEN and not BODIES_OF_MEN.isdisjoint(lower[max(0, verb - _TO_BODY) : verb])


_TO_BODY = 8  # words from a body to its verb: "a rival alliance, the Front of the North, claims"
_ADHERENTS = frozenset("adherent fighter follower member supporter".split())
_MEN = frozenset("combatant employee man recruit soldier troop volunteer".split())


_LIVE = frozenset("ammo ammunition broadcast broadcasts bullet bullets fire rounds stream".split())


def are_shot_at(quantity: Quantity, told: str) -> bool:
    """Whether those of whom `live` is told are shot at: `20 of them were hit with live bullets`."""
    lower = quantity.sentence.lower
    at = next((k for k, word in enumerate(lower) if word == "live"), 0)
    return told.endswith("live") and not _LIVE.isdisjoint(lower[at + 1 : at + 2])


_STAFF = frozenset("doctor medic midwife nurse physician surgeon".split())


def work_there(quantity: Quantity, told: str) -> bool:
    """Whether those who are told to be in hospitals work there: `20 doctors are working in hospitals`."""
    lower = quantity.sentence.lower
    staff = told.endswith("hospitals") and singular(lower[quantity.head]) in _STAFF
    return staff or ("hospital" in told and "working" in lower)


def sets_off_part(lower: list[str], comma: int) -> bool:
    """Whether a part of those counted before the comma at that word is told of after it: `52 people, of whom
    38 were killed`, `900 drivers, about a third of whom have died`; not `all of whom`."""
    for k in range(comma + 1, min(comma + _TO_WHOM, len(lower) - 1)):
        if lower[k : k + 2] in _OF_PART:
            return True
        if lower[k] in _WHOLE or not lower[k][0].isalnum():
            return False
    return False


_OF_PART = (["of", "whom"], ["of", "which"])
_WHOLE = frozenset("all and both but none".split())
_TO_WHOM = 8  # words: "more than 20 per cent of whom"


def opens_content(lower: list[str], at: int) -> bool:
    """Whether the `that` at a word opens what somebody says, and tells nothing of those counted before: `the
    force, which has 90 men, said that 20 were hurt`."""
    return lower[at] == "that" and lower[at - 1] in _BEFORE_CONTENT


_BEFORE_CONTENT = frozenset(
    "added adds and announced believes claimed claims confirmed denied denies insisted reported reports said "
    "saying says stated stressed warned warns".split()
)
