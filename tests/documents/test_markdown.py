"""Markdown: labels from the front matter, the body as the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.content import Labels
from claims.documents.front_matter import read_markdown

LABELS = [
    ("title: Plain words", Labels(title="Plain words")),
    ('title: "Quoted: with a colon"', Labels(title="Quoted: with a colon")),
    (r'title: "An \"inner\" quote"', Labels(title='An "inner" quote')),
    ("title: 'It''s single'", Labels(title="It's single")),
    ("title: A # comment", Labels(title="A")),
    ('title: "A # no comment" # a comment', Labels(title="A # no comment")),
    ("TITLE: Upper", Labels(title="Upper")),
    ("title: A colon: inside", Labels(title="A colon: inside")),
    ("url: https://a.example/b?c=1#d", Labels(url="https://a.example/b?c=1#d")),
    ("author:\n  - Ann Lee\n  - 'Bo Ek'", Labels(author="Ann Lee, Bo Ek")),
    ('author: [Ann Lee, "Bo Ek"]', Labels(author="Ann Lee, Bo Ek")),
    ("title: >\n  Folded\n  words", Labels(title="Folded words")),
    ("published: 2019-05-21\nsource: RNZ", Labels(published="2019-05-21", source="RNZ")),
    ("# a comment\n\ntitle: After it", Labels(title="After it")),
    ("title:\nauthor: ~\nsource: null", Labels()),
    ("layout: post\npublished: true\ntags:\n  - x", Labels()),
]


@pytest.mark.parametrize(("front", "labels"), LABELS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_gives_labels(front, labels, end):
    content = read_markdown(f"---\n{front}\n---\nThe body.\n".replace("\n", end))
    assert content.labels == labels
    assert content.text == f"The body.{end}"


@pytest.mark.parametrize(
    "text",
    [
        "No front matter at all.",
        "---\nA rule, then prose.\n---\nMore.",
        "---\ntitle: never closed\n\n20 men died.",
        "\n---\ntitle: not in the first line\n---\n",
        "----\ntitle: four hyphens\n---\n",
    ],
)
def test_a_text_without_front_matter_stays_whole(text):
    content = read_markdown(text)
    assert content.text == text
    assert content.labels == Labels()


@given(body=st.text(), title=st.from_regex(r"[A-Za-z][A-Za-z ]{0,30}[a-z]", fullmatch=True))
def test_the_body_is_what_stands_behind_the_front_matter(body, title):
    content = read_markdown(f"---\ntitle: {title}\n---\n{body}")
    assert content.text == body


def test_front_matter_is_read_from_files(tmp_path, read_one):
    path = tmp_path / "note.md"
    path.write_text(
        "---\nsource: RNZ\npublished: 24 March 2019\nauthor: Ann Lee\n---\n\n# Head\n\n20 men died.\n"
    )
    document = read_one(path)
    assert document.text == "\n# Head\n\n20 men died.\n"
    assert (document.id, document.source, document.author) == ("note", "RNZ", "Ann Lee")
    assert (document.published, document.published_basis) == ("2019-03-24", "front-matter")


def test_a_text_file_keeps_what_looks_like_front_matter(tmp_path, read_one):
    path = tmp_path / "note.txt"
    path.write_text("---\ntitle: x\n---\n20 men died.\n")
    assert read_one(path).text == "---\ntitle: x\n---\n20 men died.\n"
