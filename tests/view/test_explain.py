"""What a claim rests on, for reading: the sentence marked, the fields with rule and words."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from claims.model import Change, Evidence, Tie, Vote
from claims.store.rows import ClaimDetail, ClaimRow, DecisionRow, MentionRow
from claims.view.explain import detail_lines, explained_rows
from claims.view.text import Screen, encodable, width_of

Row = Callable[..., ClaimRow]

EVIDENCE = (
    (Evidence("figure", "quantity.between", 116, 141), "between 14,000 and 18,000"),
    (Evidence("subject", "subject.carried", 20, 22), "IS"),
)


def detail(claim: ClaimRow, *decisions: DecisionRow) -> ClaimDetail:
    """All that is known of a claim that stands in two places."""
    mention = MentionRow("0" * 64, claim.figure, claim.start, 141, claim.quote, 97, 191, 0.9, EVIDENCE)
    return ClaimDetail(claim, (mention, mention), decisions, "0.1.0", "2026-11-20T10:00:00Z")


def decision(*, live: bool) -> DecisionRow:
    """What somebody said of the claim's subject."""
    return DecisionRow(
        decision_id=1,
        kind="edit",
        key="0" * 64,
        field="subject",
        value='"Taliban"',
        who="ann",
        why="see p. 4",
        decided="2026-11-19T09:00:00Z",
        figure="between 14,000 and 18,000",
        quote="",
        live=live,
        other_key=None,
        undoes=None,
    )


SAYS = {"subject.carried": "named before", "quantity.digits": "a number in digits"}


def test_what_decided_is_told_in_words(claim_row: Row) -> None:
    told = [
        (Evidence("figure", "quantity.digits+at_most", 0, 9), "up to 300"),
        (Evidence("metric", "old.rule", 0, 9), ""),
    ]
    rows = {row["field"]: row for row in explained_rows(claim_row(), told, SAYS)}
    assert rows["figure"]["why"] == "a number in digits"
    assert rows["metric"]["why"] == "old.rule"


def test_why_a_models_answer_is_not_taken_is_told_before_what_decided(claim_row: Row) -> None:
    says = SAYS | {"model.no-words": "by the rules: not in the text"}
    told = [
        (Evidence("subject", "subject.carried+model.no-words", 0, 9), "IS"),
        (Evidence("metric", "old.rule+model.no-words", 0, 9), ""),
        (Evidence("places", "model.gone", 0, 0), ""),
    ]
    rows = {row["field"]: row["why"] for row in explained_rows(claim_row(), told, says)}
    assert rows["subject"] == "by the rules: not in the text; named before"
    assert rows["metric"] == "by the rules: not in the text; old.rule"
    assert rows["places"] == "model.gone"


@pytest.mark.parametrize(
    ("vote", "says"),
    [
        (Vote(2, 3), "2 of 3 readings; named before"),
        (Vote(3, 3), "all 3 readings; named before"),
        (Vote(1, 1), "1 reading; named before"),
        (Vote(1, 2, Tie.RULES), "1 of 2 readings and the rules; named before"),
        (Vote(1, 2, Tie.FIRST), "1 of 2 readings, the first; named before"),
    ],
)
def test_how_many_readings_agree_is_told_in_words(claim_row: Row, vote: Vote, says: str) -> None:
    told = Evidence("subject", "subject.carried", 0, 9).voted(vote)
    assert (told.vote, told.decided_by) == (vote, "subject.carried")
    rows = {row["field"]: row for row in explained_rows(claim_row(), [(told, "IS")], SAYS)}
    assert (rows["subject"]["why"], rows["subject"]["rule"]) == (says, told.rule)


def test_each_field_has_its_value_rule_and_words(claim_row: Row) -> None:
    rows = {row["field"]: row for row in explained_rows(claim_row(), EVIDENCE, SAYS)}
    assert rows["figure"]["value"] == "14,000-18,000 (range)"
    assert rows["figure"]["rule"] == "quantity.between"
    assert rows["subject"] == {
        "field": "subject",
        "value": "Islamic State",
        "rule": "subject.carried",
        "why": "named before",
        "words": "IS",
    }
    assert rows["claimant"]["rule"] is None


def test_how_a_figure_bears_on_others_is_told_of_those_that_do(claim_row: Row) -> None:
    told = (*EVIDENCE, (Evidence("change", "change.by", 90, 96), "shrank"))
    rows = {row["field"]: row for row in explained_rows(claim_row(change=Change.DECREASE), told, SAYS)}
    assert (rows["change"]["value"], rows["change"]["rule"], rows["change"]["words"]) == (
        "decrease", "change.by", "shrank",
    )  # fmt: skip
    assert not {"part_of", "earlier", "scope"} & rows.keys()


def test_the_figure_is_marked_wherever_it_stands(claim_row: Row) -> None:
    text = "\n".join(line.plain for line in detail_lines(detail(claim_row()), SAYS, Screen(80)))
    assert text.count("»between 14,000 and 18,000«") == 2
    assert all(width_of(line) <= 80 for line in text.splitlines())


def test_a_screen_of_plain_letters_has_marks_of_its_own(claim_row: Row) -> None:
    text = "\n".join(line.plain for line in detail_lines(detail(claim_row()), SAYS, Screen(80, "ascii")))
    assert ">>between 14,000 and 18,000<<" in text
    assert encodable(text, "ascii").isascii()


def test_what_people_said_is_told(claim_row: Row) -> None:
    said = detail(claim_row(), decision(live=True), decision(live=False))
    lines = [line.plain for line in detail_lines(said, SAYS, Screen())]
    assert "  2026-11-19 ann edit subject Taliban: see p. 4" in lines
    assert "  2026-11-19 ann edit subject Taliban (undone): see p. 4" in lines


def test_a_decision_that_takes_another_back_is_told_by_its_number(claim_row: Row) -> None:
    undo = replace(decision(live=False), kind="undo", field=None, value=None, undoes=1)
    lines = [line.plain for line in detail_lines(detail(claim_row(), undo), SAYS, Screen())]
    assert "  2026-11-19 ann undo 1: see p. 4" in lines


@pytest.mark.parametrize(("live", "rule"), [(True, "edited"), (False, "subject.carried")])
def test_a_value_that_a_person_gave_rests_on_that_and_no_rule(
    claim_row: Row, *, live: bool, rule: str
) -> None:
    told = explained_rows(claim_row(), EVIDENCE, SAYS, [decision(live=live)])
    (row,) = (row for row in told if row["field"] == "subject")
    assert row["rule"] == rule
    if live:
        assert (row["why"], row["words"]) == ("edited by ann on 2026-11-19: see p. 4", None)


def test_edited_bounds_are_told_with_the_figure(claim_row: Row) -> None:
    edit = replace(decision(live=True), field="bounds", value='["5", "6"]', why=None)
    row = explained_rows(claim_row(), EVIDENCE, SAYS, [edit])[0]
    assert (row["field"], row["why"]) == ("figure", "edited by ann on 2026-11-19")


def test_hostile_words_come_through_as_signs(claim_row: Row) -> None:
    claim = claim_row(title="\x1b[2J", url="javascript:\u202e", claimant="\x07")
    text = "".join(line.plain for line in detail_lines(detail(claim), SAYS, Screen()))
    assert not set(text) & set("\x1b\u202e\x07")
