"""A name that begins a clause whose verb is left out: `Chad sent 20 tanks to Hass, Niger 12`, `the flood
killed 20 in Hass, Berezh 12`. It is no next one of a list.
"""

from claims.extract.text.name import Name
from claims.extract.text.place_words import Role
from claims.extract.text.word_tags import NUMERAL
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.slots import Slots
from claims.lexicon.closed_classes import LIST_JOINTS

_SIGNS = frozenset("$£€")
_SCALES = frozenset("hundred thousand million billion m bn".split())
_REACH = 60  # words to what the first of such clauses counts
_LONGEST = 24  # words of clauses without a verb, one after the other
_ENDS = frozenset(", ; . and but while".split())
_HOLDS = frozenset(("state", "force", "armed_group", "coalition", "organisation"))
_AMONG = frozenset((Role.SITE, Role.NEAR, Role.GOAL, Role.ADJECTIVE))
_MODIFIERS = frozenset("about almost around at just least more nearly only over roughly some than".split())


def is_gapped(slots: Slots, before: Mention, name: Name | Mention) -> bool:
    """Whether a number without a noun follows a name that only such clauses part from a place before it, for
    which a figure is told as well."""
    lower, first, floor = slots.lower, name.first, before.last
    if before.role not in _AMONG or lower[first - 1] not in LIST_JOINTS:
        return False
    figure = _figure_after(slots, name.last)
    if not _is_figure(slots, figure):
        return False
    if not 0 < first - floor < _LONGEST or not all(_is_short(slots, k) for k in range(floor, first)):
        return False
    after = _end_of_figure(slots, figure)
    told = (
        after == len(lower)
        or lower[after] in _ENDS
        or lower[after] in lower[max(0, floor - _REACH) : before.first]
    )
    return told and any(_is_figure(slots, k) for k in range(max(0, before.start - _REACH), before.start))


def _is_short(slots: Slots, k: int) -> bool:
    """Whether word `k` may belong to such clauses: to a name, to its figure, or a joint."""
    word = slots.lower[k]
    return (
        word in LIST_JOINTS
        or word in _SCALES
        or word in _MODIFIERS
        or word != slots.words[k]
        or _is_figure(slots, k)
    )


def has_holder(slots: Slots, before: Mention) -> bool:
    """Whether the clause of the place `before` begins with whoever sends or holds, before its figure."""
    start = 1 if slots.lower[0] == "the" else 0
    name = slots.starts.get(start)
    if name is None or name.first >= before.start or _is_figure(slots, name.first):
        return False
    return name.kind in _HOLDS or (name.kind == "place" and name.scale == "country")


def _figure_after(slots: Slots, k: int) -> int:
    """The word at or after word `k` that is no modifier: of `about 20` the second."""
    while k < len(slots.lower) and slots.lower[k] in _MODIFIERS:
        k += 1
    return k


def _is_figure(slots: Slots, k: int) -> bool:
    """Whether a figure begins at word `k`."""
    if k >= len(slots.lower):
        return False
    return slots.lower[k][0].isdecimal() or slots.lower[k] in _SIGNS or bool(slots.tags[k] & NUMERAL)


def _end_of_figure(slots: Slots, k: int) -> int:
    """The word after the figure that begins at word `k`."""
    while _is_figure(slots, k) or (k < len(slots.lower) and slots.lower[k] in _SCALES):
        k += 1
    return k
