"""From files to database: each document is read, its claims are found, and both are written at once.

1 read the inputs, 2 leave out what the database knows already, 3 find the claims, 4 write one document
in one transaction, 5 compare anew what the run touched. What fails is recorded with its reason, and the
rest goes on. A run that is cut short at any moment keeps every document that was finished, and nothing of
the others. Where a model is asked, several documents are under way at a time; the answers that had come are
kept even then, so that the next run does not ask again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from claims.documents.input_files import Overrides, read_inputs
from claims.errors import ClaimsError, InputError
from claims.extract import claim as rules
from claims.kept.refresh import refresh
from claims.lexicon import Lexicon, load_lexicon
from claims.model import Claim, Document, ModelAnswer
from claims.reader.pending_reading import ModelReader, PendingReading, begun_ahead
from claims.store.engine import database_errors, open_engine, write_transaction
from claims.store.model_answers import find_answers, keep_answer
from claims.store.schema import migrations as migrate
from claims.store.write import (
    Run,
    by_model,
    finish_run,
    note_printing,
    plan,
    record_failure,
    save_document,
    start_run,
)
from claims.versions import model_reading_version, reading_version
from claims.workers.reading_ahead import Ahead, ReadingAhead, Workers
from claims.workers.shard import words_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input."""

    kind: str  # added, updated, reprinted, unchanged or failed
    origin: str
    claims: int = 0  # mentions found in it, where it was read
    error: InputError | None = None  # why it failed
    gone: tuple[str, ...] = ()  # of a new version of a document: figures that it has no more
    new: tuple[str, ...] = ()  # and those that it did not have before
    silent: int = 0  # figures of which a model said nothing that could be read: there the rules stand


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
    model: ModelReader | None = None  # that reads the context of the figures, after the rules


