"""The guides on the screen: rendered and paged on a terminal, plain Markdown elsewhere."""

import os
import re
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated

import typer

from claims.errors import UsageError
from claims.guide import TOPICS, read_guide, summary_of

_WIDEST = 88  # columns; longer lines of prose are hard to read
_NOTE = re.compile(r"^<!-- .* -->\n", re.M)  # for the test that runs the guide
_LINK = re.compile(r"\[([^]]+)]\([\w-]+\.md(?:#[\w-]*)?\)")  # to another guide: its text names the command


def complete_topic(incomplete: str) -> Iterator[tuple[str, str]]:
    """The topics that begin with what is typed, each with what it is about."""
    return ((topic, summary_of(topic)) for topic in TOPICS if topic.startswith(incomplete))


def guide(
    topic: Annotated[
        str | None,
        typer.Argument(metavar="TOPIC", help="The guide to print.", autocompletion=complete_topic),
    ] = None,
) -> None:
    """Without a topic, all topics are listed. On a terminal a guide is laid out and paged (`PAGER` names the
    pager); in a pipe or file it is plain Markdown.

    \b
    Example:
      claims guide
      claims guide own-words
    """
    if topic is None:
        width = max(map(len, TOPICS))
        sys.stdout.writelines(f"{it:{width}}  {summary_of(it)}\n" for it in TOPICS)
    elif topic not in TOPICS:
        raise UsageError(f"there is no guide {topic!r}. {_hint(topic)}")
    elif sys.stdout.isatty():
        _show(read_guide(topic))
    else:
        sys.stdout.write(read_guide(topic))


def _hint(topic: str) -> str:
    """Which topics may have been meant; all of them where none is near."""
    near = get_close_matches(topic, TOPICS, n=2, cutoff=0.4)
    return f"Did you mean {' or '.join(near)}?" if near else f"There are {', '.join(TOPICS)}."


def _show(markdown: str) -> None:
    """Lay a guide out for the terminal, and let the pager hold it where it is longer than the screen."""
    from rich.console import Console  # noqa: PLC0415 - lists and pipes need no layout
    from rich.markdown import Markdown  # noqa: PLC0415
    from rich.theme import Theme  # noqa: PLC0415

    os.environ.setdefault("LESS", "FRX")  # as git does: colours pass, and what fits the screen is not held
    console = Console(theme=Theme({"markdown.code": "cyan"}))  # on light terminals, too
    console.width = min(console.width, _WIDEST)
    with console.pager(styles=not console.no_color):
        plain = _LINK.sub(r"\1", _NOTE.sub("", markdown))
        console.print(Markdown(plain, code_theme="ansi_dark"))
