"""Whose figure it is."""

from collections.abc import Callable
from typing import Any

import pytest

from claims.extract.claim import extract_claims
from claims.model import Claim, Document


def test_a_text_tells_whose_figure_it_is(subject: Any, twenty: Callable[..., Claim]) -> None:
    assert twenty(subject.phrase).subject == subject.expected["subject"]


def test_a_figure_may_be_nobodys(nothing: str, twenty: Callable[..., Claim]) -> None:
    assert twenty(nothing).subject is None


# The title of a text, its words, and whose the last figure is.
OF_TEXTS = [
    (
        "Norwing to cut jobs",
        "The airline Norwing grew. Norwing hired. Norwing's shares fell 4 percent.",
        "Norwing",
    ),
    (
        "Norwing to cut jobs",
        "The airline Norwing grew. Norwing hired. Norwing said it cut 300 jobs.",
        "Norwing",
    ),
    (
        "Norwing to cut jobs",
        "The airline Norwing grew. Norwing hired. Norwing waits. The airline hired 300 pilots.",
        "Norwing",
    ),
    (
        "Norwing to cut jobs",
        "The airline Norwing grew. Norwing hired. Norwing waits. A storm hit 300 homes.",
        None,
    ),
    (
        "Norwing to cut jobs",
        "The airline Norwing grew. Norwing hired. Norwing waits. The storm caused $3 million in damage.",
        None,
    ),
    (
        "Bricks win the vote",
        "The party Bricks grew. Bricks won. Bricks waits. The dinar was trading at $3.",
        None,
    ),
    ("Norwing to cut jobs", "Norwing is an airline. Shares fell 4 percent.", None),
    (
        "Norwing to cut jobs",
        "The airline Norwing grew. Norwing hired. Norwing waits. Fines may reach $3 million.",
        "Norwing",
    ),
    (
        "Norwing to cut jobs",
        "The airline Norwing grew. Norwing hired. Norwing waits. Families earn $3,000 in the town.",
        None,
    ),
    (
        "Croydon tram crash hurts five",
        "A tram fell in Croydon. The operator runs trams in Croydon. Doctors in Croydon saw 40 patients.",
        None,
    ),
    ("Mali", "Military expenditures were 4.3% of GDP.", "Mali"),
    ("Kenya to resettle farmers", "The plan will cost the government $3 million.", "Kenya"),
    ("Kenya to resettle farmers", "The farmers paid $3 million.", None),
    (
        "Kenya to resettle farmers",
        "Lists of payments that officers took away from the farm of a trader in the hills show $3 million.",
        None,
    ),
    ("Kenya and Mali meet", "The plan will cost the government $3 million.", None),
    ("Smith to sell", "John Smith is here. Smith left. Smith waits. Smith has a $3 million loss.", None),
    (None, "Boko Haram struck. Boko Haram fled. Troops killed 30 militants.", "Boko Haram"),
    (None, "Boko Haram struck. Boko Haram fled. Boko Haram killed 30 militants.", None),
    (None, "Boko Haram struck. Boko Haram fled. Troops killed 30 rebels.", None),
    (None, "Boko Haram struck. Boko Haram fled. Troops recovered two rifles and 30 mortars.", "Boko Haram"),
    (None, "Boko Haram struck. Boko Haram fled. Troops destroyed two vans and 30 mortars.", None),
    (
        None,
        "Turkish soldiers died. War came to Turkey. In the hills of Turkey near Iraq 30 soldiers fell.",
        "Turkey",
    ),
]


def test_a_state_that_begins_another_sentence_has_its_own() -> None:
    text = "There are 90 Rwandan soldiers in Congo. Uganda will send 20,000."
    assert [it.subject for it in extract_claims(Document("text", text))] == ["Rwanda", "Uganda"]


@pytest.mark.parametrize(("title", "text", "whose"), OF_TEXTS)
def test_a_text_tells_whose_a_figure_is_that_names_nobody(
    title: str | None, text: str, whose: str | None
) -> None:
    assert extract_claims(Document("text", text, title=title))[-1].subject == whose


@pytest.mark.parametrize(
    ("text", "whose", "rule"),
    [
        ("The city saw 20 Taliban fighters surrender.", "Taliban", "subject.noun-phrase"),
        ("France lost 12 French soldiers.", "France", "subject.holder"),
        ("Some 400 fighters loyal to the Taliban arrived.", "Taliban", "subject.belonging"),
        ("About 90 attacks were carried out by Boko Haram.", "Boko Haram", "subject.agent"),
        ("With 9,000 fighters, Boko Haram is strong.", "Boko Haram", "subject.agent"),
        ("The camp is run by the Taliban (600 fighters).", "Taliban", "subject.adjacent"),
        ("Boko Haram grew. It has 9,000 fighters.", "Boko Haram", "subject.carried"),
        ("Russian jets bombed the city. Some 40 air strikes were counted.", "Russia", "subject.air-force"),
        ("Some 9,000 rebels are in the hills.", None, "subject.none"),
    ],
)
def test_a_subject_is_found_by_its_rule(text: str, whose: str | None, rule: str) -> None:
    claim = extract_claims(Document("text", text))[-1]
    assert (claim.subject, {e.field: e.rule for e in claim.evidence}["subject"]) == (whose, rule)


def test_a_list_of_any_length_is_read_to_its_end() -> None:
    text = "Cases rose to 20, " + "Homs (4), " * 1500 + "Hama (3)."
    assert len(extract_claims(Document("list", text))) > 1
