"""Read claims back: a `Query` in, frozen rows out.

Core selects over plain column names, and no ORM: reading is what has to start at once.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select
from sqlalchemy.sql.expression import ColumnElement

from claims.dates import full_days
from claims.errors import UsageError
from claims.model import Evidence
from claims.store.mentions import find_mentions, list_decisions
from claims.store.rows import (
    ClaimDetail,
    ClaimRow,
    MentionRow,
)
from claims.store.schema.hashes import BEGINNING, begins, first_bytes
from claims.store.schema.rule_numbers import read_evidence
from claims.store.schema.views import (
    CLAIM,
    CLAIM_MENTION,
    CLAIM_PLACE,
    CLAIMS,
    DOCUMENT,
    EXTRACTION,
    MENTION,
    RUN,
    claim_row,
    claims_by_number,
    printed_by,
)

_BATCH = 500  # claims that are fetched at a time; a cursor of PostgreSQL's server is asked for so many


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims are asked for; `None` asks for all. Names are compared exactly as they are stored.

    `since` and `until` are ISO 8601 prefixes (2018, 2018-07, 2018-07-31): claims whose as-of time meets
    the days between them.
    """

    metric: str | None = None
    subject: str | None = None
    place: str | None = None
    claimant: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    limit: int | None = None


def find_claims(connection: Connection, query: Query) -> list[ClaimRow]:
    """The claims asked for, by subject and places, newest as-of first within them.

    Raises UsageError for a `since` or `until` that is no date.
    """
    return list(each_claim(connection, query))


def each_claim(connection: Connection, query: Query) -> Generator[ClaimRow, None, int]:
    """The same as they come from the database, a batch at a time: any number of them takes little memory.

    Returns how many there were. Whoever wants no more of them closes the generator before the connection.
    """
    number = 0
    with connection.execute(_wanted(query), execution_options={"yield_per": _BATCH}) as rows:
        for number, row in enumerate(rows, 1):  # noqa: B007 - the last one is returned
            yield claim_row(row)
    return number


def _wanted(query: Query) -> Select[Any]:
    """What asks the database for them."""
    columns = CLAIMS.c
    equal = {name: getattr(query, name) for name in ("metric", "subject", "claimant", "status")}
    wanted = select(CLAIMS).where(
        *(columns[name] == value for name, value in equal.items() if value is not None)
    )
    if query.source is not None:
        wanted = wanted.where(columns.document_id.in_(printed_by(query.source)))
    if query.place is not None:
        named = select(CLAIM_PLACE.c.claim_id).where(CLAIM_PLACE.c.place == query.place)
        wanted = wanted.where(columns.claim_number.in_(named))
    wanted = wanted.where(*meets(query.since, query.until)).order_by(
        columns.subject.is_(None),
        columns.subject,
        columns.places,
        func.coalesce(columns.as_of_start, columns.as_of_end).desc().nulls_last(),
        columns.published.desc().nulls_last(),
        columns.claim_key,
    )
    return wanted.limit(query.limit)


def meets(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Conditions for an as-of time that meets the days from `since` to `until`."""
    columns = CLAIMS.c
    conditions: list[ColumnElement[bool]] = []
    if since is not None or until is not None:
        conditions.append(columns.as_of.is_not(None))
    if since is not None:
        conditions.append(or_(columns.as_of_end.is_(None), columns.as_of_end >= _day(since, 0)))
    if until is not None:
        conditions.append(or_(columns.as_of_start.is_(None), columns.as_of_start <= _day(until, 1)))
    return conditions


def _day(prefix: str, which: int) -> date:
    try:
        day = full_days(prefix)[which]
    except ValueError as error:
        raise UsageError(str(error)) from error
    if day is None:
        raise UsageError(f"{prefix}: give a date")
    return day


def find_claim(connection: Connection, claim_id: str) -> ClaimDetail:
    """The one claim whose id begins with `claim_id`. Raises UsageError when none or several do.

    The id of any of its mentions will do, so that a claim is found by ids that earlier runs gave it.
    """
    held = find_mentions(connection, claim_id)
    number = connection.execute(
        select(CLAIM_MENTION.c.claim_id)
        .join(MENTION, MENTION.c.id == CLAIM_MENTION.c.mention_id)
        .where(begins(MENTION.c.key, held[0].key))
    ).scalar()
    if number is None:
        raise UsageError(f"{claim_id}: this claim was rejected")
    text_of_document = connection.execute(
        select(DOCUMENT.c.text).where(DOCUMENT.c.id == held[0].document_id)
    ).scalar_one()
    run = connection.execute(
        select(RUN.c.extractor, RUN.c.model, EXTRACTION.c.made)
        .join(EXTRACTION, EXTRACTION.c.run_id == RUN.c.id)
        .where(EXTRACTION.c.id == held[0].extraction_id)
    ).one()
    evidence = read_evidence(connection, [(row.evidence, row.quote_start) for row in held])
    return ClaimDetail(
        claim=claims_by_number(connection, [number])[0],
        mentions=tuple(
            _mention_row(row, found, text_of_document) for row, found in zip(held, evidence, strict=True)
        ),
        decisions=tuple(list_decisions(connection, [row.key for row in held])),
        extractor=run.extractor,
        read_at=run.made,
        model=run.model,
    )


def list_ids(connection: Connection, beginning: str = "", limit: int = 50) -> list[str]:
    """The ids of claims that begin so, in their order."""
    plain = beginning.strip().lower()
    if not BEGINNING.fullmatch(plain):
        return []
    wanted = (
        select(MENTION.c.key)
        .join(CLAIM, CLAIM.c.id == MENTION.c.id)
        .where(begins(MENTION.c.key, plain))
        .order_by(first_bytes(MENTION.c.key), MENTION.c.key)
        .limit(limit)
    )
    return [key[:12] for key in connection.execute(wanted).scalars()]


def _mention_row(row: Row[Any], evidence: Sequence[Evidence], document: str) -> MentionRow:
    return MentionRow(
        key=row.key,
        figure=row.figure,
        start=row.figure_start,
        end=row.figure_end,
        quote=row.quote,
        quote_start=row.quote_start,
        quote_end=row.quote_end,
        confidence=row.confidence,
        evidence=tuple((it, document[it.start : it.end]) for it in evidence),
    )
