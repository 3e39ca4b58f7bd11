"""Who speaks in a sentence: the frames of speech, and words that only look like one."""

from collections.abc import Callable
from typing import Any

from claims.model import Claim


def test_a_frame_of_speech_names_who_speaks(frame: Any, twenty: Callable[..., Claim]) -> None:
    assert twenty(frame.phrase).claimant == frame.expected["claimant"]


def test_a_sentence_without_speech_names_nobody(nothing: str, twenty: Callable[..., Claim]) -> None:
    assert twenty(nothing).claimant is None
