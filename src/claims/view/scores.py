"""What scoring found, as rows: the figures in percent, and the misses one by one."""

from collections.abc import Iterator

from claims.score import FIELDS, LEVELS, Mention, Score
from claims.view.export import Row

SCORE_COLUMNS = ("score", "precision", "recall", "f1", "right", "among")
LEVEL_NAMES = tuple(LEVELS)
MISS_COLUMNS = ("miss", "doc", "start", "figure", "field", "gold", "predicted")


def score_rows(score: Score) -> Iterator[Row]:
    """The levels with precision, recall and F1; then each field with how often it is right where found, and
    how often the right value was among those that were proposed."""
    for level in LEVELS:
        rate = score.level(level)
        yield {
            "score": level,
            "precision": round(rate.precision, 1),
            "recall": round(rate.recall, 1),
            "f1": round(rate.f1, 1),
        }
    for field in FIELDS:
        among = score.among_candidates(field)
        yield {
            "score": field,
            "right": round(score.field(field), 1),
            "among": None if among is None else round(among, 1),
        }


def miss_rows(score: Score) -> Iterator[Row]:
    """What was missed, what was invented, and each field that is wrong, with both values."""
    for mention in score.missed:
        yield {"miss": "missed", **_place(mention), "gold": _gist(mention)}
    for mention in score.invented:
        yield {"miss": "invented", **_place(mention), "predicted": _gist(mention)}
    for match in score.matches:
        for field in match.wrong:
            values = {"gold": _value(match.gold, field), "predicted": _value(match.predicted, field)}
            yield {"miss": "wrong", **_place(match.gold), "field": field, **values}


def _place(mention: Mention) -> Row:
    return {name: mention.get(name) for name in ("doc", "start", "figure")}


def _gist(mention: Mention) -> str:
    return " ".join(filter(None, (mention.get("metric"), mention.get("counted"))))


def _value(mention: Mention, field: str) -> object:
    return [mention.get("low"), mention.get("high")] if field == "bounds" else mention.get(field)
