"""Find the metric of a bare number that says how many somebody is: `the army is 12,000 strong`, `the group's
strength is put at 9,000`, `the militia has grown to 9,000`, `their number is estimated at 9,000`.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from claims.extract.fate.whereabouts import FORCES
from claims.extract.figure.men_under_arms import ARMED, BANDS, STRENGTH
from claims.extract.figure.noun_class import PEOPLE, at_noun, build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import Before, Counting
from claims.extract.metric.men_led import find_under_arms
from claims.extract.metric.noun_apart import RANGING, STANDING, numbered
from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import build_change_verbs
from claims.extract.text.words_near import words_near
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE, DETERMINERS, GAP_OPENERS, HAVE, POSSESSIVES, RELATIVES
from claims.lexicon.inflection import is_plural, singular


def find_strength(quantity: Quantity, before: Before) -> Found | None:
    """Those whom a force, a group or a crowd is said to be, by their strength, their number or their size."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if under_arms := find_under_arms(quantity, before.lexicon):
        return under_arms
    if lower[last : last + 1] == ["strong"] or _is_strength(lower, first, before.lexicon):
        return _strength(quantity, before)
    if (colon := _told_apart(lower, first)) and (
        strength := _strength(replace(quantity, first=colon), before)
    ):
        return strength
    if _are_numbered(lower, first) and (strength := _strength(quantity, before)):
        return strength
    return _of_those_meant(quantity, before) or _size(quantity, before)


def _is_strength(lower: list[str], first: int, lexicon: Lexicon) -> bool:
    """Whether a number at word `first` is somebody's strength: `puts the junta's strength at 130,000`, `its
    strength ranges from 5,000 to 9,000`, `their ranks have swollen to 9,000`."""
    first -= first > 1 and lower[first - 1] in _ANYTHING
    before = lower[max(0, first - _TOLD) : first]
    force = ("fighting", "force") in pairwise(before)
    if not before or not (force or not _MEN.isdisjoint(before[:-1])):
        return False
    strong = force or not (_MEN if before[-1] == "at" else STRENGTH).isdisjoint(before[-5:-1])
    linked = before[-1] in _LINKS and strong  # the strength of the army at 20
    linked = linked or (before[-2:] in _RECKONED and not STRENGTH.isdisjoint(before[:-2]))
    changed = before[-1] in ("from", "to") and before[-2] in lexicon.index(build_change_verbs)
    return linked or changed or before[-1] in RANGING


def _are_numbered(lower: list[str], first: int) -> bool:
    """Whether a verb says right before word `first` that somebody numbers so many: `the militia numbers
    somewhere between 300 and 400`, `is thought to number in the low thousands`."""
    verb = first - 1
    while verb > 0 and lower[verb] in _ROUGHLY:
        verb -= 1
    return verb > 0 and lower[verb] in _NUMBER and lower[verb - 1] not in _BEFORE_NUMBER


_BEFORE_NUMBER = DETERMINERS | {"who"}
_NUMBER = frozenset(("number", "numbered", "numbering", "numbers"))
_ROUGHLY = frozenset("barely high hundreds in just low mid now of only somewhere tens the well".split())
_TOLD = 8  # words from "strength" to the number
_MEN = STRENGTH | {"membership", "ranks"}
_RECKONED = (["put", "at"], ["estimated", "at"], ["reckoned", "at"])  # the army's strength then was put at 20
_ANYTHING = frozenset(("anything", "anywhere", "somewhere"))  # from 20 to 40
_LINKS = frozenset(("are", "as", "at", "be", "is", "of", "was", "were"))
_DIFFERING = frozenset("differ differed differs diverge diverged vary varied widely wildly".split())
_SERVING = frozenset(
    "army military police navy garrison gendarmerie corps contingent mission junta regime government".split()
)
_GROUPS = frozenset(("units", "fighters"))
_STRENGTH = 10  # words before a figure in which the force stands


def _strength(quantity: Quantity, before: Before) -> Found | None:
    """`the army is 12,000 strong`, `the militia, 400 strong`: those who serve in what stands before."""
    sentence, first, last = quantity.sentence, quantity.first, quantity.last
    metrics = before.lexicon.index(build_nouns).metrics
    groups = [it.first for it in find_names(sentence, before.lexicon) if it.kind == "armed_group"]
    for k in range(first - 1, max(-1, first - _STRENGTH), -1):
        word = singular(sentence.lower[k])
        fighting = word == "force" and sentence.lower[k - 1] == "fighting"
        if fighting and sentence.lower[k - 2] not in POSSESSIVES:
            continue  # the group's fighting force
        armed = fighting or k in groups or word in BANDS
        if word in _SERVING and is_plural(sentence.lower[k + 1]):
            continue  # government documents
        metric = "troops" if word in _SERVING else "fighters" if armed else metrics.get(word)
        if metric == "troops" or metric in _GROUPS:
            value = Counting("fighters" if metric in _GROUPS else metric, PEOPLE, None, None)
            end = sentence.ends[min(last, len(sentence) - 1)]
            return Found(value, "metric.strength", sentence.starts[k], end)
        own = k - 1 - (sentence.lower[k - 1] in _REAL)
        if sentence.lower[k] in _MEN and own >= 0 and sentence.lower[own] in POSSESSIVES:
            value = Counting(_of_force_meant(sentence, before.prior), PEOPLE, None, None)
            return Found(value, "metric.strength", sentence.starts[own], sentence.ends[k])
    return None


