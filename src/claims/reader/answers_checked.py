"""Hold a file of answers against the file of prompts that they belong to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import UsageError
from claims.reader.model_answer import read_answer
from claims.reader.recordings import read_answers, read_rows


@dataclass(frozen=True, slots=True)
class Checked:
    """Answers that belong to prompts, and what is wrong with them, a line each."""

    asked: int  # prompts
    figures: int  # that they ask for
    recording: tuple[Mapping[str, Any], ...]
    complaints: tuple[str, ...]


def check_answers(prompts: Path, answers: Path) -> Checked:
    """The answers to some prompts as the lines of a recording.

    Raises UsageError for a file that holds anything else.
    """
    asked = {str(row.get("key")): _numbers(row, f"{prompts}, line {at}") for at, row in read_rows(prompts)}
    complaints: list[str] = []
    recording: dict[str, Mapping[str, Any]] = {}
    for at, key, answer, model in read_answers(answers):
        where = f"{answers}, line {at}"
        if key not in asked:
            complaints.append(f"{where}: no prompt has its key")
            continue
        complaints += _complaints(answer, asked[key], where)
        recording[key] = {"key": key, "answer": answer, **({"model": model} if model else {})}
    complaints += [f"{prompts}: no answer to {key}" for key in asked if key not in recording]
    figures = sum(map(len, asked.values()))
    return Checked(len(asked), figures, tuple(recording.values()), tuple(complaints))


def _numbers(row: Mapping[str, Any], where: str) -> Sequence[int]:
    """The numbers of the figures that a prompt asks for."""
    figures = row.get("figures")
    if not isinstance(row.get("key"), str) or not isinstance(figures, list):
        raise UsageError(f"{where}: is no prompt; write prompts with `claims model prompts`")
    return [it[0] for it in figures if isinstance(it, list) and it]


def _complaints(answer: str, wanted: Sequence[int], where: str) -> Iterator[str]:
    """What is wrong with an answer; the rest of it counts all the same."""
    found = read_answer(answer).figures
    missing = [number for number in wanted if number not in found]
    if missing and not found:
        yield f"{where}: no figure can be read in it"
    elif missing:
        yield f"{where}: says nothing of figures {', '.join(map(str, missing))}"
