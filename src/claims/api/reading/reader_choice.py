"""Which reader reads the context of the figures: the rules, or a model that is held against the text."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.api.own_words import own_files
from claims.errors import InputError, UsageError, faults_told
from claims.lexicon import Lexicon
from claims.model import Claim, Document

if TYPE_CHECKING:
    from claims.endpoint.endpoint_settings import Endpoint
    from claims.endpoint.spending import Spending
    from claims.reader.pending_reading import Ask, ModelReader

Named = str | os.PathLike[str]

RULES, MODEL = "rules", "model"
VARIABLE = "CLAIMS_READER"
_AHEAD = 2  # documents begun for each request at a time: the next are ready when an answer comes


class ClaimReader:
    """Who reads the context of the figures. Make one with `load_reader`.

    `name` is `rules` or `model`; `readings` how often a model is asked each prompt; `spending` what was asked
    of it so far, with `requests`, `tokens_in`, `tokens_out` and `cost` (None where no prices are given).
    """

    def __init__(
        self,
        name: str,
        endpoint: "Endpoint | None" = None,
        answers: "Ask | None" = None,
        readings: int = 1,
    ) -> None:
        self.name = name
        self.readings = readings if endpoint is None else endpoint.readings
        self.endpoint = endpoint
        self._answers = answers
        self._spent: Callable[[], Spending] | None = None

    def __repr__(self) -> str:
        where = f" {self.endpoint.model} at {self.endpoint.url}" if self.endpoint else ""
        return f"<claims.ClaimReader {self.name}{where}>"

    @property
    def spending(self) -> "Spending":
        """What was asked of a model so far."""
        from claims.endpoint.spending import Spending

        return self._spent() if self._spent is not None else Spending()

    @contextmanager
    def opened(self) -> "Iterator[ModelReader | None]":
        """The model as long as this lasts, so that it can be asked; None: the rules read alone."""
        if self.name == RULES:
            yield None
            return
        from claims.reader.pending_reading import RECORDING, ModelReader

        if self.endpoint is None:
            assert self._answers is not None
            yield ModelReader(RECORDING, self._answers, readings=self.readings)
            return
        with _asker(self.endpoint) as asker:
            self._spent = lambda: asker.spending
            ahead = _AHEAD * self.endpoint.parallel
            yield ModelReader(self.endpoint.model, asker.begin, ahead, self.readings)


Readers = ClaimReader | str | None


def load_reader(
    reader: Readers = None,
    *,
    answers: Named | None = None,
    endpoint: str | None = None,
    readings: int | None = None,
    **settings: Any,
) -> ClaimReader:
    """The reader of that name: `rules` or `model`; else what the variable CLAIMS_READER says, else `rules`,
    but `model` where `answers` or an `endpoint` are given.

    `answers` is a recording: what a model answered to the prompts before; nothing is asked then. Else the
    model is that of the `endpoint`, such as `http://127.0.0.1:11434/v1`, with `model`, `key`, `max_tokens`,
    `parallel`, `timeout`, `price_in` and `price_out`; what is not given is what `[reader]` in claims.toml and
    the environment say. `readings` is how often each prompt is asked, as those say, else once, and how many
    answers of a recording are taken, else all: where there are several, what most of them say holds. A
    ClaimReader is taken as it is.

    Raises UsageError for a reader that there is not, and where no endpoint is named.
    """
    if isinstance(reader, ClaimReader):
        return reader
    named = answers is not None or endpoint is not None
    name = reader or (MODEL if named else os.environ.get(VARIABLE) or RULES)
    if name not in (RULES, MODEL):
        raise UsageError(f"reader {name}: there are {RULES} and {MODEL}")
    if name == RULES:
        if readings is not None:
            raise UsageError(f"reader {RULES}: reads a text once; only a model has readings")
        return ClaimReader(RULES)
    if answers is not None:
        return _recorded(Path(answers), readings)
    from claims.endpoint.endpoint_settings import load_endpoint

    named_so = {"url": endpoint, "readings": readings, **settings}
    return ClaimReader(MODEL, load_endpoint(own_files(), os.environ, **named_so))


def _recorded(path: Path, readings: int | None) -> ClaimReader:
    """A reader of a recording, with so many of its readings or all. Raises UsageError where it has fewer."""
    from claims.reader.pending_reading import answers_at_once
    from claims.reader.recordings import read_recording

    recording = read_recording(path)
    if readings is not None and not 1 <= readings <= recording.readings:
        raise UsageError(f"{path}: it has answers of {recording.readings} readings, not of {readings}")
    asked = readings or recording.readings
    return ClaimReader(MODEL, answers=answers_at_once(recording.answers), readings=asked)


def claims_of(
    documents: Iterable[Document | InputError],
    words: Lexicon,
    reader: ClaimReader,
    on_failure: Callable[[InputError], None] | None = None,
) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents with their claims, in order. What cannot be read, what a rule fails on, and that to which a
    model gives no answer, goes to `on_failure`, or is raised."""
    with reader.opened() as model:
        for document, read in _begun(documents, words, model):
            try:
                if isinstance(document, InputError):
                    raise document
                with faults_told(document.origin or document.id):
                    found = read()
            except InputError as error:
                if on_failure is None:
                    raise
                on_failure(error)
                continue
            yield document, found


def _begun(
    documents: Iterable[Document | InputError], words: Lexicon, model: "ModelReader | None"
) -> Iterator[tuple[Document | InputError, Callable[[], list[Claim]]]]:
    """Documents, each with what gives its claims; those that a model is asked about are begun ahead."""
    if model is None:
        from claims.extract.claim import extract_claims

        yield from ((it, lambda it=it: extract_claims(it, words)) for it in documents)
        return
    from claims.reader.pending_reading import begun_ahead

    def begin(it: Document | InputError) -> tuple[Document | InputError, Callable[[], list[Claim]]]:
        return it, list if isinstance(it, InputError) else model.begin(it, words).claims

    yield from begun_ahead(documents, begin, model.ahead)


@contextmanager
def replaying(recording: Named, port: int = 0) -> Iterator[str]:
    """An endpoint on this machine that answers from a recording as long as this lasts: its address.

    Raises UsageError for a file that is no recording, and for a port that is taken.
    """
    from claims.endpoint.replaying_server import replaying
    from claims.reader.recordings import read_recording

    answers = read_recording(Path(recording)).answers
    try:
        with replaying(answers, port) as url:
            yield url
    except OSError as error:
        raise UsageError(f"port {port}: cannot be used ({error.strerror})") from error


def _asker(endpoint: "Endpoint") -> Any:
    """What asks an endpoint. Raises UsageError where the package for it is not installed."""
    try:
        from claims.endpoint.asker import Asker
    except ImportError as error:
        raise UsageError(f"reader model: {error.name} is missing; pip install 'claims[model]'") from error
    return Asker(endpoint)
