"""Find what happened to the counted: `killed 20`, `20 were killed`, `left 20 dead`, `a death toll of 20`.

Looks right of the noun phrase for a passive or intransitive predicate, left of the figure for an active
verb, a toll or a list that already has one. Every look is bounded by a window of words.
"""

from claims.extract.event_word import Events, build_events
from claims.extract.lexicon import Lexicon
from claims.extract.noun import STOPS, VERBS
from claims.extract.reading import Found, Quantity
from claims.extract.sentence import Sentence

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


def find_event(quantity: Quantity, earlier: list[Quantity], lexicon: Lexicon) -> Found | None:
    """What happened to those counted, as a metric, or None. `earlier`: the sentence's quantities before this
    one."""
    events = lexicon.index(build_events)
    bare = quantity.noun[0] == quantity.noun[1] and quantity.sentence.lower[quantity.last : quantity.last + 1]
    if bare and bare[0] in events.predicates:  # "100 killed 700 injured"
        found = _behind(quantity, events)
        if found:
            return found
    direct, inside = _directly_before(quantity, events), _inside(quantity, events)
    if direct and direct.value == "detained":  # "freed 19 workers kidnapped by gunmen"
        behind = _behind(quantity, events)
        if behind and behind.value == "abducted":
            return behind
    return (
        direct
        or (inside if inside and inside.value == "abducted" else None)
        or _behind(quantity, events)
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
            metric, first = found
            if first and lower[first - 1] in _BE and not lower[first].endswith("ing"):
                return None  # "20 were killed 12 days ago"
            if first >= 2 and lower[first - 1] in ("and", "or"):
                other = events.active.before(lower, first - 1)
                if other:
                    return _found(quantity, other[0], "event.active", other[1], end)
            return _found(quantity, metric, "event.active", first, end)
        if lower[end - 1] == "of" and end > 1 and lower[end - 2] in ("total", "group"):
            end -= 2
        elif (
            lower[end - 1] not in _SKIPPED
            and lower[end - 1][0].isalpha()
            and not lower[end - 1].endswith("ly")
        ):
            return None
        else:
            end -= 1
    return None


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
    sentence = quantity.sentence
    lower, n = sentence.lower, len(sentence)
    start = k = max(quantity.last, quantity.noun[1])
    bare = quantity.noun[0] == quantity.noun[1]
    stop = min(n, k + (_SHORT_WINDOW if bare else _WINDOW))
    told = False  # a verb of the clause has passed: behind the next "and" somebody else begins
    while k < stop:
        word = lower[k]
        if lower[k][0].isdecimal() and k + 1 < n and lower[k + 1] in events.predicates:
            k += 2  # "seven bodies and 35 wounded": the wounded are others
            continue
        found = events.suffered.at(lower, k)
        if found:
            (metric, participle), end = found
            if not participle:
                return _found(quantity, metric, "event.predicate", k, end)
            if (
                k > start
                and metric not in _TOLD_LATER
                and lower[k - 1] not in _BE
                and lower[k - 1] not in _BETWEEN
            ):
                return None  # "15 children in a village held by rebels"
            if _is_passive(sentence, k, end, start, events):
                return _found(quantity, metric, "event.passive", k, end)
            return None
        if bare and word in ("the", "a", "an"):
            return None
        if word in _ACTS and lower[k - 1] not in ("to", "who", "which", "that"):
            return None
        follows = lower[k + 1] if k + 1 < n else ""
        if word in _CLAUSE_ENDS and not (
            word == "as" and (follows == "well" or follows in events.predicates)
        ):
            return None
        if told and word == "and" and events.participles.at(lower, k + 1):
            k += 1  # "were tortured and killed"
            continue
        if word in (";", ":") or (word == "," and _new_clause(lower, k)) or (told and word in ("and", ",")):
            return None
        told = told or word in _BE or word in _HAVE
        if (
            k > start
            and lower[k - 1] not in _BE
            and word not in STOPS
            and word.endswith("ed")
            and not _adjective(lower, k)
        ):
            return None
        k += 1
    return None


# Participles that tell of those counted even where a place stands between: "18 civilians in Aleppo killed".
_TOLD_LATER = frozenset(("killed", "injured"))


def _adjective(lower: list[str], k: int) -> bool:
    """Whether the ed-word at `k` stands before a noun rather than tells what somebody did."""
    return (
        lower[k - 1] in STOPS and lower[k - 1] not in _HAVE and lower[k - 1] not in ("who", "which", "they")
    )


def _new_clause(lower: list[str], k: int) -> bool:
    """Whether the comma at word `k` begins another clause: what follows is no insertion that ends in a
    comma."""
    following = lower[k + 1 : k + 2]
    return not following or following[0] in (
        "and",
        "but",
        "while",
        "with",
        "as",
        "when",
        "he",
        "she",
        "they",
        "it",
    )


def _is_passive(sentence: Sentence, k: int, end: int, start: int, events: Events) -> bool:
    """Whether the participle at words `k` to `end` is suffered by those before it: no object follows."""
    lower, n = sentence.lower, len(sentence)
    before = k - 1
    while before >= start and (lower[before] in _BETWEEN or lower[before].endswith("ly")):
        before -= 1
    if before >= start and (
        lower[before] in _BE or (lower[before].endswith("ed") and lower[before - 1] in _BE)
    ):
        return True
    if before >= start and lower[before] in _HAVE:
        return "been" in lower[before:k]
    if end >= n:
        return True
    following = lower[end]
    if following in events.predicates or (lower[end + 1 : end + 2] and lower[end + 1] in events.predicates):
        return True  # headlines: "dozens killed injured", "100 killed 700 injured"
    if following[0].isdecimal() or (
        following in ("at", "more", "up") and lower[end + 1 : end + 2] in (["least"], ["than"], ["to"])
    ):
        return False
    return not following[0].isalpha() or (
        following in STOPS and following not in ("the", "a", "an", "his", "their", "its")
    )


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


def _aid_before(quantity: Quantity) -> Found | None:
    """`carrying food and medicine for 78,000 people`: they get what stands before."""
    lower, first = quantity.sentence.lower, quantity.first
    if first < 2 or lower[first - 1] not in ("for", "to", "reach", "reached", "reaching"):
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


def _toll_before(quantity: Quantity, events: Events) -> Found | None:
    """`the death toll in the city rose to 20`, `the number of civilians killed has risen to 20`."""
    lower = quantity.sentence.lower
    k = quantity.first
    while k and lower[k - 1] in ("a", "the", "about", "now", "total"):
        k -= 1
    bare = quantity.noun[0] == quantity.noun[1]
    if k < 2 or (lower[k - 1] not in _LINKS and not bare):
        return None
    floor = max(0, k - (_WINDOW if lower[k - 1] in _LINKS else _WINDOW // 2))
    for end in range(k - 1, floor, -1):
        found = events.tolls.before(lower, end)
        if found:
            return _found(quantity, found[0], "event.toll", found[1], end)
        if lower[end - 1] in (";", ":") or (lower[end - 1] == "and" and lower[end].endswith("ed")):
            return None
        number = end - 1
        if lower[number] == "number" and lower[number + 1 : number + 2] == ["of"]:
            for j in range(number + 2, k):
                told = events.participles.at(lower, j)
                if told:
                    return _found(quantity, told[0], "event.number", number, told[1])
            return None
    return None
