"""For whom a claimant speaks, as the sentence says that names both: "army spokesman Ann Example"."""

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
_REACH = 160  # letters around the name


def spoken_for(sentence: str, claimant: str | None) -> str | None:
    """The name of the body for which `claimant` speaks; `None` where the sentence does not say."""
    if not claimant or "spokes" not in sentence:
        return None
    for found in re.finditer(re.escape(claimant), sentence):
        before = sentence[max(0, found.start() - _REACH) : found.start()]
        match = _OWNER.search(before) or _FOR.match(sentence[found.end() : found.end() + _REACH])
        if match:
            return match[1]
    return None
