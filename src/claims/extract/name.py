"""Find the names in a sentence: places, peoples, armed groups, states' forces, organisations, media, persons.

Names come from the lexicon (actors.toml, places.toml) and the gazetteer; a longer name hides the shorter
ones inside it ("Syrian Observatory for Human Rights" holds no Syria). Capitalised words that nothing
knows are given too, as persons where a title says so, else as `unknown`.

Spelling varies by rule, not by list: hyphens or spaces, al- or el- or none, accents, apostrophes of any
kind or lost altogether ("Syrias", "Damascuss").
"""

from collections.abc import Iterator
from typing import NamedTuple

from claims.extract.gazetteer import load_gazetteer
from claims.extract.lexicon import Lexicon
from claims.extract.sentence import Sentence
from claims.extract.spelling import DROPPED, Index, Spelling, word_keys


class Name(NamedTuple):
    """A name in a sentence: words `first` up to, not including, `last`, titles left out.

    `kind`: place, demonym (an adjective or people of a place), person, title (an office alone), unknown,
    initial (one unknown word that begins the sentence); or an actor's: armed_group, state, force,
    coalition, organisation, media, event.
    """

    first: int
    last: int
    kind: str
    value: str  # the canonical English name; for a demonym its country or region
    within: tuple[
        str, ...
    ] = ()  # of a place: what it lies in, nearest first, its country last; of an actor: its home
    country: str | None = None  # of an actor or known person: the state they belong to
    scale: str = ""  # of a place or demonym: country, region, city, area, continent
    prefix: str = ""  # the word joined to it by a hyphen, before it: "pro" in "pro-Assad"
    suffix: str = ""  # and after it: "led" in "US-led", "pakistan" in "Afghanistan-Pakistan"
    possessive: bool = False  # "'s" follows, or was lost: "Syrias"


class Words(NamedTuple):
    """Words that tell what a capital means, from names.toml."""

    titles: frozenset[str]  # before a person's name: president, general
    places: frozenset[str]  # beside a place's name: province, city
    locatives: frozenset[str]  # before a place's name: in, near
    no_names: frozenset[str]  # with a capital at a sentence's start or in a headline, and yet no names


_INSIDE = frozenset(
    ("de", "la", "da", "do", "dos", "del", "di", "bin", "ibn", "bint", "van", "von", "der", "e", "al")
)


def find_names(sentence: Sentence, lexicon: Lexicon) -> list[Name]:
    """All names in `sentence`, longest first choice, without overlap, in order; worked out once."""
    found = sentence.memo.get("names")
    if found is None:
        index, words = lexicon.index(_build_index), lexicon.index(build_words)
        found = sentence.memo["names"] = _with_unknown(sentence, _Scan(sentence, index, words).known(), words)
    return found  # type: ignore[return-value]


class _Scan:
    """A sentence under search: its keys, and the number of the word that each comes from."""

    __slots__ = ("at", "index", "keys", "last", "owners", "sentence", "words")

    def __init__(self, sentence: Sentence, index: Index[Name], words: Words) -> None:
        self.sentence, self.index, self.words = sentence, index, words
        self.at = 0  # the key to look at next
        self.last = 0  # the word behind the name found last
        keys: list[str] = []
        owners: list[int] = []
        for i, (word, low) in enumerate(zip(sentence.words, sentence.lower, strict=True)):
            if word == low and "-" not in low:
                if low not in DROPPED:
                    keys.append(low)
                    owners.append(i)
                continue
            for key in word_keys(word):
                keys.append(key)
                owners.append(i)
        self.keys, self.owners = keys, owners

    def known(self) -> list[Name]:
        """The names that the index holds."""
        names: list[Name] = []
        keys, get = self.keys, self.index.get
        while self.at < len(keys):
            key, first = keys[self.at], self.at
            if key == "al" and self.at + 1 < len(keys):
                first += 1
                key = keys[first]
            spellings = get(key)
            name = self._choose(spellings, first) if spellings else None
            if name is None and key[-1] == "s" and (spellings := get(key[:-1])):
                name = self._choose(spellings, first)
            if name:
                names.append(name)
                self.last = name.last
            else:
                self.at += 1
        return names

    def _choose(self, spellings: list[Spelling[Name]], first: int) -> Name | None:
        """The first of `spellings` that stands at key `first`, any article before it left to it."""
        word, low = self.sentence.words[self.owners[first]], self.sentence.lower[self.owners[first]]
        for spelling in spellings:
            stop = first + len(spelling.keys)
            found = self.keys[first:stop]
            lost = found != spelling.keys
            if lost and not _lost_apostrophe(found, spelling.keys):
                continue
            if (spelling.capital and word == low) or (spelling.article and first == self.at):
                continue
            if spelling.acronym and spelling.acronym not in word.replace(".", ""):
                continue
            if spelling.doubt and not self._is_placed(first, stop, spelling.doubt):
                continue
            return self._named(spelling.name, stop, lost)
        return None

    def _named(self, name: Name, stop: int, lost: bool) -> Name:
        """The name where it stands, with what hyphens join to it; the search goes on behind it."""
        owners, lower = self.owners, self.sentence.lower
        first, last = owners[self.at], owners[stop - 1] + 1
        prefix = self.keys[self.at - 1] if self.at and owners[self.at - 1] == first else ""
        end = stop
        while end < len(owners) and owners[end] == last - 1:
            end += 1
        suffix = "-".join(self.keys[stop:end])
        # A name's own parts have a capital: "Afghanistan-Pakistan" is searched on, "US-led" is not.
        self.at = end if suffix and self.sentence.words[last - 1].endswith(suffix) else stop
        possessive = lost or (last < len(lower) and lower[last] == "'s")
        return name._replace(first=first, last=last, prefix=prefix, suffix=suffix, possessive=possessive)

    def _is_placed(self, first: int, stop: int, doubt: str) -> bool:
        """Whether a doubtful name is a place: `in Bam`, `Bay province`; not `Bay of Pigs`, `Jordan Smith`."""
        lower, words = self.sentence.lower, self.sentence.words
        start, last = self.owners[first], self.owners[stop - 1] + 1
        behind = lower[last] if last < len(lower) else ""
        before = lower[start - 1] if start else ""
        if behind in self.words.places:
            return True
        if before in self.words.locatives:
            return not self._goes_on(behind, words, last)
        if before == "of" and start > 1:
            return lower[start - 2] in self.words.places
        if start == self.last + 1 and before in ("and", ",") and self.last:
            return True
        alone = not start or before == words[start - 1] or before in self.words.no_names
        return doubt == "person" and alone and not self._goes_on(behind, words, last)

    def _goes_on(self, behind: str, words: list[str], last: int) -> bool:
        """Whether another word with a capital makes the name a longer one."""
        return (
            bool(behind) and behind.isalpha() and behind != words[last] and behind not in self.words.no_names
        )


