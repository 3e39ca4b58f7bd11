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


def test_a_time_is_put_on_the_calendar(time: Any) -> None:
    assert iso_in(time.phrase) == [time.expected["iso"]]


def test_what_is_no_time_is_none(nothing: str) -> None:
    assert times_in(nothing) == []


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


LEXICON = Path(__file__).parents[3] / "src" / "claims" / "lexicon" / "data" / "times.toml"
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
