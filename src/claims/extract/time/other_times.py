"""Tell which times of a figure's sentence tell of something else than the figure."""

from itertools import pairwise

from claims.extract.calendar.moment import DAY, YEAR, Kind, Time
from claims.extract.report.frame import is_as_of
from claims.extract.report.said_when import is_cited, is_of_paper
from claims.extract.report.whole_figure import is_told_of_part
from claims.extract.time.gap import Gap, clauses_opened, end_of_change, is_of_newest, tells_on, tells_result
from claims.extract.time.meant_event import FOUNDED
from claims.extract.time.other_clause import (
    counts_from,
    hangs_low,
    happened_during,
    is_before_release,
    is_exceeded,
    is_level,
    is_level_reached,
    is_of_item,
    is_of_mention,
    is_of_other_clause,
    is_of_other_deed,
    is_of_other_item,
    is_of_start,
    is_rise_on,
    is_running,
    is_so_after,
    opens_next,
    sums,
    sums_up,
)
from claims.extract.time.relative_clause import (
    compares,
    is_apposed,
    is_beside,
    is_in_name,
    is_inserted,
    is_of_compared,
    is_scale,
    tells_of_event,
    without_relative,
)
from claims.extract.time.tense import PRESENT_HAVE, Tense, find_tense, is_past
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import (
    ARTICLES,
    BE,
    CLAUSE_JOINTS,
    DETERMINERS,
    PARTITIVE_PRONOUNS,
    RELATIVES,
    STOPS,
    is_participle,
)

_EARLIER = frozenset(("after", "before"))  # on Tuesday they left after 20 had been killed
_BEFORE = frozenset(("before",))  # on Tuesday it began after 20 were killed: in what it began with
_MEASURED = frozenset(("from", "against"))  # 20 from 30 in 2014, 20 against 30 in 2014
_SET_APART = _MEASURED | {"as"}
_CONTRASTS = _EARLIER | {"while", "whereas", "now"}  # the same for what there is: others have 20 now
_ALONGSIDE = frozenset(("while", "whereas"))
_RELATIVES = RELATIVES | {"where"}
_PERSONS = frozenset(("who", "whose"))
_TIME_LEADS = frozenset("in on at during over within the".split())
# A time right after one of these is only what another one is measured against.
_REFERENCES = frozenset(("anniversary", "from", "following", "than", "like", "unlike"))
_IN, _THAN = frozenset(("in", "on", "at", "during")), frozenset(("than", "unlike"))
_TO_COME = frozenset(("due", "will", "would", "scheduled", "expected", "set", "planned"))
_DETERMINERS = DETERMINERS | {"'s"}
# Nouns whose year is that of their numbers: "the 2006 census", "the 2009 budget".
_COUNTING = frozenset(
    "appeal budget budgets census election elections estimate figures fiscal plan plans poll referendum "
    "report survey vote".split()
)
_OPENING = frozenset((",", ";", "and", "but", "while", "whereas"))  # a clause that a time leads
_BEFORE_SUBJECT = frozenset((",", ";", ":", "and", "but", "that", "as", "when", "while"))
_ISSUED = frozenset("announced dated given issued published released".split())
_ISSUES = frozenset("assessment count estimate figure letter report statement study tally toll total".split())
_ADVERBS = frozenset("first originally initially only finally last newly officially".split())
_APPOSED = 4  # words from such a time to the figure, of whose clause it is then no part
_NEAR_BY, _NAME = 3, 4  # words: "according to the 2021 plan"; of "humanitarian response plan"
_NOW = frozenset((Tense.PRESENT, Tense.PERFECT))
_AROUND, _LONG_CLAUSE = 8, 12  # words before a time in which a relative clause begins; one of persons
_PAIR, _FRONTED = 2, 2  # words: "up from"; words before a time that begins a sentence
_CLOSE = 5  # words from a figure to its "have"


