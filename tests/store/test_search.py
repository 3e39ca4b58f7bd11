"""Search by words, on both databases alike."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from claims.model import Claim, Document
from claims.store.decided.decisions import reject, undo_last
from claims.store.engine import reading, writing
from claims.store.search import gather_words, search_claims, search_documents, split_words

# What is typed, and the figures of the claims whose quotes hold it.
RANGE, MOST, FOREIGN = "between 14,000 and 18,000", "up to 20,000", "3,000"
SEARCHES = [
    ("pentagon", [RANGE]),
    ("Pentagon FIGHTER", [RANGE]),
    ("pentagon foreigners", []),
    ("remaining", [RANGE]),
    ('"United Nations officials"', [FOREIGN]),
    ('"officials United"', []),
    ("20,000", [MOST]),
    ('"number at', [MOST]),
    ("AND", [RANGE]),
    ("quote:pentagon", []),
    ("pent*", []),
    ("-pentagon", [RANGE]),
    ("(((", []),
    ("", []),
    ('"', []),
    ("'; DROP TABLE claim; --", []),
    ("Pentagon's", [RANGE]),
    ("Pentagon’s fighters", [RANGE]),
    ("zebra", []),
]


@pytest.mark.parametrize(("words", "figures"), SEARCHES)
def test_words_find_the_claims_whose_quotes_hold_them(words: str, figures: list[str], three: Any) -> None:
    found = [row.figure for row in three.read(search_claims, words)]
    if words == "AND" and not three.db.endswith(".db"):
        figures = []  # PostgreSQL's English leaves out words that say nothing
    assert found == figures


@pytest.fixture
def connection(three: Any) -> Iterator[Connection]:
    """A connection to a database with three claims."""
    with reading(three.db) as connection:
        yield connection


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=20), st.text("\"*():-^+{}' ANDORNOTEAR,\0", max_size=20)))
def test_nothing_that_is_typed_is_an_error(connection: Connection, words: str) -> None:
    search_claims(connection, words)
    search_documents(connection, words)


def test_a_phrase_stays_together() -> None:
    assert split_words('killed "in Raqqa" by -- "air strikes') == ["killed", "in Raqqa", "by", "air strikes"]


def test_a_rejected_claim_is_not_found(three: Any) -> None:
    (row,) = three.read(search_claims, "pentagon")
    three.say(reject, row.claim_id)
    assert three.read(search_claims, "pentagon") == []


def test_a_claim_is_found_by_the_quote_of_its_second_mention(
    store: Any, make_document: Callable[..., Document], make_claim: Callable[..., Claim]
) -> None:
    text = "Officials said 300 rebels were there. A spokeswoman confirmed the 300 rebels."
    store.save(make_document(text), [make_claim(text, "300"), make_claim(text, "300", 1)])
    (row,) = store.read(search_claims, "spokeswoman")
    assert row.quote.startswith("Officials")
    assert store.read(search_claims, "300 rebels") == [row]


def test_earlier_runs_and_versions_are_not_searched(
    three: Any, make_document: Callable[..., Document], three_claims: list[Claim]
) -> None:
    three.save_three(three_claims[1:], "2.0")
    assert three.read(search_claims, "pentagon") == []
    three.save(make_document("Nothing is left of it."), [], "2.0")
    assert three.read(search_claims, "officials") == []


def test_the_best_match_comes_first_and_the_limit_holds(
    store: Any, make_document: Callable[..., Document], make_claim: Callable[..., Claim]
) -> None:
    text = "One spoke of 101 tanks among many other things that nobody had counted. Tanks, tanks: 102 tanks."
    store.save(make_document(text), [make_claim(text, "101"), make_claim(text, "102", subject=None)])
    assert [row.figure for row in store.read(search_claims, "tanks")] == ["102", "101"]
    assert [row.figure for row in store.read(search_claims, "tanks", 1)] == ["102"]


def test_documents_are_found_by_title_and_text(three: Any, make_document: Callable[..., Document]) -> None:
    three.save(make_document("Nothing.", id="other", url=None, origin="o", title="On militants"), [])
    assert {hit.document.doc for hit in three.read(search_documents, "militant")} == {"report", "other"}
    (hit,) = three.read(search_documents, '"remain in Iraq"')
    assert hit.document.doc == "report"
    assert "remain in Iraq" in hit.snippet
    assert "\n" not in hit.snippet
    assert len(three.read(search_documents, "militant", 1)) == 1


def test_a_changed_title_is_found_and_the_old_one_is_not(
    three: Any, make_document: Callable[..., Document]
) -> None:
    three.save(make_document(title="A new headline"), [])
    assert len(three.read(search_documents, "headline")) == 1
    assert three.read(search_documents, "strong") == []
    assert three.problems() == []


def test_a_very_long_document_can_be_kept(store: Any, make_document: Callable[..., Document]) -> None:
    text = " ".join(f"word{number}" for number in range(300_000))
    store.save(make_document(text), [])
    assert len(store.read(search_documents, "word77")) == 1


def test_a_quote_with_several_figures_finds_each_that_stands(
    store: Any, make_document: Callable[..., Document], make_claim: Callable[..., Claim]
) -> None:
    body = "In Homs 200 men stayed, 40 fled and 7 died. In Hama 9 men stayed."
    first = body.partition(". ")[0]
    document = make_document(body, id="d", url="https://example.org/d", origin="d.txt")
    quotes = dict.fromkeys(("200", "40", "7"), (0, len(first) + 1)) | {"9": (len(first) + 2, len(body))}
    claims = [
        make_claim(body, figure, low=Decimal(figure), high=None, quote_start=start, quote_end=end)
        for figure, (start, end) in quotes.items()
    ]
    store.save(document, claims)

    def found() -> set[str]:
        assert store.problems() == []
        return {row.figure for row in store.read(search_claims, "men stayed")}

    assert found() == {"200", "40", "7", "9"}
    ids = {row.figure: row.claim_id for row in store.claims()}
    store.say(reject, ids["200"])  # by which the quote is known
    assert found() == {"40", "7", "9"}
    for figure in ("7", "40"):
        store.say(reject, ids[figure])
    assert found() == {"9"}
    store.say(undo_last, ids["40"])
    assert found() == {"40", "9"}


def test_words_that_are_gathered_find_the_same(three: Any) -> None:
    before = [three.read(search_claims, words) for words, _ in SEARCHES]
    with writing(three.engine) as connection:
        gather_words(connection, 1)
    assert [three.read(search_claims, words) for words, _ in SEARCHES] == before
    assert three.problems() == []
