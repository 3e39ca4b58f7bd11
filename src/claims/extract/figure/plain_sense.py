"""Which nouns have a sense that no metric names: teaching posts, cargo ships, press officers, suspects at
large, victims of fraud, breaches of rules, districts that were surveyed."""

from collections.abc import Callable
from itertools import pairwise

from claims.extract.figure.quantity import Quantity
from claims.extract.text.words_near import words_near

# What tells of a war, or of those who bear arms.
WAR = frozenset(
    "army armies military pla troops soldiers fighters militants rebels insurgents guerrillas terrorists "
    "jihadists militia militias gunmen armed arms weapons rifles ammunition battalion brigade regiment "
    "infantry combat navy naval warplanes tanks artillery bandits isis islamist islamists taliban "
    "explosives jihadist extremist extremists rebel terrorist terror insurgent militant insurgency gang "
    "missile missiles warheads warships air-defence air-defense anti-aircraft gangs cartel cartels "
    "self-defence self-defense paramilitary warring smuggling".split()
)


def is_plain(metric: str, word: str, quantity: Quantity) -> bool:
    """Whether a noun has a sense here that no metric names: `two suspects at large`, `20 press officers`."""
    if metric in ("settlements", "units") and quantity.unit is None and _is_surveyed(word, quantity):
        return True
    if metric == "troops":
        return _is_of_civil_service(word, quantity)
    test = _TESTS.get((metric, word))
    return test is not None and test(quantity)


_OFFICES = frozenset(
    "advertised appointed appointment appointments blog candidates civil employment facebook faculty fill "
    "filled filling hired instagram job jobs lecturers managerial ministerial online permanent professors "
    "recruit recruited recruitment sanctioned senior supernumerary teachers teaching tweets twitter "
    "vacancies vacancy vacant".split()
)
_GUARDED = frozenset("army border checkpoint customs guard military observation police security".split())


def _is_of_office(quantity: Quantity) -> bool:
    """`3,000 teaching posts are vacant`: where people work or write, not where they stand guard."""
    lower = quantity.sentence.lower
    guarded = not _GUARDED.isdisjoint(lower[quantity.noun[0] : quantity.head])
    return not guarded and (words_near(quantity.sentence).isdisjoint(WAR) or not _OFFICES.isdisjoint(lower))


_WRONGED = frozenset(
    "abuse abused assaults blackmail blackmailed breach complained complaint complaints con defrauded "
    "exploitation extortion fraud fraudsters hacked hackers harassed harassment molested phishing ponzi "
    "rape raped raping robbed scam scammed scammers scams sexual sexually steal stole stolen swindle "
    "swindled theft thefts thieves trafficked trafficking".split()
)
_DEADLY = frozenset(
    "bodies body bomb bombing burial buried crash dead death deaths died funeral funerals gunman killed "
    "killer killing killings massacre memorial morgue mourned murder murdered murders remains shooting "
    "slain".split()
)


def _are_wronged(quantity: Quantity) -> bool:
    """`stole $9 from 5,000 victims`: who lost money or was abused, and is alive."""
    near = words_near(quantity.sentence)
    return not _WRONGED.isdisjoint(near) and _DEADLY.isdisjoint(near)


_NAVAL = frozenset(
    "aircraft armada blockade carrier destroyer destroyers fleet flotilla frigate frigates jets missiles "
    "naval navies navy pla submarine submarines warplanes warship warships".split()
)
_MERCHANT = frozenset(
    "aid bulk cargo civilian commercial container cruise exploration factory fishing grain hospital merchant "
    "oil passenger pilgrim refugee relief research rescue rescued sailing slave space survey tall trading "
    "transport whaling".split()
)


def _is_of_navy(quantity: Quantity) -> bool:
    """`45 aircraft and 10 ships`, `the navy lost three ships`; not `three cargo ships`."""
    lower, (first, last) = quantity.sentence.lower, quantity.noun
    return not _NAVAL.isdisjoint(lower) and _MERCHANT.isdisjoint(lower[first:last])


_SURVEYED = frozenset(
    "assessed covered interviewed monitored sampled selected studied surveyed visited".split()
)
_SURVEYS = frozenset("interviewees participants questionnaire questionnaires respondents".split())


def _is_surveyed(word: str, quantity: Quantity) -> bool:
    """`six assessed districts`, `participants from 16 counties`: where people were asked, not what is held or
    hit; a border point is no position where nobody fights."""
    lower = quantity.sentence.lower
    if word == "point":
        return words_near(quantity.sentence).isdisjoint(WAR)
    return not _SURVEYED.isdisjoint(lower[quantity.noun[0] : quantity.head]) or not _SURVEYS.isdisjoint(lower)


# In whose service there are personnel and officers who bear no arms.
_CIVIL = frozenset(
    "academic administrative agency aid airline airport ambulance animal care civil clerical clinic "
    "communications compliance consular development diplomatic education election electoral embassy "
    "emergency environmental executive extension financial fire health healthcare hospital humanitarian "
    "information kitchen laboratory loan maintenance medical nursing polling press probation programme "
    "program recovery relief rescue returning scientific search search-and-recovery search-and-rescue "
    "school support teaching technical truancy university welfare".split()
)


def _is_of_civil_service(word: str, quantity: Quantity) -> bool:
    """`20 embassy personnel`, `20 press officers`."""
    lower, head = quantity.sentence.lower, quantity.head
    return word in ("personnel", "officer") and head > 0 and lower[head - 1] in _CIVIL


_SAVING = frozenset(
    "coastguard coastguards evacuation humanitarian lifeboat relief rescue rescued rescues saved".split()
)


def _is_of_rescue(quantity: Quantity) -> bool:
    """`17 operations coordinated by the coastguard`."""
    lower = quantity.sentence.lower
    return not _SAVING.isdisjoint(lower) or ("coast", "guard") in pairwise(lower)


_CUSTODY = frozenset(
    "apprehended arraigned arrest arrested arrests bars captured charged custody detained detention "
    "handcuffed held holding interned interrogated interrogating interrogation jail jailed netted nabbed "
    "prison questioned questioning remanded rounded taken".split()
)


def _is_at_large(quantity: Quantity) -> bool:
    """`police are searching for two suspects`: no word tells that anybody holds them."""
    return _CUSTODY.isdisjoint(quantity.sentence.lower)


_TRUCES = frozenset("airspace armistice breach cease-fire ceasefire truce".split())


def _is_of_rules(quantity: Quantity) -> bool:
    """`300 safety violations`: of rules, where the text tells of no war nor truce."""
    near = words_near(quantity.sentence)
    return near.isdisjoint(WAR) and near.isdisjoint(_TRUCES) and "cease" not in near


# What a noun has to pass to have its plain sense, by the metric that it would name.
_TESTS: dict[tuple[str, str], Callable[[Quantity], bool]] = {
    ("attacks", "operation"): _is_of_rescue,
    ("attacks", "violation"): _is_of_rules,
    ("detained", "suspect"): _is_at_large,
    ("killed", "victim"): _are_wronged,
    ("settlements", "post"): _is_of_office,
    ("weapons", "ship"): lambda quantity: not _is_of_navy(quantity),
}
