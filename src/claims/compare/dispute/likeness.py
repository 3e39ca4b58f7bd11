"""How alike two figures are told that are in conflict: in one text, in one word, one more than the other."""

from claims.compare.entry.bounds import spread
from claims.compare.entry.comparable import Comparable
from claims.compare.speakers.written_name import names_itself
from claims.compare.world import World
from claims.lexicon.inflection import is_plural

_TWICE = 2  # times


def side_by_side(left: Comparable, right: Comparable, world: World) -> bool:
    """Whether one text has two named claimants count the same, in the same word, at one place and
    time, the one less than twice the other."""
    if left.entry.document != right.entry.document or left.days != right.days:
        return False
    named = left.claimant and right.claimant and not (left.anybody or right.anybody)
    narrow = left.places and left.places == right.places and not left.places <= world.countries
    near = (spread(left, right) or _TWICE) < _TWICE
    return bool(named and narrow and near and same_noun(left, right))


def is_named(figure: Comparable, world: World) -> bool:
    """Whether the claimant has a name, or is one body told apart from others: "the Red Cross", "the interior
    ministry", not "authorities", "local police", "the army"."""
    name = figure.claimant or figure.publisher or ""
    *before, head = name.split() or [""]
    if figure.anybody or not head:
        return False
    if before:
        return not is_plural(head) or names_itself(figure.entry.claimant or name)
    return world.speakers.is_organisation(name) or not (is_plural(head) or head in _COMMON)


_COMMON = frozenset("army government hospital media military ministry police".split())


def same_noun(left: Comparable, right: Comparable) -> bool:
    """Whether both say what they count, in the same word but for what describes it."""
    nouns = {(f.entry.counted or "").lower().rpartition(" ")[2] for f in (left, right)}
    return len(nouns) == 1 and "" not in nouns


def differ_by_one(left: Comparable, right: Comparable) -> bool:
    """Whether the one is the other and one more."""
    ends = ((left.high, right.low), (right.high, left.low))
    return any(a is not None and b is not None and b - a == 1 for a, b in ends)
