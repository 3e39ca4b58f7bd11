"""Why a conflict of two figures is not told for sure: what might be wrong with it beside the figures.

A doubt is a code with a sentence. A conflict without any is told; the others are counted, and shown when they
are asked for.
"""

from collections.abc import Callable

from claims.compare.context.unnamed_parts import TWO_FIGURES
from claims.compare.dispute.reading_doubts import (
    PLACE_HINTED,
    counted_unsaid,
    expected,
    in_words,
    place_hinted,
    place_unsaid,
    unsure_fields,
)
from claims.compare.dispute.size_doubts import close, far_apart
from claims.compare.dispute.time_doubts import days_between, grown_since, later_toll, two_events
from claims.compare.dispute.voice_doubts import counted_in, one_text, one_voice, own_voice, two_figures
from claims.compare.relation.comparison import Comparison
from claims.compare.world import World

OFTEN_EXCEEDED = "often-exceeded"
SECOND_READING = "second-reading"  # found where disputes of several metrics and subjects are listed

Doubt = Callable[[Comparison, World], str | None]

DOUBTS: tuple[Doubt, ...] = (
    unsure_fields,
    expected,
    two_figures,
    counted_unsaid,
    one_text,
    counted_in,
    in_words,
    one_voice,
    far_apart,
    place_unsaid,
    place_hinted,
    days_between,
    grown_since,
    two_events,
    later_toll,
    own_voice,
    close,
)

SENTENCES = {
    "unsure-fields": "a field of one figure was probably read wrong",
    "expected": "a text tells one figure as what is expected or feared",
    TWO_FIGURES: "one text gives another figure for the same",
    "one-text": "one text alone gives both, and may tell of two things",
    "counted-in": "one text counts one figure into another, so that it may be a part",
    "in-words": "the lower one is a word for an order of magnitude, which may be said of some",
    "one-voice": "those who give them may be the same, and count two things",
    "far-apart": "they are so far apart that they may be of two events, or count two things",
    "place-unsaid": "one figure names no place, and is taken for all there is",
    PLACE_HINTED: "one figure's sentence names no place: its text only hints at it",
    "counted-unsaid": "one text does not say what happened to whom it counts",
    "days-between": "the number may have changed as much in the days between",
    "grown-since": "the part may have grown since the whole was told",
    "two-events": "they may be of two events: of two days, or of a whole country",
    "later-toll": "the later one may be an update, or of another event",
    "own-voice": "a paper gives one figure in its own voice",
    "close": "they differ by a tenth or less, or by one",
    SECOND_READING: "a claimant's number is also read under another metric or subject, where it is told",
    OFTEN_EXCEEDED: "several parts are larger than the whole, which was probably read wrong",
}


def find_doubts(comparison: Comparison, world: World) -> tuple[str, ...]:
    """The codes of all doubts about a comparison by itself, the gravest first; none: it is sure."""
    return tuple([code for doubt in DOUBTS if (code := doubt(comparison, world))])
