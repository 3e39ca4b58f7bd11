"""Everything that can go wrong in a way a user can mend.

ClaimsError
├── UsageError        the command line asks for something that is not there    (exit code 2)
├── InputError        a document cannot be read; the run goes on without it   (exit code 3)
├── LexiconError      a lexicon entry is wrong: file, line and key            (exit code 1)
├── ExecutorError     no process or machine can read for this one             (exit code 1)
├── EndpointError     no model can be asked                                   (exit code 1)
└── StoreError        the database cannot be used as it is                    (exit code 1)

A message is one line: what is wrong, where, and what to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager


class ClaimsError(Exception):
    """Base of all errors that are shown to a user as one line."""

    exit_code = 1


class UsageError(ClaimsError):
    """The command line asks for something that is not there."""

    exit_code = 2


class InputError(ClaimsError):
    """One input cannot be read. `origin` is the path or record that was tried."""

    exit_code = 3

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


class LexiconError(ClaimsError):
    """A lexicon file does not say what it has to."""


class EndpointError(ClaimsError):
    """The endpoint of a model refuses whatever it is asked, or cannot be reached."""


class ExecutorError(ClaimsError):
    """Those who were to find claims elsewhere cannot be reached, or read by other rules."""


class StoreError(ClaimsError):
    """The database is missing, older, newer or damaged."""


@contextmanager
def faults_told(origin: str) -> Iterator[None]:
    """Raises InputError for a fault of ours in reading one input, which must not cost a run over thousands of
    documents. `origin` is where that input comes from."""
    try:
        yield
    except ClaimsError:
        raise
    except Exception as error:
        told_by = f"{type(error).__name__}: {error}"
        raise InputError(origin, f"a rule failed on it, please report this: {told_by}") from error
