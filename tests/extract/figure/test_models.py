"""Names of models with their numbers, calibres and other measures between a figure and what it counts."""

import pytest

from claims.extract.claim import extract_claims
from claims.model import Document


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("They lost 40 T-72M1 tanks.", ["40 T-72M1 tanks"]),
        ("The army bought 12 9K33 Osa launchers.", ["12 9K33 Osa launchers"]),
        ("It began the year with 180 9M723 and 9M727 in stock.", ["180 9M723"]),
        ("It threatened to fire four Hwasong-12 missiles.", ["four Hwasong-12 missiles"]),
        ("They launched six Hwasong-12s on Monday.", ["six Hwasong-12s"]),
        ("The army sent 14 PzH 2000 howitzers.", ["14 PzH 2000 howitzers"]),
        ("The navy has six Type 45 destroyers.", ["six Type 45 destroyers"]),
        ("They got 3,000 155mm rounds, 120 122mm rockets.", ["3,000 155mm rounds", "120 122mm rockets"]),
        ("It got 1 200 152 mm shells.", ["1 200 152 mm shells"]),
        ("Jets dropped two 500-lb bombs.", ["two 500-lb bombs"]),
        ("Jets dropped four 2,000-pound bombs.", ["four 2,000-pound bombs"]),
        ("They seized two .50-caliber guns.", ["two .50-caliber guns"]),
        ("Engineers blew two 6-metre-wide gaps.", ["two 6-metre-wide gaps"]),
        ("They hold 250 S-300PS/PT launchers.", ["250 S-300PS/PT launchers"]),
        ("The 12 (twelve) jets landed.", ["12 jets"]),
        ("THEY LAUNCHED FOUR SA-7'S IN THE AREA.", ["FOUR SA-7"]),
        ("Some 19 trained and equipped nurses came.", ["Some 19 trained and equipped nurses"]),
        ("The city uses the 35D6M radar and the N011M Bars.", []),
        ("Akra counted 20 Belo-3 cases.", ["20 Belo-3 cases"]),
        ("It reached 5M people and 12K homes.", ["5M people", "12K homes"]),
        ("France gave Kyiv six Mirage 2000s.", ["six Mirage 2000s"]),
        ("Israel flew 12 F-35 Lightning IIs.", ["12 F-35 Lightning IIs"]),
        ("They got 12 TB2s and six A400Ms.", ["12 TB2s", "six A400Ms"]),
        ("The navy lost two F/A-18s.", ["two F/A-18s"]),
    ],
)  # fmt: skip
def test_a_model_stands_between_a_figure_and_its_noun(text: str, figures: list[str]) -> None:
    claims = extract_claims(Document(id="text", text=text))
    assert [" ".join((it.figure, it.counted or "?")) for it in claims] == figures


def test_fighters_with_a_number_are_aircraft() -> None:
    for text in ("It has 24 Su-35S fighters.", "It has 24 stealth fighters.", "It has 24 F/A-18 fighters."):
        (claim,) = extract_claims(Document(id="text", text=text))
        assert (claim.metric, claim.unit) == ("weapons", "fighter")
    (claim,) = extract_claims(Document(id="text", text="It has 24 seasoned fighters."))
    assert (claim.metric, claim.unit) == ("fighters", "people")


@pytest.mark.parametrize(
    ("text", "phrase", "unit"),
    [
        ("It saw 20 children ages 6 and 7.", "children", "people"),
        ("They put up 20 tall poles.", "tall poles", "pole"),
        ("The inn took in 20 Poles.", "Poles", "people"),
        ("Some 20 Kurds occupy land there.", "Kurds", "people"),
    ],
)
def test_a_noun_phrase_ends_where_ages_and_verbs_begin(text: str, phrase: str, unit: str) -> None:
    (claim,) = extract_claims(Document(id="text", text=text))
    assert (claim.counted, claim.unit) == (phrase, unit)


@pytest.mark.parametrize(
    ("text", "metric", "unit"),
    [
        ("Britain sent six Typhoons to Cyprus.", "weapons", "typhoon"),
        ("Two F-22 Raptors took off.", "weapons", "raptor"),
        ("Two MQ-9 Skywatchers took off.", "weapons", "skywatcher"),
        ("They fired two Geran-2s at the port.", "weapons", "geran-2"),
        ("It lost 12 Sukhois in a week.", "weapons", "sukhoi"),
        ("The navy has six Type 45s.", "weapons", "type"),
        ("The army has 14 Boxers.", "weapons", "boxer"),
        ("Three Ropucha-class landing ships burnt.", "weapons", "ship"),
        ("Three cargo ships burnt.", "other", "ship"),
        ("The club bought 14 Boxers.", "other", "people"),
        ("The islands saw six typhoons last year.", "other", "typhoon"),
        ("12 Typhoons Struck Philippines Last Year", "other", "typhoon"),
        ("The hospital saw 12 COVID-19 Patients.", "other", "people"),
        ("The keeper feeds two hawks and a python.", "other", "hawk"),
    ],
)
def test_names_of_models_are_arms(text: str, metric: str, unit: str) -> None:
    (claim,) = extract_claims(Document(id="text", text=text))
    assert (claim.metric, claim.unit) == (metric, unit)


def test_a_sum_that_leaves_its_currency_out_is_money_whatever_is_done_with_it() -> None:
    text = "We sold the house and raised 4 million naira. They wanted 40 million."
    claims = extract_claims(Document(id="text", text=text))
    assert [(it.metric, it.unit) for it in claims] == [("money", "NGN")] * 2


def test_sources_that_are_cited_are_not_counted() -> None:
    claims = extract_claims(Document(id="text", text="Reuters, citing two officials, said 60 men had fled."))
    assert [claim.figure for claim in claims] == ["60"]


def test_a_telephone_number_is_no_range() -> None:
    for text in ("Call our hotline on 555-1234.", "Readers can ring 555-1234 or text 60777."):
        assert list(extract_claims(Document(id="text", text=text))) == []
    (claim,) = extract_claims(Document(id="text", text="He put the toll at 300-1000."))
    assert claim.figure == "300-1000"


def test_a_figure_that_another_is_held_against_stands_as_it_is() -> None:
    (_, claim) = extract_claims(Document(id="text", text="It got 40 doses, far below the 90 doses it needs."))
    assert (claim.figure, claim.low, claim.high) == ("90", 90, 90)


def test_some_of_a_family_are_people() -> None:
    (claim,) = extract_claims(Document(id="text", text="The strike killed 12 of her family."))
    assert claim.unit == "people"
