"""Which figure of the text a figure is counted into: `18,000 militants, including 3,000 foreigners`.

The words between two figures of one sentence say so, or those after the second one; where a sentence
points back ("among the dead were 4 children", "nine of those"), a figure of the sentences before is meant.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.extract.bearing.cue import CLAUSE, LEADS, Cue, Cues, clause_start, cues_of, skip_back
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.extract.text.noun_phrase import VERBS
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE, DEMONSTRATIVES
from claims.lexicon.inflection import is_plural
from claims.model import Qualifier

NO_PART = Found(None, "part.none")

_INCLUDING, _OF_THEM, _CASUALTY = frozenset(("including",)), frozenset(("of-them",)), frozenset(("casualty",))
_SHARE = frozenset(("share",))
_LISTED = 12  # words between `including` and a figure of its list
_BACK = 3  # sentences in which a figure that is pointed back to is looked for
_OWNED = 5  # words between `of` and a whole that has an owner
_GAP = 8  # words between two figures of one list
_OPENERS = frozenset((",", ":", "(", "-", "–", "—"))


class _Told(NamedTuple):
    """The figure that is the whole, the rule that says so, and the words that it rests on."""

    whole: Quantity
    rule: str
    first: int
    last: int


class _Place(NamedTuple):
    """A figure with what its rules look at: the claims of its sentence, which one it is, those before."""

    figures: Sequence[Quantity]
    at: int
    earlier: Sequence[Quantity]  # of the sentences before, the nearest last
    cues: Cues
    found: dict[int, _Told]  # by the offset of the part

    @property
    def figure(self) -> Quantity:
        """The figure itself."""
        return self.figures[self.at]

    @property
    def before(self) -> Quantity | None:
        """The figure before it in its sentence, if it counts the same unit."""
        before = self.figures[self.at - 1] if self.at else None
        return before if before and _same_unit(before, self.figure) else None


_Rule = Callable[[_Place], _Told | None]


def find_part(quantity: Quantity, reading: Reading) -> Found:
    """The whole of a figure. The value is the offset where the whole begins in the text, or `None`."""
    return reading.layer(find_parts).get(quantity.start, NO_PART)


def find_parts(reading: Reading) -> dict[int, Found]:
    """All parts of a document with their wholes, by the offset of the part."""
    parts: dict[int, Found] = {}
    earlier: list[Quantity] = []
    for index in sorted(reading.figures):
        figures = [it for it in reading.quantities(index) if it.refused is None]
        if not figures:
            continue
        near = [it for it in earlier if index - it.sentence.index <= _BACK]
        for start, told in _parts_of_sentence(figures, near, reading.lexicon).items():
            sentence = figures[0].sentence
            place = sentence.starts[told.first], sentence.ends[told.last - 1]
            parts[start] = Found(told.whole.start, f"part.{told.rule}", *place)
        earlier = [*near, *figures]
    return parts


def _parts_of_sentence(
    figures: Sequence[Quantity], earlier: Sequence[Quantity], lexicon: Lexicon
) -> dict[int, _Told]:
    found: dict[int, _Told] = {}
    cues = cues_of(figures[0].sentence, lexicon)
    rules = [rule for kinds, rule in _RULES if not cues.kinds.isdisjoint(kinds)]
    rules += _OF_SEVERAL if len(figures) > 1 else ()
    if not rules:
        return found
    for at, figure in enumerate(figures):
        place = _Place(figures, at, earlier, cues, found)
        told = next((told for rule in rules if (told := rule(place))), None)
        back = found.get(told.whole.start) if told else None
        if told and told.whole is not figure and (back is None or back.whole is not figure):
            found[figure.start] = told
    return _sums(figures) | found


def _same_unit(one: Quantity, other: Quantity) -> bool:
    return (one.unit or "people") == (other.unit or "people")


def _including(place: _Place) -> _Told | None:
    """`18,000 militants, including 3,000 foreigners`, `including a doctor and four nurses`."""
    figure, cue = place.figure, _listed_by(place, _INCLUDING)
    if cue is None:
        return None
    before = [it for it in place.figures[: place.at] if it.last <= cue.first and _same_unit(it, figure)]
    if before:
        return _Told(before[-1], "including", cue.first, cue.last)
    return _pointed_back(place, cue) if _points_back(place, cue) else None


def _listed_by(place: _Place, kinds: frozenset[str]) -> Cue | None:
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


def _points_back(place: _Place, cue: Cue) -> bool:
    """Whether the words at a cue mean those of a sentence before: `they include`, `among the dead were`."""
    lower = place.figure.sentence.lower
    if lower[cue.first].startswith("among"):
        return cue.first <= 1
    subject = skip_back(lower, cue.first, frozenset(("also", "have", "has", "had")))
    if subject == 1:
        return lower[0] in ("they", "these", "those")
    return subject <= 4 and place.cues.last(_CASUALTY, 0, subject) is not None


def _among_casualties(place: _Place) -> _Told | None:
    """`20 people were killed. Among the dead were four children.`"""
    lower = place.figure.sentence.lower
    start = next((at for at in range(min(2, len(lower))) if lower[at] in ("among", "amongst", "of")), None)
    cue = place.cues.first(_CASUALTY, start + 1, start + 4) if start is not None else None
    if start is None or cue is None or not set(lower[start + 1 : cue.first]) <= {"the", "those", "these"}:
        return None
    between = lower[cue.last : place.figure.first]
    if len(between) > _LISTED or any(word in CLAUSE for word in between):
        return None
    return _pointed_back(place, Cue(cue.kind, start, cue.last))


def _of_whom(place: _Place) -> _Told | None:
    """`20 soldiers, of whom at least 12 were wounded`; `Of those, 300 were foreigners.`"""
    lower, figure = place.figure.sentence.lower, place.figure
    at = skip_back(lower, figure.first, LEADS - DEMONSTRATIVES | BE | {","})
    cue = place.cues.last(_OF_THEM, max(0, at - 3), at)
    if cue is None or cue.last < at:
        return None
    if place.before and place.before.last <= cue.first:
        return _Told(place.before, "of-whom", cue.first, cue.last)
    return _pointed_back(place, cue) if cue.first <= 1 else None


def _number_of_them(place: _Place) -> _Told | None:
    """`15 militants, 4 of them foreigners`; `Nine of those killed were children.`"""
    cue = find_of_them(place.figure, place.cues)
    if cue is None:
        return None
    if place.before:
        return _Told(place.before, "of-them", cue.first, cue.last)
    start = clause_start(place.figure, _LISTED)
    own = any(map(is_plural, place.figure.sentence.lower[start : place.figure.first]))
    return None if own else _pointed_back(place, cue)  # "others had changed sides, 200 of them"


def _number_of_number(place: _Place) -> _Told | None:
    """`12 of the 50 arrested`, `12 out of 50`, `300 of the camp's 2,000 children`."""
    figure, lower = place.figure, place.figure.sentence.lower
    after = place.figures[place.at + 1] if place.at + 1 < len(place.figures) else None
    if after is None or not _same_unit(after, figure):
        return None
    gap = lower[figure.last : after.first]
    inner = gap[2:] if gap[:2] == ["out", "of"] else gap[1:] if gap[:1] == ["of"] else None
    if inner is None or len(inner) > _OWNED or not (inner[-1:] == ["'s"] or LEADS.issuperset(inner)):
        return None
    return _Told(after, "of-number", figure.last, after.first)


def _fronted_whole(place: _Place) -> _Told | None:
    """`Of the 50 arrested, 12 were freed and 8 are in jail.`"""
    lower = place.figure.sentence.lower
    for whole in place.figures[: place.at]:
        of = skip_back(lower, whole.first) - 1
        if of < 0 or lower[of] not in ("of", "among") or not _fits(place.figure, whole):
            continue
        start = of - 1 if of and lower[of - 1] == "out" else of
        opens = start == 0 or lower[start - 1] in (",", ";", '"', "“", "and", "but")
        if opens and "," in lower[whole.last : place.figure.first]:
            return _Told(whole, "fronted", start, whole.last)
    return None


def _next_of_list(place: _Place) -> _Told | None:
    """`including four children and two women`: what is listed after a part is one of the same whole."""
    before, figure = place.before, place.figure
    told = place.found.get(before.start) if before else None
    if before is None or told is None or before.metric != figure.metric or told.whole.first > figure.first:
        return None
    gap = figure.sentence.lower[before.last : figure.first]
    if len(gap) > _GAP or any(word in CLAUSE or word.isdecimal() for word in gap):
        return None
    return told._replace(rule="list")


def find_share(quantity: Quantity, cues: Cues) -> Cue | None:
    """The words before a figure that make it one's share in a total: `accounts for some`."""
    at = skip_back(quantity.sentence.lower, quantity.first)
    cue = cues.last(_SHARE, max(0, at - 2), at)
    return cue if cue and cue.last == at else None


