"""Find the metric of a share: that of its whole (`60% of the caliphate`, `half of the population`)."""

from collections.abc import Sequence

from claims.extract.figure.counted import NO_CONQUEST, Nouns, at_noun, build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.elided import counts_part
from claims.extract.metric.event import find_event
from claims.extract.text.names import find_names
from claims.lexicon import Lexicon
from claims.lexicon.inflection import singular

# What a share is of: the metric of the whole.
_LAND = frozenset(
    "caliphate territory land country city town area province region village border oilfield".split()
)


def find_share(
    quantity: Quantity, noun: tuple[str | None, bool], earlier: Sequence[Quantity], lexicon: Lexicon
) -> Found:
    """A share has the metric of its whole: `60% of the caliphate`, `half of the population`.

    `noun`: the class of what it is a share of, and whether that is people.
    """
    class_, people = noun
    told = _told_before(quantity, lexicon.index(build_nouns)) if quantity.head < 0 else None
    if told:
        return told
    if quantity.head < 0 and earlier and earlier[-1].unit == "percent":
        return Found(earlier[-1].metric, "metric.antecedent", earlier[-1].start, earlier[-1].end)
    if earlier and counts_part(quantity):
        return Found(earlier[-1].metric, "metric.antecedent", earlier[-1].start, earlier[-1].end)
    head = singular(quantity.sentence.lower[quantity.head]) if quantity.head >= 0 else ""
    land = NO_CONQUEST.isdisjoint(quantity.sentence.lower)
    if land and (head in _LAND or _is_of_place(quantity, lexicon)):
        return at_noun(quantity, "territory", "metric.share-of-land")
    event = find_event(quantity, lexicon) if people or quantity.head < 0 else None
    if event and class_ in (None, "civilians", "fighters", "troops", "population"):
        return event
    if (
        class_ is None
        and earlier
        and earlier[-1].metric == "money"
        and earlier[-1].sentence is quantity.sentence
    ):
        class_ = "money"  # "$156 billion in loans, more than half the target"
    return at_noun(quantity, "other" if class_ in (None, "votes") else class_, "metric.share")


_SHRINKING = frozenset(("population", "money", "killed", "injured", "refugees", "displaced", "attacks"))
_WHOLES = {
    "territory": "territory",
    "land": "territory",
    "caliphate": "territory",
    "share": "money",
    "stock": "money",
    "sale": "money",
    "export": "money",
    "import": "money",
}


def _told_before(quantity: Quantity, nouns: Nouns) -> Found | None:
    """`its territory shrank by 23 percent`, `prices rose 4 percent`: the whole stands before the verb."""
    sentence = quantity.sentence
    for i in range(quantity.first - 1, max(-1, quantity.first - 16), -1):
        word = singular(sentence.lower[i])
        metric = _WHOLES.get(word) or nouns.metrics.get(word)
        if metric in _SHRINKING or word in _WHOLES:
            return Found(metric, "metric.share-before", sentence.starts[i], sentence.ends[i])
    return None


def _is_of_place(quantity: Quantity, lexicon: Lexicon) -> bool:
    """`half of Deir ez-Zor`: a share of a place that is named."""
    first, last = quantity.noun
    return first < last and any(
        name.kind == "place" and name.first == first and name.last >= last and not name.possessive
        for name in find_names(quantity.sentence, lexicon)
    )
