"""Read a number that begins at a word: digits with any grouping, words, scales, fractions, orders.

Values are exact decimals: `16.4 million` is 16400000. An order word has two bounds (`dozens` 24 to 99,
the annotation guide's table), every other number has equal ones.
"""

import re
from dataclasses import replace
from decimal import Decimal
from unicodedata import category

from claims.extract.figure.number_phrase import (
    read_compound,
    read_fraction,
    read_odds,
    read_order,
    read_words,
)
from claims.extract.figure.number_words import VAGUE, VULGAR, Number, Words
from claims.extract.text.sentence import Sentence
from claims.lexicon.word import SOFT_HYPHEN

# Digits with their grouping, the strictest form first: 1,024 and 1,80,000 (Indian), also damaged by a
# backslash or a line break after the comma; 1, 024, damaged by a space; 1 024 with any kind of space;
# 1.024.000; 3.14; 1024.
_CALIBRE = r"(?:105|107|120|122|125|130|152|155|160|203|220|227|240|300)[ -]?mm\b"  # of shells and rockets
_DIGITS = re.compile(
    r"\d{1,3}(?:,\\?\d{2,3})*(?:,[\\\n]?\d{3})(?:\.\d{1,2})?(?!\d)"
    r"|[1-9]\d{0,2}(?:, 0\d\d)+(?![\d,.]\d|\d)"
    rf"|[1-9]\d{{0,2}}(?:[ \u00a0\u2009\u202f](?!{_CALIBRE})\d{{3}})+(?![\d,.]\d|\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)"
    r"|\d{1,40}(?:\.\d{1,12})?(?!\d)"
)
# The same where a line was or might have been broken: 3,0-00 with a soft hyphen.
_MAY_BREAK = rf"(?:{SOFT_HYPHEN}\s?)?"
_BROKEN = re.compile(
    rf"\d{{1,3}}(?:{_MAY_BREAK},{_MAY_BREAK}\d{_MAY_BREAK}\d{_MAY_BREAK}\d)+(?!{_MAY_BREAK}\d)"
)
# Thousands that a space stands before, where what they count follows at once: 2, 875 households.
_PARTED = re.compile(
    r"[1-9]\d{0,2}(?:, \d{3})+"
    r"(?= (?:(?:new|newly|displaced|additional|more|local) ){0,2}"
    r"(?!others\b)(?:[a-z]{3,20}s|people|children|women|men)\b)"
)
_MIXED = re.compile(r"(\d{1,3})[ -]([1-9])/([2-9])(?![\d/])")
_NO_DIGIT = re.compile(r"[^\d.]")


def read_number(sentence: Sentence, i: int, words: Words) -> Number | None:
    """The number that begins with word `i`, or None. `a` and `an` begin one only before a scale word."""
    lower = sentence.lower[i]
    if lower[0].isdecimal():
        return _read_digits(sentence, i, words)
    if lower in words.orders:
        return read_order(sentence, i, words)
    if lower in VAGUE:
        return _read_vague(sentence, i, words)
    return (
        read_fraction(sentence, i, words)
        or read_words(sentence, i, words)
        or read_compound(sentence, i, words)
    )


def _read_digits(sentence: Sentence, i: int, words: Words) -> Number | None:
    """A number in digits; most are one word, only those beside more digits need a closer look."""
    word = sentence.lower[i]
    odds = read_odds(sentence.lower, i, words)
    if odds:
        return odds
    if _goes_on(sentence.lower, i) or len(word) > _LONGEST:
        return _read_grouped(sentence, i, words)
    return _scaled(sentence, i, i + 1, Decimal(word), words)


_LONGEST = 40  # digits; longer ones are no number


def _goes_on(lower: list[str], i: int) -> bool:
    """Whether more digits (or a backslash that took their place) stand close after word `i`."""
    n = len(lower)
    if i + 1 < n and (lower[i + 1][0].isdecimal() or lower[i + 1] == SOFT_HYPHEN):
        return True
    return i + 2 < n and (lower[i + 2][0].isdecimal() or lower[i + 2] in _DAMAGE)


