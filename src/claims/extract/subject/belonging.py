"""Whom those belong to who are counted, as what follows them tells: `20 fighters loyal to`, `members of`, `20
soldiers from`."""

from dataclasses import replace

from claims.extract.figure.men_under_arms import whom_they_fight_for
from claims.extract.figure.noun_class import build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import HOLDERS, is_apart, state_of
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import force_of, found_at, government_at, name_from
from claims.extract.subject.governing_state import is_bought
from claims.extract.subject.victims import is_force
from claims.extract.text.word_tags import GOVERNMENT, tags_of
from claims.lexicon.closed_classes import FINITE_BE, HAVE, POSSESSIVES
from claims.lexicon.inflection import singular

_TIED = frozenset("affiliated allied linked loyal".split())
_REMAINING = FINITE_BE | {"remain", "remained"}  # loyal to the Taliban
# After those counted, before the group that they belong to: `loyal to`, `members of`.
_BELONGING = {
    "loyal": "to",
    "belonging": "to",
    "affiliated": "with",
    "linked": "to",
    "allied": "with",
    "of": "",
    "from": "",
    "with": "",
}


_BREAKS = frozenset("after as before by since until when where while".split())
_JOINED = frozenset(("fighters", "foreign_fighters"))


def _whom_they_joined(quantity: Quantity, reading: Reading) -> tuple[int, int] | None:
    """Where the verb and the group begin for which those counted fight, though where they are from stands
    before that: `20 fighters from Europe have joined the Taliban`."""
    lower, at = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    if lower[at : at + 1] == ["from"]:
        verb = next((k for k in range(at + 1, min(len(lower), at + _FROM)) if lower[k] in _HAVING_JOINED), at)
        quantity = replace(quantity, noun=(quantity.noun[0], verb))
    return whom_they_fight_for(quantity, reading.lexicon)


_FROM = 6  # words from "from" to the verb: "from around the world have joined"
_HAVING_JOINED = HAVE | {"joined", "who"}


def _joined_at(quantity: Quantity, start: int, reading: Reading) -> Found | None:
    """The group that is named at word `start`, for which those counted fight."""
    name = name_from(quantity.sentence, start, reading)
    if name is None or not (name.kind in HOLDERS or name.scale == "country"):
        return None
    return found_at(quantity.sentence, name, "subject.belonging")


_WITHDRAWING = ("withdr", "pull", "evacuat", "remov", "recall")
_TO_VERB = 8  # words from a verb to what is withdrawn


FINES = frozenset("fine fines penalty penalties".split())


def _is_left(quantity: Quantity) -> bool:
    """Whether "from" tells who lost it: `took 20 villages from the army`, `recalled 20 men from Mali`."""
    if quantity.metric in ("settlements", "territory") or is_bought(quantity):
        return True
    before = quantity.sentence.lower[max(0, quantity.first - _TO_VERB) : quantity.first]
    if quantity.metric == "money" and not FINES.isdisjoint(before):
        return True
    return quantity.metric == "troops" and any(word.startswith(_WITHDRAWING) for word in before)


_STATE_FORCES = (["armed", "forces"], ["security", "forces"])


