"""Hold files of answers against the file of prompts that they belong to."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import UsageError
from claims.reader.model_answer import read_answer
from claims.reader.reading_types import MOST_READINGS
from claims.reader.recordings import RecordedAnswer, answer_row, read_answers, read_rows


@dataclass(frozen=True, slots=True)
class Checked:
    """Answers that belong to prompts, and what is wrong with them, a line each."""

    asked: int  # prompts
    figures: int  # that they ask for
    recording: tuple[Mapping[str, Any], ...]
    complaints: tuple[str, ...]


def check_answers(prompts: Path, *answers: Path) -> Checked:
    """The answers to some prompts as the lines of a recording; several files of them are several readings.

    Raises UsageError for a file that holds anything else.
    """
    asked = {str(row.get("key")): _numbers(row, f"{prompts}, line {at}") for at, row in read_rows(prompts)}
    complaints: list[str] = []
    recording: dict[tuple[int, str], Mapping[str, Any]] = {}
    for where, it in _numbered(answers):
        if it.key not in asked:
            complaints.append(f"{where}: no prompt has its key")
            continue
        complaints += _complaints(it.text, asked[it.key], where)
        recording[it.reading, it.key] = answer_row(it.key, it.text, it.model, it.reading)
    complaints += [f"{prompts}: {it}" for it in _missing(asked, recording.keys())]
    figures = sum(map(len, asked.values()))
    return Checked(len(asked), figures, tuple(recording.values()), tuple(complaints))


def _numbered(files: Iterable[Path]) -> Iterator[tuple[str, RecordedAnswer]]:
    """The answers of several files with where they stand; the readings of each come after those of the one
    before it. Raises UsageError where there are more than a prompt can have."""
    before = 0
    for path in files:
        found = [it._replace(reading=before + it.reading) for it in read_answers(path)]
        before = max((it.reading for it in found), default=before + 1)
        if before > MOST_READINGS:
            raise UsageError(f"{path}: a prompt can have {MOST_READINGS} readings; leave some files out")
        yield from ((f"{path}, line {it.line}", it) for it in found)


def _missing(asked: Iterable[str], answered: Collection[tuple[int, str]]) -> Iterator[str]:
    """Which prompts have no answer, and in which of several readings."""
    readings = range(1, max((reading for reading, _ in answered), default=1) + 1)
    for key in asked:
        missing = [it for it in readings if (it, key) not in answered]
        if len(missing) == len(readings):
            yield f"no answer to {key}"
        elif missing:
            yield f"no answer to {key} in reading {', '.join(map(str, missing))}"


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
