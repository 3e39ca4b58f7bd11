"""Files, folders and standard input; options; everything that cannot be read and says so in one line."""

import json
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from claims.documents.input_files import Overrides, count_inputs, read_inputs
from claims.errors import InputError, UsageError
from claims.model import Document

PLAIN = {
    "a.txt": "20 men",
    "b.md": "5 men",
    "c.HTML": "<p>7 men</p>",
    "d.bin": "x",
    "noext": "y",
    ".e.txt": "z",
}


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "in"
    (root / "sub" / ".hidden").mkdir(parents=True)
    for name, text in PLAIN.items():
        (root / name).write_text(text)
        (root / "sub" / name).write_text(text)
        (root / "sub" / ".hidden" / name).write_text(text)
    (root / "~$lock.docx").write_text("x")
    return root


def origins(items, root: Path) -> list[str]:
    return [str(Path(item.origin).relative_to(root)) for item in items]


def test_a_folder_is_read_sorted_and_to_any_depth(folder, read_all):
    expected = ["a.txt", "b.md", "c.HTML", "sub/a.txt", "sub/b.md", "sub/c.HTML"]
    assert origins(read_all(folder), folder) == expected


def test_a_manifest_goes_before_the_files_it_names_and_they_are_read_once(folder, read_all):
    (folder / "list.csv").write_text("path,source\nsub/a.txt,RNZ\n")
    documents = read_all(folder)
    assert origins(documents, folder) == ["sub/a.txt", "a.txt", "b.md", "c.HTML", "sub/b.md", "sub/c.HTML"]
    assert documents[0].source == "RNZ"


def test_a_link_to_a_folder_above_is_reported_and_not_followed(folder, read_all):
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    items = read_all(folder)
    assert [str(i).split(": ")[1] for i in items if isinstance(i, InputError)] == [
        "is a link that leads back to itself; give the file it stood for",
        "is a link to a folder that is read anyway; not followed",
    ]
    assert sum(isinstance(i, Document) for i in items) == 6


def test_a_farm_of_links_is_walked_once(tmp_path, read_all):
    for i in range(40):
        (tmp_path / f"d{i}").mkdir()
        (tmp_path / f"d{i}" / "x.txt").write_text(f"{i} men")
        for name in "ab":
            (tmp_path / f"d{i}" / name).symlink_to(tmp_path / f"d{(i + 1) % 40}")
    assert sum(isinstance(item, Document) for item in read_all(tmp_path)) == 40


def test_a_file_without_an_ending_is_read_when_it_is_named(folder, read_one):
    assert read_one(folder / "noext").text == "y"


@pytest.mark.parametrize("name", ["page.txt", "page.pdf", "page"])
def test_the_content_corrects_the_ending(name, tmp_path, read_one, make_pdf, column):
    path = tmp_path / name
    path.write_text("<!-- x --><!DOCTYPE html>\n<html><body><p>20 men</p></body></html>")
    assert read_one(path).text == "20 men"
    path.write_bytes(make_pdf([column(["20 men"])]))
    assert read_one(path).text == "20 men"


def test_standard_input_is_text_or_whatever_its_first_bytes_say(read_all, make_pdf, column):
    (text,) = read_all("-", stdin=b"20 men\r\n")
    assert (text.id, text.origin, text.text) == ("stdin", "-", "20 men\r\n")
    assert read_all("-", stdin=make_pdf([column(["5 men"])]))[0].text == "5 men"
    records = read_all("-", stdin=b'{"text": "7 men", "doc": "a"}\n{"text": "8 men"}\n')
    assert [(d.id, d.origin) for d in records] == [("a", "-:1"), ("stdin:2", "-:2")]


