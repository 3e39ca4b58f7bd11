"""Spellings that differ by rule have the same keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon.spelling import Index, has_inner_article, name_keys, spelling_tables, word_keys
from claims.lexicon.table_cache import cached_tables

SAME = [
    ["Deir ez-Zor", "Deir al-Zor", "Deir El-Zor", "Deir Al Zor", "Deir ez-Zôr", "DEIR EZ-ZOR", "Deir al Zor"],
    ["Al-Bab", "al-Bab", "el-Bab", "El Bab", "Al Bab"],
    ["Sana'a", "Sana’a", "Sanaa", "Sanaʿa", "Sana`a"],
    ["Guantánamo", "Guantanamo"],
    ["Boko Haram", "Boko-Haram", "BOKO HARAM"],
    ["U.S.", "US"],
    ["Abu Sayyaf", "Abu-Sayyaf"],
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_have_the_same_keys(spellings: list[str]) -> None:
    assert len({tuple(key for word in it.split() for key in word_keys(word)) for it in spellings}) == 1


@pytest.mark.parametrize(
    "pair", [("Iraq", "Iran"), ("Al-Bab", "Bab"), ("Homs", "Hama"), ("Niger", "Nigeria")]
)
def test_other_names_have_other_keys(pair: tuple[str, str]) -> None:
    assert name_keys(pair[0]) != name_keys(pair[1])


@pytest.mark.parametrize(("name", "inner"), [("Deir al-Zor", True), ("al-Bab", False), ("Aleppo", False)])
def test_an_article_inside_a_name_is_seen(name: str, inner: bool) -> None:
    assert has_inner_article(name) is inner


@given(st.text(min_size=1, max_size=30).filter(lambda word: not word.isspace()))
def test_keys_of_keys_are_the_same_keys(word: str) -> None:
    for key in word_keys(word):
        assert key
        assert "-" not in key


NAMES = ["Bab Touma", "Bab", "El Salvador", "San Salvador", "Islamic State", "international coalition"]


def test_names_are_looked_for_by_their_first_two_keys_the_longest_first() -> None:
    tables = cached_tables("names", None, lambda: spelling_tables((name, name, "") for name in NAMES))
    index = Index(tables, str)
    assert [it.name for it in index.starting("bab", "touma")] == ["Bab Touma", "Bab"]
    assert [it.name for it in index.starting("bab", "")] == ["Bab"]
    assert index.starting("aleppo", "") == []
    assert index.small == {"international"}
    assert {"bab", "san", "islamic"} <= index.first
