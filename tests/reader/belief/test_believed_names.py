"""A name is supported by words that hold it, or another spelling of what it names; by nothing else."""

import pytest

from claims.lexicon import load_lexicon
from claims.reader.belief.believed_names import canonical_name, is_supported


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Islamic State", "ISIS fighters"),
        ("Islamic State", "Daesh"),
        ("United States", "three American soldiers"),
        ("Okinawa", "the Okinawan governor"),
        ("World Grain Programme", "WGP"),
        ("WGP", "the World Grain Programme"),
        ("Korvat", "the town of Korvat's mayor"),
        ("Rami Abdel Rahman", "said Rami Abdel Rahman"),
    ],
)
def test_supported(name: str, words: str) -> None:
    assert is_supported(name, [words], load_lexicon())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Taliban", "the militants"),
        ("Niger", "Nigerian troops"),
        ("Mali", "the Somali town"),
        ("United States", "the United Nations"),
        ("the of", "the of"),
        ("", "Korvat"),
        ("Korvat", ""),
        ("Syria", "in Idlib"),
    ],
)
def test_not_supported(name: str, words: str) -> None:
    assert not is_supported(name, [words], load_lexicon())


def test_a_place_is_also_supported_by_what_lies_in_it() -> None:
    assert is_supported("Syria", ["in Idlib"], load_lexicon(), within=True)
    assert not is_supported("Iraq", ["in Idlib"], load_lexicon(), within=True)


def test_names_become_what_the_lexicon_calls_them() -> None:
    actors = frozenset({"armed_group"})
    assert canonical_name("ISIL", load_lexicon(), actors) == "Islamic State"
    assert canonical_name("  Okvari   Front ", load_lexicon(), actors) == "Okvari Front"
