"""What a text is about: the country that it speaks of most, the armed group that it names most."""

import pytest

from claims.extract.document_figures import read
from claims.extract.report.reading import Reading
from claims.extract.report.topic import main_country, main_group
from claims.lexicon import load_lexicon
from claims.model import Document


def reading_of(text: str, title: str | None = None) -> Reading:
    return read(Document(id="1", text=text, title=title), load_lexicon())


# A text, a sentence of it, and the country that the text is about there.
@pytest.mark.parametrize(
    ("text", "index", "country"),
    [
        ("Clashes hit Yemen. They spread to Yemen's north. Turkey sent aid.", 2, "Yemen"),
        ("Troops left their base. Bombs fell in Yemen.", 0, "Yemen"),
        ("Shells hit Taiz. Markets closed. Nobody came.", 2, "Yemen"),
        ("PARIS, France (AP) - Bombs fell in Yemen. Nobody came.", 1, "Yemen"),
        ("Officials in Turkey said so. Bombs fell in Yemen. Nobody came.", 2, "Yemen"),
        ("They came from Turkey. They fought in Yemen. Nobody came.", 2, "Yemen"),
        ("Bombs fell in Yemen.", 0, None),
        ("It rained. It snowed.", 1, None),
    ],
)
def test_the_country_of_a_text_is_the_one_that_it_speaks_of_most(
    text: str, index: int, country: str | None
) -> None:
    topic = main_country(index, reading_of(text))
    assert (topic and topic.name) == country


def test_a_long_text_may_go_over_to_another_country() -> None:
    text = "Bombs fell in Yemen. " + "It rained. " * 8 + "War came to Mali. Mali burnt. Mali wept."
    reading = reading_of(text)
    topics = [main_country(index, reading) for index in (2, len(reading.sentences) - 1)]
    assert [topic and topic.name for topic in topics] == ["Yemen", "Mali"]


@pytest.mark.parametrize(
    ("text", "title", "group"),
    [
        ("Boko Haram struck again. Boko Haram has bases there.", None, "Boko Haram"),
        ("Boko Haram struck again.", None, None),
        ("Boko Haram struck again.", "Boko Haram at the gates", "Boko Haram"),
        ("Boko Haram and Hamas talked. The Taliban and Boko Haram did not.", None, None),
        ("It rained.", "Boko Haram at the gates", None),
    ],
)
def test_the_group_of_a_text_is_named_twice_and_more_than_all_others(
    text: str, title: str | None, group: str | None
) -> None:
    topic = main_group(reading_of(text, title))
    assert (topic and topic.name) == group


def test_a_topic_rests_on_the_words_that_name_it_first() -> None:
    reading = reading_of("Clashes hit Yemen. The Yemeni army fled.")
    topic = main_country(1, reading)
    assert topic is not None
    assert reading.document.text[topic.start : topic.end] == "Yemen"
