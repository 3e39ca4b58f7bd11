"""Timelines as charts and in the terminal: what is drawn, that it fits, and that it is the same each time."""

import re
import struct
import warnings
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from claims.compare.assess import assess
from claims.compare.entry.entry import Entry
from claims.compare.entry.subgroup import Nouns
from claims.compare.question.timeline import Timeline, find_timelines
from claims.compare.world import Metric, World
from claims.model import Basis, Qualifier, Status
from claims.view import colour
from claims.view.chart.ticks import time_ticks
from claims.view.text import Screen, width_of
from claims.view.timeline import timeline_lines

chart = pytest.importorskip("claims.view.chart.chart", reason="charts need matplotlib")
label = pytest.importorskip("claims.view.chart.labels")
mark = pytest.importorskip("claims.view.chart.marks")

_WORLD = World(
    metrics={"fighters": Metric("fighters", "stock", 180, "Fighters")},
    nouns=Nouns({"fighter": "fighters"}, {}, {}),
)
_KINDS = {"~": Qualifier.APPROXIMATE, "≥": Qualifier.AT_LEAST, "≤": Qualifier.AT_MOST}


def _entry(says: str, claimant: str | None, as_of: str | None, **fields: Any) -> Entry:
    """A claim on Islamic State's fighters; `says` is `14,000-18,000`, `≤ 20,000`, `~1,000` or `1,024`."""
    kind = _KINDS.get(says[0], Qualifier.RANGE if "-" in says else Qualifier.EXACT)
    numbers = [Decimal(number.replace(",", "")) for number in says.strip("~≥≤ ").split("-")]
    low, high = numbers[0], numbers[-1]
    where = fields.pop("places", ("Iraq", "Syria"))
    return Entry(
        id=f"{claimant}{says}{as_of}{where}", document=f"{claimant}{as_of}", figure=says, start=0,
        low=None if kind is Qualifier.AT_MOST else low, high=None if kind is Qualifier.AT_LEAST else high,
        qualifier=kind, unit="people", metric="fighters", counted="fighters", subject="Islamic State",
        places=where, claimant=claimant, as_of=as_of, as_of_basis=Basis.TEXT,
        published=fields.pop("published", as_of), source=fields.pop("source", "Reuters"), **fields,
    )  # fmt: skip


def _timelines(*entries: Entry) -> list[Timeline]:
    return find_timelines(assess(entries, _WORLD).estimates, _WORLD)


_HISTORY = (
    _entry("20,000-31,500", "CIA", "2014-09-11"),
    _entry("≤ 3,000", "Global Coalition", "2017-12"),
    _entry("~1,000", "Global Coalition", "2017-12-21"),
    _entry("20,000-30,000", "UN", "2018-08-13"),
    _entry("20,000-32,000", "Pentagon", "2018-08-30", status=Status.DISPUTED),
    _entry("≥ 14,000", None, "2019-02"),
)
_CAPTION = chart.Caption("Fighters: Islamic State", "people", ("A note.",), ("Reuters", "AFP"))
_HOSTILE = "$\\frac{1}{0}$ <script> \x1b[31m 中文 \u202eevil " + "long " * 60


# the terminal


def styles(line: Text) -> list[tuple[str, str]]:
    """The words of a line that have a style, each with it."""
    return [(line.plain[span.start : span.end], str(span.style)) for span in line.spans]


def drawn(
    timelines: Sequence[Timeline], title: str, screen: Screen, conflicting: Sequence[str] = ()
) -> list[str]:
    """The lines of timelines, without their styles."""
    return [line.plain for line in timeline_lines(timelines, title, screen, conflicting)]


