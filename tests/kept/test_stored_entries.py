"""Claims as they are read from the database to be compared."""

from claims.kept import stored_entries


def test_a_row_of_claims_has_its_columns_in_the_order_in_which_they_are_asked_for() -> None:
    asked = stored_entries._claims().selected_columns.keys()
    assert list(stored_entries._Stored._fields) == asked
