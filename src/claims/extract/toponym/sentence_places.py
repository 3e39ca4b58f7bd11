"""Find where a sentence speaks of places, and in what role.

A mention is a known place, an adjective of one, or an unknown name in the slot of a place ("in Hass",
"the town of Hass", "Hass village", "Baghdad's Sadr City"). What only says where another place lies is left
out: of "Hass in Idlib province" and "Iraq's Mosul" remain Hass and Mosul.
"""

from dataclasses import replace

from claims.extract.text.names import Name, find_names
from claims.extract.text.place_words import AGENT, GOAL, Role, country_of
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import FINITE, PLURAL, STRETCH
from claims.extract.toponym.place_container import without_containers
from claims.extract.toponym.place_list import is_next_in_list, names_it
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.place_names import place_names
from claims.extract.toponym.place_role import LISTED, role_of
from claims.extract.toponym.place_spelling import noun_of_place, place_meant
from claims.extract.toponym.slots import Slots
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import LIST_JOINTS

_KINDS = frozenset(("place", "demonym", "unknown", "initial"))
_HELD = frozenset(("held", "controlled", "run", "occupied"))


def find_mentions(sentence: Sentence, lexicon: Lexicon) -> list[Mention]:
    """The mentions of places in a sentence, in order; worked out once."""
    return sentence.layer(_find_mentions, lexicon)


def _find_mentions(sentence: Sentence, lexicon: Lexicon) -> list[Mention]:
    if not find_names(sentence, lexicon):
        return []
    slots = Slots(sentence, lexicon)
    return without_containers(_with_extents(_mentions(slots), slots), slots)


def _mentions(slots: Slots) -> list[Mention]:
    """All mentions, coordinated ones in one group."""
    found: list[Mention] = []
    for name in place_names(slots):
        if name.kind in _KINDS and not name.prefix and not name.suffix:
            mention = _mention(slots, name, found[-1] if found else None)
            if mention:
                found.append(mention)
        elif name.suffix in _HELD and name.country:  # SDF-controlled areas
            found.append(
                Mention(
                    name.first,
                    name.last,
                    name.first,
                    name.country,
                    Role.LOOSE,
                    "country",
                    (),
                    name.country,
                    name.first,
                )
            )
    return found


def _mention(slots: Slots, name: Name, before: Mention | None) -> Mention | None:
    """The mention that a name is, in the group of the one before where it is joined to it."""
    preposition, at = slots.preposition(name.first)
    role = role_of(slots, name, preposition, at)
    if role is None and before and _is_parallel(slots, before, name):
        role = before.role
    group, plural = name.first, False
    again = before and role == before.role and role <= GOAL and at > before.last
    if before and (role is None or again or at < before.first) and is_next_in_list(slots, before, name):
        role, group, plural = before.role, before.group, before.plural
    elif (
        before
        and role in (None, AGENT)
        and not slots.tags[name.last] & FINITE
        and names_it(slots, before, name)
    ):
        role = before.role
    if role is None:
        return None
    if slots.is_kind_of(name.first):
        plural = slots.tags[name.first - 2] & PLURAL != 0
    country = country_of(name, slots.listed.countries)
    value, scale, within = place_meant(slots, name, country)
    start = at if at >= 0 else name.first
    possessive = name.possessive and name.kind == "place"
    kind = noun_of_place(slots, name)
    return Mention(
        name.first, name.last, start, value, role, scale, within, country, group, kind, possessive, plural
    )  # fmt: skip


def _is_parallel(slots: Slots, before: Mention, name: Name) -> bool:
    """Whether an unknown name begins a clause like that of the place before it: `Hass has 20 cases, Berezh
    has 12`, `Hass 20, Berezh 12`."""
    k = name.last
    if name.kind != "unknown" or before.last >= len(slots.lower) or k + 1 >= len(slots.lower):
        return False
    verb = slots.lower[k] == slots.lower[before.last] and slots.lower[k].isalpha()
    counts = all(slots.lower[at + verb][0].isdecimal() for at in (k, before.last))
    return counts and slots.lower[name.first - 1] in LIST_JOINTS and slots.may_be_place(name, LISTED)


def _with_extents(found: list[Mention], slots: Slots) -> list[Mention]:
    """The mentions with both ends of what stretches `from A to B` as sites."""
    for k in range(len(found) - 1):
        a, b = found[k], found[k + 1]
        if b.role != GOAL or a.role != Role.ORIGIN or b.first - a.last > 4:
            continue
        if any(flag & STRETCH for flag in slots.tags[max(0, a.first - 4) : a.first]):
            found[k] = replace(a, role=Role.SITE)
            found[k + 1] = replace(b, role=Role.SITE, group=a.group)
    return found
