"""What a model answered is kept as it came, once, and found by what was asked."""

from typing import Any

import pytest
from sqlalchemy import select

from claims.model import ModelAnswer
from claims.store.engine import reading, writing
from claims.store.model_answers import find_answers, keep_answer
from claims.store.schema import tables

KEY = "a" * 64


def answer(key: str = KEY, model: str = "reader-1", text: str = "{}") -> ModelAnswer:
    return ModelAnswer(key, model, "abc", text, 10, 2, "2026-01-01T00:00:00Z")


def test_an_answer_is_kept_once_and_found_by_its_prompt_and_model(store: Any) -> None:
    with writing(store.engine) as connection:
        first = keep_answer(connection, answer())
        assert keep_answer(connection, answer(text="another")) == first
        keep_answer(connection, answer(model="reader-2", text="another"))
    with reading(store.db) as connection:
        found = find_answers(connection, "reader-1", [KEY, "b" * 64])
        assert found == {KEY: answer()}
        assert find_answers(connection, "reader-2", [KEY])[KEY].text == "another"
        assert find_answers(connection, "reader-3", [KEY]) == {}


def test_more_keys_than_a_statement_takes_are_looked_up(store: Any) -> None:
    keys = [f"{number:064x}" for number in range(1200)]
    with writing(store.engine) as connection:
        for key in keys[::100]:
            keep_answer(connection, answer(key))
    with reading(store.db) as connection:
        assert list(find_answers(connection, "reader-1", keys)) == keys[::100]


@pytest.mark.parametrize("text", ["a\0b", "half \ud800 a character"])
def test_what_no_database_takes_is_kept_without_it(store: Any, text: str) -> None:
    with writing(store.engine) as connection:
        keep_answer(connection, answer(text=text))
        (kept,) = connection.execute(select(tables.ModelAnswer.text)).scalars()
    assert kept == text.replace("\0", "�").replace("\ud800", "?")
