"""The text of a parsed page: of the article that was found in it, or all of it."""

import re
from typing import Any

from claims.documents.content import INVISIBLE
from claims.documents.web.page_tree import INLINE

_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset({"p", "head", "item", "quote", "list", "table", "code"})
_BREAK = "\n\n"
_NO_TEXT = frozenset("head script style noscript template svg math object iframe select textarea".split())


def whole_text(tree: Any) -> str:
    """All text of a page but scripts and the like, its blocks apart by an empty line."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - slow to import

    pieces: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag not in INLINE and element.tag != "br":
            pieces.append(_BREAK)
        if event == "end":
            pieces.append(("\n" if element.tag == "br" else "") + _squeeze(element.tail))
        elif element.tag in _NO_TEXT:
            walk.skip_subtree()
        else:
            pieces.append(_squeeze(element.text))
    return _in_paragraphs("".join(pieces))


def text_of(body: Any) -> str:
    """The text of trafilatura's tree, its blocks apart by an empty line."""
    pieces: list[str] = []
    _collect(body, pieces)
    return _in_paragraphs("".join(pieces))


def _in_paragraphs(text: str) -> str:
    """A text whose blocks end in breaks, without the empty ones and the spaces around lines."""
    paragraphs = text.translate(INVISIBLE).replace(f"• {_BREAK}", "• ").split(_BREAK)
    lines = ("\n".join(line.strip(" ") for line in p.split("\n")).strip() for p in paragraphs)
    return _BREAK.join(line for line in lines if line not in ("", "•"))


def _collect(element: Any, pieces: list[str]) -> None:
    """Append the text of `element` and what is in it, in order."""
    tag = element.tag
    if tag == "lb":
        pieces.append("\n")
    elif tag == "row":
        pieces.extend((_BREAK, " | ".join(map(_cell, element)).rstrip(" |"), _BREAK))
    elif isinstance(tag, str):  # no comment
        edge = _BREAK if tag in _BLOCKS else ""
        pieces.append(edge + ("• " if tag == "item" else "") + _squeeze(element.text))
        for child in element:
            _collect(child, pieces)
            pieces.append(_squeeze(child.tail))
        pieces.append(edge)


def _cell(element: Any) -> str:
    """The text of a table's cell, on one line."""
    pieces: list[str] = []
    _collect(element, pieces)
    return " ".join("".join(pieces).split())


def _squeeze(text: str | None) -> str:
    """Text as a browser shows it: white space is one space."""
    return _SPACES.sub(" ", text) if text else ""
