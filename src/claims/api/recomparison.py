"""Comparing anew: on other clocks, with another tolerance, or two given claims.

All of this reads the lexicon, which takes a moment; what was compared before answers everything else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection

from claims.api.stored_names import as_stored
from claims.compare.assess import Assessment
from claims.compare.clocks import Clocks, read_clocks
from claims.compare.context.figures_in_context import figures_in_context
from claims.compare.entry.comparable import TOLERANCE, Comparable
from claims.compare.families import Topic, families, family_of
from claims.compare.knowledge import load_world
from claims.compare.origin.estimate import Estimate
from claims.compare.question.question import Question
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.gate import refusals
from claims.compare.relation.verdict import COUNTED, compare
from claims.compare.world import World
from claims.dates import read_days
from claims.errors import UsageError
from claims.kept.assessed_rows import Findings
from claims.kept.comparison_rows import ComparisonRow, EstimateRow, QuestionRow
from claims.kept.stored_assessment import assess_stored
from claims.kept.stored_entries import load_entries, load_topics
from claims.kept.stored_lexicon import stored_lexicon
from claims.store.read import Query, find_claim


class Terms(NamedTuple):
    """On which terms claims are compared; `None`: on the usual ones."""

    as_of: str | None = None  # ISO 8601 date or interval: what was so then
    known_by: str | None = None  # ISO 8601 date: what was published by then
    tolerance: float | None = None  # in percent: how far from its number an approximate figure may be meant

    @property
    def clocks(self) -> Clocks:
        """The two clocks. Raises UsageError for a date that is none."""
        try:
            return read_clocks(self.as_of, self.known_by)
        except ValueError as error:
            raise UsageError(f"as-of or known-by: {error}") from error

    @property
    def share(self) -> Decimal:
        """The tolerance as a share: 0.1 for 10 percent. Raises UsageError where it is none."""
        if self.tolerance is None:
            return TOLERANCE
        if not 0 <= self.tolerance <= 100:
            raise UsageError(f"tolerance {self.tolerance}: give percent, from 0 to 100")
        return Decimal(str(self.tolerance)) / 100


class Verdict(NamedTuple):
    """How two claims relate, and one reason for it."""

    verdict: str  # agree, overlap, refine, conflict, revision ... or "not comparable"
    reason: str  # a code such as different-time
    sentence: str


@dataclass(frozen=True, slots=True)
class Recompared:
    """What is found when the claims that a query is about are compared now."""

    found: Findings
    query: Query  # names as they are stored

    @property
    def assessment(self) -> Assessment:
        """What comes of comparing them."""
        return self.found.assessment

    @property
    def world(self) -> World:
        """What they were compared with."""
        return self.found.world

    def comparisons(self, *, everything: bool = False) -> list[ComparisonRow]:
        """The conflicts, or all comparisons that are told, of what is asked for."""
        told = zip(self.assessment.comparisons, self.found.comparisons(), strict=True)
        asked = (row for it, row in told if (everything or it.counted) and self._asked(it))
        return list(islice(asked, self.query.limit))

    def _asked(self, it: Comparison) -> bool:
        query, leads = self.query, (it.left.lead, it.right.lead)
        return (
            (query.metric is None or it.left.lead.entry.metric == query.metric)
            and (query.subject is None or it.left.lead.subject == query.subject)
            and (query.place is None or any(query.place in lead.places for lead in leads))
            and (query.claimant is None or any(lead.entry.claimant == query.claimant for lead in leads))
            and (query.source is None or any(query.source in lead.entry.sources for lead in leads))
        )

    def question_rows(self) -> list[QuestionRow]:
        """The questions on the metric."""
        return [it for it in self.found.questions() if it.metric == self.query.metric]

    def estimate_rows(self) -> list[EstimateRow]:
        """The estimates of which a claim is asked for, up to the limit."""
        wanted = {it.id[:12] for it in self.estimates()}
        found = (it for it in self.found.estimates() if it.claim_id in wanted)
        return list(islice(found, self.query.limit))

    def estimates(self) -> list[Estimate]:
        """The same as comparing has them, all of them."""
        return [it for it in self.assessment.estimates if any(map(self._member, it.members))]

    def questions(self) -> list[Question]:
        """The questions as comparing has them, with those estimates alone that are asked for."""
        wanted = {it.claim_id for it in self.estimate_rows()}
        told = (
            replace(it, estimates=tuple(e for e in it.estimates if e.id[:12] in wanted))
            for it in self.assessment.questions
        )
        return [it for it in told if it.estimates]

    def members(self) -> frozenset[str]:
        """The ids of the claims that those estimates rest on."""
        wanted = {it.claim_id for it in self.estimate_rows()}
        counted = (it for it in self.assessment.estimates if it.id[:12] in wanted)
        return frozenset(figure.entry.id[:12] for it in counted for figure in it.members)

    def _member(self, figure: Comparable) -> bool:
        query, entry = self.query, figure.entry
        return (
            query.metric in (None, entry.metric)
            and (query.subject is None or query.subject in (entry.subject, figure.subject))
            and (query.place is None or query.place in entry.places)
            and (query.claimant is None or entry.claimant == query.claimant)
            and (query.source is None or query.source in entry.sources)
            and (query.status is None or entry.status == query.status)
            and self._in_time(figure)
        )

    def _in_time(self, figure: Comparable) -> bool:
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


_USUAL = Terms()


def recompare(connection: Connection, query: Query, terms: Terms = _USUAL) -> Recompared:
    """Compare the claims on a metric and subject, or on all, on these terms.

    Raises UsageError for a date or tolerance that is none, and for names that nobody knows.
    """
    clocks, share = terms.clocks, terms.share
    world = load_world(stored_lexicon(connection))
    query = as_stored(connection, query)
    topics = _topics(connection, query, world)
    stored = load_entries(connection, topics)
    found = Findings(assess_stored(stored, world, clocks, share), world, stored.shown)
    return Recompared(found, query)


def _topics(connection: Connection, query: Query, world: World) -> list[Topic]:
    """The metrics and subjects that can say anything on what is asked for."""
    return [
        topic
        for (metric, subject), listed in families(load_topics(connection), world).items()
        if query.metric is None or metric == family_of((query.metric, ""), world)[0]
        if query.subject is None or subject == family_of(("", query.subject), world)[1]
        for topic in listed
    ]


def relate(connection: Connection, one: str, other: str) -> Iterable[Verdict]:
    """How two claims relate: the verdict, or every gate that refuses to compare them."""
    world = load_world(stored_lexicon(connection))
    claims = [find_claim(connection, it).claim for it in (one, other)]
    wanted = {family_of((it.metric, it.subject or ""), world) for it in claims}
    listed = families(load_topics(connection), world)
    found = load_entries(connection, [topic for it in sorted(wanted) for topic in listed[it]])
    by_id = {it.entry.id[:12]: it for it in figures_in_context(found.entries, world)}
    left, right = (by_id[it.claim_id] for it in claims)
    verdict = compare(left, right, world)
    relation = "not comparable" if verdict.relation is None else str(verdict.relation)
    yield Verdict(relation, verdict.reason, verdict.sentence)
    if verdict.relation not in COUNTED:
        for it in refusals(left, right, world):
            if it.code != verdict.reason:
                yield Verdict(relation, it.code, it.sentence)
