"""The organisation that a text is about, and who of those it names are persons."""

import pytest

from claims.extract.document_figures import read
from claims.extract.name.names import find_names
from claims.extract.report.organisation import has_companies, is_no_organisation, main_organisation
from claims.extract.report.reading import Reading
from claims.lexicon import load_lexicon
from claims.model import Document


def reading_of(text: str, title: str | None = None) -> Reading:
    return read(Document(id="1", text=text, title=title), load_lexicon())


@pytest.mark.parametrize(
    ("title", "text", "organisation"),
    [
        (
            "Norwing to cut jobs",
            "In May Norwing grew. The airline hired. Then Norwing built planes, and Norwing sold them.",
            "Norwing",
        ),
        (
            "Norwing Cuts Jobs",
            "In May Norwing grew. The airline hired. Then Norwing built planes, and Norwing sold them.",
            "Norwing",
        ),
        ("Verizon strike", "Verizon waits. Verizon waits on. Verizon is a company.", "Verizon"),
        ("FCC to vote", "The FCC waits. The FCC met. The FCC votes.", "Federal Communications Commission"),
        (
            "University of West Norland votes",
            "The University of West Norland waits. UWN met. At UWN they vote.",
            "University of West Norland",
        ),
        ("Hurricane hits homes", "The Hurricane came. A Hurricane hit. Then Hurricane Ann left.", None),
        ("Norwing to cut jobs", "In May Norwing grew. Norwing hired.", None),
        (
            "Jobs are cut",
            "In May Norwing grew. The airline hired. Then Norwing built planes, and Norwing sold them.",
            None,
        ),
        ("Smith to sell", "On Monday John Smith left. Then Smith sold. In May Smith grew rich.", None),
        (None, "It rained.", None),
    ],
)
def test_a_text_is_about_the_organisation_that_its_headline_and_it_name(
    title: str | None, text: str, organisation: str | None
) -> None:
    topic = main_organisation(reading_of(text, title))
    assert (topic and topic.name) == organisation


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("John Smith came. Smith left.", True),
        ("It was John Smith.", True),
        ("It was Norwing Corp.", False),
        ("Shares of Norwing fell.", False),
        ("The heavy rain went on. Heavy rain fell.", True),
    ],
)
def test_a_person_or_a_word_with_a_capital_is_no_organisation(text: str, nobody: bool) -> None:
    reading = reading_of(text)
    sentence = reading.sentence(len(reading.sentences) - 1)
    name = find_names(sentence, reading.lexicon)[-1]
    assert is_no_organisation(name, sentence, reading) is nobody


def test_a_text_may_speak_of_companies() -> None:
    assert has_companies(reading_of("The airline grew."))
    assert not has_companies(reading_of("The village grew."))
