"""A document, what a model is made to answer of it, and the claims that come out."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from claims.lexicon import load_lexicon
from claims.model import Claim, Document
from claims.reader.model_reader import read_by_model
from claims.reader.reading_types import Prompt

PUBLISHED = "2021-08-18"  # a Wednesday

Believe = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def believe() -> Believe:
    """Reads a text with a model that answers so of its figures: the claims that come out.

    `overlooked` and `printed` are the rest of its answer; `text_of_answer` is its whole answer instead.
    """

    def read(
        text: str,
        *figures: Mapping[str, Any],
        published: str | None = PUBLISHED,
        text_of_answer: str | None = None,
        **others: Any,
    ) -> list[Claim]:
        answer = json.dumps({"figures": figures, **others}) if text_of_answer is None else text_of_answer

        def answers(prompts: Sequence[Prompt]) -> list[str | None]:
            return [answer for _ in prompts]

        return read_by_model(Document("text", text, published=published), load_lexicon(), answers)

    return read
