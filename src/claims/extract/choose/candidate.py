"""Candidates for the value of a field, the rules that propose them, and the reader that a field's rules make.

A rule proposes and describes; which candidate is right is decided by weights (`choose`). To add a rule to a
field is to add it to the list of its reader, with a weight.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found

C = TypeVar("C")  # what a field's rules may look at besides the figure: the document's reading

NOTHING: Mapping[str, float] = MappingProxyType({})


class Candidate(NamedTuple):
    """A value that may be right, with the words it rests on, and what tells for or against it."""

    found: Found
    features: Mapping[str, float] = NOTHING


class Rule(NamedTuple, Generic[C]):
    """What proposes candidates: none where it does not apply. Its name is a feature of all of them."""

    name: str
    propose: Callable[[Quantity, C], Iterable[Candidate]]


@dataclass(frozen=True, slots=True, eq=False)
class FieldReader(Generic[C]):
    """How one field of a claim is read: the rules that propose its values. One of them always proposes that
    the text says nothing, so there is always a candidate."""

    name: str
    rules: tuple[Rule[C], ...]

    def candidates(self, quantity: Quantity, context: C) -> Iterator[tuple[str, Candidate]]:
        """Every candidate for the field of a figure, with the name of the rule that proposes it."""
        for rule in self.rules:
            for candidate in rule.propose(quantity, context):
                yield rule.name, candidate


def rule(name: str, find: Callable[[Quantity, C], Found | None]) -> Rule[C]:
    """A rule that proposes one value at most: what `find` gives."""

    def propose(quantity: Quantity, context: C) -> Iterable[Candidate]:
        found = find(quantity, context)
        return () if found is None else (Candidate(found),)

    return Rule(name, propose)


def always(name: str, found: Found) -> Rule[C]:
    """A rule that proposes the same value for every figure: that the text says nothing."""
    candidates = (Candidate(found),)
    return Rule(name, lambda quantity, context: candidates)
