"""Where inputs come in one by one, some begun before they are needed, and go out in their order."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claims.ingest.batch_writer import BatchWriter
from claims.ingest.claim_finder import ClaimFinder
from claims.ingest.input_stages import Begun, Found, Given
from claims.ingest.outcome import Outcome
from claims.model import Document
from claims.reader.pending_reading import begun_ahead

# Inputs that are read and looked up together, at most, and how long it takes to read them.
_AT_ONCE, _LETTERS_AT_ONCE, _SECONDS_AT_ONCE = 64, 250_000, 0.1
_DOCUMENTS, _LETTERS, _SECONDS = 400, 500_000, 1.0  # at most that are written together


@dataclass(frozen=True, slots=True)
class Desk:
    """Takes inputs, has their claims found, and has them written, some together."""

    finder: ClaimFinder
    writer: BatchWriter
    found: list[Found] = field(default_factory=list)  # what is about to be written
    letters: list[int] = field(default_factory=list)  # that were read for each of it
    texts: set[str] = field(default_factory=set)  # and the texts of that, and of what was begun

    def keep(self, items: Iterable[Given]) -> Iterator[Outcome]:
        """Write the documents and the failures of inputs, in order, and tell what became of each."""
        try:
            first = time.monotonic()
            for begun in self._begun(self._looked_for(items)):
                first = first if self.found else time.monotonic()
                self.found.append(self.finder.find(begun))
                self.letters.append(0 if begun.unread else _size(begun.item))
                if self._enough(time.monotonic() - first):
                    yield from self._write()
            yield from self._write()
        finally:
            list(self._write())  # the run was cut short
            self.writer.keep_answers(self.finder.answers_under_way())

    def _looked_for(self, items: Iterable[Given]) -> Iterator[Given]:
        """The inputs in order, when their texts were looked for: those of some at once, but where a model is
        asked about each, which takes so long that what was not begun yet is left when a run is cut short."""
        alone = self.finder.extractor.model is not None
        for some in ([it] for it in items) if alone else _gathered(items):
            self.finder.lookup.look_for(it for it in some if isinstance(it, Document))
            yield from some

    def _begun(self, items: Iterable[Given]) -> Iterator[Begun]:
        """The inputs in order, some of which are begun before they are needed."""
        if self.finder.ahead is None:
            model = self.finder.extractor.model
            return begun_ahead(items, self._begin, 1 if model is None else model.ahead)
        workers = self.finder.ahead.workers
        return begun_ahead(items, self._begin, workers.documents_ahead, _size, workers.characters_ahead)

    def _begin(self, item: Given) -> Begun:
        """Begin an input, unless its very text is about to be read or written."""
        if isinstance(item, Document):
            if item.text in self.texts:
                return Begun(item, unread=True)
            self.texts.add(item.text)
        return self.finder.begin(item)

    def _enough(self, seconds: float) -> bool:
        """Whether what was found has to be written now."""
        asked = self.finder.extractor.model is not None
        many = len(self.found) >= _DOCUMENTS or sum(self.letters) >= _LETTERS
        return asked or seconds > _SECONDS or many

    def _write(self) -> Iterator[Outcome]:
        """Write what was found, and tell what became of each. What is cut short is not written once more."""
        found = list(self.found)
        self.found.clear()
        self.letters.clear()
        self.texts.difference_update(
            it.begun.item.text for it in found if isinstance(it.begun.item, Document)
        )
        return self.writer.write(found)


def _gathered(items: Iterable[Given]) -> Iterator[list[Given]]:
    """The inputs in order, some at a time: as many as are read in a moment. Where reading is cut short those
    go out that came before."""
    some: list[Given] = []
    letters, first = 0, time.monotonic()
    try:
        for item in items:
            some.append(item)
            letters += _size(item)
            late = time.monotonic() - first > _SECONDS_AT_ONCE
            if late or len(some) >= _AT_ONCE or letters >= _LETTERS_AT_ONCE:
                yield some
                some, letters, first = [], 0, time.monotonic()
    except GeneratorExit:
        raise
    except BaseException:
        yield some
        raise
    yield some


def _size(item: Given) -> int:
    """How many characters an input has."""
    return len(item.text) if isinstance(item, Document) else 0
