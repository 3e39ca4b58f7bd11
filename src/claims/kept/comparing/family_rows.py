"""What comparing says of the claims of a family, as rows of the tables of `comparison_tables.py`.

Nothing here looks into a database: claims that were loaded come in, rows go out, so that another process can
do it. Questions and comparisons are numbered from 1 on; who writes them adds the last number that is taken.
"""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from claims.compare.entry.comparable import Comparable
from claims.compare.entry.question_key import QuestionKey
from claims.compare.entry.wording import say_bounds
from claims.compare.families import Topic
from claims.compare.meeting_points import Points, find_points, join_meeting, spokesmen
from claims.compare.origin.estimate import Estimate
from claims.compare.origin.lineage import Node, lineage
from claims.compare.relation.span import END
from claims.compare.world import World
from claims.kept.assessed_rows import Findings, dates_of, first_claim, home, kept_number, say_sources
from claims.kept.comparing.loaded_families import Loaded
from claims.kept.comparing.opposed_rows import opposed_rows
from claims.kept.entries.entry_rows import StoredEntries
from claims.kept.stored_assessment import assess_stored
from claims.kept.told.comparison_rows import ID_LENGTH, QuestionRow
from claims.store.schema import tables

Row = tuple[Any, ...]


class FamilyRows(NamedTuple):
    """The rows of the tables question, estimate, estimate_claim, comparison, opponent, opposition and
    meeting_point."""

    questions: list[Row]
    estimates: list[Row]
    members: list[Row]
    comparisons: list[Row]
    opponents: list[Row]
    oppositions: list[Row]
    points: list[Row]


