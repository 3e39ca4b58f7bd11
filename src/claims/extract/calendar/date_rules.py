"""Rules for dates with whatever parts they have: `15-02-2016`, `13 Nov 2017`, `October 26-27`, `mid-March`.

Commas may be lost ("November 13 2017") and words may be glued ("Apr 092017").
"""

from claims.extract.calendar.digit_dates import (
    read_glued,
    read_hyphens,
    read_iso,
    read_month_year,
    read_numeric,
    read_short_year,
    read_two_digits,
)
from claims.extract.calendar.month_dates import read_days, read_month, read_months
from claims.extract.calendar.time_rule import Rule, rule_with_part
from claims.extract.calendar.time_words import pattern
from claims.extract.calendar.year_numbers import read_decade, read_year, read_years

_WEEKDAY = "(?:(?:weekday|shortday) (?:comma|dot|open)?)?"
_YEAR = "(?:comma? of? (?P<y>year)|of? (?P<r>deictic) (?P<u>unit)|of? the? (?P<t>same) (?P<tu>unit))?"
_DAYS_BETWEEN = (
    "(?:(?:comma day (?=comma|and))* comma? (?=and the? day suffix? of? month))?"  # 3, 4 and 5 May
)
_MORE_DAYS = "(?:comma day (?=comma? day? comma? and day))*"  # January 12, 13 and 14
DATE_RULES = (
    Rule(
        "time.iso",
        "Y D -/",
        pattern("(?P<y>year) (?P<s>dash|slash) (?P<m>day) (?P=s) (?P<d>day)"),
        read_iso,
    ),
    Rule("time.hyphens", "Mm Y D -", pattern("(?P<d>day) dash (?P<m>month) dash (?P<y>year)"), read_hyphens),
    Rule(
        "time.numeric",
        "Y D -X/",
        pattern("(?P<d>day) (?P<s>dash|dot|slash) (?P<m>day) (?P=s) (?P<y>year)"),
        read_numeric,
    ),
    Rule("time.month-year", "Y D /", pattern("(?P<m>day) slash (?P<y>year)"), read_month_year),
    Rule(
        "time.short-year",
        "D X :-",
        pattern("(?P<d>day) dot (?P<m>day) dot (?P<y>day) (?=colon|dash)"),
        read_short_year,
    ),
    Rule(
        "time.two-digits",
        "Mm D",
        pattern("(?P<d>day) dash? (?P<m>month) dot? dash? (?P<y>day|number)"),
        read_two_digits,
    ),
    Rule(
        "time.day-month",
        "Mm DO",
        pattern(
            f"{_WEEKDAY} the? (?P<d>day|ordinal (?=of)) suffix? {_DAYS_BETWEEN}"
            f"(?:(?P<l>link|and) the? (?P<e>day) suffix?)? of? (?P<m>month) dot? {_YEAR}",
            "weekday shortday the day ordinal",
        ),
        read_days,
    ),
    Rule(
        "time.month-day",
        "Mm DO",
        pattern(
            f"{_WEEKDAY} (?P<m>month) dot? the? (?P<d>day|ordinal) {_MORE_DAYS}"
            f"(?:(?:suffix? comma? (?P<l>link|and) the?|suffix (?=day suffix)) (?P<e>day))? suffix? {_YEAR}",
            "weekday shortday month",
        ),
        read_days,
    ),
    Rule("time.glued", "Mm", pattern("(?P<m>month) dot? (?P<g>other)"), read_glued),
    Rule("time.months", "R", pattern("(?P<m>months) (?:comma? (?P<y>year))?"), read_months),
    rule_with_part(
        "time.month", "Mm", f"(?P<back>deictic)? (?P<m>month) dot? {_YEAR}", "deictic month", read_month
    ),
    rule_with_part("time.decade", "Y k'", "(?P<y>year) (?:es|possessive)", "year", read_decade),
    Rule("time.years", "Y -/", pattern("(?P<y>year) (?:dash|slash) (?P<e>year|day|number)"), read_years),
    rule_with_part("time.year", "Y", "(?P<y>year)", "year", read_year),
)
