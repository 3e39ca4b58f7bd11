"""What a model is asked about documents, and answers that were given elsewhere."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.api.own_words import Words, load_words
from claims.api.texts import read
from claims.errors import InputError

if TYPE_CHECKING:
    from claims.reader.answers_checked import Checked
    from claims.reader.reading_types import Prompt

Named = str | os.PathLike[str]


def prompts(
    inputs: Named | Iterable[Named],
    *,
    published: str | None = None,
    source: str | None = None,
    title: str | None = None,
    lexicon: Words = None,
    on_failure: Callable[[InputError], None] | None = None,
) -> "Iterator[Prompt]":
    """What a model would be asked about the documents: a prompt for each part of each that has figures.

    Takes inputs and labels as `read` does. A document that cannot be read goes to `on_failure`, or is raised
    as InputError.
    """
    from claims.reader.model_reader import read_by_rules

    words = load_words(lexicon)
    for document in read(inputs, published=published, source=source, title=title):
        if not isinstance(document, InputError):
            yield from read_by_rules(document, words).prompts()
        elif on_failure is None:
            raise document
        else:
            on_failure(document)


def prompt_rows(asked: "Iterable[Prompt]") -> Iterator[dict[str, Any]]:
    """Prompts as the lines of a file."""
    from claims.reader.recordings import prompt_row

    return map(prompt_row, asked)


def check_answers(prompts: Named, answers: Named) -> "Checked":
    """Hold a file of answers against the file of their prompts; `.recording` has the answers that belong to
    them, `.complaints` what is wrong. Raises UsageError for a file that holds anything else."""
    from claims.reader.answers_checked import check_answers

    return check_answers(Path(prompts), Path(answers))
