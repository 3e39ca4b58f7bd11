"""Find the metric of a number whose noun stands apart from it.

`the number of troops fell to 2,500`, `Killed: 20`, `the army is 12,000 strong`, `arrests hit 6,000`.
"""

from dataclasses import replace

from claims.extract.fate.circumstance import correct_event
from claims.extract.fate.event import find_event
from claims.extract.fate.verb_frame import after_brackets
from claims.extract.figure.bracketed import bracketed_counts
from claims.extract.figure.noun_class import PEOPLE, at_noun, build_nouns, classify_noun
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import COUNTED, NUMBERS, OUTPUTS, Before, Counting
from claims.extract.metric.measured import is_of_ballot
from claims.extract.text.event_words import build_events
from claims.extract.text.noun_phrase import find_noun
from claims.extract.text.verbs import build_change_verbs
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import (
    ARTICLES,
    BE,
    DETERMINERS,
    FINITE_BE,
    HAVE,
    RELATIVES,
    STOPS,
)
from claims.lexicon.inflection import is_plural, singular

_REACH = 28  # words before a figure in which its noun may stand: "the number of ... from 6,000 to 2,500"


RANGING = frozenset("ran range ranged ranges run runs varied varies vary".split())


def find_listed(quantity: Quantity, before: Before) -> Found | None:
    """`refugees came from Chad (1,092) and Mali (939)`: a list in brackets counts what its sentence is of."""
    sentence, first = quantity.sentence, quantity.first
    if sentence.lower[quantity.last : quantity.last + 1] == ["each"] and (shared := _each(quantity, before)):
        return shared
    if sentence.starts[first] not in bracketed_counts(sentence):
        return numbered(quantity, 2, before.lexicon, plural=True) if _is_part(quantity) else None
    nouns = before.lexicon.index(build_nouns)
    for k in (first - 2, *range(first - 2)):
        one = singular(sentence.lower[k])
        known = one in nouns.persons or nouns.metrics.get(one) not in (None, "settlements", "units")
        if (known or one in _TALLIED) and one != sentence.lower[k]:
            return numbered(quantity, k, before.lexicon, plural=True)
    return None


def _each(quantity: Quantity, before: Before) -> Found | None:
    """`the two armies freed prisoners on Sunday, 15 each`: the noun stands before, without a number."""
    lower, first = quantity.sentence.lower, quantity.first
    if lower[first - 1] not in _SET_OFF:
        return None
    nouns = before.lexicon.index(build_nouns)
    for k in range(first - 2, max(0, first - _SHARED), -1):
        one = singular(lower[k])
        if one != lower[k] and (one in nouns.persons or one in nouns.metrics):
            return numbered(quantity, k, before.lexicon, plural=True)
    return None


_SET_OFF = frozenset((",", ":", "-", "–", "—"))
_SHARED = 9  # words from what is shared out to the number


def _is_part(quantity: Quantity) -> bool:
    """`Of the cases, 20 were in Akra`, `Among all cases, 22 (43%) are nurses`."""
    lower, comma = quantity.sentence.lower, quantity.first - 1
    fronted = 2 < comma < 7 and lower[comma] == "," and lower[0] in ("of", "among")
    told = fronted and (lower[1] == "all" or lower[1] in DETERMINERS) and any(map(is_plural, lower[2:comma]))
    return told and not BE.isdisjoint(lower[(then := after_brackets(lower, quantity.last)) : then + 1])


# What is counted for its own sake, wherever its number stands: cases rose to 600.
_TALLIED = frozenset(
    "admission birth case detection hospitalisation hospitalization infection patient transmission".split()
)


