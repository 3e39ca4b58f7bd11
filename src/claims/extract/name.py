"""Find the names in a sentence: places, peoples, armed groups, states' forces, organisations, media, persons.

Names come from the lexicon (actors.toml, places.toml) and the gazetteer; a longer name hides the shorter
ones inside it ("Syrian Observatory for Human Rights" holds no Syria). Capitalised words that nothing
knows are given too, as persons where a title says so, else as `unknown`.

Spelling varies by rule, not by list: hyphens or spaces, al- or el- or none, accents, apostrophes of any
kind or lost altogether ("Syrias", "Damascuss").
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from claims.extract.gazetteer import load_gazetteer
from claims.extract.lexicon import Lexicon
from claims.extract.sentence import WORD, Sentence


class Name(NamedTuple):
    """A name in a sentence: words `first` up to, not including, `last`, articles and titles left out."""

    first: int
    last: int
    kind: str  # place, demonym, person, unknown, initial (one unknown word that starts the sentence);
    # or an actor's: armed_group, state, force, coalition, organisation, media
    value: str  # the canonical English name; for a demonym its country or region
    within: tuple[str, ...] = ()  # of a place or demonym: what it lies in, nearest first, its country last
    country: str | None = None  # of an actor: its state, where it has one
    scale: str = ""  # of a place or demonym: country, region, city, area, continent
    prefix: str = ""  # the word joined to it by a hyphen, before it: "pro" in "pro-Assad"
    suffix: str = ""  # and after it: "led" in "US-led"
    possessive: bool = False  # "'s" follows, or was lost: "Syrias"


class _Entry(NamedTuple):
    """One spelling of a name and what it stands for."""

    keys: list[str]  # without an article at the start
    acronym: str  # to be written in these capitals: "IS" is no "is"
    capital: bool  # the first letter has to be a capital
    article: bool  # only with its article: "El Salvador"
    weak: bool  # as often a word or a person's name: a place only where the words around say so
    name: Name


class _Words(NamedTuple):
    """Words that tell what a capital means."""

    titles: frozenset[str]  # before a person's name: president, general
    no_names: frozenset[str]  # with a capital at a sentence's start or in a headline, and yet no names


_Index = dict[str, tuple[_Entry, ...]]
_Pieces = tuple[list[str], list[int]]

# The Arabic article as it is written before a hyphen; alone only al, el and ul are no English words.
_ARTICLES = frozenset(
    ("al", "el", "ul", "il", "ad", "adh", "ar", "as", "ash", "an", "at", "ath", "az", "ed", "er", "es", "ez")
)
_ALONE = frozenset(("al", "el", "ul"))
# No part of a name's keys: "People's Protection Units", "Washington, D.C.".
_DROPPED = frozenset(("'s", "’s"))
_PLACE_NOUNS = frozenset(
    (
        "province",
        "city",
        "district",
        "town",
        "village",
        "region",
        "state",
        "governorate",
        "county",
        "oblast",
        "area",
    )
    + (
        "neighborhood",
        "neighbourhood",
        "suburb",
        "valley",
        "island",
        "prefecture",
        "territory",
        "countryside",
    )
)
_LOCATIVE = frozenset(
    (
        "in",
        "at",
        "near",
        "from",
        "outside",
        "around",
        "across",
        "throughout",
        "inside",
        "towards",
        "toward",
        "into",
    )
)
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_APOSTROPHES = re.compile("['’‘`ʿʾʻʼ´]")
# What follows a hyphen after a name: led, backed, held ... A name's own parts are written with a capital.
_SUFFIX = re.compile(r"-([a-z]{3,})$")
_INSIDE = frozenset(
    (
        "de",
        "la",
        "da",
        "do",
        "dos",
        "del",
        "di",
        "bin",
        "ibn",
        "bint",
        "ben",
        "van",
        "von",
        "der",
        "e",
        "al",
        "el",
        "ul",
    )
)


def find_names(sentence: Sentence, lexicon: Lexicon) -> list[Name]:
    """All names in `sentence`, longest first choice, without overlap, in order; worked out once."""
    found = sentence.memo.get("names")
    if found is None:
        found = sentence.memo["names"] = _find(sentence, lexicon)
    return found  # type: ignore[return-value]


@lru_cache(maxsize=65_536)
def word_keys(word: str) -> tuple[str, ...]:
    """The keys of one word: parts at hyphens in lower case, without accents; any Arabic article is "al"."""
    plain = unicodedata.normalize("NFKD", word)
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    parts = _APOSTROPHES.sub("", plain).replace(".", "").lower().split("-")
    if len(parts) == 1:
        return ("al",) if parts[0] in _ALONE else (parts[0],)
    return tuple("al" if p in _ARTICLES and k < len(parts) - 1 else p for k, p in enumerate(parts) if p)


def name_keys(name: str) -> tuple[str, ...]:
    """The keys of a whole name as the lexicon writes it."""
    return tuple(
        key for word in WORD.findall(name) if word.lower() not in _DROPPED for key in word_keys(word)
    )


def _find(sentence: Sentence, lexicon: Lexicon) -> list[Name]:
    """The names that the lexicon and the gazetteer know, then the capitalised words between them."""
    index = lexicon.index(_build_index)
    pieces = _pieces(sentence)
    keys = pieces[0]
    known: list[Name] = []
    at, end = 0, len(keys)
    while at < end:
        key = keys[at]
        if key in index or key == "al" or (key[-1] == "s" and key[:-1] in index):
            name, at = _match(index, sentence, pieces, at)
            if name:
                known.append(name)
        else:
            at += 1
    return _with_unknown(sentence, known, lexicon.index(_build_words))


def _pieces(sentence: Sentence) -> _Pieces:
    """The keys of the sentence's words, and the number of the word that each comes from."""
    keys: list[str] = []
    owners: list[int] = []
    for i, (word, low) in enumerate(zip(sentence.words, sentence.lower, strict=True)):
        if low in _DROPPED:
            continue
        if word == low and "-" not in low:
            keys.append(low)
            owners.append(i)
        else:
            for key in word_keys(word):
                keys.append(key)
                owners.append(i)
    return keys, owners


