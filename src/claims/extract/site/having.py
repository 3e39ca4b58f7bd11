"""Whether a place has what a figure counts, gets it, takes it in or only sends it elsewhere: `Chad received
20 jets`, `Chad shelters 900 of them`, `Chad has sent 20 doctors`."""

from claims.extract.figure.quantity import Quantity
from claims.extract.name.place_words import AGENT
from claims.extract.site.ways import FLEEING
from claims.extract.toponym.place_mention import Mention
from claims.lexicon.closed_classes import FINITE_BE, GAP_OPENERS, HAVE, LIST_JOINTS, is_number, is_participle
from claims.lexicon.word import is_year

JOINTS = frozenset((";", ".", "while", "whereas", "but", "although", "though"))  # of two statements
GIVEN = frozenset(("troops", "money", "weapons"))  # what a state has elsewhere
OWNING = frozenset(
    "boasts contains fields had has have held hold holds hosting hosts houses operated operates possesses "
    "possessed".split()
)
OWNED = 4  # words from a country to what it has


def gets(quantity: Quantity, between: list[str]) -> bool:
    """Whether the words between a place and a figure say that it gets arms or rain: `China bought 20 Russian
    jets`, `Hass, on the coast, saw 20 mm of rain`."""
    if quantity.unit == "km":
        told = between[-OWNED:]
        verb = next((k for k, word in enumerate(told) if word in _RAINED), len(told))
        return verb < len(told) and "," not in told[verb:] and JOINTS.isdisjoint(between)
    near = between[:OWNED]
    if quantity.metric == "weapons" and len(between) > _TO_VERB:  # it operates 10 tanks, 20 guns and 30 jets
        holds = near[0] in _OPERATED and not is_participle(near[1])
        return holds and JOINTS.isdisjoint(between)
    return quantity.metric == "weapons" and not _GOT.isdisjoint(near)


def takes_in(quantity: Quantity, between: list[str]) -> bool:
    """Whether the words between a place and a figure say that it has those who fled: `Chad has received
    20,000`, `Chad is host to 20,000`."""
    if between[:1] == [","] and "," in between[1:]:  # Hass, a town in the east, took in 300
        between = between[len(between) - between[::-1].index(",") :]
    if quantity.metric not in FLED or not between or len(between) > _TO_TAKEN:
        return False
    verb = next((k for k, word in enumerate(between) if word in TAKING_IN), -1)
    return verb >= 0 and all(word in _BEFORE_TAKING or word.endswith("ly") for word in between[:verb])


def goes_on_taking(quantity: Quantity, mention: Mention) -> bool:
    """Whether a list tells where those who fled are: `Chad shelters 900 of them and Mali 300`."""
    return quantity.metric in FLED and not TAKING_IN.isdisjoint(quantity.sentence.lower[: mention.first])


FLED = FLEEING | {"people_in_need"}
_TO_TAKEN = 8  # words from a place to the figure: "has since last year also taken in"
TAKING_IN = frozenset(
    "absorbed absorbing absorbs accommodated accommodates accommodating admitted admits harbours home host "
    "hosted hosting hosts houses housing received receives receiving shelters sheltered sheltering took "
    "taken takes".split()
)
_BEFORE_TAKING = frozenset("a already also alone been continues had has have is now still to was".split())


def records(quantity: Quantity, between: list[str]) -> bool:
    """Whether the words between a place and a figure say that it counts so many there: `Italy reported 700
    deaths`, `Hass has the highest share in the country, at 20 percent`."""
    lead = between[1:] if between[:1] and between[0] in HAVE else between
    recorded = bool(lead) and lead[0] in _RECORDING and quantity.metric != "money"
    if recorded and (len(lead) == 1 or (_goes_on(lead) and _joins(lead))):
        return True
    if between[:1] and between[0] in _UNDERGOING and len(between) <= _TO_JOINED:
        apart = any(word == "," or word[0].isdecimal() for word in between)
        return quantity.metric not in GIVEN and not apart  # with Chad suffering from a rate of 20 percent
    if [*between[:1], *between[2:]] == ["is", "with"] and between[1] in _RANKS:  # is first with
        return True
    if between[:1] and between[0] in _DIVISIONS:  # Hass LGA has the highest share
        between = between[1:]
    leads = between[:1] and (between[0] in _RECORDING or between[0] in OWNING)
    ranked = any(word.endswith("est") or word in _MOST for word in between[2:5])
    return bool(leads) and between[1:2] in (["the"], ["one"]) and ranked and JOINTS.isdisjoint(between)


_UNDERGOING = frozenset("experiencing facing losing seeing suffering witnessing".split())


def _goes_on(lead: list[str]) -> bool:
    """Whether a second figure is joined to the first, or told as some of them: `recorded 20 cases, among
    them`."""
    end = len(lead) - (lead[-1] in _LEAST) * (2 if lead[-2:-1] == ["at"] else 1)
    told = lead[:end]
    return told[-1:] in _JOINTS or told[-2:] == ["among", "them"]


_JOINTS = (["and"], ["including"], ["with"])
_LEAST = frozenset("about least nearly over some".split())


def _joins(lead: list[str]) -> bool:
    """Whether words go from a verb to the second of two figures that are joined: `recorded 20 cases and`."""
    return len(lead) <= _TO_JOINED and lead[1][0].isdecimal() and JOINTS.isdisjoint(lead)


