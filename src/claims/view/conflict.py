"""Conflicts for people: how far apart, over what, and both sides with their words and addresses.

`?` stands before the figure of a side that is unsure.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text

from claims.kept.comparison_rows import ComparisonRow, Side
from claims.model import Status
from claims.view import colour
from claims.view.export import Row
from claims.view.table import GAP
from claims.view.text import Piece, Screen, encodable, fit, safe, styled_text, wrap
from claims.view.written_figure import UNSURE_LEGEND, UNSURE_MARK, is_unsure

SIDE_COLUMNS = (
    "claim_id", "figure", "low", "high", "claimant", "as_of", "status", "confidence", "source", "published",
    "quote",
    "title", "url",
)  # fmt: skip
CONFLICT_COLUMNS = (
    "metric", "subject", "places", "relation", "spread", "reason", "sentence", "weight", "known", "claims",
    *(f"{side}_{name}" for side in ("left", "right") for name in SIDE_COLUMNS), "question_id",
)  # fmt: skip
_INDENT = "  "
_ID = 7  # digits of a claim's id


def conflict_rows(found: Iterable[ComparisonRow]) -> Iterator[Row]:
    """The comparisons as rows with CONFLICT_COLUMNS."""
    for it in found:
        row: dict[str, Any] = {name: getattr(it, name, None) for name in CONFLICT_COLUMNS}
        for side, values in (("left", it.left), ("right", it.right)):
            row |= {f"{side}_{name}": value for name, value in values._asdict().items()}
        yield row


def conflict_lines(found: Iterable[ComparisonRow], screen: Screen) -> Iterator[Text]:
    """Each comparison as a block of lines: what it is about, then each side with its quote and link; and
    at the end what the mark says that some side has."""
    unsure = False
    for number, it in enumerate(found):
        pieces = [("\n", "")] if number else []
        heading = _fitted(_heading(it), screen)
        word = heading[: len(it.relation)]
        pieces += [(word, colour.RELATION.get(it.relation, "bold")), (heading[len(word) :], "bold")]
        pieces += _wrapped(it.sentence, screen, "")
        for side in (it.left, it.right):
            pieces += _side_pieces(side, screen)
            unsure = unsure or is_unsure(side.confidence)
        yield styled_text(pieces)
    if unsure:
        legend = _fitted(f"{UNSURE_MARK} {UNSURE_LEGEND}", screen)
        yield styled_text([("\n", ""), (legend[:1], colour.UNSURE), (legend[1:], colour.QUIET)])


def _heading(it: ComparisonRow) -> str:
    """`conflict, 1.5 times: fighters, Islamic State, Iraq; Syria`."""
    apart = "" if it.spread is None or it.spread == 1 else f", {_times(it.spread)} apart"
    about = ", ".join(filter(None, (it.metric, it.subject, ", ".join(it.places))))
    return f"{it.relation}{apart}: {about}"


def _times(spread: Any) -> str:
    return f"{spread:.3g} times" if spread < 10 else f"{spread:,.0f} times"


def _side_pieces(side: Side, screen: Screen) -> Iterator[Piece]:
    who = side.claimant or "(own voice)"
    doubted = "" if side.status == "asserted" else f" [{side.status}]"
    when = f", as of {side.as_of}" if side.as_of else ""
    printed = ", ".join(filter(None, (side.source, side.published)))
    figure = side.figure + doubted
    mark = f"{UNSURE_MARK} " if is_unsure(side.confidence) else ""
    head = f"{mark}{figure}{GAP}{who}{when}{GAP}{printed}{GAP}[{side.claim_id[:_ID]}]"
    (line, _), *below = _wrapped(head, screen, _INDENT)
    first = len(_INDENT) + 1 + len(mark)
    last = first + len(encodable(safe(figure), screen.encoding))
    style = colour.STATUS[Status(side.status)]
    yield from ((line[:first], colour.UNSURE), (line[first:last], style), (line[last:], ""), *below)
    yield from _wrapped(f'"{safe(side.quote).strip()}"', screen, _INDENT * 2)
    if side.url:
        yield f"\n{_INDENT * 2}{encodable(safe(side.url), screen.encoding)}", "dim"


def _fitted(text: str, screen: Screen) -> str:
    shown = encodable(safe(text), screen.encoding)
    return shown if screen.width is None else fit(shown, screen.width)


def _wrapped(text: str, screen: Screen, indent: str) -> Iterator[Piece]:
    """Words over as many lines as they need; one line where the screen has no width."""
    shown = encodable(safe(text), screen.encoding)
    if screen.width is None:
        yield f"\n{indent}{shown}", ""
        return
    for piece in wrap(shown, max(20, screen.width - len(indent))):
        yield f"\n{indent}{piece.rstrip()}", ""
