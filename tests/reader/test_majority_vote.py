"""Several readings of one text: what most of them say of each field, and what becomes of a tie."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from claims.lexicon import load_lexicon
from claims.model import Basis, Claim, Document, Tie, Vote
from claims.reader.agreement import VotedAgreement, vote_on, voted_chances
from claims.reader.model_answer import read_answer
from claims.reader.model_reader import claims_voted, read_by_rules

TEXT = (
    "Gunmen killed 20 people in Korvat on Monday, the mayor said. The Okvari Front denied it. "
    "On Tuesday its leader blamed the Red Army."
)
MAYOR = {"claimant": "mayor", "words": {"claimant": "the mayor said"}}
FRONT = {"claimant": "Okvari Front", "words": {"claimant": "The Okvari Front denied"}}
ARMY = {"claimant": "Red Army", "words": {"claimant": "the Red Army"}}
NOBODY = {"claimant": None}
INVENTED = {"claimant": "Blue Army", "words": {"claimant": "the Blue Army said"}}
NO_CLAIM = {"no_claim": "list", "words": {"no_claim": "killed 20 people"}}
SILENT: dict[str, Any] = {}


def vote(text: str, *readings: Mapping[str, Any] | None) -> list[Claim]:
    """What most readings say of a text; each says this of its first figure, None: it has no answer."""
    document = Document("text", text, published="2021-08-18")
    ruled = read_by_rules(document, load_lexicon())
    (prompt,) = ruled.prompts()
    answers = (it and json.dumps({"figures": [{"n": 1, **it}]}) for it in readings)
    return claims_voted(ruled, [[(prompt, read_answer(it))] if it else [] for it in answers])


def counted(claim: Claim, field: str) -> Vote | None:
    """The vote on a field."""
    return next(it.vote for it in claim.evidence if it.field == field)


@pytest.mark.parametrize(
    ("readings", "claimant", "agreeing"),
    [
        ((FRONT, FRONT, MAYOR), "Okvari Front", Vote(2, 3)),
        ((MAYOR, FRONT, FRONT), "Okvari Front", Vote(2, 3)),
        ((FRONT, FRONT, FRONT), "Okvari Front", Vote(3, 3)),
        ((NOBODY, FRONT, NOBODY), None, Vote(2, 3)),
        # A tie goes to what the rules read, else to the first reading.
        ((NOBODY, FRONT), None, Vote(1, 2, Tie.FIRST)),
        ((NOBODY, MAYOR), "mayor", Vote(1, 2, Tie.RULES)),
        ((FRONT, MAYOR), "mayor", Vote(1, 2, Tie.RULES)),
        ((FRONT, ARMY, MAYOR), "mayor", Vote(1, 3, Tie.RULES)),
        ((FRONT, ARMY), "Okvari Front", Vote(1, 2, Tie.FIRST)),
        ((ARMY, NOBODY, FRONT), "Red Army", Vote(1, 3, Tie.FIRST)),
        # What is not believed votes for what the rules read; what is not said has no vote.
        ((FRONT, INVENTED, INVENTED), "mayor", Vote(2, 3)),
        ((FRONT, SILENT, SILENT), "Okvari Front", Vote(1, 1)),
        ((FRONT, None, ARMY), "Okvari Front", Vote(1, 2, Tie.FIRST)),
        ((SILENT, SILENT), "mayor", None),
    ],
)  # fmt: skip
def test_what_most_readings_say_holds(
    readings: tuple[Mapping[str, Any] | None, ...], claimant: str | None, agreeing: Vote | None
) -> None:
    (claim,) = vote(TEXT, *readings)
    assert claim.claimant == claimant
    assert counted(claim, "claimant") == agreeing


def test_one_reading_is_no_vote() -> None:
    (claim,) = vote(TEXT, FRONT)
    assert [it.vote for it in claim.evidence] == [None] * len(claim.evidence)


def test_another_spelling_is_the_same_name() -> None:
    front = {"claimant": "okvari front", "words": {"claimant": "Okvari Front"}}
    (claim,) = vote(TEXT, ARMY, FRONT, front)
    assert (claim.claimant, counted(claim, "claimant")) == ("Okvari Front", Vote(2, 3))
    mayors = [
        {"claimant": it, "words": {"claimant": "the mayor said"}} for it in ("the mayor", "mayor", "mayor")
    ]
    (claim,) = vote(TEXT, *mayors, FRONT)
    assert (claim.claimant, counted(claim, "claimant")) == ("mayor", Vote(3, 4))
    places = [{"places": it, "words": {"places": it}} for it in (["Korvat", "Okvari"], ["Okvari", "Korvat"])]
    (claim,) = vote(TEXT, {"places": []}, *places)
    assert (claim.places, counted(claim, "places")) == (("Korvat", "Okvari"), Vote(2, 3))


def test_what_is_counted_goes_with_the_metric_that_most_give() -> None:
    attacks = {"metric": "attacks", "counted": "gunmen", "words": {"metric": "Gunmen"}}
    killed = {"metric": "killed", "counted": "people", "words": {"metric": "killed"}}
    bare = {"metric": "killed", "counted": None, "words": {"metric": "killed"}}
    (claim,) = vote(TEXT, attacks, killed, bare, killed)
    assert (claim.metric, claim.counted, claim.unit) == ("killed", "people", "people")
    assert (counted(claim, "metric"), counted(claim, "counted")) == (Vote(3, 4), Vote(2, 4))


def test_a_time_goes_with_what_it_rests_on() -> None:
    tuesday = {"as_of": "2021-08-17", "words": {"as_of": "On Tuesday"}}
    (claim,) = vote(TEXT, {"as_of": None}, tuesday, tuesday)
    assert (claim.as_of, claim.as_of_basis) == ("2021-08-17", Basis.TEXT)
    (claim,) = vote(TEXT, {"as_of": None}, tuesday, {"as_of": None})
    assert (claim.as_of, claim.as_of_basis) == ("2021-08-18", Basis.PUBLICATION)


@pytest.mark.parametrize(
    ("readings", "found"),
    [
        ((NO_CLAIM, NO_CLAIM, FRONT), 0),
        ((NO_CLAIM, FRONT, FRONT), 1),
        ((NO_CLAIM, FRONT), 1),  # as the rules have it
        ((NO_CLAIM, None), 0),  # who is not heard has no vote
        ((NO_CLAIM, NO_CLAIM), 0),
    ],
)
def test_a_figure_is_no_claim_where_most_say_so(
    readings: tuple[Mapping[str, Any] | None, ...], found: int
) -> None:
    claims = vote(TEXT, *readings)
    assert len(claims) == found
    assert all(it.claimant == "Okvari Front" for it in claims)


def test_a_figure_that_the_rules_refuse_needs_most_readings() -> None:
    text = "The road is 30 years old. Gunmen killed 20 people there."
    document = Document("text", text, published="2021-08-18")
    ruled = read_by_rules(document, load_lexicon())
    assert [it.figure for it in ruled.refused] == ["30"]
    (prompt,) = ruled.prompts()
    told = {"figure": "30", "sentence": "The road is 30 years old", "metric": "other", "claimant": None}
    points = read_answer(json.dumps({"figures": [{"n": 1, "claimant": None}], "overlooked": [told]}))
    passes = read_answer(json.dumps({"figures": [{"n": 1, "claimant": None}]}))
    for answers, figures in (
        ((points, passes), ["20"]),
        ((passes, points, points), ["30", "20"]),
        ((points, passes, passes), ["20"]),
    ):
        assert [it.figure for it in claims_voted(ruled, [[(prompt, it)] for it in answers])] == figures


def test_a_part_of_a_figure_that_is_voted_out_stands_alone() -> None:
    text = "Gunmen killed 20 people in Korvat, 12 of them children."
    ruled = read_by_rules(Document("text", text, published="2021-08-18"), load_lexicon())
    (prompt,) = ruled.prompts()
    part = {"n": 2, "part_of": 1}
    whole, none = {"n": 1, "claimant": None}, {"n": 1, **NO_CLAIM}

    def read(*first: Mapping[str, Any]) -> list[int | None]:
        answers = (read_answer(json.dumps({"figures": [it, {**part, "claimant": None}]})) for it in first)
        return [it.part_of for it in claims_voted(ruled, [[(prompt, it)] for it in answers])]

    assert read(whole, whole, none) == [None, text.index("20")]
    assert read(whole, none, none) == [None]


def test_a_claim_on_which_all_readings_agree_is_surer() -> None:
    ruled = read_by_rules(Document("text", TEXT, published="2021-08-18"), load_lexicon()).claims[0]
    (alike,), (apart,) = vote(TEXT, FRONT, FRONT, FRONT), vote(TEXT, FRONT, FRONT, ARMY)
    assert vote_on(ruled, alike) == VotedAgreement(1, True)
    assert vote_on(ruled, apart) == VotedAgreement(1, False)
    assert apart.confidence == voted_chances()[VotedAgreement(1, False)] < alike.confidence
