"""Find where a sentence speaks of places, and in what role.

A mention is a known place, an adjective of one, or an unknown name in the slot of a place ("in Hass",
"the town of Hass", "Hass village", "Baghdad's Sadr City"). What only says where another place lies is left
out: of "Hass in Idlib province" and "Iraq's Mosul" remain Hass and Mosul.
"""

from dataclasses import replace

from claims.extract.record_type import record
from claims.extract.text.names import Name
from claims.extract.text.place_words import Role, country_of
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import (
    ACTOR,
    ARTICLE,
    AUXILIARY,
    COMPASS,
    FINITE,
    GOVERNING,
    GROUND,
    PLACE,
    PLURAL,
    STRETCH,
)
from claims.extract.toponym.place_names import DISTRICTS, PROVINCES, has_article, place_names
from claims.extract.toponym.place_role import LISTED, role_of
from claims.extract.toponym.slots import Slots
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import LIST_JOINTS
from claims.lexicon.spelling import has_inner_article


@record
class Mention:
    """A place at words `first` up to, not including, `last`."""

    first: int
    last: int
    start: int  # of its phrase: the preposition that governs it
    value: str
    role: Role
    scale: str  # country, region, city, area, continent; "" of an unknown name
    within: tuple[str, ...]
    country: str  # the country it is, or lies in; "" if none is known
    group: int  # mentions with one number are coordinated: "in Iraq and Syria", "the towns of A, B and C"
    kind: str = ""  # the noun that says what it is: city, village
    possessive: bool = False
    plural: bool = False  # one of several: "the towns of A B and C"


# How much of the world a place is.
SCALES = {"": 0, "city": 1, "region": 2, "area": 2, "country": 4, "continent": 5}
_TOWNS = frozenset("capital city hamlet port resort town village".split())
_KINDS = frozenset(("place", "demonym", "unknown", "initial"))
_TO_CONTAINER = COMPASS | ARTICLE | PLACE  # Sarmin in the [western province of] Berezh
_OF_GROUNDS = ("air", "military")
_HELD = frozenset(("held", "controlled", "run", "occupied"))


def find_mentions(sentence: Sentence, lexicon: Lexicon) -> list[Mention]:
    """The mentions of places in a sentence, in order; worked out once."""
    return sentence.layer(_find_mentions, lexicon)


def _find_mentions(sentence: Sentence, lexicon: Lexicon) -> list[Mention]:
    slots = Slots(sentence, lexicon)
    return _without_containers(_with_extents(_mentions(slots), slots), slots)


def coordinated(chosen: Mention, sentence: Sentence, lexicon: Lexicon) -> list[Mention]:
    """A mention with those of its group."""
    return [mention for mention in find_mentions(sentence, lexicon) if mention.group == chosen.group]


def is_finer(mention: Mention, other: Mention) -> bool:
    """Whether a mention can lie in another: by the gazetteer, or as a name nothing knows beside a region."""
    if other.value in mention.within:
        return True
    return SCALES[mention.scale] < SCALES[other.scale] > 1 and mention.country in ("", other.country)


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
    group, plural = name.first, False
    again = before and role == before.role and role <= Role.NEAR and at > before.last
    if before and (role is None or again or at < before.first) and _joins(slots, before, name):
        role, group, plural = before.role, before.group, before.plural
    elif (
        before
        and role in (None, Role.AGENT)
        and not slots.tags[name.last] & FINITE
        and _names_it(slots, before, name)
    ):
        role = before.role
    if role is None:
        return None
    if slots.is_kind_of(name.first):
        plural = slots.tags[name.first - 2] & PLURAL != 0
    country = country_of(name, slots.listed.countries)
    value, scale, within = _place(slots, name, country)
    start = at if at >= 0 else name.first
    possessive = name.possessive and name.kind == "place"
    kind = _kind(slots, name)
    return Mention(
        name.first, name.last, start, value, role, scale, within, country, group, kind, possessive, plural
    )  # fmt: skip