def extractor_with(lexicon: Lexicon, model: ModelReader | None) -> Extractor:
    """What finds claims by the rules, and with a model if there is one."""
    version = reading_version() if model is None else model_reading_version()
    return Extractor(lexicon, version=version, model=model)


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
    workers: Workers | None = None,
) -> Report:
    """Keep documents with the claims that `extractor` finds in them; record inputs that could not be read.

    `workers` find the claims, where the rules of the package alone find them.
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
            ahead = _reading_ahead(workers, extractor)
            for outcome in _Desk(reader, writer, run, extractor, ahead).keep(documents):
                report = _counted(report, outcome)
                if progress is not None:
                    progress(outcome)
            with write_transaction(writer):
                finish_run(writer, run)
            refresh(writer)
    finally:
        engine.dispose()
    return report


def _reading_ahead(workers: Workers | None, extractor: Extractor) -> ReadingAhead | None:
    """What hands documents to workers, where they can find what `extractor` finds."""
    by_rules = extractor.find is rules.extract_claims and extractor.model is None
    return ReadingAhead(workers, words_of(extractor.lexicon)) if workers is not None and by_rules else None


def _start_run(connection: Connection, extractor: Extractor) -> Run:
    words = extractor.lexicon
    run = start_run(connection, extractor.version, words.fingerprint, words.entries("metric"), words.own)
    model = extractor.model
    return run if model is None else by_model(connection, run, model.model, model.contract)


def _counted(report: Report, outcome: Outcome) -> Report:
    count = getattr(report, outcome.kind) + 1
    return replace(report, **{outcome.kind: count}, claims=report.claims + outcome.claims)


def _is_of_document(error: DBAPIError) -> bool:
    """Whether the database refused what a document holds, rather than failed itself."""
    too_large = str(getattr(error.orig, "sqlstate", "")).startswith("54")  # PostgreSQL's program limits
    return isinstance(error, IntegrityError | DataError) or too_large


@dataclass(frozen=True, slots=True)
class _Begun:
    """An input on its way: what has to be read, and what a model was asked about it."""

    item: Document | InputError
    document: Document | None = None  # as it has to be read; None: there is nothing to do
    pending: PendingReading | None = None
    ahead: Ahead | None = None  # its claims, on their way from a worker


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where documents come in one by one. Looking up has its own connection: it keeps no writer waiting."""

    reader: Connection
    writer: Connection
    run: Run
    extractor: Extractor
    ahead: ReadingAhead | None  # what finds claims elsewhere
    under_way: list[PendingReading] = field(default_factory=list)

    def keep(self, items: Iterable[Document | InputError]) -> Iterator[Outcome]:
        """Write the documents and the failures of inputs, in order, and tell what became of each."""
        try:
            for begun in self._begun(items):
                yield self._finish(begun)
        finally:
            self._keep_answers()

    def _begun(self, items: Iterable[Document | InputError]) -> Iterator["_Begun"]:
        """The inputs in order, some of which are begun before they are needed."""
        if self.ahead is None:
            model = self.extractor.model
            return begun_ahead(items, self._begin, 1 if model is None else model.ahead)
        workers = self.ahead.workers
        return begun_ahead(items, self._begin, workers.documents_ahead, _size, workers.characters_ahead)

    def _begin(self, item: Document | InputError) -> _Begun:
        """Look up what has to be done for an input, and ask a model about it."""
        try:
            if isinstance(item, InputError):
                raise item
            with self.reader.begin():
                todo = plan(self.reader, item, self.run)
            if todo.nothing:
                note_printing(todo, self.run)
                return _Begun(item)
            ahead = self.ahead.start(todo.document) if self.ahead is not None and todo.extract else None
            pending = self._ask(todo.document) if todo.extract else None
            return _Begun(item, todo.document, pending, ahead)
        except InputError as error:
            return _Begun(error)
        except (ValueError, DBAPIError) as error:
            return _Begun(_not_kept(item, error))

    def _ask(self, document: Document) -> PendingReading | None:
        """Begin to ask a model about a document, if there is one."""
        model = self.extractor.model
        if model is None:
            return None

        def known(keys: Sequence[str]) -> Mapping[str, ModelAnswer]:
            with self.reader.begin():
                return find_answers(self.reader, model.model, keys)

        with _told_of(document):
            pending = model.begin(document, self.extractor.lexicon, known)
        self.under_way.append(pending)
        return pending

    def _finish(self, begun: _Begun) -> Outcome:
        """Write a document, or the failure of an input."""
        item = begun.item
        if isinstance(item, InputError):
            return self._failed(item)
        try:
            document, pending = self._newest(item, begun)
            if document is None:
                return Outcome("unchanged", item.origin or item.id)
            claims, answers, silent = self._read(document, pending, begun.ahead)
            with write_transaction(self.writer):
                saved = save_document(self.writer, item, claims, self.run, answers)
        except InputError as error:
            return self._failed(error)
        except (ValueError, DBAPIError) as error:
            return self._failed(_not_kept(item, error))
        origin = item.origin or item.id
        return Outcome(saved.kind, origin, saved.claims, gone=saved.gone, new=saved.new, silent=silent)

    def _newest(self, item: Document, begun: _Begun) -> tuple[Document | None, PendingReading | None]:
        """What has to be read, after other documents were written since it was begun."""
        if begun.document is None or (self.extractor.model is None and self.ahead is None):
            return begun.document, None
        with self.reader.begin():
            todo = plan(self.reader, item, self.run)
        if todo.nothing:
            note_printing(todo, self.run)
            return None, None
        pending = begun.pending if todo.document == begun.document else None
        return todo.document, self._ask(todo.document) if pending is None and todo.extract else pending

    def _read(
        self, document: Document, pending: PendingReading | None, ahead: Ahead | None
    ) -> tuple[list[Claim], list[ModelAnswer | None], int]:
        """The claims of a document, the answers that they rest on, and how many figures those leave out."""
        with _told_of(document):
            if pending is None:
                found = ahead.found() if ahead is not None and ahead.document == document else None
                claims = self.extractor.find(document, self.extractor.lexicon) if found is None else found
                return claims, [], 0
            claims = pending.claims()
        self.under_way.remove(pending)
        return claims, pending.given(), pending.silent()

    def _failed(self, error: InputError) -> Outcome:
        with write_transaction(self.writer):
            record_failure(self.writer, self.run, error)
        return Outcome("failed", error.origin, error=error)

    def _keep_answers(self) -> None:
        """Keep the answers on documents that were not finished: nobody has to be asked for them again."""
        given = [it for pending in self.under_way for it in pending.given() if it is not None]
        if given:
            with write_transaction(self.writer):
                for answer in given:
                    keep_answer(self.writer, answer)


def _size(item: Document | InputError) -> int:
    """How many characters an input has."""
    return len(item.text) if isinstance(item, Document) else 0


def _not_kept(item: Document | InputError, error: Exception) -> InputError:
    """Why the database does not take a document. Raises the error of a database that failed itself."""
    if isinstance(error, DBAPIError) and not _is_of_document(error):
        raise error
    reason = " ".join(str(getattr(error, "orig", error)).split())
    origin = item.origin if isinstance(item, InputError) else item.origin or item.id
    return InputError(origin, f"its claims cannot be kept: {reason}")


@contextmanager
def _told_of(document: Document) -> Iterator[None]:
    """Raises InputError for a fault in one rule, which must not cost a run over thousands of documents."""
    try:
        yield
    except ClaimsError:
        raise
    except Exception as error:
        told_by = f"{type(error).__name__}: {error}"
        origin = document.origin or document.id
        raise InputError(origin, f"a rule failed on it, please report this: {told_by}") from error
