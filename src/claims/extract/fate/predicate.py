"""Find the predicate after those who are counted: `20 were killed`, `20 dead`, `20 who fled`."""

from claims.extract.fate.other_sense import opens_content, sets_off_part
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.text.event_words import Events
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.verbs import after_ago, closes_list
from claims.lexicon.closed_classes import (
    ARTICLES,
    BE,
    FINITE_BE,
    HAVE,
    POSSESSIVES,
    RELATIVES,
    STOPS,
    is_number,
)
from claims.record_type import record

_WINDOW = 24  # words
_SHORT_WINDOW = 8  # for a number without a noun
# Before what those counted are: "were killed", "got hurt", "remain missing".
COPULAS = (BE - {"am"}) | frozenset("get got gets getting remain remains remained".split())
_HAVE = HAVE | {"having"}
# What may stand between a form of be and its participle, or between a noun and its predicate.
_BETWEEN = frozenset(
    "reportedly also still now already then later since allegedly apparently all both either confirmed "
    "reported believed said feared thought known to have not yet only just badly seriously critically "
    "severely slightly lightly and or presumed".split()
)
# A predicate further right than these belongs to somebody else.
CLAUSE_ENDS = frozenset(
    "while when whereas after before as because since although though if unless but that saying adding "
    "telling until said says say told tell adds added according where once so | •".split()
)
# A finite verb of another kind: what follows happens to somebody else.
_ACTS = VERBS - COPULAS - frozenset("set found left shot hurt held feared put".split())
_LEADS = RELATIVES | {"to", "that"}  # before a verb of those counted
# Participles that tell of those counted even where a place stands between: "18 civilians in Aleppo killed".
_TOLD_LATER = frozenset(("killed", "injured"))
_NEW_CLAUSE = frozenset("and but while with as when he she they it".split())
_LEAVING = frozenset(("left", "leaving"))
_COMPARING = frozenset(("at", "more", "up"))
_CLOSERS = STOPS - ARTICLES - POSSESSIVES  # of a clause


@record
class _Clause:
    """The words after a figure in which its predicate may stand: from `start` up to `stop`, not included."""

    lower: list[str]
    start: int
    stop: int
    bare: bool  # no noun stands with the figure
    events: Events


def found_on(quantity: Quantity, metric: str, rule: str, first: int, last: int) -> Found:
    """A metric that rests on words `first` up to, not including, `last`."""
    sentence = quantity.sentence
    start, end = sentence.extent(first, last)
    return Found(metric, rule, start, end)


def find_predicate(quantity: Quantity, events: Events) -> Found | None:
    """`20 were killed`, `20 dead`, `20 people, four of them children, have died`, `20 who fled`."""
    lower = quantity.sentence.lower
    start = max(quantity.last, quantity.noun[1])
    bare = quantity.noun[0] == quantity.noun[1]
    aside = bare and lower[start : start + 1] == [","] and _after_insertion(lower, start)
    stop = min(len(lower), (aside or start) + (_SHORT_WINDOW if bare else _WINDOW))
    if events.suffered.anchors.isdisjoint(lower[start:stop]):
        return None
    clause = _Clause(lower, start, stop, bare, events)
    told = False  # a verb of the clause has passed: after the next "and" somebody else begins
    fronted = not bare and quantity.first <= _FRONTED and lower[0] in ("among", "of", "out")
    k = start
    while k < stop:
        word = lower[k]
        if word == "," and (fronted or sets_off_part(lower, k)):
            return None  # of the 52 people on board, 38 were killed; 52 people, of whom 38 were killed
        if word == "," and (after := _after_insertion(lower, k) or _after_inclusion(lower, k, stop, told)):
            k = after
            continue
        if word[0].isdecimal() and k + 1 < len(lower) and lower[k + 1] in events.predicates:
            k += 2  # "seven bodies and 35 wounded": the wounded are others
            continue
        found = events.suffered.at(lower, k) if word in events.suffered.anchors else None
        if found and word == "claimed" and lower[k - 1] not in BE:
            return None  # "20 fighters changed sides, the army claimed"
        if found and not (word == "march" and quantity.sentence.words[k] == "March"):
            return _suffered(quantity, clause, k, found)  # but "from 20 in March to 40"
        if _acts(clause, k) or _ends_clause(clause, k, told):
            return None
        told = told or word in COPULAS or word in _HAVE
        k += 1
    return None


