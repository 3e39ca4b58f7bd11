"""Claims side by side, for people: how many, when, who says so, where, printed by whom, in which words.

One line a claim where the screen is wide; else a line, and below it the claim's id, who printed it and the
quote. Claims on one subject stand together under its name. The figure is never cut, neither in its column
nor in its quote. No colour carries anything that words do not: `[disputed]`, `[planned]`, and `[accepted]`
and `[edited]` for what a person decided, stand beside the figure, `?` before one that is unsure where that
is asked for; a date in brackets is that of publication
because the text names no other, `(own voice)` is a text that names nobody.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice

from claims.kept.told.comparison_rows import EstimateRow
from claims.model import Basis, Status
from claims.store.rows import ClaimRow
from claims.view import colour
from claims.view.quote import Quote, cut_quote, split_quote
from claims.view.table import GAP, NARROWEST, fit_widths, natural_widths
from claims.view.text import Piece, Screen, StyledLine, encodable, fit, fitted_line, pad, safe, width_of
from claims.view.written_figure import UNSURE_MARK, is_unsure, write_figure

Listed = ClaimRow | EstimateRow

ID_LENGTH = 7  # digits of a claim's id; enough to tell some ten thousand claims apart, more are accepted
NOBODY = "(own voice)"
NO_SUBJECT = "(no subject named)"
COLUMNS = ("id", "metric", "subject", "figure", "as of", "claimant", "place", "source", "published", "quote")
_WIDE = ("id", "figure", "as of", "claimant", "place", "source", "published")
_NARROW = ("figure", "as of", "claimant", "place")
_WITHOUT_PLACE = ("id", "figure", "as of", "claimant", "source", "published")
_NARROW_WITHOUT_PLACE = ("figure", "as of", "claimant")
_UNCUT = ("id", "figure", "as of")
_WIDE_SCREEN = 160  # cells from which on a claim takes one line
_FIGURE_WIDTH = 26  # of the column; a longer figure pushes its line to the right
_KEPT = 2**12  # cells that are remembered: the same names, days and figures come over and over
_QUOTE_SHARE = 0.4  # of a wide line, at least
_PUBLISHER_WIDTH = 18  # in a narrow one, at most
_QUOTE_WIDTH = 30  # in a narrow line, at least
_MARKED = re.compile(r"(!?)(\??)( *)(.*?)( \[(?:accepted|edited)\] *)?", re.DOTALL)
_INDENT = "  "


def claim_lines(
    claims: Sequence[Listed], screen: Screen, *, headers: bool = True, marked: bool = False
) -> Iterator[StyledLine]:
    """The `claims`, in the order in which they come, as lines with styles, the names of columns first. With
    `marked` a mark stands before the figures that are unsure."""
    if not claims:
        return
    lines = _lines(claims, screen, marked and any(is_unsure(it.confidence) for it in claims))
    yield from (fitted_line(line, screen.width) for line in (lines if headers else islice(lines, 1, None)))


def _lines(claims: Sequence[Listed], screen: Screen, marked: bool) -> Iterator[list[Piece]]:
    rows = [_encoded_cells(claim, screen.encoding) for claim in claims]
    for claim, cells in zip(claims, rows, strict=True) if marked else ():
        cells["figure"] = f"{UNSURE_MARK if is_unsure(claim.confidence) else ' '} {cells['figure']}"
    wide = screen.width is None or screen.width >= _WIDE_SCREEN
    columns = _WIDE if wide else _NARROW
    room = _beside(screen.width) if screen.width and wide else screen.width
    widths = _widths(columns, {column: {cells[column] for cells in rows} for column in columns}, room)
    yield _heading([*columns, "quote"] if wide else columns, widths)
    several = len({claim.metric for claim in claims}) > 1
    for topic, group in groupby(zip(claims, rows, strict=True), key=lambda pair: _topic(pair[0], several)):
        yield [(encodable(topic, screen.encoding), "bold underline")]
        for claim, cells in group:
            line = _line({column: cells[column] for column in columns}, widths, claim.status)
            if wide:
                yield [*line, (GAP, ""), *_quote(claim, screen, _length(line) + len(GAP))]
            else:
                yield line
                yield from _lines_below(cells, claim, screen)


class Layout:
    """Lines for rows that stand under headings which name their place: widths are worked out once."""

    def __init__(self, columns: Sequence[str], widths: Sequence[int], wide: bool, screen: Screen) -> None:
        self._columns, self._widths, self._wide, self._screen = columns, widths, wide, screen

    @classmethod
    def of(cls, cells: Mapping[str, Collection[str]], screen: Screen) -> "Layout":
        """The layout on a screen for rows that have these cells in each of their columns."""
        wide = screen.width is None or screen.width >= _WIDE_SCREEN
        columns = _WITHOUT_PLACE if wide else _NARROW_WITHOUT_PLACE
        room = _beside(screen.width) if screen.width and wide else screen.width
        return cls(columns, _widths(columns, cells, room), wide, screen)

    def heading(self) -> StyledLine:
        """The names of the columns."""
        names = [*self._columns, "quote"] if self._wide else self._columns
        return fitted_line(_heading(names, self._widths), self._screen.width)

    def lines(self, claim: Listed, cells: Mapping[str, str]) -> Iterator[StyledLine]:
        """A claim in one line where the screen is wide; else with its publisher and quote below it."""
        room = self._screen.width
        line = _line({column: cells[column] for column in self._columns}, self._widths, claim.status)
        if self._wide:
            used = _length(line) + len(GAP) if room is not None else 0
            yield fitted_line([*line, (GAP, ""), *_quote(claim, self._screen, used)], room)
            return
        yield fitted_line(line, room)
        for below in _lines_below(cells, claim, self._screen):
            yield fitted_line(below, room)


def _topic(claim: Listed, with_metric: bool) -> str:
    """What stands above the claims on one subject: its name, after the metric where there are several."""
    subject = safe(claim.subject or NO_SUBJECT)
    return f"{safe(claim.metric)}: {subject}" if with_metric else subject


def claim_cells(claim: Listed) -> dict[str, str]:
    """The cells of a claim by COLUMNS, safe to print, not cut."""
    return {**cells_beside_quote(claim), "quote": str(split_quote(claim.quote, *claim.figure_span))}


def cells_beside_quote(claim: Listed) -> dict[str, str]:
    """The same but for its quote, which is laid out for each line by itself."""
    return {
        "id": claim.claim_id[:ID_LENGTH],
        "metric": safe(claim.metric),
        "subject": safe(claim.subject or ""),
        "figure": say_figure(claim),
        "as of": say_as_of(claim.as_of, claim.as_of_basis),
        "claimant": say_claimant(claim.claimant),
        "place": safe(", ".join(claim.places)),
        "source": safe(claim.source or ""),
        "published": safe(claim.published or ""),
    }


def say_figure(claim: Listed) -> str:
    """The figure of a claim, and after it its status and what a person decided, where that is to be told."""
    marks = [claim.status] if claim.status is not Status.ASSERTED else []
    return write_figure(claim) + "".join(f" [{mark}]" for mark in (*marks, claim.review) if mark)


def say_as_of(as_of: str | None, basis: Basis) -> str:
    """An as-of time, in brackets where it is the date of publication."""
    return f"({as_of})" if as_of and basis is Basis.PUBLICATION else as_of or ""


def say_claimant(claimant: str | None) -> str:
    """A claimant's name, or that the text speaks for itself."""
    return safe(claimant or NOBODY)


