"""Which of its senses a noun has by the words around it: bombs that go off are attacks, bombs found are arms;
camps are units in a war and shelters in relief."""

import re
from collections.abc import Mapping

from claims.extract.figure.quantity import Quantity
from claims.extract.text.sentence import Sentence
from claims.lexicon.inflection import singular

_LETTERS = re.compile("[a-z]+")
# Who is armed, whatever they are called; whence foreigners come.
ARMED = frozenset(
    "militant militants terrorist insurgent rebel guerrilla jihadist extremist armed taliban isis qaeda "
    "qaida".split()
)
_ABROAD = frozenset(
    ("abroad", "overseas", "countries", "nationalities", "worldwide", "outside", "europe", "nations")
)
_AIRBORNE = frozenset(
    "plane planes warplane warplanes jet jets aerial air aircraft helicopter helicopters airstrikes "
    "bombardment".split()
)
_GOES_OFF = frozenset(
    "killed kill kills explode explodes exploded went detonated ripped hit struck tore wounded targeted "
    "blew".split()
)


def in_context(metric: str, word: str, quantity: Quantity) -> str:
    """The metric that a noun has by the words around it; `word` is its singular."""
    if word in _STRANGERS and not _among_fighters(quantity):
        return "civilians"
    if word == "suspect" and _is_sought(quantity):
        return "other"
    if word == "recruit" and of_forces(quantity):
        return "troops"
    if metric == "fighters" and _is_foreign(quantity):
        return "foreign_fighters"
    if word == "man" and (arms := _of_men(quantity)):
        return arms
    if word in _EXPLOSIVES and metric in ("weapons", "attacks"):
        return _of_explosives(quantity, metric)
    if metric == "attacks" and word in ("raid", "strike") and _is_from_the_air(quantity):
        return "airstrikes"
    return metric


_SOUGHT = frozenset(
    "sought seek seeks seeking hunting hunt searching looking identified wanted pursuing".split()
)
_SEARCH = 5  # words between such a verb and the figure


def _is_sought(quantity: Quantity) -> bool:
    """`police are searching for two suspects`: nobody holds them yet."""
    first = quantity.first
    return not _SOUGHT.isdisjoint(quantity.sentence.lower[max(0, first - _SEARCH) : first])


_STRANGERS = frozenset(("foreigner", "national"))  # who may be fighters
_FIGHTING = frozenset(("fight", "fighting", "jihad", "caliphate", "recruits", "recruited", "joined", "join"))


def _among_fighters(quantity: Quantity) -> bool:
    """Whether the text around tells of fighters."""
    near = quantity.sentence.layer(words_near)
    return not (ARMED.isdisjoint(near) and _WAR.isdisjoint(near) and _FIGHTING.isdisjoint(near))


_EXPLOSIVES = frozenset("bomb explosive device grenade".split())
_FOUND = frozenset(
    "discovered discovering defused defusing disarmed found finding recovered recovering seized seizing "
    "carrying with made making unexploded encountered destroyed deactivated dismantled neutralised "
    "neutralized removed cleared confiscated intercepted stockpiled stored hidden buried located".split()
)
_SET = frozenset("placed placing planted planting hurled hurling threw thrown throwing detonated set".split())


