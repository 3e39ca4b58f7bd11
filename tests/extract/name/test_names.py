"""Names: every spelling of the lexicon, what is none, and what nothing knows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence, Span
from claims.lexicon import Entry, load_lexicon
from claims.lexicon.inflection import plural
from claims.lexicon.spelling import word_keys

LEXICON = load_lexicon()


def names_in(text: str) -> list[Name]:
    return find_names(Sentence(text, Span(0, len(text), 0), 0), LEXICON)


def values(text: str, *kinds: str) -> list[str]:
    return [name.value for name in names_in(text) if not kinds or name.kind in kinds]


def examples(kind: str, sort: str) -> list[tuple[Entry, str]]:
    return [(entry, text) for entry in LEXICON.entries(kind) for text in entry.get(sort, ())]


def test_an_actor_is_found_in_its_examples() -> None:
    told = examples("actor", "yes")
    assert len(told) > 900
    found = ((entry, text, {(name.value, name.kind) for name in names_in(text)}) for entry, text in told)
    assert [text for entry, text, names in found if (entry["name"], entry["kind"]) not in names] == []


@pytest.mark.parametrize(("entry", "text"), examples("actor", "no"))
def test_an_actor_is_not_found_in_its_counter_examples(entry: Entry, text: str) -> None:
    assert entry["name"] not in values(text)


@pytest.mark.parametrize("kind", ["country", "place", "people"])
def test_a_place_is_found_in_its_examples(kind: str) -> None:
    told = examples(kind, "yes")
    assert told
    assert [it for entry, it in told if entry["name"] not in values(it, "place", "demonym")] == []


@pytest.mark.parametrize(("entry", "text"), examples("country", "no"))
def test_a_place_is_not_found_in_its_counter_examples(entry: Entry, text: str) -> None:
    assert entry["name"] not in values(text)


def test_every_spelling_of_an_actor_names_an_actor() -> None:
    actors = LEXICON.entries("actor")
    spelt = [(it["name"], spelling) for it in actors for spelling in (it["name"], *it.get("aliases", ()))]
    assert len(spelt) > len(actors) > 900
    assert [one for name, one in spelt if name not in values(f"They saw {one} there.")] == []


def test_no_spelling_stands_for_two_actors() -> None:
    spelt = [
        (alias, entry["name"]) for entry in LEXICON.entries("actor") for alias in entry.get("aliases", ())
    ]
    assert len({alias for alias, _ in spelt}) == len(spelt)


def test_every_people_belongs_to_its_country() -> None:
    peoples = [(it["name"], people) for it in LEXICON.entries("country") for people in it.get("people", ())]
    assert len(peoples) > 200
    found = ((name, people, values(f"Some {people} officials met.", "demonym")) for name, people in peoples)
    assert [people for name, people, countries in found if name not in countries] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Syrias war", "Syria"),
        ("Damascuss ally", "Damascus"),
        ("Assads forces", "Syrian army"),
        ("the Kurdish Peoples Protection Units", "People's Protection Units"),
        ("the Kurdish People’s Protection Units", "People's Protection Units"),
        ("in Deir El-Zour", "Deir ez-Zor"),
        ("in Deir Ezzor", "Deir ez-Zor"),
        ("in Deir-ez-Zor", "Deir ez-Zor"),
        ("el-Qaeda", "al-Qaeda"),
        ("al Shabab", "al-Shabaab"),
        ("in the al-Anbar desert", "Anbar"),
        ("in Bogotá", "Bogota"),
        ("Daʿesh", "Islamic State"),
        ("KABUL", "Kabul"),
        ("U.S.-led", "United States"),
        ("in St. Petersburg", "Saint Petersburg"),
    ],
)
def test_spelling_varies_by_rule(text: str, name: str) -> None:
    assert name in values(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Syrian Observatory for Human Rights", "Syria"),
        ("the New York Times", "New York"),
        ("the Jordan Times", "Jordan"),
        ("the Damascus Declaration", "Damascus"),
        ("Abu Bakr al-Baghdadi", "Baghdad"),
        ("Hayat Tahrir al-Sham", "Damascus"),
        ("Jordan Smith won", "Jordan"),
        ("Paris Hilton sang", "Paris"),
        ("Denzel Washington played", "Washington"),
        ("the men who fled", "World Health Organization"),
        ("it is over", "Islamic State"),
        ("they told us so", "United States"),
        ("Hit them hard", "Hit"),
        ("in March and May", "Mar"),
        ("a nice reading", "Nice"),
        ("the mobile clinic", "Mobile"),
    ],
)
def test_a_longer_name_or_a_plain_word_hides_a_name(text: str, name: str) -> None:
    assert name not in [found.value for found in names_in(text) if found.kind not in ("unknown", "initial")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in Hit", "Hit"),
        ("Bay province", "Bay"),
        ("the town of Bam", "Bam"),
        ("in Jordan", "Jordan"),
        ("in Nice", "Nice"),
    ],
)
def test_a_doubtful_name_is_a_place_where_the_words_around_say_so(text: str, value: str) -> None:
    assert values(text, "place") == [value]


def test_what_a_hyphen_joins_to_a_name_is_told() -> None:
    joined = [
        (name.value, name.prefix, name.suffix)
        for name in names_in("pro-Assad and US-backed, IS-held, Kabul-based")
    ]
    assert joined == [
        ("Bashar al-Assad", "pro", ""),
        ("United States", "", "backed"),
        ("Islamic State", "", "held"),
        ("Kabul", "", "based"),
    ]


def test_both_names_in_a_compound_are_found() -> None:
    assert values("the Afghanistan-Pakistan border") == ["Afghanistan", "Pakistan"]


def test_a_title_makes_an_unknown_name_a_person() -> None:
    assert values("Colonel Henk Morsink and spokesman Babar Baloch", "person") == [
        "Henk Morsink",
        "Babar Baloch",
    ]


def test_unknown_names_keep_their_particles() -> None:
    assert values("She saw Hasan al-Banna and Rogier van der Weyden.", "unknown") == [
        "Hasan al-Banna",
        "Rogier van der Weyden",
    ]


def test_a_single_word_that_opens_the_sentence_is_no_sure_name() -> None:
    assert [name.kind for name in names_in("Villagers buried them.")] == ["initial"]


def test_months_and_weekdays_are_no_names() -> None:
    assert names_in("In March, on Tuesday and in mid-May they left.") == []


def test_a_place_knows_what_it_lies_in() -> None:
    name = names_in("in Sadr City")[0]
    assert (name.scale, name.within[-1]) == ("city", "Iraq")


def test_a_sentence_is_searched_once() -> None:
    sentence = Sentence("in Iraq", Span(0, 7, 0), 0)
    assert find_names(sentence, LEXICON) is find_names(sentence, LEXICON)


@given(st.text(alphabet=st.sampled_from(" .,'’-–()\"ABCabcIraqSyriaUS al-El…é\u0301\u200f\n0"), max_size=200))
def test_names_stand_in_order_without_overlap_on_any_text(text: str) -> None:
    sentence = Sentence(text, Span(0, len(text), 0), 0)
    names = find_names(sentence, LEXICON)
    assert all(0 <= name.first < name.last <= len(sentence) for name in names)
    starts = [name.first for name in names]
    assert starts == sorted(starts)
    for one, other in pairwise(names):
        parts_of_one_word = one.last == other.first + 1 and (other.prefix or one.suffix)
        assert one.last <= other.first or parts_of_one_word


@given(st.text(min_size=1, max_size=30))
def test_keys_are_small_and_never_empty(word: str) -> None:
    assert all(key and key == key.lower() for key in word_keys(word))


@pytest.mark.parametrize(
    ("one", "many"), [("city", "cities"), ("valley", "valleys"), ("clash", "clashes"), ("town", "towns")]
)
def test_the_plural_is_regular(one: str, many: str) -> None:
    assert plural(one) == many
