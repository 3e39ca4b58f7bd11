"""Tell whether a time stands in another clause of its sentence than a figure of what is so, `the army holds
40 towns, and the war drove out 2,000 by the end of 2023`, or in another item of a list or a change.
"""

from itertools import pairwise

from claims.extract.calendar.moment import DAY, Kind, Time
from claims.extract.calendar.time_words import time_words
from claims.extract.figure.quantity import Quantity
from claims.extract.time.gap import Gap
from claims.extract.time.tense import Tense, find_tense, is_foreseen, is_past
from claims.lexicon.closed_classes import ARTICLES, DETERMINERS, RELATIVES, is_number, is_participle

_JOINTS = frozenset(("and", "but", ";", "whom", "which"))
_CLAUSE = 12  # words before a time in which its verb stands


def is_of_other_clause(gap: Gap) -> bool:
    """Whether what is so now is told in one clause, and what happened at the time in one joined to it."""
    tense, words = find_tense(gap.quantity), gap.words
    if not gap.event and tense not in (Tense.PAST, Tense.PERFECT) and _closes_relative(gap):
        return True
    if tense is Tense.PAST and _tells_on_apart(gap):
        return True
    if _had_been_done(gap):
        return True
    joints = [k for k, word in enumerate(words) if word in _JOINTS]
    if not joints or gap.dated.time.closes:
        return False
    if gap.dated.spoken:
        return _says_more(gap)
    if not gap.after and tense is Tense.PERFECT:
        return not (gap.dated.begins or gap.event) and words[joints[0] + 1 :][:1] in _HAVE
    clause = words[joints[-1] + 1 :]
    if gap.after and (tense is Tense.PERFECT or is_foreseen(clause)):
        return is_foreseen(clause) or not _PLANNED.isdisjoint(clause)  # 40 huts are built, 20 planned by May
    if gap.event or tense is not Tense.PRESENT:
        return False
    if gap.after:
        return _tells_deed(clause)
    first = gap.dated.time.first
    return _tells_deed([*gap.quantity.sentence.lower[max(0, first - _CLAUSE) : first], *words[: joints[0]]])


def _says_more(gap: Gap) -> bool:
    """Whether a time after a figure is when somebody told something else, with a clause of his own: `Nine
    towns are flooded, and the mayor said on Monday that the dam held`."""
    lower, last = gap.quantity.sentence.lower, gap.dated.time.last
    if not gap.after or lower[last : last + 1] != ["that"]:
        return False
    return any(pair == (",", "and") for pair in pairwise(gap.words))


_HAVE = (["has"], ["have"])


def _had_been_done(gap: Gap) -> bool:
    """Whether a time before a figure is that of what had been done in vain: `Police had closed it on Sunday,
    but the owners let 90 men in`."""
    lower, first, words = gap.quantity.sentence.lower, gap.dated.time.first, gap.words
    if gap.after or (",", "but") not in pairwise(words) or "had" in words:
        return False
    told = find_tense(gap.quantity) in (Tense.PAST, Tense.NONE)
    return told and "had" in lower[max(0, first - _CLAUSE) : first]


def _tells_on_apart(gap: Gap) -> bool:
    """Whether a month or year after a figure is that of a clause that goes on about something else: `He wrote
    50 books, and his first play won a prize in 1957`."""
    words, quantity = gap.words, gap.quantity
    if not gap.after or gap.dated.time.closes or len(gap.dated.iso) >= DAY:
        return False
    start = max(quantity.noun[1] - quantity.last, 0)
    if words[start : start + 2] != [",", "and"] or words[start + 2 : start + 3] == []:
        return False
    before = quantity.sentence.lower[max(0, quantity.first - _CLAUSE) : quantity.first]
    own = any(is_past(word) or word == "wrote" for word in before)
    return own and words[start + 2] in DETERMINERS and _tells_deed(words[start + 3 :])


