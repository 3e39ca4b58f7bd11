"""Which men and which members of something are soldiers or fighters, by the words around them.

`a garrison of 900 men`, `the militia was down to 5,000 men`, `members of the security forces`.
"""

from collections.abc import Mapping

from claims.extract.figure.quantity import Quantity
from claims.extract.text.names import find_names
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import build_change_verbs
from claims.extract.text.words_near import text_near, words_near
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import ARTICLES, BE, HAVE
from claims.lexicon.inflection import singular

# Who is armed, whatever they are called.
ARMED = frozenset(
    "militant militants terrorist insurgent rebel guerrilla jihadist extremist armed taliban isis qaeda "
    "qaida".split()
)
_FIGHTERS = ARMED | frozenset(
    "fighters gunmen guerrillas insurgents jihadists militia militias rebels terrorists".split()
)
# What bears arms if it is told to muster men.
BANDS = frozenset("faction gang group insurgency militia movement network outfit".split())
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
    return _of_army(quantity) or _of_those_who_lead(quantity, lexicon) or _of_unit(quantity)


def _of_army(quantity: Quantity) -> str | None:
    """Fighters, where the words right before or after the men say that they are armed."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.noun[1]
    if lower[quantity.last : quantity.last + 2] == ["of", "whose"]:  # an army, 20,000 of whose men
        return "fighters" if _OF_STATES.isdisjoint(lower[max(0, first - 3) : first]) else "troops"
    if first and lower[first - 1] == "of" and not _FORCES.isdisjoint(lower[max(0, first - 3) : first]):
        return "fighters"
    armed = lower[last : last + 2] in (["under", "arms"], ["in", "arms"])
    kept = not _KEEPING.isdisjoint(lower[max(0, first - 2) : first])
    in_field = kept and lower[last : last + 3] == ["in", "the", "field"]
    before = lower[max(0, first - _RANKS) : first]
    if armed or in_field or "ranks" in before or not _STORMING.isdisjoint(lower[last : last + 1]):
        return "fighters"
    apposed = before[-1:] == [","] and not STRENGTH.isdisjoint(before[-2:])  # its strength, 20 men
    strong = not STRENGTH.isdisjoint(before) and (apposed or _CLAUSES.isdisjoint(before[-_TO_SUM:]))
    if not strong:
        return None
    return "troops" if _tells_of_state(lower) else "fighters"


_KEEPING = HAVE | frozenset("keep keeping keeps kept put puts".split())


def _tells_of_state(lower: list[str]) -> bool:
    """Whether a sentence tells of a state's forces, and not only as of those who speak or reckon: `by the
    army's reckoning`, `the army says`."""
    return any(
        word in _OF_STATES
        and _SOURCES.isdisjoint(lower[max(0, k - _SOURCE) : k])
        and _SAYING.isdisjoint(lower[k + 1 : k + 2])
        for k, word in enumerate(lower)
    )


_SOURCE = 5  # words from "according" to "the army"
_SOURCES = frozenset("account according count estimate estimates estimation reckoning".split())
_SAYING = frozenset(
    "believe believes claim claimed claims estimate estimated estimates put puts reckon reckons said say "
    "says".split()
)


STRENGTH = frozenset(("headcount", "manpower", "strength"))
_TO_SUM = 2  # words before the men that say that they are the sum: "at about"


def _of_those_who_lead(quantity: Quantity, lexicon: Lexicon) -> str | None:
    """What the men are whom somebody has or leads: soldiers where a state's force is told of, fighters of a
    group that is named or of whoever is told to be armed."""
    if _are_sent_by_group(quantity, lexicon) or _conquer(quantity, lexicon):
        return "fighters"
    if not _are_led(quantity, lexicon):
        return None
    sentence = quantity.sentence
    if _tells_of_state(sentence.lower):
        return "troops"
    if not _FIGHTERS.isdisjoint(words_near(sentence)) or _has_the_group(quantity):
        return "fighters"
    if _are_mustered(quantity) and not _BANDS_OR_RECRUITERS.isdisjoint(sentence.lower):
        return "fighters"
    names = find_names(sentence, lexicon)
    if any(it.kind == "armed_group" for it in names):
        return "fighters"
    state = any(it.scale == "country" and it.last <= quantity.first for it in names)
    return "troops" if state and not _MASSING.isdisjoint(_words_before(quantity)) else None


_BANDS_OR_RECRUITERS = BANDS | {"recruiter", "recruiters"}


