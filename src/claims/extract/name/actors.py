"""Which names can hold, send or do something, and the states that they belong to."""

from claims.extract.name.name import Name
from claims.extract.name.place_words import build_place_words
from claims.lexicon import Lexicon

HOLDERS = frozenset(("armed_group", "state", "force", "coalition"))  # kinds of names
GROUPS = frozenset(("armed_group", "coalition"))
# What has men, who are counted or claimed as its own: `the alliance counts 900 men`.
BODIES_OF_MEN = frozenset(
    "alliance alliances army armies brigade coalition coalitions corps faction factions force forces front "
    "gang gangs garrison group groups guard legion militia militias movement movements navy network outfit "
    "party police regiment syndicate union".split()
)
# Before a name that is no subject: `in Mosul`, `against the Taliban`.
OBLIQUE = frozenset(
    "in from against on near to with for at into of inside outside between under after before during "
    "across throughout over within along among around toward towards beyond behind via amid despite".split()
)
_APART = frozenset(
    "led backed linked affiliated aligned based born supported funded trained allied inspired sponsored "
    "made bound educated".split()
)


def state_of(name: Name) -> str | None:
    """The state that a place, demonym or actor belongs to, where it has one."""
    if name.country:
        return name.country
    if name.kind not in ("place", "demonym"):
        return None
    if name.scale == "country":
        return _STATES.get(name.value, name.value)
    return name.within[-1] if name.within else None


_STATES = {"Britain": "United Kingdom"}  # what states are called as places


def is_apart(name: Name) -> bool:
    """Whether the name only describes somebody else, or a model: `US-backed`, `UK-based`, `Fateh-110`."""
    return name.suffix in _APART or name.prefix in ("anti", "non", "ex") or name.suffix.isdigit()


def state_governed_from(name: Name, lexicon: Lexicon) -> str | None:
    """The state whose government a place's name may stand for: a country, or the capital of one (Moscow)."""
    if name.kind != "place":
        return None
    return state_of(name) if name.scale == "country" else lexicon.index(_capitals).get(name.value)


def _capitals(lexicon: Lexicon) -> dict[str, str]:
    """The countries by their capitals."""
    return {capital: country for country, capital in lexicon.index(build_place_words).capitals.items()}