def test_the_terminal_timeline_is_as_it_should_be() -> None:
    assert drawn(_timelines(*_HISTORY), "Fighters: Islamic State", Screen(80)) == [
        "Fighters: Islamic State: Iraq, Syria",
        "6 mentions, 1 publisher, 4 independent, 1 unattributed",
        "",
        "                                                        1k           10k",
        "2014-09-11 CIA                        20,000-31,500                      ├━━┤",
        "         ⋮ 33 months without a figure",
        "2017-12    Global Coalition                 ≤ 3,000  ◂╌╌╌╌╌╌╌╌●",
        "2017-12-21 Global Coalition                  ~1,000     ●░░░░░░",
        "         ⋮ 1 month without a figure",
        "2018-08-13 UN                         20,000-30,000                      ├━┤",
        "2018-08-30 Pentagon                   20,000-32,000                      ○╌╌○",
        "2019-02    Reuters (own voice)             ≥ 14,000                    ●╌╌╌╌╌╌╌▸",
        "",
        "░░░ range of published estimates   ○ doubted by its own text",
    ]


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_no_line_is_wider_than_the_screen_or_beyond_its_letters(width: int, encoding: str) -> None:
    hostile = _entry("12,345,678-98,765,432", _HOSTILE, "2016-02", places=(_HOSTILE,))
    lines = drawn(_timelines(*_HISTORY, hostile), _HOSTILE, Screen(width, encoding))
    assert not any("\x1b" in line or "\u202e" in line for line in lines)
    for line in lines:
        assert width_of(line) <= max(width, 70)
        line.encode(encoding)


def test_ascii_has_signs_of_its_own() -> None:
    text = "\n".join(drawn(_timelines(*_HISTORY), "Fighters", Screen(80, "ascii")))
    assert "[=]" in text
    assert "<--------*" in text
    assert ">= 14,000" in text


def test_without_a_width_a_line_is_eighty_cells() -> None:
    timelines = _timelines(*_HISTORY)
    assert drawn(timelines, "Fighters", Screen()) == drawn(timelines, "Fighters", Screen(80))


def test_what_has_no_date_is_told_as_left_out() -> None:
    timelines = _timelines(*_HISTORY, _entry("5,000", "X", None, published=None))
    assert "Left out: 1 without a date." in drawn(timelines, "Fighters", Screen(80))


def test_a_conflict_is_marked_and_red_and_a_doubted_figure_yellow() -> None:
    timelines = _timelines(*_HISTORY)
    ids = {bar.estimate.lead.entry.claimant: bar.estimate.id for s in timelines[0].series for bar in s.bars}
    lines = list(timeline_lines(timelines, "Fighters", Screen(80), [ids["UN"]]))
    un = next(line for line in lines if " UN " in line.plain)
    pentagon = next(line for line in lines if "Pentagon" in line.plain)
    assert "  ! 20,000-30,000  " in un.plain
    assert ("! ", colour.CONFLICT) in styles(un)
    assert ("20,000-32,000", colour.STATUS[Status.DISPUTED]) in styles(pentagon)
    assert lines[-1].plain == "! in conflict with another figure"


# the chart