def _conquer(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a group takes or attacks something with those counted: `the rebels took the port with 800
    men`."""
    lower, first = quantity.sentence.lower, quantity.first
    if lower[max(0, first - 1) : first] != ["with"]:
        return False
    verb = next((k for k in range(first - 2, 0, -1) if lower[k] in _CONQUERING), 0)
    if not verb or not _CLAUSES_APART.isdisjoint(lower[verb:first]):
        return False
    return not _FIGHTERS.isdisjoint(lower[:verb]) or any(
        it.kind == "armed_group" and it.last <= verb for it in find_names(quantity.sentence, lexicon)
    )


_CONQUERING = _STORMING | frozenset(
    "advanced assaulted besieged captured capturing conquered crossed entered entering fought grabbed held "
    "holding holds invaded invading launched marched marching moved overrun overran seized seizing swept "
    "taken taking took went".split()
)
_CLAUSES_APART = frozenset((";", ":", "said", "that", "who", "which", "and"))


_MASSING = frozenset("amassed amassing deployed deploying massed massing mobilised mobilized".split())
# What somebody has or leads, right before his men; what men do who are armed.
_MUSTERING = frozenset(
    "boast boasted boasts command commands commanded commanding leads led leading field fields fielded "
    "amassed amassing assembled concentrated deployed deploying gathered massed massing comprise comprised "
    "comprises comprising number numbered numbering numbers muster musters mustered mobilise mobilised "
    "mobilize mobilized recruit recruited recruiting recruits retains".split()
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
    after = lower[last : last + 8]
    if after[:1] != ["of"]:
        has = not _HAVING.isdisjoint(lower[max(0, quantity.first - _TO_HAVE) : quantity.first])
        gang = has and not _GANGS.isdisjoint(lower[: quantity.first])
        return gang or (has and not ARMED.isdisjoint(words_near(quantity.sentence)))
    if after[1:2] == ["the"] and not _THE_GROUP.isdisjoint(after[2:3]):
        near = words_near(quantity.sentence)
        return not ARMED.isdisjoint(near) or "islamic state" in text_near(quantity.sentence)
    return any(word in ARMED or metrics.get(singular(word)) == "fighters" for word in after[1:])


_GANGS = frozenset("gang gangs militia militias cartel".split())
_HAVING = frozenset(
    "boast boasted boasting boasts claimed claims command commanded commands composed comprise comprised "
    "comprises comprising consist consisted consisting consists counts had has have having numbering numbers "
    "with".split()
)


# Verbs of those who bear arms, with what leads to those they bear them for; "" where nothing need lead.
_JOINING = {
    **dict.fromkeys(
        ("fight", "fighting", "fights", "fought"), ("for", "alongside", "under", "in", "on", "with")
    ),
    **dict.fromkeys(
        ("enlist", "enlisted", "enlisting", "serve", "served", "serving"), ("with", "in", "under")
    ),
    **dict.fromkeys(("belong", "belonged", "belonging", "belongs"), ("to",)),
    **dict.fromkeys(("left", "remain", "remained", "remaining"), ("in", "with")),
    **dict.fromkeys(("join", "joined", "joining"), ("",)),
}
_FIGHTING = frozenset(("fight", "fighting", "fights", "fought"))
_BEFORE_VERB = BE | HAVE | frozenset("currently now reportedly since still that who".split())
_BANNER = frozenset(("banner", "flag", "ranks", "side"))
_ARMED_BANDS, _THEIR = _FIGHTERS | BANDS, (["its"], ["their"])
_ADJECTIVES = 2  # words from an article to the noun


def whom_they_fight_for(quantity: Quantity, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the verb begins, and where the group that it joins them to: `20 Frenchmen are fighting alongside
    the Taliban`, `20 men who enlisted with the rebels`; None of others."""
    sentence, start = quantity.sentence, max(quantity.last, quantity.noun[1])
    lower, verb = sentence.lower, start
    while verb < len(lower) and lower[verb] in _BEFORE_VERB:
        verb += 1
    leads = _JOINING.get(lower[verb]) if verb < len(lower) else None
    if leads is None or (leads != ("",) and lower[verb + 1 : verb + 2] and lower[verb + 1] not in leads):
        return None
    group = _after_banner(lower, verb + 1 + (leads != ("",)))
    names = find_names(sentence, lexicon)
    foreign = lower[verb] in _FIGHTING and any(
        it.kind == "demonym" and quantity.noun[0] <= it.first < quantity.noun[1] for it in names
    )
    named = any(
        it.first == group
        and (it.kind == "armed_group" or (foreign and it.scale == "country" and it.kind == "place"))
        for it in names
    )
    told = lower[group : group + 1 + _ADJECTIVES]
    armed = not _ARMED_BANDS.isdisjoint(told) or (told[:1] in _THEIR and not _BANNER.isdisjoint(told[1:2]))
    return (verb, group) if named or armed else None


def _after_banner(lower: list[str], k: int) -> int:
    """Where a group begins that is told of from word `k` on: `the ranks of the Taliban`, `the rebels`."""
    k += lower[k : k + 1] != [] and lower[k] in ARTICLES
    if lower[k : k + 1] and lower[k] in _BANNER and lower[k + 1 : k + 2] == ["of"]:
        k += 2
        k += lower[k : k + 1] != [] and lower[k] in ARTICLES
    return k


_SEATED = frozenset("board cabinet chamber committee council government parliament senate".split())


def are_members_of_group(quantity: Quantity, lexicon: Lexicon, prior: Sentence | None) -> bool:
    """Whether the members counted are those whom an armed group is said to have: `Boko Haram has 20 members`,
    not `Hezbollah has 20 members in parliament`; `the group` may be one that the sentence before names."""
    lower, first = quantity.sentence.lower, quantity.first
    if lower[quantity.head] not in ("member", "members") or not _SEATED.isdisjoint(lower):
        return False
    names = find_names(quantity.sentence, lexicon)
    if any(it.kind == "armed_group" and it.last == quantity.head and it.first >= first for it in names):
        return True  # 20 Boko Haram members
    has = not _HAVING.isdisjoint(lower[max(0, first - _TO_HAVE) : first])
    if not has or lower[quantity.noun[1] : quantity.noun[1] + 1] == ["of"]:
        return False
    before = [it for it in names if it.last <= first and it.kind not in _SITES]
    if prior is not None and "the group has" in " ".join(lower[:first]):
        return any(it.kind == "armed_group" for it in find_names(prior, lexicon))
    return bool(before) and before[-1].kind == "armed_group"


_SITES = frozenset(("place", "demonym"))  # the group's branch in Libya has 20 members


_TO_HAVE = 4  # words from "has" to those whom somebody has
