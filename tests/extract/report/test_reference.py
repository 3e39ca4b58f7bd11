"""Whom or what "it", "the group", "the city", "he", "that day" mean: the antecedents of phrases, by kind."""

import pytest

from claims.extract.claim import extract_claims
from claims.extract.document_figures import read
from claims.extract.name.actors import GROUPS, HOLDERS
from claims.extract.report.reading import Reading
from claims.extract.report.reference import REACH, actor_meant, day_meant, place_meant, state_meant
from claims.extract.text.sentence import Sentence
from claims.lexicon import load_lexicon
from claims.model import Document


def reading_of(text: str) -> Reading:
    return read(Document(id="1", text=text, published="2016-05-07"), load_lexicon())


def last_with(reading: Reading, word: str) -> tuple[Sentence, int]:
    """The last sentence of a text, and where a word stands in it."""
    sentence = reading.sentence(len(reading.sentences) - 1)
    return sentence, sentence.lower.index(word)


# A text, the word of its last sentence that refers back, and the actor that is meant.
@pytest.mark.parametrize(
    ("text", "word", "kinds", "antecedent"),
    [
        ("Boko Haram has moved north. It has 900 fighters.", "it", HOLDERS, "Boko Haram"),
        ("Boko Haram has moved north. The group has 900 fighters.", "group", GROUPS, "Boko Haram"),
        ("Boko Haram fought against Hamas. It has 900 fighters.", "it", HOLDERS, "Boko Haram"),
        ("An attack on Hamas failed. It has 900 fighters.", "it", HOLDERS, "Hamas"),
        ("Hamas met. Boko Haram grew. It has 900 fighters.", "it", HOLDERS, "Boko Haram"),
        ("Uganda withdrew its 900 soldiers.", "its", HOLDERS, "Uganda"),
        ("Uganda withdrew its 900 soldiers.", "its", GROUPS, None),
        ("US-backed rebels met. It has 900 fighters.", "it", HOLDERS, None),
        ("It has 900 fighters. Hamas does not.", "hamas", HOLDERS, None),
        ("Hamas met. " + "It rained. " * REACH + "It has 900 fighters.", "it", HOLDERS, None),
    ],
)
def test_it_and_the_group_mean_the_actor_named_last_and_a_subject_before_others(
    text: str, word: str, kinds: frozenset[str], antecedent: str | None
) -> None:
    reading = reading_of(text)
    sentence, at = last_with(reading, word)
    found = actor_meant(sentence, at, reading, kinds)
    assert (found and found.what.value) == antecedent


@pytest.mark.parametrize(
    ("text", "word", "antecedent"),
    [
        ("Shells hit Aleppo. 20 people died in the city.", "city", "Aleppo"),
        ("Shells hit Aleppo and then the village of Hass. 20 people died in the village.", "village", "Hass"),
        ("Shells hit Aleppo. They came from Raqqa. 20 people died in the city.", "city", "Aleppo"),
        ("Shells hit Syria. 20 people died in the city.", "city", None),
        ("Shells hit Aleppo. " + "It rained. " * REACH + "20 people died in the city.", "city", "Aleppo"),
        ("Shells hit Aleppo. " + "It rained. " * 3 * REACH + "20 people died in the city.", "city", None),
        ("It rained in Cox's Bazar. 20 people died in the district.", "district", "Cox's Bazar"),
    ],
)
def test_the_city_means_the_last_place_named_that_can_be_one(
    text: str, word: str, antecedent: str | None
) -> None:
    reading = reading_of(text)
    found = place_meant(*last_with(reading, word), reading)
    assert (found and found.what.value) == antecedent


@pytest.mark.parametrize(
    ("text", "word", "antecedent"),
    [
        ("Iraq is at war, and the army lost 20 men.", "army", "Iraq"),
        ("The army lost 20 men in Iraq.", "army", "Iraq"),
        ("Bombs fell in Yemen. Yemen bled. The army lost 20 men.", "army", "Yemen"),
        ("Mali is at war. French soldiers back the army, which lost 20 men.", "army", "Mali"),
        ("The army lost 20 men.", "army", None),
    ],
)
def test_the_army_is_that_of_the_country_named_beside_it_or_of_the_text(
    text: str, word: str, antecedent: str | None
) -> None:
    reading = reading_of(text)
    assert state_meant(*last_with(reading, word), reading) == antecedent


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bomb went off on Tuesday, after 20 had died a day earlier.", "2016-05-03"),
        ("A bomb went off on Tuesday. A day earlier 20 died.", "2016-05-03"),
        ("The war began in 2011. A day earlier 20 died.", None),
    ],
)
def test_a_day_earlier_counts_from_the_day_of_the_event_told_last(text: str, day: str | None) -> None:
    reading = reading_of(text)
    assert day_meant(reading.sentence(len(reading.sentences) - 1), reading) == day


# A text, and who gives its last figure.
@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Jan Egeland spoke of rain. He said 20 people died.", "Jan Egeland"),
        ("Oxfam said aid had come. It said 20 people died.", "Oxfam"),
        ("Boko Haram attacked a base. The group said 20 people died.", "Boko Haram"),
        ("Oxfam opened a camp in Kenya. The charity said 20 people died.", "Oxfam"),
        ("Oxfam published a report. The report said 20 people died.", "Oxfam"),
        ("Oxfam said aid had come. " + "It rained. " * REACH + "It said 20 people died.", None),
    ],
)
def test_a_speaker_who_is_only_described_is_the_one_named_last_that_fits(
    text: str, claimant: str | None
) -> None:
    claims = extract_claims(Document(id="1", text=text, published="2016-05-07"))
    assert claims[-1].claimant == claimant
