"""The rows of the figures that were found in a text."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection

from claims.model import Claim, Document
from claims.store.mention_key import Anchor, anchor, count_equals
from claims.store.rows import MAX_NAME
from claims.store.schema.exact_numbers import fitted
from claims.store.schema.quotes import kept_quote
from claims.store.schema.rule_numbers import written

_KEPT = 2**12  # places that are remembered as they are written: texts have the same ones over and over


class MentionRow(NamedTuple):
    """A row of the table `mention`, without its number and its extraction. What a mention says stands first,
    in the order of `Content`."""

    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str
    per: str | None
    metric: str
    counted: str | None
    subject: str | None
    places: str  # JSON
    claimant: str | None
    as_of: str | None
    as_of_basis: str
    status: str
    part_of: int | None
    change: str | None
    earlier: int
    scope: str | None
    key: str
    ordinal: int
    figure: str
    figure_start: int
    figure_end: int
    quote: str | None
    quote_start: int
    quote_end: int
    confidence: float
    evidence: str
    event: str | None
    speaks_for: str | None


def mention_rows(
    connection: Connection,
    document: Document,
    claims: Sequence[Claim],
    numbers: Mapping[tuple[str, str], int],
) -> list[MentionRow]:
    """A row for each claim of a document. `numbers` are those of the rules by field and name.

    Raises ValueError for a claim that does not stand in the document, or whose names are too long.
    """
    ordinals = count_equals(document.text, [claim.start for claim in claims])
    return [
        _mention(
            claim,
            anchor(document.sha256, document.text, _span(document, claim), ordinals[claim.start]),
            kept_quote(connection, document.text, (claim.quote_start, claim.quote_end)),
            written(claim.evidence, numbers, claim.quote_start),
        )
        for claim in claims
    ]


def _span(document: Document, claim: Claim) -> tuple[int, int]:
    """Where the figure of a claim stands."""
    if document.text[claim.start : claim.end] != claim.figure or not claim.figure:
        raise ValueError(f"the figure {claim.figure!r} does not stand at character {claim.start}")
    return claim.start, claim.end


def _mention(claim: Claim, held: Anchor, quote: str | None, evidence: str) -> MentionRow:
    _refuse_long_names(claim)
    return MentionRow(
        None if claim.low is None else fitted(claim.low),
        None if claim.high is None else fitted(claim.high),
        str(claim.qualifier),
        claim.unit,
        claim.per,
        claim.metric,
        claim.counted,
        claim.subject,
        _as_json(claim.places),
        claim.claimant,
        claim.as_of,
        str(claim.as_of_basis),
        str(claim.status),
        claim.part_of,
        None if claim.change is None else str(claim.change),
        int(claim.earlier),
        None if claim.scope is None else str(claim.scope),
        held.key,
        held.ordinal,
        claim.figure,
        claim.start,
        claim.end,
        quote,
        claim.quote_start,
        claim.quote_end,
        claim.confidence,
        evidence,
        claim.event,
        claim.speaks_for,
    )


@lru_cache(_KEPT)
def _as_json(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False)


def _refuse_long_names(claim: Claim) -> None:
    whose = claim.subject, claim.claimant, claim.event
    for name in (claim.unit, claim.per, claim.metric, *whose, *claim.places):
        if name and len(name) > MAX_NAME:
            raise ValueError(
                f"a name of {len(name)} characters at character {claim.start}: {MAX_NAME} can be kept"
            )