def _match(index: _Index, sentence: Sentence, pieces: _Pieces, at: int) -> tuple[Name | None, int]:
    """The longest name that starts at key `at`, or None, and where to look on."""
    keys, owners = pieces
    first = at + 1 if keys[at] == "al" and at + 1 < len(keys) else at
    key = keys[first]
    entries = index.get(key, ())
    if not entries and key[-1] == "s" and len(key) > 3:
        entries = index.get(key[:-1], ())
    word, low = sentence.words[owners[first]], sentence.lower[owners[first]]
    for entry in entries:
        stop = first + len(entry.keys)
        lost = _lost_apostrophe(keys[first:stop], entry.keys)
        if lost is None or (entry.capital and word == low) or (entry.article and first == at):
            continue
        if entry.acronym and entry.acronym not in word.replace(".", ""):
            continue
        if entry.weak and not _is_placed(sentence, owners[at], owners[stop - 1] + 1):
            continue
        return _named(entry, sentence, pieces, (at, stop), lost)
    return None, at + 1


def _is_placed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words around a name say that it is a place: `in Bam`, `Bay province`, not `in Jordan Smith`."""
    lower, words = sentence.lower, sentence.words
    behind = lower[last] if last < len(lower) else ""
    if behind in _PLACE_NOUNS:
        return True
    before = lower[first - 1] if first else ""
    if before not in _LOCATIVE and not (before == "of" and first > 1 and lower[first - 2] in _PLACE_NOUNS):
        return False
    return not (behind and words[last] != behind and behind.isalpha() and behind not in _WEEKDAYS)


def _lost_apostrophe(found: list[str], wanted: list[str]) -> bool | None:
    """Whether the keys are those wanted but for an s that stood after an apostrophe; None if they differ."""
    if found == wanted:
        return False
    if len(found) == len(wanted) and found[-1] == wanted[-1] + "s" and found[:-1] == wanted[:-1]:
        return True
    return None


def _named(
    found: _Entry, sentence: Sentence, pieces: _Pieces, span: tuple[int, int], lost: bool
) -> tuple[Name, int]:
    """The name where it stands, with what hyphens join to it, and the key to look on from."""
    keys, owners = pieces
    at, stop = span
    first, last = owners[at], owners[stop - 1] + 1
    prefix = keys[at - 1] if at and owners[at - 1] == first else ""
    suffix = ""
    if stop < len(keys) and owners[stop] == last - 1:
        joined = _SUFFIX.search(sentence.words[last - 1])
        if joined:
            suffix = joined.group(1)
            while stop < len(keys) and owners[stop] == last - 1:
                stop += 1
    possessive = lost or (last < len(sentence.lower) and sentence.lower[last] == "'s")
    name = found.name._replace(first=first, last=last, prefix=prefix, suffix=suffix, possessive=possessive)
    return name, stop


def _with_unknown(sentence: Sentence, known: list[Name], listed: _Words) -> list[Name]:
    """The known names and, between them, the runs of other words with a capital."""
    names: list[Name] = []
    at = 0
    for name in known:
        if at < name.first:
            names += _unknown(sentence, at, name.first, listed)
        names.append(name)
        at = name.last
    names += _unknown(sentence, at, len(sentence), listed)
    return names


def _unknown(sentence: Sentence, at: int, end: int, listed: _Words) -> Iterator[Name]:
    """Runs of words with a capital from word `at` up to `end`."""
    words, lower = sentence.words, sentence.lower
    while at < end:
        if words[at] == lower[at] or lower[at] in listed.no_names or not words[at][0].isalpha():
            at += 1
            continue
        first = at
        while at < end and _goes_on(sentence, at, end, listed):
            at += 1
        yield _run(sentence, first, at, listed)


def _goes_on(sentence: Sentence, at: int, end: int, listed: _Words) -> bool:
    """Whether a run of words with a capital takes in word `at`."""
    words, lower = sentence.words, sentence.lower
    if words[at] != lower[at]:
        return lower[at] not in listed.no_names and words[at][0].isalpha()
    return lower[at] in _INSIDE and at + 1 < end and words[at + 1] != lower[at + 1]


def _run(sentence: Sentence, first: int, last: int, listed: _Words) -> Name:
    """The name that a run of words with a capital is; a title before or in it makes it a person's."""
    lower = sentence.lower
    kind = "person" if first and lower[first - 1] in listed.titles else "unknown"
    for at in range(last - 1, first - 1, -1):
        if lower[at] in listed.titles:
            kind, first = ("person", at + 1) if at + 1 < last else ("title", first)
            break
    if kind == "unknown" and first == 0 and last == 1:
        kind = "initial"
    return Name(first, last, kind, sentence.slice(first, last))


