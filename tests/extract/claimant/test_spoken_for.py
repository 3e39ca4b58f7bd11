"""For whom somebody speaks, as the sentence says that names both."""

import pytest

from claims.extract.claimant.spoken_for import spoken_for
from claims.lexicon import load_lexicon

LEXICON = load_lexicon()
NAME = "Ann Example"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("20 died, Red Star spokeswoman Ann Example said.", "Red Star"),
        ("Red Star's chief spokeswoman, Colonel Ann Example, said that 20 died.", "Red Star"),
        ("al-Nour: Red star’s media spokeswoman Ann Example said that 20 died.", "Red star"),
        ("Ann Example, a spokeswoman for the Red Star, said that 20 died.", "Red Star"),
        ("20 died, Red Star police spokeswoman Ann Example said.", "Red Star police"),
        (
            "Red Star's health ministry spokeswoman, Ann Example, said that 20 died.",
            "Red Star's health ministry",
        ),
        ("In May Red Star spokeswoman Ann Example said that 20 died.", "Red Star"),
        ("Ann Example, the spokeswoman of the D.C.-led Red Star in Asia, said so.", "D.C.-led Red Star"),
    ],
)
def test_the_sentence_says_for_whom(sentence: str, body: str) -> None:
    assert spoken_for(sentence, NAME, LEXICON) == body


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Example said that 20 died.",
        "Ann Example said that 20 died, and the Red Star's spokesman that nobody did.",
        "The Red Star's director Ann Example said that 20 died.",
        "A spokesman said that 20 died.",
        "On Monday, police spokeswoman Ann Example said that 20 died.",
        "In Akra, army spokeswoman Ann Example said that 20 died.",
    ],
)
def test_nobody_is_taken_to_speak_for_whom_the_sentence_does_not_name(sentence: str) -> None:
    assert spoken_for(sentence, NAME, LEXICON) is None
    assert spoken_for(sentence, None, LEXICON) is None


@pytest.mark.parametrize("kind", ["office", "local office", "leader"])
def test_who_holds_an_office_speaks_as_that_and_who_leads_for_what_he_leads(kind: str) -> None:
    (entry,) = (it for it in LEXICON.entries("speaker_word") if it["is"] == kind)
    for text in entry["yes"]:
        sentence, _, office = text.partition(" = ")
        assert spoken_for(f"{sentence} said that 20 died.", "Ann Ex", LEXICON) == office
    for sentence in entry["no"]:
        assert spoken_for(f"{sentence} said that 20 died.", "Ann Ex", LEXICON) is None
