"""One text in several papers: every printing is kept, and what is told of the text follows from them."""

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Claim, Document
from claims.store.document_versions import _places
from claims.store.printings.printing import Printing, counting, particulars, standing
from claims.store.stored_lists import list_documents, list_printings, list_sources

Make = Callable[..., Document]

RNZ = {"source": "RNZ", "url": "https://rnz.example/1", "published": "2018-08-20", "origin": "rnz.txt"}
BBC = {"source": "BBC", "url": "https://bbc.example/7", "published": "2018-08-21", "origin": "bbc.txt"}
UNKNOWN = {"source": None, "url": None, "published": "2018-08-19", "origin": "copy.txt"}
NO_ADDRESS = {"source": "BBC", "url": None, "published": "2018-08-22", "origin": "archive.txt"}


def _state(store: Any) -> list[tuple[Any, ...]]:
    """What is told of documents, sources and claims, but for numbers and times of reading."""
    documents = store.read(list_documents)
    return [
        *(
            (it.source, it.url, it.published, it.printings, it.sources, it.urls, it.claims)
            for it in documents
        ),
        *((it.source, it.documents, it.claims, it.first_published) for it in store.read(list_sources)),
        *((it.claim_id, it.source, it.published, it.printings, it.sources, it.urls) for it in store.claims()),
        *(
            (it.source, it.url, it.position, it.superseded_by is None, it.claims)
            for document in documents
            for it in store.read(list_printings, [document.document_id])[document.document_id]
        ),
    ]


