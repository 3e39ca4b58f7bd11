"""Rules for times that lie next to another one: `the previous night`, `the night before`, `the week before
last`, `five days into the siege`, `the day after the quake`; and `week 30` of the running year. They are
asked before those for relative times.
"""

from claims.extract.calendar.moment import Kind, Point, Time, back_from_now
from claims.extract.calendar.relative_rules import COUNT, COUNT_OPENING, NEIGHBOURS, SHIFTS, count_of
from claims.extract.calendar.time_rule import Hit, Rule
from claims.extract.calendar.time_words import pattern
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import ARTICLES, DETERMINERS, RELATIVES, STOPS

_DAY_PARTS = frozenset("afternoon evening morning night nightfall dawn dusk".split())
_YESTERDAY = {("before", "yesterday"): 2, ("after", "tomorrow"): -2}
_CLOSE = STOPS | frozenset(", . ; : 's )".split())  # after "that night"; not in "said that night raids"
_COUNTED = frozenset(("day", "week", "fortnight", "month", "year"))
_EVENT = 7  # words that name what was "the day after"
_NO_NOUNS = (STOPS | RELATIVES) - frozenset("of on in at near against the".split())
_WEEKS = 53
_WEEK_LEADS = frozenset("in during of for until by since to and epidemiological epi reporting".split())


def _night(hit: Hit) -> Time | None:
    """`the previous night`, `that evening`, `the next morning`: counted from the day that the text spoke
    of."""
    first, last = hit.match.span()
    word, back = hit.word("s"), NEIGHBOURS.get(hit.word("s"))
    if back is None or hit.word("d") not in _DAY_PARTS:
        return None
    if hit.at("the") is None and word != "that":
        return None
    if (
        word == "that"
        and first
        and hit.sentence.lower[last : last + 1]
        and hit.sentence.lower[last] not in _CLOSE
    ):
        return None
    return Time(first, last, Kind.RELATIVE, Point(unit="day", back=back), anchored=True)


def _night_before(hit: Hit) -> Time | None:
    """`the night before`, `the morning after`."""
    back = SHIFTS.get(hit.word("e"))
    if back is None or hit.word("d") not in _DAY_PARTS:
        return None
    return Time(*hit.match.span(), Kind.RELATIVE, Point(unit="day", back=back), anchored=True)


def _before_last(hit: Hit) -> Time | None:
    """`the week before last`, `the night before last`, `the day before yesterday`."""
    lower, last = hit.sentence.lower, hit.match.end()
    shift, word = hit.word("e"), lower[last - 1]
    if hit.at("j") is not None:
        back = _YESTERDAY.get((shift, word)) if hit.word("u") == "day" else None
        return None if back is None else _day(hit, back)
    unit = hit.words.units.get(hit.word("u"), "day")
    sign = {("before", "last"): 1, ("after", "next"): -1}.get((shift, word))
    if sign is None or hit.word("u").endswith("s"):
        return None
    return Time(*hit.match.span(), Kind.RELATIVE, Point(unit=unit, back=2 * sign))


def _day(hit: Hit, back: int) -> Time:
    return Time(*hit.match.span(), Kind.RELATIVE, Point(unit="day", back=back))


def _after_event(hit: Hit) -> Time | None:
    """`five days into the siege`, `the day after the quake,`: counted from the day that the text gives for
    what is named. A clause that tells what happened is none: `a day after rebels killed 20`."""
    unit = hit.words.units[hit.word("u")]
    count = count_of(hit) if hit.at("the") is None else 1
    sign = _SIGNS.get(hit.word("e"))
    if sign is None or count is None or unit not in _COUNTED:
        return None
    end = _end_of_event(hit.sentence, hit.match.end())
    if end is None:
        return None
    return Time(hit.match.start(), end, Kind.RELATIVE, back_from_now(unit, sign * count), anchored=True)


_SIGNS = {"after": -1, "into": -1, "before": 1}


def _end_of_event(sentence: Sentence, first: int) -> int | None:
    """The word after the noun phrase at word `first`, which a comma or the sentence's end has to close."""
    lower = sentence.lower
    if lower[first : first + 1] and lower[first] not in DETERMINERS:
        return None
    for k in range(first + 1, min(first + 1 + _EVENT, len(lower))):
        if lower[k] in (",", "."):
            return k if k > first + 1 else None
        if lower[k] in ARTICLES and lower[k - 1] not in STOPS:
            return k  # a day before the breach the lake was full
        if lower[k] in _NO_NOUNS or lower[k] in VERBS or lower[k].endswith("ed") or not lower[k][0].isalpha():
            return None
    return len(lower) if len(lower) <= first + _EVENT else None


def counted_from_event(time: Time, sentence: Sentence) -> list[str]:
    """The words that name what a time is counted from, as in `five days into the siege`; none: it is not
    counted so."""
    lower = sentence.lower[time.first : time.last]
    for k, word in enumerate(lower):
        if word in _SIGNS and time.anchored and lower[k + 1 : k + 2]:
            return [it for it in lower[k + 1 :] if it not in DETERMINERS]
    return []


def _week(hit: Hit) -> Time | None:
    """`in week 30`, `epidemiological week 22`: the latest such week of ISO 8601 by the day of publication."""
    first, last = hit.match.span()
    lower, number = hit.sentence.lower, int(hit.word("w"))
    if hit.word("u") != "week" or not 0 < number <= _WEEKS or lower[first - 1 : first] == []:
        return None
    if lower[first - 1] not in _WEEK_LEADS or lower[last : last + 1] == ["of"]:
        return None
    return Time(first, last, Kind.RELATIVE, Point(unit="nth-week", back=number))


NEIGHBOUR_RULES = (
    Rule(
        "time.before-last",
        "ud e Lj",
        pattern(
            "the (?P<u>unit|daypart) (?P<e>shift) (?:deictic|(?P<j>today)) (?!weekday|unit|month)", "the"
        ),
        _before_last,
    ),
    Rule(
        "time.after-event",
        "u e~",
        pattern(f"(?:{COUNT}|(?P<the>the)) (?P<u>unit) (?P<e>shift|to)", f"the {COUNT_OPENING}"),
        _after_event,
    ),
    Rule(
        "time.night",
        "d =L",
        pattern("(?P<the>the)? (?P<s>same|deictic) (?P<d>daypart)", "the same deictic"),
        _night,
    ),
    Rule(
        "time.night-before",
        "d e",
        pattern("the (?P<d>daypart) (?P<e>shift)(?=comma|dot|and|$)", "the"),
        _night_before,
    ),
    Rule("time.week", "u Dn", pattern("(?P<u>unit) (?P<w>day|number)"), _week),
)
