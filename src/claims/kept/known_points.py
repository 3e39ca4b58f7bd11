"""Points where claims can meet, in the database: which claims that were compared a new one has to be held
against. A point is kept once for all claims that were compared together, as the hash of what it says."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b

from sqlalchemy import Connection, Select, delete, select

from claims.compare.families import Topic
from claims.compare.meeting_points import Point, Points
from claims.kept.stored_entries import StoredEntries, speaks_for_of
from claims.store.inserts import insert_rows
from claims.store.schema import tables

_MOST = 300  # values in one statement


def find_parts_met(connection: Connection, points: Iterable[Points]) -> set[int]:
    """The parts of those compared claims that claims with these points meet."""
    at: set[int] = set()
    looks: set[int] = set()
    for own in points:
        at.update(map(_hash, own.at))
        looks.update(map(_hash, own.looks))
    known = tables.MeetingPoint
    found: set[int] = set()
    for some in _in_bits(at):
        found |= set(connection.execute(_parts().where(known.point.in_(some))).scalars())
    for some in _in_bits(looks - at):
        standing = _parts().where(known.point.in_(some), known.looks == 0)
        found |= set(connection.execute(standing).scalars())
    return found


def _parts() -> Select[int]:
    known, member = tables.MeetingPoint, tables.EstimateClaim
    return (
        select(tables.Question.part)
        .select_from(known)
        .join(member, member.claim_id == known.claim_id)
        .join(tables.Estimate, tables.Estimate.id == member.estimate_id)
        .join(tables.Question, tables.Question.id == tables.Estimate.question_id)
        .distinct()
    )


def load_spokesmen(connection: Connection, family: Topic) -> list[tuple[str | None, str | None]]:
    """The claimants of whom texts say that they speak for a body, and the body."""
    known, mention, claim = tables.MeetingPoint, tables.Mention, tables.Claim
    rows = connection.execute(
        select(claim.claimant, mention.speaks_for, claim.decided)
        .join(mention, mention.id == claim.id)
        .join(known, known.claim_id == claim.id)
        .where(known.point == _hash(_spokesmen(family)), known.looks == 1)
    )
    return [(claimant, speaks_for_of(speaks_for, decided)) for claimant, speaks_for, decided in rows]


def _spokesmen(family: Topic) -> Point:
    """Where claims look of whose claimants texts say for whom they speak. Nobody stands there."""
    return (*family, "spokesmen")


def write_points(
    connection: Connection,
    family: Topic,
    points: Mapping[str, Points],
    parts: Mapping[str, int],
    stored: StoredEntries,
) -> None:
    """Write the points of claims of a family anew, each once for a part."""
    known, ids = tables.MeetingPoint, stored.ids
    for some in _in_bits(ids[claim] for claim in points):
        connection.execute(delete(known).where(known.claim_id.in_(some)))
    first: dict[tuple[Point, int, int], int] = {}
    for claim, own in points.items():
        part, number = parts[claim], ids[claim]
        for looks, listed in enumerate(own):
            for point in listed:
                first.setdefault((point, looks, part), number)
    rows = [(_hash(point), looks, claim) for (point, looks, _), claim in first.items()]
    speaking = _hash(_spokesmen(family))
    rows += [(speaking, 1, ids[it.id]) for it in stored.entries if it.speaks_for]
    rows.sort()  # a tree grows faster in its own order
    insert_rows(connection, known, ("point", "looks", "claim_id"), rows)


def _hash(point: Point) -> int:
    return int.from_bytes(blake2b(repr(point).encode(), digest_size=8).digest()) >> 1


def _in_bits(numbers: Iterable[int]) -> Iterator[Collection[int]]:
    listed = sorted(set(numbers))
    return (listed[start : start + _MOST] for start in range(0, len(listed), _MOST))
