"""A page on a subject: what it tells, in which order, and that nothing in it acts as markup."""

import runpy
from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.kept.dispute_rows import Camp, DisputeRow
from claims.kept.told.comparison_rows import ComparisonRow, Side
from claims.view.answer.brief import make_brief
from claims.view.answer.page import Line, Note, Page, Section, write_html, write_markdown

rows = runpy.run_path(str(Path(__file__).with_name("test_questions.py")))
QUESTIONS = [rows["make_question"](number, 2010 + number) for number in (1, 2)]
ESTIMATES = [rows["make_estimate"](number, figure=1000 * number, as_of=f"201{number}") for number in (1, 2)]


def _side(claim: str, claimant: str, figure: str) -> Side:
    printed = ("A Paper", "2012-01-01", f"They are {figure}.", None, None)
    return Side(claim, figure, None, None, claimant, "2012", "asserted", 0.6, *printed)


def _dispute() -> DisputeRow:
    low, high = _side("low", "CIA", "5,000"), _side("high", "SOHR", "50,000")
    also = _side("also", "NATO", "5,100")
    given: dict[str, Any] = dict.fromkeys(ComparisonRow._fields)
    given |= {"subject": "Islamic State", "places": ("Syria",), "left": low, "right": high}
    given |= {"sentence": "CIA says 5,000, SOHR 50,000: 10 times as many", "spread": Decimal(10)}
    return DisputeRow(ComparisonRow(**given), (Camp((low, also)), Camp((high,))), ())


def test_a_page_tells_what_is_so_now_how_it_changed_and_who_disagrees() -> None:
    page = make_brief(QUESTIONS, ESTIMATES, [_dispute()])
    assert page is not None
    assert page.title == "Fighters: Islamic State; Syria"
    told = {section.title: section for section in page.sections}
    assert told["Now"].lines[0].words.startswith("2,000, as of 2012: 1 independent source, 1 publisher.")
    assert [row[1].words for row in told["How it changed"].rows] == ["2,000", "1,000"]
    (dispute,) = told["Who disagrees"].items
    assert dispute.words == "Syria: CIA says 5,000, SOHR 50,000: 10 times as many. Also: NATO 5,100."
    assert len(told["Rests on one source only"].items) == 2


def test_every_figure_has_a_note_with_its_words_and_each_note_stands_once() -> None:
    page = make_brief(QUESTIONS, ESTIMATES, [_dispute()])
    assert page is not None
    cited = {
        number
        for section in page.sections
        for line in (*section.items, *(cell for row in section.rows for cell in row))
        for number in line.notes
    }
    assert cited == set(range(1, len(page.notes) + 1))
    assert len({note.claim_id for note in page.notes}) == len(page.notes) == 4
    assert page.notes[0].quote == "They are 2,000."


def test_where_nobody_is_in_conflict_the_page_says_so_and_what_is_unsure_is_counted() -> None:
    doubtful = rows["make_estimate"](2, "CIA", 7000, confidence=0.1)
    page = make_brief(QUESTIONS, [*ESTIMATES, doubtful], [])
    assert page is not None
    told = {section.title: section for section in page.sections}
    assert told["Who disagrees"].lines[0].words == "Nobody for sure."
    assert "1 unsure, doubted or unattributed estimates are not told here." in page.closing
    assert not any("7,000" in item.words for section in page.sections for item in section.items)


def test_what_stands_behind_unsure_figures_does_not_stand_behind_the_one_that_is_told() -> None:
    question = rows["make_question"](2, 2012, estimates=2, independent=2, publishers=2)
    doubtful = rows["make_estimate"](2, "CIA", 7000, confidence=0.1, as_of="2012-12")
    told = rows["make_estimate"](2, "UN", 2000, as_of="2012-03")
    page = make_brief([question], [doubtful, told], [])
    assert page is not None
    assert page.sections[0].lines[0].words == "2,000, as of 2012-03: 1 source, 1 publisher."


def test_the_range_is_that_of_the_figures_that_are_told() -> None:
    question = rows["make_question"](2, 2012, estimates=3, independent=3, publishers=3, low=2000, high=9000)
    told = [rows["make_estimate"](2, *said, as_of="2012-03") for said in (("UN", 2000), ("NATO", 3000))]
    doubtful = rows["make_estimate"](2, "CIA", 9000, confidence=0.1, as_of="2012-12")
    page = make_brief([question], [*told, doubtful], [])
    assert page is not None
    said = page.sections[0].lines[0].words
    assert said == "2,000-3,000, as of 2012-03: 2 independent sources, 1 publisher."


def test_without_estimates_there_is_no_page() -> None:
    assert make_brief([], [], []) is None


HOSTILE = Page(
    "<b>Title</b>",
    (Section("Now", items=(Line("a *figure* [x](javascript:1)", (1,)),)),),
    (Note("A | Paper", None, "<script>alert(1)</script>", "javascript:alert(1)", "abc1234"),),
    "End.",
)


def test_nothing_in_a_text_acts_as_markup() -> None:
    markdown = "\n".join(write_markdown(HOSTILE))
    assert r"a \*figure\* \[x\](javascript:1) [1]" in markdown
    assert "<script>" not in markdown
    assert "<javascript" not in markdown
    written = "\n".join(write_html(HOSTILE))
    assert "&lt;script&gt;" in written
    assert 'href="javascript' not in written
    assert '<a href="#source-1">[1]</a>' in written


def test_a_note_links_to_the_address_of_its_words() -> None:
    note = Note("A Paper", "Its title", "the words", "https://example.org/a?b=1&c=2", "abc1234")
    page = Page("Title", (), (note,), "End.")
    assert "<https://example.org/a?b=1&c=2>" in "\n".join(write_markdown(page))
    assert '<a href="https://example.org/a?b=1&amp;c=2"><q>the words</q></a>' in "\n".join(write_html(page))
