"""What a place that a sentence names is called: its name, its scale, what it lies in, and its kind."""

import re

from claims.extract.name.name import Name
from claims.extract.text.word_tags import COMPASS, GROUND, PLACE
from claims.extract.toponym.slots import Slots
from claims.extract.toponym.state_deeds import acts_as_state
from claims.lexicon.spelling import has_inner_article

_BEFORE_GROUND = ("air", "international", "military")


def place_meant(slots: Slots, name: Name, country: str) -> tuple[str, str, tuple[str, ...]]:
    """The name, scale and containers of the place meant: `the Afghan capital` is Kabul."""
    if acts_as_state(slots, name):
        return country, "country", ()
    if name.kind == "unknown" and (full := in_full(slots, name)):
        return full, "", ()
    if name.kind != "demonym" and name.scale in ("", "city", "region", "area"):
        if name.scale in ("region", "area") and _is_shortened(slots, name):
            return name.value, name.scale, name.within
        text = _as_spelt(slots, name).replace("’", "'")
        short = name.scale == "city" and (text == "D.C." or name.value.startswith((f"{text} ", f"{text}-")))
        return name.value if short else text, name.scale, name.within  # Mazar is Mazar-e-Sharif
    if name.scale == "country" and (name.kind == "demonym" or name.possessive):
        k = name.last + (slots.low[name.last] == "'s")
        if slots.low[k] == "capital" and country in slots.listed.capitals and not _is_named(slots, k):
            return slots.listed.capitals[country], "city", (country,)
    return name.value, name.scale, name.within


def _is_shortened(slots: Slots, name: Name) -> bool:
    """Whether a region is written shorter than it is called: with a point, `Berezh, Fla.`, or without what it
    shares with another, `North and South Kivu`, `the Black and Caspian Seas`."""
    after, written = slots.lower[name.last : name.last + 1], slots.sentence.slice(name.first, name.last)
    if written == name.value + "s":
        return not name.possessive
    if after == ["."]:
        return len(written) + 1 < len(name.value)
    return after in _JOINED and name.value.startswith(written + " ")


# First letters in brackets, which are quick to find, and a name that ends before them.
_LETTERS = re.compile(r"\(([A-Z]{2,5})\)")
_NAMED = re.compile(r"\b(?:[A-Z][a-z’'-]+[ ]){2,5}\Z")
_REACH = 150  # characters before the bracket that hold the name


def in_full(slots: Slots, name: Name) -> str | None:
    """The name that the text has in full before the letters that it gives for it: `Berezh Karsk (BK)`."""
    word = slots.words[name.first]
    if name.last - name.first > 1 or not word.isupper() or slots.capitals or len(word) > _LONGEST:
        return None
    return slots.sentence.text_layer(_short_names).get(word)


_LONGEST = 5  # letters that a text gives for a name


def _short_names(text: str) -> dict[str, str]:
    """The names of a text by the first letters that it puts in brackets after them."""
    found: dict[str, str] = {}
    for match in _LETTERS.finditer(text):
        named = _NAMED.search(text, max(0, match.start() - _REACH), match.start())
        words = named.group().split()[-len(match[1]) :] if named else []
        if "".join([word[0] for word in words]) == match[1]:
            found.setdefault(match[1], " ".join(words))
    return found


_JOINED = (["and"], ["or"], [","], ["&"])


def _is_named(slots: Slots, k: int) -> bool:
    """Whether a capital is named at word `k`, right after it: `the capital[, Berezh]`, `[of Berezh]`."""
    return k + (slots.lower[k : k + 1] in ([","], ["of"])) in slots.starts


def _as_spelt(slots: Slots, name: Name) -> str:
    """A town's name as the text spells it, which is how its readers look for it; never its possessive."""
    last = name.last
    end = _ground_end(slots, name, last)
    text = slots.sentence.slice(name.first, end)
    numbered = name.kind == "unknown" and any(map(str.isdigit, text))
    if numbered or (name.value.endswith(f" {text}") and slots.tags[name.first] & COMPASS):
        return name.value  # [Camps 8] and [9], Hass North and [South]
    if slots.capitals and not name.scale:
        return text.title()
    county = slots.low[end] == "county" and slots.words[end] == "County"
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
    end = last + (slots.lower[last] in _BEFORE_GROUND)
    if not slots.tags[end] & GROUND:
        return last
    return end + 1 if end > last or slots.words[end] != slots.lower[end] else last


def noun_of_place(slots: Slots, name: Name) -> str:
    """The noun that says what a place is: `Hass village`, `the village of Hass`."""
    if slots.tags[name.last] & PLACE:
        return slots.lower[name.last]
    return slots.lower[name.first - 2] if slots.is_kind_of(name.first) else ""
