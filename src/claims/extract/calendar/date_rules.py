"""Rules for dates with whatever parts they have: `15-02-2016`, `13 Nov 2017`, `October 26-27`, `mid-March`.

Commas may be lost ("November 13 2017") and words may be glued ("Apr 092017").
"""

from dataclasses import replace

from claims.extract.calendar.moment import LENGTHS, Kind, Point, Time
from claims.extract.calendar.time_rule import (
    Hit,
    Rule,
    day_number,
    full_year,
    part_of_month,
    part_of_year,
    rule_with_part,
)
from claims.extract.calendar.time_words import FIRST_YEAR, LAST_YEAR, pattern
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import DETERMINERS

# Words after which a capitalised March or May is the month, and a number can be a year.
_LEADS = frozenset(
    "in since until till by from during early late mid of between before after through throughout last "
    "next this past ( / until end start beginning pre post circa fiscal year".split()
)
_SURE_LEADS = frozenset(
    "in since until till during early late mid circa pre post year years fiscal throughout as".split()
)
_DETERMINERS = DETERMINERS | {"'s"}
_LINKS = frozenset(("to", "and", "or", "for", "-", "–", "—", "&"))
_YEAR_VERBS = frozenset(
    ("was", "saw", "is", "has", "had", "will", "began", "brought")
)  # "2014 was the worst year"
_NO_MONTH_BEHIND = frozenset("for of on to against towards toward through from into in".split())
_MEASURES = frozenset(
    "percent per % km kilometers kilometres miles metres meters feet tons tonnes barrels hectares".split()
)
_NO_NOUNS = frozenset(
    "after about against amid around before between during from near when where which while with".split()
)
_NOW = frozenset(("now", "present", "date"))
_SHORT_MONTH = 4  # letters
_AFTER_DATE = [["-"], ["–"], ["—"], [")"], ["]"], ["|"], []]
_PERIODS = frozenset("month months quarter year years period".split())
_ONWARDS = frozenset(("onwards", "afterwards"))
_PLURALS = frozenset("people men women children police personnel".split())


def _iso(hit: Hit) -> Time | None:
    """`2016-02-15`, `2016/02/15`."""
    year, month, day = (int(hit.word(group)) for group in "ymd")
    if not hit.glued() or month > 12 or day > LENGTHS[month - 1]:
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(year, month, day))


def _hyphens(hit: Hit) -> Time | None:
    """`15-Feb-2016`."""
    month, day = hit.words.months[hit.word("m")], int(hit.word("d"))
    if not hit.glued() or day > LENGTHS[month - 1]:
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(int(hit.word("y")), month, day))


def _numeric(hit: Hit) -> Time | None:
    """`15-02-2016`, `08.04.2017`; with slashes and two numbers up to 12 nobody can say which is the month."""
    first, second, year = (int(hit.word(group)) for group in "dmy")
    if not hit.glued():
        return None
    if second > 12:
        first, second = second, first
    elif first <= 12 and first != second and hit.word("s") == "/":
        return Time(*hit.match.span(), Kind.DATE, Point(year))
    if second > 12 or first > LENGTHS[second - 1]:
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(year, second, first))


def _short_year(hit: Hit) -> Time | None:
    """`15.02.16:`, as an entry of a chronicle begins."""
    day, month, year = (int(hit.word(group)) for group in "dmy")
    first, last = hit.match.span()
    if first or not hit.glued() or month > 12 or day > LENGTHS[month - 1]:
        return None
    return Time(first, last, Kind.DATE, Point(2000 + year, month, day))


def _two_digits(hit: Hit) -> Time | None:
    """`14-Mar-21`, and `14 MAR 89` in a dateline or as the end of a line."""
    year, month, day = full_year(hit.word("y")), _month(hit), int(hit.word("d"))
    if year is None or not month or len(hit.word("y")) != 2 or day > LENGTHS[month - 1]:
        return None
    if not (hit.glued() or _ends_dateline(hit)):
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(year, month, day))


def _ends_dateline(hit: Hit) -> bool:
    """Whether a date with a short month stands as in `LIMA, 3 FEB 89 (AFP)`, or ends its line."""
    lower, (first, last) = hit.sentence.lower, hit.match.span()
    if len(hit.word("m")) > _SHORT_MONTH:
        return False
    after = lower[last : last + 1]
    return after in _AFTER_DATE or (after == ["("] and lower[max(0, first - 1) : first] in ([","], []))


