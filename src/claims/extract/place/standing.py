"""How a place of a figure's own sentence stands to the figure: before or after it, as the label of a list,
with other figures, places or a new clause between."""

from collections.abc import Iterator, Mapping, Sequence

from claims.extract.figure.quantity import Quantity
from claims.extract.text.place_mention import Mention
from claims.extract.text.place_words import Role

SHARE = 0.5  # each tells little: its weight is held back the more
_LABELS = frozenset(("(", ":", "-", "–", "—", "=", "|"))
_BREAKS = frozenset((";", "while", "but", "whereas", "although", "after", "where", "which", "who", "when"))


def stands(
    quantity: Quantity, mention: Mention, mentions: Sequence[Mention], figures: Sequence[Quantity]
) -> Mapping[str, float]:
    """How a mention stands to a figure, as features; `mentions` and `figures`: all of the sentence."""
    before = mention.last <= quantity.first
    first, last = (mention.last, quantity.first) if before else (quantity.last, mention.first)
    told = [*_between(quantity.sentence.lower[first:last], before=before)]
    side = "before" if before else "after"
    others = [it for it in mentions if it.group != mention.group]
    if any(first <= it.first and it.last <= last for it in figures):
        told.append(f"figure-between-{side}")
    if any(first <= it.first and it.last <= last for it in others):
        told.append(f"place-between-{side}")
    told += _beside(mention, others)
    return {f"place.{it}": SHARE for it in told}


def _between(words: Sequence[str], *, before: bool) -> Iterator[str]:
    """What the words between a figure and a place tell."""
    side = "before" if before else "after"
    yield side
    if before and 0 < len(words) < 3 and not _LABELS.isdisjoint(words):
        yield "label"
    if not words:
        yield f"beside-{side}"
    if "," in words:
        yield f"comma-{side}"
    if not _BREAKS.isdisjoint(words):
        yield f"clause-{side}"


def _beside(mention: Mention, others: Sequence[Mention]) -> Iterator[str]:
    """What the other places of the sentence tell."""
    if not others:
        yield "only-one"
    named = [it for it in others if it.role <= Role.LOOSE]
    if any(mention.value in it.within for it in named):
        yield "finer-named"
    if any(it.value in mention.within for it in named):
        yield "wider-named"