def _of_explosives(quantity: Quantity, metric: str) -> str:
    """`three bombs killed 29`, `threw two grenades`: attacks; `found two car bombs`: weapons."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.noun[1]
    near = (*lower[max(0, first - 3) : first], *lower[last : last + 4])
    if not _FOUND.isdisjoint(near):
        return "weapons"
    return "attacks" if _goes_off(quantity) or not _SET.isdisjoint(near) else metric


# Nouns that are units or arms only where a war is told of, and those of money that are sums where counted.
_OF_PEACE_TOO = frozenset(
    "camp company unit vehicle motorcycle motorbike airplane aeroplane boat speedboat vessel clip magazine "
    "affiliate jeep pickup pick-up bulldozer suv band".split()
)
# Places that count as held, lost or struck only where something is told that strikes or takes places.
_DIVISIONS = frozenset("province county city district region zone municipality".split())
_STRIFE = frozenset(
    "affected affects displaced displacing flood floods flooded flooding cholera outbreak cases hit "
    "drought cyclone monsoon storm typhoon hurricane quake earthquake landslide landslides fire fires "
    "wildfire rain rains emergency disaster attack attacks attacked war fighting clashes violence "
    "conflict control controlled controls security captured seized liberated siege besieged police killed "
    "dead refugees idps humanitarian aid relief covid virus epidemic evacuated evacuation fallen fell "
    "disputed contested taken retaken lost held overrun occupied cleared".split()
)
# Those that fly for anybody, and what they do then.
_AIRCRAFT = frozenset("plane aircraft helicopter jet".split())
_RESCUE = frozenset(
    "firefighters firefighting fires blaze wildfire wildfires rescue rescuers relief earthquake quake flood "
    "floods flooding hurricane typhoon cyclone storm passengers passenger airline airlines airport "
    "runway".split()
)
_PAID = frozenset(
    "payment grant loan donation ransom reward pledge transfer bribe subsidy contribution".split()
)
_WAR = frozenset(
    "army armies military troops soldiers fighters militants rebels insurgents guerrillas terrorists "
    "jihadists militia militias gunmen armed arms weapons rifles ammunition battalion brigade regiment "
    "infantry combat navy naval warplanes tanks artillery bandits isis islamist islamists taliban "
    "explosives".split()
)
_RELIEF = frozenset("displaced refugee refugees relief idp idps migrants unhcr asylum evacuees".split())


def words_near(sentence: Sentence) -> frozenset[str]:
    """The words of a sentence and of some of the text before it, in small letters."""
    return frozenset(_LETTERS.findall(_with_text_before(sentence)))


def is_of_peace(metric: str, word: str, quantity: Quantity) -> bool:
    """Whether a noun of two senses has the harmless one: `two companies`, `six camps for refugees`, `three
    rounds of talks`, `20 lower prices`."""
    if metric == "money":
        return quantity.unit is None and word not in _PAID
    if word == "round" and quantity.sentence.lower[quantity.noun[1] - 1] == "rounds":
        after = quantity.sentence.lower[quantity.noun[1] : quantity.noun[1] + 1]
        return after == ["of"] and _WAR.isdisjoint(quantity.sentence.lower)
    if word in _DIVISIONS:
        near = quantity.sentence.layer(words_near)
        return near.isdisjoint(_WAR) and near.isdisjoint(_STRIFE)
    if word in _AIRCRAFT:
        near = quantity.sentence.layer(words_near)
        return near.isdisjoint(_WAR) and not near.isdisjoint(_RESCUE)
    if word not in _OF_PEACE_TOO or metric not in ("units", "weapons"):
        return False
    near = quantity.sentence.layer(words_near)
    return near.isdisjoint(_WAR) or (word == "camp" and not near.isdisjoint(_RELIEF))


_FORCES = frozenset("army force strength militia band ranks".split())
_OF_STATES = frozenset(
    "army battalion battalions brigade brigades commandos garrison marines military police regiment "
    "soldiers troops".split()
)
# What somebody has or leads, right before his men; what men do who are armed.
_LEADING = frozenset(
    "his their has have had boast boasted boasts command commands commanded commanding leads led leading "
    "field fields fielded number numbered numbering numbers muster musters mustered mobilise mobilised "
    "mobilize mobilized retains".split()
)
_RANKS = 8  # words from ranks that grow to the men in them
_BARELY = frozenset("barely hardly just only scarcely still".split())
_LED = frozenset("army faction force garrison group militia rebels unit".split())  # with their men
_GROWN = frozenset("reduced down fallen shrunk grew grown expanded swelled swollen up".split())
_FROM = 8  # words from such a verb to the men: "grown from 300 to nearly 900 men"
_STORMING = frozenset("stormed attacked raided ambushed overran besieged assaulted".split())


def _of_men(quantity: Quantity) -> str | None:
    """The metric of men under arms: `an army of 200,000 men`, `12 armed men`, `four battalions with 2,000
    men`, `the militia was reduced to 5,000 men`; None of other men."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.noun[1]
    if first and lower[first - 1] == "of" and not _FORCES.isdisjoint(lower[max(0, first - 3) : first]):
        return "fighters"
    if lower[last : last + 2] in (["under", "arms"], ["in", "arms"]) or not _STORMING.isdisjoint(
        lower[last : last + 1]
    ):
        return "fighters"
    if "ranks" in lower[max(0, first - _RANKS) : first]:
        return "fighters"
    if not are_led(quantity):
        return None
    if not _OF_STATES.isdisjoint(lower):
        return "troops"
    near = quantity.sentence.layer(words_near)
    return None if ARMED.isdisjoint(near) and _FIGHTERS.isdisjoint(near) else "fighters"


_FIGHTERS = frozenset(
    "fighters gunmen guerrillas insurgents jihadists militia militias rebels terrorists".split()
)


def are_led(quantity: Quantity) -> bool:
    """Whether somebody has or leads those counted: `his 600 men`, `down to 5,000 men`, `a force with 60`."""
    lower, first = quantity.sentence.lower, quantity.first
    if first and lower[first - 1] in _BARELY:
        first -= 1
    before = lower[max(0, first - 2) : first]
    if before[-1:] == ["to"]:
        return not _GROWN.isdisjoint(lower[max(0, first - _FROM) : first])
    if before[-1:] == ["from"]:
        return before[0] in _GROWN
    if before[-1:] == ["with"]:
        return before[0] in _LED
    return bool(before) and before[-1] in _LEADING


