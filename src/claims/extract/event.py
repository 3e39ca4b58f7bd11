"""Find what happened to the counted: `killed 20`, `20 were killed`, `left 20 dead`, `a death toll of 20`.

Looks right of the noun phrase for a passive or intransitive predicate, left of the figure for an active
verb, a toll or a list that already has one. Every look is bounded by a window of words.
"""

from typing import NamedTuple

from claims.extract.event_word import Events, build_events
from claims.extract.lexicon import Lexicon
from claims.extract.noun import STOPS, VERBS
from claims.extract.reading import Found, Quantity

_WINDOW = 24
_SHORT_WINDOW = 8  # for a number without a noun
_BE = frozenset("was were been being be is are get got gets getting remain remains remained".split())
_HAVE = frozenset("have has had having".split())
# What may stand between a form of be and its participle, or between a noun and its predicate.
_BETWEEN = frozenset(
    "reportedly also still now already then later since allegedly apparently all both either confirmed "
    "reported believed said feared thought known to have not yet only just badly seriously critically "
    "severely slightly lightly and or either".split()
)
# A predicate further right than these belongs to somebody else.
_CLAUSE_ENDS = frozenset(
    "while when whereas after before as because since although though if unless but that saying adding "
    "telling until said says say told tell adds added according where once so".split()
)
# A finite verb of another kind: what follows happens to somebody else.
_ACTS = VERBS - frozenset("set found left shot hurt held feared get got gets put".split())
# Before the figure and after its verb: `killed another 20`, `killing a total of 20`.
_SKIPPED = frozenset(
    "another a an the additional only just further other these those its their his all in also himself "
    "herself themselves itself alone even".split()
)
_LISTS = frozenset(
    "and or including plus with along as well & whom among them of which also included includes include "
    "counting comprising mostly".split()
)
_LINKS = frozenset(
    "to at of is was as by stands reach reached reaches reaching exceed exceeded exceeds surpassed hit "
    "hits passed past topped stood with from were be are for climbed".split()
)
_INCLUDES = frozenset("were was included include includes including are is with had".split())


class _Clause(NamedTuple):
    """The words behind a figure in which its predicate may stand: from `start` up to `stop`, not included."""

    lower: list[str]
    start: int
    stop: int
    bare: bool  # no noun stands with the figure
    events: Events


