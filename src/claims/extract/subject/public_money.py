"""Whose public money it is in a text about one state: its budget, its arms, its soldiers' pay."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.headline import title_of
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import force_of
from claims.extract.text.actors import state_of
from claims.extract.text.names import find_names
from claims.extract.text.sentence import Sentence

_PUBLIC = frozenset(
    "budget budgets budgetary expenditure expenditures gdp spending salary salaries bonus bonuses treasury "
    "tax taxes fiscal deficit compensation enlistment appropriation appropriations allocated "
    "allocation ministry parliament government lawmakers payment payments".split()
)


_NEAR = 10  # words on either side of a sum


def find_state_of_title(quantity: Quantity, reading: Reading) -> Found | None:
    """The only state that the title names, where the words around speak of public money."""
    sentence = quantity.sentence
    lower = sentence.lower[max(0, quantity.first - _NEAR) : quantity.last + _NEAR]
    if quantity.metric != "money" or _PUBLIC.isdisjoint(lower) or "damage" in lower:
        return None
    state = reading.layer(_state_of_title)
    return Found(force_of(state), "subject.title", quantity.start, quantity.end) if state else None


def _state_of_title(reading: Reading) -> str | None:
    """The only state that a title names."""
    names = find_names(Sentence.alone(title_of(reading)), reading.lexicon)
    states = {state_of(name) for name in names} - {None}
    return states.pop() if len(states) == 1 else None
