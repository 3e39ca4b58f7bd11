"""A run: one pass over inputs, from their documents to a database in which their claims are compared."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from claims.ingest.batch_writer import BatchWriter
from claims.ingest.claim_finder import ClaimFinder
from claims.ingest.desk import Desk
from claims.ingest.extractor import Extractor
from claims.ingest.input_stages import Given
from claims.ingest.lookup import Lookup
from claims.ingest.outcome import Outcome, Report, counted
from claims.kept.refresh import refresh
from claims.store.engine import database_errors, open_engine, write_transaction
from claims.store.runs import Run, by_model, finish_run, start_run
from claims.store.schema import migrations as migrate
from claims.store.search import gather_words
from claims.workers.reading_ahead import ReadingAhead, Workers
from claims.workers.shard import words_of


def ingest_documents(
    documents: Iterable[Given],
    db: str,
    extractor: Extractor,
    progress: Callable[[Outcome], None] | None = None,
    workers: Workers | None = None,
) -> Report:
    """Keep documents with the claims that `extractor` finds in them; record inputs that could not be read.

    The database `db` (a path or URL) is made if there is none; `progress` hears of each input when it is
    done. `workers` find the claims, where the rules of the package alone find them.
    Raises StoreError when the database cannot be used, EndpointError when a model cannot be asked,
    ExecutorError when workers cannot read.
    """
    migrate.ensure(db)
    engine = open_engine(db)
    report = Report()
    try:
        with (
            database_errors(db),
            engine.connect() as reader,
            engine.connect() as writer,
        ):
            with write_transaction(writer):
                run = _start_run(writer, extractor)
            finder = ClaimFinder(Lookup(reader, run), extractor, _reading_ahead(workers, extractor))
            for outcome in Desk(finder, BatchWriter(writer, run, finder)).keep(documents):
                report = counted(report, outcome)
                if progress is not None:
                    progress(outcome)
            with write_transaction(writer):
                finish_run(writer, run)
                gather_words(writer, report.added)
            refresh(writer, executor=None if workers is None else workers.executor)
    finally:
        engine.dispose()
    return report


def _start_run(connection: Connection, extractor: Extractor) -> Run:
    """Record a run, with the words and the reader that it reads with."""
    words = extractor.lexicon
    run = start_run(connection, extractor.version, words.fingerprint, words.entries("metric"), words.own)
    model = extractor.model
    if model is None:
        return run
    return by_model(connection, run, model.model, model.contract, model.readings)


def _reading_ahead(workers: Workers | None, extractor: Extractor) -> ReadingAhead | None:
    """What hands documents to workers, where they can find what `extractor` finds."""
    if workers is None or not extractor.by_rules_alone:
        return None
    return ReadingAhead(workers, words_of(extractor.lexicon))
