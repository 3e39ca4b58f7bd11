"""Find how the text stands to a figure: asserted, disputed (also by the next sentence), planned."""

from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.phrase import Phrases
from claims.extract.reading import Found, Quantity, Reading
from claims.model import Status

_WINDOW = 12
_SHORT_WINDOW = 6  # a mere possibility governs what stands close by: "could produce 40 weapons"
_POSSIBLE = frozenset(("could", "may", "might", "should"))
# Left of these another clause begins, whose modal says nothing about the figure.
_CLAUSE = frozenset(
    (
        ";",
        ":",
        "but",
        "while",
        "although",
        "though",
        "after",
        "when",
        "which",
        "who",
        "whose",
        "said",
        "says",
        "since",
        "because",
        "that",
        "as",
    )
)
_NEGATED = frozenset(("not", "n't", "never", "no", "nor"))


class Stances(NamedTuple):
    """The phrases that plan or doubt, indexed."""

    planned: Phrases[str]
    disputed: Phrases[str]
    denied: Phrases[str]


def build_stances(lexicon: Lexicon) -> Stances:
    """The stances of a lexicon, indexed."""

    def phrases(status: str) -> Phrases[str]:
        return Phrases((w, w) for e in lexicon.entries("stance") if e["status"] == status for w in e["words"])

    return Stances(phrases("planned"), phrases("disputed"), phrases("denied"))


def find_status(quantity: Quantity, reading: Reading) -> Found:
    """The status of a figure with the words that make it so. The value is a `Status`."""
    stances = reading.lexicon.index(build_stances)
    return (
        _doubted(quantity, reading, stances)
        or _planned_before(quantity, stances)
        or _planned_behind(quantity, stances)
        or Found(Status.ASSERTED, "status.asserted")
    )


def _doubted(quantity: Quantity, reading: Reading, stances: Stances) -> Found | None:
    """Words of doubt in the figure's sentence, or in the next one of its paragraph about such figures."""
    sentence = quantity.sentence
    lower = sentence.lower
    near = range(max(0, quantity.first - 2 * _WINDOW), min(len(lower), quantity.last + 2 * _WINDOW))
    for i in near if stances.disputed.may_stand_in(lower) else ():
        found = stances.disputed.at(lower, i)
        if found:
            return Found(Status.DISPUTED, "status.doubt", sentence.starts[i], sentence.ends[found[1] - 1])
    if (
        quantity.first
        and lower[quantity.first - 1] == "not"
        and lower[quantity.first - 2] in (",", "and", "—", "-")
    ):
        return Found(
            Status.DISPUTED,
            "status.not",
            sentence.starts[quantity.first - 1],
            sentence.ends[quantity.first - 1],
        )
    if (
        sentence.index + 1 < len(reading.spans)
        and reading.spans[sentence.index + 1].paragraph <= sentence.paragraph + 1
    ):
        following = reading.sentence(sentence.index + 1)
        near = range(min(len(following), 2 * _WINDOW))
        for i in near if stances.denied.may_stand_in(following.lower) else ():
            found = stances.denied.at(following.lower, i)
            if found:
                return Found(
                    Status.DISPUTED, "status.next-sentence", following.starts[i], following.ends[found[1] - 1]
                )
    return None


def _planned_before(quantity: Quantity, stances: Stances) -> Found | None:
    """`it would leave 400`, `plans to spend 373 billion`: a modal left of the figure in its clause."""
    sentence = quantity.sentence
    lower = sentence.lower
    if not stances.planned.may_stand_in(lower):
        return None
    for i in range(quantity.first - 1, max(-1, quantity.first - _WINDOW), -1):
        if lower[i] in _CLAUSE:
            return None
        found = stances.planned.at(lower, i)
        if (
            not found
            or found[1] > quantity.first
            or lower[found[1]] in ("have", "not")
            or sentence.words[i] == "May"
        ):
            continue
        if _is_price(quantity):
            continue
        if lower[i] not in _POSSIBLE or quantity.first - i <= _SHORT_WINDOW:
            return Found(Status.PLANNED, "status.plan", sentence.starts[i], sentence.ends[found[1] - 1])
    return None


def _is_price(quantity: Quantity) -> bool:
    """`plan to launch the $386 million spacecraft`: what a thing costs is a fact, whatever happens to the thing."""
    before = quantity.sentence.lower[quantity.first - 1] if quantity.first else ""
    money = quantity.unit is not None and quantity.unit.isupper()
    return money and quantity.head >= 0 and before in ("the", "a", "an", "'s", "its", "their")


def _planned_behind(quantity: Quantity, stances: Stances) -> Found | None:
    """`400 troops will be sent`, `another 500 million will be needed`."""
    sentence = quantity.sentence
    lower = sentence.lower
    start = max(quantity.last, quantity.noun[1])
    if _is_price(quantity):
        return None
    for i in range(start, min(len(lower), start + 4)):
        found = stances.planned.at(lower, i)
        if found and sentence.words[i] != "May" and lower[found[1] : found[1] + 1] != ["have"]:
            return Found(Status.PLANNED, "status.plan", sentence.starts[i], sentence.ends[found[1] - 1])
        if lower[i] not in ("of", "which", "whom", "them", "are", "is", "also", "more", "people", ","):
            return None
    return None
