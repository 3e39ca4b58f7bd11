"""What the database gives back as rows for other programs: one column a field, named as the field is."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from claims.store.rows import ClaimRow
from claims.view.export import Row

# The columns of a claim: what, how many, whose, where, who says so, when, and where it is printed.
CLAIM_COLUMNS = (
    "claim_id", "metric", "measure", "figure", "low", "high", "qualifier", "unit", "per", "counted",
    "subject", "places", "claimant", "as_of", "as_of_start", "as_of_end", "as_of_basis", "status",
    "confidence", "review", "decided", "mentions", "source", "published", "published_basis", "title",
    "author", "url", "printings", "sources", "urls", "doc", "quote", "start", "quote_start",
    "part_of", "change", "earlier", "scope", "event",
)  # fmt: skip

# The columns of a mention that is not in a database: the keys of `Claim.to_dict`.
MENTION_COLUMNS = (
    "doc", "figure", "start", "low", "high", "qualifier", "unit", "per", "metric", "counted", "subject",
    "places", "claimant", "as_of", "as_of_basis", "status", "part_of", "change", "earlier", "scope",
    "event", "confidence", "rules",
)  # fmt: skip


def claim_rows(claims: Iterable[ClaimRow]) -> Iterator[Row]:
    """The claims as rows with CLAIM_COLUMNS."""
    return records(claims, CLAIM_COLUMNS)


def records(objects: Iterable[Any], columns: Sequence[str]) -> Iterator[Row]:
    """The fields of the objects that `columns` name."""
    if len(columns) == 1:  # of one name `attrgetter` gives the value itself
        return ({columns[0]: getattr(record, columns[0])} for record in objects)
    fields = attrgetter(*columns)
    return (dict(zip(columns, fields(record), strict=True)) for record in objects)
