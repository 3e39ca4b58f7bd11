"""Plain text: the document's text is the file, character for character."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
# Files that begin like another format are read as that format; NUL characters make a file binary.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1)
FORMATS = ("%PDF-", "PK\x03\x04", "PK\x05\x06", "{\\rtf", "Rar!", "From: <Saved by ", "<")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_comes_back_as_it_was_written(text, tmp_path, read_one):
    assume(text.strip() and not text.lstrip().startswith(FORMATS) and "%PDF-" not in text)
    assume(not text.isspace())
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert read_one(path).text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_stay_as_they_are(end, tmp_path, read_one):
    path = tmp_path / "a.txt"
    path.write_bytes(f"20 men{end}died{end}".encode())
    assert read_one(path).text == f"20 men{end}died{end}"


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8-sig", "byte order mark dropped"),
        ("utf-16", "decoded as utf-16-le"),
        ("utf-16-le", "decoded as utf-16-le"),
        ("utf-16-be", "decoded as utf-16-be"),
        ("utf-32", "decoded as utf-32-le"),
        ("cp1252", "decoded as windows-1252"),
    ],
)
def test_other_encodings_are_decoded_and_noted(encoding, note, tmp_path, read_one):
    text = "The group’s “caliphate” cost £39m, António Guterres said in Saïda."
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    document = read_one(path)
    assert document.text == text
    assert document.notes == (note,)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "По данным ООН, более 20 000 человек покинули Идлиб в мае. Погибли 38 детей."),
        ("cp1256", "قتل أكثر من 20 شخصا في إدلب يوم الثلاثاء حسب المرصد السوري"),
    ],
)
def test_other_scripts_are_told_from_western_ones(encoding, text, tmp_path, read_one):
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert read_one(path).text == text


def test_utf8_with_one_broken_place_stays_utf8(tmp_path, read_one):
    path = tmp_path / "a.txt"
    path.write_bytes("“20” men ’ ’ ’ died".encode() + b"\xe2\x80 in Homs")
    document = read_one(path)
    assert document.text == "“20” men ’ ’ ’ died\ufffd in Homs"
    assert document.notes == ("1 damaged character replaced",)


def test_a_null_character_far_into_a_text_is_replaced_in_its_place(tmp_path, read_one):
    path = tmp_path / "a.txt"
    path.write_bytes(b"20 men died. " * 1000 + b"\0 end")
    document = read_one(path)
    assert document.text.endswith(" \ufffd end")
    assert document.notes == ("1 character that no database takes replaced",)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not here")
def test_seed_documents_are_read_as_they_are(read_all):
    documents = read_all(SEEDS)
    assert [d.text for d in documents] == [path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))]
    assert [d.published for d in documents] == ["2019-05-21", "2016-04-06", "2019-03-24", None, None]
