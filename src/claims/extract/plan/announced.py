"""What somebody is to do or wants to reach: `Norwing to cut 20 jobs`, `its 2 percent target`, `ordered them
to withdraw 400 men`."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.plan.plan_phrases import CLAUSE, found_plan
from claims.extract.report.headline import is_headline
from claims.extract.report.reading import Reading
from claims.extract.text.noun_phrase import VERBS
from claims.lexicon.closed_classes import ARTICLES, FINITE_BE, POSSESSIVES, STOPS

_TITLES_VERB = 12  # words of a headline before its "to"


def targeted(quantity: Quantity) -> Found | None:
    """`its 2 percent target`, `the planned 400`: a figure that somebody wants to reach."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    at = first - 1 - 2 * (lower[first - 1 : first] == ["of"])  # an expected output of 400
    if at > 0 and lower[at] in _INTENDED and (lower[at - 1] in ARTICLES or lower[at - 1] in POSSESSIVES):
        return found_plan("status.plan", quantity.sentence, at, at + 1)
    if lower[last : last + 1] in (["target"], ["goal"]):
        return found_plan("status.plan", quantity.sentence, last, last + 1)
    return None


_INTENDED = frozenset("anticipated envisaged expected intended planned projected proposed targeted".split())


def bidden(quantity: Quantity) -> Found | None:
    """`has ordered the army to withdraw 400 men`, `an agreement to free 20`: what somebody is to do."""
    lower, first = quantity.sentence.lower, quantity.first
    that = next((k for k in range(first - 1, max(0, first - _DEED), -1) if lower[k] == "that"), 0)
    if that and not _BIDDING.isdisjoint(lower[max(0, that - 2) : that]):
        be = "be" in lower[quantity.last : quantity.last + _BIDDEN]
        return found_plan("status.plan", quantity.sentence, that - 1, that + 1) if be else None
    at = next((k for k in range(first - 2, max(0, first - _DEED), -1) if lower[k] == "to"), 0)
    if (
        not at
        or lower[at + 1] in FINITE_BE
        or not CLAUSE.isdisjoint(lower[at:first])
        or "," in lower[at:first]
    ):
        return None
    for k in range(at - 1, max(-1, at - _BIDDEN), -1):
        if lower[k] in CLAUSE or lower[k] == ",":
            return None
        if lower[k] in _BIDDING and lower[k + 1] != "for":
            return found_plan("status.plan", quantity.sentence, k, at + 1)
    return None


_DEED = 5  # words from "to" to the figure: to send up to 400
_BIDDEN = 8  # words from who orders to "to": ordered the army in the north to
_BIDDING = frozenset(
    "agreement asked asks deal directed directs instructed instructs ordered promise urged urges".split()
)


def announced(quantity: Quantity, reading: Reading) -> Found | None:
    """`Norwing to cut 20 jobs`: what a headline says somebody is to do."""
    sentence, first = quantity.sentence, quantity.first
    lower = sentence.lower
    opening = lower[1 : min(first, _TITLES_VERB)]
    at = opening.index("to") + 1 if "to" in opening else 0
    if not at or at + 1 >= first or not is_headline(sentence, reading):
        return None
    verb, following = lower[at + 1], lower[at + 2]
    acts = any(word in VERBS or word in FINITE_BE or word.endswith("ed") for word in lower[:at])
    noun = lower[at - 1] in _TO_DO or following in _AFTER_NOUN or not lower[at - 1][-1].isalpha()
    name = sentence.words[at + 1] != verb and sentence.words[at] == "to"
    if acts or noun or name or not verb.isalpha() or verb in STOPS or verb.endswith("ing"):
        return None
    return found_plan("status.plan", sentence, at, at + 2)


_AFTER_NOUN = frozenset("after and as at before but during following in near on with".split())
# What somebody is to do is no plan of these: "bid to free 20 hostages", "threat to kill 20".
_TO_DO = frozenset(
    "able according attempt bid close due effort fail fight from how likely linked mission move next promise "
    "response right struggle thanks threat time up way".split()
)
