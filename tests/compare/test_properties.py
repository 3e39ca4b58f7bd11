"""What must hold for any claims: symmetry, reflexivity, order of insertion, narrower questions."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.compare.assess import Assessment, assess
from claims.compare.clocks import on_clocks, read_clocks
from claims.compare.entry.comparable import Comparable, make_comparable
from claims.compare.entry.entry import Entry
from claims.compare.origin.estimate import Decision, Estimate
from claims.compare.relation.verdict import Relation, Verdict, compare, voice
from claims.compare.world import World
from claims.dates import read_days
from claims.model import Basis, Change, Qualifier, Scope, Status

_NUMBERS = [Decimal(n) for n in (0, 1, 20, 21, 950, 1000, 1024, 1100, 14000, 18000, 20000, 20137, 31500)]
_DATES = [
    "2014",
    "2014-09",
    "2014-09-11",
    "2018-08",
    "2018-08-13",
    "2018-08-14",
    "2011-03/2016-02",
    "2014/..",
]
_ANY = st.none() | st.sampled_from(_NUMBERS)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    low, high = draw(_ANY), draw(_ANY)
    if low is None and high is None:
        low = Decimal(5)
    if low is not None and high is not None and low > high:
        low, high = high, low
    metric = draw(st.sampled_from(("fighters", "foreign_fighters", "killed", "detained", "civilians")))
    made = Entry(
        id=f"{draw(st.integers(0, 10**9)):09d}",
        document=draw(st.sampled_from(("one", "two", "three", "four"))),
        figure="some",
        start=draw(st.integers(0, 50)),
        low=low,
        high=high,
        qualifier=draw(st.sampled_from(Qualifier)),
        unit=draw(st.sampled_from(("people", "people", "people", "km2", "mi2"))),
        metric=metric,
        per=draw(st.sampled_from((None, None, None, "month", "year"))),
        counted=draw(st.sampled_from((None, "fighters", "people", "children", "others"))),
        subject=draw(st.sampled_from((None, "Islamic State", "Islamic State Khorasan"))),
        places=draw(
            st.sampled_from(((), ("Syria",), ("Iraq",), ("Iraq", "Syria"), ("Aleppo",), ("Tokhar",)))
        ),
        claimant=draw(st.sampled_from((None, None, "UN", "CIA", "SOHR"))),
        as_of=draw(st.sampled_from((None, *_DATES))),
        as_of_basis=draw(st.sampled_from(Basis)),
        status=draw(st.sampled_from((Status.ASSERTED, *Status))),
        change=draw(st.sampled_from((None, None, None, *Change))),
        earlier=draw(st.sampled_from((False, False, True))),
        scope=draw(st.sampled_from((None, None, None, *Scope))),
        published=draw(st.sampled_from((None, "2018-08-13", "2018-09", "2014-09-12"))),
    )
    return replace(made, source=draw(st.sampled_from((None, "Reuters", "AFP", "CIA"))))


@st.composite
def sets(draw: st.DrawFn, size: int, least: int = 0) -> list[Entry]:
    """Claims, some of them counted into another one of their document."""
    listed = draw(st.lists(entries(), min_size=least, max_size=size, unique_by=lambda entry: entry.id))
    wholes = [None, *(entry.id for entry in listed)]
    return [replace(entry, part_of=draw(st.sampled_from(wholes))) for entry in listed]


_SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_SLOW
@given(sets(2, 2))
def test_a_verdict_turned_round_is_the_verdict_of_the_pair_turned_round(
    world: World, pair: list[Entry]
) -> None:
    one, other = (make_comparable(entry, world) for entry in pair)
    assert compare(other, one, world) == compare(one, other, world).flipped()


@_SLOW
@given(entries())
def test_a_figure_agrees_with_itself_wherever_it_can_be_compared(world: World, entry: Entry) -> None:
    one, other = (
        make_comparable(entry, world),
        make_comparable(replace(entry, id="again", document="again"), world),
    )
    verdict = compare(one, other, world)
    assert verdict.relation in (Relation.AGREE, None)
    if verdict.relation is None:
        assert verdict.reason in ("undated", "other-event", "other-subgroup", "unanchored", "superseded")


@_SLOW
@given(sets(2, 2))
def test_figures_conflict_only_where_no_number_fits_both(world: World, pair: list[Entry]) -> None:
    one, other = (make_comparable(entry, world) for entry in pair)
    verdict = compare(one, other, world)
    if verdict.relation in (Relation.CONFLICT, Relation.CONTRADICTION, Relation.DISPUTED):
        assert verdict.spread is None or verdict.spread > 1
        assert verdict.higher != 0
    if verdict.relation is Relation.CONFLICT:
        lower, higher = (one, other) if verdict.higher > 0 else (other, one)
        assert lower.most is not None
        assert higher.least is not None
        assert lower.most < higher.least


@_SLOW
@given(st.data())
def test_the_order_of_insertion_changes_nothing(world: World, data: st.DataObject) -> None:
    listed = data.draw(sets(12))
    ids = [entry.id for entry in listed]
    drawn = (
        data.draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.booleans()), max_size=3))
        if ids
        else []
    )
    decisions = [Decision(*row) for row in drawn]
    shuffled = data.draw(st.permutations(listed))
    assert _summary(assess(shuffled, world, decisions=decisions)) == _summary(
        assess(listed, world, decisions=decisions)
    )


@_SLOW
@given(sets(14))
def test_the_conflicts_found_are_those_that_looking_at_every_pair_finds(
    world: World, listed: list[Entry]
) -> None:
    """The sweep looks at few pairs. Claimants for all, so that nothing is folded; one place, so no sums."""
    named = [
        replace(e, claimant=e.claimant or "X", places=e.places[:1], as_of_basis=Basis.TEXT) for e in listed
    ]
    assessment = assess(named, world)
    found = {frozenset((c.left.id, c.right.id)) for c in assessment.comparisons if _is(c.verdict, "conflict")}
    leads = [estimate.lead for estimate in assessment.estimates]
    wanted = {
        frozenset((one.entry.id, other.entry.id))
        for one in leads
        for other in leads
        if _is(compare(one, other, world), "conflict") and _stand(one, other, assessment.estimates)
    }
    assert found == wanted


def _is(verdict: Verdict, relation: str) -> bool:
    return verdict.relation == relation


def _stand(one: Comparable, other: Comparable, estimates: tuple[Estimate, ...]) -> bool:
    """Whether neither figure was replaced by its voice, for its own time or before the other's."""
    assert one.days
    assert other.days
    low, high = sorted((one.days.middle, other.days.middle))
    for figure in (one, other):
        own = next(e for e in estimates if e.lead is figure)
        for estimate in estimates:
            lead = estimate.lead
            if lead.days is None or voice(lead) != voice(figure) or lead.question_key != figure.question_key:
                continue
            if lead.days == figure.days and _day(estimate) > _day(own):
                return False
            replaced = any(
                e.lead.days == lead.days and voice(e.lead) == voice(lead) and _day(e) > _day(estimate)
                and e.lead.question_key == lead.question_key
                for e in estimates
            )  # fmt: skip
            if figure.measure == "stock" and low < lead.days.middle < high and not replaced:
                return False
    return True


