"""The nouns that tell a metric: those that stand by class, and those that a metric lists itself."""

from claims.lexicon import Lexicon


def metric_nouns(lexicon: Lexicon) -> dict[str, str]:
    """The metric of each noun or phrase, in the singular and small letters; of two the later one's."""
    by_class = {word: entry["metric"] for entry in lexicon.entries("noun") for word in entry["words"]}
    return by_class | {noun: entry["key"] for entry in lexicon.entries("metric") for noun in entry["nouns"]}
