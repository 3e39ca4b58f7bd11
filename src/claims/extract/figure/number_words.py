"""What a number is, and the words that make numbers, indexed."""

from collections.abc import Mapping
from decimal import Decimal

from claims.lexicon import Lexicon
from claims.lexicon.per_word import Seen
from claims.record_type import record

# A word of these before a scale or order word: "several hundred" has the bounds of "hundreds".
VAGUE = frozenset(("several", "few", "many", "couple"))
VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
THOUSAND = 1000


@record
class Number:
    """Words `first` up to, not including, `last`; `low` and `high` are equal unless it is an order word."""

    first: int
    last: int
    low: Decimal
    high: Decimal
    kind: str  # digits, words, order, fraction, compound
    scale: int = 1  # of the scale word that it ends with: 1000 in "18 thousand"


@record
class Words:
    """The number words by kind, as the lexicon has them."""

    cardinals: Mapping[str, int]  # one to ninety-nine, hyphenated ones as well
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    orders: Mapping[str, tuple[int, int]]
    fractions: Mapping[str, Decimal]
    articled: frozenset[str]  # those that may have an article before them: a hundred, a third
    starts: frozenset[str]  # every word that a number can begin with, but for its article
    begins: Seen[bool]  # whether a number can begin with a word: digits, number words, compounds of them


def build_words(lexicon: Lexicon) -> Words:
    """The number words of a lexicon, indexed."""
    kinds: dict[str, dict[str, object]] = {}
    for entry in lexicon.entries("number"):
        kinds.setdefault(entry["kind"], {}).update(entry["values"])
    units, tens = kinds["cardinal"], kinds["tens"]
    cardinals: dict[str, int] = {**units, **tens}  # type: ignore[dict-item]
    for ten, value in tens.items():
        for unit, plus in units.items():
            if 0 < plus < 10:  # type: ignore[operator]
                cardinals[f"{ten}-{unit}"] = value + plus  # type: ignore[operator]
    orders: dict[str, tuple[int, int]] = {word: tuple(ends) for word, ends in kinds["order"].items()}  # type: ignore[arg-type, misc]
    fractions = {word: Decimal(str(value)) for word, value in kinds["fraction"].items()}
    scales: dict[str, int] = dict(kinds["scale"])  # type: ignore[arg-type]
    starts = frozenset({*cardinals, *orders, *scales, *fractions, *VAGUE, *VULGAR})
    articled = frozenset({*scales, *fractions})
    suffixes: dict[str, int] = dict(kinds["suffix"])  # type: ignore[arg-type]

    def begins(word: str) -> bool:
        opening, hyphen, _ = word.partition("-")  # `seven-year`, `two-and-a-half`, `a-third`
        return (
            word in starts
            or word[0].isdecimal()
            or (hyphen != "" and (opening in cardinals or opening in ("a", "half", "quarter")))
        )

    return Words(cardinals, scales, suffixes, orders, fractions, articled, starts, Seen(begins))
