"""Figures in words, for the sentences that go with a verdict."""

from decimal import Decimal
from functools import lru_cache

from claims.compare.entry.comparable import Comparable
from claims.compare.entry.estimate_protocols import ToldFigure
from claims.compare.entry.question_key import QuestionKey
from claims.lexicon.counted_group import Group
from claims.lexicon.inflection import is_plural, plural
from claims.model import Qualifier

_TWICE = Decimal("1.5")  # times, from which on a difference is told in times
_UNITS = {"people": "", "percent": "%", "km2": " km²"}


def say_figure(figure: Comparable) -> str:
    """Who says what: `CIA says 20,000-31,500`; a figure in the article's own voice goes to its publisher."""
    return f"{say_voice(figure)} {say_verb(figure)} {say_bounds(figure)}"


def say_voice(figure: ToldFigure) -> str:
    """The claimant, or the publisher with a note that it is its own voice."""
    entry = figure.entry
    return entry.claimant or f"{entry.source or entry.document} (own voice)"


def say_verb(figure: Comparable) -> str:
    """`says`, or `say` of several people: `health officials say`, but `United Nations says`."""
    head = (figure.entry.claimant or "").rpartition(" ")[2]
    return "say" if head.islower() and is_plural(head) else "says"


def say_hint(figure: Comparable) -> str | None:
    """Where the figure is taken to be, where only the text around it tells that."""
    if not figure.entry.place_hinted or not figure.places or say_places(figure) == say_voice(figure):
        return None
    return f"{say_voice(figure)} {'mean' if say_verb(figure) == 'say' else 'means'} {say_places(figure)}"


def say_places(figure: Comparable) -> str:
    """The places of a figure: `Hama and Homs`."""
    *others, last = sorted(figure.places)
    return f"{', '.join(others)}{' and ' if others else ''}{last}"


def say_bounds(figure: Comparable) -> str:
    """The bounds as printed, with the unit where it is not people: `≥ 5,600`, `~1,000`, `14,000-18,000`."""
    entry = figure.entry
    rate = f" per {entry.per}" if entry.per else ""
    return (
        f"{_bounds(entry.low, entry.high, entry.qualifier)}{_UNITS.get(entry.unit, f' {entry.unit}')}{rate}"
    )


def say_amount(figure: Comparable) -> str:
    """The bounds in a sentence: `at least 5,600`, `about 1,000`, `14,000 to 18,000`, `a few hundred`."""
    entry = figure.entry
    after = f"{_UNITS.get(entry.unit, f' {entry.unit}')}{f' per {entry.per}' if entry.per else ''}"
    if entry.qualifier is Qualifier.ORDER:
        return f"{entry.figure.lower()}{after}"
    low, high = entry.low, entry.high
    if low is None or high is None:
        limit = (
            f"at least {low:,f}" if low is not None else f"at most {high:,f}" if high is not None else "some"
        )
        return f"{limit}{after}"
    about = "about " if entry.qualifier is Qualifier.APPROXIMATE else ""
    return f"{about}{low:,f}{after}" if low == high else f"{low:,f} to {high:,f}{after}"


def say_apart(lower: Comparable, higher: Comparable, times: Decimal | None) -> str:
    """How much more the one is than the other: `6.3 times as many`, `at least 20 percent more`."""
    if times is None or times <= 1:
        return "no number fits both"
    exact = lower.low == lower.high == lower.most and higher.low == higher.high == higher.least
    least = "" if exact else "at least "
    if times < _TWICE:
        return f"{least}{(times - 1) * 100:.2g} percent more"
    return f"{least}{f'{float(times):.2g}' if times < 10 else f'{times:,.0f}'} times as many"


def _bounds(low: Decimal | None, high: Decimal | None, qualifier: Qualifier) -> str:
    if low is None or high is None:
        return f"≤ {high:,f}" if high is not None else f"≥ {low:,f}" if low is not None else "no number"
    about = "~" if qualifier is Qualifier.APPROXIMATE else ""
    return f"{about}{low:,f}" if low == high else f"{low:,f}-{high:,f}"


def say_counted(key: QuestionKey) -> str | None:
    """What a question asks for where it is not all there is, in words; `None`: all there is."""
    narrowed = (_say_group(key.group, key.dimension), key.change and str(key.change))
    return ", ".join(filter(None, (*narrowed, "told as earlier" if key.superseded else None))) or None


@lru_cache(2**10)  # few groups are counted, over and over
def _say_group(group: Group, unit: str) -> str | None:
    """Which part of the people or things is counted."""
    if group.rest:
        return "a part that is not named"
    noun = group.noun if group.noun != unit else ""
    marks = ", ".join(sorted(group.marks))
    if unit == "percent":
        return f"share of {' '.join(filter(None, (marks, noun)))}" if marks or noun else None
    if noun:
        return " ".join(filter(None, (marks, _several(noun))))
    return ", ".join(sorted(map(_plural, group.marks))) or None


# Participles that stand for people, beside those that `is_plural` knows: the wounded, the missing.
_STANDING_FOR_PEOPLE = frozenset(
    "abducted arrested deceased detained disabled evicted kidnapped killed".split()
)


def _several(noun: str) -> str:
    """A noun as it stands for several: `houses`; the wounded and the detained have no plural of their own."""
    head = noun.rpartition("-")[2]
    return noun if head in _STANDING_FOR_PEOPLE or is_plural(head) else plural(noun)


def _plural(mark: str) -> str:
    """The people whom a mark names: `followers`; other words, as `from Tunisia`, are left as they are."""
    return mark if " " in mark or "+" in mark or is_plural(mark) else plural(mark)


def say_times(spread: Decimal | None) -> str:
    """How far apart, where they are apart: ` (1.6 times)`."""
    if spread is None or spread == 1:
        return ""
    return f" ({spread:.3g} times)" if spread < 10 else f" ({spread:,.0f} times)"
