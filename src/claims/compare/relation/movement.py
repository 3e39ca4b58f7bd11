"""Whether two figures on a stock differ by no more than what it moved in the time between them.

How fast it moved is told by the steps of those who gave several figures (`context.pace`). A step explains a
difference where it goes the same way, and where as many days at its speed, as a ratio or as a number, bring
the one figure to the other.
"""

from decimal import Decimal

from claims.compare.entry.bounds import exceeds, spread
from claims.compare.entry.comparable import Comparable, Step, powers_hold
from claims.compare.entry.wording import say_bounds, say_voice
from claims.dates import Days, write_days

_LONGEST = 366  # days: of a time less exact than a year nobody can tell how fast anything moved in it


def find_step(left: Comparable, right: Comparable) -> Step | None:
    """The step that explains why two figures of different days are apart; `None`: none does."""
    higher, lower = (left, right) if exceeds(left, right) else (right, left)
    if not (left.steps or right.steps) or not exceeds(higher, lower):
        return None
    if left.claimant is not None and left.claimant == right.claimant:
        return None  # one's own figures revise one another
    for step in dict.fromkeys((*left.steps, *right.steps)):
        before, after = (lower, higher) if step.up else (higher, lower)
        if _explains(step, _days_between(before.days, after.days), higher, lower):
            return step
    return None


def _days_between(before: Days | None, after: Days | None) -> int:
    """How many days may lie from the one time to the other, at most."""
    if before is None or after is None or max(before.length, after.length) > _LONGEST:
        return 0
    return max(0, after.last - before.first)


def _explains(step: Step, days: int, higher: Comparable, lower: Comparable) -> bool:
    times = spread(higher, lower)
    if days == 0 or times is None or higher.low is None or lower.high is None:
        return False
    share = Decimal(days + 1) / step.lasted  # what is told on a day was often so on the one before
    return higher.low - lower.high <= step.difference * share or powers_hold(times, step.ratio, share)


def say_step(step: Step) -> str:
    """`Pentagon went from 3,000 to 1,000 between 2017-12-05 and 2017-12-26`."""
    when = [write_days(figure.days) for figure in (step.before, step.after) if figure.days]
    figures = f"from {say_bounds(step.before)} to {say_bounds(step.after)}"
    return f"{say_voice(step.after)} went {figures} between {' and '.join(when)}"
