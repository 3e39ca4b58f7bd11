"""From documents to claims, without a database."""

import claims
from claims.cli import options
from claims.cli.inputs import readable
from claims.cli.output import print_rows
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
    form: options.AnyFormat = Format.JSONL,
) -> int:
    """One object per mention of a claim, with the fields of the annotation guide.

    \b
    Example:
      claims extract report.pdf --published 2019-05-21
      cat note.txt | claims extract - --format table
    """
    labels = {"source": source, "title": title, "author": author, "url": url, "published": published}
    words, read_by = claims.load_words(lexicon), claims.load_reader(reader, answers=answers)
    failures: list[InputError] = []
    rows = (
        row
        for document in readable(inputs, failures, **labels)
        for row in claims.extract(document, lexicon=words, reader=read_by).records()
    )
    print_rows(MENTION_COLUMNS, rows, form, _CLAIM)
    return InputError.exit_code if failures else 0
