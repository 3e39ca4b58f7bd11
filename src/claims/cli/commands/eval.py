"""Score the extraction against claims that a person marked."""

import json
from pathlib import Path
from typing import Annotated

import typer

from claims.cli import options
from claims.cli.inputs import readable
from claims.cli.lexicon import own_lexicon
from claims.cli.output import print_rows, say
from claims.documents.read import Overrides
from claims.errors import InputError, UsageError
from claims.extract.claim import find_candidates
from claims.score import LEVELS, Mention, score
from claims.view.export import Format
from claims.view.scores import MISS_COLUMNS, SCORE_COLUMNS, miss_rows, score_rows

_GOLD, _DOCUMENTS = ".gold.jsonl", ".documents.jsonl"
_NEEDED = ("doc", "figure", "start", "low", "high")


def evaluate(  # noqa: PLR0913
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Claims marked by hand (.jsonl).")],
    *,
    documents: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Their documents, if not NAME.documents.jsonl."),
    ] = None,
    predicted: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Score this output of `claims extract` instead."),
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="List what was missed, invented or wrong.")
    ] = False,
    floor: Annotated[
        list[str] | None,
        typer.Option(metavar="LEVEL=F1", help="Fail below it: found=95, value=94 or complete=65."),
    ] = None,
    lexicon: options.Lexicons = None,
    form: options.AnyFormat = Format.TABLE,
) -> int:
    """In percent: precision, recall and F1 of finding the figures, of their bounds too, and of all fields;
    then how often each field of those found is right, and how often the right value was at least among those
    that were proposed for it.

    \b
    Example:
      claims eval news.gold.jsonl --misses
      claims eval news.gold.jsonl --floor found=95 --floor complete=65
    """
    floors = [_floor(text) for text in floor or ()]
    failures: list[InputError] = []
    marked = _read(gold)
    if predicted is not None:
        found = _read(predicted)
    else:
        words = own_lexicon(lexicon)
        texts = readable([str(documents or _documents_of(gold))], Overrides(), failures)
        found = [
            claim.to_dict() | {"candidates": proposed}
            for document in texts
            for claim, proposed in find_candidates(document, words)
        ]
    result = score(marked, found)
    if misses:
        print_rows(MISS_COLUMNS, miss_rows(result), form)
    if form is Format.TABLE or not misses:
        print_rows(SCORE_COLUMNS, score_rows(result), form)
    below = [(level, least) for level, least in floors if result.level(level).f1 < least]
    for level, least in below:
        say(f"{level} F1 is {result.level(level).f1:.1f}, below the floor of {least:g}")
    return 1 if below else InputError.exit_code if failures else 0


def _floor(text: str) -> tuple[str, float]:
    """The level and its least F1 in `found=95`."""
    level, _, number = text.partition("=")
    try:
        if level in LEVELS:
            return level, float(number)
    except ValueError:
        pass
    raise UsageError(f"--floor {text}: write {'=95, '.join(LEVELS)}=95")


def _documents_of(gold: Path) -> Path:
    """The documents beside a gold file."""
    documents = gold.with_name(gold.name.removesuffix(_GOLD) + _DOCUMENTS)
    if not gold.name.endswith(_GOLD) or not documents.is_file():
        raise UsageError(f"{gold}: no {documents.name} beside it; name its documents with --documents")
    return documents


def _read(path: Path) -> list[Mention]:
    """The claims in a file of JSON lines."""
    mentions = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is no UTF-8 text ({error.reason} at byte {error.start})") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            mentions.append(_mention(line, f"{path}, line {number}"))
    return mentions


def _mention(line: str, where: str) -> Mention:
    try:
        mention = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{where}: is no JSON ({error})") from error
    if not isinstance(mention, dict) or not mention.keys() >= set(_NEEDED):
        raise UsageError(f"{where}: is no claim; it needs {', '.join(_NEEDED)}")
    return mention
