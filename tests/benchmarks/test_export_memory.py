"""An export takes the memory of a batch of claims, however many there are."""

import runpy
import tracemalloc
from pathlib import Path

import pytest

import claims

EXPORTING = runpy.run_path(str(Path(__file__).with_name("exporting.py")))
BATCH = 100  # claims that are fetched at a time here, so that a few hundred are many
FEW, MANY = 200, 800
MOST = 1.5  # times the memory for four times the claims; held in a list they would take four times as much


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> claims.Database:
    """A database of MANY claims."""
    path = str(tmp_path_factory.mktemp("export") / "claims.db")
    EXPORTING["fill"](path, MANY)
    return claims.open(path)


@pytest.mark.parametrize("form", EXPORTING["FORMATS"])
def test_four_times_the_claims_take_no_more_memory(
    database: claims.Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr("claims.store.read._BATCH", BATCH)

    def peak(number: int) -> int:
        tracemalloc.start()
        try:
            assert database.export(tmp_path / f"claims.{form}", limit=number) == number
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(FEW)  # what is made once
    assert peak(MANY) <= MOST * peak(FEW)
