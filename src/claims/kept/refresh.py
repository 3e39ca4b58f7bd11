"""Keep what comparing finds in step with the claims: only what changed is worked out again.

Writing claims leaves marks (`store.current_claims`). New documents are held against the claims that can meet
theirs, or against the whole family of metrics and subjects where they bring a good part of that; where claims
were changed or taken away, their family is compared anew. A large family has a transaction of its own, small
ones have one together, as have those that workers compare side by side: a run that is cut short leaves its
marks, and whoever comes next goes on. Other rules or other words mark all; the words are those that the
claims of the database were read with.
"""

import hashlib
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from claims.batches import in_batches
from claims.compare.knowledge import load_world
from claims.compare.world import World
from claims.kept.comparing.families_to_compare import (
    AT_ONCE,
    SIDE_BY_SIDE,
    Task,
    claims_of,
    list_stale,
    list_tasks,
    together,
    unmark,
)
from claims.kept.comparing.family_rows import FamilyRows
from claims.kept.comparing.handed_out import Comparing
from claims.kept.comparing.loaded_families import Loaded, load_families
from claims.kept.comparing.written_rows import (
    forget,
    forget_parts,
    forget_points_of_gone,
    write_rows,
)
from claims.kept.entries.stored_entries import load_topics
from claims.kept.new_documents import NewDocuments, list_new, load_meeting
from claims.kept.planner_statistics import renew_statistics
from claims.kept.stored_lexicon import stored_lexicon
from claims.kept.text_sketches import forget_texts, keep_texts, missing_texts
from claims.lexicon import Lexicon
from claims.no_cycles import no_cycles
from claims.store.engine import database_errors, open_engine, reading, write_transaction
from claims.store.inserts import now
from claims.store.schema import tables
from claims.versions import comparing_version

_TEXTS = 100  # documents that are sketched in one transaction
_MANY = 4  # where one claim in so many was compared anew, what those that are gone left is looked for
WORTH_WORKERS = 4_000  # claims to be compared: fewer are one piece or two
_DERIVED = (
    tables.Opposition,
    tables.Opponent,
    tables.Comparison,
    tables.EstimateClaim,
    tables.Estimate,
    tables.Question,
    tables.MeetingPoint,
)


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


def refresh(connection: Connection, *, everything: bool = False, executor: Executor | None = None) -> int:
    """The same on a connection that has no transaction open. `executor`, if there is one, compares whole
    families side by side."""
    with write_transaction(connection):
        lexicon = stored_lexicon(connection)
        _mark_all_if_changed(connection, fingerprint(lexicon), everything)
    while True:
        with write_transaction(connection):
            documents = missing_texts(connection, _TEXTS)
            if not documents:
                break
            keep_texts(connection, documents, load_world(lexicon).common.names)
    comparing, done = None, 0
    while True:
        with connection.begin():
            stale, new = list_stale(connection), list_new(connection)
            topics = load_topics(connection) if stale or new.marks else {}
        if not stale and not new.marks:
            if done:
                renew_statistics(connection)
            return done
        comparing = comparing or Comparing(load_world(lexicon), lexicon.own, executor)
        tasks = list_tasks(stale, new, topics, comparing.world)
        workers = executor is not None and sum(it.claims for it in tasks if it.whole) >= WORTH_WORKERS
        many = sum(it.claims for it in tasks if it.whole) * _MANY >= sum(topics.values())
        for some in together(tasks, SIDE_BY_SIDE if workers else AT_ONCE):
            with write_transaction(connection), no_cycles():
                _do(connection, some, new, comparing)
            done += len(some)
        with write_transaction(connection):
            _unmark_new(connection, new)
            if many:
                forget_points_of_gone(connection)


def refresh_all(connection: Connection, world: World) -> None:
    """Compare all claims as they now are, in the transaction that is open."""
    topics = load_topics(connection)
    tasks = list_tasks(list(topics), NewDocuments((), (), {}), topics, world)
    for some in together(tasks, AT_ONCE):
        with no_cycles():
            _finish(connection, _begin_whole(connection, some, Comparing(world)), world)


class _Begun(NamedTuple):
    """Families that are being compared again, or a part of one."""

    tasks: Sequence[Task]
    parts: Collection[int] | None  # of which alone; None: all of them
    claims: Collection[int]  # their numbers
    rows: Callable[[], FamilyRows]


def _do(connection: Connection, tasks: Sequence[Task], new: NewDocuments, comparing: Comparing) -> None:
    """Compare some families again."""
    at_once = list(together(tasks, AT_ONCE))
    comparing = comparing if len(at_once) > 1 else replace(comparing, executor=None)
    begun: dict[int, _Begun] = {}
    # What takes longest is begun first, or one worker would be left with it; it is written in its turn.
    for place in sorted(range(len(at_once)), key=lambda it: -claims_of(at_once[it])):
        begun[place] = _begin(connection, at_once[place], new, comparing)
    for place in range(len(at_once)):
        _finish(connection, begun.pop(place), comparing.world)


def _begin(connection: Connection, tasks: Sequence[Task], new: NewDocuments, comparing: Comparing) -> _Begun:
    """Begin to compare whole families, or what new documents bring to one."""
    task, world = tasks[0], comparing.world
    met = None if task.whole else load_meeting(connection, task.family, task.topics, new.documents, world)
    if met is None:
        return _begin_whole(connection, tasks, comparing)
    named = Comparing(world.with_names({task.family: met.names}))
    rows = named.begin([Loaded(task.family, met.stored)])
    return _Begun(tasks, met.parts, met.stored.ids.values(), rows)


def _begin_whole(connection: Connection, tasks: Sequence[Task], comparing: Comparing) -> _Begun:
    loaded = load_families(connection, tasks)
    claims = [number for it in loaded for number in it.stored.ids.values()]
    return _Begun(tasks, None, claims, comparing.begin(loaded))


def _finish(connection: Connection, begun: _Begun, world: World) -> None:
    """Write what is found in the place of what was found before. A topic of a family that another process
    brings after this is marked, and comes with the next round."""
    rows = begun.rows()
    if begun.parts is None:
        topics = [topic for it in begun.tasks for topic in it.topics]
        known = forget(connection, {name for it in topics for name in (it, (it[0], world.name(it[1])))})
    else:
        forget_parts(connection, begun.parts)
        known = True
    write_rows(connection, rows, begun.claims, known=known)
    if begun.parts is None:
        unmark(connection, [topic for it in begun.tasks for topic in it.marked])


def _unmark_new(connection: Connection, new: NewDocuments) -> None:
    for some in in_batches(new.marks):
        connection.execute(delete(tables.NewDocument).where(tables.NewDocument.id.in_(some)))


def _mark_all_if_changed(connection: Connection, wanted: str, everything: bool) -> None:
    derivation, claim, stale = tables.Derivation, tables.Claim, tables.Stale
    known = connection.execute(select(derivation.fingerprint)).scalar() == wanted
    if known and not everything:
        return
    for table in (*_DERIVED, stale, tables.NewDocument):
        connection.execute(delete(table))
    topics = select(claim.metric, func.coalesce(claim.subject, "")).distinct()
    connection.execute(insert(stale).from_select(["metric", "subject"], topics))
    if not known:
        forget_texts(connection)
    connection.execute(delete(derivation))
    connection.execute(insert(derivation).values(id=1, fingerprint=wanted, made=now()))


def fingerprint(lexicon: Lexicon) -> str:
    """A hash of the rules of comparing and of the lexicon that they look things up in."""
    return hashlib.sha256(f"{lexicon.fingerprint}{comparing_version()}".encode()).hexdigest()
