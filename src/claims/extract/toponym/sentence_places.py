"""Find where a sentence speaks of places, and in what role.

A mention is a known place, an adjective of one, or an unknown name in the slot of a place ("in Hass",
"the town of Hass", "Hass village", "Baghdad's Sadr City"). What only says where another place lies is left
out: of "Hass in Idlib province" and "Iraq's Mosul" remain Hass and Mosul.
"""

from dataclasses import replace

from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.name.place_words import AGENT, GOAL, NEAR, Role, country_of
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import FINITE, NUMERAL, PLACE, PLURAL, STRETCH
from claims.extract.toponym.border_lands import border_lands
from claims.extract.toponym.place_container import without_containers
from claims.extract.toponym.place_list import (
    BESIDE,
    has_holder,
    is_gapped,
    is_next_in_list,
    names_it,
    with_one_each,
)
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
    found = with_one_each(without_containers(_with_extents(_mentions(slots), slots), slots), slots)
    borders = border_lands(slots)
    if not borders:
        return found
    told = {it.first for it in borders}
    return sorted([*borders, *(it for it in found if it.first not in told)], key=lambda it: it.first)


def _mentions(slots: Slots) -> list[Mention]:
    """All mentions, coordinated ones in one group."""
    found: list[Mention] = []
    for name in place_names(slots):
        if name.kind in _KINDS and not name.prefix and not name.suffix:
            mention = _mention(slots, name, _before(slots, found, name))
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


def _before(slots: Slots, found: list[Mention], name: Name) -> Mention | None:
    """The mention that a name may go on from: the last one, or the one before a bracket that holds the last:
    Hass in `Hass (Idlib), Sarmin (Aleppo)`."""
    if len(found) > 1:
        inner, outer = found[-1], found[-2]
        opened = inner.first - 1 == outer.last and slots.lower[outer.last] == "("
        if opened and ")" in slots.lower[inner.last : name.first]:
            return outer
    return found[-1] if found else None


def _mention(slots: Slots, name: Name, before: Mention | None) -> Mention | None:
    """The mention that a name is, in the group of the one before where it is joined to it."""
    preposition, at = slots.preposition(name.first)
    role = role_of(slots, name, preposition, at)
    if role is None and before and _is_parallel(slots, before, name):
        role = before.role
    group, plural = name.first, False
    gapped = before is not None and is_gapped(slots, before, name)
    if before and gapped:
        role = AGENT if before.role is Role.ADJECTIVE else None if has_holder(slots, before) else before.role
    again = before and role == before.role and role <= GOAL and at > before.last
    again = again or (before and role == NEAR and before.role == Role.SITE and _goes_on_near(slots, at))
    beside = at > 1 and slots.lower[at] == "nearby" and slots.lower[at - 1] in _AND  # in Hass and nearby Nubl
    joined = before and not gapped and (role is None or again or beside or at < before.first)
    if before and joined and is_next_in_list(slots, before, name):
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


def _goes_on_near(slots: Slots, at: int) -> bool:
    """Whether a list goes on with what is near a place: `in Hass and [near] Berezh`."""
    return at > 1 and slots.lower[at] in ("near", "outside") and slots.lower[at - 1] == "and"


def _is_parallel(slots: Slots, before: Mention, name: Name) -> bool:
    """Whether an unknown name begins a clause like that of the place before it: `Hass has 20 cases, Berezh
    has 12`, `Hass 20, Berezh 12`, `in Hass, with 20 dead, Berezh, with 12`, `Hass (20), Berezh (12)`."""
    first = name.first - (slots.lower[name.first - 1] in BESIDE)
    if name.kind != "unknown" or slots.lower[first - 1] not in LIST_JOINTS:
        return False
    told, own = (_lead_of_figure(slots, k) for k in (before.last, name.last))
    return told is not None and own in (told, "") and slots.may_be_place(name, LISTED)


_AND = frozenset(("and", "or"))
_ASIDE = frozenset(("with", "where"))


def _lead_of_figure(slots: Slots, k: int) -> str | None:
    """What stands between a name that ends before word `k` and its figure: nothing, a verb, a bracket, or a
    comma and `with`; None: no figure follows so."""
    lower = slots.lower
    start = at = k + bool(k < len(lower) and slots.tags[k] & PLACE)
    if lower[at : at + 1] == [","] and lower[at + 1 : at + 2] and lower[at + 1] in _ASIDE:
        at += 2
    elif lower[at : at + 1] == ["("] or (lower[at : at + 1] and lower[at].isalpha()):
        at += 1
    counted = at < len(lower) and (lower[at][0].isdecimal() or (at > start and slots.tags[at] & NUMERAL))
    return " ".join(lower[start:at]) if counted else None


_LINES = frozenset(
    "border coast front frontline highway line motorway pipeline railway river road route".split()
)
_ALONG = frozenset(("along", "on"))
_TO_LINE = 4  # words from "along" to "from": "along the main road"


def _is_line(slots: Slots, at: int) -> bool:
    """Whether the `from` at word `at` tells how far a road runs: `along the road [from] Hass to Berezh`."""
    before = slots.lower[max(0, at - _TO_LINE) : at]
    return before[-1:] != [] and before[-1] in _LINES and not _ALONG.isdisjoint(before)


def _with_extents(found: list[Mention], slots: Slots) -> list[Mention]:
    """The mentions with both ends of what stretches `from A to B` as sites."""
    for k in range(len(found) - 1):
        a, b = found[k], found[k + 1]
        if b.role != GOAL or a.role != Role.ORIGIN or b.first - a.last > 4:
            continue
        stretches = any(flag & STRETCH for flag in slots.tags[max(0, a.first - 4) : a.first])
        if stretches or _is_line(slots, a.start):
            if slots.lower[b.last : b.last + 2] == [",", "where"]:  # it runs from Hass to Sarmin, where
                found[k + 1] = replace(b, role=Role.SITE)
                continue
            found[k] = replace(a, role=Role.SITE)
            found[k + 1] = replace(b, role=Role.SITE, group=a.group)
    return found
