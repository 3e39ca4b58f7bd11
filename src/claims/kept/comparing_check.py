"""Whether what is kept of comparing is what comparing the claims gives."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from claims.compare.knowledge import load_world
from claims.kept.refresh import fingerprint, refresh_all
from claims.kept.stored_lexicon import stored_lexicon
from claims.kept.told.stored_estimates import is_stale
from claims.store.integrity import Problem
from claims.store.schema import tables

# The tables as they read without the numbers that rows were given, by what they are about.
_WRITTEN = (
    "SELECT * FROM question",
    "SELECT q.metric, q.subject, q.lead_id, e.* FROM estimate e JOIN question q ON q.id = e.question_id",
    "SELECT q.metric, q.subject, c.* FROM estimate_claim c JOIN estimate e ON e.id = c.estimate_id "
    "JOIN question q ON q.id = e.question_id",
    "SELECT q.lead_id, c.left_id AS one, c.right_id AS other, c.* FROM comparison c "
    "JOIN question q ON q.id = c.question_id",
    "SELECT q.metric, q.subject, q.lead_id, o.* FROM opponent o JOIN question q ON q.id = o.question_id",
    "SELECT c.metric, c.subject, c.left_id AS one, c.right_id AS other, o.* FROM opposition o "
    "JOIN comparison c ON c.id = o.comparison_id",
)
_PLACES = ("asked", "voice", "best", "lowest", "place")  # among those that were compared together
_NUMBERS = ("id", "question_id", "part", "comparison_id", "component", "left_id", "right_id", *_PLACES)


def check_compared(connection: Connection) -> Iterator[Problem]:
    """What is kept of comparing, held against the claims compared anew. Changes nothing: all of it is undone.

    Only where nothing is to be compared again, by the rules that the database was compared with.
    """
    lexicon = stored_lexicon(connection)
    made = connection.execute(select(tables.Derivation.fingerprint)).scalar()
    if is_stale(connection) or made != fingerprint(lexicon):
        return
    world = load_world(lexicon)
    before = _rows(connection)
    try:
        anew = connection.begin_nested()
        refresh_all(connection, world)
    except DBAPIError as error:
        told = " ".join(str(error.orig).split())
        yield Problem(f"what was compared cannot be compared again to check it: {told}", note=True)
        return
    after = _rows(connection)
    anew.rollback()
    for metric, subject in sorted(before.keys() | after.keys(), key=str):
        if before.get((metric, subject)) != after.get((metric, subject)):
            about = metric if subject is None else f"{metric} of {subject}"
            yield Problem(
                f"what was compared on {about} does not follow from its claims: claims db refresh --all"
            )


def _rows(connection: Connection) -> Mapping[tuple[str, str | None], Counter[tuple[Any, ...]]]:
    """What the tables say of each metric and subject."""
    found: dict[tuple[str, str | None], Counter[tuple[Any, ...]]] = defaultdict(Counter)
    for query in _WRITTEN:
        rows = connection.execute(text(query))
        names = list(rows.keys())
        metric, subject = names.index("metric"), names.index("subject")
        told = itemgetter(*(at for at, name in enumerate(names) if name not in _NUMBERS))
        for row in rows:
            found[row[metric], row[subject]][query, *told(row)] += 1
    return found
