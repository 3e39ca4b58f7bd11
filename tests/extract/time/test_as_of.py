"""Which of the times in a text a figure is about. Each table: text, the figure asked for, its time."""

from dataclasses import replace

import pytest

from claims.extract.choose.choose import choose
from claims.extract.choose.weights import build_weights
from claims.extract.document_figures import read
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.extract.time.as_of import AS_OF
from claims.lexicon import load_lexicon
from claims.model import Basis, Document

PUBLISHED = "2021-08-18"  # a Wednesday
Row = tuple[str, str, str | None]


def find_period(quantity: Quantity, reading: Reading) -> Found:
    return choose(AS_OF, quantity, reading, reading.lexicon.index(build_weights))


def period_of(
    text: str,
    figure: str,
    metric: str = "killed",
    published: str | None = PUBLISHED,
    title: str | None = None,
) -> Found:
    """The period of the first quantity of `text` that is written `figure`."""
    reading = read(Document("d", text, published=published, title=title), load_lexicon())
    for index in range(len(reading.sentences)):
        for quantity in reading.quantities(index):
            if text[quantity.start : quantity.end] == figure:
                return find_period(replace(quantity, metric=metric), reading)
    raise AssertionError(f"no figure {figure!r} in {text!r}")


def as_of(row: Row, **options: str | None) -> str | None:
    text, figure, _ = row
    value: str | None = period_of(text, figure, **options).value[0]  # type: ignore[arg-type]
    return value


OWN_SENTENCE: list[Row] = [
    ("The mill reported a loss of $20 for the second quarter on Monday, compared with a profit of $90 a year "
     "earlier.", "$90", "2020-04/2020-06"),
    ("It made $20 in the second quarter of 2020. For the full year, profit rose to $90.", "$90", "2020"),
    ("It made $20 in the second quarter. For the full year the mill expects sales of $90.", "$90", "2021"),
    ("The fund has $20 this financial year.", "$20", "2021/2022"),
    ("In the last fiscal year, it spent $20 on roads.", "$20", "2020/2021"),
    ("Over the whole year 2017 20 people died.", "20", "2017"),
    ("In the final three months of 2018, the army killed 20 men.", "20", "2018-10/2018-12"),
    ("Sales fell in May. Shares in the mill were down 20 percent in early trading.", "20 percent", PUBLISHED),
    ("The mill expects third-quarter sales of $20.", "$20", "2021-07/2021-09"),
    ("The storm lasted from May until 25 June, hitting an island, which many have fled, and killed 20.", "20",
     "2021-05/2021-06-25"),
    ("Shells hit the town this week. In the market they killed 20 people.", "20", "2021-08-16/2021-08-18"),
    ("The army launched a raid this week. In the north it killed 20 men.", "20", "2021-08-16/2021-08-18"),
    ("In 2019, before the war, the town was home to 20 people.", "20", "2019"),
    ("In May 2019, shortly before the coup, 20 men were killed.", "20", "2019-05"),
    ("On Tuesday, after a night of rain, 20 people drowned.", "20", "2021-08-17"),
    ("An officer told Reuters on Tuesday that 20 men had been shot on Monday.", "20", "2021-08-16"),
    ("Ten men drowned over the bank holiday weekend.", "Ten", "2021-08-14/2021-08-16"),
    ("It was a sad Labor Day weekend. Ten men drowned this weekend.", "Ten", "2021-08-14/2021-08-16"),
    ("Ten men drowned over the weekend.", "Ten", "2021-08-14/2021-08-15"),
    ("During raids that began on 3 May, 20 men were shot.", "20", "2021-05-03/2021-08-18"),
    ("It was planned during the May 3 Paris metro attacks that killed 20 people.", "20", "2021-05-03"),
    ("The May 3 Movement killed 20 people.", "20", PUBLISHED),
    ("They announced the release of 20 of the girls who were kidnapped in April 2014.", "20", PUBLISHED),
    ("They named 20 of the girls who were kidnapped in April 2014.", "20", "2014-04"),
    ("The rains of March 28 and 29 left 20 families in need.", "20", "2021-03-28/2021-03-29"),
    ("The rains of 28 and 29 March drowned 20 cows.", "20", "2021-03-28/2021-03-29"),
    ("Checks began following the 2005 attacks there that killed 90 people and injured more than 20.",
     "more than 20", "2005"),
    ("A study led by a school in 2005 found that 20 homes were burned during the 1988-1994 conflict.", "20",
     "1988/1994"),
    ("A study led by a school in 2005 found that 20 homes were empty.", "20", "2005"),
    ("As of 5 May the fund had $90 million: $40 million in loans (9 percent), $30 million in oil, $26 "
     "million in steel, $23 million in grain (7 percent) and $20 million in aid.", "$20 million",
     "2021-05-05"),
    ("Parts of the town were flooded on 30 July after 20 mm of rain fell.", "20 mm", "2021-07-30"),
    ("The 2010 flood ruined 90 huts and 20 tons of rice were lost.", "20 tons", "2010"),
    ("A mine killed 12 herders near the well on Monday.", "12", "2021-08-16"),
    ("On Monday a mine killed 12 herders near the well.", "12", "2021-08-16"),
    ("A ferry sank on Sunday, killing 40 and leaving 12 missing.", "12", "2021-08-15"),
    ("More than 9000 people have been killed in the valley since the revolt began in May 2019.",
     "More than 9000", "2019-05/2021-08-18"),
    ("Since the beginning of the year, the group carried out 46 raids.", "46", "2021-01/2021-08"),
    ("The quake of 12 January 2010 killed about 200,000 people.", "about 200,000", "2010-01-12"),
    ("The number of dead since the war began on May 3 had risen to 90, with 26 wounded.", "26",
     "2021-05-03/2021-08-18"),
    ("The 2010 flood killed 90 people, washed away 40 homes and cost $26.", "$26", "2010"),
    ("He was held for a 1998 embassy bombing that killed 224 people.", "224", "1998"),
    ("The blast took place after the 2002 bombings which killed 202 people.", "202", "2002"),
    ("Hail killed 30 in the past three days in the district.", "30", "2021-08-15/2021-08-18"),
    ("Overnight raids killed 8 people in the port.", "8", "2021-08-17/2021-08-18"),
    ("In 2010 pirates seized 47 ships, so far this year they have taken five.", "five", "2021-01/2021-08"),
    ("So far in 2021 pirates have taken five ships.", "five", "2021-01/2021-08"),
    ("From the day he came in May 2019 till date, his men seized 40 boats.", "40", "2019-05/2021-08-18"),
    ("A mine killed 12 herders on Monday. Over the past few days the road was shut. It left 30 hurt.",
     "30", "2021-08-16"),
    ("Drones killed three people on Tuesday, while a raid a day earlier killed two.", "three", "2021-08-17"),
    ("Drones killed three people on Tuesday, while a raid a day earlier killed two.", "two", "2021-08-16"),
    ("As of 7 April, 20 cases had been found since October.", "20", "2020-10/2021-04-07"),
    ("A bomber struck on Monday, a day after 23 people had died in the port.", "23", "2021-08-15"),
    ("The toll was 300 in 2005, 250 in 2006 and 410 in 2007.", "250", "2006"),
    ("The toll was 300 in 2005, 250 in 2006 and 410 in 2007.", "410", "2007"),
    ("It is the worst attack since a 2006 raid that killed 80 people.", "80", "2006"),
    ("At least 60 people have died in the outbreak that began in May.", "At least 60", "2021-05/2021-08-18"),
    ("Over 60 people have died in the outbreak, which began in May.", "Over 60", "2021-05/2021-08-18"),
    ("As of 19:30 on 7 April, 20 cases had been found in the past 24 hours.", "20", "2021-04-06/2021-04-07"),
    ("In May 90 people fell ill. The figure includes 20 boys.", "20", "2021-05"),
    ("From May to June they saw 90 raids (70 by day and 20 at night), similar to the same period in 2019.",
     "20", "2021-05/2021-06"),
    ("Prices rose by 20 percent and by 90 percent since April 2020.", "90 percent", "2020-04/2021-08-18"),
    ("The number of raids has risen from 20 to 45 since 2018.", "20", "2018"),
    ("The number of raids has risen from 20 to 45 since 2018.", "45", PUBLISHED),
    ("A raid killed 20 on Monday in the deadliest attack since January.", "20", "2021-08-16"),
    ("Police counted 60 raids this month, against 414 in 2013 and 230 the year before.", "230", "2012"),
    ("Raids rose by 20 percent in March 2020 from 56 percent a year earlier.", "56 percent", "2019-03"),
    ("Globally, as of 12 July 2021, there have been 224 cases.", "224", "2021-07-12"),
    ("According to the camp's list, as of 12 July, 311 people remain there.", "311", "2021-07-12"),
    ("It saw 157 mm of rain fall in 24 hours between 6 and 7 June.", "157 mm", "2021-06-06/2021-06-07"),
    ("In early June, an overnight raid on the port killed 15 people.", "15", "2021-06"),
    ("In March raiders took 10 sailors from a boat, and in April they took four.", "10", "2021-03"),
    ("By their count, between July 1 and 15, seven raids have been seen.", "seven", "2021-07-01/2021-07-15"),
    ("Storms have hit the coast since May 3, displacing 900.", "900", "2021-05-03/2021-08-18"),
    ("They put it together from 90 killed who were buried (Red Cross, 31 July 2021) and 40 (UN, May 2021).",
     "90", "2021-07-31"),
    ("They put it together from 90 killed who were buried (Red Cross, 31 July 2021) and 40 (UN, May 2021).",
     "40", "2021-05"),
    ("The group lost 60 men since May, compared with 40 killed in a war in 2006.", "40", "2006"),
    ("Thieves took 60 cars in 2019, while 40 were stolen during 2018.", "40", "2018"),
    ("Fighting broke out on Sunday after raiders killed 3 herders.", "3", "2021-08-15"),
    ("Feuds have killed 60 herders this year.", "60", "2021-01/2021-08"),
    ("Feuds killed 60 herders this year.", "60", "2021-01/2021-08"),
    ("Since 2014 some 700 guards have died, 60 of them this month.", "60", "2021-08"),
    ("Since 2014 some 700 guards have died, 60 of them this month.", "some 700", "2014/2021-08-18"),
    ("Mines have maimed 700 herders since 2014, including at least 60 in May.", "at least 60", "2021-05"),
    ("At least 30 people were hurt in the blaze, which broke out in the port late on Sunday, a guard said.",
     "At least 30", "2021-08-15"),
    ("At least 12 people died and 50 were hurt in clashes, which began on Monday.", "50", "2021-08-16"),
    ("Some 12 people died in a village, which the army had left on Monday.", "Some 12", PUBLISHED),
    ("Two men of the band, which had laid down its arms, were shot dead on Monday.", "Two", "2021-08-16"),
    ("Four nurses of the clinic, who were on their way home, were shot yesterday.", "Four", "2021-08-17"),
    ("The truce comes less than two years after raiders killed 40 herders.", "40", "2019"),
    ("It came less than four months after killing 90 herders.", "90", "2021-04"),
    ("It was the deadliest clash since fighting in June killed 40 people.", "40", "2021-06"),
    ("It was the deadliest attack since a bomb killed 40 people in June.", "40", "2021-06"),
    ("The fire was the worst since a raid in May left 15 dead.", "15", "2021-05"),
    ("By July 20, 2021, the monitor had counted 47 dead this year.", "47", "2021-01/2021-07-20"),
    ("As of July 20, the office had recorded 300 deaths this year.", "300", "2021-01/2021-07-20"),
    ("The raids killed 40 men, bringing the number of those killed in Wau this year to 50.", "40", PUBLISHED),
    ("The raids killed 40 men, bringing the number of those killed in Wau this year to 50.", "50",
     "2021-01/2021-08"),
    ("The raids bring to 80 the number of guards killed this year.", "80", "2021-01/2021-08"),
    ("Since May 700 have been held, 60 of them women.", "60", "2021-05/2021-08-18"),
    ("On March 3, 2010, the minister, Abdi Warsame, said that 412 guards had been killed since January 2009.",
     "412", "2009-01/2010-03-03"),
    ("In October 2012 the union announced that 56 of its men had died since August 2011.", "56",
     "2011-08/2012-10"),
    ("A group told reporters on 3 April 2011 that 8,000 people had disappeared since 1990.", "8,000",
     "1990/2011-04-03"),
    ("A report published in June 2014 found that 751 people had been killed by mines since 1990.", "751",
     "1990/2014-06"),
    ("The police said on 9 August 2021 that 520 people had died since 2010.", "520", "2010/2021-08-18"),
    ("Since May at least 213 people have died (WHO, 14 July).", "at least 213", "2021-05/2021-08-18"),
    ("Raiders have killed scores of herders, including 39 during a march in Wau on May 20, 2020.", "39",
     "2020-05-20"),
    ("In Wau dozens of herders have been killed, including 12 in June 2018.", "12", "2018-06"),
    ("The blast killed 20 people, including five children, in Wau on Monday.", "20", "2021-08-16"),
    ("Raids have killed 900 people, including 400 children, in Wau since 2012.", "900", "2012/2021-08-18"),
]  # fmt: skip


