"""Why a claim says what it says."""

import os
import sys
from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.completion import complete_claim
from claims.cli.output import for_reading, print_lines, print_rows, say, screen
from claims.errors import UsageError
from claims.model import Document
from claims.view.explain import (
    EXPLAINED_COLUMNS,
    Says,
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
        str,
        typer.Argument(
            metavar="ID|TEXT",
            help="A claim ID, or a text; - reads the text from standard input.",
            autocompletion=complete_claim,
        ),
    ],
    published: options.Published = None,
    lexicon: options.Lexicons = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """The figure is marked in its sentence; each field is listed with its value, what decided, and the words
    it rests on. For a text, everything found in it is listed, including numbers that are no claims,
    with the reasons.

    \b
    Example:
      claims explain 3fa9c1e
      claims explain "The UN said up to 20,000 fighters remained in Syria." --published 2019-05-21
    """
    if claims.read_id(claim) is not None:
        with claims.open(db) as database:
            _print_stored(database.explain(claim), claims.load_words(lexicon).says, form)
        return
    if claim != "-" and os.path.isfile(claim):
        raise UsageError(f"{claim}: is a file; `claims quantities` reads what is in it")
    text = sys.stdin.read() if claim == "-" else claim
    document = claims.document(text, published=published)
    words = claims.load_words(lexicon)
    found = claims.quantities(document, lexicon=words)
    if claim != "-" and len(claim.split()) == 1 and all(refused for _, refused in found):
        reason = "neither a claim ID, as `claims show` prints it, nor a text with a figure"
        raise UsageError(f"{claim.strip()}: {reason}")
    _print_read(document, found, words.says, form)


def _print_stored(detail: "claims.ClaimDetail", says: Says, form: Format) -> None:
    """A claim of the database, at each place where it stands."""
    if for_reading(form):
        print_lines(detail_lines(detail, says, screen()))
        return
    rows = (
        {"claim_id": detail.claim.claim_id, "doc": detail.claim.doc, "start": mention.start, **row}
        for mention in detail.mentions
        for row in explained_rows(detail.claim, mention.evidence, says, detail.decisions)
    )
    print_rows(_STORED_COLUMNS, rows, form)


def _print_read(
    document: Document, quantities: "claims.Rows[claims.FoundQuantity]", says: Says, form: Format
) -> None:
    """What was read in a text: its claims, and then its numbers that are none."""
    if not quantities:
        say("there is no number in this text")
    if for_reading(form):
        print_lines(text_lines(document, quantities, says, screen()))
        return
    rows = (
        {"start": claim.start, "figure": claim.figure, "refused": refused, **row}
        for claim, refused in quantities
        for row in explained_rows(claim, evidence_words(document, claim), says)
    )
    print_rows(_READ_COLUMNS, rows, form)
