"""From documents to all of their quantities, without a database."""

from collections.abc import Iterator
from itertools import islice

import claims
from claims.cli import options
from claims.cli.inputs import readable, told_failure
from claims.cli.output import print_rows
from claims.errors import InputError
from claims.view.data import MENTION_COLUMNS
from claims.view.export import Format, Row

# What a table has room for; the other formats have every field of the annotation guide.
_QUANTITY = ("doc", "figure", "low", "high", "refused", "metric", "counted")


def quantities(
    inputs: options.Inputs,
    *,
    source: options.PrintedBy = None,
    title: options.Title = None,
    author: options.Author = None,
    url: options.Url = None,
    published: options.Published = None,
    lexicon: options.Lexicons = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.JSONL,
) -> int:
    """Printed as by `claims extract`; for a quantity that is not a claim, `refused` gives the reason.

    \b
    Example:
      claims quantities report.pdf --format table
    """
    labels = claims.Labels(source=source, title=title, author=author, url=url, published=published)
    words = claims.load_words(lexicon)
    failures: list[InputError] = []

    def rows() -> Iterator[Row]:
        for document in readable(inputs, failures, **labels):
            try:
                yield from claims.quantities(document, lexicon=words).records()
            except InputError as error:
                told_failure(failures, error)

    print_rows((*MENTION_COLUMNS, "refused"), islice(rows(), limit), form, _QUANTITY)
    return InputError.exit_code if failures else 0
