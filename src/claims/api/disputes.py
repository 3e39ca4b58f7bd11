"""Disputes: conflicting figures as entries, and who printed them."""

from collections.abc import Iterable, Mapping
from itertools import islice

from sqlalchemy import Connection

from claims.api.rows import Rows
from claims.kept.comparison_rows import ComparisonRow, EstimateRow
from claims.kept.dispute_rows import DisputeRow, disputed_claims, make_disputes
from claims.kept.stored_rows import list_estimates_led_by
from claims.view.conflict import DISPUTE_COLUMNS, dispute_rows


class Disputes(Rows[DisputeRow]):
    """What cannot all be true, one entry for each dispute: the sure ones first."""

    def __init__(
        self, found: Iterable[DisputeRow], unsure: int, estimates: Mapping[str, EstimateRow] | None = None
    ) -> None:
        super().__init__(found, DISPUTE_COLUMNS, dispute_rows)
        self.unsure = unsure  # how many are not among them because they are unsure
        self.estimates = estimates or {}  # those of its figures, by the id of the claim that leads each


def choose_disputes(pairs: Iterable[ComparisonRow], unsure: bool, limit: int | None) -> Disputes:
    """The disputes of these pairs, the unsure ones only if they are wanted, up to the limit."""
    disputes = make_disputes(pairs)
    told = disputes if unsure else [it for it in disputes if it.sure]
    return Disputes(islice(told, limit), len(disputes) - len(told))


def with_papers(connection: Connection, found: Disputes) -> Disputes:
    """The same with the estimates of its figures, which know who printed them."""
    estimates = list_estimates_led_by(connection, set(disputed_claims(found)))
    return Disputes(found, found.unsure, estimates)
