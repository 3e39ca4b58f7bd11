"""Frames without a verb of their own: "A said that 7 had died and B that it had counted 4", and of whose an
estimate is: "the lowest, that of the army, is 40"."""

from claims.extract.speech.apposition import before_aside
from claims.extract.speech.line import Line
from claims.extract.speech.may_speak import can_speak
from claims.extract.speech.named_source import Frame
from claims.extract.speech.reported_content import is_figure
from claims.extract.speech.speaker_phrase import Phrase, phrase_after, phrase_before, phrases_before
from claims.extract.text.word_tags import ARTICLE, PRONOUN, SPEAKER
from claims.lexicon.closed_classes import CLAUSE_JOINTS

_GIVING = frozenset(("say", "put", "count", "give", "believe", "speak"))


def with_gaps(line: Line, frames: list[Frame]) -> list[Frame]:
    """The frames, and those whose verb is left out: "A said that 7 had died and B that it had counted 4"."""
    frames = _with_agents(line, frames)
    giving = next((f for f in frames if f.does in _GIVING and f.speaker), None)
    if giving is None:
        return frames
    frames = _with_bare(line, frames, [f for f in frames if f.does in _GIVING and f.speaker])
    said = next((f for f in frames if f.does == "say" and f.speaker), None)
    if said is None or "that" not in line.lower[said.last :]:
        return frames
    for at in range(said.last + 1, line.size - 1):
        if line.lower[at] != "that" or not line.tags[at + 1] & (PRONOUN | ARTICLE):
            continue
        for phrase in phrases_before(line, at):
            joined = phrase.first > said.last and line.lower[phrase.first - 1] in CLAUSE_JOINTS
            if joined and can_speak(line, phrase, "believe"):
                frames = sorted([*frames, Frame(phrase, at, at + 1, "say", False)], key=lambda f: f.first)
                break
    return frames


_ESTIMATES = frozenset(
    "assessment count counts estimate estimates figure figures number numbers tallies tally toll tolls "
    "total".split()
)


def owners(line: Line) -> list[Frame]:
    """Frames of those whose an estimate is: "the lowest estimate, that of the army, is 40", "that of the UN
    is 300"."""
    told = next((k for k in range(line.size) if line.lower[k] in _ESTIMATES), line.size)
    found: list[Frame] = []
    for at in range(told + 1, line.size - 2):
        if line.lower[at : at + 2] != ["that", "of"]:
            continue
        speaker = phrase_after(line, at + 2)
        if speaker is not None and can_speak(line, speaker, "believe"):
            found.append(Frame(speaker, at, speaker.last, "count", False))
    return found


def tells_owner(lower: list[str]) -> bool:
    """Whether a sentence may tell whose an estimate is."""
    return "that" in lower and "of" in lower and not _ESTIMATES.isdisjoint(lower)


def _with_agents(line: Line, frames: list[Frame]) -> list[Frame]:
    """The frames, and those of a second passive that leaves out all but its `by`: "put at 40 by the army and
    300 by the rebels", "put by the army at 40 and by the rebels at 300"."""
    passive = next((f for f in frames if f.closing and "by" in line.lower[f.first : f.last]), None)
    if passive is None or line.lower.count("by") < 2:
        return frames
    added: list[Frame] = []
    for at in range(passive.last + 1, line.size - 1):
        if line.lower[at] != "by" or any(f.first <= at < f.last for f in frames):
            continue
        speaker = phrase_after(line, at + 1)
        if speaker is None or not can_speak(line, speaker, "believe"):
            continue
        ahead = line.lower[speaker.last : speaker.last + 1] == ["at"] and is_figure(line, speaker.last + 1)
        if ahead or line.words[at - 1][0].isdigit():
            added.append(Frame(speaker, at, speaker.last, passive.does, True))
    return sorted([*frames, *added], key=lambda f: f.first) if added else frames


def _with_bare(line: Line, frames: list[Frame], givers: list[Frame]) -> list[Frame]:
    """The frames, and those of whom nothing but a figure is told: "The UN says 7 died, the government 4"."""
    said, others = givers[0], givers[1:]
    told = min(frame.last for frame in givers)  # a figure is told there, before that of another one
    figure = next((k for k in range(told, line.size) if line.words[k][0].isdigit()), line.size)
    for at in range(max(said.last, figure) + 2, line.size):
        while others and others[0].last + 2 <= at:
            said = others.pop(0)
        speaker = _bare_speaker(line, at, said)
        if speaker and not any(f.first <= at < f.last or _is_same(f.speaker, speaker) for f in frames):
            frames = sorted([*frames, Frame(speaker, at, at, "say", False)], key=lambda f: f.first)
    return frames


