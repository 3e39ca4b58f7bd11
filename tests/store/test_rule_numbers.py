"""Rules as numbers: the same number for the same rule, also where a transaction came to nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from claims.model import Claim, Document, Evidence
from claims.store.engine import writing
from claims.store.schema.rule_numbers import (
    Known,
    number_rules,
    read_evidence,
    rests_on_quote,
    rules_of,
    written,
)

FIRST, SECOND = Evidence("figure", "quantity.digits", 0, 3), Evidence("metric", "metric.noun", 4, 9)
SILENT = Evidence("subject", "subject.none", 0, 0)


def test_what_is_kept_says_what_was_told(store: Any) -> None:
    with writing(store.engine) as connection:
        numbers = number_rules(connection, [FIRST, SECOND, SILENT], {})
        told = [([SECOND, SILENT], 3), ([], 0), ([FIRST], 2)]
        kept = [(written(evidence, numbers, start), start) for evidence, start in told]
        assert read_evidence(connection, kept) == [evidence for evidence, _ in told]
        metric, subject, figure = (numbers[it.field, it.rule] for it in (SECOND, SILENT, FIRST))
        assert [it for it, _ in kept] == [f"{metric},1,5;{subject}", "", f"{figure},-2,3"]


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("7,4,5", True),
        ("7,-30,5", False),  # before the quote
        ("7,18,5", False),  # over its end
        ("7", False),  # on no words
        ("3,0,4", True),  # nothing is said of the field
        ("3,0,4;7,-30,5;8,4,5", True),
        ("", True),
    ],
)
def test_what_a_field_rests_on_stands_in_the_quote_or_around_it(kept: str, told: bool) -> None:
    assert rests_on_quote(kept, {"7", "8"}, 20) is told


def test_the_rules_of_a_field_are_known_by_their_numbers(store: Any) -> None:
    with writing(store.engine) as connection:
        numbers = number_rules(connection, [FIRST, SECOND], {})
        assert rules_of(connection, "metric") == {str(numbers["metric", "metric.noun"])}
        assert rules_of(connection, "places") == frozenset()


def test_a_rule_has_one_number_whoever_asks(store: Any) -> None:
    ours: Known = {}
    theirs: Known = {}
    with writing(store.engine) as connection:
        first = dict(number_rules(connection, [FIRST], ours))
        assert number_rules(connection, [FIRST, SECOND], theirs) | first == number_rules(
            connection, [SECOND, FIRST], ours
        )
    assert store.count("rule") == [2]


def test_a_number_that_was_rolled_back_is_not_remembered(store: Any) -> None:
    known: Known = {}
    with store.engine.connect() as connection, connection.begin() as transaction:
        number_rules(connection, [FIRST, SECOND], known)
        transaction.rollback()
    with writing(store.engine) as connection:
        number_rules(connection, [SILENT], known)
    with writing(store.engine) as connection:
        numbers = number_rules(connection, [FIRST, SILENT], known)
        assert read_evidence(connection, [(written([FIRST, SILENT], numbers, 0), 0)]) == [[FIRST, SILENT]]


def test_a_document_that_cannot_be_kept_leaves_the_next_ones_rules_right(
    store: Any, make_document: Callable[..., Document], make_claim: Callable[..., Claim]
) -> None:
    body = "Some 300 people fled."
    wrong = make_claim(body, "300", evidence=(FIRST,), metric="x" * 5000)
    outcome = store.save(make_document(body), [wrong])
    assert "a name of 5000 characters" in outcome.error.reason
    store.save(make_document(body), [make_claim(body, "300", evidence=(SECOND,))])
    with store.engine.connect() as connection:
        told = connection.execute(text("SELECT evidence FROM mentions")).scalars().all()
    assert told == ['[["metric", "metric.noun", 4, 9]]']
