"""What a figure covers, where that is not all there is of its kind, so that no total can be held against it.

`Another 10 bodies` come on top of others, `Tunisia accounts for 6,000` is a share, `27,000 have travelled`
counts those who came rather than those who are there, `elsewhere nine died` is another event.
"""

from collections.abc import Callable

from claims.extract.bearing.cue import Cue, Cues, cues_of
from claims.extract.bearing.part import find_part
from claims.extract.bearing.part_words import find_of_them, find_share
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.lexicon import Lexicon
from claims.model import Scope

WHOLE = Found(None, "scope.whole")

_SHARE, _ADDED, _MORE = frozenset(("share", "of-them")), frozenset(("added",)), frozenset(("more", "other"))
_ELSEWHERE, _MOVE = frozenset(("elsewhere",)), frozenset(("move",))

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
    """`accounts for 6,000`; `nine of those killed`, where the text gives no total."""
    if quantity.unit == "percent":
        return None
    share = find_share(quantity, cues)
    return share if share or find_part(quantity, reading).value is not None else find_of_them(quantity, cues)


def _addition(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`another 10 bodies`, `20 more people`; but not `killed ten and wounded another 20`, who are all of
    the wounded."""
    sentence, lower = quantity.sentence, quantity.sentence.lower
    if quantity.unit == "percent":
        return None
    cue = cues.last(_ADDED, max(0, quantity.core[0] - 1), quantity.core[0])
    cue = cue or cues.last(_ADDED, max(0, quantity.first - 1), quantity.first) or _more_after(quantity, cues)
    if cue is None:
        return None
    before = [it for it in reading.quantities(sentence.index) if it.first < quantity.first and not it.refused]
    contrasts = (
        before and all(it.metric != quantity.metric for it in before) and lower[cue.first] == "another"
    )
    return None if contrasts else cue


def _more_after(quantity: Quantity, cues: Cues) -> Cue | None:
    """`20 more people`, `20 others`; but not `20 more than`, `20 higher`."""
    lower, last = quantity.sentence.lower, quantity.last
    cue = cues.first(_MORE, last, last + 1)
    if cue is None or cue.kind == "other":
        return cue
    return cue if lower[last] == "more" and lower[last + 1 : last + 2] != ["than"] else None


def _other_event(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`elsewhere nine were killed`: the sentence turns to another event."""
    happens = quantity.metric in reading.lexicon.index(build_happening)
    return cues.first(_ELSEWHERE, 0, len(quantity.sentence)) if happens else None


def _movement(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`27,000 foreign fighters have travelled there`: not all of them are there now."""
    part = quantity.metric in reading.lexicon.index(build_parts)
    return cues.first(_MOVE, 0, len(quantity.sentence)) if part else None


def build_parts(lexicon: Lexicon) -> frozenset[str]:
    """The metrics whose people another metric counts in, as long as they are there."""
    return frozenset(entry["key"] for entry in lexicon.entries("metric") if entry.get("part_of"))


def build_happening(lexicon: Lexicon) -> frozenset[str]:
    """The metrics of what happens in events."""
    flows = {entry["key"] for entry in lexicon.entries("metric") if entry["measure"] == "flow"}
    return frozenset(flows | {entry["metric"] for entry in lexicon.entries("event")})


# Each rule with the kinds of words that it needs.
_RULES: dict[Scope, tuple[frozenset[str], _Rule]] = {
    Scope.SHARE: (_SHARE, _share),
    Scope.ADDITION: (_ADDED | _MORE, _addition),
    Scope.OTHER_EVENT: (_ELSEWHERE, _other_event),
    Scope.MOVEMENT: (_MOVE, _movement),
}
# Of cues that tell what a figure covers.
KINDS: frozenset[str] = frozenset().union(*(kinds for kinds, _ in _RULES.values()))
