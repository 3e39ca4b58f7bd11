"""Estimates side by side: a column for each source, claimant, place or subject, a row for each time."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claims.compare.entry.estimate_protocols import ToldEstimate, ToldSource
from claims.compare.question.axis import By
from claims.dates import Days, write_days

OWN_VOICE = "(own voice)"
NOT_SAID = "(not said)"


@dataclass(frozen=True, slots=True)
class Row:
    """One time: the estimates under each column, in order of publication."""

    days: Days | None
    time: str
    cells: tuple[tuple[ToldEstimate, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that sets estimates side by side."""

    by: By
    columns: tuple[str, ...]
    rows: tuple[Row, ...]  # the newest first


def make_grid(estimates: Iterable[ToldEstimate], by: By) -> Grid:
    """Set estimates on one metric side by side: rows are the as-of times, newest first.

    The fullest column stands first; names that fill as many cells stand in the order of the alphabet.
    """
    placed: dict[Days | None, dict[str, list[ToldEstimate]]] = defaultdict(lambda: defaultdict(list))
    for estimate in estimates:
        at = placed[estimate.lead.days]
        for column in _columns(estimate, by):
            at[column].append(estimate)
    filled = Counter(column for at in placed.values() for column in at)
    columns = tuple(sorted(filled, key=lambda name: (-filled[name], name.casefold(), name)))
    times = sorted(placed, key=lambda d: (d is not None, d or Days(0, 0)), reverse=True)
    rows = [
        Row(days, _time(days), tuple(_in_order(at[it]) if it in at else () for it in columns))
        for days in times
        for at in (placed[days],)
    ]
    return Grid(by, columns, tuple(rows))


def _columns(estimate: ToldEstimate, by: By) -> Iterable[str]:
    """The columns an estimate stands under: all of its publishers, but one claimant."""
    lead = estimate.lead
    if by is By.SOURCE:
        return dict.fromkeys(_source(it.entry) for it in estimate.members)
    if by is By.CLAIMANT:
        return (lead.entry.claimant or OWN_VOICE,)
    if by is By.PLACE:
        return (", ".join(sorted(lead.places)) or NOT_SAID,)
    return (lead.subject or NOT_SAID,)


def _source(entry: ToldSource) -> str:
    return entry.source or f"document {entry.document}"


def _in_order(estimates: Iterable[ToldEstimate]) -> tuple[ToldEstimate, ...]:
    return tuple(sorted(estimates, key=lambda e: e.lead.order))


def _time(days: Days | None) -> str:
    return write_days(days) if days else "undated"
