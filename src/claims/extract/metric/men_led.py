"""Which men are soldiers or fighters, by the words around them: `a garrison of 900 men`, `the militia was
down to 5,000 men`, `Chad has 900 men under arms`."""

from dataclasses import replace

from claims.extract.figure.men_under_arms import BANDS, FIGHTERS, STRENGTH
from claims.extract.figure.noun_class import PEOPLE
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import Counting
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.name.place_words import LANDS
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import build_change_verbs
from claims.extract.text.words_near import words_near
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import HAVE

_FORCES = frozenset("army force strength militia band ranks".split())
_OF_STATES = frozenset(
    "army battalion battalions brigade brigades commandos garrison marines military police regiment "
    "soldiers troops".split()
)
_STORMING = frozenset("stormed attacked raided ambushed overran besieged assaulted".split())
_RANKS = 14  # words from ranks that grow to the men in them


def metric_of_men(quantity: Quantity, lexicon: Lexicon) -> str | None:
    """The metric of men under arms: `an army of 200,000 men`, `12 men under arms`, `four battalions with
    2,000 men`, `al-Shabaab was down to 5,000 men`; None of other men."""
    if (armed := _of_army(quantity, lexicon)) is not None:
        return "troops" if _has_state(quantity, lexicon) else armed
    return _of_those_who_lead(quantity, lexicon) or _of_unit(quantity)


def are_men(quantity: Quantity, class_: str | None) -> bool:
    """Whether those counted may be fighters or soldiers by the words around: men, or people `under arms`."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    men = class_ == "civilians" and lower[quantity.head] in ("man", "men")
    return men or (lower[quantity.head] == "people" and lower[last : last + 2] == _UNDER_ARMS)


_UNDER_ARMS = ["under", "arms"]


def find_under_arms(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """`Chad has 300,000 under arms`: soldiers or fighters who are only told so."""
    sentence, last = quantity.sentence, quantity.last
    if sentence.lower[last : last + 2] != _UNDER_ARMS or quantity.unit is not None:
        return None
    metric = metric_of_men(replace(quantity, noun=(last, last)), lexicon) or "fighters"
    return Found(Counting(metric, PEOPLE, None, None), "metric.noun", *sentence.extent(last, last + 2))


def _has_state(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a state is said to have those counted: `Chad, with six million people, has 20,000 men under
    arms`, `the kingdom keeps 20,000 men under arms`."""
    lower, end = quantity.sentence.lower, quantity.first
    while end > 1 and lower[end - 1] in _ADVERBS:
        end -= 1
    if not end or lower[end - 1] not in _KEEPING:
        return end == 1 and lower[0] == "with" and _is_followed_by_state(quantity, lexicon)
    end -= 1
    while end > 1 and lower[end - 1] in _ADVERBS:
        end -= 1
    if end > 1 and lower[end - 1] == ",":
        end = next((k for k in range(end - 2, 0, -1) if lower[k] == ","), end)
    names = [it for it in find_names(quantity.sentence, lexicon) if it.last == end]
    if any(it.kind == "armed_group" for it in names):
        return False
    country = any(it.scale == "country" and it.kind == "place" for it in names)
    return country or (end > 1 and lower[end - 1] in _STATE_OR_FORCE)


