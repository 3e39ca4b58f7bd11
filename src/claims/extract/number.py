"""Read a number that begins at a word: digits with any grouping, words, scales, fractions, orders.

Values are exact decimals: `16.4 million` is 16400000. An order word has two bounds (`dozens` 24 to 99,
the annotation guide's table), every other number has equal ones.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.sentence import Sentence

# Digits with their grouping, the strictest form first: 1,024 and 1,80,000 (Indian), also damaged by a
# backslash or a line break behind the comma; 1 024 with any kind of space; 1.024.000; 3.14; 1024.
_DIGITS = re.compile(
    r"\d{1,3}(?:,\\?\d{2,3})*(?:,[\\\n]?\d{3})(?:\.\d{1,2})?(?!\d)"
    r"|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,.]\d|\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)"
    r"|\d{1,40}(?:\.\d{1,12})?(?!\d)"
)
_MIXED = re.compile(r"(\d{1,3})[ -]([1-9])/([2-9])(?![\d/])")
_NO_DIGIT = re.compile(r"[^\d.]")
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
# A word of these before a scale or order word: "several hundred" has the bounds of "hundreds".
_VAGUE = frozenset(("several", "few", "many"))
_THOUSAND = 1000


class Number(NamedTuple):
    """Words `first` up to, not including, `last`; `low` and `high` are equal unless it is an order word."""

    first: int
    last: int
    low: Decimal
    high: Decimal
    kind: str  # digits, words, order, fraction, compound
    scale: int = 1  # of the scale word that it ends with: 1000 in "18 thousand"


class Words(NamedTuple):
    """The number words by kind, as the lexicon has them."""

    cardinals: Mapping[str, int]  # one to ninety-nine, hyphenated ones as well
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    orders: Mapping[str, tuple[int, int]]
    fractions: Mapping[str, Decimal]
    articled: frozenset[str]  # those that may have an article before them: a hundred, a third
    starts: frozenset[str]  # every word that a number can begin with, but for its article


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
    orders = {word: (low, high) for word, (low, high) in kinds["order"].items()}  # type: ignore[misc]
    fractions = {word: Decimal(str(value)) for word, value in kinds["fraction"].items()}
    scales: dict[str, int] = dict(kinds["scale"])  # type: ignore[arg-type]
    starts = {*cardinals, *orders, *scales, *fractions, *_VAGUE, *_VULGAR}
    articled = frozenset({*scales, *fractions})
    return Words(cardinals, scales, dict(kinds["suffix"]), orders, fractions, articled, frozenset(starts))  # type: ignore[arg-type]


def read_number(sentence: Sentence, i: int, words: Words) -> Number | None:
    """The number that begins with word `i`, or None. `a` and `an` begin one only before a scale word."""
    lower = sentence.lower[i]
    if lower[0].isdecimal():
        return _read_digits(sentence, i, words)
    if lower in words.orders:
        return _read_order(sentence, i, words)
    if lower in _VAGUE:
        return _read_vague(sentence, i, words)
    return (
        _read_fraction(sentence, i, words) or _read_words(sentence, i, words) or _read_compound(sentence, i, words)
    )


def _read_digits(sentence: Sentence, i: int, words: Words) -> Number | None:
    mixed = _MIXED.match(sentence.text, sentence.starts[i], sentence.end)
    if mixed:  # 2 1/2
        whole, top, bottom = (Decimal(part) for part in mixed.groups())
        value = whole + top / bottom
        return Number(i, _word_behind(sentence, i, mixed.end()), value, value, "digits")
    match = _DIGITS.match(sentence.text, sentence.starts[i], sentence.end)
    if not match:
        return None
    last = _word_behind(sentence, i, match.end())
    figure = match.group()
    grouped = figure.count(".") > 1 or not figure[-1].isdecimal()
    digits = _NO_DIGIT.sub("", figure)
    value = Decimal(digits.replace(".", "") if grouped else digits)
    if last < len(sentence) and sentence.words[last] in _VULGAR and sentence.starts[last] == match.end():
        value += _VULGAR[sentence.words[last]]
        last += 1
    scale, last = _scale_behind(sentence, last, words)
    return Number(i, last, value * scale, value * scale, "digits", scale)


def _word_behind(sentence: Sentence, i: int, end: int) -> int:
    """The number of the first word that starts at or behind offset `end`."""
    starts = sentence.starts
    while i < len(starts) and starts[i] < end:
        i += 1
    return i


def _scale_behind(sentence: Sentence, i: int, words: Words) -> tuple[int, int]:
    """The product of the scale words at `i` (`million`, `-thousand`, `bn` close by) and the word behind."""
    lower, scale = sentence.lower, 1
    n = len(lower)
    if i < n and lower[i] in words.suffixes and sentence.starts[i] == sentence.ends[i - 1]:
        if lower[i] != "m" or not _measures_length(sentence, i):
            return words.suffixes[lower[i]], i + 1
        return 1, i
    while i < n:
        if lower[i] in words.scales and lower[i] != "score":
            scale, i = scale * words.scales[lower[i]], i + 1
        elif lower[i] == "-" and i + 1 < n and lower[i + 1] in words.scales:
            scale, i = scale * words.scales[lower[i + 1]], i + 2
        else:
            break
    if i < n and scale == 1 and lower[i] in ("mn", "mln", "bn", "tn"):
        return words.suffixes[lower[i]], i + 1
    return scale, i


_LENGTHS = frozenset(
    "long high deep wide away tall from north south east west race sprint above below".split()
)


def _measures_length(sentence: Sentence, i: int) -> bool:
    """Whether the `m` at word `i` stands for metres: `30m deep`, `100m from the border`."""
    return i + 1 < len(sentence) and sentence.lower[i + 1] in _LENGTHS


def _read_words(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`two and a half million`, `a hundred and twenty`, `three hundred thousand`, `half a million`."""
    lower, n = sentence.lower, len(sentence)
    opening = _opening(lower, i, words)
    if opening is None:
        return None
    part, k = opening  # the running group: what stands before the next scale word
    total, scale, limit = Decimal(0), 1, Decimal("inf")  # `scale`: the word before was this one
    while k < n:
        j = k + 1 if lower[k] == "-" else k
        if j < n and lower[j] in words.scales and lower[j] != "score":
            scale, k = words.scales[lower[j]], j + 1
            if scale >= limit:
                return Number(i, j, total + part, total + part, "words", 1)
            part *= scale
            if scale >= _THOUSAND:
                total, part, limit = total + part, Decimal(0), Decimal(scale)
        elif lower[k : k + 2] == ["and", "a"] and lower[k + 2 : k + 3] in (["half"], ["quarter"]):
            share = Decimal("0.5") if lower[k + 2] == "half" else Decimal("0.25")
            k += 3
            part += limit * share if part == 0 and total else share
        else:
            joined = _group_behind(lower, k, scale, words)
            if joined is None:
                break
            (size, k), scale = joined, 1
            part += size
    return Number(i, k, total + part, total + part, "words", scale)


