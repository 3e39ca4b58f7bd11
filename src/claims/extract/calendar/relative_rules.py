"""Rules for times that are counted from another one: weekdays, `yesterday`, `last week`, `two years ago`,
`in the past three days`; and for durations and clock times, which are no place on the calendar.
"""

from dataclasses import replace

from claims.extract.calendar.moment import DAY, MONTH, Kind, Point, Time, back_from_now
from claims.extract.calendar.time_rule import PART, PART_OPENING, Hit, Rule, part_of_year
from claims.extract.calendar.time_words import pattern

_HOURS = 24
_DECADE = 10
_LONGEST = 10_000  # units; more is no time that anybody counts
BACK = frozenset(("last", "past", "previous"))
_TO_COME = frozenset(("next", "coming"))
LOOKS_AHEAD = frozenset(
    "will could may might expected estimated projected planned plans needs aims hopes".split()
)
SHIFTS = {"earlier": 1, "before": 1, "later": -1, "after": -1}
NEIGHBOURS = {"same": 0, "that": 0, "previous": 1, "preceding": 1} | dict.fromkeys(
    ("next", "following", "subsequent", "ensuing"), -1
)
_CALENDAR = frozenset(("day", "week", "month", "year"))
_LONG = frozenset(("month", "quarter", "year"))  # what goes on since a part of these is known to the month
_BY_MONTH = frozenset(("month", "quarter"))
_VAGUE = {"hour": "day", "day": "month"}  # the past few days: known to the month
_LASTING = frozenset(("in", "over", "during", "within"))
# Between the preposition and a duration: "in just 24 hours", "over the course of three days".
_COURSE = frozenset("the course of span space just only less than under a toll".split())
_SHORT = frozenset(("hour", "day", "week", "fortnight"))
_JUST_OVER = ("past", "weekend")  # the past weekend is the latest one
_GAME = frozenset(
    "goal goals match matches game games scored score points striker penalty try tries yards kicks".split()
)
_SPECIFIC = frozenset(("noon", "midday", "midnight"))

# "two", "a", "24", "two and a half", "2-1/2", "six to 12", "a couple of", "a few hundred"; in "500 two weeks
# ago" the first number is none of the weeks
COUNT = (
    "(?:a? (?P<n>cardinal|several|day|number|half)"
    "(?:(?:dash|to|dot|slash|and|of) a? (?:cardinal|day|number|half)|(?<=cardinal|several) cardinal){0,3} of?"
    "| (?P<a>a))"
)
COUNT_OPENING = "a cardinal several day number half"


def count_of(hit: Hit) -> int | None:
    """How many units the words of COUNT say, None where they are vague."""
    if hit.at("a") is not None:
        return 1
    word = hit.word("n")
    value = int(word) if word.isdecimal() else hit.words.cardinals.get(word)
    return value if value is not None and value <= _LONGEST else None


def _ago(hit: Hit) -> Time | None:
    """`two days ago`, `nearly six years ago`, `a couple of years ago`; "years ago" names no time."""
    count = 2 if hit.at("a") is None and hit.word("n") == "couple" else count_of(hit)
    unit = hit.words.units[hit.word("u")]
    if count is None:
        return Time(*hit.match.span(), Kind.DURATION)
    return Time(*hit.match.span(), Kind.RELATIVE, back_from_now(unit, count))


def _shifted(hit: Hit) -> Time | None:
    """`three days earlier`, `the day before`: counted from a time that the text spoke of. `a day after rebels
    killed 20` dates the clause that it leads: a day before the time of the main one.
    """
    count = count_of(hit) if hit.at("the") is None else 1
    if hit.word("e") not in SHIFTS:
        return None
    unit = hit.words.units[hit.word("u")]
    several = hit.at("the") is not None and hit.word("u").endswith("s")  # in the days before
    if count is None or several or unit in ("minute", "hour"):
        return Time(*hit.match.span(), Kind.DURATION)
    sign = SHIFTS[hit.word("e")] * (-1 if hit.at("leads") is not None else 1)
    return Time(*hit.match.span(), Kind.RELATIVE, back_from_now(unit, sign * count), anchored=True)


def _same(hit: Hit) -> Time | None:
    """`the same day`, `the next day`, `the following week`, `that month`."""
    word, unit = hit.word("s"), hit.words.units[hit.word("u")]
    back = NEIGHBOURS.get(word)
    if back is None or unit not in _CALENDAR or (word in ("next", "previous") and hit.at("the") is None):
        return None
    return Time(*hit.match.span(), Kind.RELATIVE, back_from_now(unit, back), anchored=True)


