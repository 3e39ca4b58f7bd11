"""Tell headlines from running text, and find the quantity of the text that a headline's figure sums up."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import cast

from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.lexicon.inflection import singular
from claims.model import Qualifier

_REACH = 15  # sentences of the text that are read for what a headline sums up
_LONGEST = 300  # characters of a first line without a stop that may still be a headline
_PRINTED = 8  # times that a title is looked for in its text
# "30 people killed", "7 others injured": the text may call them anything.
_ANYBODY = frozenset(("people", "other", "person", "dead", "more"))
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))


def headline_end(offset: int, reading: Reading) -> int:
    """Where the headline ends that holds the character at `offset`; 0 where none does.

    The headline is the document's title, wherever the text prints it (often twice); without a title it is
    the first line, when no full stop ends it.
    """
    memo = reading.sentence(0).memo
    if "headline.spans" not in memo:
        memo["headline.spans"] = list(_spans(reading))
    spans = cast(list[tuple[int, int]], memo["headline.spans"])
    for start, end in spans:
        if start <= offset < end:
            return end
    return 0


def _spans(reading: Reading) -> Iterator[tuple[int, int]]:
    text = reading.document.text
    title = (reading.document.title or "").strip().rstrip(".")
    if not title or title not in text:
        first = reading.spans[0]
        title = text[first.start : first.end].partition("\n")[0]
        if len(reading.spans) < 2 or title.endswith((".", "!", "?", '"', "”")) or len(title) > _LONGEST:
            return
    at = text.find(title)
    for _ in range(_PRINTED):
        if at < 0:
            return
        yield at, at + len(title)
        at = text.find(title, at + len(title))


def summed_up(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The quantity of the text that a headline's figure sums up; None where `quantity` stands in no headline.

    It is the first behind the headline with the same number whose sentence names what the headline counts,
    else the first with the same number: "30 terrorists killed" may sum up a text on militants.
    """
    if not headline_end(quantity.start, reading):
        return None
    memo, key = quantity.sentence.memo, f"headline.{quantity.start}"
    if key not in memo:
        memo[key] = _find(quantity, reading)
    told = cast(Quantity | None, memo[key])
    return replace(told) if told is not None else None  # a copy: those who ask fill in what they need


def _find(quantity: Quantity, reading: Reading) -> Quantity | None:
    same: Quantity | None = None
    end = headline_end(quantity.start, reading)
    for other in _quantities_behind(end, quantity.sentence.index, reading):
        if not _same_number(quantity, other):
            continue
        if _same_noun(quantity, other):
            return other
        if same is None and not _is_date(other):
            same = other
    return same


def _quantities_behind(end: int, index: int, reading: Reading) -> Iterator[Quantity]:
    """The quantities behind a headline that ends at `end`, from the sentence of that index on."""
    for at in range(index, min(index + _REACH, len(reading.spans))):
        if reading.spans[at].end <= end:
            continue
        for quantity in _quantities_in(reading.sentence(at), reading):
            if quantity.start >= end and not headline_end(quantity.start, reading):
                yield quantity


def _quantities_in(sentence: Sentence, reading: Reading) -> list[Quantity]:
    """The quantities of a sentence as they stand there, worked out once for all figures of a headline."""
    known = sentence.memo.get("headline.quantities")
    if known is None:
        known = sentence.memo["headline.quantities"] = find_quantities(sentence, reading.lexicon)
    return cast(list[Quantity], known)


def _same_number(one: Quantity, other: Quantity) -> bool:
    order = one.qualifier is Qualifier.ORDER, other.qualifier is Qualifier.ORDER
    return order[0] == order[1] and _base(one) == _base(other)


def _base(quantity: Quantity) -> Decimal | None:
    return quantity.low if quantity.low is not None else quantity.high


def _same_noun(one: Quantity, other: Quantity) -> bool:
    """Whether the other's sentence names what the first one counts."""
    if one.noun[1] <= one.noun[0]:
        return True
    head = singular(one.sentence.lower[one.noun[1] - 1])
    return head in _ANYBODY or any(singular(word) == head for word in other.sentence.lower)


def _is_date(quantity: Quantity) -> bool:
    """Whether a number stands beside the name of a month."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    beside = (*lower[max(first - 1, 0) : first], *lower[last : last + 1])
    return any(word[:3] in _MONTHS for word in beside)
