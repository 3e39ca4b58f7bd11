"""Tell which times of a figure's sentence fit it, and which tell of something else."""

from itertools import pairwise

from claims.extract.dated import Dated, speech_words
from claims.extract.lexicon import Lexicon
from claims.extract.moment import YEAR, Kind, Time
from claims.extract.reading import Quantity
from claims.extract.tense import HAVE, Tense, find_tense
from claims.extract.timeword import time_words

# Behind one of these stands another clause, whose time is not that of a figure before it.
_CLAUSES = frozenset(
    "which who where whereas although though despite before until unless while but compared than "
    "double triple plans".split()
)
_PERSONS = frozenset(("who", "whose"))
_RELATIVES = frozenset(("which", "who", "whose", "where", "that"))
# Between an event's time and what happened in it: "the 2002 bombings that killed 202".
LINKS = frozenset(("that", "which", "when"))
_TELLS_ON = LINKS | {"where", "killing", "wounding", "injuring", "leaving"}
_CONTRASTS = frozenset(("while", "whereas"))
_NEXT = frozenset(("and", "but", "while"))  # behind a comma another clause begins with these
# A time right behind one of these is only what another one is measured against.
_REFERENCES = frozenset(("anniversary", "from", "following", "than", "like", "unlike"))
_TO_COME = frozenset(("due", "will", "would", "scheduled", "expected", "set", "planned"))
_ARTICLES = frozenset(("a", "an", "the"))
_DETERMINERS = frozenset("the a an that its their his her 's this".split())
_PARTS = frozenset(("them", "whom", "which", "those", "these"))  # "300, 40 of them in the last day"
_TIME_LEADS = frozenset("in on at during over within the".split())
# Nouns whose year is that of their numbers: "the 2006 census", "the 2009 budget".
_COUNTING = frozenset(
    "appeal budget budgets census election elections estimate figures fiscal poll referendum report "
    "survey vote".split()
)
_NOW = frozenset((Tense.PRESENT, Tense.PERFECT))
_JOINS = frozenset(("and", ",", ";", "or", "from", "to", "against", "versus"))
_APART = 3  # "300 in 2015 and 200 in 2016": so much further is the time on the other side of the "and"
_SUPERLATIVE = 6  # words from "the deadliest" to "since"
_HIGHEST = frozenset("biggest greatest highest largest longest lowest fiercest strongest".split())
_CLOSE = 5  # words from a figure to its "have"
_LONG_CLAUSE = 8  # words behind a comma that make a clause of its own


def rank(quantity: Quantity, dated: Dated, lexicon: Lexicon) -> tuple[bool, int, int]:
    """A speaker's time behind an event's; what goes on up to now where the verb says so; then the clause and
    the distance.
    """
    lower, time = quantity.sentence.lower, dated.time
    first, last = between(quantity, time)
    if time.kind is Kind.SINCE and find_tense(quantity) is Tense.PERFECT:
        return dated.spoken, 0, 0
    words = lower[first:last]
    crossings = sum(word in _CLAUSES for word in words) + 2 * (";" in words)
    crossings += first == quantity.last and "," in words[-2:]
    crossings += not lexicon.index(speech_words).isdisjoint(words)
    joined = time.last == first and first < last and lower[first] in _JOINS
    spoken = dated.spoken or lower[time.last : time.last + 1] == ["that"]
    return spoken, crossings, last - first + _APART * joined


def between(quantity: Quantity, time: Time) -> tuple[int, int]:
    """The words between the figure and a time."""
    return (quantity.last, time.first) if time.first >= quantity.last else (time.last, quantity.first)


def is_aside(quantity: Quantity, dated: Dated, event: bool, published: str | None) -> bool:
    """Whether a time stands in a clause that tells of something else than the figure. `event`: the figure
    counts what happens at a time, not what there is.
    """
    lower, time = quantity.sentence.lower, dated.time
    first, last = between(quantity, time)
    words = lower[first:last]
    if (not event and _names_event(time, lower)) or (time.closes and quantity.metric == "population"):
        return True
    if time.kind is Kind.SINCE and _compares(lower, time):
        return not tells_on(quantity, time)
    if first == quantity.last:
        if published is not None and dated.iso > published and _has_infinitive(words):
            return True
        refers = _is_reference(lower, time) or _leads_clause(lower, time)
        return refers or _is_aside_behind(quantity, dated, words, published)
    if tells_on(quantity, time) and find_tense(quantity) is not Tense.PERFECT:
        return False
    if "now" in words or (not event and not _CONTRASTS.isdisjoint(words)):
        return True
    return _is_reference(lower, time) or _is_aside_before(quantity, dated, words)


