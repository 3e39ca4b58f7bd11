"""How the text stands to a figure: it plainly says it, plans it, or doubts it."""

from collections.abc import Callable
from typing import Any

from claims.extract.status import STATUS
from claims.model import Claim, Status


def test_plans_and_doubts_are_told_from_facts(stance: Any, twenty: Callable[..., Claim]) -> None:
    assert twenty(stance.phrase).status == stance.expected["status"]


def test_what_is_plainly_said_is_asserted(nothing: str, twenty: Callable[..., Claim]) -> None:
    assert twenty(nothing).status is Status.ASSERTED


def test_a_doubt_points_at_its_words(twenty: Callable[..., Claim]) -> None:
    text = "Rebels said 20 were dead. The claim could not be independently verified."
    (evidence,) = (it for it in twenty(text).evidence if it.field == STATUS.name)
    assert (evidence.rule, text[evidence.start : evidence.end]) == (
        "status.next-sentence",
        "could not be independently verified",
    )


def test_a_doubt_in_another_paragraph_but_the_next_concerns_other_figures(
    twenty: Callable[..., Claim],
) -> None:
    doubt = "The claim could not be independently verified."
    assert twenty(f"Rebels said 20 were dead.\n\n{doubt}").status is Status.DISPUTED
    assert twenty(f"Rebels said 20 were dead.\n\nThe roads are open.\n\n{doubt}").status is Status.ASSERTED
