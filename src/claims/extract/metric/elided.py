"""Find the metric of a number that leaves its noun out: what happened tells it, or a figure before."""

from claims.extract.fate.circumstance import correct_event
from claims.extract.fate.crossing import comes_home
from claims.extract.fate.event import find_event
from claims.extract.fate.toll import CASES, ON_THE_MOVE
from claims.extract.figure.bracketed import bracketed_counts
from claims.extract.figure.noun_class import PEOPLE
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import (
    FATES,
    Before,
    Counting,
    changed_from,
    counts_part,
    outgrows,
)
from claims.extract.metric.label import counts_things, find_apposed
from claims.extract.metric.noun_apart import are_aided, are_people, find_told_of
from claims.extract.metric.number_beside import (
    STATIONED,
    among_dead,
    among_those,
    are_foreign,
    are_freed,
    are_lodged,
    is_aside,
    is_included,
    meant_toll,
)
from claims.extract.metric.refers_back import ADDED, is_of_list, refers_back
from claims.extract.text.event_words import build_events
from claims.extract.text.word_tags import VERB, tags_of
from claims.lexicon import Lexicon
from claims.model import Qualifier


def find_elided_event(quantity: Quantity, before: Before) -> Found | None:
    """What happened tells what is counted: `wounded six`; not beside the bracket of a list."""
    if quantity.sentence.starts[quantity.first] in bracketed_counts(quantity.sentence):
        return None
    if find_apposed(quantity, before):
        return None
    event = correct_event(find_event(quantity, before.lexicon), quantity, None, before.lexicon)
    if event is None or (event.end <= quantity.start and counts_things(quantity, before)):
        return None
    whole = _whole_of(quantity, before)
    unit: str | None = "vote" if event.value == "votes" else PEOPLE
    if whole and whole.metric == "killed" and event.value == "injured" and _are_shot(quantity, event):
        event = event.as_value("killed")
    if whole and whole.metric == "abducted" and event.value == "detained" and are_freed(quantity, event):
        event = event.as_value("abducted")
    if whole and event.value == "displaced" and comes_home(quantity, event, whole):
        event = event.as_value("returnees")
    lodged = event.value == "population" or are_lodged(quantity, event)
    if whole and whole.metric in ON_THE_MOVE and lodged and counts_part(quantity):
        event = event.as_value(whole.metric)  # half of them live in schools
    same = whole and whole.unit in (PEOPLE, "family", "household")
    if whole and not same and event.rule == "event.of-people":
        return None
    if whole and _may_be_things(event, quantity, before):
        value = Counting(whole.metric, whole.unit, whole.counted, whole)
        return Found(value, "metric.antecedent", whole.start, whole.end)
    near = whole and (whole.sentence is quantity.sentence or counts_part(quantity))
    if whole and same and near and event.value != "population":  # not a city of 20 of those who took it
        unit = unit if event.value in _OF_EACH and not counts_part(quantity) else whole.unit
        return event.as_value(Counting(event.value, unit, whole.counted, whole))
    return event.as_value(Counting(event.value, unit, quantity.counted, None))


_OF_EACH = frozenset(("killed", "injured"))  # what befalls people, not families
# What befalls things as well: "seized 300 square kilometres and holds 80", "28 drones fell; 46 disappeared".
_OF_THINGS = frozenset(("detained", "abducted"))


def _may_be_things(event: Found, quantity: Quantity, before: Before) -> bool:
    """Whether what is told of a number may be told of the things that its sentence counted before."""
    lower, last = quantity.sentence.lower, quantity.last
    if lower[last + 1 : last + 3] == ["shot", "down"]:
        return bool(before.earlier) and before.earlier[-1].metric == "weapons"
    counted = [it for it in before.earlier if it.sentence is quantity.sentence and it.unit != "percent"]
    return bool(counted) and event.value in _OF_THINGS and all(it.unit != PEOPLE for it in counted)


def _are_shot(quantity: Quantity, event: Found) -> bool:
    """`60 died; 43 of them were shot`: a part of the dead."""
    sentence = quantity.sentence
    return counts_part(quantity) and sentence.text[event.start : event.end].lower().endswith("shot")


