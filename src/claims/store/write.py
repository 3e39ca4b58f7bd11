"""Write documents and what was read in them: one document is one transaction of the caller's.

Another text at a known address, or in one file, is another version: each printing there points to the next
one in time, and where no printing of a text is left its claims no longer stand. Within one run it does not
matter what comes in first; a later run corrects what an earlier one was told.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from claims.model import Claim, Document, ModelAnswer
from claims.store.current_claims import mark_new, settle, settle_new
from claims.store.document_versions import Version, bring_in_order, figures, versions_at
from claims.store.inserts import insert_row, insert_rows, now, source_id
from claims.store.model_answers import keep_answers_of
from claims.store.new_texts.mention_rows import MentionRow, mention_rows
from claims.store.plans import Plan, note_printing
from claims.store.printings.printing import Printing, particulars
from claims.store.printings.printing_rows import follow_printings, insert_printing, write_printing
from claims.store.runs import Run
from claims.store.schema import tables
from claims.store.schema.rule_numbers import number_rules

_SUPERSEDED = select(tables.Document.superseded_by).where(tables.Document.id == bindparam("document"))


class Saved(NamedTuple):
    """What became of a document."""

    kind: str  # added, updated, reprinted or unchanged
    claims: int = 0  # mentions found, where it was read: of a text that is only printed again there are none
    gone: tuple[str, ...] = ()  # of a new version: figures of the earlier one that it does not have
    new: tuple[str, ...] = ()  # and those that the earlier one did not have


def save_planned(  # noqa: PLR0913, PLR0917
    connection: Connection,
    todo: Plan,
    document: Document,
    claims: Sequence[Claim],
    run: Run,
    answers: Sequence[ModelAnswer | None] = (),
) -> Saved:
    """Write a document and the claims that `run` read in it, as its plan says it has to be read, with the
    `answers` of a model that they rest on, one for each part. The plan was just made in this transaction.

    Raises InputError for a text that cannot be kept and ValueError for a claim that does not stand in it.
    """
    if todo.nothing:
        note_printing(todo, run)
        return Saved("unchanged")
    if todo.stored is None:
        document_id, printing_id = _insert_printed(connection, document, todo.printing, run)
    else:
        document_id = int(todo.stored.id)
        printing_id = write_printing(connection, document_id, todo.known, todo.printing, run.started)
    run.printed.add(printing_id)
    versions = versions_at(connection, replace(todo.printing, id=printing_id), run.started)
    earlier = [] if todo.known else [it for it in versions if it.stands and it.document_id != document_id]
    before = figures(connection, [it.document_id for it in earlier]) if earlier else Counter()
    newest = bring_in_order(connection, document, versions)
    if todo.stored is not None:
        follow_printings(connection, document_id)
    extraction_id = None
    if todo.extract:
        extraction_id = _write_extraction(connection, document_id, document, claims, run)
        keep_answers_of(connection, extraction_id, answers)
    if todo.stored is None and newest and extraction_id is not None:
        settle_new(connection, document_id, extraction_id)
    elif _only_printed_again(connection, todo, versions):
        mark_new(connection, [document_id])
    else:
        settle(connection, document_id)
    saved = outcome(todo, bool(earlier), len(claims))
    if not earlier:
        return saved
    after = figures(connection, [document_id]) if newest else before
    gone, new = before - after, after - before
    return saved._replace(gone=tuple(gone.elements()), new=tuple(new.elements()))


def _only_printed_again(connection: Connection, todo: Plan, versions: Sequence[Version]) -> bool:
    """Whether no claim can be another one: the text was read so before, stands as it stood, and where it was
    printed now no other one was."""
    if todo.stored is None or todo.extract or any(it.document_id != todo.stored.id for it in versions):
        return False
    superseded = connection.execute(_SUPERSEDED, {"document": todo.stored.id}).scalar()
    return bool(superseded == todo.stored.superseded_by)


def outcome(todo: Plan, page_changed: bool, found: int) -> Saved:
    """What became of a document, in which so many mentions were found; `page_changed`: another text stood at
    its place."""
    if todo.stored is None:
        return Saved("updated" if page_changed else "added", found)
    if todo.reprint and not page_changed:
        return Saved("reprinted")
    if todo.extract or todo.known or page_changed:
        return Saved("updated", found if todo.extract and not todo.reprint else 0)
    return Saved("unchanged")  # a copy that says no more than what was known


def _insert_printed(
    connection: Connection, document: Document, printing: Printing, run: Run
) -> tuple[int, int]:
    """Insert the rows of a new document and of its one printing, which says all that is told of it."""
    source = source_id(connection, printing.source)
    row = document_row(document, printing) | {"source_id": source}
    document_id = insert_row(connection, tables.Document, row)
    return document_id, insert_printing(connection, document_id, printing, source, run.started)


def document_row(document: Document, printing: Printing) -> dict[str, Any]:
    """The row of a new document, told of by its one printing, without its id and its publisher's."""
    told = particulars([printing])
    del told["source"]
    return told | {
        "sha256": document.sha256,
        "text": document.text,
        "characters": len(document.text),
        "notes": json.dumps(document.notes, ensure_ascii=False),
        "ingested": now(),
    }


def _write_extraction(
    connection: Connection, document_id: int, document: Document, claims: Sequence[Claim], run: Run
) -> int:
    """Insert an extraction with its mentions; return its id."""
    columns = {"document_id": document_id, "run_id": run.id, "made": now()}
    extraction_id = insert_row(connection, tables.Extraction, columns)
    numbers = number_rules(connection, (it for claim in claims for it in claim.evidence), run.rules)
    rows = [(extraction_id, *row) for row in mention_rows(connection, document, claims, numbers)]
    insert_rows(connection, tables.Mention, ("extraction_id", *MentionRow._fields), rows)
    return extraction_id
