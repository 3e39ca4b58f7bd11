"""The claims of inputs: what has to be read is looked up and begun, here or elsewhere, then found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from claims.errors import InputError, faults_told
from claims.ingest.extractor import Extractor
from claims.ingest.input_stages import REFUSED, Begun, Found, Given, origin_of, refused
from claims.ingest.lookup import Lookup
from claims.ingest.outcome import Outcome
from claims.model import Claim, Document, ModelAnswer
from claims.reader.pending_reading import PendingReading
from claims.store.plans import Plan, note_printing
from claims.workers.reading_ahead import Ahead, ReadingAhead


@dataclass(frozen=True, slots=True)
class ClaimFinder:
    """Finds the claims of inputs that the database does not know yet."""

    lookup: Lookup
    extractor: Extractor
    ahead: ReadingAhead | None  # what finds claims elsewhere
    under_way: list[PendingReading] = field(default_factory=list)  # what a model was asked, and is not found

    def begin(self, item: Given, *, here: bool = False) -> Begun:
        """Look up what has to be done for an input, and hand it to a worker, or ask a model about it. `here`:
        no worker reads it."""
        try:
            if isinstance(item, InputError):
                raise item
            todo = self.lookup.plan(item)
            if todo.nothing:
                note_printing(todo, self.lookup.run)
                return Begun(item)
            elsewhere = todo.extract and not here
            ahead = self.ahead.start(todo.document) if self.ahead is not None and elsewhere else None
            pending = self._ask(todo.document) if todo.extract else None
            return Begun(item, todo, pending, ahead, unread=not todo.extract)
        except REFUSED as error:
            return refused(item, error)

    def find(self, begun: Begun) -> Found:
        """The claims of an input that was begun."""
        item = begun.item
        if isinstance(item, InputError) or begun.unread:
            return Found(begun)
        try:
            todo, pending = self._newest(item, begun)
            if todo is None:
                return Found(begun, done=_unchanged(item))
            found = Found(begun, todo.document, *self._read(todo.document, pending, begun.ahead))
            if todo.only_again and pending is not None and not pending.learnt():
                note_printing(todo, self.lookup.run)
                return Found(begun, done=_unchanged(item))
            return found
        except REFUSED as error:
            return Found(refused(item, error))

    def find_anew(self, item: Given) -> Found:
        """The claims of an input, looked up and read from the beginning: here, as it is waited for, and
        workers would first read all that they were given before."""
        return self.find(self.begin(item, here=True))

    def answers_under_way(self) -> list[ModelAnswer]:
        """The answers that have come on documents that were not finished."""
        return [it for pending in self.under_way for it in pending.given() if it is not None]

    def _ask(self, document: Document) -> PendingReading | None:
        """Begin to ask a model about a document, if there is one."""
        model = self.extractor.model
        if model is None:
            return None
        known = partial(self.lookup.answers, model.model)
        with faults_told(origin_of(document)):
            pending = model.begin(document, self.extractor.lexicon, known)
        self.under_way.append(pending)
        return pending

    def _newest(self, item: Document, begun: Begun) -> tuple[Plan | None, PendingReading | None]:
        """What has to be done, after other documents were written since it was begun."""
        if begun.todo is None or self.extractor.model is None:
            return begun.todo, None  # what has to be read otherwise is read again when it is written
        todo = self.lookup.plan(item)
        if todo.nothing:
            note_printing(todo, self.lookup.run)
            return None, None
        pending = begun.pending if todo.document == begun.todo.document else None
        return todo, self._ask(todo.document) if pending is None and todo.extract else pending

    def _read(
        self, document: Document, pending: PendingReading | None, ahead: Ahead | None
    ) -> tuple[Sequence[Claim], Sequence[ModelAnswer | None], int]:
        """The claims of a document, the answers that they rest on, and how many figures those leave out."""
        with faults_told(origin_of(document)):
            if pending is None:
                found = ahead.found() if ahead is not None and ahead.document == document else None
                claims = self.extractor.find(document, self.extractor.lexicon) if found is None else found
                return claims, [], 0
            claims = pending.claims()
        self.under_way.remove(pending)
        return claims, pending.given(), pending.silent()


def _unchanged(item: Document) -> Outcome:
    return Outcome("unchanged", origin_of(item))
