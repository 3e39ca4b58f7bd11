"""`claims search`, `metrics`, `sources`, `documents` and `export`."""

import csv
import io
import json
import subprocess
from collections.abc import Callable

import pytest
from typer.testing import Result

from claims.view.data import CLAIM_COLUMNS

Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[bytes]]


def rows_of(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed, newline="")))


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        (["militants"], {"between 14,000 and 18,000"}),
        (["strikes", "land"], {"at least $2.5 million", "60%"}),
        (['"of the land"'], {"at least $2.5 million", "60%"}),
        (['"land the"'], set()),
        (["nowhere"], set()),
        (["(", '"'], set()),
    ],
)
def test_claims_are_found_by_all_of_the_words(ask: Run, words: list[str], figures: set[str]) -> None:
    assert {row["figure"] for row in rows_of(ask("search", *words, "-f", "csv").stdout)} == figures


def test_claims_on_several_metrics_are_told_apart(ask: Run) -> None:
    lines = ask("search", "strikes").stdout.splitlines()
    assert {line for line in lines if "  " not in line} == {
        "money: (no subject named)",
        "territory: Islamic State",
    }


def test_documents_are_found_by_title_and_text(ask: Run) -> None:
    for word in ("left", "militants"):
        (found,) = rows_of(ask("search", "--documents", word, "-f", "csv").stdout)
        assert found["doc"] == "report"
        assert found["snippet"]


def test_metrics_come_with_their_words_most_claims_first(ask: Run) -> None:
    rows = rows_of(ask("metrics", "-f", "csv").stdout)
    assert (rows[0]["metric"], rows[0]["claims"], rows[0]["measure"]) == ("fighters", "4", "stock")


def test_sources_are_counted(ask: Run) -> None:
    rows = rows_of(ask("sources", "-f", "csv").stdout)
    assert ("RNZ", "1", "6") in [(row["source"], row["documents"], row["claims"]) for row in rows]


def test_documents_are_listed_newest_first(ask: Run) -> None:
    rows = rows_of(ask("documents", "-f", "csv").stdout)
    assert [row["doc"] for row in rows] == ["report", "hostile"]
    assert [row["doc"] for row in rows_of(ask("documents", "--source", "RNZ", "-f", "csv").stdout)] == [
        "report"
    ]
    assert len(rows_of(ask("documents", "-n", "1", "-f", "csv").stdout)) == 1


def test_inputs_that_could_not_be_read_are_listed(run: Run) -> None:
    run("ingest", "missing.txt", "--db", "new.db")
    rows = rows_of(run("documents", "--failed", "-f", "csv", "--db", "new.db").stdout)
    assert [row["origin"] for row in rows] == ["missing.txt"]
    assert rows[0]["reason"]


def test_an_empty_list_is_told_so(run: Run) -> None:
    run("ingest", "missing.txt", "--db", "new.db")
    for command in ("metrics", "sources", "documents"):
        result = run(command, "--db", "new.db")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == f"claims: no {command} found\n"


def test_export_prints_every_claim_as_csv(ask: Run) -> None:
    rows = rows_of(ask("export").stdout)
    assert list(rows[0]) == list(CLAIM_COLUMNS)
    assert len(rows) == 7


def test_export_takes_a_part_and_another_format(ask: Run) -> None:
    printed = ask("export", "--metric", "fighters", "--status", "disputed", "-f", "jsonl").stdout
    assert json.loads(printed)["figure"] == "15,000 to 17,000"


def test_a_process_prints_csv_with_the_line_ends_of_pipes_and_finds_its_database(process: Process) -> None:
    printed = process("sources", "--format", "csv").stdout
    assert printed.startswith(b"source,documents,claims,first_published,last_published\n")
    assert b"\r" not in printed
