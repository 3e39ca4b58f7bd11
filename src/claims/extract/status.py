"""Find how the text stands to a figure: asserted, disputed (also by the next sentence), planned."""

from typing import NamedTuple

from claims.extract.choose.candidate import FieldReader, always, rule
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.phrases import AnchoredPhrases, Phrases
from claims.model import Status

_NEAR = 24  # words to either side of a figure in which a doubt concerns it
_WINDOW = 12  # words before a figure in which a plan governs it
_BEHIND = 4  # words behind its noun phrase in which a plan governs a figure
_SHORT_WINDOW = 6  # a mere possibility governs what stands close by: "could produce 40 weapons"
_POSSIBLE = frozenset(("could", "may", "might", "should"))
# Left of these another clause begins, whose modal says nothing about the figure.
_CLAUSE = frozenset(
    "; : but while although though after when which who whose said says since because that as".split()
)
# Between a noun and the plan that is made for it: "200 of which would be based ...".
_PASSED = frozenset("of which whom them are is also more people ,".split())
# Those whom something will reach are there already: "how aid will reach some 64,000 refugees".
_STANDING = frozenset(("refugees", "population", "people_in_need"))
ASSERTED = Found(Status.ASSERTED, "status.asserted")


class Stances(NamedTuple):
    """The phrases that plan or doubt, indexed."""

    planned: Phrases[str]
    disputed: AnchoredPhrases
    denied: AnchoredPhrases  # in the sentence behind the figure's


def build_stances(lexicon: Lexicon) -> Stances:
    """The stances of a lexicon, indexed."""

    def phrases(status: str) -> list[str]:
        return [word for e in lexicon.entries("stance") if e["status"] == status for word in e["words"]]

    planned = Phrases((word, word) for word in phrases("planned"))
    return Stances(planned, AnchoredPhrases(phrases("disputed")), AnchoredPhrases(phrases("denied")))


def _found(status: Status, rule: str, sentence: Sentence, first: int, last: int) -> Found:
    return Found(status, rule, sentence.starts[first], sentence.ends[last - 1])


def _doubted(quantity: Quantity, reading: Reading) -> Found | None:
    """Words of doubt near the figure; `40 were killed, not 16 as reported earlier`."""
    sentence, first = quantity.sentence, quantity.first
    lower = sentence.lower
    found = reading.lexicon.index(build_stances).disputed.find(lower, first - _NEAR, quantity.last + _NEAR)
    if found:
        return _found(Status.DISPUTED, "status.doubt", sentence, *found)
    if first > 1 and lower[first - 1] == "not" and lower[first - 2] in (",", "and", "—", "-"):
        return _found(Status.DISPUTED, "status.not", sentence, first - 1, first)
    return None


def _doubted_after(quantity: Quantity, reading: Reading) -> Found | None:
    """Words of doubt about such figures in the next sentence, of this paragraph or the next."""
    return quantity.sentence.layer(_doubt_after, reading)


def _doubt_after(sentence: Sentence, reading: Reading) -> Found | None:
    at = sentence.index + 1
    if at >= len(reading.spans) or reading.spans[at].paragraph > sentence.paragraph + 1:
        return None
    following = reading.sentence(at)
    found = reading.lexicon.index(build_stances).denied.find(following.lower, 0, _NEAR)
    return _found(Status.DISPUTED, "status.next-sentence", following, *found) if found else None


def _planned(quantity: Quantity, reading: Reading) -> Found | None:
    """A plan on either side of the figure, if words of one stand there at all."""
    stances = reading.lexicon.index(build_stances)
    lower, first = quantity.sentence.lower, quantity.first
    behind = max(quantity.last, quantity.noun[1])
    near = lower[max(0, first - _WINDOW + 1) : behind + _BEHIND]
    if stances.planned.anchors.isdisjoint(near):
        return None
    return _planned_before(quantity, stances) or _planned_behind(quantity, behind, stances)


def _planned_before(quantity: Quantity, stances: Stances) -> Found | None:
    """`it would leave 400`, `plans to spend 373 billion`: a plan left of the figure in its clause."""
    sentence, first = quantity.sentence, quantity.first
    lower = sentence.lower
    if quantity.metric in _STANDING or (first and lower[first - 1] == ","):
        return None
    for i in range(first - 1, max(-1, first - _WINDOW), -1):
        if lower[i] in _CLAUSE:
            return None
        found = stances.planned.at(lower, i)
        if not found or found[1] > first or lower[found[1]] in ("have", "not") or sentence.words[i] == "May":
            continue
        if _is_price(quantity):
            return None
        if lower[i] not in _POSSIBLE or first - i <= _SHORT_WINDOW:
            return _found(Status.PLANNED, "status.plan", sentence, i, found[1])
    return None


def _planned_behind(quantity: Quantity, start: int, stances: Stances) -> Found | None:
    """`400 troops will be sent`, `another 500 million will be needed`: a plan right behind word `start`."""
    sentence = quantity.sentence
    lower = sentence.lower
    for i in range(start, min(len(lower), start + _BEHIND)):
        found = stances.planned.at(lower, i)
        if found and sentence.words[i] != "May" and lower[found[1] : found[1] + 1] != ["have"]:
            if _is_price(quantity):
                return None
            return _found(Status.PLANNED, "status.plan", sentence, i, found[1])
        if lower[i] not in _PASSED:
            return None
    return None


def _is_price(quantity: Quantity) -> bool:
    """`plan to launch the $386 million spacecraft`: what a thing costs is a fact, whatever happens to the
    thing."""
    if quantity.head < 0 or quantity.unit is None or not quantity.unit.isupper():
        return False
    before = quantity.sentence.lower[quantity.first - 1] if quantity.first else ""
    return before in ("the", "a", "an", "'s", "its", "their")


STATUS: FieldReader[Reading] = FieldReader(
    "status",
    (
        rule("status.doubted", _doubted),
        rule("status.doubted-after", _doubted_after),
        rule("status.planned", _planned),
        always("status.plainly-said", ASSERTED),
    ),
)
