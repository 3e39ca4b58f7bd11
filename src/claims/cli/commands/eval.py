"""Score the extraction against claims that a person marked."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import complain, print_rows, say, say_spending
from claims.errors import InputError, UsageError
from claims.view.export import Format
from claims.view.scores import LEVEL_NAMES, MISS_COLUMNS, SCORE_COLUMNS, miss_rows, score_rows


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Claims annotated by hand (.jsonl).")],
    *,
    documents: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Their documents (default: NAME.documents.jsonl)."),
    ] = None,
    predicted: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Score this output of `claims extract` instead of extracting."),
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="List claims that were missed, invented or wrong.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="List at most N of them.")
    ] = None,
    floor: Annotated[
        list[str] | None,
        typer.Option(metavar="LEVEL=F1", help="Fail if F1 is lower: found=95, value=94 or complete=65."),
    ] = None,
    lexicon: options.Lexicons = None,
    reader: options.ReadBy = None,
    answers: options.Answers = None,
    readings: options.Readings = None,
    dry_run: options.DryRun = False,
    form: options.AnyFormat = Format.TABLE,
) -> int:
    """In percent: precision, recall and F1 for finding the figures, for their bounds, and for all fields;
    then how often each field of those found is right, and was among those proposed.

    \b
    Example:
      claims eval news.gold.jsonl --misses
      claims eval news.gold.jsonl --floor found=95 --floor complete=65
    """
    floors = [_floor(text) for text in floor or ()]
    read_by = claims.load_reader(reader, answers=answers, readings=readings)
    if dry_run:
        read = documents or claims.documents_of(gold)
        say(f"would ask: {claims.estimate(read, reader=read_by, lexicon=lexicon)}")
        return 0
    failures: list[InputError] = []
    texts = {"documents": documents, "predicted": predicted}
    result = claims.evaluate(gold, **texts, lexicon=lexicon, reader=read_by, on_failure=failures.append)
    say_spending(read_by)
    for failure in failures:
        complain(str(failure))
    _print(result, form, limit, misses=misses)
    return 1 if _is_below(result, floors) else InputError.exit_code if failures else 0


def _print(result: "claims.Score", form: Format, limit: int | None, *, misses: bool) -> None:
    if misses:
        print_rows(MISS_COLUMNS, islice(miss_rows(result), limit), form)
    if form is Format.TABLE or not misses:
        print_rows(SCORE_COLUMNS, score_rows(result), form)


def _is_below(result: "claims.Score", floors: Iterable[tuple[str, float]]) -> bool:
    """Whether some level is below its floor, after saying of each how far."""
    below = [(level, least) for level, least in floors if result.level(level).f1 < least]
    for level, least in below:
        say(f"{level} F1 is {result.level(level).f1:.1f}, below the floor of {least:g}")
    return bool(below)


def _floor(text: str) -> tuple[str, float]:
    """The level and its least F1 in `found=95`."""
    level, _, number = text.partition("=")
    try:
        if level in LEVEL_NAMES:
            return level, float(number)
    except ValueError:
        pass
    raise UsageError(f"--floor {text}: write {'=95, '.join(LEVEL_NAMES)}=95")
