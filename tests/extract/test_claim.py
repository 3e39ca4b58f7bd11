"""From a text to its claims: what every claim of any text keeps, and some texts whole."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract.claim import extract_claims, find_all_quantities
from claims.model import Claim, Document, Qualifier

NEWS_WORDS = """12|3,000|two|dozens|of|thousands|between|and|14,000|to|18,000|up|more|than|at|least|militants
people|soldiers|were|killed|wounded|in|Iraq|Syria|Mosul|,|.|;|:|"|“|”|(|)|-|–|said|officials|according|UN|on
Monday|since|March|2011|last|month|will|not|the|a|%|$|£|million|percent|half|which|who|that|Islamic State|IS
US-led|Syrian|army|group|it|they|had|has|•|IS's"""
WORDS = st.sampled_from([*NEWS_WORDS.replace("\n", "|").split("|"), "\n"])
NEWS = st.lists(WORDS, max_size=60).map(" ".join)
HOSTILE = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x10FFFF), max_size=120),
    st.lists(
        st.sampled_from(
            [
                "1",
                ",",
                ".",
                "-",
                "–",
                "\u200b",
                "\u202e",
                "٣",
                "½",
                "²",
                "𝟙",
                "Ⅷ",
                "\ud7ff",
                "é",
                "\x00",
                "$",
                " ",
            ]
        ),
        max_size=80,
    ).map("".join),
)


def claims_of(text: str, published: str | None = None) -> list[Claim]:
    return extract_claims(Document(id="text", text=text, published=published))


@settings(max_examples=300, deadline=None)
@given(st.one_of(NEWS, HOSTILE), st.sampled_from([None, "2016", "2016-02", "2016-02-29"]))
def test_every_claim_of_any_text_is_grounded_and_in_order(text: str, published: str | None) -> None:
    found = claims_of(text, published)
    for claim in found:
        assert text[claim.start : claim.end] == claim.figure
        assert claim.quote_start <= claim.start < claim.end <= claim.quote_end
        assert claim.low is not None or claim.high is not None
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert claim.qualifier in Qualifier
        assert 0 <= claim.confidence <= 1
        assert all(0 <= e.start <= e.end <= len(text) for e in claim.evidence)
    starts = [(claim.start, claim.end) for claim in found]
    assert starts == sorted(starts)
    assert all(before[1] <= after[0] for before, after in pairwise(starts))


@settings(max_examples=100, deadline=None)
@given(NEWS)
def test_the_same_text_gives_the_same_claims_alone_and_among_others(text: str) -> None:
    alone = claims_of(text)
    claims_of("In May 12 people were killed in Mosul, the UN said.")
    assert claims_of(text) == alone


@settings(max_examples=100, deadline=None)
@given(NEWS)
def test_claims_are_the_quantities_that_are_not_refused(text: str) -> None:
    document = Document(id="text", text=text)
    assert [c for c, refused in find_all_quantities(document) if refused is None] == extract_claims(document)


def test_a_figure_has_its_bounds_claimant_place_and_time() -> None:
    (claim,) = claims_of(
        "Aid workers in Bosaso said on Tuesday that between 300 and 400 families had fled Galkayo.",
        "2015-12-03",
    )
    assert (claim.figure, claim.low, claim.high, claim.unit) == ("between 300 and 400", 300, 400, "family")
    assert (claim.metric, claim.places, claim.as_of) == ("displaced", ("Galkayo",), "2015-12-01")
    assert claim.claimant is not None
    assert claim.claimant.startswith("aid workers")


def test_a_damaged_number_is_read_as_it_was_meant() -> None:
    (claim,) = claims_of("The general asked for 3,\\000 more soldiers.")
    assert (claim.figure, claim.low) == ("3,\\000", 3000)


