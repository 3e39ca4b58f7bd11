"""Find where a sentence speaks of places, and in what role: as the site of something, as where somebody
comes from, as the home of an office, or as what another place is measured from.

A mention is a known place, an adjective of one, or an unknown name in the slot of a place ("in Hass",
"the town of Hass", "Hass village", "Baghdad's Sadr City").
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.name import Name, find_names
from claims.extract.noun import singular
from claims.extract.sentence import Sentence


class Role(IntEnum):
    """What a place is in its sentence, the surest site of an event first."""

    SITE = 0  # in Hass, the attack on Hass, the Hass bombing
    NEAR = 1  # near Hass
    GOAL = 2  # to Hass, for Hass
    ADJECTIVE = 3  # Iraqi civilians, Iraq's output
    LOOSE = 4  # the people of Iraq
    SPEAKER = 5  # officials in Iraq say
    HOME = 6  # Iraqi police: they act at home
    ACTOR = 7  # Iraq's army, an Iraqi bank
    AGENT = 8  # Iraq arrested
    ORIGIN = 9  # from Iraq
    MEASURE = 10  # west of Hass
    DATELINE = 11  # HASS, Syria (AP) -
    STAY = 12  # based in Iraq
    OTHER = 13  # against Iraq, told reporters in Iraq, the Iraqi minister


class Mention(NamedTuple):
    """A place at words `first` up to, not including, `last`."""

    first: int
    last: int
    start: int  # of its phrase: the preposition that governs it
    value: str
    role: Role
    scale: str  # country, region, city, area, continent; "" of an unknown name
    within: tuple[str, ...]
    group: int  # mentions with one number are coordinated: "in Iraq and Syria", "the towns of A, B and C"
    kind: str = ""  # the noun that says what it is: city, village
    country: str = ""  # the country it is, or lies in
    possessive: bool = False
    plural: bool = False  # of the first of several: "the towns of A B and C"


class PlaceWords(NamedTuple):
    """The words of the lexicon by which roles are told."""

    nouns: frozenset[str]  # province, city
    events: frozenset[str]  # attack, bombing
    sites: frozenset[str]  # airport, hospital
    actors: frozenset[str]  # police, officials, government
    bodies: frozenset[str]  # those of them that are no persons or media: army, bank
    locals: frozenset[str]  # persons who act at home unless their state acts abroad: soldiers, rebels
    homely: frozenset[str]  # who act at home: police, villagers
    speech: frozenset[str]  # said, told
    titles: frozenset[str]
    buildings: frozenset[str]  # those of the sites that are named after anybody: hospital, street
    not_places: frozenset[str]  # what also stands after "in" with a capital: Ramadan, Parliament
    prefixes: frozenset[str]  # the first word of many places' names: Mount, Tel
    scenes: frozenset[str]  # where people speak: conference, reporters, speaking
    staying: frozenset[str]  # where somebody is: based, living
    capitals: frozenset[str]  # where the world's bodies speak: Geneva
    reaching: frozenset[str]  # verbs whose object is a place: hit, shelled, seized
    leaving: frozenset[str]
    falling: frozenset[str]  # what comes down on a place: fired, shells, bombs
    countries: frozenset[str]
    capitals_of: dict[str, str]
    abroad: frozenset[str]  # countries whose forces and citizens are met all over the world


_INSIDE = frozenset(
    (
        "in",
        "at",
        "inside",
        "within",
        "across",
        "throughout",
        "onto",
        "around",
        "along",
        "between",
        "through",
        "off",
        "over",
        "under",
    )
)
_NEAR = frozenset(("near", "outside", "nearby"))
_GOAL = frozenset(("to", "into", "towards", "toward", "for"))
_OTHER = frozenset(
    ("by", "with", "against", "about", "without", "via", "during", "despite", "amid", "like", "including")
)
_PREPOSITIONS = _INSIDE | _NEAR | _GOAL | _OTHER | frozenset(("on", "of", "from"))
_ROLES = {
    **dict.fromkeys(_INSIDE, Role.SITE),
    **dict.fromkeys(_NEAR, Role.NEAR),
    **dict.fromkeys(_GOAL, Role.GOAL),
    **dict.fromkeys(_OTHER, Role.OTHER),
    "from": Role.ORIGIN,
    "@": Role.SITE,  # the object of a verb: shelled Hass
}
_COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-east north-west south-east south-west north-eastern "
    "north-western south-eastern south-western mid upper lower".split()
)  # fmt: skip
_DETERMINERS = frozenset("the a an this that its his their another both".split())
_AUXILIARY = frozenset(
    "has have had was were is are be been being will would could can may might must shall should does do did".split()
)
_FUNCTION = _AUXILIARY | frozenset(
    "and or but while as after before when where which who whom that than then since until also still if because "
    "although though so not".split()
)  # fmt: skip
_JOINTS = frozenset(("and", ",", "or", "/", "&"))
_STRETCH = frozenset(
    "stretch stretches stretched stretching extend extends extended extending run runs ran running range ranges "
    "ranging reach reaching span spanning".split()
)
_HELD = frozenset(("held", "controlled", "run", "occupied"))
_ON_THE_WAY = frozenset(("has", "have", "had", "also", "on", "later", "now", "and", "or", "state", "local"))
_PARTS = frozenset(
    (
        "outskirts",
        "part",
        "parts",
        "rest",
        "areas",
        "centre",
        "center",
        "heart",
        "districts",
        "edge",
        "suburbs",
    )
)


_PLURALS = frozenset(
    "areas camps cities districts hamlets islands localities neighborhoods neighbourhoods provinces quarters regions "
    "settlements suburbs towns villages governorates".split()
)  # fmt: skip


_OWN_NOUNS = frozenset(
    "neighborhood neighbourhood village district province town governorate region area quarter county oblast state".split()
)


def find_mentions(sentence: Sentence, lexicon: Lexicon) -> list[Mention]:
    """The mentions of places in a sentence, in order; worked out once."""
    found = sentence.memo.get("places")
    if found is None:
        found = sentence.memo["places"] = _Slots(sentence, lexicon).mentions()
    return found  # type: ignore[return-value]


def country_of(name: Name, countries: frozenset[str]) -> str:
    """The country that a place is or lies in, a people comes from, an actor belongs to; "" if none."""
    if name.kind in ("place", "demonym"):
        return next((place for place in (name.value, *name.within) if place in countries), "")
    return next((place for place in name.within if place in countries), name.country or "")


class _Slots:
    """A sentence whose names are asked for their roles."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence, self.lower, self.words = sentence, sentence.lower, sentence.words
        self.names = find_names(sentence, lexicon)
        self.listed = lexicon.index(build_place_words)
        self.starts = {name.first: name for name in self.names}

    def mentions(self) -> list[Mention]:
        """All mentions, coordinated ones in one group, containers left out."""
        found: list[Mention] = []
        for name in self._split():
            if name.suffix in _HELD and name.country:
                found.append(self._held(name))
            if name.kind not in ("place", "demonym", "unknown", "initial") or name.prefix or name.suffix:
                continue
            mention = self._mention(name, found[-1] if found else None)
            if mention:
                found.append(mention)
        return _without_containers(self._with_extents(found), self.lower, self.listed)

    def _held(self, name: Name) -> Mention:
        """`SDF-controlled areas` are in the country of those who hold them."""
        country = name.country or ""
        return Mention(
            name.first, name.last, name.first, country, Role.LOOSE, "country", (), name.first, "", country
        )

    def _split(self) -> Iterator[Name]:
        """The names, those cut apart whose commas were lost: `neighborhoods of al-Midan al-Furqan and Bab Touma`."""
        for name in self.names:
            if name.kind != "unknown" or name.last - name.first < 2 or not self._is_several(name):
                yield name
                continue
            first = name.first
            for k in range(name.first + 1, name.last):
                if self._has_article(k) and self._has_article(k - 1):
                    yield name._replace(first=first, last=k, value=self.sentence.slice(first, k))
                    first = k
            yield name._replace(first=first, value=self.sentence.slice(first, name.last))

    def _is_several(self, name: Name) -> bool:
        before = self.lower[max(0, name.first - 2) : name.first]
        return (before[-1:] == ["of"] and before[0] in _PLURALS) or self._is_listed(name.last)

    def _has_article(self, k: int) -> bool:
        return self.lower[k].startswith(("al-", "el-"))

    def _with_extents(self, found: list[Mention]) -> list[Mention]:
        """The mentions with both ends of what stretches `from A to B` as sites."""
        for k in range(len(found) - 1):
            a, b = found[k], found[k + 1]
            if a.role == Role.ORIGIN and b.role == Role.GOAL and b.first - a.last < 5:
                if set(self.lower[max(0, a.first - 4) : a.first]) & _STRETCH:
                    found[k] = a._replace(role=Role.SITE)
                    found[k + 1] = b._replace(role=Role.SITE, group=a.group)
        return found

    def _mention(self, name: Name, before: Mention | None) -> Mention | None:
        """The mention that a name is, in the group of the one before where it is joined to it."""
        preposition, at = self._preposition(name.first)
        role = self._role(name, preposition, at)
        group = name.first
        if before is not None and self._joins(before, name) and (role is None or at < before.first):
            role, group = before.role, before.group
        elif before is not None and role in (None, Role.AGENT) and self._names_it(before, name):
            role = before.role
        if role is None:
            return None
        lower = self.lower
        plural = before is not None and before.group == group and before.plural
        if name.first > 1 and lower[name.first - 1] == "of":
            plural = lower[name.first - 2] in _PLURALS
        country = country_of(name, self.listed.countries)
        value = name.value if name.scale not in ("", "city") else self._as_spelt(name)
        scale, within = name.scale, name.within
        if scale == "country" and self._is_capital(name) and country in self.listed.capitals_of:
            value, scale, within = self.listed.capitals_of[country], "city", (country,)
        return Mention(
            name.first, name.last, at if at >= 0 else name.first, value, role, scale, within, group,
            self._kind(name), country, name.possessive and name.kind == "place", plural,
        )  # fmt: skip

    def _is_capital(self, name: Name) -> bool:
        """`the Afghan capital`, `Guinea's capital`."""
        behind = [word for word in self.lower[name.last : name.last + 2] if word != "'s"]
        return behind[:1] == ["capital"] and (name.kind == "demonym" or name.possessive)

    def _names_it(self, before: Mention, name: Name) -> bool:
        """Whether a name follows what it names: `the Iraqi capital, Baghdad`, `Guinea's capital Conakry`."""
        between = self.lower[before.last : name.first]
        if not 0 < len(between) < 5 or "and" in between:
            return False
        return all(
            w in self.listed.nouns or w in ("'s", ",", "of") or w in _COMPASS for w in between
        ) and any(w in self.listed.nouns for w in between)

    def _as_spelt(self, name: Name) -> str:
        """A town's name as the text spells it, which is how its readers look for it; never its possessive."""
        last = name.last
        if name.kind == "unknown" and last - name.first > 1 and self.lower[last - 1] in _OWN_NOUNS:
            last -= 1
        text = self.sentence.slice(name.first, last)
        if name.possessive and text.endswith("s") and not name.value.endswith("s"):
            text = text[:-1]
        if self.lower[name.last : name.last + 1] == ["county"] and self.words[name.last] == "County":
            text += " County"
        return name.value if text.isupper() and name.scale else " ".join(text.split())

    def _joins(self, before: Mention, name: Name) -> bool:
        """Whether a name is coordinated with the mention before it: `A and B`, `A city and the town of B`."""
        lower, listed = self.lower, self.listed
        between = lower[before.last : name.first]
        after = lower[name.last] if name.last < len(lower) else ""
        if name.kind not in ("place", "unknown"):
            return False
        if (after in _AUXILIARY or after in listed.speech) and "," in between:  # in Britain, and Pakistan is
            return False
        if singular(after) in listed.actors or (
            name.kind == "unknown" and self._is_common(lower[name.last - 1])
        ):
            return False
        if not between:  # commas get lost: "in Aleppo Idlib", "the towns of Hass Kafr Nabl and Sarmin"
            known = bool(name.scale and before.scale) and not before.possessive
            return before.plural or known or (self._has_article(name.first) and self._is_listed(name.last))
        if between[0] == "'s" and before.group != before.first:  # China's region of Tibet, one of several
            return True
        if len(between) > 6 or not any(word in _JOINTS for word in between):
            return False
        if all(word in _JOINTS for word in between):
            return True
        filler = listed.nouns | _COMPASS | {"of", "in", "the", "'s"}
        return any(w in ("and", "or") for w in between) and all(w in _JOINTS or w in filler for w in between)

    def _preposition(self, first: int) -> tuple[str, int]:
        """The preposition that governs the name at word `first`, and where it stands; "", -1 if none."""
        lower, words, nouns = self.lower, self.words, self.listed.nouns
        free = 3
        for j in range(first - 1, max(-1, first - 10), -1):
            word = lower[j]
            if word in _PREPOSITIONS:
                if word == "of" and j and (lower[j - 1] in nouns or lower[j - 1] in _PARTS):
                    continue
                return word, j
            if word in self.listed.reaching:
                return "@", j
            if word in self.listed.leaving:
                return "from", j
            if (
                word in _DETERMINERS
                or word in _COMPASS
                or word in nouns
                or word in _PARTS
                or word in ("'s", "(")
            ):
                continue
            if word == "and" and j and lower[j - 1] in nouns:  # in the province and town of Hass
                continue
            if (words[j] != word and word not in self.listed.titles) or "-" in word:
                continue
            if word.isalpha() and word not in _FUNCTION and word not in self.listed.speech and free:
                free -= 1
                continue
            break
        return "", -1

    def _role(self, name: Name, preposition: str, at: int) -> Role | None:
        """The role of a name, or None for one that is no place here."""
        if name.kind in ("unknown", "initial"):
            return self._unknown_role(name, preposition, at)
        lower, listed = self.lower, self.listed
        if self._is_title(name):
            return None
        if self._is_dateline(name):
            return Role.DATELINE
        if preposition and (scene := self._scene(name, at)):
            return scene
        noun = self._noun_after(name.last + (lower[name.last : name.last + 1] == ["'s"]))
        if name.kind == "place" and not name.possessive and self._speaks(name.last, at):
            return Role.SPEAKER if preposition else Role.AGENT
        if name.kind == "demonym" or name.possessive or self._is_adjective(name):
            return self._adjective_role(name, preposition, noun)
        if noun in listed.actors and preposition != "in":
            return self._actor_role(noun)
        before = lower[name.first - 1] if name.first else ""
        if (
            noun in listed.events
            or noun in listed.sites
            or noun in listed.nouns
            or self._is_kind_of(name.first)
        ):
            return Role.SITE if preposition != "from" else Role.ORIGIN
        if before in ("a", "an") and name.scale != "country":
            return Role.SITE
        if before in _COMPASS and not preposition:
            return Role.LOOSE
        return self._prepositional_role(name, preposition, at)

    def _adjective_role(self, name: Name, preposition: str, noun: str) -> Role:
        """The role of `Iraqi` or `Iraq's` before a noun."""
        listed = self.listed
        if noun in listed.actors:
            return self._actor_role(noun)
        if noun == "border":
            return Role.MEASURE
        if noun in listed.nouns or noun in listed.sites or (noun in listed.events and name.possessive):
            return Role.SITE
        if name.possessive and preposition in _INSIDE:
            return Role.SITE
        if (
            name.kind == "demonym" and name.possessive and preposition in ("for", "among", "to")
        ):  # aid for Syrians
            return Role.GOAL
        return Role.ADJECTIVE

    def _actor_role(self, noun: str) -> Role:
        """The role of a place before those who act or speak: police act at home, a minister speaks anywhere."""
        listed = self.listed
        if noun in listed.homely:
            return Role.HOME
        return Role.ACTOR if noun in listed.locals or noun in listed.bodies else Role.OTHER

    def _prepositional_role(self, name: Name, preposition: str, at: int) -> Role:
        """The role that the preposition at word `at` gives."""
        before = self.lower[at - 1] if at > 0 else ""
        if preposition == "of":
            if before in _COMPASS:
                return Role.MEASURE
            if before == "out":
                return Role.ORIGIN
            if before in self.listed.titles:
                return Role.ACTOR
            return Role.SITE if self._is_event(at - 1) or before in self.listed.sites else Role.LOOSE
        if preposition == "on":
            return Role.SITE if name.scale != "country" or self._is_event(at - 1) else Role.LOOSE
        return _ROLES.get(preposition, Role.OTHER) if preposition else Role.AGENT

    def _unknown_role(self, name: Name, preposition: str, at: int) -> Role | None:
        """The role of a name that nothing knows: a place only in the slot of one."""
        lower, listed = self.lower, self.listed
        last = lower[name.last - 1]
        after = lower[name.last] if name.last < len(lower) else ""
        if name.kind == "initial" or self._is_common(last) or after in listed.buildings:
            return None
        if preposition and (scene := self._scene(name, at)):
            return scene
        if lower[name.first] in listed.prefixes and preposition in _ROLES | {"on": 0, "of": 0}:
            return _ROLES.get(preposition, Role.SITE)
        if self._is_listed(name.last) and preposition != "from":
            return Role.SITE
        if (
            after in listed.nouns
            and after not in _PLURALS
            or (last in listed.nouns and name.last - name.first > 1)
        ):
            return Role.ORIGIN if preposition == "from" else Role.SITE
        previous = lower[name.first - 1] if name.first else ""
        if self._is_kind_of(name.first):
            return Role.ORIGIN if preposition == "from" else Role.SITE
        plain = all(
            w in _COMPASS or w in ("'s", "nearby", "the") or self.words[k] != w or "-" in w
            for k, w in enumerate(lower[at + 1 : name.first], at + 1)
        )
        if (
            at < 0
            or not plain
            or self._in_headline(at)
            or (previous == "the" and lower[name.first - 2] in _PREPOSITIONS)
        ):
            return None
        if preposition in ("in", "near", "at", "outside", "around", "inside"):
            if self._speaks(name.last, at):
                return Role.SPEAKER
            return Role.NEAR if preposition in _NEAR else Role.SITE
        if preposition == "@" or (preposition == "on" and set(lower[max(0, at - 4) : at]) & listed.falling):
            return Role.SITE
        return Role.SITE if preposition in ("on", "of") and self._is_event(at - 1) else None

    def _is_common(self, word: str) -> bool:
        """Whether a name that ends with this word is something else than a place."""
        listed = self.listed
        if word in listed.not_places or word in listed.titles:
            return True
        form = singular(word)
        if form in listed.nouns or form == "camp":
            return False
        return form in listed.events or form in listed.sites or form in listed.actors or word in _COMPASS

    def _is_kind_of(self, k: int) -> bool:
        """Whether word `k` follows `town of` and the like."""
        return k > 1 and self.lower[k - 1] == "of" and self.lower[k - 2] in self.listed.nouns

    def _is_listed(self, k: int) -> bool:
        """Whether a list of names goes on at word `k` up to a noun for places: `A[, B and C neighborhoods]`."""
        joined = k > 1 and self.lower[k - 2] == "and"
        for j in range(k, min(k + 9, len(self.lower))):
            word = self.lower[j]
            if word in _PLURALS:
                return joined
            joined = joined or word == "and"
            if self.words[j] == word and word not in _JOINTS and word not in ("al", "-"):
                return False
        return False

    def _in_headline(self, at: int) -> bool:
        """Whether the words before a preposition are those of a headline, where any noun has a capital."""
        k = at - 1
        return (
            k >= 0
            and self.words[k] != self.lower[k]
            and not any(n.first <= k < n.last and n.kind == "place" for n in self.names)
        )

    def _noun_after(self, k: int) -> str:
        """The noun before which a name stands: the last of four words that the lists know; "" if none."""
        listed, found = self.listed, ""
        for j in range(k, min(k + 4, len(self.lower))):
            word = self.lower[j]
            if word in listed.speech or word in _PREPOSITIONS or word in _FUNCTION or not word[0].isalpha():
                break
            if j in self.starts and self.starts[j].kind in ("place", "person"):
                break
            for form in (word, singular(word)):
                if (
                    form in listed.nouns
                    or form in listed.events
                    or form in listed.sites
                    or form in listed.actors
                ):
                    found = form
                    break
        return found

    def _kind(self, name: Name) -> str:
        """The noun that says what a place is: `Hass village`, `the village of Hass`, `Rutba, a town`."""
        lower, nouns = self.lower, self.listed.nouns
        if name.last < len(lower) and lower[name.last] in nouns:
            return singular(lower[name.last])
        if name.first > 1 and lower[name.first - 1] == "of" and lower[name.first - 2] in nouns:
            return singular(lower[name.first - 2])
        return ""

    def _is_adjective(self, name: Name) -> bool:
        """`U.S. warships`: an abbreviation before another noun."""
        word = self.words[name.first]
        if name.scale != "country" or not word.replace(".", "").isupper() or len(word) > 6:
            return False
        if name.first and self.lower[name.first - 1] in ("a", "an"):
            return True
        after = self.lower[name.last] if name.last < len(self.lower) else "."
        return after.isalpha() and after == self.words[name.last] and after not in _FUNCTION | _PREPOSITIONS

    def _scene(self, name: Name, at: int) -> Role | None:
        """The role of a place where somebody only spoke or stayed: `told reporters in Cairo`, `based in Cairo`."""
        before = set(self.lower[max(0, at - 3) : max(0, at)])
        if before & self.listed.staying:
            return Role.STAY
        spoken = name.value in self.listed.capitals and any(word in self.listed.speech for word in self.lower)
        return Role.OTHER if spoken or before & self.listed.scenes else None

    def _is_event(self, k: int) -> bool:
        return k >= 0 and singular(self.lower[k]) in self.listed.events

    def _is_title(self, name: Name) -> bool:
        """`Homs Governor Talal Barazi`: the name is part of a title."""
        k = name.last
        return k < len(self.lower) and self.lower[k] in self.listed.titles and self.words[k] != self.lower[k]

    def _is_dateline(self, name: Name) -> bool:
        """`KABUL, Afghanistan (AP) -`, `OUAGADOUGOU:`; in capitals at the start of the sentence."""
        if name.first > 4 or not self.words[0].isupper() or len(self.words[0]) < 4:
            return False
        behind = self.lower[name.last : name.last + 6]
        return any(mark in behind for mark in ("(", "-", "–", "—", ":"))

    def _speaks(self, k: int, at: int) -> bool:
        """Whether speakers are said to be at a place and to say something: `officials in Iraq say`.

        `k` is the word behind the place, `at` its preposition or -1: `Iraq says`.
        """
        lower, words, listed = self.lower, self.words, self.listed
        if at >= 0 and (not at or singular(lower[at - 1]) not in listed.actors):
            return False
        for j in range(k, min(k + 6, len(lower))):
            word = lower[j]
            if word in listed.speech:
                return True
            passing = word in _ON_THE_WAY or word in listed.nouns or word.endswith("day") or words[j] != word
            if not passing and singular(word) not in listed.actors:
                return False
        return False


