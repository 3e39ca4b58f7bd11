"""Which questions are one over time, which of them is the widest, and what can be left for later.

A strand is what was asked at several times of the same people, places and unit. The main strand of a subject
is the one that most estimates answer; all others are parts of it, or stand beside it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from claims.kept.told.comparison_rows import EstimateRow, QuestionRow
from claims.view.written_figure import is_unsure

_UNNAMED = "a part that is not named"
_KEPT = 2**12  # days that are remembered: many estimates are of one
_EARLIER = "told as earlier"  # how `compare.entry.wording` says that a figure was replaced


class Strand(NamedTuple):
    """One question over time: its questions and their estimates, the newest first."""

    questions: tuple[QuestionRow, ...]
    estimates: tuple[EstimateRow, ...]
    sure: int  # how many of these somebody gives and nothing makes unsure

    @property
    def publishers(self) -> int:
        """How many printed one; a text that names no publisher is one of its own."""
        named = {name for it in self.estimates for name in it.sources.split("; ") if name}
        return len(named) + sum(1 for it in self.estimates if not it.sources)


def find_strands(
    questions: Iterable[QuestionRow], estimates: Mapping[int, Sequence[EstimateRow]]
) -> list[Strand]:
    """The strands of questions on one subject, the main one first; `estimates` by the question's number."""
    found: dict[Hashable, list[QuestionRow]] = defaultdict(list)
    for question in questions:
        found[_key(question)].append(question)
    strands = []
    for listed in found.values():
        newest = sorted(listed, key=_age)
        answers = [e for it in newest for e in estimates.get(it.question_number, ())]
        sure = sum(1 for it in answers if it.claimant and not is_unsure(it.confidence))
        strands.append(Strand(tuple(newest), tuple(sorted(answers, key=_newest_first)), sure))
    return sorted(strands, key=_rank)


def find_stories(strands: Iterable[Strand]) -> list[Strand]:
    """The strands that somebody answers for sure, those first that most do: without a subject one group of
    people is as good as another. Shares come last."""
    answered = [it for it in strands if it.sure and not is_unnamed(it.questions[0])]
    return sorted(answered, key=lambda it: (it.questions[0].unit == "percent", -it.sure))


def _newest_first(it: EstimateRow) -> tuple[object, ...]:
    """Sorts by the as-of time, as far as it is told, and then by publication."""
    days = it.as_of_start or date.min
    return -days.toordinal(), _backwards(it.published or ""), it.claim_id


@lru_cache(_KEPT)
def _backwards(day: str) -> str:
    """What sorts days the other way round, a month before its days as ever."""
    return "".join(chr(0x10FFFF - ord(c)) for c in day)


def _key(question: QuestionRow) -> Hashable:
    about = (question.metric, question.subject, question.places, question.unit, question.per)
    return (*about, question.status, question.measure, narrowed_to(question))


def narrowed_to(question: QuestionRow) -> str:
    """Which part is counted, whether or not a figure was told as earlier."""
    return (question.counted or "").removesuffix(_EARLIER).removesuffix(", ")


def is_earlier(question: QuestionRow) -> bool:
    """Whether its figures were told as replaced, and not when they were so."""
    return (question.counted or "").endswith(_EARLIER)


def is_unnamed(question: QuestionRow) -> bool:
    """Whether it counts a part that no text names, so that its figures may be of different things."""
    return narrowed_to(question).startswith(_UNNAMED)


def _age(question: QuestionRow) -> tuple[object, ...]:
    """Sorts the newest first, what was told as earlier after what replaced it, and the undated last."""
    first = question.as_of_start or question.as_of_end
    if first is None:
        return True, 0, is_earlier(question), question.question_number
    last = (question.as_of_end or first).toordinal()
    return False, -first.toordinal(), is_earlier(question), -last, question.question_number


def _rank(strand: Strand) -> tuple[object, ...]:
    """Sorts first what counts everybody now, then what most answer, then the widest."""
    first = strand.questions[0]
    part = bool(narrowed_to(first)) or first.status != "asserted" or bool(first.per)
    return part, -strand.sure, -len(strand.estimates), -len(first.places), first.question_number
