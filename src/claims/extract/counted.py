"""Find what a quantity counts: its noun phrase, and what class of people or things the head of it names.

Gives every quantity of a sentence its noun, its counted words and its rate on the way.
"""

from typing import NamedTuple

from claims.extract.event_word import build_events
from claims.extract.lexicon import Lexicon
from claims.extract.noun import find_noun, is_plural, singular
from claims.extract.quantity import build_grammar, rate_at
from claims.extract.reading import Found, Quantity

PEOPLE = "people"
_PERSON_ENDINGS = ("er", "tor", "ist", "ian", "man", "woman", "girl", "boy", "child", "ee")
_PEOPLE_ENDINGS = ("an", "i", "ish", "ese", "ite")  # of a capitalised plural: Americans, Iraqis, Alawites
_GROUPS = frozenset(("family", "household"))
_VEHICLES = frozenset(("jet", "plane", "aircraft", "bomber"))
# Who is armed, whatever they are called; whence foreigners come.
ARMED = frozenset(
    "militant militants terrorist insurgent rebel guerrilla jihadist extremist armed taliban isis qaeda "
    "qaida".split()
)
_ABROAD = frozenset(
    ("abroad", "overseas", "countries", "nationalities", "worldwide", "outside", "europe", "nations")
)
_AIRBORNE = frozenset(
    "plane planes warplane warplanes jet jets aerial air aircraft helicopter helicopters airstrikes "
    "bombardment".split()
)
_GOES_OFF = frozenset(
    "killed kill kills explode explodes exploded went detonated ripped hit struck tore wounded targeted "
    "blew".split()
)

# Land that burns, is sown or flooded is not land held or taken.
NO_CONQUEST = frozenset(
    "burned burnt burning burns fire fires wildfire wildfires blaze blazes scorched crop crops poppy "
    "cultivated cultivation planted farmland flooded floods flood drought forest forests deforestation "
    "mined demined contaminated submerged inundated".split()
)


class Nouns(NamedTuple):
    """The nouns that tell a metric or a unit, indexed by their singular."""

    metrics: dict[str, str]  # noun or two or three words -> metric
    people_metrics: frozenset[str]  # metrics whose unit is people
    persons: frozenset[str]
    things: frozenset[str]


def build_nouns(lexicon: Lexicon) -> Nouns:
    """The nouns of a lexicon, indexed."""
    entries = lexicon.entries("metric")
    return Nouns(
        metrics={noun: entry["key"] for entry in entries for noun in entry["nouns"]},
        people_metrics=frozenset(entry["key"] for entry in entries if entry.get("unit") == PEOPLE),
        persons=frozenset(word.lower() for entry in lexicon.entries("person") for word in entry["words"]),
        things=frozenset(word.lower() for entry in lexicon.entries("thing") for word in entry["words"]),
    )


def fill_nouns(quantities: list[Quantity], lexicon: Lexicon) -> None:
    """Give every quantity of a sentence its noun phrase and its rate behind it."""
    events = lexicon.index(build_events)
    grammar, nouns = lexicon.index(build_grammar), lexicon.index(build_nouns)
    for at, quantity in enumerate(quantities):
        first, last, head = find_noun(quantity.sentence, quantity.last, events.predicates)
        if last > first and not _can_be_counted(quantity, head, nouns):
            first, last, head = quantity.last, quantity.last, -1
        if (
            at + 1 < len(quantities)
            and last > first
            and not quantities[at + 1].rule.startswith("quantity.compound")
        ):
            last = min(last, max(quantities[at + 1].first, first))
            head = min(head, last - 1)
        if at + 1 < len(quantities) and _part_of_next(
            quantity, quantities[at + 1]
        ):  # "three of four victims"
            first, last, head = find_noun(quantity.sentence, quantities[at + 1].last, events.predicates)
        if last > first:
            quantity.noun, quantity.head = (first, last), head
            quantity.counted = _clean(quantity.sentence.slice(first, last))
        else:
            quantity.noun = (quantity.last, quantity.last)
        if quantity.per is None:
            rate = rate_at(quantity.sentence, quantity.noun[1], grammar)
            quantity.per = rate[0] if rate else None


def _part_of_next(quantity: Quantity, other: Quantity) -> bool:
    gap = quantity.sentence.lower[quantity.last : other.first]
    gap = gap[1:] if gap[:1] == ["out"] else gap
    return gap[:1] == ["of"] and len(gap) <= 4 and (len(gap) < 3 or gap[-1] == "'s")


def _can_be_counted(quantity: Quantity, head: int, nouns: Nouns) -> bool:
    """Whether the head goes with its number: more than one of a thing is a plural, or a noun of the lexicon."""
    lower = quantity.sentence.lower
    if (
        quantity.unit is not None
        or lower[quantity.last] in ("of", "the", "its", "their")
        or quantity.high == 1
    ):
        return True
    word = lower[head]
    if is_plural(word) or any(is_plural(lower[k]) for k in range(quantity.last, head)):
        return True
    one = singular(word)
    return one in nouns.metrics or one in nouns.persons or one in nouns.things


def _clean(words: str) -> str:
    return " ".join(words.split()).strip("\"'“”‘’")


