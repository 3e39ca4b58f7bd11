"""How names are spelt: keys that are the same for spellings that differ by rule, and names indexed by them.

A key is a part of a word in small letters, without accents and apostrophes; any Arabic article is "al".
So "Deir ez-Zor", "Deir El-Zor" and "Deir al Zor" have the same keys.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Generic, TypeVar

from claims.lexicon.table_cache import Built, Rows
from claims.lexicon.word import WORD
from claims.record_type import record

T = TypeVar("T")

# The Arabic article as it is written before a hyphen; alone only al, el and ul are no English words.
_ARTICLES = frozenset(
    ("al", "el", "ul", "il", "ad", "adh", "ar", "as", "ash", "an", "at", "ath", "az", "ed", "er", "es", "ez")
)
_ALONE = frozenset(("al", "el", "ul"))
_SMALL_ARTICLES = frozenset(("al-", "el-", "al ", "el "))
# Letters that are no other letter with an accent, as English writes them.
_LETTERS = str.maketrans(
    dict(zip("łŁıđĐðÐøØəǝƏ", "lLidDdDoOaaA", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th"}
)
_APOSTROPHES = re.compile("['’‘`ʿʾʻʼ´]")


def unaccented(text: str) -> str:
    """A text in the letters of English, its accents dropped: `Ghāziābād` gives `Ghaziabad`, `Łódź` Lodz."""
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def word_keys(word: str) -> tuple[str, ...]:
    """The keys of one word, split at its hyphens; none of a mark without letters."""
    if word[0] in "'’":
        return (word.replace("’", "'").lower(),)
    if word.isalpha() and word.isascii():
        low = word.lower()
        return ("al",) if low in _ALONE else (low,)
    letters = word if word.isascii() else unaccented(word)
    parts = _APOSTROPHES.sub("", letters).replace(".", "").lower().split("-")
    if parts[0] in _ALONE and len(parts) == 1:
        return ("al",)
    return tuple("al" if p in _ARTICLES and k < len(parts) - 1 else p for k, p in enumerate(parts) if p)


def name_keys(name: str) -> list[str]:
    """The keys of a whole name as the lexicon writes it, its words cut as those of a text are."""
    if plain := _plain_keys(name):
        return plain
    words = WORD.findall(name)
    small = {word for word in words if word == word.lower() and "-" not in word}
    return [key for word in words for key in ((word,) if word in small else word_keys(word))]


def _plain_keys(name: str) -> list[str] | None:
    """The keys of a name of plain words and no article, as nearly all have: the same as for any, sooner."""
    if name.isascii() and name.replace(" ", "").isalpha():
        keys = name.lower().split(" ")
        return keys if _ALONE.isdisjoint(keys) else None
    return None


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """One key for a whole name: `Mazār-e Sharīf` and `mazar-e-sharif` have the same."""
    if plain := _plain_keys(name):
        return " ".join(plain)
    return " ".join(key for word in WORD.findall(name) for key in word_keys(word))


@lru_cache(maxsize=8_192)
def has_inner_article(name: str) -> bool:
    """Whether a name holds an Arabic article that does not begin it: Deir al-Zor."""
    return "al" in name_keys(name)[1:]


@record
class Spelling(Generic[T]):
    """One spelling of a name, and what it stands for."""

    keys: list[str]  # without an article at the start
    acronym: str  # to be written in these capitals: "IS" is no "is"
    capital: bool  # the first letter has to be a capital
    article: bool  # only with its article: "El Salvador"
    doubt: str  # what else it often is: a "word", a "person"
    name: T


def spelling_tables(spelt: Iterable[tuple[str, Any, str]]) -> Built:
    """Tables for an Index of spellings, what each stands for (in the types of JSON) and what else it often
    is: all of them by their first keys, and those keys with which a name may begin in a small letter."""
    rows: dict[str, list[tuple[str, Any, str]]] = {}
    small: dict[str, None] = {}
    for row in spelt:
        capitals = {spelling.keys[0]: spelling.capital for spelling in _spellings(*row)}
        for first, capital in capitals.items():
            rows.setdefault(first, []).append(row)
            if not capital:
                small[first] = None
    return {"spelt": rows, "small": small}


@record
class _Beginning(Generic[T]):
    """The spellings that begin with a key."""

    single: list[Spelling[T]]
    longer: dict[str, list[Spelling[T]]]  # by their second key


class Index(Generic[T]):
    """Spellings by their first key and the second; of equal ones those that were there first.

    `meant` makes what a spelling stands for of what JSON has for it, when the key is looked for first.
    """

    def __init__(self, tables: Mapping[str, Rows], meant: Callable[[Any], T]) -> None:
        self._index: dict[str, Any] = dict(tables["spelt"])  # a beginning, or the row that it will be made of
        self._meant = meant
        # The first keys of names that may begin with a small letter: "international coalition".
        self.small = frozenset(tables["small"])
        self.first = frozenset(self._index)

    def starting(self, first: str, second: str) -> list[Spelling[T]]:
        """The spellings that may stand where these two keys do, the longest first."""
        found = self._index.get(first)
        if found is None:
            return []
        if not isinstance(found, _Beginning):
            found = self._beginning(first, found)
        single, longer = found.single, found.longer
        more = longer.get(second) if longer else None
        if more is None and longer and second[-1:] == "s":  # its apostrophe lost: Peoples Party
            more = longer.get(second[:-1])
        return more + single if more and single else more or single

    def _beginning(self, first: str, row: str) -> _Beginning[T]:
        """The spellings that begin with a key, made of its row."""
        single: list[Spelling[T]] = []
        longer: dict[str, list[Spelling[T]]] = {}
        rows = ((text, self._meant(name), doubt) for text, name, doubt in json.loads(row))
        for spelling in (it for text, name, doubt in rows for it in _spellings(text, name, doubt)):
            key, *more = spelling.keys
            if key == first:
                (longer.setdefault(more[0], []) if more else single).append(spelling)
        for listed in (single, *longer.values()):
            listed.sort(key=lambda s: (-len(s.keys), not s.article))
        made = self._index[first] = _Beginning(single, longer)
        return made


def _spellings(text: str, name: T, doubt: str) -> Iterator[Spelling[T]]:
    """A spelling, the same without the articles inside it, and with its apostrophe lost ("Peoples Party")."""
    plain_keys = _plain_keys(text)
    if plain_keys and (text.istitle() if len(plain_keys) == 1 else text[0].isupper()):
        yield Spelling(plain_keys, "", True, False, doubt, name)
        return
    keys = name_keys(text)
    article = keys[0] == "al" and text[:2].lower() != "al"
    if keys[0] == "al" and len(keys) > 1:
        del keys[0]
        article = article or (len(keys) == 1 and len(keys[0]) < 5)  # al-Bab, not Bab Touma
    plain = text.replace(".", "")
    capitals = sum(map(str.isupper, plain))
    first = next((c for c in plain if c.isalpha()), "")
    acronym = plain if capitals > 1 and len(plain) <= 6 and plain.isalnum() else ""
    variants = [keys]
    if "al" in keys[1:]:
        variants.append([key for key in keys if key != "al"])
    if "'s " in text:
        variants.append(name_keys(text.replace("'s ", "s ")))
    capital = not text[0].isdigit() and (first.isupper() or text[:3] in _SMALL_ARTICLES)
    for variant in variants:
        yield Spelling(variant, acronym, capital, article, doubt, name)
