"""`claims.open`: what a database answers to a notebook or a program."""

import csv
import json
import logging
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import claims


def test_show_gives_questions_with_their_estimates(database: claims.Database) -> None:
    shown = database.show("fighters", subject="isis")
    assert {it.subject for it in shown.questions} == {"Islamic State"}
    assert [(it.low, it.high, it.claimant) for it in shown] == [
        (Decimal(33000), Decimal(34000), "CIA"),
        (Decimal(20000), Decimal(31500), "CIA"),
        (Decimal(50000), None, "Rami Abdel Rahman"),
    ]
    assert len(shown) == 3
    assert len(shown.claims()) == 4
    (folded,) = shown.mentions().values()
    assert [it.source for it in folded] == ["BBC"]


def test_show_takes_other_clocks_and_another_tolerance(database: claims.Database) -> None:
    assert len(database.show("fighters", known_by="2014-09")) == 1
    assert [it.claim_id for it in database.show("fighters", tolerance=10)] == [
        it.claim_id for it in database.show("fighters")
    ]
    with pytest.raises(claims.UsageError, match="tolerance 200: give percent"):
        database.show("fighters", tolerance=200)


def test_with_a_wider_tolerance_about_10000_and_14000_are_no_conflict(tmp_path: Path) -> None:
    said = {"UN": "about 10,000", "Pentagon": "14,000"}
    records = [
        {"text": f"The {name} said that Islamic State had {number} fighters in Syria.", "doc": name}
        for name, number in said.items()
    ]
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps(it | {"published": "2018-08-13"}) + "\n" for it in records))
    with claims.open(tmp_path / "two.db") as database:
        database.ingest(path)
        for percent, conflicts in ((None, 1), (20, 1), (40, 0)):
            shown = database.show("fighters", tolerance=percent)
            assert [it.conflicts for it in shown] == [conflicts] * 2
            assert [it.conflicts for it in shown.questions] == [2 * conflicts]
            assert len(database.disputes("fighters", tolerance=percent)) == conflicts
            assert {it["claim_id"] for it in shown.claims().to_dicts()} == {it.claim_id for it in shown}


def test_a_grid_has_a_column_for_each_name(database: claims.Database) -> None:
    grid = database.grid("fighters", by="source")
    assert grid.columns == ("as of", "CNN", "Al Jazeera", "BBC")
    assert [row["CNN"] for row in grid.to_dicts()] == ["33,000-34,000", "20,000-31,500", None]


def test_conflicts_are_typed_with_both_sides(database: claims.Database) -> None:
    (found,) = database.conflicts("fighters")
    assert (found.relation, found.left.claimant, found.right.claimant) == (
        "conflict",
        "CIA",
        "Rami Abdel Rahman",
    )
    assert len(database.conflicts(everything=True)) > 1
    assert database.conflicts("fighters", known_by="2014-09") == []
    (verdict,) = database.relate(found.left.claim_id, found.right.claim_id)
    assert verdict.verdict == "conflict"


def test_a_timeline_is_a_list_and_a_chart(database: claims.Database, tmp_path: Path) -> None:
    (line,) = found = database.timeline("fighters")
    assert [series.name for series in line.series] == ["Rami Abdel Rahman", "CIA"]
    assert [row["as_of"] for row in found.to_dicts()] == ["2014-08", "2014-09", "2014-10-30"]
    assert found.draw(tmp_path / "fighters.svg").read_bytes().startswith(b"<?xml")
    with pytest.raises(claims.UsageError, match=r"fighters\.pdf: charts are \.svg or \.png"):
        found.draw(tmp_path / "fighters.pdf")


def test_lineage_and_changes_and_search(database: claims.Database) -> None:
    leading = database.show("fighters", claimant="CIA").estimates[1].claim_id
    assert [it.source for it in database.lineage(leading)] == ["CNN", "BBC"]
    news = database.changes(since="2014-10")
    assert (len(news.new), len(news.revised), len(news.conflicts)) == (2, 1, 1)
    assert len(news) == len([*news.records()]) == 4
    assert [it.source for it in database.search("spoke Rahman")] == ["Al Jazeera"]
    assert [hit.document.doc for hit in database.search_documents("Rahman")] == ["sohr"]


def test_what_there_is_can_be_listed(database: claims.Database) -> None:
    assert [(it.metric, it.claims) for it in database.metrics()] == [("fighters", 4)]
    assert [it.source for it in database.sources(limit=1)] == ["CNN"]
    assert [it.name for it in database.claimants("fighters")] == ["CIA", "Rami Abdel Rahman"]
    assert [it.name for it in database.subjects()] == ["Islamic State"]
    assert [it.name for it in database.places()] == ["Syria"]
    (document,) = database.documents("bbc")
    assert database.text(document.document_id) == "CIA spoke of [again] fighters."
    assert database.failures() == []


