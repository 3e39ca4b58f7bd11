"""Find the metric of a number that leaves its noun out: what happened tells it, or a figure before."""

from claims.extract.calendar.time_expressions import find_times
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
    TOLLS,
    Before,
    Counting,
    changed_from,
    counts_part,
    goes_on,
    outgrows,
)
from claims.extract.metric.label import counts_things, find_apposed
from claims.extract.metric.noun_apart import are_aided, are_people, find_told_of
from claims.extract.metric.number_beside import (
    IT_AT,
    among_dead,
    among_those,
    are_foreign,
    are_freed,
    are_lodged,
    is_aside,
    is_included,
    is_told_alike,
    meant_toll,
)
from claims.extract.name.names import find_names
from claims.extract.text.event_words import build_events
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import VERB, tags_of
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import FINITE_BE, GAP_OPENERS, HAVE, STOPS
from claims.model import Qualifier

_REFERRING = frozenset(
    "as double times triple twice to from than of by at reached hit was were is be not only totaled "
    "totalled numbered for with and winning won gaining gained securing secured".split()
)


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
        _refers_back(quantity, whole, before.lexicon) or _is_of_list(quantity, whole, before.lexicon)
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
    first -= lower[first - 1] in _ADDED
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
    return lower[last + 1].endswith("ed") and lower[last + 1] not in predicates


_NO_MORE = frozenset(("only", "just"))
_ADDED = frozenset(("another", "additional", "further", "except", "including", "against"))
_THERE_ARE = FINITE_BE | {"only", "be", "been"}