def _place(slots: Slots, name: Name, country: str) -> tuple[str, str, tuple[str, ...]]:
    """The name, scale and containers of the place meant: `the Afghan capital` is Kabul."""
    if name.kind != "demonym" and name.scale in ("", "city", "region", "area"):
        if name.scale == "region" and _is_shortened(slots, name):
            return name.value, name.scale, name.within
        return _as_spelt(slots, name).replace("’", "'"), name.scale, name.within
    if name.scale == "country" and (name.kind == "demonym" or name.possessive):
        k = name.last + (slots.lower[name.last : name.last + 1] == ["'s"])
        if (
            slots.lower[k : k + 1] == ["capital"]
            and country in slots.listed.capitals
            and not _is_named(slots, k)
        ):
            return slots.listed.capitals[country], "city", (country,)
    return name.value, name.scale, name.within


def _is_shortened(slots: Slots, name: Name) -> bool:
    """Whether a region is written shorter than it is called: with a point, `Berezh, Fla.`, or without what it
    shares with another, `North and South Kivu`."""
    after, written = slots.lower[name.last : name.last + 1], slots.sentence.slice(name.first, name.last)
    if after == ["."]:
        return len(written) + 1 < len(name.value)
    return after in _JOINED and name.value.startswith(written + " ")


_JOINED = (["and"], ["or"], [","], ["&"])


def _is_named(slots: Slots, k: int) -> bool:
    """Whether a capital is named at word `k`, right behind it: `the capital[, Berezh]`, `[of Berezh]`."""
    return k + (slots.lower[k : k + 1] in ([","], ["of"])) in slots.starts


def _as_spelt(slots: Slots, name: Name) -> str:
    """A town's name as the text spells it, which is how its readers look for it; never its possessive."""
    last = name.last
    end = _ground_end(slots, name, last)
    text = slots.sentence.slice(name.first, end)
    if slots.capitals and not name.scale:
        return text.title()
    county = slots.words[end : end + 1] == ["County"]
    if text == name.value and not county:
        return text
    text = " ".join(text.split())
    if name.scale and (text.isupper() or has_inner_article(name.value)):
        return name.value  # DAMASCUS; the article inside a name is written in ten ways
    if name.possessive and text.endswith("s") and not name.value.endswith("s"):
        text = text[:-1]
    return text + " County" if county else text


def _ground_end(slots: Slots, name: Name, last: int) -> int:
    """The end of a name with the ground that it names: `Tabqa air base`, `Kandahar Airfield`."""
    if name.possessive or last == len(slots.lower):
        return last
    end = last + (slots.lower[last] in _OF_GROUNDS)
    if not slots.tags[end] & GROUND:
        return last
    return end + 1 if end > last or slots.words[end] != slots.lower[end] else last


def _kind(slots: Slots, name: Name) -> str:
    """The noun that says what a place is: `Hass village`, `the village of Hass`."""
    if slots.tags[name.last] & PLACE:
        return slots.lower[name.last]
    return slots.lower[name.first - 2] if slots.is_kind_of(name.first) else ""


def _joins(slots: Slots, before: Mention, name: Name) -> bool:
    """Whether a name is coordinated with the mention before it: `A and B`, `A city and the town of B`."""
    between = _without_number(slots.lower[before.last : name.first])
    if name.kind not in ("place", "unknown") or len(between) > 6:
        return False
    after = slots.tags[name.last]
    serial = "and" in between and before.group != before.first  # in A, B, and C are
    new_clause = after & (AUXILIARY | FINITE) and "," in between and not serial  # in Britain, and Pakistan is
    if new_clause or after & ACTOR or (name.kind == "unknown" and slots.is_common(name.last - 1)):
        return False
    listed = _is_listed(slots, before, name, between)
    return listed and (name.kind == "place" or slots.may_be_place(name, LISTED))


def _without_number(between: list[str]) -> list[str]:
    """The words between two names but for a number in brackets: `Hass (20), Sarmin (3 %)`."""
    if between[:1] != ["("] or ")" not in between:
        return between
    end = between.index(")")
    return between[end + 1 :] if any(word[0].isdigit() for word in between[:end]) else between


