"""How the questions of comparing are put into words."""

import pytest

from claims.compare.entry.question_key import QuestionKey
from claims.compare.entry.wording import say_counted
from claims.lexicon.counted_group import Group


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("house", "houses"),
        ("mortar shell", "mortar shells"),
        ("wounded", "wounded"),
        ("detained", "detained"),
        ("war-wounded", "war-wounded"),
    ],
)
def test_what_is_counted_is_told_as_several(noun: str, said: str) -> None:
    key = QuestionKey("other", "count", "thing", False, False, "", frozenset(), Group(noun, frozenset()))
    assert say_counted(key) == said
