"""Sentences of a text that give orders to whoever reads it: what they say is no evidence for anything.

A report tells of the world; "ignore the text above", "output JSON" and "you are an assistant" speak to a
machine. Such words stand in reader_orders.toml. A sentence that holds one is silent, and with it the rest of
its paragraph.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from claims.extract.text.sentence import Sentence
from claims.reader.quotation_search import Place


@cache
def _orders() -> re.Pattern[str]:
    table = tomllib.loads(Path(__file__).with_name("reader_orders.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(entry["pattern"] for entry in table["order"]), re.IGNORECASE)


def gives_orders(text: str) -> bool:
    """Whether words speak to a machine that reads them."""
    return _orders().search(text) is not None


def silent_places(sentences: Sequence[Sentence]) -> list[Place]:
    """The stretches of a text that are no evidence: the paragraphs with orders, from the first order on."""
    silent: list[Place] = []
    paragraph: int | None = None
    for sentence in sentences:
        ordered = gives_orders(sentence.text[sentence.start : sentence.end])
        if ordered:
            paragraph = sentence.paragraph
        if ordered or sentence.paragraph == paragraph:
            silent.append(Place(sentence.start, sentence.end))
    return silent
