"""Ask a model, or somebody else, what stands around the figures of documents."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import complain, say
from claims.errors import InputError

model = typer.Typer(
    rich_markup_mode=None,
    help="The prompts and answers of a second reader; see `claims guide reading-with-a-model`.\n\n"
    "\b\nExample:\n  claims model prompts reports/ > prompts.jsonl",
)


@model.command()
def prompts(
    inputs: options.Inputs,
    *,
    source: options.PrintedBy = None,
    title: options.Title = None,
    published: options.Published = None,
    lexicon: options.Lexicons = None,
) -> int:
    """Print what a model would be asked about documents, a prompt a line. Nothing is asked.

    \b
    Example:
      claims model prompts reports/ > prompts.jsonl
    """
    failures: list[InputError] = []

    def told(failure: InputError) -> None:
        complain(str(failure))
        failures.append(failure)

    asked = claims.prompts(
        inputs, published=published, source=source, title=title, lexicon=lexicon, on_failure=told
    )
    for row in claims.prompt_rows(asked):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return InputError.exit_code if failures else 0


@model.command()
def answers(
    prompts: Annotated[Path, typer.Argument(metavar="PROMPTS", help="What `claims model prompts` printed.")],
    answers: Annotated[
        Path, typer.Argument(metavar="ANSWERS", help='Answers made elsewhere: {"key": ..., "answer": ...}.')
    ],
) -> int:
    """Check answers that were made elsewhere against their prompts, and print them as a recording. Says which
    prompts have no answer, and which answers cannot be read or leave figures out.

    \b
    Example:
      claims model answers prompts.jsonl answers.jsonl > recording.jsonl
      claims eval news.gold.jsonl --answers recording.jsonl
    """
    checked = claims.check_answers(prompts, answers)
    for row in checked.recording:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    for complaint in checked.complaints:
        complain(complaint)
    say(f"prompts: {checked.asked:,}; answers: {len(checked.recording):,}; figures: {checked.figures:,}")
    return InputError.exit_code if checked.complaints else 0
