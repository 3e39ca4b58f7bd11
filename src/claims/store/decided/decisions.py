"""What a person says of a claim: accept it, reject it, correct a field of it, note something, take that back.

Every function takes a connection with a write transaction (`engine.writing`), the `claim_id` as `claims show`
prints it or the beginning of one, `who` decides and, where they like, `why`; the time is that of the call,
in UTC. Nothing is ever changed or deleted: a decision is rows that are appended, one for each place where the
claim stands (and, of an edit, for each field), which all have the same `who` and `decided`. What then stands
is worked out at once, and holds over every later reading of the document.

All raise UsageError for a claim that is not there, a name of nobody, and a value that a field cannot have.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from claims.errors import UsageError
from claims.store.current_claims import settle
from claims.store.decided.edited_values import encode_value
from claims.store.decided.live_decisions import standing
from claims.store.inserts import insert_decision, now
from claims.store.mentions import find_mentions, list_decisions
from claims.store.rows import MAX_NAME, DecisionRow
from claims.store.schema.hashes import is_among
from claims.store.schema.tables import Decision, Extraction, Mention


def accept(connection: Connection, claim_id: str, who: str, why: str | None = None) -> list[int]:
    """Say that a claim is right as it stands, also one that was rejected; return the decisions' ids."""
    return _decide(connection, claim_id, who, why, [{"kind": "accept"}])


def reject(connection: Connection, claim_id: str, who: str, why: str | None = None) -> list[int]:
    """Say that a claim is none: it is left out everywhere from now on. Returns the decisions' ids."""
    return _decide(connection, claim_id, who, why, [{"kind": "reject"}])


def edit(
    connection: Connection, claim_id: str, changes: Mapping[str, Any], who: str, why: str | None = None
) -> list[int]:
    """Put values in the place of those that were read; return the decisions' ids.

    `changes` maps fields (`edited_values.EDITABLE`) to values: for `bounds` a pair of numbers or `None`, for
    `places` a list of names, else words, or `None` where the text says none. A new `as_of` rests on the
    text, unless `as_of_basis` says otherwise.
    """
    if not changes:
        raise UsageError("an edit changes at least one field, such as claimant or bounds")
    told = dict(changes)
    if told.get("as_of") is not None:
        told.setdefault("as_of_basis", "text")
    acts = [{"kind": "edit", "field": it, "value": encode_value(it, told[it])} for it in told]
    return _decide(connection, claim_id, who, why, acts)


def note(connection: Connection, claim_id: str, who: str, why: str) -> list[int]:
    """Keep a remark on a claim, which changes nothing; return the decisions' ids."""
    return _decide(connection, claim_id, who, why, [{"kind": "note"}])


def relate(  # noqa: PLR0913
    connection: Connection, claim_id: str, other: str, who: str, why: str | None = None, *, same: bool = True
) -> list[int]:
    """Say that a claim and the `other` one go back to one origin, or that they do not; return the ids.

    Raises UsageError where both are one claim.
    """
    kind = "same-origin" if same else "not-same-origin"
    other_key = find_mentions(connection, other)[0].key
    if other_key in _keys(connection, claim_id):
        raise UsageError(f"{other.strip()}: this is the same claim; give the id of another one")
    return _decide(connection, claim_id, who, why, [{"kind": kind, "other_key": other_key}])


def undo(connection: Connection, decision_id: int, who: str, why: str | None = None) -> list[int]:
    """Take back a decision, which may be an undo itself, with all rows that were written with it.

    `decision_id` is that of any of its rows. Returns the ids of the rows that say so. Raises UsageError when
    there is no such decision, or it was taken back already.
    """
    row = connection.execute(select(Decision.__table__).where(Decision.id == decision_id)).first()
    if row is None:
        raise UsageError(f"{decision_id}: no such decision; `claims history ID` lists those on a claim")
    together = connection.execute(
        select(Decision.__table__)
        .where(Decision.who == row.who, Decision.decided == row.decided)
        .order_by(Decision.id)
    ).all()
    standing_ids = {it.id for it in standing(_acts(connection, {it.key for it in together}))}
    if decision_id not in standing_ids:
        raise UsageError(f"{decision_id}: this decision was taken back already")
    left = [it for it in together if it.id in standing_ids]
    rows = [_held(it) | {"kind": "undo", "undoes": it.id} for it in left]
    return _append(connection, rows, who, why)


def undo_last(connection: Connection, claim_id: str, who: str, why: str | None = None) -> list[int]:
    """Take back the last decision on a claim that still holds; return the ids of the rows that say so.

    Raises UsageError when nothing that was decided on it still holds.
    """
    held = [it for it in list_decisions(connection, _keys(connection, claim_id)) if it.live]
    if not held:
        raise UsageError(f"{claim_id.strip()}: nothing was decided on this claim that could be taken back")
    return undo(connection, held[-1].decision_id, who, why)


def history(connection: Connection, claim_id: str) -> list[DecisionRow]:
    """What was decided on a claim, also on a rejected one, oldest first; `live` tells what still holds.

    A decision on a claim that stands in several places is told once, an edit once for each field. A
    connection for reading will do.
    """
    told: dict[tuple[Any, ...], DecisionRow] = {}
    for it in list_decisions(connection, _keys(connection, claim_id)):
        told.setdefault((it.decided, it.who, it.kind, it.field, it.value, it.other_key), it)
    return list(told.values())


def _keys(connection: Connection, claim_id: str) -> list[str]:
    return [it.key for it in find_mentions(connection, claim_id)]


def _decide(
    connection: Connection, claim_id: str, who: str, why: str | None, acts: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Append each of the acts for each place where the claim stands."""
    held = [_held(it) for it in find_mentions(connection, claim_id)]
    return _append(connection, [row | dict(act) for act in acts for row in held], who, why)


def _held(row: Row[Any]) -> dict[str, Any]:
    """What a decision keeps of the words that it was made on."""
    return {"key": row.key, "figure": row.figure, "quote": row.quote}


def _append(
    connection: Connection, rows: Sequence[Mapping[str, Any]], who: str, why: str | None
) -> list[int]:
    signed = {"who": _words("who", who), "why": None if why is None else _words("why", why), "decided": now()}
    ids = [insert_decision(connection, {**row, **signed}) for row in rows]
    for document_id in _documents(connection, {row["key"] for row in rows}):
        settle(connection, document_id)
    return ids


def _words(name: str, given: str) -> str:
    plain = " ".join(given.split())
    if not plain or "\0" in plain or (name == "who" and len(plain) > MAX_NAME):
        raise UsageError(f"{name}: {given!r} is no text that can be kept with a decision")
    return plain


def _acts(connection: Connection, keys: Iterable[str]) -> list[Any]:
    return list(connection.execute(select(Decision.__table__).where(Decision.key.in_(sorted(keys)))))


def _documents(connection: Connection, keys: Iterable[str]) -> Sequence[int]:
    """The documents in which mentions with these keys stand, or stood."""
    found = (
        select(Extraction.document_id)
        .join(Mention, Mention.extraction_id == Extraction.id)
        .where(is_among(Mention.key, sorted(keys)))
        .distinct()
        .order_by(Extraction.document_id)
    )
    return connection.execute(found).scalars().all()
