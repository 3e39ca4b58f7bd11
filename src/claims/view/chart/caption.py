"""The words around a chart: what is counted and whose, who printed it and when, and how to read the marks."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from claims.compare.entry.estimate_protocols import ToldMember
from claims.compare.question.timeline import Bar, Timeline
from claims.model import Qualifier
from claims.view.chart.ticks import name_date
from claims.view.text import fit, safe
from claims.view.written_figure import is_unsure

_NAME = 60  # characters of a publisher's name
_FEW = 5  # publishers that the subtitle names; where there are more, the foot names them all


class _Hint(NamedTuple):
    """What has to be said of a kind of mark, where a bar has it."""

    of: Callable[[Bar], bool]
    words: str


_HINTS = (
    _Hint(
        lambda bar: None not in (bar.low, bar.high) and bar.low != bar.high,
        "Bars run from the lower to the upper figure.",
    ),
    _Hint(
        lambda bar: bar.low is None or bar.high is None,
        "Fading arrows: no upper or no lower bound is given.",
    ),
    _Hint(
        lambda bar: bar.estimate.lead.entry.qualifier is Qualifier.APPROXIMATE,
        "Thin upright lines: how far an approximate figure may reach.",
    ),
    _Hint(lambda bar: bar.days.length > 1, "Thin level lines: the time a figure is about."),
    _Hint(lambda bar: bar.disputed, "Hollow: doubted by its own text, and not in the range."),
    _Hint(
        lambda bar: bar.superseded,
        "Hollow at the latest time that it may be of: told as replaced, and not in the range.",
    ),
    _Hint(lambda bar: is_unsure(bar.estimate.confidence), "Lighter: unsure, some field is probably wrong."),
    _Hint(lambda bar: not bar.estimate.attributed, "Grey marks: the publisher's own voice."),
)


def write_title(label: str, timelines: Sequence[Timeline]) -> str:
    """What is counted, and whose, where that is the same in all panels: `Fighters: Islamic State`."""
    subjects = {line.key.subject for line in timelines}
    return f"{label}: {', '.join(subjects)}" if len(subjects) == 1 and any(subjects) else label


def write_subtitle(timelines: Sequence[Timeline]) -> str:
    """Of when the figures are, when they were published, and by whom."""
    days = [line.days for line in timelines]
    words = [f"As of {_say_span(min(it.first for it in days), max(it.last for it in days))}."]
    printed = sorted(f.entry.published for f in _members(timelines) if f.entry.published)
    names = _publishers(timelines)
    if printed or names:
        when = [" to ".join(dict.fromkeys(map(name_date, (printed[0], printed[-1]))))] if printed else []
        words.append(" ".join(["Published", *when, *([f"by {_say_few(names)}"] if names else [])]) + ".")
    return " ".join(words)


def write_notes(timelines: Sequence[Timeline], left_out: int) -> Iterator[str]:
    """How to read the marks that are there, what is left out, and who published the figures."""
    bars = [bar for line in timelines for series in line.series for bar in series.bars]
    yield from (hint.words for hint in _HINTS if any(map(hint.of, bars)))
    yield "Marks that would cover each other stand side by side. Nothing is interpolated."
    if left_out:
        yield f"Not shown: {left_out} more {'place or group' if left_out == 1 else 'places or groups'}."
    if undated := sum(line.undated for line in timelines):
        yield f"Not shown: {undated} without a date."
    if len(names := _publishers(timelines)) > _FEW:
        yield f"Published by {', '.join(names)}."


def _members(timelines: Sequence[Timeline]) -> Iterator[ToldMember]:
    """Every figure that a panel shows, those that go back to another one's origin too."""
    for line in timelines:
        for series in line.series:
            for bar in series.bars:
                yield from bar.estimate.members


def _publishers(timelines: Sequence[Timeline]) -> list[str]:
    """Who published the figures, whoever published most of them first."""
    names = [it for f in _members(timelines) for it in f.entry.sources]
    return [fit(safe(name), _NAME) for name, _ in Counter(names).most_common()]


def _say_few(names: Sequence[str]) -> str:
    """Names as a list in a sentence, the last ones of many by their number."""
    shown = list(names) if len(names) <= _FEW else [*names[: _FEW - 1], f"{len(names) - _FEW + 1} others"]
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]


def _say_span(first: int, last: int) -> str:
    """From the one day to the other (ordinals), in years or months where these tell them apart."""
    start, end = (date.fromordinal(day).isoformat() for day in (first, last))
    for length in (4, 7):
        if start[:length] != end[:length]:
            return f"{name_date(start[:length])} to {name_date(end[:length])}"
    return " to ".join(dict.fromkeys((name_date(start), name_date(end))))
