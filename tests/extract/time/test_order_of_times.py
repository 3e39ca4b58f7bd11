"""The years of entries and of what a text tells on: each row is a text, a figure in it, and its time."""

import pytest

from claims import extract
from claims.extract.calendar.time_expressions import find_times
from claims.extract.document_figures import read
from claims.extract.report.chronicle import entry_at
from claims.extract.report.narrative import in_year_told
from claims.lexicon import load_lexicon
from claims.model import Document

Row = tuple[str, str, str]

BRIDGE = """How the bridge fell

May 2016 - An engineer warns of rust. The owner spends €3m on repairs.

14 August 2018 - The bridge falls. 43 people are killed.

16 August - The mayor declares a state of emergency and sets aside €5m.

2 January - Prosecutors name 20 suspects. Nine of them are arrested.

2020: More than 900 people take part in a march.

Summer 2021: A new bridge is opened; 60,000 cars cross it on the first day.

It has two lanes more than the old one, and cost €90m."""

CHRONICLE: list[Row] = [
    (BRIDGE, "€3m", "2016-05"),
    (BRIDGE, "43", "2018-08-14"),
    (BRIDGE, "€5m", "2018-08-16"),
    (BRIDGE, "20", "2019-01-02"),
    (BRIDGE, "Nine", "2019-01-02"),
    (BRIDGE, "More than 900", "2020"),
    (BRIDGE, "60,000", "2021-06/2021-08"),
    (BRIDGE, "€90m", "2022-08-10"),
]

LATEST_FIRST = """4 March 2020: The army takes the dam. Forty men surrender.
12 February: A truce is signed. Nineteen hostages are freed.
20 November 2019: Rebels shell the port, killing 14.
3 June: The port is opened to 30 ships."""

NARRATIVE: list[Row] = [
    ("The rebels took the port in May 2014. In July they killed 40 people there.", "40", "2014-07"),
    ("The rebels took the port in May 2014. By January they held 40 villages.", "40", "2015-01"),
    ("Those who drowned in May 2014 have a grave. The trial, which opened in March, heard 40 men.", "40",
     "2022-03"),
    ("By May 2014 it held 90 men.\nThe raid came on 3 March. Then 40 men fled.", "40", "2022-03-03"),
    ("In May 2014 it held 90 men.\n\nIn October, 40 men fled.", "40", "2014-10"),
    ("In June 2014 they seized the dam. On 3 October they shot 40 men.", "40", "2014-10-03"),
    ("In the spring of 2016 the army cut off the port. By December 40,000 people were trapped.", "40,000",
     "2016-12"),
    ("In 2011 protests broke out. In August 40 people were shot dead.", "40", "2011-08"),
    ("The truce of December 2016 did not hold. On 3 January, 40 men were killed.", "40", "2017-01-03"),
    ("In November 2012, 14 huts were lost. The following March, 40 people drowned.", "40", "2013-03"),
    ("It earned $9 in 2018, before the bombings the following April killed 40 people.", "40", "2019-04"),
    ("In May 2014, rebels took the port. That August 40 soldiers gave up.", "40", "2014-08"),
    ("In 2022 it carried 9 tons. In 2021 there were 90 deaths. On 10 May, 40 died.", "40", "2022-05-10"),
    ("In the 2014 war, which lasted from 8 July to 26 August, 40 men died.", "40", "2014-07-08/2014-08-26"),
    ("It came five weeks after a gunman killed 40 people in Hass on 1 May.", "40", "2022-05-01"),
    ("In the first eleven months of the year, 40 people drowned.", "40", "2021-01/2021-11"),
    ("The firm was founded in 1998. In January it cut 40 jobs.", "40", "2022-01"),
    ("The law was passed in October 2017. In July, police arrested 40 men under it.", "40", "2022-07"),
    ("Fighting began in April 2016. Since June, 40 people have been killed.", "40", "2022-06/2022-08-10"),
    ("The 2006 census was a mess. In May the agency counted 40 villages.", "40", "2022-05"),
    ("It was built in May 2014. In October 40 ships will be sold.", "40", "2022-10"),
]  # fmt: skip


