"""Conflicts, lineage, changes, timelines and grids on the command line, and the views that say the same."""

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
from claims.store.decided.decisions import accept
from claims.store.engine import open_engine, writing
from claims.view.conflict import CONFLICT_COLUMNS, DISPUTE_COLUMNS

Run = Callable[..., Result]

# name, source, published, claimant, low, high, as of, status: on Islamic State's fighters in Syria
SAID = [
    ("cia", "CNN", "2014-09-12", "CIA", 20000, 31500, "2014-09", "asserted"),
    ("again", "BBC", "2014-09-13", "CIA", 20000, 31500, "2014-09", "asserted"),
    ("rounded", "RNZ", "2014-09-14", "CIA", None, 31500, "2014-09", "asserted"),
    ("sohr", "Al Jazeera", "2014-10-19", "Rami Abdel Rahman", 50000, None, "2014-08", "asserted"),
    ("later", "CNN", "2014-11-01", "CIA", 33000, 34000, "2014-10-30", "asserted"),
    ("doubted", "Rudaw", "2014-09-20", "Massoud Barzani", 200000, None, "2014-09", "disputed"),
    ("unsaid", "=Paper", "2018-01-01", None, 900, 900, "2018-01", "asserted"),
]


def _document(row: tuple[Any, ...]) -> Document:
    name, source, published, claimant = row[:4]
    words = f"{claimant or 'It'} spoke of [{name}] fighters."
    return Document(
        name, words, source=source, published=published, url=f"https://example.org/{name}", origin=name
    )


def _claim(document: Document, _: Any) -> list[Claim]:
    name, _source, _published, claimant, low, high, as_of, status = next(
        row for row in SAID if row[0] == document.id
    )
    figure = f"[{name}]"
    start = document.text.index(figure)
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    kind = Qualifier.EXACT if low == high else Qualifier.RANGE
    kind = Qualifier.AT_MOST if low is None else Qualifier.AT_LEAST if high is None else kind
    return [
        Claim(
            name, figure, start, bounds[0], bounds[1], kind, "people", None, "fighters", "fighters",
            "Islamic State", ("Syria",), claimant, as_of, Basis.TEXT, Status(status), 0, len(document.text),
            0.9, (Evidence("metric", "x", start, start),),
        )
    ]  # fmt: skip


@pytest.fixture
def said(db: str, fill_once: Callable[[str, str, Callable[[], object]], None]) -> str:
    """A database with the claims of SAID, once for each kind of database."""
    extractor = Extractor(load_lexicon(), _claim, "by hand")
    fill_once(db, "said", lambda: ingest_documents(map(_document, SAID), db, extractor))
    return db


@pytest.fixture
def ask_of(run: Run, said: str, as_reader: Callable[[str], str]) -> Callable[..., str]:
    """What a command prints of these claims, which has to work."""

    def ask(*arguments: str, code: int = 0) -> str:
        result = run(*arguments, "--db", as_reader(said) if arguments[0] == "sql" else said)
        assert result.exit_code == code, result.output
        return result.stdout

    return ask


