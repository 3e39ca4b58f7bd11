"""Migrations on both databases, with rows in the tables; copies; and databases that are not ours."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, select, text, type_coerce
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.types import NullType

from claims.errors import StoreError, UsageError
from claims.kept.refresh import refresh_database
from claims.model import Claim, Document, Qualifier, Scope
from claims.store.decided.decisions import edit, reject
from claims.store.engine import APPLICATION_ID, HEAD, REVISIONS, open_engine, reading, writing
from claims.store.integrity import verify
from claims.store.read import Query, find_claims
from claims.store.schema import migrations as migrate
from claims.store.schema.hashes import Hash
from claims.store.schema.schema_objects import SEARCHES, TRIGGERS, VIEWS, find_surface
from claims.store.schema.short_codes import Chance, Day, Word
from claims.store.schema.tables import Base, comparison_tables
from claims.store.search import search_claims

SQLITE = dialect()
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def db(own_db: str) -> str:
    """These tests change the schema."""
    return own_db


@pytest.fixture
def filled(
    store: Any,
    make_document: Callable[..., Document],
    make_claim: Callable[..., Claim],
    three_claims: list[Claim],
    fill_once: Callable[[str, str, Callable[[], None]], None],
) -> str:
    """A database with a row in every table."""

    def fill() -> None:
        _fill(store, make_document, make_claim, three_claims)
        store.engine.dispose()

    fill_once(store.db, "every table", fill)
    return str(store.db)


def _fill(
    three: Any,
    make_document: Callable[..., Document],
    make_claim: Callable[..., Claim],
    three_claims: list[Claim],
) -> None:
    three.save_three(three_claims)
    reprint = make_document(url="https://example.net/same", source="Another", origin="other.txt")
    three.save(reprint, three_claims)
    three.say(edit, three.claims()[0].claim_id, {"subject": "ISIS"})
    other = "The CIA said between 30,000 and 31,000 fighters remain in Iraq and Syria."
    figure = "between 30,000 and 31,000"
    bounds = {"low": Decimal(30000), "high": Decimal(31000), "qualifier": Qualifier.APPROXIMATE}
    claim = make_claim(other, figure, claimant="CIA", subject="ISIS", **bounds)
    three.save(make_document(other, id="cia", url="https://example.net/cia", origin="cia.txt"), [claim])
    feared = "In Hama 70 farmers are feared dead."
    claim = make_claim(feared, "70", metric="killed", scope=Scope.POSSIBLE)
    three.save(make_document(feared, id="feared", url="https://example.net/feared", origin="feared"), [claim])
    refresh_database(three.db)
    # Of mentions that lead no claim: nothing that is compared rests on it.
    three.execute("UPDATE mention SET speaks_for = 'CIA' WHERE id NOT IN (SELECT id FROM claim)")
    three.execute("INSERT INTO stale VALUES ('killed', '')")
    three.execute("INSERT INTO new_document VALUES (1000, 1)")
    three.execute(
        "INSERT INTO failure (run_id, origin, reason, failed) VALUES (1, 'x.pdf', 'damaged', '2026')"
    )
    three.execute(
        "INSERT INTO model_answer (id, key, model, prompt, text, tokens_in, tokens_out, made) "
        f"VALUES (1, '{'0' * 64}', 'reader-1', 'abc', '{{}}', 10, 2, '2026')"
    )
    three.execute("INSERT INTO extraction_answer VALUES (1, 1, 1)")


@pytest.fixture
def engine(store: Any) -> Engine:
    """An engine on the test's database."""
    return store.engine  # type: ignore[no-any-return]


Rows = dict[str, list[dict[str, Any]]]


def _rows(engine: Engine) -> Rows:
    """All rows of all of our tables that are there, by the columns that are there."""
    with engine.connect() as connection:
        look = inspect(connection)
        found = {}
        for name in look.get_table_names():
            if name not in Base.metadata.tables:
                continue
            there = {it["name"] for it in look.get_columns(name)}
            wanted = [it for it in Base.metadata.tables[name].columns if it.name in there]
            rows = connection.execute(select(*(_as_stored(it) for it in wanted)))
            found[name] = sorted(
                ({it.name: _in_words(it, v) for it, v in zip(wanted, row, strict=True)} for row in rows),
                key=repr,
            )
        return found


