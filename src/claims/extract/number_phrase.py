"""Read a number in words: `two and a half million`, `dozens`, `two-thirds`, `one in three`."""

from decimal import Decimal

from claims.extract.number_word import THOUSAND, Number, Words
from claims.extract.sentence import Sentence


def read_words(sentence: Sentence, i: int, words: Words) -> Number | None:
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
            if scale >= THOUSAND:
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


def read_compound(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`seven-year`, `two-state`: a number inside a compound word; it is found to be refused with its reason."""
    value = words.cardinals.get(sentence.lower[i].partition("-")[0]) if "-" in sentence.lower[i] else None
    return None if value is None else Number(i, i + 1, Decimal(value), Decimal(value), "compound")


def _opening(lower: list[str], i: int, words: Words) -> tuple[Decimal, int] | None:
    """What a number in words begins with, and the word behind it: `twenty five`, `a`, `half a`, `a quarter
    of a`."""
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
    if following >= scale and not (scale == 100 and following >= THOUSAND):
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


def read_order(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`dozens`, `tens of thousands`, `hundreds of millions`; `tens` alone is none."""
    lower = sentence.lower
    low, high = words.orders[lower[i]]
    last = i + 1
    if lower[last : last + 1] == ["of"] and last + 1 < len(lower) and lower[last + 1] in words.orders:
        factor = words.orders[lower[last + 1]][0]
        if factor >= THOUSAND:
            low, high, last = low * factor, (high + 1) * factor - 1, last + 2
    if lower[i] == "scores" and lower[last : last + 1] != ["of"] and i > 0 and sentence.words[i].islower():
        return None  # "test scores", "he scores": the order word alone begins a sentence or has its "of"
    return Number(i, last, Decimal(low), Decimal(high), "order")


_PARTITIVE = frozenset(("of", "the", "its", "their", "his", "her", "all", "those", "these", "that"))


def read_fraction(sentence: Sentence, i: int, words: Words) -> Number | None:
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
