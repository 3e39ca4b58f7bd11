"""Who speaks, given the verb: the subject before it, or the speaker after it.

"Hall, who is back from Iraq, said", "the envoy, James Jeffrey, said", "a group tracking the violence
said", and the same without their commas.
"""

from dataclasses import replace

from claims.extract.speech.apposition import before_aside, is_name
from claims.extract.speech.closing_clause import closes
from claims.extract.speech.line import Line
from claims.extract.speech.may_speak import can_speak
from claims.extract.speech.speaker_phrase import (
    Phrase,
    after_dateline,
    phrase_after,
    phrase_before,
    phrases_before,
)
from claims.extract.text.word_tags import (
    ADVERB,
    ARTICLE,
    BODIES,
    DENIAL,
    DESCRIPTION,
    JOINT,
    PERSON,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    TIME,
    VERB,
)
from claims.lexicon.inflection import is_plural

_LONGEST = 30  # words looked through for the other comma of a pair, or for the noun that "who" stands for
_DESCRIPTION = 14  # words of a description: "a group tracking the violence"
_NAME = 12  # words of a long name after its noun
_ACRONYM = 5  # letters; a longer word in capitals is the place of a dateline
_PAIRED = frozenset((",", "-", "–", "—"))
_SPEAKING = frozenset(("he", "she", "it", "they"))  # "we" speak inside what somebody says


def find_subject(line: Line, end: int, does: str) -> Phrase | None:
    """The speaker that ends before word `end`, where the verb or what belongs to it begins."""
    at = end - 1
    if at < 0:
        return None
    if line.tags[at] & PRONOUN:
        return Phrase(at, end, at, line.breaks(at - 1)) if line.lower[at] in _SPEAKING else None
    if line.tags[at] & RELATIVE:
        return _antecedent(line, at, does)
    if line.lower[at] in ("and", "but"):
        return _opening(line, at)
    if line.words[at] in _PAIRED:
        speaker = before_aside(line, at)
        return speaker if speaker and can_speak(line, speaker, does) else None
    return _right_before(line, end, does)


def _opening(line: Line, end: int) -> Phrase | None:
    """The subject that a sentence begins with, for a verb after "and": "the army shelled it and said"."""
    speaker = phrase_after(line, after_dateline(line, end))
    if speaker and line.tags[speaker.last] & TIME:  # "Last Saturday, the president flew there and said"
        comma = next((k for k in range(speaker.last, end) if line.words[k] == ","), end)
        speaker = phrase_after(line, comma + 1)
    if speaker is None or speaker.last >= end or not can_speak(line, replace(speaker, clean=True), "believe"):
        return None
    if line.lower[speaker.last] in _WHEN:
        return None  # Long after the blast, which killed 12 and saw
    return replace(speaker, clean=True)


_WHEN = frozenset(("after", "before", "since"))


def _antecedent(line: Line, at: int, does: str) -> Phrase | None:
    """The noun that "who" or "which", word `at`, stands for."""
    end = at - 1 if line.breaks(at - 1) else at
    can = [phrase for phrase in phrases_before(line, end) if can_speak(line, phrase, does)]
    if not can or not _SHARES.isdisjoint(line.lower[can[-1].first : can[-1].head + 1]):
        return None
    if line.lower[at] == "which":
        return can[0]
    return _named_before(line, can[-1]) or can[-1]


# Of those who are asked, whose answers somebody else counts: the share of Germans who say.
_SHARES = frozenset("fraction percentage proportion share shares".split())


def _named_before(line: Line, described: Phrase) -> Phrase | None:
    """The name that a description follows: "Jan Maas, an analyst who has counted 20", "Jan Maas, mayor of
    Goma said"."""
    first = described.first
    office = first == described.head and line.tags[first] & PERSON and not is_plural(line.lower[first])
    if first < 2 or line.words[first - 1] != "," or not (office or line.lower[first] in ("a", "an")):
        return None
    name = phrase_before(line, first - 1)
    return name if name and is_name(line, name) else None


def _right_before(line: Line, end: int, does: str) -> Phrase | None:
    """The widest phrase right before the verb that can speak, or one that is described at length there."""
    can = [phrase for phrase in phrases_before(line, end) if can_speak(line, phrase, does)]
    if not can:
        return _described(line, end) or _related(line, end, does) or _long(line, end)
    speaker = _with_siblings(line, can[-1])
    if (name := _named_before(line, speaker)) and name.clean:
        return name  # Jan Maas, a local deputy for the party said
    if line.words[speaker.first - 2 : speaker.first] == [",", "and"]:
        return _with_first(line, speaker, does)
    first = speaker.first
    if does == "believe" and first and line.lower[first - 1] in _HOLDING and line.named(first):
        return None  # one estimate of a war with Chad assumed 20
    if not first or (speaker.clean and line.words[first - 1] != ")"):
        return speaker
    if line.lower[first] in ("a", "an", "the"):
        # "the Observatory however a monitoring group said"
        stop = first - bool(line.tags[first - 1] & ADVERB)
        named = line.named(stop - 1) or line.words[stop - 1] == ")"
        outer = phrase_before(line, stop) if named else None
        told = outer and (outer.clean or (line.lower[outer.first] == "the" and line.named(outer.first + 1)))
        if outer and told and _goes_with(line, outer, speaker):
            return outer
    found = None if closes(line, speaker, end, does) else _related(line, first, does)
    if found is None and line.tags[first - 1] & PREPOSITION:
        found = _done_to(line, first) or _described(line, end, verbal=bool(line.tags[first] & ARTICLE))
    return found or speaker


