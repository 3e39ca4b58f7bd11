"""How soon commands start: processor time of whole processes, side by side with a bare `import sqlalchemy`.

Modules are compiled and the lexicon is kept, as they are for everybody after the first run. Run it alone,
`pytest tests/benchmarks/test_start.py -s`, to read the ratios.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

BARE = ["-c", "import sqlalchemy"]
EXTRACT = ["-m", "claims", "extract", "line.txt"]
SHOW = ["-m", "claims", "show", "fighters"]
COMMANDS = [(["-m", "claims", "--help"], 0.6), (SHOW, 1.15), (EXTRACT, 1.3)]  # at most, times BARE
BUILT = 2 / 3  # at most, of what reading costs where nothing of the lexicon is kept
FEWEST, MOST = 2, 5  # rounds
LEEWAY = 1.3  # for a machine that does other things as well: only what is far off is a fault
LINE = "At least 12 people were killed in Kharkiv on Monday, Ukrainian officials said.\n"
Cost = Callable[..., float]


def seconds(folder: Path, arguments: list[str], **variables: str) -> float:
    """The processor time of one process, with these variables of the environment."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"CLAIMS_CACHE": "", "XDG_CACHE_HOME": str(folder), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=kept | own | variables,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def least(costs: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The least that each of some costs, measured in turn: what else runs here can only add to it. Ends once
    nothing is too dear."""
    found = {name: cost() for name, cost in costs.items()}
    for done in range(1, MOST):
        if done >= FEWEST and not too_dear(found):
            break
        found = {name: min(found[name], cost()) for name, cost in costs.items()}
    return found


def too_dear(costs: Mapping[str, float]) -> list[str]:
    """The commands that cost more than they may, without any leeway."""
    dear = [command[2] for command, most in COMMANDS if costs[command[2]] > most * costs["bare"]]
    return dear + ["built"] * (costs["extract"] > BUILT * costs["built"])


@pytest.fixture(scope="module")
def cost(tmp_path_factory: pytest.TempPathFactory) -> Cost:
    """What a process costs in a folder with a line of text and the database of the seeds."""
    folder = tmp_path_factory.mktemp("start")
    (folder / "line.txt").write_text(LINE, "utf-8")
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    subprocess.run([sys.executable, "-m", "claims", "ingest", str(seeds)], cwd=folder, check=True)
    return partial(seconds, folder)


@pytest.fixture(scope="module")
def costs(cost: Cost) -> dict[str, float]:
    """What each command costs at least; `built` is `extract` where nothing of the lexicon is kept."""
    each = {"bare": partial(cost, BARE), "built": partial(cost, EXTRACT, CLAIMS_CACHE="off")}
    each |= {command[2]: partial(cost, command) for command, _ in COMMANDS}
    for once in each.values():
        once()  # to warm up
    return least(each)


@pytest.mark.parametrize(("command", "most"), COMMANDS, ids=[command[2] for command, _ in COMMANDS])
def test_a_command_costs_little_more_than_to_import_sqlalchemy(
    costs: dict[str, float], command: list[str], most: float
) -> None:
    ours, ratio = costs[command[2]], costs[command[2]] / costs["bare"]
    print(f"\nclaims {' '.join(command[2:])}: {ours:.3f} s, {ratio:.2f} times import sqlalchemy, most {most}")
    assert ratio <= most * LEEWAY


def test_what_is_kept_of_the_lexicon_saves_a_third_of_reading_a_line(costs: dict[str, float]) -> None:
    ratio = costs["extract"] / costs["built"]
    print(f"\nclaims extract: {ratio:.2f} of what it costs where nothing is kept")
    assert ratio <= BUILT
