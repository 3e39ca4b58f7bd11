"""Estimates side by side, for people: the answer first, then the estimates under what they answer.

Where a subject has figures of several times, a few lines say how many there are, says who, since when, and
who disagrees; then come the estimates of the main question, the newest first, and of the next ones; what is
left is counted. Where everything is wanted, or there is little, each question has a heading that says how
much there is to answer it, and the range of published estimates. An estimate is told by the claim that leads
it; the others who printed it are counted after its publisher. `!` stands before a figure that is in conflict
with another one, `?` before one that is unsure.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, starmap
from operator import attrgetter
from typing import NamedTuple

from claims.compare.origin.counts import say_count, say_independent
from claims.dates import days_between, write_days
from claims.kept.told.comparison_rows import EstimateRow, QuestionRow
from claims.store.rows import ClaimRow
from claims.view import colour
from claims.view.answer.strands import Strand, find_stories, find_strands, is_unnamed, narrowed_to
from claims.view.answer.summary import newest_of, say_range, summary_lines
from claims.view.listing import (
    ID_LENGTH,
    NO_SUBJECT,
    Layout,
    cells_beside_quote,
    say_as_of,
    say_claimant,
    say_figure,
)
from claims.view.text import (
    Screen,
    StyledLine,
    encodable,
    encodable_cells,
    fit,
    fitted_line,
    pad,
    safe,
    styled_line,
    wrap,
)
from claims.view.written_figure import (
    CONFLICT_MARK,
    UNSURE_LEGEND,
    UNSURE_MARK,
    is_unsure,
    name_unit,
    write_marks,
)

RANGE_NAME = "range of published estimates"
_IN_CONFLICT = "in conflict with another figure: claims conflicts "
_INDENT = "  "
_NO_MENTIONS: Mapping[str, Sequence[ClaimRow]] = {}
_FEW = 6  # questions on a subject that need no summary
_SHOWN = 8  # estimates of the main strand
_PARTS = 3  # other strands that are shown
_OF_PART = 2  # estimates of each
_STORIES = 4  # strands that are shown where no subject is named
_OF_STORY = 3  # estimates of each


class Wanted(NamedTuple):
    """What is wanted beside the estimates."""

    mentions: Mapping[str, Sequence[ClaimRow]] = _NO_MENTIONS  # the claims of each estimate, by its id
    headers: bool = True
    everything: bool = False  # rather than the answer and what supports it


_USUAL = Wanted()


class _Page:
    """What all lines of a page are laid out with."""

    def __init__(
        self, estimates: Sequence[EstimateRow], screen: Screen, mentions: Mapping[str, Sequence[ClaimRow]]
    ) -> None:
        self.screen = screen
        marks = {(it.conflicts > 0, is_unsure(it.confidence)) for it in estimates}
        self._marked = max(map(sum, marks), default=0) or 1
        self._mentions = mentions
        self.layout = Layout.of(_columns(estimates, self._marked, screen), screen)

    def lines(self, estimates: Iterable[EstimateRow]) -> Iterator[StyledLine]:
        """The estimates, each with those who printed it where they are asked for."""
        for it in estimates:
            yield from self.layout.lines(it, _cells(it, self._marked, self.screen))
            for claim in self._mentions.get(it.claim_id, ()):
                yield _fitted(_say_mention(claim), self.screen, "dim")


def question_lines(
    questions: Iterable[QuestionRow],
    estimates: Iterable[EstimateRow],
    screen: Screen,
    wanted: Wanted = _USUAL,
) -> Iterator[StyledLine]:
    """The estimates under their questions."""
    by_question = {
        number: list(found) for number, found in groupby(estimates, key=lambda it: it.question_number)
    }
    shown = [it for it in questions if it.question_number in by_question]
    listed = [it for found in by_question.values() for it in found]
    if not listed:
        return
    page = _Page(listed, screen, wanted.mentions)
    if wanted.headers:
        yield page.layout.heading()
    for subject, asked in _by_subject(shown):
        yield _fitted(subject or NO_SUBJECT, screen, "bold underline")
        if wanted.everything or len(asked) <= _FEW:
            yield from _each_question(asked, by_question, page)
        elif subject is None:
            yield from _answers_first(find_strands(asked, by_question), page)
        else:
            yield from _answer_first(find_strands(asked, by_question), page)
    yield from _legend(listed, screen)


def _by_subject(questions: Iterable[QuestionRow]) -> list[tuple[str | None, list[QuestionRow]]]:
    """The questions on each subject, the one of which most is told first."""
    found: dict[str | None, list[QuestionRow]] = {}
    for question in questions:
        found.setdefault(question.subject, []).append(question)
    return sorted(found.items(), key=lambda it: -sum(question.mentions for question in it[1]))


def _each_question(
    questions: Iterable[QuestionRow], estimates: Mapping[int, Sequence[EstimateRow]], page: _Page
) -> Iterator[StyledLine]:
    """Each question under its own heading."""
    for question in questions:
        found = estimates[question.question_number]
        yield _fitted(_say_question(question), page.screen, "bold")
        yield from _wrapped(_say_counts(question, len(found)), page.screen)
        yield from page.lines(found)


def _answer_first(strands: Sequence[Strand], page: _Page) -> Iterator[StyledLine]:
    """The answer, the estimates of the main strand, and those of the next ones; the rest is counted."""
    main, *others = strands
    yield from _answer_lines(main, page, _SHOWN)
    told = len(main.estimates[:_SHOWN])
    for strand in [it for it in others if it.sure and not is_unnamed(it.questions[0])][:_PARTS]:
        yield _fitted(_say_strand(strand), page.screen, "bold")
        yield from page.lines(strand.estimates[:_OF_PART])
        told += len(strand.estimates[:_OF_PART])
    yield from _say_left(sum(len(it.estimates) for it in strands) - told, page)


def _answers_first(strands: Sequence[Strand], page: _Page) -> Iterator[StyledLine]:
    """Where nobody says whose people are counted, each place is a story of its own: the answers for those of
    which most is told, with a few estimates; the rest is counted."""
    told = 0
    for strand in find_stories(strands)[:_STORIES]:
        yield from _answer_lines(strand, page, _OF_STORY)
        told += len(strand.estimates[:_OF_STORY])
    yield from _say_left(sum(len(it.estimates) for it in strands) - told, page)


def _answer_lines(strand: Strand, page: _Page, most: int) -> Iterator[StyledLine]:
    """What a strand comes to, and its newest estimates."""
    yield _fitted(_say_strand(strand), page.screen, "bold")
    if len(strand.estimates) > 1:
        yield from _wrapped(_count_strand(strand), page.screen)
        for line in summary_lines(strand, f"claims conflicts {strand.questions[0].metric}"):
            yield from _wrapped(line, page.screen, "")
    yield from page.lines(newest_of(strand, most))


def _say_left(left: int, page: _Page) -> Iterator[StyledLine]:
    if left:
        what = "older, on parts, in other places or unsure"
        yield from _wrapped(f"and {say_count(left, 'estimate')} more, {what}: --all", page.screen)


def _say_strand(strand: Strand) -> str:
    """Where and which of them, over which time: `Iraq, Syria; 2014 to 2019-08`."""
    first = strand.questions[0]
    starts = [it.as_of_start for it in strand.questions if it.as_of_start]
    ends = [it.as_of_end for it in strand.questions if it.as_of_end]
    start, end = min(starts, default=None), max(ends, default=None)
    return _say_question(first._replace(as_of_start=start, as_of_end=end, counted=narrowed_to(first) or None))


def _count_strand(strand: Strand) -> str:
    mentions = sum(it.mentions for it in strand.estimates)
    counts = [say_count(len(strand.estimates), "estimate"), say_count(mentions, "mention")]
    return ", ".join([*counts, say_count(strand.publishers, "publisher")])


def _legend(listed: Sequence[EstimateRow], screen: Screen) -> Iterator[StyledLine]:
    """What the marks say that stand before some figure."""
    told = [
        (any(it.conflicts for it in listed), CONFLICT_MARK, colour.CONFLICT, _IN_CONFLICT + listed[0].metric),
        (any(is_unsure(it.confidence) for it in listed), UNSURE_MARK, colour.UNSURE, UNSURE_LEGEND),
    ]
    for mark, style, words in (it[1:] for it in told if it[0]):
        shown = encodable(f" {words}", screen.encoding)
        yield fitted_line(((mark, style), (shown, colour.QUIET)), screen.width)


def _marks(it: EstimateRow) -> str:
    return write_marks(it.conflicts > 0, it.confidence)


def _cells(it: EstimateRow, marked: int, screen: Screen) -> dict[str, str]:
    """The cells of an estimate, its figure after `marked` cells for marks; the others who printed it are
    counted after its publisher."""
    cells = cells_beside_quote(it)
    cells["figure"] = f"{pad(_marks(it), marked)} {cells['figure']}"
    cells["source"] = _say_printers(it.source, it.publishers)
    return {name: encodable(cell, screen.encoding) for name, cell in cells.items()}


def _columns(estimates: Sequence[EstimateRow], marked: int, screen: Screen) -> Mapping[str, Collection[str]]:
    """The different cells that each column has, which say how wide it is: few of them are ever printed."""
    blank = " " * (marked + 1)
    found: dict[str, Iterable[str]] = {
        "id": [it.claim_id[:ID_LENGTH] for it in estimates[:1]],  # each is as long
        "figure": (
            blank + say_figure(it)
            for it in dict(zip(map(_figure, estimates), estimates, strict=True)).values()
        ),
        "as of": starmap(say_as_of, {(it.as_of, it.as_of_basis) for it in estimates}),
        "claimant": map(say_claimant, {it.claimant for it in estimates}),
        "place": (safe(", ".join(it)) for it in {it.places for it in estimates}),
        "source": starmap(_say_printers, {(it.source, it.publishers) for it in estimates}),
        "published": (safe(it or "") for it in {it.published for it in estimates}),
    }
    return {name: encodable_cells(list(cells), screen.encoding) for name, cells in found.items()}


# What `say_figure` tells of.
_figure = attrgetter("figure", "low", "high", "qualifier", "unit", "per", "status", "review")


def _say_printers(source: str | None, publishers: int) -> str:
    """A publisher, and how many others there are."""
    return safe(source or "") + (f" +{publishers - 1}" if publishers > 1 else "")


def _say_question(question: QuestionRow) -> str:
    """Where, when and which of them: `Iraq, Syria; 2018-07 to 2019-02; foreigners`."""
    where = ", ".join(question.places) or "no place named"
    planned = "planned" if question.status == "planned" else None
    what = name_unit(question.unit, question.per) if question.per or question.unit != "people" else None
    if what and question.unit == "percent" and question.counted:
        what = None  # "share of territory" says as much
    days = days_between(question.as_of_start, question.as_of_end)
    when = write_days(days) if days else "undated"
    return "; ".join(filter(None, (where, when, question.counted, what, planned)))


def _say_counts(question: QuestionRow, shown: int) -> str:
    """`12 mentions, 7 publishers, 2 independent; range of published estimates 14,000-20,000`."""
    counts = [say_count(question.mentions, "mention"), say_count(question.publishers, "publisher")]
    counts.append(say_independent(question.independent, question.independent_at_most))
    counts += [f"{question.unattributed:,} unattributed"] if question.unattributed else []
    parts = [", ".join(counts)]
    if question.low is not None and question.high is not None and question.estimates > 1:
        parts.append(f"{RANGE_NAME} {say_range(question)}")
    if shown < question.estimates:
        parts.append(f"{shown} of {question.estimates} estimates shown")
    return "; ".join(parts)


def _say_mention(claim: ClaimRow) -> str:
    printed = ", ".join(filter(None, (claim.source, claim.published)))
    times = f", {claim.mentions} times" if claim.mentions > 1 else ""
    return f"{_INDENT * 2}{claim.claim_id[:7]}  {claim.figure}  {printed}{times}"


def _wrapped(text: str, screen: Screen, style: str = "dim") -> Iterator[StyledLine]:
    """What a heading goes on with, over as many lines as it needs."""
    shown = encodable(safe(text), screen.encoding)
    for piece in [shown] if screen.width is None else wrap(shown, max(20, screen.width - len(_INDENT))):
        yield styled_line(_INDENT + piece, style)


def _fitted(text: str, screen: Screen, style: str) -> StyledLine:
    shown = encodable(safe(text), screen.encoding)
    return styled_line(shown if screen.width is None else fit(shown, screen.width), style)
