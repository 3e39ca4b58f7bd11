"""What a person may put in the place of what was read: for each field the values that it can have.

The fields of an edit are those of the annotation guide, but for `low` and `high`, which are edited together
as `bounds`: an edit of one of them alone could cross the other.
"""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from claims.dates import full_days
from claims.errors import UsageError
from claims.model import Basis, Qualifier, Status
from claims.store.rows import MAX_NAME
from claims.store.schema.exact_numbers import fitted

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "qualifier": tuple(Qualifier),
    "as_of_basis": tuple(Basis),
    "status": tuple(Status),
}
_NEEDED = ("unit", "metric", *_CHOICES)

EDITABLE = (
    "bounds", "qualifier", "unit", "per", "metric", "counted", "subject", "places", "claimant", "as_of",
    "as_of_basis", "status",
)  # fmt: skip


def encode_value(field: str | None, value: Any) -> str:
    """The JSON under which a decision keeps the new value of a field.

    `value` is a pair of numbers or `None` for `bounds`, a list of names for `places`, else words or `None`.
    Raises UsageError when the field cannot be edited, or cannot have that value.
    """
    if field not in EDITABLE:
        raise UsageError(f"{field}: no field that can be edited; there are {', '.join(EDITABLE)}")
    if field == "bounds":
        return json.dumps(_bounds(value))
    if field == "places":
        return json.dumps(_places(value), ensure_ascii=False)
    _check_words(field, value)
    return json.dumps(value, ensure_ascii=False)


def decode_value(field: str, value: str) -> dict[str, Any]:
    """The columns of a claim that an edit sets, with their new values: `low` and `high` for `bounds`."""
    given = json.loads(value)
    if field == "bounds":
        low, high = (None if bound is None else Decimal(bound) for bound in given)
        return {"low": low, "high": high}
    return {field: tuple(given) if field == "places" else given}


def write_value(field: str, value: str) -> str:
    """The JSON of an edit's new value in words: `14000..18000`, `..20000`, `Iraq; Syria`."""
    given = json.loads(value)
    if field == "bounds":
        low, high = ("" if bound is None else bound for bound in given)
        return f"{low}" if low == high else f"{low}..{high}"
    return "; ".join(given) if field == "places" else given or ""


def _bounds(value: Any) -> list[str | None]:
    try:
        low, high = (None if bound is None else fitted(Decimal(str(bound))) for bound in value)
    except (TypeError, ValueError, InvalidOperation) as error:
        raise UsageError(f"bounds: {value!r} is no pair of numbers") from error
    if low is None and high is None:
        raise UsageError("bounds: give at least one of the two numbers, such as 14000..18000 or ..20000")
    if low is not None and high is not None and low > high:
        raise UsageError(f"bounds: {low} is more than {high}")
    return [None if bound is None else str(bound) for bound in (low, high)]


def _places(value: Any) -> list[str]:
    if not isinstance(value, list | tuple) or not all(_is_name(it) and "; " not in it for it in value):
        raise UsageError(f"places: {value!r} is no list of names")
    return list(value)


def _check_words(field: str, value: Any) -> None:
    if value is None and field not in _NEEDED:
        return
    if not _is_name(value):
        raise UsageError(f"{field}: {value!r} is no name")
    if value not in _CHOICES.get(field, (value,)):
        raise UsageError(f"{field}: {value} is none of {', '.join(_CHOICES[field])}")
    if field == "as_of":
        try:
            full_days(value)
        except ValueError as error:
            raise UsageError(f"as_of: {error}") from error


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= MAX_NAME and "\0" not in value
