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
    ("The rebels took the port in May 2014. By March they held 40 villages.", "40", "2015-03"),
    ("In June 2014 they seized the dam. On 3 October they shot 40 men.", "40", "2014-10-03"),
    ("In the spring of 2016 the army cut off the port. By December 40,000 people were trapped.", "40,000",
     "2016-12"),
    ("In 2011 protests broke out. In August 40 people were shot dead.", "40", "2011-08"),
    ("The truce of December 2016 did not hold. On 3 January, 40 men were killed.", "40", "2017-01-03"),
    ("The firm was founded in 1998. In January it cut 40 jobs.", "40", "2022-01"),
    ("The law was passed in October 2017. In July, police arrested 40 men under it.", "40", "2022-07"),
    ("Fighting began in April 2016. Since June, 40 people have been killed.", "40", "2022-06/2022-08-10"),
    ("The 2006 census was a mess. In May the agency counted 40 villages.", "40", "2022-05"),
    ("It was built in May 2014. In October 40 ships will be sold.", "40", "2022-10"),
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


def test_many_months_are_put_in_their_years_in_time() -> None:
    text = "In May 2014 it rained. " + "In July some 20 men drowned. " * 2000
    reading = read(Document("d", text, published="2022-08-10"), load_lexicon())
    sentence = reading.sentence(1999)
    (time,) = find_times(sentence)
    meant = in_year_told(time, sentence, reading)
    assert meant.point is not None
    assert meant.point.year == 2014
