"""A figure, a time in its sentence, and the words between them: how near the two are, and what links them."""

from collections.abc import Sequence
from itertools import pairwise

from claims.extract.calendar.moment import DAY, MONTH, Kind
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import Dated
from claims.extract.report.said_when import is_cited, speech_words
from claims.extract.report.whole_figure import is_part
from claims.extract.time.tense import Tense, find_tense, is_past
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import is_number
from claims.record_type import record

# After one of these stands another clause, whose time is not that of a figure before it.
_CLAUSES = frozenset(
    "which who where whereas although though despite before until unless while but compared than "
    "double twice triple plans".split()
)
_CONTRASTED = frozenset(("compared", "versus", "while", "whereas"))  # what another time is set against
_APARTS = _CLAUSES | {",", ";", "and"}
# Between an event's time and what happened in it: "the 2002 bombings that killed 202".
_LINKS = frozenset(("that", "which", "when"))
_RESULTS = _LINKS | {"where", "killing", "wounding", "injuring", "leaving"}
_NO_RESULTS = frozenset(
    "adding according being concerning during excluding following including saying".split()
)
_JOINS = frozenset(("and", ",", ";", "or", "from", "to", "against", "versus"))
_APART = 3  # "300 in 2015 and 200 in 2016": so much further is the time on the other side of the "and"
_NEAR = 8  # words between a figure and a time that may be joined by a link
_LINKED = 12  # words between a figure and the time of which "when" tells


@record
class Gap:
    """A figure, a time in its sentence, and the words between them. `after`: the time stands after the
    figure. `event`: the figure counts what happens at a time, not what there is.
    """

    quantity: Quantity
    dated: Dated
    words: list[str]
    after: bool
    event: bool


def gap_between(quantity: Quantity, dated: Dated, event: bool) -> Gap:
    """What lies between a figure and a time."""
    time, lower = dated.time, quantity.sentence.lower
    if time.first >= quantity.last:
        return Gap(quantity, dated, lower[quantity.last : time.first], True, event)
    words = _without_closed(lower[time.last : quantity.first])
    return Gap(quantity, dated, _without_insertion(words) if time.first <= _FRONTED else words, False, event)


def _without_insertion(words: list[str]) -> list[str]:
    """The words after a time that begins its sentence, but for what is put in to tell how it lies to another:
    `In 2022, shortly before the war, the town had`."""
    if words[:1] != [","] or _SIDES.isdisjoint(words[1:_ASIDE]) or "," not in words[1:]:
        return words
    inserted = words[1 : words.index(",", 1)]
    return words[1 + len(inserted) :] if _SIDES.isdisjoint(words[1 + len(inserted) :]) else words


def _without_closed(words: list[str]) -> list[str]:
    """The words after a time but for a clause on the way that is over before the verb: `In May it swept the
    north, where many live, and killed`."""
    opens = next((k for k in range(1, len(words)) if words[k] in _OPENERS and words[k - 1] == ","), None)
    if opens is None:
        return words
    for k in range(opens + 1, len(words) - 2):
        if words[k] == "," and words[k + 1] == "and" and is_past(words[k + 2]):
            return words[: opens - 1] + words[k:]
    return words


_OPENERS = frozenset(("where", "which", "who", "whose"))
_FRONTED = 3  # words before a time that begins its sentence: "In the spring of"
_SIDES = frozenset(("after", "before"))
_ASIDE = 5  # words in which what is put in says so: "some six months before"


def rank(gap: Gap, lexicon: Lexicon) -> tuple[bool, int, int]:
    """A speaker's time after an event's; what goes on up to now where the verb says so; then the clause and
    the distance.
    """
    time, words, lower = gap.dated.time, gap.words, gap.quantity.sentence.lower
    spoken = gap.dated.spoken or lower[time.last : time.last + 1] == ["that"]
    if time.kind is Kind.SINCE and find_tense(gap.quantity) is Tense.PERFECT:
        return spoken, 0, 0
    crossings = clauses_opened(words) + 2 * (";" in words)
    crossings += gap.after and "," in words[-3:]
    crossings += not lexicon.index(speech_words).isdisjoint(words)
    joined = not gap.after and words and words[0] in _JOINS
    if words[:1] == [":"] and not gap.after:
        words = words[:1]  # as of May: what follows is a list
    return spoken, crossings, len(words) + (_APART if joined else 0)


