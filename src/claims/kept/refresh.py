"""Keep what comparing finds in step with the claims: only what changed is worked out again.

Writing claims leaves marks (`store.current_claims`). New documents are held against the claims that can meet
theirs, or against the whole family of metrics and subjects where they bring a good part of that; where claims
were changed or taken away, their family is compared anew. Each family has a transaction of its own: a run
that is cut short leaves its marks, and whoever comes next goes on. Other rules or other words mark all;
the words are those that the claims of the database were read with.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from claims.compare.families import Topic, families
from claims.compare.knowledge import load_world
from claims.compare.meeting_points import find_points, join_meeting
from claims.compare.world import World
from claims.kept.assessed_rows import Findings
from claims.kept.known_points import write_points
from claims.kept.new_documents import NewDocuments, list_new, load_meeting
from claims.kept.stored_assessment import assess_stored, no_cycles
from claims.kept.stored_entries import StoredEntries, load_entries, load_topics
from claims.kept.stored_lexicon import stored_lexicon
from claims.kept.text_sketches import keep_texts, missing_texts
from claims.kept.written_rows import forget, forget_parts, keep
from claims.lexicon import Lexicon
from claims.store.engine import database_errors, open_engine, reading, write_transaction
from claims.store.inserts import now
from claims.store.schema import tables
from claims.versions import comparing_version

_TEXTS = 100  # documents that are sketched in one transaction
_MANY = 4  # where one claim in so many of a family is new, all of it is compared anew
_BATCH = 300  # values in one statement
_DERIVED = (tables.Comparison, tables.EstimateClaim, tables.Estimate, tables.Question, tables.MeetingPoint)


def refresh_database(db: str, *, everything: bool = False) -> int:
    """Compare anew what is not up to date in the database `db`, or everything; return how many families.

    Raises StoreError when there is no database, one of another schema, or one that cannot be written.
    """
    with reading(db):
        pass
    engine = open_engine(db)
    try:
        with database_errors(db), engine.connect() as connection:
            return refresh(connection, everything=everything)
    finally:
        engine.dispose()


def refresh(connection: Connection, *, everything: bool = False) -> int:
    """The same on a connection that has no transaction open."""
    with write_transaction(connection):
        lexicon = stored_lexicon(connection)
        _mark_all_if_changed(connection, fingerprint(lexicon), everything)
    while True:
        with write_transaction(connection):
            documents = missing_texts(connection, _TEXTS)
            keep_texts(connection, documents)
        if not documents:
            break
    world, done = None, 0
    while True:
        with connection.begin():
            stale, new = _list_stale(connection), list_new(connection)
            topics = load_topics(connection) if stale or new.marks else {}
        if not stale and not new.marks:
            return done
        world = world or load_world(lexicon)
        for task in _tasks(stale, new, topics, world):
            with write_transaction(connection), no_cycles():
                _do(connection, task, new, world)
            done += 1
        with write_transaction(connection):
            _unmark_new(connection, new)


class _Task(NamedTuple):
    """A family that has to be compared again: all of it, or what new documents bring."""

    family: Topic
    topics: Sequence[Topic]  # all that are known of it
    marked: Sequence[Topic]  # those that were changed
    whole: bool


def _tasks(
    stale: Sequence[Topic], new: NewDocuments, topics: dict[Topic, int], world: World
) -> Iterator[_Task]:
    """The families that have to be compared again."""
    marked, fresh = families(stale, world), families(new.claims, world)
    known = families({**topics, **dict.fromkeys(stale, 0)}, world)
    for family in sorted({*marked, *fresh}):
        brought = sum(new.claims[it] for it in fresh.get(family, ()))
        there = sum(topics.get(it, 0) for it in known[family])
        whole = family in marked or brought * _MANY >= there
        yield _Task(family, known[family], marked.get(family, ()), whole)


def _do(connection: Connection, task: _Task, new: NewDocuments, world: World) -> None:
    met = None if task.whole else load_meeting(connection, task.family, task.topics, new.documents, world)
    if met is None:
        refresh_family(connection, task.family, task.topics, world)
        _unmark(connection, task.marked)
        return
    forget_parts(connection, met.parts)
    _compare(connection, task.family, met.stored, replace(world, same_names=met.names))


def refresh_family(connection: Connection, family: Topic, topics: Sequence[Topic], world: World) -> None:
    """Compare the claims on these topics, all those of a family, as they now are.

    A topic that another process brought meanwhile is marked, and comes with the next round.
    """
    forget(connection, {name for topic in topics for name in (topic, (topic[0], world.name(topic[1])))})
    _compare(connection, family, load_entries(connection, topics), world)


def _compare(connection: Connection, family: Topic, stored: StoredEntries, world: World) -> None:
    """Compare claims, write what is found, and where they can be met."""
    found = Findings(assess_stored(stored, world), world, stored.shown)
    figures = (figure for estimate in found.assessment.estimates for figure in estimate.members)
    points = find_points(figures, family, world)
    least = join_meeting(points, ((it.one, it.other) for it in stored.decisions))
    parts = {claim: stored.ids[first] for claim, first in least.items()}
    keep(connection, found, stored.ids, parts)
    write_points(connection, family, points, parts, stored)


def _list_stale(connection: Connection) -> list[Topic]:
    """The metrics and subjects that have to be compared again."""
    return [(row.metric, row.subject) for row in connection.execute(select(tables.Stale.__table__))]


def _unmark(connection: Connection, topics: Sequence[Topic]) -> None:
    table = tables.Stale
    topic = (table.metric == bindparam("of"), table.subject == bindparam("whose"))
    if topics:
        marked = [{"of": metric, "whose": subject} for metric, subject in topics]
        connection.execute(delete(table).where(*topic), marked)


def _unmark_new(connection: Connection, new: NewDocuments) -> None:
    for start in range(0, len(new.marks), _BATCH):
        some = new.marks[start : start + _BATCH]
        connection.execute(delete(tables.NewDocument).where(tables.NewDocument.id.in_(some)))


def _mark_all_if_changed(connection: Connection, wanted: str, everything: bool) -> None:
    derivation, claim, stale = tables.Derivation, tables.Claim, tables.Stale
    if connection.execute(select(derivation.fingerprint)).scalar() == wanted and not everything:
        return
    for table in (*_DERIVED, stale, tables.NewDocument):
        connection.execute(delete(table))
    topics = select(claim.metric, func.coalesce(claim.subject, "")).distinct()
    connection.execute(insert(stale).from_select(["metric", "subject"], topics))
    connection.execute(delete(derivation))
    connection.execute(insert(derivation).values(id=1, fingerprint=wanted, made=now()))


def fingerprint(lexicon: Lexicon) -> str:
    """A hash of the rules of comparing and of the lexicon that they look things up in."""
    return hashlib.sha256(f"{lexicon.fingerprint}{comparing_version()}".encode()).hexdigest()