def test_explain_takes_an_id_and_tells_the_rules(database: claims.Database) -> None:
    claim = database.claims("fighters", claimant="Rami Abdel Rahman")[0]
    detail = database.explain(claim.claim_id[:7])
    assert detail.claim == claim
    assert [evidence.rule for evidence, _ in detail.mentions[0].evidence] == ["x"]


def test_decisions_hold_and_can_be_taken_back(database: claims.Database) -> None:
    claim = database.claims("fighters", claimant="Rami Abdel Rahman")[0].claim_id
    database.edit(claim, high=60000, places=["Syria", "Iraq"], who="Ada")
    edited = database.explain(claim).claim
    assert (edited.low, edited.high, edited.places) == (Decimal(50000), Decimal(60000), ("Syria", "Iraq"))
    database.reject(claim, note="a slip", who="Ada")
    assert len(database.show("fighters")) == 2
    database.undo(claim, who="Ada")
    database.undo(who="Ada")
    assert database.explain(claim).claim.high is None
    assert [it.live for it in database.history(claim)] == [False] * 5
    database.accept(claim)
    assert database.explain(claim).claim.review == "accepted"


def test_sql_answers_with_columns_and_says_when_there_is_more(
    database: claims.Database, db: str, as_reader: Callable[[str], str]
) -> None:
    reader = claims.open(as_reader(db))
    found = reader.sql("SELECT source, low, low FROM claims ORDER BY low", limit=2)
    assert found.columns == ("source", "low", "low_2")
    assert found.truncated
    assert [row["low_2"] for row in found.to_dicts()] == [20000, 20000]
    with pytest.raises(claims.UsageError, match="only one SELECT"):
        reader.sql("DELETE FROM claim")


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_claims_are_exported_into_a_file(database: claims.Database, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"claims.{ending}"
    assert database.export(path, metric="fighters", source="CNN") == 2
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file)) if ending == "csv" else [json.loads(line) for line in file]
    assert {row["source"] for row in rows} == {"CNN"}
    with pytest.raises(claims.UsageError, match="claims are exported as"):
        database.export(tmp_path / "claims.xlsx")


def test_claims_come_one_by_one_in_the_same_order(database: claims.Database) -> None:
    assert list(database.each_claim()) == database.claims()
    assert list(database.each_claim("fighters", source="cnn", limit=1)) == database.claims(
        "fighters", source="cnn", limit=1
    )
    each = database.each_claim()
    assert next(each) == database.claims()[0]
    each.close()
    assert list(each) == []


def test_an_export_that_is_asked_amiss_leaves_the_file_that_is_there(
    database: claims.Database, tmp_path: Path
) -> None:
    path = tmp_path / "claims.csv"
    assert database.export(path) == 4
    before = path.read_bytes()
    with pytest.raises(claims.UsageError):
        database.export(path, metric="militants")
    assert path.read_bytes() == before
    assert database.export(path, until="1900") == 0
    assert len(path.read_bytes().splitlines()) == 1


def test_verify_finds_nothing_wrong(database: claims.Database) -> None:
    assert database.verify() == []
    assert database.revision()


def test_one_object_serves_several_threads(database: claims.Database) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(database.claims()))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4] * 4


def test_unknown_names_are_answered_with_the_nearest_ones(database: claims.Database) -> None:
    with pytest.raises(claims.UsageError, match="Did you mean Rami Abdel Rahman"):
        database.show("fighters", claimant="Rami Abdel Rachman")
    with pytest.raises(claims.UsageError, match="militants are counted as fighters"):
        database.claims("militants")


def test_documents_are_read_into_a_new_database_and_failures_are_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "good.txt").write_text("Up to 3,000 fighters were seen in Hama on Monday.", "utf-8")
    (tmp_path / "empty.txt").write_text(" ", "utf-8")
    with claims.open(tmp_path / "new.db") as database, caplog.at_level(logging.WARNING, "claims"):
        report = database.ingest(tmp_path, published="2024-08-06")
        assert (report.added, report.failed, report.claims) == (1, 1, 1)
        assert "empty.txt: holds no text" in caplog.text
        seen: list[claims.Outcome] = []
        database.ingest([tmp_path / "good.txt"], published="2024-08-06", progress=seen.append)
        assert [it.kind for it in seen] == ["unchanged"]
        assert "empty.txt" in database.failures()[0].origin
        assert database.claims()[0].as_of == "2024-08-05"
        copy = database.backup()
    assert len(claims.open(copy).claims()) == 1
    with pytest.raises(claims.StoreError, match="was closed"):
        database.claims()


def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(claims.StoreError, match="no such database"):
        claims.open(tmp_path / "nothing.db").metrics()
    with pytest.raises(claims.UsageError, match="SQLite files and postgresql"):
        claims.open("mysql://localhost/claims")


def test_a_database_is_found_as_the_command_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMS_DB", raising=False)
    assert repr(claims.open()) == "<claims.Database claims.db>"
    monkeypatch.setenv("CLAIMS_DB", "postgresql://me:secret@host/name")
    assert repr(claims.open()) == "<claims.Database postgresql://me:***@host/name>"
