"""Find who holds, sends or does something: the actor left of a figure in its clause.

Reads leftwards from the figure; the first word that can stand for an actor decides: a name, `the
government` or `the army` (of the country the text is about), `the group` or `it` (whoever was named before).
"""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import GROUPS, HOLDERS, OBLIQUE, is_apart, state_of
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.name.place_words import LANDS
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import (
    BEFORE_GROUP,
    SENDING,
    capital_before,
    coalition_at,
    force_of,
    found_at,
    government_at,
    government_before,
    group_before,
    group_meant,
    land_at,
    mission_before,
    named_before,
    organisation_meant,
    state_before,
    word_before,
)
from claims.extract.subject.governing_state import earns, who_sees_ends
from claims.extract.subject.named_holder import DONE_TO, HELPED, IRREGULAR, as_holder
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import is_clause_verb, is_verb
from claims.extract.text.word_tags import GOVERNMENT, OUTFIT, STATE, tags_of
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import ARTICLES, BE, HAVE, RELATIVES, STOPS, is_number

_PRONOUNS = frozenset(("it", "its", "they", "their"))
_SPEECH = frozenset(
    "said says say told reported estimated estimates announced claimed believed believes believe think "
    "thinks thought suspect suspects fear argue argues argued warned warns".split()
)
_NOT_ACTIVE = BE | {"to"}  # before a verb of saying: is said, believed to be
_WINDOW, _RULING, _TO_PRONOUN = 40, 64, 16  # words to a figure; to the people whom somebody rules; to "it"


def find_holder(quantity: Quantity, reading: Reading) -> Found | None:
    """The actor left of the figure in its clause: `IS once controlled 88,000 km2`, `the group carried out
    460 attacks`."""
    sentence = quantity.sentence
    if _are_helpers(quantity):
        return None
    tags = tags_of(sentence, reading.lexicon)
    ends = sentence.layer(_by_end, reading.lexicon)
    i = quantity.first
    listed = not _SEMICOLONS.isdisjoint(sentence.lower[max(0, i - _WINDOW) : i])
    reach = _RULING if listed or quantity.metric == "population" else _WINDOW
    floor = max(who_sees_ends(quantity), i - reach)
    while i > floor:
        i = _opening_of_clause(sentence.lower, _before_insertion(sentence.lower, i))
        name = ends.get(i)
        if name and not _is_coalition(sentence, name):
            if quantity.metric == "money" and name.kind in HOLDERS and earns(sentence.lower, name.first):
                return found_at(sentence, name, "subject.holder")
            hit = as_holder(sentence, name, quantity, reading)
            if hit:
                return _first_of_two(sentence, name, ends, tags) or hit
            i = name.first
            continue
        i = _opening_of_relative(sentence.lower, i - 1)
        if sentence.lower[i] in RELATIVES and (told := _antecedent_of(sentence, i, ends)):
            return told
        if sentence.lower[i] in _RELATIVE and _are_nameless(sentence, i, ends):
            return None
        if sentence.lower[i] in _NAMELESS and _act_bare(sentence.lower, i) and i not in ends:
            return None
        if sentence.lower[i] in _DECIDING or tags[i] & (GOVERNMENT | OUTFIT):
            decided, found = _decide(quantity, i, reading)
            if decided:
                return found
    return None


def _by_end(sentence: Sentence, lexicon: Lexicon) -> dict[int, Name]:
    """The names of a sentence by the word after each."""
    return {name.last: name for name in find_names(sentence, lexicon)}


def _is_coalition(sentence: Sentence, name: Name) -> bool:
    """Whether a name is but that word, with the capital of a sentence's beginning."""
    return name.kind == "initial" and sentence.lower[name.first : name.last] == ["coalition"]


def _are_helpers(quantity: Quantity) -> bool:
    """Whether those counted help whoever is named before: `the rebels, backed by 20 foreign soldiers`."""
    lower, k = quantity.sentence.lower, quantity.first
    return k > 1 and lower[k - 1] == "by" and lower[k - 2] in HELPED


_OF_CLAUSE = 14  # words between the commas of "Chile, which leads the alliance in the north, has 20 men"


