"""Whose sums, jobs and output they are: the organisation that a text is about, a country that produces, the
state whose public money it is."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import OBLIQUE, state_of
from claims.extract.name.full_name import full_name
from claims.extract.name.name import Name
from claims.extract.name.name_kind import kind_of
from claims.extract.name.names import find_names
from claims.extract.report.headline import title_of
from claims.extract.report.organisation import (
    SUFFIXES,
    acronym_of,
    has_companies,
    has_firms,
    main_organisation,
)
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import force_of, found_at
from claims.extract.subject.holder import find_holder
from claims.extract.subject.named_holder import verb_after
from claims.extract.subject.seats import is_of_seats
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import governing_verb, is_verb
from claims.lexicon.closed_classes import HAVE, STOPS

_THE_COMPANY = frozenset(
    "company firm airline carrier carmaker automaker maker retailer bank party ministry".split()
)
_PRODUCED = frozenset("output production exports imports capacity reserves".split())
_PRODUCES = frozenset("produces produce produced exports export exported pumps pump pumped imports".split())
# What a state does with goods that are its own.
_MAKING = frozenset(
    "acquired acquires assemble assembled assembles bought builds built buys export exported exports "
    "imported manufacture manufactured manufactures manufacturing operated operates possess possesses "
    "procured procures produce produced produces producing purchased purchases sells sold stockpiled "
    "supplied supplies delivered delivers fired fires fielded fields".split()
)
_TO_PRODUCED = 8  # words from "production" to what it comes to
_ADVANCING = frozenset("advance advanced advances advancing gained progressed retreated".split())
_TO_ADVANCE = 12  # words from "advanced" to how far a day
_OIL = frozenset(("barrel", "bpd"))
_CAUSING = frozenset("cause caused causes causing inflict inflicted inflicting".split())
_LOST = frozenset("crop economic material property".split())  # losses that a disaster causes
_TO_LOSSES = 11  # words from "economic losses" to a sum, which another one may stand before
_DAMAGE = frozenset(("damage", "damages", "destruction"))


def find_organisation(quantity: Quantity, reading: Reading) -> Found | None:
    """Sums in a text about a company are its own: `shares fell 2 percent`; those in a text about another
    organisation where it is named."""
    topic = main_organisation(reading) if quantity.metric == "money" else None
    if topic is None or (not has_firms(reading) and not _is_named_before(topic.name, quantity, reading)):
        return None
    if quantity.unit != "percent" and not _is_spoken_of(topic.name, quantity.sentence):
        return None
    return Found(topic.name, "subject.organisation", topic.start, topic.end)


def _is_spoken_of(organisation: str, sentence: Sentence) -> bool:
    """Whether a sentence names an organisation or means it: `it`, `the company`, `shares`, `fines`."""
    told = sentence.text[sentence.start : sentence.end]
    return organisation in told or not _MEANT.isdisjoint(sentence.lower)


_MEANT = _THE_COMPANY | frozenset(
    "buyback claims compensation damages deal dividend fine fines penalties penalty settle settlement "
    "settles stock earnings he her his income it its loss losses our profit profits quarter revenue "
    "revenues sales share shares she their they us we".split()
)
_MARKETS = frozenset("composite dow exchange ftse index indices nasdaq nikkei s&p".split())
_TO_MARKET = 8  # words from "the index" to what it lost


def is_of_market(quantity: Quantity) -> bool:
    """Whether a market's rise or fall is told, which is no holder's: `the index fell 2 percent`."""
    before = quantity.sentence.lower[max(0, quantity.first - _TO_MARKET) : quantity.first]
    return not _MARKETS.isdisjoint(before)


def find_company(quantity: Quantity, reading: Reading) -> Found | None:
    """What a sentence counts after the name of the company that the text is about: `Norwing cut 20 jobs`."""
    if quantity.metric != "other" or is_of_seats(quantity):
        return None
    topic = main_organisation(reading) if has_companies(reading) else None
    if topic is None or not _is_named_before(topic.name, quantity, reading):
        return (
            _company_with_suffix(quantity) or _employer(quantity, reading) or _whose_people(quantity, reading)
        )
    return Found(topic.name, "subject.organisation", topic.start, topic.end)


def _company_with_suffix(quantity: Quantity) -> Found | None:
    """The company, told by its name's end, that acts: `Norwing AG recalled 20 cars`, `Norwing Corp. said its
    20 shops`."""
    sentence, first = quantity.sentence, quantity.first
    words, lower = sentence.words, sentence.lower
    if SUFFIXES.isdisjoint(lower):
        return None
    at = next((k for k in range(first - 1, 0, -1) if lower[k] in SUFFIXES and words[k][0].isupper()), 0)
    start = at
    while start and words[start - 1][0].isupper() and lower[start - 1] not in STOPS:
        start -= 1
    if start == at:
        return None
    verb = at + 1 + (words[at + 1] == ".")
    if verb >= first or ";" in lower[verb:first] or not is_verb(lower[verb]):
        return None
    own = not {"its", "it"}.isdisjoint(lower[verb:first])
    if not own and (lower[verb] in _TELLS or "that" in lower[verb:first]):
        return None
    end = at if lower[at] in _FORMS else at + 1
    begins, ends = sentence.extent(start, end)
    return Found(sentence.slice(start, end), "subject.organisation", begins, ends)


def _employer(quantity: Quantity, reading: Reading) -> Found | None:
    """The company that hires, dismisses, opens or shuts what is counted: `Norwing laid off 20 people`,
    `Norwing, the largest lender, shut 90 branches and cut 20 jobs`."""
    lower = quantity.sentence.lower
    if quantity.head < 0 or lower[quantity.head] not in _OF_FIRMS or quantity.unit == "percent":
        return None
    verb = governing_verb(lower, quantity.first, _OF_EMPLOYERS)
    if verb > 0 and lower[verb - 1] == "and":
        verb = next((k for k in range(verb - 2, 0, -1) if lower[k] in _OF_EMPLOYERS), verb)
    return _firm_acting(quantity, verb, reading)


def _firm_acting(quantity: Quantity, verb: int, reading: Reading) -> Found | None:
    """The firm whose name is the subject of the verb at that word."""
    sentence, lower = quantity.sentence, quantity.sentence.lower
    for name in find_names(sentence, reading.lexicon):
        if name.last > verb or name.kind not in _FIRMS or name.possessive:
            continue
        if name.kind == "initial" and not _is_named_within(name, sentence):
            continue  # Storms closed 20 shops
        at = name.last if lower[verb] == "with" else verb_after(lower, name.last, quantity.first)
        opens = name.first == 0 or lower[name.first - 1] in _BEFORE_FIRM or lower[at] == "with"
        opens = opens or lower[name.first - 1] in _THE_COMPANY
        if opens and at <= verb and _HAVING.issuperset(lower[at:verb]):
            return None if _is_person(name, sentence, reading) else found_at(sentence, name, _ORGANISATION)
    return None


def _whose_people(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose staff or customers are counted: `20 Norwing workers`, `20 employees of Norwing`, `Norwing, which
    has 20 customers`, `Norwing, with 90 shops and 20 employees,`."""
    sentence, lower, head = quantity.sentence, quantity.sentence.lower, quantity.head
    if head < 0 or lower[head] not in _PEOPLE_OF_FIRMS or quantity.unit == "percent":
        return None
    start = head + 2 + (lower[head + 2 : head + 3] == ["the"]) if lower[head + 1 : head + 2] in _OF else -1
    for name in find_names(sentence, reading.lexicon):
        beside = quantity.last <= name.first and name.last == head
        if (beside or name.first == start) and name.kind in ("media", "organisation", "unknown"):
            return None if _is_person(name, sentence, reading) else found_at(sentence, name, _ORGANISATION)
    verb = governing_verb(lower, quantity.first, _HAVING_PEOPLE)
    done = any(word.endswith("ed") for word in lower[verb + 1 : quantity.first])  # has trained 20
    return _firm_acting(quantity, verb, reading) if verb > 0 and not done else None


_OF = (["of"], ["at"])
_HAVING_PEOPLE = HAVE | frozenset("boasts counts employed employs serves with".split())
_PEOPLE_OF_FIRMS = frozenset(
    "clients customers employees staff staffers subscribers users volunteers workers".split()
)


def _is_named_within(name: Name, sentence: Sentence) -> bool:
    """Whether a word that begins a sentence is a name: it is told what it is, or one stands within a
    sentence."""
    if sentence.lower[name.last] == ",":
        return True
    known, text = sentence.text_layer(_names_within), sentence.text
    if name.value not in known:
        at = text.find(f" {name.value}")
        while at > 0 and not text[at - 1].islower():
            at = text.find(f" {name.value}", at + 1)
        known[name.value] = at > 0
    return known[name.value]


def _names_within(text: str) -> dict[str, bool]:
    """The names of a text, as far as it was asked whether they stand within sentences."""
    return {}


def _is_person(name: Name, sentence: Sentence, reading: Reading) -> bool:
    """Whether a name that does what employers do is a person's: one with a given name, here or before."""
    if " " in name.value and name.kind != "organisation":
        return kind_of(name, sentence, reading.lexicon).kind == "person"
    return full_name(name.value, sentence, reading.lexicon) != name.value


_ORGANISATION = "subject.organisation"
_HAVING = HAVE | {"which", "been", ","}
_FIRMS = frozenset(("initial", "media", "organisation", "unknown"))
_BEFORE_FIRM = frozenset((",", ";", "and", "but", "said", "says", "that", "the", "while"))
_OF_EMPLOYERS = frozenset(
    "axed canceled cancelled closed cut cuts dismissed employed employs fired furloughed hired laid opened "
    "recalled sacked shed shut slashed".split()
)
_OF_FIRMS = frozenset(
    "branches cars employees factories flights jobs outlets people plants positions posts restaurants roles "
    "routes shops staff stores vehicles workers".split()
)
# Forms of companies that news leave out: Norwing AG.
_FORMS = frozenset(("ag", "llc", "ltd", "nv", "plc", "sa"))
_TELLS = frozenset(
    "said says told reported reports announced estimated estimates expects expected warned believes put puts "
    "was were is are has".split()
)


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


def find_producer(quantity: Quantity, reading: Reading) -> Found | None:
    """`Nigeria produces 20 barrels of oil a day`, `raise output to 20 million`: whose output it is."""
    if quantity.metric != "other":
        return None
    lower, first = quantity.sentence.lower, quantity.first
    told = not _PRODUCED.isdisjoint(lower[max(0, first - _TO_PRODUCED) : quantity.noun[1] + 1])
    made = quantity.unit != "percent" and governing_verb(lower, first, _MAKING) >= 0
    paced = quantity.per is not None and not _ADVANCING.isdisjoint(lower[max(0, first - _TO_ADVANCE) : first])
    if quantity.unit not in _OIL and not told and not made and not paced:
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
    """`a quarter of Iraq's overall output`; its people and buildings are nobody's."""
    if _PRODUCED.isdisjoint(quantity.sentence.lower[quantity.last : quantity.noun[1]]):
        return None
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
    if not _DAMAGE.isdisjoint(near) or not _CAUSING.isdisjoint(lower[max(0, first - 6) : first]):
        return True
    before = lower[max(0, first - _TO_LOSSES) : first]
    return "losses" in before[1:] and before[before.index("losses", 1) - 1] in _LOST


_PUBLIC = frozenset(
    "budget budgets budgetary expenditure expenditures gdp spending salary salaries bonus bonuses treasury "
    "tax taxes fiscal deficit compensation enlistment appropriation appropriations allocated "
    "allocation ministry parliament government lawmakers payment payments".split()
)


_TO_PUBLIC = 10  # words on either side of a sum


def find_state_of_title(quantity: Quantity, reading: Reading) -> Found | None:
    """The only state that the title names, where the words around speak of public money."""
    sentence = quantity.sentence
    lower = sentence.lower[max(0, quantity.first - _TO_PUBLIC) : quantity.last + _TO_PUBLIC]
    if quantity.metric != "money" or _PUBLIC.isdisjoint(lower) or "damage" in lower:
        return None
    state = reading.layer(_state_of_title)
    return Found(force_of(state), "subject.title", quantity.start, quantity.end) if state else None


def _state_of_title(reading: Reading) -> str | None:
    """The only state that a title names."""
    names = find_names(Sentence.alone(title_of(reading)), reading.lexicon)
    states = {state_of(name) for name in names} - {None}
    return states.pop() if len(states) == 1 else None
