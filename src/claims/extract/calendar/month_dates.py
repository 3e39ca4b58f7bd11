"""Dates with a month by its name: its days, and whether a word is the month and a number its day."""

from dataclasses import replace

from claims.extract.calendar.moment import LENGTHS, Kind, Point, Time
from claims.extract.calendar.time_rule import Hit, day_number, part_of_month
from claims.extract.calendar.year_numbers import LINKS, YEAR_LEADS, counts_plural
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import PASTS

_NO_MONTH_AFTER = frozenset("for of on to against towards toward through from into in".split())
_NO_NOUNS = frozenset(
    "after about against amid around before between during from near when where which while with".split()
)
# Verbs of what happened on a day before them, that count nothing: "the rains of 28 and 29 March left 20".
_PAST_FORMS = PASTS | frozenset("caused claimed cost forced hurt killed made were with".split())
_PERIODS = frozenset("month months quarter year years period".split())


def read_days(hit: Hit) -> Time | None:
    """A day with its month and the year, if there is one; or the first and the last of some days."""
    month = month_number(hit)
    day = day_number(hit.word("d"), hit.words)
    if not month or day > LENGTHS[month - 1] or not _stands_alone(hit, "d"):
        return None
    first, last = hit.match.span()
    point, last = _with_year(hit, Point(month=month, day=day), last)
    until = day_number(hit.word("e"), hit.words) if hit.at("e") is not None else 0
    if _of_year_told(hit):
        last = hit.match.end()
        return None if until else Time(first, last, Kind.DATE, replace(point, unit="year"), anchored=True)
    if not until:
        if last == hit.match.end("d") and _leads_month(hit) and _counts(hit.sentence, last):
            return None
        return Time(first, last, Kind.DATE, point)
    if until <= day or not _stands_alone(hit, "e") or not _is_last_day(hit, last):
        return Time(first, hit.match.end("d"), Kind.DATE, replace(point, year=None, unit=None))
    return Time(first, last, Kind.SPAN, point, replace(point, day=until))


def _leads_month(hit: Hit) -> bool:
    """Whether a month stands alone before a number: `in March 15 people`, `since last March 15 people`, `from
    May to July 15 people`, `in the year to March 15 people`."""
    before = hit.sentence.lower[max(0, hit.match.start() - 2) : hit.match.start()]
    if before[-1:] in (["in"], ["last"], ["following"], ["that"]) or before == ["year", "to"]:
        return True
    return before[-1:] in (["and"], ["to"]) and before[0] in hit.words.months


def _is_last_day(hit: Hit, last: int) -> bool:
    """Whether the second number is a day as well: not in `October 26 and 27 people`."""
    return (
        hit.match.start("e") < hit.match.start("m")
        or hit.word("l") not in ("and", "or", "to")
        or hit.at("y") is not None
        or not _counts(hit.sentence, last)
    )


def month_number(hit: Hit) -> int | None:
    """The month's number; None where the word is a verb."""
    i = hit.match.start("m")
    word = hit.sentence.lower[i]
    shaky = hit.match.string[i] == "m" and hit.sentence.words[i].islower() and not hit.word("y")
    return None if shaky else hit.words.months[word.rpartition("-")[2]]


def _with_year(hit: Hit, point: Point, last: int) -> tuple[Point, int]:
    """`point` in the year of the groups y or r, and the word after the whole."""
    if hit.at("r") is not None:
        if hit.words.units[hit.word("u")] == "year":
            return replace(point, unit="year", back=hit.words.deictics[hit.word("r")]), last
        return point, hit.match.start("r") - (hit.sentence.lower[hit.match.start("r") - 1] == "of")
    if hit.at("t") is not None and not _of_year_told(hit):
        last = hit.match.end("m") + (hit.sentence.lower[hit.match.end("m") : hit.match.end("m") + 1] == ["."])
    year = hit.at("y")
    if year is None:
        return point, last
    if hit.word("y").endswith("00") and counts_plural(hit.sentence, year + 1):
        return point, year - (hit.sentence.lower[year - 1] in (",", "of"))
    return replace(point, year=int(hit.word("y"))), last


def _stands_alone(hit: Hit, group: str) -> bool:
    """Whether a number is no piece of a longer one: `October 2.5 million`, `14,000 May`, `March 5%`."""
    sentence, i = hit.sentence, hit.match.start(group)
    before, after = i - 1, i + 1
    if before > 0 and sentence.words[before] in ",.:$£€#" and sentence.starts[i] == sentence.ends[before]:
        return False
    if after >= len(sentence):
        return True
    if sentence.words[after] in ",.:/%" and sentence.starts[after] == sentence.ends[i]:
        glued = after + 1 < len(sentence) and sentence.starts[after + 1] == sentence.ends[after]
        return sentence.words[after] != "%" and not (glued and sentence.words[after + 1].isdecimal())
    return sentence.lower[after] not in (
        "%",
        "percent",
        "million",
        "billion",
        "thousand",
        "dozen",
        "hundred",
    )


def _counts(sentence: Sentence, last: int) -> bool:
    """Whether the number before word `last` counts what follows: `in March 15 people`, `June 3 and 4 men`."""
    word = sentence.words[last] if last < len(sentence) else ""
    plain = word.isalpha() and word.islower() and len(word) > 3
    return plain and word not in _NO_NOUNS and word not in _PAST_FORMS


def read_months(hit: Hit) -> Time | None:
    """`January-March 2018`."""
    start, end = (hit.words.months[name] for name in hit.word("m").split("-"))
    year = int(hit.word("y")) if hit.word("y") else None
    before = year - 1 if year and start > end else year
    return Time(*hit.match.span(), Kind.SPAN, Point(before, start), Point(year, end))


def read_month(hit: Hit) -> Time | None:
    """`in May`, `early May 2008`, `last November`, `in March this year`."""
    month = month_number(hit)
    if not month:
        return None
    point, last = _with_year(hit, Point(month=month), hit.match.end())
    told = _of_year_told(hit)
    if point.year is None and point.unit is None and not told and not _is_month(hit):
        return None
    if told:
        return Time(hit.match.start(), last, Kind.MONTH, replace(point, unit="year"), anchored=True)
    return part_of_month(hit, last, point)


def _of_year_told(hit: Hit) -> bool:
    """Whether a day or month is one `of that year`: of a year that the text has told."""
    return hit.at("t") is not None and hit.words.units[hit.word("tu")] == "year" and hit.word("t") in _TOLD


_TOLD = frozenset(("same", "that"))


def _is_month(hit: Hit) -> bool:
    """Whether a month's name without day and year is the month, and no verb, no person."""
    sentence, i = hit.sentence, hit.match.start("m")
    before = sentence.lower[i - 1] if i else ""
    after = sentence.words[i + 1] if i + 1 < len(sentence) else ""
    if (
        before in YEAR_LEADS
        or (sentence.words[i].istitle() and (before == "following" or (before == "that" and i == 1)))
        or "-" in sentence.words[i]
        or (before == "to" and sentence.lower[i - 2] in _PERIODS)
    ):
        return True
    if hit.match.string[i] == "m" and (before in LINKS or before == ","):
        return i > 1 and (sentence.lower[i - 2] in hit.words.months or sentence.lower[i - 2].isdecimal())
    if hit.match.string[i] == "m":
        return before in ("the", "a") and after.islower() and after not in _NO_MONTH_AFTER
    return not (after[:1].isupper() and after.isalpha() and not after.isupper())
