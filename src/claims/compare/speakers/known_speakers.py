"""The claimants and publishers that the lexicon knows, with what they are part of and whom they speak for."""

from collections.abc import Iterator

from claims.compare.speakers.speaker_names import SpeakerNames
from claims.compare.speakers.written_name import fold
from claims.lexicon import Lexicon
from claims.lexicon.counted_group import actor_names

# Actors who speak for what they are part of: the head of an observatory gives the observatory's figures.
_SPEAKERS = frozenset(("person", "office"))
_ORGANISATIONS = frozenset(("organisation", "coalition", "force"))


def build_speaker_names(lexicon: Lexicon) -> SpeakerNames:
    """The knowledge of a lexicon about speakers."""
    actors = lexicon.entries("actor")
    words: dict[str, frozenset[str]] = {}
    for entry in lexicon.entries("speaker_word"):
        words[entry["is"]] = words.get(entry["is"], frozenset()) | frozenset(entry["words"])
    bodies = [entry for entry in actors if entry["kind"] in _ORGANISATIONS]
    parts = {e["name"]: e["part_of"] for e in actors if e["kind"] in _SPEAKERS and e.get("part_of")}
    seats = {e["name"]: e["country"] for e in actors if e["name"] in words.get("seat", ())}
    return SpeakerNames(
        names={fold(name): canonical for name, canonical in actor_names(lexicon).items()},
        speaks_for=parts | seats,
        organisations=frozenset(entry["name"] for entry in bodies),
        words=words,
        states=dict(_state_names(lexicon)),
        bodies={fold(e["name"]): fold(e["part_of"]) for e in bodies if e.get("part_of")},
    )


def _state_names(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """A country's names, people and capital, folded, with the country."""
    for entry in lexicon.entries("country"):
        capital = [entry["capital"]] if entry.get("capital") else []
        names = (*capital, *(entry.get("people") or ()), *(entry.get("aliases") or ()), entry["name"])
        yield from ((fold(name), entry["name"]) for name in names)
