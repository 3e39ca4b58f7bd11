"""What a reader of a field gives back: the value, and what it rests on."""

from typing import Any, NamedTuple


class Found(NamedTuple):
    """A field's value, the rule that gave it, and the words it rests on: `text[start:end]` of the text."""

    value: Any
    rule: str
    start: int = 0
    end: int = 0


NO_METRIC = Found("other", "metric.none")
