"""Find the names in a sentence that the lexicon or the gazetteer holds.

A longer name hides the shorter ones inside it ("Syrian Observatory for Human Rights" holds no Syria).
Spelling varies by rule, not by list: hyphens or spaces, al- or el- or none, accents, apostrophes of any
kind or lost altogether ("Syrias", "Damascuss").
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, count

from claims.extract.name.name import Name, Words, build_index, build_words
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import STOPS
from claims.lexicon.per_word import Seen
from claims.lexicon.spelling import Index, Spelling, word_keys
from claims.lexicon.word import lower_word

_ORDINARY = frozenset(("car", "mend", "pan", "plan", "tip"))  # words that are acronyms in capitals
_LETTERS = 3  # of an acronym that looks like a place's name
_JOINTS, _COMMA = frozenset(("and", "or", "&")), frozenset((",",))  # before a name that shares its last words


def find_known(sentence: Sentence, special: list[int], lexicon: Lexicon) -> list[Name]:
    """The names in a sentence that are known, in order and without overlap; `special`: its words with a
    capital or a hyphen."""
    return _Scan(sentence, special, lexicon.index(build_index), lexicon.index(build_words)).known(special)


def _respelt(word: str) -> tuple[str, ...] | None:
    """The keys of a word, where they are not just the word in small letters."""
    keys = word_keys(word)
    return None if keys == (lower_word(word),) else keys


_RESPELT = Seen(_respelt)


class _Scan:
    """A sentence under search: its keys, and the number of the word that each comes from."""

    __slots__ = ("at", "index", "keys", "last", "lower", "owners", "words", "written")

    def __init__(self, sentence: Sentence, special: list[int], index: Index[Name], words: Words) -> None:
        self.written, self.lower, self.index, self.words = sentence.words, sentence.lower, index, words
        self.at = 0  # the key to look at next
        self.last = 0  # the word after the name found last
        self.keys = self.lower.copy()
        self.owners: Sequence[int] = range(len(self.keys))
        respelt = _RESPELT.__getitem__  # half as long as by index, as it is a subclass of a dict
        parted = [(i, keys) for i in special if (keys := respelt(self.written[i])) is not None]
        if parted and any(len(keys) != 1 for _, keys in parted):
            self._part(dict(parted))
        else:
            for i, (key,) in parted:
                self.keys[i] = key

    def _part(self, parted: dict[int, tuple[str, ...]]) -> None:
        """Give words that are several keys (or none) their room."""
        keys, owners = list[str](), list[int]()
        done = 0
        for i, parts in parted.items():
            keys += (*self.lower[done:i], *parts)
            owners += (*range(done, i), *[i] * len(parts))
            done = i + 1
        self.keys = keys + self.lower[done:]
        self.owners = [*owners, *range(done, len(self.lower))]

    def known(self, special: list[int]) -> list[Name]:
        """The names that the index holds: looked for at words with a capital or hyphen, and at few others."""
        names: list[Name] = []
        keys, small, starting, begins = self.keys, self.index.small, self.index.starting, self.index.first
        end = len(keys) - 1
        for at in self._starts(special, small):
            if at < self.at:
                continue
            key = keys[at]
            if key not in begins and key != "al" and (key[-1] != "s" or key[:-1] not in begins):
                continue
            self.at = first = at
            if key == "al" and at < end:
                first += 1
            start, second = keys[first], keys[first + 1] if first < end else ""
            name = None
            if start in begins and (spellings := starting(start, second)):
                name = self._choose(spellings, first)
            if name is None and start[-1] == "s" and start[:-1] in begins:
                name = self._choose(starting(start[:-1], second), first)
            if name:
                if name.kind == "place" and name.last - name.first > 1:
                    name = self._with_sharing(name, names)
                names.append(name)
                self.last = name.last
            else:
                self.at = at + 1
        return names

    def _with_sharing(self, name: Name, names: list[Name]) -> Name:
        """A name after those that share its last words, which are added to the names before it; its plural is
        no possessive then: `the Norwegian and Barents Seas`."""
        people = bool(names) and names[-1].kind == "demonym" and names[-1].last == name.first - 1
        before = names[:-1] if people else names
        shared = self._sharing(name, before[-1].last if before else 0)
        if not shared:
            return name
        names[len(before) :] = shared
        return replace(name, possessive=self.lower[name.last : name.last + 1] == ["'s"])

    def _sharing(self, name: Name, floor: int) -> list[Name]:
        """The places that share a name's last words: North in `North and South Kivu`. `floor`: the word after
        the name before."""
        lower, written = self.lower, self.written
        rest = [key for word in written[name.first + 1 : name.last] for key in word_keys(word)]
        if rest[-1:] == ["seas"]:
            rest[-1] = "sea"
        found: list[Name] = []
        at, joints = name.first - 2, _JOINTS
        while at >= floor and lower[at + 1] in joints and written[at] != lower[at]:
            wanted = [*word_keys(written[at]), *rest]
            spelt = (it for it in self.index.starting(wanted[0], wanted[1]) if it.keys == wanted)
            place = next((it.name for it in spelt if it.name.kind == "place"), None)
            if place is None:
                break
            found.insert(0, Name(at, at + 1, place.kind, place.value, place.within, scale=place.scale))
            at, joints = at - 2, _COMMA
        return found

    def _starts(self, special: list[int], small: frozenset[str]) -> Sequence[int]:
        """The keys at which a name may begin, in order."""
        keys, owners = self.keys, self.owners
        if isinstance(owners, range):
            if small.isdisjoint(keys):
                return special
            return sorted({*special, *compress(count(), map(small.__contains__, keys))})
        capital = set(special)
        return [at for at, key in enumerate(keys) if owners[at] in capital or key in small]

    def _choose(self, spellings: list[Spelling[Name]], first: int) -> Name | None:
        """The first of `spellings` that stands at key `first`, any article before it left to it."""
        owner = self.owners[first]
        word, low = self.written[owner], self.lower[owner]
        begun = self.written[self.owners[self.at]]  # "Al shabaab": the capital may be the article's alone
        small = word == low and (first == self.at or begun == lower_word(begun))
        for spelling in spellings:
            wanted = spelling.keys
            stop = first + len(wanted)
            found = self.keys[first:stop]
            lost = found != wanted
            if lost and not (found[-1].endswith("s") and _lost_apostrophe(found, wanted)):
                continue
            if lost and spelling.name.scale == "city" and not self._owns_next(stop):
                continue
            if (spelling.capital and small) or (spelling.article and first == self.at):
                continue
            if spelling.acronym and (spelling.acronym not in word.replace(".", "") or self._shouts(owner)):
                continue
            if spelling.doubt and not self._is_placed(first, stop, spelling.doubt):
                continue
            return self._named(spelling.name, stop, lost)
        return None

    def _owns_next(self, stop: int) -> bool:
        """Whether what a town may own stands right after its name, which ends before key `stop`: `Velms
        streets`; not `at Velms on Sunday`, of another place."""
        last = self.owners[stop - 1] + 1
        after = self.lower[last] if last < len(self.lower) else "."
        return after.isalpha() and after not in STOPS

    def _shouts(self, at: int) -> bool:
        """Whether word `at` is no acronym because all are in capitals: "A CAR IS FOUND", "MAYOR ANA EX"."""
        titled = at > 0 and self.lower[at - 1] in self.words.titles
        word = titled or self.lower[at] in STOPS or self.lower[at].removesuffix("s") in _ORDINARY
        return word and "".join(self.written).isupper()

    def _named(self, name: Name, stop: int, lost: bool) -> Name:
        """The name where it stands, with what hyphens join to it; the search goes on after it."""
        owners, lower = self.owners, self.lower
        first, last = owners[self.at], owners[stop - 1] + 1
        prefix = self.keys[self.at - 1] if self.at and owners[self.at - 1] == first else ""
        end = stop
        while end < len(owners) and owners[end] == last - 1:
            end += 1
        suffix = "-".join(self.keys[stop:end])
        # A name's own parts have a capital: "Afghanistan-Pakistan" is searched on, "US-led" is not.
        self.at = end if suffix and self.written[last - 1].endswith(suffix) else stop
        possessive = lost or (last < len(lower) and lower[last] == "'s")
        return Name(
            first, last, name.kind, name.value, name.within, name.country, name.scale,
            prefix, suffix, possessive,
        )  # fmt: skip

    def _is_placed(self, first: int, stop: int, doubt: str) -> bool:
        """Whether a doubtful name is a place: `in Bam`, `Bay province`; not `Bay of Pigs`, `Jordan Smith`."""
        lower, words = self.lower, self.written
        start, last = self.owners[first], self.owners[stop - 1] + 1
        after = lower[last] if last < len(lower) else ""
        before = lower[start - 1] if start else ""
        if doubt == "short":  # Berezh, Fla.
            return (
                before == ","
                and start > 1
                and words[start - 2] != lower[start - 2]
                and self._is_short(start, last)
            )
        if doubt == "word" and after != "," and self._is_acronym(start, last):
            return False  # in the BAY states
        if after in self.words.places:
            return True
        if before in self.words.locatives or (after == "'s" and _is_at_street(before, words[last + 1 :])):
            return is_capital_in(words, start) or not self._goes_on(after, words, last)
        if before == "of" and start > 1:
            return lower[start - 2] in self.words.places
        if start == self.last + 1 and before in ("and", ",") and self.last:
            return True
        alone = not start or before == words[start - 1] or before in self.words.no_names
        return doubt == "person" and alone and not self._goes_on(after, words, last)

    def _is_acronym(self, start: int, last: int) -> bool:
        """Whether a name is one word of three capitals amid words that are not in capitals."""
        word, after = self.written[start], self.written[last : last + 1]
        return (
            last == start + 1
            and len(word) == _LETTERS
            and word.isupper()
            and after != []
            and after[0].islower()
        )

    def _is_short(self, start: int, last: int) -> bool:
        """Whether a name is written with points."""
        return "." in self.written[start : last + 1] or any("." in word for word in self.written[start:last])

    def _goes_on(self, after: str, words: list[str], last: int) -> bool:
        """Whether another word with a capital makes the name a longer one."""
        return bool(after) and after.isalpha() and after != words[last] and after not in self.words.no_names


def _is_at_street(before: str, words: list[str]) -> bool:
    """Whether a name owns a street or site at which something is: `on Bath's [Milsom Street]`."""
    return before in ("on", "along") and words[:1] != [] and words[0].istitle()


def is_capital_in(words: list[str], first: int) -> bool:
    """Whether before word `first` an `In` shows that all words have capitals: `Siege In Berezh Ends`."""
    return first > 1 and words[first - 1] == "In"


def _lost_apostrophe(found: list[str], wanted: list[str]) -> bool:
    """Whether the keys are those wanted but for an s that stood after an apostrophe."""
    return len(found) == len(wanted) and found[-1] == wanted[-1] + "s" and found[:-1] == wanted[:-1]
