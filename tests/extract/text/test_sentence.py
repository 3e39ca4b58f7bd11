"""Sentences and words: where they begin and end, and that nothing of a text is lost or moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.text.sentence import MAX_SENTENCE, Sentence, Span, split_sentences


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


def words(text: str) -> list[str]:
    return Sentence(text, Span(0, len(text), 0), 0).words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ten died. Six fled.", ["Ten died.", "Six fled."]),
        ("Did ten die? Yes! Six fled", ["Did ten die?", "Yes!", "Six fled"]),
        ("Ten died … Six fled.", ["Ten died …", "Six fled."]),
        ('"Ten died." "Six fled."', ['"Ten died."', '"Six fled."']),
        ("“Ten died.” (Six fled.)", ["“Ten died.”", "(Six fled.)"]),
        ("Ten died. six fled.", ["Ten died. six fled."]),
        ("The toll is 3.5 million now.", ["The toll is 3.5 million now."]),
        ("It rose to 12. 14 fled.", ["It rose to 12.", "14 fled."]),
        ("", []),
        (" \n \n ", []),
        ("...", ["..."]),
    ],
)
def test_a_stop_ends_a_sentence_before_what_can_begin_one(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Smith led 40 men.",
        "Sgt. A. B. Jones led 40 men.",
        "It met on Sept. 4 and Oct. 9 there.",
        "The U.S. Army sent 40 men.",
        "About 40 men, i.e. Half of them, fled.",
        "See No. 12 of St. Louis.",
    ],
)
def test_the_point_of_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They left the U.S.\nForty died.", ["They left the U.S.", "Forty died."]),
        ("A talk with Gen.\n\nForty died.", ["A talk with Gen.", "Forty died."]),
        ("Forty killed\n\nThe city fell", ["Forty killed", "The city fell"]),
        ("Forty killed\n \t\nThe city fell", ["Forty killed", "The city fell"]),
        (
            "40 killed\nKAYES, Mali, May 6 - Men came.",
            ["40 killed", "KAYES, Mali, May 6 - Men came."],
        ),
        (
            "Wind was high\nA relief crew came\n(CNN) Forty men died.",
            ["Wind was high", "A relief crew came", "(CNN) Forty men died."],
        ),
        ("The wire told of it\n(AP) once.", ["The wire told of it\n(AP) once."]),
        (
            "40 killed\nKAYES (Own Wire) — Men came.",
            ["40 killed", "KAYES (Own Wire) — Men came."],
        ),
        ("Raids by the\nNATO - a pact - ended.", ["Raids by the\nNATO - a pact - ended."]),
        ("Losses:\n• 40 killed\n• 12 hurt", ["Losses:", "• 40 killed", "• 12 hurt"]),
        ("Forty killed\n  The city fell", ["Forty killed", "The city fell"]),
        ("Forty killed\n\tThe city fell", ["Forty killed", "The city fell"]),
        ("Forty people were\nkilled in two\ntowns", ["Forty people were\nkilled in two\ntowns"]),
        ("Forty died.\nthe city fell", ["Forty died.", "the city fell"]),
    ],
)
def test_line_breaks_end_sentences_where_the_page_does_and_not_inside_columns(
    text: str, parts: list[str]
) -> None:
    assert sentences(text) == parts


def test_line_breaks_end_sentences_in_a_text_with_a_line_for_each_paragraph() -> None:
    paragraph = "Forty people died when a storm came over the town and sank all boats in the harbour of Hass."
    long = f"{paragraph[:-1]}, the mayor of the town said on Monday."
    assert sentences(f"Boats in the harbour\n{long}") == ["Boats in the harbour", long]
    assert sentences(f"{long}\nBoats in Hass\nTen boats sank.")[1:] == ["Boats in Hass", "Ten boats sank."]
    assert sentences(f"{long}\nBoats of the\nHass Board") == [long, "Boats of the\nHass Board"]
    assert sentences(f"Boats in\nHass sank and\nten fled. {long}")[0] == "Boats in\nHass sank and\nten fled."
    assert sentences(f"{paragraph}\nBoats of Ann\nLee sank.")[1] == "Boats of Ann\nLee sank."


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("AP:Associated Press Ten boats sank.", "Ten boats sank."),
        ("Getty Images Boats in Hass", "Boats in Hass"),
        ("Image copyright EPA Image caption Ten boats sank.", "Ten boats sank."),
        ("Image caption Boats in Hass", "Boats in Hass"),
        ("Reuters The boats sank.", "The boats sank."),
        ("EPA 14 boats sank.", "14 boats sank."),
        ("Reuters says 14 boats sank.", "Reuters says 14 boats sank."),
        ("Reuters Energy counts 14 boats.", "Reuters Energy counts 14 boats."),
        ("Getty said 14 boats sank.", "Getty said 14 boats sank."),
    ],
)
def test_a_credit_before_a_caption_is_no_part_of_its_sentence(line: str, caption: str) -> None:
    assert sentences(line) == [caption]
    assert sentences(f"Rain fell.\n{line}") == ["Rain fell.", caption]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He has 20 men.12 They left.", ["He has 20 men.", "They left."]),
        ("He had 20 men in 2019.1 They left.", ["He had 20 men in 2019.", "They left."]),
        ("“He has 20 men.”12 They left.", ["“He has 20 men.”", "They left."]),
        ("He has men (some 20).3, 4 They left.", ["He has men (some 20).", "They left."]),
        ("He has 20 men.[12][13] They left.", ["He has 20 men.", "They left."]),
        ("He had 20 men in 2019.[1] They left.", ["He had 20 men in 2019.", "They left."]),
        ("He had 20 men in 2019.1", ["He had 20 men in 2019."]),
        ("It cost $2,019.5 Million.", ["It cost $2,019.5 Million."]),
        ("The rate was 12.5 Percent.", ["The rate was 12.5 Percent."]),
        ("See fig.12 They left.", ["See fig.12 They left."]),
    ],
)
def test_the_number_of_a_note_after_a_stop_is_no_part_of_a_sentence(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_paragraphs_are_numbered_by_empty_lines_bullets_and_indents() -> None:
    text = "One. Two.\nThree.\n\nFour.\n• Five.\n  Six."
    assert [span.paragraph for span in split_sentences(text)] == [0, 0, 0, 1, 2, 3]


@pytest.mark.parametrize("piece", ["word ", "word", "word\n", "1,"])
def test_a_long_sentence_is_cut_at_a_space_where_there_is_one(piece: str) -> None:
    text = (piece * (3 * MAX_SENTENCE // len(piece))).strip()
    spans = split_sentences(text)
    assert all(span.end - span.start <= MAX_SENTENCE for span in spans)
    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(text.split())
    if " " in piece:
        assert all(text[span.start : span.end].split()[-1] == "word" for span in spans)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("killed 12,000 men.", "killed|12|,|000|men|."),
        ("the U.S. and a U.S.-led force", "the|U.S.|and|a|U.S.-led|force"),
        ("Syria's and Damascus’ well-known", "Syria|'s|and|Damascus|’|well-known"),
        ("Shi'ite al-Qa’ida", "Shi'ite|al-Qa’ida"),
        ("3.5m, 40km, F-16", "3|.|5|m|,|40|km|,|F-16"),
        ("AK-47s, COVID-19, 14K-18K, AFN-1,000", "AK-47s|,|COVID-19|,|14|K|-|18|K|,|AFN|-|1|,|000"),
        ("M1A2s, F-16A/B, S-300PS/PT, AK47s", "M1A2s|,|F-16A/B|,|S-300PS/PT|,|AK47s"),
        ("Fateh-110, Dead-35, M5,000, COVID-19/HIV", "Fateh-110|,|Dead|-|35|,|M|5|,|000|,|COVID-19|/|HIV"),
        ("“14–18” (dead)", "“|14|–|18|”|(|dead|)"),
        ("a\u00a0b\u2009c\td", "a|b|c|d"),
    ],
)
def test_words_keep_inner_marks_and_let_go_of_outer_ones(text: str, cut: str) -> None:
    assert words(text) == cut.split("|")


def test_words_know_where_they_stand_in_the_whole_text() -> None:
    text = "Forty died.\nThe  army’s 12 men fled."
    sentence = Sentence(text, split_sentences(text)[1], 1)
    assert [
        text[start:end] for start, end in zip(sentence.starts, sentence.ends, strict=True)
    ] == sentence.words
    assert sentence.lower == ["the", "army", "'s", "12", "men", "fled", "."]
    assert sentence.slice(1, 4) == "army’s 12"
    assert sentence.slice(2, 2) == ""


TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [
                "Gen.",
                "U.S.",
                "12",
                "men",
                "fled.",
                "He",
                "“No!”",
                ".",
                "\n",
                "\n\n",
                "\n  ",
                "\n• ",
                "\t",
                "a" * 800,
            ]
        ),
        max_size=40,
    ).map(" ".join),
)


@given(TEXTS)
def test_sentences_stand_in_order_with_nothing_but_white_space_between(text: str) -> None:
    end, paragraph = 0, 0
    for span in split_sentences(text):
        assert end <= span.start < span.end
        assert not text[end : span.start].strip()
        assert span.end - span.start <= MAX_SENTENCE
        assert span.paragraph >= paragraph
        end, paragraph = span.end, span.paragraph
    assert not text[end:].strip()


@given(TEXTS)
def test_words_of_any_text_stand_in_order_with_nothing_but_white_space_between(text: str) -> None:
    sentence = Sentence(text, Span(0, len(text), 0), 0)
    end = 0
    for start, stop, word in zip(sentence.starts, sentence.ends, sentence.words, strict=True):
        assert text[start:stop] == word
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip()
    assert len(sentence.lower) == len(sentence)
