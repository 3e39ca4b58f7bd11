"""Tell which times of a figure's sentence fit it, and which tell of something else."""

from itertools import pairwise

from claims.extract.dated import Dated
from claims.extract.moment import Kind, Time
from claims.extract.reading import Quantity
from claims.extract.tense import Tense, find_tense
from claims.extract.timeword import time_words

# Behind one of these stands another clause, whose time is not that of a figure before it.
_ASIDES = frozenset(
    "which who whose where whereas although though despite before until unless while but compared than "
    "will would plans expected double triple".split()
)
_CONTRASTS = frozenset(("while", "whereas", "but", "now", ";"))
# A time right behind one of these is only what another one is measured against.
_REFERENCES = frozenset(("anniversary", "from", "following", "than", "like", "unlike"))
_TO_COME = frozenset(("due", "will", "would", "scheduled", "expected", "set", "planned"))
_ARTICLES = frozenset(("a", "an", "the"))
_DETERMINERS = frozenset("the a an that its their his her 's this".split())
_PARTS = frozenset(("them", "whom", "which", "those", "these"))  # "300, 40 of them in the last day"
_RELATIVES = frozenset(("which", "who", "whose", "where"))
# Between an event's time and what happened in it: "the 2002 bombings that killed 202".
RELATIVES = frozenset(("that", "which", "when"))
_TELLS_ON = RELATIVES | {"where", "killing", "wounding", "injuring", "leaving"}
# Nouns whose year is that of their numbers: "the 2006 census", "the 2009 budget".
_COUNTING = frozenset(
    "appeal budget budgets census election elections estimate figures fiscal poll referendum report "
    "survey vote".split()
)
_PERSONS = frozenset(("who", "whose"))
_NOW = frozenset((Tense.PRESENT, Tense.PERFECT))
_CURRENCIES = frozenset("$£€")
_JOINS = frozenset(("and", ",", ";", "or", "from", "to", "against", "versus"))
_APART = 3  # "300 in 2015 and 200 in 2016": so much further is the time on the other side of the "and"
_LONG_CLAUSE = 8  # words behind a comma that make a clause of its own


def rank(quantity: Quantity, dated: Dated) -> tuple[bool, int, int]:
    """A speaker's time behind an event's; what goes on up to now where the verb says so; then the clause and
    the distance.
    """
    lower, time = quantity.sentence.lower, dated.time
    first, last = between(quantity, time)
    crossings = sum(word in _ASIDES or word == ";" for word in lower[first:last])
    crossings += first == quantity.last and "," in lower[max(first, last - 2) : last]
    joined = time.last == first and first < last and lower[first] in _JOINS
    running = time.kind is Kind.SINCE and find_tense(quantity) is Tense.PERFECT
    return dated.spoken, 0 if running else crossings, 0 if running else last - first + _APART * joined


def between(quantity: Quantity, time: Time) -> tuple[int, int]:
    """The words between the figure and a time."""
    return (quantity.last, time.first) if time.first >= quantity.last else (time.last, quantity.first)


def is_aside(quantity: Quantity, dated: Dated, event: bool) -> bool:
    """Whether a time stands in a clause that tells of something else than the figure. `event`: the figure
    counts what happens at a time, not what there is.
    """
    lower, time = quantity.sentence.lower, dated.time
    first, last = between(quantity, time)
    words = lower[first:last]
    if (not event and _names_event(time, lower)) or (time.closes and quantity.metric == "population"):
        return True
    if first == quantity.last:
        refers = _is_reference(lower, time) or _leads_clause(lower, time)
        return refers or _is_aside_behind(quantity, time, words)
    if tells_on(quantity, time):
        return False
    if _is_reference(lower, time) or "now" in words or (not event and not _CONTRASTS.isdisjoint(words)):
        return True
    return _is_aside_before(quantity, time, words, event)


