"""Record what a person says of a claim: append-only rows keyed by the mention; and what then stands."""

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Connection, select

from claims.dates import full_days
from claims.errors import UsageError
from claims.model import Basis, Qualifier, Status
from claims.store.current_claims import settle
from claims.store.inserts import insert_decision, now
from claims.store.mentions import find_mentions
from claims.store.schema import tables
from claims.store.schema.exact_numbers import fitted
from claims.store.schema.tables import MAX_NAME

_CHOICES = {"qualifier": tuple(Qualifier), "as_of_basis": tuple(Basis), "status": tuple(Status)}
_NEEDED = ("unit", "metric", *_CHOICES)
_WORDS = ("unit", "per", "metric", "counted", "subject", "claimant", "as_of", *_CHOICES)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says, before it is said of a claim.

    `kind` is accept, reject, edit, same-origin, not-same-origin or note. An edit has a `field` and its new
    `value`: a pair of bounds for `bounds` (numbers or `None`), a list of names for `places`, else words or
    `None`. An origin names the `other` claim. `why` holds the words of a note.
    """

    kind: str
    who: str
    why: str | None = None
    field: str | None = None
    value: Any = None
    other: str | None = None


def decide(connection: Connection, claim_id: str, verdict: Verdict) -> list[int]:
    """Record a verdict on each mention of the claim that `claim_id` begins; return the ids of the decisions.

    The claim may be one that was rejected before. Raises UsageError for a claim or value that is not there.
    """
    mentions = find_mentions(connection, claim_id)
    columns: dict[str, Any] = {"kind": verdict.kind, "who": verdict.who, "why": verdict.why, "decided": now()}
    if verdict.kind == "edit":
        columns |= {"field": verdict.field, "value": _edit(verdict.field, verdict.value)}
    if verdict.kind in ("same-origin", "not-same-origin"):
        if verdict.other is None:
            raise UsageError(f"{verdict.kind}: name the other claim")
        columns["other_key"] = find_mentions(connection, verdict.other)[0].key
    ids = [
        insert_decision(connection, columns | {"key": it.key, "figure": it.figure, "quote": it.quote})
        for it in mentions
    ]
    settle(connection, mentions[0].document_id)
    return ids


def undo(connection: Connection, decision_id: int, who: str, why: str | None = None) -> int:
    """Take a decision back, which may be an undo itself; return the id of the row that says so.

    Raises UsageError when there is no such decision.
    """
    table = tables.Decision
    row = connection.execute(select(table.__table__).where(table.id == decision_id)).first()
    if row is None:
        raise UsageError(f"{decision_id}: no such decision")
    kept = {name: getattr(row, name) for name in ("key", "figure", "quote")}
    columns = kept | {"kind": "undo", "undoes": decision_id, "who": who, "why": why, "decided": now()}
    undone = insert_decision(connection, columns)
    documents = (
        select(tables.Extraction.document_id)
        .join(tables.Mention, tables.Mention.extraction_id == tables.Extraction.id)
        .where(tables.Mention.key == row.key)
        .distinct()
    )
    for document_id in connection.execute(documents).scalars().all():
        settle(connection, document_id)
    return undone


def _edit(field: str | None, value: Any) -> str:
    """The JSON of an edit's new value. Raises UsageError when the field cannot have it."""
    if field == "bounds":
        return json.dumps(_bounds(value))
    if field == "places":
        if not isinstance(value, list | tuple) or not all(
            _is_name(place) and "; " not in place for place in value
        ):
            raise UsageError(f"places: {value!r} is no list of names")
        return json.dumps(list(value), ensure_ascii=False)
    if field not in _WORDS:
        raise UsageError(
            f"{field}: no field that can be edited; there are bounds, places, {', '.join(_WORDS)}"
        )
    _check_words(field, value)
    return json.dumps(value, ensure_ascii=False)


def _bounds(value: Any) -> list[str | None]:
    try:
        low, high = (None if bound is None else fitted(Decimal(str(bound))) for bound in value)
    except (TypeError, ValueError, InvalidOperation) as error:
        raise UsageError(f"bounds: {value!r} is no pair of numbers") from error
    if low is not None and high is not None and low > high:
        raise UsageError(f"bounds: {low} is more than {high}")
    return [None if bound is None else str(bound) for bound in (low, high)]


def _check_words(field: str, value: Any) -> None:
    if value is None and field not in _NEEDED:
        return
    if not _is_name(value):
        raise UsageError(f"{field}: {value!r} is no name")
    if value not in _CHOICES.get(field, (value,)):
        raise UsageError(f"{field}: {value} is none of {', '.join(_CHOICES[field])}")
    if field == "as_of":
        try:
            full_days(value)
        except ValueError as error:
            raise UsageError(f"as_of: {error}") from error


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= MAX_NAME and "\0" not in value
