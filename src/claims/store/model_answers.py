"""The answers of language models: kept as they came, and found again by the hash of what was asked.

An answer is never changed: whoever asks a model the same once more is given what it said before.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, insert, select

from claims.model import ModelAnswer
from claims.store.inserts import insert_row
from claims.store.schema import tables

_AT_ONCE = 500  # keys of one question


def find_answers(connection: Connection, model: str, keys: Sequence[str]) -> Mapping[str, ModelAnswer]:
    """What a model answered before to the prompts with these keys, by key."""
    table = tables.ModelAnswer
    wanted = [getattr(table, name) for name in ModelAnswer._fields]
    found: dict[str, ModelAnswer] = {}
    for at in range(0, len(keys), _AT_ONCE):
        asked = select(*wanted).where(table.model == model, table.key.in_(keys[at : at + _AT_ONCE]))
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
    """Keep the answers that an extraction rests on: one for each part of the document, None where there is
    none."""
    rows = [
        {"extraction_id": extraction_id, "part": part, "answer_id": keep_answer(connection, answer)}
        for part, answer in enumerate(answers, 1)
        if answer is not None
    ]
    if rows:
        connection.execute(insert(tables.ExtractionAnswer), rows)


def _storable(text: str) -> str:
    """A text as every database takes it: without NUL, and without halves of characters."""
    return text.replace("\0", "�").encode("utf-8", "replace").decode()
