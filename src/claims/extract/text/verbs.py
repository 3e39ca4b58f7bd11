"""The words that tell how a number changes, which word may be a verb, and on which verb the items of a list
depend."""

from claims.extract.text.noun_phrase import VERBS
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import ARTICLES, FINITE_BE, HAVE, POSSESSIVES, STOPS
from claims.lexicon.inflection import inflect

_BEARINGS = frozenset(("rise", "fall", "cut", "up", "down"))


def build_change_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Every form of a verb of change, of longer phrases the first word, and `up` and `down`: words of
    bearings.toml that tell by how much a number changes, and those that tell only from what to what."""
    told = [entry for entry in lexicon.entries("bearing") if entry["is"] in _BEARINGS]
    told += lexicon.entries("change")
    forms = (form.partition(" ")[0] for it in told for verb in it["verbs"] for form in inflect(verb))
    nouns = (word for it in told for word in it["words"])
    return frozenset((*forms, *nouns))


_REACH = 60  # words of a list, back to the verb that it depends on
_CLAUSES = frozenset((";", ":", "that", "which", "who", "while", "but"))
_AUXILIARIES = FINITE_BE | HAVE | {"can", "could", "may", "might", "must", "shall", "should", "will", "would"}
_AFTER_VERB = ARTICLES | POSSESSIVES | frozenset("to by in from at on with for".split())
_SHORT = 4  # letters of the longest word in -ed that is no verb: sped, shed


def governing_verb(lower: list[str], first: int, verbs: frozenset[str]) -> int:
    """Where one of some verbs stands on which the figure at word `first` depends, be it further on in a list:
    `ordered 20 tanks, 9 guns and 4 ships`; -1 where another verb stands between, or none does."""
    for k in range(first - 1, max(-1, first - _REACH), -1):
        if lower[k] in verbs:
            return k
        if lower[k] in _CLAUSES or is_clause_verb(lower, k):
            return -1
    return -1


def is_clause_verb(lower: list[str], k: int) -> bool:
    """Whether word `k` is the verb of a clause, no adjective: `moved to`, not `armoured cars`."""
    word = lower[k]
    if word in VERBS or word in _AUXILIARIES:
        return True
    return len(word) > _SHORT and word.endswith("ed") and lower[k + 1] in _AFTER_VERB


# Auxiliaries, and adverbs that stand between a name and what it does: "Moscow has now sent".
VERB_OPENERS = frozenset(
    "has have had will would is was also could can may might must once now still".split()
)


def is_verb(word: str) -> bool:
    """Whether a word in small letters may be a finite verb: one that is known, or by its ending."""
    if word in VERBS or word in VERB_OPENERS:
        return True
    return len(word) > 3 and word.endswith(("ed", "s")) and not word.endswith(("ss", "'s"))


def is_acting_beside(lower: list[str], first: int, last: int) -> bool:
    """Whether the name at words `first` to `last` does something in a clause that `with` opens beside the
    main one: `Troops left, with Chad losing 20 men and Mali sending 30`."""
    if not 0 < first < last < len(lower) or not _is_deed(lower[last]):
        return False
    first -= first > 1 and lower[first - 1] == "the"
    if lower[first - 1] not in _JOINING:
        return lower[first - 1] == "with"
    floor = max(1, first - _BESIDE)
    opens = next((k for k in range(first - 2, floor - 1, -1) if lower[k] == "with"), 0)
    return opens > 0 and lower[opens - 1] == "," and any(map(_is_deed, lower[opens:first]))


def _is_deed(word: str) -> bool:
    return word.endswith("ing") and word not in _NO_DEEDS


_BESIDE = 24  # words from "with" to the last name that it leads
_JOINING = frozenset(("and", ","))
_NO_DEEDS = frozenset(
    "according beginning concerning during evening excluding following including king morning nothing "
    "pending regarding spring something starting string wing".split()
)
_LAST_OF_LIST = 4  # words


def after_ago(lower: list[str], first: int) -> int:
    """The word after a time that begins at word `first`, as `two years ago`, `more than a week earlier`; else
    that word."""
    for k in range(first + 2, min(len(lower), first + _AGO)):
        if lower[k] in _BEFORE_NOW and lower[k - 1].removesuffix("s") in _SPANS:
            return k + 1
        if not lower[k][0].isalnum():
            break
    return first


_AGO = 7  # words: "nearly two and a half years ago"
_BEFORE_NOW = frozenset(("ago", "before", "earlier", "previously"))
_SPANS = frozenset("minute hour day week weekend fortnight month year decade".split())


def closes_list(lower: list[str], comma: int) -> bool:
    """Whether the last of a list follows a comma, before what happened to all: `20 men, a boy, and a girl
    were hurt`."""
    first = comma + 1
    if lower[first : first + 1] != ["and"] or lower[first + 1 : first + 2] not in (["a"], ["an"], ["one"]):
        return False
    verb = next(
        (k for k in range(first + 2, min(len(lower), first + 2 + _LAST_OF_LIST)) if lower[k] in _ALL), 0
    )
    return verb > first + 2 and all(it.isalpha() and it not in STOPS for it in lower[first + 2 : verb])


_ALL = frozenset(("were", "have", "are"))
