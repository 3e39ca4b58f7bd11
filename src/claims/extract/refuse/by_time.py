"""Refuse the numbers of times: dates, the years of those named with them, clock times, durations."""

import re

from claims.extract.calendar.moment import Kind
from claims.extract.calendar.time_expressions import find_times
from claims.extract.refuse.refusal import LIMITS, Look, RefusalWords
from claims.lexicon.inflection import is_plural
from claims.lexicon.word import is_year

# May stand between a number and its unit of time: "48 straight hours", "a quarter of a century".
_BEFORE_TIME = frozenset(
    "full consecutive straight more long whole of working calendar additional business or so".split()
)
_HALF_DAY = re.compile(r"\s?[ap]\.?\s?m\b", re.IGNORECASE)


def refuse_time(look: Look, words: RefusalWords) -> str | None:
    """Numbers inside a date, a clock time or a duration that the grammar of times has read."""
    first, last = look.first, look.last
    for time in find_times(look.sentence):
        if time.first < last and first < time.last:
            if time.kind is Kind.CLOCK:
                return "clock"
            if time.kind is Kind.DURATION:
                return "duration"
            return "date" if look.quantity.unit in (None, "percent") else None
    if look.digits and look.after[:1] in ("a", "p"):
        sentence = look.sentence
        return "clock" if _HALF_DAY.match(sentence.text, sentence.ends[last - 1], sentence.end) else None
    return None


def refuse_duration(look: Look, words: RefusalWords) -> str | None:
    """`seven years`, `six to 12 months`, `a two-day visit`, `48 straight hours`, `a quarter of a century`."""
    lower, last = look.lower, look.quantity.last
    if look.compound:
        return "duration" if lower[look.first].split("-")[1] in words.durations else None
    n, first = len(lower), look.quantity.first
    if (
        "half" in lower[first:last]
        and lower[first - 1] == "and"
        and first > 1
        and words.lasts[lower[first - 2]]
    ):
        return "duration"
    if last >= n or (look.quantity.unit is not None and lower[last] not in ("of", "the")):
        return None  # "rose by 20 percent last year"; but "a quarter of a century"
    if lower[last] == "-":
        last += 1
    if lower[last : last + 1] == ["quarters"] and lower[last + 1 : last + 2] != ["of"]:
        return "duration"  # the last two quarters
    lasts = words.lasts
    if look.quantity.head >= 0 and lasts[lower[look.quantity.head]]:  # "seven crucial hours"
        return "duration"
    for i in range(last, min(last + 3, n)):
        if lasts[lower[i]]:
            return None if _describes_things(look, i) and not lasts[lower[look.quantity.head]] else "duration"
        if lower[i] not in _BEFORE_TIME and not _is_of_one(look, i):
            return None
    return None


def _describes_things(look: Look, at: int) -> bool:
    """Whether word `at` only describes what is counted: `300 night-vision sights`, `20 month-long visas`."""
    word, head = look.lower[at], look.quantity.head
    apart = word == "night" or ("-" in word and not word.endswith("-old"))
    return apart and head > at and is_plural(look.lower[head])


def _is_of_one(look: Look, at: int) -> bool:
    """Whether word `at` is the article in `half a day`, `a quarter of a century`; that in "237,000 a week
    earlier" begins a time of its own."""
    parts = look.quantity.high is not None and look.quantity.high < 1
    article = look.lower[at] in ("a", "an")
    half = look.lower[look.first] == "half" and look.lower[at] == "the"  # for half the day
    return half or (article and (parts or look.lower[at - 1] == "of"))


def refuse_year(look: Look, words: RefusalWords) -> str | None:
    """A year that stands alone is a date, even where no word says so."""
    first, quantity = look.first, look.quantity
    if not (look.digits and look.bare) or quantity.unit is not None or look.last - first != 1:
        return None
    text = look.lower[first]
    if quantity.first != first:
        compared = look.lower[quantity.first] in LIMITS and not _RISES.isdisjoint(
            look.lower[max(0, quantity.first - 3) : quantity.first]
        )
        years = look.lower[quantity.first] == "over" and is_year(text) and text[2:] != "00"
        if not (compared or years):  # "a 4-percent increase over 2014", "20 shells over 2014"
            return None
    elif look.before in _ERAS or look.after in _ERAS:
        return "date"
    return "date" if len(text) == 4 and text.isascii() and 1900 <= int(text) <= 2100 else None


# Four digits as those write them who set off the thousands: `1,950`.
_SET_OFF = re.compile(r"(?<![\d.,])\d,\d{3}(?![\d,])")


def _sets_off_thousands(text: str) -> bool:
    return _SET_OFF.search(text) is not None


def refuse_year_of(look: Look, words: RefusalWords) -> str | None:
    """The year of those who are named with it: `2020 presidential candidates`, in a text that writes numbers
    as `2,020`. A round year may be a number that somebody wrote in haste."""
    if look.bare or look.quantity.first != look.first or not look.quantity.is_written_as_year:
        return None
    if look.lower[look.first].endswith("00") or look.left not in " \n(":
        return None
    return "date" if look.sentence.text_layer(_sets_off_thousands) else None


def refuse_copyright(look: Look, words: RefusalWords) -> str | None:
    """`© 2016 NPR`: a year, though a code for money may follow it."""
    owned = look.digits and look.before in ("©", "copyright") and is_year(look.lower[look.first])
    return "date" if owned else None


_ERAS = frozenset("a.d. ad b.c. bc ce bce c.e. b.c.e. a.h. ah".split())
_RISES = frozenset(
    "increase rise jump growth decrease drop decline fall improvement percent % up down".split()
)


# A clock time at the beginning of an entry of a live blog: `14.20 Police fire`.
_ENTRY = re.compile(r"^(?:[01]?\d|2[0-3])\.[0-5]\d\s(?=\S)", re.MULTILINE)
_ENTRIES = 2  # of a live blog, at least


def refuse_entry(look: Look, words: RefusalWords) -> str | None:
    """The time with which an entry of a live blog begins: `14.20 Police have fired at protesters.`"""
    if not look.digits or look.quantity.unit is not None or look.quantity.first != look.first:
        return None
    if not _ENTRY.match(look.sentence.text, look.sentence.starts[look.first]):
        return None
    return "clock" if look.quantity.start in look.sentence.text_layer(_entries) else None


def _entries(text: str) -> frozenset[int]:
    """Where the entries of a live blog begin."""
    found = frozenset(match.start() for match in _ENTRY.finditer(text))
    return found if len(found) >= _ENTRIES else frozenset()


def refuse_military_time(look: Look, words: RefusalWords) -> str | None:
    """`attacked at 1620`, `at approximately 2100 on 18 March`."""
    if look.before != "at" or not look.bare or not look.digits or look.quantity.unit is not None:
        return None
    text = look.lower[look.first]
    if len(text) != 4 or not text.isascii() or look.last - look.first != 1:
        return None
    return "clock" if int(text[:2]) < 24 and int(text[2:]) < 60 else None
