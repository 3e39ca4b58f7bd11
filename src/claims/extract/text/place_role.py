"""Tell the role of a place's name from the words around it: `in Hass` is a site, `west of Hass` a measure,
`Hass police said` an actor, `from Hass` an origin."""

from claims.extract.text.body_names import body_names
from claims.extract.text.name_kind import kind_of, place_lead
from claims.extract.text.names import Name, find_names
from claims.extract.text.place_words import PlaceWords, Role, build_place_words
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import (
    ACTOR,
    ARTICLE,
    AUXILIARY,
    BODY,
    BORDER,
    BUILDING,
    COMPASS,
    EVENT,
    FALLING,
    FINITE,
    FUNCTION,
    GOVERNING,
    GROUND,
    HOME,
    LEAVING,
    LOCAL,
    NOT_PLACE,
    OWNED,
    PART,
    PHRASE_END,
    PLACE,
    PLURAL,
    PREFIX,
    REACHING,
    SCENE,
    SITE,
    STAYING,
    TIME,
    TITLE,
    tags_of,
)
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import LIST_JOINTS

# The object of a verb stands as after a preposition of this name: shelled Hass.
_OBJECT = "@"
_BETWEEN = COMPASS | ARTICLE | PART | PLACE
_SLOT = frozenset(("in", "near", "nearby", "at", "outside", "around", "inside", _OBJECT))
# What stands after a region that only says where a place lies, and after a noun that says what it is.
_CLOSED = frozenset(",.);-–—(")
_GOES_ON = (["and"], ["or"])
_AFTER_NOUN = frozenset(("of", "in", "near", "on", "at", "about", "with", "where", "that", "which", ",", "."))
_SAID = frozenset(("said", "say", "says", "told", "announced", "reported", "warned", "called"))
# The least lead of a place over all else that a name may be (in log odds) for a name that nothing knows to be
# one: in the slot of a place, beside a noun that says so, in a list of places; and where it is in no slot.
_LIKELY, _BESIDE_NOUN, LISTED, _SURE = 0.0, -2.0, -1.5, 2.5
_BY_ITSELF = 0.5  # and for that last one by its own words alone, which are quick to ask
PLACED = frozenset("in at from into near across outside along around of on including".split())
# What a place is, right before its name: in camp Berezh.
_BEFORE_NAMES = frozenset(
    "camp commune district hamlet locality settlement town township village woreda".split()
)
_ON_THE_WAY = frozenset(("has", "have", "had", "also", "on", "later", "now", "and", "or", "state", "local"))


