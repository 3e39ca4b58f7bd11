"""Decisions: applied at once, kept over every new reading, taken back, never moved to other words."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.errors import UsageError
from claims.model import Basis, Claim, Document, Status
from claims.store.decided.decisions import accept, edit, history, note, reject, relate, undo, undo_last
from claims.store.decided.edited_values import encode_value, write_value
from claims.store.engine import writing
from claims.store.mentions import list_decisions, list_orphans
from claims.store.read import find_claim
from claims.store.rows import ClaimRow

Make = Callable[..., Document]
RANGE = "between 14,000 and 18,000"


def _the(store: Any, figure: str = RANGE) -> ClaimRow | None:
    """The claim with that figure, as it stands."""
    return next((row for row in store.claims() if row.figure == figure), None)


def _id(store: Any, figure: str = RANGE) -> str:
    row = _the(store, figure)
    assert row is not None
    return row.claim_id


EDITS = [
    ("bounds", [None, 18000], {"low": None, "high": Decimal(18000)}),
    ("bounds", ["14000.5", "1e9"], {"low": Decimal("14000.5"), "high": Decimal(10**9)}),
    ("qualifier", "approximate", {"qualifier": "approximate"}),
    ("subject", None, {"subject": None}),
    ("subject", "ISIS", {"subject": "ISIS"}),
    ("places", ["Idlib"], {"places": ("Idlib",)}),
    ("places", [], {"places": ()}),
    ("claimant", "CIA", {"claimant": "CIA"}),
    ("as_of", "2014-09/2015", {"as_of": "2014-09/2015"}),
    ("status", "disputed", {"status": Status.DISPUTED}),
    ("metric", "foreign_fighters", {"metric": "foreign_fighters"}),
]


@pytest.mark.parametrize(("field", "value", "expected"), EDITS)
def test_an_edit_changes_what_is_seen_and_keeps_the_id(
    field: str, value: Any, expected: dict[str, Any], three: Any
) -> None:
    before = _id(three)
    three.say(edit, before, {field: value})
    after = _the(three)
    assert after is not None
    assert {name: getattr(after, name) for name in expected} == expected
    assert (after.claim_id, after.review) == (before, "edited")
    assert three.problems() == []


WRONG_EDITS = [
    ("bounds", [2, 1], "more than"),
    ("bounds", [1], "no pair"),
    ("bounds", ["many", None], "no pair"),
    ("bounds", ["1e30", None], "no pair"),
    ("bounds", 5, "no pair"),
    ("bounds", [None, None], "at least one"),
    ("qualifier", "perhaps", "none of"),
    ("unit", None, "no name"),
    ("subject", "", "no name"),
    ("subject", "x" * 501, "no name"),
    ("places", "Idlib", "no list"),
    ("places", ["Iraq; Syria"], "no list"),
    ("as_of", "yesterday", "as_of"),
    ("figure", "20,000", "no field"),
    (None, "x", "no field"),
]


@pytest.mark.parametrize(("field", "value", "told"), WRONG_EDITS)
def test_an_edit_that_cannot_be_is_refused(field: str | None, value: Any, told: str, three: Any) -> None:
    with pytest.raises(UsageError, match=told):
        three.say(edit, _id(three), {field: value})
    assert three.count("decision") == [0]


def test_a_rejected_claim_is_gone_and_stays_gone(three: Any, three_claims: list[Claim]) -> None:
    claim_id = _id(three)
    (rejected,) = three.say(reject, claim_id, why="a misprint")
    assert _the(three) is None
    with pytest.raises(UsageError, match="rejected"):
        three.read(find_claim, claim_id)
    three.save_three([replace(three_claims[0], subject="ISIS"), *three_claims[1:]], "2.0")
    assert _the(three) is None
    three.say(undo, rejected)
    again = _the(three)
    assert again is not None
    assert (again.claim_id, again.subject) == (claim_id, "ISIS")


def test_accepting_takes_a_rejection_back(three: Any) -> None:
    claim_id = _id(three)
    three.say(reject, claim_id)
    three.say(accept, claim_id)
    row = _the(three)
    assert row is not None
    assert row.review == "accepted"


def test_an_undo_may_itself_be_undone(three: Any) -> None:
    (rejected,) = three.say(reject, _id(three))
    (undone,) = three.say(undo, rejected)
    assert _the(three) is not None
    three.say(undo, undone)
    assert _the(three) is None


def test_an_edit_holds_over_a_new_reading(three: Any, three_claims: list[Claim]) -> None:
    three.say(edit, _id(three), {"bounds": [30000, None]})
    newer = replace(three_claims[0], low=None, high=Decimal(100), claimant="CIA")
    three.save_three([newer, *three_claims[1:]], "2.0")
    row = _the(three)
    assert row is not None
    assert (row.low, row.high, row.claimant) == (Decimal(30000), None, "CIA")


def test_an_edit_of_one_of_two_mentions_parts_them(
    store: Any, make_document: Make, make_claim: Callable[..., Claim]
) -> None:
    text = "Officials said 300 rebels were there. " * 2
    first, second = make_claim(text, "300"), make_claim(text, "300", 1)
    store.save(make_document(text), [second])
    store.say(edit, _id(store, "300"), {"subject": None})
    store.save(make_document(text), [first, second], "2.0")
    rows = {row.start: row.subject for row in store.claims()}
    assert rows == {first.start: "Islamic State", second.start: None}


def test_a_decision_on_a_claim_is_one_on_all_its_mentions(
    store: Any, make_document: Make, make_claim: Callable[..., Claim]
) -> None:
    text = "Officials said 300 rebels were there. " * 2
    store.save(make_document(text), [make_claim(text, "300"), make_claim(text, "300", 1)])
    assert len(store.say(reject, _id(store, "300"))) == 2
    assert store.claims() == []


def test_a_decision_whose_figure_is_not_found_any_more_is_an_orphan(
    three: Any, three_claims: list[Claim]
) -> None:
    claim_id = _id(three)
    (edited,) = three.say(edit, claim_id, {"subject": "ISIS"})
    (taken_back,) = three.say(reject, claim_id)
    three.say(undo, taken_back)
    three.save_three(three_claims[1:], "2.0")
    assert [(it.decision_id, it.figure) for it in three.read(list_orphans)] == [(edited, RANGE)]
    with pytest.raises(UsageError, match="does not find"):
        three.read(find_claim, claim_id)
    assert [it.note for it in three.problems()] == [True]
    three.save_three(three_claims, "3.0")
    assert three.read(list_orphans) == []
    assert three.read(find_claim, claim_id).claim.subject == "ISIS"


def test_decisions_follow_the_same_words_into_a_new_version(
    three: Any, make_document: Make, make_claim: Callable[..., Claim]
) -> None:
    old_id = _id(three, "up to 20,000")
    three.say(edit, old_id, {"subject": "ISIS"})
    text = "Corrected. " + make_document().text
    three.save(make_document(text), [make_claim(text, "up to 20,000")])
    row = _the(three, "up to 20,000")
    assert row is not None
    assert (row.subject, row.review) == ("ISIS", "edited")
    assert three.read(list_orphans) == []
    with pytest.raises(UsageError, match="page changed"):
        three.read(find_claim, old_id)


def test_decisions_do_not_follow_to_look_alike_words(
    three: Any, make_document: Make, make_claim: Callable[..., Claim]
) -> None:
    three.say(reject, _id(three))
    text = make_document().text.replace("18,000 fighters", "18,000 civilians")
    three.save(make_document(text), [make_claim(text, RANGE)])
    assert _the(three) is not None
    assert len(three.read(list_orphans)) == 1


def test_decisions_do_not_follow_where_the_words_stand_twice(
    three: Any, make_document: Make, make_claim: Callable[..., Claim]
) -> None:
    three.say(reject, _id(three, "up to 20,000"))
    text = make_document().text * 2
    three.save(make_document(text), [make_claim(text, "up to 20,000"), make_claim(text, "up to 20,000", 1)])
    assert [row.mentions for row in three.claims()] == [2]
    assert len(three.read(list_orphans)) == 1


def test_an_origin_names_the_other_mention(three: Any) -> None:
    other = _id(three, "3,000")
    three.say(relate, _id(three), other)
    (row,) = three.read(list_decisions)
    assert (row.kind, row.other_key[:12], row.live) == ("same-origin", other, True)
    three.say(relate, _id(three), other, same=False)
    assert [it.kind for it in three.read(list_decisions)] == ["same-origin", "not-same-origin"]


def test_a_note_changes_nothing_but_is_kept(three: Any) -> None:
    before = _the(three)
    three.say(note, _id(three), why="ask the author")
    assert _the(three) == before
    assert [it.why for it in three.read(find_claim, _id(three)).decisions] == ["ask the author"]


def test_a_decision_that_is_not_there_cannot_be_undone(store: Any) -> None:
    with pytest.raises(UsageError, match="no such decision"):
        store.say(undo, 7)


def test_the_reading_itself_is_never_changed_by_decisions(three: Any) -> None:
    before = three.count("extraction", "mention")
    three.say(edit, _id(three), {"subject": "ISIS"})
    three.say(reject, _id(three, "3,000"))
    assert three.count("extraction", "mention") == before
    with three.engine.connect() as connection:
        subjects = (
            connection.exec_driver_sql("SELECT subject FROM mention ORDER BY figure_start").scalars().all()
        )
    assert subjects == ["Islamic State", "Islamic State", None]


KEPT = [
    ("bounds", ("3000", "3000"), '["3000", "3000"]', "3000"),
    ("bounds", ("14000", "18000"), '["14000", "18000"]', "14000..18000"),
    ("bounds", (None, "20000"), '[null, "20000"]', "..20000"),
    ("bounds", ("30000", None), '["30000", null]', "30000.."),
    ("places", ["Iraq", "Syria"], '["Iraq", "Syria"]', "Iraq; Syria"),
    ("places", [], "[]", ""),
    ("claimant", "UN", '"UN"', "UN"),
    ("claimant", None, "null", ""),
]


@pytest.mark.parametrize(("field", "value", "kept", "words"), KEPT)
def test_a_value_is_kept_as_json_and_told_in_words(field: str, value: Any, kept: str, words: str) -> None:
    assert encode_value(field, value) == kept
    assert write_value(field, kept) == words


def test_one_edit_changes_several_fields_and_is_taken_back_whole(three: Any) -> None:
    before = _the(three)
    three.say(edit, _id(three), {"claimant": "CIA", "places": ["Iraq"]}, why="misread")
    row = _the(three)
    assert row is not None
    assert (row.claimant, row.places) == ("CIA", ("Iraq",))
    told = three.read(history, _id(three))
    assert [(it.who, it.kind, it.field, it.why) for it in told] == [
        ("me", "edit", "claimant", "misread"),
        ("me", "edit", "places", "misread"),
    ]
    three.say(undo, told[0].decision_id)
    assert _the(three) == before


def test_an_as_of_time_that_a_person_gives_rests_on_the_text(
    store: Any, make_document: Make, make_claim: Callable[..., Claim]
) -> None:
    text = "There were 300 rebels."
    store.save(make_document(text), [make_claim(text, "300", as_of=None, as_of_basis=Basis.PUBLICATION)])
    store.say(edit, _id(store, "300"), {"as_of": "2017"})
    row = _the(store, "300")
    assert row is not None
    assert (row.as_of, row.as_of_basis) == ("2017", Basis.TEXT)


def test_the_last_decision_is_taken_back_first(three: Any) -> None:
    claim_id = _id(three)
    three.say(edit, claim_id, {"subject": "ISIS"})
    three.say(reject, claim_id, why="a misprint")
    three.say(undo_last, claim_id)
    row = _the(three)
    assert row is not None
    assert row.subject == "ISIS"
    three.say(undo_last, claim_id)
    row = _the(three)
    assert row is not None
    assert (row.subject, row.review) == ("Islamic State", None)
    with pytest.raises(UsageError, match="nothing was decided"):
        three.say(undo_last, claim_id)


def test_a_decision_on_a_claim_in_several_places_is_told_once_and_taken_back_whole(
    store: Any, make_document: Make, make_claim: Callable[..., Claim]
) -> None:
    text = "Officials said 300 rebels were there. " * 2
    store.save(make_document(text), [make_claim(text, "300"), make_claim(text, "300", 1)])
    claim_id = _id(store, "300")
    store.say(edit, claim_id, {"subject": None})
    store.say(reject, claim_id)
    store.say(undo_last, claim_id)
    told = store.read(history, claim_id)
    assert [(it.kind, it.live) for it in told] == [("edit", True), ("reject", False), ("undo", False)]
    (row,) = store.claims()
    assert (row.mentions, row.subject) == (2, None)


def test_what_was_taken_back_cannot_be_taken_back_again(three: Any) -> None:
    (rejected,) = three.say(reject, _id(three))
    three.say(undo, rejected)
    with pytest.raises(UsageError, match="already"):
        three.say(undo, rejected)


@pytest.mark.parametrize("who", ["", "  ", "a\0b", "x" * 501])
def test_a_decision_is_somebodys(three: Any, who: str) -> None:
    with writing(three.engine) as connection, pytest.raises(UsageError, match="who"):
        accept(connection, _id(three), who)


def test_an_edit_changes_something(three: Any) -> None:
    with pytest.raises(UsageError, match="at least one field"):
        three.say(edit, _id(three), {})
