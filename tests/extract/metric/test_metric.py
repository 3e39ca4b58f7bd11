"""What a figure measures: what happened to those counted goes before what they are."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.extract.claim import extract_claims
from claims.model import Claim, Document


def test_a_sentence_tells_the_metric_of_its_figure(metric: Any, twenty: Callable[..., Claim]) -> None:
    assert twenty(metric.phrase).metric == metric.expected["metric"]


def test_what_no_metric_knows_is_other(nothing: str, twenty: Callable[..., Claim]) -> None:
    assert twenty(nothing).metric == "other"


VOCABULARY = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))["vocabulary"]
KNOWN = 0.95  # the share of a class from which on it is complete


def metric_of_twenty(text: str) -> str:
    """The metric of the figure of a text that is written with a 20, in whatever unit."""
    (metric,) = (it.metric for it in extract_claims(Document("text", text)) if "20" in it.figure)
    return metric


@pytest.mark.parametrize("kind", VOCABULARY, ids=lambda kind: kind["metric"])
def test_the_words_of_a_class_are_known(kind: dict[str, Any]) -> None:
    unknown = [it for it in kind["phrases"] if metric_of_twenty(it) != kind["metric"]]
    assert len(unknown) <= (1 - KNOWN) * len(kind["phrases"]), unknown


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("The blast killed 20 and wounded 14 others.", ["killed", "injured"]),
        (
            "At least 17 people, including seven children, were killed and 70 others wounded.",
            ["killed", "killed", "injured"],
        ),
        ("The shelling left 40 people dead.", ["killed"]),
        ("The camp has 400 huts/13,880 refugees.", ["other", "refugees"]),
        ("The death toll rose from 30 to 45.", ["killed", "killed"]),
        ("Among the dead were 22 children.", ["killed"]),
        ("Gunmen killed the mayor and three other people.", ["killed"]),
        ("The army lost 60 soldiers in a week.", ["killed"]),
        ("Police arrested 15 suspects.", ["detained"]),
        ("Six men were arrested, nine men killed.", ["detained", "killed"]),
        ("Two guards killed, three others wounded in blast.", ["killed", "injured"]),
        ("Some 20,000 people (54 percent of the plan) need aid.", ["people_in_need", "people_in_need"]),
        ("The appeal is 20 percent funded.", ["money"]),
        ("In week 4, 6,872 patients were seen.", ["other"]),
        ("Of the reported cases, 263 were from the port, 254 were from the hills.", ["other", "other"]),
        ("Among the dead, 63 were women.", ["killed"]),
        ("Among all patients, 22 (43%) were nurses.", ["other", "other"]),
        ("Of the hill, 263 was the best.", []),
        ("In all 20 cases were found in the hills (Kano – 12, Jos – 8).", ["other", "other", "other"]),
        ("Some 900 people in Chad, Mali, and Niger have received food assistance.", ["people_in_need"]),
        ("Some 900 people came, and the villages have received food assistance.", ["other"]),
        ("Some 90 men from Kano and Jos managed to escape captivity.", ["abducted"]),
        ("Some 16% of infants aged 0 to 6 have not been vaccinated.", ["other"]),
        ("Of the 16 children screened, five were thin.", ["civilians", "civilians"]),
        ("Some 16 children were infected.", ["other"]),
        ("Some 75% of families have poor shelter, marking a 23 percent increase.", ["people_in_need"] * 2),
        ("Some 75% of families are in need. Bread saw a 23 percent increase.", ["people_in_need", "other"]),
        (
            "In all 450 people attended hygiene sessions at three sites, including 120 women and 80 men.",
            ["people_in_need", "other", "people_in_need", "people_in_need"],
        ),
        (
            "Some 450 people fled from three towns, including two villages.",
            ["displaced", "settlements", "settlements"],
        ),
        ("Needs were highest in schooling (77%) and health (71%).", ["people_in_need"] * 2),
        ("Funding needs grew in schooling (77%).", ["money"]),
        ("Of the 77% of households with unmet needs, 46% had no roof.", ["people_in_need"] * 2),
        ("Some 54% of families reported acute needs.", ["people_in_need"]),
        ("Some 54% of families reported that they had what others need.", ["other"]),
        ("Most families have poor shelter (79%) and share rooms (75%).", ["people_in_need"] * 2),
        ("Young people often share rooms (75%).", ["other"]),
        ("The prevalence of wasting was high among: Kano IDPs (18%), Jos IDPs (17%).", ["other"] * 2),
        ("Obstacles are lost papers (56%), the cost of drugs (51%) and distance (40%).", ["other"] * 3),
        ("The army reported a 50 percent fall in casualty incidents.", ["attacks"]),
        ("The study had 900 respondents from 16 counties of eight divisions.", ["other"] * 3),
        ("Rebels took the posts of eight divisions in 16 counties.", ["units", "settlements"]),
        ("Prices fell in six assessed districts.", ["other"]),
        ("Soap will be handed out at the three border points.", ["other"]),
        ("Rebels captured 12 border points.", ["settlements"]),
        ("They gave out 900 nets, handed 60 tools to the chief and left.", ["other", "other"]),
        ("The mission distributed 9,000 fishing nets to 4,500 families.", ["other", "people_in_need"]),
        (
            "Clinics provided medical consultations to 450 people, including 200 infants.",
            ["people_in_need", "people_in_need"],
        ),
        ("The hotel delivered the speech of the mayor to 90 guests.", ["other"]),
        (
            "In all 450 people attended hygiene sessions, including 120 women and 80 men.",
            ["people_in_need", "people_in_need", "people_in_need"],
        ),
        (
            "There are 900 people in need of food. Among these are 400 children; 200 women; 30 others.",
            ["people_in_need", "people_in_need", "people_in_need", "people_in_need"],
        ),
        ("They fed 500 orphans (200 boys; 300 girls).", ["people_in_need"] * 3),
        ("Some 20 volunteers provide assistance in the valley.", ["other"]),
        ("All 27 doctors of the valley have been reached.", ["other"]),
        ("About 30% of households do not treat their water.", ["other"]),
        ("About 16% of infants have not been vaccinated.", ["other"]),
        ("About 16% of infants have been vaccinated.", ["people_in_need"]),
        ("Some 22 families (81 persons) were submitted for resettlement.", ["refugees", "refugees"]),
        ("About 140 people managed to escape captivity.", ["abducted"]),
        ("The exodus from the town has topped 90,000.", ["displaced"]),
        ("The case fatality rate of the fever stands at 3 percent.", ["killed"]),
        ("The unemployment rate stands at 3 percent.", ["other"]),
        ("Some 90 people were kidnapped, 40 percent more than in May.", ["abducted", "abducted"]),
        ("Of 36 mills in the valley, 17 still work.", ["other", "other"]),
        ("Of the 42 seized, 12 escaped and 30 were freed.", ["abducted", "abducted", "abducted"]),
        ("Some 400 households (2,400 people) are in camps.", ["civilians", "civilians"]),
        ("Aid went to 3,000 of the most vulnerable.", ["people_in_need"]),
        ("Hail flattened 9,000 hectares of maize.", ["other"]),
        ("The fire killed 60 people, twice as many as the 30 in March.", ["killed", "killed"]),
        ("Some 900 schools have opened, two in three of them full.", ["other", "other"]),
        ("Bread costs ten times what it did.", []),
        ("Police arrested 140 men, released 90 and charged 50.", ["detained", "detained", "detained"]),
        ("The party lost 42 seats but kept 151 of 300.", ["other", "other", "other"]),
        ("Uganda has sent 400 officers, out of 900 promised.", ["troops", "troops"]),
        ("The camp, built for 20,000, now holds 75,000 people.", ["displaced"]),
        ("The school shelters 3,200 people.", ["displaced"]),
        ("Some 23 of the dead were children, 14 of them under five.", ["killed", "killed"]),
        ("Half of them were under 18.", ["other"]),
        ("The war dead have thus passed 30,000.", ["killed"]),
        ("In May 98 lorries got in. Before the war it was 500.", ["other", "other"]),
        ("Suspected cases (2024): 16,800\nDeaths (2024): 570", ["other", "killed"]),
        ("Chad hosts 900 refugees and the United States 50.", ["refugees", "refugees"]),
        ("They cut the share of jobs kept for veterans to five percent from 30.", ["other", "other"]),
        (
            "The heat killed 900 pilgrims. Chad has buried 68, Mali has lost 83.",
            ["killed", "killed", "killed"],
        ),
        ("The lake held 18 cubic km of water.", ["other"]),
        ("The toll rose to 137 and 97 remained in hospital.", ["killed", "injured"]),
        ("Four men appeared in court; two pleaded guilty.", ["civilians", "civilians"]),
        ("Gunmen seized 42 pupils. Twelve escaped and 30 were freed.", ["abducted", "abducted", "abducted"]),
        ("The world has paid 49% of the $2.7 billion.", ["money", "money"]),
        ("In May 592 people died, 26 per cent more than in April (468).", ["killed", "killed", "killed"]),
        (
            "People reached: 9,000\nHouses damaged: 300\nPeople in need: 8,000",
            ["people_in_need", "other", "people_in_need"],
        ),
        (
            "Displaced: 12,000 people\nMissing: 14 people\nAffected: 90,000 people",
            ["displaced", "abducted", "people_in_need"],
        ),
        (
            "Deaths: 10\nVillages affected: 40\nTargeted: 3,000 people",
            ["killed", "settlements", "people_in_need"],
        ),
        ("412 attacks recorded\n86 civilians killed\n$30 million required", ["attacks", "killed", "money"]),
        ("Only $40 million came; a quarter has been spent.", ["money", "money"]),
        ("Murders in the port rose from 300 in 2019 to 412 last year.", ["killed", "killed"]),
        ("In the port, attacks on farms have reached 40.", ["attacks"]),
        ("In 2019 there were 300 murders; in 2020, 412.", ["killed", "killed"]),
        ("They launched 46 drones; 38 were shot down.", ["weapons", "weapons"]),
        ("Fighting broke out. A convoy took 1,100 foreigners to the port.", ["civilians"]),
        ("The militants have 600 men, 40 of them foreigners.", ["fighters", "foreign_fighters"]),
        ("The dollar was up 2 percent.", ["money"]),
        ("Deaths and injuries rose 14 percent.", ["killed"]),
        ("Fines of up to 10 percent of annual sales.", ["money"]),
        ("Six men who were wanted for theft have been arrested.", ["detained"]),
        ("Six leaders of a band linked to the gang were killed.", ["killed"]),
        ("Twelve nurses were deliberately and brutally murdered.", ["killed"]),
        ("The fatal shootings last week of two men.", ["killed"]),
        ("They began evacuating on Friday 1,700 inmates.", ["displaced"]),
        ("Police rescued three girls from their kidnappers.", ["abducted"]),
        ("They killed 48 people in the north, along with six children.", ["killed", "killed"]),
        ("They killed 48 people, including a woman and her six children.", ["killed", "killed"]),
        ("Strike kills wounds 20 guards.", ["killed"]),
        ("Police found two car bombs.", ["weapons"]),
        ("Two grenades were thrown at the house.", ["attacks"]),
        ("Floods hit six states.", ["settlements"]),
        ("Voters in six states went to the polls.", ["other"]),
        ("Three victims were evacuated.", ["displaced"]),
        ("Three victims were buried.", ["killed"]),
        ("The storm did damage in the millions.", ["money"]),
        ("Some 40 villages were hit. Thousands remain.", ["settlements", "other"]),
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
        ("Some 2 million of the strip's 2.3 million people have fled.", ["displaced", "population"]),
        ("The war has uprooted 2 million of the strip's 2.3 million residents.", ["displaced", "population"]),
        ("The death toll reached 40 people.", ["killed"]),
        ("The agency reached 40,000 people.", ["people_in_need"]),
        ("The flood swept away 40 villagers and 300 goats.", ["killed", "other"]),
        ("Militants took 40 people hostage.", ["abducted"]),
        ("Some 40 sailors are held by pirates.", ["abducted"]),
        ("Some 40 people needed hospital treatment.", ["injured"]),
        ("Helicopters rescued 350 people.", ["civilians"]),
        ("The siege left 4,000 people trapped in the town.", ["people_in_need"]),
        ("Some 1.8 million people are still living in camps.", ["displaced"]),
        ("Some 4,000 people were temporarily housed in tents.", ["displaced"]),
        ("Some 4,000 people are staying in 60 relief camps.", ["displaced", "other"]),
        ("Some 4,000 people are staying in hotels.", ["other"]),
        ("The agency assisted 4,000 refugees.", ["people_in_need"]),
        ("The agency assisted 4,000 soldiers.", ["troops"]),
        ("Some 40,000 drought-affected families have left.", ["people_in_need"]),
        ("Two companies of soldiers moved in.", ["units"]),
        ("Two companies bid for the contract.", ["other"]),
        ("The rebels lost 12 vehicles.", ["weapons"]),
        ("The plant makes 12 vehicles a day.", ["other"]),
        ("Six camps for refugees are full.", ["other"]),
        ("The two sides held 40 rounds of talks.", ["other"]),
        ("Prices rose 4 percent.", ["money"]),
        ("Shops quoted four prices.", ["other"]),
        ("THE ARMY SAID TODAY THAT TWO REBELS HAVE BEEN KILLED IN THE AREA.", ["killed"]),
    ],
)
def test_what_happened_goes_before_what_they_are(text: str, metrics: list[str]) -> None:
    assert [claim.metric for claim in extract_claims(Document("text", text))] == metrics
