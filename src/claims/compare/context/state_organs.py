"""Whose an organ of state is that a text names without its state: "the health ministry said".

It is that of the one state whose organs of this kind the text names elsewhere. Else one that looks after
people at home, a ministry of health or the police, is of the country where it counts; an army may count
abroad.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.compare.entry.comparable import Comparable
from claims.compare.speakers.written_name import fold, plain_name
from claims.compare.world import World

# Of the words that tell an organ, those of one that counts nobody beyond the border.
_AT_HOME = frozenset(
    "agriculture education emergency health home immigration interior justice police".split()
)
_SMALL = frozenset(("of", "the"))


def name_states(figures: Sequence[Comparable], world: World) -> Iterator[Comparable]:
    """The figures, organs without a state under the key that they have with it."""
    told: dict[str, set[str]] = defaultdict(set)  # who give figures in a text that has such an organ
    bare = {figure.entry.document for figure in figures if is_bare_organ(figure.entry.claimant, world)}
    for figure in figures:
        if figure.claimant and figure.entry.document in bare:
            told[figure.entry.document].add(figure.claimant)
    for figure in figures:
        key = None
        if is_bare_organ(figure.entry.claimant, world):
            key = _of_text(figure, told[figure.entry.document], world)
        if key is None and is_bare_organ(figure.claimant, world):  # also that of its spokesman
            key = _at_home(figure, world)
        yield replace(figure, claimant=key) if key else figure


def is_bare_organ(name: str | None, world: World) -> bool:
    """Whether the words name an organ of state, and of no state: "the Ministry of Health", "police"."""
    words = set(fold(plain_name(name or "")).split()) - _SMALL
    return bool(words) and words <= world.speakers.words.get("organ", frozenset())


def _of_text(figure: Comparable, told: set[str], world: World) -> str | None:
    """The key of the organ that the text names with its state, if it is of one state."""
    name = plain_name(figure.entry.claimant or "")
    states = {state for key in told if (state := world.speakers.body(key)) and state != key}
    keys = {key for state in states if (key := world.speakers.key(f"{state} {name}")) in told}
    return keys.pop() if len(keys) == 1 else None


def _at_home(figure: Comparable, world: World) -> str | None:
    """The key of the organ of the one country where the figure is."""
    name = figure.claimant or ""
    if _AT_HOME.isdisjoint(name.split()):
        return None
    widest = {(world.surroundings(place) or (place,))[-1] for place in figure.places}
    countries = widest & world.countries
    return world.speakers.key(f"{countries.pop()} {name}") if len(widest) == len(countries) == 1 else None
