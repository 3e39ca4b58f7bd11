"""Estimates side by side, for people: a heading for each question, a line for each estimate below it.

The heading says how much there is to answer the question, and the range of published estimates. An estimate
is told by the claim that leads it; the others who printed it are counted after its publisher. `!` stands
before a figure that is in conflict with another one, `?` before one that is unsure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.text import Text

from claims.compare.origin.counts import say_independent
from claims.dates import days_between, write_days
from claims.kept.comparison_rows import EstimateRow, QuestionRow
from claims.store.rows import ClaimRow
from claims.view import colour
from claims.view.listing import NO_SUBJECT, Layout, claim_cells
from claims.view.text import Screen, encodable, fit, pad, safe, wrap
from claims.view.written_figure import (
    CONFLICT_MARK,
    UNSURE_LEGEND,
    UNSURE_MARK,
    Amount,
    is_unsure,
    name_unit,
    write_figure,
    write_marks,
)

RANGE_NAME = "range of published estimates"
_IN_CONFLICT = "in conflict with another figure: claims conflicts "
_INDENT = "  "
_NO_MENTIONS: Mapping[str, Sequence[ClaimRow]] = {}


def question_lines(
    questions: Iterable[QuestionRow],
    estimates: Iterable[EstimateRow],
    screen: Screen,
    mentions: Mapping[str, Sequence[ClaimRow]] = _NO_MENTIONS,
    *,
    headers: bool = True,
) -> Iterator[Text]:
    """The estimates under their questions; `mentions` are the claims that go with each, by its id."""
    by_question = {
        number: list(found) for number, found in groupby(estimates, key=lambda it: it.question_number)
    }
    shown = [it for it in questions if it.question_number in by_question]
    listed = [it for found in by_question.values() for it in found]
    marked = max((len(_marks(it)) for it in listed), default=0) or 1
    cells = {it.claim_id: _cells(it, marked, screen) for it in listed}
    layout = Layout.of([*cells.values()], screen)
    if not cells:
        return
    if headers:
        yield layout.heading()
    subject: str | None = ""
    for question in shown:
        if question.subject != subject:
            subject = question.subject
            yield _fitted(subject or NO_SUBJECT, screen, "bold underline")
        found = by_question[question.question_number]
        yield _fitted(_say_question(question), screen, "bold")
        yield from _wrapped(_say_counts(question, len(found)), screen)
        for it in found:
            yield from layout.lines(it, cells[it.claim_id])
            for claim in mentions.get(it.claim_id, ()):
                yield _fitted(_say_mention(claim), screen, "dim")
    yield from _legend(listed, screen)


def _legend(listed: Sequence[EstimateRow], screen: Screen) -> Iterator[Text]:
    """What the marks say that stand before some figure."""
    told = [
        (any(it.conflicts for it in listed), CONFLICT_MARK, colour.CONFLICT, _IN_CONFLICT + listed[0].metric),
        (any(is_unsure(it.confidence) for it in listed), UNSURE_MARK, colour.UNSURE, UNSURE_LEGEND),
    ]
    for mark, style, words in (it[1:] for it in told if it[0]):
        line = _fitted(f"{mark} {words}", screen, colour.QUIET)
        line.stylize(style, 0, len(mark))
        yield line


def _marks(it: EstimateRow) -> str:
    return write_marks(it.conflicts > 0, it.confidence)


def _cells(it: EstimateRow, marked: int, screen: Screen) -> dict[str, str]:
    """The cells of an estimate, its figure after `marked` cells for marks; the others who printed it are
    counted after its publisher."""
    cells = claim_cells(it)
    cells["figure"] = f"{pad(_marks(it), marked)} {cells['figure']}"
    if it.publishers > 1:
        cells["source"] += f" +{it.publishers - 1}"
    return {name: encodable(cell, screen.encoding) for name, cell in cells.items()}


def _say_question(question: QuestionRow) -> str:
    """Where, when and which of them: `Iraq, Syria; 2018-07 to 2019-02; foreign`."""
    where = ", ".join(question.places) or "no place named"
    planned = "planned" if question.status == "planned" else None
    what = name_unit(question.unit, question.per) if question.per or question.unit != "people" else None
    days = days_between(question.as_of_start, question.as_of_end)
    when = write_days(days) if days else "undated"
    return "; ".join(filter(None, (where, when, question.counted, what, planned)))


def _say_counts(question: QuestionRow, shown: int) -> str:
    """`12 mentions, 7 publishers, 2 independent; range of published estimates 14,000-20,000`."""
    counts = [_count(question.mentions, "mention"), _count(question.publishers, "publisher")]
    counts.append(say_independent(question.independent, question.independent_at_most))
    counts += [f"{question.unattributed:,} unattributed"] if question.unattributed else []
    parts = [", ".join(counts)]
    if question.low is not None and question.high is not None and question.estimates > 1:
        parts.append(f"{RANGE_NAME} {say_range(question)}")
    if shown < question.estimates:
        parts.append(f"{shown} of {question.estimates} estimates shown")
    return "; ".join(parts)


def say_range(question: QuestionRow) -> str:
    """The range of published estimates: `14,000-20,000`; with `or more` where an upper bound is open."""
    words = write_figure(Amount(question.low, question.high, question.unit, question.per))
    below = "or fewer" if question.open_low else None
    above = "or more" if question.open_high else None
    return " ".join(
        filter(None, (words, " ".join(filter(None, (below, "and" if below and above else None, above)))))
    )


def _say_mention(claim: ClaimRow) -> str:
    printed = ", ".join(filter(None, (claim.source, claim.published)))
    times = f", {claim.mentions} times" if claim.mentions > 1 else ""
    return f"{_INDENT * 2}{claim.claim_id[:7]}  {claim.figure}  {printed}{times}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _wrapped(text: str, screen: Screen) -> Iterator[Text]:
    """What a heading goes on with, over as many lines as it needs."""
    shown = encodable(safe(text), screen.encoding)
    for piece in [shown] if screen.width is None else wrap(shown, max(20, screen.width - len(_INDENT))):
        yield Text(_INDENT + piece, "dim")


def _fitted(text: str, screen: Screen, style: str) -> Text:
    shown = encodable(safe(text), screen.encoding)
    return Text(shown if screen.width is None else fit(shown, screen.width), style)
