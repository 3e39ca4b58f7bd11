"""Whose sums, jobs and output they are: the organisation that a text is about, a country that produces."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.organisation import acronym_of, has_companies, main_organisation
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import found_at
from claims.extract.subject.holder import find_holder, is_of_seats
from claims.extract.text.actors import OBLIQUE, state_of
from claims.extract.text.names import find_names

_THE_COMPANY = frozenset(
    "company firm airline carrier carmaker automaker maker retailer bank party ministry".split()
)
_PRODUCED = frozenset("output production exports imports capacity reserves".split())
_PRODUCES = frozenset("produces produce produced exports export exported pumps pump pumped imports".split())
_OIL = frozenset(("barrel", "bpd"))
_CAUSING = frozenset("cause caused causes causing inflict inflicted inflicting".split())
_DAMAGE = frozenset(("damage", "damages", "destruction"))


def find_organisation(quantity: Quantity, reading: Reading) -> Found | None:
    """Sums in a text about a company are its own: `shares fell 2 percent`; those in a text about another
    organisation where it is named."""
    topic = main_organisation(reading) if quantity.metric == "money" else None
    if topic and not has_companies(reading) and not _is_named_before(topic.name, quantity, reading):
        return None
    return Found(topic.name, "subject.organisation", topic.start, topic.end) if topic else None


def find_company(quantity: Quantity, reading: Reading) -> Found | None:
    """What a sentence counts after the name of the company that the text is about: `Norwing cut 20 jobs`."""
    topic = main_organisation(reading) if quantity.metric == "other" and has_companies(reading) else None
    if topic is None or not _is_named_before(topic.name, quantity, reading):
        return None
    return Found(topic.name, "subject.organisation", topic.start, topic.end)


def _is_named_before(organisation: str, quantity: Quantity, reading: Reading) -> bool:
    """Whether a sentence names an organisation before a figure or in its noun phrase, as one that acts, or
    calls it the company."""
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    acronym = acronym_of(organisation)
    if any(
        (name.value.startswith(organisation) or name.value == acronym)
        and name.last <= end
        and not (name.first and lower[name.first - 1] in OBLIQUE)
        for name in find_names(quantity.sentence, reading.lexicon)
    ):
        return True
    return any(lower[i - 1] == "the" and lower[i] in _THE_COMPANY for i in range(1, quantity.first))


def find_party(quantity: Quantity, reading: Reading) -> Found | None:
    """`the Greens won 20 seats`: whose seats they are."""
    return find_holder(quantity, reading) if is_of_seats(quantity) else None


def find_producer(quantity: Quantity, reading: Reading) -> Found | None:
    """`Nigeria produces 20 barrels of oil a day`, `raise output to 20 million`: whose output it is."""
    if quantity.metric != "other":
        return None
    lower, first = quantity.sentence.lower, quantity.first
    if quantity.unit not in _OIL and _PRODUCED.isdisjoint(lower[max(0, first - 6) : quantity.noun[1] + 1]):
        return None
    return _owner_before(quantity, reading) or find_holder(quantity, reading)


def _owner_before(quantity: Quantity, reading: Reading) -> Found | None:
    """`Nigeria's 20 barrels`, `Nigeria normally produces 20 barrels`: a country right before."""
    sentence, first = quantity.sentence, quantity.first
    for name in find_names(sentence, reading.lexicon):
        if name.kind != "place" or name.scale != "country" or not first - 4 <= name.last <= first:
            continue
        between = sentence.lower[name.last : first]
        if between == ["'s"] or (between[-1:] and between[-1] in _PRODUCES):
            return found_at(sentence, name, "subject.holder")
    return None


def find_possessor(quantity: Quantity, reading: Reading) -> Found | None:
    """`a quarter of Iraq's overall output`."""
    for name in find_names(quantity.sentence, reading.lexicon):
        if quantity.last <= name.first < quantity.noun[1] and name.possessive:
            state = state_of(name)
            if state:
                return found_at(quantity.sentence, name, "subject.possessor", state)
    return None


def is_damage(quantity: Quantity) -> bool:
    """`caused losses of $3 million`, `$3 million in property damage`: what was destroyed is no holder's."""
    lower, first = quantity.sentence.lower, quantity.first
    near = lower[max(0, first - 4) : quantity.last + 4]
    return not _DAMAGE.isdisjoint(near) or not _CAUSING.isdisjoint(lower[max(0, first - 6) : first])
