"""Claims that no chain of meetings joins never bear on one another, so that they can be compared apart."""

import random
import runpy
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claims.compare.assess import Assessment, assess
from claims.compare.context.claimant_names import find_same_names
from claims.compare.context.figures_in_context import figures_in_context
from claims.compare.entry.entry import Entry
from claims.compare.families import Topic, family_of
from claims.compare.meeting_points import find_points, join_meeting
from claims.compare.origin.estimate import Decision
from claims.compare.world import World
from claims.model import Basis, Qualifier, Status

MAKE = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "synthetic.py"))["make_entries"]
PROPERTIES = runpy.run_path(str(Path(__file__).with_name("test_properties.py")))


_QUICK = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate]
)


def _apart(
    entries: Sequence[Entry], family: Topic, world: World, decisions: Sequence[Decision]
) -> list[list[Entry]]:
    """The claims of a family, those together that meetings or decisions join."""
    figures = figures_in_context(entries, world, world.same_names.get(family))
    points = find_points(figures, family, world)
    joined = join_meeting(points, [(it.one, it.other) for it in decisions])
    found: dict[str, list[Entry]] = defaultdict(list)
    for it in entries:
        found[joined[it.id]].append(it)
    return list(found.values())


def _summary(assessed: Iterable[Assessment]) -> object:
    listed = list(assessed)
    estimates = [e for it in listed for e in it.estimates]
    return (
        sorted((e.id, [f.entry.id for f in e.members], e.links, e.perhaps) for e in estimates),
        sorted((q.id, [e.id for e in q.estimates], q.counts, q.range) for it in listed for q in it.questions),
        sorted((c.id, repr(c.verdict), c.claims, c.weight) for it in listed for c in it.comparisons),
        sorted((d.id, sorted(c.id for c in d.pairs), d.doubts, [[e.id for e in c.estimates] for c in d.camps])
               for it in listed for d in it.disputes),
    )  # fmt: skip


def _same_apart(
    listed: Sequence[Entry],
    world: World,
    decisions: Sequence[Decision] = (),
    texts: dict[str, str] | None = None,
) -> int:
    """Asserts that claims compared apart say what they say together; in how many parts they came."""
    kin: dict[Topic, list[Entry]] = defaultdict(list)
    for it in listed:
        kin[family_of((it.metric, it.subject or ""), world)].append(it)
    parts = 0
    for family, same in kin.items():
        ids = {it.id for it in same}
        said = [it for it in decisions if {it.one, it.other} <= ids]
        names = find_same_names(((it.claimant, it.speaks_for) for it in same), world)
        named = world.with_names({family: names})
        apart = _apart(same, family, named, said)
        parts += len(apart)
        found = [assess(it, named, texts=texts, decisions=said) for it in apart]
        assert _summary(found) == _summary([assess(same, world, texts=texts, decisions=said)])
    return parts


@_QUICK
@given(st.data())
def test_claims_compared_apart_say_what_they_say_together(world: World, data: st.DataObject) -> None:
    listed: list[Entry] = data.draw(PROPERTIES["sets"](14))
    claimants = st.sampled_from((None, None, "UN", "Jane Roe", "Roe", "the agency", "Agency for Hope", "AH"))
    bodies = st.sampled_from((None, None, None, "Agency for Hope", "UN"))
    passages = st.sampled_from((None, None, 1, 2))
    places = st.sampled_from(((), (), (), ("El-Adde",), ("El Adde",)))
    names = st.sampled_from((frozenset[int](), frozenset(range(4)), frozenset(range(2, 9))))
    known = {name: data.draw(names) for name in ("one", "two", "three", "four")}
    sentences = st.sampled_from((None, "a tram near Elmbank", "a tram near Lowfield"))
    listed = [
        replace(
            it,
            claimant=data.draw(claimants),
            speaks_for=data.draw(bodies),
            passage=data.draw(passages),
            places=data.draw(places) or it.places,
            names=known[it.document],
            sentence=data.draw(sentences),
        )
        for it in listed
    ]
    ids = [it.id for it in listed]
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.booleans()), max_size=2)
    decisions = [Decision(*row) for row in data.draw(pairs)] if ids else []
    texts = {name: data.draw(st.sampled_from("xyz")) for name in ("one", "two", "three", "four")}
    _same_apart(listed, world, decisions, texts)


