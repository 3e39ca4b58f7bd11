"""Why a number is no claim: the reasons, and what is refused for none of them."""

from typing import Any

import pytest

from claims.extract.claim import extract_claims, find_all_quantities
from claims.extract.refuse.reasons import EARLY, LATE
from claims.model import Document


def test_a_number_that_is_no_claim_is_refused_with_its_reason(refused: Any, read_twenty: Any) -> None:
    assert read_twenty(refused.phrase)[1] == refused.expected["reason"]


def test_a_figure_is_not_refused(nothing: str, read_twenty: Any) -> None:
    assert read_twenty(nothing)[1] is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("One of the men escaped.", "one"),
        ("One in zero came.", "one"),
        ("The two countries signed a treaty.", "back-reference"),
        ("It is one of the world's two largest ports.", "back-reference"),
        ("They have a policy of zero tolerance.", "name"),
        ("It is among the top 10 ports.", "name"),
        ("The house is on Seven Sisters Road.", "name"),
        ("He drew a .38 pistol.", "name"),
        ("Of the 20 most affected states, none is rich.", "back-reference"),
        ("They spoke for a month and a half of nothing else.", "duration"),
        ("A boy, 7, is missing.", "age"),
        ("Police say Omar al-Akri, 32, fled.", "age"),
        ("Both of them, age 29 -- a cook and a clerk -- fled.", "age"),
        ("It stands three-quarters of a mile away.", "distance"),
        ("The shop is open for half the day.", "duration"),
        ("There are two camps: A and B.", "list"),
        ("The other half of the city fell.", "name"),
        ("The quake had a magnitude of 6.1 on the scale.", "name"),
        ("Dial 0791 now.", "furniture"),
        ("It cost $ US 5 in all.", "uncounted"),
        ("It is open at 5 p.m. on most days.", "clock"),
        ("Children under 5 fell ill.", "age"),
        ("In 2014 it began.", "date"),
        ("2021 presidential candidates met.\n\nIt lies 1,300 miles away.", "date"),
        ("The 2013 floods are over.", "date"),
        ("The coup followed a 2004 attack.", "date"),
        ("It was a rise over 2014.", "date"),
        ("It stood there in A.D. 1000.", "date"),
        ("They struck at 1620.", "clock"),
        ("9.05 All is calm.\n\n14.20 Police fire at the crowd.", "clock"),
        ("Boys (under 5) fell ill.", "age"),
        ("It rose in two towns, Akra and Belo.", "list"),
        ("It rose in Akra and Belo, two towns of the north.", "list"),
        ("Clinics in four districts (Akra, Belo, Cuvo and Dano) reopened.", "list"),
        ("The 20-hectare fire spread.", "compound"),
        ("Dial (213) 555-0123 for help.", "furniture"),
        ("It stood at 7000000000000000000 then.", "code"),
        ("See Figures 10 and 11.", "name"),
        ("Call the hotline 1784, day or night.", "name"),
        ("The registration number is 2254.", "name"),
        ("Windows 10 users were hit.", "name"),
        ("Flight 370 passengers are missed.", "name"),
        ("Download the film (MPG, 2 MB).", "measure"),
        ("It carries a 500 kg warhead.", "measure"),
        ("He drew a .50 caliber gun.", "name"),
        ("They built a 2,800-square-metre (0.7-acre) hall.", "compound"),
        ("The 20 member council met.", "compound"),
        ("The camp lies within 500 metres of the border.", "distance"),
        ("Ships stayed hundreds of miles away.", "distance"),
        ("It flew only 998 horizontal miles.", "distance"),
        ("It fired at a range of 800 metres.", "distance"),
        ("One or more groups may strike.", "one"),
        ("Output grew to plan over 2024.", "date"),
        ("Copyright © 2016 NPR.", "date"),
        ("The order limits gatherings to eight people.", "limit"),
        ("Events with more than 10 people are banned.", "limit"),
        ("The law stops more than six people meeting.", "limit"),
        ("Holding anyone under 18 breaks the law.", "age"),
        ("They bought 150 km-range missiles.", "compound"),
        ("They dropped 1,000- to 2,000-pound bombs.", "compound"),
        ("THE PLANE IS A CESSNA 210 AIRCRAFT.", "name"),
        ("Graph 49 details the gaps.", "name"),
        ("He drew a 7.65 pistol.", "name"),
        ("An iPhone 7 sale fell through.", "name"),
        ("Profit fell in the last two quarters.", "duration"),
        ("Profit fell in the last three quarters.", "duration"),
        ("All photos 1/16 2001 Afghans reach the camp.", "date"),
        ("Phone them on 18005550123.", "furniture"),
        ("34 show all news in pictures", "furniture"),
        ("The two districts of Akra and Belo are flooded.", "list"),
        ("The four districts are Akra, Belo, Cuvo and Dano.", "list"),
        ("The pact rests on three requirements.", "back-reference"),
    ],
)
def test_some_numbers_are_refused_for_what_they_are(text: str, reason: str) -> None:
    document = Document(id="text", text=text)
    assert reason in [refused for _, refused in find_all_quantities(document)]
    assert extract_claims(document) == []


