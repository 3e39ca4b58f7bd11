"""What the names of one speaker have in common."""

import pytest

from claims.compare.speakers.known_speakers import build_speaker_names
from claims.compare.speakers.speaker_names import SpeakerNames
from claims.lexicon import Entry, load_lexicon

LEXICON = load_lexicon()
WORDS = LEXICON.index(build_speaker_names).words
KNOWN = SpeakerNames(
    {"un": "United Nations", "ann example": "Ann Example"}, {"Ann Example": "United Nations"}, words=WORDS
)


@pytest.mark.parametrize(
    "name",
    [
        "UN",
        "the UN",
        "United Nations",
        "The United  Nations",
        "UN report",
        "the UN's figures",
        "Ann Example",
        "Geneva-based UN",
    ],
)
def test_all_names_of_a_speaker_have_one_key(name: str) -> None:
    assert KNOWN.key(name) == "united nations"


def test_others_keep_their_own_name_and_nobody_has_none() -> None:
    assert KNOWN.key("A Monitor") == "monitor"
    assert KNOWN.key("the report") == "report"
    assert KNOWN.key(" ") is None
    assert KNOWN.key(None) is None


def test_the_lexicon_knows_who_speaks_for_whom() -> None:
    names = LEXICON.index(build_speaker_names)
    assert names.key("ISIL") == names.key("Daesh") == "islamic state"
    assert names.speaks_for


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the prime minister of the DRC", "Congo's prime minister"),
        ("health minister of Chad", "Chad's health minister"),
        ("president of the Republic of Korea", "South Korea's president"),
        ("the mayor of Velm", "Velm’s mayor"),
        ("deputy governor of the North Ridge", "North Ridge deputy governor"),
    ],
)
def test_an_office_of_a_state_or_town_has_one_key_on_either_side_of_it(one: str, other: str) -> None:
    names = LEXICON.index(build_speaker_names)
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize("name", ["mayor of the town", "president of the company", "minister of health"])
def test_an_office_of_no_name_keeps_its_name(name: str) -> None:
    assert LEXICON.index(build_speaker_names).key(name) == name.lower()


@pytest.mark.parametrize(
    "entry",
    [
        it for it in LEXICON.entries("speaker_word") if it["is"] not in ("office", "local office", "leader")
    ],  # these are told of sentences
    ids=lambda entry: entry["is"],
)
def test_a_word_tells_of_a_name_what_its_entry_promises(entry: Entry) -> None:
    for text in entry["yes"]:
        assert tells(entry["is"], text), text
    for text in entry["no"]:
        assert not tells(entry["is"], text), text


def tells(kind: str, text: str) -> bool:
    """Whether a name is told with the words of a kind: `name = the same name without them`."""
    names = LEXICON.index(build_speaker_names)
    name, _, without = (part.strip() for part in text.partition("="))
    if kind in ("anybody", "amount"):
        return names.is_anybody(without or name)
    if kind in ("body", "private"):
        return names.is_body(name) if kind == "body" else names.is_private(name)
    return names.key(name) == names.key(without)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("World Health Organization", "united nations"),
        ("the UN's International Organisation for Migration", "united nations"),
        ("UN agencies", "united nations"),
        ("the WHO and the UN", "united nations"),
        ("Iraq's health ministry", "iraq"),
        ("Democratic Republic of Congo's health ministry", "democratic republic of congo"),
        ("Iraq’s deputy health minister", "iraq"),
        ("the Iraqi government", "iraq"),
        ("the WHO and the Iraqi government", None),
        ("Amnesty International", None),
        ("the health ministry", None),
    ],
)
def test_the_body_or_state_that_speakers_are_of(name: str, body: str | None) -> None:
    names = LEXICON.index(build_speaker_names)
    assert names.body(names.key(name) or "") == body