SCALES = {"": 0, "city": 1, "region": 2, "area": 2, "country": 4, "continent": 5}


def is_finer(mention: Mention, other: Mention) -> bool:
    """Whether a mention can lie in another: by the gazetteer, or as an unknown name or town beside a region."""
    if other.value in mention.within:
        return True
    return SCALES[mention.scale] < SCALES[other.scale] > 1 and mention.country in ("", other.country)


def _without_containers(found: list[Mention], lower: list[str], listed: PlaceWords) -> list[Mention]:
    """The mentions but those that only say where the one beside them lies: `Hass in Idlib`, `Iraq's Mosul`."""
    dropped: set[int] = set()
    for k in range(len(found) - 1):
        a, b = found[k], found[k + 1]
        between = lower[a.last : b.first]
        if len(between) > 8 or b.role == Role.MEASURE or any(w in listed.speech or w == ";" for w in between):
            continue
        if a.group == b.group and ("and" in between or a.plural):
            continue
        if (
            _leads_to(between, listed) or (a.possessive and not between)
        ) and b.role <= Role.GOAL:  # Iraqi city of Mosul; Zhari district of Kandahar
            dropped.add(k if SCALES[a.scale] >= SCALES[b.scale] else k + 1)
        elif "and" in between:
            continue
        elif (
            is_finer(a, b)
            or _lies_in(between, listed)
            or (between == [","] and SCALES[a.scale] < SCALES[b.scale])
        ) and a.role <= Role.LOOSE:
            dropped.add(k + 1)
        elif is_finer(b, a) and k not in dropped and b.role <= Role.GOAL:
            dropped.add(k)
    return [mention for k, mention in enumerate(found) if k not in dropped]