def _opening_of_clause(lower: list[str], i: int) -> int:
    """The comma before the relative clause or the adjunct that ends with one before the verb at word `i`;
    else `i`: `Chile, which leads the alliance, has`, `Chile, with six million people, has`."""
    if i < 4 or lower[i - 1] != "," or not (is_verb(lower[i]) or lower[i] in HAVE):
        return i
    for k in range(i - 3, max(0, i - _OF_CLAUSE), -1):
        if lower[k] in _ADJUNCTS and lower[k - 1] == ",":
            return k - 1
        if lower[k] == ",":
            return i
    return i


_ADJUNCTS = frozenset("home once where which who whose with".split())  # what begins one after a comma


def _antecedent_of(sentence: Sentence, i: int, ends: dict[int, Name]) -> Found | None:
    """Whom the relative pronoun at word `i` means, whatever stands before the name: `a threat from the
    Taliban, who have 20 fighters`."""
    name = ends.get(i - 1) if sentence.lower[i - 1] == "," else ends.get(i)
    if name is None or name.kind not in HOLDERS or is_apart(name):
        return None
    return found_at(sentence, name, "subject.holder")


def _are_nameless(sentence: Sentence, i: int, ends: dict[int, Name]) -> bool:
    """Whether the relative pronoun at word `i` means groups without a name, in somebody's land: `Chile is
    torn by the armed gangs that hold 20 percent of it`."""
    lower = sentence.lower
    before = next((k for k in range(i - 2, max(0, i - _ADJECTIVES), -1) if lower[k] in _BEFORE_NAMELESS), 0)
    named = any(k in ends for k in range(before + 1, i + 1))
    return before > 0 and lower[i - 1] in _NAMELESS and not named


def _act_bare(lower: list[str], i: int) -> bool:
    """Whether groups without a name or article hold something: `said gangs now hold 20 percent of it`."""
    if not i or lower[i - 1] in BEFORE_GROUP or lower[i - 1] in ARTICLES:
        return not i
    verb = i + 1 + (lower[i + 1 : i + 2] in _STILL)
    return lower[verb : verb + 1] != [] and lower[verb] in _CONTROLLING


_STILL = (["already"], ["also"], ["now"], ["still"])
_CONTROLLING = frozenset("control controlled hold held occupy occupied rule ruled run".split())
_ADJECTIVES = 5  # words from a preposition to "gangs": "by heavily armed criminal gangs"
_RELATIVE = RELATIVES | {"that"}
_BEFORE_NAMELESS = frozenset("against between by from of over to with".split())
_NAMELESS = frozenset(
    "bandits cartels extremists factions gangs groups guerrillas gunmen insurgents islamists jihadis "
    "jihadists militants militias paramilitaries rebels warlords".split()
)


_TO_SPEECH = 6  # words from "which" to the verb of saying: "which a U.S. official said"


def _opening_of_relative(lower: list[str], i: int) -> int:
    """The relative pronoun of the clause into which is told at word `i` who says so: `the Taliban, which
    analysts say have 20 tanks`; else `i`."""
    if lower[i] not in _SPEECH:
        return i
    which = next((k for k in range(i - 2, max(0, i - _TO_SPEECH), -1) if lower[k] == "which"), 0)
    speaks = not which or lower[which + 1] in STOPS or lower[which + 1].endswith("ly")
    return i if speaks or lower[which - 1] != "," else which


_INSERTED = 9  # words between the commas of "the army, the mayor of the town said, has 20 tanks"
_INSERTION_ENDS = _SPEECH | frozenset(
    "reckons reckon notes noted adds added admitted admits claims claim estimate believe reports insists "
    "insisted maintains denies denied".split()
)
_BEFORE_PRONOUN = _INSERTION_ENDS | {"that"}  # "that it has", "it said it had"


def _before_insertion(lower: list[str], i: int) -> int:
    """The word at which an insertion begins that tells who says it and ends before word `i`; else `i`."""
    if i < 4 or lower[i - 1] != "," or not _INSERTION_ENDS.intersection(lower[i - 5 : i - 1]):
        return i
    opening = next((k for k in range(i - 2, max(0, i - 2 - _INSERTED), -1) if lower[k] == ","), 0)
    told = opening and _INSERTION_ENDS.intersection(lower[opening + 1 : i - 1])
    return opening if told else i


