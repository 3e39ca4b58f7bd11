"""Parts and wholes: figures of one claimant that add up, and figures that a text counts into another."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from claims.compare.entry.bounds import exceeds
from claims.compare.entry.comparable import Figure
from claims.compare.entry.entry import Entry
from claims.compare.entry.question_key import question_key
from claims.compare.world import World
from claims.model import Qualifier, Status

SUM = "+"  # joins the ids of the parts to the id of their sum

# Right before the part: "including at least four children", "of whom 200", "among them three women".
_INCLUDING = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|among (?:them|whom|these|those)|of (?:whom|which|them|these|those))"
    r"(?:\W+\w+){0,2}\W*\Z",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+(?:\w+\s+)?of (?:them|whom|which|these|those)\b", re.IGNORECASE)  # "4 of them"
_ANOTHER = re.compile(r"\b(?:another|additional|further|extra)\s*\Z", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:account(?:s|ed|ing)? for|ma(?:k(?:es?|ing)|de) up|contribut(?:es?|ed|ing))"
    r"(?:\s+(?:some|about|around|roughly|nearly|almost|at least|more than|over|up to))?\s*\Z",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s+(?:more|others?)\b(?!\s+than)", re.IGNORECASE)
_LISTED = re.compile(r"(?:[^\W\d_]|[ ,'’-]){1,40}")  # "including four children and two women"


def find_sums(figures: Iterable[Figure], world: World) -> list[Figure]:
    """Figures of one claimant at one time for single places, added up to the places that another figure
    counts together: Syria and Iraq to the `Iraq, Syria` of somebody else.

    A sum is a figure whose id joins its parts' ids, as doubtful as the most doubtful of them. Shares are
    never added, and a sum that its claimant gives himself is not made.
    """
    wholes: dict[Hashable, set[frozenset[str]]] = defaultdict(set)
    parts: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.dimension == "percent" or figure.days is None or not figure.places:
            continue
        key = question_key(figure)._replace(places=frozenset())
        if len(figure.places) > 1:
            wholes[key].add(figure.places)
        else:
            parts[key].append(figure)
    return [s for key in wholes for s in _sums_of(sorted(wholes[key], key=sorted), parts[key], world)]


def _sums_of(wholes: Sequence[frozenset[str]], parts: Iterable[Figure], world: World) -> Iterator[Figure]:
    """The sums that a claimant's figures for single places make of each whole."""
    voices: dict[Hashable, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
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


def _one_figure(figures: Sequence[Figure]) -> bool:
    """Whether the claimant gives one figure for the place, however often."""
    return len({(f.low, f.high) for f in figures}) == 1


def _add(parts: Sequence[Figure], whole: frozenset[str]) -> Figure:
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
    return replace(first, entry=entry, low=low, high=high, least=least, most=most, places=whole)


def _total(bounds: Iterable[Decimal | None]) -> Decimal | None:
    known = list(bounds)
    return None if None in known else sum((b for b in known if b is not None), Decimal(0))


def _qualifier(parts: Sequence[Figure], low: Decimal | None, high: Decimal | None) -> Qualifier:
    if low is None or high is None:
        return Qualifier.AT_MOST if low is None else Qualifier.AT_LEAST
    if low != high:
        return Qualifier.RANGE
    exact = all(f.entry.qualifier is Qualifier.EXACT for f in parts)
    return Qualifier.EXACT if exact else Qualifier.APPROXIMATE


def counted_in(entries: Iterable[Entry]) -> dict[str, str]:
    """Which claims their text counts into another one: id of the part to id of the whole.

    "14,000 to 18,000 militants, including up to 3,000 foreigners": the words between two figures of
    one sentence, or those behind the second ("15 militants, 4 of them foreigners"), say so.
    """
    sentences: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.quote:
            sentences[entry.document, entry.quote_start].append(entry)
    found: dict[str, str] = {}
    for same in sentences.values():
        same.sort(key=lambda entry: (entry.start, entry.id))
        for before, entry in pairwise(same):
            whole = found.get(before.id)
            if before.unit != entry.unit:
                continue
            if _INCLUDING.search(_gap(before, entry)) or _OF_THEM.match(_behind(entry)):
                found[entry.id] = whole or before.id
            elif whole and before.metric == entry.metric and _LISTED.fullmatch(_gap(before, entry)):
                found[entry.id] = whole
    return found


def _gap(before: Entry, entry: Entry) -> str:
    """The words from the one figure to the other."""
    start = before.start + len(before.figure) - before.quote_start
    return entry.quote[start : entry.start - entry.quote_start]


def _behind(entry: Entry) -> str:
    return entry.quote[entry.start + len(entry.figure) - entry.quote_start :]


def hide_unnamed(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those parts marked that nothing but their text tells from their whole.

    In "31 civilians, including 10 when their bus was hit" the ten are civilians as the others are: nobody
    else's count of civilians can be compared with them. The same holds for "nine of those", for "another
    10", and where one voice in one text gives two figures for one time, "31,500 foreigners" and then
    "2,400 Russians": the smaller is a part, or old.
    """
    by_id = {figure.entry.id: figure for figure in figures}
    of_voice, of_text = _largest(figures, _slot), _largest(figures, _text_slot)
    hidden = set()
    for figure in figures:
        whole = by_id.get(figure.entry.part_of or "")
        unnamed = whole is not None and question_key(whole) == question_key(figure)
        largest = (
            of_text[_text_slot(figure)] if _OF_THEM.match(_behind(figure.entry)) else of_voice[_slot(figure)]
        )
        if unnamed or exceeds(largest, figure) or _is_added(figure.entry):
            hidden.add(_said(figure))
    return [
        replace(figure, group=figure.group._replace(rest=True)) if _said(figure) in hidden else figure
        for figure in figures
    ]


def _is_added(entry: Entry) -> bool:
    """Whether the figure comes on top of others, or is one's share in a total: "another 10 bodies", "20 more
    people", "Tunisia accounts for 6,000"."""
    before = entry.quote[: entry.start - entry.quote_start]
    return bool(_ANOTHER.search(before) or _SHARE.search(before) or _MORE.match(_behind(entry)))


def _largest(figures: Sequence[Figure], slot: Callable[[Figure], Hashable]) -> dict[Hashable, Figure]:
    """The figure of each slot whose least number is the greatest."""
    found: dict[Hashable, Figure] = {}
    for figure in figures:
        largest = found.setdefault(slot(figure), figure)
        if (figure.least or 0) > (largest.least or 0):
            found[slot(figure)] = figure
    return found


def _text_slot(figure: Figure) -> Hashable:
    """What two figures of one text share that answer one question."""
    return figure.entry.document, question_key(figure), figure.days


def _slot(figure: Figure) -> Hashable:
    """What two figures of one text share that answer one question in one voice."""
    return _text_slot(figure), figure.claimant


def _said(figure: Figure) -> Hashable:
    """What makes two figures of one text the same one."""
    return _slot(figure), figure.low, figure.high
