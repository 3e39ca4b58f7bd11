"""Read the figures in the cells of a table: each in a sentence that its row's and its column's heads make.

`12` in the row `Akra` under `Killed` is read as `12 killed in Akra`, every word at the place where it stands.
"""

from collections.abc import Sequence
from decimal import Decimal

from claims.extract.figure.counted import with_nouns
from claims.extract.figure.noun_class import build_nouns, classify_noun
from claims.extract.figure.number_words import THOUSAND
from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.figure.quantity_words import Grammar, build_grammar
from claims.extract.figure.table_rows import Cell, Table, find_tables
from claims.extract.name.names import find_names
from claims.extract.text.event_words import build_events
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import MONTH_STEMS
from claims.lexicon.gazetteer import load_gazetteer
from claims.lexicon.inflection import singular
from claims.lexicon.word import is_year

Word = tuple[str, int, int]  # as it is read, and the offsets of what it stands for

# Heads that only say that figures follow: what is counted is said by the other head, or before the table.
_GENERAL = frozenset(
    "number numbers no no. # total totals count counts figure figures value values amount quantity qty sum "
    "estimate estimated est est. % percent percentage share proportion all subtotal overall grand of "
    "the".split()
)
_SHARES = frozenset(("%", "percent", "percentage", "share", "proportion"))
# Columns that number, date or place their rows and count nothing.
_NO_COUNTS = frozenset(
    "no no. # s/n sn id rank ranking code year date time page ref reference phone tel age latitude longitude "
    "lat lon long week day month period rate score grade index ratio".split()
)
_TIMES = frozenset("year date month period quarter week time".split())
_TIME_PARTS = frozenset("fy fiscal year q h end of early late mid - –".split())
_NUMBERED = frozenset(("fy", "q", "h"))
_SCALES = {
    "thousand": THOUSAND, "thousands": THOUSAND, "million": THOUSAND**2, "millions": THOUSAND**2,
    "mn": THOUSAND**2, "billion": THOUSAND**3, "billions": THOUSAND**3, "bn": THOUSAND**3,
}  # fmt: skip
_HEADS = 4  # columns at most whose cells are heads of the row
_HEAD_WORDS = 12  # of a head; the rest is left out
_CAPTIONS = frozenset(("table", "figure", "annex", "chart", "box"))
_CAPTION = 24  # words: a longer sentence before a table is no caption
_STOPS = frozenset("by in for per at as from since during between on ( , : ; . | – -".split())


def read_tables(sentences: Sequence[Sentence], lexicon: Lexicon) -> dict[int, list[Quantity]]:
    """The quantities in the rows of all tables of a text, with their nouns, by the number of the row."""
    found: dict[int, list[Quantity]] = {}
    for table in find_tables(sentences):
        reader = _Reader(table, lexicon)
        if table.heads:
            found[table.heads[0].row.index] = []
        for row in table.rows:
            found[row[0].row.index] = [it for cell in row for it in reader.read(cell, row)]
    return found


class _Reader:
    """Reads the cells of one table."""

    def __init__(self, table: Table, lexicon: Lexicon) -> None:
        self._table, self._lexicon = table, lexicon
        self._grammar: Grammar = lexicon.index(build_grammar)
        self._places = lexicon.index(build_place_nouns)
        self._caption = _caption_of(table.caption, lexicon)

    def read(self, cell: Cell, row: Sequence[Cell]) -> list[Quantity]:
        """The quantities of a cell; none in the heads of the row, nor in columns that count nothing."""
        column = row.index(cell)
        if not cell.is_figure or column == 0 or self._head(column, _NO_COUNTS):
            return []
        heads = [it for it in row[: min(column, _HEADS)] if it.first < it.last and self._is_head(it, row)]
        head = self._table.heads[column] if self._table.heads else None
        sentence = self._sentence(cell, head, heads, row)
        limit = cell.row.ends[cell.last - 1]
        inside = [
            it
            for it in find_quantities(sentence, self._lexicon)
            if it.core[0] < cell.last - cell.first
            and it.end <= limit
            and it.start >= cell.row.starts[cell.first]
        ]
        for it in (head, *heads):
            inside = [self._in_unit_of(it, quantity) for quantity in inside] if it else inside
        return [self._counting(it, cell) for it in with_nouns(inside, self._lexicon)]

    def _is_head(self, cell: Cell, row: Sequence[Cell]) -> bool:
        """Whether a cell tells of its row: words, or the time that the row begins with or has in a column of
        times."""
        if not cell.is_figure:
            return True
        column = row.index(cell)
        return _is_time(cell) and (column == 0 or self._head(column, _TIMES))

    def _head(self, column: int, words: frozenset[str]) -> bool:
        """Whether the head of a column is one of these words."""
        heads = self._table.heads
        return column < len(heads) and len(heads[column].lower) == 1 and heads[column].lower[0] in words

    def _sentence(
        self, cell: Cell, head: Cell | None, heads: Sequence[Cell], row: Sequence[Cell]
    ) -> Sentence:
        """The figure with what its heads say that it counts, where and when."""
        things: list[list[Word]] = []
        setting: list[list[Word]] = []
        for it in ([head] if head else []) + [*heads]:
            if (it is not head and self._is_place(it, row)) or _is_time(it):
                setting.append([*it.words()][:_HEAD_WORDS])
            elif words := _told(it, self._lexicon):
                things.append(words)
        counted = _noun_first(things) or self._caption
        at = cell.row.ends[cell.last - 1]
        share = head is not None and not _SHARES.isdisjoint(head.lower)
        words = [*cell.words()]
        if counted and share and not any(word in ("of", "%") for word, *_ in counted[:1]):
            words.append(("of", at, at))
        words += counted
        for part in setting:
            words += [("in", at, at), *part]
        return Sentence.of_words(cell.row, words)

    def _is_place(self, head: Cell, row: Sequence[Cell]) -> bool:
        """Whether the head of a row names a place: its column says so, or the gazetteer knows the name."""
        if _GENERAL.issuperset(head.lower):
            return False
        column = row.index(head)
        if column < len(self._table.heads):
            told = [singular(word) for word in self._table.heads[column].lower]
            if not self._places.isdisjoint(told):
                return True
        name = head.row.slice(head.first, head.last)
        return name[:1].isupper() and bool(load_gazetteer(self._lexicon).named(name))

    def _counting(self, quantity: Quantity, cell: Cell) -> Quantity:
        """The quantity; what no noun phrase is found for counts the words of its head as they stand, but for
        those that tell what happened: `killed`."""
        sentence, first = quantity.sentence, cell.last - cell.first
        if quantity.noun[0] < quantity.noun[1] or quantity.unit is not None:
            return quantity
        n = len(sentence)
        last = next((i for i in range(first, n) if sentence.starts[i] == sentence.ends[i]), n)
        if last == first or sentence.lower[first] in self._lexicon.index(build_events).predicates:
            return quantity
        counted = sentence.slice(first, last)
        counting = quantity.with_noun((first, last), last - 1, counted, quantity.per)
        return counting.with_name(classify_noun(counting, self._lexicon.index(build_nouns)))

    def _in_unit_of(self, head: Cell, quantity: Quantity) -> Quantity:
        """The quantity in the unit and the scale that the head of its column tells."""
        if quantity.unit is not None:
            return quantity
        lower, factor = head.row.lower, Decimal(1)
        for i in range(head.first, head.last):
            factor *= _SCALES.get(lower[i], 1)
        for i in range(head.first, head.last):
            unit = self._grammar.units.at(lower, i)
            if unit and unit[1] <= head.last:
                return quantity.in_unit(unit[0][0], factor * unit[0][1])
            sign = self._grammar.money.signs.at_word(lower[i])
            if sign and sign.written == head.row.words[i]:
                return quantity.in_unit(sign.currency, factor)
        share = not _SHARES.isdisjoint(head.lower)
        if share:
            return quantity.in_unit("percent", Decimal(1))
        return quantity if factor == 1 else quantity.scaled(factor)


