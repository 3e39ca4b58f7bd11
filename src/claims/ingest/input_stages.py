"""An input on its way to the database: given, begun, found; or why it cannot be kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from claims.errors import InputError
from claims.ingest.outcome import Outcome
from claims.model import Claim, Document, ModelAnswer
from claims.reader.pending_reading import PendingReading
from claims.store.plans import Plan
from claims.workers.reading_ahead import Ahead

Given = Document | InputError  # an input that was read, or why it could not be
REFUSED = (InputError, ValueError, DBAPIError)  # what may be the fault of an input


@dataclass(frozen=True, slots=True)
class Begun:
    """An input on its way: what has to be read, and what a model was asked about it."""

    item: Given
    todo: Plan | None = None  # what has to be done; None: nothing
    pending: PendingReading | None = None
    ahead: Ahead | None = None  # its claims, on their way from a worker
    unread: bool = False  # what has to be done is seen when it is written


@dataclass(frozen=True, slots=True)
class Found:
    """An input that is ready to be written."""

    begun: Begun
    document: Document | None = None  # as it was read; None: it was not, or there is nothing to do
    claims: Sequence[Claim] = ()
    answers: Sequence[ModelAnswer | None] = ()
    silent: int = 0
    done: Outcome | None = None  # what became of it, where there is nothing to write


def refused(item: Given, error: Exception) -> Begun:
    """An input that one of REFUSED stopped, with the reason. Raises what is the fault of the database."""
    if isinstance(error, InputError):
        return Begun(error)
    if isinstance(error, DBAPIError) and not _is_of_document(error):
        raise error
    reason = " ".join(str(getattr(error, "orig", error)).split())
    return Begun(InputError(origin_of(item), f"its claims cannot be kept: {reason}"))


def _is_of_document(error: DBAPIError) -> bool:
    """Whether the database refused what a document holds, rather than failed itself."""
    too_large = str(getattr(error.orig, "sqlstate", "")).startswith("54")  # PostgreSQL's program limits
    return isinstance(error, IntegrityError | DataError) or too_large


def origin_of(item: Given) -> str:
    """Where an input comes from, for people."""
    return item.origin if isinstance(item, InputError) else item.origin or item.id