def _of_force_meant(sentence: Sentence, prior: Sentence | None) -> str:
    """Who serve in the force that `its` means: soldiers where the sentence before begins with an army, or one
    is told of nearby, and no rebels."""
    subject = prior.lower[:_SUBJECT] if prior else []
    if not _SERVING.isdisjoint(subject) and ARMED.isdisjoint(subject):
        return "troops"
    near = words_near(sentence)
    return "fighters" if _SERVING.isdisjoint(near) or not ARMED.isdisjoint(near) else "troops"


_REAL = frozenset("actual fighting full overall real total true".split())  # its real strength
_SUBJECT = 4  # words: "the junta's army"


def _told_apart(lower: list[str], first: int) -> int | None:
    """The colon after which several tell of somebody's strength before word `first`: `estimates of its
    strength vary: the army says 200, the mayor 300`."""
    if ":" not in lower[:first] or not lower[first - 1][0].isalpha():
        return None
    colon = lower.index(":")
    differ = colon > 0 and lower[colon - 1] in _DIFFERING
    return colon if differ and not _MEN.isdisjoint(lower[:colon]) else None


# What those are who make up a body that is no force, by the word for it.
_BODIES = {
    **dict.fromkeys(("crowd", "caravan", "procession", "workforce", "audience", "congregation"), "other"),
    **dict.fromkeys(("camp", "settlement"), "displaced"),
    **dict.fromkeys(("city", "town", "village", "country", "population"), "population"),
}
_SIZES = _MEN | {"size"}
_SAID_TO = frozenset(
    "to about already also believed can could estimated may might no now only reckoned reported said since "
    "still thought will would variously".split()
)
_HELPING = BE | HAVE | _SAID_TO
_PUT = 8  # words from "put" or "estimated" to "at": "estimated by police at 300"
_BY_HOW_MUCH = frozenset(("by", "from", "in", "over", "since", "to"))
_CHANGED = 9  # words between a verb of change and its last "to"


def _size(quantity: Quantity, before: Before) -> Found | None:
    """`the Taliban are estimated at 9,000`, `the army shrank to 9,000`, `estimates of its size vary from`."""
    sentence, lower = quantity.sentence, quantity.sentence.lower
    end = _end_of_body(lower, quantity.first, before.lexicon)
    if end < 1:
        return None
    at = end - 1
    metric = _metric_of_body(sentence, at, before)
    if metric is None:
        return None
    value = Counting(metric, PEOPLE, None, None)
    return Found(value, "metric.strength", sentence.starts[at], sentence.ends[at])


def _end_of_body(lower: list[str], first: int, lexicon: Lexicon) -> int:
    """The word after those of whom the number at word `first` tells how many they are; 0 where none tells."""
    at = first - 1
    while at > 0 and lower[at] in _ROUGHLY:
        at -= 1
    if at < 1:
        return 0
    verb = at if lower[at] in RANGING or lower[at] in BE else 0
    if lower[at] == "at":
        verb = _nearest(lower, at, _PUT, STANDING)
        if verb and verb + 1 < at and lower[verb - 1] not in BE and lower[verb + 1] != "by":
            return at  # puts the group at 9,000
    elif lower[at] in ("to", "from"):
        verb = _nearest(lower, at, _CHANGED, lexicon.index(build_change_verbs))
        verb = verb if lower[verb + 1] in _BY_HOW_MUCH else 0  # not: doubled its tanks from 20 to 40
    if not verb:
        return 0
    end = verb
    while end > 0 and (lower[end - 1] in _HELPING or lower[end - 1].endswith("ly")):
        end -= 1
    if end > 1 and lower[end - 1] in RELATIVES:
        end -= 1
    return end - (end > 1 and lower[end - 1] == ",")


def _nearest(lower: list[str], at: int, reach: int, verbs: Iterable[str]) -> int:
    """The last of some verbs within so many words before word `at`; 0 where there is none."""
    near = range(at - 1, max(0, at - reach), -1)
    return next((k for k in near if lower[k] in verbs), 0)


