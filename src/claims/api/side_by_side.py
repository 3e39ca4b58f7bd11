"""Estimates on one metric under the questions that they answer, and the disputes among them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from claims.api.connected import Connected
from claims.api.rows import Rows
from claims.kept.dispute_rows import DisputeRow, in_order, make_disputes
from claims.kept.told.comparison_rows import ComparisonRow, EstimateRow, Papers, QuestionRow
from claims.kept.told.stored_estimates import find_estimates_of, list_estimates, list_papers, list_questions
from claims.store.read import Query, find_claims
from claims.store.rows import ClaimRow, PrintingRow
from claims.store.stored_lists import list_printings
from claims.view.data import CLAIM_COLUMNS, claim_rows
from claims.view.export import Row

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas

    from claims.api.recomparison import Terms
    from claims.view.answer.page import Page

QUESTION_COLUMNS = tuple(name for name in QuestionRow._fields if name != "question_number")
ESTIMATE_COLUMNS = tuple(name for name in EstimateRow._fields if name != "question_number")
MEMBER_COLUMNS = ("estimate_id", "question_id", "conflicts")


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The estimates that are asked for, and the questions that they answer.

    An estimate is all claims that go back to one origin, told by the claim that leads it.
    """

    questions: Rows[QuestionRow]
    estimates: Rows[EstimateRow]
    query: Query = field(repr=False)  # what was asked, with names as they are stored
    # What tells the ids of the claims that count; None: all.
    members: "Callable[[], frozenset[str]] | None" = field(repr=False)
    database: Connected = field(repr=False)

    def claims(self) -> Rows[ClaimRow]:
        """The claims that are asked for, each with its estimate, its question and how many conflicts that
        estimate stands in, as the command prints them. They are read from the database now."""
        with self.database._reading() as connection:
            found = self._counted(find_claims(connection, self.query))
            owners = find_estimates_of(connection, Query(metric=self.query.metric))

        def rows(claims: Iterable[ClaimRow]) -> Iterator[Row]:
            for row in claim_rows(claims):
                owner = owners.get(row["claim_id"], (None, None, 0))
                yield {**row, **dict(zip(MEMBER_COLUMNS, owner, strict=True))}

        return Rows(found, (*CLAIM_COLUMNS, *MEMBER_COLUMNS), rows)

    def mentions(self) -> Mapping[str, Sequence[ClaimRow]]:
        """What an estimate holds besides the claim that leads it, by the estimate's claim_id: its other
        claims, and each claim once more for every other paper that printed its very text."""
        folded: dict[str, list[ClaimRow]] = defaultdict(list)
        asked = Query(metric=self.query.metric)
        with self.database._reading() as connection:
            owners = find_estimates_of(connection, asked)
            claims = self._counted(find_claims(connection, asked))
            printed = list_printings(connection, {it.document_id for it in claims if it.printings > 1})
        for claim in claims:
            estimate = owners.get(claim.claim_id, (claim.claim_id,))[0]
            if estimate != claim.claim_id:
                folded[estimate].append(claim)
            folded[estimate] += _printed_again(claim, printed.get(claim.document_id, ()))
        return {estimate: found for estimate, found in folded.items() if found}

    def to_frame(self) -> "pandas.DataFrame":
        """The estimates as a pandas DataFrame; `.claims().to_frame()` has every claim of them."""
        return self.estimates.to_frame()

    def _counted(self, claims: Iterable[ClaimRow]) -> list[ClaimRow]:
        if self.members is None:
            return list(claims)
        members = self.members()
        return [it for it in claims if it.claim_id in members]

    def __len__(self) -> int:
        return len(self.estimates)

    def __iter__(self) -> Iterator[EstimateRow]:
        return iter(self.estimates)


def _printed_again(claim: ClaimRow, printed: Iterable[PrintingRow]) -> Iterator[ClaimRow]:
    """The claim as the later ones of these printings of its text give it."""
    for it in [it for it in printed if it.superseded_by is None][1:]:
        given = {name: getattr(it, name) for name in ("title", "source", "author", "url", "published")}
        yield replace(claim, **given, published_basis=it.published_basis)


def put_side_by_side(database: Connected, connection: Connection, query: Query) -> SideBySide:
    """What was compared before. Only where there is nothing are names looked at more closely."""
    estimates = list_estimates(connection, query)
    if not estimates:
        from claims.api.stored_names import as_stored

        query = as_stored(connection, query)
        estimates = list_estimates(connection, query)
    questions = _questions_of(connection, query, estimates)
    return _side_by_side(questions, estimates, query, None, database)


