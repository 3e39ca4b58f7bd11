"""Armed groups that no lexicon knows, but that the text introduces: `Ansar al-Furat is an armed group`,
`Ansar al-Furat, a Shia militia,`, `the rebel group Ansar al-Furat`. They are that wherever it names them,
also by letters or a part of the name: `the Union of the Coast (UCO)`, `the Union`, `the UCO`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from claims.extract.name.name import Name
from claims.extract.text.sentence import Sentence
from claims.record_type import record

_ARMED = (
    "armed|extremist|guerrilla|insurgent|islamist|jihadi|jihadist|militant|militia|paramilitary|rebel"
    "|secessionist|separatist|terror|terrorist"
)
_BODY = "alliance|army|coalition|faction|force|formation|front|group|movement|network|organi[sz]ation|outfit"
# What groups are called, and that where no further noun follows: not `a militia leader`.
_NOUN = (
    rf"\b(?:(?:{_ARMED})(?:[ ](?:opposition|political))?[ ](?:{_BODY})s?|militias?"
    r"|(?:drug|crime)[ ](?:cartel|gang|syndicate)s?)\b"
)
_CALLED = re.compile(
    _NOUN
    + r"(?![-'’])(?=[,.;:)\n—–]|[ ](?:active|affiliated|aligned|allied|and|are|backed|based|behind|by|created"
    r"|designated|established|fighting|formed|founded|from|had|has|have|in|is|known|led|linked|loyal|made|of"
    r"|on|operating|responsible|since|supported|that|to|was|were|which|who|whose|with)\b|\Z)",
    re.IGNORECASE,
)
_GROUP = re.compile(_NOUN, re.IGNORECASE)
_WORD = r"(?:[A-Z][\w’'-]*|[ae]l-[A-Z][\w’'-]*)"
_GAP = r"[ ](?:(?:al|and|de|del|du|el|for|la|of|the|ul)[ ]){0,2}"
_NAME = rf"{_WORD}(?:{_GAP}{_WORD}){{0,7}}"
_LONG_NAME = rf"{_WORD}(?:{_GAP}{_WORD}){{1,7}}"
_LETTERS = r"(?:[ ]\(([A-Z][A-Za-z-]{1,8})\))?"
_JOINTS = "against|at|by|for|from|in|of|on|that|to|which|who|whose|with"  # no adjectives of a group
# Before what a group is called: `Ansar (ANS), one of the largest`, `Ansar is an Islamist`.
_INTRODUCED = re.compile(
    rf"\b({_NAME}){_LETTERS}(?:,|,?[ ](?:is|was|are|were|remains|became|has[ ]become))[ ]"
    rf"(?:(?:one|some)[ ]of[ ])?(?:a|an|another|the)[ ](?:(?!(?:{_JOINTS})[ ])[\w’'-]+,?[ ]){{0,6}}\Z"
)
# After it: `a drug cartel, the Union of the Coast, runs`.
_SET_OFF = re.compile(rf",[ ](?:the[ ])?({_NAME}){_LETTERS}(?=,)")
_NTH = re.compile(
    r"\b(?:second|third|fourth|another|smaller|larger|rival|splinter|breakaway|dissident)[ ]"
    r"(?:faction|force|group|movement)(?=,)"
)
_BEFORE_NAME = re.compile(
    rf"\b(?:{_ARMED})[ ](?:{_BODY})[ ](?:(?:called|known[ ]as|named)[ ])?(?:the[ ])?({_NAME}){_LETTERS}"
    r"(?![\w-])"
)
_BEFORE_GANG = re.compile(rf"\bthe[ ]({_WORD}[ ]{_WORD}(?:[ ]{_WORD})?)()[ ](?:gang|cartel|crime[ ]family)\b")
_MEN_OF = re.compile(
    r"\b(?:[Cc]ombatants|[Ff]ighters|[Gg]uerrillas|[Gg]unmen|[Ii]nsurgents|[Mm]ilitants|[Mm]ilitiamen)"
    rf"[ ](?:of|belonging[ ]to|loyal[ ]to)[ ]the[ ]({_LONG_NAME}){_LETTERS}"
)
# Names that tell by themselves what they are of, with their letters, in a text on armed groups.
_FRONT = re.compile(
    rf"\b((?:{_WORD}[ ]){{1,4}}(?:Brigades|Front|Guerrillas|Militia|Mujahideen)(?:{_GAP}{_WORD}){{0,3}})"
    r"[ ]\(([A-Z][A-Za-z-]{1,8})\)"
)
# How a text on one group begins to tell of it.
_FOUNDED = re.compile(
    rf"\b({_LONG_NAME})[ ]\(([A-Z][A-Za-z-]{{1,8}})\)[ ](?:began|emerged|split|started|took[ ]up[ ]arms"
    r"|was[ ](?:created|established|formed|founded|set[ ]up))\b"
)
_OF_THOSE = re.compile(
    r"\A(?:(?:Commanders|Fighters|Followers|Forces|Gunmen|Leaders|Members|Men|Militants|Officials|Rebels|Soldiers"
    r"|Supporters|Troops)[ ]of[ ](?:the[ ])?|The[ ])"
)
_OF = re.compile(r"[ ](?:al|de|del|du|for|of)[ ]")
_WINDOW = 160  # characters before what a group is called
_REACH = 60_000  # characters of a text in which its groups are introduced
_MOST = 40  # ways in which groups of a text are written
_SHORTEST = 4  # letters of a part of a name
_OFTEN = 2  # mentions

# Known actors, which are no parts of other groups' names, and what else is not taken for a group by its whole
# name, whatever a text calls it.
_ACTORS = frozenset("armed_group coalition force media organisation state".split())
_SETTLED = frozenset(("demonym", "person", "place"))

_Told = tuple[str, str | None]  # a name and its letters


@record
class Spelling:
    """A way in which a group is written in a text, and its full name there."""

    words: list[str]
    name: str
    after_the: bool  # only part of the name: `the Union`


def with_introduced(names: list[Name], sentence: Sentence) -> list[Name]:
    """The names of a sentence, those of groups that the text introduces as groups."""
    groups = sentence.text_layer(find_introduced)
    if not groups or not names:
        return names
    for at, first in enumerate(sentence.words):
        for it in groups.get(first, ()):
            last = at + len(it.words)
            if sentence.words[at:last] == it.words and not (it.after_the and sentence.lower[at - 1] != "the"):
                names = _with_group(names, Name(at, last, "armed_group", it.name))
                break
    return names


def _with_group(names: list[Name], group: Name) -> list[Name]:
    """The names with that of a group instead of those within it; not where one is known to be something else,
    or reaches over its ends."""
    inside = [it for it in names if it.first < group.last and it.last > group.first]
    if not inside or any(it.first < group.first or it.last > group.last for it in inside):
        return names
    first, last = inside[0], inside[-1]
    whole = len(inside) == 1 and (first.first, first.last) == (group.first, group.last)
    if any(it.kind in _ACTORS or (whole and it.kind in _SETTLED) for it in inside):
        return names
    group = replace(group, possessive=last.possessive, suffix=last.suffix, prefix=first.prefix)
    at = names.index(first)
    return [*names[:at], group, *names[at + len(inside) :]]


def tells_of_groups(text: str) -> bool:
    """Whether a text calls somebody an armed group, a militia or the like."""
    return _GROUP.search(text, 0, _REACH) is not None


def find_introduced(text: str) -> dict[str, list[Spelling]]:
    """The groups that a text introduces, by the first word of each way in which they are written."""
    told: dict[str, str] = {}
    parts: dict[str, str] = {}
    for name, letters in _introduced(text):
        if len(told) >= _MOST:
            break
        whole = _whole_name(name, text)
        for written in filter(None, (whole, name, letters)):
            told.setdefault(written, whole)
        if part := _part_of(whole, text):
            parts.setdefault(part, whole)
    groups: dict[str, list[Spelling]] = {}
    for written, name in sorted((*told.items(), *parts.items()), key=lambda it: -len(it[0])):
        words = Sentence.alone(written).words
        groups.setdefault(words[0], []).append(Spelling(words, name, written not in told))
    return groups


def _introduced(text: str) -> Iterator[_Told]:
    """The names of the groups that a text introduces, each with its letters where it gives them."""
    for find in _INTRODUCTIONS:
        for told, letters in find(text):
            name = _OF_THOSE.sub("", told)
            if _may_name(name, text):
                yield name, letters


def _beside_noun(text: str) -> Iterator[_Told]:
    """Names before or after what the text calls them."""
    for match in _CALLED.finditer(text, 0, _REACH):
        start = max(0, match.start() - _WINDOW, text.rfind("\n", 0, match.start()) + 1)
        told = _INTRODUCED.search(text, start, match.start()) or _SET_OFF.match(text, match.end())
        if told:
            yield told[1], told[2]


def _by_pattern(pattern: re.Pattern[str]) -> Callable[[str], Iterator[_Told]]:
    """What finds the names and letters that a pattern has as its groups."""

    def find(text: str) -> Iterator[_Told]:
        yield from ((match[1], match[2]) for match in pattern.finditer(text, 0, _REACH))

    return find


def _in_text_on_groups(text: str) -> Iterator[_Told]:
    """Names that are a group's because of what else the text tells."""
    if not tells_of_groups(text):
        return
    for match in _NTH.finditer(text, 0, _REACH):
        if told := _SET_OFF.match(text, match.end()):
            yield told[1], told[2]
    yield from _by_pattern(_FRONT)(text)


