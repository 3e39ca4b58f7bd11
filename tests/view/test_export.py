"""Rows for other programs: valid in their format, exact in numbers, harmless in words."""

import csv
import io
import json
import sys
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import UsageError
from claims.view import export
from claims.view.export import Format, as_text, choose_columns, to_json, write_rows

DATA = [form for form in Format if form is not Format.TABLE]
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


def written(rows: list[dict[str, Any]], form: Format, columns: tuple[str, ...] = ("a", "b")) -> str:
    return "".join(write_rows(columns, rows, form))


@pytest.mark.parametrize(
    ("value", "in_json", "in_a_cell"),
    [
        (None, "null", ""),
        (16400000, "16400000", "16400000"),
        (Decimal("66.67"), "66.67", "66.67"),
        (Decimal("1E+6"), "1000000", "1000000"),
        (Decimal("NaN"), "null", ""),
        (float("inf"), "null", ""),
        (-5, "-5", "-5"),
        (True, "true", "True"),
        ("", '""', ""),
        (("Iraq", "Syria"), '["Iraq", "Syria"]', "Iraq; Syria"),
        ((), "[]", ""),
        ({"metric": "metric.noun"}, '{"metric": "metric.noun"}', "metric=metric.noun"),
        (b"\x00\xff", '"00ff"', "00ff"),
    ],
)
def test_a_value_is_written_as_its_format_has_it(value: Any, in_json: str, in_a_cell: str) -> None:
    assert to_json(value) == in_json
    assert as_text(value) == in_a_cell


SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"  # narrow, wide and small
# What a spreadsheet passes over, what is dropped on the way to a cell, and what stands for nothing there.
BEFORE = ["", " ", "\u00a0", "\u3000", "\u200b", "\u200c", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u180e"]
BEFORE += ["\ufff9", "\U000e0001", "\U0001d173", "\u2066\u2069", "\t", "\r", "\n", "\n\u200b ", "\u2028"]


def read_back(text: str, form: Format, delimiter: str) -> list[str]:
    """The cells of the second line, as a spreadsheet reads them that parts cells by `delimiter`."""
    lines = io.StringIO(written([{"a": text, "b": 7}], form), newline="")
    rows: list[list[str]] = [*csv.reader(lines, delimiter=delimiter)]
    return rows[1]


def acts(cell: str) -> bool:
    """Whether a spreadsheet could take a cell for a formula."""
    seen = "".join(c for c in cell if unicodedata.category(c) not in ("Cf", "Cc") and not c.isspace())
    return unicodedata.normalize("NFKC", seen[:1]) in ("=", "+", "-", "@")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", BEFORE)
def test_text_that_a_sheet_would_run_is_made_harmless(before: str, sign: str) -> None:
    text = f"{before}{sign}1+1"
    assert not acts(read_back(text, Format.CSV, ",")[0])
    assert not acts(read_back(text, Format.TSV, "\t")[0])


@pytest.mark.parametrize("text", ['"=1+1', '"=1+1"', '\u200b"=1+1"', '"a', '"'])
def test_a_cell_of_tsv_never_begins_a_quotation(text: str) -> None:
    assert read_back(text, Format.TSV, "\t") == ["'" + text.lstrip("\u200b"), "7"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_no_other_delimiter_cuts_a_formula_out_of_a_cell(delimiter: str) -> None:
    assert not any(map(acts, read_back(f"Iraq{delimiter}=1+1", Format.CSV, delimiter)))


@pytest.mark.parametrize("hidden", ["\U000e0001", "\ufff9", "\u180e", "\U0001d173", "\u202e", "\x9b", "\x1b"])
def test_json_writes_what_is_not_seen_as_its_escape(hidden: str) -> None:
    printed = to_json({"a": f"12{hidden}34"})
    assert hidden not in printed
    assert json.loads(printed) == {"a": f"12{hidden}34"}


@given(st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False, places=2)))
def test_numbers_are_never_touched(number: int | Decimal) -> None:
    for form in (Format.CSV, Format.TSV):
        cell = written([{"a": number, "b": None}], form).splitlines()[1].rstrip(",\t")
        assert Decimal(cell) == Decimal(str(json.loads(to_json(number))))


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=4))
def test_csv_can_be_read_back(pairs: list[tuple[str, str]]) -> None:
    text = written([{"a": a, "b": b} for a, b in pairs], Format.CSV)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["a", "b"]
    assert len(rows) == 1 + len(pairs)
    assert all(len(row) == 2 for row in rows)
    assert "\r" not in text


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=4))
def test_tsv_and_markdown_have_a_line_for_each_row(pairs: list[tuple[str, str]]) -> None:
    rows = [{"a": a, "b": b} for a, b in pairs]
    tsv = written(rows, Format.TSV)
    assert tsv.count("\n") == 1 + len(pairs)
    assert tsv.count("\t") == 1 + len(pairs)
    assert written(rows, Format.MD).count("\n") == 2 + len(pairs)


