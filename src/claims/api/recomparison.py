"""Comparing anew: on other clocks, with another tolerance, or two given claims.

All of this reads the lexicon, which takes a moment; what was compared before answers everything else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from sqlalchemy import Connection

from claims.api.stored_names import as_stored
from claims.compare.assess import Assessment
from claims.compare.clocks import Clocks, read_clocks
from claims.compare.context.figures_in_context import figures_in_context
from claims.compare.entry.comparable import Comparable
from claims.compare.families import Topic, bear_on, families, family_of, widest_subject
from claims.compare.knowledge import load_world
from claims.compare.origin.estimate import Estimate
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.gate import refusals
from claims.compare.relation.span import USUAL as USUAL_TOLERANCE
from claims.compare.relation.span import in_millionths
from claims.compare.relation.verdict import COUNTED, compare
from claims.compare.world import World
from claims.dates import OPEN_END, OPEN_START, read_days
from claims.errors import UsageError
from claims.kept.assessed_rows import Findings
from claims.kept.entries.stored_entries import load_entries, load_topics
from claims.kept.known_parts import load_known
from claims.kept.stored_assessment import assess_stored
from claims.kept.stored_lexicon import stored_lexicon
from claims.kept.told.comparison_rows import ID_LENGTH, ComparisonRow, EstimateRow, QuestionRow
from claims.kept.told.stored_estimates import find_conflicting
from claims.no_cycles import no_cycles
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
    def with_usual_tolerance(self) -> "Terms":
        """These terms but for the tolerance. Raises UsageError where that is none."""
        read_tolerance(self.tolerance or 0)
        return self._replace(tolerance=None)

    @property
    def millionths(self) -> int:
        """The tolerance in millionths: 100,000 for 10 percent. Raises UsageError where it is none."""
        return USUAL_TOLERANCE if self.tolerance is None else read_tolerance(self.tolerance)


def read_tolerance(percent: float) -> int:
    """A tolerance in millionths. Raises UsageError where it is none."""
    if not 0 <= percent <= 100:
        raise UsageError(f"tolerance {percent}: give percent, from 0 to 100")
    return in_millionths(Decimal(str(percent)) / 100)


class Verdict(NamedTuple):
    """How two claims relate, and one reason for it."""

    verdict: str  # agree, overlap, refine, conflict, revision ... or "not comparable"
    reason: str  # a code such as different-time
    sentence: str


Condition = Callable[[Comparable], bool]


@dataclass(frozen=True)
class Recompared:
    """What is found when the claims that a query is about are compared now."""

    found: Findings
    query: Query  # names as they are stored
    kept: frozenset[str] | None = None  # the estimates in conflict, if that was worked out before
    # The ids by number of the questions that are not as they are kept, where those that are were left out.
    changed: Mapping[int, str] | None = None

    @property
    def conflicting(self) -> frozenset[str]:
        """The ids of the estimates that are in conflict with another one, as analysts see them."""
        if self.kept is not None:
            return self.kept
        return frozenset(it[:ID_LENGTH] for it in self.found.conflicts)

    @property
    def assessment(self) -> Assessment:
        """What comes of comparing them."""
        return self.found.assessment

    @property
    def world(self) -> World:
        """What they were compared with."""
        return self.found.world

    @no_cycles()
    def comparisons(self, *, everything: bool = False) -> list[ComparisonRow]:
        """The conflicts, or all comparisons that are told, of what is asked for."""
        told = (it for it in self.assessment.comparisons if (everything or it.counted) and self._asked(it))
        return list(self.found.comparisons(islice(told, self.query.limit)))

    def _asked(self, it: Comparison) -> bool:
        query, leads = self.query, (it.left.lead, it.right.lead)
        return (
            (query.metric is None or it.left.lead.entry.metric == query.metric)
            and (query.subject is None or it.left.lead.subject == query.subject)
            and (query.place is None or any(query.place in lead.places for lead in leads))
            and (query.claimant is None or any(lead.entry.claimant == query.claimant for lead in leads))
            and (query.source is None or any(query.source in lead.entry.sources for lead in leads))
        )

    @no_cycles()
    def question_rows(self) -> list[QuestionRow]:
        """The questions on the metric."""
        return list(self.found.questions(self.query.metric))

    @no_cycles()
    def estimate_rows(self) -> list[EstimateRow]:
        """The estimates of which a claim is asked for, up to the limit."""
        wanted = {it.id for it in self.chosen}
        conflicts = self.found.conflicts
        return [
            self.found.estimate(it, number, question, conflicts.get(it.id, 0))
            for number, question in enumerate(self.assessment.questions, 1)
            for it in reversed(question.estimates)
            if it.id in wanted
        ]

    @cached_property
    def estimates(self) -> Sequence[Estimate]:
        """The same as comparing has them, all of them."""
        asked = self._conditions()
        return [
            it for it in self.assessment.estimates if any(all(each(f) for each in asked) for f in it.members)
        ]

    @cached_property
    def chosen(self) -> Sequence[Estimate]:
        """Those up to the limit, by their questions, the newest first within them."""
        wanted = {it.id for it in self.estimates}
        in_order = (it for q in self.assessment.questions for it in reversed(q.estimates) if it.id in wanted)
        return list(islice(in_order, self.query.limit))

    def members(self) -> frozenset[str]:
        """The ids of the claims that those estimates rest on."""
        return frozenset(figure.entry.id[:ID_LENGTH] for it in self.chosen for figure in it.members)

    def _conditions(self) -> list[Condition]:
        """What is asked of a claim."""
        query = self.query
        asked: list[tuple[object, Condition]] = [
            (query.metric, lambda it: it.entry.metric == query.metric),
            (query.subject, lambda it: query.subject in (it.entry.subject, it.subject)),
            (query.place, lambda it: query.place in it.entry.places),
            (query.claimant, lambda it: it.entry.claimant == query.claimant),
            (query.source, lambda it: query.source in it.entry.sources),
            (query.status, lambda it: it.entry.status == query.status),
            (query.since or query.until, _in_time(query)),
        ]
        return [condition for value, condition in asked if value is not None]


def _in_time(query: Query) -> Condition:
    """Whether a claim's as-of time meets the days that are asked for."""
    since, until = read_days(query.since), read_days(query.until)
    first = since.first if since else OPEN_START
    last = until.last if until else OPEN_END
    return lambda it: it.days is not None and it.days.last >= first and it.days.first <= last