def _build_words(lexicon: Lexicon) -> _Words:
    """The words of names.toml."""
    kinds = {
        kind: frozenset(w for e in lexicon.entries(kind) for w in e["words"]) for kind in ("title", "no_name")
    }
    return _Words(kinds["title"], kinds["no_name"])


def _build_index(lexicon: Lexicon) -> _Index:
    """Every spelling of every known name by its first key, the longest first, actors before places."""
    found: dict[str, list[_Entry]] = {}
    for spelling, name, weak in _spellings(lexicon):
        for entry in _entries(spelling, name, weak):
            found.setdefault(entry.keys[0], []).append(entry)
    return {key: tuple(sorted(listed, key=lambda e: -len(e.keys))) for key, listed in found.items()}


def _spellings(lexicon: Lexicon) -> Iterator[tuple[str, Name, bool]]:
    """All names of the lexicon as they are spelt, the user's entries before ours, actors before places."""
    for entry in reversed(lexicon.entries("actor")):
        name = Name(0, 0, entry["kind"], entry["name"], (), entry.get("country"))
        for spelling in (entry["name"], *entry.get("aliases", ())):
            yield spelling, name, False
    for place in load_gazetteer(lexicon).places:
        name = Name(0, 0, "place", place.name, place.within, scale=place.scale)
        for spelling in (place.name, *place.aliases):
            yield spelling, name, place.weak
        name = name._replace(kind="demonym", value=place.same_as or place.name)
        for spelling in place.people:
            yield spelling, name, False


def _entries(spelling: str, name: Name, weak: bool) -> Iterator[_Entry]:
    """The entries of one spelling, with and without the articles inside it."""
    keys = list(name_keys(spelling))
    article = keys[0] == "al" and spelling[:2].lower() != "al"
    if keys[0] == "al" and len(keys) > 1:
        del keys[0]
    plain = spelling.replace(".", "")
    capitals = sum(map(str.isupper, plain))
    acronym = plain if capitals > 1 and len(plain) <= 6 and plain.isalnum() else ""
    yield _Entry(keys, acronym, capitals > 0, article, weak, name)
    if "al" in keys[1:]:
        yield _Entry([k for k in keys if k != "al"], acronym, capitals > 0, article, weak, name)
