"""How long questions take in a large database, beside the plain SELECT of the rows that they are about.

Run it alone, `CLAIMS_BENCHMARK=1000000 pytest tests/benchmarks/test_compared.py -s`, to read the ratios;
without that it makes 8,000 claims. What one more document costs is measured, too.
"""

import json
import os
import runpy
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, redirect_stdout
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite
from typer.testing import CliRunner

from claims.cli import app
from claims.compare.entry.entry import Entry
from claims.kept.refresh import refresh_database
from claims.store.schema import migrations as migrate
from claims.store.schema.short_codes import Chance, Day, Word
from claims.store.schema.tables import Base

make_entries = runpy.run_path(str(Path(__file__).with_name("synthetic.py")))["make_entries"]
CLAIMS = int(os.environ.get("CLAIMS_BENCHMARK", "8000"))
SQLITE = sqlite.dialect()
MOST = 3.0  # times the plain SELECT


JOINS = {
    "claim": """
        JOIN mention ON mention.id = claim.id JOIN document ON document.id = claim.document_id
        LEFT JOIN source ON source.id = document.source_id""",
}
ROWS = "claim.*, mention.figure, mention.quote, document.title, document.url, document.published, source.name"
PLAIN_SHOW = f"""
    SELECT {ROWS} FROM claim {JOINS["claim"]}
    WHERE claim.metric = 'fighters' AND claim.subject = 'Islamic State'"""
_SIDES = ", ".join(
    f"{side}.*, {side}_mention.quote, {side}_document.url, {side}_document.published, {side}_source.name"
    for side in ("l", "r")
)
_JOINED = " ".join(
    f"""JOIN claim {side} ON {side}.id = comparison.{name}_id
    JOIN mention {side}_mention ON {side}_mention.id = {side}.id
    JOIN document {side}_document ON {side}_document.id = {side}.document_id
    LEFT JOIN source {side}_source ON {side}_source.id = {side}_document.source_id"""
    for side, name in (("l", "left"), ("r", "right"))
)
PLAIN_CONFLICTS = f"""
    SELECT comparison.*, {_SIDES} FROM comparison {_JOINED}
    WHERE comparison.metric = 'fighters' AND comparison.relation IN ('conflict', 'contradiction')"""
QUESTIONS = [
    (["show", "fighters", "--subject", "Islamic State"], PLAIN_SHOW),
    (["conflicts", "fighters"], PLAIN_CONFLICTS),
]
VIEWS = [
    ("SELECT * FROM estimates WHERE metric = 'fighters' AND subject = 'Islamic State'", PLAIN_SHOW),
    ("SELECT * FROM conflicts WHERE metric = 'fighters'", PLAIN_CONFLICTS),
    ("SELECT * FROM comparisons WHERE metric = 'fighters' AND relation = 'conflict'", PLAIN_CONFLICTS),
]


def fill(path: Path, number: int, seed: int = 0) -> None:
    """Put synthetic claims into a database as they stand: each in a document of its own."""
    with closing(sqlite3.connect(path)) as connection, connection:
        start = (connection.execute("SELECT max(id) FROM document").fetchone()[0] or 0) + 1
        connection.execute("INSERT OR IGNORE INTO lexicon VALUES ('x', '{}')")
        connection.execute(
            "INSERT OR IGNORE INTO run (id, extractor, lexicon, started, finished) "
            "VALUES (1, 'x', 'x', '2020', '2020')"
        )
        sources: dict[str | None, int] = dict(connection.execute("SELECT name, id FROM source"))
        for row, entry in enumerate(make_entries(number, seed), start):
            if entry.source not in sources:
                sources[entry.source] = len(sources) + 1
                connection.execute("INSERT INTO source VALUES (?, ?)", (sources[entry.source], entry.source))
            for table, values in _rows(row, entry, sources[entry.source]):
                marks = ", ".join(f":{name}" for name in values)
                kept = {name: _kept(table, name, value) for name, value in values.items()}
                connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", kept)
        new = "SELECT id FROM document WHERE id >= ?"
        connection.execute(f"INSERT INTO new_document (document_id) {new}", (start,))


