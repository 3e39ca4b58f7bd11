"""What class of people or things a noun names: its metric, its unit, and whether it stands for people."""

from claims.extract.figure.men_under_arms import of_fighters, of_forces
from claims.extract.figure.noun_sense import (
    are_lost_in_battle,
    in_context,
    is_attacked,
    is_bombed,
    is_of_peace,
    strikes_from_air,
)
from claims.extract.figure.plain_sense import WAR
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.text.noun_phrase import model_end
from claims.extract.text.sentence import Sentence
from claims.extract.text.words_near import words_near
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import HAVE, STOPS
from claims.lexicon.inflection import is_plural, singular
from claims.lexicon.nouns import metric_nouns, named_nouns
from claims.lexicon.word import is_model
from claims.record_type import record

PEOPLE = "people"
_PERSON_ENDINGS = ("er", "tor", "ist", "ian", "man", "woman", "girl", "boy", "child", "ee")
_PEOPLE_ENDINGS = ("an", "i", "ish", "ese", "ite")  # of a capitalised plural: Americans, Iraqis, Alawites
# Nouns for people that a metric names, and whose ending does not tell it.
_NAMED_BY_METRICS = frozenset(
    "baby boy cadet captive conscript convict cop corporal girl hostage infant insurgent jihadi kid lad "
    "migrant militant minor rebel recruit suspect teen teenager toddler victim youngster youth".split()
)
_GROUPS = frozenset(("family", "household"))
_THINGS_TOO = frozenset(("moor", "pole", "swede"))  # in small letters: 50 tall poles
_VEHICLES = frozenset(("jet", "plane", "aircraft", "bomber"))


@record
class Nouns:
    """The nouns that tell a metric or a unit, indexed by their singular."""

    metrics: dict[str, str]  # noun or two or three words -> metric
    compounds: frozenset[str]  # the last words of those that have several
    named: dict[str, tuple[str, bool]]  # noun with a capital -> metric, and whether it is clear in any text
    units: dict[str, str]  # metric -> what its figures are in, where it says so
    measures: frozenset[str]  # the units that a text writes after a number: percent, barrel
    currencies: frozenset[str]
    persons: frozenset[str]
    groups: frozenset[str]  # armed groups by their letters, in small ones: killed 300 of the RSF
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
        named=named_nouns(lexicon),
        units=units,
        measures=measures,
        currencies=currencies,
        persons=frozenset(word.lower() for entry in lexicon.entries("person") for word in entry["words"]),
        groups=frozenset(
            name.lower()
            for entry in lexicon.entries("actor")
            if entry["kind"] == "armed_group"
            for name in (entry["name"], *entry.get("aliases", ()))
            if name.isupper() and name.isalnum()
        ),
        things=frozenset(word.lower() for entry in lexicon.entries("thing") for word in entry["words"]),
        measured=frozenset(key for key, unit in units.items() if unit in measures or unit in currencies),
    )


def classify_noun(quantity: Quantity, nouns: Nouns) -> tuple[str | None, bool]:
    """The metric of the noun phrase's head, if the lexicon knows it as a noun or, with a capital, as the name
    of what counts (`six Typhoons`), and whether it stands for people."""
    if quantity.head < 0:
        return None, False
    lower, head = quantity.sentence.lower, quantity.head
    written = lower[head]
    if written == "people" and lower[max(0, quantity.first - 1)] == "'s":
        return "population", True  # "Germany's 82 million people"
    word = singular(written)
    metric = metric_of_noun(lower, quantity.noun[0], head, nouns)
    if word in _MANNED and _is_flown(quantity):
        return "weapons", False
    if (named := _metric_of_name(quantity, word, nouns)) is not None:
        return named, False
    if metric and nouns.fits(metric, quantity.unit):
        people = nouns.units.get(metric) == PEOPLE  # whatever becomes of them
        phrase = _is_phrase(lower, head, word, nouns)
        metric = metric if phrase and word == "ship" else in_context(metric, word, quantity)
        if not phrase and is_of_peace(metric, word, quantity):
            metric = "other"
        return metric, nouns.units.get(metric) == PEOPLE or (people and metric == "other")
    fallen = word == "loss" and are_lost_in_battle(quantity)
    told = ("killed", True) if fallen else _told_around(word, quantity, nouns)
    if told is not None:
        return told
    if written in nouns.groups and lower[quantity.last] == "of":
        return None, True
    if word in _THINGS_TOO and quantity.sentence.words[head].islower():
        return None, False
    if word in nouns.persons or written in nouns.persons:
        return ("fighters" if "armed" in lower[quantity.noun[0] : head] else None), True
    person = word not in nouns.things and word not in _VEHICLES and _is_person(quantity, word)
    return ("fighters" if person and "armed" in lower[quantity.noun[0] : head] else None), person


def _is_phrase(lower: list[str], head: int, word: str, nouns: Nouns) -> bool:
    """Whether a noun is one of the lexicon's of several words: training camps are what they are in any
    text."""
    return any(" ".join([*lower[head - k : head], word]) in nouns.metrics for k in (1, 2) if head >= k)


_MANNED = frozenset("bomber fighter interceptor tanker trainer".split())
_FLIGHTS = frozenset(
    "bomber eurofighter flanker gripen hornet jet mirage multirole nighthawk phantom rafale raptor sabre "
    "single-engine stealth sukhoi tornado twin-engine typhoon viper".split()
)


def _is_flown(quantity: Quantity) -> bool:
    """`eight Su-30 fighters`, `six stealth fighters`: aircraft, not men."""
    lower, head = quantity.sentence.lower, quantity.head
    return any(is_model(it) or it in _FLIGHTS for it in lower[quantity.noun[0] : head])


