"""Whose seats of a parliament are counted: those of the party that wins or has them."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import OBLIQUE
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import found_at
from claims.extract.subject.holder import find_holder
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import DOCUMENT, tags_of
from claims.lexicon.closed_classes import is_number

_GIVING = frozenset("gave give gives giving leave leaves leaving left with".split())
_PARTIES = frozenset("alliance bloc coalition list party".split())
_MEMBERS = frozenset("candidates lawmakers".split())
# What follows a party that has seats: its verb, or what opens one.
_WINNING = frozenset(
    "and capture captured captures claim claimed claims control controlled controls could defend defended "
    "defends did does failed fails gained gains got had has have held hold holds is kept lost loses may "
    "might on remain remained remains secured secures should stands stood took was were will win wins won "
    "would".split()
)
_UNNAMED = ("unknown", "initial")  # kinds of names that nothing knows
_MAY_BE_PARTY = frozenset((*_UNNAMED, "organisation"))
_WHOLES = frozenset(("needed", "necessary", "required"))
_MOST_PARTIES = 32  # of one list, so that a list of any length takes no longer


def is_of_seats(quantity: Quantity) -> bool:
    """Whether seats of a parliament are counted."""
    links = 0
    while quantity.head < 0 and quantity.antecedent is not None and links < _MOST_PARTIES:
        quantity, links = quantity.antecedent, links + 1  # the Greens won 90 seats, Labour had 20
    return quantity.head >= 0 and quantity.sentence.lower[quantity.head] in ("seats", "seat")


def are_nobodys(quantity: Quantity) -> bool:
    """Whether the figure is that of all seats, or of those that a majority takes: `20 of the 90 seats`, `the
    50 needed`."""
    lower, first = quantity.sentence.lower, quantity.first
    if not _WHOLES.isdisjoint(lower[quantity.last : quantity.last + 1]):
        return True
    of = first - 1 - (lower[first - 1] == "the")
    if of < 1 or lower[of] != "of":
        return False
    return is_number(lower[of - 1]) or lower[of - 1] in ("out", ")")


def find_party(quantity: Quantity, reading: Reading) -> Found | None:
    """`the Greens won 20 seats`, `that gives the Greens 20 seats`: whose seats they are."""
    if not is_of_seats(quantity) or are_nobodys(quantity):
        return None
    sentence = quantity.sentence
    names = find_names(sentence, reading.lexicon)
    for name in names:
        to = name.first - 1 - (sentence.lower[name.first - 1] == "the")
        given = name.last == quantity.first and to >= 0 and sentence.lower[to] in _GIVING
        if given or _owns(sentence, name, quantity.first):
            return _party(sentence, name)
    for name in reversed(names):
        if name.last <= quantity.first and _has_seats(sentence, name, reading):
            return _party(sentence, name)
    holder = find_holder(quantity, reading)
    return holder if holder and holder.rule == "subject.holder" else None


def _owns(sentence: Sentence, name: Name, first: int) -> bool:
    """Whether a name is a genitive before word `first`, if with "party", or followed by "with": `the Greens'
    20`, `the Greens with 20`."""
    if name.possessive:
        return first - 1 <= name.last <= first
    return sentence.lower[name.last : first] in _HAVING and not _is_oblique(sentence, name)


_HAVING = (["party", "'s"], ["party", "with"], ["with"], ["on"])


def _has_seats(sentence: Sentence, name: Name, reading: Reading) -> bool:
    """Whether a party's name is the subject of a verb of winning: `the Greens will win`, `the Green-led bloc
    has`."""
    lower = sentence.lower
    if name.kind not in _MAY_BE_PARTY or name.suffix not in ("", "led"):
        return False
    if _is_oblique(sentence, name) or tags_of(sentence, reading.lexicon)[name.last] & DOCUMENT:
        return False
    noun = lower[name.last : name.last + 1]
    party = not _PARTIES.isdisjoint(noun)
    if name.suffix and not party:
        return False
    at = name.last + (party or not _MEMBERS.isdisjoint(noun))
    return not _WINNING.isdisjoint(lower[at : at + 1])


def _is_oblique(sentence: Sentence, name: Name) -> bool:
    """Whether a preposition stands before a name: `in Parliament`."""
    lower, first = sentence.lower, name.first
    return first > 1 and lower[first - 1 - (lower[first - 1] == "the")] in _BEFORE_SITES


_BEFORE_SITES = OBLIQUE - {"with"}


def _party(sentence: Sentence, name: Name) -> Found:
    """A party's name, with the one that "and" joins to it before "alliance" or the like: `the Blue and White
    list`."""
    lower, words, first = sentence.lower, sentence.words, name.first
    joined = first > 1 and lower[first - 1] == "and" and words[first - 2][0].isupper()
    if joined and name.kind in _UNNAMED and not _PARTIES.isdisjoint(lower[name.last : name.last + 1]):
        return found_at(sentence, name, "subject.holder", sentence.slice(first - 2, name.last))
    return found_at(
        sentence, name, "subject.holder", _in_full(name.value.removesuffix("-led"), sentence.text)
    )


# Parties that news call by one word, which is no name elsewhere.
_SHORT = {"Conservatives": "Conservative Party", "Labor": "Labor Party", "Labour": "Labour Party"}


def _in_full(name: str, text: str) -> str:
    """What a party is called that a sentence names in short: Labour, the Labour Party; the Conservatives."""
    for full in (f"{name} Party", f"{name.removesuffix('s')} Party"):
        if full in text:
            return full
    return _SHORT.get(name, name)
