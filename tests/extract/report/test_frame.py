"""The day that a document is read from, where nobody knows when it was published. Each row: text, day."""

import pytest

from claims.extract.document_figures import read
from claims.extract.report.frame import Frame, frame_of
from claims.lexicon import load_lexicon
from claims.model import Document

BODY = "\n\nRains have cut the road to the lake. Some 300 families were moved to higher ground."


def frame_for(text: str, published: str | None = None) -> Frame:
    return frame_of(read(Document("d", text, published=published), load_lexicon()))


HEADS = [
    ("Situation Report No. 5, 12 May 2015", "2015-05-12"),
    ("Lake Province Flood Response Situation Report #12 September 30, 2019", "2019-09-30"),
    ("Country Brief August 2020", "2020-08"),
    ("WEEKLY UPDATE #20 | 17 to 23 July 2020 | Lake Province", "2020-07-23"),
    ("Weekly Situation Update (8-14 June 2020)\n\nAs of 15 June 2020", "2020-06-15"),
    ("Bulletin | October 2020" + BODY + "\n\nAs of 29 October 2020, 300 wells were dry.", "2020-10"),
    ("Period covered by this update: 25 April 2013 – 31 October 2013.", "2013-10-31"),
    ("[12th May 2020, Lake Province] Three bridges were washed away.", "2020-05-12"),
    ("[May 2020] Three bridges were washed away.", "2020-05"),
    ("(WFP 25/05/2020) Three bridges were washed away.", "2020-05-25"),
    ("Rain fell all night.\n\nStay at home! — Ann B. Mayor (@annmayor) May 12, 2020", "2020-05-12"),
    ("Storms hit the coast 4 Apr 2014 | 13:18 | MERU, 4 April 2014 (KNA) - A mill burned.", "2014-04-04"),
    ("MERU, 4 April 2014 – A mill has burned down.", "2014-04-04"),
    ("[26 March 2021, Lake Province] A fire broke out on 22 March 2021 in the port.", "2021-03-26"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "day"), HEADS)
def test_a_report_dates_itself_in_its_head(head, day):
    frame = frame_for(head + BODY)
    assert (frame.day, frame.anchor, frame.rule) == (day, day, "period.of-head")


TITLES = [
    ("Flash Update - Lake Province | Floods, 4 March 2014", "2014-03-04"),
    ("Weekly Flood Update (21-27 December 2015): Lake Province", "2015-12-27"),
    ("What the 4 March 2014 floods left", None),
    ("The mayor who fled on 4 March 2014", None),
]


@pytest.mark.parametrize(("title", "day"), TITLES)
def test_a_report_dates_itself_in_a_title_that_its_text_does_not_print(title, day):
    document = Document("d", BODY.strip(), published=None, title=title)
    assert frame_of(read(document, load_lexicon())).day == day


FIGURES = [
    ("As of 3 December 2020, 40 wells were dry. In May 2020 it was 12.", "2020-12-03"),
    ("The ferry sank on 14 March 2019. As of 3 April, 40 people had been found.", "2019-04-03"),
    ("A total of 40 cases were reported as at 18th October, 2019 in the port.", "2019-10-18"),
    ("As of 30 November, in 2018, 40 boats had come. In November it was one.", "2018-11-30"),
]


@pytest.mark.parametrize(("text", "day"), FIGURES)
def test_a_report_dates_itself_by_the_day_of_its_figures(text, day):
    assert (frame_for(text).day, frame_for(text).rule) == (day, "period.of-figures")


DAYS = [
    ("The levy broke between 1 and 7 April 2021. On 8 April a truck fell into the lake.", "2021-04"),
    ("The port was closed on 3 May 2018. On 22 May 30 families left it.", "2018-05"),
]


@pytest.mark.parametrize(("text", "month"), DAYS)
def test_days_without_a_year_tell_the_month_in_which_a_text_was_written(text, month):
    assert (frame_for(text).day, frame_for(text).rule) == (month, "period.of-days")


OLD_YEARS = [
    "It was the strongest growth since April 2009. In October it was 3 percent.",
    "On 19 June they mark the day in June 1865 on which it ended. The crowd came on 19 June.",
    "A ferry sank on 22 May. The wreck of 2006 was worse.",
    "A ferry sank on Monday (Dec 24). The worst wreck of the lake was on 11 September 2001.",
    "A ferry sank on 22 May. The port has been closed since July 2017.",
    "It rained for the three months ending June 30, as it did in Q2 2021.",
]


@pytest.mark.parametrize("text", OLD_YEARS)
def test_a_year_long_past_is_not_that_of_a_day_without_one(text):
    assert (frame_for(text).day, frame_for(text).anchor) == (None, None)


NOTHING = [
    "20 people were killed on Monday.",
    "By the end of 2020 the town had 300 wells.",
    "In December 2014 it counted 300 wells. In January 2010 it had been 200.",
    "The next report will be released on 10 December 2020.",
    "The ferry (built in May 2006) sank.",
    "(A ferry that sank and was raised again and painted green and sold to a man from Jos in May 2006) sank.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_date_in_a_sentence_is_none_of_the_document(text):
    assert frame_for(text).day is None


def test_a_known_date_of_publication_needs_no_other():
    frame = frame_for("Situation Report No. 5, 12 May 2015" + BODY, published="2015-05-14")
    assert (frame.day, frame.rule) == ("2015-05-14", "period.publication")


PRINTED = [
    ("Posted on May 3, 2015", "2015-05-03"),
    ("Published: 3 May 2015", "2015-05-03"),
    ("By A Reporter\nSunday, May 3, 2015, 03:52 pm", "2015-05-03"),
    ("Sunday, May 3, 2015, 03:52 pm", "2015-05-03"),
]
KEPT = [
    "Posted on May 14, 2015",
    "Updated on May 3, 2015",
    "First published on May 3, 2015, and updated on May 14, 2015",
    "Soldiers at the lake, Sunday, May 3, 2015",
    "Posted in May 2015",
]


@pytest.mark.parametrize(("head", "day"), PRINTED)
def test_the_day_that_a_text_prints_as_that_of_its_publication_goes_before_that_of_its_record(head, day):
    frame = frame_for(head + BODY, published="2015-05-14")
    assert (frame.day, frame.anchor, frame.rule) == (day, day, "period.of-head")


@pytest.mark.parametrize("head", KEPT)
def test_other_dates_at_its_head_leave_that_of_the_record(head):
    frame = frame_for(head + BODY, published="2015-05-14")
    assert (frame.day, frame.rule) == ("2015-05-14", "period.publication")


def test_the_words_that_date_a_text_are_shown():
    text = "Country Brief August 2020" + BODY
    frame = frame_for(text)
    assert text[frame.start : frame.end] == "August 2020"
