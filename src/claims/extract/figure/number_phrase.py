"""Read a number in words: `two and a half million`, `dozens`, `two-thirds`, `one in three`."""

from decimal import Decimal

from claims.extract.figure.number_words import THOUSAND, Number, Words
from claims.extract.text.sentence import Sentence
from claims.lexicon.inflection import is_plural, singular


def read_words(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`two and a half million`, `a hundred and twenty`, `three hundred thousand`, `half a million`."""
    lower, n = sentence.lower, len(sentence.lower)
    opening = _opening(lower, i, words)
    if opening is None:
        return None
    part, k = opening  # the running group: what stands before the next scale word
    scales = words.scales
    total, scale, limit = _ZERO, 1, _ENDLESS  # `scale`: the word before was this one
    while k < n:
        word = lower[k]
        j = k + 1 if word == "-" else k
        if j < n and lower[j] in scales and lower[j] != "score":
            scale, k = scales[lower[j]], j + 1
            if scale >= limit:
                return Number(i, j, total + part, total + part, "words", 1)
            part *= scale
            if scale >= THOUSAND:
                total, part, limit = total + part, _ZERO, Decimal(scale)
        elif word == "and" and k + 2 < n and lower[k + 1] == "a" and lower[k + 2] in _AND_A:
            share = _AND_A[lower[k + 2]]
            k += 3
            part += limit * share if part == 0 and total else share
        else:
            joined = _group_after(lower, k, scale, words)
            if joined is None:
                break
            (size, k), scale = joined, 1
            part += size
    return Number(i, k, total + part, total + part, "words", scale)


_ZERO, _ENDLESS = Decimal(0), Decimal("inf")
_AND_A = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}  # "two and a half million"


def read_compound(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`seven-year`, `two-state`: a number inside a compound word; found to be refused with its reason."""
    opening, hyphen, _ = sentence.lower[i].partition("-")
    value = words.cardinals.get(opening) if hyphen else None
    return None if value is None else Number(i, i + 1, Decimal(value), Decimal(value), "compound")


def _opening(lower: list[str], i: int, words: Words) -> tuple[Decimal, int] | None:
    """What a number in words begins with, and the word after it: `twenty five`, `a`, `half a`, `a quarter
    of a`."""
    word = lower[i]
    if word in words.cardinals:
        return _small(lower, i, words)
    for opening, value in _PARTS.get(word, ()):
        k = i + len(opening)
        if k < len(lower) and lower[k] in words.scales and lower[i:k] == opening:
            return value, k
    if i == 0 and word in words.scales and word != "score" and len(lower) > 1 and is_plural(lower[1]):
        return Decimal(1), 0  # "Hundred victims found", as headlines have it
    if word in ("a", "an") and i + 1 < len(lower) and lower[i + 1] in words.scales:
        return (Decimal(1), i + 1) if lower[i + 1] != "score" or lower[i + 2 : i + 3] == ["of"] else None
    if word == "a" and i + 1 < len(lower) and lower[i + 1].startswith(("half-", "quarter-")):
        word, i = lower[i + 1], i + 1  # "a half-million"
    spelled = _spelled_out(word, words)
    return None if spelled is None else (spelled, i + 1)


# Before a scale word: "half a million", "a quarter of a million".
_PARTS = {
    "half": ((["half", "a"], Decimal("0.5")), (["half"], Decimal("0.5"))),
    "a": (
        (["a", "half"], Decimal("0.5")),
        (["a", "quarter", "of", "a"], Decimal("0.25")),
        (["a", "quarter"], Decimal("0.25")),
    ),
    "quarter": ((["quarter", "of", "a"], Decimal("0.25")),),  # "up to quarter of a million", in headlines
}


def _small(lower: list[str], i: int, words: Words) -> tuple[Decimal, int]:
    """The number below a hundred at word `i`, in one word or two (`twenty five`), and the word after it."""
    value = words.cardinals[lower[i]]
    following = words.cardinals.get(lower[i + 1], 0) if i + 1 < len(lower) else 0
    if value >= 20 and value % 10 == 0 and 0 < following < 10:
        return Decimal(value + following), i + 2
    return Decimal(value), i + 1


def _group_after(lower: list[str], k: int, scale: int, words: Words) -> tuple[Decimal, int] | None:
    """The small number that goes on after a scale word: `hundred (and) twenty`, `thousand five (hundred)`.

    None where another number begins: in `fourteen thousand and eighteen thousand` there are two.
    """
    if scale < 100:
        return None
    j = k + 1 if lower[k] == "and" else k
    if j >= len(lower) or lower[j] not in words.cardinals:
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
    if first in _AND_A:  # `half-million`, `half-a-million`, `quarter-million`
        value, rest = _AND_A[first], rest[rest[0] == "a" :]
    elif first in words.cardinals or first == "a":
        value = Decimal(words.cardinals.get(first, 1))
    else:
        return None
    if not rest or not all(piece in words.scales for piece in rest):
        return None
    for piece in rest:
        value *= words.scales[piece]
    return value


def read_order(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`dozens`, `tens of thousands`, `hundreds of millions`; `tens` alone is none."""
    lower, n = sentence.lower, len(sentence.lower)
    low, high = words.orders[lower[i]]
    last = i + 1
    if lower[last : last + 2] in (["upon", lower[i]], ["and", lower[i]]):  # "thousands upon thousands"
        last += 2
    of = last < n and lower[last] == "of"
    if of and last + 1 < n and lower[last + 1] in words.orders:
        factor = words.orders[lower[last + 1]][0]
        if factor >= THOUSAND:
            low, high, last = low * factor, (high + 1) * factor - 1, last + 2
            of = last < n and lower[last] == "of"
    if lower[i] == "scores" and not of and not _counts_alone(sentence, i):
        return None
    return Number(i, last, Decimal(low), Decimal(high), "order")


_CLAUSES = frozenset(", ; : - – — that and leaving left killing wounding killed wounded injured with".split())
_HAPPEN = frozenset("have had were are remain more others dead".split())


def _counts_alone(sentence: Sentence, i: int) -> bool:
    """Whether `scores` at word `i` counts though no `of` follows: at the head of a clause, before what
    happened to them. Not so `test scores`, `he scores`."""
    lower = sentence.lower
    if i == 0 or not sentence.words[i].islower():
        return True
    following = lower[i + 1] if i + 1 < len(lower) else "."
    told = following in _HAPPEN or following.endswith("ed") or not following[0].isalpha()
    return lower[i - 1] in _CLAUSES and told


_PARTITIVE = frozenset(("of", "the", "its", "their", "his", "her", "all", "those", "these", "that"))


def read_fraction(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`half of`, `two-thirds`, `a quarter of`, `three quarters of`: a share in percent."""
    lower = sentence.lower
    if lower[i] in words.cardinals:
        odds = read_odds(lower, i, words)
        if odds:
            return odds
    part = _part(lower, i, words)
    if part is None:
        return None
    value, last = part
    if lower[last : last + 2] == ["of", "a"] and last + 2 < len(lower) and lower[last + 2] in words.scales:
        value = (value * words.scales[lower[last + 2]] / 100).quantize(_ONE)
        return Number(i, last + 3, value, value, "words")  # "three-quarters of a million"
    value = value.quantize(_HUNDREDTH).normalize() if value % 1 else value
    if (
        lower[last : last + 1] == ["of"]
        and lower[last + 1 : last + 2] in _A_SINGLE
        and _is_percent(lower, last + 2)
    ):
        return Number(i, last + 2, value / 100, value / 100, "words")  # "half of one percent"
    return Number(i, last, value, value, "fraction")


_ONE, _HUNDREDTH = Decimal(1), Decimal("0.01")


def _part(lower: list[str], i: int, words: Words) -> tuple[Decimal, int] | None:
    """A part of a whole in percent, and the word after it: `two thirds`, `a-third`, `three - quarters`."""
    word, last, times = lower[i], i, 1
    if word in words.cardinals:
        times, last = words.cardinals[word], i + 1
    elif word in ("a", "an"):
        last = i + 1
    elif "-" in word:
        top, _, bottom = word.partition("-")
        if bottom not in words.fractions or not (top in words.cardinals or top == "a"):
            return None
        return _share(words.cardinals.get(top, 1), words.fractions[bottom]), i + 1
    elif word != "half":
        return None
    if last > i and lower[last : last + 1] == ["-"]:
        last += 1
    if last >= len(lower) or lower[last] not in words.fractions:
        return None
    noun = lower[last]
    if noun == "quarters" and (times == _OF_TWO or (i and lower[i - 1] in _OF_YEARS)):
        return None  # the last three quarters
    if not (times > 1 and noun.endswith("s")) and not _is_share(lower, i, last + 1, noun):
        return None
    return _share(times, words.fractions[noun]), last + 1


_OF_TWO = 2
_OF_YEARS = frozenset("consecutive final first last next past previous recent straight successive".split())
_A_SINGLE = (["one"], ["1"], ["a"])


def _is_percent(lower: list[str], i: int) -> bool:
    return lower[i : i + 1] in (["percent"], ["%"]) or lower[i : i + 2] == ["per", "cent"]


# Before a share that stands alone: "cut by half", "less than a third", "almost a quarter".
_GAUGES = frozenset("than about over nearly almost roughly around approximately under by only just".split())
# What follows a part that is none of a whole: of time, of a game, of a number.
_NO_WHOLES = frozenset(
    "a an hour hours day days year years month months century decade time dozen way mile miles minute "
    "minutes point points million billion hundred thousand pound inch past final brother sister".split()
)
_TOLD_OF = frozenset("have has had were was are is said say live lives remain come came".split())


def _is_share(lower: list[str], i: int, last: int, noun: str) -> bool:
    """Whether the fraction of words `i` to `last` is a share of something: `half of`, `half the`, `less than
    half`, `one third were`."""
    following = lower[last] if last < len(lower) else "."
    if following in (_PARTITIVE if noun == "half" else ("of",)):
        return True
    if lower[i] == "one" and noun != "half":
        return following in _TOLD_OF
    if lower[i] == "a" and following in _TOLD_OF and (i == 0 or not lower[i - 1][0].isalnum()):
        return True  # they asked for help; a quarter has come
    gauged = i > 0 and lower[i - 1] in _GAUGES and (i < 2 or lower[i - 2] != "and")
    return gauged and following not in _NO_WHOLES and following != "-"


def _share(times: int, share: Decimal) -> Decimal:
    """So many thirds, quarters, ... in percent."""
    return Decimal(times) * 100 / 3 if share == _THIRD else times * share


_THIRD = Decimal("33.33")  # as the words have it


_BETWEEN = frozenset(("in", "out", "of"))
_ROUND = frozenset(("10", "20", "100"))
_TENTHS = _ROUND | {"ten", "hundred"}
_LARGEST_WHOLE = 3  # digits of it: four are a year
# What is no whole of a share: "one in 24 hours".
_TIMES = frozenset(
    "second minute hour day night week weekend month year decade attempt game match round".split()
)


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
    if not every and not _are_odds(lower, following, part, k):
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
    while first > 0 and lower[first - 1] in _ODDS_GAUGES:
        first -= 1
    return first <= 0 or lower[first - 1] in _OPENERS


_ODDS_GAUGES = frozenset("about almost around at least more nearly over roughly some than".split())
_OPENERS = frozenset((",", ";", ":", "and", "but", "that", "with", "-", "–", "—", '"', "“"))


def _are_odds(lower: list[str], following: str, part: int, k: int) -> bool:
    """Whether numbers with `in` or `out of` between them are a share, `k` being the second: `2 in 10 days` is
    none, nor are `20 out of 33 districts`, which are counted."""
    after = singular(lower[k + 1]) if k + 1 < len(lower) else ""
    if after in _TIMES or following == "of":
        return False
    if following == "out":
        return not lower[k].isdecimal() or lower[k] in _ROUND
    return part == 1 or lower[k] in _TENTHS or (not lower[k].isdecimal() and _begins_clause(lower, k))
