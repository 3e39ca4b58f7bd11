"""Whose a thing is, as the text tells elsewhere: of the same amount of it, or where it was named before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import GROUPS, HOLDERS, is_apart, state_of
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.report.headline import unprinted_title
from claims.extract.report.reading import Reading
from claims.extract.report.reference import sentences_back
from claims.extract.subject.actor import force_of, found_at
from claims.extract.subject.company import is_damage
from claims.extract.subject.governing_state import has_output, is_state_body
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import PERSON, tags_of
from claims.lexicon.closed_classes import PARTITIVE_PRONOUNS, STOPS
from claims.lexicon.inflection import singular

_ASKED = 3  # of the figures of one thing, those that are asked for what is told of it

Thing = tuple[object, ...]


def told_elsewhere(quantity: Quantity, reading: Reading) -> Sequence[Quantity]:
    """The other figures of a text that tell of the same thing: a headline's `1,000 acres`, `the 20 tanks`."""
    return reading.layer(_told_again).get(quantity.start, ())


def _told_again(reading: Reading) -> Mapping[int, Sequence[Quantity]]:
    """By the offsets of the figures of what a text tells more than once, the first others of them."""
    things: dict[Thing, list[Quantity]] = defaultdict(list)
    for figures in reading.figures.values():
        for quantity in figures:
            thing = _thing(quantity) if quantity.refused is None else None
            if thing is not None:
                things[thing].append(quantity)
    return {
        quantity.start: [other for other in told[:_ASKED] if other is not quantity]
        for told in things.values()
        if len(told) > 1
        for quantity in told
    }


def _thing(quantity: Quantity) -> Thing | None:
    """By what a figure is known again: how much it is of what; None for damage, which is nobody's."""
    if quantity.metric == "money" and is_damage(quantity):
        return None
    noun = "" if quantity.metric in _MEASURED else _noun(quantity)
    if noun is None:
        return None
    return quantity.metric, quantity.unit, quantity.low, quantity.high, noun


_MEASURED = frozenset(("money", "territory"))


def _noun(quantity: Quantity) -> str | None:
    return singular(quantity.sentence.lower[quantity.head]) if quantity.head >= 0 else None


