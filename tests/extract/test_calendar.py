"""Time expressions: what is one, where it stands, and what it is on the calendar."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.calendar.time_expressions import Kind, find_times, resolve
from claims.extract.text.sentence import Sentence, Span
from claims.lexicon import read_entries

PUBLISHED = "2021-08-18"  # a Wednesday


def read(text: str) -> Sentence:
    return Sentence(text, Span(0, len(text), 0), 0)


def times_in(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Each time on the calendar: its words and its ISO form."""
    sentence = read(text)
    return [
        (sentence.slice(time.first, time.last), resolve(time, published))
        for time in find_times(sentence)
        if time.point is not None
    ]


def iso_in(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [iso for _, iso in times_in(text, published)]


FULL_DATES = [
    ("Shelling on 24 February 2022 hit the port", "2022-02-24"),
    ("Shelling on February 24, 2022 hit the port", "2022-02-24"),
    ("Shelling on February 24 2022 hit the port", "2022-02-24"),
    ("Shelling on the 24th of February, 2022 hit the port", "2022-02-24"),
    ("Thursday, Feb. 24, 2022: shelling hit the port", "2022-02-24"),
    ("Thu 24 Feb 2022 Shelling hit the port", "2022-02-24"),
    ("Posted Feb 242022 Shelling hit the port", "2022-02-24"),
    ("Posted 2022-02-24", "2022-02-24"),
    ("Posted 2022/02/24", "2022-02-24"),
    ("Posted 24-Feb-2022", "2022-02-24"),
    ("Posted 24-02-2022 by our staff", "2022-02-24"),
    ("Posted 24.02.2022(updated)", "2022-02-24"),
    ("Posted 24/02/2022", "2022-02-24"),
    ("Posted 02/24/2022", "2022-02-24"),
    ("Posted 03/04/2022", "2022"),  # nobody can say which is the month
]

PARTIAL_DATES = [
    ("The army retook the bridge on August 5", "2021-08-05"),
    ("The army retook the bridge on Aug. 5", "2021-08-05"),
    ("The army retook the bridge on the fifth of August", "2021-08-05"),
    ("The army retook the bridge on June seventh", "2021-06-07"),
    ("The army retook the bridge on December 7th", "2020-12-07"),
    ("A vote is set for September 1", "2021-09-01"),  # the one before would have been named with its year
    ("Talks resumed in October", "2020-10"),
    ("Talks resumed by mid-October", "2020-10"),
    ("Talks resumed in early May 2015", "2015-05"),
    ("Talks resumed in May", "2021-05"),
    ("Talks resumed last May", "2021-05"),
    ("Talks resumed in May last year", "2020-05"),
    ("Talks resumed in November of last year", "2020-11"),
    ("the September accord", "2020-09"),
    ("April was the deadliest month", "2021-04"),
    ("In March 15 people were killed", "2021-03"),
    ("On March 15 people fled the valley", "2021-03-15"),
    ("As of June 2020 more had returned", "2020-06"),
]

YEARS = [
    ("Fighting broke out in 2013", "2013"),
    ("Fighting broke out in late 2013", "2013"),
    ("Fighting broke out in mid2014", "2014"),
    ("Fighting broke out in the summer of 2012", "2012"),
    ("the 2004 tsunami", "2004"),
    ("a 1998 embassy bombing", "1998"),
    ("It was 2014's worst attack", "2014"),
    ("2014 was the worst year", "2014"),
    ("at the end of 2016", "2016-12"),
    ("at the beginning of 2016", "2016-01"),
    ("in the first half of 2018", "2018-01/2018-06"),
    ("in the second half of last year", "2020-07/2020-12"),
    ("in the third quarter of 2018", "2018-07/2018-09"),
    ("in the last quarter of 2018", "2018-10/2018-12"),
    ("in the first three months of the year", "2021-01/2021-03"),
    ("in the first eight months of 2019", "2019-01/2019-08"),
    ("built in the 1970s", "1970/1979"),
    ("built in the early 1980's", "1980/1989"),
]

SPANS = [
    ("between 1998 and 2000", "1998/2000"),
    ("from 2011 to 2013", "2011/2013"),
    ("from 2011 until 2013", "2011/2013"),
    ("in the 1947-48 war", "1947/1948"),
    ("wars in 1947 - 48 and 1965 -", "1947/1965"),
    ("in 2012, 2013 and 2014", "2012/2014"),
    ("in February and March", "2021-02/2021-03"),
    ("between January and June", "2021-01/2021-06"),
    ("between November and February", "2020-11/2021-02"),
    ("between November 2019 and February", "2019-11/2020-02"),
    ("between November and February 2020", "2019-11/2020-02"),
    ("January-March 2019", "2019-01/2019-03"),
    ("on October 26-27", "2020-10-26/2020-10-27"),
    ("on 26 and 27 October", "2020-10-26/2020-10-27"),
    ("from 5 to 7 June 2017", "2017-06-05/2017-06-07"),
    ("from 28 June to 3 July", "2021-06-28/2021-07-03"),
    ("on December 10th11th", "2020-12-10/2020-12-11"),
    ("on Sunday and Monday", "2021-08-15/2021-08-16"),
    ("from Friday to Sunday", "2021-08-13/2021-08-15"),
    ("between Friday and Tuesday", "2021-08-13/2021-08-17"),
]

RELATIVE = [
    ("killed on Monday", "2021-08-16"),
    ("killed on Wednesday", "2021-08-18"),
    ("killed late on Thursday night", "2021-08-12"),
    ("killed last Wednesday", "2021-08-11"),
    ("killed on Friday last week", "2021-08-13"),
    ("Mondays attack on the convoy", "2021-08-16"),
    ("Monday's attack on the convoy", "2021-08-16"),
    ("killed yesterday evening", "2021-08-17"),
    ("killed earlier today", "2021-08-18"),
    ("killed overnight", "2021-08-17/2021-08-18"),
    ("killed last night", "2021-08-17"),
    ("killed this morning", "2021-08-18"),
    ("killed last week", "2021-08-09/2021-08-15"),
    ("killed earlier this week", "2021-08-16/2021-08-18"),
    ("killed over the weekend", "2021-08-14/2021-08-15"),
    ("killed last month", "2021-07"),
    ("killed earlier this month", "2021-08"),
    ("killed this year", "2021"),
    ("killed late last year", "2020"),
    ("at the end of last year", "2020-12"),
    ("two days ago", "2021-08-16"),
    ("nearly two weeks ago", "2021-08-04"),
    ("three months ago", "2021-05"),
    ("nearly six years ago", "2015"),
    ("a decade ago", "2011"),
    ("on Easter Sunday", "2021-04-04"),
    ("on Good Friday", "2021-04-02"),
    ("on Christmas Day", "2020-12-25"),
    ("the New Year's Eve attack", "2020-12-31"),
    ("after the September 11 attacks", "2001-09-11"),
]

UP_TO_NOW = [
    ("since March 2011", "2011-03/2021-08-18"),
    ("since 2003", "2003/2021-08-18"),
    ("since Sunday", "2021-08-15/2021-08-18"),
    ("since dawn", "2021-08-18"),
    ("since this morning", "2021-08-18"),
    ("since the beginning of the year", "2021-01/2021-08"),
    ("since the start of 2021", "2021-01/2021-08"),
    ("since early July", "2021-07/2021-08-18"),
    ("so far this year", "2021-01/2021-08"),
    ("since fighting broke out in April 2015", "2015-04/2021-08-18"),
    ("since protests against the new government and its policies began in June", "2021-06/2021-08-18"),
    ("since the army launched its offensive nearly two weeks ago", "2021-08-04/2021-08-18"),
    ("in the past week", "2021-08-11/2021-08-18"),
    ("over the past three days", "2021-08-15/2021-08-18"),
    ("in the last 24 hours", "2021-08-17/2021-08-18"),
    ("in the last two months", "2021-06/2021-08"),
    ("in the past year", "2020-08/2021-08"),
    ("over the last two years", "2019-08/2021-08"),
    ("in seven days of shelling", "2021-08-12/2021-08-18"),
    ("in the three days of fighting", "2021-08-16/2021-08-18"),
    ("the toll of two days of shelling", "2021-08-17/2021-08-18"),
    ("in just 24 hours", "2021-08-17/2021-08-18"),
    ("in the last 48 hrs", "2021-08-16/2021-08-18"),
    ("since dawn on Sunday", "2021-08-15/2021-08-18"),
    ("since the morning of Tuesday", "2021-08-17/2021-08-18"),
    ("since 30 September", "2020-09-30/2021-08-18"),
    ("from 2011 until now", "2011/2021-08-18"),
    ("the first since the 1990s", "1990/2021-08-18"),
]

TABLES = [*FULL_DATES, *PARTIAL_DATES, *YEARS, *SPANS, *RELATIVE, *UP_TO_NOW]


@pytest.mark.parametrize(("text", "iso"), TABLES)
def test_a_time_is_put_on_the_calendar(text: str, iso: str) -> None:
    assert iso_in(text) == [iso]


NO_TIMES = [
    "They may leave the camp",
    "May God help us",
    "Troops march on the town",
    "the March for Life drew a crowd",
    "June Smith said the road was open",
    "an august assembly",
    "the Sunday Times reported",
    "clashes are common on Fridays",
    "the second attack this side of the river",
    "2000 people fled",
    "killed 2014 people",
    "raised $2015 for the clinic",
    "a 2000-strong force",
    "from 2000 to 2500 villages",
    "less than a dollar a day",
    "years of war",
    "the night of the generals",
    "the fall of the city",
    "in the last hours",
    "in the coming weeks",
    "in recent days",
    "Jan Egeland visited the camp",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_none(text: str) -> None:
    assert times_in(text) == []


KINDS = [
    ("on 5 May 2020", Kind.DATE),
    ("in May", Kind.MONTH),
    ("in 1999", Kind.YEAR),
    ("on Monday", Kind.WEEKDAY),
    ("two days ago", Kind.RELATIVE),
    ("from 1999 to 2003", Kind.SPAN),
    ("since 1999", Kind.SINCE),
    ("for three years", Kind.DURATION),
    ("within six to 12 months", Kind.DURATION),
    ("a 12-month suspension", Kind.DURATION),
    ("two and a half years", Kind.DURATION),
    ("a 2-1/2 year conflict", Kind.DURATION),
    ("at 17:27", Kind.CLOCK),
    ("at 7:25 pm", Kind.CLOCK),
    ("at 10:30 p.m. local time", Kind.CLOCK),
    ("at 1330 GMT", Kind.CLOCK),
    ("around noon", Kind.CLOCK),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_time_says_of_what_kind_it_is(text: str, kind: Kind) -> None:
    assert [time.kind for time in find_times(read(text))] == [kind]


def test_times_say_which_words_they_are() -> None:
    text = "Between 5 and 7 June 2017 some 40 people died; 12 more died on Friday at 0914"
    assert [words for words, _ in times_in(text)] == ["5 and 7 June 2017", "Friday"]


def test_a_clock_time_behind_a_date_is_one_even_without_its_colon() -> None:
    kinds = [time.kind for time in find_times(read("Fri 07 Apr 2017 at 0914 Rebels withdrew"))]
    assert kinds == [Kind.DATE, Kind.CLOCK]


UNDATED = [
    ("killed on Monday", None),
    ("killed in May", None),
    ("killed last year", None),
    ("in the past three days", None),
    ("since Monday", None),
    ("on 5 May 2010", "2010-05-05"),
    ("since 2003", "2003/.."),
    ("since May 2003", "2003-05/.."),
    ("from 2003 to 2005", "2003/2005"),
]


@pytest.mark.parametrize(("text", "iso"), UNDATED)
def test_without_a_publication_date_only_what_the_words_say_is_known(text: str, iso: str | None) -> None:
    assert iso_in(text, None) == [iso]


COARSE = [
    ("killed on Monday", "2021-08", None),
    ("killed last month", "2021-08", "2021-07"),
    ("killed in May", "2021-08", "2021-05"),
    ("killed in October", "2021-08", "2020-10"),
    ("killed last month", "2021", None),
    ("killed last year", "2021", "2020"),
    ("since March 2011", "2021-08", "2011-03/2021-08"),
]


@pytest.mark.parametrize(("text", "published", "iso"), COARSE)
def test_a_publication_date_is_used_as_far_as_it_is_known(text: str, published: str, iso: str | None) -> None:
    assert iso_in(text, published) == [iso]


def test_a_day_counted_from_another_one_says_so() -> None:
    for text in ("three days earlier", "the same day", "the day before", "later in the day"):
        assert [time.anchored for time in find_times(read(text))] == [True], text


@pytest.mark.parametrize(
    "text",
    ["in 0001", "30000 years ago", "9999 years ago", "since 9999 weeks ago", "29 February 2021", "31 June"],
)
def test_times_beyond_the_calendar_do_no_harm(text: str) -> None:
    for time in find_times(read(text)):
        for published in (None, "0001", "0001-01", "0001-01-01", "9999-12-31", "2021-08-18"):
            resolve(time, published)


def test_long_texts_of_time_words_are_read_in_time() -> None:
    for word in ("May ", "2011 - ", "since ", "two days ", "the first half of ", "5 and ", "17:", "last "):
        find_times(read(word * (1500 // len(word))))


LEXICON = Path(__file__).parents[2] / "src" / "claims" / "lexicon" / "data" / "times.toml"
ENTRIES = read_entries(LEXICON)["time"]
IDS = [entry["kind"] for entry in ENTRIES]


@pytest.mark.parametrize("entry", ENTRIES, ids=IDS)
def test_each_entry_finds_its_examples(entry: Mapping[str, Any]) -> None:
    for example in entry.get("yes", ()):
        assert find_times(read(example)), example
    for example in entry["no"]:
        assert not find_times(read(example)), example


def test_no_word_stands_in_two_entries() -> None:
    words = [word for entry in ENTRIES for word in (*entry.get("values", ()), *entry.get("words", ()))]
    assert len(words) == len(set(words))


WORDS = (
    "May March 2011 2000 31 30 5 15 02 99 - – / . : , ( ) on in since from to and between until last "
    "next this past the a two six days day week years year months ago earlier later before after first "
    "half quarter of end early mid Monday Fri Saturday's Thursdays yesterday overnight night dawn noon "
    "pm m GMT 092017 1990 s 's that 9 11 attacks Easter Sunday Day same previous as Feb th 100000000000 "
    "24 hours then so far so people"
).split()


@given(
    st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from([None, "2017", "2017-02", "2016-02-29"])
)
def test_times_stand_in_order_and_have_a_start_before_their_end(
    words: list[str], published: str | None
) -> None:
    sentence = read(" ".join(words))
    behind = 0
    for time in find_times(sentence):
        assert behind <= time.first < time.last <= len(sentence)
        behind = time.last
        start, _, end = (resolve(time, published) or "").partition("/")
        common = min(len(start), len(end)) if end != ".." else 0
        assert start[:common] <= end[:common]
