"""What fills a database and looks after it: reading documents, its schema, copies and checks."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from claims.api.connected import LOG, Connected
from claims.api.rows import Rows
from claims.errors import UsageError
from claims.view.export import Row

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from claims.api.given_labels import Labels
    from claims.api.own_words import Words
    from claims.api.reading.reader_choice import Readers
    from claims.ingest.outcome import Outcome, Report
    from claims.store.integrity import Problem
    from claims.store.read_only.reader_role import Reader
    from claims.store.schema.migrations import Migration


class Upkeep(Connected):
    """What changes a database as a whole. All raise StoreError where it cannot be used."""

    def ingest(
        self,
        inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        lexicon: "Words" = None,
        reader: "Readers" = None,
        progress: "Callable[[Outcome], None] | None" = None,
        jobs: int | None = 1,
        executor: "str | Executor | None" = None,
        **labels: Unpack["Labels"],
    ) -> "Report":
        """Read documents and keep the claims found in them; the database is made if there is none.

        Takes inputs, labels and own words as `claims.read` and `claims.extract` do. What the database knows
        already is left as it is. What cannot be read is recorded with its reason (`failures()`), and the rest
        goes on. `progress` is called when an input is done, with what became of it; without it, failures are
        warnings of the logger "claims". `reader` is what `load_reader` gives, the rules by default; what a
        model answered once is kept, and not asked again.

        `jobs`: so many processes find claims, as many as there are cores for None, always with the same
        result. A script that asks for more than one does so below `if __name__ == "__main__":`, as Python's
        pools of processes need it. With an `executor` its workers find claims, wherever they are:
        `dask://HOST:PORT` names a cluster of Dask, and anything with the interface of
        `concurrent.futures.Executor` will do, for which `jobs` says how many workers it has.

        Returns how many documents were added, updated, only printed again, unchanged or failed, and how many
        claims were found. Raises UsageError and LexiconError as `claims.extract` does, EndpointError where no
        model answers, ExecutorError where the executor cannot be reached or has other rules.
        """
        from claims.api.own_words import load_words
        from claims.api.reading.reader_choice import load_reader
        from claims.documents.input_files import Overrides, read_inputs
        from claims.ingest.extractor import extractor_with
        from claims.ingest.run import ingest_documents
        from claims.workers.executors import workers_of

        named = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
        words = load_words(lexicon)
        documents = read_inputs([os.fspath(it) for it in named], Overrides(**labels))
        with load_reader(reader).opened() as model, workers_of(executor, jobs) as workers:
            if executor is not None and model is not None:
                raise UsageError("an executor reads by the rules: leave out the reader, or the executor")
            extractor = extractor_with(words, model)
            told = partial(_told, progress or _warn)
            return ingest_documents(documents, self._open_db, extractor, told, workers)

    def refresh(self, *, everything: bool = False) -> int:
        """Compare anew what changed since it was compared, or everything; returns how many metrics and
        subjects that were. Questions do this by themselves where it is needed."""
        from claims.kept.refresh import refresh_database

        return refresh_database(self._open_db, everything=everything)

    def verify(self) -> "Rows[Problem]":
        """What is not as it should be: hashes of texts, every figure in its place, links between tables, the
        search index, decisions whose words are gone, what was compared. A `note` is worth knowing, but
        nothing is broken."""
        from claims.kept.comparing_check import check_compared
        from claims.store.integrity import verify

        with self._writing() as connection:
            problems = verify(connection)
            if all(it.note for it in problems):
                problems += check_compared(connection)
            return Rows(problems, ("kind", "what"), _problem_rows)

    def revision(self) -> str | None:
        """The revision of the database's schema, such as `0003`; None: nothing is in it yet."""
        from claims.store.schema.migrations import current

        return current(self._open_db)

    def upgrade(self) -> "Migration":
        """Bring the database to this program's schema, and compare its claims anew where that changed.

        A SQLite file is copied first: `.copy` of what is returned is the copy's path.
        """
        from claims.store.schema.migrations import upgrade

        done = upgrade(self._open_db)
        if done.before != done.after:
            compared = self.refresh()
            LOG.debug("metrics and subjects compared: %d", compared)
        return done

    def downgrade(self, revision: str) -> "Migration":
        """Take the database back to an earlier schema (`base`: nothing is left). A SQLite file is copied
        first. Raises UsageError for a revision that is not there, or not earlier."""
        from claims.store.schema.migrations import downgrade

        return downgrade(self._open_db, revision)

    def backup(self, target: str | os.PathLike[str] | None = None) -> Path:
        """Copy a SQLite database, also while others write to it; returns the copy's path.

        Without a `target` the copy lies beside it, dated. Nothing is ever written over.
        """
        from claims.store.schema.migrations import backup

        return backup(self._open_db, None if target is None else Path(target))

    def make_reader(self, name: str | None = None) -> "Reader":
        """Make a role of PostgreSQL that may look at the views and do nothing else (`claims_reader` without a
        `name`), or renew its rights; `.url` of what is returned is how it connects. Raises UsageError for a
        SQLite file, which needs none."""
        from claims.store.read_only.reader_role import READER, make_reader

        return make_reader(self._open_db, name or READER)


def _problem_rows(problems: "Iterable[Problem]") -> Iterator[Row]:
    return ({"kind": "note" if it.note else "problem", "what": it.message} for it in problems)


def _told(tell: "Callable[[Outcome], None]", outcome: "Outcome") -> None:
    LOG.debug("%s: %s; claims found: %d", outcome.origin, outcome.kind, outcome.claims)
    tell(outcome)


def _warn(outcome: "Outcome") -> None:
    if outcome.error is not None:
        LOG.warning("%s", outcome.error)
