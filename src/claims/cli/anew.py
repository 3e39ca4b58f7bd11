"""Questions that what was compared before cannot answer: other clocks, another tolerance, two given claims.

All of this reads the lexicon, which takes a moment; what needs none of it does not come here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from sqlalchemy import Connection

from claims.cli.lexicon import own_lexicon
from claims.cli.names import as_stored
from claims.cli.shown import Shown
from claims.compare.assess import Assessment
from claims.compare.clocks import read_clocks
from claims.compare.entry.comparable import TOLERANCE, Figure, read_figure
from claims.compare.knowledge import load_world
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.gate import refusals
from claims.compare.relation.parts import hide_unnamed
from claims.compare.relation.relation import COUNTED, compare
from claims.compare.world import World
from claims.dates import read_days
from claims.errors import UsageError
from claims.kept.as_it_stood import assess_stored
from claims.kept.comparison_rows import ComparisonRow, EstimateRow, QuestionRow
from claims.kept.computed_rows import comparison_row, estimate_rows, question_rows
from claims.kept.families import families, family_of
from claims.kept.stored_entries import load_documents, load_entries, load_topics
from claims.store.read import Query, find_claim
from claims.view.export import Row

WHY_COLUMNS = ("verdict", "reason", "sentence")


@dataclass(frozen=True, slots=True)
class Anew:
    """What is found when the claims that a query is about are compared now."""

    assessment: Assessment
    world: World
    query: Query

    def conflicts(self, everything: bool = False) -> list[ComparisonRow]:
        """The conflicts, or all comparisons that are told, of what is asked for."""
        found = self.assessment.comparisons if everything else self.assessment.conflicts
        rows = (comparison_row(it, self.world) for it in found if self._asked(it))
        return list(rows)[: self.query.limit]

    def _asked(self, it: Comparison) -> bool:
        query, leads = self.query, (it.left.lead, it.right.lead)
        return (
            (query.metric is None or it.left.lead.entry.metric == query.metric)
            and (query.subject is None or it.left.lead.subject == query.subject)
            and (query.place is None or any(query.place in lead.places for lead in leads))
            and (query.claimant is None or any(lead.entry.claimant == query.claimant for lead in leads))
            and (query.source is None or any(lead.entry.source == query.source for lead in leads))
        )

    def questions(self) -> list[QuestionRow]:
        """The questions on the metric."""
        return [it for it in question_rows(self.assessment, self.world) if it.metric == self.query.metric]

    def estimates(self) -> list[EstimateRow]:
        """The estimates of which a claim is asked for."""
        wanted = {e.id[:12] for e in self.assessment.estimates if any(map(self._member, e.members))}
        found = (it for it in estimate_rows(self.assessment) if it.claim_id in wanted)
        return list(islice(found, self.query.limit))

    def _member(self, figure: Figure) -> bool:
        query, entry = self.query, figure.entry
        return (
            query.metric in (None, entry.metric)
            and (query.subject is None or query.subject in (entry.subject, figure.subject))
            and (query.place is None or query.place in entry.places)
            and (query.claimant is None or entry.claimant == query.claimant)
            and (query.source is None or entry.source == query.source)
            and (query.status is None or entry.status == query.status)
            and self._in_time(figure)
        )

    def _in_time(self, figure: Figure) -> bool:
        """Whether its as-of time meets the days that are asked for."""
        since, until = read_days(self.query.since), read_days(self.query.until)
        days = figure.days
        if since is None and until is None:
            return True
        return (
            days is not None
            and (since is None or days.last >= since.first)
            and (until is None or days.first <= until.last)
        )


def compare_anew(
    connection: Connection,
    query: Query,
    as_of: str | None = None,
    known_by: str | None = None,
    tolerance: float | None = None,
) -> Anew:
    """Compare the claims on a metric and subject, or on all, as the clocks and the tolerance ask for.

    Raises UsageError for a date that is none, and for names that nobody knows.
    """
    try:
        clocks = read_clocks(as_of, known_by)
    except ValueError as error:
        raise UsageError(f"--as-of or --known-by: {error}") from error
    world = load_world(own_lexicon())
    query = as_stored(connection, query)
    found = families(load_topics(connection), world)
    topics = [
        topic
        for (metric, subject), listed in found.items()
        if query.metric is None or metric == family_of((query.metric, ""), world)[0]
        if query.subject is None or subject == family_of(("", query.subject), world)[1]
        for topic in listed
    ]
    share = TOLERANCE if tolerance is None else Decimal(str(tolerance)) / 100
    assessment = assess_stored(load_entries(connection, topics), world, clocks, share)
    return Anew(assessment, world, query)


def show_anew(
    connection: Connection,
    query: Query,
    as_of: str | None,
    known_by: str | None,
    tolerance: float | None,
) -> Shown:
    """What `claims show` shows, compared as the clocks and the tolerance ask for."""
    found = compare_anew(connection, query, as_of, known_by, tolerance)
    estimates = found.estimates()
    wanted = {it.claim_id for it in estimates}
    questions = [it for it in found.assessment.questions if any(e.id[:12] in wanted for e in it.estimates)]
    told = [replace(q, estimates=tuple(e for e in q.estimates if e.id[:12] in wanted)) for q in questions]
    members = frozenset(
        f.entry.id[:12] for e in found.assessment.estimates if e.id[:12] in wanted for f in e.members
    )
    return Shown(found.query, found.questions(), estimates, members, told)


def explain_pair(connection: Connection, one: str, other: str) -> tuple[tuple[str, ...], Iterable[Row]]:
    """How two claims relate: the verdict, or every gate that refuses to compare them, in sentences."""
    world = load_world(own_lexicon())
    claims = [find_claim(connection, it).claim for it in (one, other)]
    found = load_documents(connection, sorted({it.document_id for it in claims}))
    figures = hide_unnamed(
        [read_figure(replace(entry, part_of=found.parts.get(entry.id)), world) for entry in found.entries]
    )
    by_id = {figure.entry.id[:12]: figure for figure in figures}
    left, right = (by_id[it.claim_id] for it in claims)
    verdict = compare(left, right, world)
    relation = "not comparable" if verdict.relation is None else str(verdict.relation)
    rows = [{"verdict": relation, "reason": verdict.reason, "sentence": verdict.sentence}]
    if verdict.relation not in COUNTED:
        rows += [
            {"verdict": relation, "reason": it.code, "sentence": it.sentence}
            for it in refusals(left, right, world)
            if it.code != verdict.reason
        ]
    return WHY_COLUMNS, rows
