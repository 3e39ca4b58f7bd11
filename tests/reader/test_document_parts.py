"""A document is asked about in parts that overlap; every figure is asked about once."""

import re

from hypothesis import given
from hypothesis import strategies as st

from claims.reader.document_parts import Size, cut_parts
from claims.reader.reading_types import Figure

SMALL = Size(longest=120, figures=3, before=40, after=20)


def figures_of(text: str) -> list[Figure]:
    return [Figure(n, it.start(), it.end()) for n, it in enumerate(re.finditer(r"\d+", text), 1)]


def test_a_text_without_figures_has_no_parts() -> None:
    assert cut_parts("Nothing was counted here.", []) == []


def test_a_short_text_is_one_part() -> None:
    text = "The mayor counted 20 houses. The clerk counted 30."
    (part,) = cut_parts(text, figures_of(text))
    assert (part.number, part.of, part.shown_from, part.shown_to) == (1, 1, 0, len(text))
    assert [it.number for it in part.figures] == [1, 2]


sentences = st.lists(
    st.sampled_from(["It rained.", "He saw 20 men.", "10 and 12 and 13 and 14 fell.", "\n\n"])
)


@given(sentences)
def test_every_figure_is_asked_about_once_and_shown_where_it_is(parts: list[str]) -> None:
    text = " ".join(parts)
    figures = figures_of(text)
    cut = cut_parts(text, figures, SMALL)
    assert [it for part in cut for it in part.figures] == figures
    for part in cut:
        assert part.shown_from <= part.start < part.end <= part.shown_to
        assert set(part.figures) <= set(part.shown)
        assert {part.of} == {len(cut)}


def test_neighbouring_parts_overlap() -> None:
    text = " ".join(f"The clerk of house {n} counted {n + 100} men." for n in range(20))
    first, second = cut_parts(text, figures_of(text), SMALL)[:2]
    assert second.shown_from < second.start == first.end < first.shown_to