_TO_JOINED = 10  # words of "recorded 22,000 suspected cases, among them"
_MOST = frozenset(("least", "maximum", "minimum", "most"))
_DIVISIONS = frozenset("city county district lga province region state".split())
_RANKS = frozenset("first second third fourth fifth last next top".split())
_RECORDING = frozenset(
    "concentrating confirmed counted having logged recorded recording registered registering reported "
    "reporting seeing tallied".split()
)
_SENT = frozenset(
    "contributed contributes delivered delivers deployed dispatched donated exported exports furnished "
    "handed lent loaned offered pledged promised provided provides send sending sends sent shipped ships "
    "sold supplied supplies transferred transfers".split()
)
_DISPATCHED = frozenset(
    "airlifted airlifting deployed deploying despatched dispatched dispatching donated donating flew flown "
    "flying lent sending sent".split()
)
_RAINED = frozenset("experienced got measured received recorded registered saw".split())
_GOT = frozenset(
    "acquired acquires bought buys commissioned fields imported imports obtained ordered orders procured "
    "procures purchased purchases received receives stockpiled".split()
)
_OPERATED = frozenset("fields had has have operated operates possesses".split())
_TO_VERB = 8  # words from a country to what it sends


def sends(quantity: Quantity, mention: Mention) -> bool:
    """Whether a country only sends what is counted: `Kenya has sent 400 policemen`, `33 missiles that Iran
    fired`; or speaks of it in a clause of its own after it: `20 died; Israel, which says fewer did`."""
    lower = quantity.sentence.lower
    if mention.first > quantity.last:
        end = max(quantity.last, quantity.noun[1])
        before = mention.first - 1 - (lower[mention.first - 1] == "the")
        sent = mention.first == end or lower[before] in ("that", "which")
        return (sent and quantity.metric in GIVEN) or lower[mention.first - 1] == ";"
    between = lower[mention.last : quantity.first]
    if len(between) > _TO_VERB:
        return False
    if not between and is_joined(quantity, mention) and quantity.antecedent is not None:
        between = lower[: mention.first]  # China has sent 30 doctors and Cuba 165
    if quantity.metric == "other" and quantity.unit != "percent":
        measured = lower[quantity.last : quantity.last + 1] == ["of"]  # 20 tons of rice
        return not measured and not _DISPATCHED.isdisjoint(between)
    return quantity.metric in GIVEN and not _SENT.isdisjoint(between)


def before_list(quantity: Quantity, between: list[str]) -> list[str]:
    """The words between a place and the first of the figures that one joins, of which this is a later one:
    `has had` in `Chad has had 900 cases and 20 deaths`."""
    if len(between) < _PAIR or between[-1] not in LIST_JOINTS or not JOINTS.isdisjoint(between):
        return between
    first = next((k for k, word in enumerate(between) if is_number(word)), len(between))
    listed = between[first:]
    if not listed or len(listed) > _LISTED or any(word in _OTHER_CLAUSE for word in listed):
        return between
    return between[:first]


def first_of_list(quantity: Quantity, mention: Mention, mentions: list[Mention]) -> int:
    """Where the first of the figures stands with which this one is joined after a place, after which its
    sentence names none: `in Hass, where 20 died and [90] were hurt`; 0: it is joined with none."""
    lower, first = quantity.sentence.lower, quantity.first
    if mention.last > first or any(it.first > mention.first for it in mentions):
        return 0
    if quantity.sentence.words[first - 1] != lower[first - 1]:
        return 0  # Chad has 20 men there, and Mali 90
    found = 0
    for _ in range(_JOINED):
        joint = next((k for k in (first - 1, first - 2) if k > mention.last and lower[k] == "and"), 0)
        near = range(joint - 1, max(mention.last, joint - _TO_FIGURE) - 1, -1) if joint else ()
        first = next((k for k in near if is_number(lower[k]) and not is_year(lower[k])), 0)
        if not first or not _PARTED.isdisjoint(lower[first:joint]):
            return found
        found = first
    return found


_JOINED, _TO_FIGURE = 3, 7  # figures before; words from "and" to one: "20 people had been killed and"
_PARTED = frozenset((";", ":", ".", "where", "which", "while", "but"))
_PAIR, _LISTED = 4, 12  # words between: "has 20 cases and" at least, and those of the list
_OTHER_CLAUSE = (
    HAVE | FINITE_BE | frozenset("after as in of on that to were when where which who with".split())
)


def has_sent(quantity: Quantity, mention: Mention) -> bool:
    """Whether a country only sends those or what is counted, `Turkey has sent 2,000 Syrian fighters`, or has
    lost citizens elsewhere: `Chad said 20 of its citizens had died`."""
    lower = quantity.sentence.lower
    end = max(quantity.last, quantity.noun[1])
    citizens = not _CITIZENS.isdisjoint(lower[quantity.last : max(end, quantity.last + _TO_CITIZENS)])
    if citizens and mention.last <= quantity.first and quantity.metric in _BEFALLEN:
        return mention.role is AGENT and mention.scale == "country"
    between = lower[mention.last : quantity.first]
    sendable = quantity.metric in ("fighters", "foreign_fighters", "troops", "weapons")
    sends_them = sendable and len(between) <= _TO_VERB and not _SENT.isdisjoint(between)
    return sends_them and mention.role is AGENT and mention.scale == "country"


_CITIZENS, _TO_CITIZENS = frozenset(("citizens", "nationals")), 3  # and words: "of its citizens"
_BEFALLEN = frozenset("abducted injured killed".split())


def is_joined(quantity: Quantity, mention: Mention) -> bool:
    """Whether a joint leads to a place: `and Germany to 20`."""
    return mention.first > 0 and quantity.sentence.lower[mention.first - 1] in GAP_OPENERS
