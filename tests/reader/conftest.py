"""A document, what a model is made to answer of it, and the claims that come out."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from claims.lexicon import load_lexicon
from claims.model import Claim, Document
from claims.reader.model_answer import read_answer
from claims.reader.model_reader import claims_believed, read_by_rules

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

        document = Document("text", text, published=published)
        ruled = read_by_rules(document, load_lexicon())
        return claims_believed(ruled, [(prompt, read_answer(answer)) for prompt in ruled.prompts()])

    return read
