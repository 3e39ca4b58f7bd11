"""Which of two places beside each other holds the other: what only says where one lies is left out."""

from dataclasses import replace
from itertools import pairwise

from claims.extract.name.place_words import AGENT, DATELINE, GOAL, MEASURE, NEAR, Role
from claims.extract.text.word_tags import ARTICLE, COMPASS, FINITE, GOVERNING, PLACE, PLURAL
from claims.extract.toponym.lying import (
    INTO,
    LONG,
    TOWNS,
    describes_by,
    is_apposed_in,
    is_beside,
    is_part_of,
    sums_up,
    tells_size,
)
from claims.extract.toponym.place_list import is_gapped
from claims.extract.toponym.place_mention import SCALES, Mention, is_finer, width_of
from claims.extract.toponym.slots import Slots
from claims.lexicon.closed_classes import LIST_JOINTS, RAISING, is_number

_OUTSKIRTS = frozenset("banlieue borough district neighborhood neighbourhood quarter suburb ward".split())
_LOOSE = Role.LOOSE
_WIDER = frozenset(("area", "continent"))  # what a country can lie in
_FAR = 10  # words: places further from each other are apart
_TO_CONTAINER = COMPASS | ARTICLE | PLACE  # Sarmin in the [western province of] Berezh


def without_containers(found: list[Mention], slots: Slots) -> list[Mention]:
    """The mentions but those that only say where the one beside them lies, which that one now knows."""
    dropped: set[int] = set()
    for k in range(len(found) - 1):
        if k not in dropped and _is_described_by_two(found[k : k + 3], slots):
            dropped |= {k + 1, k + 2}
            found[k] = _inside(found[k], found[k + 2])
            continue
        if k in dropped and k + 1 in dropped:
            continue
        if _is_amid_list(found, k + 1, slots) or is_gapped(slots, found[k], found[k + 1]):
            continue
        container = _container(found[k], found[k + 1], slots)
        one = found[k].group == found[k + 1].group and not _is_and(found[k], found[k + 1], slots)
        if k in dropped and one and found[k].role == Role.SITE:
            dropped.add(k + 1)  # a suburb of the Syrian capital Damascus
        elif container == 0 and k in dropped and _is_finer_container(found, k, slots):
            dropped.add(k + 1)
            found[k - 1] = _inside(found[k - 1], found[k + 1])
        elif container is not None and (container or k not in dropped):
            dropped.add(k + container)
            if container and slots.lower[found[k + 1].first - 1] == "between" and k + 2 < len(found):
                dropped.add(k + 2)  # Hass, a town between Berezh and Tarsk
            found[k + 1 - container] = _inside(found[k + 1 - container], found[k + container])
    if not dropped:
        return found
    _regroup(found, dropped)
    return [mention for k, mention in enumerate(found) if k not in dropped]


def _is_described_by_two(found: list[Mention], slots: Slots) -> bool:
    """Whether the words after a place tell what it is by a people or land, and in which other place it lies:
    `Hass, a [Kurdish] district of the northern city of [Aleppo]`."""
    people = slots.starts.get(found[1].first) if len(found) == _THREE else None
    if people is None or people.kind != "demonym" or found[0].role > GOAL:
        return False
    between = slots.lower[found[0].last : found[2].first]
    tags = slots.tags[found[0].last : found[2].first]
    if between[:1] != [","] or not tags[1] & ARTICLE or between[-1] not in INTO or len(between) > LONG:
        return False
    told = any(flag & PLACE for flag in tags)
    return told and "," not in between[1:] and not any(flag & FINITE for flag in tags)


_THREE = 3  # mentions: the place, the people and what it lies in


def _regroup(found: list[Mention], dropped: set[int]) -> None:
    """Join to a place what only what holds it was joined to: Sarmin to Hass in `Hass in Idlib and Sarmin in
    Aleppo`, not Aleppo in `Hass in Idlib and Aleppo`."""
    for k in dropped:
        inner = next((found[j] for j in range(k - 1, -1, -1) if j not in dropped), None)
        if inner is None or found[k].group != found[k].first:
            continue
        for j in range(k + 1, len(found)):
            if found[j].group != found[k].first:
                break
            if j not in dropped and SCALES[found[j].scale] <= max(1, SCALES[inner.scale]):
                found[j] = replace(found[j], group=inner.group)


def _is_finer_container(found: list[Mention], k: int, slots: Slots) -> bool:
    """Whether mention `k`, in which the one before lies, owns the next one, in which that lies, too: `Hass in
    Syria's Idlib province`."""
    if not k or slots.lower[found[k].last : found[k + 1].first] != ["'s"]:
        return False
    inner = found[k - 1].role <= Role.LOOSE or _is_away(found[k - 1])
    a, b = found[k - 1], found[k + 1]
    return inner and (SCALES[a.scale] < SCALES[b.scale] or width_of(a) < width_of(b))


