"""Whose an organ of state is that a text names without its state: "the health ministry said".

It is that of the one state whose organs of this kind the text names elsewhere. Else one that looks after
people at home, a ministry of health or the police, is of the country where it counts; an army may count
abroad.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from claims.compare.entry.comparable import Comparable
from claims.compare.speakers.written_name import fold, plain_name
from claims.compare.world import World

# Of the words that tell an organ, those of one that counts nobody beyond the border.
_AT_HOME = frozenset(
    "agriculture education emergency health home immigration interior justice police".split()
)
_RUN = frozenset(("controlled", "governed", "led", "run"))  # behind who does, as a key has it
_SMALL = frozenset(("of", "the"))
_NO_WORDS = frozenset[str]()
_KEPT = 2**12  # names that are remembered: a few speak over and over


def claimants_of(figures: Iterable[Comparable]) -> set[str]:
    """The names of those who give figures, each once: what hangs on a name alone is asked of few."""
    return {name for figure in figures if (name := figure.entry.claimant)}


def name_states(figures: Sequence[Comparable], world: World) -> Sequence[Comparable]:
    """The figures, organs without a state under the key that they have with it."""
    bare = {name for name in claimants_of(figures) if is_bare_organ(name, world)}
    home = {key for key in {it.claimant for it in figures} if key and _looks_after_home(key)}
    if not bare and not home:
        return figures
    texts = {figure.entry.document for figure in figures if figure.entry.claimant in bare}
    told: dict[str, set[str]] = defaultdict(set)  # who give figures in a text that has such an organ
    for figure in figures if texts else ():
        if figure.claimant and figure.entry.document in texts:
            told[figure.entry.document].add(figure.claimant)
    found = []
    for figure in figures:
        key = None
        if figure.entry.claimant in bare:
            key = _of_text(figure, told[figure.entry.document], world)
        if key is None and figure.claimant in home:  # also that of its spokesman
            key = _at_home(figure, figure.claimant, world)
        found.append(replace(figure, claimant=key) if key else figure)
    return found


def is_bare_organ(name: str | None, world: World) -> bool:
    """Whether the words name an organ of state, and of no state: "the Ministry of Health", "police"."""
    return name is not None and _are_all_organs(name, world.speakers.words.get("organ", _NO_WORDS))


@lru_cache(_KEPT)
def _are_all_organs(name: str, organs: frozenset[str]) -> bool:
    words = set(fold(plain_name(name)).split()) - _SMALL
    return bool(words) and words <= organs


def _of_text(figure: Comparable, told: set[str], world: World) -> str | None:
    """The key of the organ that the text names with its state, if it is of one state."""
    name = plain_name(figure.entry.claimant or "")
    states = {state for key in told if (state := world.speakers.body(key)) and state != key}
    keys = {key for state in states if (key := world.speakers.key(f"{state} {name}")) in told}
    return keys.pop() if len(keys) == 1 else None


def _looks_after_home(key: str) -> bool:
    """Whether a key is that of an organ that counts nobody beyond the border."""
    return not _AT_HOME.isdisjoint(_without_rulers(key)[1].split())


def _at_home(figure: Comparable, name: str, world: World) -> str | None:
    """The key of the organ of the one country where the figure is, or of a place there that has its own."""
    ruled, organ = _without_rulers(name)
    around = {it for place in figure.places for it in (place, *world.surroundings(place))}
    local = next((it for it in sorted(around) if organ.startswith(f"{fold(it)} ")), None)
    organ = organ.removeprefix(f"{fold(local)} ") if local else organ
    if not is_bare_organ(organ, world):
        return None
    widest = {(world.surroundings(place) or (place,))[-1] for place in figure.places}
    countries = widest & world.countries
    if not len(widest) == len(countries) == 1:
        return None
    own = {
        key
        for it in around - countries
        if world.speakers.knows(f"{it} {organ}") and (key := world.speakers.key(f"{it} {organ}"))
    }
    if len(own) == 1:
        return own.pop()
    return None if ruled else world.speakers.key(f"{countries.pop()} {organ}")


@lru_cache(_KEPT)
def _without_rulers(name: str) -> tuple[bool, str]:
    """A name without who runs the body, and whether it tells that: "hamas controlled health ministry"."""
    words = name.split()
    at = next((i for i, word in enumerate(words) if word in _RUN), -1)
    return at > 0, " ".join(words[at + 1 :])
