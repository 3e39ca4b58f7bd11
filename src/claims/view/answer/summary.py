"""What a subject's figures come to, in a few lines: how many, says who, since when, and who disagrees."""

from collections.abc import Iterator, Sequence
from itertools import islice

from claims.compare.origin.counts import say_independent
from claims.compare.question.published_range import but_for_words, range_of
from claims.dates import days_between, full_days, write_days
from claims.kept.told.comparison_rows import EstimateRow, QuestionRow
from claims.model import Status
from claims.view.answer.strands import Strand, is_earlier
from claims.view.listing import NOBODY
from claims.view.written_figure import Amount, is_unsure, write_figure

_VOICES = 4  # that are named for the latest figures
_EARLIER_FIGURES = 6
_DISPUTED = 4


def summary_lines(strand: Strand, conflicts: str) -> Iterator[str]:
    """The latest figures with those who give them, what was said before, and what is in conflict.

    `conflicts` is the command that tells more of these.
    """
    answered = _answered(strand)
    by_question: dict[int, list[EstimateRow]] = {it.question_number: [] for it in answered}
    for it in strand.estimates:
        if it.question_number in by_question:
            by_question[it.question_number].append(it)
    latest = latest_question(strand)
    yield f"Latest: {_say_latest(latest, by_question[latest.question_number])}"
    before = [it for it in answered[answered.index(latest) + 1 :] if by_question[it.question_number]]
    if before:
        yield f"Before: {_say_before(before, by_question)}"
    against = sorted((it for it in strand.estimates if it.conflicts), key=_low)
    if against:
        yield f"In conflict: {_listed(_ends(against), _DISPUTED)}; see {conflicts}"


def _ends(ordered: Sequence[EstimateRow]) -> Sequence[EstimateRow]:
    """The lowest and the highest of many: those who are furthest apart."""
    half = _DISPUTED // 2
    return ordered if len(ordered) <= _DISPUTED else [*ordered[:half], *ordered[-half:]]


def _answered(strand: Strand) -> list[QuestionRow]:
    """The questions of a strand but for what was only told as earlier."""
    return [it for it in strand.questions if not is_earlier(it)] or list(strand.questions)


def latest_question(strand: Strand) -> QuestionRow:
    """The newest question that somebody answers for sure; where nobody does, the newest."""
    answered = _answered(strand)
    return next((it for it in answered if any(map(is_firm, _of(strand, it)))), answered[0])


def _of(strand: Strand, question: QuestionRow) -> list[EstimateRow]:
    return [it for it in strand.estimates if it.question_number == question.question_number]


def newest_of(strand: Strand, most: int) -> list[EstimateRow]:
    """As many of a strand's estimates as are wanted, the newest first; firm ones before all others."""
    chosen = sorted(strand.estimates, key=lambda it: not is_firm(it))[:most]
    return [it for it in strand.estimates if it in chosen]


def is_firm(it: EstimateRow) -> bool:
    """Whether somebody gives the estimate, its text does not doubt it, and nothing makes it unsure."""
    return bool(it.claimant) and it.status is Status.ASSERTED and not is_unsure(it.confidence)


def answered_by(question: QuestionRow, told: Sequence[EstimateRow]) -> QuestionRow:
    """A question as some of its estimates answer it: their range, time, publishers and sources.

    The numbers of one question can be in several units; those in another one leave its own range.
    """
    if len(told) == question.estimates:
        return question
    times = [full_days(it.as_of) for it in told if it.as_of]
    starts, ends = [start for start, _ in times], [end for _, end in times]
    voices = len({it.claimant for it in told if it.claimant})
    printed = {name for it in told for name in it.sources.split("; ") if name}
    narrowed = question._replace(
        as_of_start=min((it for it in starts if it), default=None) if all(starts) else None,
        as_of_end=max((it for it in ends if it), default=None) if all(ends) else None,
        publishers=min(question.publishers, len(printed) + sum(not it.sources for it in told)),
        independent=min(question.independent, voices),
        independent_at_most=min(max(question.independent, question.independent_at_most), voices),
    )
    found = range_of([(it.low, it.high) for it in but_for_words(told)])
    if found is None or {(it.unit, it.per) for it in told} != {(question.unit, question.per)}:
        return narrowed
    open_low, open_high = int(found.open_low), int(found.open_high)
    return narrowed._replace(low=found.low, high=found.high, open_low=open_low, open_high=open_high)


