"""Conflicts for people: how far apart, over what, and those on either side with their words and addresses.

One entry is one dispute, however many papers print it, or one pair where those are asked for. `?` stands
before the figure of a side that is unsure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims.compare.dispute.doubts import SENTENCES
from claims.kept.dispute_rows import Camp, DisputeRow
from claims.kept.told.comparison_rows import ComparisonRow, Papers, Side
from claims.model import Status
from claims.view import colour
from claims.view.export import Row
from claims.view.table import GAP
from claims.view.text import Piece, Screen, StyledLine, encodable, fit, safe, wrap
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
DISPUTE_COLUMNS = (*CONFLICT_COLUMNS, "sure", "doubts", "camps")
UNSURE_TITLE = "Unsure"
_NONE: Mapping[str, Papers] = {}
_OTHERS = 4  # of a camp, beside the best one, that are named
_PAPERS = 2  # of an estimate, that are named
_INDENT = "  "
_ID = 7  # digits of a claim's id


def conflict_rows(found: Iterable[ComparisonRow]) -> Iterator[Row]:
    """The comparisons as rows with CONFLICT_COLUMNS."""
    for it in found:
        row: dict[str, Any] = {name: getattr(it, name, None) for name in CONFLICT_COLUMNS}
        for side, values in (("left", it.left), ("right", it.right)):
            row |= {f"{side}_{name}": value for name, value in values._asdict().items()}
        yield row


def dispute_rows(found: Iterable[DisputeRow]) -> Iterator[Row]:
    """The disputes as rows with DISPUTE_COLUMNS: the pair that tells each, and its camps as ids of claims."""
    for it in found:
        (row,) = conflict_rows([it.pair])
        camps = tuple(" ".join(side.claim_id for side in camp.sides) for camp in it.camps)
        yield {**row, "sure": it.sure, "doubts": it.doubts, "camps": camps}


def dispute_lines(
    found: Sequence[DisputeRow], screen: Screen, papers: Mapping[str, Papers] = _NONE
) -> Iterator[StyledLine]:
    """Each dispute as a block of lines: why its figures cannot both be so, and then its camps, each with the
    best quote; the unsure ones under a heading of their own. `papers` tell who printed a figure, by the id of
    its claim."""
    unsure = False
    for number, it in enumerate(found):
        pieces = [("\n", "")] if number else []
        if not it.sure and not unsure:
            unsure = True
            pieces += [(f"{UNSURE_TITLE}: {_count(sum(not d.sure for d in found))}", "bold"), ("\n\n", "")]
        pieces += _headed(it.pair, screen)
        for code in it.doubts:
            pieces += _wrapped(f"unsure: {SENTENCES.get(code, code)}", screen, _INDENT)
        for camp in it.camps:
            pieces += _camp_pieces(camp, screen, papers)
        yield StyledLine(tuple(pieces))
    sides = (side for it in found for camp in it.camps for side in camp.sides[: _OTHERS + 1])
    yield from unsure_legend((side.confidence for side in sides), screen)


def _count(number: int) -> str:
    return "1 dispute" if number == 1 else f"{number:,} disputes"


def _camp_pieces(camp: Camp, screen: Screen, papers: Mapping[str, Papers]) -> Iterator[Piece]:
    """Those who stand together: the best with its words, the others in a line each."""
    best, *others = camp.sides
    yield from _side_pieces(best, screen, papers.get(best.claim_id))
    for side in others[:_OTHERS]:
        yield from _head_pieces(side, screen, papers.get(side.claim_id))
    if len(others) > _OTHERS:
        yield from _wrapped(f"and {len(others) - _OTHERS} more", screen, _INDENT)


def conflict_lines(found: Iterable[ComparisonRow], screen: Screen) -> Iterator[StyledLine]:
    """Each comparison as a block of lines: what it is about, then each side with its quote and link; and
    at the end what the mark says that some side has."""
    listed = list(found)
    yield from pair_lines(listed, screen)
    yield from unsure_legend((side.confidence for it in listed for side in (it.left, it.right)), screen)


def pair_lines(found: Iterable[ComparisonRow], screen: Screen) -> Iterator[StyledLine]:
    """The same without what the mark says."""
    for number, it in enumerate(found):
        pieces = [("\n", "")] if number else []
        pieces += _headed(it, screen)
        for side in (it.left, it.right):
            pieces += _side_pieces(side, screen)
        yield StyledLine(tuple(pieces))


def unsure_legend(confidences: Iterable[float], screen: Screen) -> Iterator[StyledLine]:
    """What the mark says, if any of these confidences has it."""
    if any(map(is_unsure, confidences)):
        legend = _fitted(f"{UNSURE_MARK} {UNSURE_LEGEND}", screen)
        yield StyledLine((("\n", ""), (legend[:1], colour.UNSURE), (legend[1:], colour.QUIET)))


def _headed(it: ComparisonRow, screen: Screen) -> Iterator[Piece]:
    """What a conflict is about and how far apart it is, and why both cannot be so."""
    heading = _fitted(_heading(it), screen)
    word = heading[: len(it.relation)]
    yield word, colour.RELATION.get(it.relation, "bold")
    yield heading[len(word) :], "bold"
    yield from _wrapped(it.sentence, screen, "")


def _heading(it: ComparisonRow) -> str:
    """`conflict, 1.5 times: fighters, Islamic State, Iraq; Syria`."""
    apart = "" if it.spread is None or it.spread == 1 else f", {_times(it.spread)} apart"
    about = ", ".join(filter(None, (it.metric, it.subject, ", ".join(it.places))))
    return f"{it.relation}{apart}: {about}"


def _times(spread: Any) -> str:
    return f"{spread:.3g} times" if spread < 10 else f"{spread:,.0f} times"


def _side_pieces(side: Side, screen: Screen, printed: Papers | None = None) -> Iterator[Piece]:
    """A side in a line, and below it its words and address."""
    yield from _head_pieces(side, screen, printed)
    yield from _wrapped(f'"{safe(side.quote).strip()}"', screen, _INDENT * 2)
    if side.url:
        yield f"\n{_INDENT * 2}{encodable(safe(side.url), screen.encoding)}", "dim"


def _head_pieces(side: Side, screen: Screen, printed_by: Papers | None) -> Iterator[Piece]:
    """Who says how many as of when, printed by whom."""
    who = side.claimant or "(own voice)"
    doubted = "" if side.status == "asserted" else f" [{side.status}]"
    when = f", as of {side.as_of}" if side.as_of else ""
    printed = ", ".join(filter(None, (_papers(side, printed_by), side.published)))
    figure = side.figure + doubted
    mark = f"{UNSURE_MARK} " if is_unsure(side.confidence) else ""
    head = f"{mark}{figure}{GAP}{who}{when}{GAP}{printed}{GAP}[{side.claim_id[:_ID]}]"
    (line, _), *below = _wrapped(head, screen, _INDENT)
    first = len(_INDENT) + 1 + len(mark)
    last = first + len(encodable(safe(figure), screen.encoding))
    style = colour.STATUS[Status(side.status)]
    yield from ((line[:first], colour.UNSURE), (line[first:last], style), (line[last:], ""), *below)


def _papers(side: Side, printed_by: Papers | None) -> str | None:
    """Who printed a figure: `Reuters`, `Reuters, AFP and 3 more`."""
    if printed_by is None:
        return side.source
    named = list(dict.fromkeys([*filter(None, [side.source]), *filter(None, printed_by.sources.split("; "))]))
    more = printed_by.publishers - len(named[:_PAPERS])
    return ", ".join(named[:_PAPERS]) + (f" and {more} more" if more > 0 else "") or None


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
