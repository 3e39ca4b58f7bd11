"""Estimates over time: timelines, a grid of times, and what is new since a day."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from claims.api.beside_kept import Told, find_told_estimates
from claims.api.recomparison import USUAL, Terms, recompare
from claims.api.rows import Rows, make_frame
from claims.api.stored_names import as_stored
from claims.compare.knowledge import load_metrics
from claims.compare.question.axis import By
from claims.compare.question.grid import Grid, make_grid
from claims.compare.question.timeline import Timeline, find_timelines
from claims.compare.world import World
from claims.dates import write_days
from claims.errors import ClaimsError, UsageError
from claims.kept.stored_lexicon import stored_lexicon
from claims.kept.told.comparison_rows import ComparisonRow, EstimateRow
from claims.kept.told.told_estimates import list_kept_estimates
from claims.no_cycles import no_cycles
from claims.store.read import Query
from claims.view.export import Row
from claims.view.over_time.grid import grid_columns, grid_rows

if TYPE_CHECKING:
    import pandas

TIMELINE_COLUMNS = (
    "metric", "subject", "places", "as_of", "claimant", "figure", "low", "high", "status", "confidence",
    "sources", "claim_id",
)  # fmt: skip
CHANGE_COLUMNS = (
    "change", "metric", "subject", "places", "relation", "spread", "reason", "claims", "figure", "claimant",
    "as_of", "published", "source", "sentence",
)  # fmt: skip
CHARTS = (".svg", ".png")


class Timelines(Rows[Timeline]):
    """A timeline for each subject, place and group that has a dated estimate, the fullest first.

    As rows, each estimate is one, in the order of time.
    """

    def __init__(self, lines: Iterable[Timeline], title: str, conflicting: frozenset[str]) -> None:
        super().__init__(lines, TIMELINE_COLUMNS, _bar_rows)
        self.title = title  # what the metric counts
        self.conflicting = conflicting  # the ids of the estimates that are in conflict with another one

    def draw(self, path: str | os.PathLike[str], *, dark: bool = False) -> Path:
        """Draw them into a file, .svg or .png; returns its path.

        Raises UsageError for another ending or where there is nothing to draw, ClaimsError where
        matplotlib is not installed, OSError where the file cannot be written.
        """
        target = Path(path)
        check_chart(target)
        if not self:
            raise UsageError("there is no dated estimate to draw")
        try:
            from claims.view.chart.chart import render_chart  # needs an extra
        except ModuleNotFoundError as error:
            raise ClaimsError("charts need matplotlib: pip install 'claims[chart]'") from error
        target.write_bytes(render_chart(self, self.title, target.suffix.lower().lstrip("."), dark))
        return target


def check_chart(path: Path) -> None:
    """Raises UsageError for a file that no chart can be drawn into."""
    if path.suffix.lower() not in CHARTS:
        raise UsageError(f"{path}: charts are {' or '.join(CHARTS)}")


def _told(connection: Connection, query: Query, terms: Terms) -> Told:
    """What was compared before, and only on other terms than the usual ones what is compared now."""
    if terms != USUAL:
        return find_told_estimates(connection, query, terms)
    query = as_stored(connection, query)
    kept = list_kept_estimates(connection, query)
    ids = (it.id for it in kept if it.conflicts and it.lead.entry.metric == query.metric)
    world = World(metrics=load_metrics(stored_lexicon(connection)))
    return Told(kept, world, frozenset(ids), query.metric or "")


@no_cycles()
def put_over_time(connection: Connection, query: Query, terms: Terms, limit: int | None) -> Timelines:
    """The timelines of the estimates that are asked for."""
    told = _told(connection, query, terms)
    lines = find_timelines(told.estimates, told.world)[:limit]
    return Timelines(lines, told.world.metric(told.metric).label, told.conflicting)


def _bar_rows(lines: Iterable[Timeline]) -> Iterator[Row]:
    for line in lines:
        bars = [(series.name, bar) for series in line.series for bar in series.bars]
        for name, bar in sorted(bars, key=lambda pair: pair[1].days):
            yield {
                "metric": line.key.metric,
                "subject": line.key.subject or None,
                "places": sorted(line.key.places),
                "as_of": write_days(bar.when),
                "claimant": name,
                "figure": bar.estimate.lead.entry.figure,
                "low": bar.low,
                "high": bar.high,
                "status": str(bar.estimate.lead.entry.status),
                "confidence": bar.estimate.confidence,
                "sources": sorted({f.entry.source for f in bar.estimate.members if f.entry.source}),
                "claim_id": bar.estimate.id[:12],
            }


class GridRows(Rows[Row]):
    """Estimates in a grid: a row for each as-of time, the newest first, a column for each name.

    A cell holds the figures of all of its estimates, or None. `grid` holds the estimates themselves.
    """

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid_rows(grid), grid_columns(grid), iter)
        self.grid = grid


@no_cycles()
def put_in_grid(connection: Connection, query: Query, terms: Terms, by: By) -> GridRows:
    """The estimates that are asked for in a grid: they are the same with any tolerance."""
    terms = terms.with_usual_tolerance
    if query.limit is not None:
        return GridRows(make_grid(recompare(connection, query, terms).chosen, by))
    return GridRows(make_grid(_told(connection, query, terms).estimates, by))


@dataclass(frozen=True, slots=True)
class News:
    """What became known on or after a day, by the dates of publication."""

    new: Rows[EstimateRow]  # first published since then
    revised: Rows[ComparisonRow]  # the claimant gave another figure since then
    conflicts: Rows[ComparisonRow]  # in conflict since then

    def __len__(self) -> int:
        return len(self.new) + len(self.revised) + len(self.conflicts)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of all three as one table."""
        return CHANGE_COLUMNS

    def records(self) -> Iterator[Row]:
        """All three as rows of one table; `change` tells them apart: new, revised or in conflict."""
        told: list[dict[str, Any]] = [
            {"change": "new", "claims": (it.claim_id,), **it._asdict()} for it in self.new
        ]
        for change, listed in (("revised", self.revised), ("in conflict", self.conflicts)):
            told += [{"change": change, **it._asdict()} for it in listed]
        return ({name: row.get(name) for name in CHANGE_COLUMNS} for row in told)

    def to_frame(self) -> "pandas.DataFrame":
        """All three as one pandas DataFrame. Raises ClaimsError where pandas is not installed."""
        return make_frame(self.records(), self.columns)