USUAL = Terms()


@no_cycles()
def recompare_known(connection: Connection, query: Query, terms: Terms) -> Recompared:
    """The same as `recompare`, but where what was known by a day is asked for, and nothing else, without what
    is as it is kept: `changed` tells which questions are not."""
    if query.limit is not None or terms.known_by is None or terms != Terms(known_by=terms.known_by):
        return recompare(connection, query, terms)
    world = load_world(stored_lexicon(connection))
    stored_query = as_stored(connection, query)
    asked = _topics(connection, stored_query, world)
    kin = {family_of(it, world) for it in asked}
    of_metric = _topics(connection, replace(stored_query, subject=None), world)
    topics = [it for it in of_metric if family_of(it, world) in kin]
    known = load_known(connection, topics, asked, terms.clocks, world)
    if known is None:
        return recompare(connection, query, terms)
    of_then = world.with_names(known.names)
    assessment = assess_stored(known.stored, of_then, terms.clocks, terms.millionths)
    return Recompared(Findings(assessment, of_then, known.stored.shown), stored_query, changed=known.changed)


@no_cycles()
def recompare(connection: Connection, query: Query, terms: Terms = USUAL) -> Recompared:
    """Compare the claims on a metric and subject, or on all, on these terms.

    Raises UsageError for a date or tolerance that is none, and for names that nobody knows.
    """
    clocks, tolerance = terms.clocks, terms.millionths
    world = load_world(stored_lexicon(connection))
    query = as_stored(connection, query)
    topics = _topics(connection, query, world)
    window = max((world.metric(metric).window_days for metric, _ in topics), default=0)
    stored = load_entries(connection, topics, clocks, window)
    found = Findings(assess_stored(stored, world, clocks, tolerance), world, stored.shown)
    kept = find_conflicting(connection, query.metric) if terms == USUAL else None
    return Recompared(found, query, kept)


def _topics(connection: Connection, query: Query, world: World) -> list[Topic]:
    """The metrics and subjects that can say anything on what is asked for."""
    found = families(load_topics(connection), world)
    metric = None if query.metric is None else family_of((query.metric, ""), world)[0]
    topics = [topic for family, listed in found.items() if metric in (None, family[0]) for topic in listed]
    if query.subject is None:
        return topics
    return bear_on(topics, {widest_subject(query.subject, world)}, world)


def relate(connection: Connection, one: str, other: str) -> Iterable[Verdict]:
    """How two claims relate: the verdict, or every gate that refuses to compare them."""
    world = load_world(stored_lexicon(connection))
    claims = [find_claim(connection, it).claim for it in (one, other)]
    wanted = {family_of((it.metric, it.subject or ""), world) for it in claims}
    listed = families(load_topics(connection), world)
    subjects = {widest_subject(it.subject or "", world) for it in claims}
    found = load_entries(connection, bear_on(chain(*(listed[it] for it in sorted(wanted))), subjects, world))
    by_id = {it.entry.id[:12]: it for it in figures_in_context(found.entries, world)}
    left, right = (by_id[it.claim_id] for it in claims)
    verdict = compare(left, right, world)
    relation = "not comparable" if verdict.relation is None else str(verdict.relation)
    yield Verdict(relation, verdict.reason, verdict.sentence)
    if verdict.relation not in COUNTED:
        for it in refusals(left, right, world):
            if it.code != verdict.reason:
                yield Verdict(relation, it.code, it.sentence)