def find_number_of(quantity: Quantity, before: Before) -> Found | None:
    """`reduce the number of troops from 6,000 to 2,500`: the noun stands before its number."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if first > 2 and lower[first - 1] == "number" and lower[first - 2] == "who":
        # the rebels, who number 3,000
        return _of_subject(quantity, first - 1, before)
    if (many := _how_many(lower, first)) and (asked := numbered(quantity, many, before.lexicon)):
        return asked
    if NUMBERS.isdisjoint(lower[max(0, first - _REACH) : last + 4]):
        return None
    dashed = lower[last : last + 1] in (["-"], ["–"], ["—"])  # "20,000 – the number of those who fled"
    after = (last + 2, last + 3, last + 4) if dashed else (last + 2,)
    for i in (*range(first - 2, max(0, first - _REACH), -1), *after):
        if 0 < i < len(lower) and (lower[i - 1], lower[i]) in COUNTED:
            found = numbered(quantity, i + (lower[i] == "for"), before.lexicon)
            return found if lower[i - 1] not in OUTPUTS or (found and _is_tally(found)) else None
        if lower[i : i + 1] == ["numbers"] and _are_of_noun(lower, i, first, before.lexicon):
            return _of_phrase(quantity, (i - 1, i), i - 1, before.lexicon)
    return None


UNDER_ARMS = frozenset(("fighters", "troops"))


def _how_many(lower: list[str], first: int) -> int | None:
    """The word `many` whose noun the number at word `first` counts: `estimates of how many rebels are left
    range from 200 to 300`."""
    ranging = first > 0 and (lower[first - 1] in RANGING or lower[first] in ("from", "between"))
    if not ranging:
        return None
    near = range(first - 1, max(0, first - _ASKED), -1)
    return next((k for k in near if lower[k] == "many" and lower[k - 1] == "how"), None)


_ASKED = 14  # words from "how many" to the number


def _are_of_noun(lower: list[str], numbers: int, figure: int, lexicon: Lexicon) -> bool:
    """Whether a noun stands before the word `numbers`: `refugee numbers fell to 2.3 million`."""
    nouns, noun = lexicon.index(build_nouns), lower[numbers - 1]
    return 0 < numbers < figure and (noun in nouns.persons or noun in nouns.metrics)


def numbered(quantity: Quantity, of: int, lexicon: Lexicon, *, plural: bool = False) -> Found | None:
    """The metric, the unit and the words of the noun after the `of` at that word, or that begins there."""
    predicates = lexicon.index(build_events).predicates
    first, last, head = find_noun(quantity.sentence, of, predicates)
    if last == first:
        return None
    if head > first and quantity.sentence.lower[head] in RANGING:  # the number of fighters ranges from 300
        last, head = head, head - 1
    if plural and not is_plural(quantity.sentence.lower[head]):
        one = singular(quantity.sentence.lower[head])
        if one not in lexicon.index(build_nouns).metrics:
            return None
    return _of_phrase(quantity, (first, last), head, lexicon)


def _of_phrase(quantity: Quantity, noun: tuple[int, int], head: int, lexicon: Lexicon) -> Found:
    """The metric, the unit and the words of a noun phrase that stands elsewhere in the sentence."""
    stand_in = replace(quantity, noun=noun, head=head)
    if noun[1] <= quantity.first:  # what is told of those counted stands between their noun and the figure
        stand_in = replace(stand_in, first=noun[0], last=noun[0])
    nouns = lexicon.index(build_nouns)
    class_, is_person = classify_noun(stand_in, nouns)
    event = (find_event(stand_in, lexicon) or find_event(quantity, lexicon)) if is_person else None
    event = correct_event(event, stand_in, class_, lexicon) if event else None
    if event:
        words = quantity.counted or quantity.sentence.slice(*noun)
        return event.as_value(Counting(event.value, PEOPLE, words, None))
    unit = PEOPLE if is_person else nouns.units.get(class_ or "") or singular(quantity.sentence.lower[head])
    value = Counting(class_ or "other", unit, quantity.sentence.slice(*noun), None)
    return at_noun(stand_in, "", "metric.number-of").as_value(value)


# Verbs between what is counted and its number: "arrests hit 6,000", "payrolls grew by 160,000".
_REACHING = frozenset(
    "hit hits reach reaches reached reaching exceed exceeds exceeded surpass surpasses surpassed top tops "
    "topped total totals totaled totalled number numbers numbered numbering near nears neared approach "
    "approached".split()
)
STANDING = frozenset("assessed estimated estimates put puts reckoned stand stands stood".split())
_PUT = 8  # words from "put" or "estimated" to "at": "estimated by police at 300"
_FROM_TO = 9  # words between a verb of change and its last "to"
_BY = 8  # words between a verb of change and its "by"


def find_told_of(quantity: Quantity, before: Before) -> Found | None:
    """`arrests hit 6,000`, `cutting its troops in the north by 1,000`: the noun stands with the verb."""
    lower, at = quantity.sentence.lower, quantity.first - 1
    if at < 1:
        return None
    if lower[at] in _CARRYING and not _CRAFT.isdisjoint(lower[max(0, at - _BY) : at]):
        return at_noun(quantity, "other", "metric.number-of").as_value(Counting("other", PEOPLE, None, None))
    if are_aided(quantity):
        value = Counting("people_in_need", PEOPLE, None, None)
        return at_noun(quantity, "", "metric.number-of").as_value(value)
    if is_of_ballot(quantity):
        return at_noun(quantity, "votes", "metric.ballot").as_value(Counting("votes", "vote", None, None))
    if lower[at] in _REACHING or lower[quantity.first] in _REACHING:
        return _of_subject(quantity, at + (lower[at] not in _REACHING), before)
    put = lower[at] == "at" and not STANDING.isdisjoint(lower[max(0, at - _PUT) : at])
    if put or lower[at] in ("from", "to"):
        return _of_changed(quantity, at, before)
    changes = before.lexicon.index(build_change_verbs)
    near = range(at - 1, max(0, at - _BY), -1) if lower[at] == "by" else ()
    verb = next((k for k in near if lower[k] in changes), 0)
    return (_of_object(quantity, verb, before) or _of_subject(quantity, verb, before)) if verb else None


# A ferry carrying 300: people.
_CARRYING = frozenset("carried carries carrying ferrying transporting".split())
_CRAFT = frozenset(
    "airliner boat bus canoe coach craft dinghy ferry helicopter jet lorry minibus plane raft ship train "
    "truck vehicle vessel".split()
)


def are_aided(quantity: Quantity) -> bool:
    """`has fed 1.2 million`, `reached 40,000 with food`: people, whatever was counted before."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if not first or quantity.unit is not None or quantity.noun[0] < quantity.noun[1]:
        return False
    reached = lower[first - 1] in _REACHED and lower[last : last + 1] == ["with"]
    return reached or lower[first - 1] in _AIDED