def find_belonging(quantity: Quantity, reading: Reading) -> Found | None:
    """`fighters loyal to President Assad`, `members of the Taliban`, `militants from al-Qaeda`."""
    sentence = quantity.sentence
    if quantity.metric in _JOINED and (joined := _whom_they_joined(quantity, reading)):
        return _joined_at(quantity, joined[1], reading)
    lower, at = sentence.lower, max(quantity.last, quantity.noun[1])
    at += lower[at : at + 1] in (["”"], ['"'])
    at += not _REMAINING.isdisjoint(lower[at : at + 1]) and not _TIED.isdisjoint(lower[at + 1 : at + 2])
    if lower[at : at + 1] == ["in"]:
        return _serve_in(quantity, at + 1, reading)
    second = _BELONGING.get(lower[at]) if at < len(lower) else None
    if second is None or (second and lower[at + 1 : at + 2] != [second]):
        return None
    if lower[at] == "from" and _is_left(quantity):
        return None
    if lower[at] == "linked" and not HAVE.isdisjoint(lower[max(0, quantity.first - 2) : quantity.first]):
        return None  # Chad had 20 advisers linked to the Taliban
    start = at + 2 if second else at + 1
    if lower[at] in ("of", "from") and (told := _of_state(quantity, start, reading)):
        return told
    if held := _named_after(quantity, start, lower[at], reading):
        return held
    tags = tags_of(sentence, reading.lexicon)
    for i in range(start, min(start + 4, len(lower))):
        if tags[i] & GOVERNMENT or lower[i : i + 2] in _STATE_FORCES:
            state = government_at(sentence, i, reading)
            return Found(state, "subject.belonging", sentence.starts[i], sentence.ends[i]) if state else None
    return None


def _named_after(quantity: Quantity, start: int, link: str, reading: Reading) -> Found | None:
    """Whom a name tells from word `start` on, after `of`, `from`, `with` or `loyal to`."""
    sentence = quantity.sentence
    for name in find_names(sentence, reading.lexicon):
        if name.first > start + 3:
            break
        if name.first < start:
            continue
        if not _BREAKS.isdisjoint(sentence.lower[start : name.first]):
            break  # fled from their homes since the Taliban came
        if name.kind in HOLDERS and not is_apart(name):
            return found_at(sentence, name, "subject.belonging")
        if name.kind == "person" and name.country and link == "loyal":
            return found_at(sentence, name, "subject.belonging", force_of(name.country))
    return None


def _serve_in(quantity: Quantity, start: int, reading: Reading) -> Found | None:
    """The army or group named at word `start` in which those counted serve: `20 men in the Malian army`."""
    sentence, (first, last) = quantity.sentence, quantity.noun
    if not POSSESSIVES.isdisjoint(sentence.lower[first:last]):
        return None  # four of its soldiers in the force
    name = name_from(sentence, start + (sentence.lower[start : start + 1] == ["the"]), reading)
    return found_at(sentence, name, "subject.belonging") if name and name.kind in _SERVED else None


_SERVED = frozenset(("armed_group", "force", "state"))
_NATIONS = frozenset("countries nations states".split())


def _of_state(quantity: Quantity, start: int, reading: Reading) -> Found | None:
    """The state from which those come that are told at word `start`: `20 soldiers from Peru`, `two columns of
    Peruvian tanks`; nobody's where several are meant: `20 troops from other nations`."""
    sentence, lower = quantity.sentence, quantity.sentence.lower
    if lower[start - 1] == "from":
        if not _are_soldiers(quantity, reading):
            return None
        if not _NATIONS.isdisjoint(lower[start : start + 3]):
            return Found(None, "subject.none", *sentence.extent(start - 1, start))
    start += lower[start : start + 1] == ["the"]
    name = name_from(sentence, start, reading)
    state = state_of(name) if name else None
    if name is None or state is None:
        return None
    of_country = lower[start - 1] != "of" and name.kind == "place" and name.scale == "country"
    theirs = name.kind == "demonym" and _are_arms(lower[name.last : name.last + 2], reading)
    return found_at(sentence, name, "subject.nationality", force_of(state)) if of_country or theirs else None


def _are_soldiers(quantity: Quantity, reading: Reading) -> bool:
    """Whether soldiers or police are counted, if by a noun that is left out; sailors may be anybody's."""
    told = quantity.antecedent if quantity.head < 0 and quantity.antecedent else quantity
    return is_force(told, reading.lexicon) and singular(told.sentence.lower[told.head]) != "sailor"


def _are_arms(words: list[str], reading: Reading) -> bool:
    """Whether words name soldiers or weapons."""
    metrics = reading.lexicon.index(build_nouns).metrics
    return any(metrics.get(singular(word)) in _ARMS for word in words)


_ARMS = frozenset(("troops", "weapons"))
