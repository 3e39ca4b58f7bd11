"""Find the metric of a bare number that answers how many there are: `How many rebels are left? The army says
3,000.`"""

from dataclasses import replace
from itertools import pairwise

from claims.extract.fate.event import find_event
from claims.extract.figure.noun_class import PEOPLE, at_noun
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import Before, Counting
from claims.extract.metric.noun_apart import HELPING, RANGING, UNDER_ARMS, numbered
from claims.extract.text.event_words import build_events
from claims.lexicon.closed_classes import QUOTES


def find_answer(quantity: Quantity, before: Before) -> Found | None:
    """`Nobody knows how many rebels are left. The army says 3,000`: a bare number answers what was asked.
    `Estimates vary between 300 and 500`."""
    asked, sentence, first = before.asked, quantity.sentence, quantity.first
    if asked is None or not _answers(sentence.lower, first):
        return None
    told = find_event(quantity, before.lexicon)
    if told and told.rule == "event.toll":
        return None  # nobody knows how many were hurt; the death toll is 300
    end = first if asked is sentence else len(asked)
    many = next((k for k in range(1, end) if asked.lower[k - 1 : k + 1] == ["how", "many"]), None)
    if many is None:
        return None
    there = replace(quantity, sentence=asked, first=many, last=many + 1)
    verb = many + 1
    if asked.lower[verb : verb + 1] and asked.lower[verb] in HELPING:  # how many were arrested
        happened = before.lexicon.index(build_events).participles.at(asked.lower, verb + 1)
        value = happened and Counting(happened[0], PEOPLE, None, None)
        return at_noun(there, "", "metric.number-of").as_value(value) if value else None
    found = numbered(there, many, before.lexicon)
    if found and ["under", "arms"] in ([*pair] for pair in pairwise(asked.lower[many:])):
        return found.as_value(replace(found.value, metric="fighters"))
    if found and found.value.metric == "civilians" and any(it.metric in UNDER_ARMS for it in before.earlier):
        return None  # how many men the group has: 300 rebels, says one; 400, says another
    if found and found.value.metric in _LOST and not _LOSING.isdisjoint(asked.lower[many:]):
        return found.as_value(replace(found.value, metric="killed"))  # how many soldiers has Chad lost?
    stays = found and found.value.metric == "displaced" and "left" in asked.lower[many:]
    return found.as_value(replace(found.value, metric="other")) if found and stays else found


def _answers(lower: list[str], first: int) -> bool:
    """Whether somebody is said right before word `first` to give a number: `the army says`, `spoke of "`."""
    first -= first > 1 and lower[first - 1] in QUOTES
    if first > 1 and lower[first - 1] == "of":
        return lower[first - 2] in _SPEAKING
    return first > 0 and lower[first - 1] in _BEFORE_ANSWER


_SPEAKING = frozenset("speak speaks spoke talk talked talks".split())
_LOSING = frozenset(("lose", "lost"))
_LOST = UNDER_ARMS | {"civilians"}
# Between who answers and the number: "the army says 300", "the UN puts it at 300", "its answer was 300".
_ANSWERING = frozenset(
    "say says said estimate estimates estimated reckons reckoned believes believed claims claimed at is was "
    "insists insisted suggests suggested thinks counted counts conceded concedes admits admitted "
    "acknowledged acknowledges announced cites cited gives gave names named".split()
)


_BEFORE_ANSWER = _ANSWERING | RANGING
