"""People's own SQL reads what it likes and writes nothing, whatever it says."""

import hashlib
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from sqlalchemy import make_url

from claims.errors import StoreError, UsageError
from claims.model import Document
from claims.store.engine import REVISIONS, database_errors, open_engine, writing
from claims.store.read_only.reader_role import make_reader
from claims.store.read_only.sql_question import run_sql
from claims.store.schema.exact_numbers import exact
from claims.store.schema.migrations import downgrade, upgrade

ON_SQLITE = pytest.mark.parametrize("db", ["sqlite"], indirect=True)
OWN_POSTGRESQL = pytest.mark.parametrize("own_db", ["postgresql"], indirect=True)
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
def state(three: Any, kept_connection: Callable[[str], psycopg.Connection]) -> Callable[[], Any]:
    """What the whole database holds, and for SQLite each byte of its folder."""

    def look() -> Any:
        if three.engine.dialect.name == "sqlite":
            with closing(sqlite3.connect(three.db)) as connection:
                content = list(connection.iterdump())
            files = {
                it.name: hashlib.sha256(it.read_bytes()).digest() for it in Path(three.db).parent.iterdir()
            }
            return content, files
        found = [kept_connection(three.db).execute(asked).fetchall() for asked in HELD]
        return *found, Path("/tmp/claims-test-other.txt").exists()

    return look


# What tells of anything that was written into PostgreSQL.
HELD: list[LiteralString] = [
    "SELECT * FROM claim ORDER BY id",
    "SELECT * FROM mention ORDER BY id",
    "SELECT * FROM document ORDER BY id",
    "SELECT * FROM source ORDER BY id",
    "SELECT * FROM decision ORDER BY id",
    "SELECT * FROM run ORDER BY id",
    "SELECT * FROM extraction ORDER BY id",
    "SELECT * FROM failure ORDER BY id",
    "SELECT relname FROM pg_class ORDER BY 1",
    "SELECT count(*) FROM pg_largeobject_metadata",
    "SELECT count(*) FROM pg_replication_slots",
    "SELECT last_value FROM source_id_seq",
]


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
    with pytest.raises(StoreError, match=r"^[^\n]*superuser[^\n]*`claims db reader`[^\n]*$"):
        run_sql(three.db, sql)
    assert state() == before


# What hides a name from who looks for it in the text of a query: a quotation mark, alone, in something else.
HIDING = ["""'"'""", """$$"$$""", """$x$"$x$""", """/*"*/ 1""", """--"\n 1""", """E'\\'"'""", '/* /*"*/ */ 1']
CALLS = [
    "set_config('role', 'none', true)",
    "set_config('transaction_read_only', 'off', true)",
    "pg_read_file('/etc/passwd')",
    "pg_catalog.pg_read_file('/etc/passwd')",
    "query_to_xml('SELECT pg_read_file(''/etc/passwd'')', true, true, '')",
    "(SELECT count(*) FROM ts_stat('SELECT pg_sleep(60)::text::tsvector'))",
    "pg_create_physical_replication_slot('x')",
    "lo_export(1, '/tmp/claims-test-other.txt')",
    "lo_from_bytea(0, 'x')",
    "pg_sleep(60)",
]


@ON_POSTGRESQL
@pytest.mark.parametrize("hiding", HIDING)
@pytest.mark.parametrize("call", CALLS)
def test_nothing_hides_a_call_from_the_fence(
    hiding: str, call: str, three: Any, state: Callable[[], Any]
) -> None:
    before = state()
    for sql in (f"SELECT {hiding}, {call}, {hiding}", f"SELECT {hiding} WHERE {call} IS NOT NULL"):
        with pytest.raises(UsageError, match=r"^SQL: [^\n]+$"):
            run_sql(three.db, sql, seconds=3, trusted=True)  # a superuser: only the fence stands before it
    assert state() == before