def _metric_of_name(quantity: Quantity, word: str, nouns: Nouns) -> str | None:
    """The metric of a noun that counts as a name, with a capital: `six Typhoons`, `two F-22 Raptors`, and of
    doubtful ones where a war is told of: `20 Warriors`."""
    sentence, head, first = quantity.sentence, quantity.head, quantity.noun[0]
    if not sentence.words[head][0].isupper():
        return None
    lower = sentence.lower
    modelled = head > first and is_model(lower[head - 1])
    phrases = [" ".join([*lower[start:head], word]) for start in range(max(first, head - 2), head + 1)]
    if is_model(word):
        phrases.append(word.partition("-")[0])  # two Geran-2s
    named = next((nouns.named[it] for it in phrases if it in nouns.named), None)
    if named is None:
        modelled = modelled and word not in nouns.persons and word not in nouns.metrics
        return "weapons" if modelled and is_plural(lower[head]) and not _is_in_title(sentence) else None
    metric, clear = named
    if not (modelled or (clear and not _is_in_title(sentence))) and words_near(sentence).isdisjoint(WAR):
        return None
    return metric


def _is_in_title(sentence: Sentence) -> bool:
    """Whether all longer words of a sentence have a capital, as in headlines: it tells no names."""
    longer = [word for word in sentence.words if len(word) > _SHORT and word.isalpha()]
    return len(longer) > _FEW and all(word[0].isupper() for word in longer)


_SHORT = 3  # letters of words that have no capital in a headline: "in", "the"
_FEW = 2  # names that stand together anywhere


def _are_arms(quantity: Quantity, word: str, nouns: Nouns) -> bool:
    """`12 Tor short-range systems`, `20 Kh-101s`: a system that shoots, and a model where war is told of."""
    lower, first, head = quantity.sentence.lower, quantity.noun[0], quantity.head
    if word in _SYSTEMS:
        before = lower[first:head]
        return any(
            is_model(it) or it in _SHOOTING or it.endswith("-range") or nouns.metrics.get(it) == "weapons"
            for it in before
        )
    numbered = is_model(word) or model_end(quantity.sentence, head) > head
    return numbered and not words_near(quantity.sentence).isdisjoint(WAR)


_SYSTEMS = frozenset("battery complex system".split())
_SHOOTING = frozenset(
    "aa aerial air-defence air-defense anti-air anti-aircraft anti-ballistic anti-missile anti-ship "
    "anti-tank antiaircraft antimissile artillery defence defense flamethrower iskander missile mortar "
    "patriot rocket sam surface-to-air thaad".split()
)


def _told_around(word: str, quantity: Quantity, nouns: Nouns) -> tuple[str, bool] | None:
    """What a noun that no metric names means by the words around it, and whether that is people; `word` is
    its singular."""
    lower = quantity.sentence.lower
    if word == "state" and not _STRUCK.isdisjoint(lower):
        return "settlements", False
    if word == "time" and is_attacked(quantity):
        return "airstrikes" if strikes_from_air(quantity) else "attacks", False
    flown = word == "mission" and (
        lower[quantity.head - 1] in _BOMBING
        or not _FLOWN.isdisjoint(lower[max(0, quantity.first - 3) : quantity.first])
    )
    if flown or (word == "target" and is_bombed(quantity)):
        return "airstrikes", False
    if _are_arms(quantity, word, nouns):
        return "weapons", False
    serve = word == "member" and (of_forces(quantity) or _are_of_army(quantity))
    if serve or (word == "member" and of_fighters(quantity, nouns.metrics)):
        return ("troops" if serve else "fighters"), True
    if word == "head" and not _HERDS.isdisjoint(lower[quantity.noun[1] : quantity.noun[1] + 2]):
        return "other", False  # 20 head of cattle
    if word in _DEEDS and _is_of_violence(quantity, nouns):
        return "attacks", False
    if word in _APPLICATIONS and lower[(at := quantity.noun[1]) : at + 2] == ["for", "asylum"]:
        return "refugees", False
    if (word in _CONTAINERS or word == "column") and (packed := _packed(quantity, nouns)):
        return ("units" if word == "column" else packed), False
    return None


_HAVING = HAVE | frozenset(("comprised", "comprises", "counts", "numbered", "numbers"))
_ARMIES = frozenset("army forces gendarmerie military navy police".split())
_MERELY = frozenset("an estimated just never now only still".split())


def _are_of_army(quantity: Quantity) -> bool:
    """Whether members are those whom an army is said to have: `the security forces had 20 members`."""
    lower, first = quantity.sentence.lower, quantity.first
    verb = first - 1
    while verb > 0 and lower[verb] in _MERELY:
        verb -= 1
    return (
        verb > 1
        and lower[verb] in _HAVING
        and (lower[verb - 1] in _ARMIES or lower[verb - 2 : verb] == ["police", "force"])
    )


_BOMBING = frozenset(("attack", "bombing", "strike"))
_FLOWN = frozenset(("flew", "flies", "flown", "fly", "flying"))
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


def is_person(word: str, nouns: Nouns) -> bool:
    """Whether a noun in the singular and small letters is one for people, by the lexicon or its ending."""
    if word in nouns.persons or word in _NAMED_BY_METRICS:
        return True
    return word.endswith(_PERSON_ENDINGS) and word not in nouns.things and word not in STOPS


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
        members = lower[head] == "family" and lower[quantity.last] == "of"  # 12 of her family
        return unit if unit in _GROUPS and not members else PEOPLE
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
    start, end = sentence.extent(first, last)
    return Found(metric, rule, start, end)
