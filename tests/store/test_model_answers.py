"""What a model answered is kept as it came, once, and found by what was asked."""

from typing import Any

import pytest
from sqlalchemy import select

from claims.model import ModelAnswer, answer_key
from claims.store.engine import reading, writing
from claims.store.model_answers import find_answers, keep_answer, keep_answers_of, lacks_answers
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


GIVEN = [  # of two prompts, each answered twice, those that came: their places in the order of asking
    ((0, 1, 2, 3), False),
    ((1, 2, 3), True),
    ((0, 1, 2), True),
    ((0, 1), True),  # the whole second reading
    ((2, 3), True),
    ((0, 3), True),
]


@pytest.mark.parametrize(("came", "lacks"), GIVEN)
def test_an_answer_that_is_missing_is_seen_wherever_it_is(
    three: Any, came: tuple[int, ...], lacks: bool
) -> None:
    keys = [answer_key(it * 64, reading) for reading in (1, 2) for it in ("a", "b")]
    given = [answer(key) if at in came else None for at, key in enumerate(keys)]
    with writing(three.engine) as connection:
        keep_answers_of(connection, 1, given)
    with reading(three.db) as connection:
        assert lacks_answers(connection, 1, 2) == lacks
        assert not lacks_answers(connection, 1, 1)
