"""Why a claim says what it says."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from claims.cli import options
from claims.cli.lexicon import own_lexicon
from claims.cli.output import print_lines, print_rows, say, screen
from claims.documents.date import read_date
from claims.errors import UsageError
from claims.extract.claim import find_all_quantities
from claims.model import Claim, Document
from claims.store.engine import reading
from claims.store.mentions import read_id
from claims.store.read import find_claim
from claims.store.rows import ClaimDetail
from claims.view.explain import (
    EXPLAINED_COLUMNS,
    detail_lines,
    evidence_words,
    explained_rows,
    text_lines,
)
from claims.view.export import Format

_STORED_COLUMNS = ("claim_id", "doc", "start", *EXPLAINED_COLUMNS)
_READ_COLUMNS = ("start", "figure", "refused", *EXPLAINED_COLUMNS)


def explain(
    claim: Annotated[
        str, typer.Argument(metavar="ID|TEXT", help="A claim's id, or a text; - reads the text.")
    ],
    published: options.Published = None,
    lexicon: options.Lexicons = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """The figure stands between marks; each field has its value, the rule that gave it, and the words that
    it rests on. For a text all that is found in it is told, also the numbers that are no claims, and why.

    \b
    Example:
      claims explain 3fa9c1e
      claims explain "The UN said up to 20,000 fighters remained in Syria." --published 2019-05-21
    """
    if read_id(claim) is not None:
        with reading(db) as connection:
            _print_stored(find_claim(connection, claim), form)
        return
    text = sys.stdin.read() if claim == "-" else claim
    document = Document(id="text", text=text, published=published and _date(published))
    _print_read(document, list(find_all_quantities(document, own_lexicon(lexicon))), form)


def _date(text: str) -> str:
    try:
        return read_date(text)
    except ValueError as error:
        raise UsageError(f"--published: {error}") from error


def _print_stored(detail: ClaimDetail, form: Format) -> None:
    """A claim of the database, at each place where it stands."""
    if form is Format.TABLE:
        print_lines(detail_lines(detail, screen()))
        return
    rows = (
        {"claim_id": detail.claim.claim_id, "doc": detail.claim.doc, "start": mention.start, **row}
        for mention in detail.mentions
        for row in explained_rows(detail.claim, mention.evidence)
    )
    print_rows(_STORED_COLUMNS, rows, form)


def _print_read(document: Document, quantities: Sequence[tuple[Claim, str | None]], form: Format) -> None:
    """What was read in a text: its claims, and then its numbers that are none."""
    if not quantities:
        say("there is no number in this text")
    if form is Format.TABLE:
        print_lines(text_lines(document, quantities, screen()))
        return
    rows = (
        {"start": claim.start, "figure": claim.figure, "refused": refused, **row}
        for claim, refused in quantities
        for row in explained_rows(claim, evidence_words(document, claim))
    )
    print_rows(_READ_COLUMNS, rows, form)
