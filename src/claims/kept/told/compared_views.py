"""The views over what comparing found, and the marks of what is to be compared, as selects take them."""

from collections.abc import Sequence

from sqlalchemy import Date, column, table
from sqlalchemy.sql.expression import TableClause

from claims.kept.told.comparison_rows import ComparisonRow, EstimateRow, QuestionRow, Side
from claims.store.schema.short_codes import STATUSES, Word

_DAYS = ("as_of_start", "as_of_end", "known")
COMPARISON_SELECTED = tuple(name for name in ComparisonRow._fields if name not in ("left", "right"))
SIDES_SELECTED = tuple(f"{side}_{name}" for side in ("left", "right") for name in Side._fields)


def _view(name: str, columns: Sequence[str]) -> TableClause:
    return table(name, *(column(it, Date() if it in _DAYS else None) for it in columns))


QUESTIONS = _view("questions", QuestionRow._fields)
ESTIMATE_SELECTED = tuple(
    {"claim_id": "estimate_id", "start": "figure_start"}.get(it, it) for it in EstimateRow._fields
)
ESTIMATES = _view(
    "estimates", [*ESTIMATE_SELECTED, "as_of_end", "first_published", "estimate_key", "estimate_number"]
)
_COMPARED = [*COMPARISON_SELECTED, *SIDES_SELECTED, "comparison_number"]
COMPARISONS = _view("comparisons", _COMPARED)
CONFLICTS = _view("conflicts", _COMPARED)
VERDICTS = _view("verdicts", [*_COMPARED, "since", "until"])  # with every tolerance
ESTIMATE_CLAIM = _view("estimate_claim", ["claim_id", "estimate_id", "position", "depth", "why"])
STALE = _view("stale", ["metric"])
NEW_DOCUMENT = _view("new_document", ["id"])
DISPUTED = _view("comparison", ["metric", "dispute", "left_id", "right_id"])
CLAIM = table(
    "claim",
    *map(column, ("id", "metric", "subject", "claimant", "document_id")),
    column("status", Word(STATUSES)),
)
