"""What travels between asking a model and believing it. Frozen: records are replaced, never changed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from claims.model import answer_key


class Figure(NamedTuple):
    """A figure by its number in the prompts of its document: `text[start:end]`."""

    number: int
    start: int
    end: int


class Part(NamedTuple):
    """A stretch of a document that is asked about at once: the figures in `text[start:end]`.

    `text[shown_from:shown_to]` is shown, so that neighbouring parts overlap.
    """

    number: int  # from 1
    of: int
    start: int
    end: int
    shown_from: int
    shown_to: int
    figures: tuple[Figure, ...]  # those to answer for
    shown: tuple[Figure, ...]  # those and the figures of the overlap


MOST_READINGS = 99  # of one prompt


class Prompt(NamedTuple):
    """What is asked about one part of a document."""

    key: str  # the SHA-256 of the messages, in hexadecimal
    doc: str
    part: Part
    system: str
    user: str
    reading: int = 1  # which of several independent answers is asked for

    @property
    def answer_key(self) -> str:
        """What its answer is found by: that of a further reading is another than that of the first."""
        return answer_key(self.key, self.reading)

    @property
    def messages(self) -> list[dict[str, str]]:
        """The messages of a chat, as the OpenAI-compatible API takes them."""
        return [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]


Told = Mapping[
    str, Any
]  # what an answer says of one figure, by field; a field that it leaves out is not there


class Answer(NamedTuple):
    """What a model said of one part, as far as it could be read; nothing of it is believed yet."""

    figures: Mapping[int, Told]  # by number
    overlooked: tuple[Told, ...] = ()
    printed: Told | None = None  # the date that the text prints of itself


class UnansweredError(Exception):
    """Why a prompt has no answer, in one line."""
