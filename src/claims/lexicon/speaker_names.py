"""What the names of one claimant or publisher have in common: "the UN's report" and "United Nations"."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from claims.lexicon import Lexicon
from claims.lexicon.counted_group import actor_names

# Actors who speak for what they are part of: the head of an observatory gives the observatory's figures.
_SPEAKERS = frozenset(("person", "office"))
_ORGANISATIONS = frozenset(("organisation", "coalition", "force"))

_DOCUMENT = "report study survey estimate assessment figure datum data statement document dossier fact-sheet"
_SPOKESMAN = re.compile(
    r"(?:'s|’s)?\s+(?:(?:chief|deputy|senior|media)\s+)?spokes(?:man|woman|person|men|people)\b.*\Z",
    re.IGNORECASE,
)
_REPORT = re.compile(rf"(?:'s|’s)?\s+(?:{_DOCUMENT.replace(' ', '|')})s?\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"\A(?:the|an?|its|their|this|that)\s+", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}\Z", re.IGNORECASE)  # the address of a site
_SECOND_LEVEL = frozenset("co com org net gov ac edu".split())

# Claimants whom no text names: they may be the same people in two papers, or others.
_ANYBODY = frozenset(
    """official source witness resident activist analyst expert diplomat doctor medic aide commander fighter
    leader observer worker staff member lawmaker villager local survivor refugee journalist reporter rebel
    opposition militant insider adviser advisor researcher scholar people person""".split()
)
# What a text calls a body, or a document of one, that it named before.
_BODIES = frozenset(
    f"""{_DOCUMENT} agency body organisation organization group institute charity
    spokesman spokeswoman spokesperson""".split()
)


class SpeakerNames(NamedTuple):
    """Whom the lexicon knows by which names, and who speaks for whom."""

    names: Mapping[str, str] = {}  # a name in small letters -> the canonical one
    speaks_for: Mapping[str, str] = {}  # a person or office -> the organisation
    organisations: frozenset[str] = (
        frozenset()
    )  # the canonical names of those who may print their own figures

    def key(self, name: str | None) -> str | None:
        """The same for all names of one speaker, in small letters; `None` for no name.

        A person who is known to speak for an organisation has its key, and so has its spokesman. The address
        of a site is the name that it is registered under.
        """
        if not name or not name.strip():
            return None
        known = self._canonical(name)
        return self.speaks_for.get(known, known).lower()

    def knows(self, name: str) -> bool:
        """Whether the lexicon has the name."""
        return self._shorter(name).lower() in self.names

    def is_organisation(self, name: str) -> bool:
        """Whether the name is that of a body that may print figures of its own, and of no newspaper."""
        return self._canonical(name) in self.organisations

    def _canonical(self, name: str) -> str:
        shorter = self._shorter(name)
        return self.names.get(shorter.lower(), shorter)

    def _shorter(self, name: str) -> str:
        plain = plain_name(name)
        if _HOST.match(plain):
            return _registered(plain)
        if plain.lower() in self.names:
            return plain
        shorter = _REPORT.sub("", plain) or plain
        return _SPOKESMAN.sub("", shorter) or shorter


def _registered(host: str) -> str:
    """The name that a site is registered under: `reuters` of `feeds.reuters.com`."""
    parts = host.lower().split(".")[:-1]
    while len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts.pop()
    return parts[-1]


def plain_name(name: str) -> str:
    """A name without the article before it, its spaces single, "U.S." as "US"."""
    plain = _ARTICLE.sub("", " ".join(name.split()), count=1)
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)


def names_itself(name: str) -> bool:
    """Whether a claimant's name is one, rather than common words: it has a capital letter."""
    return any(word[0].isupper() for word in plain_name(name).split())


def is_anybody(name: str) -> bool:
    """Whether the words tell of people whom nobody names: "officials", "a health worker", "a US official".

    The officials of a state, all of them, speak for it: "US officials" are no such people.
    """
    head = _before_preposition(name)
    return head in _ANYBODY or (head.endswith("s") and head[:-1] in _ANYBODY and not names_itself(name))


def is_body(name: str) -> bool:
    """Whether the words tell of a body, or of its document, that the text must have named before."""
    return not names_itself(name) and _before_preposition(name) in _BODIES


def _before_preposition(name: str) -> str:
    """The last word before the first preposition, in small letters: "officials" of "officials in Kabul"."""
    words = re.split(r"\s+(?:of|in|from|at|on|with|for)\s+", plain_name(name).casefold(), maxsplit=1)[
        0
    ].split()
    return words[-1] if words else ""


def build_speaker_names(lexicon: Lexicon) -> SpeakerNames:
    """The knowledge of a lexicon about speakers."""
    actors = lexicon.entries("actor")
    return SpeakerNames(
        actor_names(lexicon),
        {e["name"]: e["part_of"] for e in actors if e["kind"] in _SPEAKERS and e.get("part_of")},
        frozenset(e["name"] for e in actors if e["kind"] in _ORGANISATIONS),
    )
