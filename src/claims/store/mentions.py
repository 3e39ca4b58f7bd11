"""Find mentions by the ids that people type, and the decisions that hold on to them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from claims.errors import UsageError
from claims.store.decided.live_decisions import live
from claims.store.rows import DecisionRow
from claims.store.schema.hashes import BEGINNING, begins, in_hex
from claims.store.schema.quotes import quote_of
from claims.store.schema.views import CLAIM_MENTION, DECISION, DOCUMENT, EXTRACTION, MENTION

MIN_ID = 4  # hex digits that a person has to type of a claim's id
_OF_MENTION = [it for it in MENTION.c if it.name != "quote"]


def read_id(text: str) -> str | None:
    """A claim's id, or the beginning of one, as a person pastes it: blanks and line ends around it, capitals.

    `None` where the text cannot be one.
    """
    plain = text.strip().lower()
    return plain if len(plain) >= MIN_ID and BEGINNING.fullmatch(plain) else None


def find_mentions(connection: Connection, claim_id: str) -> list[Row[Any]]:
    """The mentions of the claim whose id begins with `claim_id`, in the order of the text.

    Of a rejected claim it is the one that has the id. Raises UsageError when none or several claims do.
    """
    prefix = read_id(claim_id)
    if prefix is None:
        reason = f"no claim's id; give at least {MIN_ID} of its digits, as `claims show` prints"
        raise UsageError(f"{claim_id.strip()}: {reason}")
    found = connection.execute(
        _newest_mentions()
        .add_columns(CLAIM_MENTION.c.claim_id)
        .outerjoin(CLAIM_MENTION, CLAIM_MENTION.c.mention_id == MENTION.c.id)
        .where(begins(MENTION.c.key, prefix))
    ).all()
    if not found:
        raise UsageError(f"{prefix}: {_why_not(connection, prefix)}")
    owners = {row.claim_id or row.key for row in found}
    if len(owners) > 1:
        ids = ", ".join(sorted({row.key[:12] for row in found})[:5])
        raise UsageError(f"{prefix}: several claims begin so; give more digits: {ids}")
    if found[0].claim_id is None:
        return list(found)
    return list(
        connection.execute(
            _newest_mentions()
            .join(CLAIM_MENTION, CLAIM_MENTION.c.mention_id == MENTION.c.id)
            .where(CLAIM_MENTION.c.claim_id == found[0].claim_id)
            .order_by(MENTION.c.figure_start)
        )
    )


def _newest_mentions() -> Select[Any]:
    """Mentions of the newest extraction of each document that was not superseded."""
    later = EXTRACTION.alias("later")
    newest = select(func.max(later.c.id)).where(later.c.document_id == EXTRACTION.c.document_id)
    return (
        select(*_OF_MENTION, quote_of(MENTION.c, DOCUMENT.c).label("quote"), EXTRACTION.c.document_id)
        .join(EXTRACTION, EXTRACTION.c.id == MENTION.c.extraction_id)
        .join(DOCUMENT, DOCUMENT.c.id == EXTRACTION.c.document_id)
        .where(DOCUMENT.c.superseded_by.is_(None), EXTRACTION.c.id == newest.scalar_subquery())
    )


def _why_not(connection: Connection, prefix: str) -> str:
    """What became of an id that no claim of today has."""
    earlier = connection.execute(
        select(DOCUMENT.c.superseded_by)
        .join(EXTRACTION, EXTRACTION.c.document_id == DOCUMENT.c.id)
        .join(MENTION, MENTION.c.extraction_id == EXTRACTION.c.id)
        .where(begins(MENTION.c.key, prefix))
    ).first()
    if earlier is None:
        return "no claim has this id; `claims show METRIC` prints them"
    if earlier.superseded_by is not None:
        return "the page changed, and this claim was on an earlier version of it"
    return "the newest run of the extractor does not find this claim any more"


def list_decisions(connection: Connection, keys: Sequence[str] | None = None) -> list[DecisionRow]:
    """What was decided on the mentions with these keys, or on all, oldest first."""
    wanted = select(DECISION).order_by(DECISION.c.id)
    rows: Sequence[Any] = connection.execute(
        wanted if keys is None else wanted.where(DECISION.c.key.in_(keys))
    ).all()
    alive = {row.id for row in live(rows)}
    return [
        DecisionRow(
            decision_id=row.id,
            live=row.id in alive,
            **{
                name: getattr(row, name)
                for name in DecisionRow.__slots__
                if name not in ("decision_id", "live")
            },
        )
        for row in rows
    ]


def list_orphans(connection: Connection) -> list[DecisionRow]:
    """The live decisions whose words the newest run did not find, oldest first.

    A decision that was carried on to a newer version of its document is none.
    """
    held = _newest_mentions().with_only_columns(in_hex(MENTION.c.key))
    carried = select(DECISION.c.carried_from).where(DECISION.c.carried_from.is_not(None))
    lost = connection.execute(
        select(DECISION.c.id).where(and_(DECISION.c.key.not_in(held), DECISION.c.id.not_in(carried)))
    )
    ids = set(lost.scalars())
    return [it for it in list_decisions(connection) if it.live and it.decision_id in ids] if ids else []
