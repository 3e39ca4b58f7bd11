"""A document to a reading: its sentences, their quantities, and for each its metric or why it is no claim.

Each stage passes over the whole document before the next one begins: code and words that are used again and
again stay close at hand.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claims.extract.calendar.time_expressions import find_times
from claims.extract.figure.cell import read_tables
from claims.extract.figure.counted import with_nouns
from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.metric.figures_before import Before
from claims.extract.metric.metric import with_metric
from claims.extract.people.people import with_people
from claims.extract.refuse.reasons import LATE, find_early_refusal, find_refusal
from claims.extract.refuse.refusal import Look, look_at
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence, cut_sentences
from claims.lexicon import Lexicon
from claims.model import Document

_ANSWERED = 4  # sentences after a question that may answer it
_BACK = 3  # claims of the sentence before that a figure without a noun may refer back to


def read(document: Document, lexicon: Lexicon) -> Reading:
    """A document with its sentences and their quantities: what the readers of the fields look at."""
    sentences = cut_sentences(document.text)
    figures = _judge(_find_quantities(sentences, lexicon), sentences, lexicon)
    return Reading(document, lexicon, sentences, with_people(figures, document, lexicon))


def before_metric(reading: Reading) -> Iterator[tuple[Quantity, Before]]:
    """Every claim of a document as it was when its metric was read, with the claims that stand before it."""
    before: Sequence[Quantity] = ()
    asked = _questions(reading.sentences)
    sentences = reading.sentences
    for index, found in _find_quantities(reading.sentences, reading.lexicon).items():
        kept: list[Quantity] = []
        for quantity, judged in zip(found, reading.quantities(index), strict=True):
            if judged.refused is None:
                told = _asked_at(index, asked), _prior(index, sentences)
                yield quantity, Before(tuple(kept) or before, reading.lexicon, *told, before)
                kept.append(judged)
        before = kept[-_BACK:] or before


def _find_quantities(sentences: Sequence[Sentence], lexicon: Lexicon) -> dict[int, list[Quantity]]:
    """The quantities of each sentence that has any, with their nouns, by the number of the sentence."""
    found = [find_quantities(sentence, lexicon) for sentence in sentences]
    nouns = {index: with_nouns(quantities, lexicon) for index, quantities in enumerate(found) if quantities}
    return _with_cells(nouns, sentences, lexicon) if sentences and "|" in sentences[0].text else nouns


def _with_cells(
    found: dict[int, list[Quantity]], sentences: Sequence[Sentence], lexicon: Lexicon
) -> dict[int, list[Quantity]]:
    """The quantities by sentence, those in rows of tables read by the heads of the tables."""
    rows = read_tables(sentences, lexicon)
    kept = {**found, **rows}
    return {index: kept[index] for index in sorted(kept) if kept[index]}


def _questions(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that ask, or tell that it is asked, how many there are of something."""
    if not sentences or "how many" not in sentences[0].text.lower():
        return []
    return [it for it in sentences if "how many" in it.text[it.start : it.end].lower()]


def _asked_at(index: int, questions: Sequence[Sentence]) -> Sentence | None:
    """The last question that a sentence may answer, its own first."""
    at = bisect_right(questions, index, key=lambda it: it.index) - 1
    return questions[at] if at >= 0 and index - questions[at].index <= _ANSWERED else None


def _prior(index: int, sentences: Sequence[Sentence]) -> Sentence | None:
    """The sentence before one, by its number."""
    return sentences[index - 1] if index else None


def _judge(
    found: dict[int, list[Quantity]], sentences: Sequence[Sentence], lexicon: Lexicon
) -> dict[int, list[Quantity]]:
    """The quantities with metric, unit and the reason why they are no claims."""
    questions = _questions(sentences)
    for quantities in found.values():
        find_times(quantities[0].sentence)
    looks = {index: [look_at(quantity) for quantity in quantities] for index, quantities in found.items()}
    early = {index: [find_early_refusal(look, lexicon) for look in listed] for index, listed in looks.items()}
    judged: dict[int, list[Quantity]] = {}
    before: list[Quantity] = []
    for index, listed in looks.items():
        quantities, kept = judged.setdefault(index, []), list[Quantity]()
        for look, reason in zip(listed, early[index], strict=True):
            asked, prior = _asked_at(index, questions), _prior(index, sentences)
            told = Before(kept or before, lexicon, asked, prior, before)
            quantity = _with_metric_or_reason(look, reason, told)
            quantities.append(quantity)
            if quantity.refused is None:
                kept.append(quantity)
        before = kept[-_BACK:] or before
    return judged


def _with_metric_or_reason(look: Look, reason: str | None, before: Before) -> Quantity:
    """The quantity of a look, with its metric or with the reason why it is no claim."""
    if reason is not None:
        return look.quantity.with_reason(reason)
    quantity = with_metric(look.quantity, before)
    late = find_refusal(look.of(quantity), LATE, before.lexicon)
    return quantity if late is None else quantity.with_reason(late)
