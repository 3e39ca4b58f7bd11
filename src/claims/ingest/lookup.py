"""What the database knows already of the inputs of a run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

from claims.model import Document, ModelAnswer
from claims.store.model_answers import find_answers
from claims.store.plans import Plan, plan, plan_new, unknown_texts
from claims.store.runs import Run


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks up on a connection of its own, which keeps no writer waiting."""

    connection: Connection
    run: Run
    new: set[str] = field(default_factory=set)  # hashes of texts that were looked for, and are not stored

    def look_for(self, items: Iterable[Document]) -> None:
        """Look for the texts of some documents, which come next, at once: one by one takes several times as
        long, as reading each of them in between displaces what looking needs."""
        self.new.clear()
        with self._looking():
            self.new.update(unknown_texts(self.connection, items))

    def plan(self, item: Document) -> Plan:
        """What has to be done for a document, as far as others were written."""
        if item.sha256 in self.new:
            self.new.remove(item.sha256)  # it may come again, and be stored then
            return plan_new(item)
        with self._looking():
            return plan(self.connection, item, self.run)

    def answers(self, model: str, keys: Sequence[str]) -> Mapping[str, ModelAnswer]:
        """What a model answered before, by the keys of the answers."""
        with self._looking():
            return find_answers(self.connection, model, keys)

    def see_anew(self) -> None:
        """From now on, see what is written from now on."""
        self.connection.rollback()

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """Look up in one transaction what stands beside all that is written together: to begin and to end one
        takes longer than to look."""
        if not self.connection.in_transaction():
            self.connection.begin()
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