def _is_given(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether nothing but the number is told by somebody: `The doctors said only 51.`, `police admit to 40`,
    `the UN speaks of 300`."""
    lower, first = quantity.sentence.lower, quantity.first
    while first and (lower[first - 1] in _NO_MORE or lower[first - 1] in _LEADS_ON):
        first -= 1
    return first > 0 and bool(tags_of(quantity.sentence, lexicon)[first - 1] & VERB)


_LEADS_ON = frozenset(("at", "of", "to", "up", "with"))


def _is_set_off(quantity: Quantity, antecedent: Quantity) -> bool:
    """Whether a comma sets off who gives or has the number: `The UN counted 90 dead; the army, 12.`"""
    lower, first = quantity.sentence.lower, quantity.first
    first -= lower[first - 1] == "at"  # the army, at 12
    same = antecedent.sentence is quantity.sentence and lower[first - 1] == ","
    return same and ";" in lower[antecedent.last : first - 1]


def _refers_back(quantity: Quantity, antecedent: Quantity, lexicon: Lexicon) -> bool:
    """Whether a bare number counts what the one before it counts: `400, 200 of which`, `up from 6,000`."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if quantity.qualifier is not Qualifier.EXACT or counts_part(quantity):
        return True
    if quantity.sentence.starts[first] in bracketed_counts(quantity.sentence):
        return antecedent.sentence is not quantity.sentence or antecedent.holds(quantity)
    added = (first and lower[first - 1] in _ADDED) or _are_more(lower, last)
    if added or is_told_alike(quantity, antecedent):
        return True
    closes = last >= len(lower) or not lower[last][0].isalnum() or lower[last] == "left"
    given = closes or (antecedent.sentence is quantity.sentence and lower[last].endswith("ed"))
    if (given and _is_given(quantity, lexicon)) or (closes and _is_set_off(quantity, antecedent)):
        return True
    own = closes and first > 0 and lower[first - 1] == "'s" and antecedent.sentence is quantity.sentence
    if quantity.low is not None and quantity.low >= 1000 and not own:  # more than the rebels' 9,000
        beside = [
            *quantity.sentence.words[max(0, first - 1) : first],
            *quantity.sentence.words[last : last + 1],
        ]
        return any(word.isalpha() and word.islower() for word in beside)
    if goes_on(quantity, antecedent):
        return True
    if antecedent.sentence is quantity.sentence and _is_joined(quantity, antecedent):
        return True
    if first and lower[first - 1] == "the":
        first -= 1
    if not TOLLS.isdisjoint(lower[max(0, first - 8) : first]) or lower[first - 2 : first] == IT_AT:
        return True
    if closes and "there" in lower[max(0, first - 4) : first] and lower[first - 1] in _THERE_ARE:
        return True
    return antecedent.sentence is quantity.sentence and first > 0 and _is_told_with(quantity, first, closes)


def _are_more(lower: list[str], last: int) -> bool:
    """Whether more of the same are counted: `has 2,000 soldiers and will send 400 more`; not `400 more than`,
    nor `400 more convincing`."""
    after = lower[last : last + 2]
    return after[:1] == ["more"] and (len(after) == 1 or not after[1][0].isalnum() or after[1] in _AFTER_MORE)


_AFTER_MORE = STOPS - {"than"}


def _is_told_with(quantity: Quantity, first: int, closes: bool) -> bool:
    """Whether the word before a bare number, which stands at `first`, leads to one of what its sentence
    counted; `closes`: no word follows."""
    before = quantity.sentence.lower[first - 1]
    if before == "'s" or (closes and before in _HAVE_OR_SELF):  # "to the other party's 11"
        return True
    if closes and before == "," and _follows_time(quantity.sentence, first - 1):
        return True
    told = closes and before not in STOPS and quantity.sentence.words[first - 1].islower()
    return before in _REFERRING or told or (closes and _names_holder(quantity))


_HAVE_OR_SELF = HAVE | {"himself", "herself", "itself", "themselves"}  # "the rebels themselves 11"


def _follows_time(sentence: Sentence, comma: int) -> bool:
    """`In 2022 there were 300 murders; in 2023, 412`: a time with a comma leads to the figure."""
    return any(comma - 1 <= time.last <= comma for time in find_times(sentence))


def _names_holder(quantity: Quantity) -> bool:
    """`Spain, two; and Portugal, four`: a name and a comma before the figure."""
    first, sentence = quantity.first, quantity.sentence
    named = first > 1 and sentence.lower[first - 1] == "," and sentence.words[first - 2][0].isupper()
    return named and ";" in sentence.lower


_JOINTS = GAP_OPENERS | {":", "/"}
_WHERE = frozenset("above across along around at from in near of off on outside over with".split())
_HOLDERS = frozenset("place state organisation armed_group coalition person unknown".split())


def _is_of_list(quantity: Quantity, whole: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number is one of a list that began with a figure and its noun: `killed 30 people in Akra, 12
    in Dorna`, `Chad hosts 900 refugees and Mali 20`."""
    if whole.sentence is not quantity.sentence:
        return False
    words, lower = quantity.sentence.words, quantity.sentence.lower
    first, last = quantity.first, quantity.last
    if lower[first - 1] in _JOINTS:
        last += lower[last : last + 1] == ["each"]
        return (
            last + 1 < len(lower) and lower[last] in _WHERE and _names_thing(words[last + 1], last, quantity)
        )
    if last < len(lower) and lower[last][0].isalnum() and lower[last] not in _JOINTS:
        return False
    name = next((it for it in find_names(quantity.sentence, lexicon) if it.last == first), None)
    joined = name is not None and name.kind in _HOLDERS and name.first > 0
    if not joined or name is None:
        return False
    at = name.first - 1 - (lower[name.first - 1] == "the" and name.first > 1)
    return lower[at] in _JOINTS


def _names_thing(word: str, where: int, quantity: Quantity) -> bool:
    """Whether a word after `in`, `with` or the like, at word `where`, tells where those of a list are, or
    what they have."""
    told = word[0].isupper() or word == "the" or quantity.sentence.lower[where] == "with"
    return word.isalpha() and told


def _is_joined(quantity: Quantity, antecedent: Quantity) -> bool:
    """`a vote of 308-106`: only a hyphen stands between the two numbers."""
    gap = quantity.sentence.lower[antecedent.last : quantity.first]
    return len(gap) <= 3 and "-" in gap
