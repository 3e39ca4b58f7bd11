"""A plan after what is counted: `400 troops will be sent`, `400 people in camps are likely to leave`."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.plan.plan_phrases import CLAUSE, Plans, found_plan, is_past, is_price
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import FINITE_BE, HAVE, RELATIVES

AFTER = 4  # words after its noun phrase in which a plan governs a figure
FAR = 16  # words from a noun to the verb of which it is the subject
# Between a noun and the plan that is made for it: "200 of which would be based ...".
_PASSED = frozenset("of which whom them are is also more people ,".split())


def planned_after(quantity: Quantity, start: int, plans: Plans) -> Found | None:
    """`400 troops will be sent`, `another 500 million will be needed`: a plan right after word `start`."""
    sentence = quantity.sentence
    lower, first = sentence.lower, quantity.first
    if first > 1 and lower[first - 1] in ("the", "its", "their") and lower[first - 2] in ("half", "of"):
        return None  # half the 400 troops will leave
    if first and lower[first - 1] == "'s":
        return None  # Chad's 400 troops will leave
    start = _after_whose(sentence, start)
    passed = _PASSED - {","} if _is_told_aside(lower, first) else _PASSED
    for i in range(start, min(len(lower), start + AFTER)):
        found = plans.after.at(lower, i)
        if found and not is_past(lower, found[1]):
            if is_price(quantity):
                return None
            return found_plan("status.plan", sentence, i, found[1])
        if lower[i] not in passed:
            break
    return _planned_far_after(quantity, start, plans)


def _planned_far_after(quantity: Quantity, start: int, plans: Plans) -> Found | None:
    """`Some 400 people living in camps are likely to leave`: a plan after all that describes the subject of a
    clause, which nothing but its figure begins."""
    sentence = quantity.sentence
    lower, first = sentence.lower, quantity.first
    before = lower[first - 1] if first else ","
    if before not in _OPENERS or not _is_people(quantity):
        return None
    inside = 0
    for i in range(start, min(len(lower), start + FAR)):
        inside += (lower[i] == "(") - (i > start and lower[i - 1] == ")")
        if inside > 0:
            continue
        word = lower[i]
        at = i + (word in FINITE_BE)
        found = plans.after.at(lower, at)
        if found and not _UNDERGONE.isdisjoint(lower[found[1] - 1 : found[1] + 1]):
            return found_plan("status.plan", sentence, at, found[1])
        if word in CLAUSE or word in FINITE_BE or word in HAVE or word in VERBS:
            return None
        if word not in "()" and not word[0].isalnum():
            return None
        if word.endswith("ed") and lower[i + 1 : i + 2] and lower[i + 1] not in _BY:
            return None
    return None


# What befalls those who are there already or not yet; what they will do is of those who are there.
_UNDERGONE = frozenset(
    "arrive be become benefit die face fall flee get leave lose move need reach receive require return "
    "suffer".split()
)
_OPENERS = frozenset(". , ; : ( - – that and".split())
_BY = frozenset("by in at from with to on will would is are".split())  # after "affected"


def _is_people(quantity: Quantity) -> bool:
    return quantity.unit in ("people", "percent") or quantity.named[1]


_ASIDE = 6  # words from "which" to its figure: "which is said to have 400"


def _is_told_aside(lower: list[str], first: int) -> bool:
    """Whether a figure stands in a relative clause, after which another verb tells what its noun does: `Chad,
    which has 400 troops there, will send 90 more`."""
    near = range(first - 1, max(0, first - _ASIDE), -1)
    return any(lower[k] in RELATIVES and lower[k - 1] == "," for k in near)


_WHOSE = frozenset(("of", "from", "in"))
_NAME = 5  # words of a name after those: "300 soldiers of the Kenyan Army will be there"


def _after_whose(sentence: Sentence, start: int) -> int:
    """The word after the name that says whose those are or where, where one stands at word `start`."""
    lower, words = sentence.lower, sentence.words
    if lower[start : start + 1] == [] or lower[start] not in _WHOSE:
        return start
    at = start + 1 + (lower[start + 1 : start + 2] == ["the"])
    stop = min(len(words), at + _NAME)
    end = next((k for k in range(at, stop) if not words[k][0].isupper()), stop)
    return end if end > at else start
