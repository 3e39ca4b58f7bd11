"""Lists of what a database holds: claims, metrics, names, publishers, documents."""

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from claims.api.connected import Connected
from claims.api.rows import Rows
from claims.store import read, search, stored_lists
from claims.store.read import Query
from claims.store.rows import (
    ClaimDetail,
    ClaimRow,
    DocumentHit,
    DocumentRow,
    FailureRow,
    MetricRow,
    NameRow,
    SourceRow,
)
from claims.view.data import CLAIM_COLUMNS, claim_rows
from claims.view.export import Format, Row, write_rows


class Listings(Connected):
    """What a database holds. All raise StoreError where it cannot be used."""

    def claims(
        self,
        metric: str | None = None,
        *,
        subject: str | None = None,
        place: str | None = None,
        claimant: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        limit: int | None = None,
    ) -> Rows[ClaimRow]:
        """All claims that are asked for, by subject and places, the newest as-of time first within them.

        Takes names and dates as `show` does, and raises the same errors.
        """
        query = Query(metric, subject, place, claimant, source, since, until, status, limit)
        return Rows(self._each_claim(query), CLAIM_COLUMNS, claim_rows)

    def each_claim(self, metric: str | None = None, **asked: Any) -> Generator[ClaimRow, None, None]:
        """The same, one by one as they come from the database: any number of them takes little memory.

        `asked` is what else `claims` takes. The database is read until the last one has come.
        """
        return self._each_claim(Query(metric, **asked))

    def _each_claim(self, query: Query) -> Generator[ClaimRow, None, None]:
        with self._reading() as connection:
            found = yield from read.each_claim(connection, query)
            if not found:  # only then are names looked at more closely: that reads the lexicon
                yield from read.each_claim(connection, _as_stored(connection, query))

    def export(
        self,
        path: str | os.PathLike[str],
        form: str | None = None,
        **asked: Any,
    ) -> int:
        """Write claims into a file; return how many.

        `form` is csv, tsv, json, jsonl or md, by the file's ending if not given; `asked` is what `claims`
        takes. Text is UTF-8, lines end in LF, and no cell of a CSV is a formula. Raises UsageError for a
        format that is none, OSError where the file cannot be written.
        """
        target = Path(path)
        chosen = _format_of(form or target.suffix.lstrip("."))
        each = self.each_claim(**asked)
        first = list(islice(each, 1))  # what is asked amiss must not cost the file that is there
        number = count()
        rows = (row for row, _ in zip(claim_rows(chain(first, each)), number, strict=False))
        with target.open("w", encoding="utf-8", newline="") as file:
            file.writelines(write_rows(CLAIM_COLUMNS, rows, chosen))
        return next(number)

    def search(self, words: str, limit: int = 50) -> Rows[ClaimRow]:
        """Claims whose quote holds all of the words, best match first; "a phrase" stays together."""
        with self._reading() as connection:
            return Rows(search.search_claims(connection, words, limit), CLAIM_COLUMNS, claim_rows)

    def search_documents(self, words: str, limit: int = 50) -> Rows[DocumentHit]:
        """Documents whose title or text holds all of the words, best match first."""
        with self._reading() as connection:
            hits = search.search_documents(connection, words, limit)
        return Rows(hits, (*DocumentRow._fields, "snippet"), _hit_rows)

    def explain(self, claim_id: str) -> ClaimDetail:
        """A claim with each place where it stands, the rules that gave its fields, the words that those rest
        on, and what people decided. Raises UsageError for an id that no claim has, or several begin with."""
        with self._reading() as connection:
            return read.find_claim(connection, claim_id)

    def metrics(self, limit: int | None = None) -> Rows[MetricRow]:
        """The metrics that there are claims on, most claims first."""
        with self._reading() as connection:
            return Rows(stored_lists.list_metrics(connection)[:limit], MetricRow._fields)

    def sources(self, limit: int | None = None) -> Rows[SourceRow]:
        """The publishers, most claims first."""
        with self._reading() as connection:
            return Rows(stored_lists.list_sources(connection)[:limit], SourceRow._fields)

    def subjects(self, metric: str | None = None, limit: int | None = None) -> Rows[NameRow]:
        """Whose figures there are, most claims first."""
        with self._reading() as connection:
            return Rows(
                stored_lists.list_subjects(connection, _metric(connection, metric))[:limit], NameRow._fields
            )

    def places(self, metric: str | None = None, limit: int | None = None) -> Rows[NameRow]:
        """The places that figures are about, most claims first."""
        with self._reading() as connection:
            return Rows(
                stored_lists.list_places(connection, _metric(connection, metric))[:limit], NameRow._fields
            )

    def claimants(self, metric: str | None = None, limit: int | None = None) -> Rows[NameRow]:
        """Who gives figures, most claims first."""
        with self._reading() as connection:
            return Rows(
                stored_lists.list_claimants(connection, _metric(connection, metric))[:limit], NameRow._fields
            )

    def documents(self, source: str | None = None, limit: int | None = None) -> Rows[DocumentRow]:
        """The documents, the newest first, without their texts; earlier versions of a page come last."""
        with self._reading() as connection:
            found = stored_lists.list_documents(connection, _source(connection, source), limit)
        return Rows(found, DocumentRow._fields)

    def document_cells(
        self, columns: Sequence[str], source: str | None = None, limit: int | None = None
    ) -> Rows[Sequence[Any]]:
        """Some columns alone of the same, a tuple for each document: of many that takes half the time.

        `columns` are names of fields of `DocumentRow`, but for its notes.
        """
        with self._reading() as connection:
            found = stored_lists.list_document_cells(connection, columns, _source(connection, source), limit)
        return Rows(found, columns, lambda rows: (dict(zip(columns, row, strict=True)) for row in rows))

    def failures(self, limit: int | None = None) -> Rows[FailureRow]:
        """The inputs that could not be read, and why, the newest first."""
        with self._reading() as connection:
            return Rows(stored_lists.list_failures(connection, limit), FailureRow._fields)

    def ids(self, beginning: str = "", limit: int = 50) -> list[str]:
        """The ids of claims that begin so, in their order."""
        with self._reading() as connection:
            return read.list_ids(connection, beginning, limit)

    def text(self, document_id: int) -> str:
        """A document's text as it was read; all offsets refer to it."""
        with self._reading() as connection:
            return stored_lists.document_text(connection, document_id)


def _format_of(name: str) -> Format:
    from claims.errors import UsageError

    forms = [it for it in Format if it is not Format.TABLE]
    if name.lower() not in forms:
        raise UsageError(f"{name or 'no format'}: claims are exported as {', '.join(forms)}")
    return Format(name.lower())


def _as_stored(connection: Connection, query: Query) -> Query:
    from claims.api.stored_names import as_stored

    return as_stored(connection, query)


def _source(connection: Connection, source: str | None) -> str | None:
    return None if source is None else _as_stored(connection, Query(source=source)).source


def _metric(connection: Connection, metric: str | None) -> str | None:
    return metric and _as_stored(connection, Query(metric=metric)).metric


def _hit_rows(hits: Iterable[DocumentHit]) -> Iterator[Row]:
    return ({**hit.document._asdict(), "snippet": hit.snippet} for hit in hits)