def _encoded_cells(claim: Listed, encoding: str) -> dict[str, str]:
    return {name: encodable(cell, encoding) for name, cell in cells_beside_quote(claim).items()}


def _beside(width: int) -> int:
    """What the quote leaves to the columns beside it."""
    return int(width * (1 - _QUOTE_SHARE)) - len(GAP)


def _widths(columns: Sequence[str], cells: Mapping[str, Collection[str]], room: int | None) -> list[int]:
    """The columns' widths in `room` cells; those that may be cut share what the others leave."""
    widths = natural_widths([column, *cells[column]] for column in columns)
    if room is None:
        return widths
    figure = columns.index("figure")
    widths[figure] = min(widths[figure], _FIGURE_WIDTH)
    uncut = sum(column in _UNCUT for column in columns)
    left = room - sum(widths[:uncut]) - len(GAP) * uncut
    return [*widths[:uncut], *(fit_widths(widths[uncut:], left) or [NARROWEST] * (len(widths) - uncut))]


def _heading(columns: Sequence[str], widths: Sequence[int]) -> list[Piece]:
    padded = [pad(column.upper(), width) for column, width in zip(columns, [*widths, 0], strict=False)]
    return [(GAP.join(padded), "dim")]


def _line(cells: Mapping[str, str], widths: Sequence[int], status: Status) -> list[Piece]:
    """A claim's cells but the quote; some are not cut, whatever their width."""
    line: list[Piece] = []
    for (column, cell), width in zip(cells.items(), widths, strict=True):
        if line:
            line.append((GAP, ""))
        shown = _filled(cell, width, column not in _UNCUT)
        if column == "figure":
            line += _figure_pieces(shown, status)
        else:
            line.append((shown, colour.QUIET if cell == NOBODY else ""))
    return line


@lru_cache(_KEPT)
def _filled(cell: str, width: int, cut: bool) -> str:
    """A cell filled to a width, and cut to it where it may be."""
    return pad(fit(cell, width) if cut else cell, width)


@lru_cache(_KEPT)
def _figure_pieces(cell: str, status: Status) -> tuple[Piece, ...]:
    """A figure between the marks that it has: `!` and `?` before it, what a person decided after it."""
    marked = _MARKED.fullmatch(cell)
    conflict, unsure, space, figure, decided = marked.groups("") if marked else ("", "", "", cell, "")
    return (
        (conflict, colour.CONFLICT),
        (unsure, colour.UNSURE),
        (space, ""),
        (figure, colour.STATUS[status]),
        (decided, colour.DECIDED),
    )


def _lines_below(cells: Mapping[str, str], claim: Listed, screen: Screen) -> Iterator[list[Piece]]:
    """What stands below a claim on a narrow screen: its id, who printed it and when, and the words.

    That is one line, or two where the words would have too little room in it.
    """
    publisher = fit(cells["source"], _PUBLISHER_WIDTH)
    printed = ", ".join(filter(None, (publisher, cells["published"])))
    line = [(f"{_INDENT}{cells['id']}{GAP}{printed}{': ' if printed else ''}", "dim")]
    if (screen.width or 0) - _length(line) < max(_QUOTE_WIDTH, width_of(claim.figure) + 2):
        yield line
        line = [(_INDENT, "")]
    yield [*line, *_quote(claim, screen, _length(line))]


def _quote(claim: Listed, screen: Screen, used: int) -> list[Piece]:
    """The claim's quote in what a line has left after `used` cells, its figure in bold."""
    quote = Quote(
        *(encodable(piece, screen.encoding) for piece in split_quote(claim.quote, *claim.figure_span))
    )
    before, figure, after = quote if screen.width is None else cut_quote(quote, screen.width - used)
    return [(before, ""), (figure, "bold"), (after, "")]


def _length(line: Sequence[Piece]) -> int:
    return sum(width_of(text) for text, _ in line)
