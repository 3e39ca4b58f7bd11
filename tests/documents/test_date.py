"""Dates that stand alone: in options, records, front matter and metadata."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.date import find_dates, read_date

READ = {
    "2019": ["2019", " 2019 "],
    "2019-05": ["2019-05", "May 2019", "may 2019", "May, 2019"],
    "2019-05-21": [
        *("2019-05-21", "2019-05-21T18:30:00+03:00", "2019-05-21T18:30:00.000Z", "2019-05-21 18:30"),
        *("21 May 2019", "May 21, 2019", "21st May 2019", "Tuesday, 21 May 2019", "21-May-2019", "21.5.2019"),
        *("Tue, 21 May 2019 18:30:00 GMT", "Tue, 21 May 2019 18:30:00 +0300", "May 21, 2019 at 6:30 pm"),
        *("21.05.2019", "21-05-2019", "21/05/2019", "05/21/2019", "2019/05/21", "2019.05.21", "MAY 21 2019"),
    ],
    "2019-05-05": ["05/05/2019", "5 May 2019"],
}
NO_DATES = [
    "",
    "soon",
    "21",
    "19-05-21",
    "2019-5",
    "2019-13",
    "2019-02-30",
    "31 June 2019",
    "the 21 May 2019",
]


@pytest.mark.parametrize(("iso", "text"), [(iso, text) for iso, texts in READ.items() for text in texts])
def test_a_date_is_read_in_every_usual_form(iso, text):
    assert read_date(text) == iso


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"is no date|in no calendar"):
        read_date(text)


def test_a_date_that_can_be_read_in_two_ways_is_refused():
    with pytest.raises(ValueError, match="'02/03/2019' can be read in two ways"):
        read_date("02/03/2019")


@given(date=st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_written_in_full_a_date_comes_back(date):
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a %d %b %Y", "%d.%m.%Y", "%A, %B %d %Y %H:%M"):
        assert read_date(date.strftime(form)) == date.isoformat()


@given(text=st.text())
def test_any_other_text_gives_a_date_or_a_value_error(text):
    try:
        iso = read_date(text)
    except ValueError:
        iso = ""
    assert iso[:2] in ("", "19", "20")


def test_dates_in_a_line_come_with_their_places():
    line = "Jan 202015 and 24 March 2019, not 03/04/2019 nor x2019-01-01 nor 1.1.2019.5"
    assert [(line[d.start : d.end], d.iso) for d in find_dates(line)] == [
        ("Jan 202015", "2015-01-20"),
        ("24 March 2019", "2019-03-24"),
    ]
