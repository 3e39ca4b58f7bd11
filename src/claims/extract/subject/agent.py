"""Find who does what is counted: the actor after `by`, or whose aircraft struck."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import HOLDERS, is_apart, state_of
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.report.reference import sentences_back
from claims.extract.subject.actor import (
    COALITIONS,
    coalition_at,
    force_of,
    found_at,
    government_at,
    named_before,
)
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import is_verb
from claims.extract.text.word_tags import AIRCRAFT, GOVERNMENT, RECKONING, tags_of

_BREAKS = frozenset((",", ";", "and"))
_DONE = frozenset("conducted launched out claimed perpetrated staged mounted committed waged".split())
_NEAR, _FAR = 10, 30  # words after the noun in which the actor is named
_HELD = frozenset(("hands", "control", "rule", "influence"))


def find_agent(quantity: Quantity, reading: Reading) -> Found | None:
    """`attacks by Boko Haram`, `four strikes carried out by the coalition`, `33 missiles Russia fired`."""
    sentence = quantity.sentence
    lower, start = sentence.lower, max(quantity.last, quantity.noun[1])
    if told := _in_relative_clause(sentence, start, reading):
        return told
    far = False
    for i in range(start, min(len(lower), start + _FAR)):
        word = lower[i]
        if word == "by" and lower[i - 1] in _DONE:
            return actor_at(sentence, i + 1, reading)
        if word in _BREAKS or i >= start + _NEAR:
            far = True
        if far:
            continue
        if (word == "by" and not _is_of_deed(lower, start, i)) or (word == "of" and lower[i - 1] in _HELD):
            return actor_at(sentence, i + 1, reading)
        if word == "under" and not _HELD.isdisjoint(lower[i + 2 : i + 5]):  # under Syrian control
            return actor_at(sentence, i + 1, reading)
    return None


def _is_of_deed(lower: list[str], start: int, by: int) -> bool:
    """Whether "by" tells who does something else that is named after word `start`: `20 strikes to help the
    liberation of Hass by the army`."""
    deeds = (k - 1 for k in range(start + 1, by) if lower[k] == "of")
    return any(k > start and lower[k].endswith(_DEEDS) for k in deeds)


_DEEDS = ("tion", "sion", "ture", "zure", "ment")  # liberation, invasion, capture, seizure, encirclement


def _in_relative_clause(sentence: Sentence, start: int, reading: Reading) -> Found | None:
    """Who does it, as the clause tells that begins at word `start`: `that Russia fired`."""
    first = start + (sentence.lower[start : start + 1] in _RELATIVES)
    for name in find_names(sentence, reading.lexicon):
        if first <= name.first <= first + (sentence.lower[first : first + 1] == ["the"]):
            verb = name.last + (sentence.lower[name.last : name.last + 1] in _HAVING)
            done = verb < len(sentence) and is_verb(sentence.lower[verb])
            return actor_at(sentence, first, reading) if done else None
    return None


_RELATIVES = (["that"], ["which"])
_HAVING = (["had"], ["has"], ["have"])


def actor_at(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """The actor that a sentence names at word `i`, at most two words later."""
    for name in find_names(sentence, reading.lexicon):
        if i <= name.first <= i + 2 and not is_apart(name):
            if name.kind in HOLDERS:
                return found_at(sentence, name, "subject.agent")
            state = state_of(name) if name.kind in ("demonym", "place") else None
            if state:
                return found_at(sentence, name, "subject.agent", force_of(state))
    at = i + (sentence.lower[i : i + 1] == ["the"])
    tags = tags_of(sentence, reading.lexicon)
    if sentence.lower[at + 1 : at + 2] == ["'s"] or (tags[min(at + 1, len(sentence))] & RECKONING):
        return None  # by the army's reckoning, by government estimates
    if sentence.lower[at : at + 1] == ["coalition"]:
        return coalition_at(sentence, at, reading, "subject.agent")
    if at < len(sentence) and tags[at] & GOVERNMENT:
        state = government_at(sentence, at, reading)
        place = sentence.starts[at], sentence.ends[at]
        return Found(state, "subject.government", *place) if state else None
    return None


def find_air_force(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose aircraft struck, as this sentence or one of the three before tells: `regime planes`, `Russian
    jets`."""
    for sentence in sentences_back(quantity.sentence, reading):
        tags = tags_of(sentence, reading.lexicon)
        names = {name.last: name for name in find_names(sentence, reading.lexicon)}
        for i in range(1, len(sentence)):
            if not tags[i] & AIRCRAFT:
                continue
            if found := _coalition_before(sentence, i, reading):
                return found
            if tags[i - 1] & GOVERNMENT:
                state = government_at(sentence, i - 1, reading)
                place = sentence.starts[i - 1], sentence.ends[i]
                return Found(state, "subject.air-force", *place) if state else None
            name = names.get(i)
            found = _owner(sentence, name) if name and not is_apart(name) else None
            if found:
                return found
    return None


def _coalition_before(sentence: Sentence, i: int, reading: Reading) -> Found | None:
    """The coalition whose aircraft word `i` is: `coalition jets`, `Coalition war planes`."""
    at = i - 1 - (sentence.lower[i - 1] == "war")
    if at < 0 or sentence.lower[at] not in ("coalition", "alliance"):
        return None
    if sentence.lower[at] == "alliance":
        return named_before(sentence, at, reading, COALITIONS)
    return coalition_at(sentence, at, reading, "subject.air-force")


def _owner(sentence: Sentence, name: Name) -> Found | None:
    """Whose aircraft those are that a name stands before."""
    if name.kind in HOLDERS:
        return found_at(sentence, name, "subject.air-force")
    state = state_of(name) if name.kind == "demonym" else None
    return found_at(sentence, name, "subject.air-force", force_of(state)) if state else None