def _leads_to(between: list[str], listed: PlaceWords) -> bool:
    """Whether the words after a place lead to one in it: `West Bank [town of] Jenin`, `Baghdad['s] Sadr City`."""
    if between[-1:] == ["of"] and len(between) < 4 and singular(between[-2:][0]) in listed.nouns:
        return True
    return between[:1] == ["'s"] and all(word in _COMPASS for word in between[1:])


def _lies_in(between: list[str], listed: PlaceWords) -> bool:
    """Whether the words after a place say what it lies in: `El Fasher[, the capital of] North Darfur`."""
    last = next((word for word in reversed(between) if word not in _COMPASS), "")
    return (
        between[:1] == [","]
        and last in ("of", "in", "near")
        and any(singular(w) in listed.nouns for w in between)
    )


def build_place_words(lexicon: Lexicon) -> PlaceWords:
    """The words by which roles are told."""

    def words(kind: str, key: str = "words", said: tuple[str, ...] = ()) -> frozenset[str]:
        entries = [e for e in lexicon.entries(kind) if not said or e.get("is") in said]
        return frozenset(word for entry in entries for word in entry.get(key, ()))

    return PlaceWords(
        nouns=words("place_noun"),
        events=words("speaker", said=("event",)),
        sites=words("site_noun") | words("building_noun"),
        buildings=words("building_noun"),
        actors=words("speaker", said=("person", "body", "media")),
        bodies=words("speaker", said=("body",)),
        locals=words("local_actor"),
        homely=words("home_actor"),
        speech=words("speech_verb", "finite"),
        titles=words("title"),
        not_places=words("not_place"),
        prefixes=words("place_prefix"),
        scenes=words("speech_scene"),
        staying=words("staying_word"),
        capitals=words("speech_place"),
        reaching=words("reaching_verb"),
        leaving=words("leaving_verb"),
        falling=words("falling_word"),
        countries=frozenset(entry["name"] for entry in lexicon.entries("country")),
        capitals_of={e["name"]: e["capital"] for e in lexicon.entries("country") if "capital" in e},
        abroad=frozenset(entry["name"] for entry in lexicon.entries("country") if entry.get("abroad")),
    )