def _date(hit: Hit) -> Time | None:
    """A day with its month and the year, if there is one; or the first and the last of some days."""
    month = _month(hit)
    day = day_number(hit.word("d"), hit.words)
    if not month or day > LENGTHS[month - 1] or not _stands_alone(hit, "d"):
        return None
    first, last = hit.match.span()
    point, last = _with_year(hit, Point(month=month, day=day), last)
    until = day_number(hit.word("e"), hit.words) if hit.at("e") is not None else 0
    if not until:
        if last == hit.match.end("d") and _leads_month(hit) and _counts(hit.sentence, last):
            return None
        return Time(first, last, Kind.DATE, point)
    if until <= day or not _stands_alone(hit, "e") or not _is_last_day(hit, last):
        return Time(first, hit.match.end("d"), Kind.DATE, replace(point, year=None, unit=None))
    return Time(first, last, Kind.SPAN, point, replace(point, day=until))


def _leads_month(hit: Hit) -> bool:
    """Whether a month stands alone before a number: `in March 15 people`, `from May to July 15 people`."""
    before = hit.sentence.lower[max(0, hit.match.start() - 2) : hit.match.start()]
    return before[-1:] == ["in"] or (before[-1:] in (["and"], ["to"]) and before[0] in hit.words.months)


def _is_last_day(hit: Hit, last: int) -> bool:
    """Whether the second number is a day as well: not in `October 26 and 27 people`."""
    return (
        hit.match.start("e") < hit.match.start("m")
        or hit.word("l") not in ("and", "or", "to")
        or hit.at("y") is not None
        or not _counts(hit.sentence, last)
    )


def _month(hit: Hit) -> int | None:
    """The month's number; None where the word is a verb."""
    i = hit.match.start("m")
    word = hit.sentence.lower[i]
    shaky = hit.match.string[i] == "m" and hit.sentence.words[i].islower() and not hit.word("y")
    return None if shaky else hit.words.months[word.rpartition("-")[2]]


def _with_year(hit: Hit, point: Point, last: int) -> tuple[Point, int]:
    """`point` in the year of the groups y or r, and the word behind the whole."""
    if hit.at("r") is not None:
        if hit.words.units[hit.word("u")] == "year":
            return replace(point, unit="year", back=hit.words.deictics[hit.word("r")]), last
        return point, hit.match.start("r") - (hit.sentence.lower[hit.match.start("r") - 1] == "of")
    year = hit.at("y")
    if year is None:
        return point, last
    if hit.word("y").endswith("00") and _counts_plural(hit.sentence, year + 1):
        return point, year - (hit.sentence.lower[year - 1] in (",", "of"))
    return replace(point, year=int(hit.word("y"))), last


