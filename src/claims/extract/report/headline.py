"""The headline: where it stands in the text, and which figure of the text its figures sum up."""

from collections.abc import Iterator
from decimal import Decimal

from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import MONTH_STEMS
from claims.lexicon.inflection import singular
from claims.model import Qualifier

_REACH = 15  # sentences of the text that are read for what a headline sums up
_LONGEST = 300  # characters of a first line without a stop that may still be a headline
_HEAD = 4  # sentences that a title is printed in, often twice
_BESIDE = 40  # characters of a date or a byline around a title that stands alone
_STOPS = (".", "!", "?", '"', "”")
# "30 people killed", "7 others injured": the text may call them anything.
_ANYBODY = frozenset(("people", "other", "person", "dead", "more"))

Extent = tuple[int, int]


def headline_end(offset: int, reading: Reading) -> int:
    """Where the headline ends that holds the character at `offset`; 0 where none does."""
    for start, end in reading.layer(_headlines):
        if start <= offset < end:
            return end
    return 0


def is_headline(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence is a headline and nothing else but a date or a byline beside it."""
    first, last = sentence.start, sentence.end
    for start, end in reading.layer(_headlines):
        if start < last and first < end and last - first < end - start + _BESIDE:
            return True
    return False


def title_of(reading: Reading) -> str:
    """The title of a text: its record's, or the first headline printed in it; else nothing."""
    printed = (reading.document.text[start:end] for start, end in headlines(reading))
    return reading.document.title or next(printed, "")


def unprinted_title(reading: Reading) -> tuple[Sentence, ...]:
    """The title of a text's record, if the head of the text does not print it; else nothing."""
    return reading.layer(_unprinted_title)


def _unprinted_title(reading: Reading) -> tuple[Sentence, ...]:
    title = title_sentence(reading)
    return (title,) if title is not None and next(_titles(reading), None) is None else ()


def title_sentence(reading: Reading) -> Sentence | None:
    """The title of a text's record as a sentence, be it printed or not; made once."""
    return reading.layer(_title_sentence)


def _title_sentence(reading: Reading) -> Sentence | None:
    title = (reading.document.title or "").strip()
    return Sentence.alone(title) if title else None


def headlines(reading: Reading) -> list[Extent]:
    """The first and last character (exclusive) of each place where the headline stands; worked out once.

    It is the document's title, wherever the head of the text prints it, and a first line that no stop ends.
    """
    return reading.layer(_headlines)


def _headlines(reading: Reading) -> list[Extent]:
    found = list(_titles(reading))
    first = _first_line(reading)
    if first and not any(start < first[1] and first[0] < end for start, end in found):
        found.insert(0, first)
    return found


def _titles(reading: Reading) -> Iterator[Extent]:
    """Where the first sentences of the text print the document's title."""
    title = (reading.document.title or "").strip().rstrip(".")
    if not title or not reading.sentences:
        return
    text, stop = reading.document.text, reading.sentences[:_HEAD][-1].end
    at = text.find(title, 0, stop)
    while at >= 0:
        end = at + len(title)
        before, after = text[max(at - 1, 0) : at], text[end : end + 1]
        alone = before in ("", "\n") and after in ("", "\n")
        if alone or (" " in title and not before.isalnum() and not after.isalnum()):
            yield at, end
        at = text.find(title, end, stop)


def _first_line(reading: Reading) -> Extent | None:
    """The first line of a text of several sentences, if no stop ends it."""
    if len(reading.sentences) < 2:
        return None
    start = reading.sentences[0].start
    line = reading.document.text[start : reading.sentences[0].end].partition("\n")[0]
    return None if line.endswith(_STOPS) or len(line) > _LONGEST else (start, start + len(line))


def summed_up(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The quantity of the text that a headline's figure sums up; None where `quantity` stands in no headline.

    It is the first after the headline with the same number whose sentence names what the headline counts,
    else the first with the same number: "30 terrorists killed" may sum up a text on militants.
    """
    if not headline_end(quantity.start, reading):
        return None
    known = reading.layer(_summed_up)
    if quantity.start not in known:
        known[quantity.start] = _find(quantity, reading)
    return known[quantity.start]


def _summed_up(reading: Reading) -> dict[int, Quantity | None]:
    """What the figures of headlines sum up, by their offsets, as far as that was asked."""
    return {}


def _find(quantity: Quantity, reading: Reading) -> Quantity | None:
    same: Quantity | None = None
    for other in _quantities_after(quantity, reading):
        if not _same_number(quantity, other) or _is_date(other):
            continue
        if _same_noun(quantity, other):
            return other
        same = same or other
    return same


def lead_of(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The first quantity of the text that is on what a headline's figure is on, whatever its number."""
    if not headline_end(quantity.start, reading):
        return None
    after = _quantities_after(quantity, reading)
    return next((other for other in after if other.metric == quantity.metric and not _is_date(other)), None)


def _quantities_after(quantity: Quantity, reading: Reading) -> Iterator[Quantity]:
    """The quantities of the text after the headline in which a quantity stands."""
    index, end = quantity.sentence.index, headline_end(quantity.start, reading)
    for at in range(index, min(index + _REACH, len(reading.sentences))):
        for other in reading.quantities(at):
            if other.start >= end and not headline_end(other.start, reading):
                yield other


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
    return any(word[:3] in MONTH_STEMS for word in beside)
