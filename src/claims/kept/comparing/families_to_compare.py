"""Which families are to be compared again, as the marks say that writing left, and which of them together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, select

from claims.compare.families import Topic, families
from claims.compare.world import World
from claims.kept.new_documents import NewDocuments
from claims.store.schema import tables

_MANY = 4  # where one claim in so many of a family is new, all of it is compared anew
# Claims, at most, of several families: that are loaded, compared and written as one, and that workers compare
# side by side in one transaction.
AT_ONCE, SIDE_BY_SIDE = 2_000, 50_000


class Task(NamedTuple):
    """A family that has to be compared again: all of it, or what new documents bring."""

    family: Topic
    topics: Sequence[Topic]  # all that are known of it
    marked: Sequence[Topic]  # those that were changed
    whole: bool
    claims: int  # that it has


def list_stale(connection: Connection) -> list[Topic]:
    """The metrics and subjects that have to be compared again."""
    return [(row.metric, row.subject) for row in connection.execute(select(tables.Stale.__table__))]


def unmark(connection: Connection, topics: Sequence[Topic]) -> None:
    """Take the marks of metrics and subjects away."""
    table = tables.Stale
    topic = (table.metric == bindparam("of"), table.subject == bindparam("whose"))
    if topics:
        marked = [{"of": metric, "whose": subject} for metric, subject in topics]
        connection.execute(delete(table).where(*topic), marked)


def list_tasks(
    stale: Sequence[Topic], new: NewDocuments, topics: Mapping[Topic, int], world: World
) -> list[Task]:
    """The families that have to be compared again. `topics` has the number of the claims on each."""
    marked, fresh = families(stale, world), families(new.claims, world)
    known = families({**topics, **dict.fromkeys(stale, 0)}, world)
    return [
        _task(family, known[family], marked.get(family, ()), fresh.get(family, ()), (topics, new.claims))
        for family in sorted({*marked, *fresh})
    ]


def _task(
    family: Topic,
    known: Sequence[Topic],
    marked: Sequence[Topic],
    fresh: Sequence[Topic],
    claims: tuple[Mapping[Topic, int], Mapping[Topic, int]],
) -> Task:
    there, brought = sum(claims[0].get(it, 0) for it in known), sum(claims[1][it] for it in fresh)
    return Task(family, known, marked, bool(marked) or brought * _MANY >= there, there)


def together(tasks: Sequence[Task], most: int) -> Iterator[list[Task]]:
    """The tasks in their order: those of whole families together that have no more claims than `most`."""
    some: list[Task] = []
    for task in tasks:
        if some and not (some[-1].whole and task.whole and claims_of(some) + task.claims <= most):
            yield some
            some = []
        some.append(task)
    if some:
        yield some


def claims_of(tasks: Sequence[Task]) -> int:
    """How many claims the families have that have to be compared again."""
    return sum(it.claims for it in tasks)