_FRONTED = 4  # words before a figure that begins a sentence with its parts: "of the more than 52"
_INSERTION = 10  # words between the commas of "20 people, the mayor of the town said, were killed"
_TOLD = frozenset(
    "said says say told added adds according estimated estimates estimate reported reports report claimed "
    "claims believes believe noted confirmed warned documented account count estimation".split()
)


def _after_insertion(lower: list[str], comma: int) -> int | None:
    """The word after the insertion that begins with a comma and names who says it; None: there is none."""
    stop = min(len(lower) - 1, comma + _INSERTION + 2)
    closing = next((k for k in range(comma + 1, stop) if lower[k] in _MARKS), None)
    if closing is None or lower[closing] != ",":
        return None
    if _TOLD.isdisjoint(lower[comma + 1 : closing]):
        return closing + 1 if _is_share(lower[comma + 1 : closing]) else None
    digits = lower[closing - 1][0].isdecimal() and lower[closing + 1][0].isdecimal()
    joined = lower[comma + 1] in _NEW_CLAUSE or lower[closing + 1] in _NEW_CLAUSE
    return None if digits or joined else closing + 1


_SHARES = frozenset("% cent fifth half percent quarter third thirds quarters".split())
_OF_ALL = frozenset(("country", "nation", "people", "population", "residents"))


def _is_share(words: list[str]) -> bool:
    """Whether an insertion tells what share of all those counted are: `five million people, over 40 percent
    of the population, need food`."""
    return not _SHARES.isdisjoint(words) and words[-1] in _OF_ALL


_INCLUDED = frozenset(("including", "among", "many", "most", "some"))


def _after_inclusion(lower: list[str], comma: int, stop: int, told: bool) -> int | None:
    """The word after those whom a clause counts in, where what happened to all follows: `20 people, including
    rebels who stormed the base, were killed`, or others are added: `20 rebels, including their leader, and
    four soldiers died`; None: nothing does."""
    if lower[comma + 1 : comma + 2] and lower[comma + 1] in _INCLUDED:
        follow = _FINITE if told else _FINITE | {"and"}
        ends = (k for k in range(comma + 2, stop - 1) if lower[k] == "," and lower[k + 1] in follow)
        return next((k + 1 for k in ends if _CLAUSE_MARKS.isdisjoint(lower[comma + 1 : k])), None)
    return None


_CLAUSE_MARKS = frozenset((";", ":", "—", "–"))
_MARKS = frozenset((",", ";", ":"))
# What tells more of those counted, before what happened to them.
_DESCRIBING = RELATIVES | frozenset("that linked suspected accused believed wanted identified".split())
_FINITE = frozenset("were was have has had are is".split())
_STAYING = frozenset(
    "camping crossing fleeing hiding living praying queuing sheltering sleeping staying travelling traveling "
    "waiting working".split()
)
_DIED = frozenset(("died", "drowned", "perished"))
_BEFORE_DIED = RELATIVES | HAVE | BE | {"that", "they", "he", "she", "and"}
_FAR = 30  # words of a relative clause


def find_beyond_relative(quantity: Quantity, events: Events) -> Found | None:
    """`20 men who were accused of theft have been killed`: the predicate after a relative clause."""
    lower = quantity.sentence.lower
    start = max(quantity.last, quantity.noun[1])
    stop = min(len(lower), start + _FAR)
    at = next((k for k in range(start, min(stop, start + 10)) if lower[k] in _DESCRIBING), None)
    if at is None and start < stop and lower[start] in _STAYING:
        at = start
    if at and opens_content(lower, at):  # said that two had fled and that 20 had died
        return None
    if at is None or quantity.noun[0] == quantity.noun[1]:
        return None
    for k in range(at + 3, stop - 1):
        if lower[k] in (";", ":") or lower[k] in _BEFORE_VERB:
            return None
        if lower[k] in _DIED and lower[k - 1] not in _BEFORE_DIED:
            return found_on(quantity, "killed", "event.relative", k, k + 1)
        if lower[k] not in _FINITE or lower[k - 1] in _SUBJECTS:
            continue
        then = k + 1 + (lower[k + 1] == "been")
        while then < stop and lower[then].endswith("ly"):
            then += 1
        told = events.participles.at(lower, then) or events.suffered.at(lower, then)
        if told:
            metric = told[0] if isinstance(told[0], str) else told[0][0]
            if lower[at - 1] == "of" and any(map(is_number, lower[at:k])):
                return None  # 90 hostages are left, of whom 20 are dead
            return found_on(quantity, metric, "event.relative", k, told[1])
    return None


