"""Which reader reads the context of the figures: the rules, or a model that is held against the text."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from claims.errors import UsageError
from claims.extract.claim import extract_claims
from claims.lexicon import Lexicon
from claims.model import Claim, Document

Named = str | os.PathLike[str]

RULES, MODEL = "rules", "model"


@dataclass(frozen=True, slots=True)
class ClaimReader:
    """What finds the claims of a document: a function of the document and the lexicon, and its name."""

    name: str
    find: Callable[[Document, Lexicon], list[Claim]]


RULES_READER = ClaimReader(RULES, extract_claims)
Readers = ClaimReader | str | None


def load_reader(reader: Readers = None, *, answers: Named | None = None) -> ClaimReader:
    """The reader of that name: `rules` by default, `model` where `answers` are given.

    `answers` is a recording: what a model answered to the prompts before; nothing is asked then. A
    ClaimReader is taken as it is. Raises UsageError for a reader that there is not, and for a recording
    that is none.
    """
    if isinstance(reader, ClaimReader):
        return reader
    if reader not in (None, RULES, MODEL):
        raise UsageError(f"reader {reader}: there are {RULES} and {MODEL}")
    if reader == RULES or (reader is None and answers is None):
        return RULES_READER
    from claims.reader.model_reader import read_by_model
    from claims.reader.recordings import read_recording

    if answers is None:
        raise UsageError("reader model: name an endpoint and a model, or a file of answers")
    recording = read_recording(Path(answers))
    return ClaimReader(MODEL, lambda document, lexicon: read_by_model(document, lexicon, recording))
