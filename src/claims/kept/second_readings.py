"""Disputes that rest on a number which is read twice, under two metrics or subjects: killed and casualties,
a group's fighters and a state's troops. One of the readings is wrong, so that one dispute alone is sure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from claims.compare.dispute.doubts import SECOND_READING
from claims.compare.number.one_number import WEEK
from claims.dates import Days, distance, read_days
from claims.kept.dispute_rows import DisputeRow
from claims.kept.told.comparison_rows import Side

_LEAST = 1000  # below it one claimant's dead and his wounded are easily as many


class _Said(NamedTuple):
    """A number and who gives it."""

    claimant: str
    low: Decimal | None
    high: Decimal | None


class _Told(NamedTuple):
    """Where a number was told before: the metric and subject, and when it was printed."""

    topic: tuple[str, str | None]
    published: Days | None


def doubt_second_readings(disputes: Iterable[DisputeRow]) -> Iterator[DisputeRow]:
    """The disputes, those that are sure no more of which a side's number stands in a sure one before them,
    under another metric or subject, by the same claimant in one week."""
    told: dict[_Said, list[_Told]] = defaultdict(list)
    for it in disputes:
        said = [(key, side) for camp in it.camps for side in camp.sides if (key := _said(side))]
        topic = it.pair.metric, it.pair.subject
        if not it.sure:
            yield it
        elif any(_is_told_otherwise(topic, side, told[key]) for key, side in said):
            yield it._replace(doubts=(SECOND_READING,))
        else:
            for key, side in said:
                told[key].append(_Told(topic, read_days(side.published)))
            yield it


def _said(side: Side) -> _Said | None:
    number = side.low if side.low is not None else side.high
    if side.claimant is None or number is None or number < _LEAST:
        return None
    return _Said(side.claimant.casefold(), side.low, side.high)


def _is_told_otherwise(topic: tuple[str, str | None], side: Side, told: Iterable[_Told]) -> bool:
    days = read_days(side.published)
    return any(
        it.topic != topic and days is not None and it.published is not None
        and distance(days, it.published) <= WEEK
        for it in told
    )  # fmt: skip