def clauses_opened(words: list[str]) -> int:
    """How many of some words begin another clause: `than` does not in "more than 20"."""
    multiple = any(one == "times" and other in _MULTIPLIED for one, other in pairwise(words))
    if _CLAUSES.isdisjoint(words):
        return int(multiple)
    around = zip(words, ["", *words], [*words[1:], ""], strict=False)
    return multiple + sum(word in _CLAUSES and not _goes_on(*it) for it in around if (word := it[0]))


def _goes_on(word: str, before: str, after: str) -> bool:
    """Whether a word opens no clause of its own beside those around it: `more than 20`, `drowned while
    fleeing last month`."""
    counts = word == "than" and before in _MORE and after not in _COMPARED_WITH
    return counts or (word == "while" and after.endswith("ing"))


_MULTIPLIED = frozenset(
    "the its their his her as that what more higher".split()
)  # three times the 300 in March
_COMPARED_WITH = frozenset("at during in its last on that the their those under".split())
_MORE = frozenset("more less fewer greater higher lower other".split())


def without_contrasted(gaps: list[Gap]) -> list[Gap]:
    """The times of a figure but for those of what it is set against, where it has its own after it: `lost 400
    since May, compared with 250 killed in 2006`; nor that up to which another one lasts: `Before Monday, 20
    had drowned this year`."""
    if len(gaps) > 1:
        after = [gap for gap in gaps if not _is_until(gap)]
        gaps = after or gaps
    own = len(gaps) > 1 and any(gap.after and _APARTS.isdisjoint(gap.words) for gap in gaps)
    return [gap for gap in gaps if gap.after or _CONTRASTED.isdisjoint(gap.words)] if own else gaps


def _is_until(gap: Gap) -> bool:
    """Whether a time only tells up to when another one lasts: `Before Monday, 20 had drowned this year`."""
    lower, first = gap.quantity.sentence.lower, gap.dated.time.first
    fronted = lower[0] == "before" and first <= _NEAR and gap.words[:1] == [","]
    return not gap.after and (fronted or lower[max(0, first - 1) : first] == ["before"])


def of_own_part(gaps: list[Gap], figures: Sequence[Quantity]) -> list[Gap]:
    """The times of a part of a whole, or of a clause that goes on after that of another of the sentence's
    `figures`: where it has its own after it, no others: `since 2011 900 have died, 20 of them this year`,
    `900 have died since 2011, including 20 in May`, `900 died last year and 20 were killed in May`."""
    if len(gaps) < _SEVERAL:
        return gaps
    own = [gap for gap in gaps if gap.after and _APARTS.isdisjoint(gap.words)]
    told = any(not gap.dated.time.anchored for gap in own)  # rather than "that day"
    if told and any(_is_others(gap, figures) for gap in gaps):
        gaps = [gap for gap in gaps if not _is_others(gap, figures)]
    near = [gap for gap in own if len(gap.words) <= _NEAR]
    return (near or gaps) if is_part(gaps[0].quantity) else gaps


def _is_others(gap: Gap, figures: Sequence[Quantity]) -> bool:
    """Whether a time before a figure ends the clause of another one, `900 died last year and 20`, or begins
    one that is over: `In May it took the port, and 20`."""
    if not gap.after and (",", "and") in pairwise(gap.words):
        return any(map(is_past, gap.words[: gap.words.index(",")]))
    if gap.after or gap.words[:1] not in _GOING_ON:
        return False
    return any(it.last <= gap.dated.time.first for it in figures)


_GOING_ON = (["and"], [";"], ["but"])


_SEVERAL = 2


def nearest_cited(gaps: list[Gap]) -> list[Gap]:
    """The times of a figure, in order, but for those of sources cited after its own: `20 fled (UNHCR, May
    2021) and 10 (IOM, June 2021)`."""
    cited = [gap for gap in gaps if is_cited(gap.dated.time, gap.quantity.sentence)]
    return [gap for gap in gaps if gap not in cited[1:]] if len(cited) > 1 else gaps


def tells_on(gap: Gap, links: frozenset[str] = _LINKS) -> bool:
    """Whether the figure tells on what a time before it names: `the 2006 raid that killed 20`."""
    words = gap.words
    joint = len(words) - words[::-1].index("and") if "and" in words else 0
    listed = "when" in words[:2]  # in 2006, when 90 men and 20 boys died
    if joint and not listed and not (joint < len(words) and is_past(words[joint])):
        return False  # the 2006 raid that killed 90 people and 20; not so of "and injured 20"
    most = _LINKED if joint or "when" in words[:2] else _NEAR
    if gap.after or len(words) > most:
        return False
    return any(
        word in links and not (word == "that" and words[k - 1] in _SAID) for k, word in enumerate(words)
    )