def _read_compound(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`seven-year`, `two-state`: a number inside a compound word; it is found to be refused with its reason."""
    value = words.cardinals.get(sentence.lower[i].partition("-")[0]) if "-" in sentence.lower[i] else None
    return None if value is None else Number(i, i + 1, Decimal(value), Decimal(value), "compound")


def _opening(lower: list[str], i: int, words: Words) -> tuple[Decimal, int] | None:
    """What a number in words begins with, and the word behind it: `twenty five`, `a`, `half a`, `a quarter of a`."""
    word, rest = lower[i], lower[i + 1 : i + 5]
    if word in words.cardinals:
        return _small(lower, i, words)
    for opening, value in _PARTS:
        k = i + len(opening)
        if tuple(lower[i:k]) == opening and k < len(lower) and lower[k] in words.scales:
            return value, k
    if rest and word in ("a", "an") and rest[0] in words.scales:
        return (Decimal(1), i + 1) if rest[0] != "score" or rest[1:2] == ["of"] else None
    spelled = _spelled_out(word, words)
    return None if spelled is None else (spelled, i + 1)


# Before a scale word: "half a million", "a quarter of a million".
_PARTS = (
    (("half", "a"), Decimal("0.5")),
    (("a", "half"), Decimal("0.5")),
    (("half",), Decimal("0.5")),
    (("a", "quarter", "of", "a"), Decimal("0.25")),
    (("a", "quarter"), Decimal("0.25")),
    (("three", "quarters", "of", "a"), Decimal("0.75")),
)


def _small(lower: list[str], i: int, words: Words) -> tuple[Decimal, int]:
    """The number below a hundred at word `i`, in one word or two (`twenty five`), and the word behind it."""
    value = words.cardinals[lower[i]]
    following = words.cardinals.get(lower[i + 1], 0) if i + 1 < len(lower) else 0
    if value >= 20 and value % 10 == 0 and 0 < following < 10:
        return Decimal(value + following), i + 2
    return Decimal(value), i + 1


def _group_behind(lower: list[str], k: int, scale: int, words: Words) -> tuple[Decimal, int] | None:
    """The small number that goes on behind a scale word: `hundred (and) twenty`, `thousand five (hundred)`.

    None where another number begins: in `fourteen thousand and eighteen thousand` there are two.
    """
    j = k + 1 if lower[k] == "and" else k
    if scale < 100 or j >= len(lower) or lower[j] not in words.cardinals:
        return None
    size, end = _small(lower, j, words)
    following = words.scales.get(lower[end], 0) if end < len(lower) else 0
    if following >= scale and not (scale == 100 and following >= _THOUSAND):
        return None
    return size, end


def _spelled_out(word: str, words: Words) -> Decimal | None:
    """A number in one hyphenated word: `two-and-a-half`, `four-hundred`, `three-million`."""
    if "-" not in word:
        return None
    if word.endswith("-and-a-half") and word[:-11] in words.cardinals:
        return words.cardinals[word[:-11]] + Decimal("0.5")
    first, *rest = word.split("-")
    if (first not in words.cardinals and first != "a") or not all(piece in words.scales for piece in rest):
        return None
    value = Decimal(words.cardinals.get(first, 1))
    for piece in rest:
        value *= words.scales[piece]
    return value


def _read_order(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`dozens`, `tens of thousands`, `hundreds of millions`; `tens` alone is none."""
    lower = sentence.lower
    low, high = words.orders[lower[i]]
    last = i + 1
    if lower[last : last + 1] == ["of"] and last + 1 < len(lower) and lower[last + 1] in words.orders:
        factor = words.orders[lower[last + 1]][0]
        if factor >= _THOUSAND:
            low, high, last = low * factor, (high + 1) * factor - 1, last + 2
    if lower[i] == "scores" and lower[last : last + 1] != ["of"] and i > 0 and sentence.words[i].islower():
        return None  # "test scores", "he scores": the order word alone begins a sentence or has its "of"
    return Number(i, last, Decimal(low), Decimal(high), "order")


def _read_vague(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`several hundred`, `a few thousand`, `many thousands`: the bounds of the order word."""
    lower, n = sentence.lower, len(sentence)
    if i + 1 >= n:
        return None
    if lower[i + 1] in words.orders:
        number = _read_order(sentence, i + 1, words)
        return number and number._replace(first=i)
    scale, last = _scale_behind(sentence, i + 1, words)
    if scale == 1:
        return None
    low, high = (24, 99) if scale == 12 else (scale, scale * 10 - 1)
    first = i - 1 if i and lower[i - 1] == "a" else i
    return Number(first, last, Decimal(low), Decimal(high), "order")


_PARTITIVE = frozenset(("of", "the", "its", "their", "his", "her", "all", "those", "these", "that"))


def _read_fraction(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`half of`, `two-thirds`, `a quarter of`, `three quarters of`: a share in percent."""
    lower, n = sentence.lower, len(sentence)
    word = lower[i]
    if word in words.cardinals:
        odds = _read_odds(sentence, i, words)
        if odds:
            return odds
    times, last = Decimal(1), i
    if word in ("a", "an", "one") or word in words.cardinals:
        times, last = Decimal(words.cardinals.get(word, 1)), i + 1
        last += lower[last : last + 1] == ["-"]
    elif "-" in word:
        top, _, bottom = word.partition("-")
        if bottom in words.fractions and (top in words.cardinals or top == "a"):
            value = _share(Decimal(words.cardinals.get(top, 1)), words.fractions[bottom])
            return Number(i, i + 1, value, value, "fraction")
        return None
    elif word != "half":
        return None
    if last >= n or lower[last] not in words.fractions:
        return None
    share = words.fractions[lower[last]]
    last += 1
    plural = times > 1 and lower[last - 1].endswith("s")
    if not plural and (
        last >= n or lower[last] not in (_PARTITIVE if lower[last - 1] == "half" else ("of",))
    ):
        return None
    if lower[last : last + 3] in (["of", "a", scale] for scale in words.scales):
        value = share / 100 * words.scales[lower[last + 2]]
        return Number(i, last + 3, value, value, "words")
    value = _share(times, share)
    return Number(i, last, value, value, "fraction")


def _read_odds(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`one in three`, `nine out of ten`, `one in every five`: a share in percent."""
    lower = sentence.lower
    if lower[i + 1 : i + 2] == ["in"] and lower[i] == "one":
        k = i + 2
    elif lower[i + 1 : i + 3] == ["out", "of"]:
        k = i + 3
    else:
        return None
    k += lower[k : k + 1] == ["every"]
    if k >= len(lower) or not (lower[k] in words.cardinals or lower[k] in ("10", "20", "100", "1,000")):
        return None
    whole = Decimal(words.cardinals.get(lower[k]) or lower[k])
    if whole <= words.cardinals[lower[i]] or lower[k + 1 : k + 2] == ["-"]:
        return None
    value = (Decimal(100) * words.cardinals[lower[i]] / whole).quantize(Decimal("0.01")).normalize()
    return Number(i, k + 1, value, value, "fraction")


def _share(times: Decimal, share: Decimal) -> Decimal:
    """So many thirds, quarters, ... in percent to two places: two thirds are 66.67."""
    if share == Decimal("33.33"):
        return (times * 100 / 3).quantize(Decimal("0.01"))
    return times * share
