"""Tables in a text: rows of cells between bars, as readers of documents and Markdown write them.

A row is a sentence of the text. `Akra | 12 | 30` under `Town | Killed | Injured` has the cells `12` and `30`.
"""

from collections.abc import Iterator, Sequence

from claims.extract.text.sentence import Sentence
from claims.lexicon.word import is_year
from claims.record_type import record

_BAR = "|"
_RULES = frozenset("-:=+—–_")  # what the line between heads and body is drawn with
_PROSE = 10  # words: a longer cell is text
_LEADING = 4  # words within which the number of a figure begins: "up to US$ 12"
_COLUMNS = 60  # at most


@record
class Cell:
    """The words `first` up to, not including, `last` of a row."""

    row: Sentence
    first: int
    last: int

    @property
    def lower(self) -> list[str]:
        """Its words in small letters."""
        return self.row.lower[self.first : self.last]

    @property
    def is_figure(self) -> bool:
        """Whether it holds a number rather than a name or text."""
        words = self.lower
        return len(words) < _PROSE and any(word[0].isdecimal() for word in words[:_LEADING])

    def words(self) -> Iterator[tuple[str, int, int]]:
        """Its words with their offsets in the text."""
        for i in range(self.first, self.last):
            yield self.row.words[i], self.row.starts[i], self.row.ends[i]


@record
class Table:
    """The heads of the columns, which may be none, the rows below them, and the sentence before."""

    heads: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    caption: Sentence | None


def find_tables(sentences: Sequence[Sentence]) -> list[Table]:
    """The tables of a text. One has two rows at least, the first of which has no figures, or two columns of
    names and figures."""
    tables: list[Table] = []
    rows: list[Sentence] = []
    for sentence in sentences:
        if _BAR in sentence.lower:
            rows.append(sentence)
            continue
        if len(rows) > 1:
            tables += _table(rows, sentences)
        rows = []
    return tables + (_table(rows, sentences) if len(rows) > 1 else [])


def _table(rows: list[Sentence], sentences: Sequence[Sentence]) -> list[Table]:
    """The table that rows make which follow one another, in a list; an empty one if they make none."""
    framed = all(row.lower[0] == _BAR for row in rows)
    cells = [_cells(row, framed=framed) for row in rows]
    cells = [row for row in cells if not _is_rule(row)]
    if len(cells) < 2 or not 2 <= len(cells[0]) <= _COLUMNS:
        return []
    before = rows[0].index - 1
    caption = sentences[before] if before >= 0 else None
    if not any(_is_figure(cell) for cell in cells[0][1:]):
        body = [row for row in cells[1:] if 1 < len(row) <= len(cells[0])]
        return [Table(cells[0], body, caption)] if any(map(_has_figure, body)) else []
    pairs = all(len(row) == 2 and not row[0].is_figure and row[1].is_figure for row in cells)
    return [Table((), cells, caption)] if pairs else []


def _is_figure(cell: Cell) -> bool:
    """Whether a cell holds a figure that is no year."""
    words = cell.lower
    year = len(words) == 1 and is_year(words[0])
    return cell.is_figure and not year and words[0][0].isdecimal()


def _has_figure(row: Sequence[Cell]) -> bool:
    return any(cell.is_figure for cell in row)


def _cells(row: Sentence, *, framed: bool) -> list[Cell]:
    """The cells of a row; a bar at its beginning opens the first one where all rows have it (`framed`),
    else it ends an empty one."""
    bars = [i for i, word in enumerate(row.lower) if word == _BAR]
    ends = [*bars, len(row.lower)]
    starts = [0, *(bar + 1 for bar in bars)]
    cells = [Cell(row, first, last) for first, last in zip(starts, ends, strict=True)]
    if framed:
        cells = cells[1:]
    return cells[:-1] if cells and cells[-1].first == cells[-1].last else cells


def _is_rule(row: Sequence[Cell]) -> bool:
    """`| --- | :---: |`"""
    return all(_RULES.issuperset("".join(cell.lower)) for cell in row)
