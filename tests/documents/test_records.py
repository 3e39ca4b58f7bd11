"""Document records: one JSON object a line, each a document or a clear line of error."""

import json

import pytest

from claims.documents.input_files import read_inputs
from claims.model import Document


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


@pytest.fixture
def read_lines(tmp_path, read_all):
    """What a file of records gives; it stands in `tmp_path/records.jsonl`."""

    def read(data: bytes, **options):
        (tmp_path / "records.jsonl").write_bytes(data)
        return read_all(tmp_path / "records.jsonl", **options)

    return read


@pytest.fixture
def reason_of(read_lines, tmp_path):
    """The reason why the only record of a file cannot be read."""

    def read(data: bytes) -> str:
        (error,) = read_lines(data)
        return str(error).removeprefix(f"{tmp_path}/records.jsonl:1: ")

    return read


def test_a_record_gives_its_text_and_labels(read_lines, tmp_path):
    labels = {"source": "RNZ", "title": "A\ntitle", "author": "B", "url": "https://a.example/x"}
    (document,) = read_lines(
        lines({"doc": "d1", "text": "20\r\nmen\t", "published": "2019-05", **labels, "x": 1})
    )
    assert document == Document(
        id="d1",
        text="20\r\nmen\t",
        source="RNZ",
        title="A title",
        author="B",
        url="https://a.example/x",
        published="2019-05",
        published_basis="record",
        origin=f"{tmp_path}/records.jsonl:1",
    )


def test_a_record_without_an_id_is_named_after_its_line(read_lines):
    documents = read_lines(b'\n{"text": "20 men"}\n\n{"doc": 7, "text": "5 men", "published": 2019}')
    assert [(d.id, d.published) for d in documents] == [("records:2", None), ("7", "2019")]


def test_a_path_is_relative_to_the_file_of_records(read_lines, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text("---\ntitle: Own\nsource: Own\n---\n20 men")
    named, given = read_lines(
        lines({"path": "texts/a.md", "source": "RNZ"}, {"path": str(tmp_path / "texts" / "a.md"), "doc": "x"})
    )
    assert (named.id, named.text, named.source, named.title) == ("a", "20 men", "RNZ", "Own")
    assert named.origin == f"{tmp_path}/texts/a.md"
    assert (given.id, given.source) == ("x", "Own")


REASONS = [
    ({"doc": "x"}, "has no text; give `text` or `path`"),
    ({"text": ""}, "has no text; give `text` or `path`"),
    ({"text": " \n"}, "has no text; give `text` or `path`"),
    ({"text": 3}, "`text` is a number; it has to be a string"),
    ({"text": ["a"]}, "`text` is a list; it has to be a string"),
    ({"text": "a", "source": {}}, "`source` is an object; it has to be a string"),
    ({"text": "a", "doc": True}, "`doc` is true or false; it has to be a string"),
    ({"text": "a", "published": 2019.5}, "`published` is a number; it has to be a string"),
    ([1], "begins a JSON value of many lines; write one object a line"),
    ("a", 'is no JSON object; write {"text": ...}'),
    (
        {"text": "a", "published": "soon"},
        "published: 'soon' is no date; write it as 2019, 2019-05 or 2019-05-21 (in the record)",
    ),
    (
        {"text": "a", "published": "02/03/2019"},
        "published: '02/03/2019' can be read in two ways; write it as 2019-05-21 (in the record)",
    ),
    (
        {"text": "a", "published": "2026-11-21"},
        "published 2026-11-21 is later than today, 2026-11-20: "
        "correct it in the record, or give it with --published",
    ),
]


@pytest.mark.parametrize(("record", "reason"), REASONS)
def test_a_wrong_record_says_why(record, reason, reason_of):
    assert reason_of(lines(record)) == reason


def test_a_bad_line_does_not_stop_the_others(read_lines):
    items = read_lines(
        b'{"text": "one"}\n{bad\n{"text": "two"}\n' + b"[" * 100_000 + b'\n{"text": "three"}\n'
    )
    assert [i.text if isinstance(i, Document) else str(i).rpartition(":")[0][-1:] for i in items][::2] == [
        "one",
        "two",
        "three",
    ]
    assert str(items[1]).endswith("records.jsonl:2: is no JSON: column 2 is not what it has to be")
    assert "records.jsonl:4: is no JSON that can be read" in str(items[3])


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("records.jsonl", "is itself a list of documents"),
        ("gone.txt", "there is no such file or folder"),
        (".", "is a folder; give it as an input of its own"),
        ("a\0b", "a\ufffdb: there is no such file or folder"),
    ],
)
def test_a_path_that_leads_to_no_document_is_an_error(path, reason, read_lines):
    (error,) = read_lines(lines({"path": path}))
    assert reason in str(error)
    assert "records.jsonl:1: " in str(error)


