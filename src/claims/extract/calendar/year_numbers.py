"""Years, decades and spans of years, and whether a number is a year at all: it may count what follows."""

from claims.extract.calendar.moment import Kind, Point, Time
from claims.extract.calendar.time_rule import Hit, part_of_year
from claims.extract.calendar.time_words import FIRST_YEAR, LAST_YEAR
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import DETERMINERS

# Words after which a capitalised March or May is the month, and a number can be a year.
YEAR_LEADS = frozenset(
    "in since until till by from during early late mid of between before after through throughout last "
    "next this past ( / until end start beginning pre post circa fiscal year".split()
)
_SURE_LEADS = frozenset(
    "in since until till during early late mid circa pre post year years fiscal throughout as".split()
)
_DETERMINERS = DETERMINERS | {"'s"}
# What is made for a year: after "the budget for" a number is one, whatever follows.
_YEARLY = frozenset(
    "allocation allocations appeal budget budgets data deficit estimate estimates figure figures forecast "
    "forecasts goal guidance outlook plan plans projection projections quota quotas report results revenue "
    "revenues spending target targets total".split()
)
_ENDS = frozenset(("", ".", ",", ";", ")"))
LINKS = frozenset(("to", "and", "or", "for", "-", "–", "—", "&"))
_YEAR_VERBS = frozenset("was saw is has had will began brought".split())  # "2014 was the worst year"
_MEASURES = frozenset(
    "percent per % km kilometers kilometres miles metres meters feet tons tonnes barrels hectares".split()
)
_CITED = 8  # words from the bracket before a source to its year
NOW = frozenset(("now", "present", "date"))
_ONWARDS = frozenset(("onwards", "afterwards"))
_PLURALS = frozenset("people men women children police personnel".split())


def counts_plural(sentence: Sentence, i: int) -> bool:
    """Whether word `i` is a plural noun or a measure, so that a number before it counts."""
    if i >= len(sentence):
        return False
    word = sentence.words[i]
    if word in _ONWARDS:
        return False
    return word in _MEASURES or (
        word.islower() and (word in _PLURALS or (word.endswith("s") and len(word) > 3))
    )


def read_decade(hit: Hit) -> Time | None:
    """`the 1990s`, `the early 1980's`."""
    i = hit.match.start("y")
    year = int(hit.word("y"))
    before = hit.sentence.lower[i - 1] if i else ""
    if year % 10 or hit.sentence.starts[i + 1] > hit.sentence.ends[i]:
        return None
    if hit.sentence.lower[i + 1] != "s" and before not in ("the", "early", "late", "mid"):
        return None
    return Time(*hit.match.span(), Kind.SPAN, Point(year), Point(year + 9))


def read_years(hit: Hit) -> Time | None:
    """`1947 - 48`, `2010-2014`, `2010/11`."""
    start, short = int(hit.word("y")), hit.word("e")
    end = int(short) if len(short) == 4 else start // 100 * 100 + int(short) if len(short) == 2 else 0
    if not start < end <= LAST_YEAR:
        return None
    if counts_plural(hit.sentence, hit.match.end()) and not _is_made_for(hit.sentence, hit.match.start()):
        return None
    return Time(*hit.match.span(), Kind.SPAN, Point(start), Point(end))


def read_year(hit: Hit) -> Time | None:
    """`in 2014`, `the 2006 bombing`, `by the end of 2016`, `the first half of 2018`."""
    if hit.at("part") is None and not _is_year(hit.sentence, hit.match.start("y")):
        return None
    return part_of_year(hit, Kind.YEAR, Point(int(hit.word("y"))))


def _is_year(sentence: Sentence, i: int) -> bool:
    """Whether a number from 1700 to 2099 is a year and counts nothing."""
    if not _touches_nothing(sentence, i):
        return False
    before = sentence.lower[i - 1] if i else ""
    after = sentence.lower[i + 1] if i + 1 < len(sentence) else ""
    if _is_span_of_years(sentence, i if before == "from" else i - 2):
        return True
    if after == "'s" or (before == "(" and after in (")", ",")):
        return True
    counts = counts_plural(sentence, i + 1)
    if _is_made_for(sentence, i):
        return True
    if before in _SURE_LEADS or (before in _DETERMINERS and after.isalpha()):
        return not (counts and sentence.words[i].endswith("00"))
    if before in YEAR_LEADS or before in LINKS:
        return not counts and (after not in ("to", "or") or _ends_span(sentence, i + 2))
    if before == "over":  # an output of 800 over 2014; over 2000 people
        return after in _ENDS and not sentence.words[i].endswith("00")
    if before == ",":  # in 2012, 2013 and 2014; 20 men (UN estimate, 2014)
        listed = i > 1 and after in (",", "and") and _stands_year(sentence, i - 2)
        return listed or (after == ")" and "(" in sentence.lower[max(0, i - _CITED) : i])
    return not before and after in _YEAR_VERBS


def _is_made_for(sentence: Sentence, i: int) -> bool:
    """Whether word `i` tells for when something is made: `the budget for 2016 sets aside`."""
    return i > 1 and sentence.lower[i - 1] == "for" and sentence.lower[i - 2] in _YEARLY


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
    return sentence.lower[i : i + 1] != [] and (sentence.lower[i] in NOW or _stands_year(sentence, i))


def _stands_year(sentence: Sentence, i: int) -> bool:
    """Whether word `i` is a year too, so that the number beside it is one."""
    word = sentence.words[i] if i < len(sentence) else ""
    return len(word) == 4 and word.isdecimal() and not counts_plural(sentence, i + 1)


def _touches_nothing(sentence: Sentence, i: int) -> bool:
    """Whether no longer number or compound is written close to word `i`: not `$2015`, `2000-strong`."""
    if i and sentence.starts[i] == sentence.ends[i - 1] and sentence.words[i - 1] in "$£€.,:#":
        return False
    if i + 1 < len(sentence) and sentence.starts[i + 1] == sentence.ends[i]:
        after = sentence.words[i + 1]
        if i + 2 < len(sentence) and after in "-–.,:" and sentence.starts[i + 2] == sentence.ends[i + 1]:
            return sentence.words[i + 2].isdecimal() and after in "-–"
        return not after.isalpha() and after != "%"
    return True
