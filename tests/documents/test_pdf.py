"""PDF: running text over lines, columns and pages; what the file says of itself."""

import pytest

from claims.documents.content import UnreadableError
from claims.documents.layout import HYPHEN, Line, running_text
from claims.documents.pdf import read_pdf


def test_lines_of_a_paragraph_stay_together_and_paragraphs_apart(make_pdf, column):
    page = [
        *column(["Where they went"], top=740, size=16),
        *column(["Some 2,000 people fled", "to the north of the", "country on Monday."], top=700),
        *column(["The government says", "45 soldiers died."], top=650),
    ]
    assert read_pdf(make_pdf([page])).text == (
        "Where they went\n\nSome 2,000 people fled\nto the north of the\ncountry on Monday.\n\n"
        "The government says\n45 soldiers died."
    )


def test_a_sentence_runs_on_from_column_to_column(make_pdf, column):
    page = [
        *column(["The monitor said that", "at least"], left=60),
        *column(["20 people were killed", "in the raid."], left=320),
    ]
    assert "at least\n20 people were killed" in read_pdf(make_pdf([page])).text


def test_a_figure_in_large_type_goes_on_with_what_it_counts_below_it(make_pdf, column):
    page = [
        *column(["Floods in the delta"], top=800, size=16),
        *column(["1.2M"], top=760, size=24),
        *column(["people in need"], top=744),
        *column(["61"], left=200, top=760, size=24),
        *column(["Killed since January"], left=200, top=744),
    ]
    told = "Floods in the delta\n\n1.2M\npeople in need\n\n61\nKilled since January"
    assert read_pdf(make_pdf([page])).text == told


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("in 2019.", "The army left.", "in 2019. The army left."),
        ("9,000 men.”", "The army left.", "9,000 men.” The army left."),
        ("a road of 40 km", "was lost.", "a road of 40 km 12 was lost."),
    ],
)
def test_the_raised_number_of_a_note_is_no_part_of_the_text(before, after, text, make_pdf):
    left = 60 + 5.2 * len(before)
    page = [(60, 700, 10, before), (left, 704, 6, "12"), (left + 12, 700, 10, after), (60, 688, 10, "Then")]
    assert " ".join(read_pdf(make_pdf([page])).text.split()) == f"{text} Then"


def test_the_rows_of_a_table_stay_apart_over_a_page(make_pdf):
    pages = [
        [("Sector", "Reached", "Planned"), ("Food", "9,000", "12,000")],
        [("Health", "400", "9,000"), ("Shelter", "90", "4,000")],
    ]
    pieces = [
        [
            (60 + 150 * column, 700 - 12 * line, 10, cell)
            for line, row in enumerate(rows)
            for column, cell in enumerate(row)
        ]
        for rows in pages
    ]
    text = read_pdf(make_pdf(pieces)).text
    assert "Food | 9,000 | 12,000\n\nHealth | 400 | 9,000" in text


def test_a_sentence_goes_on_overleaf_past_the_notes_at_the_foot_of_the_page(make_pdf, column):
    notes = column(["1. The army, report of May.", "2. The same."], top=80, size=7, leading=9)
    pages = [[*column(["Then the army lost"]), *notes], column(["20 men in the hills."])]
    told = "Then the army lost\n20 men in the hills.\n\n1. The army, report of May.\n2. The same."
    assert read_pdf(make_pdf(pages)).text == told
    pages = [[*column(["Then the army left."]), *notes], column(["It lost 20 men in the hills."])]
    assert read_pdf(make_pdf(pages)).text.startswith("Then the army left.\n\n1. The army, report of May.")


def test_pages_never_fuse_words(make_pdf, column):
    pages = [column(["The army lost twenty"]), column(["tanks near Homs."])]
    assert read_pdf(make_pdf(pages)).text == "The army lost twenty\ntanks near Homs."


def test_all_pages_are_read(make_pdf, column):
    text = read_pdf(make_pdf([column([f"Page body {word}."]) for word in ("one", "two", "three")])).text
    assert text == "Page body one.\n\nPage body two.\n\nPage body three."


def test_running_heads_stand_once_and_page_numbers_go(make_pdf, column):
    pages = [
        [(60, 810, 8, "Levant Monitor, issue 12"), (290, 20, 8, str(number)), *column([f"Then {words}"])]
        for number, words in enumerate(("they took 20", "villages and lost 5", "tanks."), 1)
    ]
    assert read_pdf(make_pdf(pages)).text == (
        "Levant Monitor, issue 12\n\nThen they took 20\nThen villages and lost 5\nThen tanks."
    )


