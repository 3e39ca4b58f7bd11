"""Text from documents, made fit for a screen: harmless, measured in cells, cut where it is too long.

A cell is one column of a terminal: a Chinese character takes two, a combining accent none (widths as
in Rich, which has them from the Unicode data). Documents are hostile: escape codes and marks that turn
the direction of writing around (the "Trojan Source" trick, CVE-2021-42574) never come through.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

Piece = tuple[str, str]  # a text and its style, as Rich names them

ELLIPSIS = "…"
_WHITE_SPACE = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"  # words of Persian and families of emoji need them
_ASCII_TWINS = str.maketrans(
    {"≤": "<=", "≥": ">=", "²": "2", "–": "-", "—": "-", "…": "~", "‘": "'", "’": "'", "“": '"', "”": '"'}
    | {"»": ">>", "«": "<<", "·": "|", "×": "x"}
)


class Screen(NamedTuple):
    """What the output can show: `width` cells in a line (`None`: lines of any length) in `encoding`."""

    width: int | None = None
    encoding: str = "utf-8"


def safe(text: str) -> str:
    """`text` on one line, with every control character shown as a sign and invisible ones left out."""
    if text.isprintable():
        return text
    return safe_lines(_WHITE_SPACE.sub(" ", text))


def safe_lines(text: str) -> str:
    """`text` as `safe` makes it, with its line breaks and tabs kept."""
    if text.isprintable():
        return text
    return text.translate({ord(c): _sign(c) for c in set(text) if not c.isprintable() and c not in "\n\r\t"})


def _sign(character: str) -> str:
    """What stands for a character that does not print: the picture of a control code, nothing for a mark."""
    category = unicodedata.category(character)
    if category == "Cc":
        code = ord(character)
        return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
    if category == "Cf":
        return character if character in _JOINERS else ""
    return {"Cs": "\ufffd", "Zs": " ", "Zl": " ", "Zp": " "}.get(category, character)


def encodable(text: str, encoding: str) -> str:
    """`text` with what `encoding` cannot carry in other words: `≤` as `<=`, other signs as `\\u2264`."""
    if text.isascii():  # which every encoding of a terminal carries
        return text
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_ASCII_TWINS).encode(encoding, "backslashreplace").decode(encoding)
    return text


def encodable_cells(texts: Sequence[str], encoding: str) -> Sequence[str]:
    """Texts in letters that an encoding has. Most have no others, which one look tells."""
    return texts if "".join(texts).isascii() else [encodable(it, encoding) for it in texts]


class StyledLine(NamedTuple):
    """A line that is laid out, piece by piece. Only where there is colour Rich has to be loaded for it."""

    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        """The line without its styles."""
        return "".join([text for text, _ in self.pieces])


def styled_line(text: str = "", style: str = "") -> StyledLine:
    """A line of one piece."""
    return StyledLine(((text, style),))


def fitted_line(pieces: Sequence[Piece], width: int | None) -> StyledLine:
    """The pieces as one line without white space at its end, cut to `width` cells where there is one."""
    if width is not None and width_of(line := "".join([text for text, _ in pieces]).rstrip()) > width:
        line = head(line, width - 1) + ELLIPSIS
        ends = list(accumulate(len(text) for text, _ in pieces))
        cut = [line[start:end] for start, end in pairwise([0, *ends])]
        return StyledLine(tuple((text, style) for text, (_, style) in zip(cut, pieces, strict=True) if text))
    told = [piece for piece in pieces if piece[0]]
    while told:
        text, style = told.pop()
        if stripped := text.rstrip():
            told.append((stripped, style))
            break
    return StyledLine(tuple(told))


def width_of(text: str) -> int:
    """How many cells `text` takes."""
    return len(text) if text.isascii() and text.isprintable() else cell_len(text)


def head(text: str, width: int) -> str:
    """The longest beginning of `text` that takes at most `width` cells; accents stay with their letter."""
    used = 0
    for index, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > width:
            return text[:index]
    return text


def tail(text: str, width: int) -> str:
    """The longest end of `text` that takes at most `width` cells and begins with a letter of its own."""
    used = 0
    first = len(text)
    for index in range(len(text) - 1, -1, -1):
        size = get_character_cell_size(text[index])
        used += size
        if used > width:
            break
        if size:
            first = index
    return text[first:]


def fit(text: str, width: int) -> str:
    """`text` cut to at most `width` cells, with an ellipsis where something is gone."""
    if width_of(text) <= width:
        return text
    return head(text, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


def pad(text: str, width: int, *, to_right: bool = False) -> str:
    """`text` followed by as many spaces as it lacks of `width` cells, or after them."""
    blank = " " * (width - width_of(text))
    return blank + text if to_right else text + blank


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken between words where that can be."""
    lines = []
    while width_of(text) > width:
        line = head(text, width) or text[:1]
        space = line.rfind(" ") if not text[len(line)].isspace() else -1
        line = line[:space] if space > 0 else line
        lines.append(line)
        text = text[len(line) :].lstrip()
    return [*lines, text]
