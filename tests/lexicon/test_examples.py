"""Every entry of the lexicon keeps what its own examples promise."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claims.extract.claim import find_all_quantities
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


def bounds_of(claim: Claim) -> str:
    """The bounds of a figure as examples write them: `40`, `40..`, `..40`, `24..99`."""
    low, high = (f"{it.normalize():f}" if it is not None else "" for it in (claim.low, claim.high))
    return low if low == high else f"{low}..{high}"


def check(example: str, fits: Callable[[Claim], bool], *, refused: bool = False) -> None:
    """See that an entry fits the figures that its example promises, and no other figure of it.

    The promise stands after ` = `: the bounds of those figures, in their order. Without it, all figures fit.
    """
    phrase, _, promised = example.partition(" = ")
    claims = [claim for claim, reason in found(phrase) if refused or reason is None]
    fitting = [bounds_of(claim) for claim in claims if fits(claim)]
    assert fitting, "the entry fits a figure"
    assert fitting == (promised.split("; ") if promised else list(map(bounds_of, claims)))


def check_not(example: str, fits: Callable[[Claim], bool]) -> None:
    """See that a counterexample has a figure, and that the entry does not fit it."""
    claims = claims_of(example)
    assert claims, "a counterexample without a figure tells nothing"
    assert [bounds_of(claim) for claim in claims if fits(claim)] == []


# Kinds by which the figure itself is read: what it comes to is not implied by the entry.
NUMERIC = ("number", "unit", "currency", "modifier", "event", "frame")
# Kinds by which one figure of a text is told from another.
TELLING = ("metric", "noun", "event", "frame", "stance", "modifier")


@pytest.mark.parametrize(("key", "text"), [pair for kind in NUMERIC for pair in examples(kind, "yes")])
def test_an_example_says_what_its_figure_comes_to(key: str, text: str) -> None:
    assert " = " in text


@pytest.mark.parametrize("kind", TELLING)
def test_every_entry_has_a_figure_that_a_rule_for_all_figures_gets_wrong(kind: str) -> None:
    for entry in LEXICON.entries(kind):
        phrases = [it.partition(" = ") for it in entry["yes"]]
        several = any(
            promised and len(claims_of(it)) > promised.count(";") + 1 for it, _, promised in phrases
        )
        assert entry["no"] or several, entry


@pytest.mark.parametrize(("key", "text"), examples("modifier", "yes"))
def test_a_modifier_gives_its_qualifier(key: str, text: str) -> None:
    check(text, lambda claim: str(claim.qualifier) == key)


@pytest.mark.parametrize(("key", "text"), examples("modifier", "no"))
def test_words_that_only_look_like_a_modifier_give_none(key: str, text: str) -> None:
    check_not(text, lambda claim: str(claim.qualifier) == key)


@pytest.mark.parametrize(("key", "text"), examples("unit", "yes") + examples("currency", "yes"))
def test_a_unit_is_recognised_by_its_words_and_converted(key: str, text: str) -> None:
    check(text, lambda claim: claim.unit == key, refused=True)


@pytest.mark.parametrize(("key", "text"), examples("unit", "no") + examples("currency", "no"))
def test_words_that_only_look_like_a_unit_are_none(key: str, text: str) -> None:
    check_not(text, lambda claim: claim.unit == key)


@pytest.mark.parametrize(("key", "text"), examples("rate", "yes"))
def test_a_rate_is_recognised_by_its_words(key: str, text: str) -> None:
    check(text, lambda claim: claim.per == key)


def measuring(sort: str) -> list[tuple[str, str]]:
    return [pair for kind in ("metric", "noun", "event", "frame") for pair in examples(kind, sort)]


@pytest.mark.parametrize(("key", "text"), measuring("yes"))
def test_an_example_has_its_metric(key: str, text: str) -> None:
    check(text, lambda claim: claim.metric == key)


@pytest.mark.parametrize(("key", "text"), measuring("no"))
def test_a_counterexample_has_another_metric(key: str, text: str) -> None:
    check_not(text, lambda claim: claim.metric == key)


@pytest.mark.parametrize(("key", "text"), examples("person", "yes"))
def test_people_are_counted_as_people(key: str, text: str) -> None:
    assert [claim.unit for claim in claims_of(text)] == ["people"]


@pytest.mark.parametrize(("key", "text"), examples("person", "no") + examples("thing", "yes"))
def test_things_are_not_counted_as_people(key: str, text: str) -> None:
    assert "people" not in [claim.unit for claim in claims_of(text)]


def status_of(key: str) -> Status:
    """The status that a stance gives: what is denied is disputed."""
    return Status.DISPUTED if key == "denied" else Status(key)


@pytest.mark.parametrize(("key", "text"), examples("stance", "yes"))
def test_a_stance_is_recognised(key: str, text: str) -> None:
    check(text, lambda claim: claim.status == status_of(key))


@pytest.mark.parametrize(("key", "text"), examples("stance", "no"))
def test_a_plain_figure_is_asserted(key: str, text: str) -> None:
    check_not(text, lambda claim: claim.status != Status.ASSERTED)


REFUSALS = ("label", "duration", "measure", "party", "abstraction")


@pytest.mark.parametrize(("key", "text"), [pair for kind in REFUSALS for pair in examples(kind, "yes")])
def test_a_number_that_is_no_claim_is_refused(key: str, text: str) -> None:
    assert [refused for _, refused in found(text) if refused is None] == []
    assert list(found(text)), "the number is at least seen"


@pytest.mark.parametrize(("key", "text"), [pair for kind in REFUSALS for pair in examples(kind, "no")])
def test_a_number_beside_a_harmless_word_is_a_claim(key: str, text: str) -> None:
    assert claims_of(text)


@pytest.mark.parametrize(("key", "text"), examples("number", "yes"))
def test_number_words_are_read_with_their_value(key: str, text: str) -> None:
    check(text, lambda claim: True, refused=True)


@pytest.mark.parametrize(("key", "text"), examples("number", "no"))
def test_words_that_only_look_like_numbers_are_not_read(key: str, text: str) -> None:
    assert claims_of(text) == []


def word_lists(entry: Entry) -> Iterator[list[str]]:
    return (value for key, value in entry.items() if isinstance(value, list) and key not in ("yes", "no"))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.stem)
def test_no_word_stands_twice_in_one_entry_or_with_outer_spaces(path: Path) -> None:
    for kind, listed in read_entries(path).items():
        for entry in listed if kind != "weight" else ():
            for words in word_lists(entry):
                plain = [word for word in words if isinstance(word, str)]
                assert sorted({word for word in plain if plain.count(word) > 1}) == [], kind
                assert [word for word in plain if word != word.strip()] == []


def test_a_noun_tells_one_metric_only() -> None:
    nouns = [noun for entry in LEXICON.entries("metric") for noun in entry["nouns"]]
    nouns += [noun for entry in LEXICON.entries("noun") for noun in entry["words"]]
    assert sorted({noun for noun in nouns if nouns.count(noun) > 1}) == []
