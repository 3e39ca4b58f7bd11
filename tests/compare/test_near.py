"""Near-duplicate texts are found, others are not, and the clusters do not hang on the order."""

import random

from hypothesis import given
from hypothesis import strategies as st

from claims.compare.origin.near_duplicates import clusters, passage, sketch

_WORDS = [f"word{number}" for number in range(5000)]


def _text(seed: int, length: int = 400) -> list[str]:
    return random.Random(seed).choices(_WORDS, k=length)


def _edit(words: list[str], changes: int, seed: int) -> str:
    edited, chance = list(words), random.Random(seed)
    for _ in range(changes):
        edited[chance.randrange(len(edited))] = chance.choice(_WORDS)
    return " ".join(edited)


def test_a_wire_report_with_other_first_lines_is_the_same_text() -> None:
    report = _text(1)
    texts = {
        "wire": " ".join(report),
        "paper": "BEIRUT (Reuters) - " + " ".join(report[:330]),
        "blog": _edit(report, 8, 2),
        "other": " ".join(_text(3)),
    }
    found = clusters({name: sketch(text) for name, text in texts.items()})
    assert found == {"wire": "blog", "paper": "blog", "blog": "blog", "other": "other"}


def test_capitals_and_punctuation_make_no_other_text() -> None:
    words = _text(4)
    assert sketch(" ".join(words)) == sketch(", ".join(words).upper() + ".")


def test_five_hundred_unrelated_texts_stay_apart() -> None:
    found = clusters({str(seed): sketch(" ".join(_text(seed, 150))) for seed in range(500)})
    assert all(name == cluster for name, cluster in found.items())


def test_a_text_too_short_to_tell_has_no_sketch() -> None:
    assert sketch("20 killed in Aleppo") == ()
    assert clusters({"one": (), "two": ()}) == {"one": "one", "two": "two"}


def test_a_sentence_is_known_again_by_its_words() -> None:
    one = "The war has killed more than 330,000 people since 2011, it said."
    assert passage(one) == passage("“The war has killed more than 330,000 people since 2011”, it said")
    assert passage(one) != passage(one.replace("330,000", "340,000"))
    assert passage("20 people were killed.") is None


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert sketch(" ".join(f"word{number}" for number in range(60)))[:2] == (3626152606, 3046851679)


@given(st.permutations(range(12)))
def test_clusters_do_not_hang_on_the_order_of_the_texts(order: list[int]) -> None:
    texts = {str(n): _edit(_text(n // 4), 6, n) for n in range(12)}
    sketches = {name: sketch(text) for name, text in texts.items()}
    assert clusters({str(n): sketches[str(n)] for n in order}) == clusters(sketches)


@given(st.text(max_size=2000))
def test_any_text_has_a_sketch(text: str) -> None:
    assert len(sketch(text)) in (0, 16)