def _goes_off(quantity: Quantity) -> bool:
    """`three bombs killed 29`: bombs that go off are attacks."""
    last = quantity.noun[1]
    return not _GOES_OFF.isdisjoint(quantity.sentence.lower[last : last + 10])


_NEAR = 400  # characters of text before the sentence that tell what it is about


def _text_near(quantity: Quantity) -> str:
    """The figure's sentence and some of what stands before it, in lower case."""
    return quantity.sentence.layer(_with_text_before)


def _with_text_before(sentence: Sentence) -> str:
    return sentence.text[max(0, sentence.start - _NEAR) : sentence.end].lower()


def _is_from_the_air(quantity: Quantity) -> bool:
    """Whether the text around tells of aircraft."""
    return not _AIRBORNE.isdisjoint(_text_near(quantity).split())


_ATTACKED = frozenset(
    "attacked bombed shelled raided ambushed struck hit targeted assaulted stormed fire attack".split()
)
_BOMBED = frozenset("hit struck bombed attacked hitting striking bombing targeted".split())
_VERB = 4  # words from such a verb to the figure


def is_attacked(quantity: Quantity) -> bool:
    """`the troops were attacked 14 times`: how many attacks there were."""
    first = quantity.first
    return not _ATTACKED.isdisjoint(quantity.sentence.lower[max(0, first - _VERB) : first])


def is_bombed(quantity: Quantity) -> bool:
    """`warplanes hit 146 targets`: how many strikes from the air there were."""
    first = quantity.first
    hit = not _BOMBED.isdisjoint(quantity.sentence.lower[max(0, first - _VERB) : first])
    return hit and _is_from_the_air(quantity)


_UNDER_ARMS = frozenset("army military police navy gendarmerie marines coastguard guard".split())
_IN_SERVICE = frozenset("armed security defence defense police government army peacekeeping".split())
_SERVING = 5  # words after "members of" in which the force is named


def of_forces(quantity: Quantity) -> bool:
    """`members of the security forces`, `recruits for the Iraqi army`."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    if lower[last : last + 1] not in (["of"], ["from"], ["in"], ["for"]):
        return False
    for k in range(last + 1, min(len(lower), last + 1 + _SERVING)):
        if lower[k] in ("forces", "force", "services") and lower[k - 1] in _IN_SERVICE:
            return True
        if lower[k] in _UNDER_ARMS:
            return lower[k + 1 : k + 2] not in (["group"], ["wing"], ["of"])
        if not lower[k][0].isalnum():
            return False
    return False


_THE_GROUP = frozenset(("group", "organisation", "organization"))


def of_fighters(quantity: Quantity, metrics: Mapping[str, str]) -> bool:
    """`members of the militant group`."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    behind = lower[last : last + 8]
    if behind[:1] != ["of"]:
        has = not _HAVING.isdisjoint(lower[max(0, quantity.first - 4) : quantity.first])
        gang = not _GANGS.isdisjoint(lower[: quantity.first])
        return has and (gang or not ARMED.isdisjoint(_text_near(quantity).split()))
    if behind[1:2] == ["the"] and not _THE_GROUP.isdisjoint(behind[2:3]):
        near = _text_near(quantity)
        return not ARMED.isdisjoint(near.split()) or "islamic state" in near
    return any(word in ARMED or metrics.get(singular(word)) == "fighters" for word in behind[1:])


_GANGS = frozenset("gang gangs militia militias cartel".split())
_HAVING = frozenset("has have having had with numbering numbers".split())
_COME = frozenset(("are", "were", "come", "came"))


def _is_foreign(quantity: Quantity) -> bool:
    """`foreign fighters`, `fighters from abroad`, `fighters from Albania, China and Iran`."""
    sentence, (first, last) = quantity.sentence, quantity.noun
    lower, n = sentence.lower, len(sentence.lower)
    if "foreign" in lower[first : quantity.head]:
        return True
    if last < n and lower[last] in _COME:
        last += 1
    if last >= n or lower[last] != "from":
        return False
    return not _ABROAD.isdisjoint(lower[last + 1 : last + 7]) or _lists_names(sentence, last + 1)


def _lists_names(sentence: Sentence, start: int) -> bool:
    """Whether a list of two or more capitalised names begins at word `start`."""
    lower, words = sentence.lower, sentence.words
    names = [k for k in range(start, min(start + 11, len(words))) if words[k][0].isupper()]
    if len(names) < 2:
        return False
    joined = all(words[k][0].isupper() or lower[k] in (",", "and", "the") for k in range(start, names[1]))
    return joined and any(word in (",", "and") for word in lower[names[0] : names[1] + 1])
