"""Weights are learnt from which of several proposals people mark as right."""

from dataclasses import astuple

import pytest

from claims.extract.choose.candidate import Candidate
from claims.extract.found import Found
from claims.training.choices import Labelled, Proposal
from claims.training.learn import cross_validated, importance_of, learn
from claims.training.report import accuracy_lines, worth_lines

RULES = ("named", "guess")


def proposal(rule: str, *, right: bool, evidence: str = "", **features: float) -> Proposal:
    return Proposal(rule, Candidate(Found("value", evidence or rule), features), right)


def choice(number: int, *proposals: Proposal, of: str = "made-up", kind: str = "harm") -> Labelled:
    return Labelled(of, f"text {number}", "test", kind, proposals, right_today=False)


def corpus() -> list[Labelled]:
    """The near one is right, whichever rule proposes it; `guess` is seldom right, but for money."""
    harm = [
        choice(
            number,
            proposal("named", right=number % 10 > 0, evidence="named.before", words=number % 5),
            proposal("named", right=False, evidence="named.after", words=9 + number % 5),
            proposal("guess", right=number % 10 == 0),
        )
        for number in range(60)
    ]
    money = [
        choice(
            60 + number, proposal("named", right=False, words=3), proposal("guess", right=True), kind="money"
        )
        for number in range(20)
    ]
    return harm + money


def test_the_rule_that_is_right_more_often_weighs_more() -> None:
    learnt = learn(corpus(), RULES).weights
    named, guess = learnt.rules["named"], learnt.rules["guess"]
    assert named.weight + named.most > guess.weight + guess.kinds["harm"]


def test_a_rule_weighs_more_for_the_kind_of_figure_that_it_is_right_for() -> None:
    guess = learn(corpus(), RULES).weights.rules["guess"]
    assert guess.kinds["money"] > 0 > guess.kinds["harm"]


def test_what_is_far_away_weighs_less() -> None:
    words = learn(corpus(), RULES).weights.features["words"]
    assert isinstance(words, tuple)
    assert words[2] > words[4]  # 2 and 8 words
    assert words[5] == words[6]  # no text has 32 words, only 16


def test_the_most_that_features_add_is_reached_by_some_candidate() -> None:
    learnt = learn(corpus(), RULES).weights
    added = [
        learnt.of_candidate(it.candidate) for case in corpus() for it in case.proposals if it.rule == "named"
    ]
    assert learnt.rules["named"].most == pytest.approx(max(added), abs=0.01)


def test_learning_again_gives_the_same_numbers() -> None:
    assert astuple(learn(corpus(), RULES).weights) == astuple(learn(corpus(), RULES).weights)


def test_where_nothing_is_right_the_order_of_the_rules_stays() -> None:
    hopeless = [choice(1, proposal("named", right=False), proposal("guess", right=False))]
    rules = learn(hopeless, RULES).weights.rules
    assert rules["named"].weight > rules["guess"].weight == 0


def test_of_several_right_proposals_any_is_right() -> None:
    both = [
        choice(n, proposal("a", right=True), proposal("b", right=True), proposal("c", right=False))
        for n in range(60)
    ]
    learnt = learn(both, ("c", "b", "a")).weights.rules
    assert learnt["a"].weight > learnt["c"].weight < learnt["b"].weight


def test_every_choice_is_judged_by_weights_of_other_documents() -> None:
    """What is right in one document alone is not learnt for that one."""
    odd = [choice(0, proposal("named", right=False), proposal("guess", right=True)) for _ in range(5)]
    plain = [choice(n, proposal("named", right=True), proposal("guess", right=False)) for n in range(1, 21)]
    judged = cross_validated(learn(odd + plain, RULES))
    assert not judged[:5].any()
    assert judged[5:].all()


def test_a_set_counts_as_much_as_the_square_root_of_its_size() -> None:
    sets = [choice(n, proposal("a", right=True), of="pages") for n in range(16)]
    sets += [choice(n, proposal("a", right=True), of="sentences") for n in range(4)]
    importance = importance_of(sets)
    assert importance[:16].sum() == pytest.approx(2 * importance[16:].sum())
    assert importance.mean() == pytest.approx(1)


def test_the_report_tells_how_right_each_set_is_and_what_each_rule_is_worth() -> None:
    learnt = learn(corpus(), RULES)
    accuracy = [line.split() for line in accuracy_lines("test", corpus(), learnt)]
    assert accuracy[-1][:4] == ["all", "80", "100.0", "0.0"]
    worth = {tuple(line.split()[:-4]): line.split()[-4:] for line in worth_lines(["named", "idle"], learnt)}
    assert worth["rule", "named"][0] == "140"
    assert int(worth["rule", "named"][-1]) > 0
    assert worth["rule", "idle"] == ["0", "0", "0", "+0"]
    assert {("evidence", "named.before"), ("feature", "words")} < worth.keys()
