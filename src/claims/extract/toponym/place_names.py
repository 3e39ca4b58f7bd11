"""The names of a sentence that may be places, each as far as it goes: `Lake Kivu` with its first word, `Hass
North` and `Camp 9` with their last one, and apart where commas were lost."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.extract.name.name import Name
from claims.extract.text.noun_phrase import has_headline_case
from claims.extract.text.word_tags import COMPASS, PLACE, PLURAL, PREFIX
from claims.extract.toponym.place_role import PLACED
from claims.extract.toponym.place_spelling import in_full
from claims.extract.toponym.slots import Slots
from claims.lexicon.closed_classes import GROUND
from claims.lexicon.gazetteer import load_gazetteer
from claims.lexicon.inflection import singular

# Divisions of a country by how wide they are.
DISTRICTS = frozenset(
    "commune county district lga municipality regency subdistrict township upazila woreda".split()
)
PROVINCES = frozenset("department governorate oblast prefecture province region state".split())
# Those that a name is without, also where the text writes them with a capital.
_LEFT_OUT = (DISTRICTS | PROVINCES | {"village", "ward"}) - {"county", "oblast", "upazila"}
_NUMBERED = frozenset(("block", "camp", "district", "sector", "ward", "zone"))
# Compass words of Indonesian, Spanish, French and Arabic after a name: Aceh Barat, Santander del Norte.
_SIDES = frozenset("barat timur utara selatan tengah norte sur oriental nord sud gharbi sharqi sadar".split())
_PARTS = DISTRICTS | {"village"}  # what may be named after somebody
_COUNCILS = frozenset(("area", "areas", "council", "councils", "government"))
_UNKNOWN = frozenset(("unknown", "initial"))
_OTHERS = frozenset(("media", "person"))
_WHERE = frozenset(("in", "near", "outside"))
_TOLD = frozenset(("person", "place"))  # what a name is known as that may be a town's, too


def place_names(slots: Slots) -> Iterator[Name]:
    """The names, with `Lake Kivu` and `Mount Lebanon` as one where only the second word is known."""
    end = 0
    for known in slots.names:
        name = _whole(slots, _as_known(slots, known) if known.kind == "unknown" else known)
        if known.first < end:  # the compass word of the name before
            continue
        end = name.last
        if slots.capitals and name.kind in _UNKNOWN:
            yield from _in_capitals(slots, name)
            continue
        if name.kind in _UNKNOWN and _is_beside_name(slots, name):
            continue
        k = name.first - 1
        if name.kind == "place" and k >= 0 and slots.tags[k] & PREFIX and slots.words[k] != slots.lower[k]:
            yield replace(name, first=k, value=slots.sentence.slice(k, name.last))
        elif not (
            name.kind == "unknown" and slots.tags[name.last - 1] & PREFIX and name.last in slots.starts
        ):
            if name.kind == "unknown" and name.last - name.first > 1 and _is_several(slots, name):
                yield from _parted(slots, name)
            else:
                yield name
                for more in (*_next_numbers(slots, name), *_next_side(slots, name)):
                    end = more.last
                    yield more


def _as_known(slots: Slots, name: Name) -> Name:
    """The place that the text has in full before the letters that a name is: `KP`."""
    full = in_full(slots, name)
    place = next(iter(load_gazetteer(slots.lexicon).named(full)), None) if full else None
    if place is None:
        return name
    return replace(name, kind="place", value=place.name, scale=place.scale, within=place.within)


def _whole(slots: Slots, name: Name) -> Name:
    """A name with the compass word, the number or the title that belong to it, and as the town that a region
    after it tells it to be."""
    kind, end = name.kind, name.last
    if kind in _OTHERS and slots.is_kind_of(name.first):  # the town of Mayadeen, which is a channel, too
        return replace(_stretched(slots, name, name.first, end), kind="unknown")
    if kind == "person" and _is_district(slots, name):
        return replace(_stretched(slots, name, name.first - 1, end), kind="unknown")
    if kind == "unknown":
        if slots.lower[end - 1] in _COUNCILS:
            return _without_council(slots, name)
        if end - name.first > 1 and _ends_in_division(slots, name):
            return _stretched(slots, name, name.first, end - 1)
    if end == len(slots.lower) or slots.capitals:
        return name
    if kind in _UNKNOWN:
        number = _number_after(slots, end)
        if not number:
            return name
        last = _end_of_number(slots, number)
        value = _singular_of(slots, number) + slots.sentence.slice(number - (number > end), last)
        return replace(_stretched(slots, name, name.first, last), kind="unknown", value=value)
    if kind == "person" and _is_called_sheikh(slots, name):
        return replace(_stretched(slots, name, name.first - 1, end), kind="unknown")
    if kind == "place":
        name = _as_ground(slots, name) if _is_river(slots, name) else _with_capital(slots, name)
        name = _with_compass(slots, name)
    if kind in _TOLD and slots.low[name.last] == ",":
        return _town_of_region(slots, name)
    return name


def _with_capital(slots: Slots, name: Name) -> Name:
    """A known place with the word in capitals that belongs to it: `Sinjar Mountain`, `Hass North`, `Pibor
    Administrative Area`."""
    end = name.last
    if slots.words[end] == slots.lower[end]:
        return name
    if name.scale in ("city", "region") and slots.words[end] == "Administrative":
        return _stretched(slots, name, name.first, end + 1 + (slots.words[end + 1 : end + 2] == ["Area"]))
    feature = slots.lower[end] in GROUND and slots.words[end].istitle()
    if feature and _CASINOS.intersection(slots.lower[end + 1 : end + 2]):
        return _as_ground(slots, name)
    if feature or (name.scale in ("city", "region") and _is_part(slots, end)):
        whole = _stretched(slots, name, name.first, end + 1)
        return replace(whole, scale="city", within=(name.value, *name.within))
    return name


def _with_compass(slots: Slots, name: Name) -> Name:
    """A known place with the compass words in capitals before it, a part that has a name: `Northern Berezh`,
    `North West Berezh`. Where a headline or the beginning of a sentence gives each a capital, it is none if
    the text has it with a small letter elsewhere."""
    first = name.first
    while first and slots.tags[first - 1] & COMPASS:
        first -= 1
    if first == name.first or not slots.words[first].istitle():
        return name
    if (not first or has_headline_case(slots.sentence)) and _is_small(slots, name):
        return name
    scale = "city" if name.scale == "city" else "region"
    part = _stretched(slots, name, first, name.last)
    return replace(part, scale=scale, within=(name.value, *name.within))


_SMALL = re.compile(r"\b((?:north|south|east|west|central)[a-z-]{0,8} [^\W\d_a-z]\w{1,30})")


def _small_parts(text: str) -> frozenset[str]:
    """The places that a text has after a compass word in small letters, by the first word of their names."""
    return frozenset(_SMALL.findall(text))


def _is_small(slots: Slots, name: Name) -> bool:
    """Whether the text has the compass word before a name in small letters, too."""
    found = f"{slots.lower[name.first - 1]} {slots.words[name.first]}"
    return found in slots.sentence.text_layer(_small_parts)


def _is_river(slots: Slots, name: Name) -> bool:
    """Whether a river is named after a place: `Congo River`, `the Niger river`; not `into Cairo river`."""
    if slots.low[name.last] != "river" or name.possessive:
        return False
    return slots.words[name.last] == "River" or name.scale in ("country", "region")


def _as_ground(slots: Slots, name: Name) -> Name:
    """What is only named after a place, with the noun that follows."""
    return replace(_stretched(slots, name, name.first, name.last + 1), kind="unknown", within=(), scale="")


_CASINOS = frozenset(("casino", "hotel", "resort"))
_OF_GROUNDS = frozenset("air airbase airfield airport base domestic international military regional".split())


def _is_beside_name(slots: Slots, name: Name) -> bool:
    """Whether a name is only what stands beside that of a place: `Hass [International Airport]`, `[Northern]
    Berezh`."""
    if name.last in slots.starts and all(flag & COMPASS for flag in slots.tags[name.first : name.last]):
        return slots.starts[name.last].kind == "place"
    own = slots.lower[name.first : name.last]
    if not _OF_GROUNDS.issuperset(own):
        return False
    return any(it.kind == "place" and name.first - 2 < it.last <= name.first for it in slots.names)


def _ends_in_division(slots: Slots, name: Name) -> bool:
    """Whether a name ends in what it is a division of: `Berezh Province` is Berezh. A county keeps its noun,
    so does what has only a compass word besides, or is autonomous."""
    last = name.last - 1
    if all(flag & COMPASS for flag in slots.tags[name.first : last]):
        return False
    whole = slots.lower[last - 1] == "autonomous" or slots.lower[name.last : name.last + 1] == ["of"]
    if slots.lower[last] in ("lga", "lgas"):  # Hass LGA of Berezh State
        return True
    return not _LEFT_OUT.isdisjoint((slots.lower[last], singular(slots.lower[last]))) and not whole


def _stretched(slots: Slots, name: Name, first: int, last: int) -> Name:
    return replace(name, first=first, last=last, value=slots.sentence.slice(first, last))


def _without_council(slots: Slots, name: Name) -> Name:
    """`Hass Local Government Area` is Hass."""
    words = slots.lower[name.first : name.last]
    local = name.first + words.index("local") if "local" in words else name.first
    if local == name.first or slots.lower[local + 1 : local + 2] != ["government"]:
        return name
    return _stretched(slots, name, name.first, local)


def _number_after(slots: Slots, k: int) -> int:
    """The number of `Camp 9`, `Camps 9 and 10` or `Camp-9` after what ends before word `k`, or 0."""
    word = slots.lower[k - 1]
    if word not in _NUMBERED and not (word.endswith("s") and singular(word) in _NUMBERED):
        return 0
    hyphen = slots.lower[k : k + 1] == ["-"] and slots.sentence.ends[k - 1] == slots.sentence.starts[k]
    at = k + hyphen
    return at if at < len(slots.low) and slots.low[at][:1].isdigit() else 0


def _singular_of(slots: Slots, number: int) -> str:
    """The words of a name before its number, for one place: `Camp `."""
    at = number - 1 - (slots.lower[number - 1] == "-")
    word = slots.words[at]
    one = word if slots.lower[at] in _NUMBERED else word[:-1]
    return one if at < number - 1 else f"{one} "


def _next_numbers(slots: Slots, name: Name) -> Iterator[Name]:
    """The other places of `Camps 8E, 8W and 9`, each by its number; not the next figure: `Camp 9 and 20
    men`."""
    several = slots.lower[name.first] not in _NUMBERED
    at = name.last
    if name.kind != "unknown" or not _number_after(slots, name.first + 1):
        return
    while slots.low[at] in (",", "and", "or", "&"):
        at += 1 + (slots.low[at] == "," and slots.low[at + 1] in ("and", "or"))
        if not slots.low[at][:1].isdigit():
            return
        last = _end_of_number(slots, at)
        if not (several or last > at + 1 or slots.low[last] in _AFTER_NUMBERS):
            return
        value = _singular_of(slots, name.first + 1) + slots.sentence.slice(at, last)
        yield replace(name, first=at, last=last, value=value)
        at = last


_AFTER_NUMBERS = frozenset(("", ".", ",", ";", ")", "and", "or", "where", "which"))


def _next_side(slots: Slots, name: Name) -> Iterator[Name]:
    """The other place of `Berezh North and South`."""
    k = name.last
    if k - name.first < _TWO or slots.low[k] != "and" or not _is_part(slots, k - 1):
        return
    if k + 1 < len(slots.words) and _is_part(slots, k + 1) and slots.words[k + 1] != slots.words[k - 1]:
        value = f"{slots.sentence.slice(name.first, k - 1)} {slots.words[k + 1]}"
        yield replace(name, first=k + 1, last=k + 2, value=value)


_TWO = 2  # words


def _end_of_number(slots: Slots, k: int) -> int:
    """The word after the number at word `k`, with a letter that is grown to it: `Camp 8W`."""
    sentence, last = slots.sentence, k + 1
    letter = len("".join(slots.words[last : last + 1])) == 1 and slots.words[last].isalpha()
    return last + (letter and sentence.ends[k] == sentence.starts[last])


def _is_part(slots: Slots, k: int) -> bool:
    """Whether word `k` ends a name as a compass word: `Hass North`, not `Hass East Bridge`."""
    after = slots.words[k + 1 : k + 2]
    part = slots.tags[k] & COMPASS or slots.lower[k] in _SIDES
    return bool(part) and slots.words[k].istitle() and not (after and after[0].istitle())


def _is_district(slots: Slots, name: Name) -> bool:
    """Whether a district or village is named after somebody: `in Imam Sahib district of Berezh`."""
    k = name.first - 1
    if slots.low[name.last] not in _PARTS or slots.words[name.last].istitle():
        return False
    titled = k > 0 and slots.words[k] != slots.lower[k] and slots.lower[k - 1] in _WHERE
    return titled and slots.low[name.last + 1] in ("", ",", ".", "in", "of", "on")


def _is_called_sheikh(slots: Slots, name: Name) -> bool:
    """`Sheikh Maqsoud district`, `in Sheikh Zuweid`: a title begins the name of a place."""
    k = name.first - 1
    if k < 1 or not slots.tags[k] & PREFIX or slots.words[k] == slots.lower[k] or name.last - k > 3:
        return False
    return bool(slots.tags[name.last] & PLACE) or slots.lower[k - 1] in _WHERE


def _town_of_region(slots: Slots, name: Name) -> Name:
    """`Palestine, Texas` and `Blair, Nebraska` are towns there, whatever else has their name."""
    region = slots.after_comma(name)
    if region is None or region.scale != "region" or region.within[-1:] in (name.within[-1:], (name.value,)):
        return name
    end = region.last
    listed = slots.lower[end : end + 1] in (["and"], ["or"]) and not slots.is_town_of_region(end + 1)
    if listed or slots.preposition(name.first)[0] not in PLACED:
        return name
    text = slots.sentence.slice(name.first, name.last)
    return replace(name, kind="place", value=text, scale="city", within=(region.value, *region.within))


def _in_capitals(slots: Slots, name: Name) -> Iterator[Name]:
    """Of a run of words in capitals, which all look like names, what stands before a word that is known."""
    known = (k for k in range(name.first, name.last) if slots.tags[k] and not slots.tags[k] & PREFIX)
    last = next(known, name.last)
    if last == name.last:
        yield name
    elif last > name.first:
        yield replace(name, last=last, value=slots.sentence.slice(name.first, last))


def _parted(slots: Slots, name: Name) -> Iterator[Name]:
    """A name of several places, cut apart where commas were lost: `districts of al-Midan al-Furqan and Bab
    Touma`."""
    begun = [name.first, *(k for k in range(name.first + 1, name.last) if _begins_another(slots, k))]
    for first, last in zip(begun, (*begun[1:], name.last), strict=True):
        yield _stretched(slots, name, first, last)


def _is_several(slots: Slots, name: Name) -> bool:
    """Whether a run of words with a capital stands where several places do."""
    after_plural = slots.is_kind_of(name.first) and slots.tags[name.first - 2] & PLURAL
    return bool(after_plural) or slots.is_listed(name.last)


def _begins_another(slots: Slots, k: int) -> bool:
    """Whether word `k` of such a run is another place.

    One with `al-` is after another, and where all commas are lost any word is that nothing joins to the one
    before: neither `al-` nor a beginning such as `Tal`.
    """
    if has_article(slots, k):
        return has_article(slots, k - 1)
    return "," not in slots.lower and not slots.tags[k - 1] & PREFIX and slots.words[k] != slots.lower[k]


def has_article(slots: Slots, k: int) -> bool:
    """Whether word `k` begins with an Arabic article: `al-Hass`."""
    return slots.lower[k].startswith(("al-", "el-"))