def test_rain_is_measured_where_a_distance_only_locates() -> None:
    (claim,) = extract_claims(
        Document(id="text", text="Heavy rain fell on the valley, where they measured 120 mm.")
    )
    assert (claim.figure, claim.unit) == ("120 mm", "km")
    assert extract_claims(Document(id="text", text="The bolt sat 120 mm from the edge.")) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The missile has a range of 400 km.", ["400 km"]),
        ("It has rockets with a maximum range of between 300 and 500 km.", ["between 300 and 500 km"]),
        ("The drone can fly more than 1,500 km.", ["more than 1,500 km"]),
        ("It fields the SM-6 (370 km) and the Aster-30 (150 km) missile.", ["370 km", "150 km"]),
        ("The army advanced 50 metres per day.", ["50 metres per day"]),
        ("The missile can hit towns 400 km away.", []),
        ("They fired a missile from 400 km away.", []),
        ("The missile hit Akra (20 km) and Belo.", []),
        ("He walks 10 km a day to school.", []),
        ("All 26 member states came.", ["26"]),
        ("The children are housed in groups of 20 people.", ["20"]),
        ("Police broke the rules and held 20 people meeting there.", ["20"]),
        ("After the raid, 42 from the village of Akra were arrested.", ["42"]),
        ("After the raid, 42 from the village, men with guns, left.", []),
        ("Some 6 feet (2 metres) of snow fell.", ["Some 6 feet", "2 metres"]),
        ("The camp lies 6 miles (10 km) of Akra.", []),
        ("SEVEN [NUMBER AS HEARD] OTHER PEOPLE WERE KILLED.", ["SEVEN"]),
        ("About three quarters of the men left.", ["About three quarters"]),
        (
            "They seized 330 pounds of explosives and hundreds of miles of pipe.",
            ["330 pounds of", "hundreds of miles"],
        ),
        ("They offered a $500-reward.", ["$500"]),
        ("The toll may pass 1,000 or more.", ["1,000 or more"]),
        ("Key figures: 20 refugees fled.", ["20"]),
        ("The two districts of the north held 20 camps.", ["two", "20"]),
        ("More than 2,000 died in 2014.", ["More than 2,000"]),
    ],
)
def test_what_counts_though_it_looks_like_what_does_not(text: str, figures: list[str]) -> None:
    assert [claim.figure for claim in extract_claims(Document(id="text", text=text))] == figures


def test_digits_that_repeat_a_number_are_refused() -> None:
    found = find_all_quantities(Document(id="text", text="Twenty (20) cases were found."))
    assert [(claim.figure, refused) for claim, refused in found] == [("Twenty", None), ("20", "repeated")]


def test_numbers_in_brackets_count_where_they_share_out_a_whole() -> None:
    text = "Some 60 cases were found, most of them in Akra (31) and Belo (20)."
    assert [claim.low for claim in extract_claims(Document(id="text", text=text))] == [60, 31, 20]
    text = "New cases were found in three counties, namely Akra (47), Belo (12) and Dor (13)."
    assert [claim.low for claim in extract_claims(Document(id="text", text=text))][-3:] == [47, 12, 13]
    text = "The refugees live in Borno (1.4 million), Adamawa (180,000) and Yobe (130,000)."
    assert [claim.low for claim in extract_claims(Document(id="text", text=text))] == [
        1.4e6,
        180_000,
        130_000,
    ]
    text = "The idea is an old one, as Akra (47) and Belo (12) say."
    assert extract_claims(Document(id="text", text=text)) == []
    text = "Some 60 cases were found, as the office (1) and the clinic (2) say."
    assert [claim.low for claim in extract_claims(Document(id="text", text=text))] == [60]


def test_every_refusal_stands_once_in_the_order_in_which_it_is_asked() -> None:
    names = [refusal.__name__ for refusal in (*EARLY, *LATE)]
    assert len(set(names)) == len(names)
    assert all(name.startswith("refuse_") for name in names)
