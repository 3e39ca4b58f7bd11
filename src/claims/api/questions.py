"""Questions about what was compared: estimates side by side, conflicts, timelines, lineage, changes.

What a method needs is imported when it is called: much of it takes longer to load than to ask.
"""

from functools import partial
from typing import TYPE_CHECKING, Literal

from claims.api.connected import Connected
from claims.api.rows import Rows
from claims.store.read import Query

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from claims.api.over_time import GridRows, News, Timelines
    from claims.api.recomparison import Verdict
    from claims.api.side_by_side import Brief, Disputes, SideBySide
    from claims.compare.question.axis import By
    from claims.kept.told.comparison_rows import ComparisonRow, LineageRow


class Questions(Connected):
    """The questions about what was compared.

    Most take the same words, `None` for all: `metric` is what is counted (`db.metrics()` lists them),
    `subject` whose it is, `place` where, `claimant` who gives the figure, `source` who printed it. Names may
    be typed in any letter case and by other names that the lexicon knows: `isis` is Islamic State.
    `as_of` (an ISO 8601 date or interval) asks what was so then, `known_by` (a date) what was published by
    then, `tolerance` (in percent, 10 if not given) says how far an approximate figure may be meant.

    All raise UsageError for a name that nobody knows, with the nearest ones, and for a date that is none;
    StoreError where the database cannot be used.
    """

    def show(
        self,
        metric: str,
        *,
        subject: str | None = None,
        place: str | None = None,
        claimant: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        as_of: str | None = None,
        known_by: str | None = None,
        tolerance: float | None = None,
        limit: int | None = None,
    ) -> "SideBySide":
        """Put the estimates on one metric side by side, under the questions that they answer.

        `since` and `until` are ISO 8601 prefixes (2018, 2018-07): estimates whose as-of time meets them.
        `status` is asserted, disputed or planned. `limit` is a number of estimates.
        """
        from claims.api.side_by_side import put_anew, put_side_by_side, put_with

        query = Query(metric, subject, place, claimant, source, since, until, status, limit)
        with self._compared() as connection:
            if as_of is not None or known_by is not None:
                from claims.api.recomparison import Terms

                return put_anew(self, connection, query, Terms(as_of, known_by, tolerance))
            if tolerance is None:
                return put_side_by_side(self, connection, query)
            return put_with(self, connection, query, _millionths(tolerance))

    def grid(
        self,
        metric: str,
        *,
        by: 'By | Literal["source", "claimant", "place", "subject"]',
        subject: str | None = None,
        place: str | None = None,
        claimant: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        as_of: str | None = None,
        known_by: str | None = None,
        tolerance: float | None = None,
        limit: int | None = None,
    ) -> "GridRows":
        """The same estimates in a grid: a row for each as-of time, a column for each name of `by`."""
        from claims.api.over_time import put_in_grid
        from claims.api.recomparison import Terms
        from claims.compare.question.axis import By

        query = Query(metric, subject, place, claimant, source, since, until, status, limit)
        with self._compared() as connection:
            return put_in_grid(connection, query, Terms(as_of, known_by, tolerance), By(by))

    def timeline(
        self,
        metric: str,
        *,
        subject: str | None = None,
        place: str | None = None,
        claimant: str | None = None,
        source: str | None = None,
        as_of: str | None = None,
        known_by: str | None = None,
        limit: int | None = None,
    ) -> "Timelines":
        """The estimates on one metric over time; `.draw("fighters.svg")` draws them.

        A stock holds until its claimant's next figure or the end of its metric's window; nothing is
        interpolated. `limit` is a number of timelines.
        """
        from claims.api.over_time import put_over_time
        from claims.api.recomparison import Terms

        query = Query(metric, subject, place, claimant, source)
        with self._compared() as connection:
            return put_over_time(connection, query, Terms(as_of, known_by), limit)

    def conflicts(
        self,
        metric: str | None = None,
        *,
        subject: str | None = None,
        place: str | None = None,
        claimant: str | None = None,
        source: str | None = None,
        everything: bool = False,
        as_of: str | None = None,
        known_by: str | None = None,
        tolerance: float | None = None,
        limit: int | None = None,
    ) -> "Rows[ComparisonRow]":
        """The figures that cannot all be true, the widest spread first.

        With `everything` also what a claimant revised, and what a text itself doubts. `spread` is how many
        times the one side's nearest bound is the other's; each side is told by the claim that leads it.
        """
        query = Query(metric, subject, place, claimant, source, limit=limit)
        if as_of is None and known_by is None:
            return _comparisons(self._kept_comparisons(query, everything, tolerance))
        return _comparisons(self._on_clocks(query, as_of, known_by, tolerance, everything=everything))

    def disputes(
        self,
        metric: str | None = None,
        *,
        subject: str | None = None,
        place: str | None = None,
        claimant: str | None = None,
        source: str | None = None,
        unsure: bool = False,
        as_of: str | None = None,
        known_by: str | None = None,
        tolerance: float | None = None,
        limit: int | None = None,
    ) -> "Disputes":
        """The same figures as disputes: an entry for each, with the camps that stand against each other, and
        the pair of figures that tells it best. The sure ones; with `unsure` the others after them.
        """
        from claims.api.side_by_side import choose_disputes, with_papers

        query = Query(metric, subject, place, claimant, source)
        if as_of is None and known_by is None:
            pairs = self._kept_comparisons(query, everything=False, tolerance=tolerance)
            found = choose_disputes(pairs, unsure, limit)
            if tolerance is not None:
                return found
            with self._reading() as connection:
                return with_papers(connection, found)
        pairs = self._on_clocks(query, as_of, known_by, tolerance, everything=False)
        return choose_disputes(pairs, unsure, limit)

    def brief(
        self,
        metric: str,
        *,
        subject: str | None = None,
        place: str | None = None,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> "Brief":
        """A page on the figures of a subject: `.markdown()` and `.html()` write it.

        It holds the present range with its sources, how it changed, who disagrees and why, what rests on one
        source only, and every figure's words and address; nothing that the database does not hold.
        """
        from claims.api.side_by_side import Brief
        from claims.view.answer.brief import make_brief

        found = self.show(metric, subject=subject, place=place, as_of=as_of, known_by=known_by)
        disputes = self.disputes(metric, subject=subject, place=place, as_of=as_of, known_by=known_by)
        return Brief(make_brief(found.questions, found.estimates, disputes))

    def _kept_comparisons(
        self, query: Query, everything: bool, tolerance: float | None
    ) -> "list[ComparisonRow]":
        """What was compared before. Only where there is nothing are names looked at more closely."""
        look = _listing(everything, tolerance)
        with self._compared() as connection:
            found = look(connection, query)
            if found or query == Query(limit=query.limit):
                return found
            from claims.api.stored_names import as_stored

            return look(connection, as_stored(connection, query))

    def relate(self, one: str, other: str) -> "Rows[Verdict]":
        """How two claims, by their ids, relate: the verdict, or all reasons why they are not comparable."""
        from claims.api.recomparison import Verdict, relate

        with self._compared() as connection:
            return Rows(relate(connection, one, other), Verdict._fields)

    def lineage(self, claim_id: str) -> "Rows[LineageRow]":
        """The claims that go back to one origin with this one, from the one that leads them down; `depth`
        says how far below it a claim stands, `why` what takes them for the same."""
        from claims.kept.told.comparison_rows import LineageRow
        from claims.kept.told.stored_lineage import find_lineage
        from claims.store.read import find_claim

        with self._compared() as connection:
            key = find_claim(connection, claim_id).mentions[0].key
            return Rows(find_lineage(connection, key), LineageRow._fields)

    def changes(
        self,
        metric: str | None = None,
        *,
        since: str,
        subject: str | None = None,
        limit: int | None = None,
    ) -> "News":
        """What was published on `since` (2018, 2018-07, 2018-07-31) or later: new estimates, figures that
        their claimant revised, and what is newly in conflict. `limit` holds for each of the three."""
        from claims.api.over_time import News
        from claims.api.side_by_side import ESTIMATE_COLUMNS
        from claims.dates import full_days
        from claims.errors import UsageError
        from claims.kept.told.stored_comparisons import find_changes

        try:
            day = full_days(since)[0]
        except ValueError as error:
            raise UsageError(f"since: {error}") from error
        if day is None:
            raise UsageError(f"since {since}: give a day, such as 2018-08-13")
        query = Query(metric=metric, subject=subject)
        with self._compared() as connection:
            found = find_changes(connection, query, day)
            if not any(found) and (metric or subject):
                from claims.api.stored_names import as_stored

                found = find_changes(connection, as_stored(connection, query), day)
        return News(
            Rows(found.new[:limit], ESTIMATE_COLUMNS),
            _comparisons(found.revised[:limit]),
            _comparisons(found.conflicts[:limit]),
        )

    def _on_clocks(
        self,
        query: Query,
        as_of: str | None,
        known_by: str | None,
        tolerance: float | None,
        *,
        everything: bool,
    ) -> "list[ComparisonRow]":
        """What holds then, compared now but for what is as it is kept."""
        from claims.api.beside_kept import find_told_comparisons
        from claims.api.recomparison import Terms

        terms = Terms(as_of, known_by, tolerance)
        with self._compared() as connection:
            return find_told_comparisons(connection, query, terms, everything=everything)


def _listing(
    everything: bool, tolerance: float | None
) -> "Callable[[Connection, Query], list[ComparisonRow]]":
    """What lists the comparisons that are kept, all or the conflicts, with a tolerance in percent."""
    if tolerance is None:
        from claims.kept.told.stored_comparisons import list_comparisons, list_conflicts

        return list_comparisons if everything else list_conflicts
    from claims.kept.told.other_tolerances import list_all_with, list_conflicts_with

    look = list_all_with if everything else list_conflicts_with
    return partial(look, tolerance=_millionths(tolerance))


def _millionths(percent: float) -> int:
    from claims.api.recomparison import read_tolerance

    return read_tolerance(percent)


def _comparisons(found: "list[ComparisonRow]") -> "Rows[ComparisonRow]":
    from claims.view.conflict import CONFLICT_COLUMNS, conflict_rows

    return Rows(found, CONFLICT_COLUMNS, conflict_rows)
