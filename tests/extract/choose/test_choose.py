"""How a field's value is chosen: rules propose, weights decide, and a rule that cannot win is not asked."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import LexiconError
from claims.extract.choose.candidate import Candidate, FieldReader, Rule, always, rule
from claims.extract.choose.choose import choose
from claims.extract.choose.weights import Weights, build_weights
from claims.extract.claim import READERS
from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.metric import METRIC
from claims.extract.text.sentence import Sentences
from claims.lexicon import Lexicon, load_lexicon

TEXT = "Some 20 tents burned."
QUANTITY: Quantity = find_quantities(Sentences(TEXT)[0], load_lexicon())[0]


def found(value: str) -> Found:
    return Found(value, f"test.{value}")


def proposes(name: str, *candidates: tuple[str, dict[str, float]]) -> Rule[None]:
    """A rule that proposes these values with these features."""

    def propose(quantity: Quantity, context: None) -> Iterable[Candidate]:
        return [Candidate(found(value), features) for value, features in candidates]

    return Rule(name, propose=propose)


def chosen(weights: Weights, *rules: Rule[None]) -> str:
    value: str = choose(FieldReader("test", rules), QUANTITY, None, weights).value
    return value


def test_the_candidate_of_the_heaviest_rule_is_chosen() -> None:
    weights = Weights({"light": 1, "heavy": 2}, {})
    assert chosen(weights, proposes("light", ("a", {})), proposes("heavy", ("b", {}))) == "b"


def test_features_tell_against_a_candidate() -> None:
    weights = Weights({"light": 1, "heavy": 2}, {"far": -0.5})
    heavy = proposes("heavy", ("far away", {"far": 3}), ("near by", {"far": 1}))
    assert chosen(weights, proposes("light", ("plain", {})), heavy) == "near by"
    assert chosen(weights, proposes("light", ("plain", {})), proposes("heavy", ("x", {"far": 3}))) == "plain"


def test_of_equal_candidates_the_first_is_chosen() -> None:
    weights = Weights({"one": 1, "two": 1}, {})
    assert chosen(weights, proposes("one", ("a", {}), ("b", {})), proposes("two", ("c", {}))) == "a"


def test_a_rule_that_cannot_win_is_not_asked() -> None:
    def never(quantity: Quantity, context: None) -> Found | None:
        raise AssertionError("asked")

    weights = Weights({"light": 1, "heavy": 2}, {})
    assert chosen(weights, rule("light", never), proposes("heavy", ("b", {}))) == "b"


def test_a_rule_for_one_question_is_asked_for_no_other() -> None:
    weights = Weights({"victims": 2, "none": 1}, {})
    victims: Rule[None] = rule("victims", lambda quantity, context: found("army"), "whose victims")
    rules: tuple[Rule[None], ...] = (victims, always("none", found("none")))
    of_victims: FieldReader[None] = FieldReader("test", rules, lambda quantity: "whose victims")
    of_fighters: FieldReader[None] = FieldReader("test", rules, lambda quantity: "whose fighters")
    for reader, value in ((of_victims, "army"), (of_fighters, "none")):
        assert choose(reader, QUANTITY, None, weights).value == value
        assert next(reader.candidates(QUANTITY, None))[1].found.value == value


def test_a_rule_that_finds_nothing_proposes_nothing() -> None:
    weights = Weights({"light": 1, "heavy": 2}, {})
    assert (
        chosen(weights, rule("heavy", lambda quantity, context: None), always("light", found("none")))
        == "none"
    )


def test_a_reader_without_any_candidate_is_a_fault_of_its_own() -> None:
    with pytest.raises(LookupError, match="no candidate for test"):
        chosen(Weights({"heavy": 2}, {}), proposes("heavy"))


def test_a_rule_without_a_weight_is_told_by_name() -> None:
    with pytest.raises(LexiconError, match="unweighed: the rule has no weight"):
        chosen(Weights({}, {}), proposes("unweighed", ("a", {})))


def test_a_feature_that_tells_for_a_candidate_is_refused() -> None:
    entry = {"of": "feature", "name": "near", "weight": "0.5", "says": "stands near"}
    with pytest.raises(LexiconError, match="near"):
        build_weights(Lexicon({"weight": [entry]}))


def test_every_rule_of_every_field_has_a_weight() -> None:
    weights = load_lexicon().index(build_weights)
    readers: list[FieldReader[Any]] = [*READERS, METRIC]
    for reader in readers:
        assert len(weights.heaviest_first(reader)) == len(reader.rules)


PROPOSALS = st.lists(
    st.tuples(st.integers(0, 5), st.lists(st.integers(0, 8), max_size=3)), min_size=1, max_size=5
)


@given(PROPOSALS)
def test_leaving_rules_out_never_changes_the_choice(proposals: list[tuple[int, list[int]]]) -> None:
    known = {str(i): float(weight) for i, (weight, _) in enumerate(proposals)} | {"none": -100.0}
    weights = Weights(known, {"against": -1})
    rules = [
        proposes(str(i), *((f"{i}.{k}", {"against": float(cost)}) for k, cost in enumerate(costs)))
        for i, (_, costs) in enumerate(proposals)
    ]
    rules.append(always("none", found("none")))
    reached = {
        candidate.found.value: known[name] + weights.of_features(candidate.features)
        for name, candidate in FieldReader("test", tuple(rules)).candidates(QUANTITY, None)
    }
    assert reached[chosen(weights, *rules)] == max(reached.values())
