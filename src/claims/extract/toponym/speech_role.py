"""Where somebody only spoke, and what speaks or acts itself: `KABUL (AP) -`, `told reporters in Cairo`,
`Iraq says`."""

from claims.extract.name.name import Name
from claims.extract.name.place_words import Role
from claims.extract.text.word_tags import ACTOR, FINITE, FUNCTION, PLACE, SCENE, STAYING
from claims.extract.toponym.slots import Slots
from claims.extract.toponym.speaker_place import place_of_speaker
from claims.lexicon.closed_classes import is_number

_SAID = frozenset(("said", "say", "says", "told", "announced", "reported", "warned", "called"))
_ON_THE_WAY = frozenset(("has", "have", "had", "also", "on", "later", "now", "and", "or", "state", "local"))


def dateline(slots: Slots, name: Name) -> Role | None:
    """`KABUL, Afghanistan (AP) -`, `OUAGADOUGOU:`; in capitals at the start of the sentence."""
    if not slots.headed:
        return None
    after = slots.lower[name.last : name.last + 6]
    if after[:1] == ["("] and name.kind == "place" and after[2:3] == [")"]:
        source = slots.starts.get(name.last + 1)
        if source and source.kind in ("media", "unknown"):
            return Role.DATELINE
    marked = not any(word[0].isalnum() for word in slots.lower[: name.first])  # * **Hass:** 20 killed
    opens = marked or (name.first == _after_town(slots) and name.scale in _HOLDING)
    if opens and after[:1] == [":"]:
        told = next((k for k, word in enumerate(after) if k and word != "*"), 1)
        return Role.SITE if is_amount(slots, name.last + told) else Role.DATELINE  # Hass: 20 killed
    if (
        name.first == 0
        and name.scale == "country"
        and after[:1] in _SETS_OFF
        and is_amount(slots, name.last + 1)
    ):
        return Role.SITE  # CHAD - 20,000 displaced
    if name.first > 4 or not slots.words[0].isupper() or len(slots.words[0]) < 4:
        return None
    parted = any(mark in after for mark in ("(", "-", "–", "—", ":")) or after[:1] == ["/"]
    return Role.DATELINE if parted or _runs_on(slots, name) else None


_SETS_OFF = (["-"], ["–"], ["—"])
_HOLDING = frozenset(("region", "country"))


def _after_town(slots: Slots) -> int:
    """The word after the comma that follows a town's name at the start of a sentence; -1: none does."""
    town = slots.starts.get(0)
    return town.last + 1 if town is not None and slots.before_comma(town) else -1


def dateline_of(slots: Slots, name: Name) -> Role | None:
    """The role of an unknown town that begins a dateline with what it lies in: `HASS, Syria (AP) -`."""
    following = slots.after_comma(name) if slots.headed else None
    return dateline(slots, following) if following is not None and following.kind == "place" else None


def _runs_on(slots: Slots, name: Name) -> bool:
    """`BEIRUT Four men were killed`, `DIKILI, Turkey Two men were killed`: the dash got lost."""
    words, end = slots.words, name.last
    if not words[name.first].isupper():
        if name.first < 2 or slots.lower[name.first - 1] != "," or not words[name.first - 2].isupper():
            return False
    elif words[end : end + 1] == [","] and end + 1 in slots.starts:
        end = slots.starts[end + 1].last
    following = words[end] if end < len(words) else ""
    return following[:1].isupper() and not (len(following) > 3 and following.isupper())


def scene(slots: Slots, name: Name, at: int) -> Role | None:
    """Where somebody only spoke or stayed: `told reporters in Cairo`, `based in Cairo`."""
    if at < 0:
        return None
    if slots.lower[at] in MEANT and slots.lower[at - 1] in MEETINGS:
        return Role.GOAL
    if slots.lower[at - 1] in _ENVOYS:
        return Role.STAY
    if name.scale == "area" and slots.lower[at - 1] in _SHIPS and "from" in slots.lower[max(0, at - 7) : at]:
        return Role.STAY
    if _opens_speech(slots, at) or _is_signed(slots, at) or slots.lower[at - 1] == "compared":
        return Role.OTHER
    before = 0
    for flag in slots.tags[max(0, at - 3) : at]:
        before |= flag
    if before & STAYING or _lives_there(slots, at):
        return Role.STAY
    if _is_of_talks(slots, at):
        return Role.OTHER
    if slots.lower[at - 2 : at] == ["rally", "held"]:
        return None  # 20 people were at a rally held in Cairo
    seat = name.value in slots.listed.seats and not _SAID.isdisjoint(slots.lower)
    return Role.OTHER if seat or before & SCENE else None


_SPEAKING = frozenset("addressing answering asked speaking talking testifying".split())
_SIGNED = frozenset("agreed brokered concluded negotiated reached sealed signed struck".split())
_PACTS = frozenset(
    "accord accords agreement agreements armistice cease-fire ceasefire deal deals memorandum pact protocol "
    "treaty truce".split()
)
_TO_PACT = 6  # words from "truce" to where it was signed


_ENVOYS = frozenset("ambassador ambassadors attache commissioner consul envoy envoys".split())
_SHIPS = frozenset(
    "carrier carriers destroyer destroyers fleet frigate frigates ship ships submarine submarines vessel "
    "vessels warship warships".split()
)  # that fire from a sea at what lies elsewhere


def _opens_speech(slots: Slots, at: int) -> bool:
    """Whether a sentence opens with where somebody speaks: `Speaking at an event on trade in Cairo, he`."""
    if slots.lower[0] not in _SPEAKING or "," in slots.lower[:at]:
        return False
    return not any(flag & FINITE for flag in slots.tags[1:at])