def find_of_them(quantity: Quantity, cues: Cues) -> Cue | None:
    """The words after a figure that make it a number of others: `nine of those`, `12 more of them`."""
    lower, last = quantity.sentence.lower, quantity.last
    cue = cues.first(_OF_THEM, last, last + 4)
    if cue is None or (cue.first > last and (cue.first > last + 1 or not lower[last].isalpha())):
        return None
    return cue


def _share(place: _Place) -> _Told | None:
    """`Tunisia accounts for 6,000`: of the total that was told before."""
    cue = find_share(place.figure, place.cues)
    if cue is None:
        return None
    wholes = [*place.earlier, *place.figures[: place.at]]
    same = [it for it in wholes if it.metric == place.figure.metric and _fits(place.figure, it)]
    return _Told(same[-1], "share", cue.first, cue.last) if same else None


def _pointed_back(place: _Place, cue: Cue) -> _Told | None:
    """The nearest figure of the sentences before that the part can be counted into."""
    figure = place.figure
    fitting = [it for it in place.earlier if _fits(figure, it)]
    whole = next((it for it in reversed(fitting) if it.metric == figure.metric), None)
    nearest = fitting[-1] if fitting and fitting[-1].sentence.index == figure.sentence.index - 1 else None
    whole = whole or nearest
    return _Told(whole, "back", cue.first, cue.last) if whole else None


