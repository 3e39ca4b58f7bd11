"""Find the metric: what happened before what they are, what they are before the unit.

What a number counts and what happened to that are told together, so a candidate's value holds both.
"""

from enum import IntEnum, auto

from claims.extract.choose.candidate import FieldReader, always, rule
from claims.extract.choose.choose import choose
from claims.extract.choose.weights import build_weights
from claims.extract.fate.circumstance import correct_event
from claims.extract.fate.event import find_event
from claims.extract.fate.verb_frame import is_whole
from claims.extract.figure.men_under_arms import are_members_of_group
from claims.extract.figure.noun_class import PEOPLE, at_noun, build_nouns, unit_of
from claims.extract.figure.quantity import Quantity
from claims.extract.figure.quantity_words import build_grammar
from claims.extract.found import NO_METRIC, Found
from claims.extract.metric.answer_to_question import find_answer
from claims.extract.metric.broken_down import broken_down
from claims.extract.metric.elided import find_antecedent, find_elided_event
from claims.extract.metric.figures_before import (
    LISTED,
    Before,
    Counting,
    continues_list,
    counting,
    counts_part,
    other_things,
    spells_out,
)
from claims.extract.metric.label import find_apposed, find_label, told_by_label
from claims.extract.metric.measured import find_measured, find_sum
from claims.extract.metric.men_led import are_men, metric_of_men
from claims.extract.metric.noun_apart import UNDER_ARMS, find_listed, find_number_of, find_told_of
from claims.extract.metric.number_beside import among_those
from claims.extract.metric.share import HOLDING, NO_CONQUEST, find_share
from claims.extract.metric.size_of_force import find_strength
from claims.extract.name.names import find_names
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE

# Deaths, injuries: the noun itself says what happened.
_TOLD_BY_NOUN = frozenset(("killed", "injured"))


def with_metric(quantity: Quantity, before: Before) -> Quantity:
    """The quantity with its metric, its unit and, where it leaves out its noun, what it counts."""
    found = choose(METRIC, quantity, before, before.lexicon.index(build_weights))
    told: Counting = found.value
    of_metric = Found(told.metric, found.rule, found.start, found.end)
    return quantity.with_metric(of_metric, told.unit, told.counted, told.antecedent)


def _money(quantity: Quantity, before: Before) -> Found | None:
    if quantity.unit not in before.lexicon.index(build_grammar).money.codes:
        return None
    found = find_measured(quantity, before.lexicon) or at_noun(quantity, "money", "metric.money")
    return counting(found, quantity)


def _share(quantity: Quantity, before: Before) -> Found | None:
    """A share has the metric of its whole."""
    if quantity.unit != "percent":
        return None
    lexicon, told = before.lexicon, find_measured(quantity, before.lexicon)
    told = told or find_share(quantity, quantity.named, before.earlier, lexicon)
    return among_those(quantity, lexicon) or counting(told, quantity)


def _measure(quantity: Quantity, before: Before) -> Found | None:
    """Areas are territory; weights and lengths are what they measure."""
    if found := find_measured(quantity, before.lexicon):
        return counting(found, quantity)
    if (
        quantity.unit == "km2"
        and not _is_floor(quantity)
        and (NO_CONQUEST.isdisjoint(quantity.sentence.lower) or _is_seized(quantity))
    ):
        return counting(at_noun(quantity, "territory", "metric.area"), quantity)
    class_, _ = quantity.named
    metric = class_ if class_ == "weapons" else "other"
    return counting(at_noun(quantity, metric, "metric.measure"), quantity)


def _is_floor(quantity: Quantity) -> bool:
    """`13,000 square metres`: of floors and plots, unless somebody took them."""
    words = quantity.sentence.lower[quantity.core[1] : quantity.last]
    return not _OF_FLOORS.isdisjoint(words) and not _is_seized(quantity)


_OF_FLOORS = frozenset("feet foot ft m metre metres meter meters yard yards".split())
_SEIZING = HOLDING - frozenset("lost lose loses losing taken cleared recovered".split())
_NEAR = 3  # words between the verb and an area


