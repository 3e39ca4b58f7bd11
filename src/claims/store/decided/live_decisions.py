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


def standing(acts: Iterable[A]) -> list[A]:
    """The decisions that were not taken back, oldest first, those among them that take others back too.

    An undo that was itself taken back takes nothing back.
    """
    kept: list[A] = []
    undone: set[int | None] = set()
    for act in sorted(acts, key=lambda act: -act.id):
        if act.id in undone:
            continue
        kept.append(act)
        if act.kind == "undo":
            undone.add(act.undoes)
    return kept[::-1]


def live(acts: Iterable[A]) -> list[A]:
    """The decisions that hold, oldest first: those that were not taken back, and are no undo themselves."""
    return [act for act in standing(acts) if act.kind != "undo"]