def _is_and(a: Mention, b: Mention, slots: Slots) -> bool:
    return "and" in slots.lower[a.last : b.first]


def _is_amid_list(found: list[Mention], k: int, slots: Slots) -> bool:
    """Whether mention `k` is one of a list of its like: Logar in `Hass, Logar, Paktia and Khost`."""
    a, b = found[k - 1], found[k]
    c = found[k + 1] if k + 1 < len(found) else b
    if not a.group == b.group == c.group != c.first or b is c:
        return False
    if _is_last_pair(found[k + 1 : k + 3], slots) and slots.lower[b.last : c.first] == ["and"]:
        return False
    own = b.scale != "country" and b.value not in a.within and slots.lower[a.last : b.first] == [","]
    joints = _joints_of_rest(found, k, slots)
    if own and "and" in joints:
        return all(word in LIST_JOINTS for word in joints)
    if b.scale != c.scale:
        return False
    if not width_of(a) == width_of(b) == width_of(c):
        return False
    return all(word in LIST_JOINTS for word in slots.lower[a.last : b.first] + slots.lower[b.last : c.first])


def _is_last_pair(rest: list[Mention], slots: Slots) -> bool:
    """Whether the next place of a list has what it lies in with it: `Hass, Chad and [Berezh, Mali]`."""
    return (
        len(rest) > 1
        and rest[0].group == rest[1].group
        and slots.lower[rest[0].last : rest[1].first] == [","]
        and SCALES[rest[0].scale] < SCALES[rest[1].scale]
    )


def _joints_of_rest(found: list[Mention], k: int, slots: Slots) -> list[str]:
    """The words between the places of a list from mention `k` on: of `Hass, Logar, Paktia and Khost`."""
    joints: list[str] = []
    for before, after in pairwise(found[k:]):
        if after.group != before.group:
            break
        joints += slots.lower[before.last : after.first]
    return joints


def _inside(mention: Mention, container: Mention) -> Mention:
    """A place that nothing knows, as lying where the text says that it does."""
    if mention.scale or mention.within:
        return mention
    if container.role == MEASURE:  # a town north of Hass lies in its country only
        return replace(mention, country=mention.country or container.country)
    within = (container.value, *container.within)
    return replace(mention, within=within, country=mention.country or container.country)


def _container(a: Mention, b: Mention, slots: Slots) -> int | None:
    """Which of two neighbours holds the other: 0 the first, 1 the second, None neither."""
    between, tags = slots.lower[a.last : b.first], slots.tags[a.last : b.first]
    if a.role <= GOAL and (describes_by(between, tags) or tells_size(between) or sums_up(between, tags)):
        return 1
    if is_part_of(between) or (a.role == Role.SITE and b.role == NEAR and is_beside(between, tags)):
        return 1
    if _closes_list(a, b, between, slots):
        return 1
    if _are_apart(a, b, between, tags):
        return None
    if b.role <= GOAL and (_leads_to(between, tags) or (a.possessive and not between)):
        return _where_led(a, b, between, slots)
    if a.kind and between[:2] in ([a.kind, "in"], [a.kind + "s", "in"]):  # Hass camp in Idlib
        between, tags = between[1:], tags[1:]
    if between == ["'s"] and is_finer(b, a):  # Spain's Canary Islands have
        return 0
    if a.role <= GOAL and is_apposed_in(between, tags):
        return 1
    if "and" in between:
        return None
    if _is_inside_next(a, b, between, tags, slots):
        return 1
    apart = any(flag & GOVERNING and word != "of" for word, flag in zip(between, tags, strict=True))
    return 0 if is_finer(b, a) and b.role <= GOAL and not apart else None


def _are_apart(a: Mention, b: Mention, between: list[str], tags: list[int]) -> bool:
    """Whether what stands between two places parts them: too many words, a verb, an amount, a list."""
    if len(between) > _FAR or b.role == MEASURE or ";" in between or any(flag & FINITE for flag in tags):
        return True
    if between[:1] == ["("] and ")" in between:  # Hass (20), Sarmin (3 %)
        return True
    if any(is_number(word) or word in RAISING for word in between):
        return True  # 20 people killed in Hass, or 60 killed in Chad
    return a.group == b.group and ("and" in between or "well" in between or a.plural)


def _closes_list(a: Mention, b: Mention, between: list[str], slots: Slots) -> bool:
    """Whether a wider place follows the last of a list, in which all of it lies: `the counties of Hass, Tarsk
    and Sarmin, Berezh State`."""
    joined = a.group == b.group != a.first and between == [","] and not _goes_on(b, slots)
    return joined and slots.lower[a.first - 1] == "and" and width_of(b) > width_of(a)


