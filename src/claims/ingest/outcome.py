"""What became of inputs: of each, and of all of a run."""

from dataclasses import dataclass, replace

from claims.errors import InputError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input."""

    kind: str  # added, updated, reprinted, unchanged or failed
    origin: str
    claims: int = 0  # mentions found in it, where it was read
    error: InputError | None = None  # why it failed
    gone: tuple[str, ...] = ()  # of a new version of a document: figures that it has no more
    new: tuple[str, ...] = ()  # and those that it did not have before
    silent: int = 0  # figures of which a model said nothing that could be read: there the rules stand


@dataclass(frozen=True, slots=True)
class Report:
    """What became of all inputs of a run: how many were what, and how many mentions were found."""

    added: int = 0
    updated: int = 0  # a new version of a document, or one that was read again
    reprinted: int = 0  # the very text of another document, printed elsewhere: its claims are no new ones
    unchanged: int = 0
    failed: int = 0
    claims: int = 0


def counted(report: Report, outcome: Outcome) -> Report:
    """A report with one input more."""
    count = getattr(report, outcome.kind) + 1
    return replace(report, **{outcome.kind: count}, claims=report.claims + outcome.claims)
