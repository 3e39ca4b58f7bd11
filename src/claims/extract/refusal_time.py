"""Refuse the numbers of times: ages, dates, clock times, durations."""

import re

from claims.extract.calendar import find_times
from claims.extract.moment import Kind
from claims.extract.noun import singular
from claims.extract.reading import Quantity
from claims.extract.refusal import RefusalWords, is_bare, is_compound, is_digits, word_before, word_behind

_AGE_WORDS = frozenset(("aged", "age", "ages"))
_MINORS = frozenset(
    "child children boy boys girl girls minor minors person people youth adult adults infant infants".split()
)
_YEARS = frozenset(("year", "years", "month", "months"))
# May stand between a number and its unit of time: "48 straight hours", "a quarter of a century".
_BEFORE_TIME = frozenset(
    "full consecutive straight more long whole of working calendar additional business or so a an".split()
)
_HALF_DAY = re.compile(r"\s?[ap]\.?\s?m\b", re.IGNORECASE)


def refuse_age(quantity: Quantity, words: RefusalWords) -> str | None:
    """`a 45-year-old`, `aged 12`, `12 years old`, `Smith, 45, said`, `children under 5`."""
    lower, behind = quantity.sentence.lower, word_behind(quantity)
    last = quantity.core[1]
    if is_compound(quantity):
        return "age" if lower[quantity.core[0]].endswith("-old") else None
    if behind in _YEARS:
        old = lower[last + 1 : last + 3]
        return "age" if old[:1] == ["old"] or old == ["of", "age"] else None
    if behind in ("-", "–") and last + 1 < len(lower):
        follows = lower[last + 1]
        old = follows in ("year", "month") and "old" in lower[last + 2 : last + 4]
        return "age" if follows.endswith("-old") or old else None
    before = word_before(quantity)
    if before in _AGE_WORDS or (
        before in ("of", "between", "from") and lower[quantity.first - 2] in _AGE_WORDS
    ):
        return "age"
    if (
        before in _MINORS
        and lower[quantity.first] in ("under", "over", "below", "above")
        and is_bare(quantity)
    ):
        return "age"
    return "age" if before == "," and behind in (",", ")") and _follows_name(quantity) else None


def _follows_name(quantity: Quantity) -> bool:
    """`Smith, 45, said`: a number that can be an age behind a capitalised word."""
    first = quantity.first
    possible = quantity.unit is None and quantity.high is not None and 10 <= quantity.high <= 110
    return possible and first >= 2 and quantity.sentence.words[first - 2][0].isupper()


def refuse_time(quantity: Quantity, words: RefusalWords) -> str | None:
    """Numbers inside a date, a clock time or a duration that the grammar of times has read."""
    first, last = quantity.core
    for time in find_times(quantity.sentence):
        if time.first < last and first < time.last:
            if time.kind is Kind.CLOCK:
                return "clock"
            if time.kind is Kind.DURATION:
                return "duration"
            return "date" if quantity.unit in (None, "percent") else None
    sentence = quantity.sentence
    if is_digits(quantity) and _HALF_DAY.match(sentence.text, sentence.ends[last - 1], sentence.end):
        return "clock"
    return None


def refuse_duration(quantity: Quantity, words: RefusalWords) -> str | None:
    """`seven years`, `six to 12 months`, `a two-day visit`, `48 straight hours`, `a quarter of a century`."""
    lower, last = quantity.sentence.lower, quantity.last
    if is_compound(quantity):
        return "duration" if lower[quantity.core[0]].split("-")[1] in words.durations else None
    if quantity.unit is not None and lower[last : last + 1] != ["of"]:
        return None  # "rose by 20 percent last year"; but "a quarter of a century"
    if last < len(lower) and lower[last] == "-":
        last += 1
    for i in range(last, min(last + 3, len(lower))):
        if singular(lower[i].partition("-")[0]) in words.durations:
            return "duration"
        if lower[i] not in _BEFORE_TIME:
            return None
    return None


def refuse_year(quantity: Quantity, words: RefusalWords) -> str | None:
    """A year that stands alone is a date, even where no word says so."""
    first, last = quantity.core
    if quantity.unit is not None or last - first != 1 or quantity.first != first or not is_bare(quantity):
        return None
    text = quantity.sentence.words[first]
    return (
        "date" if len(text) == 4 and text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100 else None
    )