def _metric_of_body(sentence: Sentence, at: int, before: Before) -> str | None:
    """What those are whose number a sentence tells of the body that word `at` names, or of whose size."""
    lower = sentence.lower
    word = singular(lower[at])
    if lower[at] in _SIZES:
        if at and lower[at - 1] in POSSESSIVES:
            armed = lower[at] in STRENGTH or _tells_of_force(sentence, before)
            return _of_force_meant(sentence, before.prior) if armed else "other"
        metric = _metric_of_body(sentence, at - 2, before) if at > 1 and lower[at - 1] == "'s" else None
        return "fighters" if metric == "other" and lower[at] in STRENGTH else metric
    if any(it.kind == "armed_group" and it.last == at + 1 for it in find_names(sentence, before.lexicon)):
        return "fighters"
    metric = before.lexicon.index(build_nouns).metrics.get(word)
    if word != lower[at]:
        return metric if metric in FORCES else None
    if at and lower[at - 1] in ARMED:
        return "fighters"  # the rebel army
    if word in _BODIES:
        return _BODIES[word]
    if word in BANDS:
        return "fighters" if _tells_of_force(sentence, before) else "other"
    if word in _STANDING_FORCES or metric == "troops":
        return "troops"
    return "fighters" if word in _IRREGULAR else None


_STANDING_FORCES = _SERVING - {"junta", "regime", "government"}
_IRREGULAR = frozenset("brigade battalion coalition militia".split())


def _tells_of_force(sentence: Sentence, before: Before) -> bool:
    """Whether a sentence or the text before it tells of those who bear arms."""
    if not _OF_FORCES.isdisjoint(words_near(sentence)):
        return True
    told = (sentence, before.prior) if before.prior is not None else (sentence,)
    return any(it.kind == "armed_group" for one in told for it in find_names(one, before.lexicon))


_OF_FORCES = (
    ARMED
    | _SERVING
    | frozenset("fighter fighters gunmen insurgency militia militias rebels rebellion".split())
)
_OF_MEN = frozenset("troops fighters foreign_fighters refugees displaced detained abducted".split())
_TO_NUMBER = 12  # words from "their number" to the number: "their number is thought to have grown to"
_WHOSE = {"their": _TO_NUMBER, "the": 2, "they": 1}  # how far from the number that may stand
_LEADING = _HELPING | frozenset(("at", "as", "by", "from", "only"))


def _of_those_meant(quantity: Quantity, before: Before) -> Found | None:
    """`Rebels hold the hills. The army puts their number at 20`, `They number 20`, `There are 20 of them`:
    those of whom the text has told."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    at = _their_number(lower, first, before.lexicon)
    if not at and lower[last : last + 2] == ["of", "them"] and not before.earlier:
        at = first if "there" in lower[:first] else 0
    if not at:
        return None
    own = at > 1 and lower[at - 2] in GAP_OPENERS  # rebels hold the hills, and their number is put at 20
    metric = _told_before(quantity, quantity.sentence, at, before) if own else None
    metric = metric or _told_before(quantity, before.prior, None, before)
    if metric is None and lower[at] in ("numbers", "number") and lower[at - 1] == "their":
        metric = Counting("other", PEOPLE, None, None)
    return at_noun(quantity, "", "metric.number-of").as_value(metric) if metric else None


def _their_number(lower: list[str], first: int, lexicon: Lexicon) -> int:
    """The word `number` of those meant, to which the number at word `first` belongs; 0: there is none."""
    changes = lexicon.index(build_change_verbs)
    for k in range(first - 1, max(0, first - _TO_NUMBER), -1):
        if lower[k] in ("number", "numbers"):
            return k if first - k <= _WHOSE.get(lower[k - 1], 0) else 0
        known = lower[k] in _LEADING or lower[k] in changes or lower[k] in STANDING or lower[k].endswith("ly")
        if not known:
            return 0
    return 0


def _told_before(
    quantity: Quantity, sentence: Sentence | None, end: int | None, before: Before
) -> Counting | None:
    """Who are counted by the first noun of people in the words of a sentence up to `end`, or by the name of
    an armed group."""
    if sentence is None:
        return None
    nouns = before.lexicon.index(build_nouns)
    groups = {it.first for it in find_names(sentence, before.lexicon) if it.kind == "armed_group"}
    for k, word in enumerate(sentence.lower[:end]):
        if k in groups:
            return Counting("fighters", PEOPLE, None, None)
        one = singular(word)
        if one != word and (one in nouns.persons or nouns.metrics.get(one) in _OF_MEN):
            found = numbered(replace(quantity, sentence=sentence, first=k, last=k), k, before.lexicon)
            return found.value if found else None
    return None
