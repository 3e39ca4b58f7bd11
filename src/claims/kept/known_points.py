"""Points where claims can meet, in the database: which claims that were compared a new one has to be held
against. A point is kept once for a part, all claims that can meet: by the claim that names it."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from claims.batches import in_batches
from claims.compare.families import Topic
from claims.compare.meeting_points import Points, spokesmen
from claims.kept.entries.entry_rows import speaks_for_of
from claims.store.schema import tables


def find_parts_met(connection: Connection, points: Iterable[Points]) -> set[int]:
    """The parts of those compared claims that claims with these points meet."""
    at: set[int] = set()
    looks: set[int] = set()
    for own in points:
        at |= own.at
        looks |= own.looks
    known = tables.MeetingPoint
    parts = select(known.claim_id).distinct()
    found: set[int] = set()
    for some in in_batches(sorted(at)):
        found |= set(connection.execute(parts.where(known.point.in_(some))).scalars())
    for some in in_batches(sorted(looks - at)):
        standing = parts.where(known.point.in_(some), known.looks == 0)
        found |= set(connection.execute(standing).scalars())
    return found


def load_spokesmen(connection: Connection, family: Topic) -> list[tuple[str | None, str | None]]:
    """The claimants of whom texts say that they speak for a body, and the body."""
    known, mention, claim = tables.MeetingPoint, tables.Mention, tables.Claim
    rows = connection.execute(
        select(claim.claimant, mention.speaks_for, claim.decided)
        .join(mention, mention.id == claim.id)
        .join(known, known.claim_id == claim.id)
        .where(known.point == spokesmen(family), known.looks == 1)
    )
    return [(claimant, speaks_for_of(speaks_for, decided)) for claimant, speaks_for, decided in rows]
