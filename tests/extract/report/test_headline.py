"""The headline of a document: which sentences are one, and which figure of the text its figures sum up."""

import pytest

from claims.extract.document_figures import read
from claims.extract.report.headline import headline_end, headlines, is_headline, summed_up
from claims.extract.report.reading import Reading
from claims.lexicon import load_lexicon
from claims.model import Document

BODY = "A blast in Hama killed 12 farmers on Monday, a doctor said. It wounded 30."


def reading_of(text: str, title: str | None = None) -> Reading:
    document = Document(id="1", text=text, title=title, published="2016-05-07")
    return read(document, load_lexicon())


def printed(reading: Reading) -> list[str]:
    return [reading.document.text[start:end] for start, end in headlines(reading)]


@pytest.mark.parametrize(
    ("text", "title", "found"),
    [
        pytest.param(f"Blast kills 12\n\n{BODY}", None, ["Blast kills 12"], id="a first line without a stop"),
        pytest.param(f"A blast killed 12.\n\n{BODY}", None, [], id="a first line with a stop"),
        pytest.param("Blast kills 12", None, [], id="nothing but one line"),
        pytest.param(
            f"Blast kills 12\n\nBlast kills 12 {BODY}",
            "Blast kills 12",
            ["Blast kills 12"] * 2,
            id="a title printed twice, the second time before the text",
        ),
        pytest.param(
            f"PRESS RELEASE\n\nBlast kills 12\n\n{BODY}",
            "Blast kills 12",
            ["PRESS RELEASE", "Blast kills 12"],
            id="a first line over the title",
        ),
        pytest.param(
            f"Blast kills 12\n\n{BODY}", "Hama", ["Blast kills 12"], id="a title that the text only names"
        ),
        pytest.param(f"Hamas was said to fight.\n\n{BODY}", "Hama was", [], id="a title inside other words"),
        pytest.param("", "Blast kills 12", [], id="no text"),
    ],
)
def test_the_headline_is_the_title_at_the_head_and_a_first_line_without_a_stop(
    text: str, title: str | None, found: list[str]
) -> None:
    assert printed(reading_of(text, title)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Blast kills 12\n\n{BODY}", [True, False, False]),
        (f"Sat May 7 2016 Blast kills 12 farmers\n\n{BODY}", [True, False, False]),
        (f"Blast kills 12 farmers {BODY}", [False, False]),
    ],
)
def test_a_sentence_is_a_headline_when_it_holds_no_more_than_that_and_a_date(
    text: str, found: list[bool]
) -> None:
    reading = reading_of(text, "Blast kills 12 farmers")
    assert [is_headline(reading.sentence(k), reading) for k in range(len(reading.sentences))] == found


# A headline, a text, and from where on the text has the figure that the headline's figure sums up.
@pytest.mark.parametrize(
    ("headline", "body", "summed"),
    [
        ("12 farmers killed", BODY, "12 farmers on"),
        ("12 killed", "On May 12 a blast struck. It killed 12 there.", "12 there"),
        ("12 farmers killed", "12 soldiers saw it. The blast killed 12 farmers.", "12 farmers."),
        ("12 farmers killed", "12 soldiers saw it.", "12 soldiers"),
        ("30 terrorists killed", "30 militants died there. Others fled.", "30 militants"),
    ],
)
def test_a_figure_of_the_headline_sums_up_the_one_of_the_text_with_its_number(
    headline: str, body: str, summed: str
) -> None:
    reading = reading_of(f"{headline}\n\n{body}")
    told = summed_up(reading.quantities(0)[0], reading)
    assert told is not None
    assert told.start == reading.document.text.index(summed)


def test_a_headline_may_sum_up_no_figure_of_the_text() -> None:
    reading = reading_of("12 farmers killed\n\nThe blast killed 13 farmers.")
    assert summed_up(reading.quantities(0)[0], reading) is None


def test_a_figure_of_the_text_sums_up_nothing() -> None:
    reading = reading_of(f"Blast kills 12\n\n{BODY}")
    assert headline_end(reading.quantities(1)[0].start, reading) == 0
    assert summed_up(reading.quantities(1)[0], reading) is None
