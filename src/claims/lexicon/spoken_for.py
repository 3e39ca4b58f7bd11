"""For whom a claimant speaks, or as what, as the sentence says that names both: "army spokesman Ann Ex"."""

import re

_SPOKES = r"spokes(?:m[ae]n|wom[ae]n|persons?|people)"
_BODY = r"(?:(?:[A-Z][\w.’'-]*|of|for|and|the)\s+){0,6}[A-Z][\w.-]*"
_OWNS = (
    r"[A-Z][\w.-]*(?:\s+[\w.-]+){0,3}(?=['’]s?\s)"  # "Al shabaab's": then its name may go on in small letters
)
_TITLES = r"[\s,]+(?:[A-Z][\w.’'-]*[\s,]+){0,5}"  # between the word and the name: "spokesman Air Force Col."
_OWNER = re.compile(rf"({_OWNS}|{_BODY})(?:['’]s?)?,?\s+(?:[a-z-]+\s+){{0,4}}{_SPOKES}{_TITLES}\Z")
_FOR = re.compile(
    rf"\A,?\s*(?:\w+\s+){{0,5}}?{_SPOKES}\s+(?:for|of)\s+(?:the\s+)?((?:\S+\s+){{0,7}}?\S+?)"
    r"(?=[,;:]|\.?\Z|\.\s|\s+(?:said|says|told|in|on|at|who|and)\b)"
)
# Who holds an office speaks as that: "Lebanon's health minister, Ann Example". One of no country may be any.
_OFFICE = r"(?i:president|prime minister|minister|ambassador|governor|mayor|envoy)"
_FIELD = r"(?:(?!former\b)[a-z-]+\s+)"  # of an office: "health"
_HOLDER = re.compile(rf"([A-Z][\w.-]*(?:['’]s?\s+{_FIELD}{{0,4}}|\s+{_FIELD}{{1,4}}){_OFFICE}){_TITLES}\Z")
_REACH = 160  # letters around the name


def spoken_for(sentence: str, claimant: str | None) -> str | None:
    """The name of the body for which `claimant` speaks, or of his office; `None` where the sentence does not
    say."""
    if not claimant:
        return None
    spokes = "spokes" in sentence
    for found in re.finditer(re.escape(claimant), sentence):
        before = sentence[max(0, found.start() - _REACH) : found.start()]
        after = sentence[found.end() : found.end() + _REACH]
        match = (_OWNER.search(before) or _FOR.match(after)) if spokes else _HOLDER.search(before)
        if match:
            return match[1]
    return None