def _lost_apostrophe(found: list[str], wanted: list[str]) -> bool:
    """Whether the keys are those wanted but for an s that stood after an apostrophe."""
    return len(found) == len(wanted) and found[-1] == wanted[-1] + "s" and found[:-1] == wanted[:-1]


def _with_unknown(sentence: Sentence, known: list[Name], listed: Words) -> list[Name]:
    """The known names and, between them, the runs of other words with a capital."""
    names: list[Name] = []
    at = 0
    for name in known:
        if at < name.first:
            names += _unknown(sentence, at, name.first, listed)
        names.append(name)
        at = name.last
        if name.kind == "place" and at < len(sentence) and sentence.lower[at] in listed.places:
            at += sentence.words[at] != sentence.lower[at]  # Marawi City is Marawi, Seno Province is Seno
    names += _unknown(sentence, at, len(sentence), listed)
    return names


def _unknown(sentence: Sentence, at: int, end: int, listed: Words) -> Iterator[Name]:
    """Runs of words with a capital from word `at` up to `end`."""
    words, lower = sentence.words, sentence.lower
    while at < end:
        low = lower[at]
        if words[at] == low or low.rpartition("-")[2] in listed.no_names or not words[at][0].isalpha():
            at += 1
            continue
        first = at
        while at < end and _takes_in(sentence, at, end, listed):
            at += 1
        yield _run(sentence, first, at, listed)


def _takes_in(sentence: Sentence, at: int, end: int, listed: Words) -> bool:
    """Whether a run of words with a capital takes in word `at`."""
    words, lower = sentence.words, sentence.lower
    if words[at] != lower[at]:
        return lower[at] not in listed.no_names and words[at][0].isalpha()
    if lower[at] in _INSIDE and at + 2 < end and lower[at + 1] == "-":
        at += 1
    if at + 1 >= end or words[at + 1] == lower[at + 1]:
        return False
    return lower[at] in _INSIDE or (lower[at] == "-" and lower[at - 1] in _INSIDE)


def _run(sentence: Sentence, first: int, last: int, listed: Words) -> Name:
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


def build_words(lexicon: Lexicon) -> Words:
    """The words of names.toml."""
    kinds = ("title", "place_noun", "locative", "no_name")
    return Words(*(frozenset(w for entry in lexicon.entries(kind) for w in entry["words"]) for kind in kinds))


def _build_index(lexicon: Lexicon) -> Index[Name]:
    return Index(_spelt(lexicon))


def _spelt(lexicon: Lexicon) -> Iterator[tuple[str, Name, str]]:
    """All names as they are spelt, the user's entries before ours, actors before places."""
    for entry in reversed(lexicon.entries("actor")):
        name = Name(0, 0, entry["kind"], entry["name"], tuple(entry.get("in", ())), entry.get("country"))
        for spelling in (entry["name"], *entry.get("aliases", ())):
            yield spelling, name, ""
    for place in load_gazetteer(lexicon).places:
        name = Name(0, 0, "place", place.name, place.within, scale=place.scale)
        for spelling in (place.name, *place.aliases):
            yield spelling, name, place.doubt
        name = name._replace(kind="demonym", value=place.same_as or place.name)
        for spelling in place.people:
            yield spelling, name, ""
