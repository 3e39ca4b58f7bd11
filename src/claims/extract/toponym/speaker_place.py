"""Where those are who speak: `a diplomat in Cairo said`, `Ann Ex, the head of an agency in Cairo, said`."""

from claims.extract.name.name import Name
from claims.extract.name.place_words import Role
from claims.extract.text.word_tags import (
    ADVERB,
    AFAR,
    BODY,
    FINITE,
    FUNCTION,
    PERSON,
    SITE,
    TIME,
)
from claims.extract.toponym.slots import Slots

_BACK = 12  # words from where a speaker's description begins to the place in it
_ASIDE = 12  # words between two commas: a name, or what else describes the speaker
_TO_VERB = 4  # words from a speaker to the verb: "has since repeatedly"
_MARKS = frozenset(',;:–—"“”')
_WHERE = frozenset(("in", "at", "near", "from", "inside", "outside"))


def place_of_speaker(slots: Slots, name: Name, at: int) -> Role | None:
    """What a place is in the description of who speaks, after the preposition at word `at`: OTHER where who
    speaks tells of what is far away, or is an organisation that sits there; else SPEAKER."""
    if at < 1 or slots.lower[at] not in _WHERE:
        return None
    if _is_cited_house(slots, at):
        return Role.SPEAKER
    first = _start(slots, at)
    words = slots.tags[first:at]
    if _is_named_speaker(slots, at) or _is_inserted(slots, name, at) or _is_office(slots, first, at):
        return Role.OTHER
    if not any(flag & (PERSON | BODY) for flag in words) or not _speaks(slots, first, name.last):
        return None
    if any(flag & AFAR for flag in words):
        return Role.OTHER
    if slots.lower[at - 1] in _SEATS or _heads_body(slots, first, at):
        return Role.OTHER
    if _is_capital(slots, name) and not _OF_STATES.isdisjoint(slots.lower[first:at]):
        return Role.OTHER
    if not slots.before_comma(name) and first - 1 not in slots.ending:
        return None
    noun = slots.tags[at - 1]
    return Role.OTHER if noun & BODY and not noun & SITE else Role.SPEAKER


def _is_cited_house(slots: Slots, at: int) -> bool:
    """Whether the preposition at word `at` follows who is cited by a house: `according to a hospital in`."""
    cited = slots.lower[max(0, at - _TO_HOUSE) : at]
    if cited[-1] not in _HOUSES or "according" not in cited:
        return False
    return all(word.isalpha() for word in cited[cited.index("according") :])


_HOUSES = frozenset("clinic clinics hospital hospitals morgue morgues mortuary".split())
_TO_HOUSE = 6  # words from "according" to "in": "according to the main hospital"


def _is_inserted(slots: Slots, name: Name, at: int) -> bool:
    """Whether a place stands between commas right before a verb of speech: `The Committee, in Hass, said`."""
    parted = slots.lower[at - 1] == "," and slots.lower[name.last : name.last + 1] == [","]
    return parted and _is_verb_near(slots, name.last + 1)


def _is_office(slots: Slots, first: int, at: int) -> bool:
    """Whether the sentence begins with whose office is at a place: `The UN office in Hass counts 20`."""
    begins = first == 0 and slots.lower[0] == "the"
    return begins and slots.lower[at - 1] in _SEATS and not slots.tags[at + 1] & FUNCTION


# Who speak in a capital of what is anywhere in the country.
_OF_STATES = frozenset(
    "authorities command commander general government minister ministry official officials spokesman "
    "spokesperson spokeswoman".split()
)


def _is_capital(slots: Slots, name: Name) -> bool:
    return bool(name.within) and slots.listed.capitals.get(name.within[-1]) == name.value


# What a body has elsewhere, and who heads or speaks for it there.
_SEATS = frozenset(("bureau", "delegation", "headquarters", "office"))
_HEADS = frozenset(
    "chief coordinator correspondent director head manager representative spokesman spokesperson "
    "spokeswoman".split()
)


def _heads_body(slots: Slots, first: int, at: int) -> bool:
    """Whether the phrase from word `first` to `at` is of who heads a body with a name there: `the Red Cross's
    head in Cairo`."""
    own = any(it.kind == "organisation" and first <= it.first and it.last < at for it in slots.names)
    return own and slots.lower[at - 1] in _HEADS


def _is_named_speaker(slots: Slots, at: int) -> bool:
    """Whether the preposition at word `at` follows a name that speaks: `said Ann Ex in Cairo`, `according to
    the Red Cross in Cairo`."""
    name = slots.ending.get(at)
    if name is None or name.kind not in _NAMES or name.first < 2:
        return False
    k = name.first - 1 - (slots.lower[name.first - 1] == "the")
    said = slots.lower[k] in ("said", "says") and slots.lower[k - 1] in _CLOSES
    return said or slots.lower[k - 1 : k + 1] == ["according", "to"]


_NAMES = frozenset(("organisation", "person", "unknown"))
_CLOSES = frozenset((",", '"', "”"))


def _start(slots: Slots, at: int) -> int:
    """Where the phrase begins that leads to the place: after a mark or a verb of speech."""
    floor = max(0, at - _BACK)
    for k in range(at - 1, floor - 1, -1):
        if slots.words[k] in _MARKS or slots.tags[k] & FINITE:
            return k + 1
    return floor


def _speaks(slots: Slots, first: int, last: int) -> bool:
    """Whether the phrase from word `first` up to `last` is of who speaks: a verb of speech follows it, after
    an insertion at most, or stands before it or before the name that it describes."""
    if first > 1 and slots.tags[first - 1] & FINITE and slots.words[first - 2] in _MARKS:
        return True
    if slots.lower[first - 1 : first] == [","] and _follows_speaker(slots, first - 1):
        return True
    comma = slots.lower[last : last + 1] == [","]
    if not comma:
        return _is_verb_near(slots, last)
    if _is_verb_near(slots, last + 1) or _is_given(slots, first, last + 1):
        return True
    closing = next((k for k in range(last + 1, last + _ASIDE) if slots.lower[k : k + 1] == [","]), 0)
    inside = slots.tags[last + 1 : closing]
    return (
        bool(closing) and not any(f & (FINITE | TIME) for f in inside) and _is_verb_near(slots, closing + 1)
    )


def _follows_speaker(slots: Slots, comma: int) -> bool:
    """Whether a name that ends before a comma speaks: the verb stands before it, `said Ann Ex, head of`."""
    name = slots.ending.get(comma)
    if name is None or not name.first:
        return False
    before = slots.lower[max(0, name.first - 2) : name.first]
    before = before[:1] if before[-1:] == ["the"] else before
    return bool(slots.tags[name.first - 1] & FINITE) or before[-1:] == ["by"] or before == ["according", "to"]


def _is_verb_near(slots: Slots, k: int) -> bool:
    """Whether a verb of speech stands at word `k`, or after adverbs alone."""
    for flag in slots.tags[k : k + _TO_VERB]:
        if flag & FINITE:
            return True
        if not flag & ADVERB:
            return False
    return False


def _is_given(slots: Slots, first: int, k: int) -> bool:
    """Whether nothing but a figure follows at word `k`, the verb left out: `; Ann Ex, nurse in Hass, 20`."""
    return ";" in slots.lower[:first] and bool(slots.lower[k : k + 1]) and slots.lower[k][0].isdigit()
