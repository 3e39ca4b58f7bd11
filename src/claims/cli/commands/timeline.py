"""Estimates over time: in the terminal, or as a chart."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from claims.cli import options
from claims.cli.anew import Anew, compare_anew
from claims.cli.fresh import compared
from claims.cli.output import print_lines, print_rows, say, screen
from claims.compare.question.timeline import Timeline, find_timelines
from claims.dates import write_days
from claims.errors import StoreError, UsageError
from claims.store.read import Query
from claims.view.export import Format
from claims.view.timeline import timeline_lines

TIMELINE_COLUMNS = (
    "metric", "subject", "places", "as_of", "claimant", "figure", "low", "high", "status", "sources",
    "claim_id",
)  # fmt: skip
_CHARTS = (".svg", ".png")


def timeline(  # noqa: PLR0913
    metric: options.Metric,
    *,
    subject: options.Subject = None,
    place: options.Place = None,
    claimant: options.Claimant = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw it into this file: .svg or .png.")
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="Draw it for a dark background.")] = False,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """A line for each estimate, from its lower to its upper bound, behind it the range of published
    estimates. A stock holds until its claimant's next figure or the end of its metric's window; nothing is
    interpolated.

    \b
    Example:
      claims timeline fighters --subject "Islamic State"
      claims timeline fighters --place Syria --chart fighters.svg
    """
    if chart is not None and chart.suffix.lower() not in _CHARTS:
        raise UsageError(f"--chart {chart}: charts are {' or '.join(_CHARTS)}")
    query = Query(metric=metric, subject=subject, place=place, claimant=claimant, source=source)
    with compared(db) as connection:
        found = compare_anew(connection, query, as_of, known_by)
    asked = replace(found.query, limit=None)
    wanted = {it.claim_id: it.conflicts for it in Anew(found.assessment, found.world, asked).estimates()}
    estimates = [e for e in found.assessment.estimates if e.id[:12] in wanted]
    conflicting = {e.id for e in estimates if wanted[e.id[:12]]}
    lines = find_timelines(estimates, found.world)[:limit]
    if not lines:
        say("no dated claims found")
        return
    title = found.world.metric(found.query.metric or metric).label
    if chart is not None:
        _draw(chart, lines, title, dark)
    elif form is Format.TABLE:
        print_lines(timeline_lines(lines, title, screen(), conflicting))
    else:
        print_rows(TIMELINE_COLUMNS, (row for line in lines for row in _rows(line)), form)


def _rows(line: Timeline) -> list[dict[str, object]]:
    bars = [(series.name, bar) for series in line.series for bar in series.bars]
    return [
        {
            "metric": line.key.metric,
            "subject": line.key.subject or None,
            "places": sorted(line.key.places),
            "as_of": write_days(bar.days),
            "claimant": name,
            "figure": bar.estimate.lead.entry.figure,
            "low": bar.low,
            "high": bar.high,
            "status": str(bar.estimate.lead.entry.status),
            "sources": sorted({f.entry.source for f in bar.estimate.members if f.entry.source}),
            "claim_id": bar.estimate.id[:12],
        }
        for name, bar in sorted(bars, key=lambda pair: pair[1].days)
    ]


def _draw(path: Path, lines: list[Timeline], label: str, dark: bool) -> None:
    try:
        from claims.view.chart.chart import render_chart  # noqa: PLC0415 - needs an extra
    except ModuleNotFoundError as error:
        raise StoreError("charts need matplotlib: pip install 'claims[chart]'") from error
    path.write_bytes(render_chart(lines, label, path.suffix.lower().lstrip("."), dark))
    say(f"drawn into {path}")
