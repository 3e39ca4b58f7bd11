"""Find the metric that a label before a figure tells: `Killed: 20`, `Villages affected: 40`, `In need: 300
people`; and that of a number set off beside its noun: `its fighters, about 3,000, are poorly armed`."""

from claims.extract.fate.event import ASIDE
from claims.extract.figure.noun_class import PEOPLE, at_noun, build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import Before, Counting
from claims.extract.metric.noun_apart import may_be_subject, numbered
from claims.extract.name.introduced_groups import tells_of_groups
from claims.extract.text.event_words import Events, build_events
from claims.extract.text.noun_phrase import VERBS
from claims.lexicon.closed_classes import LIST_JOINTS
from claims.lexicon.inflection import is_plural, singular
from claims.model import Qualifier

_LABEL = 5  # words at most
_IN_ALL = (
    *(["in", "all"], ["all", "told"], ["in", "total"], ["of", "them"], ["in", "number"], ["by", "one"]),
    *(["by", "some"], ["by", "most"], ["by", "its"], ["by", "their"]),
)


def find_apposed(quantity: Quantity, before: Before) -> Found | None:
    """`its fighters, about 3,000, are poorly armed`, `the refugees, more than 60,000 of them, crossed`: a
    number set off by a comma, a dash or a bracket tells how many those are whose noun stands before it."""
    lower, mark = quantity.sentence.lower, quantity.first - 1
    at = mark > 1 and lower[mark - 1 : quantity.first] == [",", "at"]  # robberies, at 4,560, were fewer
    mark -= at
    if mark < 1 or lower[mark] not in ASIDE or not _is_aside(quantity, at=at):
        return None
    start, nouns = mark - 1, before.lexicon.index(build_nouns)
    one = singular(lower[start])
    known = one in nouns.persons or one in nouns.metrics or lower[start] in nouns.metrics
    if not (known or at) or not is_plural(lower[start]):
        return None
    for k in range(mark - 2, max(-1, mark - 1 - _LABEL), -1):
        if not may_be_subject(lower[k]) or lower[k] in VERBS:
            break
        start = k
    return numbered(quantity, start, before.lexicon, plural=True)


def _is_aside(quantity: Quantity, *, at: bool) -> bool:
    """Whether nothing but a number is told in an aside: a rough one, one of all of them, or one with `at`."""
    lower, last = quantity.sentence.lower, quantity.last
    if quantity.unit is not None or quantity.noun[0] < quantity.noun[1] or quantity.is_written_as_year:
        return False
    if lower[last : last + 2] in _IN_ALL or lower[last : last + 1] == ["altogether"]:
        return True
    closes = last >= len(lower) or not lower[last][0].isalnum()
    if at:
        return closes and lower[last : last + 1] == [","]
    return closes and quantity.qualifier not in _PLAIN


_PLAIN = frozenset((Qualifier.EXACT, Qualifier.ORDER))


def find_label(quantity: Quantity, before: Before) -> Found | None:
    """`Killed: 20`, `Displaced persons: 1,200`: a label and a colon say what is counted; also of each of a
    list: `Displaced: Kano 20, Jos 12`."""
    if (sample := before.in_sentence(quantity)) and _is_sample(quantity, sample):
        return sample.metric_found.as_value(Counting(sample.metric, PEOPLE, sample.counted, sample))
    lower, colon = quantity.sentence.lower, _colon_before(quantity)
    if colon < 1:
        return None
    if lower[colon - 1] == ")":  # "Suspected cases (2024): 20"
        colon = next((k for k in range(colon - 1, max(-1, colon - 1 - _LABEL), -1) if lower[k] == "("), colon)
    start = colon = _before_place(lower, colon)
    while start > 0 and colon - start < _LABEL and may_be_subject(lower[start - 1]):
        start -= 1
    events = before.lexicon.index(build_events)
    happened = events.participles.at(lower, start)
    if not happened or happened[1] != colon:
        happened = _told_of_state(lower, start, colon, events) or _of_strength(quantity, start, colon)
    if happened and happened[1] == colon:
        value = Counting(happened[0], PEOPLE, None, None)
        return at_noun(quantity, "", "metric.label").as_value(value)
    return numbered(quantity, start, before.lexicon, plural=True) if start < colon else None


