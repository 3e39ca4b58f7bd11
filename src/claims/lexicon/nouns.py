"""The nouns that tell a metric: those that stand by class, and those that a metric lists itself."""

from claims.lexicon import Lexicon


def metric_nouns(lexicon: Lexicon) -> dict[str, str]:
    """The metric of each noun or phrase, in the singular and small letters; of two the later one's."""
    by_class = {
        word: entry["metric"]
        for entry in lexicon.entries("noun")
        if not entry["named"]
        for word in entry["words"]
    }
    return by_class | {noun: entry["key"] for entry in lexicon.entries("metric") for noun in entry["nouns"]}


def named_nouns(lexicon: Lexicon) -> dict[str, tuple[str, bool]]:
    """The metric of each noun that is one only as a name, with a capital (`six Typhoons`), and whether that
    is clear in any text: the doubtful ones are names of teams, peoples or offices as well."""
    return {
        word: (entry["metric"], entry["named"] == "clear")
        for entry in lexicon.entries("noun")
        if entry["named"]
        for word in entry["words"]
    }
