"""Refuse numbers that count nothing of their own: they only point to what the text tells elsewhere, open a
list, name a source, single out the first or set a limit, or stand for nobody in particular.
"""

from decimal import Decimal

from claims.extract.refuse.refusal import Look, RefusalWords
from claims.extract.text.noun_phrase import is_all_capitals
from claims.lexicon.inflection import singular
from claims.model import Qualifier

_ONE = Decimal(1)
_FEW = Decimal(5)  # up to so many may be named one by one in the text
_DEFINITE = frozenset("the these those its their both other our his her between".split())
_OPENERS = ("The first", "One ", "First,", "The one", "The former")
_PLAIN = frozenset((Qualifier.EXACT, Qualifier.APPROXIMATE))
_PRONOUNS = frozenset(("one", "1", "a", "an"))


def refuse_one(look: Look, words: RefusalWords) -> str | None:
    """`one` alone is a pronoun or determiner; after a modifier it counts."""
    quantity = look.quantity
    if look.lower[look.first] == "zero" and look.after in ("tolerance", "sum"):
        return "name"
    if look.lower[look.first] not in _PRONOUNS or quantity.unit is not None:
        return None
    if quantity.low != _ONE:
        return None
    any_ = look.lower[look.last : look.last + 2] == ["or", "more"]  # one or more of them
    return "one" if any_ or quantity.qualifier in _PLAIN else None


def _is_few(look: Look) -> bool:
    """Whether the number is a small one in words, such as a list or a reference back has."""
    low = look.quantity.low
    if look.digits or low is None or low > _FEW:
        return False
    return low == look.quantity.high and look.quantity.unit != "percent"


def refuse_list(look: Look, words: RefusalWords) -> str | None:
    """`two camps. The first, ...`, `three towns: A, B and C`, `A and B, two towns of`: a small number that
    only opens a list or sums it up."""
    if look.bare or not _is_few(look):
        return None
    sentence, end = look.sentence, look.quantity.noun[1]
    if _names_of(look, end) or _names_before(look, end):
        return "list"
    after = sentence.words[end : end + 3]
    if after[:1] == [":"]:
        return "list"
    if after and after[0] in _LIST_OPENERS:
        return "list" if not look.quantity.named[1] and _names_follow(look, end) else None
    if after and (len(after) == 3 or after[0] not in ".!?"):
        return None
    following = sentence.text[sentence.end : sentence.end + 40].lstrip()
    return "list" if following.startswith(_OPENERS) else None


def _names_before(look: Look, end: int) -> bool:
    """Whether those that are counted were named right before: `in Akra and Belo, two towns of the north`."""
    words, lower, first = look.sentence.words, look.lower, look.first
    if first < _TWO_NAMES or look.before != "," or lower[end : end + 1] not in _WHERE:
        return False
    if look.quantity.named[0] != "settlements":
        return False
    joint = next((k for k in range(first - 2, max(0, first - 2 - _NAME_WORDS), -1) if lower[k] == "and"), 0)
    names = [*words[joint + 1 : first - 1], words[joint - 1]] if joint else [""]
    return all(it[:1].isupper() for it in names) and not is_all_capitals(look.sentence)


_TWO_NAMES = 4  # words of the shortest: "Akra and Belo,"
_WHERE = (["along"], ["close"], ["in"], ["near"], ["of"], ["on"], ["outside"], ["that"], ["where"])
_ARE = frozenset("are were include includes included is".split())


def _names_of(look: Look, end: int) -> bool:
    """Whether those that are counted are only named: `the two districts of Akra and Belo`, `the two districts
    are Akra and Belo`."""
    words, lower, n = look.sentence.words, look.lower, len(look.lower)
    if look.before not in _DEFINITE or end + 2 >= n or not (lower[end] == "of" or lower[end] in _ARE):
        return False
    joined = [k for k in range(end + 2, min(n - 1, end + _LISTED)) if lower[k] == "and"]
    if not joined or not words[end + 1][0].isupper() or is_all_capitals(look.sentence):
        return False
    between = words[end + 1 : joined[0]]
    return words[joined[0] + 1][0].isupper() and all(it[0].isupper() or it == "," for it in between)


_LISTED = 16  # words of a list


_LIST_OPENERS = frozenset(("-", "–", "—", ",", "("))
_NAME_WORDS = 4  # of one name of a list
_JOINTS = frozenset((",", "and", "&", "-", "–", "—", "/"))


def _names_follow(look: Look, end: int) -> bool:
    """Whether the names of those that were counted follow at word `end`: `two towns, A and B`, `four
    districts (A, B, C & D)`."""
    sentence = look.sentence
    words, n = sentence.words, len(sentence.words)
    i = end + 1
    while i < n and (words[i] in "-–—" or words[i] == "the"):
        i += 1
    if i >= n or not words[i][0].isupper() or is_all_capitals(sentence):
        return False
    start = i
    while i < min(n, start + _NAME_WORDS) and words[i][0].isupper():
        i += 1
    joined = i < n and (words[i] in _JOINTS or words[i] == "(")
    return joined and (words[end] != "," or words[i] == "and")


