"""Read a share that is told in two numbers: `one in three`, `nine out of ten`, `one in every 15`."""

from decimal import Decimal

from claims.extract.figure.number_words import Number, Words
from claims.lexicon.inflection import singular

_BETWEEN = frozenset(("in", "out", "of"))
_ROUND = frozenset(("10", "20", "100"))
_TENTHS = _ROUND | {"ten", "hundred"}
_LARGEST_WHOLE = 3  # digits of it: four are a year
_TIMES = frozenset(
    "second minute hour day night week weekend month year decade attempt game match round".split()
)  # "one in 24 hours"


def read_odds(lower: list[str], i: int, words: Words) -> Number | None:
    """`one in three`, `nine out of ten`, `one in every 15`, `4 in 10`: a share in percent."""
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if following not in _BETWEEN:
        return None
    part, k = _counted(lower[i], words), i + 2
    if following == "out":
        k += lower[k : k + 1] == ["of"]
    every = lower[k : k + 1] == ["every"]
    k += every
    whole = _counted(lower[k], words) if k < len(lower) else None
    if part is None or whole is None or whole <= part or lower[k + 1 : k + 2] == ["-"]:
        return None
    if not every and not _is_share(lower, following, part, k):
        return None
    value = (Decimal(100) * part / whole).quantize(Decimal("0.01")).normalize()
    return Number(i, k + 1, value, value, "fraction")


def _counted(word: str, words: Words) -> int | None:
    """A small number, as a word or in digits."""
    if word.isdecimal() and len(word) <= _LARGEST_WHOLE:
        return int(word)
    return words.cardinals.get(word)


def _begins_clause(lower: list[str], k: int) -> bool:
    """Whether a share with its second number at word `k` stands where a clause begins: `two in three of
    them`; not so `killed two in three villages`."""
    first = k - 3 if lower[k - 1] == "every" else k - 2
    while first > 0 and lower[first - 1] in _GAUGES:
        first -= 1
    return first <= 0 or lower[first - 1] in _OPENERS


_GAUGES = frozenset("about almost around at least more nearly over roughly some than".split())
_OPENERS = frozenset((",", ";", ":", "and", "but", "that", "with", "-", "–", "—", '"', "“"))


def _is_share(lower: list[str], following: str, part: int, k: int) -> bool:
    """Whether numbers with `in` or `out of` between them are a share, `k` being the second: `2 in 10 days` is
    none, nor are `20 out of 33 districts`, which are counted."""
    after = singular(lower[k + 1]) if k + 1 < len(lower) else ""
    if after in _TIMES or following == "of":
        return False
    if following == "out":
        return not lower[k].isdecimal() or lower[k] in _ROUND
    return part == 1 or lower[k] in _TENTHS or (not lower[k].isdecimal() and _begins_clause(lower, k))
