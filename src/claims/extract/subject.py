"""Find the subject: whose fighters, whose territory, whose attacks; for victims, the force they belonged to."""

from claims.extract.lexicon import Lexicon
from claims.extract.metric import build_nouns
from claims.extract.name import Name, find_names
from claims.extract.noun import singular
from claims.extract.reading import Found, Quantity, Reading
from claims.extract.sentence import Sentence

ACTORS = frozenset(("armed_group", "state", "force", "coalition", "organisation"))
_HOLDERS = frozenset(("armed_group", "state", "force", "coalition"))
_PLACES = frozenset(("demonym", "place"))
# Metrics of those who suffer: the subject is the force that they belong to, told by their noun alone.
_SUFFERED = frozenset(
    "killed injured detained abducted displaced refugees people_in_need civilians population votes returnees".split()
)
_BELONGING = (("loyal", "to"), ("belonging", "to"), ("affiliated", "with"), ("linked", "to"), ("allied", "with"), ("of",), ("from",), ("with",))
_GOVERNMENT = frozenset(
    "government regime pro-government pro-regime government-held regime-held loyalist loyalists pro-assad".split()
)
_GROUP_WORDS = frozenset(("group", "organization", "organisation", "movement", "militia", "militants", "network", "insurgents", "jihadists", "it", "its", "they", "their"))
_SPEECH = frozenset("said says say told according reported estimated estimates announced claimed adding".split())
_STATE_WORDS = frozenset(
    "government military army forces troops soldiers police regime authorities air navy ministry parliament president "
    "coalition led officials state jets warplanes aircraft".split()
)
_WINDOW = 20


def find_subject(quantity: Quantity, reading: Reading) -> Found:
    """The armed group, state or organisation a figure is about, by its canonical name, or None."""
    found = _in_noun_phrase(quantity, reading) or _belonging(quantity, reading)
    if found:
        return found
    if quantity.metric in _SUFFERED:
        return _state_of_victims(quantity, reading) or Found(None, "subject.none")
    if quantity.metric in ("other",):
        return Found(None, "subject.none")
    return (
        _by_agent(quantity, reading)
        or _holder_before(quantity, reading)
        or _carried_over(quantity, reading)
        or Found(None, "subject.none")
    )


def _found(sentence: Sentence, name: Name, rule: str, value: str | None = None) -> Found:
    return Found(value or name.value, rule, sentence.starts[name.first], sentence.ends[name.last - 1])