def _say_latest(question: QuestionRow, estimates: Sequence[EstimateRow]) -> str:
    """`14,000-20,000 (2019-02 to 2019-03): James Jeffrey 15,000-20,000; António Guterres 14,000-18,000`."""
    said = [it for it in estimates if is_firm(it)] or list(estimates)
    if len(said) == 1:
        days = say_when(question) if len(estimates) == 1 else said[0].as_of or "undated"
        return f"{write_figure(said[0])} ({days}), {said[0].claimant or NOBODY}"
    question = answered_by(question, said)
    figures = {write_figure(it) for it in said}
    figure = figures.pop() if len(figures) == 1 else say_range(question)
    sources = say_independent(question.independent, question.independent_at_most)
    return f"{figure} ({say_when(question)}, {sources}): {_listed(said, _VOICES, dated=False)}"


def _say_before(questions: Sequence[QuestionRow], estimates: dict[int, list[EstimateRow]]) -> str:
    """Earlier figures, one for each time: `20,000-32,000 (2018-08), ~1,000 (2017-12), ... since 2014`."""
    told = [
        f"{_figures(it, estimates[it.question_number])} ({say_when(it)})"
        for it in islice(questions, _EARLIER_FIGURES)
    ]
    left = len(questions) - len(told)
    first = min((it.as_of_start for it in questions if it.as_of_start), default=None)
    since = f", since {first.year}" if first else ""
    return ", ".join(told) + (f", and {left} more{since}" if left else "")


def _figures(question: QuestionRow, estimates: Sequence[EstimateRow]) -> str:
    return write_figure(estimates[0]) if len(estimates) == 1 else say_range(question)


def _listed(estimates: Sequence[EstimateRow], most: int, *, dated: bool = True) -> str:
    """Estimates with those who give them: `CIA 20,000-31,500 (2014-09-11); Massoud Barzani ≥ 200,000`."""
    told = list(dict.fromkeys(_say_voice(it, dated) for it in estimates))
    more = f"; and {len(told) - most} more" if len(told) > most else ""
    return "; ".join(told[:most]) + more


def _say_voice(it: EstimateRow, dated: bool) -> str:
    when = f" ({it.as_of})" if dated and it.as_of else ""
    return f"{it.claimant or it.source or NOBODY} {write_figure(it)}{when}"


def _low(it: EstimateRow) -> tuple[bool, object, str]:
    stated = it.low if it.low is not None else it.high
    return stated is None, stated or 0, it.claim_id


def say_when(question: QuestionRow) -> str:
    """The days that a question is about, in words: `2018-06 to 2018-08`, or `undated`."""
    days = days_between(question.as_of_start, question.as_of_end)
    return write_days(days) if days else "undated"


def say_range(question: QuestionRow) -> str:
    """The range of published estimates: `14,000-20,000`; `900-2,000 or more` where an upper bound is open,
    `1,000 or fewer to 3,000` where a lower one is."""
    low, high = question.low, question.high
    if not question.open_low:
        words = write_figure(Amount(low, high, question.unit, question.per))
        return f"{words} or more" if question.open_high else words
    least, most = (write_figure(Amount(it, it, question.unit, question.per)) for it in (low, high))
    if low == high:
        return f"about {most}" if question.open_high else f"{most} or fewer"
    return f"from {least} or fewer to {most}{' or more' if question.open_high else ''}"
