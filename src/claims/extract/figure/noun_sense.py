"""Which of its senses a noun has by the words around it: bombs that go off are attacks, bombs found are arms;
camps are units in a war and shelters in relief."""

from claims.extract.figure.men_under_arms import ARMED, of_forces
from claims.extract.figure.plain_sense import WAR, is_plain
from claims.extract.figure.quantity import Quantity
from claims.extract.text.sentence import Sentence
from claims.extract.text.words_near import words_near
from claims.lexicon.closed_classes import POSSESSIVES

_ABROAD = frozenset(
    ("abroad", "overseas", "countries", "nationalities", "worldwide", "outside", "europe", "nations")
)
_AIRBORNE = frozenset(
    "plane planes warplane warplanes jet jets aerial air aircraft helicopter helicopters airstrikes "
    "bombardment".split()
)
_GOES_OFF = frozenset(
    "killed kill kills explode explodes exploded went detonated ripped hit struck tore wounded targeted "
    "blew jolted rattled rocked shattered shook".split()
)


def in_context(metric: str, word: str, quantity: Quantity) -> str:
    """The metric that a noun has by the words around it; `word` is its singular."""
    if word in _STRANGERS and not _among_fighters(quantity):
        return "civilians"
    if is_plain(metric, word, quantity):
        return "other"
    if word == "recruit" and (of_forces(quantity) or _join_army(quantity)):
        return "troops"
    if word in AT_SEA and serve_on_merchantman(quantity):
        return "other"
    if word == "citizen" and _are_some(quantity):
        return "civilians"
    if word == "crossing" and metric == "settlements" and _is_of_travellers(quantity):
        return "refugees"
    if metric == "fighters" and _is_foreign(quantity):
        return "foreign_fighters"
    if word in _EXPLOSIVES and metric in ("weapons", "attacks"):
        return _of_explosives(quantity, metric)
    if metric == "attacks" and word in ("raid", "strike") and _is_from_the_air(quantity):
        return "airstrikes"
    return "airstrikes" if word == "position" and is_bombed(quantity) else metric


# Those whom a crossing takes over a sea or a border; the crossing that guards watch is a place.
_AFLOAT = frozenset("migrant migrants refugees asylum unhcr channel mediterranean sea smugglers".split())


def _is_of_travellers(quantity: Quantity) -> bool:
    """`20 crossings` in a text on migrants; not `20 border crossings`."""
    border = quantity.sentence.lower[quantity.head - 1] == "border"
    return not border and not _AFLOAT.isdisjoint(words_near(quantity.sentence))


AT_SEA = frozenset(("sailor", "seaman"))
_OF_NAVIES = frozenset(
    "coastguard destroyer destroyers fleet frigate frigates marine marines naval navies navy "
    "submarine submarines warship warships".split()
)
_OF_TRADE = frozenset(
    "bulk bulker cargo container containership dhow ferry fishing freighter hijacked merchant pirates "
    "shipowner shipping tanker trawler".split()
)


def serve_on_merchantman(quantity: Quantity) -> bool:
    """Whether sailors are a merchant ship's crew: `the tanker's 20 sailors`; not `20 navy sailors`, nor where
    only warships are told of."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    beside = (
        *lower[quantity.last : last + _BESIDE],
        *lower[max(0, quantity.first - _BESIDE) : quantity.first],
    )
    if not _OF_NAVIES.isdisjoint(beside):
        return False
    if not _OF_TRADE.isdisjoint(lower):
        return _OF_NAVIES.isdisjoint(lower) or not _SAVED.isdisjoint(lower)
    near = words_near(quantity.sentence)
    return not _OF_TRADE.isdisjoint(near) and _OF_NAVIES.isdisjoint(near - _OF_TRADE)


_SAVED = frozenset("escorted evacuated freed hijacked picked released rescued rescuing".split())
_BESIDE = 3  # words beside sailors that tell whose they are
_ARMIES = frozenset("army conscription conscripts military navy police regiment troops".split())


def _join_army(quantity: Quantity) -> bool:
    """Whether recruits are an army's: one is told of nearby, and no armed group."""
    near = words_near(quantity.sentence)
    return not _ARMIES.isdisjoint(near) and (_FIGHT - _RECRUITING).isdisjoint(near)