@pytest.mark.parametrize("row", OWN_SENTENCE)
def test_a_time_in_the_figures_sentence_is_its_own(row: Row) -> None:
    assert as_of(row) == row[2]


GOING_ON: list[Row] = [
    (
        "Between 2016 and 2019, raiders took 90 boats. The guard was short of men, with 26 of 40 crews sick.",
        "26",
        "2016/2019",
    ),
    (
        "In 2017 the bank lent to 90 farms. It was 26 percent more than it had planned.",
        "26 percent",
        "2017",
    ),
    ("In 2017 the bank lent to 90 farms. The share of the poor was 26 percent.", "26 percent", "2017"),
    ("In 2017 the bank lent to 90 farms. The share of the poor is 26 percent.", "26 percent", "2021-08-18"),
    (
        "In 2017 it ruled 90 towns. The league that was formed against it counts 26 states.",
        "26",
        "2021-08-18",
    ),
    (
        "Last year 90 farms were lost.\n\nFire was the main cause.\n\nIt hit 26 percent.\n\nIt is dry.",
        "26 percent",
        "2020",
    ),
    ("Sales in May rose 26 percent over the same month last year.", "26 percent", "2021-05"),
    ("Sales rose 40 percent compared to May and 26 percent in all.", "26 percent", "2021-08-18"),
    ("Sales of 40 compare with a loss, compared with last year's 26.", "26", "2020"),
    ("Some 26 families were parted earlier this year.", "Some 26", "2021-01/2021-08"),
    ("Sales rose 26 percent over the last year.", "26 percent", "2020-08-18/2021-08-18"),
    ("Some 26 percent are poor, by data from the 2013 household survey.", "Some 26 percent", "2013"),
    (
        "In 2017 the bank lent to 90 farms. Prior to the drought it was 26 percent.",
        "26 percent",
        "2021-08-18",
    ),
]


