"""Tell the role of a place's name from the words around it: `in Hass` is a site, `west of Hass` a measure,
`Hass police said` an actor, `from Hass` an origin."""

from claims.extract.name.name import Name
from claims.extract.name.name_kind import place_lead
from claims.extract.name.place_words import Role
from claims.extract.text.verbs import is_acting_beside
from claims.extract.text.word_tags import (
    ACTOR,
    ADVERB,
    ARTICLE,
    AUXILIARY,
    BODY,
    BORDER,
    COMPASS,
    EVENT,
    FUNCTION,
    GOVERNING,
    HOME,
    LOCAL,
    NOT_PLACE,
    NUMERAL,
    OUTFIT,
    OWNED,
    PHRASE_END,
    PLACE,
    REACHING,
    SITE,
    TITLE,
)
from claims.extract.toponym.of_place import (
    DWELLERS,
    is_home_of,
    is_of_former,
    is_of_scholars,
    is_of_sea,
    is_of_superlative,
    is_school,
    owns_street,
)
from claims.extract.toponym.part_of_name import WARS, is_family_name, is_part_of_name, names_war, role_of_war
from claims.extract.toponym.slots import OBJECT, Slots, is_ward_reached
from claims.extract.toponym.speech_role import dateline, dateline_of, scene, speaker, subject_role
from claims.extract.toponym.state_deeds import (
    has_tally,
    is_done_elsewhere,
    is_done_to,
    is_to_act,
    stands_for_state,
)
from claims.extract.toponym.unknown_role import COMMUNITIES, is_measured, is_quarter, lead_role, unknown_role

# The least lead of a place over all else that a name may be (in log odds) for a name that nothing knows to be
# one: in the slot of a place, beside a noun that says so, in a list of places; and where it is in no slot.
_LIKELY, _BESIDE_NOUN, LISTED, _SURE = 0.0, -2.0, -1.5, 2.5
_BY_ITSELF = 0.5  # and for that last one by its own words alone, which are quick to ask
_TAKEN = -1.0  # after a verb whose object is hardly anything but a place
_TAKING = frozenset(
    "besieged besieging entered entering invaded invading liberated liberating overran raided raiding "
    "recaptured recapturing retaken retaking retook shelled shelling stormed storming".split()
)
_CONTESTS = frozenset("battle battles fight fighting offensive operation".split())  # for a town: in it
PLACED = frozenset("in at from into near across outside along around of on including".split())


def role_of(slots: Slots, name: Name, preposition: str, at: int) -> Role | None:
    """The role of a name after the preposition at word `at`; None for one that is no place here."""
    if slots.low[name.last] in WARS and names_war(slots, name):
        return role_of_war(slots, name, preposition, at)
    before = slots.lower[at - 1] if at > 0 else ""
    other = preposition == "of" and (before in _DYING or is_of_scholars(slots, at - 1))  # died of Marburg
    if other or is_part_of_name(slots, name) or is_family_name(slots, name, preposition):
        return None
    if is_measured(slots, name):
        return Role.AGENT if name.kind == "place" or slots.may_be_place(name, _BESIDE_NOUN) else None
    if _is_of_other(slots, name, preposition, at):
        return Role.OTHER
    if name.kind in ("unknown", "initial"):
        if (preposition == "of" and before in _FELT) or is_quarter(slots, name):
            return None  # the impact of Irma, a case of Ebola
        if name.first == 0 and (headed := dateline_of(slots, name)):
            return headed
        ward = preposition in _WITHIN and is_ward_reached(slots.lower, at)
        role = Role.GOAL if ward else unknown_role(slots, name, preposition, at)
        if role is None and _is_ranked(slots, name, preposition, at) and _follows_place(slots, at):
            role = Role.SITE
        if role is not None:
            least = _BESIDE_NOUN if role is Role.AGENT else _least_lead(slots, name, at)
            return role if slots.may_be_place(name, least) else None
        if preposition == "to" and (slots.lower[at - 1] in _MOVED or _is_from_place(slots, at)):
            return Role.GOAL if slots.may_be_place(name, _LIKELY) else None
        if preposition not in PLACED or not _is_surely_place(slots, name):
            return None
    return (
        dateline(slots, name)
        or scene(slots, name, at)
        or speaker(slots, name, preposition, at)
        or _by_noun(slots, name, preposition, at)
        or _by_preposition(slots, name, preposition, at)
    )