def put_with(database: Connected, connection: Connection, query: Query, tolerance: int) -> SideBySide:
    """The same with another tolerance, in millionths: the estimates are the same, and others in conflict."""
    from claims.kept.told.other_tolerances import find_owners_with

    usual = put_side_by_side(database, connection, query)
    owners = find_owners_with(connection, usual.query.metric, tolerance)
    conflicts = {own.estimate_id: own.conflicts for own in owners.values()}
    told = [it._replace(conflicts=conflicts[it.claim_id]) for it in usual.estimates]
    in_conflict = Counter(question for _, question, number in set(owners.values()) if number)
    questions = [it._replace(conflicts=in_conflict[it.question_id]) for it in usual.questions]
    chosen = {it.claim_id for it in told}
    members = frozenset(it for it, own in owners.items() if own.estimate_id in chosen)
    return _side_by_side(questions, told, usual.query, lambda: members, database)


def put_anew(database: Connected, connection: Connection, query: Query, terms: "Terms") -> SideBySide:
    """What is compared now on these terms, and what is on them as it is kept."""
    from claims.api.beside_kept import find_answers
    from claims.api.recomparison import recompare_known

    found = recompare_known(connection, query, terms)
    told = find_answers(connection, found)
    anew, kept, asked = found.members, told.kept, Query(metric=found.query.metric)

    def members() -> frozenset[str]:
        if not kept:
            return anew()
        with database._reading() as again:
            owners = find_estimates_of(again, asked)
        return anew() | {claim for claim, (estimate, *_) in owners.items() if estimate in kept}

    return _side_by_side(told.questions, told.estimates, found.query, members, database)


def _side_by_side(
    questions: Iterable[QuestionRow],
    estimates: Iterable[EstimateRow],
    query: Query,
    members: "Callable[[], frozenset[str]] | None",
    database: Connected,
) -> SideBySide:
    return SideBySide(
        Rows(questions, QUESTION_COLUMNS), Rows(estimates, ESTIMATE_COLUMNS), query, members, database
    )


def _questions_of(
    connection: Connection, query: Query, estimates: Sequence[EstimateRow]
) -> Sequence[QuestionRow]:
    """The questions that the estimates answer, and maybe more."""
    found = list_questions(connection, Query(metric=query.metric, subject=query.subject))
    if {it.question_number for it in estimates} <= {it.question_number for it in found}:
        return found
    return list_questions(connection, Query(metric=query.metric))


@dataclass(frozen=True, slots=True)
class Brief:
    """A page on a subject's figures; empty, and false, where the database holds none."""

    page: "Page | None"

    def markdown(self) -> str:
        """The page in Markdown."""
        from claims.view.answer.page import write_markdown

        return _joined(write_markdown(self.page)) if self.page else ""

    def html(self) -> str:
        """The page as an HTML document of its own."""
        from claims.view.answer.page import write_html

        return _joined(write_html(self.page)) if self.page else ""

    def __bool__(self) -> bool:
        return self.page is not None


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


class Disputes(Rows[DisputeRow]):
    """What cannot all be true, one entry for each dispute: the sure ones first."""

    def __init__(
        self, found: Iterable[DisputeRow], unsure: int, papers: Mapping[str, Papers] | None = None
    ) -> None:
        from claims.view.conflict import DISPUTE_COLUMNS, dispute_rows

        super().__init__(found, DISPUTE_COLUMNS, dispute_rows)
        self.unsure = unsure  # how many are not among them because they are unsure
        self.papers = papers or {}  # who printed each figure, by the id of the claim that leads it


def choose_disputes(pairs: Iterable[ComparisonRow], unsure: bool, limit: int | None) -> Disputes:
    """The disputes of these pairs, the unsure ones only if they are wanted, up to the limit."""
    from claims.kept.second_readings import doubt_second_readings

    disputes = in_order(doubt_second_readings(make_disputes(pairs)))
    told = disputes if unsure else [it for it in disputes if it.sure]
    return Disputes(islice(told, limit), len(disputes) - len(told))


def with_papers(connection: Connection, found: Disputes) -> Disputes:
    """The same with those who printed its figures."""
    papers = list_papers(connection, {it.pair.metric for it in found})
    return Disputes(found, found.unsure, papers)
