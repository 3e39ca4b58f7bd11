"""Whose those are whose noun stands apart from their number: `the number of Taliban fighters fell to 9,000`,
`the strength of the Taliban is put at 9,000`."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from claims.extract.figure.men_under_arms import STRENGTH
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import GROUPS, HOLDERS, is_apart, state_of
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import force_of, found_at, government_at, name_from, named_before
from claims.extract.subject.belonging import find_belonging
from claims.extract.subject.described import find_in_noun_phrase
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import is_clause_verb
from claims.extract.text.word_tags import GOVERNMENT, tags_of
from claims.lexicon.closed_classes import POSSESSIVES

_ARMED = frozenset(("fighters", "foreign_fighters", "troops", "weapons"))
_STRENGTH = STRENGTH | frozenset("arsenal membership numbers ranks size stockpile".split())
_NEAR = 15  # words from "strength" to its figure
_CLAUSE = frozenset((",", ";", ":", "and", "but", "who", "which", "that"))


def _last_of(words: frozenset[str], lower: list[str], first: int) -> int:
    """Where one of some words stands last near before word `first`; -1 where none does."""
    return next((k for k in range(first - 1, max(-1, first - _NEAR), -1) if lower[k] in words), -1)


def _of_strength(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose strength a figure is: `put the strength of the Taliban at 9,000 fighters`, `Hamas's ranks grew to
    9,000 men`."""
    sentence, first = quantity.sentence, _label_or_figure(quantity)
    at = _last_of(_STRENGTH, sentence.lower, first)
    apposed = sentence.lower[at + 1 : first] == [","]  # the Taliban's strength, 9,000 men
    if at < 0 or not (apposed or _CLAUSE.isdisjoint(sentence.lower[at:first])):
        return None
    start = at + 2 + (sentence.lower[at + 2 : at + 3] == ["the"])
    of = sentence.lower[at + 1] == "of"
    for name in find_names(sentence, reading.lexicon):
        owns = name.possessive and at - 1 <= name.last <= at
        if name.kind in HOLDERS and not is_apart(name) and (owns or (of and name.first == start)):
            return found_at(sentence, name, "subject.numbered")
        if of and name.first == start and name.last == first < quantity.first and (state := state_of(name)):
            return found_at(sentence, name, "subject.numbered", force_of(state))
    return None


def _label_or_figure(quantity: Quantity) -> int:
    """The colon of the label before a figure, with only other figures of a list between, or the figure:
    `Strength of the Taliban: 9,000 men, 40 tanks`."""
    lower, first = quantity.sentence.lower, quantity.first
    if ":" not in lower[1:first]:
        return first
    colon = first - 1 - lower[1:first][::-1].index(":")
    return colon if _CLAUSE.isdisjoint(set(lower[colon + 1 : first]) - _LISTED) else first


_LISTED = frozenset((",", "and"))


