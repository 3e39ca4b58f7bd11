"""Tell headlines from running text, and find the quantity of the text that a headline's figure sums up."""

from collections.abc import Iterator
from decimal import Decimal

from claims.extract.noun import singular
from claims.extract.quantity import find_quantities
from claims.extract.reading import Quantity, Reading
from claims.extract.sentence import Sentence
from claims.model import Qualifier

# Sentences of the text that are read to find what a headline sums up.
_REACH = 15
_LONGEST = 300  # characters of a first line without a stop that may still be a headline


def headline_end(offset: int, reading: Reading) -> int:
    """Where the headline ends that holds the character at `offset`; 0 where none does.

    The headline is the document's title, wherever the text prints it (often twice); without a title it is
    the first line, when no full stop ends it.
    """
    memo = reading.sentence(0).memo
    spans = memo.get("headline.spans")
    if spans is None:
        spans = memo["headline.spans"] = list(_spans(reading))
    for start, end in spans:  # type: ignore[attr-defined]
        if start <= offset < end:
            return int(end)
    return 0


def _spans(reading: Reading) -> Iterator[tuple[int, int]]:
    text = reading.document.text
    title = (reading.document.title or "").strip().rstrip(".")
    if not title or title not in text:
        first = reading.spans[0]
        line = text[first.start : first.end].partition("\n")[0]
        if len(reading.spans) < 2 or line.endswith((".", "!", "?", '"', "”")) or len(line) > _LONGEST:
            return
        title = line
    at = text.find(title)
    while at >= 0:
        yield at, at + len(title)
        at = text.find(title, at + len(title))


def summed_up(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The quantity of the text that a headline's figure sums up: the first behind the headline with the
    same number whose sentence names what the headline counts. None where `quantity` stands in no headline.
    """
    end = headline_end(quantity.start, reading)
    if not end:
        return None
    index = quantity.sentence.index
    for at in range(index, min(index + _REACH, len(reading.spans))):
        sentence = reading.sentence(at)
        if sentence.end <= end:
            continue
        for other in find_quantities(sentence, reading.lexicon):
            if other.start >= end and not headline_end(other.start, reading) and _same(quantity, other):
                return other
    return None


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities give the same number, of the same thing as far as the first one's noun tells."""
    if (one.qualifier is Qualifier.ORDER) != (other.qualifier is Qualifier.ORDER) or _base(one) != _base(other):
        return False
    if one.noun[1] <= one.noun[0]:
        return True
    head = singular(one.sentence.lower[one.noun[1] - 1])
    return head in _PEOPLE or head in _singulars(other.sentence)


# "30 people killed", "7 others injured": the text may call them anything.
_PEOPLE = frozenset(("people", "other", "person", "dead", "more"))


def _base(quantity: Quantity) -> Decimal | None:
    return quantity.low if quantity.low is not None else quantity.high


def _singulars(sentence: Sentence) -> set[str]:
    return {singular(word) for word in sentence.lower}
