"""Parts by the words beside them: `including 3,000 foreigners`, `among the dead were four children`."""

from claims.extract.bearing.cue import CLAUSE, LEADS, Cue, Cues, clause_start, skip_back
from claims.extract.bearing.part_rule import Place, Rule, Told, fits, pointed_back, same_unit
from claims.extract.figure.quantity import Quantity
from claims.extract.text.noun_phrase import VERBS
from claims.lexicon.closed_classes import BE, DEMONSTRATIVES
from claims.lexicon.inflection import is_plural

_INCLUDING, _OF_THEM, _CASUALTY = frozenset(("including",)), frozenset(("of-them",)), frozenset(("casualty",))
_SHARE = frozenset(("share",))
_LISTED = 12  # words between `including` and a figure of its list


def _including(place: Place) -> Told | None:
    """`18,000 militants, including 3,000 foreigners`, `including a doctor and four nurses`."""
    figure, cue = place.figure, _listed_by(place, _INCLUDING)
    if cue is None:
        return None
    before = [it for it in place.figures[: place.at] if it.last <= cue.first and same_unit(it, figure)]
    if before:
        return Told(before[-1], "including", cue.first, cue.last)
    return pointed_back(place, cue) if _points_back(place, cue) else None


def _listed_by(place: Place, kinds: frozenset[str]) -> Cue | None:
    """The cue whose list the figure stands in: no verb and no clause begins between them."""
    lower, first = place.figure.sentence.lower, place.figure.first
    cue = place.cues.last(kinds, max(0, first - _LISTED), first)
    if cue is None:
        return None
    between = lower[cue.last : first]
    between = between[1:] if between[:1] and between[0] in BE else between
    if any(it.first >= cue.last and it.last <= first for it in place.figures[: place.at]):
        return None  # the list goes on after another figure
    return None if any(map(_leaves_list, between)) else cue


def _leaves_list(word: str) -> bool:
    return word in CLAUSE or word in VERBS or word in BE or (word.endswith("ing") and len(word) > 5)


def _points_back(place: Place, cue: Cue) -> bool:
    """Whether the words at a cue mean those of a sentence before: `they include`, `among the dead were`."""
    lower = place.figure.sentence.lower
    if lower[cue.first].startswith("among"):
        return cue.first <= 1
    subject = skip_back(lower, cue.first, frozenset(("also", "have", "has", "had")))
    if subject == 1:
        return lower[0] in ("they", "these", "those")
    return subject <= 4 and place.cues.last(_CASUALTY, 0, subject) is not None


def _among_casualties(place: Place) -> Told | None:
    """`20 people were killed. Among the dead were four children.`"""
    lower = place.figure.sentence.lower
    start = next((at for at in range(min(2, len(lower))) if lower[at] in ("among", "amongst", "of")), None)
    cue = place.cues.first(_CASUALTY, start + 1, start + 4) if start is not None else None
    if start is None or cue is None or not set(lower[start + 1 : cue.first]) <= {"the", "those", "these"}:
        return None
    between = lower[cue.last : place.figure.first]
    if len(between) > _LISTED or any(word in CLAUSE for word in between):
        return None
    return pointed_back(place, Cue(cue.kind, start, cue.last))


def _of_whom(place: Place) -> Told | None:
    """`20 soldiers, of whom at least 12 were wounded`; `Of those, 300 were foreigners.`"""
    lower, figure = place.figure.sentence.lower, place.figure
    at = skip_back(lower, figure.first, _FROM_WHOM)
    cue = place.cues.last(_OF_THEM, max(0, at - 3), at)
    if cue is None or cue.last < at:
        return None
    if place.before and place.before.last <= cue.first:
        return Told(place.before, "of-whom", cue.first, cue.last)
    return pointed_back(place, cue) if cue.first <= 1 else None


# Between "of whom" and the figure.
_FROM_WHOM = (LEADS - DEMONSTRATIVES) | BE | {","}


def _number_of_them(place: Place) -> Told | None:
    """`15 militants, 4 of them foreigners`; `Nine of those killed were children.`"""
    cue = find_of_them(place.figure, place.cues)
    if cue is None:
        return None
    if place.before:
        return Told(place.before, "of-them", cue.first, cue.last)
    start = clause_start(place.figure, _LISTED)
    own = any(map(is_plural, place.figure.sentence.lower[start : place.figure.first]))
    return None if own else pointed_back(place, cue)  # "others had changed sides, 200 of them"


def find_share(quantity: Quantity, cues: Cues, kinds: frozenset[str] = _SHARE) -> Cue | None:
    """The words of some kinds before a figure that make it one's share in a total: `accounts for some`."""
    at = skip_back(quantity.sentence.lower, quantity.first)
    cue = cues.last(kinds, max(0, at - 2), at)
    return cue if cue and cue.last == at else None


def find_of_them(quantity: Quantity, cues: Cues) -> Cue | None:
    """The words after a figure that make it a number of others: `nine of those`, `12 more of them`."""
    lower, last = quantity.sentence.lower, quantity.last
    cue = cues.first(_OF_THEM, last, last + 4)
    if cue is None or (cue.first > last and (cue.first > last + 1 or not lower[last].isalpha())):
        return None
    return cue


def _share(place: Place) -> Told | None:
    """`Tunisia accounts for 6,000`: of the total that was told before."""
    cue = find_share(place.figure, place.cues)
    if cue is None:
        return None
    wholes = [*place.earlier, *place.figures[: place.at]]
    same = [it for it in wholes if it.metric == place.figure.metric and fits(place.figure, it)]
    return Told(same[-1], "share", cue.first, cue.last) if same else None


# Each rule with the kinds of words that it needs.
BY_WORDS: tuple[tuple[frozenset[str], Rule], ...] = (
    (_INCLUDING, _including),
    (_OF_THEM, _number_of_them),
    (_OF_THEM, _of_whom),
    (_CASUALTY, _among_casualties),
    (_SHARE, _share),
)