def find_antecedent(quantity: Quantity, before: Before) -> Found | None:
    """The noun that is left out stands with a figure before: `400 fighters, 200 of them`; not where it stands
    with the figure's own verb: `killed 20. The troops, numbering 300, ...`."""
    sentence, first = quantity.sentence, quantity.first
    numbered = "numbering" in sentence.lower[max(0, first - 1) : first + 1] or are_aided(quantity)
    if (numbered and find_told_of(quantity, before)) or find_apposed(quantity, before):
        return None
    whole = _whole_of(quantity, before)
    if whole and whole.unit in _PLACES and sentence.starts[first] in bracketed_counts(sentence):
        # "cases in three states: Akra (31), ..." are cases
        whole = next((it for it in reversed(before.earlier) if it.unit not in _NO_WHOLES), whole)
    if those := among_those(quantity, before.lexicon):
        return those
    dead = among_dead(quantity) if are_people(quantity) else None
    if dead and (whole is None or sentence.lower[:2] == ["of", "the"]):
        return dead
    if whole is None or not (
        refers_back(quantity, whole, before.lexicon) or is_of_list(quantity, whole, before.lexicon)
    ):
        return None
    otherwise = outgrows(quantity, whole) or _is_told_otherwise(quantity, before.lexicon)
    otherwise = otherwise and whole.metric != "money"
    metric = "other" if otherwise else whole.metric
    if metric == "fighters" and are_foreign(quantity):
        metric = "foreign_fighters"
    value = Counting(metric, whole.unit, whole.counted, whole)
    return Found(value, "metric.antecedent", whole.start, whole.end)


def _whole_of(quantity: Quantity, before: Before) -> Quantity | None:
    """The figure before whose noun a figure leaves out; of a part one that can hold it: `60 died, two doctors
    said. 43 of them`."""
    whole = meant_toll(quantity, before) or changed_from(quantity, before) or _last_counted(quantity, before)
    if whole is None or not counts_part(quantity) or _may_hold(whole, quantity):
        return whole
    return next((it for it in reversed(before.earlier) if _may_hold(it, quantity)), whole)


def _may_hold(whole: Quantity, part: Quantity) -> bool:
    """Whether a part can be of a figure before, in whatever sentence: it counts the like, and no fewer."""
    return whole.unit not in ("percent", "country") and whole.holds(part)


_PLACES = frozenset("state province district town village county region governorate area city camp".split())
_NO_WHOLES = _PLACES | {"percent", "country"}


def _last_counted(quantity: Quantity, before: Before) -> Quantity | None:
    """The last figure before that counts things rather than shares; for `thousands` alone only people. What a
    sum of another sentence is of only numbers in millions are: `pays $10 million. The corps has 2,500`."""
    order, sentence = quantity.qualifier is Qualifier.ORDER, quantity.sentence
    people, sent = order or are_people(quantity), _are_sent(quantity)
    aside = bool(before.earlier) and is_aside(before.earlier[-1], quantity)
    sum_too = not _SUMMED.isdisjoint(sentence.lower[quantity.first : quantity.last])
    return next(
        (
            it
            for it in reversed(before.sooner if aside else before.earlier)
            if (it.unit == PEOPLE if people else it.unit not in ("percent", "country"))
            and not (it.sentence is not sentence and is_included(it, before))
            and not (sent and it.metric in FATES)
            and (it.metric != "money" or sum_too or it.sentence is sentence)
        ),
        None,
    )


def _are_sent(quantity: Quantity) -> bool:
    """Whether somebody sends or gives those counted, to whom nothing has happened: `lost 22 men. Chad, which
    promised 900, has sent another 300`."""
    lower, first = quantity.sentence.lower, quantity.first
    first -= lower[first - 1] in ADDED
    return first > 0 and lower[first - 1] in _SENT


_SENT = frozenset(
    "contribute contributed contributing deliver delivered delivering deploy deployed deploying donated "
    "offer offered offering pledged promised provide provided providing send sending sent supplied "
    "supply".split()
)


_SUMMED = frozenset("million billion trillion millions billions m bn".split())


# Verbs that tell the number itself, not what happened.
_COUNTING = frozenset(
    "including totaled totalled totaling totalling reached exceeded numbered climbed counted estimated "
    "identified registered recorded reported documented reckoned expected added followed confirmed verified "
    "talking speaking saying believed acknowledged acknowledging admitted admitting conceded conceding "
    "tallied promised pledged planned needed required requested targeted freed released charged "
    "fired firing launched launching".split()
)


def _is_told_otherwise(quantity: Quantity, lexicon: Lexicon) -> bool:
    """`killed five and infected 159`, `159 were infected`: another verb than the antecedent's."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    predicates = lexicon.index(build_events).predicates
    first -= 3 if lower[max(0, first - 3) : first] == ["a", "total", "of"] else 0
    before = lower[first - 1] if first else ""
    told = lower[max(0, first - 3) : first]
    if not CASES.isdisjoint(told) or told[-2:] == ["and", "infected"]:
        return True
    if before.endswith(("ed", "ing")) and before not in predicates:
        return before not in _COUNTING and not tags_of(quantity.sentence, lexicon)[first - 1] & VERB
    closes = last + 1 >= len(lower) or not lower[last + 1].isalpha()
    if last < len(lower) and closes and lower[last].endswith("ed"):
        return lower[last] not in _COUNTING
    if last + 1 >= len(lower) or lower[last] not in ("were", "was", "are"):
        return False
    return lower[last + 1].endswith("ed") and lower[last + 1] not in predicates | STATIONED
