"""For whom a claimant speaks, or as what, as the sentence says that names both: "army spokesman Ann Ex"."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from claims.lexicon import Lexicon

_BODY = r"(?:(?:[A-Z][\w.’'-]*|of|for|and|the)\s+){0,6}[A-Z][\w.-]*"
_OWNS = (
    r"[A-Z][\w.-]*(?:\s+[\w.-]+){0,3}(?=['’]s?\s)"  # "Al shabaab's": then its name may go on in small letters
)
_TITLES = r"[\s,]+(?:[A-Z][\w.’'-]*[\s,]+){0,5}"  # between the word and the name: "spokesman Air Force Col."
_FIELD = r"(?:(?!former\b)[a-z-]+\s+)"  # of an office: "health"
_REACH = 160  # letters around the name


class _Patterns(NamedTuple):
    """How a sentence says for whom somebody speaks: before the name, after it; and which office he holds."""

    spokesman: re.Pattern[str]  # any of the words
    office: re.Pattern[str]
    owner: re.Pattern[str]
    body: re.Pattern[str]
    holder: re.Pattern[str]


def spoken_for(sentence: str, claimant: str | None, lexicon: Lexicon) -> str | None:
    """The name of the body for which `claimant` speaks, or of his office; `None` where the sentence does not
    say."""
    at = sentence.find(claimant) if claimant else -1
    if claimant is None or at < 0:
        return None
    patterns = lexicon.index(_build_patterns)
    spokes = patterns.spokesman.search(sentence)
    if not spokes and not patterns.office.search(sentence):
        return None
    while at >= 0:
        end = at + len(claimant)
        before, after = sentence[max(0, at - _REACH) : at], sentence[end : end + _REACH]
        match = (
            (patterns.owner.search(before) or patterns.body.match(after))
            if spokes
            else patterns.holder.search(before)
        )
        if match:
            return match[1]
        at = sentence.find(claimant, end)
    return None


def _build_patterns(lexicon: Lexicon) -> _Patterns:
    listed = {
        entry["is"]: _any_of(entry["words"])
        for entry in lexicon.entries("speaker_word")
        if entry["is"] in ("spokesman", "office")
    }
    spokes, office = listed["spokesman"], listed["office"]
    return _Patterns(
        re.compile(spokes),
        re.compile(rf"(?i:{office})"),
        re.compile(rf"({_OWNS}|{_BODY})(?:['’]s?)?,?\s+(?:[a-z-]+\s+){{0,4}}{spokes}{_TITLES}\Z"),
        re.compile(
            rf"\A,?\s*(?:\w+\s+){{0,5}}?{spokes}\s+(?:for|of)\s+(?:the\s+)?((?:\S+\s+){{0,7}}?\S+?)"
            r"(?=[,;:]|\.?\Z|\.\s|\s+(?:said|says|told|in|on|at|who|and)\b)"
        ),
        # "Lebanon's health minister, Ann Example". One of no country may be any.
        re.compile(rf"([A-Z][\w.-]*(?:['’]s?\s+{_FIELD}{{0,4}}|\s+{_FIELD}{{1,4}})(?i:{office})){_TITLES}\Z"),
    )


def _any_of(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})\b"
