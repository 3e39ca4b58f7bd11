"""Those who bear arms for a group that is no state are its fighters, whatever they are called."""

from claims.lexicon import Lexicon


def metric_within(metric: str, subject: str | None, lexicon: Lexicon) -> str:
    """The metric of a figure with that subject: `20,000 Hezbollah soldiers` are fighters, not troops."""
    return "fighters" if metric == "troops" and subject in lexicon.index(build_armed_groups) else metric


def build_armed_groups(lexicon: Lexicon) -> frozenset[str]:
    """The names of the armed groups of a lexicon."""
    return frozenset(it["name"] for it in lexicon.entries("actor") if it["kind"] == "armed_group")