_LANDS, _MEMBERS = frozenset(("country", "continent")), frozenset(("citizens", "nationals", "natives"))


def _is_of_other(slots: Slots, name: Name, preposition: str, at: int) -> bool:
    """Whether a place is only somebody's home, a part of a school's name, or what something is outside of."""
    if (preposition == "of" and is_home_of(slots, at)) or is_school(slots, name, preposition):
        return True
    return name.kind == "place" and _is_away(slots, name, preposition, at)


def _is_away(slots: Slots, name: Name, preposition: str, at: int) -> bool:
    """Whether what is told of is elsewhere: `outside [of] China`, `two citizens of Chad`."""
    if is_of_superlative(slots, name, preposition, at):
        return True
    outside = name.scale in _LANDS and "outside" in slots.lower[max(0, at - 1) : at + 1]
    if preposition == "to" and at and is_done_to(slots, name, at):
        return True
    return outside or (preposition == "of" and slots.lower[at - 1] in _MEMBERS)


_WITHIN = frozenset(("in", "at"))
# What is felt or passes: a storm or a disease, if nothing knows it.
_FELT = frozenset(
    "approach arrival case cases effects eye impact outbreak outbreaks passage path remnants symptoms "
    "wake".split()
)
_DYING = frozenset(("die", "died", "dies", "dying"))


def _least_lead(slots: Slots, name: Name, at: int) -> float:
    """The least lead for a name in the slot of a place."""
    if at >= 0 and slots.lower[at] in _TAKING and name.last - name.first == 1:
        return _TAKEN
    told = not slots.is_one_of(name.first) or slots.is_announced(name.first)
    return _BESIDE_NOUN if slots.has_place_noun(name) and told else _LIKELY


def _is_surely_place(slots: Slots, name: Name) -> bool:
    """Whether an unknown name is read like a known place, in whatever slot: more than `in the South`."""
    return (
        not slots.capitals
        and not slots.tags[name.last - 1] & NOT_PLACE
        and slots.low[name.last] not in _CLASSES
        and place_lead(name.value, slots.lexicon) > _BY_ITSELF
        and slots.may_be_place(name, _SURE)
        and not all(flag & COMPASS for flag in slots.tags[name.first : name.last])
    )


_CLASSES = frozenset("category class grade group level phase programme project scheme stage tier".split())
_MOVED = frozenset("displaced evacuated flee fled moved relocated returned transferred".split())


def _is_from_place(slots: Slots, at: int) -> bool:
    """Whether the `to` at word `at` goes on from a place: `from Hass to Berezh`."""
    before = slots.ending.get(at)
    return before is not None and slots.preposition(before.first)[0] == "from"


def _by_noun(slots: Slots, name: Name, preposition: str, at: int) -> Role | None:
    """The role that the noun after a name gives: Iraqi police, the Bali bombing, Hass village."""
    after = name.last + (slots.low[name.last] == "'s")
    noun = _noun_after(slots, after)
    if is_of_sea(slots, name) or is_of_former(slots, name):
        return Role.OTHER
    office = slots.low[after] in ("bureau", "office") and slots.low[after + 1] == "of"  # the Cairo office of
    if office or (name.possessive and stands_for_state(slots, name, after)):
        return Role.OTHER
    if name.kind == "demonym" or name.possessive or _is_adjective(slots, name):
        of_all = slots.low[after] == "history" and preposition == "in"  # the worst attack in Chad's history
        return Role.LOOSE if of_all else _adjective_role(slots, name, preposition, at, noun)
    if noun & OWNED and name.scale == "country":
        return _actor_role(noun)  # at the U.S. Embassy
    if noun & (EVENT | SITE):
        return Role.ORIGIN if preposition == "from" else Role.SITE
    if noun & ACTOR and not noun & PLACE:
        return _actor_role(noun)
    if noun & PLACE or slots.is_kind_of(name.first):
        if preposition == "of" and slots.tags[at - 1] & TITLE:  # the governor of Hass province
            return Role.ACTOR
        return slots.listed.prepositions.get(preposition, Role.SITE)
    before = slots.lower[name.first - 1] if name.first else ""
    if before in ("a", "an") and name.scale != "country":
        return Role.ORIGIN if slots.low[name.last] in DWELLERS else Role.SITE
    return Role.LOOSE if not preposition and slots.tags[name.first - 1] & COMPASS else None


