"""Rules for the periods of reports and balance sheets: `Q4 2015`, `FY2017`, `week 6, 2019`, `year to date`,
`the same period last year`. They are asked before all others.
"""

from datetime import date

from claims.extract.calendar.moment import DAY, MONTH, Kind, Point, Time
from claims.extract.calendar.relative_rules import BACK
from claims.extract.calendar.time_rule import Hit, Rule, full_year
from claims.extract.calendar.time_words import pattern
from claims.extract.text.sentence import Sentence

# Before a bare "Q4".
_CODE_LEADS = [[word] for word in "in for during by since from the through until to and".split()]
_CODES = {"q": 3, "h": 6}  # months
_TO_DATE = frozenset(("week", "month", "quarter", "year"))
_NAMING = frozenset(("", "reporting", "same"))
WHOLE = frozenset(("full", "whole", "entire"))  # "for the full year"
_LASTING = frozenset("during for in over throughout within".split())
# "in the year since", "in the week before": these are other times.
_GOES_ON = frozenset(
    "of to since until before after ended ending when that which in from ahead leading prior following as "
    "through up between and just or 's -".split()
)
_NAMED = ("Y", "M", "m")  # the letters of years and months: "in the year 2015"
_AGO = frozenset(("ago", "before", "earlier"))


def _piece(hit: Hit) -> Time | None:
    """`fourth-quarter sales`, `second-half 2015`: of a year that may be named elsewhere."""
    year = int(hit.word("y")) if hit.at("y") is not None else None
    start, end = (Point(year, month) for month in hit.words.pieces[hit.word("k")])
    return Time(*hit.match.span(), Kind.SPAN, start, end)


def _code(hit: Hit) -> Time | None:
    """`Q4 2015`, `2015 Q4`, `4Q15`, `H1`: a quarter or a half, of a year that may be named elsewhere; without
    any it needs a preposition."""
    number, letter = "nc" if hit.at("n") is not None else "mb"
    at, code = hit.match.start(number), hit.match.start(letter)
    sentence, nth, length = hit.sentence, int(hit.word(number)), _CODES[hit.word(letter)]
    year = hit.word("y") or hit.word("z")
    lead = sentence.lower[hit.match.start() - 1 : hit.match.start()]
    if not 0 < nth <= 12 // length or sentence.ends[min(at, code)] != sentence.starts[max(at, code)]:
        return None
    if not year and lead not in _CODE_LEADS:
        return None
    start, end = (Point(full_year(year), month) for month in (length * (nth - 1) + 1, length * nth))
    return Time(*hit.match.span(), Kind.SPAN, start, end)


def _fiscal(hit: Hit) -> Time | None:
    """`FY2017`, `FY 17`, `FY2014/15`."""
    start, short = full_year(hit.word("y")), hit.word("e")
    if start is None:
        return None
    end = full_year(short) if len(short) in (2, 4) else None
    if end is None or end <= start:
        return Time(hit.match.start(), hit.match.end("y"), Kind.YEAR, Point(start))
    return Time(*hit.match.span(), Kind.SPAN, Point(start), Point(end))


def _same_period(hit: Hit) -> Time | None:
    """`the same period last year`, `the same quarter of 2015`, `the year-ago quarter`: counted from the
    period that the text told of."""
    first, last = hit.match.span()
    known = hit.word("r") in BACK or hit.word("g") in _AGO
    if not (known or hit.at("q") is not None or hit.at("y") is not None):
        return None
    year = int(hit.word("y")) if hit.at("y") is not None else None
    return Time(first, last, Kind.RELATIVE, Point(year, unit="year", back=0 if year else 1), anchored=True)


def _named_again(hit: Hit) -> Time | None:
    """`in the quarter`, `during the reporting period`: a period that the text has told before, or is of."""
    first, last = hit.match.start("the"), hit.match.end()
    letters, lower, word = hit.match.string, hit.sentence.lower, hit.sentence.lower[last - 1]
    unit = hit.words.units.get(word)
    if (unit not in _TO_DATE and word != "period") or lower[first - 1] not in _LASTING:
        return None
    named = lower[first + 1] if last - first > 2 else ""
    if named not in _NAMING or (named == "same" and unit is not None):
        return None  # "the same week" is counted by its days
    if unit is None and lower[first - 1] == "for":
        return None
    if not _GOES_ON.isdisjoint(lower[last : last + 1]) or letters[last : last + 1] in _NAMED:
        return None
    if letters[max(0, first - 2) : first - 1] == "P":
        return None  # earlier in the month
    return Time(first, last, Kind.RELATIVE, Point(unit=unit), anchored=True)


