"""The options that several commands share, each said once."""

from pathlib import Path
from typing import Annotated

import typer

from claims.cli.completion import (
    complete_claim,
    complete_claimant,
    complete_metric,
    complete_place,
    complete_source,
    complete_subject,
)
from claims.model import Status
from claims.view.export import Format

DATABASE = "claims.db"
_FORMATS = "|".join(Format)
_STATUSES = "|".join(Status)

Database = Annotated[
    str,
    typer.Option(
        "--db",
        envvar="CLAIMS_DB",
        metavar="PATH|URL",
        help="The database: a SQLite file or a postgresql:// URL.",
    ),
]
AnyFormat = Annotated[Format, typer.Option("--format", "-f", metavar=_FORMATS, help="Output format.")]
Limit = Annotated[int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="Print at most N rows.")]
SomeLimit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="Print at most N rows.")]
Metric = Annotated[
    str,
    typer.Argument(
        metavar="METRIC", help="What is counted (see `claims metrics`).", autocompletion=complete_metric
    ),
]
MetricOption = Annotated[
    str | None,
    typer.Option(
        "--metric",
        metavar="METRIC",
        help="Only this metric (see `claims metrics`).",
        autocompletion=complete_metric,
    ),
]
SomeMetric = Annotated[
    str | None,
    typer.Argument(
        metavar="METRIC",
        help="What is counted (see `claims metrics`); all metrics by default.",
        autocompletion=complete_metric,
    ),
]
ClaimId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="A claim ID or its first digits, as printed by `claims show`.",
        autocompletion=complete_claim,
    ),
]
OtherClaimId = Annotated[
    str,
    typer.Argument(metavar="OTHER", help="The ID of the other claim.", autocompletion=complete_claim),
]
SomeClaimId = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help="A claim ID or its first digits, as printed by `claims show`.",
        autocompletion=complete_claim,
    ),
]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Why; kept with the decision.")]
Who = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who makes the decision (default: your user name).")
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE|INTERVAL", help="Only figures that held at that time: 2018, 2018-07, 2018-01/2018-06."
    ),
]
KnownBy = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only what had been published by then: 2018, 2018-07, 2018-07-31."),
]
Tolerance = Annotated[
    float | None,
    typer.Option(
        metavar="PERCENT", min=0, max=100, help="Tolerance for approximate figures, in percent (default 10)."
    ),
]
Subject = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Only figures about this subject: whose fighters, whose territory.",
        autocompletion=complete_subject,
    ),
]
Place = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only figures about this place.", autocompletion=complete_place),
]
Claimant = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Only figures given by this claimant.", autocompletion=complete_claimant
    ),
]
Source = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Only figures printed by this publisher.", autocompletion=complete_source
    ),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only figures as of this date or later: 2018, 2018-07, 2018-07-31."),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only figures as of this date or earlier: 2018, 2018-07, 2018-07-31."),
]
OfStatus = Annotated[
    Status | None, typer.Option("--status", metavar=_STATUSES, help="Only figures with this status.")
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="PATH",
        help="Your own words, as a TOML file or a folder of them, in addition to claims.toml.",
    ),
]
ReadBy = Annotated[
    str | None,
    typer.Option("--reader", metavar="rules|model", help="Who reads the context of the figures."),
]
Readings = Annotated[
    int | None,
    typer.Option(
        "--readings", metavar="N", min=1, help="Ask a model N times, and take what most answers say."
    ),
]
Answers = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Answers of a model, as `claims model` records them, instead of asking it."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what asking a model would take, and ask nothing.")
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="Read with N processes; all cores by default."),
]
ReadOn = Annotated[
    str | None,
    typer.Option(
        "--executor", metavar="dask://HOST:PORT", help="Read on a cluster (`claims guide cluster`)."
    ),
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, document records (.jsonl) or a manifest (.csv); - reads standard input.",
    ),
]
PrintedBy = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="The publisher of the documents.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title, for a single document.")]
Author = Annotated[str | None, typer.Option(metavar="NAME", help="Author, for a single document.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Web address, for a single document.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Publication date, such as 2019-05-21.")]