def _is_sample(quantity: Quantity, share: Quantity) -> bool:
    """Whether a number in brackets is the whole of the share right before it: `64% (n=23)`."""
    gap = quantity.sentence.lower[share.last : quantity.first]
    return share.unit == "percent" and gap[-3:] == ["(", "n", "="] and len(gap) <= _LABEL


def _colon_before(quantity: Quantity) -> int:
    """The colon of the label before a figure, with nothing but names and their figures between; 0: there is
    none."""
    lower, words, last = quantity.sentence.lower, quantity.sentence.words, quantity.first - 1
    if last < 1 or lower[last] == ":" or ":" not in lower[1 : _LABEL + 1]:
        return max(0, last) if last > 0 and lower[last] == ":" else 0
    colon = lower.index(":", 1)
    between = range(colon + 1, last + 1)
    listed = words[last] != lower[last] and all(words[k] != lower[k] or _is_listed(lower[k]) for k in between)
    return colon if listed and len(between) <= _LISTED else 0


def _is_listed(word: str) -> bool:
    return word in _JOINTS or word in _SCALES or word[0].isdecimal()


_LISTED = 60  # words of a list
_JOINTS = LIST_JOINTS | {";", "."}
_SCALES = frozenset(("hundred", "thousand", "million", "billion"))


def told_by_label(quantity: Quantity, before: Before) -> Found | None:
    """`Missing: 14 people`: the same where the noun stands with the figure, and says only that they are
    people."""
    told = find_label(quantity, before) if quantity.sentence.lower[quantity.first - 1] == ":" else None
    return told if told and told.rule == "metric.label" else None


def counts_things(quantity: Quantity, before: Before) -> bool:
    """Whether a label before the figure names things: `Villages affected: 40`."""
    label = find_label(quantity, before) if quantity.sentence.lower[quantity.first - 1] == ":" else None
    return label is not None and label.value.unit != PEOPLE


def _told_of_state(lower: list[str], start: int, colon: int, events: Events) -> tuple[str, int] | None:
    """What a label tells of a state: `Missing`, `In need`, `Targeted`."""
    while start > 0 and lower[start - 1] in ("in", "without"):
        start -= 1
    label = " ".join(lower[start:colon])
    if label in _STATES:
        return _STATES[label], colon
    told = events.suffered.at(lower, start)
    return (told[0][0], told[1]) if told and told[1] == colon else None


def _of_strength(quantity: Quantity, start: int, colon: int) -> tuple[str, int] | None:
    """What a label tells of the size of a force: `Strength: 2,000`; in a text on an armed group also `Size`,
    `Members`."""
    told = [word for word in quantity.sentence.lower[start:colon] if word not in _ROUGHLY]
    label, bare = " ".join(told), quantity.noun[0] == quantity.noun[1]
    if not bare or label not in _STRENGTHS:
        return None
    sure = label in _SURE_STRENGTHS or quantity.sentence.text_layer(tells_of_groups)
    return (_STRENGTHS[label], colon) if sure else None


_ROUGHLY = frozenset("approximate approximately current estimated peak total".split())
_SURE_STRENGTHS = {
    **dict.fromkeys(("combat strength", "fighting strength", "manpower", "strength"), "fighters"),
    **dict.fromkeys(("active personnel", "military personnel", "troop strength"), "troops"),
}
_STRENGTHS = _SURE_STRENGTHS | dict.fromkeys(
    ("active members", "members", "membership", "size", "size of force"), "fighters"
)


_STATES = dict.fromkeys(
    ("in need", "need", "needs", "target", "targeted", "reached", "assisted", "served"), "people_in_need"
)


def _before_place(lower: list[str], colon: int) -> int:
    """Where a place or a time begins that stands last before a colon: `cases in Akra: 20`."""
    near = range(colon - 1, max(0, colon - _LABEL), -1)
    return next((k for k in near if lower[k] in _LOCATING), colon)


_LOCATING = frozenset(("across", "during", "for", "from", "in", "since"))
