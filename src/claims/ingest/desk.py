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

_DOCUMENTS, _LETTERS, _SECONDS = 200, 500_000, 1.0  # at most that are written together


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
            for begun in self._begun(items):
                first = first if self.found else time.monotonic()
                self.found.append(self.finder.find(begun))
                self.letters.append(0 if begun.unread else _size(begun.item))
                if self._enough(time.monotonic() - first):
                    yield from self._write()
            yield from self._write()
        finally:
            list(self._write())  # the run was cut short
            self.writer.keep_answers(self.finder.answers_under_way())

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


def _size(item: Given) -> int:
    """How many characters an input has."""
    return len(item.text) if isinstance(item, Document) else 0
