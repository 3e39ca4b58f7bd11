"""What the shell offers when the user presses TAB."""

from collections.abc import Iterator

import claims
from claims.errors import ClaimsError


def complete_metric(incomplete: str) -> Iterator[tuple[str, str]]:
    """The metrics that begin with what is typed, with their labels; none where the lexicon cannot be read."""
    try:
        entries = claims.load_words().entries("metric")
    except ClaimsError:
        return
    for entry in entries:
        if entry["key"].startswith(incomplete):
            yield entry["key"], entry.get("label", "")