SHORT = (Hash, Word, Day, Chance)  # in another form than in earlier revisions


def _as_stored(column: Any) -> Any:
    return type_coerce(column, NullType()) if isinstance(column.type, SHORT) else column


def _in_words(column: Any, value: Any) -> Any:
    """A value as it was in the first revision."""
    kind, old = column.type, isinstance(value, date | float | str) and not (value == 0 or str(value) < "0")
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(kind, SHORT) and value is not None and not old:
        turn = kind.dialect_impl(SQLITE).result_processor(SQLITE, None)
        value = turn(value) if turn else value
    return value.isoformat() if isinstance(value, date) else value


def test_the_revisions_in_the_code_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.scripts()))
    revisions = [it.revision for it in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == REVISIONS


def test_every_table_has_rows_in_these_tests(filled: str, engine: Engine) -> None:
    assert {name for name, rows in _rows(engine).items() if rows} == set(Base.metadata.tables)


# What can be worked out again, and so need not be kept.
DERIVED = {
    mapper.class_.__tablename__
    for mapper in Base.registry.mappers
    if mapper.class_.__module__ == comparison_tables.__name__
}


# What an earlier revision has no place for, by the table: what it had is there again, and nothing more.
LOST = {
    "printing": {"author", "published_basis", "origin_key", "id", "seen"},
    "lexicon": {"entries"},
    "mention": {"speaks_for"},
}
NEW_WORDS = {
    "scope": ("possible", "casualties")
}  # words that earlier revisions do not have: nothing is said there
OTHERWISE = {
    "mention": {"evidence", "quote"}
}  # written in other words; views say the same (test_views_kept.py)
GONE = {"model_answer", "extraction_answer"}  # answers can be asked for again


MARKS = ("stale", "new_document", "derivation")


def _anew(rows: Rows) -> Rows:
    """The rows but for those that say what was left to do, and when it was done."""
    return _without_lost({name: found for name, found in rows.items() if name not in MARKS})


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: None if it in NEW_WORDS.get(key, ()) else it for key, it in row.items()}


def _without_lost(rows: Rows) -> Rows:
    return {
        name: sorted(
            ({key: it for key, it in _known(row).items() if key not in LOST.get(name, ())} for row in found),
            key=repr,
        )
        for name, found in rows.items()
        if name not in GONE
    }


# PostgreSQL is slower, and takes the same steps: every third revision there, and the first and the last.
WAYS = [("sqlite", it) for it in REVISIONS[:-1]] + [
    ("postgresql", it) for it in (*REVISIONS[:-2:3], REVISIONS[-2])
]


@pytest.mark.parametrize(("own_db", "revision"), WAYS, indirect=["own_db"])
def test_no_row_is_lost_on_the_way_down_and_up_again(revision: str, filled: str, engine: Engine) -> None:
    before = _rows(engine)
    assert migrate.downgrade(filled, revision).after == revision
    assert migrate.current(filled) == revision
    for name, rows in _rows(engine).items():
        if name in MARKS:
            continue
        same = set(rows[0]) - OTHERWISE.get(name, set())
        there, known = (
            sorted(({key: it for key, it in _known(row).items() if key in same} for row in listed), key=repr)
            for listed in (rows, before[name])
        )
        assert there == known
    assert migrate.upgrade(filled).before == revision
    after = _rows(engine)
    kept, again = (
        _without_lost({name: rows for name, rows in it.items() if name not in DERIVED})
        for it in (before, after)
    )
    assert again == kept
    if not after["derivation"]:  # what was compared was taken down with the rest
        refresh_database(filled)
        after = _rows(engine)
    assert _anew(after) == _anew(before)
    with writing(engine) as connection:
        assert verify(connection) == []
        assert len(search_claims(connection, "pentagon")) == 1


