"""Sets that grow together and pairs that must not."""

from hypothesis import given
from hypothesis import strategies as st

from claims.compare.union_find import Union


def test_what_is_joined_is_together_also_through_others() -> None:
    union: Union[str] = Union()
    assert union.join("a", "b")
    assert union.join("b", "c")
    assert union.together("a", "c")
    assert not union.together("a", "d")


def test_a_forbidden_pair_is_never_joined_through_others_either() -> None:
    union: Union[str] = Union()
    union.forbid("a", "c")
    assert union.join("a", "b")
    assert not union.join("b", "c")
    assert not union.together("a", "c")


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=6),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30),
)
def test_no_sequence_of_joins_brings_a_forbidden_pair_together(
    forbidden: list[tuple[int, int]], joins: list[tuple[int, int]]
) -> None:
    union: Union[int] = Union()
    forbidden = [(one, other) for one, other in forbidden if one != other]
    for one, other in forbidden:
        union.forbid(one, other)
    for one, other in joins:
        assert union.join(one, other) is union.together(one, other)
    assert not any(union.together(one, other) for one, other in forbidden)
