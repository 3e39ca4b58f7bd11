"""Prompts and answers as files: what was answered elsewhere is held against what was asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from claims.errors import UsageError
from claims.lexicon import load_lexicon
from claims.model import Document, ModelAnswer, answer_key
from claims.reader.answers_checked import check_answers
from claims.reader.model_reader import read_by_rules
from claims.reader.reading_types import Prompt
from claims.reader.recordings import Recording, add_answer, prompt_row, read_recording

TEXT = "Gunmen killed 20 people in Korvat. The clinic has 300 beds."
BOTH = {"figures": [{"n": 1, "metric": "killed"}, {"n": 2, "metric": "other"}]}


@pytest.fixture(scope="module")
def prompt() -> Prompt:
    (asked,) = read_by_rules(Document("text", TEXT), load_lexicon()).prompts()
    return asked


@pytest.fixture
def files(tmp_path: Path, prompt: Prompt) -> tuple[Path, Path]:
    """A file with the prompt, and the path of its answers."""
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text(json.dumps(prompt_row(prompt)) + "\n\n", encoding="utf-8")
    return prompts, tmp_path / "answers.jsonl"


def write(path: Path, *rows: Any) -> None:
    path.write_text("".join(json.dumps(it) + "\n" for it in rows), encoding="utf-8")


def test_a_prompt_is_a_line_with_its_figures(prompt: Prompt) -> None:
    row = prompt_row(prompt)
    assert row["figures"] == [[1, TEXT.index("20"), TEXT.index("20") + 2], [2, 50, 53]]
    assert [it["role"] for it in row["messages"]] == ["system", "user"]
    assert row["messages"][1]["content"] == prompt.user


@pytest.mark.parametrize("answer", [BOTH, json.dumps(BOTH), f"Here: {json.dumps(BOTH)}"])
def test_an_answer_is_a_text_or_an_object(files: tuple[Path, Path], prompt: Prompt, answer: Any) -> None:
    write(files[1], {"key": prompt.key, "answer": answer, "model": "reader-1"})
    checked = check_answers(*files)
    assert (checked.asked, checked.figures, checked.complaints) == (1, 2, ())
    (row,) = checked.recording
    assert (row["key"], row["model"]) == (prompt.key, "reader-1")
    write(files[1], *checked.recording)
    assert read_recording(files[1]) == Recording({prompt.key: row["answer"]})


def test_a_separator_of_lines_within_an_answer_ends_no_line(tmp_path: Path, prompt: Prompt) -> None:
    path = tmp_path / "answers.jsonl"
    row = {"key": prompt.key, "answer": "\u2028\x85"}
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert read_recording(path).answers == {prompt.key: "\u2028\x85"}


def test_what_is_missing_is_told(files: tuple[Path, Path], prompt: Prompt) -> None:
    prompts, answers = files
    write(answers)
    assert check_answers(*files).complaints == (f"{prompts}: no answer to {prompt.key}",)
    write(
        answers,
        {"key": "0" * 64, "answer": BOTH},
        {"key": prompt.key, "answer": {"figures": BOTH["figures"][1:]}},
    )
    assert check_answers(*files).complaints == (
        f"{answers}, line 1: no prompt has its key",
        f"{answers}, line 2: says nothing of figures 1",
    )
    write(answers, {"key": prompt.key, "answer": "Sorry."})
    assert check_answers(*files).complaints == (f"{answers}, line 1: no figure can be read in it",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"key": 3, "answer": "x"}', "line 1: is no answer"),
        ('{"key": "a"}', "line 1: is no answer"),
        ('{"key": "a", "answer": "b", "reading": 0}', 'line 1: "reading" is a number from 1 to 99'),
        ('{"key": "a", "answer": "b", "reading": "2"}', 'line 1: "reading" is a number'),
        ('{"key": "a", "answer": "b", "reading": 1000000000}', 'line 1: "reading" is a number'),
        ("[1]", "line 1: is no object"),
        ('\n{"key"', "line 2: is no JSON"),
        ("\udcff", "is no UTF-8 text"),
    ],
)
def test_a_file_of_anything_else_is_refused_in_one_line(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=says) as failure:
        read_recording(path)
    assert "\n" not in str(failure.value)


def test_what_is_no_prompt_is_refused(files: tuple[Path, Path]) -> None:
    write(files[0], {"key": "a", "figures": "none"})
    write(files[1])
    with pytest.raises(UsageError, match="is no prompt"):
        check_answers(*files)


def test_several_files_of_answers_are_several_readings(files: tuple[Path, Path], prompt: Prompt) -> None:
    prompts, first = files
    second, third = first.with_name("b.jsonl"), first.with_name("c.jsonl")
    write(first, {"key": prompt.key, "answer": "1", "model": "reader-1"})
    write(second, {"key": prompt.key, "answer": "2"}, {"key": prompt.key, "answer": "3", "reading": 2})
    write(third, {"key": prompt.key, "answer": "4"})
    checked = check_answers(prompts, first, second, third)
    assert [(it["answer"], it.get("reading")) for it in checked.recording] == [
        ("1", None), ("2", 2), ("3", 3), ("4", 4),
    ]  # fmt: skip
    write(first, *checked.recording)
    recording = read_recording(first)
    assert recording.readings == 4
    assert recording.answers == {answer_key(prompt.key, it): str(it) for it in (1, 2, 3, 4)}


def test_a_reading_without_an_answer_is_told(files: tuple[Path, Path], prompt: Prompt) -> None:
    prompts, answers = files
    write(
        answers,
        {"key": prompt.key, "answer": BOTH},
        {"key": prompt.key, "answer": BOTH, "reading": 3},
    )
    assert check_answers(*files).complaints == (f"{prompts}: no answer to {prompt.key} in reading 2",)
    with pytest.raises(UsageError, match="a prompt can have 99 readings"):
        check_answers(prompts, *[answers] * 34)


def test_an_answer_is_recorded_with_its_reading(tmp_path: Path, prompt: Prompt) -> None:
    path = tmp_path / "kept.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for asked in (prompt, prompt._replace(reading=2)):
            given = ModelAnswer(asked.answer_key, "reader-1", "", f"{asked.reading}", 0, 0, "")
            add_answer(file, asked, given)
    assert read_recording(path) == Recording({prompt.key: "1", answer_key(prompt.key, 2): "2"}, 2)
    assert check_answers_of(path, prompt) == ()


def check_answers_of(answers: Path, prompt: Prompt) -> tuple[str, ...]:
    """What is wrong with answers, but for what they say."""
    prompts = answers.with_name("prompts.jsonl")
    write(prompts, prompt_row(prompt))
    return tuple(it for it in check_answers(prompts, answers).complaints if "no figure" not in it)
