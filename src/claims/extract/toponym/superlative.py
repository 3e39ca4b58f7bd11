"""Whether a place is only that in which another one has the most: `Hass has the highest rate in Idlib`."""

from claims.extract.text.name import Name
from claims.extract.toponym.slots import Slots

# Scales of places, each wider than those before it.
_WIDTHS = {scale: width for width, scale in enumerate(("", "city", "region", "country", "continent"))}
_SUPERLATIVES = frozenset(
    "biggest deadliest fewest greatest highest largest least lowest most poorest smallest worst".split()
)
_FIELDS = frozenset(("across", "in", "of", "within"))
_TO_FIELD = 12  # words: "the highest share of households with needs in"
_PARTED = frozenset(",;:()")


def is_of_superlative(slots: Slots, name: Name, preposition: str, at: int) -> bool:
    """Whether the place after the preposition at word `at` is wider than the one that begins the sentence and
    that has the most of something in it."""
    width = _WIDTHS.get(name.scale, 0)
    if preposition not in _FIELDS or not width or not slots.names or slots.names[0].first:
        return False
    subject = slots.names[0]
    if subject.kind not in ("place", "unknown") or _WIDTHS.get(subject.scale, width) >= width:
        return False
    for k in range(at - 1, max(subject.last, at - _TO_FIELD), -1):
        if slots.lower[k] in _PARTED:
            return False
        if slots.lower[k] in _SUPERLATIVES:
            return True
    return False
