"""Documents that are read ahead: gathered to shards, handed to an executor, and asked for in their order."""

from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.errors import ExecutorError
from claims.model import Claim, Document
from claims.workers.shard import Words, read_shard

# A tenth of a second of reading, about: a worker may wait for the next shard while this process writes.
SHARD_DOCUMENTS = 32
SHARD_CHARACTERS = 32_000
SHARDS_AHEAD = 16  # for each worker, that are begun before they are needed: more than are written at once
CHARACTERS_AHEAD = 4_000_000  # for each worker, in documents that are in memory at a time


class Workers(NamedTuple):
    """What runs functions elsewhere, and how many of them at a time."""

    executor: Executor
    number: int
    few: int = 0  # documents that are read here before, because the workers' start costs more

    @property
    def documents_ahead(self) -> int:
        """How many documents are begun at a time."""
        return self.number * SHARDS_AHEAD * SHARD_DOCUMENTS

    @property
    def characters_ahead(self) -> int:
        """How many characters the documents that are begun may have together."""
        return self.number * CHARACTERS_AHEAD


@dataclass(slots=True)
class _Shard:
    documents: list[Document] = field(default_factory=list)
    characters: int = 0
    claims: "Future[list[list[Claim] | None]] | None" = None

    def add(self, document: Document) -> int:
        """Add a document; return its place in the shard."""
        self.documents.append(document)
        self.characters += len(document.text)
        return len(self.documents) - 1

    @property
    def full(self) -> bool:
        return len(self.documents) >= SHARD_DOCUMENTS or self.characters >= SHARD_CHARACTERS


@dataclass(slots=True)
class ReadingAhead:
    """Hands documents to workers, a shard at a time."""

    workers: Workers
    words: Words
    begun: int = 0
    gathered: _Shard = field(default_factory=_Shard)

    def start(self, document: Document) -> "Ahead | None":
        """Begin to read a document elsewhere; None: it is to be read here."""
        self.begun += 1
        if self.begun <= self.workers.few:
            return None
        shard = self.gathered
        ahead = Ahead(document, self, shard, shard.add(document))
        if shard.full:
            self.hand_out(shard)
        return ahead

    def hand_out(self, shard: _Shard) -> None:
        """Give a shard to the workers, if they do not have it yet, and begin another one."""
        if shard.claims is not None:
            return
        if shard is self.gathered:
            self.gathered = _Shard()
        shard.claims = self._submitted(shard)

    def _submitted(self, shard: _Shard) -> "Future[list[list[Claim] | None]]":
        try:
            return self.workers.executor.submit(read_shard, self.words, tuple(shard.documents))
        except BrokenProcessPool as error:  # the system ended one, for its memory: this one goes on by itself
            failed: Future[list[list[Claim] | None]] = Future()
            failed.set_exception(error)
            return failed
        except Exception as error:
            told = " ".join(str(error).split())
            raise ExecutorError(
                f"the workers are gone ({told}); what was written is kept: run it again"
            ) from error


class Ahead(NamedTuple):
    """A document that is being read, and where its claims will be."""

    document: Document
    reading: ReadingAhead
    shard: _Shard
    at: int

    def found(self) -> list[Claim] | None:
        """The claims, when they are found; None where that failed: it will fail in this process, too, or was
        no fault of the document's. Raises ExecutorError where workers read by other rules."""
        self.reading.hand_out(self.shard)
        assert self.shard.claims is not None
        try:
            return self.shard.claims.result()[self.at]
        except ExecutorError:
            raise
        except Exception:  # told by who reads it again
            return None