_SEMICOLONS = frozenset((";", ":"))
_FORCES = frozenset(("force", "forces"))
# Those of a group that was named before, where they begin a sentence.
_MILITANTS = frozenset("extremists guerrillas insurgents islamists jihadists militants".split())
_DEEDS = frozenset(("attacks", "airstrikes"))
_OF_MILITANTS = IRREGULAR | {"settlements", "territory"}  # figures that may be theirs
_MISSIONS = frozenset(("force", "mission"))
# Words that may end the search for a holder, besides those for governments and groups.
_DECIDING = LANDS | _SPEECH | _SEMICOLONS | _FORCES | _MISSIONS | _PRONOUNS | _MILITANTS | {"coalition"}
_OF_COALITIONS = frozenset(("airstrikes", "attacks", "troops", "weapons"))


def _decide(quantity: Quantity, i: int, reading: Reading) -> tuple[bool, Found | None]:
    """Whether the search for a holder ends at word `i`, and whom the word stands for, if anybody."""
    sentence, metric = quantity.sentence, quantity.metric
    word, before = sentence.lower[i], sentence.lower[i - 1]
    tags = tags_of(sentence, reading.lexicon)
    if word == "claimed" and metric in _DEEDS and i == quantity.first - 1:
        return False, None  # it claimed 20 attacks
    if word in _SEMICOLONS or (word in _SPEECH and before not in _NOT_ACTIVE):
        listed = word in _SEMICOLONS and _goes_on_with_list(quantity, i, reading)
        return not (listed or _announces(quantity, i)), None
    force = word in _FORCES and before in ("air", "security", "armed")
    if (tags[i] & GOVERNMENT or force) and metric not in IRREGULAR and _is_subject(sentence, i, tags):
        state = government_at(sentence, i, reading)
        place = sentence.starts[i], sentence.ends[i]
        return True, Found(state, "subject.government", *place) if state else None
    if word in LANDS and metric not in IRREGULAR and (land := land_at(sentence, i, reading)):
        return True, land
    if word == "coalition" and metric in _OF_COALITIONS and _is_subject(sentence, i, tags):
        return True, coalition_at(sentence, i, reading, "subject.holder")
    if word in _MISSIONS and metric not in IRREGULAR and _is_mission(sentence, i, tags):
        mission = mission_before(sentence, reading)
        return mission is not None, mission
    militants = word in _MILITANTS and before == "the" and metric in _OF_MILITANTS and _opens(sentence, i)
    if militants or (tags[i] & OUTFIT and before in BEFORE_GROUP):
        return True, group_before(sentence, i, reading)
    if word in _PRONOUNS and quantity.first - i < _TO_PRONOUN:
        return True, _pronoun_meant(quantity, i, reading)
    return False, None


def _pronoun_meant(quantity: Quantity, i: int, reading: Reading) -> Found | None:
    """Who the pronoun at word `i` before a figure stands for."""
    sentence, metric = quantity.sentence, quantity.metric
    single = sentence.lower[i] in ("it", "its")
    body = (i > 0 or single) if metric == "money" else (i > 0 and single)
    if body and (own := organisation_meant(sentence, i, reading)):
        return own
    if metric in IRREGULAR:
        return named_before(sentence, i, reading, GROUPS)
    if group := group_meant(sentence, i, reading):
        return group
    spoke = sentence.lower[i] == "it" and i > 2 and sentence.lower[i - 1] in _BEFORE_PRONOUN
    own = government_before(sentence, i, reading) if spoke else state_before(sentence, i, reading)
    named = own or named_before(sentence, i, reading, HOLDERS)
    if named and named.start >= sentence.start:
        return named
    return capital_before(sentence, i, reading) or named


def _goes_on_with_list(quantity: Quantity, i: int, reading: Reading) -> bool:
    """Whether a list goes on after the mark at word `i`, or breaks down what stands before it: `has 20 tanks;
    9 guns; and 4 jets`, `gave $20 million: $9 million in loans`."""
    figures = reading.quantities(quantity.sentence.index)
    before = [it for it in figures if it.last <= i and (it.metric, it.refused) == (quantity.metric, None)]
    lower, start = quantity.sentence.lower, i + 1 + (quantity.sentence.lower[i + 1] in ("and", "plus"))
    if not before or not any(it.first == start for it in figures):
        return False
    return not any(is_clause_verb(lower, k) for k in range(start, min(len(lower) - 1, quantity.last + _SAID)))


