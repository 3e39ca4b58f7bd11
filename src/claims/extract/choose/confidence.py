"""How sure we are of a claim: the calibrated chance that every one of its fields is right.

A logistic model over the evidence of the fields, over the margins by which places and times were chosen, and
over where the figure stands: in a long text with many figures, far from its beginning, more goes wrong. Its
weights stand in confidence.toml, learnt from marked texts by `python -m claims.training`, which prints how
well the promised chances are kept.
"""

from collections.abc import Iterable, Mapping
from math import exp, log

from claims.lexicon import Lexicon
from claims.record_type import record

# Fields of which most goes wrong, with the features of their margins: those of the others tell nothing more.
MARGINS = {"places": "places.margin", "as_of": "as_of.margin"}
_WIDEST = 2.0  # margin that tells something: log-odds


@record
class Standing:
    """Where a figure stands in its text; lengths are in letters."""

    text: int
    before: int
    sentence: int
    figures_in_text: int  # those that are claims
    figures_in_sentence: int
    dated: bool  # whether the text's day of publication is known

    def features(self) -> dict[str, float]:
        """The features of the model, by name."""
        return {
            "standing.text": log(1 + self.text),
            "standing.before": log(1 + self.before),
            "standing.part": self.before / (1 + self.text),
            "standing.sentence": log(1 + self.sentence),
            "standing.figures-in-text": log(1 + self.figures_in_text),
            "standing.figures-in-sentence": log(1 + self.figures_in_sentence),
            "standing.undated": float(not self.dated),
        }


def build_weights(lexicon: Lexicon) -> Mapping[str, float]:
    """The log-odds that each feature adds, by name; `bias` is that of every claim."""
    return {entry["rule"]: float(entry["weight"]) for entry in lexicon.entries("confidence")}


def grounds_of(evidence: Iterable[str], margins: Mapping[str, float], standing: Standing) -> dict[str, float]:
    """The features of a claim's confidence, by name: the evidence of its figure and fields, by how much the
    value chosen for a field outweighs all others, by field, and where the figure stands."""
    told = dict.fromkeys(("bias", *evidence), 1.0)
    for field, feature in MARGINS.items():
        told[feature] = min(margins[field], _WIDEST)
    return told | standing.features()


def confidence_of(grounds: Mapping[str, float], lexicon: Lexicon) -> float:
    """The confidence of a claim that has these features: between 0 and 1, to two places."""
    weights = lexicon.index(build_weights)
    odds = sum([weights.get(name, 0.0) * value for name, value in grounds.items()])
    return round(1 / (1 + exp(-odds)), 2)
