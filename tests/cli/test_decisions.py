"""`claims accept`, `reject`, `edit`, `link`, `unlink`, `undo` and `history`: what a person decides holds."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def decide(run: Run, db: str, fill: Callable[[str], None]) -> Callable[..., Result]:
    """Runs commands on a database of their own, once for each kind of database."""
    fill(db)

    def invoke(*args: str, code: int = 0) -> Result:
        result = run(*args, "--db", db)
        assert result.exit_code == code, result.output
        return result

    return invoke


def _claims(decide: Callable[..., Result], *arguments: str) -> dict[str, dict[str, Any]]:
    """The claims on fighters by their figures."""
    lines = decide("export", "--metric", "fighters", *arguments, "-f", "jsonl").stdout.splitlines()
    return {row["figure"]: row for row in map(json.loads, lines)}


def _id(decide: Callable[..., Result], figure: str) -> str:
    return str(_claims(decide)[figure]["claim_id"])[:7]


def test_an_accepted_claim_is_marked_as_such(decide: Callable[..., Result]) -> None:
    done = decide("accept", _id(decide, "Up to 20,000"), "--who", "Ada", "--note", "checked")
    assert done.stderr.endswith(" is accepted (decision 1)\n")
    assert _claims(decide)["Up to 20,000"]["review"] == "accepted"
    assert "≤ 20,000 [accepted]" in decide("show", "fighters").stdout


def test_a_rejected_claim_is_left_out_until_that_is_taken_back(decide: Callable[..., Result]) -> None:
    claim = _id(decide, "Up to 20,000")
    decide("reject", claim)
    assert "Up to 20,000" not in _claims(decide)
    assert "20,000" not in decide("show", "fighters").stdout
    assert "this claim was rejected" in decide("explain", claim, code=2).stderr
    decide("undo", claim)
    assert "Up to 20,000" in _claims(decide)


def test_an_edit_puts_new_values_in_the_place_of_what_was_read(decide: Callable[..., Result]) -> None:
    claim = _id(decide, "Up to 20,000")
    done = decide(
        "edit",
        claim,
        "--claimant",
        "United Nations",
        "--high",
        "5,000",
        "--place",
        "Iraq",
        "--place",
        "Syria",
    )
    assert "is edited: high, places, claimant (decision 1)" in done.stderr
    row = _claims(decide)["Up to 20,000"]
    assert (row["low"], row["high"], row["claimant"]) == (None, 5000, "United Nations")
    assert (row["places"], row["review"]) == (["Iraq", "Syria"], "edited")
    assert "≤ 5,000 [edited]" in decide("show", "fighters").stdout
    assert "≤ 5,000 [edited]" in decide("show", "fighters", "--tolerance", "10").stdout
    assert "edit claimant" in decide("explain", claim).stdout


def test_an_empty_value_means_that_the_text_does_not_say(decide: Callable[..., Result]) -> None:
    claim = _id(decide, "between 14,000 and 18,000")
    decide("edit", claim, "--claimant", "", "--place", "", "--low", "")
    row = _claims(decide)["between 14,000 and 18,000"]
    assert (row["claimant"], row["places"], row["low"], row["high"]) == (None, [], None, 18000)


def test_claims_that_a_person_links_are_one_estimate_until_that_is_taken_back(
    decide: Callable[..., Result],
) -> None:
    one, other = _id(decide, "Up to 20,000"), _id(decide, "Some 5,000")
    assert decide("lineage", one).stdout.startswith("1 mention, ")
    done = decide("link", one, other, "--who", "Ada", "--note", "one report")
    assert done.stderr == f"claims: {one} and {other} go back to one origin (decision 1)\n"
    assert f"[{other}]" in decide("lineage", one).stdout
    (told,) = csv.DictReader(io.StringIO(decide("history", one, "-f", "csv").stdout))
    assert (told["kind"], told["value"][:7], told["why"]) == ("same-origin", other, "one report")
    decide("undo", one)
    assert f"[{other}]" not in decide("lineage", one).stdout


def test_claims_that_a_person_unlinks_are_two_estimates(decide: Callable[..., Result]) -> None:
    one, other = _id(decide, "Up to 20,000"), _id(decide, "Some 5,000")
    decide("link", one, other)
    done = decide("unlink", other, one)
    assert "do not go back to one origin (decision 2)" in done.stderr
    assert f"[{other}]" not in decide("lineage", one).stdout


def test_claims_on_what_is_never_compared_are_not_linked(decide: Callable[..., Result]) -> None:
    one, other = _id(decide, "Up to 20,000"), _id(decide, "Some 5,000")
    decide("edit", other, "--metric", "weapons")
    told = decide("link", one, other, code=2).stderr
    assert "never compared; correct the metric or subject with `claims edit` first" in told
    assert decide("history", "-f", "tsv").stdout.count("\n") == 2  # the heads and the edit


def test_undo_without_an_id_takes_back_ones_own_last_decision(decide: Callable[..., Result]) -> None:
    first, second = _id(decide, "Up to 20,000"), _id(decide, "Some 5,000")
    decide("accept", first, "--who", "Ada")
    decide("accept", second, "--who", "Bea")
    assert f"decision 1 on {first} is taken back" in decide("undo", "--who", "Ada").stderr
    found = _claims(decide)
    assert (found["Up to 20,000"]["review"], found["Some 5,000"]["review"]) == (None, "accepted")
    assert "no decision of Ada is left" in decide("undo", "--who", "Ada", code=2).stderr


def test_what_was_taken_back_can_be_brought_back_by_its_number(decide: Callable[..., Result]) -> None:
    claim = _id(decide, "Up to 20,000")
    decide("accept", claim)
    decide("undo", claim)
    decide("undo", "--decision", "2")
    assert _claims(decide)["Up to 20,000"]["review"] == "accepted"


def test_history_tells_who_decided_what_when_and_what_holds(decide: Callable[..., Result]) -> None:
    claim = _id(decide, "Up to 20,000")
    decide("edit", claim, "--high", "5000", "--who", "Ada", "--note", "a slip")
    decide("undo", claim, "--who", "Bea")
    rows = list(csv.DictReader(io.StringIO(decide("history", claim, "-f", "csv").stdout)))
    told = [(row["who"], row["kind"], row["field"], row["value"], row["why"], row["holds"]) for row in rows]
    assert told == [
        ("Ada", "edit", "bounds", "..5000", "a slip", "False"),
        ("Bea", "undo 1", "", "", "", "False"),
    ]
    assert len(decide("history", "-n", "1", "-f", "jsonl").stdout.splitlines()) == 1


WRONG = [
    (["edit", "{id}"], "say what to correct"),
    (["edit", "{id}", "--high", "many"], "is no pair of numbers"),
    (["edit", "{id}", "--as-of", "soon"], "as_of: "),
    (["edit", "{id}", "--metric", ""], "metric: None is no name"),
    (["accept", "0000"], "no claim has this id"),
    (["link", "{id}", "0000"], "no claim has this id"),
    (["link", "{id}", "{id}"], "this is the same claim"),
    (["accept", "soon"], "no claim's id"),
    (["undo", "{id}"], "nothing was decided on this claim"),
    (["undo", "--decision", "99"], "99: no such decision"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_a_decision_that_cannot_be_is_told_in_a_line(
    decide: Callable[..., Result], arguments: list[str], words: str
) -> None:
    claim = _id(decide, "Up to 20,000")
    result = decide(*(it.format(id=claim) for it in arguments), code=2)
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["accept"], ["explain"], ["lineage"], ["history"]])
def test_an_id_may_be_pasted_with_blanks_and_line_ends(
    decide: Callable[..., Result], command: list[str]
) -> None:
    claim = _id(decide, "Up to 20,000")
    decide(*command, f" {claim.upper()}\r\n")


def test_help_of_a_command_is_printed_by_name(run: Run) -> None:
    assert run("help", "show").stdout == run("show", "--help").stdout
    assert run("help", "db", "upgrade").stdout == run("db", "upgrade", "--help").stdout
    assert run("help").stdout == run("--help").stdout
    assert run("help", "shwo").exit_code == 2
