"""Keep what comparing finds in step with the claims: only what changed is worked out again.

Writing claims marks the metrics and subjects that they are about (`current_claims.settle`). Here those
families are compared anew, each in a transaction of its own: a run that is cut short leaves its marks, and
whoever comes next goes on. Other rules or other words mark everything; the words are those that the claims of
the database were read with.
"""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select

from claims.compare.families import Topic, families
from claims.compare.knowledge import load_world
from claims.compare.world import World
from claims.kept.assessed_rows import Findings
from claims.kept.stored_assessment import assess_stored
from claims.kept.stored_entries import load_entries, load_topics
from claims.kept.stored_lexicon import stored_lexicon
from claims.kept.text_sketches import keep_texts, missing_texts
from claims.kept.written_rows import forget, keep
from claims.lexicon import Lexicon
from claims.store.engine import database_errors, open_engine, reading, write_transaction
from claims.store.inserts import now
from claims.store.schema import tables
from claims.versions import comparing_version

_TEXTS = 100  # documents that are sketched in one transaction


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
            stale = list_stale(connection)
            topics = load_topics(connection) if stale else []
        if not stale:
            return done
        world = world or load_world(lexicon)
        marked, known = families(stale, world), families({*topics, *stale}, world)
        for family in sorted(marked):
            with write_transaction(connection):
                refresh_family(connection, known[family], world)
                _unmark(connection, marked[family])
        done += len(marked)


def list_stale(connection: Connection) -> list[Topic]:
    """The metrics and subjects that have to be compared again."""
    return [(row.metric, row.subject) for row in connection.execute(select(tables.Stale.__table__))]


def refresh_family(connection: Connection, topics: Sequence[Topic], world: World) -> None:
    """Compare the claims on these topics as they now are.

    A topic that another process brought meanwhile is marked, and comes with the next round.
    """
    forget(connection, {name for topic in topics for name in (topic, (topic[0], world.name(topic[1])))})
    found = load_entries(connection, topics)
    keep(connection, Findings(assess_stored(found, world), world, found.shown), found.ids)


def _unmark(connection: Connection, topics: Sequence[Topic]) -> None:
    table = tables.Stale
    for metric, subject in topics:
        connection.execute(delete(table).where(table.metric == metric, table.subject == subject))


def _mark_all_if_changed(connection: Connection, wanted: str, everything: bool) -> None:
    derivation, claim, stale = tables.Derivation, tables.Claim, tables.Stale
    if connection.execute(select(derivation.fingerprint)).scalar() == wanted and not everything:
        return
    for table in (tables.Comparison, tables.EstimateClaim, tables.Estimate, tables.Question, stale):
        connection.execute(delete(table))
    topics = select(claim.metric, func.coalesce(claim.subject, "")).distinct()
    connection.execute(insert(stale).from_select(["metric", "subject"], topics))
    connection.execute(delete(derivation))
    connection.execute(insert(derivation).values(id=1, fingerprint=wanted, made=now()))


def fingerprint(lexicon: Lexicon) -> str:
    """A hash of the rules of comparing and of the lexicon that they look things up in."""
    return hashlib.sha256(f"{lexicon.fingerprint}{comparing_version()}".encode()).hexdigest()
