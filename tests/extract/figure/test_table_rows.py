"""Rows and cells of tables, as they stand between bars."""

from claims.extract.figure.table_rows import Table, find_tables
from claims.extract.text.sentence import cut_sentences


def tables_of(text: str) -> list[Table]:
    return find_tables(cut_sentences(text))


def test_a_table_has_heads_rows_and_the_sentence_before() -> None:
    (table,) = tables_of("Losses by town\n\nTown | Dead\n\nAkra | 12\n\nBelo | 7\n\nSo it was.")
    assert table.caption is not None
    assert table.caption.slice(0, 3) == "Losses by town"
    assert [cell.lower for cell in table.heads] == [["town"], ["dead"]]
    assert [[cell.lower for cell in row] for row in table.rows] == [[["akra"], ["12"]], [["belo"], ["7"]]]


def test_frames_and_rules_of_markdown_are_no_cells() -> None:
    (table,) = tables_of("| Town | Dead |\n| :--- | ---: |\n| Akra | 12 |\nSo it was.")
    assert [cell.lower for cell in table.heads] == [["town"], ["dead"]]
    assert [[cell.lower for cell in row] for row in table.rows] == [[["akra"], ["12"]]]


def test_a_bar_before_the_heads_alone_leaves_the_first_column_without_one() -> None:
    (table,) = tables_of("| Dead | Hurt\n\nAkra | 12 | 30\n\nBelo | 7 | 5")
    assert [cell.lower for cell in table.heads] == [[], ["dead"], ["hurt"]]


def test_lines_with_bars_are_no_table_without_figures() -> None:
    assert tables_of("Home | News\n\nSport | Weather") == []
    assert tables_of("Akra | 12 killed") == []
