"""Documents and claims written: once, again, in new versions and under new extractors."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.errors import InputError
from claims.model import Claim, Document, Qualifier
from claims.store.plans import plan
from claims.store.printings.printing import origin_key
from claims.store.read import find_claim
from claims.store.rows import MAX_NAME
from claims.store.stored_lists import list_documents, list_metrics

Make = Callable[..., Document]
MakeClaim = Callable[..., Claim]

TWICE = "Officials said 300 rebels were there. " * 2


def test_what_is_written_is_read_back(store: Any, make_document: Make, three_claims: list[Claim]) -> None:
    document = make_document()
    assert store.save(document, three_claims).kind == "added"
    found = {row.figure: row for row in store.claims()}
    assert set(found) == {claim.figure for claim in three_claims}
    for claim in three_claims:
        row = found[claim.figure]
        for name in ("low", "high", "qualifier", "unit", "per", "metric", "counted", "subject", "places"):
            assert getattr(row, name) == getattr(claim, name), name
        for name in ("claimant", "as_of", "as_of_basis", "status", "start", "quote_start", "confidence"):
            assert getattr(row, name) == getattr(claim, name), name
        for name in ("source", "title", "author", "url", "published", "published_basis"):
            assert getattr(row, name) == getattr(document, name), name
        first, last = row.figure_span
        assert row.quote[first:last] == row.figure


def test_the_same_again_changes_nothing(three: Any, make_document: Make, three_claims: list[Claim]) -> None:
    tables = ("document", "extraction", "mention", "claim")
    before = three.count(*tables)
    assert three.save(make_document(), three_claims).kind == "unchanged"
    assert three.count(*tables) == before


def test_a_sentence_printed_twice_is_one_claim_with_two_mentions(
    store: Any, make_document: Make, make_claim: MakeClaim
) -> None:
    first, second = (make_claim(TWICE, "300", nth, low=Decimal(300), high=Decimal(300)) for nth in (0, 1))
    store.save(make_document(TWICE), [first, replace(second, counted="FIGHTERS")])
    (row,) = store.claims()
    assert (row.mentions, row.start, row.counted) == (2, first.start, "fighters")
    mentions = store.read(find_claim, row.claim_id).mentions
    assert [it.start for it in mentions] == [first.start, second.start]
    assert [store.read(find_claim, it.key[:12]).claim for it in mentions] == [row, row]


DIFFERENCES = [
    ("low", Decimal(1)),
    ("qualifier", Qualifier.APPROXIMATE),
    ("unit", "km2"),
    ("per", "day"),
    ("metric", "killed"),
    ("counted", "men"),
    ("subject", None),
    ("places", ("Iraq",)),
    ("claimant", None),
    ("as_of", "2018"),
]


@pytest.mark.parametrize(("field", "value"), DIFFERENCES)
def test_mentions_that_differ_in_a_field_are_two_claims(
    field: str, value: object, store: Any, make_document: Make, make_claim: MakeClaim
) -> None:
    claims = [make_claim(TWICE, "300"), make_claim(TWICE, "300", 1, **{field: value})]
    store.save(make_document(TWICE), claims)
    assert [row.mentions for row in store.claims()] == [1, 1]


def test_a_new_extractor_reads_again_and_the_newest_run_counts(
    three: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    ids = {row.figure: row.claim_id for row in three.claims()}
    newer = [replace(three_claims[0], subject="ISIS"), three_claims[1]]
    assert three.save(make_document(), newer, "2.0").kind == "updated"
    rows = three.claims()
    assert {row.figure: row.claim_id for row in rows}.items() <= ids.items()
    assert {row.subject for row in rows} == {"ISIS", "Islamic State"}
    assert three.count("extraction", "mention", "claim") == [2, 5, 2]


# Written down once: they must never change, for people keep them in their notes.
KNOWN_IDS = ["09743363f0bf", "de8e254a0b21", "fbb145b7207a"]


def test_ids_are_the_same_on_every_machine(
    store: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    store.save(make_document("Something else. " * 3, origin="first.txt", url=None), [])
    store.save(make_document(id="other", url="https://example.net", origin="x"), three_claims)
    assert sorted(row.claim_id for row in store.claims()) == KNOWN_IDS


def test_other_text_at_the_same_address_is_a_new_version(
    three: Any, make_document: Make, make_claim: MakeClaim, three_claims: list[Claim]
) -> None:
    changed = make_document().text.replace("18,000", "19,000")
    claims = [make_claim(changed, "between 14,000 and 19,000")]
    saved = three.save(make_document(changed), claims)
    assert saved.kind == "updated"
    assert saved.new == ("between 14,000 and 19,000 fighters",)
    assert saved.gone == ("between 14,000 and 18,000 fighters", "up to 20,000 fighters", "3,000")
    assert [row.figure for row in three.claims()] == ["between 14,000 and 19,000"]
    new, old = three.read(list_documents)
    assert (new.superseded_by, old.superseded_by) == (None, new.document_id)
    assert (new.claims, old.claims) == (1, 0)
    assert (
        three.save(make_document(), three_claims).kind == "unchanged"
    )  # reading a folder twice changes nothing
    assert three.problems() == []


def test_a_version_published_earlier_takes_no_place(
    three: Any, make_document: Make, make_claim: MakeClaim
) -> None:
    older = make_document().text.replace("18,000", "19,000")
    claims = [make_claim(older, "between 14,000 and 19,000")]
    assert three.save(make_document(older, published="2018-08-01"), claims).kind == "updated"
    assert len(three.claims()) == 3


NOT_VERSIONS = [
    ({"url": None, "origin": "a.txt"}, {"url": None, "origin": "b.txt"}),
    ({"url": None, "origin": "-"}, {"url": None, "origin": "-"}),
    ({"url": None, "origin": None}, {"url": None, "origin": None}),
    ({"url": None, "origin": "a.jsonl:1", "id": "a:1"}, {"url": None, "origin": "a.jsonl:1", "id": "a:1"}),
    ({"url": None, "origin": "a.jsonl:1", "id": "x"}, {"url": None, "origin": "a.jsonl:1", "id": "y"}),
    ({"url": "https://example.org/1"}, {"url": "https://example.org/2"}),
]


@pytest.mark.parametrize(("first", "second"), NOT_VERSIONS)
def test_another_document_is_no_version(
    first: dict[str, str], second: dict[str, str], store: Any, make_document: Make
) -> None:
    assert store.save(make_document("One text.", **first), []).kind == "added"
    assert store.save(make_document("Another text.", **second), []).kind == "added"


VERSIONS = [
    ({"url": None, "origin": "a.txt"}, {"url": None, "origin": "./a.txt"}),
    ({"url": None, "origin": "a.txt"}, {"url": "https://example.org/1", "origin": "a.txt"}),
    ({"url": None, "origin": "a.jsonl:1", "id": "x"}, {"url": None, "origin": "a.jsonl:7", "id": "x"}),
    ({"origin": "a.txt", "id": "x"}, {"origin": "b.txt", "id": "y"}),
]


@pytest.mark.parametrize(("first", "second"), VERSIONS)
def test_the_same_file_record_or_address_is_a_version(
    first: dict[str, str], second: dict[str, str], store: Any, make_document: Make
) -> None:
    assert store.save(make_document("One text.", **first), []).kind == "added"
    assert store.save(make_document("Another text.", **second), []).kind == "updated"


def test_another_folder_gives_another_identity(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    here = origin_key(Document("a", "x", origin="a.txt"))
    monkeypatch.chdir(str(tmp_path))
    assert origin_key(Document("a", "x", origin="a.txt")) != here


def test_new_particulars_of_the_same_file_are_read_anew(
    store: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    undated = make_document(published=None, published_basis=None)
    store.save(undated, three_claims)
    dated = make_document(published="2018-08-21", published_basis="option")
    assert store.save(dated, [replace(it, as_of="2018-08-21") for it in three_claims]).kind == "updated"
    assert {(row.published, row.as_of) for row in store.claims()} == {("2018-08-21", "2018-08-21")}
    assert store.save(undated, three_claims).kind == "unchanged"


def test_a_text_known_without_a_source_learns_it_from_a_second_input(store: Any, make_document: Make) -> None:
    store.save(make_document(source=None, url=None, origin="a.txt"), [])
    assert store.save(make_document(origin="list.jsonl:1"), []).kind == "updated"
    (document,) = store.read(list_documents)
    assert (document.source, document.url) == ("RNZ", "https://example.org/report")


def test_the_same_text_from_another_publisher_is_another_printing_of_it(
    three: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    copy = make_document(
        source="Another", url="https://example.net/copy", origin="copy.txt", published="2018-09"
    )
    assert three.save(copy, three_claims).kind == "reprinted"
    assert three.save(copy, three_claims).kind == "unchanged"
    assert three.count("printing", "extraction") == [2, 1]
    (document,) = three.read(list_documents)
    assert (document.source, document.published, document.claims) == ("RNZ", "2018-08-20", 3)


def test_metrics_carry_what_the_newest_lexicon_says(three: Any) -> None:
    measures = {row.metric: row.measure for row in three.read(list_metrics)}
    assert measures == {"fighters": "stock", "foreign_fighters": None}


UNSTORABLE = [("a\0b", "NUL"), ("a\ud800b", "half a character")]


@pytest.mark.parametrize(("words", "told"), UNSTORABLE)
@pytest.mark.parametrize("field", ["text", "title", "url"])
def test_what_no_database_can_keep_is_an_input_error(
    words: str, told: str, field: str, store: Any, make_document: Make
) -> None:
    document = replace(make_document(), **{field: words})  # type: ignore[arg-type]
    with (
        store.engine.connect() as connection,
        pytest.raises(InputError, match=f"report.txt: its {field}.*{told}"),
    ):
        plan(connection, document, store.run())


WRONG = [
    ({"figure": "between 14,000 and 99,000"}, "does not stand"),
    ({"figure": ""}, "does not stand"),
    ({"start": 5}, "does not stand"),
    ({"low": Decimal(10) ** 18}, "too large"),
    ({"claimant": "x" * (MAX_NAME + 1)}, "characters"),
    ({"as_of": "last week"}, "last week"),
    ({"low": Decimal(20000)}, "bounds"),
    ({"places": ("Iraq; Syria",)}, "place"),
    ({"confidence": 1.5}, "confidence"),
    ({"quote_start": 20}, "quote"),
]


def test_a_source_longer_than_an_index_takes_is_an_input_error(store: Any, make_document: Make) -> None:
    outcome = store.save(make_document(source="x" * (MAX_NAME + 1)), [])
    assert "source is longer" in outcome.error.reason


@pytest.mark.parametrize(("fields", "told"), WRONG)
def test_a_claim_that_cannot_be_leaves_nothing_of_its_document(
    fields: dict[str, Any], told: str, three_claims: list[Claim], store: Any
) -> None:
    wrong = [*three_claims[1:], replace(three_claims[0], **fields)]
    outcome = store.save_three(wrong)
    assert (outcome.kind, told in outcome.error.reason) == ("failed", True)
    assert store.count("document", "extraction", "mention", "claim", "source") == [0] * 5


def test_a_figure_found_twice_at_one_place_is_refused(
    store: Any, make_document: Make, three_claims: list[Claim]
) -> None:
    outcome = store.save(make_document(), [three_claims[0], three_claims[0]])
    assert (outcome.kind, "unique" in outcome.error.reason.casefold()) == ("failed", True)