ODD = [
    ("SELECT n.lower FROM (SELECT 1 AS lower) n", 1),
    ("SELECT lower /* a bracket comes */ ('X')", 1),
    ("""SELECT 'it''s', $$it's$$, $x$ "it" $x$, E'it', "a b" FROM (SELECT 1 AS "a b") q""", 1),
    ("SELECT i FROM generate_series(1, 3) AS n(i) GROUP BY ROLLUP (i) ORDER BY (i)", 4),
    ("SELECT 1 WHERE (1, 2) IN (VALUES (1, 2)) AND NOT EXISTS (SELECT 1 WHERE 1 > ALL (SELECT 2))", 1),
    ("SELECT count(*) FILTER (WHERE low > 1), low::numeric(10, 2) FROM claims GROUP BY (low)", 3),
    ("SELECT extract(year FROM as_of_start), substring(metric FROM 1 FOR 2) FROM claims", 3),
    ("SELECT trim(both ' ' from metric), position('x' IN metric) FROM claims", 3),
    ("(SELECT 1) UNION ALL (SELECT 2)", 2),
    ("SELECT quote ~ '^The', quote !~* 'x', places || '', subject IS NOT DISTINCT FROM NULL FROM claims", 3),
    ("SELECT string_agg(metric, ', ' ORDER BY metric) FROM claims", 1),
    ("SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY low) FROM claims", 1),
    ("SELECT row_number() OVER (PARTITION BY metric ORDER BY low) FROM claims, LATERAL (SELECT 1) x", 3),
]  # fmt: skip


@ON_POSTGRESQL
@pytest.mark.parametrize(("sql", "rows"), ODD)
def test_the_fence_lets_odd_questions_through_as_they_are_meant(sql: str, rows: int, three: Any) -> None:
    found = run_sql(three.reader, sql)
    with three.engine.connect() as connection:
        asked = connection.exec_driver_sql(sql)
        assert (found.columns, len(found.rows)) == (tuple(asked.keys()), rows)
        values = [exact(it) if isinstance(it, Decimal) else it for it in asked.all()[0]]
    assert list(found.rows[0]) == values


@ON_POSTGRESQL
def test_a_table_cannot_lend_a_function_its_name(three: Any) -> None:
    sql = "WITH pg_read_file(a) AS (SELECT 1) SELECT pg_read_file('/etc/passwd') FROM pg_read_file"
    with pytest.raises(UsageError, match="pg_read_file is the name of a function"):
        run_sql(three.db, sql, trusted=True)


@OWN_POSTGRESQL
def test_who_owns_the_tables_is_refused_unless_the_sql_is_told_to_be_trusted(
    own_db: str, on_postgres: Callable[[str], None]
) -> None:
    with psycopg.connect(own_db, autocommit=True) as connection:
        connection.execute("CREATE ROLE claims_test_owner LOGIN PASSWORD 'x'")
        connection.execute("ALTER TABLE claim OWNER TO claims_test_owner")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO claims_test_owner")
    owner = make_url(own_db).set(username="claims_test_owner", password="x").render_as_string(False)
    with pytest.raises(StoreError, match="a role that may change this database"):
        run_sql(owner, "SELECT 1")
    assert run_sql(owner, "SELECT 1 AS one", trusted=True).rows == [(1,)]
    with psycopg.connect(own_db, autocommit=True) as connection:
        connection.execute("DROP OWNED BY claims_test_owner CASCADE")
    on_postgres("DROP ROLE claims_test_owner")


@pytest.fixture
def reader(own_db: str, on_postgres: Callable[[str], None]) -> Iterator[str]:
    """The URL of a role as `claims db reader` makes it."""
    yield make_reader(own_db, "claims_test_reader").url
    with psycopg.connect(own_db, autocommit=True) as connection:
        connection.execute("DROP OWNED BY claims_test_reader")
    on_postgres("DROP ROLE claims_test_reader")


