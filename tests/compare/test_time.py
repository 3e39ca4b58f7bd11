"""Time: the two clocks, timelines without interpolation, and what is new since a day."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claims.compare.assess import assess
from claims.compare.clocks import on_clocks, read_clocks
from claims.compare.entry.entry import Entry
from claims.compare.question.changes import find_changes
from claims.compare.question.timeline import Timeline, find_timelines
from claims.compare.world import World
from claims.dates import Days, read_days, write_days


def _ids(entries: Any) -> list[str]:
    return [entry.id for entry in entries]


@pytest.fixture
def history(entry: Any) -> list[Entry]:
    """Four figures: two of the coalition, one of the UN, one of the CIA years before."""
    return [
        entry("20,000-31,500", id="cia", claimant="CIA", as_of="2014-09-11", published="2014-09-12"),
        entry("≤ 3,000", id="coalition", claimant="Coalition", as_of="2017-12-05", published="2017-12-05"),
        entry("≤ 1,000", id="fewer", claimant="Coalition", as_of="2017-12-27", published="2017-12-28"),
        entry("20,000-30,000", id="un", claimant="UN", as_of="2018-04-30", published="2018-08-13"),
    ]


def test_known_by_gives_what_could_be_read_on_that_day(history: list[Entry], world: World) -> None:
    for known_by, seen in (
        ("2014-09-11", []),
        ("2014-09-12", ["cia"]),
        ("2017", ["cia", "coalition", "fewer"]),
        ("2018-08", ["cia", "coalition", "fewer", "un"]),
    ):
        assert _ids(on_clocks(history, read_clocks(None, known_by), world)) == seen


def test_as_of_gives_what_held_then_a_stock_for_its_window(history: list[Entry], world: World) -> None:
    for as_of, seen in (
        ("2014-09-10", []),
        ("2014-09-11", ["cia"]),
        ("2015-03-10", ["cia"]),
        ("2015-03-11", []),
        ("2018-05", ["coalition", "fewer", "un"]),
        ("2014/2018", ["cia", "coalition", "fewer", "un"]),
    ):
        assert _ids(on_clocks(history, read_clocks(as_of), world)) == seen


def test_a_flow_belongs_to_its_period_only(entry: Any, world: World) -> None:
    killed = entry("20", id="day", metric="killed", as_of="2016-07-19", places=["Aleppo"])
    assert _ids(on_clocks([killed], read_clocks("2016-07-19"), world)) == ["day"]
    assert _ids(on_clocks([killed], read_clocks("2016-07-20"), world)) == []
    assert _ids(on_clocks([killed], read_clocks("2016"), world)) == ["day"]


def test_what_has_no_date_is_left_out_where_the_clock_is_asked(entry: Any, world: World) -> None:
    undated = entry("20", id="undated", published=None)
    assert _ids(on_clocks([undated], read_clocks(), world)) == ["undated"]
    assert _ids(on_clocks([undated], read_clocks("2018"), world)) == []
    assert _ids(on_clocks([undated], read_clocks(None, "2018"), world)) == []


def test_a_month_of_publication_is_known_when_it_is_over(entry: Any, world: World) -> None:
    monthly = entry("20", id="monthly", published="2018-08")
    assert _ids(on_clocks([monthly], read_clocks(None, "2018-08-30"), world)) == []
    assert _ids(on_clocks([monthly], read_clocks(None, "2018-08-31"), world)) == ["monthly"]


def _steps(timeline: Timeline) -> list[tuple[str, str, str, int]]:
    return [
        (
            write_days(s.days),
            _bound(s.range.low, s.range.open_low),
            _bound(s.range.high, s.range.open_high),
            s.estimates,
        )
        for s in timeline.steps
    ]


def _bound(number: Decimal, is_open: bool) -> str:
    return f"{number}{' open' if is_open else ''}"


def test_the_range_goes_in_steps_holds_for_the_window_and_leaves_gaps(
    history: list[Entry], world: World
) -> None:
    (timeline,) = find_timelines(assess(history, world).estimates, world)
    assert _steps(timeline) == [
        ("2014-09-11 to 2015-03-10", "20000", "31500", 1),
        ("2017-12-05 to 2017-12-26", "3000 open", "3000", 1),
        ("2017-12-27 to 2018-04-29", "1000 open", "1000", 1),
        ("2018-04-30 to 2018-06-25", "1000 open", "30000", 2),
        ("2018-06-26 to 2018-10-27", "20000", "30000", 1),
    ]
    assert [series.name for series in timeline.series] == ["CIA", "Coalition", "UN"]
    assert timeline.days == Days(date(2014, 9, 11).toordinal(), date(2018, 4, 30).toordinal())
    assert str(timeline.counts) == "4 mentions, 4 publishers, 3 independent"


def test_a_disputed_figure_has_a_bar_but_no_share_in_the_range(
    history: list[Entry], entry: Any, world: World
) -> None:
    doubted = entry("90,000", id="doubted", claimant="X", as_of="2014-09-11", status="disputed")
    (timeline,) = find_timelines(assess([history[0], doubted], world).estimates, world)
    assert _steps(timeline) == [("2014-09-11 to 2015-03-10", "20000", "31500", 1)]
    assert [bar.disputed for series in timeline.series for bar in series.bars] == [False, True]


def test_a_figure_told_as_replaced_stands_in_its_claimants_series_and_in_no_range(
    history: list[Entry], entry: Any, world: World
) -> None:
    before = entry("9,000", id="before", claimant="CIA", as_of="../2014-09-11", earlier=True)
    (timeline,) = find_timelines(assess([history[0], before], world).estimates, world)
    (series,) = timeline.series
    assert [bar.estimate.lead.entry.id for bar in series.bars] == ["before", "cia"]
    assert [bar.superseded for bar in series.bars] == [True, False]
    assert write_days(series.bars[0].when) == "… to 2014-09-11"
    assert _steps(timeline) == [("2014-09-11 to 2015-03-10", "20000", "31500", 1)]


def test_the_range_of_a_flow_is_that_of_its_period(entry: Any, world: World) -> None:
    common = {"metric": "killed", "counted": "people", "subject": None, "places": ["Aleppo"]}
    listed = [
        entry("31", id="a", claimant="A", as_of="2016-06-03", **common),
        entry("8", id="b", claimant="B", as_of="2016-06-03", **common),
        entry("50", id="c", claimant="A", as_of="2016-06-07", **common),
    ]
    (timeline,) = find_timelines(assess(listed, world).estimates, world)
    assert _steps(timeline) == [("2016-06-03", "8", "31", 2)]


def test_undated_figures_are_counted_but_not_drawn(history: list[Entry], entry: Any, world: World) -> None:
    undated = entry("5,000", id="undated", claimant="X", published=None)
    (timeline,) = find_timelines(assess([history[0], undated], world).estimates, world)
    assert timeline.undated == 1
    assert len(timeline.series) == 1


def _since(day: str) -> Days:
    days = read_days(day)
    assert days
    return days


def test_changes_are_what_was_published_since(history: list[Entry], entry: Any, world: World) -> None:
    history.append(entry("50,000", id="sohr", claimant="SOHR", as_of="2014-08", published="2018-09-01"))
    changes = find_changes(assess(history, world), _since("2017-12-20"))
    assert [e.id for e in changes.new] == ["fewer", "un", "sohr"]
    assert [(c.left.id, c.right.id) for c in changes.revised] == [("coalition", "fewer")]
    assert [(c.left.id, c.right.id) for c in changes.conflicts] == [("fewer", "un"), ("cia", "sohr")]
    assert find_changes(assess(history, world), _since("2019")).new == ()


def test_an_estimate_is_new_only_once_and_undated_ones_are_counted(entry: Any, world: World) -> None:
    listed = [
        entry("20,000", id="first", claimant="UN", published="2018-01-05"),
        entry("20,000", id="again", claimant="UN", published="2018-05-05"),
        entry("30,000", id="undated", claimant="CIA", published=None),
    ]
    changes = find_changes(assess(listed, world), _since("2018-03"))
    assert changes.new == ()
    assert changes.undated == 1