def is_aside(gap: Gap, published: str | None, lexicon: Lexicon) -> bool:
    """Whether a time stands in a clause that tells of something else than the figure. `published`: the
    document's date of publication.
    """
    lower, time = gap.quantity.sentence.lower, gap.dated.time
    if (is_as_of(time, lower) and not (gap.after and "which" in gap.words)) or (
        gap.words == ["("] and not gap.after
    ):
        return False  # more than in November (468)
    if is_in_name(time, gap.quantity.sentence, lexicon) or is_of_mention(lower, time):
        return True
    names = not gap.event and _names_event(time, lower) and not (_acts(gap) or happened_during(gap))
    if names or (not gap.event and time.vague) or (time.closes and gap.quantity.metric == "population"):
        return True
    if is_of_other_clause(gap) or is_inserted(gap) or is_beside(gap, published) or is_of_other_item(gap):
        return True
    if (time.kind is Kind.SINCE or is_scale(time, lower)) and compares(lower, time):
        return not (tells_on(gap) or is_of_compared(gap))
    if is_running(time) and compares(lower, time):
        return True
    if is_cited(time, gap.quantity.sentence):
        return not gap.after  # a source in brackets tells of what stands before it
    if gap.after:
        return _is_aside_after(gap, published, lexicon)
    return not (tells_result(gap) and find_tense(gap.quantity) is not Tense.PERFECT) and _is_aside_before(gap)


def _is_aside_before(gap: Gap) -> bool:
    """The same for a time before the figure."""
    lower, time, words, clause = gap.quantity.sentence.lower, gap.dated.time, gap.words, _clause(gap.words)
    others = _CONTRASTS if not gap.event else _EARLIER if "had" in lower else _BEFORE
    if find_tense(gap.quantity) is Tense.PAST:
        others -= _ALONGSIDE  # between 2015 and 2017 a school was hit while 20 were occupied
        if (
            len(gap.dated.iso) == DAY
            and "had" not in lower
            and _TO_COME.isdisjoint(lower[max(0, time.first - _NEAR_BY) : time.first])
        ):
            others -= _EARLIER - _BEFORE  # flooded on Monday after 20 mm fell
    if _leads_clause(lower, time) and "," in words:
        return True  # two months after the flood, 40 schools are shut
    if _is_reference(lower, time) or not others.isdisjoint(words) or _counts_since(words) or is_exceeded(gap):
        return True
    if is_of_start(gap) or (is_apposed(gap) and not _begins_clause(lower, time)):
        return True
    if (
        _is_of_participle(gap)
        or is_of_other_deed(lower, time.first, words)
        or (words == ["to"] and end_of_change(gap.quantity) == "to")
    ):
        return True  # from 300 in 2015 to 90
    if time.closes and _goes_with_whole(gap):
        return False
    if time.kind is Kind.SINCE:  # the town, besieged since 2012, lost 20
        apart = clause > 0 or "and" in words
        apart = apart and lower[0] not in ("since", "from") and find_tense(gap.quantity) is not Tense.PERFECT
        return apart or is_level_reached(gap)
    if not clause and _RELATIVES.isdisjoint(words):
        return False
    before = lower[max(0, time.first - _AROUND) : time.first]
    persons = lower[max(0, time.first - _LONG_CLAUSE) : time.first]
    if clause and not (_PERSONS.isdisjoint(persons) and _TO_COME.isdisjoint(before[-_CLOSE:])):
        return True  # Smith, who came in 2002, said
    if clause > 1 and words[1 - clause] in CLAUSE_JOINTS and not {*_RELATIVES, "that"}.isdisjoint(before):
        return True  # in a house that they took on Tuesday, and nine were
    past = not (time.closes or gap.dated.begins or gap.dated.spoken)
    return (
        past
        and time.first > _FRONTED
        and _OPENING.isdisjoint(lower[time.first - 2 : time.first])
        and find_tense(gap.quantity) in _NOW
    )


def _counts_since(words: list[str]) -> bool:
    """`20 fled on Monday, bringing the total since the war began to 60`: the 60 are of another time."""
    return any(pair[0] == "since" and pair[1] in ARTICLES for pair in pairwise(words))


def _goes_with_whole(gap: Gap) -> bool:
    """`Since Tuesday 500 have been held, 60 of them women`; `the number of dead since 15 April has risen to
    90, with 20 wounded`."""
    quantity, words = gap.quantity, gap.words
    after = quantity.sentence.lower[quantity.last : quantity.last + _PAIR]
    part = after[:1] == ["of"] and not PARTITIVE_PRONOUNS.isdisjoint(after[1:])
    return (part and words[-1:] == [","]) or (gap.event and words[-2:] == [",", "with"])


def _begins_clause(lower: list[str], time: Time) -> bool:
    """Whether a time stands before all that its sentence tells, or what somebody says: `that in May 20`."""
    lead = time.first - 1
    while lead >= 0 and lower[lead] in _TIME_LEADS:
        lead -= 1
    return lead < 0 or lower[lead] == "that"


