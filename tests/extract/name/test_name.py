"""Names in the ways they are written, and the full name behind a short one."""

from typing import Any

from claims.extract.name.full_name import full_name, spelt_out
from claims.extract.name.introduced_groups import find_introduced
from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence, Span, cut_sentences
from claims.lexicon import load_lexicon


def named(text: str) -> list[str]:
    names = find_names(Sentence(text, Span(0, len(text), 0), 0), load_lexicon())
    return [name.value for name in names if name.kind not in ("initial", "title")]


def test_a_name_is_found_however_it_is_written(spelling: Any) -> None:
    assert spelling.expected["value"] in named(spelling.phrase)


def test_a_capital_makes_no_name(nothing: str) -> None:
    assert named(nothing) == []


def last_sentence(text: str) -> Sentence:
    return cut_sentences(text)[-1]


def test_a_short_name_has_the_full_name_of_its_text(full_name_of: Any) -> None:
    short, full = full_name_of.expected["short"], full_name_of.expected["full"]
    assert full_name(short, last_sentence(full_name_of.phrase), load_lexicon()) == full


def test_an_acronym_is_spelt_out_by_its_text(acronym: Any) -> None:
    assert spelt_out(acronym.expected["short"], last_sentence(acronym.phrase)) == acronym.expected["full"]


def test_a_group_is_one_wherever_the_text_that_introduces_it_names_it(introduced: Any) -> None:
    found = {it.name for spellings in find_introduced(introduced.phrase).values() for it in spellings}
    assert found == {introduced.expected["group"]} - {""}


def test_the_letters_of_a_group_that_a_text_introduces_stand_for_its_name() -> None:
    text = "The Katiba Salam (KS), a rebel group in Gao, moved south. The army lost Gao to KS."
    names = find_names(last_sentence(text), load_lexicon())
    assert ("armed_group", "Katiba Salam") in [(it.kind, it.value) for it in names]


def test_a_known_town_or_people_stays_what_it_is_whatever_a_text_calls_it() -> None:
    names = find_names(last_sentence("Mosul is a rebel movement. They took Mosul."), load_lexicon())
    assert [(it.kind, it.value) for it in names] == [("place", "Mosul")]


def test_many_introductions_take_no_longer_than_some() -> None:
    assert len(find_introduced("Ab Cd, a militia, left. " * 5_000)) == 1


def test_a_part_of_the_name_of_a_group_that_a_text_introduces_stands_for_it() -> None:
    text = "The Makonde Shield, a community militia, is small. They say the Shield has men and a shield."
    names = find_names(last_sentence(text), load_lexicon())
    assert [(it.kind, it.value) for it in names] == [("armed_group", "Makonde Shield")]
