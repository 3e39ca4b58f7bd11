"""Keep what comparing finds in step with the claims: only what changed is worked out again.

Writing claims leaves marks (`store.current_claims`). New documents are held against the claims that can meet
theirs, or against the whole family of metrics and subjects where they bring a good part of that; where claims
were changed or taken away, their family is compared anew. Each family has a transaction of its own, or some
have one together that workers compare side by side: a run that is cut short leaves its marks, and whoever
comes next goes on. Other rules or other words mark all; the words are those that the claims of the database
were read with.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from claims.compare.families import Topic
from claims.compare.knowledge import load_world
from claims.compare.world import World
from claims.kept.comparing.families_to_compare import Task, list_stale, list_tasks, side_by_side, unmark
from claims.kept.comparing.family_rows import FamilyRows
from claims.kept.comparing.handed_out import Comparing
from claims.kept.comparing.written_rows import forget, forget_parts, write_rows
from claims.kept.new_documents import NewDocuments, list_new, load_meeting
from claims.kept.stored_assessment import no_cycles
from claims.kept.stored_entries import load_entries, load_topics
from claims.kept.stored_lexicon import stored_lexicon
from claims.kept.text_sketches import keep_texts, missing_texts
from claims.lexicon import Lexicon
from claims.store.engine import database_errors, open_engine, reading, write_transaction
from claims.store.inserts import now
from claims.store.schema import tables
from claims.versions import comparing_version

_TEXTS = 100  # documents that are sketched in one transaction
_BATCH = 300  # values in one statement
WORTH_WORKERS = 5_000  # claims to be compared: fewer take no longer than it takes workers to start
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


def refresh(connection: Connection, *, everything: bool = False, executor: Executor | None = None) -> int:
    """The same on a connection that has no transaction open. `executor`, if there is one, compares whole
    families side by side."""
    with write_transaction(connection):
        lexicon = stored_lexicon(connection)
        _mark_all_if_changed(connection, fingerprint(lexicon), everything)
    while True:
        with write_transaction(connection):
            documents = missing_texts(connection, _TEXTS)
            keep_texts(connection, documents)
        if not documents:
            break
    comparing, done = None, 0
    while True:
        with connection.begin():
            stale, new = list_stale(connection), list_new(connection)
            topics = load_topics(connection) if stale or new.marks else {}
        if not stale and not new.marks:
            return done
        comparing = comparing or Comparing(load_world(lexicon), lexicon.own, executor)
        tasks = list_tasks(stale, new, topics, comparing.world)
        workers = executor is not None and sum(it.claims for it in tasks if it.whole) >= WORTH_WORKERS
        for some in side_by_side(tasks) if workers else ([it] for it in tasks):
            with write_transaction(connection), no_cycles():
                _do(connection, some, new, comparing if len(some) > 1 else replace(comparing, executor=None))
            done += len(some)
        with write_transaction(connection):
            _unmark_new(connection, new)


def refresh_family(connection: Connection, family: Topic, topics: Sequence[Topic], world: World) -> None:
    """Compare the claims on these topics, all those of a family, as they now are."""
    task = Task(family, topics, (), True, 0)
    _finish(connection, _begin_whole(connection, task, Comparing(world)), world)


class _Begun(NamedTuple):
    """A family that is being compared again."""

    task: Task
    parts: Collection[int] | None  # of which alone; None: all of it
    claims: Collection[int]  # their numbers
    rows: Callable[[], FamilyRows]


def _do(connection: Connection, tasks: Sequence[Task], new: NewDocuments, comparing: Comparing) -> None:
    """Compare some families again."""
    begun = deque(_begin(connection, task, new, comparing) for task in tasks)
    while begun:
        _finish(connection, begun.popleft(), comparing.world)


def _begin(connection: Connection, task: Task, new: NewDocuments, comparing: Comparing) -> _Begun:
    world = comparing.world
    met = None if task.whole else load_meeting(connection, task.family, task.topics, new.documents, world)
    if met is None:
        return _begin_whole(connection, task, comparing)
    named = Comparing(replace(world, same_names=met.names))
    return _Begun(task, met.parts, met.stored.ids.values(), named.begin(task.family, met.stored))


def _begin_whole(connection: Connection, task: Task, comparing: Comparing) -> _Begun:
    stored = load_entries(connection, task.topics)
    return _Begun(task, None, stored.ids.values(), comparing.begin(task.family, stored))


def _finish(connection: Connection, begun: _Begun, world: World) -> None:
    """Write what is found in the place of what was found before. A topic of the family that another process
    brings after this is marked, and comes with the next round."""
    task, rows = begun.task, begun.rows()
    if begun.parts is None:
        forget(connection, {name for it in task.topics for name in (it, (it[0], world.name(it[1])))})
    else:
        forget_parts(connection, begun.parts)
    write_rows(connection, rows, begun.claims)
    if begun.parts is None:
        unmark(connection, task.marked)


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
