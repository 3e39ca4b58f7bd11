"""Carry the place of a figure over from other sentences of the same report."""

from claims.extract.place_mention import Mention, Role, find_mentions, _SCALES
from claims.extract.reading import Found, Quantity, Reading
from claims.extract.sentence import Sentence

_BACK = 6


def carry(quantity: Quantity, reading: Reading, hint: Mention | None) -> Found | None:
    index = quantity.sentence.index
    for j in range(index - 1, max(-1, index - 1 - _BACK), -1):
        found = _site(reading, j)
        if found:
            return found
    return None


def _site(reading: Reading, index: int) -> Found | None:
    """The places of what a sentence tells: its finest site."""
    sentence = reading.sentence(index)
    mentions = find_mentions(sentence, reading.lexicon)
    sites = [m for m in mentions if m.role in (Role.SITE, Role.NEAR) and m.scale != "continent"]
    if not sites:
        return None
    best = min(sites, key=lambda m: _SCALES[m.scale])
    group = [m for m in mentions if m.group == best.group]
    values = tuple(dict.fromkeys(m.value for m in group))
    return Found(values, "places.carried", sentence.starts[group[0].first], sentence.ends[group[-1].last - 1])
