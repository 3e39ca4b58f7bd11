"""What the names of one claimant or publisher have in common: "the UN's report" and "United Nations"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claims.compare.speakers.written_name import (
    OWN,
    fold,
    in_one_english,
    names_itself,
    plain_name,
    registered_name,
    without_own,
)
from claims.lexicon.inflection import singular
from claims.lexicon.per_word import Seen

_OWNER = re.compile(r"(?:'s|’s)(?= )")
_ONE_SPELLING = {"defense": "defence", "labor": "labour", "ministers": "ministry", "services": "service"}
_ARMIES = ({"army"}, {"armed", "forces"}, {"defence", "forces"})
_TWO, _LONGEST_STATE = 2, 5  # words: of an office with its state, of the name of a state
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}\Z", re.IGNORECASE)  # the address of a site
_BEFORE_OWNER = frozenset(("of", "from", "for"))
_PREPOSITIONS = _BEFORE_OWNER | frozenset(("in", "at", "on", "with"))


@dataclass(frozen=True, eq=False)
class SpeakerNames:
    """Whom the lexicon knows by which names, and who speaks for whom."""

    names: Mapping[str, str] = field(default_factory=dict)  # a name as `fold` leaves it -> the canonical one
    speaks_for: Mapping[str, str] = field(default_factory=dict)  # a person or office -> the organisation
    # The canonical names of those who may print their own figures.
    organisations: frozenset[str] = frozenset()
    # The words of speakers.toml by what they are.
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # A country, its people or its capital, folded -> the country.
    states: Mapping[str, str] = field(default_factory=dict)
    # The key of an organisation -> that of what it is part of.
    bodies: Mapping[str, str] = field(default_factory=dict)

    def key(self, name: str | None) -> str | None:
        """The same for all names of one speaker, in small letters; `None` for no name.

        A person who is known to speak for an organisation has its key, and so has its spokesman; a state has
        that of its government. The address of a site is the name that it is registered under.
        """
        return self._keys[name] if name and name.strip() else None

    @cached_property
    def _keys(self) -> Seen[str]:
        return Seen(self._key)

    def _key(self, name: str) -> str:
        known = self._canonical(name)
        own = self._organ(known) or self._state_office(known) or self._department(known)
        own = own or self._local_office(known)
        return own or fold(self.speaks_for.get(known, known))

    def _organ(self, name: str) -> str | None:
        """The country of an organ of state with the words that tell which it is: `iraq health ministry`."""
        organs = self._of("organ")
        words = [_ONE_SPELLING.get(word, word) for word in fold(_OWNER.sub("", name)).split()]
        told = {word for word in words if word in organs}
        state = self._state_words.get(frozenset(words) - told - _PREPOSITIONS)
        if not told or state is None:
            return None
        if "intelligence" in told or told in _ARMIES:
            told = {"intelligence"} & told or {"military"}
        return " ".join((fold(state), *sorted(told - {"public"})))

    @cached_property
    def _state_words(self) -> Mapping[frozenset[str], str]:
        """The states by the words of their names but for small ones."""
        return {frozenset(name.split()) - _PREPOSITIONS: state for name, state in self.states.items()}

    def _state_office(self, name: str) -> str | None:
        """The country of an office of state with the words that tell which it is: `iraq health minister`, for
        "Iraq's health minister" and "health minister of Iraq"."""
        words = fold(_OWNER.sub("", name)).split()
        office, _, state_of_it = " ".join(words).partition(" of ")
        if state_of_it and office.split()[-1] in self._of("office"):
            words = [*state_of_it.removeprefix("the ").split(), *office.split()]
        if len(words) < _TWO or words[-1] not in self._of("office"):
            return None
        ends = range(min(_LONGEST_STATE, len(words) - 1), 0, -1)
        found = ((state, words[end:]) for end in ends if (state := self.states.get(" ".join(words[:end]))))
        return next((" ".join((fold(state), *office)) for state, office in found), None)

    def _department(self, name: str) -> str | None:
        """The country of a department of state with its whole name: `chad department of trade`, for "Chad's
        Department of Trade" and "the Department of Trade of Chad"."""
        words = fold(_OWNER.sub("", name)).split()
        heads = self._of("department")
        ends = range(1, min(_LONGEST_STATE, len(words) - 1) + 1)
        before = ((" ".join(words[:end]), words[end:]) for end in ends)
        after = ((" ".join(words[-end:]), words[:-end]) for end in ends)
        for state, others in (*before, *after):
            rest = others[:-1] if others[-1] in _PREPOSITIONS else others
            if state in self.states and len(rest) > 1 and not heads.isdisjoint(rest):
                return " ".join((fold(self.states[state]), *rest))
        return None

    def _local_office(self, name: str) -> str | None:
        """The place or body of an office with the words that tell which it is: `velm mayor`, for "Velm's
        mayor" and "mayor of Velm"."""
        offices = self._of("office")
        office, _, owner = _OWNER.sub("", name).partition(" of ")
        owner = owner.removeprefix("the ")
        if owner and owner[0].isupper() and office.split()[-1].casefold() in offices:
            return fold(f"{owner} {office}")
        plain = _OWNER.sub("", name)
        owned = plain != name and name[0].isupper() and plain.rsplit(maxsplit=1)[-1].casefold() in offices
        return fold(plain) if owned else None

    def body(self, key: str) -> str | None:
        """The key of the body that an organisation is part of, or of the state whose organ it is; of those
        that have parts, their own; `None` for others."""
        return self._wholes[key]

    @cached_property
    def _wholes(self) -> Seen[str | None]:
        return Seen(self._whole)

    def _whole(self, key: str) -> str | None:
        if key in self.bodies:
            return self.bodies[key]
        if key in self._with_parts:
            return key
        one, _, other = key.partition(" and ")
        if other:
            whole, others = (self._whole(self.key(name) or "") for name in (one, other))
            return whole if whole == others else None
        return self._state_of(key.split())

    def _state_of(self, words: Sequence[str]) -> str | None:
        """The key of the state of which an organ or an office has these words."""
        organs = self._of("organ")
        for end in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
            state, rest = " ".join(words[:end]), words[end:]
            office = rest[-1] in self._of("office") or not self._of("department").isdisjoint(rest)
            if state in self._with_parts and (office or organs.issuperset(rest)):
                return state
        return None

    @cached_property
    def _with_parts(self) -> frozenset[str]:
        return frozenset(self.bodies.values()) | frozenset(map(fold, self.states.values()))

    def knows(self, name: str) -> bool:
        """Whether the lexicon has the name."""
        return self._plain_known[plain_name(name)] is not None

    @cached_property
    def _plain_known(self) -> Seen[str | None]:
        return Seen(self._known)

    def is_organisation(self, name: str) -> bool:
        """Whether the name is that of a body that may print figures of its own, and of no newspaper."""
        return self._printing[name]

    @cached_property
    def _printing(self) -> Seen[bool]:
        return Seen(lambda name: self._canonical(name) in self.organisations)

    def is_anybody(self, name: str) -> bool:
        """Whether the words tell of people whom nobody names: "officials", "a worker", "a US official".

        The officials of a state, all of them, speak for it: "US officials" are no such people.
        """
        return self._anybody[name]

    @cached_property
    def _anybody(self) -> Seen[bool]:
        return Seen(self._is_anybody)

    def _is_anybody(self, name: str) -> bool:
        people = self._people(name)
        head, anybody = people[-1].casefold() if people else "", self._of("anybody")
        return head in anybody or (singular(head) in anybody and not names_itself(" ".join(people)))

    def is_nameless(self, name: str) -> bool:
        """Whether no name stands among the words that tell of people, before where they are: "researchers in
        Britain", but not "a UN official"."""
        return not names_itself(" ".join(self._people(name)))

    def is_private(self, name: str) -> bool:
        """Whether the words tell of people who were there, and of no office: "residents of Aleppo"."""
        return self._residents[name]

    @cached_property
    def _residents(self) -> Seen[bool]:
        return Seen(self._is_private)

    def _is_private(self, name: str) -> bool:
        people = self._people(name)
        return bool(people) and singular(people[-1].casefold()) in self._of("private")

    def is_body(self, name: str) -> bool:
        """Whether the word tells of a body, its document or its spokesman, whom the text must have named
        before. With a word before it, it may be another: "a rights group" beside the United Nations."""
        return self._bodies[name]

    @cached_property
    def _bodies(self) -> Seen[bool]:
        return Seen(self._is_body)

    def _is_body(self, name: str) -> bool:
        words = plain_name(name).casefold().split()
        bodies = self._of("body") | self._of("document") | self._of("spokesman")
        return len(words) == 1 and not names_itself(name) and singular(words[0]) in bodies

    def is_bare_office(self, name: str) -> bool:
        """Whether the words name an office, but neither who holds it nor where: "the regional governor"."""
        return self._offices[name]

    @cached_property
    def _offices(self) -> Seen[bool]:
        return Seen(self._is_bare_office)

    def _is_bare_office(self, name: str) -> bool:
        words = plain_name(name).split()
        named = names_itself(name) and len(words) > 1
        return not named and not self._of("office").isdisjoint(
            (" ".join(words[-1:]).casefold(), " ".join(words[-2:]))
        )

    def is_government(self, name: str) -> bool:
        """Whether a word of the name says that it is a government: "the eastern Libyan government"."""
        return not self._of("government").isdisjoint(name.casefold().split())

    def _of(self, kind: str) -> frozenset[str]:
        return self.words.get(kind, frozenset())

    def _people(self, name: str) -> list[str]:
        """The words before the first preposition: "officials" of "officials in Kabul". After an amount
        they are those of which there are so many."""
        words = plain_name(name).split()
        at = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
        if words[at : at + 1] == ["of"] and words[at - 1].casefold() in self._of("amount"):
            return self._people(" ".join(words[at + 1 :]))
        return words[:at]

    def _canonical(self, name: str) -> str:
        plain = plain_name(name)
        if _HOST.match(plain):
            return registered_name(plain)
        return self._plain_known[plain] or " ".join(without_own(self._shorter(plain)))

    def _known(self, plain: str) -> str | None:
        """The canonical name of one that the lexicon has, whatever stands around it."""
        words = plain.split()
        seat = next((it for it in self._of("seat") if plain.startswith(f"{it} ")), None)
        forms = [words, self._shorter(plain), self._without_sort(words), *([[seat]] if seat else [])]
        forms += [form[1:] for form in forms[:1] if len(form) > 1 and OWN.search(form[0])]
        forms += [words[: words.index("in")]] if "in" in words[1:] else []  # the Red Cross in Mali
        for form in forms:
            if known := self._named(" ".join(without_own(form))):
                return known
        return self._employer(words) or self._state(words)

    def _named(self, name: str) -> str | None:
        """The canonical name of one that the lexicon has, in whichever English it is written."""
        return self.names.get(fold(name)) or self._spelled.get(in_one_english(name))

    @cached_property
    def _spelled(self) -> Mapping[str, str]:
        return {in_one_english(name): known for name, known in self.names.items()}

    def _employer(self, words: Sequence[str]) -> str | None:
        """The body of those who work for it: "researchers for Amnesty International", "UN officials"."""
        staff = self._of("staff")
        if len(words) > 1 and words[-1].casefold() in staff:
            rest = words[:-1]
        elif len(words) > 2 and words[0].casefold() in staff and words[1].casefold() in _PREPOSITIONS:
            rest = [word for word in words[2:] if word.casefold() != "the"]
        else:
            return None
        known = self._named(" ".join(without_own(rest)))
        return known if known in self.organisations else None

    def _shorter(self, plain: str) -> list[str]:
        """The words of a name without those of a document or spokesman, if that leaves any."""
        words = plain.split()
        spoken = self._of("spokesman")
        at = next((i for i, word in enumerate(words) if word.casefold() in spoken), None)
        if at is not None:
            owner = [word for word in words[at + 1 :] if word.casefold() != "the"]
            if owner and owner[0].casefold() in _BEFORE_OWNER:
                return owner[1:] or words
            named = [i for i, word in enumerate(words[:at]) if word[0].isupper() or OWN.search(word)]
            return words[: named[-1] + 1] if named else words[:at] or words
        if len(words) > 1 and singular(words[-1].casefold()) in self._of("document"):
            return words[:-1]
        return words

    def _without_sort(self, words: Sequence[str]) -> Sequence[str]:
        """A name without the words that tell what sort of body has it: the rights group B'Tselem."""
        sorts = self._of("sort")
        before = [i for i, word in enumerate(words[:-1]) if word.casefold() in sorts]
        if before:
            return words[before[-1] + 1 :]
        after = next((i for i, word in enumerate(words) if i and word.casefold() in sorts), len(words))
        return words[:after]

    def _state(self, words: Sequence[str]) -> str | None:
        """The country whose name is left without the words for those who rule it."""
        ruling = self._of("government") | {"the", "of"}
        left = [word for word in without_own(words) if fold(OWN.sub("", word)) not in ruling]
        return self.states.get(fold(" ".join(OWN.sub("", word) for word in left)))