def _of_losses(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose losses are put at so many: `put Chadian losses at 20`, `the Taliban's losses came to 20 men`,
    `losses of the Taliban are 20 dead`."""
    sentence = quantity.sentence
    if own := _of_own_dead(quantity, reading):
        return own
    if _LOSSES.isdisjoint(sentence.lower[: quantity.first]):
        return None
    first = min(_head_of_list(quantity, reading), _label_or_figure(quantity))
    losses = _last_of(_LOSSES, sentence.lower, first)
    if losses < 0 or not _CLAUSE.isdisjoint(sentence.lower[losses:first]):
        return None
    start = losses + 2 + (sentence.lower[losses + 2 : losses + 3] == ["the"])
    of = sentence.lower[losses + 1] in ("of", "among")
    for name in find_names(sentence, reading.lexicon):
        end = name.last + (sentence.lower[name.last : name.last + 1] == ["'s"])
        owns = end == losses and sentence.lower[max(0, name.first - 1)] != "and"  # of one, not of two
        if is_apart(name) or not (owns or (of and name.first == start)):
            continue
        state = name.value if name.kind in HOLDERS else state_of(name)
        return found_at(sentence, name, "subject.numbered", state) if state else None
    return None


def _of_own_dead(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose "own dead" are put at so many: `the army put its own dead at 20`, `the Taliban admitted 9 dead of
    their own`."""
    sentence, lower = quantity.sentence, quantity.sentence.lower
    dead = _last_of(_OWN_DEAD, lower, quantity.first)
    if dead < _OWN or lower[dead - 1] != "own" or lower[dead - 2] not in POSSESSIVES:
        return None
    for name in find_names(sentence, reading.lexicon):
        if name.last < dead and name.kind in HOLDERS and not is_apart(name):
            return found_at(sentence, name, "subject.numbered")
    tags = tags_of(sentence, reading.lexicon)
    at = next((k for k in range(dead - _OWN) if tags[k] & GOVERNMENT), -1)
    state = government_at(sentence, at, reading) if at >= 0 else None
    return Found(state, "subject.government", *sentence.extent(at, at + 1)) if state else None


_OWN = 2  # words of "its own"
_OWN_DEAD = frozenset(("casualties", "dead", "deaths", "losses", "toll"))
_LOSSES = frozenset(("casualties", "losses"))


def _head_of_list(quantity: Quantity, reading: Reading) -> int:
    """Where the first figure begins of the list in which a figure stands: `20 men, 9 tanks and 4 guns`."""
    lower, first = quantity.sentence.lower, quantity.first
    for other in reversed(reading.quantities(quantity.sentence.index)):
        if other.last > first or lower[first - 1] not in _LISTED:
            continue
        if any(lower[k] in _BREAKS or is_clause_verb(lower, k) for k in range(other.last, first)):
            break
        first = other.first
    return first


_LISTED = frozenset((",", ";", "and"))
_BREAKS = frozenset(("but", "who", "which", "that", "while"))


def _who_has(noun: Quantity, reading: Reading) -> Found | None:
    """Who is said to have them right after the noun: `how many fighters the Taliban have`."""
    sentence, last = noun.sentence, noun.noun[1]
    start = last + (sentence.lower[last : last + 1] == ["the"])
    name = name_from(sentence, start, reading)
    return found_at(sentence, name, "subject.numbered") if name and name.kind in HOLDERS else None


_FALLEN = frozenset(("killed", "injured"))
_LOST = _FALLEN | {"troops", "weapons"}


def _of_those_counted(quantity: Quantity) -> tuple[int, int]:
    """Where they are told before their number to whom something happened: `the number of Iraqi soldiers
    killed rose to 20`; (0, 0): nowhere."""
    sentence, words = quantity.sentence, quantity.counted
    if quantity.metric not in _FALLEN or quantity.head >= 0 or not words or quantity.antecedent is not None:
        return 0, 0
    start = sentence.text.rfind(words, sentence.start, quantity.start)
    return (start, start + len(words)) if start >= 0 else (0, 0)


def _name_of_force(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The words that name a force whose noun is word `first`, without where it is: US troops of `US troops in
    Iraq, who number 900`."""
    end = next((k for k in range(first + 1, last) if sentence.lower[k] in _PLACING), last)
    while first and sentence.words[first - 1][0].isupper():
        first -= 1
    return first, end


_PLACING = frozenset((",", "in", "who", "which"))


def _army_before(sentence: Sentence, reading: Reading) -> Found | None:
    """The army or the government with which the sentence before begins, for `its strength`."""
    before = reading.sentence(sentence.index - 1) if sentence.index else None
    if before is None:
        return None
    tags = tags_of(before, reading.lexicon)
    at = next((k for k in range(min(len(before), _SUBJECT)) if tags[k] & GOVERNMENT), -1)
    state = government_at(before, at, reading) if at >= 0 else None
    return Found(state, "subject.government", *before.extent(at, at + 1)) if state else None


_SUBJECT = 4  # words: "the junta's army"


def find_numbered(quantity: Quantity, reading: Reading) -> Found | None:
    """Who is named with the noun that tells what the number counts, or owns the strength that it is."""
    told = quantity.metric_found
    if quantity.metric in _LOST and (loser := _of_losses(quantity, reading)):
        return loser
    if quantity.metric in _ARMED and (owner := _of_strength(quantity, reading)):
        return owner
    sentence = quantity.sentence
    if told.rule in ("metric.number-of", "metric.strength"):
        start, end = told.start, told.end
    else:
        start, end = _of_those_counted(quantity)
    first = bisect_left(sentence.starts, start)
    last = min(bisect_right(sentence.starts, end - 1), quantity.first)
    if end <= start or last <= first:
        return None
    if told.rule == "metric.strength" and first and sentence.lower[first - 1] in POSSESSIVES:
        first -= 1  # the number of their fighters
    elif told.rule == "metric.strength" and sentence.lower[first] not in POSSESSIVES:
        first, last = _name_of_force(sentence, first, last)
    apart = replace(quantity, first=first, last=first, noun=(first, last), head=last - 1)
    found = find_in_noun_phrase(apart, reading) or find_belonging(apart, reading) or _who_has(apart, reading)
    if found is not None or told.rule != "metric.strength":
        return found
    its = sentence.lower[first] in POSSESSIVES  # strength
    if its and quantity.metric == "troops" and (army := _army_before(sentence, reading)):
        return army
    return named_before(sentence, first, reading, GROUPS | {"force"}) if its else None
