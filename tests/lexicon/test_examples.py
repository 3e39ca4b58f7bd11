"""Every entry of the lexicon keeps what its own examples promise."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from claims.extract.claim import find_all_quantities
from claims.extract.figure.number import read_number
from claims.extract.figure.number_words import build_words
from claims.extract.text.sentence import Sentence, Span
from claims.lexicon import DATA, Entry, load_lexicon, read_entries
from claims.model import Claim, Document, Status

LEXICON = load_lexicon()


def examples(kind: str, sort: str) -> list[tuple[str, str]]:
    """The entry's key or words and one example, for all entries of a kind."""
    return [
        (
            entry.get("key") or entry.get("metric") or entry.get("qualifier") or entry.get("status") or kind,
            example,
        )
        for entry in LEXICON.entries(kind)
        for example in entry[sort]
    ]


def found(text: str) -> Iterator[tuple[Claim, str | None]]:
    return find_all_quantities(Document(id="example", text=text), LEXICON)


def claims_of(text: str) -> list[Claim]:
    return [claim for claim, refused in found(text) if refused is None]


def numbers_of(text: str) -> list[Decimal]:
    sentence = Sentence(text, Span(0, len(text), 0), 0)
    words = LEXICON.index(build_words)
    read = (
        read_number(sentence, i, words) for i in range(len(sentence)) if sentence.lower[i] in words.starts
    )
    return [number.low for number in read if number]


@pytest.mark.parametrize(("key", "text"), examples("modifier", "yes"))
def test_a_modifier_gives_its_qualifier(key: str, text: str) -> None:
    assert [str(claim.qualifier) for claim in claims_of(text)] == [key]


@pytest.mark.parametrize(("key", "text"), examples("modifier", "no"))
def test_words_that_only_look_like_a_modifier_give_none(key: str, text: str) -> None:
    assert key not in [str(claim.qualifier) for claim in claims_of(text)]


@pytest.mark.parametrize(("key", "text"), examples("unit", "yes") + examples("currency", "yes"))
def test_a_unit_is_recognised_by_its_words(key: str, text: str) -> None:
    assert [claim.unit for claim, _ in found(text)] == [key]


@pytest.mark.parametrize(("key", "text"), examples("rate", "yes"))
def test_a_rate_is_recognised_by_its_words(key: str, text: str) -> None:
    assert [claim.per for claim in claims_of(text)] == [key]


@pytest.mark.parametrize(("key", "text"), examples("metric", "yes") + examples("event", "yes"))
def test_an_example_has_its_metric(key: str, text: str) -> None:
    assert key in [claim.metric for claim in claims_of(text)]


@pytest.mark.parametrize(("key", "text"), examples("metric", "no") + examples("event", "no"))
def test_a_counter_example_has_another_metric(key: str, text: str) -> None:
    assert key not in [claim.metric for claim in claims_of(text)]


@pytest.mark.parametrize(("key", "text"), examples("person", "yes"))
def test_people_are_counted_as_people(key: str, text: str) -> None:
    assert [claim.unit for claim in claims_of(text)] == ["people"]


@pytest.mark.parametrize(("key", "text"), examples("person", "no") + examples("thing", "yes"))
def test_things_are_not_counted_as_people(key: str, text: str) -> None:
    assert "people" not in [claim.unit for claim in claims_of(text)]


@pytest.mark.parametrize(("key", "text"), examples("stance", "yes"))
def test_a_stance_is_recognised(key: str, text: str) -> None:
    status = Status.DISPUTED if key == "denied" else Status(key)
    assert [claim.status for claim in claims_of(text)] == [status]


@pytest.mark.parametrize(("key", "text"), examples("stance", "no"))
def test_a_plain_figure_is_asserted(key: str, text: str) -> None:
    assert [claim.status for claim in claims_of(text)] == [Status.ASSERTED]


REFUSALS = ("label", "duration", "measure", "party", "abstraction")


@pytest.mark.parametrize(("key", "text"), [pair for kind in REFUSALS for pair in examples(kind, "yes")])
def test_a_number_that_is_no_claim_is_refused(key: str, text: str) -> None:
    assert [refused for _, refused in found(text) if refused is None] == []
    assert list(found(text)), "the number is at least seen"


@pytest.mark.parametrize(("key", "text"), [pair for kind in REFUSALS for pair in examples(kind, "no")])
def test_a_number_beside_a_harmless_word_is_a_claim(key: str, text: str) -> None:
    assert claims_of(text)


@pytest.mark.parametrize(("key", "text"), examples("number", "yes"))
def test_number_words_are_read(key: str, text: str) -> None:
    assert list(found(text))


@pytest.mark.parametrize(("key", "text"), examples("number", "no"))
def test_words_that_only_look_like_numbers_are_not_read(key: str, text: str) -> None:
    assert claims_of(text) == []


def word_lists(entry: Entry) -> Iterator[list[str]]:
    return (value for key, value in entry.items() if isinstance(value, list) and key not in ("yes", "no"))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.stem)
def test_no_word_stands_twice_in_one_entry_or_with_outer_spaces(path: Path) -> None:
    for kind, listed in read_entries(path).items():
        for entry in listed:
            for words in word_lists(entry):
                plain = [word for word in words if isinstance(word, str)]
                assert sorted({word for word in plain if plain.count(word) > 1}) == [], kind
                assert [word for word in plain if word != word.strip()] == []


def test_a_noun_tells_one_metric_only() -> None:
    nouns = [noun for entry in LEXICON.entries("metric") for noun in entry["nouns"]]
    assert sorted({noun for noun in nouns if nouns.count(noun) > 1}) == []
