"""Find what a quantity counts: its noun phrase, and what class of people or things the head of it names.

Gives every quantity of a sentence its noun, its counted words and its rate on the way.
"""

from claims.extract.figure.men_under_arms import of_fighters, of_forces
from claims.extract.figure.noun_sense import in_context, is_attacked, is_bombed, is_of_peace
from claims.extract.figure.quantity import Quantity
from claims.extract.figure.quantity_words import build_grammar, rate_after, rate_at
from claims.extract.found import Found
from claims.extract.text.event_words import Events, build_events
from claims.extract.text.noun_phrase import find_noun, is_all_capitals
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import FIGURE_JOINTS, LIST_JOINTS, STOPS
from claims.lexicon.inflection import is_plural, singular
from claims.lexicon.nouns import metric_nouns
from claims.lexicon.word import is_year
from claims.record_type import record

PEOPLE = "people"
_PERSON_ENDINGS = ("er", "tor", "ist", "ian", "man", "woman", "girl", "boy", "child", "ee")
_PEOPLE_ENDINGS = ("an", "i", "ish", "ese", "ite")  # of a capitalised plural: Americans, Iraqis, Alawites
_GROUPS = frozenset(("family", "household"))
_VEHICLES = frozenset(("jet", "plane", "aircraft", "bomber"))

# Land that burns, is sown or flooded is not land held or taken.
NO_CONQUEST = frozenset(
    "burned burnt burning burns fire fires wildfire wildfires blaze blazes scorched crop crops poppy "
    "cultivated cultivation planted farmland flooded floods flood drought forest forests deforestation "
    "coca opium cannabis harvested sown arable "
    "mined demined contaminated submerged inundated underwater devastated".split()
)


@record
class Nouns:
    """The nouns that tell a metric or a unit, indexed by their singular."""

    metrics: dict[str, str]  # noun or two or three words -> metric
    compounds: frozenset[str]  # the last words of those that have several
    units: dict[str, str]  # metric -> what its figures are in, where it says so
    measures: frozenset[str]  # the units that a text writes behind a number: percent, barrel
    currencies: frozenset[str]
    persons: frozenset[str]
    things: frozenset[str]
    measured: frozenset[str]  # the metrics whose figures are in a unit or currency, rather than counts

    def fits(self, metric: str, unit: str | None) -> bool:
        """Whether a figure with that unit (None: bare) can be of a metric: 12 oil wells are no oil output."""
        declared = self.units.get(metric, PEOPLE)
        if declared == PEOPLE or unit == "percent":
            return True
        if declared in self.currencies:
            return unit in self.currencies
        return unit == (declared if declared in self.measures else None)


def build_nouns(lexicon: Lexicon) -> Nouns:
    """The nouns of a lexicon, indexed."""
    entries = lexicon.entries("metric")
    metrics = metric_nouns(lexicon)
    units = {entry["key"]: entry["unit"] for entry in entries if entry.get("unit")}
    measures = frozenset(entry["key"] for entry in lexicon.entries("unit"))
    currencies = frozenset(entry["key"] for entry in lexicon.entries("currency"))
    return Nouns(
        metrics=metrics,
        compounds=frozenset(noun.rpartition(" ")[2] for noun in metrics if " " in noun),
        units=units,
        measures=measures,
        currencies=currencies,
        persons=frozenset(word.lower() for entry in lexicon.entries("person") for word in entry["words"]),
        things=frozenset(word.lower() for entry in lexicon.entries("thing") for word in entry["words"]),
        measured=frozenset(key for key, unit in units.items() if unit in measures or unit in currencies),
    )