def _closes_relative(gap: Gap) -> bool:
    """Whether a time before a figure ends what a relative clause tells of a noun: `in the siege, which began
    in May 2015, 20 guns are used`."""
    lower, first = gap.quantity.sentence.lower, gap.dated.time.first
    if gap.words[:1] != [","] or gap.dated.time.closes:
        return False
    before = lower[max(0, first - _CLAUSE) : first]
    opens = next((k for k in range(len(before) - 1, 0, -1) if before[k] in RELATIVES), 0)
    return (
        opens > 0 and before[opens - 1] == "," and "," not in before[opens:] and _tells_deed(before[opens:])
    )


def _tells_deed(words: list[str]) -> bool:
    """Whether a clause has a verb of the past, or one of what is to come."""
    return any((is_past(word) and "-" not in word) or word in _PAST for word in words)


_PLANNED = frozenset("due expected planned projected scheduled will would".split())
_PAST = frozenset(("was", "were", "had", "did", "will", "would"))


def is_exceeded(gap: Gap) -> bool:
    """`sold for 600 last week, up from 30`: the time is that of the figure that has come since."""
    lower, at = gap.quantity.sentence.lower, gap.quantity.first
    return lower[max(0, at - 2) : at] in _UP_FROM and "," in gap.words


_UP_FROM = (["up", "from"], ["down", "from"])


def is_of_item(words: list[str]) -> bool:
    """Whether a time after a figure is that of one of the parts which a colon lists: `Four have been freed:
    two women in May`."""
    at = words.index(":") if ":" in words else len(words)
    return any(map(is_number, words[at + 1 : at + _COLON]))


_COLON = 4  # words from a colon to the number of the first part


def opens_next(words: list[str]) -> bool:
    """Whether a time after a figure opens the next clause: `gave 90; by last month 20`, `died, and on
    Monday`."""
    k = len(words)
    while k and words[k - 1] in _FRONTS:
        k -= 1
    return k > 0 and (words[k - 1] == ";" or words[max(0, k - 2) : k] in _NEXT)


_FRONTS = frozenset("in on at during over within the by early late".split())
_NEXT = ([",", "and"], [",", "but"])


def sums_up(words: list[str]) -> bool:
    """Whether a time after a figure is that of a sum: `two died, bringing to 90 the number killed since
    May`."""
    sum_at = next((k for k, word in enumerate(words) if word in _SUMMING), len(words))
    return "to" in words[sum_at:]


def sums(words: list[str]) -> bool:
    """Whether the words before a figure are those of a sum: `bringing the toll to`."""
    return not _SUMMING.isdisjoint(words[-_SUM:])


_SUM = 16  # words from "bringing" to the sum
_SUMMING = frozenset("bring bringing brings brought pushing raising taking".split())


def is_of_other_deed(lower: list[str], first: int, words: list[str]) -> bool:
    """Whether a time, word `first`, closes a clause between commas that tells of something else with a number
    of its own: `in Goma, where bandits killed 90 people in May, 20 died`."""
    if words[:1] != [","]:
        return False
    near = range(first - 1, max(0, first - _DEED), -1)
    opens = next((k for k in near if lower[k] == ","), 0)
    inside = lower[opens + 1 : first]
    if not opens or not inside or not (_OPENERS & set(inside[:2]) or is_participle(inside[0])):
        return False
    counted = zip(inside, [*inside[1:], ""], strict=True)
    return any(is_number(word) and after not in _UNITS for word, after in counted)  # lasted eight days


_DEED = 16  # words of such a clause
_UNITS = frozenset("hours days weeks months years".split())
_OPENERS = RELATIVES | {"where"}


def is_of_mention(lower: list[str], time: Time) -> bool:
    """`As I told you on Friday, 20 have died`: when it was spoken of before."""
    for k in range(time.first - 1, max(-1, time.first - _MENTION), -1):
        if lower[k] == "as" or lower[k] == ",":
            return lower[k] == "as" and lower[k + 1] in _WE
    return False


