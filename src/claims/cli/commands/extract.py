"""From documents to claims, without a database."""

from functools import partial
from itertools import islice

import claims
from claims.cli import options
from claims.cli.inputs import readable, told_failure
from claims.cli.output import print_rows, say, say_spending
from claims.errors import InputError
from claims.view.data import MENTION_COLUMNS
from claims.view.export import Format

# What a table has room for; the other formats have every field of the annotation guide.
_CLAIM = ("doc", "figure", "low", "high", "metric", "subject", "places", "claimant", "as_of", "status")


def extract(
    inputs: options.Inputs,
    *,
    source: options.PrintedBy = None,
    title: options.Title = None,
    author: options.Author = None,
    url: options.Url = None,
    published: options.Published = None,
    lexicon: options.Lexicons = None,
    reader: options.ReadBy = None,
    answers: options.Answers = None,
    readings: options.Readings = None,
    dry_run: options.DryRun = False,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.JSONL,
) -> int:
    """One object per mention of a claim, with the fields of the annotation guide.

    \b
    Example:
      claims extract report.pdf --published 2019-05-21
      cat note.txt | claims extract - --format table
    """
    labels = claims.Labels(source=source, title=title, author=author, url=url, published=published)
    words, read_by = (
        claims.load_words(lexicon),
        claims.load_reader(reader, answers=answers, readings=readings),
    )
    if dry_run:
        say(f"would ask: {claims.estimate(inputs, reader=read_by, lexicon=words, **labels)}")
        return 0
    failures: list[InputError] = []
    documents = readable(inputs, failures, **labels)
    found = claims.extract_each(
        documents, lexicon=words, reader=read_by, on_failure=partial(told_failure, failures)
    )
    rows = (claim.to_dict() for _, listed in found for claim in listed)
    print_rows(MENTION_COLUMNS, islice(rows, limit), form, _CLAIM)
    say_spending(read_by)
    return InputError.exit_code if failures else 0
