"""What timelines and their bars are called, on a terminal as in a chart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claims.compare.entry.comparable import PERIODS
from claims.compare.entry.question_key import QuestionKey
from claims.compare.entry.wording import say_counted
from claims.compare.question.timeline import Bar, Timeline
from claims.model import Qualifier
from claims.view.text import safe, width_of
from claims.view.written_figure import name_unit, write_bounds

RANGE_NAME = "range of published estimates"


def name_timelines(timelines: Sequence[Timeline], with_subject: bool = True) -> list[str]:
    """Names that tell timelines apart: by units, times or parts where all else is the same."""
    named = [(name_timeline(timeline, with_subject), timeline.key) for timeline in timelines]
    alike: dict[str, list[QuestionKey]] = defaultdict(list)
    for name, key in named:
        alike[name].append(key)
    return [", ".join((name, *_told_apart(key, alike[name]))) for name, key in named]


def _told_apart(key: QuestionKey, alike: Sequence[QuestionKey]) -> Iterator[str]:
    """By what a question differs from those of the same name."""
    for say in (_say_unit, _say_measure, _say_part):
        same = [other for other in alike if say(other) == say(key)]
        if len(same) < len(alike):
            yield say(key)
        alike = same


def _say_unit(key: QuestionKey) -> str:
    return f"in {name_unit(key.dimension, 'day' if key.rate else None)}"


def _say_measure(key: QuestionKey) -> str:
    return "at one time" if key.measure == "stock" else "over a period"


def _say_part(key: QuestionKey) -> str:
    """Of what it is a part, though the metric or the places say so too: `share of Iraq`, `of territory`."""
    noun = key.group.noun if key.group.noun != key.dimension else ""
    named = next((place for place in key.places if place.casefold() == noun), noun)
    return f"{'share ' if key.dimension == 'percent' and named else ''}of {named or 'all'}"


def name_timeline(timeline: Timeline, with_subject: bool = True) -> str:
    """Whose figures they are and where: `Islamic State; Iraq, Syria (foreign)`.

    A part of the people or things is named where the metric and the places do not say as much.
    """
    key = timeline.key
    said = {key.metric, *(place.casefold() for place in key.places)}
    noun = "" if key.group.noun in said else key.group.noun
    part = say_counted(key._replace(group=key.group._replace(noun=noun, marks=key.group.marks - said)))
    where = ", ".join(sorted(key.places)) or "no place named"
    part = ", ".join(filter(None, (part, "planned" if key.planned else None)))
    named = f"{where} ({part})" if part else where
    return f"{key.subject}; {named}" if with_subject and key.subject else named


def write_bar(bar: Bar, width: int) -> str:
    """A bar's figure as people write it: `14,000-18,000`, `~12,950 km²`; `hundreds` if that fits `width`.

    Words that take more are told by their bounds.
    """
    lead = bar.estimate.lead
    entry, kind = lead.entry, lead.entry.qualifier
    if kind is Qualifier.ORDER:
        if width_of(words := safe(entry.figure).lower()) <= width:
            return words
        kind = Qualifier.RANGE
    per = "day" if entry.per in PERIODS else entry.per
    return write_bounds(bar.low, bar.high, lead.dimension, per, kind)
