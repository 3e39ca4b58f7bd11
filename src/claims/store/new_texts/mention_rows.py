"""The rows of the figures that were found in a text."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from claims.model import Claim, Document
from claims.store.mention_key import anchor, count_equals
from claims.store.rows import MAX_NAME
from claims.store.schema.exact_numbers import fitted
from claims.store.schema.quotes import kept_quote
from claims.store.schema.rule_numbers import written

Row = dict[str, Any]


def mention_rows(
    connection: Connection,
    document: Document,
    claims: Sequence[Claim],
    numbers: Mapping[tuple[str, str], int],
) -> list[Row]:
    """A row of the table `mention` for each claim of a document, without its extraction. `numbers` are those
    of the rules by field and name.

    Raises ValueError for a claim that does not stand in the document, or whose names are too long.
    """
    ordinals = count_equals(document.text, [claim.start for claim in claims])
    return [
        _mention(document, claim, ordinals[claim.start])
        | {
            "evidence": written(claim.evidence, numbers, claim.quote_start),
            "quote": kept_quote(connection, document.text, (claim.quote_start, claim.quote_end)),
        }
        for claim in claims
    ]


def _mention(document: Document, claim: Claim, ordinal: int) -> Row:
    text, end = document.text, claim.end
    if text[claim.start : end] != claim.figure or not claim.figure:
        raise ValueError(f"the figure {claim.figure!r} does not stand at character {claim.start}")
    held = anchor(document.sha256, text, (claim.start, end), ordinal)
    row: Row = {
        "figure_start": claim.start,
        "figure_end": end,
        "low": None if claim.low is None else fitted(claim.low),
        "high": None if claim.high is None else fitted(claim.high),
        "places": json.dumps(claim.places, ensure_ascii=False),
    }
    row |= held._asdict()
    for name in ("qualifier", "as_of_basis", "status"):
        row[name] = str(getattr(claim, name))
    for name in ("figure", "unit", "per", "metric", "counted", "subject", "claimant", "as_of", "speaks_for"):
        row[name] = getattr(claim, name)
    for name in ("quote_start", "quote_end", "confidence", "part_of"):
        row[name] = getattr(claim, name)
    for name in ("change", "scope"):
        row[name] = None if getattr(claim, name) is None else str(getattr(claim, name))
    row["earlier"] = int(claim.earlier)
    _refuse_long_names(claim)
    return row


def _refuse_long_names(claim: Claim) -> None:
    for name in (claim.unit, claim.per, claim.metric, claim.subject, claim.claimant, *claim.places):
        if name and len(name) > MAX_NAME:
            raise ValueError(
                f"a name of {len(name)} characters at character {claim.start}: {MAX_NAME} can be kept"
            )
