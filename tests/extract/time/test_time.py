"""As of when a figure holds: a time of its text, else the day of publication."""

from collections.abc import Callable
from typing import Any

from claims.extract.figure.counted import with_nouns
from claims.extract.figure.quantities import find_quantities
from claims.extract.text.sentence import Sentence, Span
from claims.extract.time.tense import find_tense
from claims.lexicon import load_lexicon
from claims.model import Basis, Claim


def test_a_text_tells_the_time_of_its_figure(time: Any, twenty: Callable[..., Claim]) -> None:
    claim = twenty(time.phrase)
    assert (claim.as_of, claim.as_of_basis) == (time.expected["as_of"], Basis.TEXT)


def test_without_a_time_of_its_own_a_figure_holds_as_of_publication(
    nothing: str, twenty: Callable[..., Claim]
) -> None:
    assert (twenty(nothing).as_of, twenty(nothing).as_of_basis) == ("2021-08-18", Basis.PUBLICATION)


def test_the_verb_of_a_figure_tells_its_tense(tense: Any) -> None:
    sentence = Sentence(tense.phrase, Span(0, len(tense.phrase), 0), 0)
    (quantity,) = with_nouns(find_quantities(sentence, load_lexicon()), load_lexicon())
    assert find_tense(quantity) == tense.expected["tense"]
