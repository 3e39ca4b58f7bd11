"""What a figure covers, where that is not all there is of its kind, so that no total can be held against it.

`Another 10 bodies` come on top of others, `Tunisia accounts for 6,000` is a share, `27,000 have travelled`
counts those who came rather than those who are there, `elsewhere nine died` is another event, `50 are
feared dead` might all be alive, and of `300 killed or wounded` most may be.
"""

from collections.abc import Callable

from claims.extract.bearing.cue import Cue, Cues, cues_of
from claims.extract.bearing.part import find_part
from claims.extract.bearing.part_words import find_of_them, find_share
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE
from claims.model import Scope

WHOLE = Found(None, "scope.whole")

_SHARE, _ADDED, _MORE = frozenset(("share", "of-them")), frozenset(("added",)), frozenset(("more", "other"))
_INCLUDING = frozenset(("including",))
_ELSEWHERE, _MOVE = frozenset(("elsewhere",)), frozenset(("move",))

_BOTH = frozenset(("casualties",))
_TO_BOTH = 12  # words between "killed and wounded" and the number
_MAY, _FEARED = frozenset(("may",)), frozenset(("feared",))
_NEAR, _AFTER = 6, 3  # words between a figure and what makes it possible, before it and after it
_IS_SO = frozenset(("have", "be"))  # after a modal: that it is so, rather than that it will be
_ADVERBS = frozenset("also already well even yet still as".split())
# What might have happened did not: "54,000 lives could have been spared".
_AVERTED = frozenset("averted avoided prevented saved spared".split())
# Before these another clause begins, of which a modal says nothing.
_OTHER_CLAUSE = frozenset(": ; who which while although though but when where because after before".split())
_OTHER_PREDICATE = _OTHER_CLAUSE | {"and", "or", ",", "that"}

_Rule = Callable[[Quantity, Cues, Reading], Cue | None]


def find_scope(quantity: Quantity, reading: Reading) -> Found:
    """The scope of a figure. The value is a `Scope` or `None`: all there is, as far as the text says."""
    sentence = quantity.sentence
    cues = cues_of(sentence, reading.lexicon)
    for scope, (kinds, rule) in _RULES.items():
        cue = None if cues.kinds.isdisjoint(kinds) else rule(quantity, cues, reading)
        if cue:
            place = sentence.starts[cue.first], sentence.ends[cue.last - 1]
            return Found(scope, f"scope.{scope}", *place)
    return WHOLE


