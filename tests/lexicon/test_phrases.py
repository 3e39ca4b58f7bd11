"""Phrases are found at a word: the longest, forwards, backwards, or anywhere in a stretch."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon.per_word import Seen
from claims.lexicon.phrases import AnchoredPhrases, Phrases, by_anchor, words_of
from claims.lexicon.word import WORD, lower_word

WORDS = st.sampled_from("a b c d".split())
TEXT = st.lists(WORDS, max_size=12)
LISTED = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), max_size=6, unique=True)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("death toll", ("death", "toll")),
        ("U.S. dollars", ("u.s.", "dollars")),
        ("Levant’s army", ("levant", "'s", "army")),
        ("so-called", ("so-called",)),
        ("3.5m", ("3", ".", "5", "m")),
        ("", ()),
    ],
)
def test_a_phrase_is_cut_as_a_text_is(phrase: str, words: tuple[str, ...]) -> None:
    assert words_of(phrase) == words


@given(LISTED, TEXT)
def test_the_longest_phrase_at_a_word_is_found(listed: list[str], text: list[str]) -> None:
    phrases = Phrases((it, it) for it in listed)
    for i in range(len(text)):
        fits = [it for it in listed if text[i : i + len(it.split())] == it.split()]
        longest = max(fits, key=len, default=None)
        assert phrases.at(text, i) == (longest and (longest, i + len(longest.split())))


@given(LISTED, TEXT)
def test_the_longest_phrase_before_a_word_is_found(listed: list[str], text: list[str]) -> None:
    phrases = Phrases(((it, it) for it in listed), backwards=True)
    for i in range(len(text) + 1):
        fits = [it for it in listed if len(it.split()) <= i and text[i - len(it.split()) : i] == it.split()]
        longest = max(fits, key=len, default=None)
        assert phrases.before(text, i) == (longest and (longest, i - len(longest.split())))


@given(st.text("aB \u00e9.'-9\u00ad"))
def test_a_phrase_of_plain_words_is_cut_as_any_other(phrase: str) -> None:
    assert words_of(phrase) == tuple(map(lower_word, WORD.findall(phrase)))


@given(LISTED, TEXT)
def test_phrases_of_a_table_are_found_as_those_that_are_given(listed: list[str], text: list[str]) -> None:
    valued = [(phrase, (phrase, number)) for number, phrase in enumerate(listed)]

    def kept(backwards: bool) -> Phrases[tuple[str, int]]:
        rows = {anchor: json.dumps(row) for anchor, row in by_anchor(valued, backwards=backwards).items()}
        return Phrases.of_rows(rows, lambda value: (value[0], value[1]), backwards=backwards)

    first, last = Phrases(valued), Phrases(valued, backwards=True)
    for i in range(len(text) + 1):
        assert kept(False).at(text, i) == first.at(text, i)
        assert kept(True).before(text, i) == last.before(text, i)


@given(LISTED, TEXT, st.integers(-2, 12), st.integers(-2, 14))
def test_a_phrase_anywhere_in_a_stretch_is_found(
    listed: list[str], text: list[str], start: int, end: int
) -> None:
    found = AnchoredPhrases(listed).find(text, start, end)
    spans = {
        (i, i + len(it.split()))
        for it in listed
        for i in range(max(start, 0), len(text))
        if text[i : i + len(it.split())] == it.split() and i + len(it.split()) <= end
    }
    assert found in spans if spans else found is None


@given(st.text(max_size=200))
def test_words_of_any_text_leave_out_nothing_but_white_space(text: str) -> None:
    assert "".join(WORD.findall(text)) == "".join(text.split())


def test_what_depends_on_a_word_is_worked_out_once_but_for_words_too_long_to_keep() -> None:
    asked: list[str] = []

    def work(word: str) -> int:
        asked.append(word)
        return len(word)

    length = Seen(work)
    long = "a" * 100
    assert [length["men"], length["men"], length[long], length[long]] == [3, 3, 100, 100]
    assert asked == ["men", long, long]


def test_a_phrase_of_one_word_is_told_from_the_longer_ones_that_begin_with_it() -> None:
    phrases = Phrases([("oil", 1), ("oil field", 2), ("gas field", 3)])
    assert (phrases.at_word("oil"), phrases.at_word("gas"), phrases.at_word("coal")) == (1, None, None)