def told_again(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The figure of the sentence before that a sentence breaks down: `Chad sent 20 jets. These included nine
    bombers.`"""
    sentence = quantity.sentence
    if (whole := _of_which(quantity, reading)) is not None:
        return whole
    if quantity.metric not in _OWNED or sentence.lower[0] not in _POINTING:
        return None
    at = next((k for k in range(1, min(quantity.first, _TO_PARTS)) if sentence.lower[k] in _PARTS), 0)
    if not at or not sentence.index:
        return None
    before = reading.quantities(sentence.index - 1)
    return next((it for it in reversed(before) if (it.metric, it.refused) == (quantity.metric, None)), None)


def _of_which(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The figure of which another one is a share, the average or the range: `9 guns, of which 20%`, `Of
    these, half`, `20 dead, with an average of 9 a day`, `20 missiles with a range of 90 km`."""
    sentence, lower, first, last = quantity.sentence, quantity.sentence.lower, quantity.first, quantity.last
    leads = lower[max(0, first - 2) : first]
    reach = quantity.unit == "km" and (lower[first - 1] == "(" or leads == ["range", "of"])
    average, opens, share = leads == ["average", "of"], _opens_with_part(lower, first), False
    if quantity.unit == "percent":
        same = len(leads) > 1 and leads[0] in _AMOUNTING and leads[1] in ("for", "to")
        of_them = lower[last : last + 1] == ["of"] and not _THEM.isdisjoint(lower[last + 1 : last + 2])
        share = opens or same or of_them or leads == ["of", "which"]
    if not (reach or average or share) or (opens and not sentence.index):
        return None
    before = reversed(reading.quantities(sentence.index - opens))
    told = (it for it in before if it.refused is None and (opens or it.last < first))
    if reach:
        return next((it for it in told if it.metric == "weapons"), None)
    whole = next(told, None)
    if whole is None or (average and whole.metric != quantity.metric):
        return None
    return whole if average or whole.unit != "percent" else None


def _opens_with_part(lower: list[str], first: int) -> bool:
    """Whether a sentence begins with the whole of the figure at word `first`: `Of these, half`."""
    return lower[0] == "of" and first <= _TO_PARTS and lower[1] in PARTITIVE_PRONOUNS


_AMOUNTING = frozenset("accounting amounting amounts equal equivalent".split())
_THEM = PARTITIVE_PRONOUNS | {"which"}
_POINTING = frozenset("among it that the these they this those".split())
_PARTS = frozenset("comprise comprised comprises include included includes".split())
_TO_PARTS = 5  # words up to "included": "The group of planes included"
_OWNED = frozenset(("airstrikes", "troops", "weapons"))
_SAME = {"airstrike": "strike", "soldier": "troop"}  # nouns for one thing
_BETWEEN = 2  # words between a name and the noun: "Iranian ballistic missiles"


def find_owner_told_before(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose the things counted are where the text named them last: `Peruvian troops came. Half the 90 troops
    have left`; nobody's where a sentence names those of two."""
    noun = _noun(quantity) if quantity.metric in _OWNED else None
    if noun is None:
        return None
    serving = quantity.sentence.lower[quantity.head - 1 : quantity.head + 1] == ["service", "members"]
    noun = "troop" if serving else _SAME.get(noun, noun)
    for sentence in (*sentences_back(quantity.sentence, reading), *unprinted_title(reading)):
        end = quantity.first if sentence is quantity.sentence else len(sentence)
        names = [name for name in find_names(sentence, reading.lexicon) if name.last < end]
        owners = {name.first: owner for name in names if (owner := _owner(sentence, name, noun))}
        if owners:
            name = next(name for name in reversed(names) if name.first in owners)
            alone = len(set(owners.values())) == 1 and not _is_second(sentence, name, names)
            return found_at(sentence, name, "subject.noun-told", owners[name.first]) if alone else None
    return None


_ARMED = frozenset(("units", "weapons"))
# What is counted as units or weapons, and is hardly an army's.
_NO_ARMYS = frozenset(
    "ammunition arm bomb bullet camp cell device explosive faction firearm gang grenade group gun handgun "
    "knife militia mine pistol rifle shotgun weapon".split()
)
_MILITARY = frozenset(
    "air airforce armed army artillery battalion battalions brigade brigades defence defense division "
    "divisions fleet force forces infantry marines military navy regiment regiments squadron squadrons "
    "troops".split()
)
_SPEAKING = frozenset(
    "announced claimed claims estimated estimates reported reports said says stated told".split()
)
_HARM = frozenset(
    "captured confiscated damaged destroyed downed found hit intercepted lost recovered seized shot "
    "struck".split()
)
_TO_HARM = 6  # words from what is counted to "were destroyed"
_FORCES_BACK = 2  # sentences


def find_forces_told_before(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose arms and units they are by the one state whose forces or industry the text named last: `The
    Peruvian army grew. The 4th Division has 20 tanks`; nobody's where they were lost or taken."""
    end = max(quantity.last, quantity.noun[1])
    if quantity.metric not in _ARMED or not _HARM.isdisjoint(quantity.sentence.lower[end : end + _TO_HARM]):
        return None
    if (_noun(quantity) or "weapon") in _NO_ARMYS:
        return None
    for sentence in sentences_back(quantity.sentence, reading, _FORCES_BACK):
        owners: dict[str, Name] = {}
        own = sentence is quantity.sentence
        for name in find_names(sentence, reading.lexicon):
            before = not own or name.last <= quantity.first
            whence = own and before and "from" in sentence.lower[max(0, name.first - 2) : name.first]
            if name.kind in GROUPS or whence:
                return None
            if before and (state := _state_in_arms(sentence, name, quantity, reading)):
                owners[state] = name
        if owners:
            state, name = owners.popitem()
            return None if owners else found_at(sentence, name, "subject.noun-told", state)
    return None


def _state_in_arms(sentence: Sentence, name: Name, quantity: Quantity, reading: Reading) -> str | None:
    """The state whose forces or industry are told of by name, and only told of: they do not speak."""
    lower = sentence.lower
    at = name.last + (lower[name.last : name.last + 1] == ["'s"])
    arms, tags = lower[at : at + _BETWEEN + 1], tags_of(sentence, reading.lexicon)
    if name.kind not in ("force", "state"):
        body = not _MILITARY.isdisjoint(arms) and is_state_body(sentence, at, tags)
        if not body and not has_output(lower, at, quantity):
            return None
    speaks = tags[at] & PERSON or not _SPEAKING.isdisjoint(arms)
    state = None if is_apart(name) or speaks else state_of(name)
    return force_of(state) if state else None


def _is_second(sentence: Sentence, name: Name, names: Sequence[Name]) -> bool:
    """Whether a name shares its noun with the one before: `Chadian and Peruvian troops`."""
    joined = name.first > 1 and sentence.lower[name.first - 1] == "and"
    return joined and any(it.last == name.first - 1 for it in names)


def _owner(sentence: Sentence, name: Name, noun: str) -> str | None:
    """Whose the things are that a name stands before: `Iran's ballistic missiles`, `IS fighters`."""
    if is_apart(name):
        return None
    start = name.last + (sentence.lower[name.last : name.last + 1] == ["'s"])
    for word in sentence.lower[start : start + _BETWEEN + 1]:
        told = singular(word)
        if _SAME.get(told, told) == noun:
            break
        if word in STOPS or not word[0].isalpha():
            return None
    else:
        return None
    if name.kind in HOLDERS:
        return force_of(name.country) if name.kind == "state" and name.country else name.value
    state = state_of(name) if name.kind in ("demonym", "place") else None
    return force_of(state) if state else None