def _is_seized(quantity: Quantity) -> bool:
    """`seized 20 hectares of farmland`: land that somebody took, whatever grows there."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    if lower[last : last + 1] and lower[last] in BE and lower[last + 1 : last + 2]:
        return lower[last + 1] in _SEIZED
    return not _SEIZING.isdisjoint(lower[max(0, quantity.first - _NEAR) : quantity.first])


_SEIZED = frozenset("seized confiscated captured occupied annexed expropriated".split())


class Question(IntEnum):
    """What a figure counts is told in other places for each kind of figure."""

    MEASURE = auto()  # the figure says what it is in: money, percent, square kilometres
    NOUN = auto()  # a noun stands with the number
    ELIDED = auto()  # the number stands alone


_MEASURE, _NOUN, _ELIDED = Question
_KINDS = {question: question.name.lower() for question in Question}


def _question(quantity: Quantity) -> Question:
    if quantity.unit is not None:
        return _MEASURE
    return _NOUN if quantity.noun[0] < quantity.noun[1] else _ELIDED


def _event(quantity: Quantity, before: Before) -> Found | None:
    """What happened to the people counted, also where the list before them tells it."""
    class_, is_person = quantity.named
    if toll := spells_out(quantity, before):
        return _of_noun(
            Found(toll.metric, "metric.list", toll.start, toll.end), quantity, toll, before, people=True
        )
    if not is_person or (class_ == "killed" and not _are_victims(quantity)) or other_things(quantity, before):
        return None
    if class_ is None and (label := told_by_label(quantity, before)):
        return label.as_value(Counting(label.value.metric, PEOPLE, quantity.counted, None))
    event = correct_event(find_event(quantity, before.lexicon), quantity, class_, before.lexicon)
    if class_ == "injured" and not _died_later(event):
        return None
    last = before.whole_in_sentence(quantity)
    if _act(quantity):
        last, event = None, None if event is not None and event.rule == "event.joined" else event
    if event is not None and event.rule == "event.joined" and last and last.metric in LISTED:
        event = None if continues_list(quantity, last) else event
    if event is None and class_ in (None, "civilians") and (whole := broken_down(quantity, before)):
        event = Found(whole.metric, "metric.list", whole.start, whole.end)
    if event is None and last and last.metric in LISTED and class_ not in ("foreign_fighters", "returnees"):
        listed = continues_list(quantity, last) and not is_whole(quantity)
        listed = listed and not (class_ == "troops" and last.metric in _UNARMED)
        event = Found(last.metric, "metric.list", last.start, last.end) if listed else None
    if event is None:
        return None
    others = last if quantity.sentence.lower[quantity.head] == "others" else None
    return _of_noun(event, quantity, others or _whole(quantity, before), before, people=True)


# Past tenses that are no participles: a clause of its own begins with those who do it.
_ACTED = frozenset(
    "ate became began came chose drank drove flew gave grew knew rang rose sang saw spoke swam swore threw "
    "took went woke wore wrote".split()
)


def _act(quantity: Quantity) -> bool:
    """`held 60 men and 50 people came to a rally`: of whom something else is told."""
    then = quantity.noun[1]
    return not _ACTED.isdisjoint(quantity.sentence.lower[then : then + 1])


_UNARMED = frozenset(("displaced", "people_in_need", "refugees"))  # what soldiers are not


def _died_later(event: Found | None) -> bool:
    """`20 of the wounded died`: an event that says more of them than their injuries."""
    return (
        event is not None and event.value == "killed" and event.rule in ("event.predicate", "event.passive")
    )


def _are_victims(quantity: Quantity) -> bool:
    """Whether those counted are only called victims: what happened to them is told elsewhere."""
    return quantity.sentence.lower[quantity.head] in ("victims", "victim")


def _noun(quantity: Quantity, before: Before) -> Found | None:
    """What the noun says that they are."""
    if like := other_things(quantity, before):
        found = at_noun(quantity, like.metric, "metric.noun")
        return found.as_value(Counting(like.metric, like.unit, like.counted, like))
    class_, is_person = quantity.named
    if is_person and (force := _force_listed(quantity, before) or _force_of_part(quantity, before)):
        return _of_noun(at_noun(quantity, force.metric, "metric.noun"), quantity, force, before, people=True)
    others = is_person and class_ not in _TOLD_BY_NOUN and quantity.sentence.lower[quantity.head] == "others"
    whole = (before.in_sentence(quantity) if others else None) or _whole(quantity, before)
    if are_men(quantity, class_):
        class_ = metric_of_men(quantity, before.lexicon) or class_
    if class_ is None and is_person and (families := _families_told(quantity, before)):
        class_ = families.metric
    if class_ in (None, "other") and are_members_of_group(quantity, before.lexicon, before.prior):
        class_ = "fighters"
    if class_ is None and is_person and _are_group(quantity, before.lexicon):
        class_ = "fighters"
    if class_ == "civilians" and _are_foreigners_in_ranks(quantity):
        class_ = "foreign_fighters"
    if class_ is None and is_person and _are_a_people(quantity):
        class_ = "population"
    if class_ in (None, "other") and not is_person and _are_left(quantity):
        class_ = "displaced"
    found = at_noun(quantity, class_ or "other", "metric.noun")
    return _of_noun(found, quantity, whole, before, people=is_person)


_NATION = 1_000_000  # from here on a people with an article is all of it


def _are_a_people(quantity: Quantity) -> bool:
    """`the 25 million Yemenis`: all of them; not `25 million Yemenis voted`."""
    first, low = quantity.first, quantity.low
    named = quantity.head == quantity.last and quantity.sentence.words[quantity.head][0].isupper()
    return named and low is not None and low >= _NATION and quantity.sentence.lower[first - 1] == "the"


def _are_group(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether an armed group's name is the noun: `about 500 Taliban fled`."""
    names = find_names(quantity.sentence, lexicon)
    return any(it.kind == "armed_group" and it.first <= quantity.head < it.last for it in names)


