"""One page, several texts: which printing another text took the place of, and what is handed on to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from claims.dates import OPEN_END, read_days
from claims.model import Document
from claims.store.current_claims import settle
from claims.store.decided.live_decisions import live
from claims.store.inserts import insert_decision
from claims.store.mention_key import anchor, around, count_equals
from claims.store.printings.printing import Printing
from claims.store.printings.printing_rows import follow_printings
from claims.store.schema import tables
from claims.store.schema.hashes import in_hex

MOST_VERSIONS = 100  # of one page; an address with more is that of a whole site


@dataclass(frozen=True, slots=True)
class Version:
    """A printing of some text at one place, among all that were ever printed there."""

    printing_id: int
    document_id: int
    superseded_by: int | None  # the document that stands there after it
    published: str | None
    seen: str  # when the run began that read it first
    sha256: str

    @property
    def stands(self) -> bool:
        """Whether no other text took its place."""
        return self.superseded_by is None

    @property
    def order(self) -> tuple[Any, ...]:
        """By when it was published, the day on which it was seen where nobody says; then by when it was seen.
        What is left hangs on the text alone, so that it does not matter which one came in first."""
        days = read_days(self.published) or read_days(self.seen[:10])
        return days.last if days else OPEN_END, self.seen, self.sha256


def versions_at(connection: Connection, new: Printing, started: str) -> list[Version]:
    """All printings where the new one, which is stored already, was printed: at its address, or in its file.

    A file of which only one of the two names an address is one place for those that were read before the run
    that `started` then; within it each is where it says itself, so that no order matters.
    """
    asked = {"address": new.url, "file": new.origin_key, "before": started}
    found: dict[int, Version] = {}
    for place in _places(new.url is not None, new.origin_key is not None):
        given = {name: asked[name] for name in place.names}
        rows = connection.execute(place.some, given | {"most": MOST_VERSIONS + 1}).all()
        if len(rows) > MOST_VERSIONS:
            rows = connection.execute(place.standing, given).all()
        found |= {row.id: Version(*tuple(row)) for row in rows}
    return sorted(found.values(), key=lambda version: version.order)


class _Place(NamedTuple):
    """The statements that ask for the printings at a place, and the names of what they are given."""

    names: tuple[str, ...]
    some: Any  # `most` of them
    standing: Any  # those that stand: of an address that countless texts are given


@cache
def _places(addressed: bool, filed: bool) -> Sequence[_Place]:
    """The places of a printing that has an address, or a file. Asked for one at a time, and with a sum for
    what is no column, SQLite takes the index of the place rather than the one of superseded printings, whose
    rows it cannot know to be most of the table."""
    table, text = tables.Printing, tables.Document
    columns = (table.id, table.document_id, table.superseded_by, table.published, table.seen, text.sha256)
    query = select(*columns).join(text, text.id == table.document_id)
    stands = (table.superseded_by + 0).is_(None)
    asked: list[tuple[tuple[str, ...], Any]] = []
    if addressed:
        asked.append((("address",), query.where(table.url == bindparam("address"))))
    if filed:
        names = ("file", "before", "address") if addressed else ("file", "before")
        earlier = table.seen < bindparam("before")
        own = or_(table.url.is_(None), and_(table.url.is_not(None), earlier))
        if addressed:
            own = or_(table.url == bindparam("address"), and_(table.url.is_(None), earlier))
        asked.append((names, query.where(table.origin_key == bindparam("file"), own)))
    return [_Place(names, it.limit(bindparam("most")), it.where(stands)) for names, it in asked]


def bring_in_order(connection: Connection, document: Document, versions: Sequence[Version]) -> bool:
    """Let each of the versions at one place point to the next one; return whether `document` is the last.

    A document of which no printing stands any more has the next one in its place. Decisions on it are
    repeated for `document` where that is what took its place.
    """
    table = tables.Printing
    for version, ahead in _with_next(versions):
        follower = ahead and ahead.document_id
        if version.superseded_by == follower:
            continue
        where = table.id == version.printing_id
        connection.execute(update(table).where(where).values(superseded_by=follower))
        follow_printings(connection, version.document_id)
        if version.sha256 != document.sha256:
            settle(connection, version.document_id)
            if ahead is not None and ahead.sha256 == document.sha256:
                _carry_decisions(connection, version.document_id, document)
    return not versions or versions[-1].sha256 == document.sha256


def _with_next(versions: Sequence[Version]) -> Iterator[tuple[Version, Version | None]]:
    """The versions, the last one first, each with the next one of another text."""
    ahead: Version | None = None
    last: Version | None = None
    for version in reversed(versions):
        if last is not None and last.document_id != version.document_id:
            ahead = last
        yield version, ahead
        last = version


def figures(connection: Connection, documents: Sequence[int]) -> Counter[str]:
    """What the claims that stand in these documents count, as their texts have it: `300 rebels`."""
    rows = connection.execute(
        select(tables.Mention.figure, tables.Claim.counted)
        .join(tables.Claim, tables.Claim.id == tables.Mention.id)
        .where(tables.Claim.document_id.in_(documents))
        .order_by(tables.Mention.figure_start)
    )
    return Counter(" ".join(filter(None, row)) for row in rows)


def _carry_decisions(connection: Connection, old_id: int, new: Document) -> int:
    """Repeat the live decisions on the document `old_id` for its new version; return how many.

    Only where the figure with the words around it stands exactly once in both texts. Decisions that find
    no such place stay with the old version, and so are listed as orphans.
    """
    table = tables.Mention
    held = connection.execute(
        select(table.key, table.figure_start, table.figure_end)
        .join(tables.Extraction, tables.Extraction.id == table.extraction_id)
        .where(tables.Extraction.document_id == old_id, in_hex(table.key).in_(select(tables.Decision.key)))
        .distinct()
    ).all()
    if not held:
        return 0
    old_text = connection.execute(
        select(tables.Document.text).where(tables.Document.id == old_id)
    ).scalar_one()
    carried = 0
    for mention in held:
        held_at = (mention.figure_start, mention.figure_end)
        (before, after), figure = around(old_text, held_at), old_text[slice(*held_at)]
        words = before + figure + after
        if old_text.count(words) != 1 or new.text.count(words) != 1:
            continue
        start = new.text.index(words) + len(before)
        span = (start, start + len(figure))
        ordinal = count_equals(new.text, [start])[start]
        carried += _repeat(connection, mention.key, anchor(new.sha256, new.text, span, ordinal).key)
    return carried


def _repeat(connection: Connection, old_key: str, new_key: str) -> int:
    rows: list[Any] = list(
        connection.execute(select(tables.Decision.__table__).where(tables.Decision.key == old_key))
    )
    acts: list[Any] = live(rows)
    for act in acts:
        columns = {name: value for name, value in act._mapping.items() if name not in ("id", "uid")}
        insert_decision(connection, columns | {"key": new_key, "carried_from": act.id})
    return len(acts)
