"""What a database was read with is asked of the database, in whatever folder one stands."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]

OWN = """
[[metric]]
key = "tents"
label = "Tents put up"
measure = "stock"
window_days = 400
unit = "tent"
nouns = ["tent"]
"""
READ = [
    ("a", "Aid workers said there were 300 tents in Idlib in June 2018.", "2018-07-01", "A"),
    ("b", "Officials said there were 900 tents in Idlib in February 2019.", "2019-03-01", "B"),
]
# Every way of asking that has to know the words: what is kept, what is compared anew, names misspelt.
QUESTIONS = [
    ["conflicts", "-f", "jsonl"],
    ["conflicts", "--tolerance", "10", "-f", "jsonl"],
    ["conflicts", "tents", "--known-by", "2020", "-f", "jsonl"],
    ["show", "Tents", "-f", "jsonl"],
    ["show", "tents", "--tolerance", "10", "-f", "jsonl"],
    ["show", "tents", "--by", "source"],
    ["timeline", "tents"],
    ["db", "refresh", "--all"],
]


@pytest.fixture
def own_words(run: Run, db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with words of one's own, and a database that was filled there."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "claims.toml").write_text(OWN)
    lines = [
        {"doc": doc, "text": text, "published": published, "source": source}
        for doc, text, published, source in READ
    ]
    (folder / "list.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    result = run("ingest", "list.jsonl", "--db", db)
    assert result.exit_code == 0, result.output
    return folder


def _conflicts(run: Run, db: str, *options: str) -> list[dict[str, Any]]:
    result = run("conflicts", *options, "-f", "jsonl", "--db", db)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_default_tolerance_asked_for_gives_what_is_given_by_default(
    run: Run, db: str, own_words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept, anew = _conflicts(run, db), _conflicts(run, db, "--tolerance", "10")
    assert [it["metric"] for it in kept] == ["tents"]
    assert kept == anew


def test_no_question_hangs_on_the_folder(
    run: Run, db: str, own_words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [run(*question, "--db", db) for question in QUESTIONS]
    assert [it.exit_code for it in here] == [0] * len(here)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "claims.toml").write_text(OWN.replace("400", "1").replace("stock", "flow"))
    monkeypatch.chdir(elsewhere)
    there = [run(*question, "--db", db) for question in QUESTIONS]
    assert [it.stdout for it in there] == [it.stdout for it in here]


def test_reading_elsewhere_takes_nothing_away(
    run: Run, db: str, own_words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _conflicts(run, db)
    monkeypatch.chdir(tmp_path)
    Path("other.txt").write_text("Some 12 soldiers were killed in Hama on 3 May 2018.")
    assert run("ingest", "other.txt", "--db", db).exit_code == 0
    assert _conflicts(run, db) == before
    assert len(_conflicts(run, db, "--tolerance", "10")) == len(before)


def test_words_that_changed_count_once_documents_were_read_with_them(
    run: Run, db: str, own_words: Path
) -> None:
    (own_words / "claims.toml").unlink()
    (own_words / "other.toml").write_text(OWN.replace("400", "30"))
    assert len(_conflicts(run, db)) == len(_conflicts(run, db, "--tolerance", "10")) == 1
    assert run("ingest", "list.jsonl", "--lexicon", "other.toml", "--db", db).exit_code == 0
    assert _conflicts(run, db) == _conflicts(run, db, "--tolerance", "10") == []


REPRINTS = [
    {"doc": "one", "source": "RNZ", "url": "https://rnz.example/1", "published": "2018-08-20"},
    {"doc": "two", "source": "BBC", "url": "https://bbc.example/2", "published": "2018-08-21"},
]


@pytest.mark.parametrize("order", [1, -1])
def test_one_text_in_two_papers_is_two_mentions_by_two_publishers_of_one_origin(
    run: Run, db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: int
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "The Pentagon said about 3,000 fighters remained in Syria in July 2018."
    lines = "".join(json.dumps({**it, "text": text}) + "\n" for it in REPRINTS[::order])
    Path("list.jsonl").write_text(lines)
    told = run("ingest", "list.jsonl", "--db", db).stderr
    assert "documents: 1 added, 1 reprinted; claims found: 1\n" in told
    (claim,) = map(json.loads, run("export", "-f", "jsonl", "--db", db).stdout.splitlines())
    assert (claim["sources"], claim["printings"], claim["source"]) == ("RNZ; BBC", 2, "RNZ")
    assert claim["urls"] == "https://rnz.example/1; https://bbc.example/2"
    tree = run("lineage", claim["claim_id"], "--db", db).stdout.splitlines()
    assert tree[0] == "2 mentions, 2 publishers, one origin"
    assert ["RNZ, 2018-08-20" in tree[1], "BBC, 2018-08-21" in tree[2]] == [True, True]
    assert "2 mentions, 2 publishers" in run("show", "fighters", "--db", db).stdout
    unfolded = run("show", "fighters", "--mentions", "--db", db).stdout
    assert ["BBC, 2018-08-21" in unfolded, "RNZ, 2018-08-20" in unfolded] == [True, False]
    assert "RNZ; BBC" in run("documents", "--source", "BBC", "--db", db).stdout
    assert "BBC" in run("show", "fighters", "--source", "BBC", "-f", "jsonl", "--db", db).stdout
    sources = map(json.loads, run("sources", "-f", "jsonl", "--db", db).stdout.splitlines())
    assert {it["source"]: (it["documents"], it["claims"]) for it in sources} == {"RNZ": (1, 1), "BBC": (1, 1)}
    again = run("ingest", "list.jsonl", "--db", db).stderr
    assert "documents: 0 added, 2 unchanged; claims found: 0\n" in again