_WE = frozenset(("i", "we", "you"))
_MENTION = 8  # words from "as" to the time: "as we have already told you here on"


def is_level_reached(gap: Gap) -> bool:
    """`The number of camps has doubled since 2023 to 40`: so many there are now."""
    lower, first = gap.quantity.sentence.lower, gap.quantity.first
    if gap.event or lower[first - 1] != "to":
        return False
    return not _CHANGED.isdisjoint(lower[max(0, first - _TO_LEVEL) : first])


_TO_LEVEL = 10  # words from the verb to the number
_CHANGED = frozenset(
    "climbed contracted declined decreased doubled dropped dwindled expanded fallen grown increased jumped "
    "quadrupled risen shrunk soared surged swelled swollen tripled".split()
)


def hangs_low(quantity: Quantity, words: list[str]) -> bool:
    """Whether "since" belongs to a noun after the figure, `20 fled a town held since 2013`, or to the next
    of two changes, `rose by 20 percent and by 90 percent since 2013`."""
    lower, first = quantity.sentence.lower, quantity.first
    if lower[max(0, first - 1) : first] == ["by"] and ("and", "by") in pairwise(words):
        return True
    until = words.index("since") if "since" in words else len(words)
    start = max(0, quantity.noun[1] - quantity.last) + 1
    return any(
        words[k].endswith("ed") and not ARTICLES.isdisjoint(words[max(0, k - 3) : max(0, k - 1)])
        for k in range(start, until)
    )


_ITEM_ENDS = frozenset((",", ";", ".", "and", "or"))
_DURING = frozenset(("during", "throughout"))
_COURSE = _DURING | {"in"}
_AMID = _COURSE | {"amid"}
_ITEM = 12  # words from a figure to what its item is told of


def is_of_other_item(gap: Gap) -> bool:
    """Whether a time belongs to another item of a list, whose own names its event: `lost 90 men during the
    Bush War, 20 during the 1990 raid and 40 during the march`."""
    lower, last = gap.quantity.sentence.lower, gap.quantity.last
    item = lower[last : last + _ITEM]
    until = next((k for k, word in enumerate(item) if word in _ITEM_ENDS), len(item))
    if _DURING.isdisjoint(item[:until]):
        return False
    first = gap.dated.time.first
    if first < 2 or lower[first - 2] not in _DURING:
        return False
    between = gap.words if not gap.after else lower[last:first]
    return "," in between and (not gap.after or first > last + until)


def is_of_start(gap: Gap) -> bool:
    """Whether a time before a figure is that of the first of two ends, the last of which the figure goes
    with: `has risen from the 90 who came in May to 400, with 20 tanks`."""
    lower, words = gap.quantity.sentence.lower, gap.words
    if "to" not in words or "with" not in words or "from" not in lower[: gap.dated.time.first]:
        return False
    at = words.index("to")
    return counts_from(words, at + 1) and "with" in words[at:] and find_tense(gap.quantity) is not Tense.PAST


def runs_on(gap: Gap) -> bool:
    """Whether a figure is of the course of what began at a time before it: `In raids that began on 3 May 20
    men were held`."""
    lower, first = gap.quantity.sentence.lower, gap.dated.time.first
    before = lower[max(0, first - _CLAUSE) : first]
    led = not gap.after and gap.event and lower[0] in _AMID
    return led and not _THAT.isdisjoint(before) and not _BEGUN.isdisjoint(before[-_LEADING:])


_THAT = frozenset(("that", "which"))
_BEGUN = frozenset(("began", "begun", "launched", "started"))
_LEADING = 4  # words from "began" to the time


