"""Find the metric: what happened before what they are, what they are before the unit.

Gives every quantity its noun phrase, counted words and unit on the way.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from claims.extract.event import Events, build_events, continues_list, find_event
from claims.extract.lexicon import Lexicon
from claims.extract.name import find_names
from claims.extract.noun import STOPS, find_noun, is_plural, singular
from claims.extract.quantity import build_grammar, rate_at
from claims.extract.reading import Found, Quantity
from claims.model import Qualifier

PEOPLE = "people"
_MONEY_UNITS = 3
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "girl", "boy", "child", "ee")
_PEOPLE_ENDINGS = ("an", "i", "ish", "ese", "ite")  # of a capitalised plural: Americans, Iraqis, Alawites
_GROUPS = frozenset(("family", "household"))
_VEHICLES = frozenset(("jet", "plane", "aircraft", "bomber"))
# Living or needing somewhere says less than a noun that tells who they are.
_WEAK = frozenset(("population", "people_in_need", "refugees"))
_GENERAL = frozenset(("population", "people_in_need"))
# What a share is of: the metric of the whole.
_LAND = frozenset("caliphate territory land country city town area province region village border oilfield".split())


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
        if at + 1 < len(quantities) and last > first:
            last = min(last, max(quantities[at + 1].first, first))
            head = min(head, last - 1)
        shared = last == first and at + 1 < len(quantities) and _part_of_next(quantity, quantities[at + 1])
        if shared:  # "three of four victims"
            first, last, head = find_noun(quantity.sentence, quantities[at + 1].last, events.predicates)
        if last > first:
            quantity.noun, quantity.head = (first, last), head
            quantity.counted = _clean(quantity.sentence.slice(first, last))
        else:
            quantity.noun = (quantity.last, quantity.last)
        if quantity.per is None:
            rate = rate_at(quantity.sentence, quantity.noun[1], grammar)
            quantity.per = rate[0] if rate else None


_FREED = frozenset("freed free frees freeing released release releases releasing".split())
_CAPTIVITY = frozenset("hostage hostages captive captives captors kidnapped abducted kidnappers abductors kidnapping abduction ransom".split())
_PRISON = frozenset("prison prisons prisoner prisoners jail jails jailed detainees detention custody".split())
_EVACUATION = frozenset("evacuation evacuations evacuated evacuate evacuating evacuees".split())
_LEAVES = frozenset("left leave leaves leaving depart departed departing departs follow".split())
_CARRIES = frozenset("carrying carry carried transporting transported taking took bussing transport transports with".split())
_NEAR = 500  # characters of text before the sentence that tell what it is about


def _words_near(quantity: Quantity) -> set[str]:
    """The words of the figure's sentence and of what stands before it."""
    sentence = quantity.sentence
    return set(re.findall(r"[a-z]+", sentence.text[max(0, sentence.start - _NEAR) : sentence.end].lower()))


def _is_freed_hostage(quantity: Quantity, event: Found, class_: str | None) -> bool:
    """Whether those freed were hostages, not prisoners: told by their noun or the words around."""
    verb = set(quantity.sentence.text[event.start : event.end].lower().split())
    if verb.isdisjoint(_FREED) or class_ == "detained":
        return False
    if class_ == "abducted":
        return True
    near = _words_near(quantity)
    return not near.isdisjoint(_CAPTIVITY) and near.isdisjoint(_PRISON)


