"""Texts and files to claims, without a database."""

import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Unpack

from claims.api.given_labels import Labels
from claims.api.own_words import Words, load_words
from claims.api.reading.reader_choice import Readers, claims_of, load_reader
from claims.api.rows import Rows
from claims.documents.content import Content, UnreadableError
from claims.documents.input_files import Overrides, count_inputs, read_inputs
from claims.documents.published import find_published
from claims.errors import InputError, UsageError, faults_told
from claims.extract.claim import find_all_quantities
from claims.lexicon import Lexicon
from claims.model import Claim, Document
from claims.view.data import MENTION_COLUMNS
from claims.view.export import Row

__all__ = ["FoundQuantity", "count_inputs", "document", "extract", "extract_each", "quantities", "read"]

Text = str | os.PathLike[str] | Document

_LONGEST_NAME = 255  # characters of a file's name, on most systems
_QUANTITY_COLUMNS = (*MENTION_COLUMNS, "refused")


class FoundQuantity(NamedTuple):
    """A quantity of a text, read as a claim, and the reason why it is none: `date`, `age`, `ordinal` ..."""

    claim: Claim
    refused: str | None  # None: it is a claim


def read(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], **labels: Unpack[Labels]
) -> Iterator[Document | InputError]:
    """Read the documents in files, one by one; what cannot be read comes as an InputError in its place.

    `inputs` names files (text, Markdown, HTML, PDF, DOCX, records as .jsonl or .csv), folders of them, or
    `-` for standard input. The labels (`published`, `source`, `title`, `author`, `url`) hold against what a
    file says of itself: `published` is a date such as `2019-05-21`, `source` who printed it. Raises
    UsageError for a date that is none, and for a title, author or URL that is given to several documents.
    """
    named = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    return read_inputs([os.fspath(name) for name in named], Overrides(**labels))


def document(text: str, **labels: Unpack[Labels]) -> Document:
    """A text that is at hand as a Document, with what is said of it.

    Without `published` its date is that of its dateline, if it has one. Raises UsageError for a date that is
    none, or later than today.
    """
    said = Overrides(**labels)
    try:
        day, basis = find_published(said, Overrides(), Content(text), datetime.date.today())
    except UnreadableError as error:
        raise UsageError(str(error)) from error
    return Document("text", text, said.source, said.title, said.author, said.url, day, basis)


def extract(
    text: Text,
    *,
    lexicon: Words = None,
    reader: Readers = None,
    **labels: Unpack[Labels],
) -> Rows[Claim]:
    """Find the numeric claims in a text, in reading order: a list with one Claim for each mention.

    `text` is the text itself, a Path to a file or folder, or a Document; labels are those of `read`.
    `published` is the day that "on Monday" is counted from, such as `2024-08-06`; without it the dateline of
    the text is, if it has one.

    `lexicon` names own words: a TOML file or a folder of them, or several (`claims.toml` in this folder and
    in the user's folder for settings are always read), or is a Lexicon. `reader` is what `load_reader` gives,
    the rules by default.

    `claim.low` and `claim.high` are in `claim.unit` (people, km2, percent, an ISO 4217 code or the singular
    of what is counted), `None` for an open bound; `text[claim.start : claim.end] == claim.figure`.

    Raises InputError for a file that cannot be read, UsageError for a date that is none and for a text that
    is the name of a file, LexiconError for own words that cannot be used.
    """
    words = load_words(lexicon)
    documents = _documents(text, **labels)
    found = claims_of(documents, words, load_reader(reader))
    return Rows((claim for _, claims in found for claim in claims), MENTION_COLUMNS, _claim_rows)


def extract_each(
    documents: Iterable[Document | InputError],
    *,
    lexicon: Words = None,
    reader: Readers = None,
    on_failure: Callable[[InputError], None] | None = None,
) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents, as `read` gives them, each with its claims, one by one.

    A model is asked about several at a time. What cannot be read goes to `on_failure`, or is raised as
    InputError. Raises the errors of `extract`.
    """
    return claims_of(documents, load_words(lexicon), load_reader(reader), on_failure)


def quantities(
    text: Text,
    *,
    lexicon: Words = None,
    **labels: Unpack[Labels],
) -> Rows[FoundQuantity]:
    """Find every quantity in a text, in reading order, each with the reason why it is no claim, or None.

    Takes what `extract` takes, and raises the same errors.
    """
    words = load_words(lexicon)
    documents = _documents(text, **labels)
    found = (it for document in documents for it in _quantities_of(document, words))
    return Rows(found, _QUANTITY_COLUMNS, _quantity_rows)


def _quantities_of(document: Document, words: Lexicon) -> list[FoundQuantity]:
    with faults_told(document.origin or document.id):
        return [FoundQuantity(*it) for it in find_all_quantities(document, words)]


def _claim_rows(claims: Iterable[Claim]) -> Iterator[Row]:
    return (claim.to_dict() for claim in claims)


def _quantity_rows(found: Iterable[FoundQuantity]) -> Iterator[Row]:
    return (it.claim.to_dict() | {"refused": it.refused} for it in found)


def _documents(text: Text, **labels: Unpack[Labels]) -> Iterator[Document]:
    """The documents that are meant. Raises InputError for one that cannot be read."""
    if isinstance(text, Document):
        yield text
    elif isinstance(text, str):
        _refuse_name(text)
        yield document(text, **labels)
    else:
        for item in read(text, **labels):
            if isinstance(item, InputError):
                raise item
            yield item


def _refuse_name(text: str) -> None:
    """Raises UsageError for a text that is the name of a file: who gives one means what is in it."""
    if 0 < len(text) <= _LONGEST_NAME and "\n" not in text and os.path.exists(text):
        raise UsageError(f"{text}: is the name of a file; give pathlib.Path({text!r}) to read it")
