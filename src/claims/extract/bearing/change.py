"""Whether a figure says by how much something rose or fell: `lost 60 %`, `8 percent more`."""

from collections.abc import Callable

from claims.extract.bearing.cue import Cue, Cues, clause_end, clause_start, cues_of, skip_back
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.lexicon import Entry, Lexicon
from claims.lexicon.closed_classes import BE, RELATIVES
from claims.model import Change

NO_CHANGE = Found(None, "change.none")

_UP, _DOWN = Change.INCREASE, Change.DECREASE
_DIRECTIONS = {
    **dict.fromkeys(("rise", "rise-noun", "more", "up", "gain", "win"), _UP),
    **dict.fromkeys(("fall", "fall-noun", "cut", "fewer", "down", "lose", "shed"), _DOWN),
}
KINDS: frozenset[str] = frozenset(_DIRECTIONS)  # of cues that tell a change
_VERBS = frozenset(("rise", "fall", "cut"))
_NOUNS = frozenset(("rise-noun", "fall-noun"))
_UP_OR_DOWN = frozenset(("up", "down"))
_COMPARATIVES = frozenset(("more", "fewer"))
_HANDS = frozenset(("gain", "lose", "hold"))
_HELD = frozenset(("win", "shed"))
_LOST = frozenset(("lose", "shed"))
_AUXILIARIES = 5  # words between a share and its passive verb: "has by now been lost"
_LEVELS = frozenset(("to", "at"))  # before what is left: "shrank to 68,300 square kilometres"
_LAND = frozenset(("territory", "settlements"))
_FILLERS = frozenset("the a an another further additional some about its their all".split())
_NEAR = 8  # words between a verb and its "by"
_BEFORE_CLAUSE = RELATIVES | {"where", ";"}  # "it lost its land, which measured ..."
_AFTER = 12  # words after the figure: "23% of its territory was lost"
# Before "up" or "down" that tell a change: "was up 12 percent", not "made up 12 percent".
_STANDS = frozenset("is was are were be been being and ( , - – —".split())

_Rule = Callable[[Quantity, Cues, Lexicon], Found | None]


def find_change(quantity: Quantity, reading: Reading) -> Found:
    """The change that a figure tells. The value is a `Change` or `None`."""
    cues = cues_of(quantity.sentence, reading.lexicon)
    if cues.kinds.isdisjoint(KINDS):
        return NO_CHANGE
    for kinds, rule in _RULES:
        found = None if cues.kinds.isdisjoint(kinds) else rule(quantity, cues, reading.lexicon)
        if found:
            return found
    return NO_CHANGE


def _by(quantity: Quantity, cues: Cues, _: Lexicon) -> Found | None:
    """`rose by 2,000`, `has been cut by a further 12 percent`."""
    lower = quantity.sentence.lower
    at = skip_back(lower, quantity.first, _FILLERS) - 1
    if at < 1 or lower[at] != "by":
        return None
    cue = cues.last(_VERBS | _NOUNS, max(clause_start(quantity, _NEAR + 4), at - _NEAR), at)
    if cue is None or lower[cue.last] == "off":
        return None
    return _told(quantity, cue, "change.by")


def _noun_before(quantity: Quantity, cues: Cues, lexicon: Lexicon) -> Found | None:
    """`an increase of 8 percent`, `a drop in arrivals of 2,000`, `the loss of three towns`."""
    lower = quantity.sentence.lower
    at = skip_back(lower, quantity.first, _FILLERS) - 1
    if at < 1 or lower[at] != "of":
        return None
    cue = cues.last(_NOUNS, clause_start(quantity, _NEAR), at)
    if cue is None or (cue.last < at and lower[cue.last] not in ("in", "on")):
        return None
    of_people = quantity.unit == "people" and not _is_held(quantity, lexicon)
    return None if of_people and cue.kind == "fall-noun" else _told(quantity, cue, "change.noun")


def _noun_after(quantity: Quantity, cues: Cues, _: Lexicon) -> Found | None:
    """`an 8 percent increase`, `a $2 million annual cut`."""
    share = quantity.unit == "percent" or (quantity.unit or "").isupper()
    cue = cues.first(_NOUNS, quantity.last, quantity.last + 2) if share else None
    return _told(quantity, cue, "change.noun") if cue else None


def _verb(quantity: Quantity, cues: Cues, _: Lexicon) -> Found | None:
    """`arrivals fell 12 percent`, `rose 2,000 to 12,000`, `cut 2,000 troops`."""
    cue = cues.last(_VERBS, max(0, quantity.first - 3), quantity.first)
    if cue is None or not _adverbs(quantity.sentence.lower[cue.last : quantity.first]):
        return None
    bare = quantity.noun[0] == quantity.noun[1]
    if quantity.unit != "percent" and not bare and cue.kind != "cut":
        return None  # "dropped 20 bombs"
    return _told(quantity, cue, "change.verb")