def _whole_year(hit: Hit) -> Time | None:
    """`for the full year`: that of the quarter that the text has told before."""
    first, last = hit.match.span()
    lower = hit.sentence.lower
    if hit.word("w") not in WHOLE or lower[last - 1] != "year" or lower[first - 1 : first] == []:
        return None
    if lower[first - 1] not in _LASTING or not _GOES_ON.isdisjoint(lower[last : last + 1]):
        return None
    named = hit.match.string[last : last + 1] in _NAMED
    return None if named else Time(first, last, Kind.RELATIVE, Point(unit="year"), anchored=True)


def _fiscal_year(hit: Hit) -> Time | None:
    """`this financial year`, `last fiscal year`: of two years, as most of them begin in one and end in the
    next."""
    if hit.word("w") not in _FISCAL or hit.sentence.lower[hit.match.end() - 1] != "year":
        return None
    back = hit.words.deictics[hit.word("l")]
    return Time(
        *hit.match.span(), Kind.SPAN, Point(unit="fiscal", back=back), Point(unit="fiscal", back=back)
    )


_FISCAL = frozenset(("financial", "fiscal"))


def names_again(time: Time, sentence: Sentence) -> bool:
    """Whether a time is one that `in the quarter` names again."""
    if not time.anchored or time.point is None or time.point.back:
        return False
    counted = sentence.lower[time.first + 1] in ("same", "following") and time.point.unit is not None
    return sentence.lower[time.first] == "the" and not counted


def _numbered_week(hit: Hit) -> Time | None:
    """`week 6, 2019`: the weeks of ISO 8601, as health reports count them."""
    if hit.words.units[hit.word("u")] != "week" or hit.word("u").endswith("s"):
        return None
    try:
        days = [date.fromisocalendar(int(hit.word("y")), int(hit.word("w")), day) for day in (1, 7)]
    except ValueError:
        return None
    start, end = (Point(day.year, day.month, day.day) for day in days)
    return Time(*hit.match.span(), Kind.SPAN, start, end)


def _to_date(hit: Hit) -> Time | None:
    """`year to date`, `month-to-date`: from its beginning up to publication."""
    code = hit.word("c")
    if not code and hit.word("date") != "date":
        return None
    unit = hit.words.to_date[code] if code else hit.words.units[hit.word("u")]
    if unit not in _TO_DATE:
        return None
    point = Point(unit=unit, month=1 if unit == "year" else None)
    return Time(*hit.match.span(), Kind.SINCE, point, closes=DAY if unit == "week" else MONTH)


PERIOD_RULES = (
    Rule("time.piece", "K", pattern("(?P<k>piece) (?:of? (?P<y>year))?"), _piece),
    Rule(
        "time.code",
        "J",
        pattern("(?P<z>year)? (?:(?P<c>code) (?P<n>day)|(?P<m>day) (?P<b>code)) (?:of? (?P<y>year|day))?"),
        _code,
    ),
    Rule("time.fiscal", "F", pattern("fiscal (?P<y>year|day) (?:(?:dash|slash) (?P<e>year|day))?"), _fiscal),
    Rule(
        "time.same-period",
        "=A",
        pattern(
            "the? same (?P<p>unit|period) (?:(?:prep|of)? the? (?:(?P<r>deictic) unit|(?P<y>year))"
            "|a unit (?P<g>ago|part|shift))|(?P<q>yearago)"
        ),
        _same_period,
    ),
    Rule(
        "time.named-again",
        "uI T p",
        pattern("prep (?P<the>the) (?:other|same)? (?:unit|period)"),
        _named_again,
    ),
    Rule("time.fiscal-year", "u L x", pattern("(?P<l>deictic) (?P<w>other) unit", "deictic"), _fiscal_year),
    Rule("time.whole-year", "u T x", pattern("the (?P<w>other) unit", "the"), _whole_year),
    Rule(
        "time.numbered-week",
        "u Y",
        pattern("(?P<u>unit) (?P<w>day|number) (?:comma|of)? (?P<y>year)"),
        _numbered_week,
    ),
    Rule("time.to-date", "uU ~U", pattern("(?P<u>unit) to (?P<date>other)|(?P<c>todate)"), _to_date),
)
