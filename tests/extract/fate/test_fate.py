"""What happened to those counted, as the words around them tell."""

from collections.abc import Callable
from typing import Any

import pytest

from claims.extract.fate.event import find_event
from claims.extract.figure.counted import with_nouns
from claims.extract.figure.quantities import find_quantities
from claims.extract.text.sentence import Sentence, Span
from claims.lexicon import load_lexicon
from claims.model import Claim


def test_a_sentence_tells_what_happened_to_those_counted(fate: Any, twenty: Callable[..., Claim]) -> None:
    assert twenty(fate.phrase).metric == fate.expected["metric"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gunmen killed 20 people", ("killed", "event.active")),
        ("gunmen killed or wounded 300 people", ("killed", "event.active")),
        ("the attack killed a total of 20 people", ("killed", "event.active")),
        ("the cleric was shot dead and 20 people were killed", ("killed", "event.passive")),
        ("20 people were reportedly killed", ("killed", "event.passive")),
        ("20 soldiers and four suspected rebels were killed", ("killed", "event.passive")),
        ("20 guards and 4 armed men were killed", ("killed", "event.passive")),
        ("20 people, including four children, have died", ("killed", "event.predicate")),
        ("100 killed 700 injured", ("killed", "event.passive")),
        ("seven people and 35 wounded", None),
        ("15 children in a village held by rebels", None),
        ("20 people who killed the mayor", None),
        ("20 people said the mayor was killed", None),
        ("20 people were freed, and the mayor was killed", ("detained", "event.passive")),
        ("hundreds of badly injured civilians", ("injured", "event.adjective")),
        ("killing the cleric and two other people", ("killed", "event.joined")),
        ("carrying food and medicine for 78,000 people", ("people_in_need", "event.aid")),
        ("among the dead were 20 children", ("killed", "event.victims")),
        ("the death toll in the city rose to 20", ("killed", "event.toll")),
        ("the number of civilians injured has risen to 20", ("injured", "event.number")),
        ("freed 19 workers kidnapped by gunmen", ("abducted", "event.passive")),
    ],
)
def test_a_deed_is_found_by_the_rule_that_tells_it(text: str, found: tuple[str, str] | None) -> None:
    quantities = find_quantities(Sentence(text, Span(0, len(text), 0), 0), load_lexicon())
    event = find_event(with_nouns(quantities, load_lexicon())[0], load_lexicon())
    assert (event and (event.value, event.rule)) == found
