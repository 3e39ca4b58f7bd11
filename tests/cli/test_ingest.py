"""`claims ingest`: a database is made, filled, and filled again without harm."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

NEWS = "Up to 20,000 fighters remained in Syria, the United Nations said.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_a_database_is_made_and_filled(run: Run, news: Path) -> None:
    result = run("ingest", news, "--source", "RNZ", "--published", "2019-05-21")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "claims: documents: 1 added; claims found: 1\n"
    (claim,) = json.loads(run("show", "fighters", "-f", "json").stdout)
    assert (claim["figure"], claim["source"], claim["published"]) == ("Up to 20,000", "RNZ", "2019-05-21")
    assert Path("claims.db").exists()


def test_a_document_that_is_known_is_left_as_it_is(run: Run, news: Path) -> None:
    run("ingest", news)
    assert run("ingest", news).stderr == "claims: documents: 0 added, 1 unchanged; claims found: 0\n"


def test_inputs_that_fail_are_told_and_the_rest_is_kept(run: Run, news: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    result = run("ingest", "missing.txt", tmp_path)
    assert result.exit_code == 3
    *failures, summary = result.stderr.splitlines()
    assert [line.split(": ")[1].rsplit("/", 1)[-1] for line in failures] == ["missing.txt", "broken.pdf"]
    assert summary == "claims: documents: 1 added, 2 failed; claims found: 1"
    assert run("verify").exit_code == 0


def test_options_that_fit_one_document_are_refused_for_several(run: Run, news: Path) -> None:
    result = run("ingest", news, news, "--title", "Both")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_words_of_ones_own_are_used(run: Run, tmp_path: Path, news: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[[metric]]\nkey = "vaccinated"\nlabel = "People vaccinated"\nunit = "people"\nmeasure = "flow"\n'
        'nouns = ["vaccinee"]\nyes = ["400 vaccinees"]\nno = ["400 doctors"]\n',
        encoding="utf-8",
    )
    news.write_text("The clinic saw 400 vaccinees in May 2021.", encoding="utf-8")
    assert run("ingest", news, "--lexicon", "own.toml").exit_code == 0
    (claim,) = json.loads(run("show", "vaccinated", "-f", "json").stdout)
    assert claim["low"] == 400


def test_metrics_of_ones_own_are_shown_in_their_unit(run: Run, tmp_path: Path, news: Path) -> None:
    (tmp_path / "claims.toml").write_text(
        '[[metric]]\nkey = "oil"\nmeasure = "flow"\nunit = "barrel"\nnouns = ["oil", "crude"]\n'
        '[[metric]]\nkey = "beds"\nunit = "bed"\nnouns = ["hospital bed", "cot"]\n',
        encoding="utf-8",
    )
    news.write_text(
        "Libya pumped 40,000 barrels of oil a day in June 2021.\nThe army brought 12 cots to Tripoli.\n"
    )
    assert run("ingest", news, "--published", "2021-07-02").exit_code == 0
    (claim,) = json.loads(run("show", "oil", "-f", "json").stdout)
    assert (claim["low"], claim["unit"], claim["per"]) == (40_000, "barrel", "day")
    assert "40,000 barrels per day" in run("show", "oil").stdout
    (claim,) = json.loads(run("show", "beds", "-f", "json").stdout)
    assert (claim["low"], claim["unit"], claim["counted"]) == (12, "bed", "cots")


def test_a_page_that_changed_is_a_new_version_and_its_change_is_told(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "toll.txt"
    page.write_text("The army said 40 rebels were killed in Mosul.\n", encoding="utf-8")
    run("ingest", page, "--published", "2019-03-24")
    page.write_text("The army said 60 rebels were killed in Mosul.\n", encoding="utf-8")
    result = run("ingest", page, "--published", "2019-03-24")
    assert "changed since it was last read; gone: 40 rebels; new: 60 rebels\n" in result.stderr
    assert result.stderr.endswith("claims: documents: 0 added, 1 updated; claims found: 1\n")
