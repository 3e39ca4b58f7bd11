"""What the rules that count one figure into another look at, and what they give."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from claims.extract.bearing.cue import Cue, Cues
from claims.extract.figure.quantity import Quantity
from claims.record_type import record


class Told(NamedTuple):
    """The figure that is the whole, the rule that says so, and the words that it rests on."""

    whole: Quantity
    rule: str
    first: int
    last: int


@record
class Place:
    """A figure with what its rules look at: the claims of its sentence, which one it is, those before."""

    figures: Sequence[Quantity]
    at: int
    earlier: Sequence[Quantity]  # of the sentences before, the nearest last
    cues: Cues
    found: dict[int, Told]  # by the offset of the part
    fronted: Sequence[tuple[int, Quantity]] = ()  # the wholes that clauses begin with, and where these begin

    @property
    def figure(self) -> Quantity:
        """The figure itself."""
        return self.figures[self.at]

    @property
    def before(self) -> Quantity | None:
        """The figure before it in its sentence, if it counts the same unit."""
        before = self.figures[self.at - 1] if self.at else None
        return before if before and same_unit(before, self.figure) else None


Rule = Callable[[Place], Told | None]


def same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are in one unit; without any they are of people, and so are cases of a disease."""
    return _unit(one) == _unit(other)


def _unit(quantity: Quantity) -> str:
    return "people" if quantity.unit in (None, "case") else quantity.unit


def fits(part: Quantity, whole: Quantity) -> bool:
    """Whether the one number can be counted into the other."""
    return same_unit(part, whole) and whole.holds(part)


def pointed_back(place: Place, cue: Cue) -> Told | None:
    """The nearest figure of the sentences before that the part can be counted into."""
    figure = place.figure
    fitting = [it for it in place.earlier if fits(figure, it)]
    whole = next((it for it in reversed(fitting) if it.metric == figure.metric), None)
    nearest = fitting[-1] if fitting and fitting[-1].sentence.index == figure.sentence.index - 1 else None
    whole = whole or nearest
    return Told(whole, "back", cue.first, cue.last) if whole else None
