"""What the database holds on one subject, as a page to paste: nothing is added, every figure has its source.

The present figures with their independent sources, how they changed, who disagrees and why, what rests on one
source only, and what is known of parts. What is unsure is counted, not told.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from claims.compare.origin.counts import say_count, say_independent
from claims.kept.dispute_rows import Camp, DisputeRow
from claims.kept.told.comparison_rows import EstimateRow, QuestionRow, Side
from claims.view.answer.page import Line, Note, Page, Section
from claims.view.answer.strands import Strand, find_strands, is_earlier, is_unnamed, narrowed_to
from claims.view.answer.summary import answered_by, is_firm, latest_question, say_range, say_when
from claims.view.listing import ID_LENGTH
from claims.view.written_figure import is_unsure, write_figure

_VOICES, _TIMES, _DISPUTES, _SINGLE, _PARTS = 6, 15, 6, 8, 8  # lines of each section
_CLOSING = (
    "Ranges are those of published estimates: the lowest and the highest number that somebody states. They"
    " are no confidence intervals, and nothing is averaged or interpolated."
)


class _Notes:
    """The sources in the order in which they are cited first, by the id of their claim."""

    def __init__(self) -> None:
        self.listed: dict[str, Note] = {}

    def cite(self, it: EstimateRow | Side) -> tuple[int, ...]:
        """The number of the note on a figure."""
        printed = ", ".join(filter(None, (it.source or "a text without a publisher", it.published)))
        note = Note(printed, it.title, " ".join(it.quote.split()), it.url, it.claim_id[:ID_LENGTH])
        self.listed.setdefault(it.claim_id, note)
        return (list(self.listed).index(it.claim_id) + 1,)


def make_brief(
    questions: Iterable[QuestionRow], estimates: Iterable[EstimateRow], disputes: Sequence[DisputeRow]
) -> Page | None:
    """The page on the subject that most of the estimates are about; `None` where there are none.

    `disputes` are the sure ones among them.
    """
    by_question = {number: list(it) for number, it in groupby(estimates, key=lambda e: e.question_number)}
    answered = [it for it in questions if it.question_number in by_question]
    if not answered:
        return None
    mentions: dict[str | None, int] = {}
    for it in answered:
        mentions[it.subject] = mentions.get(it.subject, 0) + it.mentions
    subject = max(mentions, key=lambda name: mentions[name])
    main, *others = find_strands([it for it in answered if it.subject == subject], by_question)
    notes, first = _Notes(), main.questions[0]
    about = f"{first.label or first.metric}: {_about(first)}"
    sections = (
        _now(main, notes),
        _history(main, notes),
        _disagreement([it for it in disputes if it.pair.subject == subject], notes),
        _single(main, notes),
        _parts(others, notes),
    )
    unsure = sum(not is_firm(e) for it in (main, *others) for e in it.estimates)
    left = f" {unsure:,} unsure, doubted or unattributed estimates are not told here." if unsure else ""
    told = tuple(it for it in sections if it is not None)
    return Page(about, told, tuple(notes.listed.values()), _CLOSING + left)


def _about(question: QuestionRow) -> str:
    where = ", ".join(question.places)
    return "; ".join(filter(None, (question.subject, where, narrowed_to(question)))) or "no subject named"


def _now(main: Strand, notes: _Notes) -> Section:
    """The latest figures, each with who gives it."""
    latest = latest_question(main)
    found = [it for it in main.estimates if it.question_number == latest.question_number]
    said = [it for it in found if is_firm(it)] or found
    one = len(said) == 1 < len(found)
    lead = _say_one(said[0]) if one else _say_question(answered_by(latest, said), said)
    items = tuple(_figure(it, notes) for it in said[:_VOICES])
    return Section("Now", (Line(lead),), items)


def _say_question(it: QuestionRow, said: Sequence[EstimateRow]) -> str:
    """All that answers a question: `14,000-20,000, as of 2019-02: 2 independent sources, 1 publisher`."""
    sources = say_independent(it.independent, it.independent_at_most)
    several = max(it.independent, it.independent_at_most) != 1
    figure = write_figure(said[0]) if len(said) == 1 else say_range(it)
    return f"{figure}, as of {say_when(it)}: {sources} source{'s' * several}, {_publishers(it)}."


def _say_one(it: EstimateRow) -> str:
    """The one figure that is told of several: what stands behind the others does not stand behind it."""
    return f"{write_figure(it)}, as of {it.as_of or 'no date'}: 1 source, {_publishers(it)}."


def _publishers(it: QuestionRow | EstimateRow) -> str:
    return say_count(it.publishers, "publisher")


def _figure(it: EstimateRow, notes: _Notes) -> Line:
    """`20,000-31,500, CIA, as of 2014-09-11 (4 publishers)`."""
    many = f" ({it.publishers:,} publishers)" if it.publishers > 1 else ""
    return Line(f"{write_figure(it)}, {_voice(it)}, as of {it.as_of or 'no date'}{many}", notes.cite(it))


def _voice(it: EstimateRow | Side) -> str:
    return it.claimant or f"{it.source or 'a text'} in its own voice"


def _history(main: Strand, notes: _Notes) -> Section | None:
    """The figures in the order of time, the newest first."""
    earlier = {it.question_number for it in main.questions if is_earlier(it)}
    told = [it for it in main.estimates if is_firm(it)][:_TIMES]
    if len(told) < 2:
        return None
    rows = tuple(
        (
            Line(f"before {it.published}" if it.question_number in earlier else it.as_of or "no date"),
            Line(write_figure(it), notes.cite(it)),
            Line(_voice(it)),
            Line(it.sources),
        )
        for it in told
    )
    return Section("How it changed", columns=("as of", "figure", "who says so", "printed by"), rows=rows)


def _disagreement(disputes: Sequence[DisputeRow], notes: _Notes) -> Section:
    """Who cannot be right together, and why."""
    if not disputes:
        return Section("Who disagrees", (Line("Nobody for sure."),))
    return Section("Who disagrees", items=tuple(_dispute(it, notes) for it in disputes[:_DISPUTES]))


def _dispute(it: DisputeRow, notes: _Notes) -> Line:
    cited = tuple(sorted(number for camp in it.camps for number in notes.cite(camp.sides[0])))
    where = ", ".join(it.pair.places)
    also = [name for camp in it.camps for name in _others(camp)]
    with_them = f" Also: {', '.join(also)}." if also else ""
    return Line(f"{where + ': ' if where else ''}{it.pair.sentence}.{with_them}", cited)


def _others(camp: Camp) -> Iterator[str]:
    """The others of a camp with their figures: `Brett McGurk 18,000-22,000`."""
    return (f"{_voice(side)} {side.figure}" for side in camp.sides[1:])


def _single(main: Strand, notes: _Notes) -> Section | None:
    """The figures that one text alone has."""
    alone = [it for it in main.estimates if is_firm(it) and it.claims == 1 and it.publishers == 1]
    items = tuple(_figure(it, notes) for it in alone[:_SINGLE])
    return Section("Rests on one source only", items=items) if items else None


def _parts(others: Sequence[Strand], notes: _Notes) -> Section | None:
    """The newest figure on each part or other place."""
    items = []
    for strand in [it for it in others if it.sure and not is_unnamed(it.questions[0])][:_PARTS]:
        newest = next((it for it in strand.estimates if is_firm(it)), None)
        if newest is not None and not is_unsure(newest.confidence):
            line = _figure(newest, notes)
            items.append(line._replace(words=f"{_part(strand.questions[0])}: {line.words}"))
    return Section("Parts and other places", items=tuple(items)) if items else None


def _part(question: QuestionRow) -> str:
    """Where and which of them: `Syria; foreigners`."""
    where = ", ".join(question.places) or "no place named"
    return "; ".join(filter(None, (where, narrowed_to(question))))
