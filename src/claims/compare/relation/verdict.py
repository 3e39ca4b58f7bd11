"""Two figures to a verdict: how they relate, or why they cannot be compared."""

from decimal import Decimal
from typing import NamedTuple

from claims.compare.entry.bounds import IntervalRelation, exceeds, interval_relation, nested, restates, spread
from claims.compare.entry.comparable import TOLERANCE, Comparable, is_event, is_total
from claims.compare.entry.estimate_protocols import ToldFigure
from claims.compare.entry.wording import (
    say_amount,
    say_apart,
    say_figure,
    say_hint,
    say_places,
    say_times,
    say_verb,
    say_voice,
)
from claims.compare.relation.gate import COUNTED_IN, WHOLE_GROUP, Refusal, refusals, replaces
from claims.compare.world import World
from claims.dates import period_slack
from claims.model import Word


class Relation(Word):
    """How two comparable figures relate."""

    AGREE = "agree"
    OVERLAP = "overlap"
    REFINE = "refine"  # the one lies inside the other
    CONFLICT = "conflict"  # no number fits both
    REVISION = "revision"  # the same claimant, later
    CONTRADICTION = "contradiction"  # a part is larger than its whole
    DISPUTED = "disputed"  # would be a conflict, but a text itself doubts one of the figures


COUNTED = frozenset((Relation.CONFLICT, Relation.CONTRADICTION))  # what `conflicts` lists

# Refusals that leave one figure a part of the other, so that arithmetic can still tell that one is wrong.
_EXCEEDS = {
    COUNTED_IN: "part-exceeds-whole",
    "part-of": "part-exceeds-whole",
    "wider-subject": "part-exceeds-whole",
    "wider-group": "part-exceeds-whole",
    "wider-place": "sub-place-exceeds-place",
    WHOLE_GROUP: "place-exceeds-group",
    "different-period": "part-exceeds-whole",
}


class Verdict(NamedTuple):
    """What comes of comparing `left` with `right`.

    `higher` and `leads` name a side: -1 left, 1 right, 0 none. `leads` is the narrower figure of a
    refinement, a contradiction or a refusal, and the later one of a revision.
    """

    relation: Relation | None  # None: not comparable, `reason` says why
    reason: str  # a code
    sentence: str
    spread: Decimal | None = None
    higher: int = 0
    leads: int = 0

    def flipped(self) -> "Verdict":
        """The verdict of the same two figures, the right one first."""
        return self._replace(higher=-self.higher, leads=-self.leads)


def compare(left: Comparable, right: Comparable, world: World, tolerance: Decimal = TOLERANCE) -> Verdict:
    """Put two figures side by side, as they are meant with a tolerance (`Comparable.at`). `compare(b, a)` is
    `compare(a, b).flipped()`."""
    left, right = left.at(tolerance), right.at(tolerance)
    refused = refusals(left, right, world)
    return (
        _falling(left, right, refused)
        or (_part_and_whole(left, right, refused) if refused else None)
        or (_refused(refused[0]) if refused else _relate(left, right, tolerance))
    )


def _refused(refusal: Refusal) -> Verdict:
    return Verdict(None, refusal.code, refusal.sentence, leads=refusal.narrower)


def _relate(left: Comparable, right: Comparable, tolerance: Decimal) -> Verdict:
    """The verdict on two figures that answer the same question."""
    how = interval_relation(left, right, tolerance)
    if how in (IntervalRelation.EQUAL, IntervalRelation.NEAR):
        return _verdict(left, right, Relation.AGREE, how.value)
    if voice(left) == voice(right):
        short = restates(left, right)
        return _verdict(left, right, Relation.AGREE, short.value) if short else _revision(left, right)
    if how is IntervalRelation.APART:
        disputed = left.disputed or right.disputed
        relation = Relation.DISPUTED if disputed else Relation.CONFLICT
        return _verdict(left, right, relation, "disputed-by-text" if disputed else "disjoint")
    if how is IntervalRelation.INSIDE:
        return _verdict(left, right, Relation.REFINE, how.value, -1 if nested(left, right) else 1)
    return _verdict(left, right, Relation.OVERLAP, how.value)


