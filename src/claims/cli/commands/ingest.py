"""From documents to the database."""

from collections.abc import Callable
from functools import partial

import claims
from claims.cli import options
from claims.cli.output import complain, say, say_spending, spending_of
from claims.cli.progress import counting
from claims.errors import InputError, UsageError


def ingest(
    inputs: options.Inputs,
    *,
    source: options.PrintedBy = None,
    title: options.Title = None,
    author: options.Author = None,
    url: options.Url = None,
    published: options.Published = None,
    lexicon: options.Lexicons = None,
    reader: options.ReadBy = None,
    answers: options.Answers = None,
    readings: options.Readings = None,
    dry_run: options.DryRun = False,
    jobs: options.Jobs = None,
    executor: options.ReadOn = None,
    db: options.Database = options.DATABASE,
) -> int:
    """The database is created if there is none. Documents that it already has are skipped; inputs that cannot
    be read are reported, and the rest goes on.

    \b
    Example:
      claims ingest reports/ articles.jsonl
      claims ingest page.html --source RNZ --published 2019-03-24
      claims ingest reports/ --reader model --dry-run
    """
    if executor is not None and jobs is not None:
        raise UsageError("--jobs starts processes here; a cluster has its own: leave out one of the two")
    read_by = claims.load_reader(reader, answers=answers, readings=readings)
    labels = claims.Labels(source=source, title=title, author=author, url=url, published=published)
    if dry_run:
        say(f"would ask: {claims.estimate(inputs, reader=read_by, db=db, lexicon=lexicon, **labels)}")
        return 0
    total, spent = partial(claims.count_inputs, inputs), spending_of(read_by)
    with claims.open(db) as database, counting(total, spent) as tick:
        tell = partial(_tell, tick)
        report = database.ingest(
            inputs, lexicon=lexicon, reader=read_by, progress=tell, jobs=jobs, executor=executor, **labels
        )
    say(_summary(report))
    say_spending(read_by)
    return InputError.exit_code if report.failed else 0


def _tell(tick: Callable[[], None], outcome: "claims.Outcome") -> None:
    """Count a document that is done, and say what is worth saying of it."""
    tick()
    if outcome.error is not None:
        complain(str(outcome.error))
    elif outcome.gone or outcome.new:
        say(_change(outcome))
    if outcome.silent:
        say(f"{outcome.origin}: figures that the model says nothing of: {outcome.silent:,}")


def _change(outcome: "claims.Outcome") -> str:
    """Which figures a new version of a document lost and gained."""
    parts = [
        f"{word} {', '.join(figures)}"
        for word, figures in (("gone:", outcome.gone), ("new:", outcome.new))
        if figures
    ]
    return f"{outcome.origin}: changed since it was last read; {'; '.join(parts)}"


def _summary(report: "claims.Report") -> str:
    """What became of the documents: `3 documents added, 1 unchanged; 48 claims found`."""
    counts = {
        kind: getattr(report, kind) for kind in ("added", "updated", "reprinted", "unchanged", "failed")
    }
    parts = [f"{count:,} {kind}" for kind, count in counts.items() if count or kind == "added"]
    return f"documents: {', '.join(parts)}; claims found: {report.claims:,}"
