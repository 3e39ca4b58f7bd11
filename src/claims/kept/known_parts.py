"""What could be known by a day, of what is kept.

Parts all of whose texts were printed by then say what they say in what is kept. Of the other parts the claims
that were known are compared anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, case, func, not_, or_, select

from claims.batches import in_batches
from claims.compare.clocks import Clocks
from claims.compare.context.claimant_names import Keys, changed_keys, find_same_names
from claims.compare.families import Topic, family_of
from claims.compare.world import World
from claims.dates import Days
from claims.kept.entries.entry_rows import StoredEntries, speaks_for_of
from claims.kept.entries.stored_entries import (
    compared_claims,
    load_known_of_parts,
    on_topics,
    parts_of_claims,
)
from claims.kept.told.comparison_rows import ID_LENGTH
from claims.kept.told.stored_estimates import is_stale
from claims.store.schema import tables

_LENGTHS = (4, 7, 10)  # letters: of a year, a month, a day
_Spoken = set[tuple[str | None, str | None]]  # claimants, with the body for which texts say that they speak


class KnownClaims(NamedTuple):
    """What has to be compared to tell what was known by a day."""

    stored: StoredEntries  # the claims of parts that have later ones as well, and maybe some of these
    names: Mapping[Topic, Keys]  # of each family: the claimants that are the same among all that was known
    changed: Mapping[int, str]  # the questions that are not as they are kept: their ids by their numbers


def load_known(
    connection: Connection, topics: Sequence[Topic], asked: Collection[Topic], clocks: Clocks, world: World
) -> KnownClaims | None:
    """What has to be compared of families with these topics to tell what was known by a day on those `asked`;
    `None` where what is kept is of no use: it is not up to date, came later for the most part, or was
    published at times that are told as nobody tells them."""
    if clocks.known_by is None or clocks.as_of is not None or is_stale(connection):
        return None
    days = _told_by(clocks.known_by)
    if not _is_most_known(connection, days):
        return None
    spoken = _load_spoken(connection, topics, days, world)
    if spoken is None:
        return None
    names = {family: find_same_names(it.known, world) for family, it in spoken.items()}
    parts: set[int] = set()
    for family, it in spoken.items():
        if it.known != it.ever:
            changed = changed_keys(names[family], find_same_names(it.ever, world))
            parts |= _parts_renamed(connection, it, changed, world)
    parts |= _parts(connection, topics, not_(_all_known(days)))
    if set(asked) < set(topics):
        parts &= _parts(connection, sorted(asked))
    stored = load_known_of_parts(connection, parts, clocks)
    return KnownClaims(stored, names, dict(_questions(connection, parts)))


def _told_by(known_by: Days) -> Mapping[int, str]:
    """The last year, month and day that were over on a day, by how many letters tell one."""
    day = date.fromordinal(known_by.last)
    month = day if _ends(day, 7) else day.replace(day=1) - timedelta(days=1)
    year = day if _ends(day, 4) else day.replace(month=1, day=1) - timedelta(days=1)
    return dict(zip(_LENGTHS, (it.isoformat() for it in (year, month, day)), strict=True))


def _ends(day: date, letters: int) -> bool:
    """Whether a day is the last one of its year or month."""
    return (day + timedelta(days=1)).isoformat()[:letters] != day.isoformat()[:letters]


def _is_most_known(connection: Connection, days: Mapping[int, str]) -> bool:
    """Whether as many documents were known then as came later. Of few most parts have later claims."""
    known = case((_known(tables.Document.published, days), 1), else_=0)
    row = connection.execute(select(func.count(), func.sum(known)).select_from(tables.Document)).one()
    return bool(row[0]) and 2 * row[1] >= row[0]


def _known(published: Any, days: Mapping[int, str]) -> ColumnElement[bool]:
    """Whether what was published on a date was so by then. A month's is known when the month is over."""
    length = func.length(published)
    told = (and_(length == it, published <= days[it][:it]) for it in _LENGTHS)
    return and_(published.is_not(None), or_(*told))


def _all_known(days: Mapping[int, str]) -> ColumnElement[bool]:
    """Whether a document was known then, and each of its printings."""
    document, printing = tables.Document, tables.Printing
    later = select(printing.id).where(
        printing.document_id == document.id,
        printing.position.is_not(None),
        printing.superseded_by.is_(None),
        not_(_known(printing.published, days)),
    )
    return and_(_known(document.published, days), or_(document.printings <= 1, not_(later.exists())))


class _Speakers(NamedTuple):
    """Who is spoken of in a family."""

    topics: set[Topic]  # that the family has
    known: _Spoken  # by a day
    ever: _Spoken


def _load_spoken(
    connection: Connection, topics: Sequence[Topic], days: Mapping[int, str], world: World
) -> Mapping[Topic, _Speakers] | None:
    """Who is spoken of in the families of topics; `None` where a text was published at a time that is told
    otherwise than by a year, a month or a day."""
    claim, mention, document = tables.Claim, tables.Mention, tables.Document
    odd = and_(document.published.is_not(None), func.length(document.published).not_in(_LENGTHS))
    columns = (claim.metric, claim.subject, claim.claimant, mention.speaks_for, claim.decided)
    known = func.max(case((_known(document.published, days), 1), else_=0))
    counted = (
        select(*columns, known, func.max(case((odd, 1), else_=0)))
        .join(mention, mention.id == claim.id)
        .join(document, document.id == claim.document_id)
        .group_by(*columns)
    )
    found: dict[Topic, _Speakers] = defaultdict(lambda: _Speakers(set(), set(), set()))
    for some in in_batches(sorted(topics)):
        for metric, subject, name, speaks_for, decided, is_known, is_odd in connection.execute(
            counted.where(on_topics(some))
        ):
            if is_odd:
                return None
            family = found[family_of((metric, subject or ""), world)]
            family.topics.add((metric, subject or ""))
            told = (name, speaks_for_of(speaks_for, decided))
            family.ever.add(told)
            if is_known:
                family.known.add(told)
    return found


def _parts_renamed(
    connection: Connection, spoken: _Speakers, changed: Collection[str], world: World
) -> set[int]:
    """The parts of claims of those in a family whose keys changed."""
    topics = sorted(spoken.topics)
    if not {world.speakers.key(it) for it in world.speakers.organisations}.isdisjoint(changed):
        return _parts(connection, topics)  # they may have printed figures of their own, too
    renamed = {name for name, _ in spoken.ever if name and world.speakers.key(name) in changed}
    return parts_of_claims(connection, topics, (), renamed)


def _parts(connection: Connection, topics: Sequence[Topic], *asked: ColumnElement[bool]) -> set[int]:
    """The parts of claims on these topics."""
    claim, document = tables.Claim, tables.Document
    wanted = (
        compared_claims(tables.Question.part)
        .join(claim, claim.id == tables.EstimateClaim.claim_id)
        .join(document, document.id == claim.document_id)
        .where(*asked)
    )
    found: set[int] = set()
    for some in in_batches(sorted(topics)):
        found.update(connection.execute(wanted.where(on_topics(some))).scalars())
    return found


def _questions(connection: Connection, parts: Collection[int]) -> Iterator[tuple[int, str]]:
    """The questions of these parts: their numbers and ids."""
    question, mention = tables.Question, tables.Mention
    wanted = select(question.id, mention.key).join(mention, mention.id == question.lead_id)
    for some in in_batches(sorted(parts)):
        for number, key in connection.execute(wanted.where(question.part.in_(some))):
            yield number, key[:ID_LENGTH]
