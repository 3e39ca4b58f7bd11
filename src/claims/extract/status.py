"""Find how the text stands to a figure: asserted, disputed (also by the next sentence), planned."""

from claims.extract.choose.candidate import FieldReader, always, rule
from claims.extract.disbelief import find_disbelief
from claims.extract.doubt import build_doubts, find_doubt, find_governing_denial
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.plan.coming_time import yet_to_come
from claims.extract.plan.plan import planned, planned_with
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.phrases import AnchoredPhrases
from claims.model import Status
from claims.record_type import record

_NEAR = 24  # words to either side of a figure in which a doubt concerns it
ASSERTED = Found(Status.ASSERTED, "status.asserted")


@record
class Stances:
    """The phrases that doubt, indexed."""

    disputed: AnchoredPhrases
    denied: AnchoredPhrases  # in the sentence after the figure's


def build_stances(lexicon: Lexicon) -> Stances:
    """The stances of a lexicon, indexed."""
    entries = lexicon.entries("stance")

    def phrases(status: str) -> list[str]:
        return [word for e in entries if e["status"] == status for word in e["words"]]

    return Stances(
        AnchoredPhrases(phrases("disputed")),
        AnchoredPhrases(phrases("denied")),
    )


def _found(status: Status, rule: str, sentence: Sentence, first: int, last: int) -> Found:
    return Found(status, rule, sentence.starts[first], sentence.ends[last - 1])


def _doubted(quantity: Quantity, reading: Reading) -> Found | None:
    """Words of doubt near the figure; `40 were killed, not 16 as reported earlier`."""
    sentence, first = quantity.sentence, quantity.first
    lower, doubts = sentence.lower, reading.lexicon.index(build_doubts)
    near = first - _NEAR, quantity.last + _NEAR
    found = reading.lexicon.index(build_stances).disputed.find(lower, *near)
    found = found or find_disbelief(quantity)
    if found is None:
        denial = find_governing_denial(sentence, first, doubts)
        found = denial[:2] if denial else _doubt_near(sentence, near, reading)
    if found and _is_set_against(lower, found[1], first):
        return None
    if found:
        return _found(Status.DISPUTED, "status.doubt", sentence, *found)
    if first > 1 and lower[first - 1] == "not" and lower[first - 2] in (",", "and", "—", "-"):
        return _found(Status.DISPUTED, "status.not", sentence, first - 1, first)
    return None


# After a doubt, whoever doubts begins to tell how it is: `denied it, saying 20 had died`, `disputed by the
# UN, which counted 20`.
_TELLING = frozenset(("and", "but", "saying", "insisting", "which", "who"))
_BY_WHOM = 8  # words from a doubt to the comma after who doubts


def _is_set_against(lower: list[str], end: int, figure: int) -> bool:
    """Whether a figure is what somebody sets against what was doubted in the words before `end`."""
    if end > figure:
        return False
    commas = (k for k in range(end, min(figure - 1, end + _BY_WHOM)) if lower[k] == ",")
    return next((lower[k + 1] in _TELLING for k in commas), False)


def _doubt_near(sentence: Sentence, near: tuple[int, int], reading: Reading) -> tuple[int, int] | None:
    """The words of a doubt between the words `near` of a sentence, if it has any words of doubt."""
    doubts = reading.lexicon.index(build_doubts)
    if doubts.anchors.isdisjoint(sentence.lower):
        return None
    figures = [it.first for it in reading.quantities(sentence.index)]
    return find_doubt(sentence, near, doubts, figures)


def _doubted_after(quantity: Quantity, reading: Reading) -> Found | None:
    """Words of doubt about such figures in the next sentence, of this paragraph or the next."""
    return quantity.sentence.layer(_doubt_after, reading)


def _doubt_after(sentence: Sentence, reading: Reading) -> Found | None:
    at = sentence.index + 1
    if at >= len(reading.sentences) or reading.sentences[at].paragraph > sentence.paragraph + 1:
        return None
    following = reading.sentence(at)
    found = reading.lexicon.index(build_stances).denied.find(following.lower, 0, _NEAR)
    found = found or _doubt_near(following, (0, _NEAR), reading)
    if found and any(it.refused is None and it.first < found[0] for it in reading.quantities(at)):
        return None  # it doubts a figure of its own
    return _found(Status.DISPUTED, "status.next-sentence", following, *found) if found else None


STATUS: FieldReader[Reading] = FieldReader(
    "status",
    (
        rule("status.doubted", _doubted),
        rule("status.doubted-after", _doubted_after),
        rule("status.planned", planned),
        rule("status.planned-with", planned_with),
        rule("status.to-come", yet_to_come),
        always("status.plainly-said", ASSERTED),
    ),
)
