"""New documents held against what was compared before: only what can meet their claims is compared again."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from claims.compare.context.claimant_names import Keys, changed_keys, find_same_names
from claims.compare.context.figures_in_context import figures_in_context
from claims.compare.entry.entry import Entry
from claims.compare.families import Topic
from claims.compare.meeting_points import find_points
from claims.compare.world import World
from claims.kept.entries.entry_rows import StoredEntries
from claims.kept.entries.stored_entries import load_claimants, load_entries_of, load_parts, parts_of_claims
from claims.kept.known_points import find_parts_met, load_spokesmen
from claims.store.schema import tables


class NewDocuments(NamedTuple):
    """The documents that are to be held against the others, and how many claims they have on each topic."""

    marks: tuple[int, ...]
    documents: tuple[int, ...]
    claims: Mapping[Topic, int]


def list_new(connection: Connection) -> NewDocuments:
    """The documents that came in since the last comparing."""
    new, claim = tables.NewDocument, tables.Claim
    rows = connection.execute(select(new.id, new.document_id).order_by(new.id)).all()
    marked = select(new.document_id).distinct()
    counted = connection.execute(
        select(claim.metric, claim.subject, func.count())
        .where(claim.document_id.in_(marked))
        .group_by(claim.metric, claim.subject)
    )
    topics = {(metric, subject or ""): number for metric, subject, number in counted}
    return NewDocuments(
        tuple(row.id for row in rows), tuple(sorted({row.document_id for row in rows})), topics
    )


class Meeting(NamedTuple):
    """Claims of new documents with all that they can meet, on any way."""

    stored: StoredEntries
    parts: Collection[int]  # of those that were compared before: the parts that they made up
    names: Keys  # the claimants that are the same among all of the family


def load_meeting(
    connection: Connection, family: Topic, topics: Sequence[Topic], documents: Sequence[int], world: World
) -> Meeting | None:
    """What has to be compared again because of new documents, of one family with these topics; `None` where
    that is all of it."""
    new = load_entries_of(connection, topics, documents)
    spoken = _spoken(connection, family, topics, new.entries)
    names = find_same_names(spoken.now, world)
    changed = (
        changed_keys(names, find_same_names(spoken.before, world)) if spoken.before != spoken.now else set()
    )
    if changed & {world.speakers.key(it) for it in world.speakers.organisations}:
        return None  # they may have printed figures of their own, too
    renamed = {name for name, _ in spoken.before if world.speakers.key(name) in changed}
    points = find_points(figures_in_context(new.entries, world, names), family, world)
    parts = find_parts_met(connection, points.values())
    parts |= parts_of_claims(connection, topics, documents, {it for it in renamed if it})
    return Meeting(load_parts(connection, parts, new.ids.values()), parts, names)


class _Spoken(NamedTuple):
    """The claimants that are spoken of in a family, with the bodies for which texts say that they speak."""

    before: set[tuple[str | None, str | None]]  # the new documents came in
    now: set[tuple[str | None, str | None]]


def _spoken(connection: Connection, family: Topic, topics: Sequence[Topic], new: Sequence[Entry]) -> _Spoken:
    told = Counter(it.claimant for it in new if it.claimant)
    spokesmen = set(load_spokesmen(connection, family))
    named = load_claimants(connection, topics)
    before = spokesmen | {(name, None) for name, number in named.items() if number > told[name]}
    return _Spoken(before, before | {(it.claimant, it.speaks_for) for it in new if it.claimant})