def _is_listed(slots: Slots, before: Mention, name: Name, between: list[str]) -> bool:
    """Whether the words between a mention and a name are those of a list."""
    if not between:
        return _joins_directly(slots, before, name)
    one_of_several = between[0] == "'s" and before.group != before.first  # ..., China's region of Tibet
    if one_of_several or all(word in LIST_JOINTS for word in between):
        return True
    tags = slots.tags[name.first - len(between) : name.first]
    filled = all(
        word in LIST_JOINTS or word in ("of", "in", "the", "'s") or flag & (PLACE | COMPASS)
        for word, flag in zip(between, tags, strict=True)
    )
    return filled and ("and" in between or "or" in between)


def _joins_directly(slots: Slots, before: Mention, name: Name) -> bool:
    """Commas get lost: `in Aleppo Idlib`, `towns of Hass Sarmin and Nubl`, `al-Midan al-Saed districts`."""
    known = bool(name.scale and before.scale) and not before.possessive
    return before.plural or known or (has_article(slots, name.first) and slots.is_listed(name.last))


def _names_it(slots: Slots, before: Mention, name: Name) -> bool:
    """Whether a name follows what it names: `the Iraqi capital, Baghdad`, `Guinea's capital Conakry`."""
    between = range(before.last, name.first)
    if before.role == Role.ACTOR and name.kind != "place":  # the governor of Hass province, Abu Berezh
        return False
    if not before.scale or not 0 < len(between) < 5 or not any(slots.tags[k] & PLACE for k in between):
        return False
    return all(slots.tags[k] & (PLACE | COMPASS) or slots.lower[k] in ("'s", ",", "of") for k in between)


def _with_extents(found: list[Mention], slots: Slots) -> list[Mention]:
    """The mentions with both ends of what stretches `from A to B` as sites."""
    for k in range(len(found) - 1):
        a, b = found[k], found[k + 1]
        if (a.role, b.role) != (Role.ORIGIN, Role.GOAL) or b.first - a.last > 4:
            continue
        if any(flag & STRETCH for flag in slots.tags[max(0, a.first - 4) : a.first]):
            found[k] = replace(a, role=Role.SITE)
            found[k + 1] = replace(b, role=Role.SITE, group=a.group)
    return found


def _without_containers(found: list[Mention], slots: Slots) -> list[Mention]:
    """The mentions but those that only say where the one beside them lies, which that one now knows."""
    dropped: set[int] = set()
    for k in range(len(found) - 1):
        if _is_amid_list(found, k + 1, slots):
            continue
        container = _container(found[k], found[k + 1], slots)
        one = found[k].group == found[k + 1].group and not _is_and(found[k], found[k + 1], slots)
        if k in dropped and one and found[k].role == Role.SITE:
            dropped.add(k + 1)  # a suburb of the Syrian capital Damascus
        elif container is not None and (container or k not in dropped):
            dropped.add(k + container)
            found[k + 1 - container] = _inside(found[k + 1 - container], found[k + container])
    return [mention for k, mention in enumerate(found) if k not in dropped] if dropped else found


def _is_and(a: Mention, b: Mention, slots: Slots) -> bool:
    return "and" in slots.lower[a.last : b.first]


def _is_amid_list(found: list[Mention], k: int, slots: Slots) -> bool:
    """Whether mention `k` is one of a list of its like: Logar in `Hass, Logar, Paktia and Khost`."""
    a, b = found[k - 1], found[k]
    c = found[k + 1] if k + 1 < len(found) else b
    if not a.group == b.group == c.group != c.first or b is c:
        return False
    joints = slots.lower[b.last : c.first]
    if "and" in joints and b.scale != "country" and b.value not in a.within and slots.lower[a.last] == ",":
        return slots.lower[a.last : b.first] == [","] and all(word in LIST_JOINTS for word in joints)
    if b.scale != c.scale:
        return False
    if not _width(a) == _width(b) == _width(c):
        return False
    return all(word in LIST_JOINTS for word in slots.lower[a.last : b.first] + slots.lower[b.last : c.first])


