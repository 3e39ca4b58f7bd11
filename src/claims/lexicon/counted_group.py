"""Which part of the people or things a figure counts: `four children` are some of `23 people`.

A group is told by marks: no mark is everybody, each mark narrows it. Marks come from the words that are
counted: the metric whose noun they are (soldiers: `troops`), or the noun itself where no metric has it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import STOPS
from claims.lexicon.inflection import singular
from claims.lexicon.nouns import metric_nouns

# The metrics whose nouns say who people are, rather than what happened to them; those that bear arms.
_ARMED = frozenset(("fighters", "foreign_fighters", "returnees", "troops"))
_WHO = _ARMED | frozenset(("civilians", "refugees", "displaced", "detained", "abducted"))
TRAITS = ("young", "grown", "female", "male", "armed", "unarmed")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST = 3  # words of a noun in the lexicon


class Group(NamedTuple):
    """Who or what is counted: the noun for things (empty for people), and what narrows it down.

    `rest` says that the words do not tell who they are: "four others", or an unnamed part of a total.
    """

    noun: str
    marks: frozenset[str]
    rest: bool = False

    def within(self, whole: "Group") -> bool:
        """Whether this group is some of another, and not the same."""
        if self.rest or whole.rest or self.noun != whole.noun:
            return False
        return self.marks > whole.marks


EVERYBODY = Group("", frozenset())
NOBODY_KNOWS = Group("", frozenset(), True)


class About(NamedTuple):
    """What the other fields of a figure say already, and its words therefore need not."""

    metric: str
    unit: str
    subject: str | None  # by its canonical name


class CountedNouns(NamedTuple):
    """What the lexicon says of the words that are counted. Nothing is known where it is empty."""

    metric_of: Mapping[str, str] = {}  # noun phrase in the singular -> the metric it belongs to
    part_of: Mapping[str, str] = {}  # metric -> the metric that counts it in: foreign_fighters -> fighters
    names: Mapping[str, str] = {}  # an actor's name in small letters -> its canonical one
    words: Mapping[str, frozenset[str]] = {}  # the words of counted.toml by what they are

    def of(self, kind: str) -> frozenset[str]:
        """The words of a kind: `anybody`, `national`, `rest`, `found`, `joint`, `tail`, `same-group`,
        `follower`."""
        return self.words.get(kind, frozenset())

    def traits(self, counted: str | None) -> frozenset[str]:
        """What the words counted tell of people: `young`, `grown`, `female`, `male`, `armed`, `unarmed`."""
        words = {singular(word.lower()) for word in _WORD.findall(counted or "")}
        return frozenset(it for it in TRAITS if not words.isdisjoint(self.of(it)))

    def group(self, counted: str | None, about: About) -> Group:
        """The group that the words `counted` name."""
        words, tail = _cut_tail(_WORD.findall(counted or ""), self.of("tail"))
        people = about.unit == "people"
        if not words:
            return EVERYBODY if people else Group(about.unit, frozenset())
        words = [singular(word) for word in words]
        if self.of("rest").intersection(words):
            return NOBODY_KNOWS if people else Group(words[-1], frozenset(), True)
        return _people(words, tail, about, self) if people else _things(words, about, self)


def build_counted_nouns(lexicon: Lexicon) -> CountedNouns:
    """The knowledge of a lexicon about counted words."""
    metrics, words = lexicon.entries("metric"), dict[str, frozenset[str]]()
    for entry in lexicon.entries("counted_word"):
        words[entry["is"]] = words.get(entry["is"], frozenset()) | frozenset(entry["words"])
    words["tail"] = (words["tail"] | STOPS) - words["joint"]
    return CountedNouns(
        metric_nouns(lexicon),
        {entry["key"]: entry["part_of"] for entry in metrics if entry.get("part_of")},
        actor_names(lexicon),
        words,
    )


def actor_names(lexicon: Lexicon) -> dict[str, str]:
    """The canonical name of every actor, by each of its names in small letters."""
    actors = lexicon.entries("actor")
    return {alias.lower(): e["name"] for e in actors for alias in (e["name"], *(e.get("aliases") or ()))}


def _cut_tail(words: Sequence[str], ends: frozenset[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The words up to the noun, and those after it: `persons` and `from the medical staff`, all in small
    letters. Small words end the phrase only in small letters: "foreign IS fighters"."""
    lower = [word.lower() for word in words]
    for index, word in enumerate(words):
        if word in ends and index:
            return lower[:index], lower[index:]
    return lower, ()