def _shared(row: type[NamedTuple], table: type[tables.Base], joined: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of the fields of a row that are columns of a table as they are."""
    left_out = {*joined, "id", "question_id"}
    return tuple(name for name in row._fields if name in table.__table__.columns and name not in left_out)


_OF_QUESTION = _shared(QuestionRow, tables.Question, ["places"])
_question_fields = attrgetter(*_OF_QUESTION)  # what rows are told by, in the order of the columns

# The columns of the rows.
_KEY = ("noun", "marks", "rest", "change", "superseded")
QUESTION = ("id", "lead_id", "part", "places", *_KEY, *_OF_QUESTION)
ESTIMATE = (
    "id", "question_id", "claims", "mentions", "publishers", "sources", "attributed", "published",
    "conflicts", "perhaps", "confidence",
)  # fmt: skip
MEMBER = (
    "claim_id", "estimate_id", "position", "depth", "why", "first_day", "last_day", "speaker", "anybody",
    "publisher", "printers",
)  # fmt: skip
_OWN = ("id", "question_id", "left_id", "right_id", "since", "until")
COMPARISON = (
    *_OWN, "places", "claims", "doubts", "dispute", "left_camp", "right_camp", "metric", "subject",
    "relation", "spread", "reason", "sentence", "weight", "known", "left_figure", "left_low", "left_high",
    "right_figure", "right_low", "right_high",
)  # fmt: skip
POINT = ("point", "looks", "claim_id")


def compare_families(loaded: Iterable[Loaded], world: World) -> FamilyRows:
    """Compare the claims of each family, and find where they can be met: their rows as those of one family,
    numbered one after the other."""
    rows = FamilyRows([], [], [], [], [], [], [])
    for it in loaded:
        _compare(it.family, it.stored, world, rows)
    for some in (rows.estimates, rows.members, rows.points):
        some.sort()  # a tree grows faster in its own order, and fuller
    return rows


def _compare(family: Topic, stored: StoredEntries, world: World, rows: FamilyRows) -> None:
    """Add the rows of a family to those of others."""
    found = Findings(assess_stored(stored, world), world, stored.shown)
    estimates = found.assessment.estimates
    figures = (figure for it in estimates for figure in it.members)
    points = find_points(figures, family, world, found.assessment.numbers)
    least = join_meeting(points, ((it.one, it.other) for it in stored.decisions))
    ids = stored.ids
    parts = {claim: ids[first] for claim, first in least.items()}
    first = len(rows.questions) + 1
    question_of = {e.id: n for n, q in enumerate(found.assessment.questions, first) for e in q.estimates}
    opposed = opposed_rows(found, question_of, len(rows.comparisons), len(rows.opponents))
    rows.opponents.extend(opposed.opponents)
    rows.oppositions.extend(opposed.oppositions)
    rows.comparisons.extend(_comparison_rows(found, ids, question_of, len(rows.comparisons) + 1))
    rows.questions.extend(_question_rows(found, ids, parts, first))
    rows.estimates.extend(_estimate_rows(found, ids, question_of))
    for estimate in estimates:
        rows.members.extend(_member_rows(estimate, ids))
    rows.points.extend(_point_rows(family, points, parts, stored))


def _question_rows(
    found: Findings, ids: Mapping[str, int], parts: Mapping[str, int], first: int
) -> Iterator[Row]:
    listed = zip(found.assessment.questions, found.questions(), strict=True)
    for number, (question, row) in enumerate(listed, first):
        own = (number, ids[question.id], parts[question.id], "; ".join(row.places))
        yield own + _of_key(question.key) + _question_fields(row)


def _of_key(key: QuestionKey) -> Row:
    group, change = key.group, None if key.change is None else str(key.change)
    return group.noun, "\n".join(sorted(group.marks)), int(group.rest), change, int(key.superseded)


def _estimate_rows(found: Findings, ids: Mapping[str, int], question_of: Mapping[str, int]) -> Iterator[Row]:
    for estimate in (e for q in found.assessment.questions for e in reversed(q.estimates)):
        yield (
            ids[estimate.id],
            question_of[estimate.id],
            len(estimate.members),
            estimate.mentions,
            len(estimate.publishers),
            say_sources(estimate),
            int(estimate.attributed),
            _first_published(estimate),
            found.conflicts.get(estimate.id, 0),
            " ".join(str(ids[it]) for it in estimate.perhaps) or None,
            estimate.confidence,
        )


def _first_published(estimate: Estimate) -> str | None:
    if len(estimate.members) == 1:
        return estimate.lead.entry.published if estimate.lead.published else None
    dated = [(f.published.last, f.entry.published) for f in estimate.members if f.published]
    return min(dated, key=lambda it: it[0])[1] if dated else None


def _member_rows(estimate: Estimate, ids: Mapping[str, int]) -> Iterator[Row]:
    number = ids[estimate.id]
    if len(estimate.members) == 1:
        yield number, number, 0, 0, None, *_among_others(estimate.lead)
        return
    for position, (depth, node) in enumerate(_walk(lineage(estimate))):
        yield ids[node.figure.entry.id], number, position, depth, node.why, *_among_others(node.figure)


def _among_others(figure: Comparable) -> Row:
    """Of when and whose a figure is."""
    first, last = figure.days or (None, None)
    publisher, publishers = figure.publisher, figure.publishers
    alone = len(publishers) == 1 and publisher in publishers if publisher else not publishers
    printers = None if alone else "\n".join(sorted(publishers))
    return first, last, figure.claimant, int(figure.anybody), publisher, printers


def _walk(root: Node) -> Iterator[tuple[int, Node]]:
    """The nodes of a tree from top to bottom, with how deep they stand."""
    waiting = [(0, root)]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node
        waiting += [(depth + 1, child) for child in reversed(node.children)]


def _comparison_rows(
    found: Findings, ids: Mapping[str, int], question_of: Mapping[str, int], first: int
) -> Iterator[Row]:
    owners, sides = found.owners, _Sides()
    for number, it in enumerate(found.assessment.comparisons_at_all, first):
        verdict, left, right = it.verdict, it.left.lead, it.right.lead
        seats = found.seats(it)
        yield (
            number,
            question_of[owners[home(it)].id],
            ids[first_claim(left)],
            ids[first_claim(right)],
            it.span.since,
            it.span.until if it.span.until < END else None,
            "; ".join(sorted(left.places | right.places)),
            "; ".join([name[:ID_LENGTH] for name in it.claims]),
            "; ".join(seats.doubts),
            seats.dispute,
            seats.left_camp,
            seats.right_camp,
            left.entry.metric,
            left.subject,
            str(verdict.relation),
            kept_number(verdict.spread),
            verdict.reason,
            verdict.sentence,
            it.weight,
            dates_of(it.known)[1],
            *sides[left],
            *sides[right],
        )


class _Sides(dict[Comparable, Row]):
    """What comparisons tell of each of their sides: one stands in many of them."""

    def __missing__(self, figure: Comparable) -> Row:
        found = self[figure] = (say_bounds(figure), kept_number(figure.low), kept_number(figure.high))
        return found


def _point_rows(
    family: Topic, points: Mapping[str, Points], parts: Mapping[str, int], stored: StoredEntries
) -> list[Row]:
    """The points of each part, and where those claims look whose claimants speak for a body."""
    at = {(point, 0, parts[claim]) for claim, own in points.items() for point in own.at}
    looks = {(point, 1, parts[claim]) for claim, own in points.items() for point in own.looks}
    speaking = spokesmen(family)
    return [*at, *looks, *((speaking, 1, stored.ids[it.id]) for it in stored.entries if it.speaks_for)]