def _is_same(one: Phrase | None, other: Phrase) -> bool:
    return one is not None and (one.first, one.last) == (other.first, other.last)


def _bare_speaker(line: Line, at: int, said: Frame) -> Phrase | None:
    """Of whom nothing but the figure at word `at` is told, set against who gave one before: "..., residents
    700"; of who is put "at 7" also a name: "Kyiv puts it at 4, Moscow at 7"."""
    link = _LINKS.get(said.does)
    linked = link is not None and line.lower[at] == link and is_figure(line, at + 1)
    if not linked and not is_figure(line, at):
        return None
    if line.words[at - 1] == ",":
        return _set_off_speaker(line, at, said, linked=linked)
    end = at - (line.lower[at - 1] in _SELVES)
    closes = _closes_with_figure(line, at + linked)
    name = line.named(end - 1) and (line.tags[end - 2] & ARTICLE or _is_named(line, said.speaker))
    if not linked and not line.tags[end - 1] & SPEAKER and not name:
        return None
    for speaker in reversed(phrases_before(line, end)):
        article = line.tags[speaker.first] & ARTICLE
        if _is_set_against(line, speaker, said, linked=bool(linked or (article and closes))):
            return speaker if article or closes or (linked and can_speak(line, speaker, "believe")) else None
    return None


_SELVES = frozenset(("himself", "herself", "itself", "themselves"))


def _is_named(line: Line, speaker: Phrase | None) -> bool:
    return speaker is not None and line.named(speaker.head)


# What leads to a figure after a verb: "put it at 4", "spoke of 4".
_LINKS = {"put": "at", "speak": "of"}


def _set_off_speaker(line: Line, at: int, said: Frame, *, linked: bool) -> Phrase | None:
    """Who is set off by a comma from the figure that he gives: "The mayor says 7 died; the army, 12", "...;
    Jan Maas, an analyst in Bonn, 12", "...; the army, at 12"."""
    floor = next((k for k in range(at - 2, said.last, -1) if line.words[k] == ";"), 0)
    closes = _closes_with_figure(line, at + linked)
    if not floor or not closes or not _has_figure(line, said.last, floor):
        return None
    first = floor + 1 + (line.lower[floor + 1] in _AGAINST)
    aside = "," in line.words[first : at - 1]
    speaker = before_aside(line, at - 1) if aside else phrase_before(line, at - 1)
    if speaker is None or not first <= speaker.first or not can_speak(line, speaker, "believe"):
        return None
    return speaker if aside or speaker.first == first else None


_OTHERS = 9  # words of a figure: "more than 9,000"


def _closes_with_figure(line: Line, at: int) -> bool:
    """Whether a clause ends with the figure that begins at word `at`."""
    end = at
    while end < min(line.size, at + _OTHERS) and _goes_on_figure(line, end):
        end += 1
    ends = line.breaks(end) or line.lower[end] in _AGAINST
    return end > at and any(word[0].isdigit() for word in line.words[at:end]) and ends


def _goes_on_figure(line: Line, at: int) -> bool:
    if line.words[at] == ",":
        return line.words[at + 1 : at + 2] != [] and line.words[at + 1][0].isdigit()
    joins = (
        line.lower[at] in ("and", "to")
        and line.words[at + 1 : at + 2] != []
        and line.words[at + 1][0].isdigit()
    )
    return joins or is_figure(line, at) or line.lower[at] in _ORDERS


_ORDERS = frozenset(("million", "thousand"))


def _is_set_against(line: Line, speaker: Phrase, said: Frame, *, linked: bool) -> bool:
    """Whether a clause that nothing but the speaker begins follows another one's figure; `linked`: a word
    leads from the speaker to the figure, so that the comma may be left out."""
    first = speaker.first
    if first <= said.last or not _has_figure(line, said.last, first):
        return False
    return line.words[first - 1] in ",;" or (
        line.lower[first - 1] in _AGAINST and (linked or line.words[first - 2] in ",;")
    )


_AGAINST = frozenset(("and", "but", "while", "whereas"))


def _has_figure(line: Line, first: int, last: int) -> bool:
    return any(word[0].isdigit() for word in line.words[first:last])
