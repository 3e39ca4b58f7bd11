"""The answer first: what a subject's figures come to, and what is left for later."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.kept.told.comparison_rows import EstimateRow, QuestionRow
from claims.model import Basis, Qualifier, Status
from claims.view.answer.questions import Wanted, question_lines
from claims.view.answer.strands import find_strands
from claims.view.answer.summary import answered_by, say_range, summary_lines
from claims.view.text import Screen


def make_question(number: int, year: int = 2018, **fields: Any) -> QuestionRow:
    """A question on Islamic State's fighters in Syria in a year."""
    given: dict[str, Any] = dict.fromkeys(QuestionRow._fields, 1)
    given |= {"question_id": f"q{number}", "question_number": number, "metric": "fighters", "unit": "people"}
    given |= {"subject": "Islamic State", "places": ("Syria",), "counted": None, "per": None}
    given |= {"status": "asserted", "measure": "stock", "label": "Fighters", "open_low": 0, "open_high": 0}
    given |= {"as_of_start": date(year, 1, 1), "as_of_end": date(year, 12, 31), "unattributed": 0}
    given |= {"low": Decimal(1000), "high": Decimal(1000)}
    return QuestionRow(**given | fields)


def make_estimate(number: int, claimant: str | None = "UN", figure: int = 1000, **fields: Any) -> EstimateRow:
    """An estimate of the question of that number."""
    given: dict[str, Any] = dict.fromkeys(EstimateRow._fields, None)
    given |= {"claim_id": f"{number:04}{claimant}", "question_number": number, "metric": "fighters"}
    given |= {"low": Decimal(figure), "high": Decimal(figure), "qualifier": Qualifier.EXACT, "unit": "people"}
    given |= {
        "subject": "Islamic State",
        "places": ("Syria",),
        "claimant": claimant,
        "mentions": 1,
        "claims": 1,
    }
    given |= {"publishers": 1, "sources": "A Paper", "source": "A Paper", "conflicts": 0, "confidence": 0.6}
    given |= {"figure": f"{figure:,}", "quote": f"They are {figure:,}.", "start": 9, "quote_start": 0}
    given |= {"status": Status.ASSERTED, "as_of_basis": Basis.TEXT, "as_of": "2018", "decided": ()}
    given |= {"as_of_start": date(2010 + number, 1, 1)}
    return EstimateRow(**given | fields)


@pytest.fixture
def page() -> Callable[..., str]:
    """What is printed on a screen of 80 cells."""

    def lines(questions: list[QuestionRow], estimates: list[EstimateRow], **wanted: Any) -> str:
        found = question_lines(questions, estimates, Screen(80), Wanted(**wanted))
        return "\n".join(line.plain for line in found)

    return lines


YEARS = [make_question(number, 2010 + number) for number in range(1, 9)]
ESTIMATES = [make_estimate(number, figure=1000 * number) for number in range(1, 9)]


def test_the_latest_figure_stands_first_and_then_what_was_said_before(page: Callable[..., str]) -> None:
    printed = page(YEARS, ESTIMATES)
    assert "Latest: 8,000 (2018), UN\n" in printed
    assert "Before: 7,000 (2017), 6,000 (2016)" in printed
    assert printed.index("They are 8,000") < printed.index("They are 1,000")


def test_the_one_figure_that_is_sure_has_its_own_time() -> None:
    told = [make_estimate(8, "CIA", 9000, confidence=0.1), make_estimate(8, "UN", 8000, as_of="2018-03")]
    (strand,) = find_strands([YEARS[7]], {8: told})
    assert next(summary_lines(strand, "")) == "Latest: 8,000 (2018-03), UN"


def test_a_few_questions_need_no_summary(page: Callable[..., str]) -> None:
    printed = page(YEARS[:2], ESTIMATES[:2])
    assert "Latest" not in printed
    assert "1 mention, 1 publisher, 1 independent" in printed


def test_who_is_in_conflict_is_named_with_the_command_that_tells_more() -> None:
    against = [make_estimate(1, "CIA", 5000, conflicts=1), make_estimate(1, "SOHR", 50000, conflicts=1)]
    (strand,) = find_strands([YEARS[0]], {1: against})
    lines = list(summary_lines(strand, "claims conflicts fighters"))
    assert lines[-1] == "In conflict: CIA 5,000 (2018); SOHR 50,000 (2018); see claims conflicts fighters"