class Slots:
    """A sentence whose names are asked for their roles."""

    __slots__ = (
        "capitals",
        "headed",
        "lexicon",
        "listed",
        "lower",
        "names",
        "sentence",
        "starts",
        "tags",
        "words",
    )

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence, self.lower, self.words = sentence, sentence.lower, sentence.words
        self.lexicon = lexicon
        self.names = find_names(sentence, lexicon)
        self.listed: PlaceWords = lexicon.index(build_place_words)
        self.starts = {name.first: name for name in self.names}
        self.tags = tags_of(sentence, lexicon)
        self.capitals = sentence.text[sentence.start : sentence.end].isupper()
        # Whether a dateline may stand in it.
        self.headed = (
            "(" in self.lower or (bool(self.words) and self.words[0].isupper()) or ":" in self.lower[:6]
        )

    def role(self, name: Name, preposition: str, at: int) -> Role | None:
        """The role of a name after the preposition at word `at`; None for one that is no place here."""
        if self._is_title(name) or self._is_field(name):
            return None
        if name.kind in ("unknown", "initial"):
            if name.first == 0 and self._is_dateline_of(name):
                return Role.DATELINE
            role = self._unknown_role(name, preposition, at)
            if role is not None:
                return role if self.may_be_place(name, self._least_lead(name)) else None
            if preposition not in PLACED or not self._is_surely_place(name):
                return None
        return (
            self._dateline(name)
            or self._scene(name, at)
            or self._speaker(name, preposition, at)
            or self._by_noun(name, preposition, at)
            or self._by_preposition(name, preposition, at)
        )

    def may_be_place(self, name: Name, least: float) -> bool:
        """Whether the model of names gives a place that lead; where all is in capitals it cannot tell."""
        return self.capitals or kind_of(name, self.sentence, self.lexicon).place > least

    def _least_lead(self, name: Name) -> float:
        """The least lead for a name in the slot of a place."""
        beside = self._has_place_noun(name) and not self._is_one_of(name.first)
        return _BESIDE_NOUN if beside else _LIKELY

    def _is_surely_place(self, name: Name) -> bool:
        """Whether an unknown name is read like a known place, in whatever slot: more than `in the South`."""
        return (
            not self.capitals
            and place_lead(name.value, self.lexicon) > _BY_ITSELF
            and self.may_be_place(name, _SURE)
            and not all(flag & COMPASS for flag in self.tags[name.first : name.last])
        )

    def preposition(self, first: int) -> tuple[str, int]:
        """The preposition that governs the name at word `first`, and where it stands; "", -1 if none."""
        lower, words, tags = self.lower, self.words, self.tags
        free = 3  # words that may stand between though nothing knows them
        for j in range(first - 1, max(-1, first - 10), -1):
            flag = tags[j]
            if flag & GOVERNING:
                if lower[j] == "of" and tags[j - 1] & (PLACE | PART):
                    continue
                if lower[j] == "nearby" and tags[j - 1] & GOVERNING:
                    continue  # the mayor of nearby Hass, to nearby Sarmin
                return lower[j], j
            if flag & REACHING:
                return _OBJECT, j
            if flag & LEAVING:
                return "from", j
            if j == first - 1 and self._is_one_of(first):
                continue  # in three towns, Hass and Sarmin
            if flag & _BETWEEN or lower[j] in ("'s", "(") or (lower[j] == "and" and tags[j - 1] & PLACE):
                continue
            if (words[j] != lower[j] and not flag & TITLE) or "-" in lower[j]:
                if flag & TIME:
                    break
                continue
            if not free or flag & PHRASE_END or not lower[j].isalpha():
                break
            free -= 1
        return "", -1

    def _is_one_of(self, k: int) -> bool:
        """Whether at word `k` the names of places begin that were announced: `in three towns, Hass and`."""
        if (
            k < 2
            or self.lower[k - 1] not in (",", ":")
            or not self.tags[k - 2] & PLURAL
            or k not in self.starts
        ):
            return False
        last = self.starts[k].last
        joined = self.lower[last : last + 1] in ([","], ["and"], ["&"])
        return bool(self.tags[k - 2] & PLURAL) and joined and self.names[-1].first > last

    def _is_title(self, name: Name) -> bool:
        """`Homs Governor Talal Barazi`, `the Vietnam War`, `HK$3`: the name is part of another."""
        if self.lower[name.last : name.last + 1] == ["$"] or self.words[name.last : name.last + 1] == ["War"]:
            return True
        return self.tags[name.last] & TITLE != 0 and self.words[name.last] != self.lower[name.last]

    def _is_field(self, name: Name) -> bool:
        """`the Institute of Risk and Disaster Management`: neither of the two is a place."""
        bodies = body_names(self.sentence, self.lexicon)
        return any(body.noun < name.first < body.last for body in bodies)

    def _dateline(self, name: Name) -> Role | None:
        """`KABUL, Afghanistan (AP) -`, `OUAGADOUGOU:`; in capitals at the start of the sentence."""
        if not self.headed:
            return None
        after = self.lower[name.last : name.last + 6]
        if after[:1] == ["("] and name.kind == "place" and after[2:3] == [")"]:
            source = self.starts.get(name.last + 1)
            if source and source.kind in ("media", "unknown"):
                return Role.DATELINE
        if name.first == 0 and after[:1] == [":"]:
            return Role.SITE if after[1:2] and after[1][0].isdecimal() else Role.DATELINE  # Hass: 20 killed
        if name.first > 4 or not self.words[0].isupper() or len(self.words[0]) < 4:
            return None
        marked = any(mark in after for mark in ("(", "-", "–", "—", ":")) or after[:1] == ["/"]
        return Role.DATELINE if marked or self._runs_on(name) else None

    def _is_dateline_of(self, name: Name) -> bool:
        """Whether an unknown town begins a dateline with what it lies in: `HASS, Syria (AP) -`."""
        following = self.after_comma(name) if self.headed else None
        return following is not None and following.kind == "place" and self._dateline(following) is not None

    def after_comma(self, name: Name) -> Name | None:
        """The name that only a comma parts from the one before it."""
        return self.starts.get(name.last + 1) if self._before_comma(name) else None

    def _before_comma(self, name: Name) -> bool:
        return name.last < len(self.lower) and self.lower[name.last] == ","

    def _runs_on(self, name: Name) -> bool:
        """`BEIRUT Four men were killed`, `DIKILI, Turkey Two men were killed`: the dash got lost."""
        words, end = self.words, name.last
        if not words[name.first].isupper():
            if name.first < 2 or self.lower[name.first - 1] != "," or not words[name.first - 2].isupper():
                return False
        elif words[end : end + 1] == [","] and end + 1 in self.starts:
            end = self.starts[end + 1].last
        following = words[end] if end < len(words) else ""
        return following[:1].isupper() and not (len(following) > 3 and following.isupper())

    def _scene(self, name: Name, at: int) -> Role | None:
        """Where somebody only spoke or stayed: `told reporters in Cairo`, `based in Cairo`."""
        if at < 0:
            return None
        before = 0
        for flag in self.tags[max(0, at - 3) : at]:
            before |= flag
        if before & STAYING:
            return Role.STAY
        seat = name.value in self.listed.seats and not _SAID.isdisjoint(self.lower)
        return Role.OTHER if seat or before & SCENE else None

    def _speaker(self, name: Name, preposition: str, at: int) -> Role | None:
        """`Iraq says`, `officials in Iraq say`, `sources in Iraq and Turkish media said`."""
        if name.kind == "demonym" or name.possessive or (at >= 0 and not self.tags[at - 1] & ACTOR):
            return None
        for j in range(name.last, min(name.last + 6, len(self.lower))):
            word, flag = self.lower[j], self.tags[j]
            if flag & FINITE:
                return Role.SPEAKER if preposition else self._subject_role(name)
            if word not in _ON_THE_WAY and not flag & (PLACE | ACTOR) and self.words[j] == word:
                return None
        return None

    def _by_noun(self, name: Name, preposition: str, at: int) -> Role | None:
        """The role that the noun after a name gives: Iraqi police, the Bali bombing, Hass village."""
        after = name.last + (self.lower[name.last : name.last + 1] == ["'s"])
        noun = self._noun_after(after)
        if name.kind == "demonym" or name.possessive or self._is_adjective(name):
            return self._adjective_role(name, preposition, noun)
        if noun & (EVENT | SITE):
            return Role.ORIGIN if preposition == "from" else Role.SITE
        if noun & ACTOR and not noun & PLACE:
            return _actor_role(noun)
        if noun & PLACE or self.is_kind_of(name.first):
            if preposition == "of" and self.tags[at - 1] & TITLE:  # the governor of Hass province
                return Role.ACTOR
            return self.listed.prepositions.get(preposition, Role.SITE)
        before = self.lower[name.first - 1] if name.first else ""
        if before in ("a", "an") and name.scale != "country":
            return Role.SITE
        return Role.LOOSE if not preposition and self.tags[name.first - 1] & COMPASS else None

    def _adjective_role(self, name: Name, preposition: str, noun: int) -> Role:
        """The role of `Iraqi` or `Iraq's` before a noun with these tags."""
        if noun & BORDER:
            return Role.OTHER
        if name.kind == "demonym" and name.scale == "area":  # Kurdish, Baltic: peoples rather than places
            return Role.OTHER
        if noun & OWNED or (noun & ACTOR and not noun & PLACE):
            return _actor_role(noun)
        if noun & (PLACE | SITE) or (noun & EVENT and name.possessive):
            return Role.SITE
        if name.possessive and name.kind == "demonym":  # aid for Syrians
            return Role.GOAL if preposition in ("for", "among", "to") else Role.ADJECTIVE
        inside = self.listed.prepositions.get(preposition) == Role.SITE
        return Role.SITE if name.possessive and inside else Role.ADJECTIVE

    def _by_preposition(self, name: Name, preposition: str, at: int) -> Role:
        """The role that the preposition at word `at` gives."""
        if preposition == "of":
            return self._of(at)
        if preposition == "on":
            return Role.SITE if name.scale != "country" or self.tags[at - 1] & EVENT else Role.OTHER
        if preposition == _OBJECT:
            return Role.SITE
        if not preposition:
            return self._subject_role(name)
        if preposition == "including" and self.tags[at - 1] & PLACE:  # in three provinces including Hama
            return self.listed.prepositions.get(self.preposition(at - 1)[0], Role.OTHER)
        return self.listed.prepositions[preposition]

    def _subject_role(self, name: Name) -> Role:
        """A subject acts; a seat of government stands for the government, wherever that acts."""
        return Role.OTHER if name.value in self.listed.seats else Role.AGENT

    def _of(self, at: int) -> Role:
        """The role after the `of` at word `at`: shelling of, west of, out of, mayor of, people of."""
        before = self.tags[at - 1]
        if before & COMPASS:  # in the west of Hass, west of Hass
            return Role.SITE if self.lower[at - 2] == "the" else Role.MEASURE
        if before & (TITLE | ACTOR) and not before & (PLACE | SITE):
            return Role.ACTOR
        if self.lower[at - 1] == "out":
            return Role.ORIGIN
        return Role.SITE if before & (EVENT | SITE | REACHING) else Role.LOOSE

    def _unknown_role(self, name: Name, preposition: str, at: int) -> Role | None:
        """The role of a name that nothing knows: a place only in the slot of one."""
        if self._is_no_place(name):
            return None
        given = self.listed.prepositions.get(preposition, Role.SITE)
        if self.capitals and not self._is_told(name):
            return None
        if self._has_place_noun(name):
            return self._scene(name, at) or (Role.ORIGIN if given == Role.ORIGIN else Role.SITE)
        if self._before_comma(name) and self._is_located(name):
            return self._scene(name, at) or given
        if at < 0 or self.lower[name.last : name.last + 1] == ["'s"] or not self._is_direct(name.first, at):
            return None
        if self.tags[name.first] & PREFIX:
            return self._scene(name, at) or given
        if preposition in _SLOT:
            return self._scene(name, at) or self._speaker(name, preposition, at) or given
        return Role.ORIGIN if preposition == "from" else self._hit_role(preposition, at)

    def _is_told(self, name: Name) -> bool:
        """Whether words in capitals are plainly a place: `IN HASS, BORNO`, `HASS DEPARTMENT`."""
        if self._has_place_noun(name):
            return True
        following = self.after_comma(name)
        if following is None:
            return False
        own = range(following.first, following.last + 1)
        return following.kind == "place" or any(self.tags[k] & PLACE for k in own)

    def _hit_role(self, preposition: str, at: int) -> Role | None:
        """`shells fell on Hass`, `the shelling of Hass`, `an attack on Hass`."""
        falls = preposition == "on" and any(flag & FALLING for flag in self.tags[max(0, at - 4) : at])
        hit = preposition in ("on", "of") and self.tags[at - 1] & (EVENT | REACHING)
        return Role.SITE if falls or hit else None

    def _is_no_place(self, name: Name) -> bool:
        """Whether an unknown name is something else: `Euro 2004`, `Dabbit hospital`, `Operation Dawn`."""
        if name.kind == "initial" or self.tags[name.last] & BUILDING or self._is_adjectival(name):
            return True
        if name.last < len(self.lower) and self.lower[name.last][0].isdigit():
            return True
        if self.tags[name.last - 1] & GROUND and name.last - name.first > 1:  # Vnukovo Airport
            return False
        return self.is_common(name.last - 1) or self.tags[name.first] & (BUILDING | EVENT) != 0

    def _is_adjectival(self, name: Name) -> bool:
        """`Amazonian-jungle`: a capital joined by a hyphen to a word with none."""
        head, _, tail = self.words[name.last - 1].rpartition("-")
        return bool(head) and tail.islower() and head.lower() not in ("al", "el")

    def _has_place_noun(self, name: Name) -> bool:
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
            or self._is_one_of(name.first)
            or (self.lower[name.first - 1] in _BEFORE_NAMES and name.first > 0)
            or (self._before_comma(name) and self._is_apposed(name))
        )

    def _is_located(self, name: Name) -> bool:
        """`Hass, Idlib, saw 20 deaths`: what only names a region or country lies between commas."""
        region = self.after_comma(name)
        if region is None or region.kind != "place" or region.scale not in ("region", "country"):
            return False
        k = region.last
        after = self.lower[k] if k < len(self.lower) else "."
        listed = k + 1 in self.starts or self.lower[k + 1 : k + 2] in _GOES_ON
        return after in _CLOSED and not region.possessive and not (after == "," and listed)

    def _is_apposed(self, name: Name) -> bool:
        """`Hass, a small town in the north`; `Sarmin, an Idlib suburb, saw`."""
        lower, k = self.lower, name.last + 2
        if (
            self.capitals
            or lower[name.last : name.last + 1] != [","]
            or lower[k - 1 : k] not in (["a"], ["an"], ["the"])
        ):
            return False
        for j in range(k, min(k + 5, len(lower) - 1)):
            if self.tags[j] & PLACE or lower[j] == "community":
                return lower[j + 1] in _AFTER_NOUN
            if self.tags[j] & PHRASE_END or not lower[j][0].isalpha():
                return False
        return False

    def _is_direct(self, first: int, at: int) -> bool:
        """Whether a name stands right after its preposition but for compass words, names and the like."""
        lower, words, tags = self.lower, self.words, self.tags
        if at > 1 and not self.capitals and any(n.last == at and n.kind != "place" for n in self.names):
            return False
        if lower[first - 1] == "the":
            return False
        return all(
            tags[k] & COMPASS
            or lower[k] in ("'s", "nearby", "neighboring", "neighbouring", "the", "of")
            or tags[k] & PART
            or words[k] != lower[k]
            or "-" in lower[k]
            for k in range(at + 1, first)
        )

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

    def _noun_after(self, k: int) -> int:
        """The tags of the noun before which a name stands: of the last of four words that the lists know."""
        found = 0
        for j in range(k, min(k + 4, len(self.lower))):
            flag = self.tags[j]
            if flag & (PHRASE_END | ARTICLE) or not self.lower[j][0].isalpha():
                break
            if j in self.starts and self.starts[j].kind in ("place", "person"):
                break
            if flag & (PLACE | EVENT | SITE | ACTOR):
                found = flag
        return found

    def _is_adjective(self, name: Name) -> bool:
        """`U.S. warships`, `a US raid`: an abbreviation before another noun."""
        word = self.words[name.first]
        if name.scale != "country" or len(word) > 6 or not word.replace(".", "").isupper():
            return False
        if name.first and self.lower[name.first - 1] in ("a", "an"):
            return True
        after = self.lower[name.last] if name.last < len(self.lower) else "."
        return (
            after.isalpha()
            and after == self.words[name.last]
            and not after.endswith("ed")
            and not self.tags[name.last] & (AUXILIARY | FUNCTION | GOVERNING)
        )


def _actor_role(noun: int) -> Role:
    """The role of a place before those who act or speak: police act at home, a minister speaks anywhere."""
    if noun & HOME:
        return Role.HOME
    return Role.ACTOR if noun & (LOCAL | BODY | OWNED) else Role.OTHER
