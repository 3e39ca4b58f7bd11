"""Which part of the people or things a figure counts: `four children` are some of `23 people`.

A group is told by marks: no mark is everybody, each mark narrows it. Marks come from the words that are
counted: the metric whose noun they are (soldiers: `troops`), or the noun itself where no metric has it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claims.lexicon.closed_classes import STOPS
from claims.lexicon.inflection import singular

# Words for people that narrow nothing down, but for what is said behind them ("residents of the suburb").
_ANYBODY = frozenset(("person", "human", "individual", "victim", "soul", "resident", "life", "member"))
_ANYBODY |= frozenset(("toll", "total", "number"))
# Words that count what is left beside others the text named before: no two of them need mean the same.
_REST = frozenset(("other", "another", "rest", "remaining", "remainder"))
_BOTH = frozenset(("and", "or"))
# What follows these words says more about the group but is not its noun: "fighters loyal to the president".
_TAIL = (STOPS | frozenset(("loyal", "belonging", "affiliated", "aged"))) - _BOTH
# In a tail, words for a group that was named before: "members of the group".
_SAME_GROUP = frozenset(("group", "organisation", "organization", "movement", "force", "army", "militia"))
# The metrics whose nouns say who people are, rather than what happened to them.
_WHO = frozenset(("fighters", "foreign_fighters", "returnees", "troops", "civilians"))
_WHO |= frozenset(("refugees", "displaced", "detained", "abducted"))
# Those that bear arms: a force's men are its fighters.
_ARMED = frozenset(("fighters", "foreign_fighters", "returnees", "troops"))
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST = 3  # words of a noun in the lexicon


class Group(NamedTuple):
    """Who or what is counted: the noun for things (empty for people), and what narrows it down.

    `rest` says that the words do not tell who they are: "four others", or an unnamed part of a total.
    """

    noun: str
    marks: frozenset[str]
    rest: bool = False


EVERYBODY = Group("", frozenset())
NOBODY_KNOWS = Group("", frozenset(), True)


class Nouns(NamedTuple):
    """What the lexicon says of the words that are counted."""

    metric_of: Mapping[str, str]  # noun phrase in the singular -> the metric it belongs to
    part_of: Mapping[str, str]  # metric -> the metric that counts it in: foreign_fighters -> fighters
    names: Mapping[str, str]  # an actor's name in small letters -> its canonical one


class About(NamedTuple):
    """What the other fields of a figure say already, and its words therefore need not."""

    metric: str
    unit: str
    subject: str | None


def read_group(counted: str | None, about: About, nouns: Nouns) -> Group:
    """The group that the words `counted` name."""
    words, tail = _cut_tail(_WORD.findall(counted or ""))
    people = about.unit == "people"
    if not words:
        return EVERYBODY if people else Group(about.unit, frozenset())
    words = [singular(word) for word in words]
    if _REST.intersection(words):
        return NOBODY_KNOWS if people else Group(words[-1], frozenset(), True)
    if not people:
        return _things(words, about, nouns)
    both = _BOTH.intersection(words) or _BOTH.intersection(tail)
    if both and about.metric in _WHO:
        return NOBODY_KNOWS  # "fighters and their families" are more than the metric counts
    marks = _people(words, nouns) - _said(about, nouns)
    marks |= {" ".join(tail)} if tail and not _says_subject(words[-1], tail, about, nouns) else frozenset()
    return Group("", frozenset(["+".join(sorted(marks))]) if both and marks else frozenset(marks))


def within_group(part: Group, whole: Group) -> bool:
    """Whether the one group is some of the other, and not the same."""
    if part.rest or whole.rest or part.noun != whole.noun:
        return False
    return part.marks > whole.marks


def say_group(group: Group, unit: str) -> str | None:
    """Which part of the people or things is counted, in words; `None`: all of them."""
    if group.rest:
        return "a part that is not named"
    noun = group.noun if group.noun != unit else ""
    return " ".join(filter(None, (", ".join(sorted(group.marks)), noun))) or None


def _cut_tail(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The words up to the noun, and those behind it: `persons` and `from the medical staff`, all in small
    letters. Small words end the phrase only in small letters: "foreign IS fighters"."""
    lower = [word.lower() for word in words]
    for index, word in enumerate(words):
        if word in _TAIL and index:
            return lower[:index], lower[index:]
    return lower, ()


def _things(words: Sequence[str], about: About, nouns: Nouns) -> Group:
    """Things: the noun, narrowed by the words before it. Land is land, however it is called."""
    noun, before = words[-1], words[:-1]
    land = about.metric == "territory" and about.unit in ("km2", "percent")
    if land and nouns.metric_of.get(noun) == "territory":
        return Group("territory", frozenset())
    return Group(noun, frozenset(before) - _BOTH)


def _people(words: Sequence[str], nouns: Nouns) -> frozenset[str]:
    """The marks of a noun phrase for people; of a noun that no metric has, the noun."""
    marks: set[str] = set()
    for phrase in _known(words, nouns):
        marks.update(_marks(phrase, nouns))
    head = words[-1]
    if head not in _ANYBODY and not any(p == head or p.endswith(" " + head) for p in _known(words, nouns)):
        return frozenset((head,))
    return frozenset(marks)


def _known(words: Sequence[str], nouns: Nouns) -> Iterator[str]:
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


def _marks(phrase: str, nouns: Nouns) -> Iterator[str]:
    metric = nouns.metric_of.get(phrase)
    if metric not in _WHO or phrase in _ANYBODY:
        return
    yield metric
    if metric in nouns.part_of:
        yield nouns.part_of[metric]
    if metric == "civilians" and phrase != "civilian":
        yield phrase


def _said(about: About, nouns: Nouns) -> set[str]:
    """The marks that say nothing new: foreign fighters are foreign, and a force's men are its fighters."""
    said = {about.metric, nouns.part_of.get(about.metric, about.metric)}
    if about.metric in _ARMED:
        said |= {"civilians", "man"}
    return said | {"fighters", "troops"} if about.subject else said


def _says_subject(head: str, tail: Sequence[str], about: About, nouns: Nouns) -> bool:
    """Whether the words behind the noun say no more than the subject does: "members of the group"."""
    if about.subject is None:
        return False
    if head not in _ANYBODY:
        return True  # fighters of a force are the force's fighters, however it is called here
    name = [word for word in tail if word not in _TAIL]
    return nouns.names.get(" ".join(name)) == about.subject or bool(_SAME_GROUP.intersection(name))
