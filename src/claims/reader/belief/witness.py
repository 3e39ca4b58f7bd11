"""A document as a witness: what answers about it are held against."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.extract.report.frame import frame_of
from claims.extract.report.reading import Reading
from claims.lexicon import Lexicon
from claims.reader.belief.believed_names import names_told
from claims.reader.belief.believed_time import time_meant, times_in
from claims.reader.orders import silent_places
from claims.reader.quotation_search import Place, SearchableText
from claims.reader.reading_types import Told

# Why the rules' value stands: the answer is silent, quotes what is not there, or what does not give it; or it
# names nobody where the text cites its source.
NO_ANSWER, NO_WORDS, UNSUPPORTED = "model.no-answer", "model.no-words", "model.unsupported"
CITED = "model.cited"


class Doubt(Exception):  # noqa: N818 - no error: the field stays what the rules read
    """Why a field of an answer is not believed."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A document as answers are held against it."""

    reading: Reading
    text: SearchableText
    metrics: frozenset[str]
    names: frozenset[str]  # what the text names anywhere, by what it stands for
    published: str | None  # what times are counted from
    day: str | None  # what figures without another time are told as of

    @property
    def lexicon(self) -> Lexicon:
        """The words that the document is read with."""
        return self.reading.lexicon

    def places(self, words: Iterable[str], near: int) -> list[Place]:
        """Where quotations stand, nearest to a figure. Raises Doubt for one that stands nowhere."""
        found = [self.text.find(it, near) for it in words]
        if any(it is None for it in found):
            raise Doubt(NO_WORDS)
        return [it for it in found if it is not None]


def witness_of(reading: Reading, printed: Told | None = None) -> Witness:
    """A document as a witness; `printed` is the date that an answer finds printed in it."""
    text = SearchableText(reading.document.text, silent_places(reading.sentences))
    frame = frame_of(reading)
    metrics = frozenset(entry["key"] for entry in reading.lexicon.entries("metric")) | {"other"}
    day = _printed_day(printed, text, reading) if printed is not None else None
    heard = [it for it in reading.sentences if not text.is_silent(Place(it.start, it.end))]
    names = names_told(heard, reading.lexicon)
    return Witness(reading, text, metrics, names, day or frame.anchor, day or frame.day)


def _printed_day(printed: Told, text: SearchableText, reading: Reading) -> str | None:
    """The day that a text prints as its own, where the quoted words stand in it and mean that day."""
    words, given = printed.get("words"), printed.get("date")
    if not isinstance(words, str) or not isinstance(given, str) or len(given) != 10:
        return None
    place = text.find(words, 0)
    if place is None:
        return None
    times = times_in(words, [place], reading.sentences)
    return given if time_meant(given, times, reading.document.published) == given else None
