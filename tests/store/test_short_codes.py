"""Words, days and chances come back as they were, however short they are kept."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect, text
from sqlalchemy.dialects import registry
from sqlalchemy.types import TypeEngine

from claims.store.schema.short_codes import QUALIFIERS, STATUSES, Chance, Day, Word

DIALECTS: tuple[Dialect, ...] = tuple(registry.load(name)() for name in ("sqlite", "postgresql.psycopg"))


def _there_and_back(kind: TypeEngine[Any], dialect: Dialect, value: Any) -> Any:
    """A value as a database gives it back."""
    kept = kind.dialect_impl(dialect)
    put, told = kept.bind_processor(dialect), kept.result_processor(dialect, None)
    value = put(value) if put else value
    return told(value) if told else value


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda it: it.name)
@pytest.mark.parametrize("word", [*QUALIFIERS, None])
def test_a_word_comes_back(dialect: Dialect, word: str | None) -> None:
    assert _there_and_back(Word(QUALIFIERS), dialect, word) == word


@given(st.dates() | st.none())
def test_a_day_comes_back(day: date | None) -> None:
    assert _there_and_back(Day(), DIALECTS[0], day) == day


@given(st.floats(0, 1))
def test_a_chance_comes_back_to_the_last_digit(chance: float) -> None:
    assert _there_and_back(Chance(), DIALECTS[0], chance) == chance


@given(st.integers(0, 100))
def test_hundredths_are_whole_numbers(hundredths: int) -> None:
    put = Chance().dialect_impl(DIALECTS[0]).bind_processor(DIALECTS[0])
    assert put is not None
    assert put(hundredths / 100) == hundredths


@pytest.mark.parametrize("confidence", [0.0, 0.01, 0.29, 0.57, 0.834567, 1.0])
def test_views_write_a_chance_out(confidence: float, store: Any, make_document: Any, make_claim: Any) -> None:
    body = "In Homs 200 men stayed."
    document = make_document(body, id="d", url="https://example.org/d", origin="d.txt")
    store.save(document, [make_claim(body, "200", confidence=confidence)])
    assert [it.confidence for it in store.claims()] == [confidence]
    with store.engine.connect() as connection:
        told = connection.execute(text("SELECT confidence FROM claims")).scalars().all()
    assert list(map(repr, told)) == [repr(confidence)]


def test_no_claim_has_a_word_that_is_none(three: Any) -> None:
    assert three.claims(status="guessed") == []
    assert {str(it.status) for it in three.claims()} <= set(STATUSES)
