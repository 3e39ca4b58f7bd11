"""What comparing has to know of the world: metrics, places inside places, actors and their other names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from claims.compare.speakers.speaker_names import SpeakerNames
from claims.lexicon.counted_group import About, CountedNouns, Group


class CommonWords(NamedTuple):
    """The stems of words by which one cannot tell one event from others."""

    names: frozenset[str] = frozenset()  # where a text writes them with a capital letter
    anywhere: frozenset[str] = frozenset()  # in any sentence
    or_known: frozenset[str] = frozenset()  # those, and the names of countries, peoples and actors


_KEPT = 2**12  # groups, places and names that are remembered: texts have the same ones over and over

Names = Callable[[str], tuple[str, ...]]


class Metric(NamedTuple):
    """What the lexicon says of a metric."""

    key: str
    measure: str = "flow"  # "stock": how many there are; "flow": how many in a period
    window_days: int = 0  # how far apart two as-of times of a stock may lie and still answer one question
    label: str = ""
    part_of: str | None = None  # the metric that counts it in: fighters for foreign_fighters
    doubles_in_days: int = 0  # a stock may double or halve unseen in so many; 0: in a third of its window
    family: str | None = None  # of metrics that one number may be read to be on, now on one, now on another

    @property
    def doubling_days(self) -> int:
        """In how many days a stock may double or halve without anybody saying so."""
        return self.doubles_in_days or self.window_days // 3


def _nothing(_: str) -> tuple[str, ...]:
    return ()


def _no_name(_: str) -> None:
    return None


@dataclass(frozen=True)
class World:
    """The knowledge that verdicts rest on. Every part may be left out; what is not known is never assumed."""

    metrics: Mapping[str, Metric] = field(default_factory=dict)
    nouns: CountedNouns = field(default_factory=CountedNouns)  # which group the counted words name
    spell: Callable[[str], str] = str  # a place's one name for all of its spellings
    around: Names = _nothing  # all places that a place lies in, nearest first, the widest last
    people: Callable[[str], str | None] = _no_name  # what the people of a place are called: Syrian
    countries: frozenset[str] = frozenset()
    wholes: Names = _nothing  # the actors that an actor is declared part of, nearest first
    aliases: Mapping[str, str] = field(default_factory=dict)  # a name in lower case -> its canonical one
    speakers: SpeakerNames = field(default_factory=SpeakerNames)  # the names of claimants and publishers
    storms: tuple[str, ...] = ()  # the words before the names of storms
    common_words: Callable[[], CommonWords] = CommonWords
    media: frozenset[str] = frozenset()  # the keys of papers, agencies and broadcasters
    # By family the keys of claimants that stand for others, where more, or fewer, are spoken of than stand
    # beside those that are compared.
    same_names: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    def with_names(self, same_names: Mapping[tuple[str, str], Mapping[str, str]]) -> "World":
        """The same world, but for `same_names`. What it remembers both remember."""
        other = replace(self, same_names=same_names)
        vars(other).update((name, getattr(self, name)) for name in _REMEMBERED)
        return other

    def metric(self, key: str) -> Metric:
        """The metric of that key. One that nobody declared is a flow: two periods are never mixed up."""
        return self.metrics.get(key) or Metric(key, label=key)

    @cached_property
    def group(self) -> Callable[[str | None, str, str, str | None], Group]:
        """Which group the words counted name, beside metric, unit and subject (`CountedNouns.group`)."""
        return lru_cache(_KEPT)(lambda counted, *about: self.nouns.group(counted, About(*about)))

    @cached_property
    def traits(self) -> Callable[[str | None], frozenset[str]]:
        """What the words counted tell of people: whether they are young, women, armed (`CountedNouns`)."""
        return lru_cache(_KEPT)(self.nouns.traits)

    @cached_property
    def spelled(self) -> Callable[[tuple[str, ...]], frozenset[str]]:
        """The one name of each of several places."""
        return lru_cache(_KEPT)(lambda places: frozenset(map(self.spell, places)))

    @cached_property
    def publishers(self) -> Callable[[tuple[str, ...]], frozenset[str]]:
        """The keys of those who print, by their names."""
        return lru_cache(_KEPT)(lambda names: frozenset(filter(None, map(self.speakers.key, names))))

    @cached_property
    def surroundings(self) -> Names:
        """The same as `around`, remembered: claims lie in the same places over and over."""
        return lru_cache(_KEPT)(self.around)

    @cached_property
    def countries_of(self) -> Callable[[frozenset[str]], frozenset[str]]:
        """The countries that places lie in, as far as they are known."""
        return lru_cache(_KEPT)(lambda places: frozenset(chain.from_iterable(map(self._country, places))))

    def _country(self, place: str) -> tuple[str, ...]:
        return self.surroundings(place)[-1:] or ((place,) if place in self.countries else ())

    @cached_property
    def common(self) -> CommonWords:
        """The words by which one cannot tell one event from others, worked out when they are asked for."""
        return self.common_words()

    @cached_property
    def states(self) -> frozenset[str]:
        """The keys of countries as those who speak."""
        return frozenset(map(str.casefold, self.countries))

    def name(self, name: str) -> str:
        """The canonical name of an actor or claimant, or the name as it is."""
        return self.aliases.get(name.lower(), name)

    def event(self, name: str) -> str:
        """What tells a named event from others. A storm is one under its name alone: it was a tropical storm
        before it was a hurricane."""
        folded = name.casefold()
        word = next((it for it in self.storms if folded.startswith(f"{it} ")), None)
        return folded if word is None else f"storm {folded[len(word) + 1 :]}"

    def place_within(self, place: str, other: str) -> bool:
        """Whether the one place lies in the other, and is not the same."""
        return other in self.surroundings(place)


_REMEMBERED = ("group", "traits", "spelled", "publishers", "surroundings", "countries_of", "common")
