"""Find the time that a figure is about: the event's before the speaker's, the sentence's before one carried
over from other sentences on the same event, and where the text has none the day of publication.
"""

from bisect import bisect
from dataclasses import replace
from itertools import pairwise

from claims.extract.calendar import find_times
from claims.extract.carry import carried_time, day_before, happens, spoken_time
from claims.extract.dated import Dated, find_dated, is_spoken
from claims.extract.headline import summed_up
from claims.extract.moment import Kind, Time, resolve
from claims.extract.reading import Found, Quantity, Reading
from claims.extract.sentence import Sentence
from claims.extract.tense import Tense, find_tense
from claims.model import Basis

__all__ = ["find_period", "find_times"]

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
_TELLS_ON = frozenset(("that", "which", "when", "where", "killing", "wounding", "injuring", "leaving"))
# Nouns whose year is that of their numbers: "the 2006 census", "the 2009 budget".
_COUNTING = frozenset(
    "appeal budget budgets census election elections estimate figures fiscal poll referendum report "
    "survey vote".split()
)
_NEAREST = 4  # times on either side of a figure that are weighed
_JOINS = frozenset(("and", ",", ";", "or"))
_APART = 3  # "300 in 2015 and 200 in 2016": so much further is the time on the other side of the "and"
_LONG_CLAUSE = 8  # words behind a comma that make a clause of its own


def find_period(quantity: Quantity, reading: Reading) -> Found:
    """The time a figure is about, with its words. The value is a pair: ISO 8601 or None, and the basis."""
    own = _own(quantity, reading)
    if own is not None and (not own.spoken or not happens(quantity, reading)):
        return _found(own, quantity.sentence, "period.speech" if own.spoken else "period.event")
    told = summed_up(quantity, reading)
    if told is not None:
        found = find_period(replace(told, metric=quantity.metric), reading)
        return found._replace(rule="period.headline") if found.value[1] is Basis.TEXT else found
    carried = carried_time(quantity, reading)
    if carried is not None:
        return _found(carried[0], carried[1], "period.carried")
    if own is not None:
        return _found(own, quantity.sentence, "period.speech")
    spoken = spoken_time(quantity.sentence, reading)
    if spoken is not None:
        return _found(spoken[0], spoken[1], "period.report")
    return Found((reading.document.published, Basis.PUBLICATION), "period.publication")


def _found(dated: Dated, sentence: Sentence, rule: str) -> Found:
    start, end = sentence.starts[dated.time.first], sentence.ends[dated.time.last - 1]
    return Found((dated.iso, Basis.TEXT), rule, start, end)


def _own(quantity: Quantity, reading: Reading) -> Dated | None:
    """The time in the figure's sentence that fits it best: an event's, in its clause, near by."""
    times = _near_by(quantity, find_dated(quantity.sentence, reading))
    times += _near_by(quantity, _anchored(quantity.sentence, reading))
    fitting = [dated for dated in times if not _is_aside(quantity, dated, reading)]
    best = min(fitting, key=lambda dated: _rank(quantity, dated), default=None)
    return best and (_as_of(quantity.sentence, best, fitting) or _running(quantity, best, reading))


def _near_by(quantity: Quantity, times: list[Dated]) -> list[Dated]:
    """The times around the figure, so many on either side, and the one that the sentence begins with."""
    if len(times) <= _NEAREST:
        return times
    at = bisect(times, quantity.first, key=lambda dated: dated.time.first)
    start = max(0, at - _NEAREST)
    return times[:1] * (start > 0) + times[start : at + _NEAREST]


def _as_of(sentence: Sentence, best: Dated, fitting: list[Dated]) -> Dated | None:
    """`As of 7 April, 20 have died since October`: the span that the day closes."""
    lower = sentence.lower
    points = [
        dated for dated in fitting if lower[max(0, dated.time.first - 2) : dated.time.first] == ["as", "of"]
    ]
    since = [dated for dated in fitting if dated.time.kind is Kind.SINCE and dated.iso.count("/") == 1]
    if not points or not since or best not in (*points, *since):
        return None
    start, end = since[0].iso.partition("/")[0], points[0].iso.rpartition("/")[2]
    return since[0]._replace(iso=f"{start}/{end}") if start < end else None


def _anchored(sentence: Sentence, reading: Reading) -> list[Dated]:
    """`a day earlier`, `later that day`: counted from the day of the sentence, or of the event before it."""
    known = sentence.memo.get("period.anchored")
    if known is not None:
        return known  # type: ignore[return-value]
    found: list[Dated] = []
    for time in find_times(sentence):
        if time.anchored:
            day = day_before(sentence, reading) or reading.document.published
            iso = resolve(replace(time, anchored=False), day)
            if iso is not None:
                found.append(Dated(time, iso, is_spoken(time, sentence, reading.lexicon)))
    sentence.memo["period.anchored"] = found
    return found


def _running(quantity: Quantity, dated: Dated, reading: Reading) -> Dated:
    """`20 have died in the war that began in 2011`: from then up to publication."""
    if dated.begins and find_tense(quantity) is Tense.PERFECT:
        return dated.until_now(reading.document.published)
    return dated


def _rank(quantity: Quantity, dated: Dated) -> tuple[bool, int, int]:
    """A speaker's time behind an event's, then the clause, then the distance."""
    lower, time = quantity.sentence.lower, dated.time
    first, last = _between(quantity, time)
    crossings = sum(word in _ASIDES or word == ";" for word in lower[first:last])
    crossings += first == quantity.last and "," in lower[max(first, last - 2) : last]
    joined = time.last == first and first < last and lower[first] in _JOINS
    return dated.spoken, crossings, last - first + _APART * joined


def _between(quantity: Quantity, time: Time) -> tuple[int, int]:
    """The words between the figure and a time."""
    return (quantity.last, time.first) if time.first >= quantity.last else (time.last, quantity.first)


def _is_aside(quantity: Quantity, dated: Dated, reading: Reading) -> bool:
    """Whether a time stands in a clause that tells of something else than the figure."""
    lower, time = quantity.sentence.lower, dated.time
    first, last = _between(quantity, time)
    words = lower[first:last]
    event = happens(quantity, reading)
    if (not event and _names_event(time, lower)) or (time.closes and quantity.metric == "population"):
        return True
    if first == quantity.last:
        refers = _is_reference(lower, time) or _leads_clause(lower, time)
        return refers or _is_aside_behind(quantity, time, words)
    if not _TELLS_ON.isdisjoint(words) and len(words) <= _LONG_CLAUSE:
        return False
    if _is_reference(lower, time) or "now" in words or (not event and not _CONTRASTS.isdisjoint(words)):
        return True
    return _is_aside_before(lower, time, _clause(words))


def _is_aside_before(lower: list[str], time: Time, clause: int) -> bool:
    """The same for a time before the figure; so many words stand behind the last comma between them."""
    if time.kind is Kind.SINCE:
        return clause > _LONG_CLAUSE and lower[0] != "since"
    return clause > 0 and not _TO_COME.isdisjoint(lower[max(0, time.first - 5) : time.first])


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
    return any(pair == (",", "as") or (pair[0] == "of" and pair[1] in _PARTS) for pair in pairs)


def _hangs_low(quantity: Quantity, words: list[str]) -> bool:
    """Whether "since" belongs to a noun behind the figure: `20 fled a town besieged since 2013`."""
    until = words.index("since") if "since" in words else len(words)
    start = max(0, quantity.noun[1] - quantity.last) + 1
    return any(
        words[k].endswith("ed") and not _ARTICLES.isdisjoint(words[max(0, k - 3) : max(0, k - 1)])
        for k in range(start, until)
    )
