"""Which members of something are soldiers or fighters, and whom they fight for, by the words around them:
`members of the security forces`, `20 men who enlisted with the rebels`."""

from collections.abc import Mapping

from claims.extract.figure.quantity import Quantity
from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence
from claims.extract.text.words_near import text_near, words_near
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import ARTICLES, BE, HAVE
from claims.lexicon.inflection import singular

# Who is armed, whatever they are called.
ARMED = frozenset(
    "militant militants terrorist insurgent rebel guerrilla jihadist extremist armed taliban isis qaeda "
    "qaida".split()
)
FIGHTERS = ARMED | frozenset(
    "fighters gunmen guerrillas insurgents jihadists militia militias rebels terrorists".split()
)
# What bears arms if it is told to muster men.
BANDS = frozenset("faction gang group insurgency militia movement network outfit".split())
STRENGTH = frozenset(("headcount", "manpower", "strength"))
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
_ARMED_BANDS, _THEIR = FIGHTERS | BANDS, (["its"], ["their"])
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
