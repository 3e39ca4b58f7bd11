"""What a model is asked about documents, and answers that were given elsewhere."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from claims.api.given_labels import Labels
from claims.api.own_words import Words, load_words
from claims.api.reading.reader_choice import MODEL, ClaimReader, Readers, load_reader
from claims.api.texts import read
from claims.errors import InputError, StoreError, UsageError
from claims.lexicon import Lexicon
from claims.model import Document, ModelAnswer

if TYPE_CHECKING:
    from claims.endpoint.endpoint_settings import Endpoint
    from claims.endpoint.spending import Spending
    from claims.reader.answers_checked import Checked
    from claims.reader.pending_reading import ModelReader, PendingReading
    from claims.reader.reading_types import Prompt

Named = str | os.PathLike[str]


def prompts(
    inputs: Named | Iterable[Named],
    *,
    lexicon: Words = None,
    on_failure: Callable[[InputError], None] | None = None,
    **labels: Unpack[Labels],
) -> "Iterator[Prompt]":
    """What a model would be asked about the documents: a prompt for each part of each that has figures.

    Takes inputs and labels as `read` does. A document that cannot be read goes to `on_failure`, or is raised
    as InputError.
    """
    from claims.reader.pending_reading import stretches_of
    from claims.reader.recordings import placed

    words = load_words(lexicon)
    for document in read(inputs, **labels):
        if not isinstance(document, InputError):
            for _, start, asked in stretches_of(document, words):
                yield from (placed(it, start) for it in asked)
        elif on_failure is None:
            raise document
        else:
            on_failure(document)


def estimate(
    inputs: Named | Iterable[Named],
    *,
    lexicon: Words = None,
    reader: Readers = MODEL,
    db: Named | None = None,
    recording: Named | None = None,
    **labels: Unpack[Labels],
) -> "Spending":
    """About what asking a model about the documents would take: `requests`, `tokens_in`, `tokens_out`,
    `known` and `cost`. Nothing is asked.

    Takes inputs and labels as `read` does; what cannot be read is left out. Prompts that the database `db`,
    or the file `recording`, has an answer to are `known`. Raises UsageError for a reader that asks nothing.
    """
    from claims.endpoint.spending import estimate
    from claims.reader.pending_reading import asked_for

    asked = _endpoint(load_reader(reader))
    each = prompts(inputs, lexicon=lexicon, on_failure=lambda _: None, **labels)
    once = {it.key: it for it in each}  # the same is asked once for each reading
    found = {it.answer_key: it for it in asked_for(once.values(), asked.readings)}
    known = _recorded(recording).keys() | _answered(db, asked.model, list(found))
    new = (it for key, it in found.items() if key not in known)
    return estimate(asked, new, len(found.keys() & known))


def record(
    inputs: Named | Iterable[Named],
    recording: Named,
    *,
    lexicon: Words = None,
    reader: Readers = MODEL,
    on_failure: Callable[[InputError], None] | None = None,
    progress: Callable[[], None] = lambda: None,
    **labels: Unpack[Labels],
) -> int:
    """Ask a model about the documents, and add its answers to a file that stands in for it (`load_reader`);
    return how many. What the file has already is not asked again.

    Takes inputs and labels as `read` does; `progress` is called when a document is done. A document that
    cannot be read, or lacks an answer, goes to `on_failure`, or is raised as InputError. Raises UsageError
    for a reader that asks nothing, EndpointError where no model answers.
    """
    from claims.reader.recordings import add_answer

    asking = load_reader(reader)
    _endpoint(asking)
    added = 0
    documents = read(inputs, **labels)
    with asking.opened() as model, Path(recording).open("a", encoding="utf-8") as file:
        assert model is not None
        for answers in _recorded_answers(
            documents, model, load_words(lexicon), _recorded(recording), on_failure
        ):
            for prompt, answer in answers:
                add_answer(file, prompt, answer)
            added += len(answers)
            progress()
    return added


def _recorded_answers(
    documents: Iterable[Document | InputError],
    model: "ModelReader",
    words: Lexicon,
    known: Mapping[str, str],
    on_failure: Callable[[InputError], None] | None,
) -> "Iterator[list[tuple[Prompt, ModelAnswer]]]":
    """The answers on each document with their prompts, in order: all that came, and none that is known."""
    from claims.reader.pending_reading import begun_ahead

    find = partial(_known, known, model.model)

    def begin(it: Document | InputError) -> "PendingReading | InputError":
        return it if isinstance(it, InputError) else model.begin(it, words, find)

    for pending in begun_ahead(documents, begin, model.ahead):
        try:
            if isinstance(pending, InputError):
                raise pending
            pending.wait()
        except InputError as error:
            if on_failure is None:
                raise
            on_failure(error)
        given = () if isinstance(pending, InputError) else zip(pending.asked, pending.given(), strict=True)
        yield [(prompt, it) for prompt, it in given if it is not None and it.key not in known]


def _known(recorded: Mapping[str, str], model: str, keys: Sequence[str]) -> "dict[str, ModelAnswer]":
    """Those of the keys that a recording has the answers to."""
    return {it: ModelAnswer(it, model, "", recorded[it], 0, 0, "") for it in keys if it in recorded}


def _recorded(recording: Named | None) -> Mapping[str, str]:
    """The answers in a file, if there is one."""
    from claims.reader.recordings import read_recording

    there = recording is not None and Path(recording).exists()
    return read_recording(Path(recording)).answers if there and recording is not None else {}


def _answered(db: Named | None, model: str, keys: Sequence[str]) -> set[str]:
    """Those of the keys that a database has the model's answers to, if there is a database."""
    from claims.store.engine import reading
    from claims.store.model_answers import find_answers
    from claims.store.schema.migrations import current

    try:
        if db is None or current(os.fspath(db)) is None:
            return set()
        with reading(os.fspath(db)) as connection:
            return set(find_answers(connection, model, keys))
    except StoreError:  # there is none yet, or one that `ingest` will complain of
        return set()


def _endpoint(reader: ClaimReader) -> "Endpoint":
    """The endpoint that a reader asks. Raises UsageError where it asks none."""
    if reader.endpoint is None:
        raise UsageError(f"reader {reader.name}: asks nothing; name an endpoint with --reader model")
    return reader.endpoint


def prompt_rows(asked: "Iterable[Prompt]") -> Iterator[dict[str, Any]]:
    """Prompts as the lines of a file."""
    from claims.reader.recordings import prompt_row

    return map(prompt_row, asked)


def check_answers(prompts: Named, *answers: Named) -> "Checked":
    """Hold files of answers, one for each reading, against the file of their prompts; `.recording` has the
    answers that belong to them, `.complaints` what is wrong. Raises UsageError for a file that holds anything
    else."""
    from claims.reader.answers_checked import check_answers

    return check_answers(Path(prompts), *map(Path, answers))
