"""From files to database: each document is read, its claims are found, and both are written at once.

1 read the inputs, 2 leave out what the database knows already, 3 find the claims, 4 write documents, some
at a time in one transaction, 5 compare anew what the run touched. What fails is recorded with its reason, and
the rest goes on: where one of several cannot be written, each is written in a transaction of its own. A run
that is cut short at any moment keeps every document that was told of as finished, and none by half. Where a
model is asked, several documents are under way at a time; the answers that had come are kept even then, so
that the next run does not ask again.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from traceback import clear_frames

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
from claims.store.new_texts.many_at_once import NewText, save_texts, unknown_texts
from claims.store.schema import migrations as migrate
from claims.store.write import (
    Plan,
    Run,
    Saved,
    by_model,
    finish_run,
    note_printing,
    plan,
    record_failure,
    save_planned,
    start_run,
)
from claims.versions import model_reading_version, reading_version
from claims.workers.reading_ahead import Ahead, ReadingAhead, Workers
from claims.workers.shard import words_of

_DOCUMENTS, _LETTERS, _SECONDS = 200, 500_000, 1.0  # at most that are written together


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
    unread: bool = False  # what has to be done is seen when it is written


@dataclass(frozen=True, slots=True)
class _Found:
    """An input that is ready to be written."""

    begun: _Begun
    document: Document | None = None  # as it was read; None: it was not, or there is nothing to do
    claims: Sequence[Claim] = ()
    answers: Sequence[ModelAnswer | None] = ()
    silent: int = 0
    done: Outcome | None = None  # what became of it, where there is nothing to write


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where documents come in one by one. Looking up has its own connection: it keeps no writer waiting."""

    reader: Connection
    writer: Connection
    run: Run
    extractor: Extractor
    ahead: ReadingAhead | None  # what finds claims elsewhere
    under_way: list[PendingReading] = field(default_factory=list)
    found: list[_Found] = field(default_factory=list)  # what is about to be written
    texts: set[str] = field(default_factory=set)  # and the texts of that

    def keep(self, items: Iterable[Document | InputError]) -> Iterator[Outcome]:
        """Write the documents and the failures of inputs, in order, and tell what became of each."""
        try:
            first = time.monotonic()
            for begun in self._begun(items):
                first = first if self.found else time.monotonic()
                self.found.append(self._find(begun))
                if not isinstance(begun.item, InputError):
                    self.texts.add(begun.item.text)
                if self._enough(time.monotonic() - first):
                    yield from self._write()
            yield from self._write()
        finally:
            list(self._write())  # the run was cut short
            self._keep_answers()

    def _enough(self, seconds: float) -> bool:
        """Whether what was found has to be written now."""
        letters = sum(map(len, self.texts))
        asked = self.extractor.model is not None
        return asked or seconds > _SECONDS or len(self.found) >= _DOCUMENTS or letters >= _LETTERS

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
            if item.text in self.texts:
                return _Begun(item, unread=True)
            todo = self._plan(item)
            if todo.nothing:
                note_printing(todo, self.run)
                return _Begun(item)
            ahead = self.ahead.start(todo.document) if self.ahead is not None and todo.extract else None
            pending = self._ask(todo.document) if todo.extract else None
            return _Begun(item, todo.document, pending, ahead, unread=not todo.extract)
        except InputError as error:
            return _Begun(error)
        except (ValueError, DBAPIError) as error:
            return _Begun(_not_kept(item, error))

    def _plan(self, item: Document) -> Plan:
        """What has to be done for a document, as far as others were written."""
        with self._looking():
            return plan(self.reader, item, self.run)

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """Look up in one transaction what stands beside all that is written together: to begin and to end one
        takes longer than to look."""
        if not self.reader.in_transaction():
            self.reader.begin()
        try:
            yield
        except BaseException:
            self.reader.rollback()
            raise

    def _ask(self, document: Document) -> PendingReading | None:
        """Begin to ask a model about a document, if there is one."""
        model = self.extractor.model
        if model is None:
            return None

        def known(keys: Sequence[str]) -> Mapping[str, ModelAnswer]:
            with self._looking():
                return find_answers(self.reader, model.model, keys)

        with _told_of(document):
            pending = model.begin(document, self.extractor.lexicon, known)
        self.under_way.append(pending)
        return pending

    def _find(self, begun: _Begun) -> _Found:
        """The claims of an input."""
        item = begun.item
        if isinstance(item, InputError) or begun.unread:
            return _Found(begun)
        try:
            document, pending = self._newest(item, begun)
            if document is None:
                return _Found(begun, done=Outcome("unchanged", item.origin or item.id))
            return _Found(begun, document, *self._read(document, pending, begun.ahead))
        except InputError as error:
            return _Found(_Begun(error))
        except (ValueError, DBAPIError) as error:
            return _Found(_Begun(_not_kept(item, error)))

    def _write(self) -> Iterator[Outcome]:
        """Write what was found, and tell what became of each. What has to be read otherwise when others have
        come in is read then, and written in the next round."""
        told: dict[int, Outcome] = {}
        waiting = list(enumerate(self.found))
        while waiting:
            written = self._write_or_nothing([it for _, it in waiting])
            self.found.clear()
            self.texts.clear()
            if written is None:
                told |= {place: self._write_alone(it) for place, it in waiting}
                break
            told |= {place: it for (place, _), it in zip(waiting, written, strict=True) if it is not None}
            waiting = [(place, self._again(it)) for place, it in waiting if place not in told]
        yield from (told[place] for place in sorted(told))

    def _write_or_nothing(self, found: Sequence[_Found]) -> list[Outcome | None] | None:
        """Write what was found in one transaction. None: nothing is, for one of it cannot be kept."""
        printed = set(self.run.printed)
        self.reader.rollback()  # what is written is seen from now on
        try:
            with write_transaction(self.writer):
                return self._write_together(found)
        except BaseException as error:
            self.run.printed.intersection_update(printed)
            self.run.rules.clear()  # later documents may have looked up what earlier ones added
            if isinstance(error, InputError | ValueError | DBAPIError):
                return None
            # Cut short in the middle, a cursor in one of the frames may still hold the database: without them
            # it is free again, for answers that were paid for. What was found here the next run finds again.
            self.found.clear()
            clear_frames(error.__traceback__)
            raise

    def _again(self, it: _Found) -> _Found:
        """An input that has to be looked at again, and read."""
        return self._find(self._begin(it.begun.item))

    def _write_together(self, found: Sequence[_Found]) -> list[Outcome | None]:
        """Write what was found, the texts first that nobody knows; None for what has to be read otherwise."""
        texts = [
            (place, NewText(it.document, it.claims))
            for place, it in enumerate(found)
            if it.document is not None and it.document == it.begun.item and not it.answers
        ]
        unknown = unknown_texts(self.writer, [it.document for _, it in texts])
        new = {place: it for (place, it), is_new in zip(texts, unknown, strict=True) if is_new}
        save_texts(self.writer, list(new.values()), self.run)
        return [
            self._told(it, Saved("added", len(it.claims))) if place in new else self._write_one(it)
            for place, it in enumerate(found)
        ]

    def _write_one(self, it: _Found) -> Outcome | None:
        """Write one input in the transaction that is open; None: it has to be read, or read otherwise."""
        item = it.begun.item
        if it.done is not None:
            return it.done
        if isinstance(item, InputError):
            record_failure(self.writer, self.run, item)
            return Outcome("failed", item.origin, error=item)
        todo = plan(self.writer, item, self.run)
        if todo.extract and todo.document != it.document:
            return None
        return self._told(it, save_planned(self.writer, todo, item, it.claims, self.run, it.answers))

    def _told(self, it: _Found, saved: Saved) -> Outcome:
        item = it.begun.item
        origin = item.origin if isinstance(item, InputError) else item.origin or item.id
        return Outcome(saved.kind, origin, saved.claims, gone=saved.gone, new=saved.new, silent=it.silent)

    def _write_alone(self, it: _Found) -> Outcome:
        """Write an input in a transaction of its own, read anew if need be; or its failure."""
        while True:
            try:
                self.reader.rollback()
                with write_transaction(self.writer):
                    outcome = self._write_one(it)
                if outcome is not None:
                    return outcome
                it = self._again(it)
            except InputError as error:
                it = _Found(_Begun(error))
            except (ValueError, DBAPIError) as error:
                it = _Found(_Begun(_not_kept(it.begun.item, error)))

    def _newest(self, item: Document, begun: _Begun) -> tuple[Document | None, PendingReading | None]:
        """What has to be read, after other documents were written since it was begun."""
        if begun.document is None or (self.extractor.model is None and self.ahead is None):
            return begun.document, None
        todo = self._plan(item)
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
