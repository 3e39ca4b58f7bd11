"""Whether a name goes on with the place before it: as the next of a list, as its name, or in a clause of its
own whose verb is left out (`Chad sent 20 tanks to Hass, Niger 12`, `the flood killed 20 in Hass, Berezh 12`).
"""

from dataclasses import replace

from claims.extract.name.name import Name
from claims.extract.name.place_words import Role
from claims.extract.text.word_tags import ACTOR, AUXILIARY, COMPASS, FINITE, GOVERNING, NUMERAL, PART, PLACE
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.place_names import has_article
from claims.extract.toponym.place_role import LISTED
from claims.extract.toponym.slots import Slots
from claims.lexicon.closed_classes import LIST_JOINTS, PASTS, is_participle

# The least lead amid a list that is announced, its commas lost: `the towns of Hass Khan Berezh and Sarmin`.
_AMID = 2 * LISTED


_FAR = 6  # words between two places of a list
_SPEAKING = frozenset((Role.ACTOR, Role.OTHER, Role.SPEAKER))


def is_next_in_list(slots: Slots, before: Mention, name: Name) -> bool:
    """Whether a name is coordinated with the mention before it: `A and B`, `A city and the town of B`."""
    if name.kind not in ("place", "unknown"):
        return False
    between = _without_bracket(slots.lower[before.last : name.first])
    if len(between) > _FAR:
        return False
    if slots.lower[name.last : name.last + 2] == [",", "where"] and between[-2:] in _APART:
        return False  # they are in Hass or in Sarmin, where 20 live
    after = slots.tags[name.last]
    serial = "and" in between and before.group != before.first  # in A, B, and C are
    serial = serial or ("and" in between and slots.low[name.last] in _OF_SEVERAL)
    new_clause = after & (AUXILIARY | FINITE) and "," in between and not serial  # in Britain, and Pakistan is
    capital = slots.tags[min(name.last + 1, len(slots.tags) - 1)] & PLACE
    if between == [","] and not serial and _opens(slots) and _acts(slots, name.last):
        return False  # In Britain, Pakistan fired
    if name.possessive and between == [","] and before.group == before.first and not capital:
        # in Chad, Sudan's minister said
        return False
    if before.role in _SPEAKING and between == [","] and slots.before_comma(name) and name.kind != "place":
        return False  # the governor of Hass, Abu Berezh, said
    speaks = after & ACTOR and not after & PLACE  # not so in Hass and Berezh camps
    if new_clause or speaks or (name.kind == "unknown" and slots.is_common(name.last - 1)):
        return False
    least = LISTED if between or not before.plural else _AMID
    listed = _is_listed(slots, before, name, between)
    return listed and (name.kind == "place" or slots.may_be_place(name, least))


_APART = (["or", "in"], ["or", "at"], ["and", "in"], ["and", "at"])
_OF_SEVERAL = frozenset(("are", "have", "were"))  # A, and B have
# Past forms of verbs that may act on what follows.
_PASTS = PASTS | frozenset("ate became did drew froze grew kept paid ran spread swore wrote".split())
_AFTER_PARTICIPLE = frozenset(", . ; : ( ) and or but by in on at near last this who which that".split())


def _opens(slots: Slots) -> bool:
    """Whether a sentence begins with when or where something is: `Before the war in Chad, Mali sent`."""
    return bool(slots.tags[0] & GOVERNING) or slots.lower[0] in _WHEN


_WHEN = frozenset("after as before despite during following prior since until throughout".split())


def _acts(slots: Slots, k: int) -> bool:
    """Whether at word `k` a verb in the past goes on with what it is done to: `[fired 20 rockets]`."""
    verb, after = slots.low[k], slots.low[k + 1]
    return (is_participle(verb) or verb in _PASTS) and after != "" and after not in _AFTER_PARTICIPLE


def _without_bracket(between: list[str]) -> list[str]:
    """The words between two names but for a short bracket: `Hass (20), Sarmin (two cases)`."""
    if between[:1] != ["("] or ")" not in between:
        return between
    return between[between.index(")") + 1 :]


def _is_listed(slots: Slots, before: Mention, name: Name, between: list[str]) -> bool:
    """Whether the words between a mention and a name are those of a list."""
    if not between:
        return _joins_directly(slots, before, name)
    one_of_several = between[0] == "'s" and before.group != before.first  # ..., China's region of Tibet
    if one_of_several or all(word in LIST_JOINTS for word in between):
        return True
    tags = slots.tags[name.first - len(between) : name.first]
    filled = all(
        word in LIST_JOINTS or word in _FILLING or flag & (PLACE | COMPASS | PART)
        for word, flag in zip(between, tags, strict=True)
    )
    return filled and not _ADDING.isdisjoint(between)


BESIDE = frozenset(("adjacent", "nearby", "neighboring", "neighbouring"))
_FILLING = BESIDE | frozenset("as at in into near of on parts the 's to well".split())
_ADDING = frozenset(("and", "or", "well"))  # in Hass as well as in Sarmin


