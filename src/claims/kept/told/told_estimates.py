"""Estimates as they are kept, for timelines and grids: comparing is not asked again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Select, and_, or_, select
from sqlalchemy.sql.expression import ColumnElement, TableClause, column, table
from sqlalchemy.types import TypeEngine

from claims.batches import in_batches
from claims.compare.entry.question_key import QuestionKey
from claims.dates import read_days
from claims.kept.told.kept_estimate import KeptEstimate, MemberRow, estimate_of
from claims.lexicon.counted_group import Group
from claims.store.read import Query
from claims.store.schema.short_codes import ASKED, MEASURES, QUALIFIERS, STATUSES, Chance, Word
from claims.store.schema.stored_words import CHANGES, listed
from claims.store.schema.views import CLAIM_PLACE, SOURCE, printed_by

_KEPT = 2**10  # parts of people and things that are remembered: few are counted


def _table(name: str, columns: str, **typed: TypeEngine[Any]) -> TableClause:
    return table(name, *(column(it, typed.get(it)) for it in columns.split()))


_QUESTION = _table(
    "question",
    "id metric measure unit per status subject places noun marks rest change superseded",
    measure=Word(MEASURES),
    status=Word(ASKED),
)
_ESTIMATE = _table("estimate", "id question_id mentions attributed conflicts perhaps")
_MEMBER = _table(
    "estimate_claim", "claim_id estimate_id first_day last_day speaker anybody publisher printers"
)
_CLAIM = _table(
    "claim",
    "id document_id metric subject claimant status low high qualifier unit per confidence review",
    status=Word(STATUSES),
    qualifier=Word(QUALIFIERS),
    confidence=Chance(),
)
# Hashes come as the bytes that they are, as most of them nobody asks for.
_DOCUMENT = _table("document", "id doc source_id published printings sources sha256")
_MENTION = _table("mention", "id key figure figure_start")


def list_kept_estimates(connection: Connection, query: Query) -> list[KeptEstimate]:
    """The estimates of which a claim is asked for, in no order: a limit is not looked at.

    Raises ValueError for a `since` or `until` that is no date.
    """
    asked = _asked(query)
    rows: dict[int, list[MemberRow]] = defaultdict(list)
    for row in map(MemberRow._make, connection.execute(_rows(asked)).all()):
        rows[row.estimate_id].append(row)
    wanted = sorted({same[0].question_id for same in rows.values()})
    found = (connection.execute(select(_QUESTION).where(_QUESTION.c.id.in_(it))) for it in in_batches(wanted))
    keys = dict(map(_key, chain.from_iterable(found)))
    return [estimate_of(same, keys) for same in rows.values()]


def list_question_keys(connection: Connection, metric: str | None) -> dict[int, QuestionKey]:
    """What the questions on a metric, or all, ask, by their numbers."""
    asked = [_QUESTION.c.metric == metric] if metric is not None else []
    return dict(map(_key, connection.execute(select(_QUESTION).where(*asked)).all()))


def _asked(query: Query) -> Select[Any]:
    """The numbers of the estimates of which a claim is asked for."""
    claim, member = _CLAIM.alias("asked"), _MEMBER.alias("asked_member")
    chosen = select(member.c.estimate_id).join(claim, claim.c.id == member.c.claim_id)
    return chosen.where(*_conditions(query, claim.c, member.c))


def _conditions(query: Query, claim: Any, member: Any) -> Iterator[ColumnElement[bool]]:
    """What is asked of a claim, by its columns as a claim and as a member of an estimate."""
    if query.subject is not None:
        named = select(_ESTIMATE.c.id).join(_QUESTION, _QUESTION.c.id == _ESTIMATE.c.question_id)
        named = named.where(_QUESTION.c.subject == query.subject)
        yield or_(claim.subject == query.subject, member.estimate_id.in_(named))
    if query.place is not None:
        named = select(CLAIM_PLACE.c.claim_id).where(CLAIM_PLACE.c.place == query.place)
        yield claim.id.in_(named)
    if query.source is not None:
        yield claim.document_id.in_(printed_by(query.source))
    for name in ("metric", "claimant", "status"):
        if (value := getattr(query, name)) is not None:
            yield claim[name] == value
    if since := read_days(query.since):
        yield member.last_day >= since.first
    if until := read_days(query.until):
        yield member.first_day <= until.last


def _rows(asked: Select[Any]) -> Select[Any]:
    """The claims of these estimates."""
    member, estimate, claim, document = _MEMBER.c, _ESTIMATE.c, _CLAIM.c, _DOCUMENT.c
    tables = (member, estimate, claim, document, _MENTION.c)
    columns = {it.name: it for columns in reversed(tables) for it in columns}
    columns |= {"source": SOURCE.c.name, "key": _MENTION.c.key, "claimant": member.speaker}
    columns |= {"named": claim.claimant, "chance": claim.confidence, "printed_by": document.sources}
    return (
        select(*(columns[name] for name in MemberRow._fields))
        .select_from(_MEMBER)
        .join(_ESTIMATE, estimate.id == member.estimate_id)
        .join(_CLAIM, claim.id == member.claim_id)
        .join(_DOCUMENT, document.id == claim.document_id)
        .outerjoin(SOURCE, SOURCE.c.id == document.source_id)
        .outerjoin(_MENTION, and_(_MENTION.c.id == member.claim_id, member.claim_id == member.estimate_id))
        .where(member.estimate_id.in_(asked))
    )


def _key(row: Sequence[Any]) -> tuple[int, QuestionKey]:
    """The number of a question and what it asks, of a row of its table."""
    number, metric, measure, unit, per, status, subject, places, *group, change, superseded = row
    about = (metric, measure, unit, per is not None, status == "planned", subject or "")
    said = (frozenset(listed(places)), _group(*group), CHANGES.get(change), bool(superseded))
    return number, QuestionKey(*about, *said)


@lru_cache(_KEPT)
def _group(noun: str, marks: str, rest: int) -> Group:
    return Group(noun, frozenset(marks.split("\n") if marks else ()), bool(rest))
