"""What a reader of a field gives back: the value, and what it rests on."""

from typing import Any

from claims.record_type import record


@record
class Found:
    """A field's value, the rule that gave it, and the words it rests on: `text[start:end]` of the text."""

    value: Any
    rule: str
    start: int = 0
    end: int = 0

    def by(self, rule: str) -> "Found":
        """The same, as another rule gives it."""
        return Found(self.value, rule, self.start, self.end)

    def as_value(self, value: Any) -> "Found":
        """Another value that rests on the same."""
        return Found(value, self.rule, self.start, self.end)


NO_METRIC = Found("other", "metric.none")