def with_nouns(quantities: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities of a sentence, each with its noun phrase and the rate after that."""
    events, grammar = lexicon.index(build_events), lexicon.index(build_grammar)
    nouns = lexicon.index(build_nouns)
    filled: list[Quantity] = []
    following: Quantity | None = None
    for quantity in reversed(quantities):
        first, last, head = _find_noun(quantity, following, events, nouns)
        counted = None
        if last > first:
            counted = " ".join(quantity.sentence.slice(first, last).split()).strip("\"'“”‘’")
        else:
            first, last, head = quantity.last, quantity.last, -1
        per = quantity.per
        if per is None:
            rate = rate_at(quantity.sentence.lower, last, grammar)
            per = rate[0] if rate else rate_after(quantity.sentence.lower, last, grammar)
        following = quantity.with_noun((first, last), head, counted, per)
        if head >= 0:
            following = following.with_name(classify_noun(following, nouns))
        filled.append(following)
    return filled[::-1]


def _find_noun(
    quantity: Quantity, following: Quantity | None, events: Events, nouns: Nouns
) -> tuple[int, int, int]:
    """First word, last word (exclusive) and head of the noun phrase of a quantity; it ends at the quantity
    that follows, or is that of the quantity that follows: `three of four victims`."""
    sentence, predicates = quantity.sentence, events.predicates
    if quantity.unit is None and _tells_deed(sentence.lower, quantity.last, events):
        return quantity.last, quantity.last, -1
    if following and _part_of_next(quantity, following):
        first, last, head = find_noun(sentence, following.last, predicates)
        if last == first and sentence.lower[first : first + 1] and sentence.lower[first] in predicates:
            return first, first + 1, first  # "12 of the 20 dead"
        return first, last, head
    if following and _is_model(quantity, following):
        first, last, head = find_noun(sentence, following.last, predicates)
        return (quantity.last, last, head) if last > first else (quantity.last, following.last, quantity.last)
    first, last, head = find_noun(sentence, _after_brackets(quantity, following), predicates)
    if last == first or not _can_be_counted(quantity, head, nouns):
        if following and _is_joined_to(quantity, following):
            return *following.noun, following.head
        return quantity.last, quantity.last, -1
    if following and first <= following.first < last and not following.rule.startswith("quantity.compound"):
        last = next((k for k in range(head + 1, last) if sentence.lower[k] in LIST_JOINTS), following.first)
        last = min(last, following.first)
        head = min(head, last - 1)
    return first, last, head


def _tells_deed(lower: list[str], i: int, events: Events) -> bool:
    """Whether what people did is told from word `i` on, though its verb might describe a noun: `20 suffered
    burns`."""
    if i >= len(lower) or lower[i] not in events.openers:
        return False
    told = events.suffered.at(lower, i)
    return told is not None and told[1] > i + 1


_MODEL = 4  # letters of a model's name


def _is_model(quantity: Quantity, other: Quantity) -> bool:
    """Whether the number that follows is that of the model counted: `40 AK 47 rifles`."""
    at, number = quantity.last, other.core
    if other.first != at + 1 or number != (other.first, other.last) or number[1] - number[0] > 1:
        return False
    letters, small = quantity.sentence.words[at], quantity.sentence.lower[at]
    short = letters.isalpha() and letters.isupper() and len(letters) <= _MODEL
    if not short or small in STOPS or small == "no" or is_all_capitals(quantity.sentence):
        return False
    return other.rule == "quantity.digits" and len(quantity.sentence.words[number[0]]) <= _MODEL


def _part_of_next(quantity: Quantity, other: Quantity) -> bool:
    if other.first - quantity.last > 5:
        return False
    gap = quantity.sentence.lower[quantity.last : other.first]
    gap = gap[1:] if gap[:1] == ["out"] else gap
    return gap[:1] == ["of"] and len(gap) <= 4 and (len(gap) < 3 or gap[-1] == "'s")


_BRACKETS = 4  # words in brackets between a number and its noun: "(out of 1,460)", "(6 percent)"


def _after_brackets(quantity: Quantity, following: Quantity | None) -> int:
    """The word at which the noun of a quantity may begin: after the figure in brackets that gives it
    in another way, `87 (37%) countries`, or after the brackets that it closes itself."""
    lower, last = quantity.sentence.lower, quantity.last
    if quantity.unit not in (None, "percent") or last >= len(lower):
        return last
    if lower[last] == ")":
        opened = "(" in lower[max(0, quantity.first - _BRACKETS) : quantity.first]
        return last + 1 if opened and lower[quantity.first - 1] in _INTO else last
    if (
        lower[last] != "("
        or following is None
        or following.last >= len(lower)
        or lower[following.last] != ")"
    ):
        return last
    return following.last + 1 if following.first - last <= _BRACKETS else last


_INTO = frozenset(("(", "of"))
_ADJECTIVES = tuple("al ic ive ous ful ary ern ian ish ese able ".split())
_OLD_ADJECTIVES = frozenset("private new old male female large small light heavy adult young".split())


def _is_joined_to(quantity: Quantity, other: Quantity) -> bool:
    """Whether the noun stands with the figure that is joined to this one: `104 municipal and 106 private
    houses`, `from 9,000 to 16,000 soldiers`."""
    if quantity.unit is not None or other.unit is not None or other.head < 0 or quantity.high == 1:
        return False
    gap = quantity.sentence.lower[quantity.last : other.first]
    if not gap or len(gap) > 2 or gap[-1] not in FIGURE_JOINTS or _is_year(quantity):
        return False
    return len(gap) == 1 or gap[0].endswith(_ADJECTIVES) or gap[0] in _OLD_ADJECTIVES


def _is_year(quantity: Quantity) -> bool:
    """Whether the figure is written as a year is."""
    first, last = quantity.core
    return last - first == 1 and is_year(quantity.sentence.lower[first])


_WHOLES = frozenset(("of", "the", "its", "their"))


def _can_be_counted(quantity: Quantity, head: int, nouns: Nouns) -> bool:
    """Whether the head goes with its number: more than one thing is a plural, or a noun of the lexicon."""
    lower = quantity.sentence.lower
    if quantity.unit is not None or is_plural(lower[head]) or lower[quantity.last] in _WHOLES:
        return True
    if quantity.high == 1 or any(is_plural(lower[k]) for k in range(quantity.last, head)):
        return True
    one = singular(lower[head])
    return one in nouns.metrics or one in nouns.persons or one in nouns.things


def classify_noun(quantity: Quantity, nouns: Nouns) -> tuple[str | None, bool]:
    """The metric of the noun phrase's head, if a noun of the lexicon, and whether it stands for people."""
    if quantity.head < 0:
        return None, False
    lower, head = quantity.sentence.lower, quantity.head
    written = lower[head]
    if written == "people" and lower[max(0, quantity.first - 1)] == "'s":
        return "population", True  # "Germany's 82 million people"
    word = singular(written)
    metric = metric_of_noun(lower, quantity.noun[0], head, nouns)
    if metric and nouns.fits(metric, quantity.unit):
        people = nouns.units.get(metric) == PEOPLE  # whatever becomes of them
        metric = in_context(metric, word, quantity)
        if not _is_phrase(lower, head, word, nouns) and is_of_peace(metric, word, quantity):
            metric = "other"
        return metric, nouns.units.get(metric) == PEOPLE or (people and metric == "other")
    told = _told_around(word, quantity, nouns)
    if told is not None:
        return told
    if word in nouns.persons or written in nouns.persons:
        return ("fighters" if "armed" in lower[quantity.noun[0] : head] else None), True
    person = word not in nouns.things and word not in _VEHICLES and _is_person(quantity, word)
    return ("fighters" if person and "armed" in lower[quantity.noun[0] : head] else None), person


def _is_phrase(lower: list[str], head: int, word: str, nouns: Nouns) -> bool:
    """Whether a noun is one of the lexicon's of several words: training camps are what they are in any
    text."""
    return any(" ".join([*lower[head - k : head], word]) in nouns.metrics for k in (1, 2) if head >= k)


def _told_around(word: str, quantity: Quantity, nouns: Nouns) -> tuple[str, bool] | None:
    """What a noun that no metric names means by the words around it, and whether that is people; `word` is
    its singular."""
    lower = quantity.sentence.lower
    if word == "state" and not _STRUCK.isdisjoint(quantity.sentence.lower):
        return "settlements", False
    if word == "time" and is_attacked(quantity):
        return "attacks", False
    if word == "target" and is_bombed(quantity):
        return "airstrikes", False
    if word == "member" and of_forces(quantity):
        return "troops", True
    if word == "member" and of_fighters(quantity, nouns.metrics):
        return "fighters", True
    if word == "head" and not _HERDS.isdisjoint(lower[quantity.noun[1] : quantity.noun[1] + 2]):
        return "other", False  # 20 head of cattle
    if word in _DEEDS and _is_of_violence(quantity, nouns):
        return "attacks", False
    if word in _APPLICATIONS and lower[(at := quantity.noun[1]) : at + 2] == ["for", "asylum"]:
        return "refugees", False
    if word in _CONTAINERS and (packed := _packed(quantity, nouns)):
        return packed, False
    return None


_HERDS = frozenset("cattle livestock sheep goats cows camels pigs poultry".split())
_DEEDS = frozenset("act episode instance campaign attempt wave spate round".split())
_VIOLENT = frozenset(
    "aggression arson attack banditry bombings hostility intimidation looting piracy resistance sabotage "
    "shelling terror terrorism vandalism violence".split()
)
_VIOLENTLY = frozenset("storm attack assault invade infiltrate bomb assassinate ambush overrun".split())


def _is_of_violence(quantity: Quantity, nouns: Nouns) -> bool:
    """`20 acts of sabotage`, `20 attempts to storm the line`."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    if lower[last : last + 1] == ["to"]:
        return not _VIOLENTLY.isdisjoint(lower[last + 1 : last + 2])
    if lower[last : last + 1] != ["of"]:
        return False
    told = lower[last + 1 : last + 4]
    return not _VIOLENT.isdisjoint(told) or any(nouns.metrics.get(singular(it)) == "attacks" for it in told)


_APPLICATIONS = frozenset("claim application request petition bid".split())
# What arms are packed in.
_CONTAINERS = frozenset(
    "crate box boxful case carton sack bag barrel drum canister cylinder container roll stick belt piece "
    "cache stash stockpile consignment shipment truckload lorryload boatload planeload pallet batch load "
    "bundle packet package pack set stack pile shipload".split()
)
_PACKED = 5  # words after "of" in which they are named


def _packed(quantity: Quantity, nouns: Nouns) -> str | None:
    """`20 crates of hand grenades`: what holds arms counts as arms."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    if lower[last : last + 1] != ["of"]:
        return None
    for k in range(last + 1, min(len(lower), last + 1 + _PACKED)):
        if not lower[k][0].isalnum() or lower[k] in STOPS:
            return None
        if metric_of_noun(lower, last + 1, k, nouns) == "weapons":
            return "weapons"
    return None


def metric_of_noun(lower: list[str], first: int, head: int, nouns: Nouns) -> str | None:
    """The metric of the longest phrase of the lexicon that ends with word `head`, no earlier than `first`."""
    word = singular(lower[head])
    if word in nouns.compounds:
        for start in range(max(first, head - 2), head):
            metric = nouns.metrics.get(" ".join([*lower[start:head], word]))
            if metric:
                return metric
    return nouns.metrics.get(word) or nouns.metrics.get(lower[head])


# What strikes the states of a country, where they count as places that are struck.
_STRUCK = frozenset(
    "affected affects displaced displacing flood floods flooded flooding cholera outbreak cases hit hit-hard "
    "hardest-hit drought cyclone monsoon".split()
)


def _is_person(quantity: Quantity, word: str) -> bool:
    """Whether the ending of a noun that no list knows makes it one of people: `bakers`, `Americans`."""
    if word.endswith(_PERSON_ENDINGS):
        return True
    sentence, head = quantity.sentence, quantity.head
    proper = sentence.words[head][0].isupper() and word.endswith(_PEOPLE_ENDINGS)
    return proper and is_plural(sentence.lower[head])


def unit_of(quantity: Quantity, metric: str | None, nouns: Nouns, *, people: bool) -> str:
    """The unit of what is counted: `people`, `family`, the metric's own, or the singular of the thing."""
    if quantity.head < 0:
        return PEOPLE
    lower, head = quantity.sentence.lower, quantity.head
    unit = singular(lower[head])
    if people:
        return unit if unit in _GROUPS else PEOPLE
    declared = nouns.units.get(metric or "", PEOPLE)
    if declared != PEOPLE:
        return declared
    return f"air {unit}" if lower[head - 1] == "air" else unit


def at_noun(quantity: Quantity, metric: str, rule: str) -> Found:
    """A finding that rests on the noun phrase, or on the figure where there is none."""
    sentence = quantity.sentence
    first, last = quantity.noun
    if first == last:
        return Found(metric, rule, quantity.start, quantity.end)
    return Found(metric, rule, sentence.starts[first], sentence.ends[last - 1])