_OBJECT_CLAUSE = 7  # words from those counted to what was done to them
_OPENING = ARTICLES | frozenset("it they he she".split())


def find_object_clause(quantity: Quantity, events: Events) -> Found | None:
    """`20 girls it had abducted`, `20 men that the group kidnapped in May`: what was done to them."""
    lower, start = quantity.sentence.lower, quantity.noun[1]
    at = start + (lower[start : start + 1] in (["that"], ["whom"], ["which"]))
    if start == quantity.noun[0] or lower[at : at + 1] == []:
        return None
    if lower[at] not in _OPENING and not (at > start and lower[start] == "whom" and lower[at][0].isalpha()):
        return None
    for k in range(at + 1, min(len(lower), at + _OBJECT_CLAUSE)):
        told = events.participles.at(lower, k)
        if told and (told[1] >= len(lower) or _closes_clause(lower[told[1]])):
            return found_on(quantity, told[0], "event.object-clause", k, told[1])
        if told or not lower[k][0].isalpha() or (lower[k] in STOPS and lower[k] not in _HAVE):
            return None
    return None


def _closes_clause(word: str) -> bool:
    return not word[0].isalnum() or word in _CLOSERS


_OWNS = frozenset("be command control have own".split())
_SUBJECTS = RELATIVES | frozenset("that they he she it and when where".split())
_BEFORE_VERB = frozenset("when while where after before because said says".split())


def _suffered(
    quantity: Quantity, clause: _Clause, k: int, found: tuple[tuple[str, bool], int]
) -> Found | None:
    """The event of the predicate at word `k`, if those counted are the ones who suffer it."""
    (metric, participle), end = found
    if not participle:
        return found_on(quantity, metric, "event.predicate", k, end)
    before = clause.lower[k - 1]
    adverb = before.endswith("ly") and before not in _NO_ADVERBS
    joined = before in COPULAS or before in _BETWEEN or adverb or _are_among(clause, k)
    if metric == "fighters" and clause.lower[k].endswith("ing") and k > clause.start + 1:
        return None  # five worshippers, three of them women, by two men wielding axes
    if k > clause.start and metric not in _TOLD_LATER and not joined:
        return None  # "15 children in a village held by rebels"
    return found_on(quantity, metric, "event.passive", k, end) if _is_passive(clause, k, end) else None


_NO_ADVERBS = frozenset("ally anomaly assembly belly family italy july rally reply supply".split())


def _are_among(clause: _Clause, k: int) -> bool:
    """Whether those counted are told to be some of others to whom that happened: "nine are among 33 people
    detained"."""
    opening = clause.lower[clause.start : clause.start + 2]
    return opening[1:] == ["among"] and opening[0] in COPULAS and k - clause.start < _SHORT_WINDOW


def _acts(clause: _Clause, k: int) -> bool:
    """Whether word `k` is a verb of another kind: what follows happens to somebody else."""
    word, before = clause.lower[k], clause.lower[k - 1]
    if word == "managed" and clause.lower[k + 1 : k + 2] == ["to"]:
        return False  # "20 girls from the town managed to escape their captors"
    if word in _ACTS and before not in _LEADS and not (before in FINITE_BE and word in _SUPPOSED):
        return True
    # An ed-word tells what somebody did, unless it stands before a noun or after a form of be.
    described = word in STOPS or word in _DESCRIBED  # 20 men and 12 girls aged under ten were abducted
    if k == clause.start or not word.endswith("ed") or before in COPULAS or described:
        return False
    other = before not in STOPS or before in _HAVE or before in RELATIVES or before == "they"
    return other and not _is_of_counted(clause.lower, k)


_DESCRIBED, _SUPPOSED = ("aged", "alleged", "unaffiliated"), ("known", "said", "thought", "understood")


