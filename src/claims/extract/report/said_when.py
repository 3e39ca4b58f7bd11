"""Whether a time says when somebody spoke, or when his paper came out: `said on Thursday`, `told Reuters on
Sunday`, `(UNHCR, 31 July 2009)`, `in a 2013 speech`.
"""

from claims.extract.calendar.moment import Kind, Time
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon

# Between a reporting verb and the time when it was said: "told reporters on", "said in a statement released".
_SAYING = frozenset(
    "on in at late early earlier later reporters journalists a an the its his her their statement report "
    "press briefing news conference interview television tv by telephone phone speech tweet post message "
    "again also".split()
)
_TOLD = frozenset(("told", "tells"))
# What is done to a page or a paper.
PUBLISHED = frozenset(
    "posted published updated publication released issued modified dated aired broadcast".split()
)
# What a study of a year did: "in 2005 found that".
_FOUND = frozenset(
    "calculated concluded confirmed determined discovered documented established estimated found indicated "
    "revealed showed suggested".split()
)
_FURTHEST = 12  # words between a verb of saying and its time
_CLAUSE = 8  # words that may stand between those and the time
_DATELINE = 5  # words before the day when a report was written


def is_spoken(time: Time, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a time says when somebody spoke: `said on Thursday`, `on Thursday said`, `(Reuters, May 3)`,
    `BEIRUT, May 3 (Reuters)`.
    """
    if time.kind is Kind.SPAN and not time.closes:
        return False  # reported fourth-quarter sales
    speaks, lower = lexicon.index(speech_words), sentence.lower
    if is_of_paper(time, lower):
        return True
    named = False
    for k in range(time.first - 1, max(-1, time.first - _FURTHEST), -1):
        if lower[k] in speaks or lower[k] in PUBLISHED:
            if named and (lower[k] not in _TOLD or not sentence.words[k].islower()):
                break
            return not (lower[k] in _COUNTING and _is_passive(lower, k))
        if lower[k] not in _SAYING:
            named = sentence.words[k][0].isupper()  # told Reuters
            if not named:
                break
    after = lower[time.last] if time.last < len(lower) else ""
    if after in speaks and time.first > _CLAUSE and len(lower) - time.last <= _CLAUSE:
        return False  # a bomb went off in the market on Friday said a witness
    source = after == ")" and "(" in lower[max(0, time.first - _CLAUSE) : max(0, time.first - 1)]
    dateline = time.first <= _DATELINE and after in ("(", "-", "–", "—")
    finds = after in _FOUND and lower[time.last + 1 : time.last + 2] == ["that"]
    return after in speaks or source or dateline or finds


def _is_passive(lower: list[str], verb: int) -> bool:
    """Whether something is counted when it is reported: `900 new cases were reported on Monday`."""
    return any(lower[k] in _WERE for k in range(max(0, verb - 2), verb))


_WERE = frozenset(("been", "was", "were"))
# What is told of and counted at once.
_COUNTING = frozenset("confirmed documented recorded registered reported".split())


def is_of_paper(time: Time, lower: list[str]) -> bool:
    """Whether a year is that of what somebody said or wrote: `in a 2013 speech`, `in his 2016 book`."""
    if time.kind is not Kind.YEAR or time.first < 2 or lower[time.first - 2] != "in":
        return False
    return time.first < time.last and not _PAPERS.isdisjoint(lower[time.last : time.last + 2])


_PAPERS = frozenset(
    "address article blog book column commentary document editorial email essay interview lecture letter "
    "memo memoir op-ed paper post speech statement testimony tweet".split()
)


def is_cited(time: Time, sentence: Sentence) -> bool:
    """Whether a time is that of a source in brackets, with its name before it: `(UNHCR, 31 July 2009)`,
    `(WFP 29/01/2021; IOM, May 2021)`."""
    lower, first = sentence.lower, time.first
    if lower[time.last : time.last + 1] not in ([")"], [";"]):
        return False
    for k in range(first - 1, max(-1, first - _CLAUSE), -1):
        if lower[k] in ("(", ";"):
            return k + 1 < first and sentence.words[k + 1][0].isupper()
        if lower[k] == ")":
            break
    return False


def speech_words(lexicon: Lexicon) -> frozenset[str]:
    """All forms of the verbs of saying; a state of emergency is declared, but nobody speaks there."""
    entries = [entry for entry in lexicon.entries("speech_verb") if entry["does"] in ("say", "tell", "cite")]
    words = {word for entry in entries for word in (*entry["finite"], *entry.get("ing", ()))}
    return frozenset(words - {"declared"})
