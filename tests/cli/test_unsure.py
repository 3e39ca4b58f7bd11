"""What is unsure is marked where people read it, told by its number where programs do."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.lexicon import load_lexicon
from claims.model import Basis, Claim, Document, Evidence, Qualifier, Status
from claims.view.written_figure import UNSURE_BELOW, UNSURE_LEGEND

Run = Callable[..., Result]

LEGEND = f"? {UNSURE_LEGEND}"

# name, source, claimant, number, as of, confidence: on Islamic State's fighters in Syria
SURE = [("un", "CNN", "UN", 1000, "2014-09", 0.8), ("cia", "BBC", "CIA", 1500, "2014-09", UNSURE_BELOW)]
MIXED = [
    *SURE,
    ("sohr", "RNZ", "SOHR", 3000, "2014-09", 0.1),
    # One estimate, which its first printing alone would make unsure.
    ("first", "CNN", "NATO", 5000, "2018-01", 0.1),
    ("second", "BBC", "NATO", 5000, "2018-01", 0.7),
]


def _database(path: Path, said: list[tuple[Any, ...]]) -> str:
    documents = [
        Document(
            name, f"{who} spoke of [{name}] fighters.", source=source, published=f"{as_of}-20", origin=name
        )
        for name, source, who, _, as_of, _ in said
    ]

    def find(document: Document, _: Any) -> list[Claim]:
        name, _, who, number, as_of, confidence = next(row for row in said if row[0] == document.id)
        start = document.text.index("[")
        return [
            Claim(
                name, f"[{name}]", start, Decimal(number), Decimal(number), Qualifier.EXACT, "people", None,
                "fighters", "fighters", "Islamic State", ("Syria",), who, as_of, Basis.TEXT, Status.ASSERTED,
                0, len(document.text), confidence, (Evidence("metric", "x", start, start),),
            )
        ]  # fmt: skip

    ingest_documents(documents, str(path), Extractor(load_lexicon(), find, "by hand"))
    return str(path)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with claims of high and of low confidence."""
    return _database(tmp_path_factory.mktemp("mixed") / "claims.db", MIXED)


@pytest.fixture(scope="module")
def sure(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database in which nothing is unsure."""
    return _database(tmp_path_factory.mktemp("sure") / "claims.db", SURE)


@pytest.fixture
def lines(run: Run) -> Callable[..., list[str]]:
    """The lines that a command prints."""

    def ask(db: str, *arguments: str) -> list[str]:
        result = run(*arguments, "--db", db)
        assert result.exit_code == 0, result.output
        return result.stdout.splitlines()

    return ask


COMMANDS = [
    ["show", "fighters"],
    ["show", "fighters", "--by", "place"],
    ["conflicts", "--unsure"],
    ["timeline", "fighters"],
]
CHANGES = ["changes", "--since", "2014"]  # of what is kept alone
RECOMPARED = ["--known-by", "2020"]  # compared anew instead of read from what is kept


@pytest.mark.parametrize(
    ("command", "again"),
    [*((command, again) for command in COMMANDS for again in ([], RECOMPARED)), (CHANGES, [])],
    ids=" ".join,
)
def test_a_figure_of_low_confidence_is_marked_and_a_legend_tells_what_that_means(
    lines: Callable[..., list[str]], mixed: str, command: list[str], again: list[str]
) -> None:
    *printed, last = lines(mixed, *command, *again)
    assert last == LEGEND
    marked = " ".join(line for line in printed if "?" in line)
    assert "3,000" in marked
    assert "5,000" not in marked  # an estimate is as sure as its surest claim


@pytest.mark.parametrize("command", [*COMMANDS, CHANGES], ids=" ".join)
def test_where_all_is_sure_there_is_neither_mark_nor_legend(
    lines: Callable[..., list[str]], sure: str, command: list[str]
) -> None:
    printed = lines(sure, *command)
    assert any("1,000" in line for line in printed)
    assert not any("?" in line for line in printed)


@pytest.mark.parametrize("again", [[], RECOMPARED], ids=["kept", "anew"])
def test_programs_get_the_confidence_itself(
    lines: Callable[..., list[str]], mixed: str, again: list[str]
) -> None:
    def rows(*command: str) -> list[dict[str, Any]]:
        return list(map(json.loads, lines(mixed, *command, *again, "-f", "jsonl")))

    assert sorted(row["confidence"] for row in rows("show", "fighters")) == [0.1, 0.1, UNSURE_BELOW, 0.7, 0.8]
    told = {row["claimant"]: row["confidence"] for row in rows("timeline", "fighters")}
    assert told == {"UN": 0.8, "CIA": UNSURE_BELOW, "SOHR": 0.1, "NATO": 0.7}
    conflicts = rows("conflicts", "--pairs")
    sides = {
        (row[f"{it}_claimant"], row[f"{it}_confidence"]) for row in conflicts for it in ("left", "right")
    }
    assert sides == {("UN", 0.8), ("CIA", UNSURE_BELOW), ("SOHR", 0.1)}


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        (["show", "fighters"], ["confidence"]),
        (["timeline", "fighters"], ["confidence"]),
        (["conflicts"], ["left_confidence", "right_confidence"]),
    ],
)
def test_a_csv_has_a_column_for_it_and_no_marks(
    lines: Callable[..., list[str]], mixed: str, command: list[str], columns: list[str]
) -> None:
    head, *rest = lines(mixed, *command, "-f", "csv")
    assert set(columns) <= set(head.split(","))
    assert "?" not in "".join(rest)


def test_what_a_person_accepted_is_sure(run: Run, lines: Callable[..., list[str]], tmp_path: Path) -> None:
    db = _database(tmp_path / "claims.db", MIXED)
    told = map(json.loads, lines(db, "show", "fighters", "-f", "jsonl"))
    unsure = next(row["claim_id"] for row in told if row["claimant"] == "SOHR")
    assert run("accept", unsure, "--db", db).exit_code == 0
    for command in COMMANDS:
        assert LEGEND not in lines(db, *command)
        assert LEGEND not in lines(db, *command, *RECOMPARED)
    assert LEGEND not in lines(db, *CHANGES)


def test_a_chart_draws_what_is_unsure_lighter_and_says_so(
    run: Run, mixed: str, sure: str, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib", reason="charts need matplotlib")
    drawn = {}
    for name, db in (("mixed", mixed), ("sure", sure)):
        target = tmp_path / f"{name}.svg"
        assert run("timeline", "fighters", "--chart", target, "--db", db).exit_code == 0
        drawn[name] = target.read_text("utf-8")
    assert "Lighter: unsure" in drawn["mixed"]
    assert "Lighter: unsure" not in drawn["sure"]