def test_a_figure_may_run_over_a_line_break() -> None:
    (claim,) = claims_of("Rebels captured more than\n40 soldiers near the river.")
    assert (claim.figure, claim.low, claim.high) == ("more than\n40", 40, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The attack came on 14 May 2016.", "date"),
        ("The boy is 12 years old.", "age"),
        ("A 45-year-old farmer was seen.", "age"),
        ("They waited for six to 12 months.", "duration"),
        ("The seven-year civil war went on.", "duration"),
        ("He came 3rd in the race.", "ordinal"),
        ("The camp lies five kilometres from the border.", "distance"),
        ("Resolution 2254 was adopted.", "name"),
        ("The F-16 returned to its base.", "name"),
        ("They met at 7:25 pm in the capital.", "clock"),
        ("Their 15-member council met.", "compound"),
        ("One of the men escaped.", "one"),
        ("The two countries signed a treaty.", "back-reference"),
        ("The quake had a magnitude of 6.1 on the scale.", "name"),
        ("The home team had a 3-1 win.", "score"),
    ],
)
def test_a_number_that_is_no_claim_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert reason in [refused for _, refused in find_all_quantities(Document(id="text", text=text))]
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("The blast killed 20 and wounded 14 others.", ["killed", "injured"]),
        (
            "At least 17 people, including seven children, were killed and 70 others wounded.",
            ["killed", "killed", "injured"],
        ),
        ("The shelling left 40 people dead.", ["killed"]),
        ("The death toll rose from 30 to 45.", ["killed", "killed"]),
        ("Among the dead were 22 children.", ["killed"]),
        ("Gunmen killed the mayor and three other people.", ["killed"]),
        ("The army lost 60 soldiers in a week.", ["killed"]),
        ("Police arrested 15 suspects.", ["detained"]),
        ("A militant group is holding seven engineers.", ["abducted"]),
        ("Kidnappers freed 12 girls whom they had held for a year.", ["abducted"]),
        ("Some 20,000 people have fled to Uganda.", ["refugees"]),
        ("The storm displaced two million people.", ["displaced"]),
        ("Some 2.7 million people are in need of aid.", ["people_in_need"]),
        ("The city has a population of 500,000.", ["population"]),
        ("The group has 600 fighters from Tunisia, Libya and Morocco.", ["foreign_fighters"]),
        ("The group lost 60% of its territory.", ["territory"]),
        ("Troops took 14 villages and two bases.", ["settlements", "settlements"]),
        ("Jets carried out 25 raids.", ["airstrikes"]),
        ("Three bombs exploded near a market.", ["attacks"]),
        ("The army destroyed 40 tanks.", ["weapons"]),
        ("Donors pledged $3 billion for the refugees.", ["money"]),
        ("The house passed it by a vote of 308-106.", ["votes", "votes"]),
        ("The army will send 400 troops, 200 of which will be engineers.", ["troops", "troops"]),
        ("Wildfires burned 6,000 acres.", ["other"]),
    ],
)
def test_what_happened_goes_before_what_they_are(text: str, metrics: list[str]) -> None:
    assert [claim.metric for claim in claims_of(text)] == metrics


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The Taliban have 60,000 fighters.", "Taliban"),
        ("With up to 9,000 fighters, Boko Haram is still strong.", "Boko Haram"),
        ("Islamic State lost 40 fighters in the battle.", "Islamic State"),
        ("At least 12 Syrian soldiers were killed.", "Syria"),
        ("Two American airmen were killed.", "United States"),
        ("France sent 4,000 troops to Mali.", "France"),
        ("Some 460 attacks by Boko Haram were counted.", "Boko Haram"),
        ("Al-Shabaab was weakened. The group still holds a dozen towns.", "al-Shabab"),
        (
            "Next is the Turkistan Islamic Party, to which he attributes 1,500 fighters.",
            "Turkistan Islamic Party",
        ),
        ("Floods killed 40 people in Pakistan.", None),
        ("Rebels killed 20 civilians.", None),
    ],
)
def test_a_figure_has_the_subject_it_is_about(text: str, subject: str | None) -> None:
    (claim,) = claims_of(text)
    assert claim.subject == subject


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army has sent 400 troops.", "asserted"),
        ("The army will send 400 troops.", "planned"),
        ("The ministry plans to spend $40 million on shelters.", "planned"),
        ("Another 400 troops will be needed.", "planned"),
        ("Rebels said 400 were dead. The claim could not be independently verified.", "disputed"),
        ("They bought the $40 million plane and will use it.", "asserted"),
        ("In May 2016 some 400 people died.", "asserted"),
    ],
)
def test_plans_and_doubts_are_told_from_facts(text: str, status: str) -> None:
    assert [str(claim.status) for claim in claims_of(text)] == [status]