def _are_foreigners_in_ranks(quantity: Quantity) -> bool:
    """`has 20 foreigners left in its ranks`"""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    return lower[quantity.head] == "foreigners" and "ranks" in lower[last : last + _TO_RANKS]


_TO_RANKS = 9  # words from foreigners to "ranks": "from 81 countries in the group's ranks"


_HOMES = frozenset("apartments condominiums dwellings flats homes houses residences".split())
_LEFT = 5  # words after homes that tell of their evacuation


def _are_left(quantity: Quantity) -> bool:
    """`20 homes were evacuated`, `the evacuation of 20 homes`: those who live there had to go."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.noun[1]
    if quantity.head < 0 or lower[quantity.head] not in _HOMES:
        return False
    if lower[max(0, first - 2) : first] in (["evacuation", "of"], ["evacuations", "of"]):
        return True
    after = lower[last : last + _LEFT]
    return not BE.isdisjoint(after[:3]) and any(word.startswith("evacuat") for word in after)


_FAMILIES, _PERSONS = frozenset(("family", "household")), frozenset("people persons individuals".split())
_OTHERWISE = (["("], ["or"], [",", "or"], ["/"], ["-"], ["–"], ["—"], ["comprising"], ["with"])


def _families_told(quantity: Quantity, before: Before) -> Quantity | None:
    """The families that a figure counts by their members: `4,000 families (24,000 people) are in camps`."""
    last = before.in_sentence(quantity)
    if last is None or last.unit not in _FAMILIES or quantity.sentence.lower[quantity.head] not in _PERSONS:
        return None
    gap = quantity.sentence.lower[max(last.last, last.noun[1]) : quantity.first]
    return last if gap in _OTHERWISE else None


def _force_listed(quantity: Quantity, before: Before) -> Quantity | None:
    """The force whose men a colon lists by what they are: `50,000 men: 10,000 contractors and 40,000
    convicts`."""
    lower = quantity.sentence.lower
    if ":" not in lower[: quantity.first]:
        return None
    for whole in reversed(before.earlier):
        if whole.sentence is not quantity.sentence:
            return None
        end = max(whole.last, whole.noun[1])
        if whole.metric in UNDER_ARMS and lower[end : end + 1] == [":"]:
            fits = quantity.low is not None and whole.low is not None and quantity.low < whole.low
            return whole if fits and BE.isdisjoint(lower[end : quantity.first]) else None
    return None


def _force_of_part(quantity: Quantity, before: Before) -> Quantity | None:
    """The force of whose men a part is: `50,000 fighters, 40,000 of them convicts`."""
    whole = before.in_sentence(quantity)
    included = quantity.sentence.lower[quantity.first - 1] == "including" and quantity.named[0] == "detained"
    if whole is None or whole.metric not in UNDER_ARMS or not (included or counts_part(quantity)):
        return None
    return None if quantity.named[0] in _TOLD_APART else whole


_TOLD_APART = frozenset(("foreign_fighters", "returnees"))  # what the noun says more exactly


def _of_noun(
    found: Found, quantity: Quantity, whole: Quantity | None, before: Before, *, people: bool
) -> Found:
    unit = unit_of(quantity, found.value, before.lexicon.index(build_nouns), people=people)
    if whole and whole.unit in _FAMILIES and quantity.sentence.lower[quantity.head] == "others":
        unit = whole.unit  # 20 families in Kano and 50 others in Jos
    return found.as_value(Counting(found.value, unit, quantity.counted, whole))


def _whole(quantity: Quantity, before: Before) -> Quantity | None:
    """What `two of the drones` are part of: the same things, counted just before."""
    lower, head, earlier = quantity.sentence.lower, quantity.head, before.earlier
    if counts_part(quantity) and (last := before.in_sentence(quantity)) and last.unit == PEOPLE:
        return last  # 20 Taliban fighters, three of them boys
    if not earlier or earlier[-1].head < 0 or lower[quantity.last : quantity.last + 2] != ["of", "the"]:
        return None
    return earlier[-1] if earlier[-1].sentence.lower[earlier[-1].head] == lower[head] else None


def _number_of(quantity: Quantity, before: Before) -> Found | None:
    """How many somebody is, or there are of something."""
    told = find_apposed(quantity, before) or find_strength(quantity, before)
    return told or find_answer(quantity, before) or find_number_of(quantity, before)


_NOTHING = NO_METRIC.as_value(Counting("other", "people", None, None))

METRIC: FieldReader[Before] = FieldReader(
    "metric",
    (
        rule("metric.of-money", _money, Question.MEASURE),
        rule("metric.of-whole", _share, Question.MEASURE),
        rule("metric.of-measure", _measure, Question.MEASURE),
        rule("metric.sum", find_sum, Question.ELIDED),
        rule("metric.number-of", _number_of, Question.ELIDED),
        rule("metric.of-event", _event, Question.NOUN),
        rule("metric.of-elided-event", find_elided_event, Question.ELIDED),
        rule("metric.of-noun", _noun, Question.NOUN),
        rule("metric.of-antecedent", find_antecedent, Question.ELIDED),
        rule("metric.of-label", find_label, Question.ELIDED),
        rule("metric.told-of", find_told_of, Question.ELIDED),
        rule("metric.of-list", find_listed, Question.ELIDED),
        always("metric.nothing", _NOTHING),
    ),
    question=_question,
    kind=lambda quantity: _KINDS[_question(quantity)],
)


def metric_within(metric: str, subject: str | None, lexicon: Lexicon) -> str:
    """The metric of a figure with that subject: `20,000 Hezbollah soldiers` are fighters, not troops."""
    return "fighters" if metric == "troops" and subject in lexicon.index(build_armed_groups) else metric


def build_armed_groups(lexicon: Lexicon) -> frozenset[str]:
    """The names of the armed groups of a lexicon."""
    return frozenset(it["name"] for it in lexicon.entries("actor") if it["kind"] == "armed_group")
