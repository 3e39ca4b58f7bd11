"""CSV manifests: the same columns as records, as spreadsheets write them."""

import pytest

from claims.model import Document


@pytest.fixture
def read_csv(tmp_path, read_all):
    def read(text: str, encoding: str = "utf-8"):
        (tmp_path / "list.csv").write_bytes(text.encode(encoding))
        return read_all(tmp_path / "list.csv")

    return read


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_spreadsheets_of_any_make_are_read(delimiter, encoding, read_csv):
    rows = [["Source", "TEXT", "Note", "doc"], ["El País", "“20 men” died", "x", "d1"], ["", "", "", ""]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    (document,) = read_csv(text, encoding)
    assert (document.id, document.source, document.text) == ("d1", "El País", "“20 men” died")


def test_text_in_quotes_keeps_its_lines_and_separators(read_csv, tmp_path):
    first, second = read_csv('text,source\n"20 men,\nhe said: ""all""\n",RNZ\n5 more,\n')
    assert first.text == '20 men,\nhe said: "all"\n'
    assert first.origin == f"{tmp_path}/list.csv:2"
    assert (second.origin, second.source) == (f"{tmp_path}/list.csv:5", None)


def test_paths_are_read_relative_to_the_manifest(read_csv, tmp_path):
    (tmp_path / "a.txt").write_text("20 men")
    document, error = read_csv("path,published\na.txt,21 May 2019\ngone.txt,\n")
    assert (document.id, document.text, document.published) == ("a", "20 men", "2019-05-21")
    assert str(error) == (
        f"{tmp_path}/list.csv:3: {tmp_path}/gone.txt: there is no such file or folder; check the name"
    )


def test_the_separator_line_of_excel_is_no_header(read_csv):
    (document,) = read_csv("sep=;\ntext;source\n20 men;X\n")
    assert (document.text, document.source) == ("20 men", "X")


def test_a_table_without_text_or_path_is_one_error(read_csv, tmp_path):
    (error,) = read_csv("a,b\n1,2\n3,4\n")
    assert str(error) == f"{tmp_path}/list.csv:1: has no column `text` or `path`; name the columns in line 1"


def test_a_row_with_too_many_cells_is_an_error_and_the_others_go_on(read_csv):
    error, document = read_csv("text,source\n20 men, they said,RNZ\n5 more,RNZ\n")
    assert "list.csv:2: has 3 cells under 2 columns" in str(error)
    assert document.text == "5 more"


def test_a_stray_quote_spoils_one_row_only(read_csv):
    error, document = read_csv('text,source\n"20 "men" died",X\n5 more,X\n')
    assert "list.csv:2: is no CSV" in str(error)
    assert isinstance(document, Document)


def test_a_quote_that_is_never_closed_ends_the_reading(read_csv):
    before, error = read_csv('text,source\n5 more,X\n"20 men,X\n7 more,X\n')
    assert before.text == "5 more"
    assert (
        "list.csv:3: is no CSV: a quotation mark is open or stands inside of a cell;"
        " the lines below are left out" in str(error)
    )


def test_a_manifest_with_a_header_only_holds_no_records(read_csv):
    (error,) = read_csv("text,source\n")
    assert "holds no records" in str(error)