def _of_which_text_tells(text: str) -> Iterator[_Told]:
    """The group whose beginnings are told in a text that goes on to tell of `the group` and its fighters."""
    founded = _FOUNDED.search(text, 0, _REACH)
    if founded and text.count("fighters") >= _OFTEN and text.lower().count("the group") >= _OFTEN:
        yield founded[1], founded[2]


_INTRODUCTIONS = (
    _beside_noun,
    _by_pattern(_BEFORE_NAME),
    _by_pattern(_BEFORE_GANG),
    _by_pattern(_MEN_OF),
    _in_text_on_groups,
    _of_which_text_tells,
)


def _may_name(name: str, text: str) -> bool:
    """Whether words with a capital may be a group's name: several, or one that stands amid a sentence too."""
    words = name.split()
    if name.isupper() and len(words) > 1:
        return False  # a heading
    return len(words) > 1 or (bool(words) and re.search(rf"[a-z,] {re.escape(words[0])}\b", text) is not None)


def _whole_name(name: str, text: str) -> str:
    """The longer name that the text gave before, of which this is the last word: `Red Banner Brigades`."""
    if " " in name:
        return name
    longer = re.search(rf"\b(?:{_WORD}[ ]){{1,4}}{re.escape(name)}\b", text[:_REACH])
    return _OF_THOSE.sub("", longer.group()) if longer else name


def _part_of(name: str, text: str) -> str | None:
    """The word by which a text calls a group whose name has several: `the Union` of the Coast."""
    words = _OF.split(name, 1)[0].split()
    if name.count(" ") == 0 or not words or len(words[-1]) < _SHORTEST:
        return None
    return words[-1] if re.search(rf"\b[Tt]he {re.escape(words[-1])}\b(?! [A-Z])", text[:_REACH]) else None
