"""The words that tell how a number changes: rose, fell, was cut, doubled, up, down."""

from claims.lexicon import Lexicon
from claims.lexicon.inflection import inflect

_BEARINGS = frozenset(("rise", "fall", "cut", "up", "down"))


def build_change_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Every form of a verb of change, of longer phrases the first word, and `up` and `down`: words of
    bearings.toml that tell by how much a number changes, and those that tell only from what to what."""
    told = [entry for entry in lexicon.entries("bearing") if entry["is"] in _BEARINGS]
    told += lexicon.entries("change")
    forms = (form.partition(" ")[0] for it in told for verb in it["verbs"] for form in inflect(verb))
    nouns = (word for it in told for word in it["words"])
    return frozenset((*forms, *nouns))
