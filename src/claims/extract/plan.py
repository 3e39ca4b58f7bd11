"""Words that tell a figure as one to come: `plans to spend 40 million`, `400 will be sent`, `20 by 2040`."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.headline import is_headline
from claims.extract.report.reading import Reading
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import FINITE_BE, POSSESSIVES, STOPS
from claims.lexicon.phrases import Phrases
from claims.model import Status
from claims.record_type import record

_WINDOW = 16  # words before a figure in which a plan governs it
_AFTER = 4  # words after its noun phrase in which a plan governs a figure
_SHORT_WINDOW = 6  # a mere possibility governs what stands close by: "could produce 40 weapons"
_POSSIBLE = frozenset(("could", "may", "might", "should"))
# What one could do is done: "they could confirm 17 deaths".
_LEARN = frozenset("account confirm count document establish find hear identify see trace verify".split())
# Left of these another clause begins, whose modal says nothing about the figure.
_CLAUSE = frozenset(
    "; : but while although though after when where which who whose said says since because that as".split()
)
# Left of the figure: it is told apart, or of what there is already ("the 500 cars").
_BREAKS = frozenset((",", "the", "these", "those"))
# Between a noun and the plan that is made for it: "200 of which would be based ...".
_PASSED = frozenset("of which whom them are is also more people ,".split())


@record
class Plans:
    """The phrases that plan, indexed."""

    before: Phrases[str]  # the figure
    after: Phrases[str]  # what is counted, too


def build_plans(lexicon: Lexicon) -> Plans:
    """The phrases that plan of a lexicon, indexed."""
    planned = [entry for entry in lexicon.entries("stance") if entry["status"] == "planned"]
    return Plans(
        Phrases((word, word) for entry in planned for word in entry["words"]),
        Phrases((word, word) for entry in planned if "only" not in entry for word in entry["words"]),
    )


def _found(rule: str, sentence: Sentence, first: int, last: int) -> Found:
    return Found(Status.PLANNED, rule, sentence.starts[first], sentence.ends[last - 1])


def planned(quantity: Quantity, reading: Reading) -> Found | None:
    """A plan on either side of the figure, if words of one stand there at all."""
    plans = reading.lexicon.index(build_plans)
    lower, first = quantity.sentence.lower, quantity.first
    after = max(quantity.last, quantity.noun[1])
    near = lower[max(0, first - _WINDOW + 1) : after + _AFTER]
    if plans.before.anchors.isdisjoint(near):
        return _announced(quantity, reading)
    found = _planned_before(quantity, plans) or _planned_after(quantity, after, plans)
    return found or _announced(quantity, reading)


def _planned_before(quantity: Quantity, plans: Plans) -> Found | None:
    """`it would leave 400`, `plans to spend 373 billion`: a plan left of the figure in its clause."""
    sentence, first = quantity.sentence, quantity.first
    lower = sentence.lower
    if first and (
        lower[first - 1] in _BREAKS
        or (lower[first - 2 : first - 1] == ["of"] and lower[first - 1] in POSSESSIVES)
    ):
        return None  # will withdraw the first 100 of its 400 soldiers
    for i in range(first - 1, max(-1, first - _WINDOW), -1):
        if lower[i] in _CLAUSE:
            return None
        if lower[i] not in plans.before.anchors:
            continue
        found = plans.before.at(lower, i)
        if found and i and lower[i - 1] == "no":  # there are no plans to send 400
            return None
        if not found or found[1] > first or _is_past(lower, found[1]) or sentence.words[i] == "May":
            continue
        if lower[i] == "could" and lower[found[1]] in _LEARN:
            continue
        if (
            _is_price(quantity)
            or _is_pledge(lower, i, found[1], quantity)
            or _is_guess(lower, found[1], first)
            or _is_reckoned(lower, found[1])
        ):
            return None
        if lower[i] not in _POSSIBLE or first - i <= _SHORT_WINDOW:
            return _found("status.plan", sentence, i, found[1])
    return None


def _is_past(lower: list[str], verb: int) -> bool:
    """Whether the verb at that word makes no plan of a modal before it: `would have died`, `will not send`;
    but `would have to leave`."""
    return lower[verb : verb + 1] in (["have"], ["not"]) and lower[verb : verb + 2] != ["have", "to"]


def _planned_after(quantity: Quantity, start: int, plans: Plans) -> Found | None:
    """`400 troops will be sent`, `another 500 million will be needed`: a plan right after word `start`."""
    sentence = quantity.sentence
    lower = sentence.lower
    start = _after_whose(sentence, start)
    for i in range(start, min(len(lower), start + _AFTER)):
        found = plans.after.at(lower, i)
        if found and not (lower[found[1] : found[1] + 1] == ["have"] and _is_past(lower, found[1])):
            if _is_price(quantity):
                return None
            return _found("status.plan", sentence, i, found[1])
        if lower[i] not in _PASSED:
            return None
    return None


_WHOSE = frozenset(("of", "from", "in"))
_NAME = 5  # words of a name after those: "300 soldiers of the Kenyan Army will be there"


def _after_whose(sentence: Sentence, start: int) -> int:
    """The word after the name that says whose those are or where, where one stands at word `start`."""
    lower, words = sentence.lower, sentence.words
    if lower[start : start + 1] == [] or lower[start] not in _WHOSE:
        return start
    at = start + 1 + (lower[start + 1 : start + 2] == ["the"])
    stop = min(len(words), at + _NAME)
    end = next((k for k in range(at, stop) if not words[k][0].isupper()), stop)
    return end if end > at else start


# Money that somebody has promised is there: "agreed to pay $5 million", "will allocate 5 million euros".
_PLEDGING = frozenset("agreed agrees agree promised promises pledges offered decided".split())
_ALLOCATING = frozenset("allocate allot donate contribute earmark pledge".split())


def _is_pledge(lower: list[str], first: int, last: int, quantity: Quantity) -> bool:
    """Whether the plan of words `first` to `last` is one to give the money that the figure tells."""
    if quantity.unit is None or not quantity.unit.isupper():
        return False
    return lower[first] in _PLEDGING or (last < len(lower) and lower[last] in _ALLOCATING)


# What somebody would say is no plan: "I would put them at 400".
_RECKONING = frozenset("put say estimate guess reckon argue call suggest describe".split())


def _is_reckoned(lower: list[str], verb: int) -> bool:
    """Whether the verb at that word tells how many there are: not `call up 400 men`."""
    return lower[verb] in _RECKONING and lower[verb + 1 : verb + 2] not in (["up"], ["for"])


def _is_guess(lower: list[str], last: int, figure: int) -> bool:
    """`could be over 50`, `may be home to 300`: a guess about what is, not a plan."""
    if lower[last - 1] not in _POSSIBLE or lower[last] != "be":
        return False
    return figure - last == 1 or lower[last + 1] in _STATES


_STATES = frozenset(
    "among as carrying fighting having hiding holding home host hosting in keeping living operating running "
    "serving short still under using working".split()
)


_JOINED = 7  # words at most between a figure that is planned and one that is listed with it
_LISTING = frozenset((",", "and", "or", "(", "to", "with"))
_TOLD = frozenset("was were had has have is are but while that who which said says".split())


def planned_with(quantity: Quantity, reading: Reading) -> Found | None:
    """`will send 20 tanks and 400 soldiers`, `12 families (60 people) will be moved`: a figure that is listed
    with one that is planned."""
    figures = reading.quantities(quantity.sentence.index)
    plans = reading.lexicon.index(build_plans)
    if len(figures) < 2 or plans.before.anchors.isdisjoint(quantity.sentence.lower):
        return None
    at = next((i for i, it in enumerate(figures) if it.start == quantity.start), 0)
    for before in figures[max(0, at - _LISTED) : at][::-1]:
        gap = quantity.sentence.lower[before.last : quantity.first]
        if len(gap) > _JOINED or _LISTING.isdisjoint(gap) or not _TOLD.isdisjoint(gap) or _is_told(gap):
            return None
        found = planned(before, reading)
        if found:
            return found.by("status.listed-plan")
        quantity = before
    return None


_LISTED = 4  # figures before it


def _is_told(gap: list[str]) -> bool:
    """Whether a verb of the past stands between two figures."""
    return any(word.endswith("ed") for word in gap)


_COMING = frozenset("year month week season decade summer winter fiscal few two three quarter".split())
_AHEAD = 9  # words after the figure in which it is said when it will be
_YEAR = 4  # digits


_TITLES_VERB = 12  # words of a headline before its "to"


def _announced(quantity: Quantity, reading: Reading) -> Found | None:
    """`Norwing to cut 20 jobs`: what a headline says somebody is to do."""
    sentence, first = quantity.sentence, quantity.first
    lower = sentence.lower
    opening = lower[1 : min(first, _TITLES_VERB)]
    at = opening.index("to") + 1 if "to" in opening else 0
    if not at or at + 1 >= first or not is_headline(sentence, reading):
        return None
    verb, following = lower[at + 1], lower[at + 2]
    acts = any(word in VERBS or word in FINITE_BE or word.endswith("ed") for word in lower[:at])
    noun = lower[at - 1] in _TO_DO or following in _AFTER_NOUN or not lower[at - 1][-1].isalpha()
    name = sentence.words[at + 1] != verb and sentence.words[at] == "to"
    if acts or noun or name or not verb.isalpha() or verb in STOPS or verb.endswith("ing"):
        return None
    return _found("status.plan", sentence, at, at + 2)


_AFTER_NOUN = frozenset("after and as at before but during following in near on with".split())
# What somebody is to do is no plan of these: "bid to free 20 hostages", "threat to kill 20".
_TO_DO = frozenset(
    "able according attempt bid close due effort fail fight from how likely linked mission move next promise "
    "response right struggle thanks threat time up way".split()
)


def yet_to_come(quantity: Quantity, reading: Reading) -> Found | None:
    """`20 flights a day next year`, `reach 400 by 2040`: the text says of a coming time."""
    sentence = quantity.sentence
    lower, start = sentence.lower, max(quantity.last, quantity.noun[1])
    if _LEADING.isdisjoint(lower[start : start + _AHEAD]):
        return None
    for i in range(start, min(len(lower) - 1, start + _AHEAD)):
        if lower[i] in _CLAUSE or lower[i] in ("after", "before"):
            return None
        if _is_to_come(lower, i, reading.document.published or ""):
            return _found("status.to-come", sentence, i, i + 2)
    return None


_LEADING = frozenset(("next", "coming", "by"))  # words at which a coming time is told


def _is_to_come(lower: list[str], i: int, published: str) -> bool:
    """Whether a time after that of publication is told at word `i`."""
    word, following = lower[i], lower[i + 1]
    if word == "next":
        return following in _COMING
    if word == "coming":
        return following[:-1] in _COMING and lower[i - 1] in ("in", "the")
    if word != "by":
        return False
    if lower[i + 1 : i + 4] == ["the", "end", "of"]:
        return lower[i + 4 : i + 5] in (["this"], ["next"], ["the"])
    return following.isdecimal() and len(following) == _YEAR and published[:_YEAR] < following < "2100"


def _is_price(quantity: Quantity) -> bool:
    """`plan to launch the $386 million spacecraft`: what a thing costs is a fact, whatever happens to the
    thing."""
    if quantity.head < 0 or quantity.unit is None or not quantity.unit.isupper():
        return False
    before = quantity.sentence.lower[quantity.first - 1] if quantity.first else ""
    return before in ("the", "a", "an", "'s", "its", "their")