def voice(figure: ToldFigure) -> tuple[str, str]:
    """Who speaks: the claimant; else the publisher in its own voice; else the document. Officials whom no
    text names are one voice in their own text alone."""
    if figure.claimant:
        return "claimant", f"{figure.claimant} {figure.entry.document}" if figure.anybody else figure.claimant
    return ("publisher", figure.publisher) if figure.publisher else ("document", figure.entry.document)


def _revision(left: Comparable, right: Comparable) -> Verdict:
    """The later of two different figures of one voice; in one document they may be of two things."""
    if replaces(left, right):
        return _verdict(left, right, Relation.REVISION, "told-as-earlier", 1 if left.superseded else -1)
    later = _later(left, right)
    if later == 0 and left.entry.document == right.entry.document:
        return Verdict(None, "same-document", "one text gives both for one time: it may mean two things")
    reason = "same-claimant-later" if later else "same-claimant-same-day"
    return _verdict(left, right, Relation.REVISION, reason, later)


def _later(left: Comparable, right: Comparable) -> int:
    """Which figure came later: by as-of where the times are apart, else by publication."""
    one, other = left.days, right.days
    if one and other and (one.last < other.first or other.last < one.first):
        return 1 if one.first < other.first else -1
    published = [f.published.last if f.published else 0 for f in (left, right)]
    if left.entry.document != right.entry.document and published[0] != published[1]:
        return 1 if published[0] < published[1] else -1
    return 0


def _falling(left: Comparable, right: Comparable, refused: list[Refusal]) -> Verdict | None:
    """A contradiction where one claimant's running total falls."""
    one, other = left.days, right.days
    if left.claimant is None or left.claimant != right.claimant or one is None or other is None:
        return None
    if any(r.code != "different-period" for r in refused) or left.measure == "stock" or left.rate:
        return None
    if is_event(left) or is_event(right) or abs(one.first - other.first) > period_slack(one, other):
        return None
    if abs(one.last - other.last) <= 1:
        return None
    earlier, later = (left, right) if one.last < other.last else (right, left)
    if not exceeds(earlier, later):
        return None
    return _contradiction(left, right, "cumulative-falls", -1 if earlier is left else 1)


def _part_and_whole(left: Comparable, right: Comparable, refused: list[Refusal]) -> Verdict | None:
    """A contradiction where a part is larger than its whole; nothing where it fits or nobody can tell."""
    if refused[0].code == COUNTED_IN:
        refused = refused[:1]  # the text knows better than the other gates
    sides = {refusal.narrower for refusal in refused}
    if len(sides) != 1 or 0 in sides or any(refusal.code not in _EXCEEDS for refusal in refused):
        return None
    narrower = sides.pop()
    part, whole = (left, right) if narrower < 0 else (right, left)
    if part.dimension == "percent" or not exceeds(part, whole):
        return None
    if refused[0].code != COUNTED_IN and not _holds_all(whole, part, refused):
        return None
    return _contradiction(left, right, _EXCEEDS[refused[0].code], narrower)


def _holds_all(whole: Comparable, part: Comparable, refused: list[Refusal]) -> bool:
    """Whether the wider figure means to be all there is, so that the part must be in it.

    One text rarely contradicts itself: in it, two figures of one voice or of one day count two things.
    """
    if whole.entry.document == part.entry.document and (is_event(whole) or voice(whole) == voice(part)):
        return False
    return is_total(whole) or not any(r.code in ("wider-place", "different-period") for r in refused)


def _contradiction(left: Comparable, right: Comparable, reason: str, narrower: int) -> Verdict:
    if left.disputed or right.disputed:
        return _verdict(left, right, Relation.DISPUTED, "disputed-by-text", narrower)
    return _verdict(left, right, Relation.CONTRADICTION, reason, narrower)