_DAMAGE = frozenset(("\\", SOFT_HYPHEN))


def _read_grouped(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`14,000`, `2.5`, `2 1/2`, `3,\\000`."""
    mixed = _MIXED.match(sentence.text, sentence.starts[i], sentence.end)
    if mixed:  # 2 1/2
        whole, top, bottom = (Decimal(part) for part in mixed.groups())
        value = whole + top / bottom
        return Number(i, _word_after(sentence, i, mixed.end()), value, value, "digits")
    start, stop = sentence.starts[i], sentence.end
    broken = SOFT_HYPHEN in sentence.text[start : start + _LONGEST]
    match = (
        (_BROKEN.match(sentence.text, start, stop) if broken else None)
        or (_PARTED.match(sentence.text, start, stop) if _may_begin(sentence, i) else None)
        or _DIGITS.match(sentence.text, start, stop)
    )
    if not match:
        return None
    figure = match.group()
    digits = figure.replace(",", "")
    if not digits.isdecimal():
        digits = _NO_DIGIT.sub("", figure)
        if figure.count(".") > 1:
            digits = digits.replace(".", "")
    return _scaled(sentence, i, _word_after(sentence, i, match.end()), Decimal(digits), words)


def _may_begin(sentence: Sentence, i: int) -> bool:
    """Whether the digits at word `i` may be the thousands of a number that a space parts: not after a label
    (`Ward 2, 875 people`, `week 2, 875 people`), nor amid a list of numbers."""
    if sentence.lower[i + 1 : i + 2] != [","]:
        return False
    if not i:
        return True
    before = sentence.words[i - 1]
    if before == "." and i > 1:
        before = sentence.words[i - 2]  # Sept. 27, 260 people
    if before[0].isupper() and before.isalpha():
        return before.lower() in _ABOUT
    return not before[0].isdigit() and before not in _LABELS


_LABELS = frozenset(
    "and , block camp chapter day district grade hour item level month page phase sector stage unit ward "
    "week year zone".split()
)
_ABOUT = frozenset("about almost approximately around at nearly over roughly some".split())


def _scaled(sentence: Sentence, first: int, last: int, value: Decimal, words: Words) -> Number:
    """The number of words `first` to `last` in digits with the fraction and the scale words after it."""
    if last < len(sentence.lower):
        vulgar = VULGAR.get(sentence.lower[last])
        if vulgar is not None and sentence.starts[last] == sentence.ends[last - 1]:
            value += vulgar
            last += 1
        scale, last = _scale_after(sentence, last, words)
        if scale != 1:
            value *= scale
            return Number(first, last, value, value, "digits", scale)
        if value in _ORDERS and _are_orders(sentence, last):
            return Number(first, last + 1, value, value * 10 - 1, "order")
    return Number(first, last, value, value, "digits")


_ORDERS = frozenset(Decimal(10**power) for power in (1, 2, 3, 4, 5, 6))


def _are_orders(sentence: Sentence, i: int) -> bool:
    """Whether an `s` at word `i` makes an order of a round number: `100s of homes`."""
    lower = sentence.lower
    return lower[i] == "s" and sentence.starts[i] == sentence.ends[i - 1] and lower[i + 1 : i + 2] == ["of"]


def _word_after(sentence: Sentence, i: int, end: int) -> int:
    """The number of the first word that starts at or after offset `end`."""
    starts = sentence.starts
    begin = starts[i]
    while i < len(starts) and begin <= starts[i] < end:  # words of other places may follow in a table's cell
        i += 1
    return i


def _scale_after(sentence: Sentence, i: int, words: Words) -> tuple[int, int]:
    """The product of the scale words at `i` (`million`, `-thousand`, `bn` close by) and the word after."""
    lower, scales, scale = sentence.lower, words.scales, 1
    n = len(lower)
    if i >= n:
        return 1, i
    word = lower[i]
    if word in words.suffixes and sentence.starts[i] == sentence.ends[i - 1]:
        if i + 1 < n and lower[i + 1][0].isdecimal() and sentence.starts[i + 1] == sentence.ends[i]:
            return 1, i  # the missile 9M723
        if word != "m" or not measures_length(sentence, i):
            return words.suffixes[word], i + 1
        return 1, i
    while i < n:
        j = i + 1 if lower[i] == "-" and i + 1 < n else i
        if lower[j] not in scales or (j == i and lower[j] == "score"):
            break
        scale, i = scale * scales[lower[j]], j + 1
    if scale == 1 and (word in _APART or (sentence.words[i] in _CAPITALS and _is_of_money(sentence, i))):
        return words.suffixes[word], i + 1
    return scale, i


# Suffixes that may stand apart from their digits.
_APART = frozenset(("mn", "mln", "bn", "bln", "tn", "trn", "trln"))
_CAPITALS = frozenset(("B", "M"))  # that may, with money: $2 M
_MONEY = frozenset("dollar dollars euro euros eur gbp pounds usd".split())


def _is_of_money(sentence: Sentence, i: int) -> bool:
    """Whether a letter at word `i` stands with a sum: `$2 M`, `7.5 M Canadian dollars`."""
    start = sentence.starts[i] - 1
    while start > sentence.start and (sentence.text[start] in _DIGIT_MARKS or sentence.text[start] == " "):
        start -= 1
    return category(sentence.text[start]) == "Sc" or not _MONEY.isdisjoint(sentence.lower[i + 1 : i + 3])


_LENGTHS = frozenset(
    "long high deep wide away tall from north south east west race sprint above below zone radius perimeter "
    "buffer stretch runway tunnel wall fence depth height swim hurdles final dash altitude".split()
)
_HEIGHTS = frozenset("surge surges wave waves height depth altitude elevation within radius".split())
_NEAR = 8  # words before it


def measures_length(sentence: Sentence, i: int) -> bool:
    """Whether the `m` at word `i` stands for metres: `30m deep`, `100m from the border`,
    `7,000m (23,000 ft)`, `waves of 5m`."""
    lower, start = sentence.lower, sentence.starts[i] - 1
    while start > sentence.start and sentence.text[start] in _DIGIT_MARKS:
        start -= 1
    if category(sentence.text[start]) == "Sc":  # "$1.7m"
        return False
    if i + 1 < len(lower) and lower[i + 1] in _LENGTHS:
        return True
    if lower[i + 1 : i + 2] == ["("] and not _FEET.isdisjoint(lower[i + 2 : i + 6]):
        return True
    return not _HEIGHTS.isdisjoint(lower[max(0, i - _NEAR) : i])


_DIGIT_MARKS = frozenset("0123456789.,")
_FEET = frozenset(("ft", "feet", "miles", "yards"))


def _read_vague(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`several hundred`, `a few thousand`, `many thousands`: the bounds of the order word."""
    lower, n = sentence.lower, len(sentence)
    if i + 1 >= n:
        return None
    if lower[i] == "couple":
        return _read_couple(sentence, i, words)
    if lower[i + 1] in words.orders:
        number = read_order(sentence, i + 1, words)
        return number and replace(number, first=i)
    scale, last = _scale_after(sentence, i + 1, words)
    if scale == 1:
        return None
    low, high = (24, 99) if scale == 12 else (scale, scale * 10 - 1)
    first = i - 1 if i and lower[i - 1] == "a" else i
    return Number(first, last, Decimal(low), Decimal(high), "order")


def _read_couple(sentence: Sentence, i: int, words: Words) -> Number | None:
    """`a couple of dozen`, `a couple hundred`: two of them."""
    lower = sentence.lower
    at = i + 2 if lower[i + 1] == "of" else i + 1
    scale, last = _scale_after(sentence, at, words)
    if scale == 1 or not i or lower[i - 1] != "a":
        return None
    return Number(i - 1, last, Decimal(2 * scale), Decimal(2 * scale), "words", scale)