def test_a_pipe_is_read_as_a_file(tmp_path):
    code = (
        "from claims.documents.input_files import read_inputs\n"
        "for d in read_inputs(['-', '/dev/stdin']): print(getattr(d, 'text', d))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"20 men", capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == ["20 men", "/dev/stdin: is empty; check how it was saved"]


def test_options_go_before_what_the_file_says(tmp_path, read_one):
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Own\nsource: Own\npublished: 2001\n---\n20 men")
    document = read_one(path, title="Given ", url="https://x.example/1", published="21 May 2019")
    assert (document.title, document.source, document.url) == ("Given", "Own", "https://x.example/1")
    assert (document.published, document.published_basis) == ("2019-05-21", "option")


def test_source_and_date_hold_for_all_documents(folder, read_all):
    documents = read_all(folder, source="RNZ", published="2019")
    assert {(d.source, d.published, d.published_basis) for d in documents} == {("RNZ", "2019", "option")}


@pytest.mark.parametrize("option", ["title", "author", "url"])
def test_a_title_for_several_documents_is_a_usage_error(option, folder, tmp_path, today):
    (tmp_path / "r.jsonl").write_text('{"text": "a"}\n\n{"text": "b"}\n')
    labels = Overrides(**{option: "x"})
    for inputs in ([str(folder)], [str(folder / "a.txt"), "-"], [str(tmp_path / "r.jsonl")]):
        with pytest.raises(UsageError, match=f"--{option} fits one document only"):
            read_inputs(inputs, labels, today=today)


def test_a_title_fits_a_list_of_one(tmp_path, read_one):
    (tmp_path / "r.jsonl").write_text('{"text": "20 men"}\n')
    assert read_one(tmp_path / "r.jsonl", title="T").title == "T"


def test_a_title_does_not_fit_records_on_standard_input(error_of):
    assert error_of("-", stdin=b'{"text": "20 men"}\n', title="T") == (
        "-: holds a list of documents; give title, author and URL in the records"
    )


def test_a_date_that_is_none_is_a_usage_error(tmp_path, today):
    with pytest.raises(UsageError, match="--published 'soon' is no date; write it as"):
        read_inputs([], Overrides(published="soon"), today=today)


def test_a_date_in_the_future_is_refused_whoever_gives_it(tmp_path, error_of):
    path = tmp_path / "a.txt"
    path.write_text("20 men")
    assert error_of(path, published="2026-11-21") == (
        f"{path}: published 2026-11-21 is later than today, 2026-11-20: correct it in the option --published"
    )


@pytest.mark.parametrize("published", ["2026-11-20", "2026-11", "2026"])
def test_today_is_no_future(published, tmp_path, read_one):
    path = tmp_path / "a.txt"
    path.write_text("20 men")
    assert read_one(path, published=published).published == published


UNREADABLE = [
    ("empty.txt", b"", "is empty; check how it was saved"),
    ("blank.txt", b" \n\t\r\n\xc2\xa0", "holds no text, only white space; check how it was saved"),
    ("front.md", b"---\ntitle: x\n---\n", "holds no text, only white space; check how it was saved"),
    ("data.txt", b"abc\0\0\0def", "is binary, not text; give text, HTML, PDF or DOCX"),
    ("zeros.pdf", b"\0" * 9000, "is no PDF; give text, HTML, PDF or DOCX"),
    ("zeros.docx", b"\0" * 9000, "is no DOCX; give text, HTML, PDF or DOCX"),
    ("zeros.jsonl", b"\0" * 9000, "is binary, not text; give text, HTML, PDF or DOCX"),
    ("a.txt", b"\x1f\x8b\x08\0", "is compressed (gzip); unpack it first"),
    ("a.rtf", b"{\\rtf1 20 men}", "is an RTF file; save it as DOCX or TXT"),
    ("a.mhtml", b"From: <Saved by Blink>\n", "is a web archive without a page; save the page as HTML"),
]


@pytest.mark.parametrize(("name", "data", "reason"), UNREADABLE)
def test_what_is_no_document_says_why(name, data, reason, tmp_path, error_of):
    path = tmp_path / name
    path.write_bytes(data)
    assert error_of(path) == f"{path}: {reason}"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("gone.txt", "gone.txt: there is no such file or folder; check the name"),
        (
            "https://a.example/x",
            "https://a.example/x: is a web address; save the page to a file and give that",
        ),
        ("", ": is an empty name; give a file, a folder or -"),
        ("a\0b", "a\ufffdb: the name holds a null character; check the name"),
    ],
)
def test_a_name_that_leads_nowhere_says_so(name, line, error_of):
    assert error_of(name) == line


def test_a_name_is_shown_on_one_line_and_without_escape_codes(tmp_path, read_one, error_of):
    path = tmp_path / "a\n\x1b[31mb.txt"
    path.write_text("20 men")
    assert read_one(path).id == "a\ufffd\ufffd[31mb"
    raw = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    Path(raw).write_text("20 men")
    assert read_one(raw).origin == f"{tmp_path}/\ufffd.txt"
    assert len(error_of("x" * 5_000)) < 1_200


def test_a_folder_without_files_that_can_be_read_is_an_error(tmp_path, error_of):
    (tmp_path / "sub").mkdir()
    (tmp_path / "picture.jpg").write_bytes(b"x")
    assert error_of(tmp_path).startswith(f"{tmp_path}: is a folder without files that can be read (.txt, ")


