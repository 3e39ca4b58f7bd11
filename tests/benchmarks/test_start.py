"""How soon commands start: whole processes, side by side with the libraries that they cannot do without.

Run it alone, `pytest tests/benchmarks/test_start.py -s`, to read the ratios.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

LIBRARIES = ["-c", "import sqlalchemy, typer, rich.table"]
EXTRACT = ["-m", "claims", "extract", "line.txt"]
MOST = 1.6  # times as long as the libraries alone
ROUNDS = 7


def seconds(arguments: list[str], folder: Path, **variables: str) -> float:
    """How long one process takes, with these variables of the environment."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the database of the seeds."""
    folder = tmp_path_factory.mktemp("start")
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    subprocess.run([sys.executable, "-m", "claims", "ingest", str(seeds)], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("command", [["--help"], ["show", "fighters"]], ids=" ".join)
def test_a_command_starts_in_little_more_than_the_time_of_its_libraries(
    folder: Path, command: list[str]
) -> None:
    for arguments in (LIBRARIES, ["-m", "claims", *command]):
        seconds(arguments, folder)  # to warm up
    pairs = [(seconds(["-m", "claims", *command], folder), seconds(LIBRARIES, folder)) for _ in range(ROUNDS)]
    # The quietest pair: what else runs on the machine disturbs one of the two more than the other.
    ours, theirs = min(pairs, key=lambda pair: pair[0] / pair[1])
    print(f"claims {' '.join(command)}: {ours:.3f} s, {ours / theirs:.2f} times the libraries alone")
    assert ours <= MOST * theirs


def test_words_that_are_kept_parsed_make_a_line_quicker_to_read(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_text("At least 12 people were killed in Kharkiv on Monday.\n", "utf-8")
    switches = {
        "on": {"CLAIMS_CACHE": "", "XDG_CACHE_HOME": str(tmp_path / "caches")},
        "off": {"CLAIMS_CACHE": "off"},
    }
    for variables in switches.values():
        seconds(EXTRACT, tmp_path, **variables)  # to warm up, and to keep them
    pairs = [tuple(seconds(EXTRACT, tmp_path, **it) for it in switches.values()) for _ in range(ROUNDS)]
    kept, parsed = (min(times) for times in zip(*pairs, strict=True))
    libraries = min(seconds(LIBRARIES, tmp_path) for _ in range(ROUNDS))
    print(
        f"claims extract: {kept:.3f} s, {kept / parsed:.2f} of parsing, {kept / libraries:.2f} of libraries"
    )
    assert kept < parsed
