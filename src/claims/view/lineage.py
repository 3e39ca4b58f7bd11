"""Why claims have one origin, as a tree."""

from collections.abc import Iterator, Sequence
from itertools import islice

from claims.compare.origin.counts import say_count
from claims.kept.told.comparison_rows import LineageRow
from claims.view.text import Screen, StyledLine, encodable, fit, safe, styled_line
from claims.view.written_figure import write_figure

_ID = 7  # digits of a claim's id
_ASCII = str.maketrans({"├": "|", "└": "`", "─": "-", "│": "|"})


def lineage_lines(
    found: Sequence[LineageRow], screen: Screen, limit: int | None = None
) -> Iterator[StyledLine]:
    """Counts, and then the tree, up to the limit: each claim below the one that it goes back to, with the
    reason."""
    mentions = sum(it.mentions for it in found)
    named = {it.claim_id for it in found if it.source}
    publishers = len({it.source or it.claim_id for it in found if it.source or it.claim_id not in named})
    yield styled_line(
        f"{say_count(mentions, 'mention')}, {say_count(publishers, 'publisher')}, one origin", "bold"
    )
    branches = zip(found, _branches([it.depth for it in found]), strict=True)
    for row, branch in islice(branches, limit):
        printed = ", ".join(filter(None, (row.source, row.published)))
        why = f": {row.why}" if row.why else ""
        text = f"{write_figure(row)}  {row.claimant or '(own voice)'}  {printed}  [{row.claim_id[:_ID]}]{why}"
        yield _fitted(branch + safe(text), screen)


def _branches(depths: Sequence[int]) -> Iterator[str]:
    """The lines before each node of a tree that is listed from top to bottom."""
    for index, depth in enumerate(depths):
        pieces = []
        for level in range(1, depth + 1):
            later = next((d for d in depths[index + 1 :] if d <= level), 0)
            goes_on = later == level
            here = level == depth
            pieces.append(("├─ " if goes_on else "└─ ") if here else ("│  " if goes_on else "   "))
        yield "".join(pieces)


def _fitted(text: str, screen: Screen) -> StyledLine:
    try:
        text.encode(screen.encoding)
    except UnicodeEncodeError:
        text = encodable(text.translate(_ASCII), screen.encoding)
    return styled_line(text if screen.width is None else fit(text, screen.width))
