"""How fast the numbers of a question move, told by the claimants who gave several of them.

A stock of fighters may stand still for months, and during a rout be gone within weeks. What a claimant's own
figures rose or fell by in some days, another's may differ by when they lie so many days apart.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from claims.compare.entry.bounds import restates
from claims.compare.entry.comparable import Comparable, Step
from claims.dates import Days

_MONTH = 31  # days
_REACH = 2  # months before and after it that a step still tells something of
_LONGEST = 366  # days of a step or a time that tell how fast things moved
_MOVED = Decimal("1.1")  # times: figures nearer to one another are no step

Steps = dict[int, list[Step]]  # by month: the fastest ones up and down


def find_paces(figures: Sequence[Comparable]) -> list[Comparable]:
    """The figures on stocks with the fastest steps of their question about their time."""
    voices: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if figure.measure == "stock" and figure.claimant and figure.days and _tells(figure):
            voices[figure.question_key, figure.claimant].append(figure)
    steps: dict[Hashable, Steps] = defaultdict(lambda: defaultdict(list))
    for same in voices.values():
        for step in _steps(same):
            _note(step, steps[step.after.question_key])
    return [
        _with_steps(figure, steps[key]) if (key := figure.question_key) in steps else figure
        for figure in figures
    ]


def _with_steps(figure: Comparable, months: Steps) -> Comparable:
    found = tuple(_about(figure.days, months)) if figure.days else ()
    return replace(figure, steps=found) if found else figure


def _tells(figure: Comparable) -> bool:
    return not figure.superseded and not figure.anybody


def _steps(figures: Iterable[Comparable]) -> Iterator[Step]:
    """The steps from each figure of one claimant to the next that differs."""
    ordered = sorted((f for f in figures if f.days), key=lambda f: (f.days and f.days.middle, f.order))
    for before, after in pairwise(ordered):
        step = Step(before, after)
        if 1 < step.days.length <= _LONGEST and step.ratio >= _MOVED and restates(before, after) is None:
            yield step


def _note(step: Step, months: Steps) -> None:
    """Keep a step in its months where none in the same direction is faster."""
    for month in _months(step.days, 0):
        same = [it for it in months[month] if it.up == step.up]
        if not same:
            months[month].append(step)
        elif step.is_faster(same[0]):
            months[month] = [step if it is same[0] else it for it in months[month]]


def _about(days: Days, months: Steps) -> Iterator[Step]:
    if days.length <= _LONGEST:
        found = (step for month in _months(days, _REACH) for step in months.get(month, ()))
        yield from {id(step): step for step in found}.values()


def _months(days: Days, more: int) -> range:
    return range(days.first // _MONTH - more, days.last // _MONTH + more + 1)