def with_one_each(found: list[Mention], slots: Slots) -> list[Mention]:
    """The mentions with those in one group where one of two things is each: `two camps, one in Hass in Idlib
    and another in Sarmin`."""
    joined = found[:1]
    for mention in found[1:]:
        before = joined[-1]
        lower, start = slots.lower, mention.start
        told = lower[max(before.last, start - 3) : start]
        each = before.role == mention.role and lower[before.start - 1 : before.start] == ["one"]
        joins = each and (told[-2:] in _ONE_EACH or told == ["and", "the", "other"])
        joined.append(replace(mention, group=before.group) if joins else mention)
    return joined


_ONE_EACH = (["and", "another"], ["and", "one"], [",", "another"], [",", "one"])


def _joins_directly(slots: Slots, before: Mention, name: Name) -> bool:
    """Commas get lost: `in Aleppo Idlib`, `towns of Hass Sarmin and Nubl`, `al-Midan al-Saed districts`."""
    known = bool(name.scale and before.scale) and not before.possessive
    return before.plural or known or (has_article(slots, name.first) and slots.is_listed(name.last))


def names_it(slots: Slots, before: Mention, name: Name) -> bool:
    """Whether a name follows what it names: `the Iraqi capital, Baghdad`, `Guinea's capital Conakry`."""
    between = range(before.last, name.first)
    titled = len(between) == 1 and slots.words[before.last].istitle() and not slots.capitals
    if titled and name.kind != "place":  # the Hama County Fire Department
        return False
    if before.role == Role.ACTOR and name.kind != "place":  # the governor of Hass province, Abu Berezh
        return False
    if not before.scale or not 0 < len(between) < 5 or not any(slots.tags[k] & PLACE for k in between):
        return False
    return all(slots.tags[k] & (PLACE | COMPASS) or slots.lower[k] in ("'s", ",", "of") for k in between)


_SIGNS = frozenset("$£€")
_POWERS = frozenset("hundred thousand million billion m bn".split())
_REACH = 60  # words to what the first of such clauses counts
_LONGEST = 24  # words of clauses without a verb, one after the other
_CLOSING = frozenset(", ; . and but while".split())
_HOLDS = frozenset(("state", "force", "armed_group", "coalition", "organisation"))
_TELLING = frozenset((Role.SITE, Role.NEAR, Role.GOAL, Role.ADJECTIVE))
_MODIFIERS = frozenset("about almost around at just least more nearly only over roughly some than".split())


def is_gapped(slots: Slots, before: Mention, name: Name | Mention) -> bool:
    """Whether a number without a noun follows a name that only such clauses part from a place before it, for
    which a figure is told as well."""
    lower, first, floor = slots.lower, name.first, before.last
    if before.role not in _TELLING or lower[first - 1] not in LIST_JOINTS:
        return False
    figure = _figure_after(slots, name.last)
    if not _is_figure(slots, figure):
        return False
    if not 0 < first - floor < _LONGEST or not all(_is_short(slots, k) for k in range(floor, first)):
        return False
    after = _end_of_figure(slots, figure)
    told = (
        after == len(lower)
        or lower[after] in _CLOSING
        or lower[after] in lower[max(0, floor - _REACH) : before.first]
    )
    return told and any(_is_figure(slots, k) for k in range(max(0, before.start - _REACH), before.start))


def _is_short(slots: Slots, k: int) -> bool:
    """Whether word `k` may belong to such clauses: to a name, to its figure, or a joint."""
    word = slots.lower[k]
    return (
        word in LIST_JOINTS
        or word in _POWERS
        or word in _MODIFIERS
        or word != slots.words[k]
        or _is_figure(slots, k)
    )


def has_holder(slots: Slots, before: Mention) -> bool:
    """Whether the clause of the place `before` begins with whoever sends or holds, before its figure."""
    start = 1 if slots.lower[0] == "the" else 0
    name = slots.starts.get(start)
    if name is None or name.first >= before.start or _is_figure(slots, name.first):
        return False
    return name.kind in _HOLDS or (name.kind == "place" and name.scale == "country")


def _figure_after(slots: Slots, k: int) -> int:
    """The word at or after word `k` that is no modifier: of `about 20` the second."""
    while k < len(slots.lower) and slots.lower[k] in _MODIFIERS:
        k += 1
    return k


def _is_figure(slots: Slots, k: int) -> bool:
    """Whether a figure begins at word `k`."""
    if k >= len(slots.lower):
        return False
    return slots.lower[k][0].isdecimal() or slots.lower[k] in _SIGNS or bool(slots.tags[k] & NUMERAL)


def _end_of_figure(slots: Slots, k: int) -> int:
    """The word after the figure that begins at word `k`."""
    while _is_figure(slots, k) or (k < len(slots.lower) and slots.lower[k] in _POWERS):
        k += 1
    return k