def is_rise_on(gap: Gap) -> bool:
    """Whether a share is that of a rise or fall, told against a month or year: `3 percent over last year`,
    `up 3 percent on May 2015`, `a rise of 3 percent on the same period of 2015`."""
    time, words = gap.dated.time, gap.words
    words = words[:-1] if words[-1:] == ["the"] and not time.anchored else words
    if not gap.after or time.closes:
        return False
    if words[-1:] == ["on"] and not _RISES.isdisjoint(words[-_PAIR:]):
        return True  # 40 deaths, a slight rise on Tuesday
    if gap.quantity.unit != "percent":
        return False
    if words[-1:] == ["over"]:
        return time.kind is not Kind.SPAN
    return words[-1:] == ["on"] and len(gap.dated.iso.partition("/")[0]) < DAY


_PAIR = 2  # words
_RISES = frozenset("climb decline decrease dip drop fall improvement increase jump rise surge".split())


def is_running(time: Time) -> bool:
    """Whether a time is the running year, month or week: `this year`."""
    return time.kind is Kind.RELATIVE and time.point is not None and time.point.unit in _RUNNING


_RUNNING = frozenset(("year", "month", "week"))


def is_before_release(gap: Gap) -> bool:
    """Whether a time after a figure tells when those were taken that have come free: `announced the release
    of 20 of the girls who were seized in May`."""
    lower, first = gap.quantity.sentence.lower, gap.quantity.first
    if lower[first - 1 : first] != ["of"] and lower[first - 2 : first] != ["of", "the"]:
        return False
    freed = not _RELEASES.isdisjoint(lower[max(0, first - _PHRASE) : first - 1])
    return freed and not _TAKEN.isdisjoint(gap.words)


_RELEASES = frozenset("escape exchange freeing liberation recovery release rescue return".split())
_TAKEN = frozenset(
    "abducted arrested captured detained held imprisoned kidnapped seized snatched taken".split()
)
_PHRASE = 4  # words from "release" to its figure


def is_so_after(gap: Gap) -> bool:
    """Whether a figure tells what is so now, after what happened on a day: `20 are in shelters after Friday's
    quake`."""
    state = find_tense(gap.quantity) is Tense.PRESENT and gap.quantity.metric not in _DEEDS
    if "missing" in gap.words[:_MISSING]:
        return False  # 20 are missing after a boat sank on Sunday
    point = gap.dated.time.point
    recent = len(gap.dated.iso) == DAY or (point is not None and point.unit == "week")
    return state and recent and not _SINCE_THEN.isdisjoint(gap.words)


_DEEDS = frozenset(("airstrikes", "attacks", "injured", "killed"))
_SINCE_THEN = frozenset(("after", "following"))
_MISSING = 4  # words from a figure to "missing": "people are still missing"


def is_level(words: list[str]) -> bool:
    """Whether words lead from a figure to another level: `20 tons, well below the 90 of 2013`."""
    return any(one in _DEGREES and other in _LEVELS for one, other in pairwise(words))


_DEGREES = frozenset(", far just much slightly still well".split())
_LEVELS = frozenset(("above", "below"))


def happened_during(gap: Gap) -> bool:
    """Whether a year names the event in the course of which something was so: `used 20 jets in its 2003
    invasion`."""
    first, lower = gap.dated.time.first, gap.quantity.sentence.lower
    course = first > 1 and lower[first - 2] in _COURSE
    return course and find_tense(gap.quantity) is Tense.PAST and "," not in gap.words


def counts_from(words: list[str], k: int) -> bool:
    """Whether a number begins at word `k`, after what may stand before it: `from more than 45`."""
    while k < len(words) - 1 and words[k] in _MODIFIERS:
        k += 1
    return k < len(words) and _counts(words[k])


_MODIFIERS = frozenset(
    "a about almost an around as at estimated high least low many more nearly of over peak some than".split()
)


def _counts(word: str) -> bool:
    """Whether a word begins a number: `rose to 60 from 45 in 2001`."""
    return word[0] in "$£€" or word[0].isdecimal() or word in time_words().cardinals
