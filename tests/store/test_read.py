"""Questions to the database and what comes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from claims.errors import InputError, UsageError
from claims.model import Change, Claim, Document, Scope, Status
from claims.store.decided.decisions import edit, reject
from claims.store.engine import reading, writing
from claims.store.read import Query, find_claim, find_claims
from claims.store.rows import MetricRow, NameRow, SourceRow
from claims.store.runs import record_failure
from claims.store.stored_lists import (
    document_text,
    list_claimants,
    list_documents,
    list_failures,
    list_metrics,
    list_places,
    list_sources,
    list_subjects,
)

# Queries on the three claims of the fixture, and the figures they give in their order.
RANGE, MOST, FOREIGN = "between 14,000 and 18,000", "up to 20,000", "3,000"
QUERIES = [
    ({}, [RANGE, MOST, FOREIGN]),
    ({"metric": "fighters"}, [RANGE, MOST]),
    ({"metric": "killed"}, []),
    ({"subject": "Islamic State"}, [RANGE, MOST]),
    ({"subject": "islamic state"}, []),
    ({"place": "Syria"}, [RANGE, MOST]),
    ({"place": "Idlib"}, []),
    ({"claimant": "UN"}, [MOST]),
    ({"source": "RNZ"}, [RANGE, MOST, FOREIGN]),
    ({"source": "BBC"}, []),
    ({"status": "planned"}, []),
    ({"status": Status.ASSERTED, "metric": "foreign_fighters"}, [FOREIGN]),
    ({"since": "2018"}, [RANGE]),
    ({"since": "2018-08-31"}, [RANGE]),
    ({"since": "2018-09"}, []),
    ({"until": "2017-01-01"}, [MOST]),
    ({"until": "2016"}, []),
    ({"since": "2017-06", "until": "2018-07"}, [MOST]),
    ({"limit": 1}, [RANGE]),
    ({"metric": "fighters", "place": "Iraq", "claimant": "Pentagon", "since": "2018", "limit": 5}, [RANGE]),
    ({"metric": "x' OR '1'='1"}, []),
]


@pytest.mark.parametrize(("asked", "figures"), QUERIES)
def test_a_query_gives_the_claims_asked_for(asked: dict[str, Any], figures: list[str], three: Any) -> None:
    assert [row.figure for row in three.claims(**asked)] == figures


@pytest.mark.parametrize("field", ["since", "until"])
@pytest.mark.parametrize("value", ["soon", "2018-13", "", "../2018"])
def test_a_time_that_is_none_is_a_usage_error(field: str, value: str, three: Any) -> None:
    if (field, value) == ("until", "../2018"):
        assert [row.figure for row in three.claims(until=value)] == [RANGE, MOST]
        return
    with pytest.raises(UsageError):
        three.claims(**{field: value})


def test_open_times_meet_what_lies_on_their_open_side(
    store: Any, make_document: Callable[..., Document], make_claim: Callable[..., Claim]
) -> None:
    document = make_document()
    store.save(document, [make_claim(document.text, RANGE, as_of="2003/..")])
    (row,) = store.claims(since="2050")
    assert (row.as_of_start, row.as_of_end) == (date(2003, 1, 1), None)
    assert store.claims(until="2002") == []


def test_claims_stand_by_subject_and_place_newest_first(
    store: Any, make_document: Callable[..., Document], make_claim: Callable[..., Claim]
) -> None:
    sentences = "".join(f"There were {number} of them. " for number in range(101, 109))
    fields: list[tuple[str | None, tuple[str, ...], str | None]] = [
        (None, (), "2020"), ("B", ("Y",), "2014"), ("B", ("Y",), "2018-07"), ("B", ("Y",), None),
        ("B", ("X", "Y"), "2014"), ("A", ("Y",), "2014/.."), ("B", ("Y",), "../2016"), ("a", (), "2014"),
    ]  # fmt: skip
    claims = [
        make_claim(sentences, str(101 + n), subject=subject, places=places, as_of=as_of)
        for n, (subject, places, as_of) in enumerate(fields)
    ]
    store.save(make_document(sentences), claims)
    assert [row.figure for row in store.claims()] == ["106", "105", "103", "107", "102", "104", "108", "101"]


def test_lists_count_what_stands(three: Any) -> None:
    assert three.read(list_metrics) == [
        MetricRow("fighters", "stock", 2, 1, 1, date(2017, 1, 1), date(2018, 8, 31)),
        MetricRow("foreign_fighters", None, 1, 1, 1, None, None),
    ]
    assert three.read(list_sources) == [SourceRow("RNZ", 1, 3, "2018-08-20", "2018-08-20")]
    assert three.read(list_subjects) == [NameRow("Islamic State", 2)]
    assert three.read(list_subjects, "foreign_fighters") == []
    assert three.read(list_places, "fighters") == [NameRow("Iraq", 2), NameRow("Syria", 2)]
    assert three.read(list_claimants) == [NameRow("Pentagon", 1), NameRow("UN", 1)]
    three.say(reject, three.claims(claimant="UN")[0].claim_id)
    assert three.read(list_claimants) == [NameRow("Pentagon", 1)]


def test_documents_are_listed_newest_first(three: Any, make_document: Callable[..., Document]) -> None:
    for name, published in (("a", None), ("b", "2019"), ("c", "2018-09")):
        three.save(make_document(name, id=name, url=None, origin=name, published=published, source=None), [])
    listed = three.read(list_documents)
    assert [row.doc for row in listed] == ["b", "c", "report", "a"]
    assert [row.doc for row in three.read(list_documents, "RNZ")] == ["report"]
    assert [row.doc for row in three.read(list_documents, None, 2)] == ["b", "c"]
    report = listed[2]
    assert (report.characters, report.claims, report.superseded_by) == (len(make_document().text), 3, None)
    assert three.read(document_text, report.document_id) == make_document().text


def test_a_documents_notes_come_back(store: Any, make_document: Callable[..., Document]) -> None:
    notes = ('decoded as "windows-1252"', "2 pages without text")
    store.save(make_document(notes=notes), [])
    assert store.read(list_documents)[0].notes == notes


def test_a_document_that_is_not_there_is_a_usage_error(three: Any) -> None:
    with pytest.raises(UsageError, match="no such document"):
        three.read(document_text, 77)


def test_a_claim_is_found_by_any_beginning_of_its_id(three: Any) -> None:
    for row in three.claims():
        for digits in (4, 8, 12):
            assert three.read(find_claim, row.claim_id[:digits].upper()).claim == row


def test_a_claim_brings_its_evidence_with_the_words(three: Any) -> None:
    row = three.claims()[0]
    detail = three.read(find_claim, row.claim_id)
    (mention,) = detail.mentions
    assert [(it.field, it.rule, words) for it, words in mention.evidence] == [
        ("metric", "metric.noun", RANGE)
    ]
    assert (mention.start, mention.end, mention.quote) == (row.start, row.start + len(RANGE), row.quote)
    assert mention.key.startswith(row.claim_id)
    assert detail.extractor == "1.0"


WRONG_IDS = [
    ("", "no claim's id"),
    ("abc", "at least 4"),
    ("xyzw", "no claim's id"),
    ("00000000", "no claim has"),
]


@pytest.mark.parametrize(("claim_id", "told"), WRONG_IDS)
def test_an_id_that_is_none_is_a_usage_error(claim_id: str, told: str, three: Any) -> None:
    with pytest.raises(UsageError, match=told):
        three.read(find_claim, claim_id)


def test_an_id_that_several_claims_begin_with_is_told(three: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.store.mentions.MIN_ID", 0)
    ids = [row.claim_id for row in three.claims()]
    with pytest.raises(UsageError, match="several claims") as caught:
        three.read(find_claim, "")
    assert all(claim_id in str(caught.value) for claim_id in ids)


def test_failures_are_listed_newest_first(store: Any) -> None:
    run = store.run()
    with writing(store.engine) as connection:
        for name in ("a.pdf", "b\0\ud800.pdf"):
            record_failure(connection, run, InputError(name, "is damaged"))
    assert [(it.origin, it.reason) for it in store.read(list_failures)] == [
        ("b�?.pdf", "is damaged"),
        ("a.pdf", "is damaged"),
    ]


VIEW_COLUMNS = [
    "claim_id",
    "metric",
    "label",
    "measure",
    "low",
    "high",
    "qualifier",
    "figure",
    "unit",
    "per",
    "counted",
    "subject",
    "places",
    "claimant",
    "source",
    "as_of",
    "as_of_start",
    "as_of_end",
    "as_of_basis",
    "published",
    "status",
    "quote",
    "title",
    "url",
    "mentions",
    "printings",
    "sources",
    "urls",
    "confidence",
    "review",
    "decided",
    "author",
    "published_basis",
    "doc",
    "document_id",
    "figure_start",
    "quote_start",
    "claim_key",
    "part_of",
    "change",
    "earlier",
    "scope",
    "event",
    "claim_number",
]


def test_the_view_of_claims_keeps_its_columns(three: Any) -> None:
    """Analysts' queries rest on them: columns may be added, never taken away or renamed."""
    with reading(three.db) as connection:
        result = connection.execute(text("SELECT * FROM claims ORDER BY claim_id"))
        assert list(result.keys()) == VIEW_COLUMNS


