"""The commands say the same, whichever database stands behind them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

QUESTIONS = [
    ["show", "fighters"],
    ["show", "fighters", "--place", "Syria", "--since", "2019", "-f", "csv"],
    ["show", "civilians", "-f", "jsonl"],
    ["search", "strikes land", "-f", "csv"],
    ["metrics", "-f", "json"],
    ["sources", "-f", "json"],
    ["documents"],
    ["export"],
    ["sql", "SELECT metric, low, high, as_of_start FROM claims ORDER BY claim_id", "-f", "json"],
    ["db", "current"],
    ["verify"],
]


def test_every_question_has_the_same_answer(
    run: Run, database: Path, db: str, fill: Callable[[str], None], as_reader: Callable[[str], str]
) -> None:
    fill(db)
    for question in QUESTIONS:
        asked = as_reader(db) if question[0] == "sql" else db
        here, there = (run(*question, "--db", it) for it in (database, asked))
        assert (here.exit_code, here.stdout, here.stderr) == (there.exit_code, there.stdout, there.stderr)


ERRORS = [["show", "figters"], ["explain", "000000000000"], ["sql", "DROP TABLE claim"]]


@pytest.mark.parametrize("command", ERRORS, ids=" ".join)
def test_every_error_is_told_alike(  # noqa: PLR0917
    run: Run,
    database: Path,
    db: str,
    fill: Callable[[str], None],
    as_reader: Callable[[str], str],
    command: list[str],
) -> None:
    fill(db)
    here, there = (run(*command, "--db", it) for it in (database, as_reader(db)))
    assert here.exit_code == there.exit_code == 2
    assert here.stderr == there.stderr
