"""What a place that belongs to a state stands for: the state itself, which acts and decides anywhere."""

from claims.extract.name.name import Name
from claims.extract.text.word_tags import ARTICLE, EVENT, PHRASE_END
from claims.extract.toponym.slots import Slots
from claims.extract.toponym.speech_role import GIVING, is_amount
from claims.lexicon.closed_classes import FINITE_BE

# What a state has or does of which its capital is told: those who act for it, and what they decide.
_FORCES = frozenset("army forces government military ministry navy troops".split())
_STANCES = frozenset(
    "accusation accusations allies ally ambassador ambassadors announcement claim claims decision "
    "decisions demand demands diplomacy envoy influence intention intentions involvement offer plan "
    "plans pledge policies policy promise proposal proposals refusal rejection request response "
    "sanctions stance support threat threats warning willingness".split()
)


def stands_for_state(slots: Slots, name: Name, k: int) -> bool:
    """Whether a capital stands for its state before what this has: `Kyiv's army`, `Moscow's decision`."""
    if not name.within or slots.listed.capitals.get(name.within[-1]) != name.value:
        return False
    own = slots.lower[k : k + 2]
    if own in (["air", "force"], ["general", "staff"]) or not _FORCES.isdisjoint(own):
        return True
    return not _STANCES.isdisjoint(own)


# What a state has of which its capital is told: `Moscow's arms trade`.
_HOLDINGS = frozenset(
    "arsenal arsenals budget budgets coffers debt debts deficit economy export exports fleet gdp import "
    "imports inventory missiles output production reserves revenue revenues spending stockpile stockpiles "
    "trade warheads weapons".split()
)
_TO_HOLDING = 5  # words: "total annual arms exports"
# What states do, and towns do not.
_DEEDS = frozenset(
    "accused accuses agreed agrees allocated annexed announced backed backs blamed blames bought buys "
    "condemned controls deployed deploys earmarked exported exports fielded fields fires funded funds "
    "imported imports invaded launched launches mobilised mobilized operates ordered orders paid pays "
    "pledged pledges possesses procured procures promised provided provides purchased rejected retains "
    "seeks sells sent sold sought spends spent sponsored sponsors supplied supplies transferred vowed "
    "vows wants warned".split()
)
_AUXILIARIES = frozenset(
    "also already can could did does had has have long may might must now once only reportedly reputedly "
    "secretly should since still then will would".split()
)


def acts_as_state(slots: Slots, name: Name) -> bool:
    """Whether a capital stands for its state: `Moscow pays`, `Moscow's arms trade`, `pay Moscow $20`."""
    if name.kind != "place" or not name.within or slots.capitals:
        return False
    if slots.listed.capitals.get(name.within[-1]) != name.value:
        return False
    k = name.last
    if slots.low[k] == "'s":
        return _has_holding(slots, k + 1)
    if name.first and slots.lower[name.first - 1] in GIVING:
        return is_amount(slots, k)
    while slots.low[k] in _AUXILIARIES and k < name.last + _MOST:
        k += 1
    deed = slots.low[k] in _DEEDS or (k > name.last and slots.low[k] in _PLAIN_DEEDS)
    return deed and not (name.first and slots.lower[name.first - 1] in _GOVERNED)


_MOST = 3  # words between a state and what it does
_PLAIN_DEEDS = frozenset(
    "agree announce annex back buy condemn deploy export fire fund import launch mobilise mobilize "
    "operate order pay pledge procure provide purchase reject seek sell send spend supply transfer vow "
    "warn".split()
)
_GOVERNED = frozenset("around at by for from in inside near of outside through to with within".split())


def _has_holding(slots: Slots, k: int) -> bool:
    for j in range(k, min(k + _TO_HOLDING, len(slots.lower))):
        if slots.tags[j] & PHRASE_END or not slots.lower[j][0].isalpha():
            return False
        if slots.lower[j] in _HOLDINGS:
            return True
    return False


# What is done to a state rather than in it.
_DONE_TO = frozenset(
    "allow contain convince counter deter force isolate overtake persuade pressure punish surpass urge "
    "warn".split()
)


def is_done_to(slots: Slots, name: Name, at: int) -> bool:
    """Whether a `to` at word `at` only leads to what is done to a place, `to [overtake] Russia`, or to which
    another opens the way: `Greece, the gateway to Europe`."""
    verb = slots.lower[at + 1]
    return (at + 2 <= name.first and verb in _DONE_TO) or slots.lower[at - 1] == "gateway"


def is_to_act(slots: Slots, name: Name) -> bool:
    """Whether `for` only leads to who is to do something: `it calls for Kabul [to release] 20 men`."""
    k = name.last
    return slots.low[k] == "to" and slots.low[k + 1].isalpha() and not slots.tags[k + 1] & ARTICLE


_INVASIONS = frozenset("aggression annexation incursion incursions invasion occupation".split())
_AIMS = frozenset(("against", "in", "into", "of", "on"))


def is_done_elsewhere(slots: Slots, k: int) -> bool:
    """Whether what belongs to those before word `k` befalls another place: `Iraq's invasion of Kuwait`."""
    if not _INVASIONS.isdisjoint(slots.lower[k + 1 : k + 4]):
        return True
    for j in range(k + 1, min(k + 5, len(slots.lower) - 1)):
        if slots.lower[j] in _AIMS:
            at = j + 1 + (slots.tags[j + 1] & ARTICLE != 0)
            return slots.tags[j - 1] & EVENT != 0 and at in slots.starts and slots.starts[at].kind == "place"
    return False


_TALLIES = frozenset("caseload economy gdp inflation population rate toll unemployment".split())
_TO_TALLY = 3  # words: "official death toll"


def has_tally(slots: Slots, k: int) -> bool:
    """Whether at word `k` stands what is counted or measured in all of a place: `Italy's [death toll]`,
    `France's [is 5 %]`."""
    for j in range(k, min(k + _TO_TALLY, len(slots.lower))):
        if slots.lower[j] in _TALLIES or (j == k and slots.lower[j] in FINITE_BE):
            return True
        if slots.tags[j] & PHRASE_END or not slots.lower[j].isalpha():
            return False
    return False
