"""From documents to the database."""

from claims.cli import options
from claims.cli.lexicon import own_lexicon
from claims.cli.output import say
from claims.cli.progress import counting
from claims.documents.read import Overrides, count_inputs
from claims.errors import InputError
from claims.pipeline import Outcome, Report
from claims.pipeline import ingest as ingest_inputs


def ingest(  # noqa: PLR0913
    inputs: options.Inputs,
    *,
    source: options.PrintedBy = None,
    title: options.Title = None,
    author: options.Author = None,
    url: options.Url = None,
    published: options.Published = None,
    lexicon: options.Lexicons = None,
    db: options.Database = options.DATABASE,
) -> int:
    """The database is made if there is none. What it knows already is left as it is; what cannot be read is
    told in a line, and the rest goes on.

    \b
    Example:
      claims ingest reports/ articles.jsonl
      claims ingest page.html --source RNZ --published 2019-03-24
    """
    with counting(lambda: count_inputs(inputs)) as tick:

        def tell(outcome: Outcome) -> None:
            tick()
            if outcome.error is not None:
                say(str(outcome.error))
            elif outcome.gone or outcome.new:
                say(_change(outcome))

        labels = Overrides(source, title, author, url, published)
        report = ingest_inputs(inputs, db, labels, own_lexicon(lexicon), tell)
    say(_summary(report))
    return InputError.exit_code if report.failed else 0


def _change(outcome: Outcome) -> str:
    """Which figures a new version of a document lost and gained."""
    parts = [
        f"{word} {', '.join(figures)}"
        for word, figures in (("gone:", outcome.gone), ("new:", outcome.new))
        if figures
    ]
    return f"{outcome.origin}: changed since it was last read; {'; '.join(parts)}"


def _summary(report: Report) -> str:
    """What became of the documents: `3 documents added, 1 unchanged; 48 claims found`."""
    counts = {kind: getattr(report, kind) for kind in ("added", "updated", "unchanged", "failed")}
    parts = [f"{count:,} {kind}" for kind, count in counts.items() if count or kind == "added"]
    return f"documents: {', '.join(parts)}; claims found: {report.claims:,}"
