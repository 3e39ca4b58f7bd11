"""What the names of one claimant or publisher have in common: "the UN's report" and "United Nations"."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from claims.lexicon import Lexicon
from claims.lexicon.counted_group import actor_names

# Actors who speak for what they are part of: the head of an observatory gives the observatory's figures.
_SPEAKERS = frozenset(("person", "office"))

_REPORT = re.compile(
    r"(?:'s|’s)?\s+(?:report|study|survey|estimate|figure|datum|data|statement|document|spokes\w+)s?\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)


class SpeakerNames(NamedTuple):
    """Whom the lexicon knows by which names, and who speaks for whom."""

    names: Mapping[str, str] = {}  # a name in small letters -> the canonical one
    speaks_for: Mapping[str, str] = {}  # a person or office -> the organisation

    def key(self, name: str | None) -> str | None:
        """The same for all names of one speaker, in small letters; `None` for no name.

        A person who is known to speak for an organisation has its key.
        """
        if not name or not name.strip():
            return None
        plain = _ARTICLE.sub("", " ".join(name.split()), count=1)
        shorter = _REPORT.sub("", plain) or plain
        known = self.names.get(shorter.lower(), shorter)
        return self.speaks_for.get(known, known).lower()


def build_speaker_names(lexicon: Lexicon) -> SpeakerNames:
    """The knowledge of a lexicon about speakers."""
    actors = lexicon.entries("actor")
    return SpeakerNames(
        actor_names(lexicon),
        {e["name"]: e["part_of"] for e in actors if e["kind"] in _SPEAKERS and e.get("part_of")},
    )
