"""Find who speaks in a sentence: each reporting verb or source with its speaker and what it covers.

Frames are found once per sentence. A frame reaches forward (what stands after its verb), and backward
where the sentence closes with it: "20 people were killed, police said on Monday".
"""

from dataclasses import replace
from itertools import compress, count

from claims.extract.name.names import find_names
from claims.extract.speech.elliptical_frames import owners, tells_owner, with_gaps
from claims.extract.speech.line import sentence_line
from claims.extract.speech.named_source import Frame, in_parentheses, is_set_off, label
from claims.extract.speech.reporting_frame import reporting_frame
from claims.extract.speech.reporting_verb import build_verbs
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import SET_OFF, triggers
from claims.lexicon import Lexicon

_SPEAKING = frozenset(("addressing", "briefing", "speaking", "talking"))
_PERSONS = frozenset(("person", "unknown"))
_PLACES = frozenset(("place",))
_RELATIVES, _IN = frozenset(("that", "which")), frozenset(("at", "in", "near", "outside"))


def speech_frames(sentence: Sentence, lexicon: Lexicon) -> list[Frame]:
    """All frames of `sentence`, in the order of their verbs; worked out once."""
    return sentence.layer(_find, lexicon)


def _find(sentence: Sentence, lexicon: Lexicon) -> list[Frame]:
    wanted, lower = lexicon.index(triggers), sentence.lower
    owned = tells_owner(lower)
    found = compress(count(), map(wanted.__contains__, lower))
    hits = [i for i in found if lower[i] != "-" or is_set_off(sentence, i)]
    if not hits and not owned:
        return []
    line, verbs = sentence_line(sentence, lexicon), lexicon.index(build_verbs)
    frames: list[Frame] = []
    for at in hits:
        if frames and at < frames[-1].last:
            continue
        if line.lower[at] in SET_OFF:
            frame = label(line, at, sentence, lexicon)
        elif line.words[at] == "(":
            frame = in_parentheses(line, at, sentence, lexicon)
        else:
            frame = reporting_frame(line, at, frames, verbs)
        if frame is not None and not _tells_of_place(frame, sentence, lexicon):
            frame = _without_hearer(frame, sentence, lexicon)
            paper = frame.speaker is not None and line.document(frame.speaker.head)
            frames.append(replace(frame, document=True) if paper else frame)
    if owned:
        frames = sorted([*frames, *owners(line)], key=lambda frame: frame.first)
    return with_gaps(line, frames) if frames else frames


def _without_hearer(frame: Frame, sentence: Sentence, lexicon: Lexicon) -> Frame:
    """The frame with the name alone where its commas were lost: "Speaking to Radio Goma Jan Maas said"."""
    speaker = frame.speaker
    if speaker is None or sentence.lower[speaker.first] not in _SPEAKING:
        return frame
    names = (it for it in find_names(sentence, lexicon) if it.last == speaker.last > it.first + 1)
    name = next((it for it in names if it.kind in _PERSONS and it.first > speaker.first), None)
    return replace(frame, speaker=Phrase(name.first, name.last, name.last - 1, True)) if name else frame


def _tells_of_place(frame: Frame, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a verb of counting tells only what a place has: "Italy recorded 20 deaths"."""
    if frame.speaker is None:
        return False
    first, last = frame.speaker.first, frame.speaker.last
    names = find_names(sentence, lexicon)
    located = last < frame.first and sentence.lower[last] in _RELATIVES and first > 0
    if located and sentence.lower[first - 1] in _IN:  # a raid in Goma which reported 20 dead
        return any(n.kind in _PLACES and n.last == last for n in names)
    if frame.does != "count":
        return False
    return any(n.kind in _PLACES and first <= n.first <= first + 1 and n.last == last for n in names)
