"""Plurals and singulars by rule."""

import pytest

from claims.lexicon import load_lexicon
from claims.lexicon.inflection import inflect, is_plural, plural, singular
from claims.lexicon.nouns import metric_nouns


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("bodies", "body"),
        ("women", "woman"),
        ("policemen", "policeman"),
        ("grandchildren", "grandchild"),
        ("crashes", "crash"),
        ("classes", "class"),
        ("houses", "house"),
        ("crises", "crisis"),
        ("series", "series"),
        ("bus", "bus"),
        ("troops", "troop"),
        ("tutsis", "tutsi"),
        ("iraqis", "iraqi"),
        ("censuses", "census"),
        ("gases", "gas"),
        ("avalanches", "avalanche"),
        ("analyses", "analysis"),
    ],
)
def test_a_plural_has_its_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("word", "several"),
    [("men", True), ("police", True), ("towns", True), ("crisis", False), ("countrys", False)],
)
def test_a_plural_is_told_by_its_ending(word: str, several: bool) -> None:
    assert is_plural(word) is several


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("city", "cities"),
        ("crossing", "crossings"),
        ("Chinese", "Chinese"),
        ("Czech", "Czechs"),
        ("human", "humans"),
        ("child", "children"),
        ("displaced person", "displaced people"),
        ("wife", "wives"),
        ("spokeswoman", "spokeswomen"),
        ("gunman", "gunmen"),
        ("fighter aircraft", "fighter aircraft"),
        ("barracks", "barracks"),
        ("torpedo", "torpedoes"),
        ("bus", "buses"),
        ("crash", "crashes"),
        ("breach", "breaches"),
    ],
)
def test_a_noun_has_its_plural(one: str, several: str) -> None:
    assert plural(one) == several


NOUNS = sorted(metric_nouns(load_lexicon()))


def test_the_plural_of_a_noun_of_the_lexicon_has_that_noun_as_its_singular() -> None:
    heads = [noun.rpartition(" ")[2] for noun in NOUNS if not is_plural(noun)]
    assert len(heads) > 3000
    assert [head for head in heads if singular(plural(head)) != singular(head)] == []
    assert [head for head in heads if not is_plural(plural(head))] == []


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("kill", "kill kills killed killed killing"),
        ("seize", "seize seizes seized seized seizing"),
        ("carry", "carry carries carried carried carrying"),
        ("crush", "crush crushes crushed crushed crushing"),
        ("slay/slew/slain/slaying", "slay slays slew slain slaying"),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: str) -> None:
    assert inflect(verb) == tuple(forms.split())


def test_a_phrase_is_inflected_at_its_first_word() -> None:
    assert inflect("round up") == ("round up", "rounds up", "rounded up", "rounded up", "rounding up")


def test_a_phrase_that_begins_with_an_adverb_is_inflected_at_its_verb() -> None:
    assert inflect("forcibly move")[2:4] == ("forcibly moved", "forcibly moved")


# Words of people and things that are plurals themselves, or whose plural another word has, too.
ODD = {"people", "personnel", "headquarter", "leave", "gendarmerie"}


def test_every_noun_of_people_and_things_comes_back_from_its_plural() -> None:
    nouns = [
        noun.lower()
        for kind in ("person", "thing")
        for it in load_lexicon().entries(kind)
        for noun in it["words"]
    ]
    back = {noun: singular(plural(noun)) for noun in nouns if " " not in noun}
    assert {noun: one for noun, one in back.items() if noun not in {one, *ODD}} == {}