def _is_held_by_fighters(quantity: Quantity, event: Found, nouns: Nouns) -> bool:
    """`a militant group is holding seven drivers`: whoever such a group holds is abducted."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    if not verb.startswith(("hold", "held")):
        return False
    lower = quantity.sentence.lower[: quantity.first]
    return any(word in _ARMED or word in _CAPTIVITY or nouns.metrics.get(singular(word)) == "fighters" for word in lower)


def _evacuated(quantity: Quantity) -> Found | None:
    """`the first 120 fighters left on Thursday`, `buses carrying 5,000 people`, where the text tells of an evacuation."""
    sentence = quantity.sentence
    lower, last = sentence.lower, max(quantity.last, quantity.noun[1])
    spots = [k for k in range(last, min(last + 8, len(lower))) if lower[k] in _LEAVES]
    spots += [k for k in range(max(0, quantity.first - 2), quantity.first) if lower[k] in _CARRIES]
    if not spots or _words_near(quantity).isdisjoint(_EVACUATION):
        return None
    return Found("displaced", "event.evacuation", sentence.starts[spots[0]], sentence.ends[spots[0]])


def _across_a_border(quantity: Quantity, event: Found, lexicon: Lexicon) -> bool:
    """`fled to eastern Chad`: those who flee to another country are refugees."""
    sentence = quantity.sentence
    k = next((k for k in range(quantity.noun[1], len(sentence)) if sentence.ends[k] >= event.end), len(sentence))
    if sentence.lower[k + 1 : k + 2] not in (["to"], ["into"]):
        return False
    return any(
        name.kind == "place" and name.scale == "country" and k + 1 < name.first <= k + 4
        for name in find_names(sentence, lexicon)
    )


def _part_of_next(quantity: Quantity, other: Quantity) -> bool:
    gap = quantity.sentence.lower[quantity.last : other.first]
    gap = gap[1:] if gap[:1] == ["out"] else gap
    return gap[:1] == ["of"] and len(gap) <= 4 and (len(gap) < 3 or gap[-1] == "'s")


def _can_be_counted(quantity: Quantity, head: int, nouns: Nouns) -> bool:
    """Whether the head goes with its number: more than one of a thing is a plural, or a noun of the lexicon."""
    lower = quantity.sentence.lower
    if quantity.unit is not None or lower[quantity.last] in ("of", "the", "its", "their") or quantity.high == 1:
        return True
    word = lower[head]
    if is_plural(word) or any(is_plural(lower[k]) for k in range(quantity.last, head)):
        return True
    one = singular(word)
    return one in nouns.metrics or one in nouns.persons or one in nouns.things


def _clean(words: str) -> str:
    return " ".join(words.split()).strip("\"'“”‘’")


def find_metric(quantity: Quantity, earlier: list[Quantity], lexicon: Lexicon) -> Found:
    """The metric of a quantity; sets its unit. `earlier`: the claims before it in its sentence and the last one of
    the sentence before, all filled."""
    nouns = lexicon.index(build_nouns)
    class_, is_person = classify_noun(quantity, nouns)
    bare = quantity.noun[0] == quantity.noun[1]
    if quantity.unit in lexicon.index(build_grammar).currencies:
        return _at_noun(quantity, "money", "metric.money")
    if quantity.unit is not None and quantity.unit != "percent":
        return _metric_of_measure(quantity, class_)
    if quantity.unit == "percent":
        return _metric_of_share(quantity, class_, earlier, lexicon)
    if bare:
        return _metric_of_bare(quantity, earlier, lexicon)
    event = find_event(quantity, earlier, lexicon) if is_person and class_ != "killed" else None
    if event and event.value == "displaced" and _across_a_border(quantity, event, lexicon):
        event = event._replace(value="refugees", rule="event.across-border")
    if event and event.value == "displaced" and class_ == "refugees":
        event = None
    if event and event.value == "detained" and _is_held_by_fighters(quantity, event, nouns):
        event = event._replace(value="abducted")
    if event and event.value == "detained" and _is_freed_hostage(quantity, event, class_):
        event = event._replace(value="abducted")
    event = event or (_evacuated(quantity) if is_person else None)
    plain = quantity.head >= 0 and quantity.sentence.lower[quantity.head] == "civilians"
    if event and event.value in _WEAK and not (class_ is None or class_ in _GENERAL or plain):
        event = None
    if is_person and event is None and earlier and continues_list(quantity, earlier[-1]):
        event = _event_of_list(quantity, earlier[-1], class_)
    if is_person:
        quantity.unit = _unit_of_people(quantity)
        return event or _metric_of_people(quantity, class_)
    quantity.unit = _unit_of_thing(quantity)
    return _at_noun(quantity, class_ or "other", "metric.noun")


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
            elif metric == "weapons" and word == "bomb" and _goes_off(quantity):
                metric = "attacks"
            elif metric == "attacks" and word in ("raid", "strike") and _is_from_the_air(quantity):
                metric = "airstrikes"
            return metric, metric in nouns.people_metrics
    if word == "member" and _of_fighters(quantity, nouns):
        return "fighters", True
    if word in nouns.persons or lower[head] in nouns.persons:
        return None, True
    if word in nouns.things or word in _VEHICLES:
        return None, False
    proper = quantity.sentence.words[head][0].isupper()
    return None, word.endswith(_PERSON_ENDINGS) or (proper and is_plural(lower[head]) and word.endswith(_PEOPLE_ENDINGS))


_GOES_OFF = frozenset("killed kill kills explode explodes exploded went detonated ripped hit struck tore wounded targeted blew".split())


def _goes_off(quantity: Quantity) -> bool:
    """`three bombs killed 29`: bombs that go off are attacks."""
    last = quantity.noun[1]
    return not _GOES_OFF.isdisjoint(quantity.sentence.lower[last : last + 10])


_AIRBORNE = frozenset("plane planes warplane warplanes jet jets aerial air aircraft helicopter helicopters airstrikes bombardment".split())


def _is_from_the_air(quantity: Quantity) -> bool:
    """Whether the text around tells of aircraft: the figure's sentence and some of what stands before it."""
    sentence = quantity.sentence
    near = sentence.text[max(0, sentence.start - 400) : sentence.end].lower()
    return not _AIRBORNE.isdisjoint(near.split())


