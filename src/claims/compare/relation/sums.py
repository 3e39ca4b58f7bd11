"""Figures of one claimant for single places, added up to what another figure counts together."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.compare.entry.comparable import Comparable
from claims.compare.world import World
from claims.model import Qualifier, Status

SUM = "+"  # joins the ids of the parts to the id of their sum


def find_sums(figures: Iterable[Comparable], world: World) -> list[Comparable]:
    """Figures of one claimant at one time for single places, added up to the places that another figure
    counts together: Syria and Iraq to the `Iraq, Syria` of somebody else.

    A sum is a figure whose id joins its parts' ids, as doubtful as the most doubtful of them. Shares are
    never added, and a sum that its claimant gives himself is not made.
    """
    wholes: dict[Hashable, set[frozenset[str]]] = defaultdict(set)
    parts: dict[Hashable, list[Comparable]] = defaultdict(list)
    dated = [it for it in figures if it.dimension != "percent" and it.days is not None and it.places]
    for figure in dated:
        if len(figure.places) > 1:
            wholes[figure.question_key._replace(places=frozenset())].add(figure.places)
    for figure in dated if wholes else ():
        key = figure.question_key._replace(places=frozenset())
        if len(figure.places) == 1 and key in wholes:
            parts[key].append(figure)
    return [s for key in wholes for s in _sums_of(sorted(wholes[key], key=sorted), parts[key], world)]


def _sums_of(
    wholes: Sequence[frozenset[str]], parts: Iterable[Comparable], world: World
) -> Iterator[Comparable]:
    """The sums that a claimant's figures for single places make of each whole."""
    voices: dict[Hashable, dict[str, list[Comparable]]] = defaultdict(lambda: defaultdict(list))
    for figure in sorted(parts, key=lambda f: f.order):
        voice = figure.claimant or (figure.entry.document,)
        at = (voice, figure.days, figure.entry.unit, figure.entry.per)
        voices[at][next(iter(figure.places))].append(figure)
    for whole in wholes:
        if any(world.place_within(a, b) for a in whole for b in whole):
            continue  # they share land: adding them up would count it twice
        for by_place in voices.values():
            chosen = [by_place[place] for place in sorted(whole) if place in by_place]
            if len(chosen) == len(whole) and all(_one_figure(same) for same in chosen):
                yield _add([same[0] for same in chosen], whole)


def _one_figure(figures: Sequence[Comparable]) -> bool:
    """Whether the claimant gives one figure for the place, however often."""
    return len({(f.low, f.high) for f in figures}) == 1


def _add(parts: Sequence[Comparable], whole: frozenset[str]) -> Comparable:
    """The sum of the parts; a bound that one of them leaves open stays open."""
    first = parts[0]
    low, high = _total(f.low for f in parts), _total(f.high for f in parts)
    entry = replace(
        first.entry,
        id=SUM.join(f.entry.id for f in parts),
        figure=" + ".join(f.entry.figure for f in parts),
        low=_total(f.entry.low for f in parts),
        high=_total(f.entry.high for f in parts),
        qualifier=_qualifier(parts, low, high),
        places=tuple(sorted(whole)),
        status=Status.DISPUTED if any(f.disputed for f in parts) else first.entry.status,
    )
    least, most = _total(f.least for f in parts), _total(f.most for f in parts)
    down = sum((f.down for f in parts), Decimal(0))
    up = sum((f.up for f in parts), Decimal(0))
    summed = replace(first, entry=entry, low=low, high=high, places=whole)
    return replace(summed, least=least, most=most, down=down, up=up)


def _total(bounds: Iterable[Decimal | None]) -> Decimal | None:
    known = list(bounds)
    return None if None in known else sum((b for b in known if b is not None), Decimal(0))


def _qualifier(parts: Sequence[Comparable], low: Decimal | None, high: Decimal | None) -> Qualifier:
    if low is None or high is None:
        return Qualifier.AT_MOST if low is None else Qualifier.AT_LEAST
    if low != high:
        return Qualifier.RANGE
    exact = all(f.entry.qualifier is Qualifier.EXACT for f in parts)
    return Qualifier.EXACT if exact else Qualifier.APPROXIMATE