_RECRUITING = frozenset("fight join joined recruit recruited recruiting recruits".split())
_OWN = POSSESSIVES | {"our", "my"}
_FEW = 10_000  # up to here citizens are some of a people


def _are_some(quantity: Quantity) -> bool:
    """`10 US citizens`, `30,000 of its citizens`: people of a land, not all who live there."""
    between = quantity.sentence.lower[quantity.last : quantity.noun[0] + 2]
    if between[:1] == ["of"] and not _OWN.isdisjoint(between):
        return True
    most = quantity.high if quantity.high is not None else quantity.low
    return most is not None and most < _FEW


_STRANGERS = frozenset(("foreigner", "national"))  # who may be fighters
_FIGHTING = frozenset(
    "fight jihad jihadists jihadis caliphate recruit recruits recruited recruiting joined join fighters "
    "militants insurgents rebels terrorists isis isil islamist islamists extremists".split()
)
_FIGHT = (ARMED - {"armed"}) | _FIGHTING


def _among_fighters(quantity: Quantity) -> bool:
    """Whether the text around tells of fighters: not only of fighting, which foreigners may flee."""
    return not _FIGHT.isdisjoint(words_near(quantity.sentence))


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
    "affiliate jeep pickup pick-up bulldozer suv band coalition group network offshoot "
    "wing".split()
)
# Places that count as held, lost or struck only where something is told that strikes or takes places.
_DIVISIONS = frozenset("province county city district region zone municipality".split())
_STRIFE = frozenset(
    "affected affects displaced displacing flood floods flooded flooding cholera outbreak cases hit "
    "drought cyclone monsoon storm typhoon hurricane quake earthquake landslide landslides fire fires "
    "wildfire rain rains emergency disaster attack attacks attacked war fighting clashes violence conflict "
    "control controlled controls security captured seized liberated siege besieged police killed dead "
    "refugees idps humanitarian aid relief covid virus epidemic evacuated evacuation fallen fell disputed "
    "contested taken retaken lost held overrun occupied cleared regained recaptured retook "
    "reconquered".split()
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
_RELIEF = frozenset("displaced refugee refugees relief idp idps migrants unhcr asylum evacuees".split())


def is_of_peace(metric: str, word: str, quantity: Quantity) -> bool:
    """Whether a noun of two senses has the harmless one: `two companies`, `six camps for refugees`, `three
    rounds of talks`, `20 lower prices`."""
    if metric == "money":
        return quantity.unit is None and word not in _PAID
    if word == "round" and quantity.sentence.lower[quantity.noun[1] - 1] == "rounds":
        after = quantity.sentence.lower[quantity.noun[1] : quantity.noun[1] + 1]
        return after == ["of"] and WAR.isdisjoint(quantity.sentence.lower)
    if metric == "weapons" and word in _CIVIL_TOO and _is_damaged(quantity):
        return True
    if metric == "settlements" and _is_of_peaceful_event(quantity):
        return True
    if word in _DIVISIONS:
        near = words_near(quantity.sentence)
        return near.isdisjoint(WAR) and near.isdisjoint(_STRIFE)
    if word in _AIRCRAFT:
        near = words_near(quantity.sentence)
        return near.isdisjoint(WAR) and not near.isdisjoint(_RESCUE)
    if word == "company" and _is_of_force(quantity):
        return False
    if word not in _OF_PEACE_TOO or metric not in ("units", "weapons"):
        return False
    near = words_near(quantity.sentence)
    return near.isdisjoint(WAR) or (word == "camp" and not near.isdisjoint(_RELIEF))


def _is_of_peaceful_event(quantity: Quantity) -> bool:
    """`protests in 40 towns`, `offices in 12 cities`: where something is that harms nobody."""
    lower, first = quantity.sentence.lower, quantity.first
    return first > 1 and lower[first - 1] in ("across", "in") and lower[first - 2] in _PEACEFUL


_PEACEFUL = frozenset(
    "branches campaigns clubs concerts demonstrations elections events hotels marches offices outlets polls "
    "protests rallies referendums restaurants shops stores strikes vigils".split()
)
_OF_MEN = frozenset(
    "army commandos constabulary force forces gendarmes guard guards infantry marines militia "
    "paramilitary police rifles soldiers troops".split()
)


def _is_of_force(quantity: Quantity) -> bool:
    """`20 companies of the reserve police`, `20 companies of soldiers`."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    return lower[last : last + 1] == ["of"] and not _OF_MEN.isdisjoint(lower[last + 1 : last + 7])


_CIVIL_TOO = frozenset("bike boat bulldozer jeep motorbike motorcycle pickup pick-up suv vehicle".split())
_DAMAGED = frozenset(
    "burned burnt charred crushed damaged flooded overturned parked smashed stolen submerged torched "
    "vandalised vandalized wrecked".split()
)
_OF_FORCES = frozenset(
    "armored armoured army combat fighting infantry logistics military militia patrol tactical "
    "terrorist".split()
)


def _is_damaged(quantity: Quantity) -> bool:
    """`two burnt vehicles`, `five vehicles were damaged`: not those of forces."""
    lower, first, (start, end) = quantity.sentence.lower, quantity.first, quantity.noun
    near = (*lower[max(0, first - 2) : end], *lower[end : end + 3])
    return not _DAMAGED.isdisjoint(near) and _OF_FORCES.isdisjoint(lower[start:end])


def _goes_off(quantity: Quantity) -> bool:
    """`three bombs killed 29`: bombs that go off are attacks."""
    last = quantity.noun[1]
    return not _GOES_OFF.isdisjoint(quantity.sentence.lower[last : last + 10])


def _is_from_the_air(quantity: Quantity) -> bool:
    """Whether the text around tells of aircraft."""
    return not _AIRBORNE.isdisjoint(words_near(quantity.sentence))


_ATTACKED = frozenset(
    "attacked bombed shelled raided ambushed struck hit targeted assaulted stormed fire attack violated "
    "breached broken".split()
)
_BOMBED = frozenset("hit struck bombed attacked hitting striking bombing targeted".split())
_VERB = 4  # words from such a verb to the figure


def is_attacked(quantity: Quantity) -> bool:
    """`the troops were attacked 14 times`: how many attacks there were."""
    first = quantity.first
    return not _ATTACKED.isdisjoint(quantity.sentence.lower[max(0, first - _VERB) : first])


def strikes_from_air(quantity: Quantity) -> bool:
    """`American jets have struck 90 times`: the sentence says before that aircraft do it."""
    return not _AIRBORNE.isdisjoint(quantity.sentence.lower[: quantity.first])


def is_bombed(quantity: Quantity) -> bool:
    """`warplanes hit 146 targets`: how many strikes from the air there were."""
    first = quantity.first
    hit = not _BOMBED.isdisjoint(quantity.sentence.lower[max(0, first - _VERB) : first])
    return hit and _is_from_the_air(quantity)


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


_SUFFERING = frozenset(
    "inflict inflicted inflicting suffer suffered suffering suffers sustain sustained sustaining took".split()
)
_BATTLE = WAR | frozenset("battle battlefield battles war wars".split())


def are_lost_in_battle(quantity: Quantity) -> bool:
    """Whether losses are those of a war: `the army suffered 20 losses`; not those of a team, nor of jobs."""
    lower = quantity.sentence.lower
    if lower[max(quantity.last, quantity.head - 1)] not in ("of", "losses"):
        return False
    suffered = not _SUFFERING.isdisjoint(lower[max(0, quantity.first - 3) : quantity.first])
    return suffered and not words_near(quantity.sentence).isdisjoint(_BATTLE)