def test_lone_surrogates_and_nulls_are_replaced_one_for_one(read_lines):
    (document,) = read_lines(b'{"text": "a\\ud800b\\u0000c"}')
    assert document.text == "a\ufffdb\ufffdc"
    assert document.notes == ("2 characters that no database takes replaced",)
    document.text.encode()


def test_records_in_other_encodings_are_read(read_lines):
    (document,) = read_lines('{"text": "20 men’s café"}'.encode("cp1252"))
    assert (document.text, document.notes) == ("20 men’s café", ("decoded as windows-1252",))
    (document,) = read_lines('{"text": "20 men’s café"}\r\n'.encode("utf-16"))
    assert document.text == "20 men’s café"
    (document,) = read_lines('{"text": "20 men’s café"}'.encode("utf-8-sig"))
    assert document.text == "20 men’s café"


@pytest.mark.parametrize("data", [b'[\n{"text": "a"}\n]', b'{\n"text": "a"\n}'])
def test_json_over_many_lines_is_one_error(data, reason_of):
    assert reason_of(data) == "begins a JSON value of many lines; write one object a line"


def test_a_file_of_empty_lines_holds_no_records(read_lines, tmp_path):
    assert str(read_lines(b"\n \n")[0]) == f"{tmp_path}/records.jsonl: holds no records; write one a line"


def test_a_line_that_is_too_long_is_passed_over(read_lines, monkeypatch):
    monkeypatch.setattr("claims.documents.record.MAX_LINE", 50)
    items = read_lines(b'{"text": "' + b"x" * 500 + b'"}\n{"text": "fits"}\n')
    assert "is longer than 50 characters" in str(items[0])
    assert items[1].text == "fits"


def test_records_come_one_by_one(tmp_path, today):
    path = tmp_path / "records.jsonl"
    path.write_bytes(lines({"text": "first"}) + b"{bad\n" * 3)
    documents = read_inputs([str(path)], today=today)
    first = next(documents)
    assert isinstance(first, Document)
    assert first.text == "first"


BLAST = "BEIRUT, May 21, 2019 (AFP) - A blast killed 20 men on Monday."


@pytest.mark.parametrize(
    ("stated", "published", "basis"),
    [
        ("2019-06-02", "2019-05-21", "dateline"),
        ("2019-05-21", "2019-05-21", "record"),
        ("2019-05", "2019-05", "record"),
        (None, "2019-05-21", "dateline"),
    ],
)
def test_the_day_that_a_text_prints_of_itself_holds_against_another_in_its_record(
    stated, published, basis, read_lines
):
    (document,) = read_lines(lines({"text": BLAST, "published": stated}))
    assert (document.published, document.published_basis) == (published, basis)
    assert document.notes == (
        ("dated 2019-05-21 by its own text, not 2019-06-02 as its labels say",)
        if stated == "2019-06-02"
        else ()
    )


def test_an_option_holds_against_the_day_that_a_text_prints(tmp_path, read_one):
    path = tmp_path / "a.txt"
    path.write_text(BLAST)
    assert read_one(path, published="2019-06-02").published == "2019-06-02"


def test_a_month_in_the_first_lines_does_not_contradict_a_record(read_lines):
    (document,) = read_lines(lines({"text": "May 2019\n\n20 men died.", "published": "2019-06-02"}))
    assert document.published == "2019-06-02"
