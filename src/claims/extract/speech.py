"""Find who speaks in a sentence: each reporting verb or source with its speaker and what it covers.

Frames are found once per sentence. A frame reaches forward (what stands behind its verb), and backward
where the sentence closes with it: "20 people were killed, police said on Monday".
"""

from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.name import find_names
from claims.extract.sentence import Sentence
from claims.extract.speaker import can_speak, closes, find_subject, with_name
from claims.extract.speaker_phrase import Phrase, phrase_after, phrase_before
from claims.extract.speech_verb import Verbs, behind_subject, build_verbs, fits_object, follows, is_noun
from claims.extract.speech_word import (
    ADVERB,
    ARTICLE,
    DENIAL,
    NOUN_VERB,
    PREPOSITION,
    RELATIVE,
    SET_OFF,
    SPEAKER,
    TIME,
    TRIGGER,
    Line,
    sentence_line,
    word_bits,
)

_DATELINE = 9  # words before the dash of "KABUL, Afghanistan (AFP) -"
_SOURCE = 24  # words of a source in parentheses
_LABEL = 7  # words before or behind the colon of "UN: 20 killed", with it
# Verbs that a speaker follows freely: "..., said the Observatory".
_SAID = frozenset(("said", "says", "added", "adds"))
# Forms whose "by" names no speaker: "an attack claimed by rebels".
_NOT_BY = frozenset(("claimed", "said", "denied", "accused", "wrote"))


class Frame(NamedTuple):
    """Somebody gives something as said."""

    speaker: Phrase | None  # None: nobody who has a name, "according to reports"
    first: int  # the words of the verb, or of "according to"
    last: int  # what stands from here on is said
    does: str  # what its verb does; source: without a verb; agent: "20 deaths reported by the UN"
    closing: bool  # what stands before the speaker is said too
    document: bool = False  # the speaker is a paper: "a report says"

    @property
    def start(self) -> int:
        """Its first word, the speaker's or the verb's."""
        return min(self.first, self.speaker.first) if self.speaker else self.first


def speech_frames(sentence: Sentence, lexicon: Lexicon) -> list[Frame]:
    """All frames of `sentence`, in the order of their verbs; worked out once."""
    found = sentence.memo.get("speech")
    if found is None:
        found = sentence.memo["speech"] = _find(sentence, lexicon)
    return found  # type: ignore[return-value]


def _find(sentence: Sentence, lexicon: Lexicon) -> list[Frame]:
    get = lexicon.index(word_bits).get
    hits = [i for i, word in enumerate(sentence.lower) if get(word, 0) & TRIGGER]
    if not hits:
        return []
    line, verbs = sentence_line(sentence, lexicon), lexicon.index(build_verbs)
    frames: list[Frame] = []
    for at in hits:
        if frames and at < frames[-1].last:
            continue
        if line.lower[at] in SET_OFF:
            frame = _label(line, at, sentence, lexicon)
        else:
            frame = _frame(line, at, frames, verbs)
        if frame is not None:
            paper = frame.speaker is not None and line.document(frame.speaker.head)
            frames.append(frame._replace(document=paper))
    return frames


def _frame(line: Line, at: int, frames: list[Frame], verbs: Verbs) -> Frame | None:
    """The frame whose verb or source is word `at`, if it is one."""
    low = line.lower[at]
    if low == "according":
        return _according(line, at)
    if low == "(":
        return _source(line, at)
    if line.words[at] != low and 2 * sum(word[0].isupper() for word in line.words) < line.size:
        return None  # a name: Edward Said
    if low in verbs.participles:
        return _participle(line, at, frames, verbs.does[low])
    return _finite(line, at, verbs)


def _according(line: Line, at: int) -> Frame | None:
    """ "According to the World Bank, 300 million people ..." """
    if not follows(line, at, "to"):
        return None
    speaker = phrase_after(line, at + 2)
    return Frame(with_name(line, speaker), at, speaker.last if speaker else at + 2, "source", at > 1)


def _source(line: Line, at: int) -> Frame | None:
    """ "(Source: OCHA)"; "(Middle East Eye, November 9, 2019)": a name and a date in parentheses."""
    end = next((k for k in range(at + 1, min(at + _SOURCE, line.size)) if line.words[k] == ")"), 0)
    if not end:
        return None
    labelled = line.lower[at + 1] in ("source", "sources") and line.words[at + 2] in ":-"
    first = at + 3 if labelled else at + 1
    speaker = phrase_after(line, first)
    if speaker is None or speaker.last > end:
        return None
    dated = any(line.bits[k] & TIME or is_year(line.words[k]) for k in range(first + 1, end))
    if labelled or (dated and line.named(first) and line.words[speaker.last] == ","):
        return Frame(speaker, at, end, "source", True)
    return None


