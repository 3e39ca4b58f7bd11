"""Whether a figure is only carried along by what somebody says: its hearer knows of it already."""

from claims.extract.speech.line import Line
from claims.extract.speech.named_source import Frame
from claims.extract.text.word_tags import EVENT, HARM, LASTING, PLACE, SPAN
from claims.lexicon.closed_classes import DEFINITE, FINITE_BE, HAVE, RELATIVES
from claims.lexicon.word import is_year

_RECKONS = frozenset("believes estimates expects forecasts predicts puts reckons says thinks".split())
_AFTER = 4  # words before a figure with "after" among them
_HAD = 5  # words after it with "had" among them
_CLAUSE = 16  # words between "who" or "which" and the figure of its clause
_SHORT_CLAUSE = 7  # words of a clause that names an event's toll: "that have killed more than 90"
_EVENT = 12  # words between an event and the clause about it
_NAMED_EVENT = 6  # words between an event and its article
_RELATIVE = RELATIVES | {"that", "where", "when"}
_EARLIER = (
    ("the", "day", "before"),
    ("the", "previous", "day"),
    ("a", "day", "earlier"),
    ("the", "week", "before"),
)
_ONE = frozenset(("a", "the", "one", "two", "three", "few"))
_KNOWN = DEFINITE | {"'s", "last"}
_INDEFINITE = frozenset(("a", "an", "another", "of", "in", "by", ","))
_REPORTED = frozenset(("reported", "announced", "thought"))


def is_background(line: Line, frame: Frame, first: int, last: int) -> bool:
    """Whether the figure at words `first` to `last` is only carried along by what the frame's speaker says.

    So is "Saturday's bombings that killed 90", which the hearer knows of, but not "a blast that killed 90";
    and what was "a day after" or "the day before", "as reported earlier", or "the previously cited toll".
    """
    lower = line.lower
    after = lower[last : last + 4]
    if after[:1] == ["as"] and _REPORTED.intersection(after) and "by" not in after:
        return True
    forward = frame.last <= first
    if forward and _was_cited(lower[max(frame.last, first - _CITED) : first]):
        return True
    floor = frame.last if forward else 0
    relative = next(
        (k for k in range(first - 1, max(floor, first - _CLAUSE) - 1, -1) if lower[k] in _RELATIVE), -1
    )
    if relative > 0 and lower[relative - 1] == "," and "," in lower[relative:first]:
        relative = -1  # the quake, which struck on Monday, killed 20
    if relative > 0 and lower[0] in _OF_WHOM and "," in lower[relative:first]:
        relative = -1  # Of those who died, 20 were children
    reason = relative > floor and forward and _is_reason(line, relative, first, floor)
    if reason or (relative >= 0 and _tells_of_known(line, relative, first, floor)):
        return True
    if _is_size_of_place(line, first):
        return True
    if not forward and (_is_topic(line, frame, first) or _is_aside(line, frame, relative, first, last)):
        return True
    inverted = frame.does == "say" and frame.speaker and frame.speaker.first > frame.first
    if forward and inverted and relative >= 0 and lower[relative] == "who":
        return lower[relative + 1] not in _RECKONS  # "We are safe," said Jan, who fled with three boys
    if forward and _follows_event(line, frame.last, first):
        return True
    aside = relative > 0 and lower[relative] in ("where", "which") and lower[relative - 1] == ","
    if forward and aside and "," not in lower[relative:first]:
        return True  # police said a shell hit the camp, where 3,000 people live
    if (
        forward
        and "after" in lower[max(first - _AFTER, frame.last) : first]
        and "had" in lower[last : last + _HAD]
    ):
        return True  # the video shows prisoners after 20 soldiers had been killed
    return forward and any(
        lower[k] in ("after", "before") and line.tags[k - 1] & SPAN and lower[k - 2] in _ONE
        for k in range(frame.last, first)
        if lower[k - 3] != "that"  # said that the day before 20 had died
    )


def _is_topic(line: Line, frame: Frame, first: int) -> bool:
    """Whether a figure only stands in what somebody is asked or speaks of: `As for the killing of 20 men, he
    said he was sorry`."""
    lower, end = line.lower, frame.start
    if not (lower[0] in _TOPICS or lower[:2] in _ON_TOPICS):
        return False
    goes_on = line.size > frame.last + 2 and (not line.breaks(frame.last) or line.words[frame.last] in '"“')
    return goes_on and line.words[end - 1] == "," and "," not in lower[first : end - 1]


