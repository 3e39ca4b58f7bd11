"""Which words tell a figure of 20 as one to come."""

from collections.abc import Callable
from typing import Any

from claims.model import Claim, Status


def test_a_figure_to_come_is_planned(planned: Any, twenty: Callable[..., Claim]) -> None:
    assert twenty(planned.phrase).status is Status.PLANNED


def test_what_there_is_or_was_is_no_plan(nothing: str, twenty: Callable[..., Claim]) -> None:
    assert twenty(nothing).status is Status.ASSERTED
