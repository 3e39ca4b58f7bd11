"""People of whom their own sentence tells nothing are what the rest of their text tells."""

from typing import Any

from claims.extract.claim import extract_claims
from claims.model import Document


def told(case: Any) -> bool:
    """Whether the last figure of a case has the metric that is expected."""
    text, title = case.expected.get("before", "") + case.phrase, case.expected.get("title")
    return bool(extract_claims(Document("text", text, title=title))[-1].metric == case.expected["metric"])


def test_people_of_whom_nothing_is_told_are_those_of_the_text(of_text: Any) -> None:
    assert told(of_text)


def test_people_to_whom_a_text_tells_that_something_was_done_are_those(fate: Any) -> None:
    assert told(fate)


def test_those_who_are_parted_from_their_families_are_what_they_are(parted: Any) -> None:
    assert told(parted)


def test_those_whose_data_are_stolen_are_not_in_need(data: Any) -> None:
    assert told(data)
