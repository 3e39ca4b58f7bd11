"""The stable key of a mention depends on the text alone."""

import re

from hypothesis import given
from hypothesis import strategies as st

from claims.store.mention_key import CONTEXT, anchor, around, count_equals

TEXTS = st.text("ab 12.\n-]^", max_size=300)
DENSE = st.lists(st.sampled_from(["about 20 men ", "20", " men", "\n", "5,000 killed. "]), max_size=60).map(
    "".join
)


def _keys(text: str, spans: list[tuple[int, int]]) -> list[str]:
    counts = count_equals(text, [start for start, _ in spans])
    return [anchor("0" * 64, text, span, counts[span[0]]).key for span in spans]


@given(st.one_of(TEXTS, DENSE))
def test_every_place_of_a_text_has_a_key_of_its_own(text: str) -> None:
    spans = [match.span() for match in re.finditer(r"\w+", text)]
    assert len(set(_keys(text, spans))) == len(spans)


@given(st.one_of(TEXTS, DENSE), st.data())
def test_a_key_does_not_depend_on_what_else_is_found(text: str, data: st.DataObject) -> None:
    spans = [match.span() for match in re.finditer(r"\w+", text)]
    if spans:
        some = data.draw(st.lists(st.sampled_from(spans), unique=True))
        everything = dict(zip(spans, _keys(text, spans), strict=True))
        assert _keys(text, some) == [everything[span] for span in some]


def test_the_number_counts_places_with_the_same_words_around_them() -> None:
    sentence = "Officials said on Monday that 300 people were killed in the attack on the town. "
    text = sentence * 3
    starts = [match.start() for match in re.finditer("300", text)]
    assert count_equals(text, starts) == {starts[0]: 0, starts[1]: 0, starts[2]: 1}


def test_the_anchor_rests_on_the_words_around_the_figure() -> None:
    text = "x" * 50 + "300" + "y" * 50
    assert around(text, (50, 53)) == ("x" * CONTEXT, "y" * CONTEXT)
    other = text[:20] + "z" + text[21:]
    assert anchor("0" * 64, text, (50, 53), 0) != anchor("0" * 64, other, (50, 53), 0)


def test_another_document_figure_or_number_gives_another_key() -> None:
    text = "some 300 men"
    keys = {
        anchor("0" * 64, text, (5, 8), 0).key,
        anchor("1" * 64, text, (5, 8), 0).key,
        anchor("0" * 64, text, (0, 8), 0).key,
        anchor("0" * 64, text, (5, 8), 1).key,
    }
    assert len(keys) == 4