def _stands_alone(hit: Hit, group: str) -> bool:
    """Whether a number is no piece of a longer one: `October 2.5 million`, `14,000 May`, `March 5%`."""
    sentence, i = hit.sentence, hit.match.start(group)
    before, behind = i - 1, i + 1
    if before > 0 and sentence.words[before] in ",.:$£€#" and sentence.starts[i] == sentence.ends[before]:
        return False
    if behind >= len(sentence):
        return True
    if sentence.words[behind] in ",.:/%" and sentence.starts[behind] == sentence.ends[i]:
        glued = behind + 1 < len(sentence) and sentence.starts[behind + 1] == sentence.ends[behind]
        return sentence.words[behind] != "%" and not (glued and sentence.words[behind + 1].isdecimal())
    return sentence.lower[behind] not in (
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
    return word.isalpha() and word.islower() and len(word) > 3 and word not in _NO_NOUNS


def _counts_plural(sentence: Sentence, i: int) -> bool:
    """Whether word `i` is a plural noun or a measure, so that a number before it counts."""
    if i >= len(sentence):
        return False
    word = sentence.words[i]
    if word in _ONWARDS:
        return False
    return word in _MEASURES or (
        word.islower() and (word in _PLURALS or (word.endswith("s") and len(word) > 3))
    )


def _glued(hit: Hit) -> Time | None:
    """`Apr 092017`."""
    word, month = hit.word("g"), _month(hit)
    if not month or not word.isdecimal() or len(word) not in (5, 6):
        return None
    year, day = int(word[-4:]), int(word[:-4])
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= day <= LENGTHS[month - 1]:
        return None
    return Time(*hit.match.span(), Kind.DATE, Point(year, month, day))


def _month_range(hit: Hit) -> Time | None:
    """`January-March 2018`."""
    start, end = (hit.words.months[name] for name in hit.word("m").split("-"))
    year = int(hit.word("y")) if hit.word("y") else None
    before = year - 1 if year and start > end else year
    return Time(*hit.match.span(), Kind.SPAN, Point(before, start), Point(year, end))


def _bare_month(hit: Hit) -> Time | None:
    """`in May`, `early May 2008`, `last November`, `in March this year`."""
    month = _month(hit)
    if not month:
        return None
    point, last = _with_year(hit, Point(month=month), hit.match.end())
    if point.year is None and point.unit is None and not _is_month(hit):
        return None
    return part_of_month(hit, last, point)


def _is_month(hit: Hit) -> bool:
    """Whether a month's name without day and year is the month, and no verb, no person."""
    sentence, i = hit.sentence, hit.match.start("m")
    before = sentence.lower[i - 1] if i else ""
    behind = sentence.words[i + 1] if i + 1 < len(sentence) else ""
    if before in _LEADS or "-" in sentence.words[i] or (before == "to" and sentence.lower[i - 2] in _PERIODS):
        return True
    if hit.match.string[i] == "m" and (before in _LINKS or before == ","):
        return i > 1 and (sentence.lower[i - 2] in hit.words.months or sentence.lower[i - 2].isdecimal())
    if hit.match.string[i] == "m":
        return before in ("the", "a") and behind.islower() and behind not in _NO_MONTH_BEHIND
    return not (behind[:1].isupper() and behind.isalpha() and not behind.isupper())


def _decade(hit: Hit) -> Time | None:
    """`the 1990s`, `the early 1980's`."""
    i = hit.match.start("y")
    year = int(hit.word("y"))
    before = hit.sentence.lower[i - 1] if i else ""
    if year % 10 or hit.sentence.starts[i + 1] > hit.sentence.ends[i]:
        return None
    if hit.sentence.lower[i + 1] != "s" and before not in ("the", "early", "late", "mid"):
        return None
    return Time(*hit.match.span(), Kind.SPAN, Point(year), Point(year + 9))


def _year_range(hit: Hit) -> Time | None:
    """`1947 - 48`, `2010-2014`, `2010/11`."""
    start, short = int(hit.word("y")), hit.word("e")
    end = int(short) if len(short) == 4 else start // 100 * 100 + int(short) if len(short) == 2 else 0
    if not start < end <= LAST_YEAR or _counts_plural(hit.sentence, hit.match.end()):
        return None
    return Time(*hit.match.span(), Kind.SPAN, Point(start), Point(end))


def _year(hit: Hit) -> Time | None:
    """`in 2014`, `the 2006 bombing`, `by the end of 2016`, `the first half of 2018`."""
    if hit.at("part") is None and not _is_year(hit.sentence, hit.match.start("y")):
        return None
    return part_of_year(hit, Kind.YEAR, Point(int(hit.word("y"))))


def _is_year(sentence: Sentence, i: int) -> bool:
    """Whether a number from 1700 to 2099 is a year and counts nothing."""
    if not _touches_nothing(sentence, i):
        return False
    before = sentence.lower[i - 1] if i else ""
    behind = sentence.lower[i + 1] if i + 1 < len(sentence) else ""
    if _is_span_of_years(sentence, i if before == "from" else i - 2):
        return True
    if behind == "'s" or (before == "(" and behind in (")", ",")):
        return True
    counts = _counts_plural(sentence, i + 1)
    if before in _SURE_LEADS or (before in _DETERMINERS and behind.isalpha()):
        return not (counts and sentence.words[i].endswith("00"))
    if before in _LEADS or before in _LINKS:
        return not counts and (behind not in ("to", "or") or _ends_span(sentence, i + 2))
    if before == ",":  # in 2012, 2013 and 2014
        return i > 1 and behind in (",", "and") and _stands_year(sentence, i - 2)
    return not before and behind in _YEAR_VERBS


def _is_span_of_years(sentence: Sentence, i: int) -> bool:
    """Whether a span of years begins with word `i`, whatever follows: `from 2015 to 2017 raids killed 20`,
    but not `from 1900 to 2000 people`."""
    ends = sentence.lower[i : i + 3 : 2] if i > 0 else []
    if (
        len(ends) < 2
        or sentence.lower[i - 1] != "from"
        or sentence.lower[i + 1] not in ("to", "until", "through")
    ):
        return False
    plain = all(len(end) == 4 and end.isdecimal() and not end.endswith("00") for end in ends)
    return plain and FIRST_YEAR <= int(ends[0]) < int(ends[1]) <= LAST_YEAR


def _ends_span(sentence: Sentence, i: int) -> bool:
    """Whether a span from a year may end with word `i`: `from 1999 to 2004`, `from 1999 to date`."""
    return sentence.lower[i : i + 1] != [] and (sentence.lower[i] in _NOW or _stands_year(sentence, i))


def _stands_year(sentence: Sentence, i: int) -> bool:
    """Whether word `i` is a year too, so that the number beside it is one."""
    word = sentence.words[i] if i < len(sentence) else ""
    return len(word) == 4 and word.isdecimal() and not _counts_plural(sentence, i + 1)


def _touches_nothing(sentence: Sentence, i: int) -> bool:
    """Whether no longer number or compound is written close to word `i`: not `$2015`, `2000-strong`."""
    if i and sentence.starts[i] == sentence.ends[i - 1] and sentence.words[i - 1] in "$£€.,:#":
        return False
    if i + 1 < len(sentence) and sentence.starts[i + 1] == sentence.ends[i]:
        behind = sentence.words[i + 1]
        if i + 2 < len(sentence) and behind in "-–.,:" and sentence.starts[i + 2] == sentence.ends[i + 1]:
            return sentence.words[i + 2].isdecimal() and behind in "-–"
        return not behind.isalpha() and behind != "%"
    return True


_WEEKDAY = "(?:(?:weekday|shortday) (?:comma|dot|open)?)?"
_YEAR = "(?:comma? of? (?P<y>year)|of? (?P<r>deictic) (?P<u>unit))?"
_MORE_DAYS = "(?:comma day (?=comma? day? comma? and day))*"  # January 12, 13 and 14

DATE_RULES = (
    Rule("time.iso", "Y", pattern("(?P<y>year) (?P<s>dash|slash) (?P<m>day) (?P=s) (?P<d>day)"), _iso),
    Rule("time.hyphens", "Mm", pattern("(?P<d>day) dash (?P<m>month) dash (?P<y>year)"), _hyphens),
    Rule(
        "time.numeric",
        "Y",
        pattern("(?P<d>day) (?P<s>dash|dot|slash) (?P<m>day) (?P=s) (?P<y>year)"),
        _numeric,
    ),
    Rule(
        "time.short-year",
        "D",
        pattern("(?P<d>day) dot (?P<m>day) dot (?P<y>day) (?=colon|dash)"),
        _short_year,
    ),
    Rule(
        "time.two-digits",
        "Mm D",
        pattern("(?P<d>day) dash? (?P<m>month) dot? dash? (?P<y>day|number)"),
        _two_digits,
    ),
    Rule(
        "time.day-month",
        "Mm",
        pattern(
            f"{_WEEKDAY} the? (?P<d>day|ordinal (?=of)) suffix?"
            f"(?:(?P<l>link|and) the? (?P<e>day) suffix?)? of? (?P<m>month) dot? {_YEAR}"
        ),
        _date,
    ),
    Rule(
        "time.month-day",
        "Mm",
        pattern(
            f"{_WEEKDAY} (?P<m>month) dot? the? (?P<d>day|ordinal) {_MORE_DAYS}"
            f"(?:(?:suffix? comma? (?P<l>link|and) the?|suffix (?=day suffix)) (?P<e>day))? suffix? {_YEAR}"
        ),
        _date,
    ),
    Rule("time.glued", "Mm", pattern("(?P<m>month) dot? (?P<g>other)"), _glued),
    Rule("time.months", "R", pattern("(?P<m>months) (?:comma? (?P<y>year))?"), _month_range),
    rule_with_part("time.month", "Mm", f"(?P<back>deictic)? (?P<m>month) dot? {_YEAR}", _bare_month),
    rule_with_part("time.decade", "Y", "(?P<y>year) (?:es|possessive)", _decade),
    Rule("time.years", "Y", pattern("(?P<y>year) (?:dash|slash) (?P<e>year|day|number)"), _year_range),
    rule_with_part("time.year", "Y", "(?P<y>year)", _year),
)