_REACHED = frozenset(("reach", "reached", "reaches", "reaching"))
_AIDED = frozenset("fed feeding feeds immunised immunized inoculated vaccinated".split())


def _of_changed(quantity: Quantity, at: int, before: Before) -> Found | None:
    """`strikes rose from 12 in May to 40`, `cut its troops from 30 to 20`: only a noun that is known."""
    lower = quantity.sentence.lower
    changes = before.lexicon.index(build_change_verbs)
    near = range(at - 1, max(-1, at - _FROM_TO), -1)
    verb = next((k for k in near if lower[k] in changes or lower[k] in STANDING), -1)
    ways = (_of_object,) if verb >= 0 and lower[verb + 1] in DETERMINERS else (_of_object, _of_subject)
    found = [of(quantity, verb, before) for of in ways] if verb >= 0 else []
    return next((it for it in found if it and _is_tally(it)), None)


def _of_object(quantity: Quantity, verb: int, before: Before) -> Found | None:
    """What the noun tells that follows the verb at that word."""
    start = verb + 1 + (quantity.sentence.lower[verb + 1] in DETERMINERS)
    return numbered(quantity, start, before.lexicon, plural=True)


def _is_tally(found: Found) -> bool:
    """Whether a noun tells what its number is of."""
    return found.value.metric != "other" or found.value.unit in _TALLIED


def _of_subject(quantity: Quantity, verb: int, before: Before) -> Found | None:
    """What the noun tells that ends before the verb at that word."""
    lower = quantity.sentence.lower
    end = verb
    while end > 0 and (lower[end - 1] in HELPING or lower[end - 1].endswith("ly")):
        end -= 1
    if end > 1 and lower[end - 1] in RELATIVES:  # the separatists, who number 3,000
        end -= 1 + (lower[end - 2] == ",")
    elif end > 1 and end == verb and lower[end - 1] == ",":  # the separatists, numbering 3,000
        end -= 1
    start = end
    while start > 0 and end - start < _SUBJECT and may_be_subject(lower[start - 1]):
        start -= 1
    whole = _subject_start(lower, start)
    found = numbered(quantity, whole, before.lexicon, plural=True) if whole < start else None
    if found and _is_tally(found):
        return found  # murders in the port rose to 300
    return numbered(quantity, start, before.lexicon, plural=True) if start < end else None


_WHERE = frozenset("across against among at by from in inside near of on outside to within".split())
_PLACING = _WHERE | ARTICLES
_PHRASES = 10  # words of a subject


def _subject_start(lower: list[str], start: int) -> int:
    """The first word of a subject that goes on with `in the port` before word `start`; not in `In the
    port`."""
    k = start
    while k > max(0, start - _PHRASES) and (may_be_subject(lower[k - 1]) or lower[k - 1] in _PLACING):
        k -= 1
    while k < start and lower[k] in _PLACING:
        if lower[k] in _WHERE:
            return start
        k += 1
    return k


def may_be_subject(word: str) -> bool:
    return word[0].isalpha() and word not in STOPS


HELPING = BE | HAVE | frozenset("almost could more nearly now only roughly than will would".split())
_SUBJECT = 4  # words


_PEOPLE_NOUNS = frozenset(
    "nationals citizens civilians women children men girls boys minors students soldiers foreigners "
    "residents migrants refugees".split()
)
_TOLD_AS = 8  # words from a number to what those are
_CLOSING = frozenset("and but who which with from in of".split())


def are_people(quantity: Quantity) -> bool:
    """`145 are believed to be Chadian nationals`: words after the verb tell that people are counted."""
    after = quantity.sentence.lower[quantity.last : quantity.last + _TOLD_AS]
    if not after or after[0] not in FINITE_BE:
        return False
    end = next((k for k, word in enumerate(after) if word in _CLOSING or not word[0].isalnum()), len(after))
    return not _PEOPLE_NOUNS.isdisjoint(after[:end])