def _is_force(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether those counted are soldiers, police and the like."""
    if quantity.head < 0:
        return False
    lower, head = quantity.sentence.lower, quantity.head
    word = singular(lower[head])
    return word in ("pilot", "crewman", "airman", "helicopter", "tank", "warplane", "jet") or lexicon.index(build_nouns).metrics.get(word) == "troops"


def _in_noun_phrase(quantity: Quantity, reading: Reading) -> Found | None:
    """`20 Taliban fighters`, `12 Syrian soldiers`, `13 pro-government fighters`."""
    sentence = quantity.sentence
    first, last = quantity.last, quantity.noun[1]
    if last <= first:
        return None
    force = _is_force(quantity, reading.lexicon)
    for name in find_names(sentence, reading.lexicon):
        if name.first < first or name.first >= last:
            continue
        if name.kind in _HOLDERS or (name.kind == "organisation" and force):
            return _found(sentence, name, "subject.noun-phrase")
        if name.kind in _PLACES and (force or quantity.metric in ("troops", "weapons", "airstrikes")):
            return _found(sentence, name, "subject.nationality", state_of(name))
    for i in range(first, last):
        if sentence.lower[i] in _GOVERNMENT:
            state = government_of(reading, sentence)
            if state:
                return Found(state, "subject.government", sentence.starts[i], sentence.ends[i])
    return None


def state_of(name: Name) -> str:
    """The state that a place or demonym stands for."""
    return name.within[-1] if name.within else name.value


def government_of(reading: Reading, sentence: Sentence) -> str | None:
    """Whose government `the government` is: of the country that this sentence or an earlier one is about."""
    for index in range(sentence.index, max(-1, sentence.index - 6), -1):
        for name in find_names(reading.sentence(index), reading.lexicon):
            country = name.country if name.kind in ("state", "force") else None
            if name.kind in _PLACES:
                country = state_of(name)
            if country:
                return "Syrian government" if country == "Syria" else country
    return None


def _belonging(quantity: Quantity, reading: Reading) -> Found | None:
    """`fighters loyal to President Assad`, `members of the Taliban`, `militants from al-Qaeda`."""
    sentence = quantity.sentence
    lower, k = sentence.lower, max(quantity.last, quantity.noun[1])
    for words in _BELONGING:
        n = len(words)
        if tuple(lower[k : k + n]) != words:
            continue
        for name in find_names(sentence, reading.lexicon):
            if k + n <= name.first <= k + n + 3:
                if name.kind in _HOLDERS:
                    return _found(sentence, name, "subject.belonging")
                if name.kind == "person" and name.country and words[0] == "loyal":
                    return _found(sentence, name, "subject.belonging", government_of(reading, sentence))
    return None


def _state_of_victims(quantity: Quantity, reading: Reading) -> Found | None:
    """Soldiers without a nationality are those of the one country that their sentence speaks of."""
    if not _is_force(quantity, reading.lexicon):
        return None
    sentence = quantity.sentence
    states: dict[str, Name] = {}
    for name in find_names(sentence, reading.lexicon):
        if name.kind in _PLACES:
            states.setdefault(state_of(name), name)
        elif name.kind in ("state", "force") and name.country:
            states.setdefault(name.country, name)
    if len(states) != 1:
        return None
    (state, name), = states.items()
    return _found(sentence, name, "subject.victims-state", state)


def _by_agent(quantity: Quantity, reading: Reading) -> Found | None:
    """`attacks by Boko Haram`, `four strikes carried out by the coalition`."""
    sentence = quantity.sentence
    lower, k = sentence.lower, max(quantity.last, quantity.noun[1])
    for i in range(k, min(len(lower), k + 8)):
        if lower[i] in (",", ";", "and", "killed"):
            return None
        if lower[i] == "by":
            return _name_at(quantity, reading, i + 1)
    return None


def _name_at(quantity: Quantity, reading: Reading, i: int) -> Found | None:
    sentence = quantity.sentence
    for name in find_names(sentence, reading.lexicon):
        if i <= name.first <= i + 2:
            if name.kind in _HOLDERS:
                return _found(sentence, name, "subject.agent")
            if name.kind in _PLACES:
                return _found(sentence, name, "subject.agent", state_of(name))
    return None


def _holder_before(quantity: Quantity, reading: Reading) -> Found | None:
    """The nearest holder left of the figure in its clause: `IS once controlled 88,000 km2`, `HTS carried out 460 attacks`."""
    sentence = quantity.sentence
    lower = sentence.lower
    floor = max(0, quantity.first - _WINDOW)
    for i in range(quantity.first - 1, floor, -1):
        if lower[i] in _SPEECH or lower[i] in (";", ":"):
            floor = i
            break
    for name in reversed(find_names(sentence, reading.lexicon)):
        if name.first < floor or name.last > quantity.first:
            continue
        before = lower[name.first - 1] if name.first else ""
        before = lower[name.first - 2] if before == "the" and name.first > 1 else before
        if before in ("in", "from", "against", "on", "near", "to", "with", "for", "at", "into"):
            continue
        if name.kind in _HOLDERS or (name.kind == "organisation" and quantity.metric == "money"):
            return _found(sentence, name, "subject.holder")
        behind = lower[name.last] if name.last < len(lower) else ""
        if name.kind in _PLACES and (behind in _STATE_WORDS or (name.kind == "place" and behind not in (",", "'s"))):
            return _found(sentence, name, "subject.holder", state_of(name))
    for i in range(quantity.first - 1, floor, -1):
        if lower[i] in _GOVERNMENT:
            state = government_of(reading, sentence)
            return Found(state, "subject.government", sentence.starts[i], sentence.ends[i]) if state else None
    return None


def _carried_over(quantity: Quantity, reading: Reading) -> Found | None:
    """`the group has 20,000 fighters`: the holder that an earlier sentence of the paragraph named last."""
    sentence = quantity.sentence
    if not any(word in _GROUP_WORDS for word in sentence.lower[max(0, quantity.first - _WINDOW) : quantity.first]):
        return None
    for index in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
        earlier = reading.sentence(index)
        for name in find_names(earlier, reading.lexicon):
            if name.kind in ("armed_group", "coalition"):
                return _found(earlier, name, "subject.carried")
    return None