def is_year(word: str) -> bool:
    """Whether a word is a year of the last or this century."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _label(line: Line, at: int, sentence: Sentence, lexicon: Lexicon) -> Frame | None:
    """ "UN: 20 killed in Syria", "20 killed in Syria: monitor", "20 killed in Syria - officials"."""
    if line.words[at - 1] in ".!?":  # the agency's own name behind its text: "... into action. - TASS"
        return None
    end = line.size
    while end > at and line.words[end - 1] in ".|":
        end -= 1
    speaker = phrase_after(line, at + 1) if end - at <= _LABEL else None
    if speaker and speaker.last == end and _is_source(line, speaker, sentence, lexicon):
        return Frame(speaker, at, end, "source", True)
    if at >= _LABEL or line.words[at] != ":":
        return None
    speaker = phrase_before(line, at)
    if speaker and speaker.first == 0 and _is_source(line, speaker, sentence, lexicon):
        return Frame(speaker, at, at + 1, "source", False)
    return None


def _is_source(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether what a colon or dash sets off speaks: not the place of a dateline, "BAGHDAD: "."""
    if not can_speak(line, speaker, "source"):
        return False
    if line.bits[speaker.head] & SPEAKER:
        return True
    names = [n for n in find_names(sentence, lexicon) if n.first < speaker.last and speaker.first < n.last]
    if any(name.kind in ("place", "demonym") for name in names):
        return False
    return any(
        name.kind not in ("initial", "unknown", "title") or name.last - name.first > 1 for name in names
    )


def _participle(line: Line, at: int, frames: list[Frame], does: str) -> Frame | None:
    """ "citing a medical source"; "with the UN warning that"; "Rebels withdrew, saying 20 had died"."""
    if does == "cite":
        return _cited(line, at)
    subject = phrase_before(line, at)
    held = subject and subject.first and line.lower[subject.first - 1] == "with"
    if subject and held and can_speak(line, subject, does):
        return Frame(subject, at, at + 1, does, False)
    if frames or does != "say" or not (line.breaks(at - 1) or line.lower[at] in ("saying", "adding")):
        return None
    dash = next((k for k in range(min(_DATELINE, line.size)) if line.words[k] in SET_OFF), -1)
    subject = phrase_after(line, dash + 1)
    if subject and subject.last < at and can_speak(line, subject._replace(clean=True), "believe"):
        return Frame(subject, at, at + 1, does, False)
    return None


def _cited(line: Line, at: int) -> Frame:
    """ "citing X", "quoted X as saying": X gives the figure."""
    speaker = phrase_after(line, at + 1)
    last = speaker.last if speaker else at + 1
    if line.lower[last : last + 2] == ["as", "saying"]:
        last += 2
    return Frame(with_name(line, speaker), at, last, "cite", True)


def _finite(line: Line, at: int, verbs: Verbs) -> Frame | None:
    """The frame of a reporting verb with a subject, before or behind it."""
    low = line.lower[at]
    does = verbs.does[low]
    if does != "cite" and follows(line, at, "by"):
        return _agent(line, at, does)
    before = behind_subject(line, at)
    if before is None:
        return _quoted(line, at) if does == "cite" else None
    if not fits_object(line, before, at, verbs):
        return None
    if does == "cite":
        return _cited(line, at) if phrase_before(line, before) else None
    return _spoken(line, before, at, does)


def _spoken(line: Line, before: int, at: int, does: str) -> Frame | None:
    """The frame of a verb whose subject ends before word `before`, or stands behind the verb."""
    speaker = find_subject(line, before, does)
    if speaker is None:
        return _inverted(line, at) if does == "say" else None
    if line.bits[at] & NOUN_VERB and is_noun(line, at, speaker):
        return None
    inverted = _inverted(line, at) if line.lower[at] in _SAID and line.breaks(before - 1) else None
    return inverted or Frame(speaker, at, at + 1, does, closes(line, speaker, at, does))


def _agent(line: Line, at: int, does: str) -> Frame | None:
    """The one by whom: "was told by the coalition that", "deaths documented by the Observatory"."""
    if line.lower[at] in _NOT_BY or does not in ("say", "tell", "count"):
        return None
    speaker = phrase_after(line, at + 2)
    if speaker is None or not can_speak(line, speaker, "believe"):
        return None
    whole = at > 0 and (line.bits[at - 1] & DENIAL or line.lower[at - 1] == "as")  # not one noun alone
    return Frame(speaker, at, speaker.last, "say" if whole else "agent", True)


def _quoted(line: Line, at: int) -> Frame | None:
    """ "X was quoted by SANA as saying": X speaks."""
    saying = next((k for k in range(at + 1, min(at + 8, line.size - 1)) if line.lower[k] == "as"), 0)
    if not saying or line.lower[saying + 1] not in ("saying", "telling"):
        return None
    end = at
    while end and line.bits[end - 1] & (DENIAL | ADVERB):
        end -= 1
    speaker = find_subject(line, end, "say")
    return Frame(speaker, at, saying + 2, "say", False) if speaker else None


def _inverted(line: Line, at: int) -> Frame | None:
    """ "..., said the Observatory": the speaker behind the verb, and nothing said behind it."""
    speaker = phrase_after(line, at + 1) if at >= 2 else None
    if speaker is None or not can_speak(line, speaker, "believe"):
        return None
    end = speaker.last
    lost = not line.breaks(at - 1)  # the comma before the verb
    frame = Frame(with_name(line, speaker), at, end, "say", True)
    if lost and line.lower[at] not in _SAID:  # "many could die, warn officials"; not "three alleged rebels"
        return frame if end >= line.size - 1 and not line.lower[at].endswith("ed") else None
    if line.breaks(end) or line.bits[end] & (TIME | RELATIVE):
        return frame
    bits = line.bits[end]
    if lost and bits & (ARTICLE | PREPOSITION):
        return frame
    return frame if bits & PREPOSITION and line.any(end + 1, end + 2, TIME | ARTICLE) else None