_SAID = frozenset(
    "acknowledged added admitted announced claimed confirmed declared estimated noted reported revealed said "
    "says stated stressed warned wrote".split()
)


def tells_result(gap: Gap) -> bool:
    """The same for what came of it: `the 2006 raid, killing 20`, `floods since May, affecting 20`."""
    told = tells_on(gap, _RESULTS) or tells_on(gap, frozenset(_results(gap.words)))
    return told or (not gap.after and _lists_results(gap.words))


def _lists_results(words: list[str]) -> bool:
    """Whether words end in a list of what came of a time: `since 2009, killing 900 people and displacing`."""
    if len(words) > _LIST or not words or "," not in words:
        return False
    joint = next((k for k in range(len(words) - 2, 0, -1) if words[k] in ("and", ",")), 0)
    opens = words.index(",")
    return (
        joint > opens
        and joint + _LEADS_ON >= len(words)
        and all(map(_is_result, (words[opens + 1], words[joint + 1])))
    )


def _is_result(word: str) -> bool:
    return word.endswith("ing") and word not in _NO_RESULTS


_LIST = 24  # words
_LEADS_ON = 5  # words from "and" to the figure: "and forcing more than"


def _results(words: list[str]) -> list[str]:
    """The participle that begins the last clause of some words, if one does: `, affecting more than`."""
    commas = [i for i, word in enumerate(words[:-1]) if word == ","]
    after = words[commas[-1] + 1] if commas else ""
    return [after] if after.endswith("ing") and after not in _NO_RESULTS else []


def is_said_earlier(gap: Gap, published: str | None, lexicon: Lexicon) -> bool:
    """Whether a time is when somebody gave the figure, in another month than that of publication: `On 3 March
    2009 police said that 20 had died`."""
    dated = gap.dated
    if dated.time.kind not in _ON_CALENDAR or (published and dated.iso[:MONTH] == published[:MONTH]):
        return False
    if is_cited(dated.time, gap.quantity.sentence):
        return False  # 20 have died since May (WHO, 14 July)
    return dated.spoken or (not gap.after and not lexicon.index(speech_words).isdisjoint(gap.words))


_ON_CALENDAR = frozenset((Kind.DATE, Kind.MONTH, Kind.YEAR))


def _is_of_next_said(gap: Gap) -> bool:
    """Whether a time after a figure is that of what a speaker goes on to say: `900 are displaced, the agency
    said, adding that 20 have died this year`."""
    words = gap.words
    if not gap.after or "that" not in words:
        return False
    at = words.index("that")
    told = at > 1 and words[at - 1] in _ADDING and words[at - 2] in (",", "and")
    return told and any(map(is_number, words[at:]))


_ADDING = frozenset("adding claiming estimating noting reporting saying stating stressing warning".split())


def is_of_newest(gap: Gap) -> bool:
    """Whether a time after a figure is that of those among them who came last: `900 have died so far, with 20
    deaths in the last 24 hours`, `900 cases, including 20 on Monday`; not where a comma sets it apart. Or it
    is that of what a speaker goes on to say."""
    if _is_of_next_said(gap):
        return True
    words, tense = gap.words, find_tense(gap.quantity)
    opens = max((k for k, word in enumerate(words) if word in _PART_OPENERS), default=-1)
    part = words[opens + 1 :]
    if not gap.after or opens < 1 or words[opens - 1] != "," or "," in part:
        return False
    number = next((k for k, word in enumerate(part[:_TO_PART]) if is_number(word)), -1)
    if number < 0:
        return False
    short = gap.dated.time.closes or len(gap.dated.iso) == DAY
    new = not _NEW.isdisjoint(part) or len(part) - number <= _TO_LAST
    if gap.dated.time.kind is Kind.SINCE:
        return "new" in part  # 900 cases, including 20 deaths since the first one on 1 May
    return bool(short) and (tense in (Tense.PERFECT, Tense.PRESENT) or new)


_PART_OPENERS = frozenset(("among", "including", "with"))
_TO_PART = 4  # words from "including" to its number: "with at least another"
_TO_LAST = 3  # words from a number alone to its time: "20 in the"
_NEW = frozenset("additional another confirmed further more new newly recorded reported".split())


def end_of_change(quantity: Quantity) -> str | None:
    """`has risen from 20 to 40 since 2018`: which of the two a figure is, "from" or "to"."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    lead = lower[first - 1] if first else ""
    if lead == "from" and lower[last : last + 1] == ["to"]:
        return "from"
    return "to" if lead == "to" and "from" in lower[max(0, first - _NEAR) : first - 1] else None
