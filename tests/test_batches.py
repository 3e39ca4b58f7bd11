"""Many values, a few at a time."""

from hypothesis import given
from hypothesis import strategies as st

from claims.batches import in_batches


@given(st.lists(st.integers()), st.integers(1, 9))
def test_batches_hold_all_values_in_their_order_and_none_is_too_long(values: list[int], most: int) -> None:
    batches = list(in_batches(values, most))
    assert [it for batch in batches for it in batch] == values
    assert all(0 < len(batch) <= most for batch in batches)
