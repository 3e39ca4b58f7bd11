"""Name the reason why a quantity is no claim: a date, an age, a duration, an ordinal, a name, ...

Each refusal is a small function on the quantity; EARLY and LATE list them in the order in which they are
asked, before and behind the metric.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.noun import singular
from claims.extract.phrase import Phrases
from claims.extract.calendar import find_times
from claims.extract.moment import Kind
from claims.extract.reading import Quantity
from claims.model import Qualifier


class RefusalWords(NamedTuple):
    """The words of refusals, indexed."""

    labels: Phrases[str]  # before the number
    durations: frozenset[str]
    measures: Phrases[str]  # behind the number
    parties: frozenset[str]
    abstractions: frozenset[str]


def build_refusals(lexicon: Lexicon) -> RefusalWords:
    """The words of refusals of a lexicon, indexed."""

    def words(kind: str) -> list[str]:
        return [word for entry in lexicon.entries(kind) for word in entry["words"]]

    return RefusalWords(
        labels=Phrases(((word, word) for word in words("label")), backwards=True),
        durations=frozenset(words("duration")),
        measures=Phrases((word, word) for word in words("measure")),
        parties=frozenset(words("party")),
        abstractions=frozenset(words("abstraction")),
    )


def find_refusal(
    quantity: Quantity, refusals: Iterable[tuple[str, "Refusal"]], lexicon: Lexicon
) -> str | None:
    """The reason why `quantity` is no claim, the first of `refusals` (EARLY or LATE) that holds, or None."""
    words = lexicon.index(build_refusals)
    for reason, holds in refusals:
        if holds(quantity, words):
            return reason
    return None


def _around(quantity: Quantity) -> tuple[str, str]:
    """The characters right before and right behind the number itself."""
    sentence = quantity.sentence
    start, end = sentence.starts[quantity.core[0]], sentence.ends[quantity.core[1] - 1]
    return sentence.text[start - 1 : start] if start > sentence.start else " ", sentence.text[
        end : end + 1
    ] or " "


def _is_digits(quantity: Quantity) -> bool:
    return quantity.sentence.lower[quantity.core[0]][0].isdecimal()


def _time_kind(quantity: Quantity) -> Kind | None:
    """The kind of the time expression that holds the number, if one does."""
    first, last = quantity.core
    for time in find_times(quantity.sentence):
        if time.first < last and first < time.last:
            return time.kind
    return None


def _date(quantity: Quantity, words: RefusalWords) -> bool:
    kind = _time_kind(quantity)
    return kind is not None and kind not in (Kind.CLOCK, Kind.DURATION) and quantity.unit is None


_HALF_DAY = re.compile(r"\s?[ap]\.?\s?m\b(?!\w)", re.IGNORECASE)


def _clock(quantity: Quantity, words: RefusalWords) -> bool:
    sentence = quantity.sentence
    if _HALF_DAY.match(sentence.text, sentence.ends[quantity.core[1] - 1], sentence.end):
        return True
    return _time_kind(quantity) is Kind.CLOCK


_AGE_AFTER = (["year", "old"], ["years", "old"], ["years", "of", "age"], ["month", "old"], ["months", "old"])
_AGE_WORDS = frozenset(("aged", "age", "ages"))


def _age(quantity: Quantity, words: RefusalWords) -> bool:
    """`a 45-year-old`, `aged 12`, `12 years old`, `Smith, 45, said`, `children under 5`."""
    lower, (first, last) = quantity.sentence.lower, quantity.core
    behind = lower[last : last + 3]
    if (
        behind
        and behind[0] in ("-", "–")
        and len(behind) > 1
        and behind[1].startswith(("year-old", "month-old", "year"))
    ):
        return "old" in behind[1] or "old" in behind[2:]
    if behind[:2] in ([a[0], a[1]] for a in _AGE_AFTER) and (behind[1] == "old" or behind[2:] == ["age"]):
        return True
    if lower[first].endswith(("-year-old", "-month-old")):
        return True
    before = lower[max(0, quantity.first - 2) : quantity.first]
    if before and (
        before[-1] in _AGE_WORDS or (before[-1] in ("of", "between", "from") and before[0] in _AGE_WORDS)
    ):
        return True
    text_before = lower[first - 1] if first else ""
    if (
        text_before == ","
        and behind[:1]
        and behind[0] in (",", ")")
        and first >= 2
        and quantity.high is not None
    ):
        return (
            quantity.sentence.words[first - 2][0].isupper()
            and 10 <= quantity.high <= 110
            and quantity.unit is None
        )
    child = lower[max(0, quantity.first - 1) : quantity.first] and singular(lower[quantity.first - 1]) in (
        "child",
        "boy",
        "girl",
        "minor",
        "person",
        "youth",
        "adult",
        "infant",
    )
    return (
        bool(child)
        and quantity.first < first
        and lower[quantity.first] in ("under", "over", "below", "above")
        and quantity.noun[0] == quantity.noun[1]
    )


def _duration(quantity: Quantity, words: RefusalWords) -> bool:
    """`seven years`, `six to 12 months`, `a two-day visit`, `48 hours`."""
    if quantity.unit in words.durations:
        return True
    if _time_kind(quantity) is Kind.DURATION:
        return True
    if quantity.rule.startswith("quantity.compound"):
        return quantity.sentence.lower[quantity.core[0]].split("-")[1] in words.durations
    lower, last = quantity.sentence.lower, quantity.last
    step = 1 if lower[last : last + 1] == ["-"] else 0
    for i in range(last + step, min(last + step + 3, len(lower))):
        word = lower[i].partition("-")[0]
        if singular(word) in words.durations:
            return not (i + 1 < len(lower) and lower[i + 1] in ("laborers", "workers", "students"))
        if lower[i] not in (
            "full",
            "consecutive",
            "straight",
            "more",
            "long",
            "whole",
            "of",
            "working",
            "calendar",
            "additional",
            "business",
            "or",
            "so",
            "a",
            "an",
        ):
            return False
    return False


def _ordinal(quantity: Quantity, words: RefusalWords) -> bool:
    sentence, last = quantity.sentence, quantity.core[1]
    return (
        last < len(sentence)
        and sentence.starts[last] == sentence.ends[last - 1]
        and sentence.lower[last] in ("st", "nd", "rd", "th", "s")
    )


def _joined(quantity: Quantity, words: RefusalWords) -> bool:
    """A number grown together with letters, points or other digits: `G7`, `F-16`, `B3`, `3.0.1`, `9/11`, `10x`."""
    if not _is_digits(quantity):
        return False
    before, behind = _around(quantity)
    sentence, (first, last) = quantity.sentence, quantity.core
    if before.isalpha() and quantity.first == first:
        return True
    if before in "-/.:_#@" and first and before != " ":
        earlier = sentence.words[first - 2] if first >= 2 else ""
        if (
            before == "-"
            and earlier
            and sentence.starts[first] - sentence.ends[first - 2] == 1
            and earlier[-1].isalpha()
        ):
            return quantity.first == first
        if before in "/:_#@":
            return True
        if before == "." and earlier.isdecimal():
            return True
    if behind.isalpha() and last < len(sentence) and sentence.starts[last] == sentence.ends[last - 1]:
        return quantity.last == last and sentence.lower[last] not in ("m", "k", "b", "km", "kg", "mm", "cm")
    return (
        behind in "/:_@"
        and behind != ""
        and sentence.text[sentence.ends[last - 1] + 1 : sentence.ends[last - 1] + 2].isalnum()
    )


def _label(quantity: Quantity, words: RefusalWords) -> bool:
    """`Resolution 2254`, `No. 2`, `Volume 18`: the number names."""
    if quantity.unit is not None:
        return False
    if quantity.first != quantity.core[0]:
        found = words.labels.before(quantity.sentence.lower, quantity.first)
        return found is not None and found[0].startswith("magnitude")
    lower, first = quantity.sentence.lower, quantity.first
    end = first - 1 if first and lower[first - 1] in (".", ":", "-", "#") else first
    found = words.labels.before(lower, end)
    if not found:
        return False
    label = quantity.sentence.words[found[1]]
    if (
        quantity.noun[0] != quantity.noun[1]
        and not label[0].isupper()
        and label not in ("no", "number", "magnitude")
    ):
        return False
    if found[1] == 0 and quantity.noun[0] != quantity.noun[1] and lower[quantity.last] != "of":
        return False  # a sentence that begins with a common noun
    if found[0] == "number" and not _is_digits(quantity):
        return True  # "the number two leader"
    return not (
        found[0] in ("no", "number") and quantity.noun[0] != quantity.noun[1] and not label[0].isupper()
    )


def _measure(quantity: Quantity, words: RefusalWords) -> bool:
    """Degrees, speeds, scores, clock times, `three times`."""
    lower, last = quantity.sentence.lower, quantity.core[1]
    if quantity.unit is not None and quantity.last > last:
        return bool(lower[quantity.last : quantity.last + 1] == ["per"]) and lower[
            quantity.last + 1 : quantity.last + 2
        ] == ["hour"]
    return words.measures.at(lower, last) is not None and lower[last : last + 2] != ["points", "of"]


_LOCATING = frozenset(
    "from of north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "northern southern eastern western away outside inside off long wide deep high tall inland beyond above below "
    "down up across apart into offshore underground short around along ahead northwards southwards upstream downstream "
    "to radius".split()
)


def _distance(quantity: Quantity, words: RefusalWords) -> bool:
    """A length that only locates or describes: `five kilometers from the border`, `a 3-km tunnel`."""
    if quantity.unit != "km":
        return False
    lower, last = quantity.sentence.lower, quantity.last
    if lower[last : last + 1] != ["of"]:
        return True
    head = quantity.sentence.words[quantity.noun[0]] if quantity.noun[1] > quantity.noun[0] else ""
    return not head or head[0].isupper()


_CURRENCY_CODE = 3  # letters of an ISO 4217 code: "$100-million plan" is a claim


def _compound(quantity: Quantity, words: RefusalWords) -> bool:
    """A part inside a compound adjective: `15-member council`, `three-way talks`, `a five-point plan`."""
    sentence, last = quantity.sentence, quantity.core[1]
    if quantity.rule.startswith("quantity.compound"):
        return True
    if sentence.lower[last : last + 1] == ["member"] and quantity.high != 1:
        return True  # "its 16 member crew"
    if (
        last + 1 < len(sentence)
        and sentence.words[last] in "-–"
        and sentence.starts[last] == sentence.ends[last - 1]
    ):
        joined = sentence.starts[last + 1] == sentence.ends[last] and sentence.words[last + 1][0].isalpha()
        if joined and quantity.last > last and len(quantity.unit or "") != _CURRENCY_CODE:
            return quantity.noun[1] > quantity.noun[0] and sentence.lower[quantity.last] != "of"
        return joined and quantity.last <= last and sentence.lower[last + 1] not in ("people", "man", "to")
    return False


def _one(quantity: Quantity, words: RefusalWords) -> bool:
    """`one` alone is a pronoun or determiner; behind a modifier it counts."""
    if quantity.unit is not None or quantity.qualifier not in (Qualifier.EXACT, Qualifier.APPROXIMATE):
        return False
    return quantity.low == 1 and quantity.sentence.lower[quantity.core[0]] in ("one", "1", "a", "an")


_DEFINITE = frozenset(
    ("the", "these", "those", "its", "their", "both", "other", "our", "his", "her", "between")
)


def _back_reference(quantity: Quantity, words: RefusalWords) -> bool:
    """`the two countries`, `the three sides`, `the two agreed`: named before, not counted here."""
    if (
        quantity.low is None
        or quantity.low != quantity.high
        or quantity.low > 5
        or quantity.unit == "percent"
    ):
        return False
    lower, first = quantity.sentence.lower, quantity.first
    if _is_digits(quantity) or quantity.core[1] - quantity.core[0] != 1:
        return False
    definite = first > 0 and lower[first - 1] in _DEFINITE
    if quantity.head < 0:
        return definite and not quantity.metric_found.rule.startswith("event.")
    head = singular(lower[quantity.head])
    if definite:
        return head in words.parties
    return head in words.abstractions


_SCORE_WORDS = frozenset(
    "win wins won beat beats defeat defeated draw drew victory loss lost score scored lead led final match game "
    "semifinal quarterfinal tie tied set sets edged".split()
)
_VOTE_WORDS = frozenset(
    ("vote", "voted", "votes", "voting", "majority", "ballot", "passed", "approved", "rejected")
)


def _score(quantity: Quantity, words: RefusalWords) -> bool:
    """`a 3-1 win`, `6-4, 6-2`: results of games; a vote of 162-7 is two claims."""
    sentence, (first, last) = quantity.sentence, quantity.core
    lower = sentence.lower

    def joined(i: int) -> bool:
        return (
            0 < i < len(sentence) - 1
            and lower[i] in "-–"
            and lower[i - 1].isdecimal()
            and lower[i + 1].isdecimal()
        )

    dash = next((i for i in (first - 1, last, first + 1) if joined(i)), None)
    if dash is None or not _is_digits(quantity):
        return False
    near = lower[max(0, first - 12) : last + 12]
    if any(word in _VOTE_WORDS for word in near):
        return False
    if int(lower[dash - 1][:9]) > int(lower[dash + 1][:9]):
        return True
    return quantity.noun[0] == quantity.noun[1] and any(word in _SCORE_WORDS for word in near)


_FURNITURE = frozenset(
    "image photo picture slide comment share view retweet like reply video click reader".split()
)
_PHONE = re.compile(r"\+?\d[\d ()-]{7,}\d")


def _furniture(quantity: Quantity, words: RefusalWords) -> bool:
    """Page furniture: list marks, note marks, post codes and house numbers, counters in a line without a verb."""
    sentence = quantity.sentence
    first, last = quantity.core
    before, behind = _around(quantity)
    if not _is_digits(quantity) or quantity.unit is not None:
        return False
    if (before, behind) in (("[", "]"), ("(", ")")) and last - first == 1 and len(sentence.words[first]) <= 3:
        return True
    if (
        sentence.words[first][0] == "0"
        and len(sentence.words[first]) > 1
        and "." not in sentence.slice(first, last)
    ):
        return True  # 0791 is a code, not an amount
    if quantity.head >= 0 and singular(sentence.lower[quantity.head]) in _FURNITURE:
        return len(sentence) < 8 or before == "("
    if quantity.noun[0] == quantity.noun[1] and quantity.first == first:
        if quantity.high == 0 or (first and sentence.words[first - 1].isdecimal() and before == " "):
            return True  # counters of a page: "0 87"
        if first == 0 and sentence.lower[last : last + 1] in (["."], [")"], ["|"], []):
            return True
        if (
            last == len(sentence)
            and first
            and sentence.words[first - 1][0].isupper()
            and len(sentence.words[first]) >= 4
        ):
            return True
        if _PHONE.match(sentence.text, max(sentence.start, sentence.starts[first] - 1), sentence.end):
            return True
    street = sentence.words[last : last + 3]
    return any(word in ("Avenue", "Street", "Road", "Boulevard", "Lane", "St", "Ave") for word in street[1:])


_OPENERS = ("The first", "One ", "First,", "The one", "The former")


def _introduces(quantity: Quantity, words: RefusalWords) -> bool:
    """`two camps. The first, ...`, `three towns: A, B and C`: a small number that only opens a list."""
    sentence = quantity.sentence
    if (
        quantity.high is None
        or not 1 < quantity.high <= 5
        or quantity.noun[0] == quantity.noun[1]
        or _is_digits(quantity)
    ):
        return False
    end = quantity.noun[1]
    if end < len(sentence) and sentence.words[end] == ":":
        return True
    if end + 2 < len(sentence) and sentence.words[end] in "-–—" and sentence.words[end + 1][0].isupper():
        return sentence.words[end + 2] in (",", "and")
    closes = end >= len(sentence) or (sentence.words[end] in ".!?" and end >= len(sentence) - 2)
    return closes and sentence.text[sentence.end : sentence.end + 40].lstrip().startswith(_OPENERS)


def _name(quantity: Quantity, words: RefusalWords) -> bool:
    """A number inside a name: `September 11 attacks`, `the Group of Eight`, `Six-Party Talks`."""
    lower, first = quantity.sentence.lower, quantity.first
    if (
        lower[max(0, first - 2) : first] == ["group", "of"]
        and quantity.sentence.words[quantity.core[0]][0].isupper()
    ):
        return True
    inside = quantity.sentence.words[quantity.core[0]]
    return (
        inside[0].isalpha() and inside[0].isupper() and quantity.core[0] > 0 and quantity.first == quantity.core[0]
        and quantity.head >= 0 and quantity.sentence.words[quantity.head][0].isupper()
        and lower[first - 1] in ("the", "a", "big")
    )  # fmt: skip


def _unnamed(quantity: Quantity, words: RefusalWords) -> bool:
    """A year that stands as an adjective or alone is a date, even where no word says so: `the 2006 bombing`."""
    if quantity.unit is not None or not _is_digits(quantity) or quantity.first != quantity.core[0]:
        return False
    sentence, first = quantity.sentence, quantity.core[0]
    text = sentence.words[first]
    if quantity.core[1] - first != 1 or len(text) != 4 or not 1900 <= int(text) <= 2100:
        return False
    return quantity.noun[0] == quantity.noun[1]


def _uncounted(quantity: Quantity, words: RefusalWords) -> bool:
    """A bare number with no noun, no unit and nothing that happened to it counts nothing."""
    if quantity.noun[0] != quantity.noun[1] or quantity.unit not in (None, "people") or quantity.per:
        return False
    return quantity.qualifier is Qualifier.EXACT and quantity.metric_found.rule == "metric.none"


Refusal = Callable[[Quantity, RefusalWords], bool]
# Asked before the metric is known, and behind it.
EARLY: tuple[tuple[str, Refusal], ...] = (
    ("age", _age),
    ("date", _date),
    ("clock", _clock),
    ("duration", _duration),
    ("ordinal", _ordinal),
    ("score", _score),
    ("name", _joined),
    ("name", _label),
    ("name", _name),
    ("distance", _distance),
    ("measure", _measure),
    ("compound", _compound),
    ("one", _one),
    ("date", _unnamed),
    ("furniture", _furniture),
    ("list", _introduces),
)
LATE: tuple[tuple[str, Refusal], ...] = (
    ("back-reference", _back_reference),
    ("uncounted", _uncounted),
)
