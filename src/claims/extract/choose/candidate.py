"""Candidates for the value of a field, the rules that propose them, and the reader that a field's rules make.

A rule proposes and describes; which candidate is right is decided by weights (`choose`). To add a rule to a
field is to add it to the list of its reader, and to learn its weight: `python -m claims.training --update`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from claims.extract.choose.figure_kind import kind_of
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.record_type import record

C = TypeVar("C")  # what a field's rules may look at besides the figure: the document's reading

NOTHING: Mapping[str, float] = MappingProxyType({})


class Shared:
    """Features that many candidates have in common, such as what a document tells of a place: weighed once,
    by the weights of the one field that they tell of."""

    __slots__ = ("features", "weight")

    def __init__(self, features: dict[str, float]) -> None:
        self.features = features
        self.weight: float | None = None  # once it is known


@record
class Candidate:
    """A value that may be right, with the words it rests on, and what tells for or against it: features by
    name, 0 to 1, or a count of 0 and more. No feature stands in two of the mappings."""

    found: Found
    features: Mapping[str, float]
    shared: tuple[Shared, ...] = ()

    def told(self) -> dict[str, float]:
        """All that tells for or against it."""
        mappings = self.features, *(it.features for it in self.shared)
        return dict(item for features in mappings for item in features.items())


@record
class Choice:
    """All that was proposed for a field of a figure: the kind of the figure, and each candidate with the name
    of the rule that proposes it."""

    kind: str
    proposals: tuple[tuple[str, Candidate], ...]


Find = Callable[[Quantity, C], Found | None]
Propose = Callable[[Quantity, C], Iterable[Candidate]]


@record
class Rule(Generic[C]):
    """What proposes values for a field: one at most, or several that are told apart by features.

    Its name is a feature of all that it proposes. A rule with a `question` is asked only for the figures to
    which its reader gives that question.
    """

    name: str
    find: Find[C] | None = None  # one value, or none where the rule does not apply
    propose: Propose[C] | None = None
    question: Any = None

    def candidates(self, quantity: Quantity, context: C) -> Iterable[Candidate]:
        """All that the rule proposes for a figure."""
        if self.propose is not None:
            return self.propose(quantity, context)
        found = self.find(quantity, context) if self.find is not None else None
        return () if found is None else (Candidate(found, NOTHING),)


@record
class FieldReader(Generic[C]):
    """How one field of a claim is read: the rules that propose its values. One of them always proposes that
    the text says nothing, so there is always a candidate.

    `question` sorts figures where some rules are for one sort only: whose the fighters are is told in other
    ways than whose the victims are. `kind` sorts them by how far each rule is to be believed.
    """

    name: str
    rules: tuple[Rule[C], ...]
    question: Callable[[Quantity], object] | None = None
    kind: Callable[[Quantity], str] = kind_of

    def choice(self, quantity: Quantity, context: C) -> Choice:
        """All that is proposed for the field of a figure."""
        return Choice(self.kind(quantity), tuple(self.candidates(quantity, context)))

    def candidates(self, quantity: Quantity, context: C) -> Iterator[tuple[str, Candidate]]:
        """Every candidate for the field of a figure, with the name of the rule that proposes it."""
        question = self.question(quantity) if self.question else None
        for rule in self.rules:
            if rule.question is None or rule.question is question:
                for candidate in rule.candidates(quantity, context):
                    yield rule.name, candidate


def rule(name: str, find: Find[C], question: object = None) -> Rule[C]:
    """A rule that proposes one value at most: what `find` gives."""
    return Rule(name, find, question=question)


def always(name: str, found: Found) -> Rule[C]:
    """A rule that proposes the same value for every figure: that the text says nothing."""
    return Rule(name, lambda quantity, context: found)
