"""The phrases of plans, and what ends what a plan says."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.phrases import Phrases
from claims.model import Status
from claims.record_type import record

# Left of these another clause begins, whose modal says nothing about the figure.
CLAUSE = frozenset(
    "; : but while although though after when where which who whose said says say believe think since "
    "because that as despite".split()
)
POSSIBLE = frozenset(("could", "may", "might", "should"))
NOW = frozenset(("already", "also", "currently", "now"))
_ROUGHLY = frozenset("about almost around nearly roughly some just over the".split())
_TO = 6  # words from one figure to the other


@record
class Plans:
    """The phrases that plan, indexed."""

    before: Phrases[str]  # the figure
    after: Phrases[str]  # what is counted, too


def build_plans(lexicon: Lexicon) -> Plans:
    """The phrases that plan of a lexicon, indexed."""
    planned = [entry for entry in lexicon.entries("stance") if entry["status"] == "planned"]
    return Plans(
        Phrases((word, word) for entry in planned for word in entry["words"]),
        Phrases((word, word) for entry in planned if "only" not in entry for word in entry["words"]),
    )


def found_plan(rule: str, sentence: Sentence, first: int, last: int) -> Found:
    """The status `planned` by the words `first` to `last` of a sentence."""
    return Found(Status.PLANNED, rule, sentence.starts[first], sentence.ends[last - 1])


def is_base(lower: list[str], after: int, figure: int) -> bool:
    """Whether a figure is what there is, from which a plan leads to another: `will fall to 300 from 400`,
    `plans to cut them from 400 to 300`."""
    at = figure - 1
    while at > after and lower[at] in _ROUGHLY:
        at -= 1
    if lower[at] != "from":
        return False
    goals = (*range(after, at - 1), *range(figure, min(figure + _TO, len(lower) - 2)))
    return any(lower[k] == "to" and lower[k + 1 + (lower[k + 1] in _ROUGHLY)][0].isdigit() for k in goals)


def is_past(lower: list[str], verb: int) -> bool:
    """Whether the verb at that word makes no plan of a modal before it: `would not have died`; but `would
    have to leave`, and `will not send` is of what is to come, too."""
    verb += lower[verb : verb + 1] == ["not"]
    if lower[verb : verb + 1] != ["have"] or verb + 1 >= len(lower):
        return False
    done = lower[verb + 1 + (lower[verb + 1] in NOW)]
    return done.endswith(("ed", "en")) or done in _DONE


# Participles that do not end in "ed" or "en": `would have died`, but `will have revenues of 400`.
_DONE = frozenset(
    "been had made left lost cost held led met put run sent spent set shot hit cut come become gone won "
    "sold fled killed brought bought built caught fought found got grown heard kept known paid read said "
    "seen told thought done begun drawn flown thrown swept struck dealt hurt".split()
)


def is_price(quantity: Quantity) -> bool:
    """`plan to launch the $386 million spacecraft`: what a thing costs is a fact, whatever happens to the
    thing."""
    if quantity.head < 0 or quantity.unit is None or not quantity.unit.isupper():
        return False
    before = quantity.sentence.lower[quantity.first - 1] if quantity.first else ""
    return before in ("the", "a", "an", "'s", "its", "their")