def _inside(mention: Mention, container: Mention) -> Mention:
    """A place that nothing knows, as lying where the text says that it does."""
    if mention.scale or mention.within:
        return mention
    within = (container.value, *container.within)
    return replace(mention, within=within, country=mention.country or container.country)


def _container(a: Mention, b: Mention, slots: Slots) -> int | None:
    """Which of two neighbours holds the other: 0 the first, 1 the second, None neither."""
    between, tags = slots.lower[a.last : b.first], slots.tags[a.last : b.first]
    if len(between) > 10 or b.role == Role.MEASURE or ";" in between or any(flag & FINITE for flag in tags):
        return None
    if between[:1] == ["("] and ")" in between:  # Hass (20), Sarmin (3 %)
        return None
    if a.group == b.group and ("and" in between or a.plural):
        return None
    if b.role <= Role.GOAL and (_leads_to(between, tags) or (a.possessive and not between)):
        if between[:1] == [","] and not a.scale:  # Hass, province of Berezh
            return 1
        if a.kind in _TOWNS:  # the Iraqi city of Mosul, the Hass Delta town of Sarmin
            return 0
        inner = between[:1] == [a.kind] and not (a.scale or b.scale or slots.capitals)
        return int(inner or SCALES[a.scale] < SCALES[b.scale])  # Zhari district of Kandahar
    if a.kind and between[:2] in ([a.kind, "in"], [a.kind + "s", "in"]):  # Hass camp in Idlib
        between, tags = between[1:], tags[1:]
    if between == ["'s"] and is_finer(b, a):  # Spain's Canary Islands have
        return 0
    if "and" in between:
        return None
    behind = between[1:] if between[:1] == [a.kind] else between  # Hass district, Berezh province
    by_comma = behind == [","] and (SCALES[a.scale] < SCALES[b.scale] or _is_wider(a, b, slots))
    by_itself = a.role in (Role.AGENT, Role.DATELINE) and between[:1] == [","]
    if (a.role <= Role.LOOSE or by_itself) and (is_finer(a, b) or by_comma or _lies_in(between, tags)):
        return 1
    apart = any(flag & GOVERNING and word != "of" for word, flag in zip(between, tags, strict=True))
    return 0 if is_finer(b, a) and b.role <= Role.GOAL and not apart else None


def _is_wider(a: Mention, b: Mention, slots: Slots) -> bool:
    """Whether by its noun one place is of a wider kind than the one before it, and no list goes on after it:
    `Hass village, Berezh district`."""
    end = b.last + (b.kind != "" and slots.lower[b.last : b.last + 1] == [b.kind])
    if slots.lower[end : end + 1] in (["and"], ["or"]):
        return False
    return _width(a) < _width(b)


def _width(mention: Mention) -> int:
    """How wide a place is by the noun that says what it is: 0 a town, 1 a district, 2 a province."""
    noun = mention.kind or mention.value.rpartition(" ")[2].lower()
    return 2 if noun in PROVINCES else int(noun in DISTRICTS)


def _leads_to(between: list[str], tags: list[int]) -> bool:
    """Whether the words after a place lead into it: `West Bank [town of] Jenin`, `Baghdad['s] Sadr City`."""
    if between[-1:] == ["of"] and 1 < len(between) < 4 and tags[-2] & PLACE:
        return True
    return between[:1] == ["'s"] and all(flag & COMPASS for flag in tags[1:])


def _lies_in(between: list[str], tags: list[int]) -> bool:
    """Whether the words after a place say what it lies in: `El Fasher[, the capital of] North Darfur`."""
    comma = between[:1] == [","]
    behind = zip(between[comma + 1 :], tags[comma + 1 :], strict=True)
    if between[comma : comma + 1] == ["in"] and all(f & _TO_CONTAINER or w == "of" for w, f in behind):
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