_SIBLINGS = frozenset("agencies bureaus departments directorates ministries offices universities".split())
_TO_SIBLINGS = 12  # words from the name of the last body to what they all are
_AMONG_SIBLINGS = frozenset(("and", "of", "for", "the", ","))


def _with_siblings(line: Line, last: Phrase) -> Phrase:
    """All bodies that one plural names: "the Ministries of Health and of Foreign Affairs said"."""
    at = last.first - 1
    if at < 1 or line.lower[at] not in _AMONG_SIBLINGS:
        return last
    while at > max(0, last.first - _TO_SIBLINGS) and (
        line.lower[at] in _AMONG_SIBLINGS or line.words[at][0].isupper()
    ):
        if line.lower[at] in _SIBLINGS and line.lower[at + 1] in ("of", "for"):
            first = at - (line.lower[at - 1] == "the")
            return replace(last, first=first, head=at, clean=True)
        at -= 1
    return last


_HOLDING = frozenset(("against", "between", "with"))
_SHORT = 4  # words of the first of two speakers


def _with_first(line: Line, second: Phrase, does: str) -> Phrase:
    """Both of two who speak, though a comma stands between them: "The UN, and its partners said"."""
    end = second.first - 2
    first = phrase_before(line, end)
    if first is None or first.first != after_dateline(line, end) or not can_speak(line, first, does):
        return second
    if first.last - first.first > _SHORT or any(low.endswith("ed") for low in line.lower[first.first : end]):
        return second  # "Troops entered Goma, and the army said"
    return replace(second, first=first.first, clean=True)


def _goes_with(line: Line, name: Phrase, description: Phrase) -> bool:
    """Whether a description right after a name, its comma lost, is of that name."""
    if is_name(line, name) or line.tags[name.head] & SPEAKER:
        return True
    word = line.words[name.head]
    if word.isupper() and len(word) > _ACRONYM:
        return False
    return line.lower[description.first] != "the" and bool(line.tags[description.head] & SPEAKER)


def _related(line: Line, end: int, does: str) -> Phrase | None:
    """The subject that a clause begins with and describes by "who" or "which", without commas: "the agency
    which runs three camps said"."""
    for k in range(end - 1, max(end - _LONGEST, 0), -1):
        if line.breaks(k):
            return None
        if line.lower[k] in ("who", "which") and line.tags[k] & RELATIVE:
            speaker = phrase_before(line, k - bool(line.tags[k - 1] & PREPOSITION))
            return speaker if speaker and speaker.clean and can_speak(line, speaker, does) else None
    return None


def _long(line: Line, end: int) -> Phrase | None:
    """The body with a long name that a sentence begins with: "The centre for monitoring the truce said"."""
    speaker = phrase_after(line, 0)
    if speaker is None or not line.tags[speaker.head] & BODIES or not 0 < end - speaker.last < _NAME:
        return None
    if not line.tags[speaker.last] & PREPOSITION and line.lower[speaker.last] != "and":
        return None
    for k in range(speaker.last, end):
        closed = line.tags[k] & (VERB | PRONOUN | RELATIVE | DENIAL | TIME)
        if closed or not line.words[k].isalpha() or line.lower[k].endswith("ed"):
            return None
    return replace(speaker, last=end, clean=True)


def _done_to(line: Line, first: int) -> Phrase | None:
    """Those to whom something was done, before who did it: "deserters interviewed by the author said",
    "researchers led by Ann Ex said"."""
    done = line.lower[first - 1] == "by" and line.lower[first - 2].endswith("ed")
    people = phrase_before(line, first - 2) if done and line.tags[first - 3] & SPEAKER else None
    return people if people and people.clean and line.tags[people.head] & SPEAKER else None


def _described(line: Line, end: int, *, verbal: bool = False) -> Phrase | None:
    """The speaker that other words describe: "a group tracking the violence said"; `verbal`: by a participle
    alone, "scientists writing in the journal said"."""
    for k in range(end - 2, max(end - _DESCRIPTION, 0), -1):
        if line.breaks(k):
            return None
        told = line.tags[k] & DESCRIPTION and line.tags[k - 1] & SPEAKER
        if line.tags[k] & JOINT and line.document(k - 1):  # a poll conducted in May for the Herald
            return next((it for it in reversed(phrases_before(line, k)) if line.document(it.head)), None)
        if told and (not verbal or line.lower[k].endswith(("ed", "ing"))):
            return phrase_before(line, k)
    return None


def stands_after(line: Line, speaker: Phrase, at: int) -> bool:
    """Whether who speaks stands after the verb at word `at`, whatever phrase is before it."""
    return (not speaker.clean and _names_follow(line, at)) or _body_follows(line, speaker, at)


def _names_follow(line: Line, at: int) -> bool:
    """Whether nothing but a person's name follows a verb: "in Goma said Jan Maas, the mayor"."""
    after = phrase_after(line, at + 1)
    return after is not None and is_name(line, after) and line.breaks(after.last)


def _body_follows(line: Line, speaker: Phrase, at: int) -> bool:
    """Whether a body follows a verb, and before it stands only a place: "in Goma and Sake said the
    Observatory which counts the dead"."""
    if speaker.clean or line.tags[speaker.head] & SPEAKER or line.lower[at + 1 : at + 2] != ["the"]:
        return False
    held = line.tags[speaker.first - 1] & PREPOSITION or line.lower[speaker.first - 1] == "and"
    after = phrase_after(line, at + 1) if held else None
    return (
        after is not None and line.tags[after.head] & BODIES != 0 and bool(line.tags[after.last] & RELATIVE)
    )
