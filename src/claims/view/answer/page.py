"""A page of headings, paragraphs, lists, a table and notes, written as Markdown or HTML.

Text comes from documents and is hostile: nothing in it acts as markup, only addresses of the web are links.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claims.view.text import safe

_WEB = re.compile(r"https?://[^\s<>\"'`\\]+\Z", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_\[\]<>|#]")


class Line(NamedTuple):
    """Words, and the numbers of the notes that they rest on."""

    words: str
    notes: tuple[int, ...] = ()


class Section(NamedTuple):
    """A part of a page: its title, what it says, and its items or its table."""

    title: str
    lines: tuple[Line, ...] = ()
    items: tuple[Line, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()


class Note(NamedTuple):
    """Where a figure stands: who printed it and when, the very words, its address, and the claim's id."""

    printed: str
    title: str | None
    quote: str
    url: str | None
    claim_id: str


class Page(NamedTuple):
    """All of it."""

    title: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    closing: str


def write_markdown(page: Page) -> Iterator[str]:
    """The page in lines of GitHub's Markdown."""
    yield from (f"# {_plain(page.title)}", "")
    for section in page.sections:
        yield from (f"## {_plain(section.title)}", "")
        for line in section.lines:
            yield from (_markdown(line), "")
        if section.rows:
            yield from _table([[_plain(it) for it in section.columns], ["---"] * len(section.columns)])
            yield from _table([list(map(_markdown, row)) for row in section.rows])
            yield ""
        if section.items:
            yield from (f"- {_markdown(item)}" for item in section.items)
            yield ""
    yield from ("## Sources", "")
    for number, note in enumerate(page.notes, 1):
        title = f" “{_plain(note.title)}”." if note.title else ""
        link = f" <{note.url}>" if note.url and _WEB.match(note.url) else ""
        printed = f"{_plain(note.printed)}.{title} “{_plain(note.quote)}”"
        yield f"{number}. {printed}{link} ({note.claim_id})"
    yield from ("", _plain(page.closing))


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    return (f"| {' | '.join(cells)} |" for cells in rows)


def _markdown(line: Line) -> str:
    return _plain(line.words) + "".join(f" [{number}]" for number in line.notes)


def _plain(words: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", safe(words))


def write_html(page: Page) -> Iterator[str]:
    """The page as lines of an HTML document of its own, with no script and nothing loaded from elsewhere."""
    title = html.escape(safe(page.title))
    yield from ("<!DOCTYPE html>", '<html lang="en">', '<meta charset="utf-8">', f"<title>{title}</title>")
    yield f"<h1>{title}</h1>"
    for section in page.sections:
        yield f"<h2>{html.escape(safe(section.title))}</h2>"
        yield from (f"<p>{_html(line)}</p>" for line in section.lines)
        if section.rows:
            head = "".join(f"<th>{html.escape(name)}</th>" for name in section.columns)
            yield from ("<table>", f"<tr>{head}</tr>")
            for row in section.rows:
                yield f"<tr>{''.join(f'<td>{_html(cell)}</td>' for cell in row)}</tr>"
            yield "</table>"
        if section.items:
            yield from ("<ul>", *(f"<li>{_html(item)}</li>" for item in section.items), "</ul>")
    yield from ("<h2>Sources</h2>", "<ol>")
    for number, note in enumerate(page.notes, 1):
        yield f'<li id="source-{number}">{_html_note(note)}</li>'
    yield from ("</ol>", f"<p>{html.escape(safe(page.closing))}</p>", "</html>")


def _html(line: Line) -> str:
    notes = "".join(f' <a href="#source-{number}">[{number}]</a>' for number in line.notes)
    return html.escape(safe(line.words)) + notes


def _html_note(note: Note) -> str:
    printed, quote = html.escape(safe(note.printed)), html.escape(safe(note.quote))
    title = f" “{html.escape(safe(note.title))}”." if note.title else ""
    words = f"<q>{quote}</q>"
    if note.url and _WEB.match(note.url):
        words = f'<a href="{html.escape(note.url)}">{words}</a>'
    return f"{printed}.{title} {words} ({note.claim_id})"