def _is_of_counted(lower: list[str], k: int) -> bool:
    """Whether an ed-word only describes others counted: `20 soldiers and four suspected rebels died`."""
    after = lower[k + 1] if k + 1 < len(lower) else ""
    return is_number(lower[k - 1]) and after.isalpha() and after not in STOPS


def _ends_clause(clause: _Clause, k: int, told: bool) -> bool:
    """Whether word `k` begins a clause or phrase that tells of somebody else; `told`: a verb has passed."""
    lower, word = clause.lower, clause.lower[k]
    follows = lower[k + 1] if k + 1 < len(lower) else ""
    if word in CLAUSE_ENDS and lower[k - 1] not in {"said": FINITE_BE, "since": HAVE}.get(word, ()):
        if word == "that" and k == clause.start:
            return follows not in _FINITE  # "20 people that were evacuated"
        if word != "as":
            return True
        if lower[k - 1] == "well" or (lower[k - 1] == "and" and follows == "many"):
            return False  # 20 rebels and as many soldiers
        return not (follows in ("well", "having") or _told_as(clause, k + 1) in clause.events.predicates)
    if word in _LEAVING and follows and lower[k - 1] in ("and", ",", "people", "others"):
        return True  # "killed three, two of them women, and left 29 injured"
    if word == ",":
        return told or _new_clause(lower, k)
    if word == "and":  # "were tortured and killed", "were deliberately and brutally murdered"
        if _is_told_of_others(lower, k):
            return True
        return told and not (follows.endswith("ly") or clause.events.participles.at(lower, k + 1))
    return word in (";", ":") or (clause.bare and word in ("the", "a", "an"))


def _told_as(clause: _Clause, k: int) -> str:
    """The word, from word `k` on, that is no adverb: `reported as still missing`."""
    lower = clause.lower
    while k < clause.stop - 1 and lower[k] in _BETWEEN:
        k += 1
    return lower[k] if k < len(lower) else ""


def _new_clause(lower: list[str], k: int) -> bool:
    """Whether the comma at word `k` begins another clause: what follows is no insertion that ends in a
    comma."""
    if closes_list(lower, k):
        return False
    if lower[k + 2 : k + 4] == ["of", "whom"] and lower[k + 4 : k + 5] and lower[k + 4] in _FINITE:
        return True  # "freed 26 hostages, half of whom were wounded"
    return k + 1 >= len(lower) or lower[k + 1] in _NEW_CLAUSE


def _is_told_of_others(lower: list[str], k: int) -> bool:
    """Whether a number with a predicate of its own follows the `and` at word `k`: `lost six men, and 20
    were hurt`."""
    i = k + 1
    while i < len(lower) and lower[i] in _MODIFIERS:
        i += 1
    return i + 1 < len(lower) and lower[i].isdecimal() and lower[i + 1] in _HAPPENED


_HAPPENED = frozenset(("are", "have", "was", "were"))
_MODIFIERS = frozenset("about around some nearly almost over at least more than another".split())


def _is_passive(clause: _Clause, k: int, end: int) -> bool:
    """Whether the participle at words `k` to `end` is suffered by those before it: no object follows."""
    lower, n = clause.lower, len(clause.lower)
    before = k - 1
    while before >= clause.start and (lower[before] in _BETWEEN or lower[before].endswith("ly")):
        before -= 1
    if before >= clause.start:
        if lower[before] in COPULAS or (lower[before].endswith("ed") and lower[before - 1] in COPULAS):
            return True
        if lower[before] in _HAVE:
            return "been" in lower[before:k]
    if lower[k] == "lost":
        return False  # 20 candidates who lost
    while end < n and lower[end].endswith("ly"):  # 20 killed immediately
        end += 1
    end = after_ago(lower, end)
    following, second = (*lower[end : end + 2], ".", ".")[:2]
    predicates = clause.events.predicates
    if following in predicates or second in predicates:
        return True  # headlines: "dozens killed injured", "100 killed 700 injured"
    if following == "to" and second in _OWNS:
        return False  # "instead of the 20 he claimed to have"
    if following[0].isdecimal() or (following in _COMPARING and second in ("least", "than", "to")):
        return False
    return _closes_clause(following)
