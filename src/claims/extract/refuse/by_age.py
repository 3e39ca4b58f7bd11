"""Refuse the ages of people, wherever they stand, and how many children a parent has."""

from claims.extract.figure.amount import RANGE_JOINTS
from claims.extract.refuse.refusal import DASHES, LIMITS, Look, RefusalWords
from claims.lexicon.closed_classes import BE, DETERMINERS, STOPS

_AGE_WORDS = frozenset(("aged", "age", "ages"))
_ANYBODY = frozenset("anybody anyone everybody everyone nobody somebody someone".split())
_OF_ALL_AGES = _ANYBODY | frozenset(
    "child children boy boys girl girls minor minors person people youth adult adults infant infants man men "
    "woman women male males female females".split()
)
_OLDEST, _OF_AGE = 110, 30
_PARTS = frozenset("them whom these those".split())  # "14 of them under five"
_COUNTED_BEFORE = _PARTS | _OF_ALL_AGES | frozenset("dead victims wounded population refugees half".split())
_YEARS = frozenset(("year", "years", "month", "months"))
_SHORT_YEARS, _OLD = frozenset(("yrs", "yr", "y")), (["old"], ["/"])  # 20 yrs old, 20 y/o


def refuse_age(look: Look, words: RefusalWords) -> str | None:
    """`a 45-year-old`, `aged 12`, `12 years old`, `Smith, 45, said`, `the driver, 45, from Kent`, `children
    under 5`."""
    lower, last, after = look.lower, look.last, look.after
    if look.compound:
        return "age" if lower[look.first].endswith("-old") else None
    if after in _YEARS:
        old = lower[last + 1 : last + 3]
        return "age" if old[:1] == ["old"] or old == ["of", "age"] else None
    if after in DASHES and last + 1 < len(lower):
        follows = lower[last + 1]
        apart = follows in ("year", "month") and "old" in lower[last + 2 : last + 4]
        if follows.endswith("-old") or apart:
            return "age"
    return "age" if _is_age(look, words) else None


_AS_OLD = (["as", "young", "as"], ["as", "old", "as"])


def _is_age(look: Look, words: RefusalWords) -> bool:
    """Whether the words around a number make it an age."""
    quantity, lower, before = look.quantity, look.lower, look.before
    first = quantity.first
    if before in _AGE_WORDS or (before in _LISTING and _ends_ages(lower, first)) or _follows_name(look):
        return True
    if lower[max(0, first - 3) : first] in _AS_OLD:
        return True  # girls as young as 11
    if before in ("of", "between", "from"):
        return first > 1 and lower[first - 2] in _AGE_WORDS
    oldest = quantity.high or quantity.low
    if oldest is None or quantity.unit is not None or oldest > _OLDEST:
        return False
    if look.after == "yo" or (look.after in _SHORT_YEARS and lower[look.last + 1 : look.last + 2] in _OLD):
        return True
    if before in _ANYBODY and lower[first] in LIMITS:
        return True  # holding anyone under 18 breaks the law
    if not look.bare:
        return False
    return _is_told_of_one(look) or _is_limit(look) or _is_compared(look) or _follows_noun(look, words)


_COMPARED = frozenset(("older", "younger"))


def _is_compared(look: Look) -> bool:
    """Whether people are older or younger than a number: `were 12 or younger`, `boys older than 15`."""
    lower, first, last = look.lower, look.quantity.first, look.last
    if look.after in ("or", "and") and not _COMPARED.isdisjoint(lower[last + 1 : last + 2]):
        return True
    at = first - (look.before == "than")
    return at < first and at > 0 and lower[at - 1] in _COMPARED


def _is_limit(look: Look) -> bool:
    """Whether people are told apart by an age: `children under 5`, `14 of them under five`, `men between 18
    and 60`, `adults (18-59)`."""
    lower, before, first = look.lower, look.before, look.quantity.first
    opens = lower[first]
    if opens in LIMITS and look.after in ("s", "'s"):
        return True  # the under 17's
    if before == "(" and look.after == ")" and first > 1:
        ranged = look.quantity.rule.startswith(("quantity.dash", "quantity.to"))
        return opens in LIMITS or (
            ranged and (lower[first - 2] in _OF_ALL_AGES or lower[first - 2] in _AGE_WORDS)
        )
    if opens not in LIMITS and opens != "between":
        return False
    if before in _PARTS or (
        before in BE and not _COUNTED_BEFORE.isdisjoint(lower[max(0, first - 6) : first])
    ):
        oldest = look.quantity.high or look.quantity.low
        return oldest is not None and oldest <= _OF_AGE
    return before in _OF_ALL_AGES


def _ends_ages(lower: list[str], first: int) -> bool:
    """Whether the figure at word `first` ends a list or a range of ages: `between the ages of 18 and 20`,
    `aged 3, 5 and 7`."""
    at = _list_start(lower, first)
    return at < first and not _AGE_WORDS.isdisjoint(lower[max(0, at - 2) : at])


# Words that a list of ages takes at most, so that a list of any length takes no longer.
_MOST_LISTED = 24
_LISTING = RANGE_JOINTS | {",", "or", "&"}


def _list_start(lower: list[str], first: int) -> int:
    """The first of the numbers that are listed one after the other up to word `first`."""
    at, least = first, max(2, first - _MOST_LISTED)
    while at > least and lower[at - 1] in _LISTING:
        back = at - 2
        if lower[at - 1] == "and" and lower[back] == ",":
            back -= 1
        if not lower[back][0].isdecimal():
            break
        at = back
    return at


