"""DOCX: paragraphs, tables and notes in document order; damaged and hostile files."""

import datetime
import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from claims.documents.content import UnreadableError
from claims.documents.docx import MAX_PART, read_docx


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(xml: str) -> bytes:
    """A DOCX whose body is `xml`."""
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        body.append(element)
    return saved(document)


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def test_paragraphs_and_tables_come_in_document_order():
    document = docx.Document()
    document.add_heading("Displaced")
    document.add_paragraph("Some 2,000 fled.")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Idlib", "1,500", "Homs", ""), strict=True
    ):
        cell.text = text
    document.add_paragraph("Nobody\tconfirmed it.")
    assert read_docx(saved(document)).text == (
        "Displaced\n\nSome 2,000 fled.\n\nIdlib | 1,500\n\nHoms\n\nNobody\tconfirmed it."
    )


def test_a_table_in_a_cell_stays_in_its_row():
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Killed\nsince May"
    table.cell(0, 1).add_table(1, 2).cell(0, 0).text = "30"
    assert read_docx(saved(document)).text == "Killed since May | 30"


RUNS = [
    ('<w:r><w:t xml:space="preserve">up to </w:t></w:r><w:r><w:t>20,000</w:t></w:r>', "up to 20,000"),
    (
        "<w:r><w:t>20</w:t></w:r><w:r><w:t xml:space='preserve'> </w:t></w:r><w:r><w:t>men</w:t></w:r>",
        "20 men",
    ),
    ("<w:ins><w:r><w:t>30</w:t></w:r></w:ins><w:del><w:r><w:delText>20</w:delText></w:r></w:del>", "30"),
    ("<w:hyperlink><w:r><w:t>a link to 5</w:t></w:r></w:hyperlink>", "a link to 5"),
    ("<w:r><w:t>Britain</w:t><w:noBreakHyphen/><w:t>based</w:t></w:r>", "Britain-based"),
    ("<w:r><w:t>the co\u00adalition’s 5\u200b tanks</w:t></w:r>", "the coalition’s 5 tanks"),
    ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one\ntwo"),
    ("<w:r><w:instrText>PAGE 7</w:instrText></w:r><w:r><w:t>x</w:t></w:r>", "x"),
]


@pytest.mark.parametrize(("runs", "text"), RUNS)
def test_a_paragraph_reads_as_it_is_seen(runs, text):
    assert read_docx(with_body(f"<w:p>{runs}</w:p>")).text == text


def test_content_controls_and_text_boxes_are_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>In the box: 7 tanks</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    text = read_docx(
        with_body(
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>In the control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            f"<w:p><w:r><w:t>Beside it</w:t><mc:AlternateContent {mc}>"
            f"<mc:Choice Requires='x'>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )
    ).text
    assert text == "In the control\n\nBeside it\n\nIn the box: 7 tanks"


def test_core_properties_give_labels(tmp_path, read_one):
    document = docx.Document()
    document.core_properties.title = "Fighters of IS"
    document.core_properties.author = "UN"
    document.core_properties.created = datetime.datetime(2018, 7, 30, 9, 0)
    document.add_paragraph("Up to 20,000 remain.")
    path = tmp_path / "report.docx"
    path.write_bytes(saved(document))
    read = read_one(path)
    assert (read.title, read.author) == ("Fighters of IS", "UN")
    assert (read.published, read.published_basis) == ("2018-07-30", "metadata")


def test_what_the_empty_template_says_is_no_label():
    document = docx.Document()
    document.add_paragraph("Up to 20,000 remain.")
    content = read_docx(saved(document))
    assert (content.labels.author, content.file_date) == (None, None)


BAD = [
    (zipped(a_txt=b"x"), "is a zip archive without a Word document; unpack it first"),
    (zipped(xl__workbook_xml=b"x"), "is a spreadsheet; save it as CSV"),
    (zipped(content_xml=b"x"), "is an OpenDocument file; save it as DOCX"),
    (zipped(a_txt=b"x")[:30], "is a damaged zip archive; get the file again"),
    (b"PK\x05\x06" + b"\0" * 18, "is a zip archive without a Word document; unpack it first"),
]


@pytest.mark.parametrize(("data", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_zip_that_is_no_docx_is_named(data, reason, tmp_path, error_of):
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert error_of(path) == f"{path}: {reason}"


def test_a_zip_bomb_is_refused_before_it_unpacks():
    with pytest.raises(UnreadableError, match="would unpack to more than"):
        read_docx(zipped(word__document_xml=b"\0" * (MAX_PART + 1)))


def test_entities_do_not_expand_without_end(tmp_path, error_of):
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "boom">{levels}]>'
    body = f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:body></w:document>"
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(with_body("")))
    with zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, bomb + body if name == "word/document.xml" else source.read(name))
    path = tmp_path / "bomb.docx"
    path.write_bytes(out.getvalue())
    assert "declares entities" in error_of(path)


def test_an_old_word_file_says_what_to_do(tmp_path, error_of):
    path = tmp_path / "old.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    assert "save it as DOCX" in error_of(path)


def with_relations(count: int, text: str) -> bytes:
    """A DOCX with so many relations to one part of footnotes that holds the text."""
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(with_body("<w:p><w:r><w:t>The body.</w:t></w:r></w:p>")))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    more = "".join(
        f'<Relationship Id="n{i}" Type="{kind}" Target="footnotes.xml"/>' for i in range(count)
    ).encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", more + b"</Relationships>")
            archive.writestr(name, data)
        note = f"<w:footnotes {nsdecls('w')}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnotes>"
        archive.writestr("word/footnotes.xml", note)
    return out.getvalue()


def test_a_part_is_read_once_however_often_it_is_pointed_to():
    assert read_docx(with_relations(5_000, "A note.")).text == "The body.\n\nA note."


def test_the_text_of_all_parts_together_is_bounded(monkeypatch):
    monkeypatch.setattr("claims.documents.docx.MAX_TEXT", 12)
    with pytest.raises(UnreadableError, match="characters; split it"):
        read_docx(with_relations(1, "A note."))


def test_a_paragraph_of_countless_parts_is_refused(monkeypatch):
    monkeypatch.setattr("claims.documents.docx.MAX_BLOCK", 1_000)
    with pytest.raises(UnreadableError, match="has a paragraph of more than"):
        read_docx(with_body(f"<w:p>{'<w:r/>' * 1_000}</w:p>"))


def test_what_stands_between_two_deletions_is_read():
    deleted = "<w:del><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:del>"
    kept = "<w:p><w:r><w:t>kept</w:t></w:r></w:p>"
    assert read_docx(with_body(deleted + kept + deleted)).text == "kept"