def test_a_text_that_was_told_by_a_later_printing_is_noted_and_mended_by_reading_it_again(
    filled: str, store: Any, make_document: Callable[..., Document], three_claims: list[Claim]
) -> None:
    migrate.downgrade(filled, "0003")
    store.execute("UPDATE reprint SET published = '2018-01-01'")
    migrate.upgrade(filled)
    (noted,) = store.problems()
    assert noted.note
    assert "first printing; ingest it again" in noted.message
    assert store.save(make_document(published="2018-01-01"), three_claims).kind == "updated"
    assert store.problems() == []
    assert {row.published for row in store.claims(source="RNZ")} == {"2018-01-01", "2018-08-20"}


def test_down_to_nothing_leaves_nothing(filled: str, engine: Engine) -> None:
    migrate.downgrade(filled, "base")
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
        assert find_surface(connection) == []
    assert migrate.current(filled) is None
    migrate.upgrade(filled)
    with reading(filled) as connection:
        assert find_claims(connection, Query()) == []


def test_alembic_finds_no_difference_between_tables_and_migrations(db: str, engine: Engine) -> None:
    with writing(engine) as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(migrate.scripts()))
        command.check(config)


def test_constraints_and_indexes_are_those_of_the_models(db: str, engine: Engine) -> None:
    """Alembic does not compare checks, so here they are held against tables that the models made."""
    with engine.connect() as connection:
        migrated = _constraints(connection)
    if engine.dialect.name == "sqlite":
        fresh = create_engine("sqlite://")
        with fresh.begin() as connection:
            Base.metadata.create_all(connection)
            assert _constraints(connection) == migrated
        fresh.dispose()
    else:
        with engine.begin() as connection:
            connection.execute(text("CREATE SCHEMA fresh"))
            connection.execute(text("SET LOCAL search_path TO fresh"))
            Base.metadata.create_all(connection)
            assert _constraints(connection) == migrated


def _constraints(connection: Any) -> dict[str, list[str]]:
    inspector = inspect(connection)
    return {
        name: sorted(
            f"{it['name']} {it.get('sqltext')} {it.get('column_names') or it.get('constrained_columns')}"
            for found in (
                inspector.get_check_constraints(name),
                inspector.get_indexes(name),
                inspector.get_unique_constraints(name),
                inspector.get_foreign_keys(name),
                [inspector.get_pk_constraint(name)],
            )
            for it in found
            if not str(it["name"]).startswith("search_")
        )
        for name in Base.metadata.tables
    }


def test_the_surface_is_what_the_code_says(db: str, engine: Engine) -> None:
    with engine.connect() as connection:
        names = {it.name for it in find_surface(connection)}
    expected = VIEWS | TRIGGERS | SEARCHES if engine.dialect.name == "sqlite" else VIEWS | SEARCHES
    assert names == expected - (set() if engine.dialect.name == "sqlite" else {"search_quote_text"})