def classify_noun(quantity: Quantity, nouns: Nouns) -> tuple[str | None, bool]:
    """The metric of the noun phrase's head, if a noun of the lexicon, and whether it stands for people."""
    if quantity.head < 0:
        return None, False
    lower, head = quantity.sentence.lower, quantity.head
    word = singular(lower[head])
    if lower[head] == "people" and lower[max(0, quantity.first - 1)] == "'s":
        return "population", True  # "Germany's 82 million people"
    for first in range(max(quantity.noun[0], head - 2), head + 1):
        phrase = " ".join([*lower[first:head], word]) if first < head else word
        metric = nouns.metrics.get(phrase) or (nouns.metrics.get(lower[head]) if first == head else None)
        if metric:
            if metric == "fighters" and _is_foreign(quantity):
                metric = "foreign_fighters"
            elif word == "man" and _are_under_arms(quantity):
                metric = "fighters"
            elif metric == "weapons" and word == "bomb" and _goes_off(quantity):
                metric = "attacks"
            elif metric == "attacks" and word in ("raid", "strike") and _is_from_the_air(quantity):
                metric = "airstrikes"
            return metric, metric in nouns.people_metrics
    if word == "member" and _of_fighters(quantity, nouns):
        return "fighters", True
    if word in nouns.persons or lower[head] in nouns.persons:
        return ("fighters" if "armed" in lower[quantity.noun[0] : head] else None), True
    if word in nouns.things or word in _VEHICLES:
        return None, False
    proper = quantity.sentence.words[head][0].isupper()
    return None, word.endswith(_PERSON_ENDINGS) or (
        proper and is_plural(lower[head]) and word.endswith(_PEOPLE_ENDINGS)
    )


_FORCES = frozenset("army force strength militia band ranks".split())


def _are_under_arms(quantity: Quantity) -> bool:
    """`an army of 200,000 men`, `400 men under arms`, `12 armed men`."""
    lower = quantity.sentence.lower
    before = lower[max(0, quantity.first - 3) : quantity.first]
    behind = lower[quantity.noun[1] : quantity.noun[1] + 2]
    return (before[-1:] == ["of"] and not _FORCES.isdisjoint(before)) or behind in (
        ["under", "arms"],
        ["in", "arms"],
    )


def _goes_off(quantity: Quantity) -> bool:
    """`three bombs killed 29`: bombs that go off are attacks."""
    last = quantity.noun[1]
    return not _GOES_OFF.isdisjoint(quantity.sentence.lower[last : last + 10])


def _is_from_the_air(quantity: Quantity) -> bool:
    """Whether the text around tells of aircraft: the figure's sentence and some of what stands before it."""
    sentence = quantity.sentence
    near = sentence.text[max(0, sentence.start - 400) : sentence.end].lower()
    return not _AIRBORNE.isdisjoint(near.split())


def _of_fighters(quantity: Quantity, nouns: Nouns) -> bool:
    """`members of the militant group`."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    if lower[last : last + 3] in (
        ["of", "the", "group"],
        ["of", "the", "organisation"],
        ["of", "the", "organization"],
    ):
        near = quantity.sentence.text[max(0, quantity.sentence.start - 400) : quantity.sentence.end].lower()
        return not ARMED.isdisjoint(near.split()) or "islamic state" in near
    return lower[last : last + 1] == ["of"] and any(
        word in ARMED or nouns.metrics.get(singular(word)) == "fighters"
        for word in lower[last + 1 : last + 8]
    )


def _is_foreign(quantity: Quantity) -> bool:
    sentence, (first, last) = quantity.sentence, quantity.noun
    if "foreign" in sentence.lower[first : quantity.head]:
        return True
    if sentence.lower[last : last + 2] in (
        ["are", "from"],
        ["were", "from"],
        ["come", "from"],
        ["came", "from"],
    ):
        last += 1
    if sentence.lower[last : last + 1] != ["from"]:
        return False
    behind = range(last + 1, min(last + 12, len(sentence)))
    if any(sentence.lower[k] in _ABROAD for k in behind[:6]):
        return True
    names = [k for k in behind if sentence.words[k][0].isupper()]  # "fighters from Albania, China and Iran"
    return (
        len(names) > 1
        and all(
            sentence.words[k][0].isupper() or sentence.lower[k] in (",", "and", "the")
            for k in range(last + 1, names[1] + 1)
        )
        and any(sentence.lower[k] in (",", "and") for k in range(names[0], names[1] + 1))
    )


def unit_of(quantity: Quantity, *, people: bool) -> str:
    """The unit of what is counted: `people`, `family`, or the singular of the thing."""
    if quantity.head < 0:
        return PEOPLE
    lower, head = quantity.sentence.lower, quantity.head
    unit = singular(lower[head])
    if people:
        return unit if unit in _GROUPS else PEOPLE
    return f"air {unit}" if lower[head - 1] == "air" else unit


def at_noun(quantity: Quantity, metric: str, rule: str) -> Found:
    """A finding that rests on the noun phrase, or on the figure where there is none."""
    sentence = quantity.sentence
    first, last = quantity.noun
    if first == last:
        return Found(metric, rule, quantity.start, quantity.end)
    return Found(metric, rule, sentence.starts[first], sentence.ends[last - 1])
