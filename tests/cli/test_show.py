"""`claims show`: claims side by side, in every format, and help with names."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from claims.api.side_by_side import MEMBER_COLUMNS
from claims.view.data import CLAIM_COLUMNS

Run = Callable[..., Result]

SHOW_COLUMNS = [*CLAIM_COLUMNS, *MEMBER_COLUMNS]


def test_figures_stand_under_their_question_with_time_claimant_source_and_words(ask: Run) -> None:
    lines = ask("show", "fighters", "--subject", "Islamic State").stdout.splitlines()
    assert " ".join(lines[0].split()) == "ID FIGURE AS OF CLAIMANT SOURCE PUBLISHED QUOTE"
    assert lines[1:4] == ["Islamic State", "Iraq; 2018-07", "  1 mention, 1 publisher, 1 independent"]
    assert lines[5] == "Iraq, Syria; 2019-02"
    row = next(line for line in lines if "14,000-18,000" in line)
    for cell in ("2019-02", "António Guterres", "RNZ", "2019-03-24"):
        assert f"  {cell}  " in row
    assert row.endswith("between 14,000 and 18,000 militants in Iraq and Syria, António Guterres said.")


def test_disputed_and_planned_figures_and_the_own_voice_are_told_in_words(ask: Run) -> None:
    shown = ask("show", "fighters").stdout
    assert "15,000-17,000 [disputed]" in shown
    assert "~5,000 [planned]" in shown
    assert "(own voice)" in shown
    assert "(2019-03-24)" in shown  # the time is that of publication


def test_the_newest_comes_first_within_subject_and_place(ask: Run) -> None:
    rows = json.loads(ask("show", "fighters", "--subject", "Islamic State", "--format", "json").stdout)
    found = [(row["places"], row["as_of"]) for row in rows]
    assert found == [(["Iraq"], "2018-07"), (["Iraq", "Syria"], "2019-02")]


@pytest.mark.parametrize(
    ("arguments", "figures"),
    [
        (["--subject", "Hayat Tahrir al-Sham"], {"Up to 20,000", "Some 5,000"}),
        (["--place", "Syria"], {"between 14,000 and 18,000"}),
        (["--claimant", "Global Coalition"], {"15,000 to 17,000"}),
        (["--since", "2019-03"], {"Up to 20,000", "Some 5,000"}),
        (["--until", "2018"], {"15,000 to 17,000"}),
        (["--status", "planned"], {"Some 5,000"}),
        (["--subject", "islamic state", "--until", "2018"], {"15,000 to 17,000"}),
        (["--subject", "ISIS", "--until", "2018"], {"15,000 to 17,000"}),
        (["--source", "rnz", "--status", "planned"], {"Some 5,000"}),
    ],
)
def test_claims_are_chosen_by_any_part(ask: Run, arguments: list[str], figures: set[str]) -> None:
    printed = ask("show", "fighters", *arguments, "-f", "jsonl").stdout
    assert {json.loads(line)["figure"] for line in printed.splitlines()} == figures


def test_a_limit_keeps_the_first_ones(ask: Run) -> None:
    every = ask("show", "fighters", "-f", "jsonl").stdout.splitlines()
    assert ask("show", "fighters", "-n", "3", "-f", "jsonl").stdout.splitlines() == every[:3]


def test_a_metric_may_be_written_in_any_case_and_with_blanks(ask: Run) -> None:
    assert ask("show", "Fighters", "-f", "jsonl").stdout == ask("show", "fighters", "-f", "jsonl").stdout
    assert ask("show", "foreign fighters").stderr == "claims: no claims found\n"


NEAR = [
    (["show", "figters"], "there is no metric 'figters'. Did you mean fighters"),
    (["show", "fighters", "--subject", "Islamic Stat"], "Did you mean Islamic State?"),
    (["show", "fighters", "--place", "Sirya"], "Did you mean Syria"),
    (["show", "fighters", "--claimant", "Antonio Gutteres"], "Did you mean António Guterres?"),
    (["show", "fighters", "--claimant", "coalition of"], "there is no claimant 'coalition of'"),
    (["show", "fighters", "--source", "RNX"], "Did you mean RNZ?"),
    (["show", "fighters", "--place", "Xyzzy"], "there is no place 'Xyzzy'. `claims places` lists them all"),
    (["show", "fighters", "--claimant", "Pentagn"], "'Pentagn'. `claims claimants` lists them all"),
    (["show", "fighters", "--claimant", "Global Colition"], "Did you mean Global Coalition?"),
    (["show", "fighters", "--subject", "Daehs"], "Did you mean Daesh or"),
    (["show", "militants"], "militants are counted as fighters: claims show fighters"),
    (["show", "sleeper agents"], "sleeper agents are counted as fighters: claims show fighters"),
    (["show", "fighter"], "fighter is counted as fighters: claims show fighters"),
    (["show", "suicide-attack"], "`claims metrics` lists them all"),
    (["documents", "--source", "RNX"], "Did you mean RNZ?"),
    (["export", "--metric", "teritory"], "Did you mean territory?"),
]


@pytest.mark.parametrize(("arguments", "words"), NEAR)
def test_an_unknown_name_is_answered_with_the_near_ones(
    run: Run, database: Path, arguments: list[str], words: str
) -> None:
    result = run(*arguments, "--db", database)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments", [["abducted"], ["fighters", "--since", "2030"], ["money", "--place", "Syria"]]
)
def test_known_names_without_claims_are_no_error(ask: Run, arguments: list[str]) -> None:
    result = ask("show", *arguments)
    assert result.stdout == ""
    assert result.stderr == "claims: no claims found\n"


def test_no_claims_are_still_valid_data(ask: Run) -> None:
    assert json.loads(ask("show", "abducted", "-f", "json").stdout) == []
    assert ask("show", "abducted", "-f", "jsonl").stdout == ""
    assert list(csv.reader(io.StringIO(ask("show", "abducted", "-f", "csv").stdout))) == [SHOW_COLUMNS]


def test_numbers_are_bare_and_nothing_is_null(ask: Run) -> None:
    money = json.loads(ask("show", "money", "--format", "json").stdout)[0]
    assert money["low"] == 2500000
    assert money["high"] is None
    assert money["subject"] is None
    assert money["places"] == []
    assert list(money) == SHOW_COLUMNS
    row = next(csv.DictReader(io.StringIO(ask("show", "money", "--format", "csv").stdout)))
    assert (row["low"], row["high"], row["subject"]) == ("2500000", "", "")


def test_every_format_says_the_same(ask: Run) -> None:
    objects = json.loads(ask("show", "fighters", "-f", "json").stdout)
    assert [
        json.loads(line) for line in ask("show", "fighters", "-f", "jsonl").stdout.splitlines()
    ] == objects
    rows = list(csv.DictReader(io.StringIO(ask("show", "fighters", "-f", "csv").stdout)))
    assert [row["quote"] for row in rows] == [it["quote"] for it in objects]
    tabbed = [line.split("\t") for line in ask("show", "fighters", "-f", "tsv").stdout.splitlines()]
    assert [dict(zip(tabbed[0], line, strict=True))["claim_id"] for line in tabbed[1:]] == [
        it["claim_id"] for it in objects
    ]


def test_markdown_has_the_columns_of_the_table_with_whole_quotes(ask: Run) -> None:
    lines = ask("show", "fighters", "-f", "md").stdout.splitlines()
    columns = "id | metric | subject | figure | as of | claimant | place | source | published | quote"
    assert lines[0] == f"| {columns} |"
    assert len(lines) == 2 + 4
    assert all(line.startswith("| ") and line.endswith(" |") for line in lines)


class TestHostileWords:
    """What a document holds reaches no terminal, spreadsheet or page as anything but words."""

    @pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "md"])
    @pytest.mark.parametrize(
        "command", [["show", "civilians"], ["search", "red"], ["export"], ["documents"], ["sources"]]
    )
    def test_no_escape_code_and_no_turned_text_gets_through(
        self, ask: Run, command: list[str], form: str
    ) -> None:
        printed = ask(*command, "--format", form).stdout
        assert not set(printed) & set("\x1b\x07\u202e\x9b")

    def test_json_keeps_them_in_escapes(self, ask: Run) -> None:
        row = json.loads(ask("show", "civilians", "-f", "jsonl").stdout)
        assert row["quote"].startswith("+1 A \x1b[31mred\x1b[0m group\u202e of")

    def test_no_cell_of_a_sheet_is_a_formula(self, ask: Run) -> None:
        for form, delimiter in (("csv", ","), ("tsv", "\t")):
            text = ask("show", "civilians", "-f", form).stdout
            row = next(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
            assert row["source"] == "'=cmd|' /C calc'!A0"
            assert row["claimant"].startswith("'@evil")
            assert row["quote"].startswith("'+1 A ")
            assert row["low"] == "100"

    def test_markdown_shows_markup_as_words(self, ask: Run) -> None:
        text = ask("show", "civilians", "-f", "md").stdout
        assert "&lt;i&gt;was&lt;/i&gt;" in text
        assert "of hundreds of \\| men &lt;i&gt;" in text
        assert len(text.splitlines()) == 3