_SOURCES = frozenset("source official person diplomat aide insider executive lawyer".split())
_SPEAKING = frozenset(
    "said told briefed familiar knowledge close confirmed involved say says tell added quoted cited".split()
)
_INFORMED = 3  # words: "with direct knowledge"


def refuse_sources(look: Look, words: RefusalWords) -> str | None:
    """`according to two officials`, `three sources said`: those who tell the news are not what it counts."""
    quantity, lower = look.quantity, look.lower
    if look.digits or look.bare or quantity.low is None or singular(lower[quantity.head]) not in _SOURCES:
        return None
    first, end = quantity.first, quantity.noun[1]
    if lower[max(0, first - 2) : first] == ["according", "to"] or "sources" in lower[quantity.head : end]:
        return "sources"
    told = look.before in ("citing", "quoting") or (
        first > 1
        and look.before == "by"
        and lower[first - 2] in ("confirmed", "identified", "quoted", "cited")
    )
    speak = lower[end : end + 1]
    if speak == ["with"]:  # "two people with direct knowledge of the matter"
        speak = lower[end : end + _INFORMED]
    return "sources" if told or not _SPEAKING.isdisjoint(speak) else None


def refuse_superlative(look: Look, words: RefusalWords) -> str | None:
    """`the world's two largest ports`, `the 20 most affected states`: those told apart from all others."""
    lower, last = look.lower, look.last
    if look.quantity.unit is not None or look.before not in ("'s", "the") or not look.after:
        return None
    if look.after == "most":
        return "back-reference" if lower[last + 1 : last + 2] and lower[last + 1].endswith(_DEGREES) else None
    return "back-reference" if look.before == "'s" and look.after.endswith("est") else None


_GATHERINGS = frozenset(
    "assemblies assembly crowds events gathering gatherings groups meetings parties rallies".split()
)
_TO_SIZE = frozenset("of with to over above exceeding than".split())
_TO_MEET = frozenset("assembling congregating gathering meeting mixing socialising socializing".split())
_FORBIDDING = frozenset(
    "allowed ban banned banning bans cancel cancelled cap capped curb curbs forbid forbidden forbids law "
    "limit limited limiting limits permitted prevents prohibit prohibited prohibiting prohibition prohibits "
    "restrict restricted restricting restriction restrictions restricts rule rules stop stops".split()
)


def refuse_limit(look: Look, words: RefusalWords) -> str | None:
    """`limits gatherings to eight people`, `a ban on more than six people meeting`: the size that a rule
    sets, of no one gathering."""
    quantity, lower = look.quantity, look.lower
    if not quantity.named[1] or quantity.unit is not None:
        return None
    first, end = quantity.first, quantity.noun[1]
    sized = (
        first > 1 and look.before in _TO_SIZE and not _GATHERINGS.isdisjoint(lower[max(0, first - 3) : first])
    )
    met = quantity.qualifier is Qualifier.AT_LEAST and not _TO_MEET.isdisjoint(lower[end : end + 1])
    return "limit" if (sized or met) and not _FORBIDDING.isdisjoint(lower) else None


_DEGREES = ("ed", "ly", "ous", "ful", "al", "ent", "ive", "ant", "able", "ing", "ic")


def refuse_back_reference(look: Look, words: RefusalWords) -> str | None:
    """`the two countries`, `the three sides`, `the two agreed`: named before, not counted here."""
    if look.last - look.first != 1 or not _is_few(look):
        return None
    definite = look.before in _DEFINITE
    if look.quantity.head < 0:
        told = look.quantity.metric_found.rule.startswith("event.")
        return "back-reference" if definite and not told else None
    head = singular(look.lower[look.quantity.head])
    return "back-reference" if head in (words.parties if definite else words.abstractions) else None


def refuse_uncounted(look: Look, words: RefusalWords) -> str | None:
    """A bare number with no noun, no unit and nothing that happened to it counts nothing."""
    quantity = look.quantity
    if not look.bare or quantity.metric_found.rule != "metric.none" or quantity.per:
        return None
    if _is_of_many(look.lower, quantity.last) or look.lower[quantity.last : quantity.last + 2] == [
        "of",
        "us",
    ]:
        return None  # 2.2 per 100,000; five of us arrived
    return "uncounted" if quantity.qualifier is Qualifier.EXACT else None


def _is_of_many(lower: list[str], k: int) -> bool:
    """Whether so many of a large number begin at word `k`: `2.2 per 100,000`."""
    return lower[k : k + 1] == ["per"] and lower[k + 1 : k + 2] != [] and lower[k + 1][0].isdecimal()
