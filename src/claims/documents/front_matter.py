"""Markdown with front matter: flat `key: value` lines between two lines of hyphens, then the text.

The subset of YAML that people write by hand: plain and quoted values, comments, lists (joined with
commas), folded lines. Keys we do not know are passed over, and nothing is ever executed or expanded.
"""

import re
from dataclasses import fields

from claims.documents.content import Content, Labels, tidy

_FENCE = re.compile(r"-{3}[^\S\n]*\r?\n")
_CLOSE = re.compile(r"^(?:-{3}|\.{3})[^\S\n]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_][\w -]*?)[^\S\n]*:(?:[^\S\n]+(.*)|)\Z")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ESCAPE = re.compile(r"\\(.)")
_MAX_FRONT = 20_000  # characters
_KNOWN = frozenset(field.name for field in fields(Labels))
_NOTHING = frozenset({"", "~", "null", "true", "false", "|", ">", "|-", ">-"})


def read_markdown(text: str) -> Content:
    """The labels in the front matter of `text`, and the body after it, character for character.

    A text that begins with a rule of hyphens but holds no `key: value` after it has no front matter.
    """
    opening = _FENCE.match(text)
    closing = _CLOSE.search(text, opening.end(), _MAX_FRONT) if opening else None
    if opening is None or closing is None:
        return Content(text)
    values = _read_values(text[opening.end() : closing.start()])
    if values is None:
        return Content(text)
    labels = Labels(**{key: tidy(value) for key, value in values.items() if key in _KNOWN})
    return Content(text[closing.end() :], labels, basis="front-matter")


def _read_values(block: str) -> dict[str, str] | None:
    """The keys of a block with their values; `None` where it does not begin with a key."""
    parts: dict[str, list[str]] = {}
    key = None
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if (match := _KEY.match(line)) and not line[0].isspace():
            key = match[1].lower()
            parts[key] = [match[2] or ""]
        elif key is None:
            return None
        else:
            parts[key].append(line)
    return {key: _value(lines) for key, lines in parts.items()} if parts else None


def _value(lines: list[str]) -> str:
    """One value from the lines it stands on: a list is joined with commas, folded lines with spaces."""
    first, rest = lines[0].strip(), [line.strip() for line in lines[1:]]
    if first.startswith("[") and first.endswith("]"):
        return ", ".join(filter(None, (_scalar(item) for item in first[1:-1].split(","))))
    if rest and all(line.startswith("- ") for line in rest):
        return ", ".join(filter(None, (_scalar(line[2:]) for line in rest)))
    return " ".join(filter(None, (_scalar(line) for line in (first, *rest))))


def _scalar(text: str) -> str:
    """A plain or quoted value; words that stand for nothing give an empty one."""
    text = text.strip()
    for quote in "\"'":
        end = text.rfind(quote)
        if text.startswith(quote) and end > 0 and not _COMMENT.sub("", text[end + 1 :]).strip():
            inner = text[1:end]
            return _ESCAPE.sub(r"\1", inner) if quote == '"' else inner.replace("''", "'")
    text = _COMMENT.sub("", text).strip()
    return "" if text.lower() in _NOTHING else text
