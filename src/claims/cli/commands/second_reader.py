"""Ask a model, or somebody else, what stands around the figures of documents."""

import json
import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.inputs import told_failure
from claims.cli.output import complain, say, spending_of
from claims.cli.progress import counting
from claims.errors import InputError, UsageError

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
    """Print what a model would be asked about documents.

    One prompt a line. Nothing is asked.

    \b
    Example:
      claims model prompts reports/ > prompts.jsonl
    """
    failures: list[InputError] = []
    told = partial(told_failure, failures)
    asked = claims.prompts(
        inputs, published=published, source=source, title=title, lexicon=lexicon, on_failure=told
    )
    for row in claims.prompt_rows(asked):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return InputError.exit_code if failures else 0


@model.command()
def record(
    inputs: options.Inputs,
    *,
    to: Annotated[Path, typer.Option(metavar="FILE", help="Add the answers to this file.")],
    source: options.PrintedBy = None,
    title: options.Title = None,
    published: options.Published = None,
    lexicon: options.Lexicons = None,
    readings: options.Readings = None,
    dry_run: options.DryRun = False,
) -> int:
    """Ask a model about documents, and write down what it answers.

    The model is the one that [reader] in claims.toml names. What the file has already is not asked again, so
    that the same command goes on after an interruption.

    \b
    Example:
      claims model record reports/ --to recording.jsonl --dry-run
      claims model record reports/ --to recording.jsonl
    """
    reader = claims.load_reader("model", readings=readings)
    labels = claims.Labels(source=source, title=title, published=published)
    if dry_run:
        say(f"would ask: {claims.estimate(inputs, reader=reader, recording=to, lexicon=lexicon, **labels)}")
        return 0
    failures: list[InputError] = []
    with counting(lambda: claims.count_inputs(inputs), spending_of(reader)) as tick:
        claims.record(
            inputs,
            to,
            reader=reader,
            lexicon=lexicon,
            on_failure=partial(told_failure, failures),
            progress=tick,
            **labels,
        )
    say(str(reader.spending))
    return InputError.exit_code if failures else 0


@model.command()
def replay(
    recording: Annotated[Path, typer.Argument(metavar="RECORDING", help="What `claims model record` wrote.")],
    command: Annotated[
        list[str] | None,
        typer.Argument(metavar="-- COMMAND", help="Run this with the endpoint named in its environment."),
    ] = None,
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port to answer on; 0: any that is free.")
    ] = 0,
) -> int:
    """Answer from a recording, as the model did.

    It answers on 127.0.0.1 until it is interrupted, or for as long as COMMAND runs.

    \b
    Example:
      claims model replay recording.jsonl -- claims ingest reports/ --reader model
    """
    with claims.replaying(recording, port) as url:
        if not command:
            say(f"answering at {url}; interrupt to end")
            threading.Event().wait()
        named = {"CLAIMS_READER_ENDPOINT": url, "CLAIMS_READER_MODEL": "recording"}
        try:
            return subprocess.run(command or [], env={**os.environ, **named}, check=False).returncode
        except OSError as error:
            raise UsageError(f"{(command or [''])[0]}: cannot be run ({error.strerror})") from error


@model.command()
def answers(
    prompts: Annotated[Path, typer.Argument(metavar="PROMPTS", help="What `claims model prompts` printed.")],
    answers: Annotated[
        list[Path],
        typer.Argument(
            metavar="ANSWERS",
            help="Answers made elsewhere, JSON objects with key and answer; a file for each reading.",
        ),
    ],
) -> int:
    """Check answers that were made elsewhere against their prompts.

    Prints them as a recording. Says which prompts have no answer, and which answers cannot be read or leave
    figures out. Several files of answers are several readings, of which what most say is taken.

    \b
    Example:
      claims model answers prompts.jsonl answers.jsonl > recording.jsonl
      claims eval news.gold.jsonl --answers recording.jsonl
    """
    checked = claims.check_answers(prompts, *answers)
    for row in checked.recording:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    for complaint in checked.complaints:
        complain(complaint)
    say(f"prompts: {checked.asked:,}; answers: {len(checked.recording):,}; figures: {checked.figures:,}")
    return InputError.exit_code if checked.complaints else 0