@given(ANY_TEXT)
def test_json_gives_the_very_text_back_and_no_terminal_acts_upon_it(text: str) -> None:
    printed = to_json({"a": text})
    assert json.loads(printed) == {"a": text}
    assert all(c.isprintable() or unicodedata.category(c) == "Zs" for c in printed)
    printed.encode("utf-8")


@given(ANY_TEXT, st.sampled_from(DATA), st.sampled_from(["ascii", "latin-1", "utf-8", "cp1252"]))
def test_any_text_can_be_written_in_any_encoding(text: str, form: Format, encoding: str) -> None:
    for piece in write_rows(("a",), [{"a": text}], form, encoding):
        piece.encode(encoding)


def test_json_is_an_array_and_json_lines_are_lines() -> None:
    rows = [{"a": 1}, {"a": 2}]
    assert json.loads(written(rows, Format.JSON)) == rows
    assert written(rows, Format.JSONL) == '{"a": 1}\n{"a": 2}\n'
    assert json.loads(written([], Format.JSON)) == []
    assert written([], Format.JSONL) == ""


ROWS: list[dict[str, Any]] = [{"a": 1, "b": "x\r\ny"}, {"a": 2, "b": None}]
WRITTEN = {
    Format.CSV: 'a,b\n1,"x\ny"\n2,\n',
    Format.TSV: "a\tb\n1\tx y\n2\t\n",
    Format.MD: "| a | b |\n| --- | --- |\n| 1 | x y |\n| 2 |  |\n",
    Format.JSON: '[\n{"a": 1, "b": "x\\r\\ny"},\n{"a": 2, "b": null}\n]\n',
    Format.JSONL: '{"a": 1, "b": "x\\r\\ny"}\n{"a": 2, "b": null}\n',
}


@pytest.mark.parametrize("form", DATA)
def test_lines_end_in_lf_unless_asked(form: Format) -> None:
    assert written(ROWS, form) == WRITTEN[form]


def test_crlf_ends_the_lines_of_csv_and_tsv_and_never_breaks_a_cell() -> None:
    assert "".join(write_rows(("a", "b"), ROWS, Format.CSV, crlf=True)) == 'a,b\r\n1,"x\ny"\r\n2,\r\n'
    assert "".join(write_rows(("a", "b"), ROWS, Format.TSV, crlf=True)) == "a\tb\r\n1\tx y\r\n2\t\r\n"
    for form in (Format.JSON, Format.JSONL, Format.MD):
        assert "".join(write_rows(("a", "b"), ROWS, form, crlf=True)) == WRITTEN[form]


def test_a_byte_order_mark_stands_once_and_first() -> None:
    with_mark = "".join(write_rows(("a",), [{"a": "é"}], Format.CSV, bom=True)).encode()
    assert with_mark == b"\xef\xbb\xbfa\n\xc3\xa9\n"
    assert with_mark.decode("utf-8-sig") == "a\né\n"


@pytest.mark.parametrize("form", DATA)
def test_only_sheets_in_utf8_get_a_byte_order_mark(form: Format) -> None:
    assert "".join(write_rows(("a",), [{"a": 1}], form, "cp1252", bom=True)).isascii()
    marked = "".join(write_rows(("a",), [{"a": 1}], form, "UTF8", bom=True)).startswith("\ufeff")
    assert marked == (form in (Format.CSV, Format.TSV))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Format.CSV, '1,"x\ny"\n2,\n'),
        (Format.TSV, "1\tx y\n2\t\n"),
        (Format.MD, "| 1 | x y |\n| 2 |  |\n"),
        (Format.JSON, WRITTEN[Format.JSON]),
    ],
)
def test_rows_can_go_without_the_names_of_their_columns(form: Format, text: str) -> None:
    assert "".join(write_rows(("a", "b"), ROWS, form, headers=False)) == text


