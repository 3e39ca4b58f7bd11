"""From files to database: each document is read, its claims are found, and both are written at once.

1 read the inputs, 2 leave out what the database knows already, 3 find the claims, 4 write one document
in one transaction, 5 compare anew what the run touched. What fails is recorded with its reason, and the
rest goes on. A run that is cut short at any moment keeps every document that was finished, and nothing of
the others.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from claims.documents.input_files import Overrides, read_inputs
from claims.errors import InputError
from claims.extract import claim as rules
from claims.kept.refresh import refresh
from claims.lexicon import Lexicon, load_lexicon
from claims.model import Claim, Document
from claims.store.engine import database_errors, open_engine, write_transaction
from claims.store.schema import migrations as migrate
from claims.store.write import Run, finish_run, note_printing, plan, record_failure, save_document, start_run
from claims.versions import reading_version


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input."""

    kind: str  # added, updated, reprinted, unchanged or failed
    origin: str
    claims: int = 0  # mentions found in it, where it was read
    error: InputError | None = None  # why it failed
    gone: tuple[str, ...] = ()  # of a new version of a document: figures that it has no more
    new: tuple[str, ...] = ()  # and those that it did not have before


@dataclass(frozen=True, slots=True)
class Report:
    """What became of all inputs of a run: how many were what, and how many mentions were found."""

    added: int = 0
    updated: int = 0  # a new version of a document, or one that was read again
    reprinted: int = 0  # the very text of another document, printed elsewhere: its claims are no new ones
    unchanged: int = 0
    failed: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Extractor:
    """What finds claims: a function with the lexicon it is given, and the version of its rules."""

    lexicon: Lexicon = field(default_factory=load_lexicon)
    find: Callable[[Document, Lexicon], list[Claim]] = rules.extract_claims
    version: str = field(default_factory=reading_version)


def ingest(
    inputs: Sequence[str],
    db: str,
    overrides: Overrides | None = None,
    lexicon: Lexicon | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> Report:
    """Read what `inputs` name and keep the documents with their claims in the database `db`, made if need be.

    `overrides` holds against what files say of themselves; `progress` hears of each input when it is done.
    Raises UsageError for overrides that cannot be, and StoreError when the database cannot be used.
    """
    extractor = Extractor() if lexicon is None else Extractor(lexicon)
    return ingest_documents(read_inputs(inputs, overrides), db, extractor, progress)


def ingest_documents(
    documents: Iterable[Document | InputError],
    db: str,
    extractor: Extractor,
    progress: Callable[[Outcome], None] | None = None,
) -> Report:
    """Keep documents with the claims that `extractor` finds in them; record inputs that could not be read."""
    migrate.ensure(db)
    engine = open_engine(db)
    report = Report()
    try:
        with database_errors(db), engine.connect() as reader, engine.connect() as writer:
            with write_transaction(writer):
                run = _start_run(writer, extractor)
            desk = _Desk(reader, writer, run, extractor)
            for item in documents:
                outcome = desk.keep(item)
                report = _counted(report, outcome)
                if progress is not None:
                    progress(outcome)
            with write_transaction(writer):
                finish_run(writer, run)
            refresh(writer)
    finally:
        engine.dispose()
    return report


def _start_run(connection: Connection, extractor: Extractor) -> Run:
    words = extractor.lexicon
    return start_run(connection, extractor.version, words.fingerprint, words.entries("metric"), words.own)


def _counted(report: Report, outcome: Outcome) -> Report:
    count = getattr(report, outcome.kind) + 1
    return replace(report, **{outcome.kind: count}, claims=report.claims + outcome.claims)


def _is_of_document(error: DBAPIError) -> bool:
    """Whether the database refused what a document holds, rather than failed itself."""
    too_large = str(getattr(error.orig, "sqlstate", "")).startswith("54")  # PostgreSQL's program limits
    return isinstance(error, IntegrityError | DataError) or too_large


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where documents come in one by one. Looking up has its own connection: it keeps no writer waiting."""

    reader: Connection
    writer: Connection
    run: Run
    extractor: Extractor

    def keep(self, item: Document | InputError) -> Outcome:
        """Write a document, or the failure of an input."""
        if isinstance(item, InputError):
            return self._failed(item)
        origin = item.origin or item.id
        try:
            with self.reader.begin():
                todo = plan(self.reader, item, self.run)
                if todo.nothing:
                    note_printing(todo, self.run)
                    return Outcome("unchanged", origin)
            claims = self._find(todo.document, origin)
            with write_transaction(self.writer):
                saved = save_document(self.writer, item, claims, self.run)
        except InputError as error:
            return self._failed(error)
        except (ValueError, DBAPIError) as error:
            if isinstance(error, DBAPIError) and not _is_of_document(error):
                raise
            reason = " ".join(str(getattr(error, "orig", error)).split())
            return self._failed(InputError(origin, f"its claims cannot be kept: {reason}"))
        return Outcome(saved.kind, origin, saved.claims, gone=saved.gone, new=saved.new)

    def _find(self, document: Document, origin: str) -> list[Claim]:
        try:
            return self.extractor.find(document, self.extractor.lexicon)
        except Exception as error:  # a fault in one rule must not cost a run over thousands of documents
            told_by = f"{type(error).__name__}: {error}"
            raise InputError(origin, f"a rule failed on it, please report this: {told_by}") from error

    def _failed(self, error: InputError) -> Outcome:
        with write_transaction(self.writer):
            record_failure(self.writer, self.run, error)
        return Outcome("failed", error.origin, error=error)
