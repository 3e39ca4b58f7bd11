"""Which colour and which shape belong to whom.

Colours are those of Okabe and Ito 2008, "Color Universal Design", which people who are colour-blind can tell
apart, without the yellow that no paper shows. There are no more than seven of that kind: claimants beyond
the seventh take the colours again with another shape.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from matplotlib.colors import to_hex, to_rgb

from claims.compare.question.timeline import Timeline

_HUES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_MARKERS = ("o", "s", "D", "^", "v", "P", "X", "p", "<", ">", "h")


@dataclass(frozen=True, slots=True)
class Style:
    """The colours of a chart that do not belong to a claimant."""

    paper: str
    ink: str
    soft: str  # words that say less
    grid: str
    band: str  # the range of published estimates
    own_voice: str
    first: str  # the first claimant's


LIGHT = Style("#ffffff", "#1a1a1a", "#595959", "#ececec", "#dedede", "#767676", "#000000")
DARK = Style("#14171a", "#ececec", "#a7adb3", "#262b30", "#373d43", "#9a9a9a", "#ffffff")


@dataclass(frozen=True, slots=True)
class Look:
    """The colour and the shape of a claimant's marks."""

    colour: str
    marker: str


_LIGHTER = 0.6  # how much of the paper there is in the colour of what is unsure


def lighten(look: Look, style: Style) -> Look:
    """The look of a claimant's unsure marks: the same shape, its colour mixed with the paper's."""
    pairs = zip(to_rgb(look.colour), to_rgb(style.paper), strict=True)
    red, green, blue = (ink + (paper - ink) * _LIGHTER for ink, paper in pairs)
    return replace(look, colour=to_hex((red, green, blue)))


def choose_looks(timelines: Iterable[Timeline], style: Style) -> dict[str, Look]:
    """A look for each name, the same in all panels; the first 77 claimants' all differ.

    Who says most comes first, and so has a colour of their own. Publishers in their own voice are grey.
    """
    bars, first, attributed = Counter[str](), dict[str, int](), dict[str, bool]()
    for one in (series for line in timelines for series in line.series):
        bars[one.name] += len(one.bars)
        day = one.bars[0].days.first
        first[one.name] = min(first.get(one.name, day), day)
        attributed[one.name] = one.attributed
    ranked = sorted(attributed, key=lambda name: (not attributed[name], -bars[name], first[name], name))
    claimants = [name for name in ranked if attributed[name]]
    colours = (style.first, *_HUES)
    looks = {
        name: Look(colours[index % len(colours)], _MARKERS[(index + index // len(colours)) % len(_MARKERS)])
        for index, name in enumerate(claimants)
    }
    voices = ranked[len(claimants) :]
    return looks | {name: Look(style.own_voice, _MARKERS[i % len(_MARKERS)]) for i, name in enumerate(voices)}