def _fits(part: Quantity, whole: Quantity) -> bool:
    """Whether the one number can be counted into the other."""
    least, most = part.low if part.low is not None else part.high, whole.high
    return _same_unit(part, whole) and (most is None or least is None or least <= most)


def _sums(figures: Sequence[Quantity]) -> dict[int, _Told]:
    """Enumerations that add up: `60 people, 40 soldiers and 20 civilians`; `300 (200 men and 100 women)`."""
    found: dict[int, _Told] = {}
    for at, whole in enumerate(figures):
        parts = _list_after(whole, figures[at + 1 :])
        for count in range(2, len(parts) + 1):
            if sum(map(_exact, parts[:count])) == _exact(whole):
                opener = max(whole.last, whole.noun[1])
                found |= {it.start: _Told(whole, "sum", opener, opener + 1) for it in parts[:count]}
    return found


def _list_after(whole: Quantity, figures: Iterable[Quantity]) -> list[Quantity]:
    """The exact figures that are listed after a whole, without a gap."""
    lower, parts = whole.sentence.lower, list[Quantity]()
    at = max(whole.last, whole.noun[1])
    if _exact(whole) <= 0 or at >= len(lower) or lower[at] not in _OPENERS:
        return parts
    for figure in figures:
        gap = lower[at : figure.first]
        if (
            _exact(figure) <= 0
            or not _same_unit(figure, whole)
            or len(gap) > _GAP
            or CLAUSE & set(gap) - {":"}
        ):
            break
        parts.append(figure)
        at = max(figure.last, figure.noun[1])
    return parts


def _exact(quantity: Quantity) -> Decimal:
    """The number of an exact figure; -1 for any other."""
    exact = quantity.qualifier is Qualifier.EXACT and quantity.low is not None
    return quantity.low if exact and quantity.low is not None else Decimal(-1)


# Each rule with the kinds of words that it needs; and those that need more than one figure.
_RULES: tuple[tuple[frozenset[str], _Rule], ...] = (
    (_INCLUDING, _including),
    (_OF_THEM, _number_of_them),
    (_OF_THEM, _of_whom),
    (_CASUALTY, _among_casualties),
    (_SHARE, _share),
)
_OF_SEVERAL: tuple[_Rule, ...] = (_number_of_number, _fronted_whole, _next_of_list)