def test_upgrade_copies_a_file_first_and_says_where(tmp_path: Path, migrated_sqlite: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(migrated_sqlite, path)
    down = migrate.downgrade(str(path), "0001")
    up = migrate.upgrade(str(path))
    assert down.copy is not None
    assert up.copy is not None
    assert (migrate.current(str(down.copy)), migrate.current(str(up.copy))) == (HEAD, "0001")
    assert up.copy.parent == tmp_path
    assert up.copy.name.startswith("claims-20")


def test_upgrading_what_is_up_to_date_does_nothing(db: str) -> None:
    assert migrate.upgrade(db) == migrate.Migration(HEAD, HEAD, None)


def test_a_copy_holds_what_is_still_in_the_log(tmp_path: Path, migrated_sqlite: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(migrated_sqlite, path)
    engine = open_engine(str(path))
    with engine.connect() as open_reader, writing(engine) as connection:
        open_reader.execute(text("SELECT 1"))
        connection.execute(text("INSERT INTO source (name) VALUES ('RNZ')"))
        connection.commit()
        copy = migrate.backup(str(path))
    engine.dispose()
    with reading(str(copy)) as connection:
        assert connection.execute(text("SELECT name FROM source")).scalars().all() == ["RNZ"]


def test_a_copy_is_never_written_over_another(tmp_path: Path, migrated_sqlite: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(migrated_sqlite, path)
    copies = {migrate.backup(str(path)) for _ in range(3)}
    assert len(copies) == 3
    with pytest.raises(StoreError, match="is there already"):
        migrate.backup(str(path), next(iter(copies)))


def test_a_copy_that_fails_leaves_nothing_behind(
    tmp_path: Path, migrated_sqlite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(migrated_sqlite, path)
    path.write_bytes(
        path.read_bytes()[:16] + b"\xff\xff" + path.read_bytes()[18:]
    )  # a page size that is none
    with pytest.raises(StoreError, match="cannot be copied"):
        migrate.backup(str(path))
    assert list(tmp_path.iterdir()) == [path]


def test_an_upgrade_that_fails_leaves_no_copy_behind(
    tmp_path: Path, migrated_sqlite: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(migrated_sqlite, path)
    down = migrate.downgrade(str(path), "0001")
    assert down.copy is not None
    down.copy.unlink()

    def fail(connection: object) -> None:
        raise StoreError("no")

    monkeypatch.setattr(migrate, "_refuse_broken_links", fail)
    with pytest.raises(StoreError, match="no"):
        migrate.upgrade(str(path))
    assert [it.name for it in tmp_path.iterdir() if "-20" in it.name] == []
    assert migrate.current(str(path)) == "0001"


def test_postgresql_is_copied_by_its_own_tool() -> None:
    with pytest.raises(StoreError, match="pg_dump"):
        migrate.backup("postgresql://localhost/claims")


def test_a_newer_schema_is_refused_everywhere(db: str, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer"), reading(db):
        pass
    for refused in (migrate.ensure, migrate.upgrade):
        with pytest.raises(StoreError, match="newer"):
            refused(db)
    with pytest.raises(StoreError, match="newer"):
        migrate.downgrade(db, "0001")


def test_an_older_schema_is_refused_with_the_command_to_run(db: str) -> None:
    migrate.downgrade(db, "0001")
    with pytest.raises(StoreError, match="claims db upgrade"), reading(db):
        pass
    with pytest.raises(StoreError, match="claims db upgrade"):
        migrate.ensure(db)


def test_downgrade_goes_down_only_and_to_what_is_there(db: str) -> None:
    with pytest.raises(UsageError, match="no such revision"):
        migrate.downgrade(db, "0000")
    migrate.downgrade(db, "0001")
    with pytest.raises(UsageError, match="earlier"):
        migrate.downgrade(db, "0002")


def test_a_foreign_database_is_left_alone(empty_db: str) -> None:
    engine = open_engine(empty_db)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE photo (id INTEGER)"))
    engine.dispose()
    is_file = Path(empty_db).exists()
    before = Path(empty_db).read_bytes() if is_file else b""
    for refused in (migrate.ensure, migrate.upgrade, migrate.current):
        with pytest.raises(StoreError, match="belongs to something else"):
            refused(empty_db)
    with pytest.raises(StoreError, match="belongs to something else"), reading(empty_db):
        pass
    assert not is_file or Path(empty_db).read_bytes() == before


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and no database.")
    for refused in (migrate.ensure, migrate.upgrade, migrate.current, migrate.backup):
        with pytest.raises(StoreError, match="no SQLite database"):
            refused(str(path))
    with pytest.raises(StoreError, match="no SQLite database"), reading(str(path)):
        pass
    assert path.read_text() == "These are notes, and no database."


def test_a_damaged_database_is_told_in_one_line(tmp_path: Path, migrated_sqlite: Path) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(migrated_sqlite.read_bytes()[:20_000])
    with pytest.raises(StoreError, match=r"^[^\n]*malformed[^\n]*$"), reading(str(path)) as connection:
        find_claims(connection, Query())


MISSING = [
    ("no.db", "claims ingest"),
    ("no/such/folder/claims.db", "no folder"),
    (".", "directory"),
]


@pytest.mark.parametrize(("name", "told"), MISSING)
def test_what_is_not_there_is_told(name: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=told), reading(str(tmp_path / name)):
        pass
    assert list(tmp_path.iterdir()) == []


URLS = [
    ("mysql://localhost/claims", "SQLite files and postgresql"),
    ("://", "no database URL"),
    (":memory:", "in a file"),
    ("sqlite://", "in a file"),
    ("", "in a file"),
]


@pytest.mark.parametrize(("db", "told"), URLS)
def test_an_address_of_another_kind_is_refused(db: str, told: str) -> None:
    with pytest.raises(UsageError, match=told), reading(db):
        pass


def test_a_password_is_never_told() -> None:
    with pytest.raises(StoreError) as caught, reading("postgresql://me:secret@127.0.0.1:1/claims"):
        pass
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.touch()
    with pytest.raises(StoreError, match="claims ingest"), reading(str(path)):
        pass
    migrate.ensure(str(path))
    assert migrate.current(str(path)) == HEAD


def test_the_alembic_command_works_from_the_checkout(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    for words in (["upgrade", "head"], ["check"], ["downgrade", "base"], ["upgrade", "head"]):
        subprocess.run(
            [sys.executable, "-m", "alembic", *words],
            cwd=CHECKOUT, env={"CLAIMS_DB": str(path), "PATH": ""}, check=True, capture_output=True,
        )  # fmt: skip
    assert migrate.current(str(path)) == HEAD


# A later revision, as somebody would write it: a column more, shown by a view. Without taking the surface
# down SQLite would fail on the view, and lose the trigger that keeps the search index in step.
LATER = """
import sqlalchemy as sa
from alembic import op
from claims.store.schema.schema_objects import put_up, surface_at, take_down

revision = "later"
down_revision = "HEAD"

def copied():
    return "always" if op.get_bind().dialect.name == "sqlite" else "never"

def upgrade():
    theirs = take_down(op.get_bind())
    with op.batch_alter_table("claim_mention", recreate=copied()) as batch:
        batch.add_column(sa.Column("page", sa.Integer(), server_default="1"))
    with op.batch_alter_table("claim", recreate=copied()) as batch:
        batch.drop_constraint("review", type_="check")
        batch.drop_column("review")
    before = surface_at(op, down_revision)[op.get_bind().dialect.name]
    surface = [
        it.replace("claim.review", "'none' AS review").replace("member.review", "NULL") for it in before
    ]
    put_up(op.get_bind(), {op.get_bind().dialect.name: surface}, theirs)

def downgrade():
    theirs = take_down(op.get_bind())
    with op.batch_alter_table("claim", recreate=copied()) as batch:
        batch.add_column(sa.Column("review", sa.Text()))
        batch.create_check_constraint("review", "review IN ('accepted', 'edited')")
    with op.batch_alter_table("claim_mention", recreate=copied()) as batch:
        batch.drop_column("page")
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)
""".replace("HEAD", HEAD)


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if this program had one more revision."""
    scripts = tmp_path / "alembic"
    shutil.copytree(migrate.scripts(), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "later.py").write_text(LATER)
    monkeypatch.setattr(migrate, "scripts", lambda: scripts)
    monkeypatch.setattr(migrate, "REVISIONS", (*REVISIONS, "later"))
    monkeypatch.setattr(migrate, "HEAD", "later")


def test_a_later_migration_keeps_rows_views_triggers_and_what_the_user_made(
    filled: str, engine: Engine, later: None
) -> None:
    sqlite = engine.dialect.name == "sqlite"
    with engine.begin() as connection:
        connection.execute(text("CREATE VIEW my_own AS SELECT name FROM source"))
        if sqlite:
            connection.execute(text("CREATE VIEW my_other AS SELECT claim_id, subject FROM claims"))
            connection.execute(text("CREATE TRIGGER my_trigger AFTER INSERT ON source BEGIN SELECT 1; END"))
        before = {it.name for it in find_surface(connection)}
        rows = connection.execute(text("SELECT count(*) FROM mention")).scalar()
        constraints = _constraints(connection)
    for step in (migrate.upgrade, lambda db: migrate.downgrade(db, HEAD)):
        step(filled)
        with engine.begin() as connection:
            assert {it.name for it in find_surface(connection)} == before
            assert connection.execute(text("SELECT count(*) FROM mention")).scalar() == rows
            assert len(search_claims(connection, "pentagon")) == 1
            assert connection.execute(text("SELECT name FROM my_own")).scalars().all()
    with writing(engine) as connection:
        assert _constraints(connection) == constraints
        claim_id = find_claims(connection, Query(claimant="UN"))[0].claim_id
        reject(connection, claim_id, "me")
        assert [it for it in verify(connection) if "index" in it.message] == []
        assert search_claims(connection, '"put the number"') == []


def test_a_view_of_the_user_that_no_longer_fits_stops_the_migration(
    filled: str, engine: Engine, later: None
) -> None:
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("CREATE VIEW mine AS SELECT review FROM claim"))
        else:
            connection.execute(text("CREATE VIEW mine AS SELECT review FROM claims"))
    before = _rows(engine)
    with pytest.raises(StoreError, match="drop"):
        migrate.upgrade(filled)
    assert _rows(engine) == before
    assert migrate.current(filled) == HEAD


@pytest.mark.parametrize("own_db", ["sqlite"], indirect=True)
def test_a_migration_that_breaks_a_link_changes_nothing(
    filled: str, engine: Engine, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = migrate.scripts() / "versions" / "later.py"
    script.write_text(
        LATER.replace("def upgrade():\n", "def upgrade():\n    op.execute('DELETE FROM source')\n")
    )
    before = _rows(engine)
    with pytest.raises(StoreError, match="would break a link"):
        migrate.upgrade(filled)
    assert _rows(engine) == before


def test_two_processes_may_make_the_database_at_once(empty_db: str) -> None:
    code = "import sys; from claims.store.schema.migrations import ensure; ensure(sys.argv[1])"
    makers = [
        subprocess.Popen([sys.executable, "-c", code, empty_db], stderr=subprocess.PIPE) for _ in range(2)
    ]
    told = [maker.communicate()[1].decode() for maker in makers]
    assert [maker.returncode for maker in makers] == [0] * 2, told
    assert migrate.current(empty_db) == HEAD
    with writing(open_engine(empty_db)) as connection:
        assert verify(connection) == []


def test_a_new_file_keeps_a_write_ahead_log_and_has_small_pages(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    migrate.ensure(str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA page_size").fetchone() == (2048,)
    assert {it.name for it in tmp_path.iterdir()} == {"claims.db"}


def _header(path: Path) -> tuple[int, int]:
    """The application_id and the user_version of a SQLite file."""
    with closing(sqlite3.connect(path)) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (user_version,) = connection.execute("PRAGMA user_version").fetchone()
    return application_id, user_version


def test_a_file_says_whose_it_is_and_which_revision_it_has(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    migrate.ensure(str(path))
    assert _header(path) == (APPLICATION_ID, int(HEAD))
    migrate.downgrade(str(path), "0001")
    assert _header(path) == (APPLICATION_ID, 1)
    migrate.downgrade(str(path), "base")
    assert _header(path) == (0, 0)


def test_a_file_made_before_files_said_whose_they_are_is_ours(tmp_path: Path, migrated_sqlite: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copy(migrated_sqlite, path)
    migrate.downgrade(str(path), "0003")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA application_id = 0; PRAGMA user_version = 0")
    assert migrate.upgrade(str(path)).after == HEAD
    assert _header(path) == (APPLICATION_ID, int(HEAD))


def test_a_file_that_says_it_is_another_programs_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "tiles.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1297107032")
    before = path.read_bytes()
    for refused in (migrate.ensure, migrate.upgrade, migrate.current):
        with pytest.raises(StoreError, match="belongs to something else"):
            refused(str(path))
    assert path.read_bytes() == before
