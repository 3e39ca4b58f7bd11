"""Tables of every kind of document: the same rows, and the same claims from their cells."""

import datetime
import io
from collections.abc import Callable

import docx
import pytest

from claims.documents.docx import read_docx
from claims.documents.pdf import read_pdf
from claims.documents.web.html import read_html
from claims.extract.claim import extract_claims
from claims.model import Document

ROWS = (
    ("Town", "Killed", "Injured", "Displaced persons"),
    ("Akra", "12", "30", "1,200"),
    ("Belo", "7", "5", "900"),
)
PROSE = "The army counted its losses in the towns of the valley, which rebels and their allies besiege."
AFTER = "After that the story goes on, and some 300 soldiers arrived in the valley on the next morning."


def of_html(today: datetime.date) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    page = f"<html><body><article><p>{PROSE}</p><table>{rows}</table><p>{AFTER}</p></article></body></html>"
    return read_html(page.encode(), today).text


def of_docx() -> str:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(PROSE)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph(AFTER)
    document.save(out)
    return read_docx(out.getvalue()).text


def of_pdf(make_pdf: Callable[..., bytes]) -> str:
    cells = [
        (60 + 110 * column, 700 - 14 * row, 10, text)
        for row, texts in enumerate(ROWS)
        for column, text in enumerate(texts)
    ]
    return read_pdf(make_pdf([[(60, 740, 10, PROSE), *cells, (60, 620, 10, AFTER)]])).text


@pytest.fixture(params=["html", "docx", "pdf"])
def text(request: pytest.FixtureRequest, today: datetime.date, make_pdf: Callable[..., bytes]) -> str:
    if request.param == "html":
        return of_html(today)
    return of_docx() if request.param == "docx" else of_pdf(make_pdf)


def test_rows_stand_apart_and_cells_between_bars(text: str) -> None:
    assert "\n\n".join(" | ".join(row) for row in ROWS) in text
    assert text.index(PROSE[:20]) < text.index("Akra") < text.index(AFTER[:20])


def test_cells_are_claims_with_the_heads_of_their_row_and_column(text: str) -> None:
    found = {it.figure: it for it in extract_claims(Document("text", text, published="2016-05-06"))}
    assert [it.metric for it in found.values()][:6] == ["killed", "injured", "displaced"] * 2
    assert (found["12"].places, found["7"].places) == (("Akra",), ("Belo",))
    assert found["some 300"].metric == "troops"


def test_a_first_column_without_a_head_keeps_its_place() -> None:
    document, out = docx.Document(), io.BytesIO()
    table = document.add_table(2, 3)
    for cell, text in zip(
        (it for row in table.rows for it in row.cells), ("", "2014", "2015", "Tanks", "30", "40"), strict=True
    ):
        cell.text = text
    document.save(out)
    read = read_docx(out.getvalue()).text
    assert read == "| 2014 | 2015\n\nTanks | 30 | 40"
    assert [(it.low, it.as_of) for it in extract_claims(Document("text", read))] == [
        (30, "2014"),
        (40, "2015"),
    ]


def test_gaps_in_lines_that_make_no_table_are_spaces(make_pdf: Callable[..., bytes]) -> None:
    page = [(60, 700, 10, "Name"), (300, 700, 10, "Signature"), (60, 686, 10, "Date"), (300, 686, 10, "Seal")]
    assert read_pdf(make_pdf([page])).text == "Name Signature\nDate Seal"
