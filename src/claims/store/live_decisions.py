"""Which decisions count: those that nobody took back."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Act(Protocol):
    """The columns of a decision that say what stands."""

    @property
    def id(self) -> int: ...
    @property
    def key(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def field(self) -> str | None: ...
    @property
    def value(self) -> str | None: ...
    @property
    def undoes(self) -> int | None: ...


A = TypeVar("A", bound=Act)


def live(acts: Iterable[A]) -> list[A]:
    """The decisions that were not undone, oldest first; an undo that was itself undone undoes nothing."""
    kept: list[A] = []
    undone: set[int | None] = set()
    for act in sorted(acts, key=lambda act: -act.id):
        if act.id in undone:
            continue
        if act.kind == "undo":
            undone.add(act.undoes)
        else:
            kept.append(act)
    return kept[::-1]