def _rows(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def _names(row: dict[str, Any]) -> tuple[str, str]:
    """Which two documents stand on the sides of a conflict."""
    return tuple(row[f"{side}_quote"].partition("[")[2].partition("]")[0] for side in ("left", "right"))


def test_conflicts_have_both_sides_with_the_widest_spread_first(ask_of: Callable[..., str]) -> None:
    rows = _rows(ask_of("conflicts", "fighters", "-f", "jsonl"))
    assert [_names(row) for row in rows] == [
        ("cia", "sohr")
    ]  # the later figure of the CIA replaced its first
    first = rows[0]
    assert list(first) == list(DISPUTE_COLUMNS)
    assert (first["metric"], first["subject"], first["places"]) == ("fighters", "Islamic State", ["Syria"])
    assert (first["relation"], first["reason"], first["weight"]) == ("conflict", "disjoint", 1)
    assert first["spread"] == pytest.approx(50000 / 31500, abs=1e-6)
    assert len(first["claims"]) == 4
    assert (first["left_low"], first["left_high"], first["right_low"]) == (20000, 31500, 50000)
    assert "CIA says 20,000 to 31,500, Rami Abdel Rahman at least 50,000" in first["sentence"]


def test_conflicts_for_people_have_quotes_claimants_dates_and_links(ask_of: Callable[..., str]) -> None:
    printed = ask_of("conflicts", "fighters", "--unsure")
    for words in (
        "conflict, 1.59 times apart",
        "CIA, as of 2014-09",
        "CNN",
        "2014-09-12",
        "https://example.org/sohr",
    ):
        assert words in printed
    assert '"Rami Abdel Rahman spoke of [sohr] fighters."' in printed


def test_the_exit_code_tells_whether_there_are_conflicts(ask_of: Callable[..., str]) -> None:
    ask_of("conflicts", "--exit-code", code=1)
    ask_of("conflicts", "troops", "--exit-code", code=0)
    ask_of("conflicts", "fighters", "--source", "=Paper", "--exit-code", code=0)


def test_all_comparisons_are_told_when_they_are_asked_for(ask_of: Callable[..., str]) -> None:
    rows = _rows(ask_of("conflicts", "--all", "-f", "jsonl"))
    assert {row["relation"] for row in rows} == {"conflict", "disputed", "revision"}


def test_a_refusal_is_told_with_its_reason(ask_of: Callable[..., str]) -> None:
    ids = {row["quote"]: row["claim_id"] for row in _rows(ask_of("show", "fighters", "-f", "jsonl"))}
    pair = [next(id_ for quote, id_ in ids.items() if name in quote) for name in ("[cia]", "[unsaid]")]
    (row,) = _rows(ask_of("conflicts", "--why", *pair, "-f", "jsonl"))
    assert (row["verdict"], row["reason"]) == ("not comparable", "different-time")
    assert "days apart" in row["sentence"]


def test_views_say_what_commands_print(ask_of: Callable[..., str]) -> None:
    told = _rows(ask_of("conflicts", "--pairs", "-f", "jsonl"))
    selected = _rows(ask_of("sql", "SELECT * FROM conflicts", "-f", "jsonl"))
    for row in told:
        row["places"], row["claims"] = "; ".join(row["places"]), "; ".join(row["claims"])
    columns = [name for name in CONFLICT_COLUMNS if name in selected[0]]
    assert len(columns) == len(CONFLICT_COLUMNS)
    key = CONFLICT_COLUMNS.index("sentence")
    assert sorted(([row[it] for it in columns] for row in told), key=lambda it: it[key]) == sorted(
        ([row[it] for it in columns] for row in selected), key=lambda it: it[key]
    )
    every = _rows(ask_of("conflicts", "--all", "-f", "jsonl"))
    kept = _rows(ask_of("sql", "SELECT sentence FROM comparisons", "-f", "jsonl"))
    assert sorted(row["sentence"] for row in every) == sorted(row["sentence"] for row in kept)
    claims = _rows(ask_of("show", "fighters", "-f", "jsonl"))
    estimates = _rows(
        ask_of("sql", "SELECT estimate_id, question_id, conflicts FROM estimates", "-f", "jsonl")
    )
    assert {(it["estimate_id"], it["question_id"], it["conflicts"]) for it in claims} == {
        tuple(it.values()) for it in estimates
    }


def test_estimates_fold_their_publishers_and_mentions_unfold_them(ask_of: Callable[..., str]) -> None:
    folded = ask_of("show", "fighters")
    assert "CNN +2" in folded
    assert "BBC" not in folded
    assert (
        "6 mentions, 5 publishers, 3 independent; range of published estimates 20,000-200,000" not in folded
    )
    assert (
        "6 mentions, 5 publishers, 3 independent; range of published estimates 20,000-50,000 or more"
        in folded
    )
    unfolded = ask_of("show", "fighters", "--mentions")
    assert "BBC, 2014-09-13" in unfolded
    assert "RNZ, 2014-09-14" in unfolded


def test_conflicts_are_marked_without_colour(ask_of: Callable[..., str]) -> None:
    lines = ask_of("show", "fighters").splitlines()
    assert next(line for line in lines if "20,000-31,500" in line and "[cia]" in line).split()[1] == "!"
    assert next(line for line in lines if "[unsaid]" in line).split()[1] != "!"
    assert lines[-1] == "! in conflict with another figure: claims conflicts fighters"


def test_what_could_be_known_on_a_day(ask_of: Callable[..., str]) -> None:
    before = ask_of("show", "fighters", "--known-by", "2014-09-30")
    assert "[sohr]" not in before
    assert "!" not in before
    assert "3 mentions" not in before
    assert ask_of("conflicts", "--known-by", "2014-09-30") == ""
    assert len(_rows(ask_of("conflicts", "--known-by", "2014-10-31", "-f", "jsonl"))) == 1
    assert _rows(ask_of("conflicts", "--known-by", "2018", "-f", "jsonl"))[0].keys() == {*DISPUTE_COLUMNS}


def test_what_was_so_at_a_time(ask_of: Callable[..., str]) -> None:
    rows = _rows(ask_of("show", "fighters", "--as-of", "2018-01", "-f", "jsonl"))
    assert [row["figure"] for row in rows] == ["[unsaid]"]


def test_a_wider_tolerance_makes_no_conflict_of_exact_figures(ask_of: Callable[..., str]) -> None:
    plain = _rows(ask_of("conflicts", "-f", "jsonl"))
    wide = _rows(ask_of("conflicts", "--tolerance", "90", "-f", "jsonl"))
    assert [_names(row) for row in wide] == [_names(row) for row in plain]


@pytest.mark.parametrize("by", ["source", "claimant", "place", "subject"])
def test_a_grid_has_the_chosen_thing_as_columns_and_times_as_rows(
    ask_of: Callable[..., str], by: str
) -> None:
    columns = {
        "source": {"CNN", "BBC", "RNZ", "Al Jazeera", "Rudaw", "=Paper"},
        "claimant": {"CIA", "Rami Abdel Rahman", "Massoud Barzani", "(own voice)"},
        "place": {"Syria"},
        "subject": {"Islamic State"},
    }[by]
    rows = _rows(ask_of("show", "fighters", "--by", by, "-f", "jsonl"))
    assert set(rows[0]) == {"as of", *columns}
    assert [row["as of"] for row in rows] == ["2018-01", "2014-10-30", "2014-09", "2014-08"]
    assert "20,000-31,500" in ask_of("show", "fighters", "--by", by)


def test_lineage_is_a_tree_with_reasons(ask_of: Callable[..., str]) -> None:
    rows = _rows(ask_of("conflicts", "-f", "jsonl"))
    lines = ask_of("lineage", rows[0]["left_claim_id"]).splitlines()
    assert lines[0] == "3 mentions, 3 publishers, one origin"
    assert lines[1].startswith("20,000-31,500  CIA  CNN, 2014-09-12")
    assert [line[:3] for line in lines[2:]] == ["├─ ", "└─ "]
    assert "the same claimant with the same figure" in lines[2]
    assert "one end of the range" in lines[3]


def test_changes_are_new_revised_and_newly_in_conflict(ask_of: Callable[..., str]) -> None:
    rows = _rows(ask_of("changes", "--since", "2014-10", "-f", "jsonl"))
    found: dict[str, int] = {}
    for row in rows:
        found[row["change"]] = found.get(row["change"], 0) + 1
    assert found == {"new": 3, "revised": 1, "in conflict": 1}
    printed = ask_of("changes", "fighters", "--since", "2014-10")
    assert [line for line in printed.splitlines() if line.endswith(("new", "revised", "conflict"))] == [
        "3 new",
        "1 revised",
        "1 newly in conflict",
    ]
    assert _rows(ask_of("changes", "--since", "2019", "-f", "jsonl")) == []


def test_a_timeline_has_a_line_for_each_estimate_in_the_order_of_time(ask_of: Callable[..., str]) -> None:
    rows = _rows(ask_of("timeline", "fighters", "-f", "jsonl"))
    assert [row["as_of"] for row in rows] == ["2014-08", "2014-09", "2014-09", "2014-10-30", "2018-01"]
    printed = ask_of("timeline", "fighters")
    assert "range of published estimates" in printed
    assert "8 mentions" not in printed


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<?xml"), ("a.png", b"\x89PNG")])
def test_a_chart_is_drawn_into_a_file(
    ask_of: Callable[..., str], tmp_path: Path, name: str, begins: bytes
) -> None:
    ask_of("timeline", "fighters", "--chart", str(tmp_path / name), "--dark")
    assert (tmp_path / name).read_bytes().startswith(begins)


WRONG = [
    (["conflicts", "figters"], "Did you mean fighters"),
    (["conflicts", "fighters", "--subject", "Islamic Stat"], "Did you mean Islamic State?"),
    (["timeline", "figters"], "Did you mean fighters"),
    (["timeline", "fighters", "--chart", "a.pdf"], "charts are .svg or .png"),
    (["show", "fighters", "--as-of", "soon"], "no ISO 8601 date"),
    (["changes", "--since", "soon"], "since: "),
    (["lineage", "0000000"], "no claim has this id"),
    (["conflicts", "--why", "0000000", "1111111"], "no claim has this id"),
]


@pytest.mark.parametrize(("command", "told"), WRONG)
def test_what_is_wrong_is_told_in_one_line(run: Run, said: str, command: list[str], told: str) -> None:
    result = run(*command, "--db", said)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_claims_that_a_cut_short_run_left_are_compared_first(
    ask_of: Callable[..., str], run: Run, said: str
) -> None:
    before = ask_of("conflicts", "-f", "jsonl")
    assert run("db", "downgrade", "0002", "--db", said).exit_code == 0
    assert run("conflicts", "--db", said).exit_code == 1
    assert run("db", "upgrade", "--db", said).exit_code == 0
    again = _rows(ask_of("conflicts", "-f", "jsonl"))
    assert [row["sentence"] for row in again] == [row["sentence"] for row in _rows(before)]


def test_what_a_person_decided_is_marked_by_show(ask_of: Callable[..., str], said: str) -> None:
    printed = _rows(ask_of("show", "fighters", "-f", "jsonl"))[0]["claim_id"]
    engine = open_engine(said)
    with writing(engine) as connection:
        accept(connection, printed, "Ana")
    engine.dispose()
    assert "[accepted]" in ask_of("show", "fighters")
    assert "[accepted]" in ask_of("show", "fighters", "--tolerance", "11")