@pytest.mark.parametrize("seed", range(3))
def test_an_archive_falls_into_many_parts_that_can_be_compared_apart(world: World, seed: int) -> None:
    listed = list(MAKE(1500, seed))
    kin = {family_of((it.metric, it.subject or ""), world) for it in listed}
    assert _same_apart(listed, world) > 2 * len(kin)


def test_a_figure_for_a_town_meets_that_for_its_country_and_none_of_another(world: World) -> None:
    entry = next(iter(MAKE(1, 0)))
    town, country, other = (
        replace(
            entry, id=name, document=name, places=(place,), metric="killed", subject=None, low=Decimal(low)
        )
        for low, name, place in ((200, "a", "Aleppo"), (300, "b", "Syria"), (400, "c", "Libya"))
    )
    assert len(_apart([town, other], ("killed", ""), world, [])) == 2
    assert len(_apart([town, country, other], ("killed", ""), world, [])) == 2


def _said(name: str, low: int, claimant: str | None, *places: str) -> Entry:
    """A figure for the people killed, printed in the first week of June."""
    number, day = Decimal(low), f"2015-06-0{1 + len(name)}"
    entry: Entry = replace(next(iter(MAKE(1, 0))), id=name, document=name, metric="killed", unit="people")
    entry = replace(entry, subject=None, counted="people", qualifier=Qualifier.EXACT, claimant=claimant)
    entry = replace(entry, low=number, high=number, per=None, status=Status.ASSERTED)
    return replace(entry, places=places, as_of="2015", as_of_basis=Basis.TEXT, published=day)


@pytest.mark.parametrize(
    ("figures", "parts"),
    [
        ([_said("a", 2000, "UN", "Syria"), _said("b", 2000, "UN", "Libya")], 2),
        ([_said("a", 2000, "UN", "Syria"), _said("b", 2000, "UN")], 1),
        ([_said("a", 2000, "UN", "Syria"), _said("b", 2000, "UN", "Aleppo")], 1),
        ([_said("a", 2347, "UN", "Syria"), _said("b", 2347, "UN", "Libya")], 1),
        ([_said("a", 2340, None, "Syria"), _said("b", 2340, None, "Libya")], 2),
        ([_said("a", 2340, None, "Syria"), _said("b", 2340, None, "Libya"), _said("c", 2340, None)], 1),
    ],
    ids=["round", "round, of no place", "round, of a town", "exact", "own voice", "own voice, of no place"],
)
def test_a_number_meets_the_same_one_elsewhere_where_a_claimant_gives_it_exactly(
    world: World, figures: list[Entry], parts: int
) -> None:
    assert len(_apart(figures, ("killed", ""), world, [])) == parts


@pytest.mark.parametrize(
    ("names", "sentence", "parts"),
    [
        ({1, 2, 3}, "A goods train hit a school bus at the crossing, and 17 were killed.", 1),
        ({4, 5, 6}, "A goods train hit a school bus at the crossing, and 17 were killed.", 2),
        ({1, 4, 5}, "Gunmen shot 17 villagers.", 2),
    ],
    ids=["one event", "no name that both have", "one name and no word"],
)
def test_a_number_meets_the_same_one_of_an_event_where_the_texts_have_enough_in_common(
    world: World, names: set[int], sentence: str, parts: int
) -> None:
    one, other = _said("a", 17, None, "Syria"), _said("b", 17, None, "Libya")
    told = "The goods train hit the school bus at a crossing: 17 people were killed."
    one = replace(one, names=frozenset((1, 2, 3)), sentence=told)
    other = replace(other, names=frozenset(names), sentence=sentence)
    assert len(_apart([one, other], ("killed", ""), world, [])) == parts
    _same_apart([one, other], world)


@pytest.mark.parametrize("seed", range(4))
def test_many_papers_with_one_number_hide_none_of_another_place(world: World, seed: int) -> None:
    chance = random.Random(seed)
    towns = ("Aleppo", "Homs", "Mosul", "Tripoli", "Syria", "Iraq", "Libya")
    listed = [
        replace(
            _said(str(at), chance.choice((2000, 2347)), chance.choice((None, "UN", "ICRC"))),
            document=str(at // 2),
            places=tuple(chance.sample(towns, chance.choice((1, 1, 1, 2)))) if at % 50 else (),
            as_of=chance.choice(("2014", "2015-03", "2015-05-30", "2015")),
            published=f"2015-06-{chance.randrange(1, 29):02}",
        )
        for at in range(400)
    ]
    _same_apart(listed, world)
