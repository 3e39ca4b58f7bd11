"""What is read of an answer, however it is wrapped, and however much of it came."""

import json

import pytest

from claims.reader.model_answer import plain_words, quoted_words, read_answer

ROW = {"n": 1, "metric": "killed"}
WHOLE = json.dumps({"figures": [ROW, {"n": 2, "metric": "injured"}]})


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f"Here is what I found {{as asked}}:\n\n{WHOLE}\n\nLet me know!",
        f"<think>Is [it] a claim? {{perhaps}}</think>{WHOLE}",
        json.dumps([ROW, {"n": 2, "metric": "injured"}]),
        WHOLE.replace('"n": 1', '"n": "⟦1⟧"'),
        WHOLE.replace('"n": 1', '"n": "⟦1"'),
    ],
)
def test_an_answer_is_found_in_what_is_around_it(text: str) -> None:
    assert {number: it["metric"] for number, it in read_answer(text).figures.items()} == {
        1: "killed",
        2: "injured",
    }


def test_of_an_answer_that_was_cut_off_the_finished_figures_are_kept() -> None:
    cut = WHOLE[: WHOLE.index("injured")]
    assert list(read_answer(cut).figures) == [1]
    assert [list(read_answer(WHOLE[:end]).figures) for end in range(len(WHOLE))][-1] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "I cannot help with that.",
        '{"figures": "none"}',
        '{"figures": [1, null, "killed", {"metric": "killed"}, {"n": true}, {"n": "first"}]}',
        "[" * 100_000,
        '{"figures": ' + '[{"n": ' * 100_000,
        "{" * 2_000_000,
        "NaN",
    ],
)
def test_what_is_no_answer_says_nothing(text: str | None) -> None:
    found = read_answer(text)
    assert (found.figures, found.overlooked, found.printed) == ({}, (), None)


def test_a_figure_that_is_told_twice_is_what_was_told_first() -> None:
    answer = read_answer(json.dumps({"figures": [ROW, {"n": 1, "metric": "votes"}]}))
    assert answer.figures[1]["metric"] == "killed"


def test_quotations_come_one_or_several_and_without_marks() -> None:
    assert plain_words("killed ⟦3: at least  20⟧ people") == "killed at least 20 people"
    assert quoted_words({"words": {"places": "in Korvat"}}, "places") == ["in Korvat"]
    assert quoted_words({"words": {"places": ["in Korvat", "", 3, None]}}, "places") == ["in Korvat"]
    assert quoted_words({"words": "in Korvat"}, "places") == []
    assert len(quoted_words({"words": {"places": ["in Korvat"] * 10**6}}, "places")) == 12
    assert quoted_words({}, "places") == []
