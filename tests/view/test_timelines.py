"""Timelines as charts and in the terminal: what is drawn, that it fits, and that it is the same each time."""

import html
import re
import struct
import warnings
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare.assess import assess
from claims.compare.entry.entry import Entry
from claims.compare.question.timeline import Timeline, find_timelines
from claims.compare.world import Metric, World
from claims.lexicon.counted_group import CountedNouns
from claims.model import Basis, Qualifier, Status
from claims.view import colour
from claims.view.chart.ticks import name_date, time_ticks, write_tick
from claims.view.over_time.timeline import timeline_lines
from claims.view.over_time.timeline_words import name_timeline, name_timelines
from claims.view.text import Screen, StyledLine, width_of

chart = pytest.importorskip("claims.view.chart.chart", reason="charts need matplotlib")
labels = pytest.importorskip("claims.view.chart.labels")
looks = pytest.importorskip("claims.view.chart.looks")
spacing = pytest.importorskip("claims.view.chart.spacing")

_WORLD = World(
    metrics={"fighters": Metric("fighters", "stock", 180, "Fighters")},
    nouns=CountedNouns({"fighter": "fighters"}),
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
_HOSTILE = "$\\frac{1}{0}$ <script> \x1b[31m 中文 \u202eevil " + "long " * 60


# the terminal


def styles(line: StyledLine) -> list[tuple[str, str]]:
    """The words of a line that have a style, each with it."""
    return [(text, style) for text, style in line.pieces if style]


def drawn(
    timelines: Sequence[Timeline], title: str, screen: Screen, conflicting: Sequence[str] = ()
) -> list[str]:
    """The lines of timelines, without their styles."""
    return [line.plain for line in timeline_lines(timelines, title, screen, conflicting)]


def test_the_terminal_timeline_is_as_it_should_be() -> None:
    assert drawn(_timelines(*_HISTORY), "Fighters", Screen(80)) == [
        "Fighters: Islamic State; Iraq, Syria",
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


def test_only_those_signs_are_explained_that_there_are() -> None:
    assert drawn(_timelines(*_HISTORY[:3]), "Fighters", Screen(80))[-1] == "░░░ range of published estimates"
    assert "CIA" in drawn(_timelines(_HISTORY[0]), "Fighters", Screen(80))[-1]


def test_a_figure_told_as_replaced_stands_light_and_hollow_where_it_was_at_the_latest() -> None:
    before = _entry("9,000", "CIA", "../2014-09-11", earlier=True, published="2014-09-12")
    timelines = _timelines(_HISTORY[0], before)
    lines = list(timeline_lines(timelines, "Fighters", Screen(80)))
    words = [line.plain for line in lines]
    earlier = next(line for line in lines if "9,000" in line.plain)
    assert earlier.plain.split() == ["by", "2014-09-11", "CIA", "9,000", "○"]
    assert words.index(earlier.plain) < next(i for i, line in enumerate(words) if "31,500" in line)
    assert ("9,000", colour.QUIET) in styles(earlier)
    assert "○ by DATE: told as replaced, and not when it was so" in words


def test_an_unsure_figure_is_marked_beside_one_in_conflict_and_the_columns_stay_in_line() -> None:
    timelines = _timelines(
        _entry("10", "CIA", "2018-07", confidence=0.1),
        _entry("20", "UN", "2018-08", confidence=0.2),
        _entry("30", "Pentagon", "2018-09"),
    )
    ids = [bar.estimate.id for series in timelines[0].series for bar in series.bars]
    lines = drawn(timelines, "Fighters", Screen(80), ids[1:2])
    assert [line[47:52] for line in lines if line.startswith("2018-")] == ["?  10", "!? 20", "   30"]
    assert lines[-2:] == [
        "! in conflict with another figure",
        "? unsure, some field is probably wrong: claims explain ID",
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
    assert ("!", colour.CONFLICT) in styles(un)
    assert ("20,000-32,000", colour.STATUS[Status.DISPUTED]) in styles(pentagon)
    assert lines[-1].plain == "! in conflict with another figure"


@pytest.mark.parametrize(
    ("width", "years", "days"),
    [
        (80, "2011 – 2014 UN", "2016-05     UN"),
        (100, "2011-03 – 2014-11 UN", "2016-05           UN"),
        (120, "2011-03-05 – 2014-11-26 UN", "2016-05-06 – 2016-05-09 UN"),
    ],
)
def test_a_period_is_told_as_precisely_as_there_is_room(width: int, years: str, days: str) -> None:
    entries = (_entry("5", "UN", "2011-03-05/2014-11-26"), _entry("6", "UN", "2016-05-06/2016-05-09"))
    lines = drawn(_timelines(*entries), "Fighters", Screen(width))
    assert any(line.startswith(years) for line in lines)
    assert any(line.startswith(days) for line in lines)


@pytest.mark.parametrize(
    ("says", "scale"),
    [
        (("5", "9"), ["0", "2", "4", "6", "8"]),
        (("60,000", "100,000"), ["0", "50k", "100k"]),
        (("1", "1,000,000"), ["1", "100", "10k", "1m"]),
        (("100", "4,000"), ["100", "1k"]),
    ],
)
def test_the_scale_has_round_numbers_at_even_distances(says: tuple[str, str], scale: list[str]) -> None:
    entries = (_entry(says[0], "UN", "2011-03-05"), _entry(says[1], "CIA", "2016-05-06"))
    assert drawn(_timelines(*entries), "Fighters", Screen(80))[3].split() == scale


def test_an_order_of_magnitude_is_told_in_its_words_or_by_its_bounds() -> None:
    hundreds = replace(_entry("100-999", "UN", "2016"), qualifier=Qualifier.ORDER)
    for figure, told in (("Hundreds", "hundreds"), ("hundreds upon hundreds", "100-999")):
        lines = drawn(_timelines(replace(hundreds, figure=figure)), "Fighters", Screen(80))
        assert any(f" {told}  " in line for line in lines)


@pytest.mark.parametrize(
    ("counted", "unit", "name"),
    [
        ("fighters", "people", "Islamic State; Iraq, Syria"),
        ("children", "people", "Islamic State; Iraq, Syria (children)"),
        ("Iraq", "percent", "Islamic State; Iraq, Syria"),
        ("tanks", "tank", "Islamic State; Iraq, Syria"),
    ],
)
def test_a_timeline_names_the_group_where_nothing_else_does(counted: str, unit: str, name: str) -> None:
    (timeline,) = _timelines(replace(_entry("5", "UN", "2016"), counted=counted, unit=unit))
    assert name_timeline(timeline) == name


@pytest.mark.parametrize(
    ("other", "names"),
    [
        ({"unit": "household"}, ["in people", "in households"]),
        ({"per": "month"}, ["in people", "in people per day"]),
        ({"as_of": "2016-01/2016-03"}, ["at one time", "over a period"]),
    ],
)
def test_timelines_of_one_name_are_told_apart(other: dict[str, Any], names: list[str]) -> None:
    one = replace(_entry("5", "UN", "2016"), counted=None)
    timelines = _timelines(one, replace(one, id="other", **other))
    assert sorted(name_timelines(timelines)) == sorted(f"Islamic State; Iraq, Syria, {it}" for it in names)
    assert name_timelines(timelines[:1]) == ["Islamic State; Iraq, Syria"]


def test_timelines_of_one_name_and_unit_are_told_apart_by_their_parts() -> None:
    one = replace(_entry("5", "UN", "2016"), unit="percent", counted="Iraq")
    timelines = _timelines(one, replace(one, id="other", document="other", counted=None))
    assert sorted(name_timelines(timelines)) == [
        "Islamic State; Iraq, Syria, of all",
        "Islamic State; Iraq, Syria, share of Iraq",
    ]


# the chart


def _chart(*entries: Entry, kind: str = "svg", dark: bool = False) -> bytes:
    drawn: bytes = chart.render_chart(_timelines(*entries), "Fighters", kind, dark)
    return drawn


def _words(*entries: Entry) -> list[str]:
    """The texts of a chart, as they stand in the SVG."""
    found = re.findall(r"<text[^>]*>([^<]*)</text>", _chart(*entries).decode())
    return [html.unescape(text) for text in found]


def _size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("kind", ["svg", "png"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_same_timelines_give_the_same_bytes(kind: str, dark: bool) -> None:
    once = _chart(*_HISTORY, kind=kind, dark=dark)
    assert once == _chart(*reversed(_HISTORY), kind=kind, dark=dark)
    assert once != _chart(*_HISTORY, kind=kind, dark=not dark)


def test_a_png_is_a5_at_three_hundred_dots_an_inch() -> None:
    assert _size(_chart(*_HISTORY, kind="png")) == (2481, 1749)


def test_an_svg_tells_its_title_and_no_date_and_loads_nothing() -> None:
    svg = _chart(*_HISTORY).decode()
    assert "<dc:title>Fighters: Islamic State</dc:title>" in svg
    assert "<dc:date>" not in svg
    links = set(re.findall(r'(?:href|src)="(?!#)([^"]*)"', svg))
    assert not links


def test_text_is_text_in_fonts_that_every_machine_has_one_of() -> None:
    svg = _chart(*_HISTORY).decode()
    fonts = set(re.findall(r"font-family: ([^;\"]*)", svg))
    assert fonts == {"'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif"}
    assert "DejaVuSans-" not in svg  # the outline of a letter


def test_a_chart_says_what_it_shows_who_published_it_and_when() -> None:
    entries = (
        _entry("1,000", "UN", "2014-09", published="2014-09-11", source="AFP"),
        _entry("2,000", "UN", "2018", published="2019-01", source="Reuters"),
    )
    words = _words(*entries)
    assert "Fighters: Islamic State" in words
    assert "As of 2014 to 2018. Published 11 Sep 2014 to Jan 2019 by AFP and Reuters." in words


def test_of_many_publishers_the_subtitle_names_a_few_and_the_foot_all() -> None:
    entries = [_entry(f"{n},000", "UN", f"201{n}", source=f"Paper {n}") for n in range(1, 8)]
    words = " ".join(_words(*entries))
    assert "by Paper 1, Paper 2, Paper 3, Paper 4 and 3 others." in words
    assert f"Published by {', '.join(f'Paper {n}' for n in range(1, 8))}." in words


def test_the_subject_stands_in_the_title_or_where_there_are_several_over_each_panel() -> None:
    other = replace(_entry("900", "UN", "2016"), subject="Taliban")
    assert {"Fighters: Islamic State", "Iraq, Syria"} <= set(_words(*_HISTORY))
    assert {"Fighters", "Islamic State; Iraq, Syria", "Taliban; Iraq, Syria"} <= set(_words(*_HISTORY, other))


@pytest.mark.parametrize(
    ("unit", "figure", "heading", "label"),
    [
        ("km2", "12,949.940552-15,539.928662", "km²", "12,950-15,540 km²"),
        ("percent", "33.333333", "percent", "33.33%"),
        ("tank", "100", "tanks", "100 tanks"),
        ("USD", "2,500,000", "USD", "USD 2.5 million"),
    ],
)
def test_each_panel_has_its_own_unit_and_figures_as_people_write_them(
    unit: str, figure: str, heading: str, label: str
) -> None:
    words = _words(replace(_entry(figure, "UN", "2016"), unit=unit, counted=None), *_HISTORY)
    assert heading in words
    assert label in words
    assert "people, on a logarithmic axis" in words
    assert not any(re.search(r"\.\d{3}", word) for word in words)


def test_numbers_of_an_axis_are_those_that_people_use() -> None:
    words = _words(_entry("1,700,000", "UN", "2016"), _entry("900,000", "CIA", "2017"))
    assert {"0", "500,000", "1 million", "1.5 million"} <= set(words)


@pytest.mark.parametrize(
    ("entries", "hints"),
    [
        ([_entry("5", "UN", "2018-01-05")], set()),
        ([_entry("5-9", "UN", "2018-01-05")], {"Bars"}),
        ([_entry("≥ 5", "UN", "2018-01-05")], {"Fading arrows"}),
        ([_entry("~5", "UN", "2018-01-05")], {"Thin upright lines"}),
        ([_entry("5", "UN", "2018")], {"Thin level lines"}),
        ([_entry("5", "UN", "2018-01-05", status=Status.DISPUTED)], {"Hollow:"}),
        ([_entry("5", None, "2018-01-05")], {"Grey marks"}),
        ([_entry("5", "UN", "../2018-01-05", earlier=True)], {"Hollow at the latest time"}),
        ([_entry("5", "UN", "2018-01-05", confidence=0.1)], {"Lighter"}),
    ],
)
def test_the_notes_explain_the_marks_that_are_there(entries: list[Entry], hints: set[str]) -> None:
    words = " ".join(_words(*entries))
    every = (
        "Bars",
        "Fading arrows",
        "Thin upright lines",
        "Thin level lines",
        "Hollow:",
        "Hollow at the latest time",
        "Grey marks",
        "Lighter",
    )
    assert {hint for hint in every if hint in words} == hints


@pytest.mark.parametrize("style", [looks.LIGHT, looks.DARK], ids=["light", "dark"])
def test_what_is_unsure_is_drawn_in_a_colour_nearer_to_the_paper(style: Any) -> None:
    def colours(confidence: float) -> int:
        timelines = _timelines(_entry("5", "UN", "2018-01-05", confidence=confidence))
        lighter = looks.lighten(looks.choose_looks(timelines, style)["UN"], style).colour
        drawing = chart.render_chart(timelines, "Fighters", "svg", style is looks.DARK).decode()
        return int(drawing.count(lighter))

    assert colours(0.1) > colours(0.9) == 0


def test_what_is_not_shown_is_told() -> None:
    places = [_entry("5,000", "UN", "2015-02", places=(f"Place {n}",)) for n in range(6)]
    words = " ".join(_words(*places, _entry("5,000", "X", None, published=None, places=("Place 0",))))
    assert "Not shown: 2 more places or groups." in words
    assert "Not shown: 1 without a date." in words


def test_a_chart_grows_with_its_panels_and_its_legend() -> None:
    forty = [
        _entry(f"{1000 + n * 37}", f"Claimant {n} of a long name", f"2015-{n % 12 + 1:02d}")
        for n in range(40)
    ]
    _, alone = _size(_chart(_HISTORY[0], kind="png"))
    _, crowd = _size(_chart(*forty, kind="png"))
    places = [_entry("5,000", f"C{c}", "2015-02", places=(f"Place {n}",)) for n in range(6) for c in range(9)]
    _, panels = _size(_chart(*places, kind="png"))
    assert alone == 1749 <= crowd < panels < 2 * alone + 600  # 1,749 dots are 148 mm


def test_words_from_documents_are_drawn_as_they_stand_and_raise_nothing() -> None:
    hostile = _entry("5,000", _HOSTILE, "2016-02", places=(_HOSTILE,), source=_HOSTILE)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for kind in ("svg", "png"):
            drawing = chart.render_chart(_timelines(hostile), _HOSTILE, kind)
            assert drawing
            assert kind == "png" or not re.search("<script>|\u202e|\x1b", drawing.decode())


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
    assert _chart(*entries, kind="png")
    assert drawn(_timelines(*entries), "Fighters", Screen(80))


def test_without_a_timeline_there_is_no_chart() -> None:
    with pytest.raises(ValueError, match="no dated figure"):
        chart.render_chart([], "Fighters", "svg")


def test_every_claimant_looks_different_and_own_voices_are_grey() -> None:
    crowd = [_entry(f"{1000 + n}", f"Claimant {n}", "2015-01") for n in range(60)]
    own = _entry("7,000", None, "2015-01")
    given = looks.choose_looks(_timelines(*crowd, own), looks.LIGHT)
    assert len(set(given.values())) == 61
    assert given["Reuters (own voice)"].colour == looks.LIGHT.own_voice
    named = [look for name, look in given.items() if "own voice" not in name]
    for one, other in pairwise(named):
        assert one.colour != other.colour
        assert one.marker != other.marker


def test_a_claimant_looks_the_same_in_all_panels_and_the_most_frequent_have_their_own_colour() -> None:
    often = [_entry(f"{n},000", "UN", f"201{n}", places=(f"Place {n % 3}",)) for n in range(1, 9)]
    once = [_entry(f"{n}00", f"Claimant {n}", "2013", places=("Place 0",)) for n in range(1, 20)]
    given = looks.choose_looks(_timelines(*once, *often), looks.LIGHT)
    assert len(given) == 20
    assert given["UN"] == looks.Look(looks.LIGHT.first, "o")


_SHARES = st.floats(0.05, 0.95)


@given(st.lists(st.tuples(_SHARES, _SHARES), min_size=1, max_size=30))
def test_bars_that_find_room_never_cover_each_other(points: list[tuple[float, float]]) -> None:
    boxes = [spacing.Box(x - 0.005, y - 0.02, x + 0.005, y + 0.02) for x, y in points]
    placed = [box.moved(by) for box, by in zip(boxes, spacing.spread(boxes), strict=True)]
    assert all(box.left >= 0 and box.right <= 1 for box in placed)
    assert not any(one.meets(other) for one, other in combinations(placed, 2))


def test_bars_that_do_not_meet_stay_where_their_time_is() -> None:
    apart = [spacing.Box(0.5, 0.1, 0.51, 0.2), spacing.Box(0.5, 0.3, 0.51, 0.4)]
    assert spacing.spread(apart) == [0, 0]


@given(st.lists(st.tuples(_SHARES, _SHARES), min_size=1, max_size=20))
def test_labels_cover_neither_bars_nor_one_another(points: list[tuple[float, float]]) -> None:
    boxes = [spacing.Box(x - 0.006, y - 0.02, x + 0.006, y + 0.02) for x, y in points]
    texts = [["20,000-31,500\nPentagon", "20,000-31,500"]] * len(points)
    width, height = labels.text_width("20,000-31,500") / 7, 6 / 72 / 4
    placed = [
        spacing.Box(
            it.x - width / 2, it.y - height * (it.text.count("\n") + 1) / 2,
            it.x + width / 2, it.y + height * (it.text.count("\n") + 1) / 2,
        )
        for it in labels.place_labels(texts, boxes, spacing.Size(7, 4))
    ]  # fmt: skip
    for index, box in enumerate(placed):
        assert not any(box.meets(other) for other in boxes)
        assert not any(box.meets(other) for other in placed[index + 1 :])


def test_a_label_goes_without_its_name_before_it_is_left_out() -> None:
    size = spacing.Size(7, 0.5)
    low = [spacing.Box(0.5, 0.4, 0.51, 0.7)]
    assert [it.text for it in labels.place_labels([["9\n" + "A name " * 20, "9"]], low, size)] == ["9"]
    assert labels.place_labels([["9"]], low, size, [spacing.Box(0, 0, 1, 1)]) == []


# ticks


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2014-05-01", "2019-06-01", ["2015", "2016", "2017", "2018", "2019"]),
        (
            "2018-01-15",
            "2018-07-01",
            ["Feb 2018", "Mar 2018", "Apr 2018", "May 2018", "Jun 2018", "Jul 2018"],
        ),
        (
            "2018-01-30",
            "2018-02-03",
            ["30 Jan 2018", "31 Jan 2018", "1 Feb 2018", "2 Feb 2018", "3 Feb 2018"],
        ),
        (
            "2018-01-04",
            "2018-01-26",
            ["6 Jan 2018", "11 Jan 2018", "16 Jan 2018", "21 Jan 2018", "26 Jan 2018"],
        ),
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


@pytest.mark.parametrize(
    ("iso", "name"),
    [("2018", "2018"), ("2018-07", "Jul 2018"), ("2018-07-05", "5 Jul 2018"), ("0079-08", "Aug 0079")],
)
def test_dates_are_named_as_people_write_them(iso: str, name: str) -> None:
    assert name_date(iso) == name


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.25, "0.25"),
        (0.1 + 0.2, "0.3"),
        (20000.0, "20,000"),
        (1.5e6, "1.5 million"),
        (2e9, "2 billion"),
    ],
)
def test_numbers_of_an_axis_are_written_as_people_do(value: float, text: str) -> None:
    assert write_tick(value) == text
