"""Whose those are whose noun stands apart from their number: `the number of Taliban fighters fell to 9,000`,
`the strength of the Taliban is put at 9,000`."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import named_before
from claims.extract.subject.described import find_belonging, find_in_noun_phrase
from claims.extract.text.actors import GROUPS
from claims.lexicon.closed_classes import POSSESSIVES


def find_numbered(quantity: Quantity, reading: Reading) -> Found | None:
    """Who is named with the noun that tells what the number counts, or owns the strength that it is."""
    told = quantity.metric_found
    if told.rule not in ("metric.number-of", "metric.strength") or told.end <= told.start:
        return None
    sentence = quantity.sentence
    first = bisect_left(sentence.starts, told.start)
    last = min(bisect_right(sentence.starts, told.end - 1), quantity.first)
    if last <= first:
        return None
    apart = replace(quantity, first=first, last=first, noun=(first, last), head=last - 1)
    found = find_in_noun_phrase(apart, reading) or find_belonging(apart, reading)
    if found is not None or told.rule != "metric.strength":
        return found
    its = sentence.lower[first] in POSSESSIVES  # strength
    return named_before(sentence, first, reading, GROUPS) if its else None