_SENTENCES = {
    "equal": "both say the same",
    "within-tolerance": "they differ by no more than an approximate figure may",
    "rounded": "one claimant, and one of them is the other with fewer digits",
    "bare": "one claimant and one number, with another modifier",
    "one-end": "one claimant, and one of them is an end of the other's range",
    "inside": "one lies within the other",
    "across": "they share a part of their ranges",
    "disputed-by-text": "no number fits both, but a text itself doubts its figure",
    "same-claimant-later": "one claimant, and a later figure",
    "same-claimant-same-day": "one claimant, two figures of the same day: an update, or one is misquoted",
    "told-as-earlier": "one text, which tells one of them as replaced by the other",
    "cumulative-falls": "a running total cannot fall",
    "part-exceeds-whole": "a part cannot be larger than its whole",
    "sub-place-exceeds-place": "a place cannot hold more than the places it lies in",
    "place-exceeds-group": "no place holds more of a group than there are, if the other figure means all",
}


def _verdict(left: Comparable, right: Comparable, relation: Relation, reason: str, leads: int = 0) -> Verdict:
    times = spread(left, right)
    sentence = _sentence(left, right, reason, times, leads)
    return Verdict(relation, reason, sentence, times, _higher(left, right), leads)


def _sentence(left: Comparable, right: Comparable, reason: str, times: Decimal | None, leads: int) -> str:
    """What comes of it as a person would say it: the lower figure before the higher one of a conflict, the
    part before the whole, and else the earlier one first."""
    if reason == "disjoint":
        lower, higher = (right, left) if exceeds(left, right) else (left, right)
        apart = say_apart(lower, higher, times)
        said = f"{_say(lower)}, {say_voice(higher)} {say_amount(higher)}"
        return f"{said}: {apart}{_hints(left, right)}"
    if reason in _IN_PARTS:
        part, whole = (left, right) if leads < 0 else (right, left)
        of_part, of_whole = (f" {_IN_PARTS[reason](figure)}".rstrip() for figure in (part, whole))
        said = f"{_say(part)}{of_part}, {say_voice(whole)} {say_amount(whole)}"
        return f"{said}{of_whole}: {_SENTENCES[reason]}{_hints(left, right)}"
    first, second = sorted((left, right), key=lambda f: f.order)
    return f"{say_figure(first)}; {say_figure(second)}: {_SENTENCES[reason]}{say_times(times)}"


def _say(figure: Comparable) -> str:
    return f"{say_voice(figure)} {say_verb(figure)} {say_amount(figure)}"


def _hints(left: Comparable, right: Comparable) -> str:
    """`, if officials mean Hama, as the text around the figure has it`: what has to hold beside. In one text
    what hints at the place of the one tells that of the other."""
    if left.entry.document == right.entry.document:
        return ""
    hints = sorted(filter(None, map(say_hint, (left, right))))
    return f", if {' and '.join(hints)}, as the text around the figure has it" if hints else ""


def _places(figure: Comparable) -> str:
    return f"in {say_places(figure)}" if figure.places else "without a place"


def _counted(figure: Comparable) -> str:
    return figure.entry.counted or ""


_IN_PARTS = {
    "sub-place-exceeds-place": _places,
    "place-exceeds-group": _places,
    "part-exceeds-whole": _counted,
}


def _higher(left: Comparable, right: Comparable) -> int:
    """Which figure lies higher: by both bounds as far as they are stated; 0 where neither does."""
    pairs = ((left.low, right.low), (left.high, right.high))
    signs = {(a > b) - (a < b) for a, b in pairs if a is not None and b is not None}
    if not signs and spread(left, right) != 1:
        signs = {1 if left.low is not None else -1}
    signs.discard(0)
    return -signs.pop() if len(signs) == 1 else 0