def find_event(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """What happened to those counted, as a metric, or None."""
    events = lexicon.index(build_events)
    lower, last = quantity.sentence.lower, quantity.last
    bare = quantity.noun[0] == quantity.noun[1]
    if bare and last < len(lower) and lower[last] in events.predicates:  # "100 killed 700 injured"
        found = _behind(quantity, events)
        if found:
            return found
    direct = _directly_before(quantity, events)
    if direct and direct.value != "detained":
        return direct
    behind = _behind(quantity, events)
    if direct:  # "freed 19 workers kidnapped by gunmen"
        return behind if behind and behind.value == "abducted" else direct
    inside = _inside(quantity, events)
    return (
        (inside if inside and inside.value == "abducted" else None)
        or behind
        or inside
        or _before_and(quantity, events)
        or _aid_before(quantity)
        or _victims_before(quantity, events)
        or _toll_before(quantity, events)
    )


def continues_list(quantity: Quantity, earlier: Quantity) -> bool:
    """Whether only words of a list stand between an earlier quantity's noun and this one."""
    if earlier.sentence is not quantity.sentence:
        return False
    lower = quantity.sentence.lower
    before = lower[max(0, quantity.first - 3) : quantity.first]
    if before and (before[-1] in ("including", "included") or before == ["in", "addition", "to"]):
        return True
    if lower[quantity.last : quantity.last + 2] in (["of", "them"], ["of", "whom"]):
        return True
    if before[-2:] == ["and", "of"]:  # "the death of 66 fighters and of 78 soldiers"
        return True
    start = max(earlier.last, earlier.noun[1])
    gap = lower[start : quantity.first]
    return len(gap) <= 6 and all(word in _LISTS or not word[0].isalnum() for word in gap) and ";" not in gap


def _found(quantity: Quantity, metric: str, rule: str, first: int, last: int) -> Found:
    sentence = quantity.sentence
    return Found(metric, rule, sentence.starts[first], sentence.ends[last - 1])


def _directly_before(quantity: Quantity, events: Events) -> Found | None:
    """`killed 20`, `killing another 20`, `killed or wounded 300` (the first counts), `the bodies of 20`."""
    lower = quantity.sentence.lower
    end = quantity.first
    floor = max(0, end - 6)
    while end > floor:
        found = events.before.before(lower, end)
        if found:
            return _found(quantity, found[0], "event.before", found[1], end)
        found = events.active.before(lower, end)
        if found:
            return _by_verb(quantity, found, end, events)
        word = lower[end - 1]
        if word == "of" and end > 1 and lower[end - 2] in ("total", "group"):
            end -= 2
        elif word in _SKIPPED or not word[0].isalpha() or word.endswith("ly"):
            end -= 1
        else:
            return None
    return None


def _by_verb(quantity: Quantity, found: tuple[str, int], end: int, events: Events) -> Found | None:
    """The event of an active verb that ends before word `end`; of two joined ones the first."""
    lower = quantity.sentence.lower
    metric, first = found
    before = lower[first - 1] if first else ""
    if before in _BE and not lower[first].endswith("ing"):
        return None  # "20 were killed 12 days ago"
    if before in ("and", "or"):
        other = events.active.before(lower, first - 1)
        if other:
            return _found(quantity, other[0], "event.active", other[1], end)
    return _found(quantity, metric, "event.active", first, end)


_SIMPLE = frozenset(("killed", "injured", "detained", "abducted", "displaced"))


def _inside(quantity: Quantity, events: Events) -> Found | None:
    """A participle as an adjective of those counted: `hundreds of badly injured civilians`, `40 kidnapped
    girls`."""
    lower = quantity.sentence.lower
    for k in range(quantity.noun[0], quantity.head):
        if lower[k] in events.predicates:
            found = events.suffered.at(lower, k)
            if found and found[0][0] in _SIMPLE and lower[k] != "lost":
                return _found(quantity, found[0][0], "event.adjective", k, k + 1)
    return None


def _behind(quantity: Quantity, events: Events) -> Found | None:
    """`20 were killed`, `20 dead`, `20 people, four of them children, have died`, `20 who fled`."""
    lower = quantity.sentence.lower
    start = max(quantity.last, quantity.noun[1])
    bare = quantity.noun[0] == quantity.noun[1]
    stop = min(len(lower), start + (_SHORT_WINDOW if bare else _WINDOW))
    if events.suffered.anchors.isdisjoint(lower[start:stop]):
        return None
    clause = _Clause(lower, start, stop, bare, events)
    told = False  # a verb of the clause has passed: behind the next "and" somebody else begins
    k = start
    while k < stop:
        word = lower[k]
        if word[0].isdecimal() and k + 1 < len(lower) and lower[k + 1] in events.predicates:
            k += 2  # "seven bodies and 35 wounded": the wounded are others
            continue
        found = events.suffered.at(lower, k)
        if found:
            return _suffered(quantity, clause, k, found)
        if _acts(clause, k) or _ends_clause(clause, k, told):
            return None
        told = told or word in _BE or word in _HAVE
        k += 1
    return None


def _suffered(
    quantity: Quantity, clause: _Clause, k: int, found: tuple[tuple[str, bool], int]
) -> Found | None:
    """The event of the predicate at word `k`, if those counted are the ones who suffer it."""
    (metric, participle), end = found
    if not participle:
        return _found(quantity, metric, "event.predicate", k, end)
    before = clause.lower[k - 1]
    if k > clause.start and metric not in _TOLD_LATER and before not in _BE and before not in _BETWEEN:
        return None  # "15 children in a village held by rebels"
    if _is_passive(clause, k, end):
        return _found(quantity, metric, "event.passive", k, end)
    return None


def _acts(clause: _Clause, k: int) -> bool:
    """Whether word `k` is a verb of another kind: what follows happens to somebody else."""
    word, before = clause.lower[k], clause.lower[k - 1]
    if word in _ACTS and before not in ("to", "who", "which", "that"):
        return True
    # An ed-word tells what somebody did, unless it stands before a noun or behind a form of be.
    if k == clause.start or not word.endswith("ed") or before in _BE or word in STOPS:
        return False
    return before not in STOPS or before in _HAVE or before in ("who", "which", "they")


def _ends_clause(clause: _Clause, k: int, told: bool) -> bool:
    """Whether word `k` begins a clause or phrase that tells of somebody else; `told`: a verb has passed."""
    lower, word = clause.lower, clause.lower[k]
    if word in _CLAUSE_ENDS:
        follows = lower[k + 1] if k + 1 < len(lower) else ""
        return not (word == "as" and (follows == "well" or follows in clause.events.predicates))
    if word == ",":
        return told or _new_clause(lower, k)
    if word == "and":  # "were tortured and killed"
        return told and not clause.events.participles.at(lower, k + 1)
    return word in (";", ":") or (clause.bare and word in ("the", "a", "an"))


# Participles that tell of those counted even where a place stands between: "18 civilians in Aleppo killed".
_TOLD_LATER = frozenset(("killed", "injured"))


_NEW_CLAUSE = frozenset("and but while with as when he she they it".split())


def _new_clause(lower: list[str], k: int) -> bool:
    """Whether the comma at word `k` begins another clause: what follows is no insertion that ends in a
    comma."""
    return k + 1 >= len(lower) or lower[k + 1] in _NEW_CLAUSE


_ARTICLES = frozenset(("the", "a", "an", "his", "their", "its"))


def _is_passive(clause: _Clause, k: int, end: int) -> bool:
    """Whether the participle at words `k` to `end` is suffered by those before it: no object follows."""
    lower, n = clause.lower, len(clause.lower)
    before = k - 1
    while before >= clause.start and (lower[before] in _BETWEEN or lower[before].endswith("ly")):
        before -= 1
    if before >= clause.start:
        if lower[before] in _BE or (lower[before].endswith("ed") and lower[before - 1] in _BE):
            return True
        if lower[before] in _HAVE:
            return "been" in lower[before:k]
    if end >= n:
        return True
    following, second = lower[end], lower[end + 1] if end + 1 < n else ""
    predicates = clause.events.predicates
    if following in predicates or second in predicates:
        return True  # headlines: "dozens killed injured", "100 killed 700 injured"
    if following[0].isdecimal() or (following in _COMPARING and second in ("least", "than", "to")):
        return False
    return not following[0].isalpha() or (following in STOPS and following not in _ARTICLES)


_COMPARING = frozenset(("at", "more", "up"))


def _before_and(quantity: Quantity, events: Events) -> Found | None:
    """`killing the cleric and two other people`: the verb stands before what the figure is joined to."""
    lower = quantity.sentence.lower
    if not quantity.first or lower[quantity.first - 1] != "and":
        return None
    for end in range(quantity.first - 1, max(0, quantity.first - 18), -1):
        if lower[end - 1] in _CLAUSE_ENDS or lower[end - 1] in (";", ":"):
            return None
        found = events.active.before(lower, end)
        if found and not (found[1] and lower[found[1] - 1] in _BE):
            return _found(quantity, found[0], "event.joined", found[1], end)
    return None


_AID = frozenset("food aid medicine medicines supplies relief assistance shelter water help rations".split())


_GIVES = frozenset(("for", "to", "reach", "reached", "reaching"))


def _aid_before(quantity: Quantity) -> Found | None:
    """`carrying food and medicine for 78,000 people`: they get what stands before."""
    lower, first = quantity.sentence.lower, quantity.first
    if first < 2 or lower[first - 1] not in _GIVES:
        return None
    for k in range(first - 2, max(-1, first - 8), -1):
        if lower[k] in _AID:
            return _found(quantity, "people_in_need", "event.aid", k, first)
    return None


def _victims_before(quantity: Quantity, events: Events) -> Found | None:
    """`among the dead were 20`, `the wounded include 20`."""
    lower = quantity.sentence.lower
    k = quantity.first
    if k < 2 or lower[k - 1] not in _INCLUDES:
        return None
    for end in range(k - 1, max(0, k - 6), -1):
        found = events.victims.before(lower, end)
        if found:
            return _found(quantity, found[0], "event.victims", found[1], end)
    return None


_BEFORE_TOLL = frozenset(("a", "the", "about", "now", "total"))


def _toll_before(quantity: Quantity, events: Events) -> Found | None:
    """`the death toll in the city rose to 20`, `the number of civilians killed has risen to 20`."""
    lower = quantity.sentence.lower
    k = quantity.first
    while k and lower[k - 1] in _BEFORE_TOLL:
        k -= 1
    if k < 2:
        return None
    linked = lower[k - 1] in _LINKS
    if not linked and quantity.noun[0] != quantity.noun[1]:
        return None
    floor = max(0, k - (_WINDOW if linked else _WINDOW // 2))
    near = lower[floor : k - 1]
    if events.tolls.anchors.isdisjoint(near) and "number" not in near:
        return None
    for end in range(k - 1, floor, -1):
        found = events.tolls.before(lower, end)
        if found:
            return _found(quantity, found[0], "event.toll", found[1], end)
        word = lower[end - 1]
        if word in (";", ":") or (word == "and" and lower[end].endswith("ed")):
            return None
        if word == "number" and lower[end] == "of":
            return _numbered(quantity, (end - 1, k), events)
    return None


def _numbered(quantity: Quantity, place: tuple[int, int], events: Events) -> Found | None:
    """`the number of civilians killed`: the event told between the word `number` and the figure."""
    number, stop = place
    for k in range(number + 2, stop):
        told = events.participles.at(quantity.sentence.lower, k)
        if told:
            return _found(quantity, told[0], "event.number", number, told[1])
    return None
