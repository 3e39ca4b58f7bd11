"""The scenario table of pairs: the verdict on each, from both sides, and whether they have one origin."""

from decimal import Decimal
from typing import Any

from claims.compare.entry.comparable import TOLERANCE, Comparable, make_comparable
from claims.compare.entry.entry import Entry
from claims.compare.origin.estimate import Decision, find_estimates
from claims.compare.relation.verdict import Verdict, compare
from claims.compare.world import World

Row = dict[str, Any]


def test_each_pair_gets_the_verdict_of_the_table(pair: Row, world: World, entry: Any) -> None:
    left, right = _figures(pair, world, entry)
    verdict = compare(left, right, world, _tolerance(pair))
    assert (verdict.relation or "", verdict.reason) == (pair["relation"], pair["reason"])
    assert verdict.sentence
    for field in ("leads", "higher"):
        assert getattr(verdict, field) == pair.get(field, getattr(verdict, field)), field
    if "spread" in pair:
        assert _spread(verdict) == pair["spread"]


def test_each_pair_turned_round_gets_the_same_verdict_turned_round(
    pair: Row, world: World, entry: Any
) -> None:
    left, right = _figures(pair, world, entry)
    tolerance = _tolerance(pair)
    assert compare(right, left, world, tolerance) == compare(left, right, world, tolerance).flipped()


def test_each_pair_has_one_origin_where_the_table_says_so(pair: Row, world: World, entry: Any) -> None:
    figures = _figures(pair, world, entry)
    one, other = (figure.entry.id for figure in figures)
    same = {"same": True, "not-same": False}
    decisions = [Decision(one, other, same[pair["decision"]])] if "decision" in pair else []
    text = pair.get("both", {}).get("text")
    texts = {figure.entry.document: text for figure in figures} if text else {}
    estimates = find_estimates(figures, world, texts, decisions)
    assert len(estimates) == (1 if pair.get("origin", False) else 2)


def _figures(pair: Row, world: World, entry: Any) -> tuple[Comparable, Comparable]:
    left, right = (_entry(pair, side, entry) for side in ("left", "right"))
    return make_comparable(left, world), make_comparable(right, world)


def _entry(pair: Row, side: str, entry: Any) -> Entry:
    fields = {"id": side, **pair.get("both", {}), **pair[side]}
    fields.pop("text", None)
    for name in ("subject", "published"):
        fields[name] = fields.get(name, "-") or None
        if fields[name] == "-":
            del fields[name]
    made: Entry = entry(**fields)
    return made


def _tolerance(pair: Row) -> Decimal:
    return Decimal(pair.get("tolerance", TOLERANCE))


def _spread(verdict: Verdict) -> str:
    return "none" if verdict.spread is None else f"{verdict.spread:f}"
