"""Where two readers of one document differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from claims.api.connected import Connected
from claims.api.rows import Rows
from claims.errors import UsageError
from claims.model import Claim, Document
from claims.store.schema.views import DOCUMENT, DOCUMENTS

_FIELDS = ("metric", "counted", "subject", "places", "claimant", "as_of", "status", "part_of", "change")
_TOLD = ("source", "title", "published", "published_basis", "author", "url")
_CLAIM = "claim"  # the field of a figure that only one of the two calls a claim
_WHETHER = {True: "yes", False: "no"}
_COLUMNS = ("start", "figure", "field", "first", "second")


class Difference(NamedTuple):
    """A field of a figure that two readers read differently; None: it is not said."""

    start: int  # offset of the figure in the document's text
    figure: str
    field: str  # or `claim`: only one of them calls the figure a claim
    first: str | None
    second: str | None


class ReadingDifferences(Connected):
    """What the readers of a document make of it."""

    def differences(
        self,
        document: str | int,
        model: str | None = None,
        *,
        against: str | None = None,
        limit: int | None = None,
    ) -> Rows[Difference]:
        """The fields in which two readers of a document differ, in the order of its text.

        `document` is its id or name. The second reader is the `model` that read it last, or the one of that
        name; the first are the rules as they are today, or the model named by `against`. Raises UsageError
        for a document that there is not, or that no such model has read.
        """
        from claims.extract.claim import extract_claims
        from claims.kept.stored_lexicon import stored_lexicon
        from claims.store.model_answers import find_reading

        with self._reading() as connection:
            document_id, text = _document(connection, str(document))
            second = find_reading(connection, document_id, model).mentions
            if against is not None:
                first = find_reading(connection, document_id, against).mentions
            else:
                first = list(map(_columns, extract_claims(text, stored_lexicon(connection))))
        found = islice(_differences(first, second), limit)
        return Rows(found, _COLUMNS, lambda found: (it._asdict() for it in found))


def _document(connection: Connection, named: str) -> tuple[int, Document]:
    """A document by its id or name: its id, and what the rules read of it."""
    columns = DOCUMENTS.c
    asked = select(DOCUMENTS, DOCUMENT.c.text).join(DOCUMENT, DOCUMENT.c.id == columns.document_id)
    is_it = columns.doc == named
    wanted = is_it | (columns.document_id == int(named)) if named.isdecimal() else is_it
    row = connection.execute(asked.where(wanted).order_by(columns.document_id.desc())).first()
    if row is None:
        raise UsageError(f"{named}: no such document; `claims documents` lists them")
    told = {name: getattr(row, name) for name in _TOLD}
    return row.document_id, Document(row.doc, row.text, **told)


def _columns(claim: Claim) -> Mapping[str, Any]:
    """A claim by the columns of a mention."""
    return {"figure_start": claim.start, "figure": claim.figure, **{it: getattr(claim, it) for it in _FIELDS}}


def _differences(
    first: Sequence[Mapping[str, Any]], second: Sequence[Mapping[str, Any]]
) -> Iterator[Difference]:
    ours, theirs = _by_place(first), _by_place(second)
    for place in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(place), theirs.get(place)
        if one is None or other is None:
            yield Difference(*place, _CLAIM, _WHETHER[one is not None], _WHETHER[other is not None])
            continue
        for field in _FIELDS:
            before, after = _written(one[field]), _written(other[field])
            if before != after:
                yield Difference(*place, field, before, after)


def _by_place(mentions: Iterable[Mapping[str, Any]]) -> dict[tuple[int, str], Mapping[str, Any]]:
    return {(it["figure_start"], it["figure"]): it for it in mentions}


def _written(value: Any) -> str | None:
    """A value as it is shown: lists joined."""
    if isinstance(value, list | tuple):
        return "; ".join(value) or None
    return None if value is None else str(value)