BROKEN_WORDS = [
    (["an inter-", "national force"], "an international force"),
    (["a Britain-", "based group"], "a Britain-based group"),
    (["the self-", "proclaimed caliphate"], "the self-proclaimed caliphate"),
    (["the al-", "Nusra Front"], "the al-Nusra Front"),
    (["the US-", "backed forces"], "the US-backed forces"),
    (["some 14,000-", "18,000 fighters"], "some 14,000-18,000 fighters"),
    (["a 17-", "year war"], "a 17-year war"),
    (["a cease-", "fire; the cease-fire held"], "a cease-fire; the cease-fire held"),
    (["killed five fight-", "ers on Monday"], "killed five fighters on Monday"),
    (["the army - ", "20 men - fled"], "the army -\n20 men - fled"),
]


@pytest.mark.parametrize(("lines", "text"), BROKEN_WORDS)
def test_words_broken_over_lines_are_whole_again(lines, text, make_pdf, column):
    assert read_pdf(make_pdf([column(lines)])).text == text


def test_a_word_broken_over_pages_is_whole_again(make_pdf, column):
    pages = [column(["They lost 20 fight-"]), column(["ers near Homs."])]
    assert read_pdf(make_pdf(pages)).text == "They lost 20 fighters near Homs."


def test_a_hyphen_mark_without_a_word_is_a_hyphen():
    assert running_text([[Line(f"20{HYPHEN}", 0, 10, 0, 10)]]) == "20-"


def test_title_author_and_day_of_making_come_from_the_file(tmp_path, make_pdf, column, read_one):
    path = tmp_path / "report.pdf"
    info = "/Title (Fighters of IS) /Author (UN) /CreationDate (D:20180730120000Z)"
    path.write_bytes(make_pdf([column(["Up to 20,000 remain."])], info))
    document = read_one(path)
    assert (document.title, document.author) == ("Fighters of IS", "UN")
    assert (document.published, document.published_basis) == ("2018-07-30", "metadata")


def test_a_dateline_in_the_text_goes_before_the_day_of_making(tmp_path, make_pdf, column, read_one):
    path = tmp_path / "report.pdf"
    page = [*column(["16 July 2018"], top=780), *column(["Up to 20,000 remain."])]
    path.write_bytes(make_pdf([page], "/CreationDate (D:20210101)"))
    document = read_one(path)
    assert (document.published, document.published_basis) == ("2018-07-16", "dateline")


@pytest.mark.parametrize(
    ("info", "title", "day"),
    [
        ("/Title (untitled) /CreationDate (D:20189930)", None, None),
        ("/Title (Microsoft Word - Final report) /CreationDate (yesterday)", "Final report", None),
        ("/Title (report_v3.docx)", None, None),
        ("/Creator (Mozilla/5.0 Chrome/120) /CreationDate (D:20240101)", None, None),
    ],
)
def test_what_programs_fill_in_is_no_label(info, title, day, make_pdf, column):
    content = read_pdf(make_pdf([column(["Up to 20,000 remain."])], info))
    assert (content.labels.title, content.file_date) == (title, day)


def test_a_day_of_making_in_the_future_is_passed_over(tmp_path, make_pdf, column, read_one):
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([column(["Up to 20,000 remain."])], "/CreationDate (D:20990101)"))
    assert read_one(path).published is None


def test_pages_without_text_are_an_error(make_pdf):
    with pytest.raises(UnreadableError, match="character recognition"):
        read_pdf(make_pdf([[], []]))


@pytest.mark.parametrize("size", [9, 60, 400])
def test_a_damaged_pdf_is_one_clear_line(size, tmp_path, make_pdf, column, error_of):
    path = tmp_path / "bad.pdf"
    path.write_bytes(make_pdf([column(["Up to 20,000 remain."])])[:size])
    assert error_of(path) == f"{path}: is damaged or no PDF at all; get the file again"


def test_an_encrypted_pdf_is_told_from_a_damaged_one(tmp_path, make_pdf, column, error_of):
    key = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + "ab" * 32 + "> /U <" + "cd" * 32 + "> >>"
    plain = make_pdf([column(["Up to 20,000 remain."])])
    path = tmp_path / "secret.pdf"
    path.write_bytes(plain.replace(b"/Info 4 0 R", f"/Info 4 0 R /ID [<00> <00>] /Encrypt {key}".encode()))
    assert error_of(path) == f"{path}: is encrypted; save a copy without a password"


def test_a_file_of_another_kind_is_named(tmp_path, error_of):
    path = tmp_path / "a.pdf"
    path.write_text("only text")
    assert error_of(path) == f"{path}: is no PDF but text; name it .txt"