SPANS: list[Row] = [
    ("War broke out on 15 April 2021. In the first three months alone, 40 people died.", "40",
     "2021-04/2021-07"),
    ("The siege began on 3 March. In the first week of the siege 40 people died.", "40",
     "2022-03-03/2022-03-10"),
    ("The quake struck on 11 March. In the first ten days, the army saved 40 men.", "40",
     "2022-03-11/2022-03-21"),
    ("In January it took the port, and 40 men were killed in the whole of 2020.", "40", "2020"),
    ("The plan was launched in May 2019. In its first year it trained 40 nurses.", "40", "2019/2020"),
    ("The port fell on 3 March. Over the following week 40 people fled.", "40", "2022-03-03/2022-03-10"),
    ("The port fell on 3 March. Over the next two days 40 people fled.", "40", "2022-03-03/2022-03-05"),
    ("The plant opened in January 2019. Over the ensuing two years it made 40 cars.", "40", "2019/2021"),
    ("They took the dam in June 2020. In the subsequent six months 40 men were killed.", "40",
     "2020-06/2020-12"),
    ("Between 3 and 16 June, 90 raids were recorded, up from 40 in the previous two weeks.", "40",
     "2022-05-20/2022-06-02"),
    ("In May 90 people were killed; in the previous three months, 40 had died.", "40", "2022-02/2022-04"),
    ("In 2020 it made 90 tons, against 40 tons in the previous two years.", "40 tons", "2018/2019"),
    ("The storm struck on 4 July. Within two weeks of the storm, 40 people had died.", "40",
     "2022-07-04/2022-07-18"),
    ("In the previous two weeks, 40 people were killed.", "40", "2022-07-27/2022-08-10"),
    ("The bank will lend $40 over the next two years.", "$40", "2022-08-10/2024-08-10"),
    ("In the first five months of 2021 40 people drowned.", "40", "2021-01/2021-05"),
    ("In the first two weeks of July 40 people drowned.", "40", "2022-07-01/2022-07-14"),
    ("The virus came on 3 August. Over the following two weeks 40 people died.", "40",
     "2022-08-03/2022-08-10"),
    ("They launched the invasion of Hass in February 2021. The army is weak. In the first five weeks of the "
     "war it took 40 villages.", "40", "2021-02/2021-03"),
    ("The 2020 invasion surprised many. In the first year of the war, it lost 40 tanks.", "40", "2020/2021"),
    ("Output rose to an expected 40 tons over 2021.", "40 tons", "2021"),
    ("In May there were 90 cases, though only 40 were recorded in the previous two years from 2018 to 2019.",
     "40", "2018/2019"),
    ("As of Tuesday, cases rose by 40 percent over the previous seven days.", "40 percent",
     "2022-08-02/2022-08-09"),
    ("The first two weeks were quiet, and 40 men were sent home.", "40", "2022-08-10"),
]  # fmt: skip


def time_of(text: str, figure: str) -> str | None:
    claims = extract(text, published="2022-08-10")
    return next(claim.as_of for claim in claims if claim.figure == figure)


@pytest.mark.parametrize(("text", "figure", "meant"), CHRONICLE)
def test_an_entry_gives_its_time_to_all_that_it_tells(text: str, figure: str, meant: str) -> None:
    assert time_of(text, figure) == meant


@pytest.mark.parametrize(
    ("figure", "meant"), [("Forty", "2020-03-04"), ("Nineteen", "2020-02-12"), ("30", "2019-06-03")]
)
def test_of_entries_the_latest_of_which_stands_first_the_years_go_down(figure: str, meant: str) -> None:
    assert time_of(LATEST_FIRST, figure) == meant


def test_two_lines_with_times_are_no_chronicle() -> None:
    text = "May 2016 - Rust.\n\n14 August 2018 - The bridge falls. 43 people are killed."
    assert entry_at(text.index("43"), read(Document("d", text), load_lexicon())) is None


@pytest.mark.parametrize(("text", "figure", "meant"), NARRATIVE)
def test_a_month_is_of_the_year_that_the_text_tells_on_from(text: str, figure: str, meant: str) -> None:
    assert time_of(text, figure) == meant


@pytest.mark.parametrize(("text", "figure", "meant"), SPANS)
def test_a_span_is_counted_from_the_time_beside_it(text: str, figure: str, meant: str) -> None:
    assert time_of(text, figure) == meant


def test_all_that_have_died_are_those_of_the_war_that_a_text_is_about() -> None:
    war = "They launched the invasion of Hass in February 2021. The war goes on. It is a war of mines."
    assert time_of(f"{war} Overall, 40 men have died.", "40") == "2021-02/2022-08-10"
    quake = "A quake struck. The land is dry. The invasion of Hass in May 2021 ruined it."
    assert time_of(f"{quake} In total, 40 men have died.", "40") == "2022-08-10"


def test_many_months_are_put_in_their_years_in_time() -> None:
    text = "In May 2014 it rained. " + "In July some 20 men drowned. " * 2000
    reading = read(Document("d", text, published="2022-08-10"), load_lexicon())
    sentence = reading.sentence(1999)
    (time,) = find_times(sentence)
    meant = in_year_told(time, sentence, reading)
    assert meant.point is not None
    assert meant.point.year == 2014