def _is_aside_before(quantity: Quantity, time: Time, words: list[str], event: bool) -> bool:
    """The same for a time before the figure; `words` stand between them."""
    lower, clause = quantity.sentence.lower, _clause(words)
    if time.kind is Kind.SINCE:
        return clause > _LONG_CLAUSE and lower[0] != "since"
    before = lower[max(0, time.first - _LONG_CLAUSE) : time.first]
    if clause and not _PERSONS.isdisjoint(before):
        return True  # Smith, who came in 2002, said
    if clause and not event and time.first > _LONG_CLAUSE // 2 and find_tense(quantity) in _NOW:
        return True  # the group, founded in 1987, has
    return clause > 0 and not _TO_COME.isdisjoint(before[-5:])


def _clause(words: list[str]) -> int:
    """How many words stand behind the last comma that is no part of a number; 0: there is none."""
    for i in range(len(words) - 1, -1, -1):
        if words[i] == "," and not (
            i and words[i - 1].isdecimal() and words[i + 1 : i + 2] and words[i + 1].isdecimal()
        ):
            return len(words) - i
    return 0


def _is_reference(lower: list[str], time: Time) -> bool:
    """Whether another time is only measured against this one: `following the attacks of 2001`."""
    lead = time.first - (time.first > 1 and lower[time.first - 1] in _ARTICLES)
    if lower[max(0, lead - 2) : lead] == ["anniversary", "of"]:
        return True
    return lead > 0 and lower[lead - 1] in _REFERENCES and time.kind is not Kind.SPAN


def _leads_clause(lower: list[str], time: Time) -> bool:
    """`a day after rebels killed 20`: a time for what follows only."""
    leads = time.anchored and lower[time.last - 1] in ("after", "before")
    return leads and time.last < len(lower) and lower[time.last] not in (",", ".")


def _names_event(time: Time, lower: list[str]) -> bool:
    """Whether a year only tells which event is meant: `rebuilding after the 2004 tsunami`."""
    if time.kind is not Kind.YEAR or not 0 < time.first < time.last < len(lower):
        return False
    return (
        lower[time.first - 1] in _DETERMINERS
        and lower[time.last].isalpha()
        and lower[time.last] not in _COUNTING
    )


def _is_aside_behind(quantity: Quantity, time: Time, words: list[str]) -> bool:
    """The same for a time behind the figure; `words` stand between them."""
    if time.kind is Kind.SINCE:
        return not _RELATIVES.isdisjoint(words) or _hangs_low(quantity, words)
    if not _ASIDES.isdisjoint(words) or ("that" in words and "had" in words):
        return True
    pairs = pairwise(words)
    return any(
        pair == (",", "as")
        or (pair[0] == "of" and pair[1] in _PARTS)
        or (pair[0] == "from" and _counts(pair[1]))
        for pair in pairs
    )


def _counts(word: str) -> bool:
    """Whether a word begins a number: `rose to 60 from 45 in 2001`."""
    return word[0] in _CURRENCIES or word[0].isdecimal() or word in time_words().cardinals


def _hangs_low(quantity: Quantity, words: list[str]) -> bool:
    """Whether "since" belongs to a noun behind the figure: `20 fled a town besieged since 2013`."""
    until = words.index("since") if "since" in words else len(words)
    start = max(0, quantity.noun[1] - quantity.last) + 1
    return any(
        words[k].endswith("ed") and not _ARTICLES.isdisjoint(words[max(0, k - 3) : max(0, k - 1)])
        for k in range(start, until)
    )


def tells_on(quantity: Quantity, time: Time, links: frozenset[str] = _TELLS_ON) -> bool:
    """Whether one of `links` joins the figure to what a time before it names: `the 2006 raid that`."""
    first, last = between(quantity, time)
    words = quantity.sentence.lower[first:last]
    return time.first < quantity.first and len(words) <= _LONG_CLAUSE and not links.isdisjoint(words)