_OF_WHOM = frozenset(("among", "of"))
_TOPICS = frozenset(("concerning", "regarding"))
_ON_TOPICS = (["as", "for"], ["as", "to"], ["asked", "about"], ["with", "regard"], ["with", "respect"])


def _follows_event(line: Line, start: int, first: int) -> bool:
    """Whether the words from `start` to `first` end with what happened before that of which somebody speaks:
    `said he was with the town, after two blasts killed 20`."""
    lower = line.lower
    after = next((k for k in range(first - 1, max(start, first - _BEFORE), -1) if lower[k] == "after"), 0)
    return after > start and lower[after - 1] == "," and line.any(after, first, HARM)


_BEFORE = 20  # words from "after" to a figure


def _is_size_of_place(line: Line, first: int) -> bool:
    """Whether the figure at word `first` only tells how big a place is: `Velm, a town of 20 people, burned`,
    `in six of the country's 20 states`, `in Michigan, one of 20 states that vote`."""
    lower = line.lower
    at = first - 1
    while at > 0 and lower[at] in _ROUGHLY:
        at -= 1
    if lower[at] == "of" and lower[at - 2 : at] == [",", "one"]:
        return True  # Michigan, one of six states that vote
    if lower[at] == "'s" and line.any(first + 1, first + 3, PLACE):
        return "of" in lower[max(0, at - _OWNER) : at]
    if at < 2 or lower[at] not in ("of", "to", "with"):
        return False
    opened = next((k for k in range(at - 1, max(0, at - _APPOSED), -1) if lower[k] == ","), 0)
    named = opened and lower[opened + 1] in ("a", "an") and line.any(opened + 2, at, PLACE)
    peopled = lower[at] == "with" and not _INHABITANTS.isdisjoint(lower[first : first + _INHABITED])
    return bool(named) and (lower[at] == "of" or lower[at - 1] == "home" or peopled)


_INHABITANTS = frozenset(("inhabitants", "people", "residents"))
_INHABITED = 8  # words from a figure to those


_ROUGHLY = frozenset("about almost around just less more nearly over roughly some than".split())
_OWNER = 5  # words from "of" to the "'s" of "six of South Sudan's 20 states"
_APPOSED = 12  # words of "a community south of the city that is home to"
_KNOWN_AFTER = frozenset(("after", "since", "following"))
_CHARGED = frozenset("accused charged convicted suspected thought".split())
_OF_WHAT = frozenset(("of", "with", "over"))
_MAIN = FINITE_BE | HAVE


def _is_aside(line: Line, frame: Frame, relative: int, first: int, last: int) -> bool:
    """Whether a sentence that closes with its speaker tells of the figure at words `first` to `last` only to
    say who or what it is about: `the rain that killed 20 people has gone`, `a man who had shot 20 people`,
    `a driver charged with killing 20 people has sued`."""
    lower = line.lower
    if relative >= 0 and _is_long_past(lower[last : frame.start]):
        return True  # raided a town where they had killed 20 people in 2014
    if relative >= 0:
        inside = lower[relative:first]
        if len(inside) > _CLAUSE or not line.any(relative, first, HARM):
            return False
        return lower[relative + 1] == "had" or _goes_on(lower, last, frame.start)
    near = range(first - 1, max(0, first - _SHORT_CLAUSE), -1)
    charged = next((k for k in near if lower[k] in _CHARGED and lower[k + 1] in _OF_WHAT), 0)
    if not charged or not _MAIN_OR_PARTED.isdisjoint(lower[charged:first]):
        return False
    return _goes_on(lower, last, frame.start)


def _goes_on(lower: list[str], last: int, end: int) -> bool:
    """Whether the main verb stands after a clause that closes with word `last`: "has spread", "was held"."""
    for k in range(last, end):
        if lower[k] in _MAIN:
            return True
        if lower[k] in _PARTED:
            return False
    return False


def _is_long_past(after: list[str]) -> bool:
    """Whether the clause of a figure closes with a time long past: `in 2014`, `two years ago`."""
    if len(after) > _TO_TIME:
        return False
    for k, word in enumerate(after):
        if (is_year(word) and after[k - 1 : k] == ["in"]) or after[k : k + 2] in _PAST:
            return _MAIN.isdisjoint(after[k:])
    return False