def test_every_printing_is_kept_and_counted(
    three: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    assert three.save(make_document(**BBC), three_claims).kind == "reprinted"
    (document,) = three.read(list_documents)
    assert (document.source, document.printings, document.sources) == ("RNZ", 2, "RNZ; BBC")
    assert [(it.source, it.documents, it.claims) for it in three.read(list_sources)] == [
        ("BBC", 1, 3),
        ("RNZ", 1, 3),
    ]
    assert {row.urls for row in three.claims()} == {"https://example.org/report; https://bbc.example/7"}
    assert {row.claim_id for row in three.claims(source="BBC")} == {row.claim_id for row in three.claims()}
    assert [it.document_id for it in three.read(list_documents, "BBC")] == [document.document_id]
    assert three.problems() == []


@pytest.mark.parametrize(
    "inputs",
    [
        [RNZ, BBC],
        [RNZ, UNKNOWN],
        [RNZ, BBC, UNKNOWN],
        [BBC, NO_ADDRESS, RNZ],
        [RNZ, {**RNZ, "url": "https://rnz.example/again", "origin": "other.txt"}, NO_ADDRESS],
        [RNZ, {**BBC, "published": None}, {**BBC, "published": "2018-08"}],
    ],
)
def test_the_order_in_which_printings_come_in_changes_nothing(
    inputs: Sequence[dict[str, Any]], store: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    states = []
    for number, order in enumerate(permutations(inputs)):
        text = f"{make_document().text} Edition {number:03}."
        for printing in order:
            where = {**printing, "url": printing["url"] and f"{printing['url']}/{number}"}
            where["origin"] = f"{number}-{printing['origin']}"
            store.save(make_document(text, **where), three_claims)
        (found,) = [
            it for it in store.read(list_documents) if it.claims and it.sha256 == make_document(text).sha256
        ]
        places = store.read(list_printings, [found.document_id])[found.document_id]
        states.append(
            (
                found.source, found.published, found.printings, found.sources, len(found.urls),
                [(it.source, it.published, it.position) for it in places],
            )
        )  # fmt: skip
    assert all(state == states[0] for state in states)
    assert store.problems() == []


def test_the_first_printing_gives_the_date_and_the_text_is_read_with_it(
    store: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    store.save(make_document(**BBC), three_claims)
    ids = {row.claim_id for row in store.claims()}
    assert store.save(make_document(**RNZ), three_claims).kind == "reprinted"
    (document,) = store.read(list_documents)
    assert (document.source, document.published, store.count("extraction")) == ("RNZ", "2018-08-20", [2])
    assert {row.claim_id for row in store.claims()} == ids


def test_reading_the_same_files_again_changes_nothing(
    store: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    inputs = [make_document(**it) for it in (BBC, UNKNOWN, RNZ, NO_ADDRESS)]
    for document in inputs:
        store.save(document, three_claims)
    before, rows = _state(store), store.count("printing", "extraction", "mention", "source")
    for document in inputs:
        assert store.save(document, three_claims).kind == "unchanged"
    assert (_state(store), store.count("printing", "extraction", "mention", "source")) == (before, rows)


def test_a_copy_of_a_file_says_nothing_new(
    three: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    copy = make_document(
        source=None, url=None, published=None, published_basis=None, title=None, origin="c.txt"
    )
    assert three.save(copy, three_claims).kind == "unchanged"
    assert [it.printings for it in three.read(list_documents)] == [1]


def test_a_page_that_changes_leaves_the_text_where_else_it_stands(
    store: Any, make_document: Make, make_claim: Callable[..., Claim], three_claims: list[Claim]
) -> None:
    store.save(make_document(**RNZ), three_claims)
    store.save(make_document(**BBC), three_claims)
    changed = make_document().text.replace("18,000", "19,000")
    claim = make_claim(changed, "between 14,000 and 19,000")
    saved = store.save(make_document(changed, **{**RNZ, "published": "2018-08-23"}), [claim])
    assert saved.kind == "updated"
    assert {row.figure: row.sources for row in store.claims()} == {
        "between 14,000 and 19,000": "RNZ",
        "between 14,000 and 18,000": "BBC",
        "up to 20,000": "BBC",
        "3,000": "BBC",
    }
    assert {it.source: it.claims for it in store.read(list_sources)} == {"RNZ": 1, "BBC": 3}
    store.save(make_document(changed, **{**BBC, "published": "2018-08-23"}), [claim])
    assert {row.figure: row.sources for row in store.claims()} == {"between 14,000 and 19,000": "BBC; RNZ"}
    assert store.problems() == []


def test_claims_of_a_text_that_is_printed_again_are_no_new_ones(
    store: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    other = make_document("Nothing was counted.", **RNZ)
    store.save(other, [])
    store.save(make_document(**BBC), three_claims)
    saved = store.save(make_document(**{**RNZ, "published": "2018-08-01"}), three_claims)
    assert (saved.kind, saved.claims) == ("updated", 0)


@pytest.mark.parametrize("db", ["sqlite"], indirect=True)
def test_a_place_is_looked_up_by_its_index_though_sqlite_has_no_statistics(store: Any) -> None:
    asked = {"address": "x", "file": "x", "before": "x", "most": 1}
    plans = []
    with store.engine.connect() as connection:
        for place in (*_places(True, True), *_places(True, False), *_places(False, True)):
            for statement in (place.some, place.standing):
                told = statement.compile(store.engine, compile_kwargs={"render_postcompile": True})
                given = [asked.get(name, 0) for name in told.positiontup]
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}", tuple(given)).all()
                plans += [row.detail for row in rows if "printing" in row.detail]
    assert len(plans) == 8
    assert {plan.partition(" (")[0] for plan in plans} == {
        "SEARCH printing USING INDEX ix_printing_url",
        "SEARCH printing USING INDEX ix_printing_origin_key",
    }


NAMES = st.sampled_from([None, "RNZ", "BBC"])
DATES = st.sampled_from([None, "2018", "2018-08", "2018-08-20", "2018-08-21"])
PRINTINGS = st.lists(
    st.builds(
        Printing,
        doc=st.sampled_from(["a", "b"]),
        source=NAMES,
        url=st.sampled_from([None, "u1", "u2"]),
        title=NAMES,
        published=DATES,
        origin_key=st.sampled_from([None, "k1", "k2"]),
        superseded_by=st.sampled_from([None, 7]),
    ),
    min_size=1,
    max_size=6,
)


@given(PRINTINGS, st.randoms())
def test_what_is_told_does_not_hang_on_the_order(printings: list[Printing], chance: Any) -> None:
    shuffled = list(printings)
    chance.shuffle(shuffled)
    assert particulars(printings) == particulars(shuffled)


@given(PRINTINGS)
def test_what_counts_names_every_publisher_and_address_once(printings: list[Printing]) -> None:
    listed = counting(printings)
    assert {it.source for it in listed if it.source} == {it.source for it in printings if it.source}
    assert {it.url for it in listed if it.url} == {it.url for it in printings if it.url}
    assert set(standing(printings)) <= set(listed)
    told = particulars(printings)
    assert told["printings"] >= 1
    assert (told["superseded_by"] is None) == bool(standing(printings))