def _share(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`accounts for 6,000`; `nine of those killed`, `many, including ten guards`, where the text gives no
    total."""
    if quantity.unit == "percent":
        return None
    share = find_share(quantity, cues)
    if share or find_part(quantity, reading).value is not None:
        return share
    return find_of_them(quantity, cues) or find_share(quantity, cues, _INCLUDING)


def _addition(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`another 10 bodies`, `20 more people`; but not `killed ten and wounded another 20`, who are all of
    the wounded."""
    lower = quantity.sentence.lower
    if quantity.unit == "percent":
        return None
    cue = cues.last(_ADDED, max(0, quantity.core[0] - 1), quantity.core[0])
    cue = cue or cues.last(_ADDED, max(0, quantity.first - 1), quantity.first) or _more_after(quantity, cues)
    if cue is None:
        return None
    return None if lower[cue.first] in _TOO and _is_first_of_its_kind(quantity, reading) else cue


# `Killed ten and wounded a further 20`: they come on top of the dead, and are all of the wounded.
_TOO = frozenset(("another", "further", "additional", "more", "other", "others"))


def _is_first_of_its_kind(quantity: Quantity, reading: Reading) -> bool:
    """Whether figures stand before it in its sentence, all on other metrics; or, where none does, whether the
    last one of the sentence before is of the dead and this one of the hurt."""
    here = quantity.sentence.index
    before = [it for it in reading.quantities(here) if it.first < quantity.first and not it.refused]
    if before:
        return all(it.metric != quantity.metric for it in before)
    last = [it for it in reading.quantities(here - 1) if not it.refused][-1:]
    return any({it.metric, quantity.metric} == _DEAD_AND_HURT for it in last)


_DEAD_AND_HURT = {"killed", "injured"}


def _more_after(quantity: Quantity, cues: Cues) -> Cue | None:
    """`20 more people`, `20 others`; but not `20 more than`, `20 higher`."""
    lower, last = quantity.sentence.lower, quantity.last
    cue = cues.first(_MORE, last, last + 1)
    if cue is None or cue.kind == "other":
        return cue
    return cue if lower[last] == "more" and lower[last + 1 : last + 2] != ["than"] else None


def _other_event(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`elsewhere nine were killed`: the sentence turns to another event; `ten died here, two elsewhere` tells
    so of the two alone."""
    if quantity.metric not in reading.lexicon.index(build_happening):
        return None
    cue = cues.first(_ELSEWHERE, 0, len(quantity.sentence))
    if cue is None or cue.first < quantity.last:
        return cue
    figures = (it for it in reading.quantities(quantity.sentence.index) if not it.refused)
    return None if any(quantity.last <= it.first < cue.first for it in figures) else cue


def _movement(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`27,000 foreign fighters have travelled there`: not all of them are there now."""
    part = quantity.metric in reading.lexicon.index(build_parts)
    return cues.first(_MOVE, 0, len(quantity.sentence)) if part else None


def _possible(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`the toll could be over 50`, `600 may have died`, `30 people are feared dead`: it might not be so."""
    of_people = quantity.unit == "people" and quantity.metric != "other"
    lower, first = quantity.sentence.lower, quantity.first
    if not of_people or not _AVERTED.isdisjoint(lower):
        return None
    end = max(quantity.last, quantity.noun[1])
    fear = cues.last(_FEARED, max(0, first - _NEAR), first) or _fear_after(cues, lower, end)
    modal = cues.last(_MAY, max(0, first - _NEAR), first) or cues.first(_MAY, end, end + _AFTER)
    cue = fear or (modal if modal and _says_that_it_is(lower, modal) else None)
    if cue is None or not _OTHER_CLAUSE.isdisjoint(lower[cue.last : first]):
        return None
    return cue if _OTHER_PREDICATE.isdisjoint(lower[end : cue.first]) else None


def _fear_after(cues: Cues, lower: list[str], end: int) -> Cue | None:
    cue = cues.first(_FEARED, end, end + _AFTER)
    return cue if cue and all(word in BE for word in lower[end : cue.first]) else None


def _says_that_it_is(lower: list[str], modal: Cue) -> bool:
    """Whether a modal stands before `have` or `be`, but for adverbs: not `could reach`, `could not have`, nor
    `could be confirmed`, of which only the finding out is told."""
    after = [word for word in lower[modal.last : modal.last + 4] if word not in _ADVERBS]
    return after[:1] != [] and after[0] in _IS_SO and _FOUND_OUT.isdisjoint(after[1:2])


_FOUND_OUT = frozenset(
    "ascribed attributed blamed confirmed counted determined documented established identified linked "
    "proven recovered traced verified".split()
)


def _casualties(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`killed or wounded 300`, `300 casualties`, `the number of people killed and injured reached 300`: who
    died is not told apart from who was hurt. Of `the casualties: 20 dead` it is."""
    if quantity.metric != "killed":
        return None
    first, last = quantity.first, quantity.last
    after, before = cues.first(_BOTH, last, last + _TO_BOTH), cues.last(_BOTH, first - _TO_BOTH, first)
    if after is None and not _DEAD.isdisjoint(quantity.sentence.lower[last : last + 2]):
        return None
    return next((it for it in (after, before) if it and _is_counted(quantity, it)), None)


_DEAD = frozenset("dead deaths died fatalities killed".split())


def _is_counted(quantity: Quantity, cue: Cue) -> bool:
    """Whether it is those of the cue that the figure counts: its metric rests on their words."""
    sentence, found = quantity.sentence, quantity.metric_found
    start, end = sentence.extent(cue.first, cue.last)
    if start < found.end and found.start < end:
        return True
    counted = (quantity.counted or "").lower()
    return sentence.lower[cue.first].startswith("casualt") and "casualt" in counted


def build_parts(lexicon: Lexicon) -> frozenset[str]:
    """The metrics whose people another metric counts in, as long as they are there."""
    return frozenset(entry["key"] for entry in lexicon.entries("metric") if entry.get("part_of"))


def build_happening(lexicon: Lexicon) -> frozenset[str]:
    """The metrics of what happens in events."""
    flows = {entry["key"] for entry in lexicon.entries("metric") if entry["measure"] == "flow"}
    return frozenset(flows | {entry["metric"] for entry in lexicon.entries("event")})


# Each rule with the kinds of words that it needs.
_RULES: dict[Scope, tuple[frozenset[str], _Rule]] = {
    Scope.SHARE: (_SHARE | _INCLUDING, _share),
    Scope.ADDITION: (_ADDED | _MORE, _addition),
    Scope.OTHER_EVENT: (_ELSEWHERE, _other_event),
    Scope.MOVEMENT: (_MOVE, _movement),
    Scope.CASUALTIES: (_BOTH, _casualties),
    Scope.POSSIBLE: (_MAY | _FEARED, _possible),
}
# Of cues that tell what a figure covers.
KINDS: frozenset[str] = frozenset().union(*(kinds for kinds, _ in _RULES.values()))