def _adverbs(words: list[str]) -> bool:
    return all(word.endswith("ly") or word in _FILLERS for word in words)


def _up_or_down(quantity: Quantity, cues: Cues, _: Lexicon) -> Found | None:
    """`arrivals were up 12 percent`, `down 300 from last week`."""
    lower, at = quantity.sentence.lower, quantity.first - 1
    cue = cues.last(_UP_OR_DOWN, max(0, at), quantity.first)
    if cue is None or (at and lower[at - 1] not in _STANDS):
        return None
    dated = lower[quantity.last : quantity.last + 1] in (["from"], ["on"], ["since"], ["over"])
    return _told(quantity, cue, "change.up-or-down") if dated or quantity.unit == "percent" else None


def _comparative(quantity: Quantity, cues: Cues, _: Lexicon) -> Found | None:
    """`8 percent more arrivals`, `2,000 fewer fighters`, `2,000 more than in March`.

    So many more of what is counted, without "than", come on top of others: that is no change.
    """
    lower, last = quantity.sentence.lower, quantity.last
    cue = cues.first(_COMPARATIVES, last, last + 1)
    if cue is None:
        return None
    compared = "than" in lower[last + 1 : clause_end(quantity, _NEAR)]
    if quantity.unit != "percent" and cue.kind == "more" and not compared:
        return None
    if lower[last] not in ("more", "fewer") and quantity.unit != "percent" and not compared:
        return None
    return _told(quantity, cue, "change.comparative")


def _land(quantity: Quantity, cues: Cues, _: Lexicon) -> Found | None:
    """`lost 60 % of its territory`, `three towns were captured`: the nearest verb of having, left of the
    figure before right of it, is one of gaining or losing."""
    if quantity.metric not in _LAND or quantity.sentence.lower[max(0, quantity.first - 1)] in _LEVELS:
        return None
    after = max(quantity.last, quantity.noun[1])
    lower, first = quantity.sentence.lower, quantity.first
    start = next((at for at in range(first, 0, -1) if lower[at - 1] in _BEFORE_CLAUSE), 0)
    cue = cues.last(_HANDS, start, first)
    cue = cue or cues.first(_HANDS, quantity.last, after + _AFTER)
    return _told(quantity, cue, "change.land") if cue and cue.kind != "hold" else None


def _lost_share(quantity: Quantity, cues: Cues, _: Lexicon) -> Found | None:
    """`lost 47 %`, `47 % of it had been lost`: a share that was lost, of whatever it is."""
    if quantity.unit != "percent" or quantity.metric == "votes":
        return None
    lower, after = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    at = skip_back(lower, quantity.first, _FILLERS)
    cue = cues.last(_LOST, max(0, at - 2), at)
    if cue and cue.last == at:
        return _told(quantity, cue, "change.lost-share")
    cue = cues.first(frozenset(("shed",)), after, after + _AUXILIARIES)
    passive = cue is not None and lower[cue.first - 1] in BE
    return _told(quantity, cue, "change.lost-share") if cue and passive else None


def _held_before(quantity: Quantity, cues: Cues, lexicon: Lexicon) -> Found | None:
    """`gained 2,000 recruits`, `lost 40 tanks`: of what one has, not of what happens to people."""
    at = skip_back(quantity.sentence.lower, quantity.first, _FILLERS)
    cue = cues.last(_HELD, max(0, at - 2), at)
    if cue is None or cue.last < at or not _is_held(quantity, lexicon):
        return None
    return _told(quantity, cue, "change.held")


def _is_held(quantity: Quantity, lexicon: Lexicon) -> bool:
    return quantity.metric in lexicon.index(build_held)


def build_held(lexicon: Lexicon) -> frozenset[str]:
    """The metrics of what one has more or less of: the stocks that no event makes of people."""
    stocks = {entry["key"] for entry in lexicon.entries("metric") if entry["measure"] == "stock"}
    events = {entry["metric"] for entry in lexicon.entries("event") if _befalls(entry)}
    return frozenset(stocks - events - {"other"})


def _told(quantity: Quantity, cue: Cue, rule: str) -> Found:
    sentence = quantity.sentence
    return Found(_DIRECTIONS[cue.kind], rule, sentence.starts[cue.first], sentence.ends[cue.last - 1])


# Each rule with the kinds of words that it needs.
_RULES: tuple[tuple[frozenset[str], _Rule], ...] = (
    (_VERBS | _NOUNS, _by),
    (_NOUNS, _noun_before),
    (_NOUNS, _noun_after),
    (_VERBS, _verb),
    (_UP_OR_DOWN, _up_or_down),
    (_COMPARATIVES, _comparative),
    (_HANDS, _land),
    (_HELD, _held_before),
    (_LOST, _lost_share),
)


def _befalls(event: Entry) -> bool:
    """Whether an event befalls people: what they only do tells who they are."""
    return any(event[told] for told in ("transitive", "of_people", "states", "before"))