_ARMED = frozenset("militant militants terrorist insurgent rebel guerrilla jihadist extremist armed taliban isis qaeda qaida".split())
_ABROAD = frozenset(("abroad", "overseas", "countries", "nationalities", "worldwide", "outside", "europe", "nations"))


def _of_fighters(quantity: Quantity, nouns: Nouns) -> bool:
    """`members of the militant group`."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    return lower[last : last + 1] == ["of"] and any(
        word in _ARMED or nouns.metrics.get(singular(word)) == "fighters" for word in lower[last + 1 : last + 8]
    )


def _is_foreign(quantity: Quantity) -> bool:
    sentence, (first, last) = quantity.sentence, quantity.noun
    if "foreign" in sentence.lower[first : quantity.head]:
        return True
    if sentence.lower[last : last + 1] != ["from"]:
        return False
    behind = range(last + 1, min(last + 12, len(sentence)))
    if any(sentence.lower[k] in _ABROAD for k in behind[:6]):
        return True
    names = [k for k in behind if sentence.words[k][0].isupper()]  # "fighters from Albania, China and Iran"
    return len(names) > 1 and all(
        sentence.words[k][0].isupper() or sentence.lower[k] in (",", "and", "the") for k in range(last + 1, names[1] + 1)
    ) and any(sentence.lower[k] in (",", "and") for k in range(names[0], names[1] + 1))


def _at_noun(quantity: Quantity, metric: str, rule: str) -> Found:
    sentence = quantity.sentence
    first, last = quantity.noun
    if first == last:
        return Found(metric, rule, quantity.start, quantity.end)
    return Found(metric, rule, sentence.starts[first], sentence.ends[last - 1])


# Land that burns, is sown or flooded is not land held or taken.
_NO_CONQUEST = frozenset(
    "burned burnt burning burns fire fires wildfire wildfires blaze blazes scorched crop crops poppy cultivated cultivation "
    "planted farmland flooded floods flood drought forest forests deforestation mined demined contaminated".split()
)


def _metric_of_measure(quantity: Quantity, class_: str | None) -> Found:
    """Areas are territory; weights and lengths are what they measure."""
    if quantity.unit == "km2" and _NO_CONQUEST.isdisjoint(quantity.sentence.lower):
        return _at_noun(quantity, "territory", "metric.area")
    return _at_noun(quantity, class_ if class_ == "weapons" else "other", "metric.measure")


def _metric_of_bare(quantity: Quantity, earlier: list[Quantity], lexicon: Lexicon) -> Found:
    """A number without a noun: what happened tells it (`wounded six`), or the noun that it leaves out."""
    named = _number_of(quantity, lexicon)
    if named:
        return named
    event = find_event(quantity, earlier, lexicon)
    antecedent = next((other for other in reversed(earlier) if other.unit != "percent"), None)
    if event:
        quantity.unit = "vote" if event.value == "votes" else PEOPLE
        if antecedent and antecedent.unit == PEOPLE and antecedent.sentence is quantity.sentence:
            quantity.counted, quantity.antecedent = antecedent.counted, antecedent
        return event
    quantity.unit = PEOPLE
    if antecedent is None or not _refers_back(quantity, antecedent):
        return Found("other", "metric.none")
    quantity.unit, quantity.counted, quantity.antecedent = antecedent.unit, antecedent.counted, antecedent
    if _is_told_otherwise(quantity, lexicon):
        return Found("other", "metric.antecedent", antecedent.start, antecedent.end)
    return Found(antecedent.metric, "metric.antecedent", antecedent.start, antecedent.end)


def _is_told_otherwise(quantity: Quantity, lexicon: Lexicon) -> bool:
    """`killed five and infected 159`, `159 were infected`: another verb than the antecedent's."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    predicates = lexicon.index(build_events).predicates
    if first and lower[first - 1].endswith(("ed", "ing")) and lower[first - 1] not in predicates:
        return lower[first - 1] not in ("including", "totaled", "reached", "exceeded", "numbered", "climbed", "totaling")
    verb = lower[last + 1 : last + 2]
    return lower[last : last + 1] in (["were"], ["was"], ["are"]) and bool(verb) and (
        verb[0].endswith("ed") and verb[0] not in predicates
    )


