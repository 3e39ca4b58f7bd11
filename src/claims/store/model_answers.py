"""The answers of language models: kept as they came, and found again by the hash of what was asked.

An answer is never changed: whoever asks a model the same once more is given what it said before. A further
reading of a prompt has a key of its own.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from claims.batches import in_batches
from claims.errors import UsageError
from claims.model import ModelAnswer, answer_key
from claims.store.inserts import insert_row
from claims.store.schema import tables

LAST_EXTRACTION = select(func.max(tables.Extraction.id)).where(
    tables.Extraction.document_id == bindparam("document")
)
_LAST_ANSWERS = (
    select(tables.ExtractionAnswer.part, tables.ModelAnswer.key)
    .join(tables.ModelAnswer, tables.ModelAnswer.id == tables.ExtractionAnswer.answer_id)
    .where(tables.ExtractionAnswer.extraction_id == LAST_EXTRACTION.scalar_subquery())
)


def find_answers(connection: Connection, model: str, keys: Sequence[str]) -> Mapping[str, ModelAnswer]:
    """What a model answered before, by these keys of answers."""
    table = tables.ModelAnswer
    wanted = [getattr(table, name) for name in ModelAnswer._fields]
    found: dict[str, ModelAnswer] = {}
    for some in in_batches(keys):
        asked = select(*wanted).where(table.model == model, table.key.in_(some))
        found |= {row.key: ModelAnswer(*row) for row in connection.execute(asked)}
    return found


def keep_answer(connection: Connection, answer: ModelAnswer) -> int:
    """Keep an answer, unless the model answered this prompt before; return the id of what is kept."""
    table = tables.ModelAnswer
    same = select(table.id).where(table.key == answer.key, table.model == answer.model)
    known = connection.execute(same).scalar()
    if known is not None:
        return int(known)
    storable = {name: _storable(it) if isinstance(it, str) else it for name, it in answer._asdict().items()}
    return insert_row(connection, table, storable)


def keep_answers_of(
    connection: Connection, extraction_id: int, answers: Sequence[ModelAnswer | None]
) -> None:
    """Keep the answers that an extraction rests on: one for each part of the document, then those of a
    further reading; None where there is none."""
    rows = [
        {"extraction_id": extraction_id, "part": part, "answer_id": keep_answer(connection, answer)}
        for part, answer in enumerate(answers, 1)
        if answer is not None
    ]
    if rows:
        connection.execute(insert(tables.ExtractionAnswer), rows)


def lacks_answers(connection: Connection, document_id: int, readings: int) -> bool:
    """Whether the last extraction of a document, for which a model was to answer each prompt so many times,
    rests on fewer answers: some did not come, and the others decided."""
    if readings == 1:
        return False  # a prompt without any answer is not recorded, or will never have one
    rows = connection.execute(_LAST_ANSWERS, {"document": document_id})
    keys = {row.part: row.key for row in rows}
    prompts = [keys.get(part, "") for part in range(1, len(keys) // readings + 1)]
    complete = [answer_key(it, reading) for reading in range(1, readings + 1) for it in prompts]
    return [keys.get(part) for part in range(1, len(keys) + 1)] != complete


class StoredReading(NamedTuple):
    """What a model read in a document, the newest time that it did: the mentions by their columns."""

    model: str
    made: str  # UTC, ISO 8601
    mentions: Sequence[Mapping[str, Any]]  # in reading order


def find_reading(connection: Connection, document_id: int, model: str | None = None) -> StoredReading:
    """The newest reading of a document by a model, or by the one of that name.

    Raises UsageError where there is none, with the models that did read it.
    """
    run, extraction, mention = tables.Run, tables.Extraction, tables.Mention
    wanted = (
        select(extraction.id, extraction.made, run.model)
        .join(run, run.id == extraction.run_id)
        .where(extraction.document_id == document_id, run.model.is_not(None))
        .order_by(extraction.id.desc())
    )
    found = connection.execute(wanted).all()
    chosen = next((it for it in found if model in (None, it.model)), None)
    if chosen is None:
        known = ", ".join(dict.fromkeys(it.model for it in found)) or "none; `claims ingest --reader model`"
        raise UsageError(f"{model or 'no model'}: has not read document {document_id}; read by: {known}")
    rows = select(*mention.__table__.columns).where(mention.extraction_id == chosen.id)
    mentions = connection.execute(rows.order_by(mention.figure_start))
    read = [dict(it._mapping) | {"places": json.loads(it.places)} for it in mentions]
    return StoredReading(chosen.model, chosen.made, read)


def _storable(text: str) -> str:
    """A text as every database takes it: without NUL, and without halves of characters."""
    return text.replace("\0", "�").encode("utf-8", "replace").decode()
