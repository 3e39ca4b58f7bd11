"""Whose government speaks in a text: a ministry's or an office's own briefing, statement or fact sheet."""

from claims.extract.name.full_name import names_of
from claims.extract.report.reading import Reading


def own_government(reading: Reading) -> str | None:
    """The state whose office has printed a text; None where that is no government's."""
    return reading.layer(_own_government)


def _own_government(reading: Reading) -> str | None:
    source = reading.document.source
    named = names_of(source, reading.lexicon) if source else []
    office = next((name for name in named if name.kind == "state"), None)
    return office.country if office else None