def _number_of(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """`reduce the number of troops from 6,000 to 2,500`: the noun stands before its number."""
    lower = quantity.sentence.lower
    spots = [*range(quantity.first - 2, max(0, quantity.first - 28), -1), quantity.last + 2]
    for i in spots:
        if lower[i : i + 1] == ["of"] and lower[i - 1] in ("number", "numbers", "total", "size"):
            events, nouns = lexicon.index(build_events), lexicon.index(build_nouns)
            first, last, head = find_noun(quantity.sentence, i, events.predicates)
            if last == first:
                return None
            stand_in = replace(quantity, noun=(first, last), head=head)
            class_, is_person = classify_noun(stand_in, nouns)
            event = find_event(stand_in, [], lexicon) if is_person else None
            if event or (is_person and find_event(quantity, [], lexicon)):
                quantity.unit = PEOPLE
                return event or find_event(quantity, [], lexicon)
            quantity.unit = PEOPLE if is_person else singular(lower[head])
            quantity.counted = quantity.sentence.slice(first, last)
            return _at_noun(stand_in, class_ or "other", "metric.number-of")
    return None


_PARTITIVES = frozenset(("which", "whom", "them", "these", "those", "it"))
_AUXILIARIES = frozenset("have has had were are was will would could can may might remain remained".split())
_FIGURE_WORDS = frozenset("figure figures number numbers toll total tally count".split())
_REFERRING = frozenset("to from than of by at reached hit was were is be not only totaled totalled numbered for with and".split())


def _refers_back(quantity: Quantity, antecedent: Quantity) -> bool:
    """Whether a bare number counts what the one before it counts: `400, 200 of which`, `up from 6,000`."""
    lower, last = quantity.sentence.lower, quantity.last
    if lower[last : last + 1] == ["of"] and lower[last + 1 : last + 2] and lower[last + 1] in _PARTITIVES:
        return True
    if quantity.qualifier is not Qualifier.EXACT:
        return True
    if quantity.low is not None and quantity.low >= 1000:
        beside = [*quantity.sentence.words[max(0, quantity.first - 1) : quantity.first], *quantity.sentence.words[last : last + 1]]
        return any(word.isalpha() and word.islower() for word in beside)
    if antecedent.sentence is quantity.sentence and antecedent.last >= quantity.first - 3 and "-" in lower[antecedent.last : quantity.first]:
        return True  # a vote of 308-106
    if lower[last : last + 1] and lower[last] in _AUXILIARIES:
        return True
    first = quantity.first - (quantity.first > 0 and lower[quantity.first - 1] == "the")
    if not _FIGURE_WORDS.isdisjoint(lower[max(0, first - 8) : first]):
        return True
    if antecedent.sentence is not quantity.sentence or not first:
        return False
    closes = last >= len(lower) or not lower[last][0].isalnum()
    return lower[first - 1] in _REFERRING or (closes and quantity.sentence.words[first - 1].islower() and lower[first - 1] not in STOPS)


def _is_of_place(quantity: Quantity, lexicon: Lexicon) -> bool:
    """`half of Deir ez-Zor`: a share of a place that is named."""
    first, last = quantity.noun
    return any(
        name.kind == "place" and name.first == first and name.last >= last and not name.possessive
        for name in find_names(quantity.sentence, lexicon)
    ) if first < last else False


def _metric_of_share(
    quantity: Quantity, class_: str | None, earlier: list[Quantity], lexicon: Lexicon
) -> Found:
    """A share has the metric of its whole: `60% of the caliphate`, `half of the population`."""
    if quantity.head < 0 and earlier and earlier[-1].unit == "percent":
        return Found(earlier[-1].metric, "metric.antecedent", earlier[-1].start, earlier[-1].end)
    lower, last = quantity.sentence.lower, quantity.last
    if earlier and lower[last : last + 1] == ["of"] and lower[last + 1 : last + 2] and lower[last + 1] in _PARTITIVES:
        return Found(earlier[-1].metric, "metric.antecedent", earlier[-1].start, earlier[-1].end)
    head = singular(lower[quantity.head]) if quantity.head >= 0 else ""
    if head in _LAND or _is_of_place(quantity, lexicon):
        return _at_noun(quantity, "territory", "metric.share-of-land")
    event = find_event(quantity, [], lexicon)
    if event and class_ in (None, "civilians", "fighters", "troops", "population"):
        return event
    if class_ is None and earlier and earlier[-1].metric == "money" and earlier[-1].sentence is quantity.sentence:
        class_ = "money"  # "$156 billion in loans, more than half the target"
    return _at_noun(quantity, "other" if class_ in (None, "votes") else class_, "metric.share")


def _event_of_list(quantity: Quantity, before: Quantity, class_: str | None) -> Found | None:
    """In a list the event of the one before holds on: `killed 12 soldiers and 3 civilians`."""
    if class_ in ("foreign_fighters", "returnees") or before.metric in ("other", "civilians", "fighters", "troops"):
        return None
    if before.metric not in ("killed", "injured", "detained", "abducted", "displaced", "refugees", "people_in_need"):
        return None
    return Found(before.metric, "metric.list", before.start, before.end)


def _unit_of_people(quantity: Quantity) -> str:
    word = singular(quantity.sentence.lower[quantity.head]) if quantity.head >= 0 else PEOPLE
    return word if word in _GROUPS else PEOPLE


def _unit_of_thing(quantity: Quantity) -> str:
    lower, head = quantity.sentence.lower, quantity.head
    unit = singular(lower[head])
    return f"air {unit}" if lower[head - 1] == "air" and quantity.metric != "weapons" else unit


def _metric_of_people(quantity: Quantity, class_: str | None) -> Found:
    return _at_noun(quantity, class_ or "other", "metric.noun")
