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
        "--db", envvar="CLAIMS_DB", metavar="PATH|URL", help="The database: a SQLite file or postgresql://..."
    ),
]
AnyFormat = Annotated[Format, typer.Option("--format", "-f", metavar=_FORMATS, help="How to print it.")]
Limit = Annotated[int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="Print at most N rows.")]
SomeLimit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="Print at most N rows.")]
Metric = Annotated[
    str,
    typer.Argument(
        metavar="METRIC", help="What is counted, as in `claims metrics`.", autocompletion=complete_metric
    ),
]
MetricOption = Annotated[
    str | None,
    typer.Option(
        "--metric",
        metavar="METRIC",
        help="Only this metric, as in `claims metrics`.",
        autocompletion=complete_metric,
    ),
]
SomeMetric = Annotated[
    str | None,
    typer.Argument(
        metavar="METRIC",
        help="What is counted, as in `claims metrics`; all, if none is named.",
        autocompletion=complete_metric,
    ),
]
ClaimId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="A claim's id, or its first digits, as `claims show` prints it.",
        autocompletion=complete_claim,
    ),
]
SomeClaimId = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help="A claim's id, or its first digits, as `claims show` prints it.",
        autocompletion=complete_claim,
    ),
]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Why; it is kept with the decision.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides, if not you.")]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE|INTERVAL", help="What was so then: 2018, 2018-07, 2018-01/2018-06."),
]
KnownBy = Annotated[
    str | None, typer.Option(metavar="DATE", help="What was published by then: 2018, 2018-07, 2018-07-31.")
]
Tolerance = Annotated[
    float | None,
    typer.Option(
        metavar="PERCENT", min=0, max=100, help="Tolerance for approximate figures, in percent (default 10)."
    ),
]
Subject = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Whose figure it is.", autocompletion=complete_subject),
]
Place = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="A place that the figure is about.", autocompletion=complete_place),
]
Claimant = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who gives the figure.", autocompletion=complete_claimant),
]
Source = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who printed it.", autocompletion=complete_source)
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="As of this year, month or day, or later."),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="As of this year, month or day, or earlier."),
]
OfStatus = Annotated[
    Status | None, typer.Option("--status", metavar=_STATUSES, help="Only figures of this standing.")
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="PATH",
        help="Own words: a TOML file or a folder of them, besides claims.toml here and in the user's folder.",
    ),
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, document records (.jsonl), a manifest (.csv); - reads standard input.",
    ),
]
PrintedBy = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Who printed the documents.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="The title of a single document.")]
Author = Annotated[str | None, typer.Option(metavar="NAME", help="Who wrote it.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Where it stands on the web.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When it was printed, as 2019-05-21.")]