def _is_aside_after(gap: Gap, published: str | None, lexicon: Lexicon) -> bool:
    """The same for a time after the figure."""
    quantity, dated, words = gap.quantity, gap.dated, gap.words
    lower, time = quantity.sentence.lower, dated.time
    if _is_reference(lower, time) or _leads_clause(lower, time) or _is_past_year(gap, published):
        return True
    if is_rise_on(gap) or is_of_item(words):
        return True
    if opens_next(words) or (time.closes and sums_up(words)) or (is_running(time) and sums(words)):
        return True
    if dated.begins and find_tense(quantity) is Tense.PERFECT:
        return False  # killed in the war, which began in 2011
    if (not gap.event and _is_of_founding(gap)) or is_before_release(gap):
        return True
    in_had = "that" in words and "had" in words
    if time.kind is Kind.SINCE:
        to = end_of_change(quantity) == "to"
        later = hangs_low(quantity, words) or is_of_newest(gap)
        return to or in_had or not _RELATIVES.isdisjoint(words) or later
    if is_so_after(gap) or is_level(words):
        return True
    of_part = not time.closes and is_told_of_part(quantity, time.first)
    apart = clauses_opened(without_relative(gap)) and not tells_of_event(gap, lexicon)
    if apart or in_had or of_part or _is_of_part(words) or is_of_newest(gap):
        return True
    to_come = published is not None and dated.iso > published
    if to_come and _has_infinitive(words) and find_tense(quantity) is not Tense.FUTURE:
        return True
    return not _SET_APART.isdisjoint(words) and any(
        pair == (",", "as") or (pair[0] in _MEASURED and counts_from(words, k + 1))
        for k, pair in enumerate(pairwise(words))
    )


def _is_of_participle(gap: Gap) -> bool:
    """Whether a time tells what once became of a noun: `Founded in 2001, the group has 20`, `the mayor,
    elected in 2016, said 20`; what began then may go on."""
    lower, time, words = gap.quantity.sentence.lower, gap.dated.time, gap.words
    verb = time.first - 1
    while verb > 0 and lower[verb] in _TIME_LEADS:
        verb -= 1
    if words[:1] != [","] or len(words) < 2 or verb < 0 or not is_participle(lower[verb]):
        return False
    if lower[verb] in _ISSUED and not _ISSUES.isdisjoint(lower[max(0, verb - _PAIR) : verb]):
        return False  # the previous toll, released on Sunday, was 20
    start = verb - (verb > 0 and lower[verb - 1] in _ADVERBS)
    fronted = start == 0 and len(words) >= _APPOSED  # not in "Arrested in 2014, the 20 men"
    goes_on = gap.dated.begins and find_tense(gap.quantity) is Tense.PERFECT
    return (fronted or lower[start - 1 : start] == [","]) and not goes_on


_LESS_THAN = (["less", "than"], ["more", "than"])


def _is_of_founding(gap: Gap) -> bool:
    """`is an alliance of 20 militants formed in the 1990s`: what there is is not of its beginning."""
    lower, time = gap.quantity.sentence.lower, gap.dated.time
    verb = time.first - 1
    while verb > gap.quantity.last and lower[verb] in _TIME_LEADS:
        verb -= 1
    if lower[verb] in ("dated", "dating") and gap.after:
        return True  # 20 records dated between 2011 and 2014
    return lower[verb] in FOUNDED and lower[verb - 1] not in BE and find_tense(gap.quantity) is Tense.PRESENT


def _is_past_year(gap: Gap, published: str | None) -> bool:
    """`20 have been tried for a murder in 2006`: what has happened did not happen in a year long past."""
    quantity, dated = gap.quantity, gap.dated
    if quantity.sentence.lower[quantity.first - 1] == "from" and "to" not in gap.words:
        return False  # has shrunk from 300 men in 2000 to 90
    if dated.time.kind is not Kind.YEAR or dated.begins or find_tense(quantity) is not Tense.PERFECT:
        return False
    until = min(quantity.last + _CLOSE, dated.time.first)  # "had 300 in 2015 and has 900 today"
    around = quantity.sentence.lower[max(0, quantity.first - _CLOSE) : until]
    return not PRESENT_HAVE.isdisjoint(around) and not dated.iso.startswith((published or "-")[:YEAR])


