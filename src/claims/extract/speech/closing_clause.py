"""Who speaks by the words that close a sentence: "20 died, police said on Monday", "the toll was put at 20 by
the Red Cross", "20 deaths were recorded in May by the ministry"."""

from claims.extract.speech.line import Line
from claims.extract.speech.may_speak import can_speak, is_no_source
from claims.extract.speech.named_source import Frame
from claims.extract.speech.reported_content import is_figure
from claims.extract.speech.speaker_phrase import Phrase, phrase_after
from claims.extract.text.word_tags import (
    ADVERB,
    DENIAL,
    EVENT,
    LINK,
    PLACE,
    PREPOSITION,
    RELATIVE,
    SPAN,
    SPEAKER,
    TIME,
    VERB,
)
from claims.lexicon.closed_classes import FINITE_BE, HAVE

_ADJUNCT = 12  # words of time, place and recipient after the verb
_OPENERS = frozenset(("but", "while", "when", "although", "though", "because", "whereas"))
_OVER = frozenset(("over", "around", "about", "under", "between", "to"))  # before a number
_NEARNESS = frozenset(("last", "this", "earlier"))
# After the verb, when all was said before it: "20 died, he said, pointing out ..."
_GOES_ON = frozenset(
    ("pointing", "calling", "describing", "blaming", "giving", "speaking", "referring", "according")
)


def closes(line: Line, speaker: Phrase, at: int, does: str) -> bool:
    """Whether what is said stands before the speaker of the verb `at`: nothing but time, place or recipient
    follows the verb."""
    if speaker.first < 3 or _opens_clause(line, speaker.first):
        return False
    after = at + 1
    if does == "tell":
        told = phrase_after(line, after)
        after = told.last if told else after + 1
    if _tells_of_place(line, after):
        return True
    return line.breaks(after) or (not _says_on(line, after) and _ends(line, after))


def _tells_of_place(line: Line, k: int) -> bool:
    """Whether word `k` begins what only describes a place named before, its comma lost: "20 died in Hass the
    mayor said a district next to the river"."""
    near = range(k + 1, min(k + 3, line.size))
    if line.lower[k : k + 1] != ["a"] or not any(line.tags[j] & PLACE for j in near):
        return False
    return FINITE_BE.isdisjoint(line.lower[k:]) and HAVE.isdisjoint(line.lower[k:])


def _opens_clause(line: Line, first: int) -> bool:
    """Whether a speaker begins a clause of its own: "but police said", "where, witnesses said, it rained"."""
    low = line.lower[first - 1]
    if low in _OPENERS or (low == "and" and line.breaks(first - 2)):
        return True
    return line.breaks(first - 1) and bool(line.tags[first - 2] & (RELATIVE | LINK))


def _says_on(line: Line, k: int) -> bool:
    """Whether word `k`, after a reporting verb, begins what is said."""
    tags, low = line.tags[k], line.lower[k]
    if low in _NEARNESS and line.any(k + 1, k + 2, SPAN | TIME):  # "said last week."
        return not (line.breaks(k + 2) or line.tags[k + 2] & (TIME | PREPOSITION))
    if low == "there":  # "said there were"
        return line.any(k + 1, k + 2, DENIAL)
    if tags & PREPOSITION and not tags & TIME and k + 1 < line.size and line.words[k + 1].isdigit():
        return low in _OVER
    return not tags & (TIME | PREPOSITION | ADVERB | VERB | LINK) and low not in _GOES_ON


def _ends(line: Line, k: int) -> bool:
    """Whether nothing is said from word `k` on before the clause ends."""
    for word in range(k, min(k + _ADJUNCT, line.size)):
        if line.breaks(word) or (line.tags[word] & VERB and line.lower[word].endswith("ing")):
            return True
        if line.lower[word] == "that":
            return False
    return True


def agent_apart(line: Line, at: int) -> Frame | None:
    """The frame of the verb at word `at` whose agent stands apart from it, if it is one."""
    low = line.lower[at]
    if low in _PUT and line.any(at - 1, at, DENIAL) and (agent := _put_by(line, at)):
        return agent
    return _counted_by(line, at) if low in _COUNTED and line.lower[at + 1 : at + 2] else None


def _put_by(line: Line, at: int) -> Frame | None:
    """The one by whom a figure between is given: "the toll was put at 20 by the Red Cross"."""
    if line.lower[at + 1 : at + 2] != ["at"] or not is_figure(line, at + 2):
        return None
    by = next((k for k in range(at + 3, min(at + _PUT_BY, line.size - 1)) if line.lower[k] == "by"), 0)
    speaker = phrase_after(line, by + 1) if by else None
    if speaker is None or not can_speak(line, speaker, "believe"):
        return None
    return Frame(speaker, by, speaker.last, "agent", True)


_PUT = frozenset("put estimated placed pegged given set reported assessed reckoned calculated".split())
_PUT_BY = 14  # words from "put at" to "by"


_COUNTED = frozenset("confirmed counted documented logged recorded registered reported verified".split())
_WHERE = frozenset(("across", "for", "in", "since", "throughout"))
# In what ends a word for what somebody does there, or what is held: attacks, shelling, controlled.
_PARTING = ("ed", "ing", "ks", "ts", "held", "run")
_ARMED = frozenset("army fighters forces militants militia militias rebels soldiers troops".split())
_COUNTED_BY = 10  # words from "recorded in" to "by"


def _counted_by(line: Line, at: int) -> Frame | None:
    """The one by whom, after when or where: "20 deaths were recorded in May by the ministry"; not "reported
    in attacks by the army", nor "in a town held by rebels"."""
    if line.lower[at + 1] not in _WHERE:
        return None
    by = next((k for k in range(at + 3, min(at + _COUNTED_BY, line.size - 1)) if line.lower[k] == "by"), 0)
    between = range(at + 2, by)
    parted = any(line.breaks(k) or line.tags[k] & EVENT or line.lower[k].endswith(_PARTING) for k in between)
    speaker = phrase_after(line, by + 1) if by and not parted else None
    if speaker is None or is_no_source(line, speaker):
        return None
    words = range(speaker.first, speaker.last)
    if not any(line.tags[k] & SPEAKER for k in words) or not _ARMED.isdisjoint(line.lower[k] for k in words):
        return None
    return Frame(speaker, by, speaker.last, "agent", True)
