"""Write texts that the database knows, from places that it does not know, many at a time.

Such a text is printed once more, and is read again where that printing tells it otherwise. No other text
stands at its place, so that nothing but its own rows is touched, each table by one statement.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection

from claims.model import Claim, Document
from claims.store.current_claims import forget_claims, mark_all_stale, mark_new
from claims.store.inserts import next_ids
from claims.store.new_texts.many_at_once import NewText, insert_all, insert_claims, source_ids, write_mentions
from claims.store.plans import KnownText, Plan
from claims.store.printings.printing import changed_particulars, moved
from claims.store.printings.printing_rows import forget_source, place_printings, printing_row, tell
from claims.store.runs import Run
from claims.store.schema import tables
from claims.store.write import Saved, outcome


class Reprint(NamedTuple):
    """A text that was printed once more, what has to be done for that, and what was read in it."""

    text: KnownText
    todo: Plan
    document: Document
    claims: Sequence[Claim]

    @property
    def alone(self) -> bool:
        """Whether nothing but its own rows is touched: it stands, and was not known to be printed there."""
        return not self.todo.known and self.text.stored.superseded_by is None


def save_reprints(connection: Connection, reprints: Sequence[Reprint], run: Run) -> list[Saved]:
    """Write printings of known texts, each of another one, with the claims that `run` read where they have to
    be read again; what became of each.

    Raises ValueError for a claim that does not stand in its text.
    """
    if not reprints:
        return []
    _write_printings(connection, reprints, run)
    again = [it for it in reprints if it.todo.extract]
    _write_claims_again(connection, again, run)
    mark_new(connection, [it.text.stored.id for it in reprints if not it.todo.extract])
    return [outcome(it.todo, False, len(it.claims)) for it in reprints]


def _write_printings(connection: Connection, reprints: Sequence[Reprint], run: Run) -> None:
    """Write the new printings, and what is told of the texts now."""
    ids = next_ids(connection, tables.Printing, len(reprints))
    run.printed.update(ids)
    names = {name for it in reprints for name in (it.todo.printing.source, *_publishers(it)) if name}
    sources = source_ids(connection, sorted(names))
    inserted, placed, left = list[Mapping[str, Any]](), list[dict[str, Any]](), set[int]()
    changes: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for it, own in zip(reprints, ids, strict=True):
        printing, stored = replace(it.todo.printing, id=own), it.text.stored
        listed = [*it.text.printings, printing]
        position = moved(listed)
        row = printing_row(stored.id, printing, sources.get(printing.source or ""), run.started)
        inserted.append(row | {"id": own, "position": position.pop(own, None)})
        placed += [{"printing": number, "to": to} for number, to in position.items()]
        changed = changed_particulars(listed, stored._asdict(), sources)
        changes[tuple(changed)].append(changed | {"document": stored.id})
        if "source_id" in changed and stored.source_id is not None:
            left.add(stored.source_id)
    insert_all(connection, tables.Printing, inserted)
    place_printings(connection, placed)
    for columns, told in changes.items():
        tell(connection, columns, told)
    for source in sorted(left):
        forget_source(connection, source)


def _publishers(it: Reprint) -> list[str | None]:
    return [printing.source for printing in it.text.printings]


def _write_claims_again(connection: Connection, reprints: Sequence[Reprint], run: Run) -> None:
    """Write what was read of texts that were read before, in the place of the claims that stood there."""
    if not reprints:
        return
    ids = [it.text.stored.id for it in reprints]
    texts = [NewText(it.document, it.claims) for it in reprints]
    mentions = write_mentions(connection, texts, ids, run)
    forget_claims(connection, ids)
    insert_claims(connection, dict(zip(ids, mentions, strict=True)))
    mark_all_stale(connection, ids)