def _day(estimate: Estimate) -> int:
    return estimate.known.last if estimate.known else 0


@_SLOW
@given(
    sets(12),
    st.sampled_from(("2014", "2018-08", "2018-08-13", "2012/2019")),
    st.sampled_from(("2014", "2018-08-20")),
)
def test_a_narrower_question_never_shows_more(
    world: World, listed: list[Entry], as_of: str, known_by: str
) -> None:
    wide = {entry.id for entry in listed}
    for clocks in (read_clocks(as_of), read_clocks(None, known_by), read_clocks(as_of, known_by)):
        narrow = list(on_clocks(listed, clocks, world))
        assert {entry.id for entry in narrow} <= wide
    both = {entry.id for entry in on_clocks(listed, read_clocks(as_of, known_by), world)}
    assert both <= {entry.id for entry in on_clocks(listed, read_clocks(as_of), world)}
    assert both <= {entry.id for entry in on_clocks(listed, read_clocks(None, known_by), world)}
    day = read_days("2018-08-13")
    assert day is not None
    inside = {entry.id for entry in on_clocks(listed, read_clocks("2018-08-13"), world)}
    assert inside <= {entry.id for entry in on_clocks(listed, read_clocks("2018"), world)}


@_SLOW
@given(sets(12), st.sampled_from(("2014", "2018-08-20")))
def test_an_analyst_who_knew_less_saw_no_conflict_that_is_gone(
    world: World, listed: list[Entry], known_by: str
) -> None:
    before = assess(on_clocks(listed, read_clocks(None, known_by), world), world)
    now = assess(listed, world)
    for comparison in before.conflicts:
        one, other = comparison.left.lead, comparison.right.lead
        verdict = compare(one, other, world)
        assert verdict.relation in (Relation.CONFLICT, Relation.CONTRADICTION)
    assert sum(e.mentions for e in before.estimates) <= sum(e.mentions for e in now.estimates)


@_SLOW
@given(sets(12))
def test_every_claim_stands_in_one_estimate_and_every_estimate_in_one_question(
    world: World, listed: list[Entry]
) -> None:
    assessment = assess(listed, world)
    assert sorted(f.entry.id for e in assessment.estimates for f in e.members) == sorted(e.id for e in listed)
    assert sorted(e.id for q in assessment.questions for e in q.estimates) == sorted(
        e.id for e in assessment.estimates
    )
    for question in assessment.questions:
        assert question.counts.independent + question.counts.unattributed <= len(question.estimates)


def _summary(assessment: Assessment) -> object:
    return (
        [(e.id, [f.entry.id for f in e.members], sorted(e.links)) for e in assessment.estimates],
        [(q.id, [e.id for e in q.estimates], q.counts, q.range) for q in assessment.questions],
        [(c.id, c.verdict, c.claims, c.weight) for c in assessment.comparisons],
    )
