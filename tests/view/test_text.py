"""Text on a screen: harmless whatever a document holds, and measured as terminals measure it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.view.text import encodable, fit, head, pad, safe, safe_lines, tail, width_of, wrap

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\r\n  lines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("delete\x7f", "delete␡"),
        ("\x9b31m", "\ufffd31m"),
        ("abc\u202ecba\u2066x", "abccbax"),
        ("soft\xadhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("narrow\u202fspace", "narrow space"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_a_terminal_would_act_upon_becomes_a_sign_or_nothing(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(ANY_TEXT)
def test_safe_text_holds_no_control_character_whatever_the_document_holds(text: str) -> None:
    shown = safe(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    assert safe(shown) == shown


def test_lines_may_be_kept() -> None:
    assert safe_lines("a\r\nb\t\x1bc") == "a\r\nb\t␛c"


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("武装分子", 8), ("e\u0301", 1), ("Idlib إدلب", 10), ("", 0)]
)
def test_width_counts_cells(text: str, width: int) -> None:
    assert width_of(text) == width


@given(ANY_TEXT.map(safe), st.integers(0, 30))
def test_a_cut_text_is_never_wider_than_asked(text: str, width: int) -> None:
    assert width_of(head(text, width)) <= width
    assert width_of(tail(text, width)) <= width
    assert width_of(fit(text, width)) <= width
    assert text.startswith(head(text, width))
    assert text.endswith(tail(text, width))


def test_an_accent_stays_with_its_letter() -> None:
    assert head("e\u0301tat", 1) == "e\u0301"
    assert tail("cafe\u0301", 1) == "e\u0301"
    assert tail("e\u0301t", 1) == "t"


def test_a_wide_character_is_not_cut_in_two() -> None:
    assert fit("武装分子", 5) == "武装…"
    assert fit("武装分子", 4) == "武…"


def test_padding_counts_cells() -> None:
    assert pad("武装", 6) == "武装  "


@given(ANY_TEXT.map(safe), st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_are_broken_between_words() -> None:
    assert wrap("between 14,000 and 18,000 militants", 16) == ["between 14,000", "and 18,000", "militants"]


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("≥ 5,600 km²…", "utf-8", "≥ 5,600 km²…"),
        ("≥ 5,600 km²…", "ascii", ">= 5,600 km2~"),
        ("António 武", "ascii", "Ant\\xf3nio \\u6b66"),
        ("António 武", "latin-1", "António \\u6b66"),
    ],
)
def test_what_an_encoding_cannot_carry_is_said_otherwise(text: str, encoding: str, written: str) -> None:
    assert encodable(text, encoding) == written
