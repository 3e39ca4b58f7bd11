"""Find the metric of a measured figure by the unit that a metric declares: barrels of oil, aid in dollars;
and that of shares by what a sentence says that it gives shares of."""

from claims.extract.figure.noun_class import Nouns, at_noun, build_nouns, metric_of_noun
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import Before, Counting
from claims.extract.name.names import find_names
from claims.extract.text.event_words import build_events
from claims.extract.text.noun_phrase import find_noun
from claims.extract.text.word_tags import COMPASS, tags_of
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE
from claims.lexicon.inflection import singular
from claims.model import Qualifier

_LINKS = frozenset(("in", "of", "for", "worth"))
_REACH = 12  # words before a figure in which its noun may stand: "oil production has risen to 3m barrels"


def find_measured(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """The metric whose unit the figure is in: by its noun, the unit's name, or the nearest other noun.

    None where no metric of that unit is told; a metric without a unit of measure is never found here.
    """
    nouns = lexicon.index(build_nouns)
    if not nouns.measured:
        return None
    class_, _ = quantity.named
    for metric in (class_, nouns.metrics.get(quantity.unit or "")):
        if _is_in_unit(metric, quantity, nouns):
            return at_noun(quantity, metric or "", "metric.unit")
    return _find_after(quantity, nouns, lexicon) or _find_before(quantity, nouns)


def _find_after(quantity: Quantity, nouns: Nouns, lexicon: Lexicon) -> Found | None:
    """`$3 million in aid`: what money is for, where the noun does not go with the number itself."""
    sentence, at = quantity.sentence, quantity.last
    if at >= len(sentence.lower) or sentence.lower[at] not in _LINKS:
        return None
    first, last, head = find_noun(sentence, at + 1, lexicon.index(build_events).predicates)
    metric = metric_of_noun(sentence.lower, first, head, nouns) if first < last else None
    if metric is None or not _is_in_unit(metric, quantity, nouns):
        return None
    return Found(metric, "metric.unit", sentence.starts[first], sentence.ends[last - 1])


def _find_before(quantity: Quantity, nouns: Nouns) -> Found | None:
    """`oil output rose to 3 million barrels a day`."""
    sentence = quantity.sentence
    for head in range(quantity.first - 1, max(-1, quantity.first - 1 - _REACH), -1):
        metric = metric_of_noun(sentence.lower, 0, head, nouns)
        if metric and _is_in_unit(metric, quantity, nouns):
            return Found(metric, "metric.unit-before", sentence.starts[head], sentence.ends[head])
    return None


def _is_in_unit(metric: str | None, quantity: Quantity, nouns: Nouns) -> bool:
    """Whether figures of a metric are measured, and in the unit of this one."""
    if metric not in nouns.measured or not metric or not nouns.fits(metric, quantity.unit):
        return False
    return quantity.unit != "percent" or nouns.units[metric] == "percent"


_FUNDING = frozenset("budget donors fund funded funding funds money requirements".split())
_WANTING = frozenset("borderline inadequate insufficient poor unacceptable".split())
_WANTED = frozenset("consumption diet diets food housing nutrition shelter shelters water".split())
_WITH = frozenset("demonstrating exhibiting had has have having report reported reporting with".split())
_CLAUSE = frozenset((";", ":", "(", ")", "that", "while", "who"))
_SAID = 40  # words before a share in brackets
_NEED = 14  # words after a share, before "need" or what is wanting
_SHARED = {"needs": "people_in_need", "incidence": "other", "prevalence": "other"}


def find_shared(quantity: Quantity) -> Found | None:
    """What a sentence gives shares of: `needs were highest in schooling (77%) and health (71%)`, `71% of
    families report acute needs`, `many lack proper walls and have poor shelter (30%)`."""
    sentence, lower, first = quantity.sentence, quantity.sentence.lower, quantity.first
    if not _FUNDING.isdisjoint(lower[max(0, first - _SAID) : quantity.last + _NEED]):
        return None
    if lower[first - 1] == "(":
        for k in range(first - 2, max(-1, first - _SAID), -1):
            if lower[k] in _SHARED:
                return Found(_SHARED[lower[k]], "metric.share-before", sentence.starts[k], sentence.ends[k])
        start, stop = max(0, first - _NEED), first - 1
    else:
        start, stop = quantity.last, min(len(lower), quantity.last + _NEED)
        stop = next((k for k in range(start, stop) if lower[k] in _CLAUSE), stop)
    at = next((k for k in range(start, stop) if lower[k] in _WITH), stop)
    for k in range(at + 1, stop):
        if lower[k] in ("need", "needs") or (lower[k - 1] in _WANTING and lower[k] in _WANTED):
            return Found("people_in_need", "metric.share", sentence.starts[k], sentence.ends[k])
    return None


def is_of_money(quantity: Quantity) -> bool:
    """`has paid 49% of the $2.7 billion`."""
    after = quantity.sentence.lower[quantity.last : quantity.last + _SUM]
    return after[:1] == ["of"] and not _SIGNS.isdisjoint("".join(after))


_SUM = 4  # words up to the sign of a sum
_SIGNS = frozenset("$€£¥₹")


_AGAINST = frozenset("- – — to against".split())
_VOTED = frozenset("approved passed rejected vote voted".split())


def is_of_ballot(quantity: Quantity) -> bool:
    """`voted 120-80`, `the bill passed 120 to 80`: the votes for and against."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if last - first != 1 or not lower[first].isdecimal():
        return False
    second = lower[last : last + 1] != [] and lower[last] in _AGAINST and lower[last + 1 : last + 2] != []
    if second and lower[last + 1].isdecimal():
        return _is_vote(lower, first, last + 2)
    paired = first > 2 and lower[first - 1] in _AGAINST and lower[first - 2].isdecimal()
    return paired and _is_vote(lower, first - 2, last)


def _is_vote(lower: list[str], first: int, last: int) -> bool:
    """Whether the two numbers from word `first` up to word `last` are those of a vote: `voted 120-80`, `the
    vote was 120-80`, `by a 120-80 vote`."""
    told = lower[first - 1] in BE and lower[first - 2] in _BALLOTS
    return (
        told
        or lower[first - 1] in _VOTED
        or lower[last : last + 1] == ["vote"]
        or _is_by_ballot(lower, first)
    )


_BALLOTS = frozenset("ballot count result tally vote".split())


def _is_by_ballot(lower: list[str], first: int) -> bool:
    """Whether a pair of numbers from word `first` on tells how a vote went: `passed on Friday by 80-17`."""
    return lower[first - 1] == "by" and not _VOTED.isdisjoint(lower[max(0, first - _BALLOT) : first])


_BALLOT = 12  # words


_SUMS = frozenset(
    "aid budget cost costs damage damages debt donations fines funding loss losses property revenue".split()
)


def find_sum(quantity: Quantity, before: Before) -> Found | None:
    """`damage in the millions`, `billions in military aid`: an order of money without its currency."""
    if quantity.qualifier is not Qualifier.ORDER:
        return None
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    before_it = lower[max(0, first - 7) : first]
    told = before_it[-2:] == ["in", "the"] and not _SUMS.isdisjoint(before_it)
    if told or (lower[last : last + 1] == ["in"] and not _SUMS.isdisjoint(lower[last : last + 4])):
        found = at_noun(quantity, "money", "metric.money")
        return found.as_value(Counting("money", quantity.unit or "USD", quantity.counted, None))
    return None


_UNITS = frozenset("canton county department governorate oblast prefecture state".split())


def is_of_place(quantity: Quantity, lexicon: Lexicon) -> bool:
    """`half of Deir ez-Zor`: a share of a place that is named."""
    first, last = quantity.noun
    tags = tags_of(quantity.sentence, lexicon)
    while first < last - 1 and tags[first] & COMPASS:  # a third of southern Kassala
        first += 1
    called = first < last - 1 and quantity.sentence.lower[last - 1] in _UNITS  # half of Kassala state
    return first < last and any(
        name.kind == "place" and name.first == first and name.last >= last - called and not name.possessive
        for name in find_names(quantity.sentence, lexicon)
    )


CHANGES = frozenset(
    "climb dip downturn plunge slide uptick upturn increase rise jump drop decline decrease fall surge "
    "reduction hike spike slump cut growth".split()
)
_CHANGED = 12  # words after such a noun in which it is told what changed
_OF_PEOPLE = frozenset(
    ("killed", "injured", "detained", "abducted", "displaced", "refugees", "attacks", "money")
)


def of_change(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """What changed: `a 50 percent increase in civilian deaths`, `a 5 percent drop in arrests`."""
    sentence = quantity.sentence
    lower, head = sentence.lower, quantity.head if quantity.head >= 0 else quantity.last
    if head >= len(lower) or lower[head] not in CHANGES:
        return None
    nouns, participles = lexicon.index(build_nouns).metrics, lexicon.index(build_events).participles
    stop = min(len(lower), head + 1 + _CHANGED)
    start = next((k for k in range(head + 1, stop) if lower[k] in ("in", "of", "on")), stop)
    for k in range(start + 1, stop):
        if not (lower[k][0].isalnum() or lower[k] == "'s"):
            return None
        told = participles.at(lower, k)
        metric = told[0] if told else nouns.get(singular(lower[k]))
        if metric in _OF_PEOPLE:  # of casualty incidents the incidents
            then = nouns.get(singular(lower[k + 1])) if k + 1 < stop and not told else None
            metric = then if then in _OF_PEOPLE else metric
            return Found(metric, "metric.share", sentence.starts[k], sentence.ends[k])
    return None


_TRADED = frozenset("deliveries exports imports market purchases sales supplies trade transfers".split())
_ARMS = frozenset("ammunition arms arsenal missile munitions weapon weapons weaponry".split())


def is_of_arms(quantity: Quantity) -> bool:
    """`78 percent of China's arms imports`: of arms, not of the sums paid."""
    lower, head = quantity.sentence.lower, quantity.head
    return lower[head] in _TRADED and lower[head - 1] in _ARMS


def follow_deaths(lower: list[str], i: int, nouns: Nouns) -> bool:
    """Whether the injuries at word `i` are joined to deaths, which come first: `deaths and injuries`."""
    return i > 1 and lower[i - 1] == "and" and nouns.metrics.get(singular(lower[i - 2])) == "killed"


def is_held_too(share: Quantity, last: Quantity, holding: frozenset[str]) -> bool:
    """Whether a share is of the land of which the figure before tells another one: `the army holds 60 percent
    of the city and the rebels 40 percent`; `holding`: verbs for that."""
    if last.metric != "territory" or last.unit != "percent" or share.noun[0] < share.noun[1]:
        return False
    gap = share.sentence.lower[last.noun[1] : share.first]
    if last.sentence is not share.sentence or not gap:
        return False
    return gap[-1] in holding or (len(gap) <= _HELD_TOO and holding.isdisjoint(gap) and "and" in gap)


_HELD_TOO = 7  # words from a share of land to the next one: "of the city and the rebels"
