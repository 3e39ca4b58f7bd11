"""A sentence whose names are asked for their roles: the slots in which the name of a place may stand."""

from claims.extract.name.body_names import body_names
from claims.extract.name.name import Name
from claims.extract.name.name_kind import kind_of
from claims.extract.name.names import find_names
from claims.extract.name.place_words import PlaceWords, build_place_words
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import (
    ACTOR,
    ARTICLE,
    BUILDING,
    COMPASS,
    EVENT,
    GOVERNING,
    GROUND,
    LEAVING,
    NOT_PLACE,
    OWNED,
    PART,
    PHRASE_END,
    PLACE,
    PLURAL,
    REACHING,
    SITE,
    TIME,
    TITLE,
    tags_of,
)
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import FINITE_BE, LIST_JOINTS

# The object of a verb stands as after a preposition of this name: shelled Hass.
OBJECT = "@"
_BETWEEN = COMPASS | ARTICLE | PART | PLACE
_ADDED = COMPASS | PLACE  # before "and": in central and northern Hass, in the city and province of Hass
_AFTER_NOUN = frozenset(("of", "in", "near", "on", "at", "about", "with", "where", "that", "which", ",", "."))
# What a place is, right before its name: in camp Berezh.
_BEFORE_NAMES = frozenset(
    "camp commune district hamlet locality settlement town township village woreda".split()
)


_INCLUDING = frozenset(("include", "included", "includes"))
_TO_GROUND = 3  # words from a name to "depot": "the Hass army ammunition depot"
_NO_GROUNDS = frozenset("border coast crossing election elections pipeline pipelines river rivers".split())
_PARTING = frozenset((",", ";", "."))
_SUBJECT = 12  # words of a subject: "the districts that reported a decline"
_DASHES = frozenset("-–—")
_BRACKET = 7  # words of a bracket amid a list, with its marks