_TO_TIME = 12  # words from a figure to its speaker
_PAST = (["years", "ago"], ["decades", "ago"], ["last", "year"])
_PARTED = frozenset("and but who which that while as when where ; :".split())
_MAIN_OR_PARTED = _MAIN | _PARTED
_CITED = 6  # words from "the previously cited" to the figure
_EARLIER_SAID = frozenset(("previously", "earlier", "formerly", "initially", "originally"))
_PASSIVE = frozenset("announced cited estimated given published quoted reported stated".split())


def _was_cited(before: list[str]) -> bool:
    """Whether others gave the figure earlier, which who speaks now replaces: `the previously cited toll of
    773`."""
    return any(
        word in _EARLIER_SAID
        and before[k + 1 : k + 2] != []
        and before[k + 1] in _PASSIVE
        and before[k - 1] in _ANY_ONE
        for k, word in enumerate(before)
        if k
    )


_ANY_ONE = frozenset(("the", "a", "an", "any", "from"))


def _tells_of_known(line: Line, relative: int, first: int, floor: int) -> bool:
    """Whether the relative clause that holds word `first` tells of something that the hearer knows of.

    `floor`: the word from which on something is said; 0 where the speaker comes after it all.
    """
    inside = line.lower[relative:first]
    word = line.lower[relative]
    if floor and word != "that" and any(tuple(inside[k : k + 3]) in _EARLIER for k in range(len(inside))):
        return True
    if word == "where" or len(inside) > _SHORT_CLAUSE:
        return False
    held = word == "when" or line.lower[relative - 1] in ("in", "during")
    if not held and not line.any(relative, first, HARM) and _LEFT.isdisjoint(inside):
        return False
    events = range(relative - 1, max(floor, relative - _EVENT) - 1, -1)
    event = next((k for k in events if line.tags[k] & EVENT), -1)
    if event < 0:
        return False
    lasting = line.tags[event] & LASTING and ("has" in inside or "have" in inside)
    return bool(lasting) or _is_known_event(line.lower, event, floor)


def _is_known_event(lower: list[str], event: int, floor: int) -> bool:
    """Whether the words before an event say that the hearer knows of it: an article, its year."""
    for k in range(event - 1, max(floor, event - _NAMED_EVENT) - 1, -1):
        if is_year(lower[k]) or (floor and lower[k] in _KNOWN):
            return True
        if lower[k] == "the" and k and lower[k - 1] in _KNOWN_AFTER:  # since the blast that killed 20
            return True
        if lower[k] in _INDEFINITE:  # the suspect in a shooting that killed 20
            return bool(floor) and k - 1 > floor and lower[k] in ("a", "an") and lower[k - 1] in _HELD_BY
    return False


_HELD_BY = frozenset("in behind for".split())


def _is_reason(line: Line, relative: int, first: int, floor: int) -> bool:
    """Whether a relative clause before word `first` tells of what somebody answers or feels, `it was revenge
    for strikes that left 20 dead`, `she was horrified by a raid which killed 20`, or which people are meant,
    `the gunman who killed 20 people and wounded 90 is dead`."""
    deeds = [k for k in range(relative + 1, first) if line.tags[k] & HARM or line.lower[k] in _LEFT]
    if not deeds or (deeds[-1] > relative + _DEED and line.lower[deeds[-1] - 1] not in ("and", ",")):
        return False
    if first - deeds[-1] > _OBJECT or not _FINITE.isdisjoint(line.lower[deeds[-1] : first]):
        return False
    if not _ANSWERS.isdisjoint(line.lower[floor:relative]):
        return True
    subject = floor + (line.lower[floor] == "that")
    held = line.lower[relative] == "who" and line.lower[subject] == "the" and relative - subject <= _MEANT
    return held and not _MAIN.isdisjoint(line.lower[first:])


_LEFT = frozenset(("left", "leaving"))  # 20 dead
_OBJECT = 7  # words from "killed" to the figure
_FINITE = _MAIN | frozenset("can could may might must shall should will would".split())
_MEANT = 4  # words of "the alleged gunman who"
_DEED = 3  # words from "who" to what they did: who had been killed
_ANSWERS = frozenset(
    "appalled avenge avenged avenging condolences devastated grieved grief horrified mourned mourning "
    "outraged payback punishment react reacting reaction reprisal reprisals respond responding response "
    "retaliate retaliated retaliating retaliation revenge saddened shocked stunned vengeance".split()
)
