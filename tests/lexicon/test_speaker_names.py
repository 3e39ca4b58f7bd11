"""What the names of one speaker have in common."""

import pytest

from claims.lexicon import load_lexicon
from claims.lexicon.speaker_names import SpeakerNames, build_speaker_names

KNOWN = SpeakerNames({"un": "United Nations"}, {"Ann Example": "United Nations"})


@pytest.mark.parametrize(
    "name",
    ["UN", "the UN", "United Nations", "The United  Nations", "UN report", "the UN's figures", "Ann Example"],
)
def test_all_names_of_a_speaker_have_one_key(name: str) -> None:
    assert KNOWN.key(name) == "united nations"


def test_others_keep_their_own_name_and_nobody_has_none() -> None:
    assert KNOWN.key("A Monitor") == "monitor"
    assert KNOWN.key("the report") == "report"
    assert KNOWN.key(" ") is None
    assert KNOWN.key(None) is None


def test_the_lexicon_knows_who_speaks_for_whom() -> None:
    names = load_lexicon().index(build_speaker_names)
    assert names.key("ISIL") == names.key("Daesh") == "islamic state"
    assert names.speaks_for