_SAID = 5  # words after a figure in which its clause has its verb: "; 20 guns on the hill were hit"


def _is_mission(sentence: Sentence, i: int, tags: list[int]) -> bool:
    """Whether `the mission` at word `i` stands for those who serve in it: `the force has 20 helicopters`."""
    before = sentence.lower[max(0, i - 2) : i]
    named = before[-1:] == ["the"] or (before[-1:] == ["peacekeeping"] and before[0] == "the")
    return named and _is_subject(sentence, i, tags)


def _opens(sentence: Sentence, i: int) -> bool:
    """Whether nothing but an article stands before word `i`, or a short opening that a comma ends."""
    return i == 1 or (1 < i <= _OPENING_WORDS and sentence.lower[i - 2] == ",")


_OPENING_WORDS = 6


_TO_SUM = 10  # words from "announced" to the sum


def _announces(quantity: Quantity, i: int) -> bool:
    """Whether word `i` tells that somebody gives a sum: `Chile announced $20 million in aid`."""
    told = quantity.sentence.lower[i : quantity.first]
    return (
        quantity.metric == "money" and told[0] == "announced" and "that" not in told and len(told) < _TO_SUM
    )


_OBJECTS = OBLIQUE | DONE_TO  # before what does nothing: against the army, attacked the army


_LISTING = (["and"], [","], ["or"])


def _is_subject(sentence: Sentence, i: int, tags: list[int]) -> bool:
    """Whether the word is no adjective of another noun (`a government offensive`) and no object (`against
    the army`)."""
    lower = sentence.lower
    before = lower[i - 1] if i else ""
    before = lower[i - 2] if before in ("the", "a", "an") and i > 1 else before
    if before and is_number(before) and lower[i + 1 : i + 2] in _LISTING:
        return False  # 90 troops and 20 officers
    at = i + 1 + (lower[i + 1 : i + 2] != [] and lower[i + 1].endswith("ly"))
    following = lower[at] if at < len(lower) else "."
    verb = (
        following in STOPS
        or following in VERBS
        or following.endswith(("ed", "s"))
        or not following[0].isalpha()
        or lower[i] == "troops"
    )
    return before not in _OBJECTS and (verb or bool(tags[i] & STATE and tags[i + 1] & STATE))


_SECOND = 2  # the first word that can be the second of two: "Chile and Peru"


def _first_of_two(sentence: Sentence, name: Name, ends: dict[int, Name], tags: list[int]) -> Found | None:
    """`both Al Qaeda and IS command five groups`: of two holders the first named."""
    if name.first < _SECOND or "and" not in sentence.lower[name.first - 2 : name.first]:
        return None
    end = name.first - (2 if sentence.lower[name.first - 1] in ("the", "its") else 1)
    end -= sentence.lower[end - 1] == ","  # Chad, Mali, and Niger
    first = ends.get(end) or (ends.get(end - 1) if tags[end - 1] & STATE else None)
    if first is None or is_apart(first):
        return None
    while of_list := ends.get(_end_before(sentence, first)):
        first = of_list  # Chad, Mali and Niger sent 20
    if first.kind in HOLDERS or first.value in SENDING:
        return found_at(sentence, first, "subject.holder")
    state = state_of(first)
    country = first.kind == "place" and first.scale == "country"
    held = state and (first.kind == "demonym" or (country and not _is_oblique(sentence, first)))
    return found_at(sentence, first, "subject.holder", force_of(state)) if state and held else None


def _end_before(sentence: Sentence, name: Name) -> int:
    """Where the name ends that a list has before another one; -1 where it begins the list."""
    at = name.first - (name.first > 0 and sentence.lower[name.first - 1] == "the")
    return at - 1 if at and sentence.lower[at - 1] == "," else -1


def _is_oblique(sentence: Sentence, name: Name) -> bool:
    """Whether a preposition stands before a name."""
    before = word_before(sentence, name)
    return before in OBLIQUE or before in ("of", "by")