def _rows(row: int, entry: Entry, source: int) -> list[tuple[str, dict[str, Any]]]:
    """The rows of a claim in a document of its own, each with its table."""
    key, text, figure = row.to_bytes(32), f"{row} {entry.counted}", str(row)
    url, day = f"https://example.org/{row}", date.fromisoformat(entry.as_of or "2020-01-01").isoformat()
    printed = {"source_id": source, "title": "A title", "url": url, "published": entry.published}
    printed |= {"doc": entry.document, "published_basis": "record"}
    names = ("qualifier", "unit", "per", "metric", "counted", "subject", "claimant", "as_of", "as_of_basis")
    said = {name: _plain(getattr(entry, name)) for name in (*names, "status", "change", "scope")}
    said |= {name: None if bound is None else int(bound) for name, bound in _bounds(entry)}
    said |= {"confidence": 0.9, "earlier": int(entry.earlier)}
    place = entry.places[0]
    document = {"sha256": key, "text": text, "characters": len(text), "notes": "[]", "ingested": "2020"}
    document |= {"sources": entry.source or "", "urls": url}
    mention = {"extraction_id": row, "key": key, "figure": figure, "figure_start": 0, "ordinal": 0}
    mention |= {"figure_end": len(figure), "quote": text, "quote_start": 0, "quote_end": len(text)}
    days = {"as_of_start": day, "as_of_end": day}
    return [
        ("document", {"id": row, **document, **printed}),
        ("printing", {"id": row, "document_id": row, "position": 1, "seen": "2020", **printed}),
        ("extraction", {"id": row, "document_id": row, "run_id": 1, "made": "2020"}),
        ("mention", {"id": row, **mention, **said, "places": json.dumps([place]), "evidence": ""}),
        ("claim", {"id": row, "document_id": row, **said, **days, "places": place, "mentions": 1}),
        ("claim_place", {"claim_id": row, "position": 0, "place": place}),
        ("claim_mention", {"mention_id": row, "claim_id": row}),
    ]


def _kept(table: str, column: str, value: Any) -> Any:
    """A value as SQLite keeps it: words of a list, days and chances are numbers."""
    type_ = Base.metadata.tables[table].c[column].type
    if value is None or not isinstance(type_, Word | Day | Chance):
        return value
    turn = type_.dialect_impl(SQLITE).bind_processor(SQLITE)
    told = date.fromisoformat(value) if isinstance(type_, Day) else value
    return turn(told) if turn else told


def _bounds(entry: Entry) -> tuple[tuple[str, Decimal | None], ...]:
    return ("low", entry.low), ("high", entry.high)


def _plain(value: Any) -> Any:
    return None if value is None else str(value)


def seconds(act: Callable[[], Any], rounds: int = 3) -> float:
    """The least time that it takes."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with CLAIMS claims, compared."""
    path = tmp_path_factory.mktemp("large") / "claims.db"
    migrate.ensure(str(path))
    fill(path, CLAIMS)
    start = time.perf_counter()
    refresh_database(str(path))
    took = time.perf_counter() - start
    print(f"\n{CLAIMS:,} claims compared in {took:.1f} s, {took / CLAIMS * 1e6:.0f} microseconds a claim")
    return path


def _select(path: Path, statement: str) -> Callable[[], Any]:
    def act() -> int:
        with closing(sqlite3.connect(path)) as connection:
            return len(connection.execute(statement).fetchall())

    return act


@pytest.mark.parametrize(
    ("arguments", "plain"), QUESTIONS, ids=lambda it: " ".join(it) if isinstance(it, list) else ""
)
def test_a_question_takes_few_times_as_long_as_the_select_of_its_rows(
    database: Path, arguments: list[str], plain: str
) -> None:
    def ask() -> None:
        result = CliRunner().invoke(app, [*arguments, "--db", str(database)])
        assert result.exit_code == 0

    with redirect_stdout(StringIO()):
        ask()
    ours, theirs = seconds(ask), seconds(_select(database, plain))
    rows = _select(database, plain)()
    print(
        f"claims {' '.join(arguments)}: {ours:.3f} s, {rows:,} rows {theirs:.3f} s: {ours / theirs:.2f} times"
    )
    if CLAIMS >= 100_000:  # below that the start of the command counts for more than its rows
        assert ours <= MOST * theirs


@pytest.mark.parametrize(("statement", "plain"), VIEWS, ids=lambda it: it.split()[3] if it[0] == "S" else "")
def test_a_view_takes_few_times_as_long_as_the_select_of_its_rows(
    database: Path, statement: str, plain: str
) -> None:
    ours, theirs = seconds(_select(database, statement)), seconds(_select(database, plain))
    print(f"{statement}: {ours:.3f} s against {theirs:.3f} s: {ours / theirs:.2f} times")
    assert ours <= MOST * theirs


def test_one_more_document_costs_no_more_than_its_own_questions(database: Path) -> None:
    rare, common = 0.0, 0.0
    for seed in range(1, 6):
        fill(database, 1, seed)
        start = time.perf_counter()
        refresh_database(str(database))
        took = time.perf_counter() - start
        rare, common = (min(rare, took) if rare else took), max(common, took)
    print(f"one more document: {rare:.3f} s at best, {common:.3f} s at worst")