_NOW = frozenset(("now", "then", "just", "only", "also", "both", "about"))
_TURNED = frozenset(("turned", "turns", "turning"))
_ONE = frozenset(("he", "she", "who", "i"))
_CLOSED = frozenset(("", ".", ",", ";", ")", "when", "and", "at", "-", "–", "—", "but"))


def _is_told_of_one(look: Look) -> bool:
    """Whether it is told how old somebody is: `she was 34 when`, `the boy, who was 9, died`, `turned 50`."""
    lower, first = look.lower, look.quantity.first
    at = first - (look.before in _NOW)
    if at < 2:
        return False
    if lower[at - 1] in _TURNED:
        return look.after in _CLOSED or look.after in ("on", "in", "last", "this")
    return lower[at - 1] in ("was", "is") and lower[at - 2] in _ONE and look.after in _CLOSED


_ENDED = _CLOSED | frozenset("from who was is has had of were are".split())
_PART_OF = frozenset("including mostly among many most all mainly some".split())


def _follows_noun(look: Look, words: RefusalWords) -> bool:
    """Whether a number stands beside a noun for people as their ages do: `the tram driver, 42, from Kent`,
    `the victims, 23, 25 and 31, were`, `a mother of two, 38,`."""
    lower, first = look.lower, _list_start(look.lower, look.quantity.first)
    listed_on = look.after == "," and not _PART_OF.isdisjoint(lower[look.last + 1 : look.last + 2])
    if listed_on or not (look.after in _ENDED or look.after == "or"):
        return False
    at = first - (first > 0 and lower[first - 1] in _NOW)
    if at < 2 or lower[at - 1] != ",":
        return False
    noun = lower[at - 2]
    if first < look.quantity.first or _is_listed_on(look):
        return words.of_many[noun] and "respectively" not in lower[look.last : look.last + 2]
    if words.of_one[noun]:
        return not noun.endswith("er") or noun in words.persons or _has_article(lower, at - 2)
    return at > 3 and lower[at - 3] == "of" and lower[at - 4] in _PARENTS


def _is_listed_on(look: Look) -> bool:
    """Whether a list of numbers goes on after this one, and nothing else: `23, 25 and 31, were`."""
    lower, at, listed = look.lower, look.last, 0
    end = min(len(lower), look.last + _MOST_LISTED)
    while at + 1 < end and lower[at] in (",", "and", "or") and lower[at + 1][0].isdecimal():
        at, listed = at + 2, listed + 1
    return listed > 0 and (at >= len(lower) or lower[at] in _ENDED)


_NEAR = 5  # words before a noun, its adjectives among them


def _has_article(lower: list[str], at: int) -> bool:
    return not DETERMINERS.isdisjoint(lower[max(0, at - _NEAR) : at])


def _follows_name(look: Look) -> bool:
    """`Smith, 45, said`, `Smith, now 45`, `their daughter, Lea, 4`: a number that can be an age after a
    capitalised word."""
    quantity = look.quantity
    lower, words = look.lower, look.sentence.words
    if look.before == "and" and _follows_two_names(look):
        return True
    at = quantity.first - (look.before in _NOW)
    if at < 2 or lower[at - 1] != ",":
        return False
    if quantity.unit is not None or quantity.high is None or quantity.high > _OLDEST:
        return False
    if look.after in (",", ")"):
        if lower[at - 2] in _ONE_OF_AGE:
            return True  # a boy, 7, was hurt
        if quantity.high >= _YOUNGEST and any(map(str.isupper, words[at - 2])):
            return True
    if not words[at - 2][0].isupper() or at < 3:
        return False
    kin = lower[at - 4] if at > 3 and lower[at - 3] == "," else lower[at - 3]
    return (kin in _ONE_OF_AGE and look.after in _ENDED) or _is_from_somewhere(look, at - 2)


def _follows_two_names(look: Look) -> bool:
    """Whether a number is the second age of two who are named: `Ann and Jan Maas, 34 and 32, are free`."""
    lower, words, first = look.lower, look.sentence.words, _list_start(look.lower, look.quantity.first)
    if first < 4 or lower[first - 1] != "," or look.after not in (",", ")") or not look.digits:
        return False
    if "respectively" in lower[look.last : look.last + 2]:
        return False
    names = range(max(0, first - 1 - _NEAR), first - 1)
    return lower[names.start : names.stop].count("and") == 1 and all(
        words[k][0].isupper() for k in names[-3:] if lower[k] != "and"
    )


def _is_from_somewhere(look: Look, name: int) -> bool:
    """Whether a number after a name that ends with word `name` goes on as of one person: `Ann Lee, 67 of
    Akra, died`; not `Amnesty Watch, 67 of Syria's towns`."""
    words, last = look.sentence.words, look.last
    home = look.after == "of" and last + 2 < len(words) and words[last + 1][0].isupper()
    if not home or words[last + 2] != ",":
        return False
    start = name
    while start > max(0, name - _NEAR) and words[start - 1][0].isupper():
        start -= 1
    return 0 < name - start < _NEAR and (start == 0 or look.lower[start - 1] not in STOPS)


_YOUNGEST = 10  # of those whose age follows their name; smaller numbers may count
_ONE_OF_AGE = frozenset("boy brother child daughter girl man sister son toddler woman wife husband".split())
_PARENTS = frozenset(
    "father mother parent dad mum mom daddy mummy grandfather grandmother grandparent widow widower".split()
)


def refuse_parenthood(look: Look, words: RefusalWords) -> str | None:
    """`the father of three died`: how many children somebody has, where they are not even named."""
    lower, first = look.lower, look.quantity.first
    parent = first > 1 and look.before == "of" and lower[first - 2] in _PARENTS
    return "family" if parent and look.bare and look.quantity.unit is None else None