@pytest.mark.parametrize("row", GOING_ON)
def test_what_was_so_goes_with_the_years_that_a_paragraph_tells_of(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


TOLD_ON: list[Row] = [
    ("Some 900 cases were reported last week. They rose by 40 percent in Mali and by 26 percent in Chad.",
     "26 percent", "2021-08-09/2021-08-15"),
    ("Some 900 cases were confirmed last week. The rise was 26 percent.",
     "26 percent", "2021-08-09/2021-08-15"),
    ("Rents rose in May. It is said that 26 percent of homes are empty.", "26 percent", PUBLISHED),
    ("Rents had risen by May. The bank lent 26 percent more.", "26 percent", PUBLISHED),
    ("The mill burned down on Monday. Two roads were closed until Tuesday. The town sent 26 engines.",
     "26", "2021-08-16"),
]  # fmt: skip


@pytest.mark.parametrize("row", TOLD_ON)
def test_what_is_told_on_of_the_past_is_of_the_time_right_before(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


TO_COME: list[Row] = [
    ("The governor said 60 recruits would leave on Friday.", "60", "2021-08-20"),
    ("The airlift is due to begin on Friday with 60 children.", "60", "2021-08-20"),
    ("The port will receive 60 boats on Wednesday.", "60", PUBLISHED),
    ("To feed the valley $60 is needed by March.", "$60", "2022-03"),
    ("Next June 60 families will go home.", "60", "2022-06"),
    ("The camp will take in 60 families in October.", "60", "2021-10"),
    ("The camp will take in 60 families over the next two years.", "60", "2021-08-18/2023-08-18"),
    ("The camp will take in 60 families in the coming three weeks.", "60", "2021-08-18/2021-09-08"),
    (
        "They said on Monday that they will send nine crews to the lake and 60 pumps to the port in January.",
        "60",
        "2022-01",
    ),
]


@pytest.mark.parametrize("row", TO_COME)
def test_what_is_planned_is_dated_ahead(row: Row) -> None:
    assert as_of(row) == row[2]


NOT_TO_COME: list[Row] = [
    ("The court will try those seized on Friday with 60 rifles.", "60", "2021-08-13"),
    ("A motion would condemn an August 3 raid that killed 60 people.", "60", "2021-08-03"),
    ("Raiders came in May. Over the next three days they killed 60 people.", "60", "2021-05"),
    ("The relief fund has spent $60 since last August.", "$60", "2020-08/2021-08-18"),
    (
        "The court will try the men of the port who were said to have shot 60 people in January.",
        "60",
        "2021-01",
    ),
]


@pytest.mark.parametrize("row", NOT_TO_COME)
def test_what_has_happened_is_dated_back(row: Row) -> None:
    assert as_of(row) == row[2]


OTHER_CLAUSES: list[Row] = [
    ("Some 40 families are in shelters following Friday's quake.", "Some 40", PUBLISHED),
    ("Some 40 families were sent to shelters following Friday's quake.", "Some 40", "2021-08-13"),
    (
        "The slide of Friday has killed 90, with 40 people still missing, police said on Tuesday.",
        "40",
        "2021-08-17",
    ),
    ("In 2014 it made 90 carts, but in 2021 output is to reach 40 carts.", "40", "2021"),
    ("The crop comes to 40 tons, well below the 90 tons of 2013.", "40 tons", PUBLISHED),
    ("The crop comes to 90 tons, well below the 40 tons of 2013.", "40 tons", "2013"),
    ("In a 2013 article he argued that they would send 40 ships.", "40", "2013"),
    ("In a 2013 article he wrote that 40 ships were lost in 1999.", "40", "1999"),
    ("In a 2013 raid they lost 40 ships.", "40", "2013"),
    ("Spending for 2014-2016 totals $40 billion.", "$40 billion", "2014/2016"),
    ("The budget for 2016 sets aside $40 billion for arms.", "$40 billion", "2016"),
    ("Plans for 2018 include 40 ships.", "40", "2018"),
    ("The list for 40 sets of arms is long.", "40", PUBLISHED),
    ("It took up arms in March 2015. That year, the index says, it lost 40 boats.", "40", "2015"),
    (
        "In the second half of 2014 it spent $90, $40 more than the total for the first half of the year.",
        "$40",
        "2014-07/2014-12",
    ),
    ("In 2014 it spent $90, of which $40 in the first half of the year.", "$40", "2014-01/2014-06"),
    ("It spent $40 in the first half of the year.", "$40", "2021-01/2021-06"),
    (
        "The leak hit 40 homes in a city of many, which numbered a million as of January 1, 2020.",
        "40",
        PUBLISHED,
    ),
    ("As of January 1, 2020, the city had a million people. It has 40 schools.", "40", PUBLISHED),
    ("As of August 1, 2021, the camp had 90 tents. It has 40 schools.", "40", "2021-08-01"),
    ("It lost 40 records dated between 2011 and 2016.", "40", PUBLISHED),
    (
        "The mayor, who vowed to leave when he took up the office in 2015, said that 40 wells were dry.",
        "40",
        PUBLISHED,
    ),
    ("In the siege, which began in May, some 40 guns are used.", "some 40", PUBLISHED),
    ("In the siege, which began in May, some 40 guns were lost.", "some 40", "2021-05"),
    ("The army used 40 jets in its 2003 invasion of Kuwait.", "40", "2003"),
    ("The army has used 40 jets since its 2003 invasion of Kuwait.", "40", "2003/2021-08-18"),
    (
        "The force has grown from the 90 men who came in May 2020 to more than 300, with 40 jeeps.",
        "40",
        PUBLISHED,
    ),
    ("In July there were 90 cases, a 40 percent fall on June.", "40 percent", "2021-07"),
    (
        "The port lost 90 boats during the Bush War, 40 during the 1990 raid and 60 at sea during the march.",
        "90",
        PUBLISHED,
    ),
    (
        "The port lost 90 boats during the Bush War, 40 during the 1990 raid and 60 at sea during the march.",
        "40",
        "1990",
    ),
    ("The rebels now hold 40 towns, and the war drove out many by the end of 2020.", "40", PUBLISHED),
    ("Four schools are shut, and two clinics were looted over the weekend.", "Four", PUBLISHED),
    ("Four schools are shut, and two clinics were looted over the weekend.", "two", "2021-08-14/2021-08-15"),
    ("Some 40 are left in Ayla and Dorna, the port-led council said on Monday.", "Some 40", "2021-08-16"),
    ("The camp has 40 tents, and 12 people died there in July.", "40", PUBLISHED),
    ("Many fled in July, and 40 families still live in the school.", "40", PUBLISHED),
    ("Some 40 wells have been dug and 12 more are planned by the end of the year.", "Some 40", PUBLISHED),
    ("A sack sold for $60 last month, up from $40.", "$40", PUBLISHED),
    ("The 2019 response plan, which asks for $40 million, is ready.", "$40 million", "2019"),
    ("The 2019 humanitarian appeal needs $40 million.", "$40 million", "2019"),
    ("Some 40 villages need aid, of which only 12 were reached in July.", "Some 40", PUBLISHED),
    ("A sack sells for $40, three times its price in March.", "$40", PUBLISHED),
    ("Some 40 camps are full, according to the 2019 response plan.", "Some 40", PUBLISHED),
]


@pytest.mark.parametrize("row", OTHER_CLAUSES)
def test_what_is_so_takes_no_time_from_another_clause(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


LIVE = (
    "09:42 Mines killed 12 herders.\n08:30 On Monday a storm killed 30 sailors.\n07:10 Bandits killed 40 men."
)


@pytest.mark.parametrize(("figure", "day"), [("12", PUBLISHED), ("30", "2021-08-16"), ("40", PUBLISHED)])
def test_each_entry_of_a_live_report_has_its_own_time(figure: str, day: str) -> None:
    assert period_of(LIVE, figure).value[0] == day


AS_OF_HEAD: list[Row] = [
    ("FLOODS IN AKRA\nSituation as of 14 August\n• Deaths: 10\n• Missing: 40", "40", "2021-08-14"),
    ("As of 14 August 2021\n\nSome 40 people have died.", "Some 40", "2021-08-14"),
    ("As of 14 August 2021\n\nOn Monday 40 people died.", "40", "2021-08-16"),
    ("In May 592 people died, far more than in April (468).", "468", "2021-04"),
    (
        "A quake struck on Wednesday. The worst quake, in May 1999, killed 24. Power was cut to 40 farms.",
        "40",
        PUBLISHED,
    ),
    (
        "They mourned on Sunday for the victims of Friday's attack. The day after the attack, 40 were held.",
        "40",
        "2021-08-14",
    ),
]


@pytest.mark.parametrize("row", AS_OF_HEAD)
def test_a_report_gives_its_figures_for_the_day_at_its_head(row: Row) -> None:
    assert as_of(row) == row[2]


SPEAKERS: list[Row] = [
    ("The army said on Tuesday that 35 recruits were killed on Sunday.", "35", "2021-08-15"),
    ("35 recruits were killed on Sunday, the army said on Tuesday.", "35", "2021-08-15"),
    ("The army said on Tuesday that it had lost 35 recruits.", "35", "2021-08-17"),
    ("On Tuesday, the ministry said 35 recruits had died.", "35", "2021-08-17"),
    ("A statement released Tuesday put the toll at 35 people.", "35", "2021-08-17"),
    ("BEIRA, Aug 17 (Valley Post) - Raids killed 35 people on Sunday.", "35", "2021-08-15"),
    (
        "A report said on Friday that the number killed by Tuesday's quake had risen to 35.",
        "35",
        "2021-08-17",
    ),
    ("When a mine went off on Sunday it killed 35 people in the port said a witness.", "35", "2021-08-15"),
    ("The bridge cost $67,000 (Valley Post, May 9, 2019).", "$67,000", "2019-05-09"),
]


@pytest.mark.parametrize("row", SPEAKERS)
def test_the_events_time_goes_before_the_speakers(row: Row) -> None:
    assert as_of(row) == row[2]


ASIDES: list[Row] = [
    ("As I mentioned yesterday, 450 people have been killed.", "450", PUBLISHED),
    ("Turning to Wau, as we reported on Monday, 450 people have been killed by floods.", "450", PUBLISHED),
    ("Some 450 people have been killed, as we told you here last week.", "Some 450", PUBLISHED),
    ("Raiders have killed scores of herders, including 39 during a march in Wau on May 20, 2020.", "scores",
     PUBLISHED),
    ("Dozens of herders have been killed in Wau, among them 12 in a raid on Hass in June 2018.", "Dozens",
     PUBLISHED),
    ("The army has carried out 130 raids, including three in Hass last month.", "130", PUBLISHED),
    ("Raiders killed 12 in the town, which the army had retaken in 2018.", "12", PUBLISHED),
    ("Flooding killed 450, compared with 300 in 2016.", "450", PUBLISHED),
    ("Raiders killed 9 on 3 May, bringing the total since the siege began to 450.", "450", PUBLISHED),
    ("Years on from the September 11 attacks the group rules 3 million people.", "3 million", PUBLISHED),
    ("A convoy is due on Friday, with 430 wounded now in the camp.", "430", PUBLISHED),
    ("Shelling has increased since the start of the year, with the envoy warning that clashes could cut off"
     " aid to 27,000 villagers.", "27,000", PUBLISHED),
    ("About 300 died, 40 of them in the last day.", "About 300", PUBLISHED),
    ("Turnout rose to 60% from 45% in 2001.", "60%", PUBLISHED),
    ("Ruiz, who took office in 2012, said 20 soldiers had died.", "20", PUBLISHED),
    ("Police held 30 people on the anniversary of the 1989 revolt.", "30", PUBLISHED),
    ("A bomb killed 20 people in the deadliest attack in the port since 2014.", "20", PUBLISHED),
    ("Nine men have been tried for the murder of a herder in 2006.", "Nine", PUBLISHED),
    ("A protest of 2018 has become a war in which 9000 people have died.", "9000", PUBLISHED),
    ("Gunmen hid in a school that they took on Sunday, and nine people were shot there.", "nine", PUBLISHED),
    ("Donors gave $40 to feed 20 families next year.", "$40", PUBLISHED),
    ("The army, backed by jets since May, killed 40 raiders.", "40", PUBLISHED),
    ("The port, divided since 2012, was hit by 40 shells.", "40", PUBLISHED),
    ("On Monday a video showed a prisoner after 40 men had been killed in the port.", "40", PUBLISHED),
    ("The raids, flown in answer to a bombing on March 3, have killed 40 men.", "40", PUBLISHED),
    ("Nearly a month after a storm tore up the port, almost 60 people are missing.", "almost 60", PUBLISHED),
    ("Two guards were killed, bringing to 160 the number lost since May.", "Two", PUBLISHED),
    ("Raids killed 160 people, and on Monday another 30 died in the port.", "160", PUBLISHED),
    ("Floods killed 160 people; by last month 900 were homeless.", "160", PUBLISHED),
    ("The floods killed 160 people, twice as many as the 80 in March.", "160", PUBLISHED),
    ("Raids killed 160 people, three times the 50 of June.", "160", PUBLISHED),
    ("Mud buried 160 people in one of the worst slides this year.", "160", PUBLISHED),
    ("Unrest forced 5,000 people out of a land gripped by feuds since 2011.", "5,000", PUBLISHED),
]  # fmt: skip


@pytest.mark.parametrize("row", ASIDES)
def test_a_time_that_tells_of_something_else_is_left(row: Row) -> None:
    assert as_of(row) == row[2]


CARRIED: list[Row] = [
    ("Two men are held for the killing of 35 people. The killings occurred on 24 May.", "35", "2021-05-24"),
    ("Raiders shot 35 people, the mayor said. Witnesses said the raid took place in June.", "35", "2021-06"),
    ("A storm has hit the port, killing 35 people. A school was hit by the storm on Monday.", "35",
     "2021-08-16"),
    ("Some 35 people have been killed in a raid. The blast was heard on Monday.", "Some 35", "2021-08-16"),
    ("Crews sent food on Wednesday after a storm killed 35 people. The storm struck on Monday.", "35",
     "2021-08-16"),
    ("A raid hit the port on Monday. In 2010 floods ruined it. Mud buried 35 people.", "35", "2010"),
    ("On Monday the mayor counted 90 cows. He said 35 of these cows were killed.", "35", "2021-08-16"),
    ("In 2015 the town fell. Raiders killed 35 people.", "35", "2015"),
    ("In 1993 mobs rose in the north. Tens of thousands of people were killed.", "Tens of thousands", "1993"),
    ("Between 1981 and 1983 the army burned 90 villages. Whole towns fled. More than 300 people were killed.",
     "More than 300", "1981/1983"),
    ("In the war of 1992 to 1995 about 900 people died. At least 600 were hurt.", "At least 600",
     "1992/1995"),
    ("Some 500 people were killed in Wau from 1998 to 2000. The mayor says 900.", "900", "1998/2000"),
    ("After the vote in 1999 raiders killed 400 people in Wau. The church put the toll at 700.", "700",
     "1999"),
    ("The party was founded in 1990. It took up arms in 1998. Raiders under Hass seized Wau in 2003. They"
     " killed 60 people.", "60", "2003"),
    ("Mali's war began when soldiers in the north seized three towns in January 2012. The conflict has killed"
     " 4,000 people.", "4,000", "2012-01/2021-08-18"),
    ("An uprising erupted in March 2011. More than 9,000 people have died since the conflict started.",
     "More than 9,000", "2011-03/2021-08-18"),
    ("The revolt began when the police of the capital, which is led by the king, fired on men in May 2013."
     " Rebels took up arms. Monitors say that 9,000 people have died in the war. Some 700 have been hanged.",
     "9,000", "2013-05/2021-08-18"),
    ("The revolt began when the police of the capital, which is led by the king, fired on men in May 2013."
     " Rebels took up arms. Monitors say that 9,000 people have died in the war. Some 700 have been hanged.",
     "Some 700", "2013-05/2021-08-18"),
    ("The civil war, which began in 2011, has drawn in many states. Aid workers are often hit. Sixty have"
     " been killed since the beginning of the conflict.", "Sixty", "2011/2021-08-18"),
    ("The war of 1991-2002 killed 50,000 people. It maimed 4,000.", "4,000", "1991/2002"),
    ("Sarin was used in a suburb in 2013. The attack killed 1,400 people.", "1,400", "2013"),
    ("Sarin was used in a suburb in 2013. Chad blamed the army for that attack, which killed 1,400 people.",
     "1,400", "2013"),
    ("As of 12 August, 300 cases have been seen. Spain has counted 40 deaths.", "40", "2021-08-12"),
    ("On Saturday the rebels began their largest offensive since 1998. The army says 70 men have been killed"
     " since the fighting began.", "70", "2021-08-14/2021-08-18"),
    ("Rain fell on Monday and Tuesday. The following day 80 people drowned.", "80", PUBLISHED),
    ("A market was shelled on Monday. The attack killed 35 people.", "35", "2021-08-16"),
    ("A market was shelled on Monday. Fires followed. Rescuers said 35 were killed.", "35", "2021-08-16"),
    ("A bomb killed 35 people. The blast went off on Monday.", "35", "2021-08-16"),
    ("A raid on Monday killed 9. Later in the day shells killed 4 people.", "4", "2021-08-16"),
    ("A raid on Sunday killed 9. A day earlier 4 people were killed.", "4", "2021-08-14"),
    ("A raid in March killed 9. A month earlier, 28 people had died.", "28", "2021-02"),
    ("Raiders killed 48 herders earlier this week. The killings took place on Tuesday.", "48", "2021-08-17"),
    ("Raiders killed 48 herders last week when, police said, on Friday they came back.", "48", "2021-08-13"),
    ("The war began in March 2015. It has killed 9000 people.", "9000", "2015-03/2021-08-18"),
    ("The war has raged since March 2015. Since then 9000 people have been killed.",
     "9000", "2015-03/2021-08-18"),
    ("The truce was signed in 2016. Guards were sent. Since then 9000 people have been killed.",
     "9000", "2016/2021-08-18"),
    ("The truce ended in May 2021. Since then 35 people have been killed.", "35", "2021-05/2021-08-18"),
    ("A raid on Monday was the worst. Of those 35 were killed by shells.", "35", "2021-08-16"),
    ("Police said 90 were killed in June. They said 35 boys were among the victims.", "35", "2021-06"),
    ("On June 3 raiders took the port. The following day they killed 35 men.", "35", "2021-06-04"),
    ("The war has gone on since early 2011. In it 35 people are believed to have died to date.",
     "35", "2011/2021-08-18"),
    ("The raids started on March 3. In the months since they began 35 were killed.",
     "35", "2021-03-03/2021-08-18"),
    ("The army launched its offensive on May 3. Since the start of the operation 35 were killed.",
     "35", "2021-05-03/2021-08-18"),
    ("The toll of a bombing rose to 35, police said on Tuesday. Most were killed in a mosque on Monday.",
     "35", "2021-08-16"),
]  # fmt: skip

NOT_CARRIED: list[Row] = [
    (
        "A raid on Sunday killed two. More than 3,000 people have died in the war. Rebels shot 1,200 men.",
        "1,200",
        PUBLISHED,
    ),
    ("A war broke out in 1991. Peace came in 2002. The army killed 60 people.", "60", PUBLISHED),
    ("The party was founded in 1990 by teachers. It killed 60 people.", "60", PUBLISHED),
    (
        "It was the worst flood since the dam was built in 1964. More than 400 people have died.",
        "More than 400",
        PUBLISHED,
    ),
    ("A market was shelled on Monday. The civil war has killed 9000 people.", "9000", PUBLISHED),
    ("A market was shelled on Monday. There are 35 wounded in the clinic.", "35", PUBLISHED),
    ("A mine went off overnight. Police said 35 people were killed.", "35", PUBLISHED),
    (
        "Many have fled the port. At least 35 have died. The war goes on. It was hot on Monday.",
        "At least 35",
        PUBLISHED,
    ),
    ("Shells fell on the port in the past 24 hours. Police said 35 people were killed.", "35", PUBLISHED),
    ("On Monday nine had died in the port. Raiders killed 35 people.", "35", PUBLISHED),
    ("As of Monday the roads were shut. Raiders killed 35 people.", "35", PUBLISHED),
    ("A raid on Monday killed 9. The rebels will free 35 people.", "35", PUBLISHED),
    ("The flood has killed 35. The toll rose from about 20 on Monday.", "35", PUBLISHED),
    ("Raids have killed 35 people in all. On Monday jets hit the port.", "35", PUBLISHED),
    ("Shells killed 35 people. Nine others were also killed on Sunday.", "35", PUBLISHED),
    ("A market was shelled on Monday. Since the truce broke 35 people have been killed.", "35", PUBLISHED),
]


@pytest.mark.parametrize("row", [*CARRIED, *NOT_CARRIED])
def test_the_day_of_an_event_is_carried_to_what_tells_of_it(row: Row) -> None:
    assert as_of(row) == row[2]


MAIN_EVENT: list[Row] = [
    ("Rain fell in Jos. On August 3 it saw 90 mm of rain. Kano received 35 mm.", "35 mm", "2021-08-03"),
    ("Troops raided a farm on Monday. They seized 40 rifles.", "40", "2021-08-16"),
    ("Jets hit a base on June 4. Roads were cut. The raid damaged 35 huts.", "35", "2021-06-04"),
    ("Troops raided a farm on Monday. On August 3 it burned. The fire took 40 cows.", "40", "2021-08-03"),
    ("The river rose in June. Walls gave way. It washed away 35 huts.", "35", "2021-06"),
    ("Troops raided a farm on Monday. It was built in 1990. The raid wrecked 35 huts.", "35", "2021-08-16"),
    ("Bandits were hunted from 3 May to 30 June. Troops burned 35 huts.", "35", "2021-05-03/2021-06-30"),
    ("Troops have hunted bandits in the past two months. They have burned 35 huts.", "35", "2021-06/2021-08"),
]
OTHER_EVENTS: list[Row] = [
    ("Troops raided a farm on Monday. Its owner has 40 cows.", "40", PUBLISHED),
    ("Troops raided a farm on Monday. On August 3 it burned. Thieves took 40 cows.", "40", "2021-08-03"),
    (
        "Troops raided a farm on Monday. Police said on Wednesday it was over. It lost 40 cows.",
        "40",
        "2021-08-16",
    ),
    ("Rain will fall on Sunday, August 22. Last year storms cut 40 roads. Wind cut 35.", "35", PUBLISHED),
    ("In 2017 the farm burned. The owner has 40 cows.", "40", PUBLISHED),
    ("Rain fell this week. The owner bought 40 cows.", "40", PUBLISHED),
    ("Troops raided a farm on Monday. Elsewhere fire killed 40 cows.", "40", PUBLISHED),
]


@pytest.mark.parametrize("row", [*MAIN_EVENT, *OTHER_EVENTS])
def test_what_a_text_tells_of_the_past_is_of_its_event_until_it_names_another_time(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


HEAD = "SITUATION REPORT: 1 April - 30 June 2021\n\n"
PERIODS: list[Row] = [
    (HEAD + "Raids killed 40 people in the valley.", "40", "2021-04-01/2021-06-30"),
    (HEAD + "In the second quarter of 2021 raids killed 40 people.", "40", "2021-04-01/2021-06-30"),
    (HEAD + "In May raids killed 40 people in the valley.", "40", "2021-05"),
    (HEAD + "There are 40 wounded in the clinic.", "40", PUBLISHED),
]


TITLED: list[Row] = [
    ("Raids killed 40 people in the valley.", "40", "2021-04-01/2021-06-30"),
    ("Hail damaged 40 houses in the valley.", "40", "2021-04-01/2021-06-30"),
    ("There are 40 wounded in the clinic.", "40", "2021-06-30"),
]


@pytest.mark.parametrize("row", TITLED)
def test_a_title_that_is_not_printed_tells_the_period_as_well(row: Row) -> None:
    metric = "other" if "houses" in row[0] else "killed"
    title = "Weekly Storm Update, 1 April - 30 June 2021"
    assert as_of(row, published=None, title=title, metric=metric) == row[2]


@pytest.mark.parametrize("row", PERIODS)
def test_what_happened_has_the_period_of_the_report(row: Row) -> None:
    assert as_of(row) == row[2]


SURVEYED = " The pollsters interviewed 900 adults between May 3 and May 6."
SURVEYS: list[Row] = [
    ("Taxes are too high: 40 percent say so." + SURVEYED, "40 percent", "2021-05-03/2021-05-06"),
    ("Of those polled 40 percent trust the mayor." + SURVEYED, "40 percent", "2021-05-03/2021-05-06"),
    ("The samples were collected between April and June. Of those surveyed 40 percent had fallen ill.",
     "40 percent", "2021-04/2021-06"),
    ("The poll is out. Rents are up by 40 percent." + SURVEYED, "40 percent", PUBLISHED),
    ("Of those polled 40 percent trust the mayor. He was interviewed.", "40 percent", PUBLISHED),
    ("Of those polled 40 percent trust him." + SURVEYED + " Others surveyed 60 men from May 8 to May 9.",
     "40 percent", PUBLISHED),
]  # fmt: skip


@pytest.mark.parametrize("row", SURVEYS)
def test_what_a_survey_found_is_of_when_people_were_asked(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


CHRONICLE = (
    "News of the month\n\n01.06.21: Lakeland. Gunmen stopped a bus. Some 40 riders are held.\n\n"
    "9 July 2021 – Port. A mill has burned down. It employed 35 people."
)


@pytest.mark.parametrize(("figure", "day"), [("Some 40", "2021-06-01"), ("35", "2021-07-09")])
def test_an_entry_of_a_chronicle_has_the_date_at_its_head(figure: str, day: str) -> None:
    assert period_of(CHRONICLE, figure, "other").value == (day, Basis.TEXT)


LINES = (
    "2021-06-01\nGunmen stopped a bus. Some 40 riders are held.\nThe town lies near the lake.\n"
    "----\nFriday, July 9, 2021\nA mill has burned down. It employed 35 people."
)


@pytest.mark.parametrize(("figure", "day"), [("Some 40", "2021-06-01"), ("35", "2021-07-09")])
def test_dates_alone_on_their_lines_head_what_a_chronicle_tells(figure: str, day: str) -> None:
    assert period_of(LINES, figure, "other").value == (day, Basis.TEXT)


HEADINGS = (
    "Notes\n\n> #### Friday, August 13\n\n- Two boats sank.\n\n"
    "> #### **Monday, August 16**\n\n- Some 40 ran aground."
)


@pytest.mark.parametrize(("figure", "day"), [("Two", "2021-08-13"), ("Some 40", "2021-08-16")])
def test_marks_of_a_heading_may_stand_before_such_a_date(figure: str, day: str) -> None:
    assert period_of(HEADINGS, figure, "other").value == (day, Basis.TEXT)


ADDED = (
    "A quake shook Jos. Walls fell. Update Aug. 16, 10:33 UTC: Seven people were hurt. Some 40 had to leave. "
    "Update 19:09 UTC: It has calmed. About 90 clinics are shut. Original report 3 May 2021 Floods hit Jos. "
    "They ruined 60 huts."
)


@pytest.mark.parametrize(
    ("figure", "day"),
    [("Seven", "2021-08-16"), ("Some 40", "2021-08-16"), ("About 90", PUBLISHED), ("60", "2021-05-03")],
)
def test_what_is_added_to_a_text_is_of_its_day(figure: str, day: str) -> None:
    assert period_of(ADDED, figure, "other").value[0] == day


RULED = (
    "2021-08-17\nA dam broke and 35 people drowned .\n35 drown at a dam\n-----------\n"
    "2021-07-09\nA mill burned down , killing 12 .\n12 dead in a mill\n===========\n2021-06-01\nGunmen left ."
)


@pytest.mark.parametrize(("figure", "day"), [("35", "2021-08-17"), ("12", "2021-07-09")])
def test_a_line_of_dashes_ends_an_entry_and_its_date(figure: str, day: str) -> None:
    reading = read(Document("d", RULED, published=PUBLISHED), load_lexicon())
    told = [it for found in reading.figures.values() for it in found if RULED[it.start : it.end] == figure]
    assert [find_period(it, reading).value for it in told] == 2 * [(day, Basis.TEXT)]


def test_a_date_alone_on_its_line_is_no_head_where_it_is_the_only_one() -> None:
    text = "A mill has burned down.\n9 July 2021\nThe mayor spoke to us. He has 35 goats."
    assert period_of(text, "35", "other").value == (PUBLISHED, Basis.PUBLICATION)


ROWS = [
    ("| End of month | Killed | Injured |", "| Dec. 2020 | 12 | 40 |", "2020-12"),
    ("| Year | Killed | Injured |", "| 2019 | 12 | 40 |", "2019"),
    ("| Day | Killed | Injured |", "| 31 Dec 2020 | 12 | 40 |", "2020-12-31"),
    ("| Quarter | Killed | Injured |", "| Q1 2020 | 12 | 40 |", "2020-01/2020-03"),
    ("| Town | Month | Injured |", "| Akra | March 2020 | 40 |", "2020-03"),
]


@pytest.mark.parametrize(("head", "row", "told"), ROWS)
def test_a_time_at_the_head_of_a_row_is_that_of_its_figures(head: str, row: str, told: str) -> None:
    assert period_of(f"What the raids did\n\n{head}\n{row}\n", "40", "injured").value == (told, Basis.TEXT)


NAMED_AGAIN: list[Row] = [
    (
        "The army told of the second quarter of 2021. It lost a bridge. It took 40 trucks in the quarter.",
        "40",
        "2021-04/2021-06",
    ),
    (
        "Rain fell from May 3 to May 20. Some 40 farms burned in the period.",
        "Some 40",
        "2021-05-03/2021-05-20",
    ),
    ("In June rain fell. Some 40 farms burned during the month.", "Some 40", "2021-06"),
    ("Rain fell between 1 and 10 July. In the same period, 40 farms burned.", "40", "2021-07-01/2021-07-10"),
    ("It sold 50 mills, down from 40 mills in the same month last year.", "40", "2020-08"),
    ("Rain fell. Some 40 farms burned during the month.", "Some 40", PUBLISHED),
    (
        HEAD + "Rain fell in May. Some 40 farms burned during the reporting period.",
        "Some 40",
        "2021-04-01/2021-06-30",
    ),
]


@pytest.mark.parametrize("row", NAMED_AGAIN)
def test_a_period_named_again_is_the_one_that_was_told(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


def test_a_leap_day_has_a_day_a_year_before() -> None:
    text = "On February 29, 2020 it sold 50 mills, against 40 mills in the same period a year earlier."
    assert period_of(text, "40", "other").value[0] == "2019-02-28"


HEADLINES: list[Row] = [
    (
        "Mine kills 12 herders in valley\n\nA mine went off. Police said 12 herders died on Monday.",
        "12",
        "2021-08-16",
    ),
    ("Mine kills 12 herders in valley\n\nPolice found the bodies on Monday.", "12", "2021-08-16"),
    ("Mine kills 12 herders in valley in July\n\nPolice found the last bodies on Monday.", "12", "2021-07"),
]


@pytest.mark.parametrize("row", HEADLINES)
def test_a_headline_takes_the_time_of_what_it_sums_up(row: Row) -> None:
    assert as_of(row) == row[2]


FURNITURE = [
    "Posted on August 18 2021 by our desk Raiders killed 12 herders in the valley.",
    "Wed Aug 18 2021 Raiders killed 12 herders in the valley.",
    "17-08-2021 Raiders killed 12 herders in the valley.",
    "Last updated at Aug 182021 Raiders killed 12 herders in the valley.",
    "Wed 18 Aug 2021 at 0914 Raiders killed 12 herders in the valley.",
]


@pytest.mark.parametrize("text", FURNITURE)
def test_the_date_of_the_page_is_no_time_of_an_event(text: str) -> None:
    assert period_of(text, "12").value == (PUBLISHED, Basis.PUBLICATION)


def test_stocks_keep_to_what_is_said_of_them() -> None:
    text = "A market was shelled on Monday. The group has up to 3,000 fighters."
    assert period_of(text, "up to 3,000", "fighters").value == (PUBLISHED, Basis.PUBLICATION)
    text = "The envoy said on Monday that roads were shut. He said the group had 3,000 fighters."
    assert period_of(text, "3,000", "fighters").value[0] == PUBLISHED
    text = "As of June, 12 districts were safe. That means that 3,000 fighters are left."
    assert period_of(text, "3,000", "fighters").value == ("2021-06", Basis.TEXT)
    text = "As of June, more than 3,000 fighters had left."
    assert period_of(text, "more than 3,000", "fighters").value == ("2021-06", Basis.TEXT)


def test_a_report_keeps_its_date_where_it_is_quoted_again() -> None:
    text = (
        "The envoy presented her view. Ms Duarte said in a report released in May that calm held.\n\n"
        "Roads are open.\n\nMs Duarte said the group still had 3,000 fighters."
    )
    assert period_of(text, "3,000", "fighters").value == ("2021-05", Basis.TEXT)


NAMED_DAY: list[Row] = [
    (
        "Police held a man on Tuesday on suspicion that he killed 12. Monday's mass shooting shook Jos.",
        "12",
        "2021-08-16",
    ),
    (
        "On Tuesday police released the names of the 12 victims. The Monday attack shook Jos.",
        "12",
        "2021-08-16",
    ),
    (
        "Some 12 people died. Police said they hold a man. Monday's mass shooting shook Jos.",
        "Some 12",
        "2021-08-16",
    ),
    ("On Tuesday raiders killed 12 people. Monday's mass shooting in Hass shook Jos.", "12", "2021-08-17"),
    (
        "On Tuesday police held a man who killed 12 people. Monday's attack and Sunday's raid shook Jos.",
        "12",
        "2021-08-17",
    ),
    ("Monday's attack shook Jos. The war has killed 12 people.", "12", "2021-08-18"),
]


@pytest.mark.parametrize("row", NAMED_DAY)
def test_the_dead_are_of_the_day_that_names_the_event_and_not_of_what_came_of_it(row: Row) -> None:
    assert as_of(row) == row[2]


STANDING: list[Row] = [
    ("On Monday drones hit wells that yield 26 million barrels.", "26 million barrels", "2021-08-18"),
    ("On Monday drones hit wells that yielded 26 million barrels.", "26 million barrels", "2021-08-16"),
    ("On Monday drones that were cheap hit 26 wells.", "26", "2021-08-16"),
]


@pytest.mark.parametrize("row", STANDING)
def test_what_is_always_so_is_not_of_the_day_on_which_it_was_struck(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


RIGHT_AFTER: list[Row] = [
    ("A ship sank off Jos on Monday. Only 26 people have been found alive.", "26", "2021-08-16"),
    ("A flood hit Jos on Monday. Reports suggest that 26 homes have been ruined.", "26", "2021-08-16"),
    ("A flood hit Jos on Monday.\n\nReports suggest that 26 homes have been built.", "26", "2021-08-18"),
    ("A flood hit Jos on Monday. Experts expect a rise to 26 metres.", "26 metres", "2021-08-18"),
    ("A flood hit Jos on Monday. The town has 26 wells.", "26", "2021-08-18"),
]


@pytest.mark.parametrize("row", RIGHT_AFTER)
def test_what_has_come_of_an_event_is_of_its_day_right_after_it(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


LYING_AHEAD: list[Row] = [
    ("The house voted 316 to 90 to fund the schools through 8 December.", "316", "2021-08-18"),
    ("The council voted to fund the schools until December and gave $26 million to the port.",
     "$26 million", "2021-08-18"),
    ("Fees will rise to 10 percent on September 1, 26 percent on October 1 and 40 percent on November 1.",
     "26 percent", "2021-10-01"),
    ("Fees will rise to 10 percent on September 1, 26 percent on October 1 and 40 percent on November 1.",
     "40 percent", "2021-11-01"),
    ("Fees were raised to 10 percent on December 1 and to 26 percent on January 1.", "26 percent",
     "2021-01-01"),
    ("It holds 46 of the seats that are up for election in November.", "46", "2021-11"),
    ("It held 46 of the seats that it lost in November.", "46", "2020-11"),
    ("The scheme for 46 pilots ends at the end of October.", "46", "2021-10"),
    ("A raid early on Thursday left 46 boats wrecked.", "46", "2021-08-19"),
    ("A raid on Thursday left 46 boats wrecked.", "46", "2021-08-12"),
    ("A raid last Thursday morning left 46 boats wrecked.", "46", "2021-08-12"),
    ("A raid early on Friday left 46 boats wrecked.", "46", "2021-08-13"),
    ("The scheme for 46 pilots ended at the end of October.", "46", "2020-10"),
    ("She met its plans to ban boats Monday by fining 46 of its firms.", "46", "2021-08-16"),
    ("Some 46 million people may move to the coast over the next decade.", "Some 46 million", "2021/2031"),
    ("It will cut the force from 900 currently to 460 by May 2022.", "900", "2021-08-18"),
    ("It will cut the force from 900 currently to 460 by May 2022.", "460", "2022-05"),
]  # fmt: skip


@pytest.mark.parametrize("row", LYING_AHEAD)
def test_what_is_to_come_is_told_from_what_was(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


ENDS: list[Row] = [
    ("The share rose from 26 percent to 40 percent between May 2019 and June 2020.", "26 percent", "2019-05"),
    ("The share rose from 26 percent to 40 percent between May 2019 and June 2020.", "40 percent", "2020-06"),
    ("Between 2014 and 2017 the share doubled (from 26 to 52 percent).", "52 percent", "2017"),
    ("Between 2014 and 2017 the army took 26 towns.", "26", "2014/2017"),
]  # fmt: skip


@pytest.mark.parametrize("row", ENDS)
def test_a_level_that_changes_has_the_ends_of_its_span(row: Row) -> None:
    assert as_of(row, metric="other") == row[2]


def test_a_span_over_which_something_is_the_worst_is_not_when_it_happened() -> None:
    text = "The raid last Friday was the worst in the past decade: 26 were killed, 40 hurt."
    assert as_of((text, "26", None)) == "2021-08-13"
    assert as_of(("In the past decade 26 herders were killed.", "26", None)) == "2011/2021-08-18"


UNDATED: list[Row] = [
    ("[19-25 May 2021, Lake Province] Teams paid 90 visits. The cumulative number of those who died is 20.",
     "20", "2021-05-25"),
    ("[19-25 May 2021, Lake Province] Teams came. They buried 20 people to date.", "20", "2021-05-25"),
    ("In May 2021 wells were dug. The agency trained 20 nurses.", "20", "2021-05"),
    ("In May 2021 wells were dug. The agency will train 20 nurses.", "20", None),
    ("A mine killed 12 herders on Monday.", "12", None),
    ("A mine killed 12 herders in May.", "12", None),
    ("A mine killed 12 herders on 5 May 2008.", "12", "2008-05-05"),
    ("About 12 thousand people have died since the revolt of 2003.", "About 12 thousand", "2003/.."),
    ("About 150 died in the 2002 attack, and 20 were hurt last month.", "About 150", "2002"),
    ("About 150 died in the 2002 attack, and 20 were hurt last month.", "20", None),
    ("The bank lent $15 billion in the first quarter, half the target for all of 2006.",
     "$15 billion", "2006-01/2006-03"),
    ("A raid hit the port on 5 May 2008. Since 2003, 12 herders have died.", "12", "2003/.."),
    ("From 2 to 9 May 2008 it took 40 herds, which makes 12 since 2003.", "12", "2003/2008-05-09"),
    ("[5 May 2008, Jos] Some 12 wells were dry.", "Some 12", "2008-05-05"),
    ("[5-9 May 2008, Jos] Wells dried up. Some 12 are shut.", "Some 12", "2008-05-05/2008-05-09"),
    ("Some 12 wells were dry (Water Board 08/02/2019).", "Some 12", "2019"),
    ("Some 12 wells were dry (Water Board 08/02/2019). Rain came (WFP 25/02/2019).", "Some 12", "2019-02-08"),
    ("Some 12 wells were dry (Water Board 08/02/2019). Rain came (WFP 02/25/2019).", "Some 12", "2019-08-02"),
    ("Some 12 wells were dry (Water Board 09/2018).", "Some 12", "2018-09"),
    ("As of 5 May, 12 herders had died. No rain fell in 2008.", "12", "2008-05-05"),
    ("It is one of the towns that the 2008 quake hit. The slide buried 20 people.", "20", None),
    ("Floods ruined the port in 2008. On Sunday 20 people drowned.", "20", None),
    ("Floods ruined the port in 2008. Water rose on Sunday. It drowned 20 people.", "20", None),
    ("Since 2008 it has flown out 90 people. On Sunday it stayed. So far 20 were flown to Niger.", "20",
     "2008/.."),
    ("Floods ruined the port in 2008. They drowned 20 people.", "20", "2008"),
]  # fmt: skip


@pytest.mark.parametrize("row", UNDATED)
def test_without_a_publication_date_only_full_times_are_known(row: Row) -> None:
    found = period_of(row[0], row[1], published=None)
    of_head = found.rule == "period.of-head"
    assert found.value == (row[2], Basis.TEXT if row[2] and not of_head else Basis.PUBLICATION)


@pytest.mark.parametrize(
    "text",
    [
        "The number of camps in Wau has doubled since 2019 to 450.",
        "The group's ranks have swollen since March to 450 men.",
        "Since 2014 the guard has grown to 450 men.",
    ],
)
def test_a_level_that_was_reached_is_that_of_today(text: str) -> None:
    assert period_of(text, "450", "fighters").value == (PUBLISHED, Basis.PUBLICATION)


HEADS = """Attacks in 2016

The group bombed a market in Hass. Some 40 people were killed.

The second war (2017–2019)

Raiders abducted 30 herders. There are 12 camps. Half a million fled.

The peace

Mines killed 19 herders."""


@pytest.mark.parametrize(
    ("figure", "metric", "meant"),
    [
        ("Some 40", "killed", "2016"),
        ("30", "abducted", "2017/2019"),
        ("12", "other", PUBLISHED),
        ("Half a million", "displaced", "2017/2019"),
        ("19", "killed", PUBLISHED),
    ],
)
def test_what_befell_in_a_section_was_in_the_years_at_its_head(figure: str, metric: str, meant: str) -> None:
    assert period_of(f"A history\n\n{HEADS}", figure, metric).value[0] == meant


def test_one_head_with_a_year_is_none() -> None:
    text = "A history\n\nAttacks in 2016\n\nThe group bombed a market in Hass. Some 40 people were killed."
    assert period_of(text, "Some 40").value[0] == PUBLISHED


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Conflict in the Sahel: 2019 annual report", "2019"),
        ("The Sahel: year in review 2020", "2020"),
        ("Annual report 2021", PUBLISHED),
        ("Report on the year 2019", PUBLISHED),
    ],
)
def test_what_a_yearly_report_tells_of_was_in_its_year(title: str, meant: str) -> None:
    text = "The number of raids rose. Armed groups killed 1,100 people."
    assert period_of(text, "1,100", title=title).value[0] == meant


def test_a_rate_is_not_of_one_day() -> None:
    text = "On Monday the army disarmed the rebels. The rebels earned $20 million a year from gold."
    assert period_of(text, "$20 million a year", "money").value[0] == PUBLISHED


def test_a_stock_does_not_take_the_year_in_which_its_holder_came_about() -> None:
    text = "The group, founded in 1987, has about 3,000 fighters."
    assert period_of(text, "about 3,000", "fighters").value == (PUBLISHED, Basis.PUBLICATION)


def test_what_is_found_points_at_its_words() -> None:
    text = "A market was shelled on Monday. The attack killed 35 people."
    found = period_of(text, "35")
    assert text[found.start : found.end] == "Monday"
    assert found.rule in ("period.carried", "period.main-event")
    assert found.value == ("2021-08-16", Basis.TEXT)


def test_a_text_of_nothing_but_times_is_read_in_time() -> None:
    text = "A day earlier 5 died on Monday. " * 400
    assert period_of(text + "And 77 died.", "77").value[1] is Basis.TEXT