def test_the_views_say_what_the_functions_say(three: Any) -> None:
    three.say(reject, three.claims(claimant="UN")[0].claim_id)
    three.say(edit, three.claims()[0].claim_id, {"claimant": "US Department of Defense"})
    with reading(three.db) as connection:
        rows = connection.execute(text("SELECT * FROM claims")).all()
        found = {row.claim_id: row for row in find_claims(connection, Query())}
        mentions = connection.execute(text("SELECT claim_id, figure, quote FROM mentions")).all()
    assert {row.claim_id for row in rows} == set(found)
    for row in rows:
        for name in ("metric", "figure", "quote", "claimant", "source", "url", "title", "mentions", "review"):
            assert getattr(row, name) == getattr(found[row.claim_id], name), name
        for name in ("places", "decided"):
            assert getattr(row, name) == "; ".join(getattr(found[row.claim_id], name)), name
        assert row.label in ("Members of armed groups", None)
    assert sorted(mentions) == sorted((row.claim_id, row.figure, row.quote) for row in found.values())


def test_how_a_figure_bears_on_others_is_kept_and_shown_by_both_views(
    store: Any, make_document: Callable[..., Document], three_claims: list[Claim]
) -> None:
    whole, part, other = three_claims
    told: dict[str, Any] = {"change": Change.DECREASE, "earlier": True, "scope": Scope.SHARE}
    store.save(make_document(), [whole, replace(part, part_of=whole.start, **told), other])
    with reading(store.db) as connection:
        found = {it.start: it for it in find_claims(connection, Query())}
        query = "SELECT part_of, change, earlier, scope FROM {} WHERE figure_start = :start"
        shown = [
            connection.execute(text(query.format(view)), {"start": part.start}).one()
            for view in ("claims", "mentions")
        ]
    bearing = found[part.start]
    assert (bearing.part_of, bearing.change, bearing.earlier, bearing.scope) == (whole.start, *told.values())
    assert [tuple(row) for row in shown] == [(whole.start, "decrease", 1, "share")] * 2
    bare = found[whole.start]
    assert (bare.part_of, bare.change, bare.earlier, bare.scope) == (None, None, False, None)


def test_numbers_in_views_are_numbers(
    store: Any, make_document: Callable[..., Document], three_claims: list[Claim]
) -> None:
    store.save(make_document(), [replace(three_claims[0], low=Decimal("66.67"), high=Decimal(16_400_000))])
    with reading(store.db) as connection:
        low, high, twice = connection.execute(
            text("SELECT low, high, high * 2 FROM claims WHERE low > 9")
        ).one()
    assert [str(it) for it in (low, high, twice)] == ["66.67", "16400000", "32800000"]


def test_reading_needs_no_orm_and_no_alembic() -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    code = (
        "import sys, claims.store.read, claims.store.engine; "
        "print([m for m in sys.modules if m.startswith(('sqlalchemy.orm', 'alembic', 'claims.extract.'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
