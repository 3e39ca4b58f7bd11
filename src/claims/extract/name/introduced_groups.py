"""Armed groups that no lexicon knows, but that the text introduces: `Ansar al-Furat is an armed group`,
`Ansar al-Furat, a Shia militia,`, `the rebel group Ansar al-Furat`. They are that wherever it names them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.extract.name.name import Name
from claims.extract.text.sentence import Sentence

_ARMED = (
    "armed|extremist|guerrilla|insurgent|islamist|jihadi|jihadist|militant|militia|paramilitary|rebel"
    "|secessionist|separatist|terror|terrorist"
)
_BODY = "alliance|army|coalition|faction|force|formation|front|group|movement|network|organi[sz]ation|outfit"
# What an introduction calls a group, where no further noun follows: not `a militia leader`.
_CALLED = re.compile(
    rf"\b(?:(?:{_ARMED})(?:[ ](?:opposition|political))?[ ](?:{_BODY})s?|militias?"
    r"|(?:drug|crime)[ ](?:cartel|gang|syndicate)s?)\b"
    r"(?![-'’])(?=[,.;:)\n—–]|[ ](?:active|affiliated|aligned|allied|and|are|backed|based|behind|by|created"
    r"|designated|established|fighting|formed|founded|from|had|has|have|in|is|known|led|linked|loyal|made|of"
    r"|on|operating|responsible|since|supported|that|to|was|were|which|who|whose|with)\b|\Z)",
    re.IGNORECASE,
)
# The same before a name: `the militant group Ansar al-Furat`.
_WORD = r"(?:[A-Z][\w’'-]*|[ae]l-[A-Z][\w’'-]*)"
_NAME = rf"{_WORD}(?:[ ](?:(?:al|and|de|del|du|el|for|la|of|the|ul)[ ]){{0,2}}{_WORD}){{0,7}}"
_BEFORE_NAME = re.compile(
    rf"\b(?:{_ARMED})[ ](?:{_BODY})[ ](?:(?:called|known[ ]as|named)[ ])?(?:the[ ])?({_NAME})(?![\w-])"
)
# A name set off after that: `a drug cartel, the Union of the Coast, runs`.
_AFTER_COMMA = re.compile(rf",[ ](?:the[ ])?({_NAME})(?=,)")
_BEFORE_GANG = re.compile(rf"\bthe[ ]({_WORD}[ ]{_WORD}(?:[ ]{_WORD})?)[ ](?:gang|cartel|crime[ ]family)\b")
_JOINTS = "against|at|by|for|from|in|of|on|that|to|which|who|whose|with"  # no adjectives of a group
_INTRODUCED = re.compile(
    rf"\b({_NAME})(?:[ ]\(([A-Z][A-Za-z-]{{1,8}})\))?"
    r"(?:,|,?[ ](?:is|was|are|were|remains|became|has[ ]become))[ ]"
    rf"(?:(?:one|some)[ ]of[ ])?(?:a|an|another|the)[ ](?:(?!(?:{_JOINTS})[ ])[\w’'-]+,?[ ]){{0,6}}\Z"
)
_OF_THOSE = re.compile(
    r"\A(?:(?:Commanders|Fighters|Followers|Forces|Gunmen|Leaders|Members|Men|Militants|Officials|Rebels|Soldiers"
    r"|Supporters|Troops)[ ]of[ ](?:the[ ])?|The[ ])"
)
_WINDOW = 160  # characters before what a group is called
_REACH = 60_000  # characters of a text in which its groups are introduced
_MOST = 40  # groups of a text
# Known actors, which are no parts of other groups' names, and what else is not taken for a group by its whole
# name, whatever a text calls it.
_ACTORS = frozenset("armed_group coalition force media organisation state".split())
_SETTLED = frozenset(("demonym", "person", "place"))

_Groups = dict[str, list[tuple[list[str], str]]]  # by their first word: all words, and the full name


def with_introduced(names: list[Name], sentence: Sentence) -> list[Name]:
    """The names of a sentence, those of groups that the text introduces as groups."""
    groups = sentence.text_layer(find_introduced)
    if not groups or not names:
        return names
    for at, first in enumerate(sentence.words):
        for words, value in groups.get(first, ()):
            last = at + len(words)
            if sentence.words[at:last] == words:
                names = _with_group(names, Name(at, last, "armed_group", value))
                break
    return names


def _with_group(names: list[Name], group: Name) -> list[Name]:
    """The names with that of a group instead of those within it; not where one is known to be something else,
    or reaches over its ends."""
    inside = [it for it in names if it.first < group.last and it.last > group.first]
    if not inside or any(it.first < group.first or it.last > group.last for it in inside):
        return names
    first, last = inside[0], inside[-1]
    known = len(inside) == 1 and (first.first, first.last) == (group.first, group.last)
    if any(it.kind in _ACTORS or (known and it.kind in _SETTLED) for it in inside):
        return names
    group = replace(group, possessive=last.possessive, suffix=last.suffix, prefix=first.prefix)
    at = names.index(first)
    return [*names[:at], group, *names[at + len(inside) :]]


def tells_of_groups(text: str) -> bool:
    """Whether a text calls somebody an armed group, a militia or the like."""
    return _CALLED.search(text, 0, _REACH) is not None


def find_introduced(text: str) -> _Groups:
    """The groups that a text introduces, by the first word of each way in which they are written."""
    groups: _Groups = {}
    told: dict[str, str] = {}
    for name, short in _introduced(text):
        if len(told) >= _MOST:
            break
        for written in filter(None, (name, short)):
            told.setdefault(written, name)
    for written, name in sorted(told.items(), key=lambda it: -len(it[0])):
        words = Sentence.alone(written).words
        groups.setdefault(words[0], []).append((words, name))
    return groups


def _introduced(text: str) -> Iterator[tuple[str, str | None]]:
    """The names of the groups that a text introduces, each with its letters where it gives them."""
    for match in _CALLED.finditer(text, 0, _REACH):
        start = max(0, match.start() - _WINDOW, text.rfind("\n", 0, match.start()) + 1)
        before = _INTRODUCED.search(text, start, match.start())
        if before and _may_name(before[1], text):
            yield _OF_THOSE.sub("", before[1]), before[2]
        after = _AFTER_COMMA.match(text, match.end())
        if after and not before and _may_name(after[1], text):
            yield after[1], None
    for pattern in (_BEFORE_NAME, _BEFORE_GANG):
        for match in pattern.finditer(text, 0, _REACH):
            if _may_name(match[1], text):
                yield match[1], None


def _may_name(name: str, text: str) -> bool:
    """Whether words with a capital may be a group's name: several, or one that stands amid a sentence too."""
    words = _OF_THOSE.sub("", name).split()
    if name.isupper() and len(words) > 1:
        return False  # a heading
    return len(words) > 1 or (bool(words) and re.search(rf"[a-z,] {re.escape(words[0])}\b", text) is not None)
