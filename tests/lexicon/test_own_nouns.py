"""Nouns of one's own for a metric that is there, as a list or as one text over several lines."""

from pathlib import Path

import pytest

from claims.errors import LexiconError
from claims.lexicon import load_lexicon
from claims.lexicon.nouns import metric_nouns


def write(folder: Path, words: str) -> Path:
    path = folder / "own.toml"
    path.write_text(f'[[noun]]\nmetric = "weapons"\nwords = {words}\n', "utf-8")
    return path


@pytest.mark.parametrize("words", ['["trebuchet", "hand ballista"]', '"""\ntrebuchet,\nhand ballista\n"""'])
def test_own_nouns_tell_their_metric(tmp_path: Path, words: str) -> None:
    nouns = metric_nouns(load_lexicon((write(tmp_path, words),)))
    assert nouns["trebuchet"] == nouns["hand ballista"] == "weapons"


def test_one_word_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="words: must be a list of words"):
        load_lexicon((write(tmp_path, '"trebuchet"'),))


def test_own_nouns_go_before_those_of_the_package(tmp_path: Path) -> None:
    assert metric_nouns(load_lexicon((write(tmp_path, '["village"]'),)))["village"] == "weapons"