def _is_done_to(slots: Slots, at: int, name: Name) -> bool:
    """Whether the preposition at word `at` governs what is done to some: `for kidnapping four Syrians`."""
    return any(word.endswith("ing") for word in slots.lower[at + 1 : name.first])


def _adjective_role(slots: Slots, name: Name, preposition: str, at: int, noun: int) -> Role:
    """The role of `Iraqi` or `Iraq's` before a noun with these tags."""
    if name.possessive and name.kind == "place" and has_tally(slots, name.last + 1):
        return Role.SITE
    if name.kind == "demonym" and _describes_group(slots, name.last):
        return Role.OTHER
    if preposition == "on" and slots.low[name.last + (slots.low[name.last] == "'s")] in _SIDES:
        return Role.SITE  # on the Somali side of the border, on Congolese soil
    if slots.low[name.last + (slots.low[name.last] == "'s")] in _ABOVE:
        return Role.ORIGIN if preposition == "from" else Role.SITE
    if noun & BORDER or (name.possessive and noun & EVENT and is_done_elsewhere(slots, name.last)):
        return Role.OTHER
    if name.kind == "demonym" and name.scale == "area":  # Kurdish, Baltic: peoples rather than places
        return Role.OTHER
    if noun & OWNED or (noun & ACTOR and not noun & PLACE):
        return _actor_role(noun)
    if noun & (PLACE | SITE) or (noun & EVENT and (name.possessive or _at_home(slots, name))):
        return Role.LOOSE if slots.lower[max(0, name.first - 2) : name.first] == ["one", "of"] else Role.SITE
    if name.possessive and name.kind == "demonym":  # aid for Syrians
        aimed = preposition in ("for", "among", "to") and not _is_done_to(slots, at, name)
        return Role.GOAL if aimed else Role.ADJECTIVE
    inside = slots.listed.prepositions.get(preposition) == Role.SITE or owns_street(slots, name, preposition)
    return Role.SITE if name.possessive and inside else Role.ADJECTIVE


def _describes_group(slots: Slots, k: int) -> bool:
    """Whether word `k` goes on with the name of an armed group, which acts anywhere: `the Lebanese [militia
    Hezbollah]`."""
    group = next((it for it in slots.names if k <= it.first <= k + 2), None)
    if group is None or group.kind != "armed_group":
        return False
    return all(slots.tags[j] & (OUTFIT | ACTOR) or slots.lower[j] in _KINDS for j in range(k, group.first))


_SIDES = frozenset(("side", "soil", "territory"))
_ABOVE = frozenset(("airspace", "skies"))
_KINDS = frozenset("armed group islamist jihadist militant militia movement party shia shiite sunni".split())
_OF_A_LAND = frozenset("civil conflict genocide insurgency revolution uprising war".split())
_AGAINST = frozenset(("against", "in", "on", "with"))


def _at_home(slots: Slots, name: Name) -> bool:
    """Whether an event takes place where a people lives: the Chechen war, the Libyan uprising."""
    after = slots.lower[name.last : name.last + 2]
    return bool(after) and after[0] in _OF_A_LAND and after[-1] not in _AGAINST


def _by_preposition(slots: Slots, name: Name, preposition: str, at: int) -> Role:
    """The role that the preposition at word `at` gives."""
    if preposition == "of":
        return _of(slots, at)
    if preposition in _WITHIN and is_ward_reached(slots.lower, at):
        return Role.GOAL
    led = lead_role(slots.lower, preposition, at)
    if led is not None:
        return led
    if preposition == "on":
        return Role.SITE if name.scale != "country" or slots.tags[at - 1] & EVENT else Role.OTHER
    if preposition == "into" and slots.tags[at - 1] & EVENT:  # raids into Hass
        return Role.SITE
    if preposition == "for" and is_to_act(slots, name):
        return subject_role(slots, name)
    fought = preposition == "for" and slots.lower[at - 1] in _CONTESTS
    if preposition == OBJECT or fought or _is_ranked(slots, name, preposition, at):
        return Role.SITE
    if not preposition or (preposition == "with" and _acts(slots, at, name)):
        return subject_role(slots, name)
    if preposition == "including" and slots.tags[at - 1] & PLACE:  # in three provinces including Hama
        return slots.listed.prepositions.get(slots.preposition(at - 1)[0], Role.OTHER)
    return slots.listed.prepositions[preposition]


