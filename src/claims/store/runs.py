"""Runs: one pass of one version of the extractor over documents, with its words and its reader."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from claims.errors import InputError
from claims.store.inserts import insert_row, now
from claims.store.model_answers import LAST_EXTRACTION
from claims.store.schema import tables
from claims.store.schema.rule_numbers import Known


class ReadBy(NamedTuple):
    """Who reads the context of the figures."""

    reader: str = "rules"  # or model
    model: str | None = None
    prompt: str | None = None  # version of the contract that the model is asked with


BY_RULES = ReadBy()


@dataclass(frozen=True, slots=True)
class Run:
    """One pass of one version of the extractor with one lexicon and one reader."""

    id: int
    extractor: str
    lexicon: str
    started: str = field(default_factory=now)
    printed: set[int] = field(default_factory=set, compare=False)  # ids of the printings that it has read
    reader: ReadBy = BY_RULES
    readings: int = 1  # answers to each prompt that a model is asked for
    rules: Known = field(default_factory=dict, compare=False)  # their numbers in the database


def start_run(
    connection: Connection,
    extractor: str,
    lexicon: str,
    metrics: Sequence[Mapping[str, Any]] = (),
    own: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
) -> Run:
    """Record a new run with the words that it reads with.

    `lexicon` is the fingerprint of all of them, `metrics` are the entries of metrics (key, label, measure,
    unit, window_days), and `own` those entries, by kind, that are not the package's.
    """
    _keep_lexicon(connection, lexicon, own or {})
    started = now()
    columns = {"extractor": extractor, "lexicon": lexicon, "started": started}
    run_id = insert_row(connection, tables.Run, columns)
    wanted = ("key", "label", "measure", "unit", "window_days")
    rows = {entry["key"]: {column: entry.get(column) for column in wanted} for entry in metrics}
    connection.execute(delete(tables.Metric).where(tables.Metric.key.in_(rows)))
    if rows:
        connection.execute(insert(tables.Metric), list(rows.values()))
    return Run(run_id, extractor, lexicon, started)


def by_model(connection: Connection, run: Run, model: str, prompt: str, readings: int) -> Run:
    """Record that a run reads with a model, which is asked with that version of the contract for so many
    answers to each prompt."""
    read_by = ReadBy("model", model, prompt)
    connection.execute(update(tables.Run).where(tables.Run.id == run.id).values(**read_by._asdict()))
    return replace(run, reader=read_by, readings=readings)


def _keep_lexicon(
    connection: Connection, fingerprint: str, own: Mapping[str, Sequence[Mapping[str, Any]]]
) -> None:
    """Store the user's own words under the fingerprint, also where an earlier schema kept only some."""
    columns = {"entries": json.dumps(own, ensure_ascii=False, sort_keys=True, default=str)}
    where = tables.Lexicon.fingerprint == fingerprint
    if connection.execute(select(tables.Lexicon.fingerprint).where(where)).first() is None:
        columns["fingerprint"] = fingerprint
        connection.execute(insert(tables.Lexicon).values(**columns))
    else:
        connection.execute(update(tables.Lexicon).where(where).values(**columns))


def finish_run(connection: Connection, run: Run) -> None:
    """Record that a run came to its end."""
    connection.execute(update(tables.Run).where(tables.Run.id == run.id).values(finished=now()))


def record_failure(connection: Connection, run: Run, error: InputError) -> None:
    """Record an input that could not be read."""
    origin, reason = (
        words.encode("utf-8", "replace").decode().replace("\0", "�") for words in (error.origin, error.reason)
    )
    insert_row(
        connection, tables.Failure, {"run_id": run.id, "origin": origin, "reason": reason, "failed": now()}
    )


_READER = (
    tables.Run.extractor,
    tables.Run.lexicon,
    *(getattr(tables.Run, name) for name in ReadBy._fields),
)


class LastReader(NamedTuple):
    """Who read a document last: versions of the extractor and of its words, and who read the context."""

    extractor: str
    lexicon: str
    reader: ReadBy


_LAST_READER = (
    select(*_READER)
    .join(tables.Extraction, tables.Extraction.run_id == tables.Run.id)
    .where(tables.Extraction.id == LAST_EXTRACTION.scalar_subquery())
)
_READERS = (  # the last one last
    select(tables.Extraction.document_id, *_READER)
    .join(tables.Run, tables.Run.id == tables.Extraction.run_id)
    .where(tables.Extraction.document_id.in_(bindparam("documents", expanding=True)))
    .order_by(tables.Extraction.id)
)


def last_reader(connection: Connection, document_id: int) -> LastReader | None:
    """Who read a document last; `None` where nobody did."""
    row = connection.execute(_LAST_READER, {"document": document_id}).first()
    return None if row is None else LastReader(row.extractor, row.lexicon, ReadBy(*row[2:]))


def last_readers(connection: Connection, documents: Sequence[int]) -> dict[int, LastReader]:
    """Who read each of some documents last."""
    rows = connection.execute(_READERS, {"documents": documents})
    return {row[0]: LastReader(row[1], row[2], ReadBy(*row[3:])) for row in rows}
