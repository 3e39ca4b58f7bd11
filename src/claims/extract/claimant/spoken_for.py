"""For whom a claimant speaks, or as what, as the sentence says that names both: "army spokesman Ann Ex"."""

import re
from collections.abc import Iterable

from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import MONTHS, WEEKDAYS
from claims.record_type import record

_TIMES = "|".join(name.capitalize() for name in sorted(WEEKDAYS | MONTHS))
_BODY = (
    rf"(?!(?:After|As|At|By|From|In|On|Since|Until|{_TIMES})\b)"  # no time
    r"(?:(?:[A-Z][\w.’'-]*|of|for|and|the)\s+){0,6}[A-Z][\w.-]*"
)
_OWNS = (
    r"[A-Z][\w.-]*(?:\s+[\w.-]+){0,3}(?=['’]s?\s)"  # "Al shabaab's": then its name may go on in small letters
)
_ORGAN = r"(?:(?:['’]s?)?(?:\s+[a-z]+){0,2}?\s+(?:army|department|governor|guard|ministry|navy|police))"
_TITLES = r"[\s,]+(?:[A-Z][\w.’'-]*[\s,]+){0,5}"  # between the word and the name: "spokesman Air Force Col."
_NAMED = r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|of|for|and|the)){0,9}"
_OWN = re.compile(r"(?:['’]s)\Z")
_KINDS = ("spokesman", "office", "leader", "local office")
_FIELD = r"(?:(?!former\b)[a-z-]+\s+)"  # of an office: "health"
# The same after a name, where no verb or small word may stand between: "who met the mayor".
_SORT = (
    r"(?:(?!(?:former|an?|and|as|but|by|met|that|the|told?|which|who|with)\b)(?![a-z]+(?:ing|ed)\s)"
    r"[a-z-]+\s+)"
)
_PLACE = (
    r"(?!(?:The|An?|Acting|City|Deputy|District|Elect|Ex|Former|In|Interim|Lord|New|On|Provincial|Regional|State|Then|Town|Vice|When)\b)"
    r"[A-Z][\w’'-]*(?:\s+[A-Z][\w-]*){0,3}?"
)
_REACH = 160  # letters around the name


@record
class _Patterns:
    """How a sentence says for whom somebody speaks: before the name, after it; and which office he holds."""

    words: tuple[str, ...]  # all of these, in small letters
    spokesman: re.Pattern[str]  # any of the words
    office: re.Pattern[str]
    owner: re.Pattern[str]
    body: re.Pattern[str]
    holder: re.Pattern[str]  # "Chad's health minister", before his name
    seated: re.Pattern[str]  # "Velm Mayor"
    holder_of: re.Pattern[str]  # "the mayor of Velm,"
    holds_after: re.Pattern[str]  # ", the mayor of Velm", after it
    leader: re.Pattern[str]
    led_after: re.Pattern[str]  # what he leads: after his name
    led_before: re.Pattern[str]  # before it
    organisations: frozenset[str]  # the names of those that the lexicon has, in small letters


def spoken_for(sentence: str, claimant: str | None, lexicon: Lexicon) -> str | None:
    """The name of the body for which `claimant` speaks, or of his office; `None` where the sentence does not
    say."""
    at = sentence.find(claimant) if claimant else -1
    if claimant is None or at < 0:
        return None
    patterns = lexicon.index(_build_patterns)
    low = sentence.lower()
    if not any(map(low.__contains__, patterns.words)):
        return None
    spokes, leads = patterns.spokesman.search(sentence), patterns.leader.search(sentence)
    if not spokes and not leads and not patterns.office.search(sentence):
        return None
    while at >= 0:
        end = at + len(claimant)
        before, after = sentence[max(0, at - _REACH) : at], sentence[end : end + _REACH]
        match = (
            (patterns.owner.search(before) or patterns.body.match(after))
            if spokes
            else _office_held(before, after, patterns)
        )
        if match:
            return match[1]
        if leads and (led := _led(before, after, patterns)):
            return led
        at = sentence.find(claimant, end)
    return None


def _office_held(before: str, after: str, patterns: _Patterns) -> re.Match[str] | None:
    """The office that somebody holds, with the state or town or body that it is of."""
    found = patterns.holder.search(before) or patterns.seated.search(before)
    return found or patterns.holder_of.search(before) or patterns.holds_after.match(after)


def _led(before: str, after: str, patterns: _Patterns) -> str | None:
    """The organisation that somebody leads or represents, which the lexicon has: "WHO chief Ann Ex", "Ann Ex,
    head of the WHO mission in Asia"."""
    if match := patterns.led_after.match(after):
        words = match[1].split()
        names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    elif match := patterns.led_before.search(before):
        words = match[1].split()
        names = (" ".join(words[at:]) for at in range(len(words)))
    else:
        return None
    return next((name for it in names if (name := _OWN.sub("", it)).lower() in patterns.organisations), None)


def _build_patterns(lexicon: Lexicon) -> _Patterns:
    listed = {
        entry["is"]: entry["words"] for entry in lexicon.entries("speaker_word") if entry["is"] in _KINDS
    }
    spokes, office, leader, seated = (_any_of(listed[kind]) for kind in _KINDS)
    of_place = rf"{_SORT}{{0,2}}(?i:{office})\s+of\s+(?:the\s+)?{_PLACE}"
    return _Patterns(
        tuple(word.lower() for words in listed.values() for word in words),
        re.compile(spokes),
        re.compile(rf"(?i:{office})"),
        re.compile(
            rf"((?:{_OWNS}|{_BODY}){_ORGAN}?)(?:['’]s?)?(?:,?\s+|\s+(?:[a-z-]+\s+){{1,4}}){spokes}{_TITLES}\Z"
        ),
        re.compile(
            rf"\A,?\s*(?:\w+\s+){{0,5}}?{spokes}\s+(?:for|of)\s+(?:the\s+)?((?:\S+\s+){{0,7}}?\S+?)"
            r"(?=[,;:]|\.?\Z|\.\s|\s+(?:said|says|told|in|on|at|who|and)\b)"
        ),
        # "Lebanon's health minister, Ann Example". One of no country may be any.
        re.compile(rf"([A-Z][\w.-]*(?:['’]s?\s+{_FIELD}{{0,4}}|\s+{_FIELD}{{1,4}})(?i:{office})){_TITLES}\Z"),
        re.compile(rf"(?:\A|[^.]\s)({_PLACE}\s+(?i:{seated}))\s+\Z"),
        re.compile(rf"(?:\A|\b[Tt]he\s+)({of_place}),?\s+\Z"),
        re.compile(
            rf"\A,\s+(?:the\s+)?({of_place}|{_PLACE}['’]s\s+{_FIELD}{{0,3}}{office})"
            r"(?=[,.;]|\s+(?:said|says|told|and|who|on)\b)"
        ),
        re.compile(leader),
        re.compile(
            rf"\A,?\s+(?:(?!former\b)[\w-]+\s+){{0,3}}?{leader}\s+(?:of|for|from)\s+(?:the\s+)?({_NAMED})"
        ),
        re.compile(rf"({_NAMED})\s+(?:(?!former\b)[a-z-]+\s+){{0,3}}?{leader}{_TITLES}\Z"),
        frozenset(
            name.lower()
            for entry in lexicon.entries("actor")
            if entry["kind"] == "organisation"
            for name in (entry["name"], *(entry.get("aliases") or ()))
        ),
    )


def _any_of(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})\b"
