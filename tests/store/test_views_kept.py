"""A migration that stores the same otherwise: every view says what it said, on the way down and up again."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, text

from claims.kept.refresh import refresh_database
from claims.model import Claim, Document, Evidence
from claims.store.decided.decisions import edit, reject
from claims.store.engine import reading
from claims.store.read import Query, find_claim, find_claims, list_ids
from claims.store.schema import migrations as migrate
from claims.store.schema.quotes import CUT_UP_TO
from claims.store.search import search_claims

BEFORE = "0010"  # rules were words, and the words around a figure stood beside it
OTHERWISE = (BEFORE, "0012", "0017")  # the next one stores the same otherwise
FIGURES = ("7 rebels", "some 200 men", "9")
RULES: tuple[list[tuple[str, str, int, int]], ...] = (
    [("figure", "quantity.digits", 0, 8), ("subject", "subject.none", 0, 0), ("places", "a.site", 12, 17)],
    [('claimant', 'told "by\\hand" \u2013 \u00e9', 3, 9), ("figure", "quantity.digits", 2, 2)],
    [],
)  # fmt: skip


@pytest.fixture
def db(own_db: str) -> str:
    """These tests change the schema."""
    return own_db


@pytest.fixture
def told(store: Any, make_document: Callable[..., Document], make_claim: Callable[..., Claim]) -> str:
    """A database with figures at the beginning, in the middle and at the end of texts, some decided on."""
    for number in range(3):
        first, second, third = FIGURES
        beyond = f"S\u00e3o {'x' * number * 20} \U0001f30d"
        body = f"{first} fled {beyond}. In Homs {second} stayed. Of them {third}"
        document = make_document(
            body, id=f"d{number}", url=f"https://example.org/{number}", origin=f"{number}.txt"
        )
        claims = [
            make_claim(body, figure, evidence=tuple(Evidence(*it) for it in rules))
            for figure, rules in zip(FIGURES, RULES, strict=True)
        ]
        store.save(document, claims)
    ids = [it.claim_id for it in store.claims()]
    store.say(reject, ids[0])
    store.say(edit, ids[1], {"subject": "ISIS"})
    refresh_database(store.db)
    return str(store.db)


@pytest.fixture
def long_text(make_document: Callable[..., Document]) -> Document:
    """A text from which no quote is cut: to read all of it for each would take too long."""
    body = f"Some 300 people fled. {'Nothing was heard of them. ' * (CUT_UP_TO // 20)}Then 40 died."
    return make_document(body, id="long", url="https://example.org/long", origin="long.txt")


@pytest.fixture
def engine(store: Any) -> Engine:
    """An engine on the test's database."""
    return store.engine  # type: ignore[no-any-return]


Said = dict[str, tuple[list[str], list[str]]]


def said(engine: Engine, known: Said | None = None) -> Said:
    """Of every view its columns and its rows; only the views and columns that are `known`."""
    with engine.connect() as connection:
        there = inspect(connection).get_view_names()
        names = [it for it in there if it != "search_quote_text" and (known is None or it in known)]
        found = {}
        for name in names:
            listed = ", ".join(f'"{it}"' for it in known[name][0]) if known else "*"
            rows = connection.execute(text(f"SELECT {listed} FROM {name}"))
            found[name] = (list(rows.keys()), sorted(repr(tuple(row)) for row in rows))
        return found


def asked(db: str) -> list[Any]:
    """What questions give that go past the views."""
    with reading(db) as connection:
        claims = find_claims(connection, Query())
        details = [find_claim(connection, it.claim_id) for it in claims]
        return [claims, details, list_ids(connection), search_claims(connection, "stayed")]


@pytest.mark.parametrize("before", OTHERWISE)
def test_every_view_says_the_same_before_and_after(before: str, told: str, engine: Engine) -> None:
    """Views and columns may come in; those that were there stay, and say what they said."""
    views, answers = said(engine), asked(told)
    migrate.downgrade(told, before)
    earlier = said(engine)
    assert all(earlier[name][1] for name in ("claims", "mentions", "estimates", "questions", "documents"))
    migrate.upgrade(told)
    assert said(engine, earlier) == earlier
    assert said(engine) == views
    assert asked(told) == answers


def test_an_upgraded_file_gives_back_its_room(told: str, engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL does so by itself")
    migrate.downgrade(told, BEFORE)
    migrate.upgrade(told)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA freelist_count")).scalar() == 0


def test_evidence_is_written_out_as_it_was_told(told: str, engine: Engine) -> None:
    with engine.connect() as connection:
        found = connection.execute(text("SELECT figure, evidence FROM mentions ORDER BY document_id DESC"))
        evidence = {row.figure: row.evidence for row in found}
    assert evidence == {
        FIGURES[0]: '[["figure", "quantity.digits", 0, 8], ["subject", "subject.none", 0, 0], '
        '["places", "a.site", 12, 17]]',
        FIGURES[1]: '[["claimant", "told \\"by\\\\hand\\" \u2013 \u00e9", 3, 9], '
        '["figure", "quantity.digits", 2, 2]]',
        FIGURES[2]: "[]",
    }


def test_before_the_words_around_a_figure_stood_beside_it(told: str, engine: Engine) -> None:
    migrate.downgrade(told, BEFORE)
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT mention.prefix, mention.figure, mention.suffix, document.text, mention.figure_start "
                "FROM mention JOIN extraction ON extraction.id = mention.extraction_id "
                "JOIN document ON document.id = extraction.document_id"
            )
        ).all()
    assert len(rows) == 9
    for prefix, figure, suffix, whole, start in rows:
        end = start + len(figure)
        assert (prefix, suffix) == (whole[max(start - 32, 0) : start], whole[end : end + 32])


def test_quotes_are_cut_from_the_text_where_it_is_short(
    told: str, engine: Engine, store: Any, long_text: Document, make_claim: Callable[..., Claim]
) -> None:
    """A quote that is not what the text says is kept as it is, for `claims verify` to tell of it."""
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps all quotes: its index of their words rests on the column")
    store.save(long_text, [make_claim(long_text.text, it) for it in ("300", "40")])
    migrate.downgrade(told, "0012")
    store.execute("UPDATE mention SET quote = 'Nobody said so' WHERE id = 1")
    migrate.upgrade(told)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, quote FROM mention WHERE quote IS NOT NULL ORDER BY id"))
        kept = [tuple(row) for row in rows]
    assert kept == [(1, "Nobody said so"), (10, "Some 300 people fled."), (11, "Then 40 died.")]
    assert any("mention 1" in it.message for it in store.problems())