def _is_followed_by_state(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a country comes after the words that tell what it has: `With 900 men under arms, Chad is`."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    comma = next((k for k in range(last, min(len(lower), last + _TO_COMMA)) if lower[k] == ","), -1)
    names = find_names(quantity.sentence, lexicon) if comma > 0 else ()
    return any(it.first == comma + 1 and it.scale == "country" and it.kind == "place" for it in names)


_STATE_OR_FORCE = LANDS | frozenset("army government junta military monarchy navy regime state".split())
_TO_COMMA = 8  # words: "with 20,000 men under arms at home and abroad,"
_ADVERBS = frozenset("already alone also currently now only still then today".split())


def _of_army(quantity: Quantity, lexicon: Lexicon) -> str | None:
    """Fighters, where the words right before or after the men say that they are armed."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.noun[1]
    if lower[quantity.last : quantity.last + 2] == ["of", "whose"]:  # an army, 20,000 of whose men
        return "fighters" if _OF_STATES.isdisjoint(lower[max(0, first - 3) : first]) else "troops"
    if first and lower[first - 1] == "of" and not _FORCES.isdisjoint(lower[max(0, first - 3) : first]):
        return "fighters"
    armed = lower[last : last + 2] in (_UNDER_ARMS, ["in", "arms"])
    kept = not _KEEPING.isdisjoint(lower[max(0, first - 2) : first])
    in_field = kept and lower[last : last + 3] == ["in", "the", "field"]
    before = lower[max(0, first - _RANKS) : first]
    if armed or in_field or "ranks" in before or not _STORMING.isdisjoint(lower[last : last + 1]):
        return "fighters"
    apposed = before[-1:] == [","] and not STRENGTH.isdisjoint(before[-2:])  # its strength, 20 men
    if before[-1:] == [":"] and not _OF_STATES.isdisjoint(before):
        return "troops" if _tells_of_state(quantity.sentence, lexicon) else "fighters"
    strong = not STRENGTH.isdisjoint(before) and (apposed or _CLAUSES.isdisjoint(before[-_TO_SUM:]))
    if not strong:
        return None
    return "troops" if _tells_of_state(quantity.sentence, lexicon) else "fighters"


_KEEPING = HAVE | frozenset("keep keeping keeps kept maintained maintains put puts".split())


def _tells_of_state(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence tells of a state's forces, and not only as of those who speak or reckon: `by the
    army's reckoning`, `the army says`, or of what is theirs: `burned police stations`; nor by the name of a
    group: `the Arakan Army`."""
    lower = sentence.lower
    if _OF_STATES.isdisjoint(lower):
        return False
    groups = [it for it in find_names(sentence, lexicon) if it.kind in _OF_GROUPS and it.last > it.first + 1]
    return any(
        word in _OF_STATES
        and not any(it.first <= k < it.last for it in groups)
        and _SOURCES.isdisjoint(lower[max(0, k - _SOURCE) : k])
        and _NOT_ITSELF.isdisjoint(lower[k + 1 : k + 2])
        for k, word in enumerate(lower)
    )


_OF_GROUPS = frozenset(("armed_group", "unknown"))
_SOURCE = 5  # words from "according" to "the army"
_SOURCES = frozenset("account according count estimate estimates estimation reckoning".split())
_SAYING = frozenset(
    "believe believes claim claimed claims estimate estimated estimates put puts reckon reckons said say "
    "says".split()
)
_NOT_ITSELF = _SAYING | frozenset(
    "barracks base bases checkpoint checkpoints post posts station stations".split()
)


_TO_SUM = 2  # words before the men that say that they are the sum: "at about"


def _of_those_who_lead(quantity: Quantity, lexicon: Lexicon) -> str | None:
    """What the men are whom somebody has or leads: soldiers where a state's force is told of, fighters of a
    group that is named or of whoever is told to be armed."""
    if _are_sent_by_group(quantity, lexicon) or _conquer(quantity, lexicon):
        return "fighters"
    if not _are_led(quantity, lexicon):
        return None
    sentence = quantity.sentence
    if _tells_of_state(sentence, lexicon):
        return "troops"
    if not FIGHTERS.isdisjoint(words_near(sentence)) or _has_the_group(quantity):
        return "fighters"
    if not _LAWLESS.isdisjoint(sentence.lower[: quantity.first]):
        return "fighters"
    if _are_mustered(quantity) and not _BANDS_OR_RECRUITERS.isdisjoint(sentence.lower):
        return "fighters"
    names = find_names(sentence, lexicon)
    if any(it.kind == "armed_group" or _are_letters(it, quantity) for it in names):
        return "fighters"
    state = any(it.scale == "country" and it.last <= quantity.first for it in names)
    return "troops" if state and not _MASSING.isdisjoint(_words_before(quantity)) else None


def _are_letters(name: Name, quantity: Quantity) -> bool:
    """Whether the letters of a body that nothing knows stand before the verb that musters those counted: `the
    KLFA fields 600 men`."""
    word, verb = quantity.sentence.words[name.first], quantity.first - 1
    letters = name.kind == "unknown" and name.last == name.first + 1 == verb
    return letters and word.isupper() and len(word) > _SHORT and _are_mustered(quantity)


_SHORT = 2  # letters
_BANDS_OR_RECRUITERS = BANDS | frozenset("alliance coalition front recruiter recruiters".split())
_LAWLESS = frozenset("gang gangs insurgency kidnappers pirates warlord warlords".split())


def _conquer(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a group takes or attacks something with those counted: `the rebels took the port with 800
    men`."""
    lower, first = quantity.sentence.lower, quantity.first
    if lower[max(0, first - 1) : first] != ["with"]:
        return False
    verb = next((k for k in range(first - 2, 0, -1) if lower[k] in _CONQUERING), 0)
    if not verb or not _CLAUSES_APART.isdisjoint(lower[verb:first]):
        return False
    return not FIGHTERS.isdisjoint(lower[:verb]) or any(
        it.kind == "armed_group" and it.last <= verb for it in find_names(quantity.sentence, lexicon)
    )


_CONQUERING = _STORMING | frozenset(
    "advanced assaulted besieged captured capturing conquered crossed entered entering fought grabbed held "
    "holding holds invaded invading launched marched marching moved overrun overran seized seizing swept "
    "taken taking took went".split()
)
_CLAUSES_APART = frozenset((";", ":", "said", "that", "who", "which", "and"))


_MASSING = frozenset(
    "contributed contributes contributing amassed amassing deployed deploying massed massing mobilised "
    "mobilized".split()
)
# What somebody has or leads, right before his men; what men do who are armed.
_MUSTERING = frozenset(("contributed", "contributes", "contributing")) | frozenset(
    "boast boasted boasts claims counts command commands commanded commanding leads led leading field "
    "fields fielded amassed amassing assembled concentrated deployed deploying gathered massed massing "
    "comprise comprised comprises comprising number numbered numbering numbers muster musters mustered "
    "mobilise mobilised mobilize mobilized recruit recruited recruiting recruits retains".split()
)
_OWNING = HAVE | {"his", "their"}
_BARELY = frozenset("barely hardly just only scarcely somewhere still".split())
_LED = frozenset("army faction force garrison group militia rebels unit".split())  # with their men
_FROM = 8  # words from a verb of change to the men: "grown from 300 to nearly 900 men"


def _words_before(quantity: Quantity) -> list[str]:
    """The two words before those counted, without an `only`."""
    lower, first = quantity.sentence.lower, quantity.first
    if first and lower[first - 1] in _BARELY:
        first -= 1
    return lower[max(0, first - 2) : first]


def _are_mustered(quantity: Quantity) -> bool:
    """Whether somebody musters those counted: `fields about 600 men`, `can call on 600`; not `has 600`."""
    before = _words_before(quantity)
    if before[-1:] == ["on"]:
        return before[0] in _DRAWING
    if before[-1:] == ["up"]:
        return before[0] in _SIGNING
    after = quantity.sentence.lower[quantity.noun[1] : quantity.noun[1] + _TO_DISPOSAL]
    return "disposal" in after or not _MUSTERING.isdisjoint(before[-1:])


_SIGNING = frozenset("sign signed signing signs".split())


def _has_the_group(quantity: Quantity) -> bool:
    """`the group had 900 men`: none that is told to do something else, as a hiking group."""
    lower, verb = quantity.sentence.lower, quantity.first - 1
    return verb > 1 and lower[verb] in HAVE and lower[verb - 1] in BANDS and lower[verb - 2] == "the"


_DRAWING = frozenset("call count draw rely".split())
_TO_DISPOSAL = 3  # words after the men: "at its disposal"


def _are_sent_by_group(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether an armed group sends or trains those counted: `Wagner deployed 600 men`."""
    lower, verb = quantity.sentence.lower, quantity.first - 1
    if verb < 1 or lower[verb] not in _SENDING:
        return False
    end = verb - (lower[verb - 1] in HAVE)
    return any(it.kind == "armed_group" and it.last == end for it in find_names(quantity.sentence, lexicon))


_SENDING = frozenset(
    "dispatched deployed deploys sent sends trained trains withdrew withdrawn redeployed".split()
)


def _are_led(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether somebody has or leads those counted: `his 600 men`, `down to 5,000 men`, `a force with 60`."""
    before, lower, first = _words_before(quantity), quantity.sentence.lower, quantity.first
    if before[-1:] == ["to"]:
        return not lexicon.index(build_change_verbs).isdisjoint(lower[max(0, first - _FROM) : first])
    if before[-1:] == ["from"]:
        return before[0] in lexicon.index(build_change_verbs)
    if before[-1:] in (["'s"], ["with"]):  # the group's 600 men
        return before[0] in _LED
    if before[-1:] == ["of"]:  # consists of 600 men, is made up of 600 men
        return before[0] in _MADE or (before[0] == "up" and lower[max(0, first - 3)] == "made")
    return _are_mustered(quantity) or not _OWNING.isdisjoint(before[-1:])


_MADE = frozenset("composed consist consisted consisting consists".split())
_TO_UNIT = 8  # words from a unit to its men
_UNITS = frozenset(
    "army battalion battalions battery bodyguard brigade brigades cavalry column contingent corps "
    "detachment division divisions expedition garrison guard infantry platoon regiment regiments "
    "squadron".split()
)
_CLAUSES = frozenset((",", ";", "who", "that", "which", "where", "and", "killed", "arrested", "said", "by"))


def _of_unit(quantity: Quantity) -> str | None:
    """Soldiers, of a unit that is told of right before: `a garrison of 900 men`."""
    before = quantity.sentence.lower[max(0, quantity.first - _TO_UNIT) : quantity.first]
    if before[-1:] == ["and"] and not HAVE.isdisjoint(before):
        before = before[:-1]  # the brigade has 12 tanks and 900 men
    unit = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _UNITS), None)
    return None if unit is None or not _CLAUSES.isdisjoint(before[unit:]) else "troops"