def _compares(lower: list[str], time: Time) -> bool:
    """`the deadliest attack since 2014`, `for the first time since May`."""
    since = next((i for i in range(time.first, -1, -1) if lower[i] == "since"), time.first)
    for i in range(max(1, since - _SUPERLATIVE), since):
        word = lower[i]
        if word in ("first", "most", "worst") or (word.endswith("iest") or word in _HIGHEST):
            return True
    return False


def _has_infinitive(words: list[str]) -> bool:
    """`pledged 20 million to help refugees next year`: what is to come is the help."""
    return any(word == "to" and behind.isalpha() and behind not in _DETERMINERS for word, behind in pairwise(words))


def _is_aside_before(quantity: Quantity, dated: Dated, words: list[str]) -> bool:
    """The same for a time before the figure; `words` stand between them."""
    lower, clause, time = quantity.sentence.lower, _clause(words), dated.time
    if time.kind is Kind.SINCE:
        apart = clause > 0 or "and" in words
        return apart and lower[0] != "since" and find_tense(quantity) is not Tense.PERFECT
    if not clause and _RELATIVES.isdisjoint(words):
        return False
    before = lower[max(0, time.first - _LONG_CLAUSE) : time.first]
    if clause and not (_PERSONS.isdisjoint(before) and _TO_COME.isdisjoint(before[-5:])):
        return True  # Smith, who came in 2002, said
    if clause > 1 and words[1 - clause] in _NEXT and not _RELATIVES.isdisjoint(before):
        return True  # in a house that they took on Tuesday, and nine were
    past = not time.closes and not dated.begins and not dated.spoken
    return past and time.first > _LONG_CLAUSE // 2 and find_tense(quantity) in _NOW


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
    return lead > 0 and lower[lead - 1] in _REFERENCES and time.kind not in (Kind.SPAN, Kind.WEEKDAY)


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


def _is_aside_behind(quantity: Quantity, dated: Dated, words: list[str], published: str | None) -> bool:
    """The same for a time behind the figure; `words` stand between them."""
    time = dated.time
    if find_tense(quantity) is Tense.PERFECT:
        if dated.begins:
            return False  # killed in the war, which began in 2011
        close = quantity.sentence.lower[max(0, quantity.first - _CLOSE) : quantity.last + _CLOSE]
        if time.kind is Kind.YEAR and not HAVE.isdisjoint(close):
            return not dated.iso.startswith((published or "-")[:YEAR])  # have been tried for a murder in 2006
    if time.kind is Kind.SINCE:
        return end_of_change(quantity) == "to" or not (_RELATIVES - {"that"}).isdisjoint(words) or _hangs_low(quantity, words)
    if not _CLAUSES.isdisjoint(words) or ("that" in words and "had" in words) or _is_of_part(words):
        return True
    return any(pair == (",", "as") or (pair[0] == "from" and _counts(pair[1])) for pair in pairwise(words))


def _is_of_part(words: list[str]) -> bool:
    """`300, 40 of them in the last day`: the time of the 40."""
    k = len(words) - 1
    while k > 0 and words[k] in _TIME_LEADS:
        k -= 1
    return k > 0 and words[k] in _PARTS and words[k - 1] == "of"


def _counts(word: str) -> bool:
    """Whether a word begins a number: `rose to 60 from 45 in 2001`."""
    return word[0] in "$£€" or word[0].isdecimal() or word in time_words().cardinals


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
    close = time.first < quantity.first and len(words) <= _LONG_CLAUSE
    return close and "and" not in words and not links.isdisjoint(words)


def end_of_change(quantity: Quantity) -> str | None:
    """`has risen from 20 to 40 since 2018`: which of the two a figure is, "from" or "to"."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if lower[first - 1 : first] == ["from"] and lower[last : last + 1] == ["to"]:
        return "from"
    return "to" if lower[first - 1 : first] == ["to"] and "from" in lower[max(0, first - 8) : first - 1] else None
