"""People's own SQL reads what it likes and writes nothing, whatever it says."""

import hashlib
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from claims.errors import StoreError, UsageError
from claims.model import Document
from claims.store.engine import database_errors, open_engine, writing
from claims.store.read_only_sql import run_sql

ON_SQLITE = pytest.mark.parametrize("db", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("db", ["postgresql"], indirect=True)

BOTH = [
    "INSERT INTO source (name) VALUES ('x')",
    "UPDATE claim SET subject = 'x'",
    "DELETE FROM claim",
    "DROP TABLE claim",
    "DROP VIEW claims",
    "CREATE TABLE x (a INTEGER)",
    "CREATE TEMP TABLE x (a INTEGER)",
    "CREATE VIEW x AS SELECT 1",
    "CREATE INDEX x ON claim (unit)",
    "ALTER TABLE claim ADD COLUMN x INTEGER",
    "WITH gone AS (DELETE FROM claim RETURNING *) SELECT * FROM gone",
    "SELECT 1; DELETE FROM claim",
    "SELECT 1; SELECT 2",
    "; DELETE FROM claim",
    "/* SELECT */ DELETE FROM claim",
    "-- SELECT\nDELETE FROM claim",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT x",
    "VACUUM",
    "ANALYZE",
    "REINDEX",
    "REINDEX claim",
    "",
    "   ;",
    "-- nothing",
]
SQLITE = [
    "ATTACH 'file:other.db?mode=rwc' AS other",
    "ATTACH ':memory:' AS other",
    "DETACH main",
    "VACUUM INTO 'other.db'",
    "PRAGMA query_only = OFF",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA user_version = 7",
    "PRAGMA writable_schema = ON",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "PRAGMA table_info(claim)",
    "SELECT * FROM pragma_table_info('claim')",
    "SELECT * FROM pragma_journal_mode('delete')",
    "SELECT load_extension('other.so')",
    "SELECT writefile('other.txt', 'x')",
    "SELECT readfile('other.txt')",
    "SELECT fts3_tokenizer('simple', x'00')",
    "SELECT edit('x')",
    "REPLACE INTO source (name) VALUES ('x')",
    "INSERT INTO search_quote (search_quote) VALUES ('rebuild')",
    "INSERT INTO search_quote (search_quote, rank) VALUES ('rank', 'bm25(10.0)')",
    "CREATE VIRTUAL TABLE x USING fts5(a)",
    "CREATE TRIGGER x AFTER INSERT ON source BEGIN SELECT 1; END",
    "UPDATE sqlite_master SET sql = ''",
    "EXPLAIN DELETE FROM claim",
    "WITH RECURSIVE n(i) AS (SELECT 1) INSERT INTO source (name) SELECT i FROM n",
    "SELECT 1 \0; DELETE FROM claim",
    "SELECT '\ud800'",
]
POSTGRESQL = [
    "SET statement_timeout = 0",
    "SET TRANSACTION READ WRITE",
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
    "RESET ROLE",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION DEFAULT",
    "COPY claim TO '/tmp/claims-test-other.txt'",
    "COPY claim TO PROGRAM 'cat > /tmp/claims-test-other.txt'",
    "COPY (SELECT 1) TO '/tmp/claims-test-other.txt'",
    "COPY source FROM '/etc/passwd'",
    "DO $$ BEGIN DELETE FROM claim; END $$",
    "CALL x()",
    "EXECUTE x",
    "PREPARE x AS DELETE FROM claim",
    "DECLARE x CURSOR FOR SELECT 1",
    "TRUNCATE claim",
    "LOCK TABLE claim",
    "GRANT ALL ON claim TO PUBLIC",
    "NOTIFY x",
    "LISTEN x",
    "CHECKPOINT",
    "LOAD 'x'",
    "CREATE EXTENSION dblink",
    "EXPLAIN ANALYZE DELETE FROM claim",
    "SELECT * INTO x FROM claim",
    "SELECT * FROM claim FOR UPDATE",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_catalog.pg_read_file('/etc/passwd')",
    "SELECT PG_READ_FILE ('/etc/passwd')",
    "SELECT \"pg_read_file\"('/etc/passwd')",
    "SELECT U&\"pg\\005fread_file\"('/etc/passwd')",
    "SELECT pg_read_file/**/('/etc/passwd')",
    "SELECT * FROM pg_ls_dir('/')",
    "SELECT pg_stat_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_export(1, '/tmp/claims-test-other.txt')",
    "SELECT lo_create(0)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT set_config('statement_timeout', '0', false)",
    "SELECT set_config('transaction_read_only', 'off', false)",
    "SELECT set_config('role', 'none', false), pg_sleep(9)",
    "SELECT nextval('source_id_seq')",
    "SELECT setval('source_id_seq', 99)",
    "SELECT pg_sleep(60)",
    "SELECT pg_terminate_backend(pg_backend_pid())",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_reload_conf()",
    "SELECT pg_notify('x', 'y')",
    "SELECT pg_logical_emit_message(false, 'x', 'y')",
    "SELECT query_to_xml('DELETE FROM claim', true, true, '')",
    "SELECT * FROM ts_stat('SELECT pg_sleep(60)::text::tsvector')",
    "SELECT * FROM pg_hba_file_rules",
    "WITH x AS (SELECT pg_sleep(60)) SELECT * FROM x",
]


@pytest.fixture
def three(three: Any, as_reader: Callable[[str], str]) -> Any:
    """A store that may also be asked by somebody who may only read."""
    three.reader = as_reader(three.db)
    return three


@pytest.fixture
def state(three: Any) -> Callable[[], Any]:
    """What the whole database holds, and for SQLite each byte of its folder."""

    def look() -> Any:
        if three.engine.dialect.name == "sqlite":
            with closing(sqlite3.connect(three.db)) as connection:
                content = list(connection.iterdump())
            files = {
                it.name: hashlib.sha256(it.read_bytes()).digest() for it in Path(three.db).parent.iterdir()
            }
            return content, files
        tables = ["claim", "mention", "document", "source", "decision", "run", "extraction", "failure"]
        with three.engine.connect() as connection:
            rows = [connection.exec_driver_sql(f"SELECT * FROM {it} ORDER BY id").all() for it in tables]
            names = connection.exec_driver_sql("SELECT relname FROM pg_class ORDER BY 1").scalars().all()
            objects = connection.exec_driver_sql("SELECT count(*) FROM pg_largeobject_metadata").scalar()
            sequence = connection.exec_driver_sql("SELECT last_value FROM source_id_seq").scalar()
        return rows, names, objects, sequence, Path("/tmp/claims-test-other.txt").exists()

    return look


def _refuse(sql: str, three: Any, state: Callable[[], Any]) -> None:
    before = state()
    started = time.monotonic()
    with pytest.raises(UsageError, match=r"^[^\n]+$"):
        run_sql(three.reader, sql, seconds=3)
    assert time.monotonic() - started < 3
    assert state() == before


@pytest.mark.parametrize("sql", BOTH)
def test_writing_is_refused(sql: str, three: Any, state: Callable[[], Any]) -> None:
    _refuse(sql, three, state)


@ON_SQLITE
@pytest.mark.parametrize("sql", SQLITE)
def test_sqlites_ways_of_writing_are_refused(
    sql: str, three: Any, state: Callable[[], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _refuse(sql, three, state)


@ON_POSTGRESQL
@pytest.mark.parametrize("sql", POSTGRESQL)
def test_postgresqls_ways_of_writing_are_refused(sql: str, three: Any, state: Callable[[], Any]) -> None:
    _refuse(sql, three, state)


@ON_POSTGRESQL
@pytest.mark.parametrize("sql", ["SELECT 1", "DELETE FROM claim"])
def test_a_superuser_is_refused_and_told_what_to_do(sql: str, three: Any, state: Callable[[], Any]) -> None:
    before = state()
    with pytest.raises(StoreError, match=r"^[^\n]*superuser[^\n]*connect as another role[^\n]*$"):
        run_sql(three.db, sql)
    assert state() == before


READS = [
    ("SELECT figure, low, high FROM claims ORDER BY figure", 3),
    ("select count(*) from claims;", 1),
    ("  WITH a AS (SELECT * FROM claims) SELECT metric, count(*) FROM a GROUP BY metric  ", 2),
    ("VALUES (1), (2)", 2),
    ("-- how many\nSELECT count(*) FROM documents", 1),
    ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n", 5),
    ("SELECT * FROM claims WHERE quote LIKE '%Pentagon%'", 1),
    ("SELECT 'DELETE FROM claim; DROP TABLE claim'", 1),
    ("SELECT sum(low), avg(high), min(as_of_start), upper(metric) FROM claims GROUP BY metric", 2),
    ("SELECT subject, rank() OVER (ORDER BY low) FROM claims", 3),
    ("SELECT * FROM sources", 1),
    ("SELECT * FROM mentions", 3),
    ("SELECT random()", 1),
]


@pytest.mark.parametrize(("sql", "rows"), READS)
def test_reading_is_not_hindered(sql: str, rows: int, three: Any) -> None:
    answer = run_sql(three.reader, sql)
    assert (len(answer.rows), answer.truncated) == (rows, False)
    assert len(answer.columns) == len(answer.rows[0])


def test_full_text_search_can_be_asked_in_sql(three: Any) -> None:
    if three.engine.dialect.name == "sqlite":
        sql = "SELECT rowid FROM search_quote WHERE search_quote MATCH 'pentagon'"
    else:
        sql = (
            "SELECT id FROM mention WHERE to_tsvector('english', quote) @@ to_tsquery('english', 'pentagon')"
        )
    assert run_sql(three.reader, sql).rows == [(1,)]


def test_values_are_the_same_on_both_databases(three: Any) -> None:
    answer = run_sql(
        three.reader,
        "SELECT figure, low, high, as_of_start, subject, confidence FROM claims ORDER BY figure_start",
    )
    assert answer.columns == ("figure", "low", "high", "as_of_start", "subject", "confidence")
    assert [tuple(None if it is None else str(it) for it in row) for row in answer.rows] == [
        ("between 14,000 and 18,000", "14000", "18000", "2018-08-01", "Islamic State", "0.75"),
        ("up to 20,000", None, "20000", "2017-01-01", "Islamic State", "0.75"),
        ("3,000", "3000", "3000", None, None, "0.75"),
    ]


def test_rows_are_limited_and_that_is_told(three: Any) -> None:
    answer = run_sql(three.reader, "SELECT * FROM claims", limit=2)
    assert (len(answer.rows), answer.truncated) == (2, True)
    answer = run_sql(three.reader, "SELECT * FROM claims", limit=3)
    assert (len(answer.rows), answer.truncated) == (3, False)


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {} FROM n"


def test_an_endless_query_is_stopped(three: Any) -> None:
    started = time.monotonic()
    with pytest.raises(StoreError, match=r"longer than 0\.5 seconds"):
        run_sql(three.reader, ENDLESS.format("count(*)"), seconds=0.5)
    assert time.monotonic() - started < 2


def test_an_endless_answer_is_cut(three: Any) -> None:
    assert run_sql(three.reader, ENDLESS.format("i"), limit=10).truncated


def test_an_answer_of_huge_values_is_cut(three: Any) -> None:
    wide = "repeat('x', 10000000)" if three.engine.dialect.name != "sqlite" else "hex(zeroblob(5000000))"
    answer = run_sql(three.reader, ENDLESS.format(wide), limit=1000, seconds=30)
    assert answer.truncated
    assert len(answer.rows) <= 10


WRONG = [
    ("SELECT nothing FROM claims", "nothing"),
    ("SELECT * FROM nowhere", "nowhere"),
    ("SELEC 1", "SELEC"),
    ("SELECT (", r"\w"),
    ("SELECT 'x", r"\w"),
]


@pytest.mark.parametrize(("sql", "told"), WRONG)
def test_wrong_sql_is_told_in_one_line(sql: str, told: str, three: Any) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        run_sql(three.reader, sql)
    assert "\n" not in str(caught.value)


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        run_sql(str(tmp_path / "claims.db"), "SELECT 1")
    assert list(tmp_path.iterdir()) == []


def test_a_path_with_odd_characters_is_opened(
    tmp_path: Path, migrated_sqlite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a?mode=rwc&b #1 100%.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    assert run_sql(str(path), "SELECT count(*) FROM claims").rows == [(0,)]
    with pytest.raises(UsageError):
        run_sql(str(path), "DELETE FROM claim")


def test_it_reads_while_somebody_writes(three: Any, make_document: Callable[..., Document]) -> None:
    with writing(three.engine) as connection:
        connection.exec_driver_sql("DELETE FROM claim_place")
        assert run_sql(three.reader, "SELECT count(*) FROM claim_place").rows == [(4,)]


def test_a_killed_query_leaves_the_database_usable(three: Any) -> None:
    code = (
        "import sys; from claims.store.read_only_sql import run_sql; "
        "run_sql(sys.argv[1], sys.argv[2], seconds=60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, three.reader, ENDLESS.format("count(*)")])
    time.sleep(1)
    process.kill()
    process.wait()
    assert three.problems() == []


def test_a_database_where_nothing_can_be_written_is_read_as_it_lies_there(
    tmp_path: Path, migrated_sqlite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    monkeypatch.setattr("claims.store.engine._can_write", lambda path: False)
    assert run_sql(str(path), "SELECT count(*) FROM claims").rows == [(0,)]
    with pytest.raises(StoreError, match="readonly"):
        _write(str(path))
    assert [it.name for it in tmp_path.iterdir()] == ["claims.db"]


def _write(db: str) -> None:
    engine = open_engine(db)
    with database_errors(db), writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM claim")
