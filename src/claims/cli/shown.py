"""What `claims show` found, and how it is printed in each format."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from claims.cli.output import print_claims, print_lines, print_rows, say, screen
from claims.compare.question.axis import By
from claims.kept.comparison_rows import EstimateRow, QuestionRow
from claims.kept.select import find_estimates_of, list_estimates, list_questions
from claims.store.read import Query, find_claims
from claims.store.rows import ClaimRow
from claims.view.data import CLAIM_COLUMNS, claim_rows
from claims.view.export import Format

SHOW_COLUMNS = (*CLAIM_COLUMNS, "estimate_id", "question_id", "conflicts")


@dataclass(frozen=True, slots=True)
class Shown:
    """The estimates that are asked for, and the questions that they answer."""

    query: Query  # names as they are stored
    questions: Sequence[QuestionRow]
    estimates: Sequence[EstimateRow]
    members: frozenset[str] | None = None  # the ids of the claims that count; None: all
    compared: Sequence[Any] = ()  # the questions as comparing has them, where they were compared just now

    def mentions(self, connection: Connection) -> Mapping[str, Sequence[ClaimRow]]:
        """The claims of each estimate but for the one that leads it."""
        folded: dict[str, list[ClaimRow]] = defaultdict(list)
        asked = Query(metric=self.query.metric)
        owner = find_estimates_of(connection, asked)
        for claim in find_claims(connection, asked):
            found = owner.get(claim.claim_id)
            counts = self.members is None or claim.claim_id in self.members
            if found is not None and counts and found[0] != claim.claim_id:
                folded[found[0]].append(claim)
        return folded


def show_kept(connection: Connection, query: Query) -> Shown:
    """What was compared before. Only where there is nothing are names looked at more closely."""
    estimates = list_estimates(connection, query)
    if not estimates:
        query = spelt(connection, query)
        estimates = list_estimates(connection, query)
    if not estimates:
        say("no claims found")
    return Shown(query, _questions_of(connection, query, estimates), estimates)


def _questions_of(
    connection: Connection, query: Query, estimates: Sequence[EstimateRow]
) -> Sequence[QuestionRow]:
    """The questions that the estimates answer, and maybe more."""
    found = list_questions(connection, Query(metric=query.metric, subject=query.subject))
    if {it.question_number for it in estimates} <= {it.question_number for it in found}:
        return found
    return list_questions(connection, Query(metric=query.metric))


def print_shown(connection: Connection, shown: Shown, form: Format) -> None:
    """Print the claims as data, each with its estimate, its question and how many conflicts it stands in."""
    claims = find_claims(connection, shown.query)
    if shown.members is not None:
        claims = [it for it in claims if it.claim_id in shown.members]
    if form is Format.MD:
        print_claims(claims, form)
        return
    owner = find_estimates_of(connection, Query(metric=shown.query.metric))
    rows = (
        {**row, **dict(zip(SHOW_COLUMNS[-3:], owner.get(row["claim_id"], (None, None, 0)), strict=True))}
        for row in claim_rows(claims)
    )
    print_rows(SHOW_COLUMNS, rows, form)


def print_grid(shown: Shown, by: By, form: Format) -> None:
    """Print the estimates in a grid."""
    from claims.compare.question.grid import make_grid  # noqa: PLC0415 - only where asked
    from claims.view.grid import grid_columns, grid_lines, grid_rows  # noqa: PLC0415

    if not shown.compared:
        say("no claims found")
        return
    grid = make_grid(shown.compared, by)
    if form is Format.TABLE:
        print_lines(grid_lines(grid, screen()))
        return
    print_rows(grid_columns(grid), grid_rows(grid), form)


def find_named(connection: Connection, query: Query) -> list[ClaimRow]:
    """The claims that `query` asks for. Only where there are none are its names looked at more closely."""
    return find_claims(connection, query) or find_claims(connection, spelt(connection, query))


def spelt(connection: Connection, query: Query) -> Query:
    """The query with its names as they are stored."""
    from claims.cli.names import as_stored  # noqa: PLC0415 - reads the lexicon: for those who misspell only

    return as_stored(connection, query)
