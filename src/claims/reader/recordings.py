"""Prompts and answers as files of JSON lines: what would be asked, what was answered elsewhere, and both as a
recording that stands in for a model.

A line of a recording is `{"key", "answer"}`, with the model where it is known, and with the number of its
reading (2, 3, ...) where a prompt has several answers; the key is the hash of the prompt. The answer is the
text as it came, or the object that it held.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from claims.errors import UsageError
from claims.model import ModelAnswer, answer_key
from claims.reader.reading_types import MOST_READINGS, Prompt


class RecordedAnswer(NamedTuple):
    """A line of a file of answers."""

    line: int
    key: str  # of the prompt
    text: str
    model: str | None
    reading: int = 1


class Recording(NamedTuple):
    """What a model answered, each prompt once or several times."""

    answers: Mapping[str, str]  # by their keys
    readings: int = 1  # of a prompt, at most


def placed(prompt: Prompt, start: int) -> Prompt:
    """A prompt on a stretch of a document, its figures where they stand in the document."""
    part = prompt.part
    figures = tuple(it._replace(start=it.start + start, end=it.end + start) for it in part.figures)
    return prompt._replace(part=part._replace(figures=figures))


def prompt_row(prompt: Prompt) -> dict[str, Any]:
    """A prompt as a line of a file: its messages, and where the figures that it asks about stand."""
    part = prompt.part
    return {
        "key": prompt.key,
        "doc": prompt.doc,
        "part": part.number,
        "parts": part.of,
        "figures": [list(it) for it in part.figures],
        "messages": prompt.messages,
    }


def read_recording(path: Path) -> Recording:
    """The answers in a file of JSON lines. Raises UsageError for a line that is no answer."""
    found = list(read_answers(path))
    answers = {answer_key(it.key, it.reading): it.text for it in found}
    return Recording(answers, max((it.reading for it in found), default=1))


def read_answers(path: Path) -> Iterator[RecordedAnswer]:
    """The answers of a file. A later line with the same key and reading holds.

    Raises UsageError for a line that is no answer.
    """
    for number, row in read_rows(path):
        key, answer, model = row.get("key"), row.get("answer"), row.get("model")
        if not isinstance(key, str) or not isinstance(answer, str | dict | list):
            raise UsageError(f'{path}, line {number}: is no answer; it needs "key" and "answer"')
        reading = row.get("reading", 1)
        if not isinstance(reading, int) or not 1 <= reading <= MOST_READINGS:
            raise UsageError(f'{path}, line {number}: "reading" is a number from 1 to {MOST_READINGS}')
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        yield RecordedAnswer(number, key, text, model if isinstance(model, str) else None, reading)


def answer_row(key: str, answer: str, model: str | None, reading: int) -> dict[str, Any]:
    """An answer to the prompt with a key as a line of a recording."""
    told = {"model": model} if model else {}
    return {"key": key, "answer": answer, **told, **({"reading": reading} if reading > 1 else {})}


def add_answer(file: TextIO, prompt: Prompt, answer: ModelAnswer) -> None:
    """Add the answer to a prompt to a recording, so that it is there whatever happens next."""
    row = answer_row(prompt.key, answer.text, answer.model, prompt.reading)
    file.write(json.dumps(row) + "\n")
    file.flush()


def read_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The objects in a file of JSON lines with the number of their line. Raises UsageError for any other."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # not at U+2028, which a text may hold
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is no UTF-8 text ({error.reason} at byte {error.start})") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UsageError(f"{path}, line {number}: is no JSON ({error})") from error
        if not isinstance(row, dict):
            raise UsageError(f"{path}, line {number}: is no object")
        yield number, row
