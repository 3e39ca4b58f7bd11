"""How a field's value is chosen: rules propose, weights decide, and a rule that cannot win is not asked."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import LexiconError
from claims.extract.choose.candidate import Candidate, FieldReader, Rule, always, rule
from claims.extract.choose.choose import choose
from claims.extract.choose.weights import FieldWeights, RuleWeight, Weights, build_weights, step_of
from claims.extract.claim import READERS
from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.metric import METRIC
from claims.extract.text.sentence import cut_sentences
from claims.lexicon import load_lexicon

TEXT = "Some 20 tents burned."
QUANTITY: Quantity = find_quantities(cut_sentences(TEXT)[0], load_lexicon())[0]


def found(value: str) -> Found:
    return Found(value, f"test.{value}")


def weighed(rules: Mapping[str, float], features: Mapping[str, float | tuple[float, ...]] = {}) -> Weights:
    """Weights of the field `test` whose candidates reach no more than their rules."""
    return Weights({"test": FieldWeights({it: RuleWeight(rules[it]) for it in rules}, {}, features)})


def proposes(name: str, *candidates: tuple[str, dict[str, float]]) -> Rule[None]:
    """A rule that proposes these values with these features."""

    def propose(quantity: Quantity, context: None) -> Iterable[Candidate]:
        return [Candidate(found(value), features) for value, features in candidates]

    return Rule(name, propose=propose)


def chosen(weights: Weights, *rules: Rule[None]) -> str:
    value: str = choose(FieldReader("test", rules), QUANTITY, None, weights).value
    return value


def test_the_candidate_of_the_heaviest_rule_is_chosen() -> None:
    weights = weighed({"light": 1, "heavy": 2})
    assert chosen(weights, proposes("light", ("a", {})), proposes("heavy", ("b", {}))) == "b"


def test_features_tell_against_a_candidate() -> None:
    weights = weighed({"light": 1, "heavy": 2}, {"far": -0.5})
    heavy = proposes("heavy", ("far away", {"far": 3}), ("near by", {"far": 1}))
    assert chosen(weights, proposes("light", ("plain", {})), heavy) == "near by"
    assert chosen(weights, proposes("light", ("plain", {})), proposes("heavy", ("x", {"far": 3}))) == "plain"


def test_of_equal_candidates_the_first_is_chosen() -> None:
    weights = weighed({"one": 1, "two": 1})
    assert chosen(weights, proposes("one", ("a", {}), ("b", {})), proposes("two", ("c", {}))) == "a"


def test_a_rule_that_cannot_win_is_not_asked() -> None:
    def never(quantity: Quantity, context: None) -> Found | None:
        raise AssertionError("asked")

    weights = weighed({"light": 1, "heavy": 2})
    assert chosen(weights, rule("light", never), proposes("heavy", ("b", {}))) == "b"


def test_a_rule_for_one_question_is_asked_for_no_other() -> None:
    weights = weighed({"victims": 2, "none": 1})
    victims: Rule[None] = rule("victims", lambda quantity, context: found("army"), "whose victims")
    rules: tuple[Rule[None], ...] = (victims, always("none", found("none")))
    of_victims: FieldReader[None] = FieldReader("test", rules, lambda quantity: "whose victims")
    of_fighters: FieldReader[None] = FieldReader("test", rules, lambda quantity: "whose fighters")
    for reader, value in ((of_victims, "army"), (of_fighters, "none")):
        assert choose(reader, QUANTITY, None, weights).value == value
        assert next(reader.candidates(QUANTITY, None))[1].found.value == value


def test_a_rule_that_finds_nothing_proposes_nothing() -> None:
    weights = weighed({"light": 1, "heavy": 2})
    assert (
        chosen(weights, rule("heavy", lambda quantity, context: None), always("light", found("none")))
        == "none"
    )


def test_a_reader_without_any_candidate_is_a_fault_of_its_own() -> None:
    with pytest.raises(LookupError, match="no candidate for test"):
        chosen(weighed({"heavy": 2}), proposes("heavy"))


def test_a_rule_without_a_weight_is_told_by_name() -> None:
    with pytest.raises(LexiconError, match="unweighed: the rule has no weight"):
        chosen(weighed({}), proposes("unweighed", ("a", {})))


def test_a_feature_that_counts_has_a_weight_at_each_step() -> None:
    weights = Weights(
        {"test": FieldWeights({"near": RuleWeight(0, {}, 5)}, {}, {"words": (6, 5, 4, 3, 2, 1, 0)})}
    )
    near = proposes("near", ("seven off", {"words": 7}), ("three off", {"words": 3}))
    assert [sum(step_of(words)) for words in (0, 1, 3, 7, 8, 32, 1000)] == [0, 1, 2.5, 3.75, 4, 6, 6]
    assert chosen(weights, near) == "three off"


def test_the_evidence_on_which_a_rule_proposes_tells_too() -> None:
    weights = Weights(
        {"test": FieldWeights({"a": RuleWeight(0, {}, 1)}, {"test.weak": -1, "test.strong": 1})}
    )
    assert chosen(weights, proposes("a", ("weak", {}), ("strong", {}))) == "strong"


def test_a_rule_can_weigh_more_for_one_kind_of_figure() -> None:
    weights = Weights({"test": FieldWeights({"a": RuleWeight(1), "b": RuleWeight(0, {"harm": 2})})})
    rules = (proposes("a", ("a", {})), proposes("b", ("b", {})))
    of_harm: FieldReader[None] = FieldReader("test", rules, kind=lambda quantity: "harm")
    of_money: FieldReader[None] = FieldReader("test", rules, kind=lambda quantity: "money")
    for reader, value in ((of_harm, "b"), (of_money, "a")):
        assert choose(reader, QUANTITY, None, weights).value == value


def test_a_candidate_reaches_no_more_than_its_rule_can() -> None:
    weights = Weights(
        {"test": FieldWeights({"a": RuleWeight(0, {}, 1), "b": RuleWeight(2)}, {}, {"many": 1})}
    )
    assert chosen(weights, proposes("a", ("a", {"many": 1000})), proposes("b", ("b", {}))) == "b"


def test_every_rule_of_every_field_has_a_weight() -> None:
    weights = load_lexicon().index(build_weights)
    readers: list[FieldReader[Any]] = [*READERS, METRIC]
    for reader in readers:
        asked = {
            rule
            for question in {rule.question for rule in reader.rules}
            for _, _, _, rule in weights.plan(reader, "other", question)[1]
        }
        assert asked == set(reader.rules)


def test_every_rule_and_feature_is_worded() -> None:
    entries = load_lexicon().entries("weight")
    assert [it["name"] for it in entries if it["says"] == it["name"]] == []


COUNTS = st.fixed_dictionaries({"for": st.integers(0, 3), "against": st.integers(0, 40)})
PROPOSALS = st.lists(
    st.tuples(st.integers(-3, 3), st.integers(0, 2), st.lists(COUNTS, max_size=3)), min_size=1, max_size=5
)


@given(PROPOSALS)
def test_leaving_rules_out_never_changes_the_choice(
    proposals: list[tuple[int, int, list[dict[str, float]]]],
) -> None:
    rules = {str(i): RuleWeight(weight, {}, most) for i, (weight, most, _) in enumerate(proposals)}
    features: dict[str, float | tuple[float, ...]] = {
        "for": 1.0,
        "against": (0.5, 0.0, -1.0, -2.0, -3.0, -4.0, -5.0),
    }
    known = FieldWeights(rules | {"none": RuleWeight(-100.0)}, {}, features)
    asked: list[Rule[None]] = [
        proposes(str(i), *((f"{i}.{k}", counts) for k, counts in enumerate(listed)))
        for i, (_, _, listed) in enumerate(proposals)
    ]
    asked.append(always("none", found("none")))
    reached = {
        candidate.found.value: known.rules[name].weight
        + min(known.rules[name].most, known.of_candidate(candidate))
        for name, candidate in FieldReader("test", tuple(asked)).candidates(QUANTITY, None)
    }
    assert reached[chosen(Weights({"test": known}), *asked)] == max(reached.values())