def _things(words: Sequence[str], about: About, nouns: CountedNouns) -> Group:
    """Things: the noun, narrowed by the words before it. Land is land, however it is called."""
    noun, before = words[-1], words[:-1]
    land = about.metric == "territory" and about.unit in ("km2", "percent")
    if land and nouns.metric_of.get(noun) == "territory":
        return Group("territory", frozenset())
    return Group(noun, frozenset(before) - nouns.of("joint"))


def _people(words: Sequence[str], tail: Sequence[str], about: About, nouns: CountedNouns) -> Group:
    """People: everybody, narrowed by who they are and by what is said after the noun."""
    both = not nouns.of("joint").isdisjoint((*words, *tail))
    if both and about.metric in _WHO:
        return NOBODY_KNOWS  # "fighters and their families" are more than the metric counts
    marks = _marks_of_people(words, nouns) - _told_already(about, nouns)
    if about.subject and about.metric in _ARMED:
        marks -= nouns.of("follower")  # whatever a group's fighters are called
    if tail and not _tells_subject(words[-1], tail, about, nouns):
        marks |= {" ".join(tail)}
    return Group("", frozenset(["+".join(sorted(marks))]) if both and marks else frozenset(marks))


def _marks_of_people(words: Sequence[str], nouns: CountedNouns) -> frozenset[str]:
    """The marks of a noun phrase for people; of a noun that no metric has, the noun. The bodies that were
    found are some of the dead."""
    head, phrases = words[-1], list(_known_phrases(words, nouns))
    if head in nouns.of("found"):
        return frozenset(("found",))
    if head in nouns.of("national"):  # British citizens are some of all, whatever else they are
        return frozenset(words[:-1])
    if head not in nouns.of("anybody") and not any(p == head or p.endswith(" " + head) for p in phrases):
        return frozenset((head,))
    return frozenset(mark for phrase in phrases for mark in _marks(phrase, nouns))


def _known_phrases(words: Sequence[str], nouns: CountedNouns) -> Iterator[str]:
    """The nouns of the lexicon in a phrase, the longest ones first: "rebel soldier", not "soldier"."""
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            if phrase in nouns.metric_of:
                yield phrase
                at += size - 1
                break
        at += 1
    for word in words[:-2]:
        if (apart := f"{word} {words[-1]}") in nouns.metric_of:
            yield apart  # "foreign IS fighters"


def _marks(phrase: str, nouns: CountedNouns) -> Iterator[str]:
    metric = nouns.metric_of.get(phrase)
    if phrase in nouns.of("anybody"):
        return
    if metric not in _WHO:
        for word in phrase.split()[:-1]:  # "civilian deaths"
            yield from _marks(word, nouns)
        return
    yield metric
    if metric in nouns.part_of:
        yield nouns.part_of[metric]
    if metric == "civilians" and phrase != "civilian":
        yield phrase


def _told_already(about: About, nouns: CountedNouns) -> set[str]:
    """The marks that say nothing new: foreign fighters are foreign, and a force's men are its fighters."""
    told = {about.metric, nouns.part_of.get(about.metric, about.metric)}
    if about.metric in _ARMED:
        told |= {"civilians", "man"}
    return told | {"fighters", "troops"} if about.subject else told


def _tells_subject(head: str, tail: Sequence[str], about: About, nouns: CountedNouns) -> bool:
    """Whether the words after the noun say no more than the subject does: "members of the group"."""
    if about.subject is None:
        return False
    if head not in nouns.of("anybody"):
        return True  # fighters of a force are the force's fighters, however it is called here
    name = [word for word in tail if word not in nouns.of("tail")]
    return nouns.names.get(" ".join(name)) == about.subject or not nouns.of("same-group").isdisjoint(name)