def _where_led(a: Mention, b: Mention, between: list[str], slots: Slots) -> int:
    """The same of two places of which the words after the first lead into the second (`_leads_to`)."""
    if between[:1] == [","] and not a.scale:  # Hass, province of Berezh
        return 1
    if a.kind in TOWNS:  # the Iraqi city of Mosul, the Hass Delta town of Sarmin
        return 0
    inner = between[:1] == [a.kind] and not (a.scale or b.scale or slots.capitals)
    if between[:1] == [a.kind] and a.kind in _OUTSKIRTS and not a.scale and b.scale == "city":
        return 1  # the Hass suburb of Berezh, which is known
    return int(inner or SCALES[a.scale] < SCALES[b.scale])  # Zhari district of Kandahar


def _is_inside_next(a: Mention, b: Mention, between: list[str], tags: list[int], slots: Slots) -> bool:
    """Whether a place lies in the next one: it is a finer one, or a comma or `in` says so."""
    opens = between[:1] == ["in"] and (is_finer(a, b) or not (a.scale or a.first))  # Hass in Syria received
    by_itself = a.role in (AGENT, DATELINE) and (between[:1] == [","] or opens)
    if a.role > _LOOSE and not by_itself and not (_is_away(a) and _is_told_in(between, tags)):
        return False
    after = between[1:] if between[:1] == [a.kind] else between  # Hass district, Berezh province
    several = slots.tags[b.last] & PLURAL and not slots.words[b.last].istitle()  # in Hass, Berezh districts
    by_comma = (
        after == [","]
        and not several
        and (SCALES[a.scale] < SCALES[b.scale] or _is_wider(a, b, slots) or _is_pair(a, b, slots))
    )
    if by_comma or is_finer(a, b):
        return True
    return _lies_in(between, tags) and (a.scale != "country" or b.scale in _WIDER)  # not Serbs in Hass


# Where something comes from, where somebody is or only speaks.
_AWAY = frozenset((MEASURE, Role.ORIGIN, Role.STAY, Role.SPEAKER, Role.OTHER))


def _is_away(a: Mention) -> bool:
    """Whether a place that is no people's is only where something comes from, or somebody is or speaks."""
    return a.role in _AWAY and a.scale in ("", "city", "region")


def _is_told_in(between: list[str], tags: list[int]) -> bool:
    """Whether nothing but what a place is and `in` or a comma lead to what it lies in: `from Hass [in the
    north of] Berezh`, `from Hass [village in the northern] Berezh`."""
    rest = between[int(bool(between) and bool(tags[0] & PLACE)) :]
    if rest[:1] not in (["in"], [","]):
        return False
    after = zip(rest[1:], tags[len(between) - len(rest) + 1 :], strict=True)
    return all(flag & _TO_CONTAINER or word in ("of", "in") for word, flag in after)


def _is_wider(a: Mention, b: Mention, slots: Slots) -> bool:
    """Whether by its noun one place is of a wider kind than the one before it, and no list goes on after it:
    `Hass village, Berezh district`."""
    return width_of(a) < width_of(b) and not _goes_on(b, slots)


def _is_pair(a: Mention, b: Mention, slots: Slots) -> bool:
    """Whether two places are all that a comma joins, and the second may hold the first: a list of two has
    `and`. `rain fell in Hass, Berezh over two days`."""
    if a.group != a.first or a.plural or b.scale not in ("", "region") or a.scale in ("country", "region"):
        return False
    return not _goes_on(b, slots)


def _goes_on(mention: Mention, slots: Slots) -> bool:
    """Whether a list goes on after a place and its noun."""
    after = slots.lower[mention.last : mention.last + 2]
    return after[int(after[:1] == [mention.kind]) :][:1] in (["and"], ["or"], ["&"])


def _leads_to(between: list[str], tags: list[int]) -> bool:
    """Whether the words after a place lead into it: `West Bank [town of] Jenin`, `Baghdad['s] Sadr City`."""
    if between[-1:] == ["of"] and 1 < len(between) < 4 and tags[-2] & PLACE:
        return True
    return between[:1] == ["'s"] and all(flag & COMPASS for flag in tags[1:])


_TOO = (["also"], ["both"], ["likewise"], ["still"])


def _lies_in(between: list[str], tags: list[int]) -> bool:
    """Whether the words after a place say what it lies in: `El Fasher[, the capital of] North Darfur`."""
    comma = between[:1] == [","]
    if comma and between[1:2] in _TOO:  # Hass[, also in] Berezh district
        return _lies_in([",", *between[2:]], [tags[0], *tags[2:]])
    after = zip(between[comma + 1 :], tags[comma + 1 :], strict=True)
    if between[comma : comma + 1] == ["in"] and all(f & _TO_CONTAINER or w == "of" for w, f in after):
        return True
    last = next(
        (w for w, flag in zip(between[::-1], tags[::-1], strict=True) if not flag & COMPASS and w != "the"),
        "",
    )
    return (
        between[:1] in ([","], ["a"], ["the"])
        and last in ("of", "in", "near")
        and any(flag & PLACE or word == "country" for word, flag in zip(between, tags, strict=True))
    )
