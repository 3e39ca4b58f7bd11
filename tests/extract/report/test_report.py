"""What the document as a whole gives to a figure."""

from collections.abc import Callable
from typing import Any

from claims.model import Basis, Claim


def test_a_figure_takes_what_an_earlier_sentence_means(meant: Any, twenty: Callable[..., Claim]) -> None:
    value = meant.expected["value"]
    found = getattr(twenty(meant.phrase), meant.expected["field"])
    assert found == (tuple(value) if isinstance(value, list) else value)


def test_a_sentence_that_tells_of_something_else_takes_nothing(
    nothing: str, twenty: Callable[..., Claim]
) -> None:
    claim = twenty(nothing)
    assert (claim.subject, claim.places, claim.claimant) == (None, (), None)
    assert claim.as_of_basis is Basis.PUBLICATION