def _acts(slots: Slots, at: int, name: Name) -> bool:
    """Whether a place after the `with` at word `at` does something: `, with Hass losing 20 people`."""
    beside = slots.low[name.last] in _RECORDING or slots.lower[at - 1] == ","
    return beside and is_acting_beside(slots.lower, name.first, name.last)


_RECORDING = frozenset("accounting concentrating having recording registering reporting seeing".split())
# Before and after the next of a list that is told by size: `followed by Chile with 20 cases`, `Chile (20)`.
_RANKED = frozenset(("followed", "trailed"))
_FIGURE_OPENERS = frozenset(("with", "at", "(", "which"))


def _follows_place(slots: Slots, at: int) -> bool:
    """Whether a known place is named before word `at`."""
    return any(it.kind == "place" and it.last < at for it in slots.names)


def _is_ranked(slots: Slots, name: Name, preposition: str, at: int) -> bool:
    """Whether a name is the next of a list that is told by size."""
    if preposition != "by" or slots.lower[at - 1] not in _RANKED:
        return False
    counted = slots.low[name.last] == "," and any(it[:1].isdecimal() for it in slots.low[name.last + 1 :][:3])
    return counted or slots.low[name.last] in _FIGURE_OPENERS


def _of(slots: Slots, at: int) -> Role:
    """The role after the `of` at word `at`: shelling of, west of, out of, mayor of, people of."""
    before = slots.tags[at - 1]
    if slots.lower[at - 1] in COMMUNITIES:  # in the mountain community of Hass
        return Role.SITE
    if before & COMPASS:  # in the west of Hass, west of Hass
        return Role.SITE if slots.lower[at - 2] == "the" else Role.MEASURE
    if before & (TITLE | ACTOR) and not before & (PLACE | SITE):
        return Role.ACTOR
    if slots.lower[at - 1] == "out":
        return Role.ORIGIN
    return Role.SITE if before & (EVENT | SITE | REACHING) else Role.LOOSE


def _noun_after(slots: Slots, k: int) -> int:
    """The tags of the noun before which a name stands: of the last of four words that the lists know."""
    found = 0
    for j in range(k, min(k + 4, len(slots.lower))):
        flag = HOME | ACTOR if slots.words[j] == "Patrol" else slots.tags[j]
        if flag & (PHRASE_END | ARTICLE) or not slots.lower[j][0].isalpha():
            break
        if flag & NUMERAL and j > k:  # a blast in Hass hurt five engineers
            break
        if j in slots.starts and slots.starts[j].kind in ("place", "person"):
            break
        if flag & (PLACE | EVENT | SITE | ACTOR):
            found = flag | (found & HOME if flag & ACTOR else 0)  # the police chief
    return found


def _is_adjective(slots: Slots, name: Name) -> bool:
    """`U.S. warships`, `a US raid`: an abbreviation before another noun."""
    word = slots.words[name.first]
    if name.scale != "country" or len(word) > 6 or not word.replace(".", "").isupper():
        return False
    if name.first and slots.lower[name.first - 1] in ("a", "an"):
        return True
    after = slots.lower[name.last] if name.last < len(slots.lower) else "."
    if after in _PREDICATES and "in" in slots.lower[max(0, name.first - 2) : name.first]:
        # people in the DRC face
        return False
    return (
        after.isalpha()
        and after == slots.words[name.last]
        and not after.endswith("ed")
        and not slots.tags[name.last] & (ADVERB | AUXILIARY | FUNCTION | GOVERNING)
    )


_PREDICATES = frozenset(
    "depend depends face faces live lives need needs rely relies remain remains require requires".split()
)


def _actor_role(noun: int) -> Role:
    """The role of a place before those who act or speak: police act at home, a minister speaks anywhere."""
    if noun & HOME:
        return Role.HOME
    return Role.ACTOR if noun & (LOCAL | BODY | OWNED) else Role.OTHER
