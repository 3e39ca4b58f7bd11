"""Claims as they are read from the database to be compared."""

from pathlib import Path

import claims
from claims.kept.entries.stored_claim import StoredClaim, select_claims
from claims.kept.entries.stored_entries import load_entries
from claims.store.engine import reading

TEXT = "A storm hit Hodeidah on Thursday. The Red Crescent counted 20 dead. In Aden 30 people were killed."


def test_a_row_of_claims_has_its_columns_in_the_order_in_which_they_are_asked_for() -> None:
    assert list(StoredClaim._fields) == select_claims().selected_columns.keys()


def _hinted(db: Path) -> dict[str, bool]:
    with reading(str(db)) as connection:
        stored = load_entries(connection, [("killed", "")])
    return {it.figure: it.place_hinted for it in stored.entries}


def test_a_place_that_stands_around_the_sentence_of_a_figure_is_hinted_until_a_person_gives_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "storm.txt").write_text(TEXT, "utf-8")
    db = tmp_path / "claims.db"
    with claims.open(db) as database:
        database.ingest(tmp_path / "storm.txt", published="2018-11-08")
        assert _hinted(db) == {"20": True, "30": False}
        told = next(it for it in database.claims("killed") if it.figure == "20")
        database.edit(told.claim_id, places=["Hodeidah"])
        assert _hinted(db) == {"20": False, "30": False}