def test_of_many_in_conflict_the_lowest_and_the_highest_are_named() -> None:
    against = [make_estimate(1, f"Body {number}", 1000 * number, conflicts=1) for number in range(1, 8)]
    (strand,) = find_strands([YEARS[0]], {1: against})
    *_, line = summary_lines(strand, "claims conflicts fighters")
    assert [number for number in range(1, 8) if f"Body {number}" in line] == [1, 2, 6, 7]


def test_the_subject_of_which_most_is_told_stands_first(page: Callable[..., str]) -> None:
    beside = make_question(9, subject="A Group", mentions=1)
    printed = page([beside, *YEARS], [make_estimate(9), *ESTIMATES])
    assert printed.index("Islamic State") < printed.index("A Group")


def test_without_a_subject_each_place_is_a_story_with_its_own_answer(page: Callable[..., str]) -> None:
    here = [it._replace(subject=None) for it in YEARS]
    there = [make_question(number, 2010, subject=None, places=("Hama",)) for number in (20, 21)]
    told = [make_estimate(number, "SOHR", 50 + number) for number in (20, 21)]
    printed = page([*here, *there], [*ESTIMATES, *told])
    assert printed.count("Latest: ") == 2
    assert printed.index("Syria; ") < printed.index("Hama; ")
    assert "They are 6,000" in printed
    assert "They are 5,000" not in printed


def test_a_figure_in_a_paper_s_own_voice_gives_way_to_those_of_somebody(page: Callable[..., str]) -> None:
    here = [it._replace(subject=None) for it in YEARS]
    own = make_estimate(8, None, 7777)
    printed = page(here, [*ESTIMATES, own])
    assert "They are 7,777" not in printed


def test_what_only_an_unsure_field_tells_apart_is_counted_and_shown_with_all(
    page: Callable[..., str],
) -> None:
    elsewhere = make_question(9, places=("Hama",))
    doubtful = make_estimate(9, "CIA", 70, confidence=0.1)
    listed = ([*YEARS, elsewhere], [*ESTIMATES, doubtful])
    assert "They are 70" not in page(*listed)
    assert "and 1 estimate more, older, on parts, in other places or unsure: --all" in page(*listed)
    assert "They are 70" in page(*listed, everything=True)


def test_the_main_strand_counts_everybody_and_has_most_estimates() -> None:
    foreign = [make_question(number, 2010 + number, counted="foreigners") for number in range(10, 14)]
    here = [*YEARS[:2], *foreign]
    estimates = {it.question_number: [make_estimate(it.question_number)] for it in here}
    first, second = find_strands(here, estimates)
    assert [it.counted for it in first.questions] == [None, None]
    assert len(second.estimates) == 4


def test_a_figure_told_as_earlier_stands_in_the_strand_of_what_replaced_it() -> None:
    replaced = make_question(2, 2011, counted="told as earlier")
    (strand,) = find_strands([YEARS[0], replaced], {1: [ESTIMATES[0]], 2: [make_estimate(2)]})
    assert [it.question_number for it in strand.questions] == [1, 2]


@pytest.mark.parametrize(
    ("low", "high", "open_low", "open_high", "words"),
    [
        (10000, 99999, 1, 1, "from 10,000 or fewer to 99,999 or more"),
        (1000, 3000, 1, 0, "from 1,000 or fewer to 3,000"),
        (900, 2000, 0, 1, "900-2,000 or more"),
        (3000, 3000, 1, 0, "3,000 or fewer"),
        (3000, 3000, 1, 1, "about 3,000"),
        (14000, 20000, 0, 0, "14,000-20,000"),
    ],
)
def test_a_range_reads_like_english(low: int, high: int, open_low: int, open_high: int, words: str) -> None:
    bounds: dict[str, Any] = {
        "low": Decimal(low),
        "high": Decimal(high),
        "open_low": open_low,
        "open_high": open_high,
    }
    assert say_range(make_question(1, **bounds)) == words


def test_an_open_end_among_the_figures_that_are_told_opens_their_range() -> None:
    question = make_question(1, 2012, estimates=3, low=Decimal(900), high=Decimal(9000))
    told = [make_estimate(1, "UN", 2000), make_estimate(1, "NATO", 3000)._replace(high=None)]
    assert say_range(answered_by(question, told)) == "2,000-3,000 or more"


def test_figures_in_several_units_leave_the_range_of_their_question() -> None:
    question = make_question(1, 2012, estimates=3, low=Decimal(900), high=Decimal(9000))
    told = [make_estimate(1, "UN", 2000), make_estimate(1, "NATO", 3000)._replace(unit="mi2")]
    assert say_range(answered_by(question, told)) == "900-9,000"