def _size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("kind", ["svg", "png"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_same_timelines_give_the_same_bytes(kind: str, dark: bool) -> None:
    once = chart.render_chart(_timelines(*_HISTORY), _CAPTION, kind, dark)
    again = chart.render_chart(_timelines(*reversed(_HISTORY)), _CAPTION, kind, dark)
    assert once == again
    assert once != chart.render_chart(_timelines(*_HISTORY), _CAPTION, kind, not dark)


def test_a_png_is_a5_at_three_hundred_dots_an_inch() -> None:
    assert _size(chart.render_chart(_timelines(*_HISTORY), _CAPTION, "png")) == (2481, 1749)


def test_an_svg_tells_its_title_and_no_date_and_loads_nothing() -> None:
    svg = chart.render_chart(_timelines(*_HISTORY), _CAPTION, "svg").decode()
    assert "<dc:title>Fighters: Islamic State</dc:title>" in svg
    assert "<dc:date>" not in svg
    links = set(re.findall(r'(?:href|src)="(?!#)([^"]*)"', svg))
    assert not links


def test_a_chart_grows_with_its_panels_and_its_legend() -> None:
    forty = [
        _entry(f"{1000 + n * 37}", f"Claimant {n} of a long name", f"2015-{n % 12 + 1:02d}")
        for n in range(40)
    ]
    _, alone = _size(chart.render_chart(_timelines(_HISTORY[0]), _CAPTION, "png"))
    _, crowd = _size(chart.render_chart(_timelines(*forty), _CAPTION, "png"))
    places = [_entry("5,000", "UN", "2015-02", places=(f"Place {n}",)) for n in range(6)]
    _, panels = _size(chart.render_chart(_timelines(*places), _CAPTION, "png"))
    assert alone == 1749 <= crowd < panels < 2 * alone  # 1,749 dots are 148 mm


def test_words_from_documents_are_drawn_as_they_stand_and_raise_nothing() -> None:
    hostile = _entry("5,000", _HOSTILE, "2016-02", places=(_HOSTILE,), source=_HOSTILE)
    caption = chart.Caption(_HOSTILE, _HOSTILE, (_HOSTILE,), (_HOSTILE,) * 50)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for kind in chart.FORMATS:
            assert chart.render_chart(_timelines(hostile), caption, kind)


@pytest.mark.parametrize(
    "entries",
    [
        (_entry("0", "UN", "2018-01"),),
        (_entry("≤ 5", "UN", "2018-01-05"),),
        (_entry("1", "UN", "0001"), _entry("9,999,999,999", "CIA", "9998")),
        (_entry("1-1,000,000", "UN", "2018"),),
        tuple(_entry("20,000", f"C{n}", "2018-01-05") for n in range(30)),
    ],
    ids=["zero", "one open bound", "all of time", "wide", "thirty on a day"],
)
def test_odd_data_are_drawn(entries: Sequence[Entry]) -> None:
    assert chart.render_chart(_timelines(*entries), _CAPTION, "png")
    assert drawn(_timelines(*entries), "Fighters", Screen(80))


def test_without_a_timeline_there_is_no_chart() -> None:
    with pytest.raises(ValueError, match="no dated figure"):
        chart.render_chart([], _CAPTION, "svg")


def test_every_claimant_looks_different_and_own_voices_are_grey() -> None:
    crowd = [_entry(f"{1000 + n}", f"Claimant {n}", "2015-01") for n in range(60)]
    own = _entry("7,000", None, "2015-01")
    (timeline,) = _timelines(*crowd, own)
    looks = mark.choose_looks(timeline.series, mark.LIGHT)
    assert len(set(looks.values())) == 61
    assert looks["Reuters (own voice)"].colour == mark.LIGHT.own_voice
    named = [look for name, look in looks.items() if "own voice" not in name]
    for one, other in pairwise(named):
        assert one.colour != other.colour
        assert one.marker != other.marker


@given(st.lists(st.tuples(st.floats(0.05, 0.95), st.floats(0.05, 0.95)), min_size=1, max_size=20))
def test_labels_cover_neither_bars_nor_one_another(points: list[tuple[float, float]]) -> None:
    (timeline,) = _timelines(*_HISTORY[:1])
    bars = [timeline.series[0].bars[0]] * len(points)
    boxes = [label.Box(x - 0.006, y - 0.02, x + 0.006, y + 0.02) for x, y in points]
    placed = [
        label.Box(
            p.x - len(p.text) * 0.0235 / 7, p.y - 0.05 / 4, p.x + len(p.text) * 0.0235 / 7, p.y + 0.05 / 4
        )
        for p in label.place_labels(bars, boxes, (7.0, 4.0))
    ]
    for index, box in enumerate(placed):
        assert not any(box.meets(other) for other in boxes)
        assert not any(box.meets(other) for other in placed[index + 1 :])


def test_among_many_bars_no_number_is_written() -> None:
    (timeline,) = _timelines(*_HISTORY[:1])
    bars = [timeline.series[0].bars[0]] * 25
    assert label.place_labels(bars, [label.Box(0.5, 0.5, 0.51, 0.6)] * 25, (7.0, 4.0)) == []


# ticks


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2014-05-01", "2019-06-01", ["2015", "2016", "2017", "2018", "2019"]),
        ("2018-01-15", "2018-07-01", ["2018-02", "2018-03", "2018-04", "2018-05", "2018-06", "2018-07"]),
        ("2018-01-30", "2018-02-03", ["2018-01-30", "2018-01-31", "2018-02-01", "2018-02-02", "2018-02-03"]),
        ("1914-01-01", "2014-01-01", ["1920", "1940", "1960", "1980", "2000"]),
    ],
)
def test_ticks_are_round_dates(first: str, last: str, labels: list[str]) -> None:
    ticks = time_ticks(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    assert [text for _, text in ticks] == labels


@given(st.integers(1, 3_652_059), st.integers(0, 3_000_000))
def test_ticks_lie_on_the_axis_and_are_few(first: int, length: int) -> None:
    last = min(first + length, 3_652_059)
    ticks = time_ticks(first, last)
    assert len(ticks) <= 9
    assert all(first <= day <= last for day, _ in ticks)
    assert [day for day, _ in ticks] == sorted({day for day, _ in ticks})