def _clause(words: list[str]) -> int:
    """How many words stand after the last comma that is no part of a number; 0: there is none."""
    for i in range(len(words) - 1, -1, -1):
        if words[i] == "," and not (
            i and words[i - 1].isdecimal() and words[i + 1 : i + 2] and words[i + 1].isdecimal()
        ):
            return len(words) - i
    return 0


def _is_reference(lower: list[str], time: Time) -> bool:
    """Whether another time is only measured against this one: `following the attacks of 2001`."""
    lead = time.first - (time.first > 1 and lower[time.first - 1] in ARTICLES)
    if time.anchored and lower[max(0, lead - 2) : lead] in _LESS_THAN:  # less than two years after
        return False
    if lead > 1 and lower[lead - 1] in _IN and lower[lead - 2] in _THAN:  # far more than in 2012
        return True
    if lower[max(0, lead - 2) : lead] == ["anniversary", "of"]:
        return True
    return (
        lead > 0
        and lower[lead - 1] in _REFERENCES
        and lower[lead - 2 : lead] != ["the", "following"]  # the following May
        and not (lower[lead - 1] == "from" and _counts_by_name(lower, time.last))  # data from the 2013 survey
        and time.kind not in (Kind.SPAN, Kind.WEEKDAY)
        and not time.closes
    )


def _leads_clause(lower: list[str], time: Time) -> bool:
    """`a day after rebels killed 20`: a time for what follows only."""
    leads = time.anchored and lower[time.last - 1] in ("after", "before")
    return leads and time.last < len(lower) and lower[time.last] not in (",", ".", "and")


def _names_event(time: Time, lower: list[str]) -> bool:
    """Whether a year only tells which event is meant: `rebuilding after the 2004 tsunami`."""
    if time.kind is not Kind.YEAR or not 0 < time.first < time.last < len(lower):
        return False
    if "according" in lower[max(0, time.first - _NEAR_BY) : time.first]:
        return True  # the year of a paper that is quoted
    if is_of_paper(time, lower):
        return False
    return (
        lower[time.first - 1] in _DETERMINERS
        and lower[time.last].isalpha()
        and not _counts_by_name(lower, time.last)
    )


def _counts_by_name(lower: list[str], i: int) -> bool:
    """Whether a noun phrase whose words begin at `i` names a count: `census`, `humanitarian response
    plan`."""
    for k in range(i, min(i + _NAME, len(lower))):
        if lower[k] in STOPS or not lower[k][0].isalpha():
            return False
        if lower[k] in _COUNTING:
            return True
    return False


def _acts(gap: Gap) -> bool:
    """Whether the event that a year names is what did something to the figure: `the 2010 flood ruined 20`."""
    words, lead = gap.words[: _AROUND // 2], gap.dated.time.first - 2
    first = gap.quantity.first
    verbs = gap.quantity.sentence.lower[max(0, first - _PAIR) : first]
    if lead < 0 and any(map(is_past, words[1:])) and ("cost" in verbs or any(map(is_past, verbs))):
        return True  # the 2010 flood killed 20, washed away 40 and cost 90
    if lead < 0 and not gap.after and "and" in gap.words and find_tense(gap.quantity) is Tense.PAST:
        return any(map(is_past, words[1:]))  # the 2010 flood killed 90 people and 20 houses were ruined
    subject = lead < 0 or gap.quantity.sentence.lower[lead] in _BEFORE_SUBJECT
    return subject and not gap.after and "," not in words and any(map(is_past, words[1:]))


def _has_infinitive(words: list[str]) -> bool:
    """`pledged 20 million to help refugees next year`: what is to come is the help."""
    return any(a == "to" and verb.isalpha() and verb not in _DETERMINERS for a, verb in pairwise(words))


def _is_of_part(words: list[str]) -> bool:
    """`300, 40 of them in the last day`, `300, the first 40 of whom came in May`: the time of the 40."""
    whom = words.index("whom") if "whom" in words else 0
    if whom > 1 and words[whom - 1] == "of" and "," not in words[whom:]:
        return any(map(is_past, words[whom + 1 : whom + 1 + _PAIR]))
    k = len(words) - 1
    while k > 0 and words[k] in _TIME_LEADS:
        k -= 1
    return k > 1 and words[k] in PARTITIVE_PRONOUNS and words[k - 1] == "of"