class Slots:
    """A sentence whose names are asked for their roles.

    `low` are its words in lower case with empty ones after the last: what follows a name, or "".
    """

    __slots__ = (
        "bodies",
        "capitals",
        "ending",
        "headed",
        "lexicon",
        "listed",
        "low",
        "lower",
        "names",
        "sentence",
        "starts",
        "tags",
        "words",
    )

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence, self.lower, self.words = sentence, sentence.lower, sentence.words
        self.low = [*sentence.lower, "", ""]
        self.lexicon = lexicon
        self.names = find_names(sentence, lexicon)
        self.bodies = body_names(sentence, lexicon)
        self.listed: PlaceWords = lexicon.index(build_place_words)
        self.starts = {name.first: name for name in self.names}
        self.ending = {name.last: name for name in self.names}  # by the word after them
        self.tags = tags_of(sentence, lexicon)
        self.capitals = sentence.text[sentence.start : sentence.end].isupper()
        # Whether a dateline may stand in it.
        self.headed = (
            (bool(self.words) and self.words[0].isupper()) or ":" in self.lower[:6] or "(" in self.lower
        )

    def may_be_place(self, name: Name, least: float) -> bool:
        """Whether the model of names gives a place that lead; where all is in capitals it cannot tell."""
        return self.capitals or kind_of(name, self.sentence, self.lexicon).place > least

    def preposition(self, first: int) -> tuple[str, int]:
        """The preposition that governs the name at word `first`, and where it stands; "", -1 if none."""
        lower, words, tags = self.lower, self.words, self.tags
        free = 3  # words that may stand between though nothing knows them
        for j in range(first - 1, max(-1, first - 10), -1):
            flag = tags[j]
            if flag & GOVERNING:
                if lower[j] == "of" and tags[j - 1] & (PLACE | PART):
                    continue
                if lower[j] == "nearby" and tags[j - 1] & (GOVERNING | ARTICLE):
                    continue  # the mayor of nearby Hass, to nearby Sarmin, from the nearby village of Hass
                return lower[j], j
            if flag & REACHING and not self._is_participle(j):
                return OBJECT, j
            if flag & LEAVING:
                return "from", j
            if j == first - 1 and lower[j] == "," and lower[j - 1] == "capital":
                continue  # west of the capital, Hass
            if j == first - 1 and self.is_one_of(first):
                continue  # in three towns, Hass and Sarmin
            if flag & _BETWEEN or lower[j] in ("'s", "(") or (lower[j] == "and" and tags[j - 1] & _ADDED):
                continue
            if (words[j] != lower[j] and not flag & TITLE) or "-" in lower[j]:
                if flag & TIME:
                    break
                continue
            if not free or flag & PHRASE_END or not lower[j].isalpha():
                break
            free -= 1
        return "", -1

    def _is_participle(self, k: int) -> bool:
        """Whether word `k` only describes the place after it: `from the besieged town of Hass`."""
        return k > 0 and self.lower[k].endswith("ed") and self.tags[k - 1] & (ARTICLE | GOVERNING) != 0

    def is_one_of(self, k: int) -> bool:
        """Whether at word `k` the names of places begin that were announced: `in three towns, Hass and`, `the
        districts that were hit are Hass and`, `the provinces include Hass,`."""
        if self.is_announced(k):
            return True
        if k < 2 or not self.tags[k - 2] & PLURAL or k not in self.starts:
            return False
        last = self._after_bracket(self.starts[k].last)
        tallied = self.lower[k - 1] in _DASHES and last > self.starts[k].last  # camps - Hass (20), Sarmin (9)
        if self.lower[k - 1] not in (",", ":") and not tallied:
            return False
        joined = self.lower[last : last + 1] in ([","], ["and"], ["&"])
        return joined and self.names[-1].first > last

    def is_announced(self, k: int) -> bool:
        """Whether at word `k` a list begins that the verb of districts and the like leads to."""
        if self.lower[k - 1] not in FINITE_BE and self.lower[k - 1] not in _INCLUDING:
            return False
        after = self.lower[self.starts[k].last :][:1] if k in self.starts else []
        return after in ([","], ["and"]) and self._has_places(k - 1)

    def _has_places(self, k: int) -> bool:
        """Whether the subject of the verb at word `k` is towns, districts and the like."""
        for j in range(k - 1, max(-1, k - _SUBJECT), -1):
            if self.lower[j] in _PARTING:
                return False
            if self.tags[j] & PLURAL:
                return True
        return False

    def _after_bracket(self, k: int) -> int:
        """The word after a short bracket that opens at word `k`: `in three towns: Hass (20), Sarmin`."""
        bracket = self.lower[k : k + _BRACKET]
        return k + bracket.index(")") + 1 if bracket[:1] == ["("] and ")" in bracket else k

    def after_comma(self, name: Name) -> Name | None:
        """The name that only a comma parts from the one before it."""
        return self.starts.get(name.last + 1) if self.before_comma(name) else None

    def is_town_of_region(self, k: int) -> bool:
        """Whether at word `k` a name with its region or country begins: `and [Hass, Iraq]`."""
        name = self.starts.get(k)
        region = self.after_comma(name) if name else None
        return region is not None and region.kind == "place" and region.scale in ("region", "country")

    def before_comma(self, name: Name) -> bool:
        return self.low[name.last] == ","

    def has_place_noun(self, name: Name) -> bool:
        """`Hass village`, `Hass Valley`, `the village of Hass`, `Hass and Sarmin villages`."""
        after = self.tags[name.last]
        own = self.tags[name.last - 1] & PLACE and name.last - name.first > 1
        in_brackets = self.lower[name.first - 1] == "(" and self.tags[name.first - 2] & (PLACE | SITE)
        return bool(
            own
            or self.tags[name.last] & GROUND
            or in_brackets
            or (after & PLACE and not after & PLURAL)
            or self.is_kind_of(name.first)
            or self.is_listed(name.last)
            or self.is_one_of(name.first)
            or self._follows_kind(name)
            or self._is_capital(name)
            or (self.before_comma(name) and self._is_apposed(name))
            or self._names_ground(name)
        )

    def _names_ground(self, name: Name) -> bool:
        """`the Hass refinery`, `at the Sarmin ammunition depot`: named after where they stand."""
        for k in range(name.last, min(name.last + _TO_GROUND, len(self.lower))):
            flag = self.tags[k]
            if self.words[k] != self.lower[k] or flag & PHRASE_END or not self.lower[k].isalpha():
                return False
            if flag & SITE:
                return not flag & (BUILDING | OWNED | EVENT) and self.lower[k] not in _NO_GROUNDS
        return False

    def is_described(self, name: Name) -> bool:
        """Whether a comma leads to what only a place is: `Hass, home to 900 people`, `Hass, where 20 died`,
        `Hass, a small town in the north`."""
        if not self.before_comma(name):
            return False
        after = self.lower[name.last + 1 : name.last + 3]
        return after == ["home", "to"] or after[:1] == ["where"] or self._is_apposed(name)

    def _follows_kind(self, name: Name) -> bool:
        """`camp Berezh`; but not `the Goma District Hospital`, whose district is named before."""
        at = name.first - 1
        if at < 0 or self.lower[at] not in _BEFORE_NAMES:
            return False
        return self.words[at].islower() or not (at in self.ending or at + 1 in self.ending)

    def _is_capital(self, name: Name) -> bool:
        """`in the state capital, Hass`."""
        k = name.first - 1
        return k > 1 and self.lower[k] == "," and self.lower[k - 1] == "capital"

    def _is_apposed(self, name: Name) -> bool:
        """Of a name before a comma: `Hass, a small town in the north`; `Sarmin, an Idlib suburb, saw`."""
        lower, k = self.lower, name.last + 2
        if self.capitals or lower[k - 1 : k] not in (["a"], ["an"], ["the"]):
            return False
        for j in range(k, min(k + 5, len(lower) - 1)):
            if self.tags[j] & PLACE or lower[j] == "community":
                measured = self.tags[j + 1] & COMPASS or lower[j + 1][0].isdigit()
                return bool(measured) or lower[j + 1] in _AFTER_NOUN
            if self.tags[j] & PHRASE_END or not lower[j][0].isalpha():
                return False
        return False

    def is_common(self, k: int) -> bool:
        """Whether a name that ends with word `k` is something else than a place."""
        flag = self.tags[k]
        if flag & (NOT_PLACE | TITLE):
            return True
        if flag & COMPASS and k and self.words[k - 1] != self.lower[k - 1]:  # Hass North, no North West
            return self.tags[k - 1] & COMPASS != 0
        return not flag & PLACE and flag & (EVENT | SITE | ACTOR | COMPASS) != 0

    def is_kind_of(self, k: int) -> bool:
        """Whether word `k` follows `town of` and the like."""
        return k > 1 and self.lower[k - 1] == "of" and self.tags[k - 2] & PLACE != 0

    def is_listed(self, k: int) -> bool:
        """Whether a list goes on at word `k` up to a noun for places: `A[, B and C neighborhoods]`."""
        joined = k > 1 and self.lower[k - 2] == "and"
        for j in range(k, min(k + 9, len(self.lower))):
            word = self.lower[j]
            if self.tags[j] & PLURAL:
                return joined
            joined = joined or word == "and"
            if self.words[j] == word and word not in LIST_JOINTS and word not in ("al", "-"):
                return False
        return False


_WARDS = frozenset("clinic clinics hospital hospitals infirmary morgue morgues".split())
_BROUGHT = frozenset(
    "admitted airlifted brought driven evacuated ferried flown hospitalised hospitalized moved recovering "
    "referred rushed sent taken transferred transported treated treatment".split()
)
_TO_WARD = 10  # words from "brought" to where the ward is


def is_ward_reached(lower: list[str], at: int) -> bool:
    """Whether the preposition at word `at` tells where the ward is to which some were brought, or in which
    they are treated: `flown to the military hospital in Hass`."""
    if lower[at - 1] not in _WARDS:
        return False
    if lower[at - 2] == "in" and lower[at - 1] == "hospital":
        return True  # nine are in hospital in Hass
    return not _BROUGHT.isdisjoint(lower[max(0, at - _TO_WARD) : at - 1])