def build_place_nouns(lexicon: Lexicon) -> frozenset[str]:
    """What columns of places are headed with: province, town, camp."""
    nouns = (word for entry in lexicon.entries("place_noun") for word in entry["words"])
    return frozenset((*nouns, "location", "place", "country", "state", "lga", "site", "locality", "area"))


def _told(head: Cell, lexicon: Lexicon) -> list[Word]:
    """The words of a head without what is general in it, in small letters but for names that are known:
    `Number of IDPs (2015)` is `IDPs`."""
    first, lower = head.first, head.row.lower
    while first < head.last and (lower[first] in _GENERAL or lower[first] in "()-"):
        first += 1
    stop = min(head.last, first + _HEAD_WORDS)
    last = next((i for i in range(first, stop) if lower[i] in "(*["), stop)
    return _uncapitalised(Cell(head.row, first, last), lexicon)


def _uncapitalised(cell: Cell, lexicon: Lexicon) -> list[Word]:
    """The words of a cell, with capitals only where they make known names or acronyms."""
    known = [it for it in find_names(cell.row, lexicon) if it.kind not in _NO_NAMES]
    names = {i for name in known for i in range(name.first, name.last)}
    told = zip(range(cell.first, cell.last), cell.words(), strict=True)
    return [
        (word.lower() if word.istitle() and i not in names else word, start, end)
        for i, (word, start, end) in told
    ]


_NO_NAMES = frozenset(("unknown", "initial"))


def _is_time(head: Cell) -> bool:
    """Whether a head is a time: `2014`, `Jan 2015`, `31 Dec. 2015`, `Q1 2015`, `FY 2015`, `March`."""
    words = [word for word in head.lower if word[0].isalnum()]
    numbered = any(word[:3] in MONTH_STEMS or word in _NUMBERED for word in words)
    return any(_is_of_time(word) for word in words) and all(
        _is_of_time(word) or word in _TIME_PARTS or (numbered and word.isdecimal() and len(word) < 3)
        for word in words
    )


def _is_of_time(word: str) -> bool:
    return is_year(word) or word[:3] in MONTH_STEMS


def _noun_first(things: Sequence[Sequence[Word]]) -> list[Word]:
    """What is counted, of the heads that tell it: the row's goes before the column's, `12 men killed`."""
    return [word for thing in reversed(things) for word in thing]


def _caption_of(sentence: Sentence | None, lexicon: Lexicon) -> list[Word]:
    """What the sentence before a table says is counted in it: `Table 2. Fatalities by province`."""
    if sentence is None or len(sentence) > _CAPTION:
        return []
    lower, first = sentence.lower, 0
    if lower[0] in _CAPTIONS:
        first = next((i for i, word in enumerate(lower) if i and not word[0].isdecimal()), len(lower))
        first += first < len(lower) and lower[first] in ".:-–"
    while first < len(lower) and lower[first] in _GENERAL:
        first += 1
    last = next((i for i in range(first, len(lower)) if lower[i] in _STOPS), len(lower))
    return _uncapitalised(Cell(sentence, first, last), lexicon)