def test_a_file_without_permission_says_so(tmp_path, error_of):
    path = tmp_path / "secret.txt"
    path.write_text("20 men")
    path.chmod(0)
    if os.geteuid() == 0:  # root may read everything
        os.seteuid(65_534)
    try:
        line = error_of(path)
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
    assert line == f"{path}: no permission to read it; change its permissions or copy it"


def test_a_bad_input_does_not_stop_the_others(tmp_path, folder, read_all):
    items = read_all(tmp_path / "gone.txt", folder / "a.txt", "", folder / "b.md")
    assert [isinstance(item, Document) for item in items] == [False, True, False, True]


def test_too_large_a_file_is_refused(tmp_path, error_of, monkeypatch):
    monkeypatch.setattr("claims.documents.input_files.MAX_BYTES", 1_000)
    path = tmp_path / "a.txt"
    path.write_text("x" * 1_001)
    assert "is larger than" in error_of(path)


def test_three_hundred_megabytes_of_zeros_are_refused_without_reading_them(tmp_path, error_of):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in ("zeros.txt", "zeros.jsonl", "zeros.csv", "zeros.html", "zeros.pdf", "zeros.docx", "zeros"):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(300 * 1024 * 1024)
        assert "is binary, not text" in error_of(path) or "is no " in error_of(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes


def test_memory_does_not_grow_with_the_number_of_documents(tmp_path, today):
    path = tmp_path / "many.jsonl"
    with path.open("w") as file:
        for i in range(2_000):
            file.write(f'{{"doc": "d{i}", "text": "{i} men {"x" * 50_000}"}}\n')
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read_inputs([str(path)], today=today)) == 2_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # of 100,000 kilobytes


def test_counting_stops_at_its_limit(folder, tmp_path):
    (tmp_path / "r.jsonl").write_text('{"text": "a"}\n\n{"text": "b"}')
    (tmp_path / "l.csv").write_text('text\n"a\nb"\nc\n')
    assert count_inputs([str(folder)]) == 6
    assert count_inputs([str(tmp_path / "r.jsonl"), str(tmp_path / "l.csv"), "-", "gone"]) == 6
    assert count_inputs([str(folder), str(tmp_path / "r.jsonl")], limit=3) == 3


def test_slow_parsers_are_imported_only_where_they_are_used(tmp_path):
    (tmp_path / "a.txt").write_text("20 men")
    code = (
        "import sys\nfrom claims.documents.input_files import read_inputs\n"
        f"print([d.text for d in read_inputs([{str(tmp_path)!r}])])\n"
        "print({'trafilatura', 'htmldate', 'docx', 'pypdfium2', 'charset_normalizer'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines() == ["['20 men']", "set()"]


def test_lists_are_counted_to_their_end_and_what_they_name_once(tmp_path, today):
    texts = tmp_path / "texts"
    texts.mkdir()
    for n in range(4):
        (texts / f"{n}.txt").write_text(f"{n} men")
    (texts / "a.csv").write_text("path,title\n0.txt,Zero\n./1.txt,One\ngone.txt,None\n")
    lines = [
        {"path": "2.txt"},
        {"text": 'A "path" is named here.'},
        *({"text": f"{n} men"} for n in range(1_500)),
    ]
    (texts / "b.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n\nno json\n")
    inputs = [str(texts), str(tmp_path / "gone")]
    assert count_inputs(inputs) == len(list(read_inputs(inputs, today=today))) == 1_508


def test_a_pipe_or_device_in_a_list_is_refused_at_once(tmp_path, read_all):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    (tmp_path / "a.txt").write_text("Some 20 fled.")
    (tmp_path / "list.csv").write_text("path\npipe\n/dev/zero\nlink\na.txt\n")
    *refused, read = read_all(tmp_path / "list.csv")
    assert all("is a pipe or device; name a file" in str(it) for it in refused)
    assert (len(refused), read.text) == (3, "Some 20 fled.")


def test_a_list_that_is_a_pipe_is_opened_once(tmp_path, read_all):
    pipe = tmp_path / "list.jsonl"
    os.mkfifo(pipe)
    opened = []

    def write() -> None:
        with pipe.open("w") as stream:
            opened.append(stream.write('{"text": "Some 20 fled."}\n{"text": "Some 30 fled."}\n'))

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    assert count_inputs([str(pipe)]) == 1
    assert [it.text for it in read_all(pipe)] == ["Some 20 fled.", "Some 30 fled."]
    writer.join(10)
    assert len(opened) == 1
