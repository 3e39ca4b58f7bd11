"""`claims explain`: what a claim of the database, or a text, rests on."""

import json
from collections.abc import Callable

import pytest
from typer.testing import Result

from claims.view.explain import EXPLAINED_COLUMNS

Run = Callable[..., Result]

TEXT = "The United Nations said up to 20,000 fighters remained in Syria on 21 May 2019."


def first_id(ask: Run, metric: str) -> str:
    """The id of the first claim on a metric."""
    return str(json.loads(ask("show", metric, "-f", "jsonl").stdout.splitlines()[0])["claim_id"])


def test_a_stored_claim_is_told_with_its_sentence_fields_and_document(ask: Run) -> None:
    claim_id = first_id(ask, "money")
    shown = ask("explain", claim_id[:7]).stdout
    assert shown.startswith(f"{claim_id}  RNZ, 2019-03-24, How many are left\nhttps://example.org/report\n")
    assert "The strikes cost »at least $2.5 million« and took 60% of the land." in shown
    fields = {line.split()[0]: line.split()[1:] for line in shown.splitlines() if line.startswith("  ")}
    assert fields["figure"][:4] == ["≥", "USD", "2.5", "million"]
    assert " ".join(fields["metric"]) == "money what the noun names at least $2.5 million"
    assert shown.rstrip().splitlines()[-1].startswith("  read by claims by hand on ")


@pytest.mark.parametrize("command", ["explain", "lineage"])
@pytest.mark.parametrize("around", ["{}\r", " {}\n", "\t{} ", "\u00a0{}"])
def test_an_id_with_blanks_around_it_is_the_id(ask: Run, command: str, around: str) -> None:
    claim_id = first_id(ask, "money")
    assert ask(command, around.format(claim_id)).stdout == ask(command, claim_id).stdout
    assert ask(command, claim_id.upper()).stdout == ask(command, claim_id).stdout


def test_an_id_that_is_not_there_is_told(run: Run, database: object) -> None:
    result = run("explain", "000000000000", "--db", str(database))
    assert result.exit_code == 2
    assert "000000000000" in result.stderr


def test_a_text_is_read_and_its_other_numbers_told_with_the_reason(run: Run) -> None:
    result = run("explain", TEXT)
    assert result.exit_code == 0
    assert "said »up to 20,000« fighters" in result.stdout
    claim, _, refused = result.stdout.partition("no claims:")
    assert "≤ 20,000 (at most)" in claim
    assert refused.split()[0] == "date"
    assert "»" in refused


def test_a_text_is_read_from_standard_input(run: Run) -> None:
    assert "said »up to 20,000« fighters" in run("explain", "-", text=TEXT).stdout


def test_relative_times_are_worked_out_from_the_publication_date(run: Run) -> None:
    text = "On Monday 40 people were killed in Idlib."
    rows = json.loads(run("explain", text, "--published", "2019-05-21", "-f", "json").stdout)
    assert {row["field"]: row["value"] for row in rows}["as_of"] == "2019-05-20"


def test_a_publication_date_that_is_none_is_refused(run: Run) -> None:
    result = run("explain", TEXT, "--published", "soon")
    assert result.exit_code == 2
    assert result.stderr.startswith("claims: published: ")


def test_a_text_without_numbers_is_told_so(run: Run) -> None:
    result = run("explain", "Nobody knows.")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "claims: there is no number in this text\n"


@pytest.mark.parametrize("typed", ["zzz", " zzzz\n", "3fz9c1e", "12"])
def test_what_is_neither_an_id_nor_a_text_is_told_so(run: Run, typed: str) -> None:
    result = run("explain", typed)
    assert (result.exit_code, result.stdout) == (2, "")
    reason = "neither a claim ID, as `claims show` prints it, nor a text with a figure"
    assert result.stderr == f"claims: {typed.strip()}: {reason}\n"


def test_other_formats_have_a_row_for_each_field(run: Run, ask: Run) -> None:
    read = json.loads(run("explain", TEXT, "-f", "json").stdout)
    assert list(read[0]) == ["start", "figure", "refused", *EXPLAINED_COLUMNS]
    stored = json.loads(ask("explain", first_id(ask, "money"), "-f", "json").stdout)
    assert list(stored[0]) == ["claim_id", "doc", "start", *EXPLAINED_COLUMNS]
    assert {row["field"] for row in stored} >= {"figure", "unit", "metric", "subject", "places", "status"}