def _lasting(hit: Hit) -> Time | None:
    """`the past three days`, `the last 24 hours`: up to publication. `will take 20 over the next two years`:
    from then on; in what is told of the past, the next two weeks are no known time."""
    count, unit = count_of(hit), hit.words.units[hit.word("u")]
    if count and hit.word("l") in _TO_COME and not LOOKS_AHEAD.isdisjoint(hit.sentence.lower):
        return Time(*hit.match.span(), Kind.SPAN, Point(unit="day"), _ahead(unit, count))
    if hit.word("l") not in BACK | {""} or (count is None and unit not in _VAGUE):
        return Time(*hit.match.span(), Kind.DURATION)
    if count is None:
        return Time(*hit.match.span(), Kind.SPAN, Point(unit=_VAGUE[unit]))
    return Time(*hit.match.span(), Kind.SPAN, _start(unit, count), closes=MONTH if unit in _BY_MONTH else DAY)


def _ahead(unit: str, count: int) -> Point:
    """The day of publication, so many units later."""
    point = back_from_now(unit, -count)
    months = {"month": 1, "quarter": 3, "year": 12}.get(point.unit or "", 0)
    return Point(unit="same-day", back=point.back * months) if months else point


def _start(unit: str, count: int) -> Point:
    """Where a span of so many units up to now began, no finer than the words: the past two years began in a
    year, the past two months in a month."""
    if unit == "hour":
        return Point(unit="day", back=-(-count // _HOURS))
    point = back_from_now(unit, count * (3 if unit == "quarter" else 1))
    return replace(point, unit="month") if unit == "quarter" else point


def _deictic(hit: Hit) -> Time | None:
    """`last year`, `this month`, `so far this year`, `the first half of last year`; `past week` is a span."""
    unit, word = hit.words.units[hit.word("u")], hit.word("l")
    first, last = hit.match.span()
    closes = MONTH if unit in _LONG else DAY
    lasts = (
        word == "past"
        or (unit == "fortnight" and word == "last")
        or (word == "last" and hit.at("part") is None and _lasts(hit.sentence.lower, first))
    )
    if lasts and unit not in ("quarter", "weekend") and not hit.word("u").endswith("s"):
        months = {"month": 1, "year": 12}.get(unit)
        start = Point(unit="same-day", back=months) if months else _start(unit, 1)
        return Time(first, last, Kind.SPAN, start, closes=DAY if months else closes)
    if unit in ("minute", "hour", "day", "century") or hit.word("u").endswith("s"):
        return None
    if unit == "decade" and word in _TO_COME:
        return Time(first, last, Kind.SPAN, Point(unit="year"), Point(unit="year", back=-_DECADE))
    point = Point(unit=unit, back=0 if (word, unit) == _JUST_OVER else hit.words.deictics[word])
    if hit.at("sofar") is not None:
        return Time(
            first, last, Kind.SINCE, replace(point, month=1) if unit == "year" else point, closes=closes
        )
    return (
        part_of_year(hit, Kind.RELATIVE, point) if unit == "year" else Time(first, last, Kind.RELATIVE, point)
    )


def _lasts(lower: list[str], first: int) -> bool:
    """`over the last year`, `in the course of the last year` are the twelve months before now, `last year` is
    the one before this."""
    course = lower[max(0, first - 3) : first - 1] == ["course", "of"]
    return first > 1 and lower[first - 1] == "the" and (course or lower[first - 2] in _LASTING)


def _running(hit: Hit) -> Time | None:
    """`the beginning of the year`, `earlier in the week`, `the first three months of the year`."""
    unit = hit.words.units[hit.word("u")]
    if unit not in _CALENDAR or hit.at("part") is None or hit.sentence.lower[hit.match.end() - 2] != "the":
        return None
    point = Point(unit=unit)
    if unit == "year":
        return part_of_year(hit, Kind.RELATIVE, point)
    return Time(*hit.match.span(), Kind.RELATIVE, point, anchored=unit == "day")


def _quarter(hit: Hit) -> Time | None:
    """`the first quarter`: of a year that the text names elsewhere."""
    nth = hit.words.ordinals[hit.word("o")]
    if hit.words.units[hit.word("u")] != "quarter" or nth > 4:
        return None
    return Time(*hit.match.span(), Kind.SPAN, Point(month=3 * nth - 2), Point(month=3 * nth))


def _half(hit: Hit) -> Time | None:
    """`in the first half`: of a year that the text names elsewhere, if not that of a game."""
    nth = hit.words.ordinals[hit.word("o")]
    if (
        nth > 2
        or hit.sentence.lower[hit.match.start() - 1 : hit.match.start()] == []
        or hit.sentence.lower[hit.match.start() - 1] not in _LASTING
        or not _GAME.isdisjoint(hit.sentence.lower)
    ):
        return None
    return Time(*hit.match.span(), Kind.SPAN, Point(month=6 * nth - 5), Point(month=6 * nth))


def _weekend(hit: Hit) -> Time | None:
    """`over the weekend`."""
    if hit.words.units[hit.word("u")] != "weekend":
        return None
    return Time(*hit.match.span(), Kind.RELATIVE, Point(unit="weekend"))


def _weekday(hit: Hit) -> Time | None:
    """`on Friday night`, `last Friday`, `Fridays attack`, `Friday last week`."""
    i = hit.match.start("w")
    sentence = hit.sentence
    beside = {sentence.lower[i - 1] if i else "", sentence.lower[i + 1] if i + 1 < len(sentence) else ""}
    if beside & hit.words.weekday_names and not sentence.words[i].islower():
        return None
    word = hit.word("w")
    if word not in hit.words.weekdays and "on" in beside:
        return None  # on Fridays: every one
    weekday = hit.words.weekdays[word if word in hit.words.weekdays else word[:-1]]
    if hit.at("r") is not None:
        point = Point(weekday=weekday, unit="week", back=hit.words.deictics[hit.word("r")])
        known = hit.words.units[hit.word("u")] == "week"
        return Time(*hit.match.span(), Kind.WEEKDAY, point if known else Point(weekday=weekday))
    back = hit.words.deictics[hit.word("l")] if hit.at("l") is not None else 0
    return Time(*hit.match.span(), Kind.WEEKDAY, Point(weekday=weekday, back=back))


def _today(hit: Hit) -> Time | None:
    """`yesterday evening`, `earlier today`; a night belongs to two days."""
    first, last = hit.match.span()
    if hit.word("j") == "overnight":
        return Time(first, last, Kind.RELATIVE, Point(unit="day", back=1), Point(unit="day"))
    return Time(first, last, Kind.RELATIVE, Point(unit="day", back=hit.words.days[hit.word("j")]))


def _daypart(hit: Hit) -> Time | None:
    """`this morning`, `last night`, `since dawn`; noon and midnight are clock times."""
    first, last = hit.match.span()
    lead = hit.word("l")
    if hit.at("day") is not None:  # since dawn on Friday
        return Time(first, hit.match.end("d"), Kind.CLOCK)
    if lead in ("this", "last") or (first and hit.sentence.lower[first - 1] == "since"):
        return Time(first, last, Kind.RELATIVE, Point(unit="day", back=1 if lead == "last" else 0))
    return Time(first, last, Kind.CLOCK) if hit.word("d") in _SPECIFIC else None


def _season(hit: Hit) -> Time | None:
    """`last winter`, `this summer`: its months."""
    month = hit.words.seasons[hit.sentence.lower[hit.match.end() - 1]]
    back = hit.words.deictics[hit.word("l")]
    return Time(*hit.match.span(), Kind.RELATIVE, Point(month=month, unit="season", back=back))


def _clock(hit: Hit) -> Time | None:
    """`17:27`, `7:25 pm`, `5.30pm`, `2000 GMT`."""
    digits = hit.word("t").isdecimal()
    return (
        Time(*hit.match.span(), Kind.CLOCK) if digits and (hit.at("z") is not None or hit.glued()) else None
    )


def _meridian(hit: Hit) -> Time | None:
    """`7:25 p.m.`."""
    return Time(*hit.match.span(), Kind.CLOCK) if hit.word("z") in ("a", "p") else None


def _hours(hit: Hit) -> Time | None:
    """`on 7 April 2017 at 0914`."""
    word = hit.word("t")
    first, last = hit.match.span()
    clock = (
        hit.word("p") == "at" and len(word) == 4 and word.isdecimal() and word[:2] < "24" and word[2:] < "60"
    )
    return Time(first + 1, last, Kind.CLOCK) if clock else None


def _duration(hit: Hit) -> Time | None:
    """`for three years`; `in three days of shelling` is up to publication; "a day" is a rate or nothing."""
    first, last = hit.match.span()
    count, unit = count_of(hit), hit.words.units[hit.word("u")]
    if hit.at("a") is not None:
        return None
    if count and unit in _SHORT and _goes_on(hit.sentence.lower, first, last, unit):
        of = hit.sentence.lower[last : last + 1] == ["of"] and unit == "day"
        return Time(first, last, Kind.SPAN, _start(unit, count - of), closes=DAY)
    return Time(first, last, Kind.DURATION)


def _goes_on(lower: list[str], first: int, last: int, unit: str) -> bool:
    """Whether a duration is one up to now: `in 24 hours`, `in the three days of fighting`."""
    lead = first
    while lead > 0 and lower[lead - 1] in _COURSE:
        lead -= 1
    of = lower[last : last + 1] == ["of"]
    course = not {"course", "span", "space"}.isdisjoint(lower[lead:first])
    if lead > 0 and lower[lead - 1] in _LASTING:
        return course or of or unit == "hour"
    return of and "toll" in lower[max(0, lead - 1) : first]


RELATIVE_RULES = (
    Rule(
        "time.weekday",
        "WV",
        pattern(
            "(?:(?P<l>deictic)|part prep?)? (?P<w>weekday|weekdays) possessive? part? daypart? possessive?"
            "(?:of? (?P<r>deictic) (?P<u>unit))?",
            "deictic part weekday weekdays",
        ),
        _weekday,
    ),
    Rule("time.ago", "u g", pattern(f"{COUNT} dash? (?P<u>unit) ago", COUNT_OPENING), _ago),
    Rule("time.running", "u PBZOLs", pattern(f"{PART} (?P<u>unit)", f"{PART_OPENING} unit"), _running),
    Rule("time.lasting", "u L", pattern(f"(?P<l>deictic) {COUNT} dash? (?P<u>unit)"), _lasting),
    Rule(
        "time.shifted",
        "u eP",
        pattern(
            f"(?:{COUNT}|(?P<the>the)) (?P<u>unit) (?P<e>part|shift(?=comma|dot|and|$)|(?P<leads>shift))",
            f"the {COUNT_OPENING}",
        ),
        _shifted,
    ),
    Rule(
        "time.same",
        "u =L",
        pattern("(?P<the>the)? (?P<s>same|deictic) (?P<u>unit)", "the same deictic"),
        _same,
    ),
    Rule(
        "time.deictic",
        "u L",
        pattern(f"(?P<sofar>so far prep?)? {PART} (?P<l>deictic) (?P<u>unit)", f"so {PART_OPENING}"),
        _deictic,
        pattern("(?P<sofar>so far prep?)? (?P<l>deictic) (?P<u>unit)", "so deictic"),
    ),
    Rule("time.quarter", "u O", pattern("the? (?P<o>ordinal) (?P<u>unit)"), _quarter),
    Rule("time.half", "h O", pattern("the (?P<o>ordinal) half (?!of)", "the"), _half),
    Rule("time.weekend", "u", pattern("(?P<u>unit)"), _weekend),
    Rule("time.today", "j", pattern("part? (?P<j>today) daypart?"), _today),
    Rule("time.daypart", "d", pattern("(?P<l>deictic)? (?P<d>daypart) (?:prep? (?P<day>found))?"), _daypart),
    Rule("time.season", "L s", pattern("(?P<l>deictic) season"), _season),
    Rule(
        "time.meridian",
        "i",
        pattern("(?:day|number) (?:(?:dot|colon) (?:day|number))? (?P<z>other|a) dot meridian dot?"),
        _meridian,
    ),
    Rule(
        "time.clock",
        ":z",
        pattern("(?P<t>day|number) colon (?:day|number) (?:colon (?:day|number))? (?P<z>ampm)?"),
        _clock,
    ),
    Rule(
        "time.clock", "z", pattern("(?P<t>day|number|year|other) (?:dot (?:day|number))? (?P<z>ampm)"), _clock
    ),
    Rule("time.hours", "#", pattern("found (?P<p>prep) (?P<t>other|year)"), _hours),
    Rule("time.duration", "u", pattern(f"{COUNT} dash? (?P<u>unit)", COUNT_OPENING), _duration),
)
