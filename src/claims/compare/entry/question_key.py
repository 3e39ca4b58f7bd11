"""What two figures have to share, to the letter, to answer the same question: all but the time."""

from typing import NamedTuple

from claims.lexicon.counted_group import Group
from claims.model import Change


class QuestionKey(NamedTuple):
    """Everything the gates ask for as equal: equal keys pass every gate but those of time, event and text."""

    metric: str
    measure: str
    dimension: str
    rate: bool
    planned: bool
    subject: str
    places: frozenset[str]
    group: Group
    change: Change | None = None  # how many more or fewer, rather than how many
    superseded: bool = False  # told as replaced by another figure, and not when it was so

    @property
    def counts(self) -> tuple[str | bool, ...]:
        """What a figure shares with those that it can be a part of, besides metric, subject and places."""
        change = str(self.change or "")
        return self.measure, self.dimension, self.rate, self.planned, change, self.group.noun