def _is_signed(slots: Slots, at: int) -> bool:
    """Whether only a pact was made at a place: `the truce signed in Cairo`, `a deal was reached in Cairo`."""
    if at == 0 or slots.lower[at - 1] not in _SIGNED:
        return False
    return not _PACTS.isdisjoint(slots.lower[max(0, at - _TO_PACT) : at])


_TALKS = frozenset(("discussions", "negotiations", "talks"))
_WITH = frozenset(("between", "with"))
_TO_TALKS = 9  # words from "talks" to where they are: "peace talks with the United States in"


def _is_of_talks(slots: Slots, at: int) -> bool:
    """Whether a place is only where some talk with others: `in peace talks with the envoys in Cairo`."""
    before = slots.lower[max(0, at - _TO_TALKS) : at]
    if _TALKS.isdisjoint(before):
        return False
    held = [k for k in range(len(before) - 1) if before[k] in _TALKS and before[k + 1] in _WITH]
    return bool(held) and "," not in before[held[-1] :]


MEANT = frozenset(("about", "for", "on"))  # for whom one meets: a conference for Syria
MEETINGS = frozenset(("conference", "meeting", "summit", "talks"))
_WORKING = frozenset("advises directs follows lives monitors resides studies teaches tracks works".split())
_TO_WHO = 6  # words from "who" to where he works


def _lives_there(slots: Slots, at: int) -> bool:
    """Whether somebody is only said to live or work at a place: `Ann Ex, who now lives in Cairo, says`."""
    told = slots.lower[max(0, at - _TO_WHO) : at]
    if "who" not in told or slots.lower[at - len(told) + told.index("who") - 1] != ",":
        return False
    return not _WORKING.isdisjoint(told[told.index("who") :])


def speaker(slots: Slots, name: Name, preposition: str, at: int) -> Role | None:
    """`Iraq says`, `officials in Iraq say`, `sources in Iraq and Turkish media said`."""
    if name.kind == "demonym" or name.possessive:
        return None
    if at >= 0 and (told := place_of_speaker(slots, name, at)):
        return told
    if at > 0 and slots.tags[at - 1] & FINITE and slots.low[name.last] == "that":
        return Role.OTHER if preposition == "in" else None  # said in Cairo that
    if preposition == "to" and at and slots.lower[at - 1] == "according" and at + 1 == name.first:
        return _of_source(slots, name)
    if at >= 0 and not slots.tags[at - 1] & ACTOR:
        return None
    if not preposition and slots.tags[name.last] & ACTOR:  # US officials say
        return None
    for j in range(name.last, min(name.last + 6, len(slots.lower))):
        word, flag = slots.lower[j], slots.tags[j]
        if flag & FINITE:
            return Role.SPEAKER if preposition else subject_role(slots, name)
        if word not in _ON_THE_WAY and not flag & (PLACE | ACTOR) and slots.words[j] == word:
            return None
    return None


def _of_source(slots: Slots, name: Name) -> Role | None:
    """The role in `according to Iraq`; none in `according to Iraq police`, whose noun tells it."""
    noun = slots.words[name.last : name.last + 1] and slots.words[name.last][0].isalpha()
    return None if noun and not slots.tags[name.last] & FUNCTION else subject_role(slots, name)


def subject_role(slots: Slots, name: Name) -> Role:
    """A subject acts; a seat of government stands for the government, wherever that acts, and who only did
    something before acts elsewhere: `since Iraq invaded`."""
    verb = name.first - 1 - (name.first > 0 and slots.lower[name.first - 1] == "the")
    if verb > 0 and is_amount(slots, name.last):
        if slots.lower[verb] in GIVING:
            return Role.SITE  # the US gave Ukraine $60 million
        if slots.lower[verb].startswith("cost"):
            return Role.OTHER
    if verb > 0 and slots.lower[verb] in _HOLDING_VERBS and name.kind == "place" and name.scale in _HELD:
        return Role.SITE  # the army took Hass
    if verb > 1 and slots.lower[verb] in GIVING and not _RELATIVE.isdisjoint(slots.lower[verb - 2 : verb]):
        return Role.SITE  # the $60 million that we gave Chad
    earlier = name.first > 0 and slots.lower[name.first - 1] in _BEFORE
    return Role.OTHER if earlier or name.value in slots.listed.seats else Role.AGENT


GIVING = frozenset(
    "gave give gives giving grant granted grants lend lent lends offer offered offering offers owed owes pay "
    "paid paying pays promised promising send sending sends sent".split()
)


def is_amount(slots: Slots, k: int) -> bool:
    """Whether an amount begins at word `k`, or after what only modifies it: `another 20`, `up to $20`."""
    near = slots.lower[k : k + 3]
    at = next((i for i, word in enumerate(near) if word not in _MODIFYING), len(near))
    return at < len(near) and (is_number(near[at]) or near[at] in ("$", "£", "€"))


_MODIFYING = frozenset("a about almost an another around at least more nearly over some than up to".split())
# Verbs whose object is a town or region that somebody holds or takes.
_HOLDING_VERBS = frozenset(
    "conquered control controlled controlling controls defend defended defending held hold holding holds "
    "lose losing lost reclaimed regained secured take taken takes taking took".split()
)
_HELD = frozenset(("city", "region"))
_RELATIVE = frozenset(("that", "which"))
_BEFORE = frozenset(("after", "before", "since", "until", "when"))