@pytest.mark.parametrize("form", DATA)
def test_columns_are_those_asked_for_in_their_order(form: Format) -> None:
    rows = [{"a": 1, "b": 2, "c": 3}]
    columns = choose_columns(("a", "b", "c"), ["c", " a "])
    expected = {
        Format.CSV: "c,a\n3,1\n",
        Format.TSV: "c\ta\n3\t1\n",
        Format.MD: "| c | a |\n| --- | --- |\n| 3 | 1 |\n",
        Format.JSON: '[\n{"c": 3, "a": 1}\n]\n',
        Format.JSONL: '{"c": 3, "a": 1}\n',
    }
    assert "".join(write_rows(columns, rows, form)) == expected[form]


def test_a_key_that_an_object_lacks_is_not_made_up() -> None:
    assert written([{"b": 1}], Format.JSONL) == '{"b": 1}\n'


def test_columns_are_all_of_them_unless_some_are_named() -> None:
    assert choose_columns(("a", "b"), None) == ("a", "b")
    assert choose_columns(("a", "b"), ["b", "b"]) == ("b",)


def test_an_unknown_column_is_refused_with_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match=r"\Athere is no column 'claimnt'; the columns are figure, claimant\Z"
    ):
        choose_columns(("figure", "claimant"), ["figure", "claimnt"])
    with pytest.raises(UsageError, match=r"no column is named; the columns are figure"):
        choose_columns(("figure",), [])


def test_letters_of_any_script_stay_readable_in_json() -> None:
    assert to_json("António إدلب") == '"António إدلب"'
    assert to_json("António", "ascii") == '"Ant\\u00f3nio"'


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a | b", "a \\| b"),
        ("<script>x</script> & co", "&lt;script&gt;x&lt;/script&gt; &amp; co"),
        ("two\nlines", "two lines"),
        ("![x](http://example.org/a.png)", "!\\[x\\](http://example.org/a.png)"),
        ("*bold* `code` \\", "\\*bold\\* \\`code\\` \\\\"),
        ("foreign_fighters", "foreign_fighters"),
    ],
)
def test_markdown_shows_what_a_document_holds_as_words(text: str, cell: str) -> None:
    assert written([{"a": text}], Format.MD, ("a",)).splitlines()[2] == f"| {cell} |"


AWKWARD = [
    "",
    " ",
    "=1",
    "\uff1d1",
    "a,b",
    "a;b",
    'a"b',
    '"a',
    "a\tb",
    "a\r\nb",
    "é",
    "\u200ba",
    "a\u202eb",
    "\u00a0a",
]
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.sampled_from([*AWKWARD, *Format]),
    ANY_TEXT,
    st.lists(ANY_TEXT, max_size=3).map(tuple),
)


@given(st.lists(CELLS, min_size=1, max_size=6), st.sampled_from([Format.CSV, Format.TSV]))
def test_a_cell_written_as_it_is_is_the_one_that_is_looked_at_closely(cells: list[Any], form: Format) -> None:
    columns = tuple(map(str, range(len(cells))))
    row = dict(zip(columns, cells, strict=True))
    quickly = written([row], form, columns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "_as_it_is", lambda text: False)
        patch.setattr(export, "_BARE", ())
        assert written([row], form, columns) == quickly


@given(ANY_TEXT)
def test_json_escapes_character_by_character_what_does_not_print(text: str) -> None:
    def shown(character: str) -> str:
        prints = character.isprintable() or unicodedata.category(character) == "Zs"
        return character if prints else json.dumps(character)[1:-1]

    assert to_json(text) == "".join(map(shown, json.dumps(text, ensure_ascii=False)))


def test_no_letter_or_digit_stands_for_a_sign_that_begins_a_formula() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    assert not [c for c in every if c.isalnum() and unicodedata.normalize("NFKC", c)[:1] in tuple("=+-@")]