@OWN_POSTGRESQL
def test_a_reader_sees_the_views_and_nothing_else(reader: str) -> None:
    assert run_sql(reader, "SELECT count(*) FROM claims").rows == [(0,)]
    with pytest.raises(UsageError, match="only one SELECT"):
        run_sql(reader, "SELECT count(*) FROM claim")
    with psycopg.connect(reader) as connection, pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        connection.execute("CREATE TEMP TABLE x (a integer)")


@OWN_POSTGRESQL
def test_a_reader_keeps_its_rights_when_the_schema_changes(own_db: str, reader: str) -> None:
    downgrade(own_db, REVISIONS[-2])
    upgrade(own_db)
    assert run_sql(reader, "SELECT count(*) FROM claims").rows == [(0,)]


@OWN_POSTGRESQL
def test_the_rights_of_a_reader_are_renewed_and_its_password_stays(own_db: str, reader: str) -> None:
    again = make_reader(own_db, "claims_test_reader")
    assert (again.made, make_url(again.url).password) == (False, None)
    assert run_sql(reader, "SELECT count(*) FROM claims").rows == [(0,)]


@OWN_POSTGRESQL
def test_a_role_that_may_do_more_becomes_no_reader(own_db: str) -> None:
    with pytest.raises(StoreError, match="may do more than read"):
        make_reader(own_db, str(make_url(own_db).username))


def test_a_sqlite_file_needs_no_reader(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="needs no such role"):
        make_reader(str(tmp_path / "claims.db"))


# Each call looks for half of a long text of equal letters in the whole of it: minutes in one step of SQLite.
ONE_STEP = "SELECT instr(hex(zeroblob(12000000)), hex(zeroblob(6000000)) || 'x')"


@ON_SQLITE
def test_a_query_that_never_looks_at_the_clock_is_ended(three: Any) -> None:
    with pytest.raises(StoreError, match=r"longer than 0\.5 seconds"):
        run_sql(three.reader, ONE_STEP, seconds=0.5)


@ON_SQLITE
def test_an_interrupt_ends_a_query(three: Any) -> None:
    code = (
        "import sys; from claims.store.read_only.sql_question import run_sql; "
        "print('asked', flush=True); run_sql(sys.argv[1], sys.argv[2], seconds=300)"
    )
    command = [sys.executable, "-c", code, three.reader, ONE_STEP]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=30)[1]
    assert b"KeyboardInterrupt" in told


@ON_SQLITE
def test_a_query_has_so_much_memory_and_no_more(three: Any) -> None:
    with pytest.raises(UsageError, match="out of memory"):
        run_sql(
            three.reader, ENDLESS.format("DISTINCT hex(zeroblob(9000000)) || i") + " ORDER BY 1", seconds=60
        )


@ON_SQLITE
def test_nothing_in_the_current_folder_takes_part_in_a_query(
    three: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sqlite3.py").write_text("raise SystemExit('hijacked')")
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert run_sql(three.reader, "SELECT 1").rows == [(1,)]


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
    ("select", r"\w"),
    ("WITH", r"\w"),
    ("VALUES", r"\w"),
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


def _kill_a_query(db: str) -> None:
    """Let a process ask what takes a minute, and kill it after a second."""
    code = (
        "import sys; from claims.store.read_only.sql_question import run_sql; "
        "run_sql(sys.argv[1], sys.argv[2], seconds=60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code, db, ENDLESS.format("count(*)")])
    time.sleep(1)
    process.kill()
    process.wait()


@ON_SQLITE
def test_a_killed_query_leaves_the_database_usable(three: Any) -> None:
    _kill_a_query(three.reader)
    assert three.problems() == []


@ON_POSTGRESQL
def test_a_server_soon_ends_the_query_of_a_killed_process_and_the_database_stays_usable(three: Any) -> None:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s AND state = 'active'"
    reader = make_url(three.reader).username
    with psycopg.connect(three.db, autocommit=True) as connection:
        _kill_a_query(three.reader)
        begun = time.monotonic()
        while connection.execute(asked, [reader]).fetchone() != (0,):
            assert time.monotonic() - begun < 30
            time.sleep(0.1)
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
