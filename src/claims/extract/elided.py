"""Find the metric of a number without a noun: what happened tells it, or the noun that it leaves out."""

from dataclasses import replace

from claims.extract.counted import PEOPLE, at_noun, build_nouns, classify_noun
from claims.extract.event import find_event
from claims.extract.event_word import build_events
from claims.extract.lexicon import Lexicon
from claims.extract.noun import STOPS, find_noun, singular
from claims.extract.reading import Found, Quantity
from claims.model import Qualifier

_PARTITIVES = frozenset(("which", "whom", "them", "these", "those", "it"))
_AUXILIARIES = frozenset("have has had were are was will would could can may might remain remained".split())
_FIGURE_WORDS = frozenset("figure figures number numbers toll total tally count".split())
_REFERRING = frozenset(
    "to from than of by at reached hit was were is be not only totaled totalled numbered for with and".split()
)


def find_elided(quantity: Quantity, earlier: list[Quantity], lexicon: Lexicon) -> Found:
    """A number without a noun: what happened tells it (`wounded six`), or the noun that it leaves out."""
    named = _number_of(quantity, lexicon)
    if named:
        return named
    event = find_event(quantity, lexicon)
    antecedent = next(
        (other for other in reversed(earlier) if other.unit not in ("percent", "country")), None
    )
    if event:
        quantity.unit = "vote" if event.value == "votes" else PEOPLE
        near = antecedent and (antecedent.sentence is quantity.sentence or counts_part(quantity))
        if antecedent and near and antecedent.unit == PEOPLE:
            quantity.counted, quantity.antecedent = antecedent.counted, antecedent
        return event
    quantity.unit = PEOPLE
    if antecedent is None or not _refers_back(quantity, antecedent):
        return Found("other", "metric.none")
    quantity.unit, quantity.counted, quantity.antecedent = antecedent.unit, antecedent.counted, antecedent
    if _is_told_otherwise(quantity, lexicon):
        return Found("other", "metric.antecedent", antecedent.start, antecedent.end)
    return Found(antecedent.metric, "metric.antecedent", antecedent.start, antecedent.end)


# Verbs that tell the number itself, not what happened.
_COUNTING = frozenset(
    "including totaled totalled totaling totalling reached exceeded numbered climbed counted estimated "
    "identified registered recorded reported documented reckoned expected added followed".split()
)


def _is_told_otherwise(quantity: Quantity, lexicon: Lexicon) -> bool:
    """`killed five and infected 159`, `159 were infected`: another verb than the antecedent's."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    predicates = lexicon.index(build_events).predicates
    if first and lower[first - 1].endswith(("ed", "ing")) and lower[first - 1] not in predicates:
        return lower[first - 1] not in _COUNTING
    verb = lower[last + 1 : last + 2]
    return (
        lower[last : last + 1] in (["were"], ["was"], ["are"])
        and bool(verb)
        and (verb[0].endswith("ed") and verb[0] not in predicates)
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
            event = find_event(stand_in, lexicon) if is_person else None
            if event or (is_person and find_event(quantity, lexicon)):
                quantity.unit = PEOPLE
                return event or find_event(quantity, lexicon)
            quantity.unit = PEOPLE if is_person else singular(lower[head])
            quantity.counted = quantity.sentence.slice(first, last)
            return at_noun(stand_in, class_ or "other", "metric.number-of")
    return None


def _refers_back(quantity: Quantity, antecedent: Quantity) -> bool:
    """Whether a bare number counts what the one before it counts: `400, 200 of which`, `up from 6,000`."""
    lower, last = quantity.sentence.lower, quantity.last
    if counts_part(quantity) or quantity.qualifier is not Qualifier.EXACT:
        return True
    if quantity.low is not None and quantity.low >= 1000:
        beside = [
            *quantity.sentence.words[max(0, quantity.first - 1) : quantity.first],
            *quantity.sentence.words[last : last + 1],
        ]
        return any(word.isalpha() and word.islower() for word in beside)
    if (
        antecedent.sentence is quantity.sentence
        and antecedent.last >= quantity.first - 3
        and "-" in lower[antecedent.last : quantity.first]
    ):
        return True  # a vote of 308-106
    if lower[last : last + 1] and lower[last] in _AUXILIARIES:
        return True
    first = quantity.first - (quantity.first > 0 and lower[quantity.first - 1] == "the")
    if not _FIGURE_WORDS.isdisjoint(lower[max(0, first - 8) : first]):
        return True
    if antecedent.sentence is not quantity.sentence or not first:
        return False
    closes = last >= len(lower) or not lower[last][0].isalnum()
    return lower[first - 1] in _REFERRING or (
        closes and quantity.sentence.words[first - 1].islower() and lower[first - 1] not in STOPS
    )


def counts_part(quantity: Quantity) -> bool:
    """Whether `of which`, `of them` or the like stands behind the figure."""
    behind = quantity.sentence.lower[quantity.last : quantity.last + 2]
    return len(behind) == 2 and behind[0] == "of" and behind[1] in _PARTITIVES
