"""Words that tell a figure as one to come: `plans to spend 40 million`, `400 will be sent`."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.plan.announced import announced, bidden, targeted
from claims.extract.plan.plan_after import FAR, planned_after
from claims.extract.plan.plan_before import WINDOW, planned_before
from claims.extract.plan.plan_phrases import build_plans
from claims.extract.report.reading import Reading

_JOINED = 7  # words at most between a figure that is planned and one that is listed with it
_LISTING = frozenset((",", "and", "or", "(", "to", "with"))
_TOLD = frozenset("was were had has have is are but while that who which said says".split())


def planned(quantity: Quantity, reading: Reading) -> Found | None:
    """A plan on either side of the figure, if words of one stand there at all."""
    plans = reading.lexicon.index(build_plans)
    lower, first = quantity.sentence.lower, quantity.first
    after = max(quantity.last, quantity.noun[1])
    near = lower[max(0, first - WINDOW + 1) : after + FAR]
    if plans.before.anchors.isdisjoint(near):
        return targeted(quantity) or bidden(quantity) or announced(quantity, reading)
    found = (
        targeted(quantity)
        or planned_before(quantity, plans, reading)
        or planned_after(quantity, after, plans)
    )
    return found or bidden(quantity) or announced(quantity, reading)


def planned_with(quantity: Quantity, reading: Reading) -> Found | None:
    """`will send 20 tanks and 400 soldiers`, `12 families (60 people) will be moved`: a figure that is listed
    with one that is planned."""
    figures = reading.quantities(quantity.sentence.index)
    plans = reading.lexicon.index(build_plans)
    if len(figures) < 2 or plans.before.anchors.isdisjoint(quantity.sentence.lower):
        return None
    at = next((i for i, it in enumerate(figures) if it.start == quantity.start), 0)
    for before in figures[max(0, at - _LISTED) : at][::-1]:
        gap = quantity.sentence.lower[before.last : quantity.first]
        longest = _JOINED if _BRINGING.isdisjoint(gap) else WINDOW
        if len(gap) > longest or _LISTING.isdisjoint(gap) or not _TOLD.isdisjoint(gap) or _is_told(gap):
            return None
        found = planned(before, reading)
        if found:
            return found.by("status.listed-plan")
        quantity = before
    return None


_BRINGING = frozenset("bringing increasing pushing raising reducing taking".split())  # the total to 400
_LISTED = 4  # figures before it


def _is_told(gap: list[str]) -> bool:
    """Whether a verb of the past stands between two figures."""
    return any(word.endswith("ed") for word in gap)
