"""Find who speaks in a sentence: each reporting verb or source with its speaker and what it covers.

Frames are found once per sentence. A frame reaches forward (what stands behind its verb), and backward
where the sentence closes with it: "20 people were killed, police said on Monday".
"""

from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.name import find_names
from claims.extract.noun import is_plural
from claims.extract.sentence import Sentence
from claims.extract.speaker import (
    ADVERB,
    ARTICLE,
    BEFORE,
    DENIAL,
    DESCRIBED,
    DOCUMENT,
    EVENT,
    LINK,
    LONGEST,
    MEDIA,
    MONITOR,
    NOUN_VERB,
    OTHER,
    PERSON,
    PLACE_NOUNS,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    TIME,
    VERB,
    Line,
    Phrase,
    phrase_after,
    phrase_before,
    phrases_before,
    speaker_words,
)


MARK = NOUN_VERB << 1  # a word or sign that may give a source without a verb
_SET_OFF = (":", "-", "–", "—")  # marks that set off a source: "20 killed - police"
_PAIRED = frozenset((",", "-", "–", "—"))
# "X in a statement said"
_WRITINGS = frozenset("statement report interview tweet letter briefing speech post bulletin update".split())
# "the storm claimed 20 lives", "the group claimed responsibility": no figure is given
_CLAIMED = frozenset("responsibility credit lives life victims dead victory asylum".split())
# Forms whose "by" names no speaker: "an attack claimed by rebels", "put by", "feared by"
_NOT_PASSIVE = frozenset("claimed said denied accused wrote".split())
_ASIDES = 4
# Subjects that are people in general.
_PEOPLE = frozenset(("people", "women", "men", "children"))
SPEAKING = frozenset(("he", "she", "it", "they"))
_CLOSERS = frozenset("pointing calling describing blaming citing quoting giving speaking referring".split())
_MODIFIERS = frozenset(("over", "around", "about", "under", "between", "to"))  # of a number
_CLAUSE_OPENERS = frozenset(("and", "but", "while", "when", "although", "though", "because", "whereas"))
_SAID = frozenset(("said", "says", "added", "adds"))


class Frame(NamedTuple):
    """Somebody gives something as said."""

    speaker: Phrase | None  # None: nobody who has a name, "according to reports"
    first: int  # the words of the verb, or of "according to"
    last: int  # what stands from here on is said
    does: str  # say, tell, believe, count, put, show, cite; source: without a verb; agent: "reported by the UN"
    closing: bool  # what stands before the speaker is said too


class _Verbs(NamedTuple):
    """The reporting verbs: what each form does, and which are participles."""

    does: dict[str, str]
    participles: frozenset[str]
    figure_words: frozenset[str]


def speech_frames(sentence: Sentence, lexicon: Lexicon) -> list[Frame]:
    """All frames of `sentence`, in the order of their verbs; worked out once."""
    found = sentence.memo.get("speech")
    if found is None:
        found = sentence.memo["speech"] = _find(sentence, lexicon)
    return found  # type: ignore[return-value]


def _find(sentence: Sentence, lexicon: Lexicon) -> list[Frame]:
    """The frames of `sentence`."""
    classes, verbs = lexicon.index(_build)
    get = classes.get
    bits = [get(word, 0) for word in sentence.lower]
    hits = [i for i, b in enumerate(bits) if b >= VERB]
    if not hits:
        return []
    line = sentence.memo["speech.line"] = Line(sentence, bits)
    frames: list[Frame] = []
    for i in hits:
        if frames and i < frames[-1].last:
            continue
        if sentence.lower[i] in _SET_OFF:
            frame = _headline(line, i, sentence, lexicon)
        else:
            frame = _frame(line, i, frames, verbs)
        if frame is not None:
            frames.append(frame)
    return frames


def sentence_line(sentence: Sentence) -> Line:
    """The words of a sentence that has frames."""
    return sentence.memo["speech.line"]  # type: ignore[return-value]


def _build(lexicon: Lexicon) -> tuple[dict[str, int], _Verbs]:
    """What each word may be, and what the reporting verbs do."""
    classes = speaker_words(lexicon)
    does: dict[str, str] = {}
    participles: set[str] = set()
    for entry in lexicon.entries("speech_verb"):
        does.update((form, entry["does"]) for form in (*entry["finite"], *entry.get("ing", ())))
        participles.update(entry.get("ing", ()))
    for mark in ("according", "(", *_SET_OFF):
        classes[mark] = classes.get(mark, 0) | MARK
    figures = frozenset(word for entry in lexicon.entries("figure_word") for word in entry["words"])
    return classes, _Verbs(does, frozenset(participles), figures)


def _frame(line: Line, at: int, frames: list[Frame], verbs: _Verbs) -> Frame | None:
    """The frame whose verb or source is word `at`, if it is one."""
    low = line.lower[at]
    if low == "according":
        return _according(line, at)
    if low == "(":
        return _source(line, at)
    if low in verbs.participles:
        return _participle(line, at, frames, verbs)
    return _finite(line, at, verbs)


# -- sources without a verb


def _according(line: Line, at: int) -> Frame | None:
    """ "According to the World Bank, 300 million people ..." """
    if at + 2 >= line.size or line.lower[at + 1] != "to":
        return None
    speaker = phrase_after(line, at + 2)
    last = speaker.last if speaker else at + 2
    return Frame(_with_name(line, speaker), at, last, "source", at > 1)


def _source(line: Line, at: int) -> Frame | None:
    """ "(Source: OCHA)"; "(Middle East Eye, November 9, 2019)": a name and a date in parentheses."""
    end = next((k for k in range(at + 1, min(at + 24, line.size)) if line.words[k] == ")"), 0)
    first = at + 1
    labelled = end and line.lower[first] in ("source", "sources") and line.words[first + 1] in ":-"
    if labelled:
        first += 2
    elif not end or not any(line.bits[k] & TIME or _is_year(line.words[k]) for k in range(first + 1, end)):
        return None
    speaker = phrase_after(line, first)
    if speaker is None or not (labelled or (line.words[first][0].isupper() and line.words[speaker.last] == ",")):
        return None
    return Frame(speaker, at, end, "source", True)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _headline(line: Line, at: int, sentence: Sentence, lexicon: Lexicon) -> Frame | None:
    """ "UN: 20 killed in Syria", "20 killed in Syria: monitor", "20 killed in Syria - officials"."""
    end = line.size
    while end > at and line.words[end - 1] in ".|":
        end -= 1
    speaker = phrase_after(line, at + 1) if end - at <= 7 else None
    if speaker and speaker.last == end and _is_source(line, speaker, sentence, lexicon):
        return Frame(speaker, at, end, "source", True)
    if at > 6 or line.words[at] != ":":
        return None
    speaker = phrase_before(line, at)
    if speaker and speaker.first == 0 and _is_source(line, speaker, sentence, lexicon):
        return Frame(speaker, at, at + 1, "source", False)
    return None


def _is_source(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether what a colon or dash sets off speaks: not the place of a dateline, "BAGHDAD: "."""
    if not _can_speak(line, speaker, "source"):
        return False
    names = [n for n in find_names(sentence, lexicon) if n.first < speaker.last and speaker.first < n.last]
    if any(n.kind in ("place", "demonym") for n in names):
        return bool(line.bits[speaker.head] & SPEAKER)
    known = any(n.kind not in ("initial", "unknown", "title") or n.last - n.first > 1 for n in names)
    return known or bool(line.bits[speaker.head] & SPEAKER)


# -- verbs


def _participle(line: Line, at: int, frames: list[Frame], verbs: _Verbs) -> Frame | None:
    """ "citing a medical source"; "with the UN warning that"; "Rebels withdrew, saying 20 had died"."""
    does = verbs.does[line.lower[at]]
    if does == "cite":
        return _cited(line, at)
    subject = phrase_before(line, at)
    if subject and line.lower[subject.first - 1] == "with" and subject.first and _can_speak(line, subject, does):
        return Frame(subject, at, at + 1, does, False)
    if frames or does != "say" or not (line.breaks(at - 1) or line.lower[at] in ("saying", "adding")):
        return None
    dash = next((k for k in range(min(9, line.size)) if line.words[k] in _SET_OFF), -1)  # KABUL (AFP) -
    opening = phrase_after(line, dash + 1)
    if opening and opening.last < at and _can_speak(line, opening, "believe"):
        return Frame(opening, at, at + 1, does, False)
    return None


def _cited(line: Line, at: int) -> Frame | None:
    """ "citing X", "quoted X as saying": X gives the figure."""
    speaker = phrase_after(line, at + 1)
    last = speaker.last if speaker else at + 1
    if line.lower[last : last + 2] == ["as", "saying"]:
        last += 2
    return Frame(_with_name(line, speaker), at, last, "cite", True)


def _finite(line: Line, at: int, verbs: _Verbs) -> Frame | None:
    """The frame of a reporting verb with a subject, before or behind it."""
    low = line.lower[at]
    does = verbs.does[low]
    if line.words[at] != low and 2 * sum(w[0].isupper() for w in line.words) < line.size:
        return None  # a name: Edward Said
    if _follows(line, at, "by") and does != "cite":
        return _agent(line, at, low, does)
    before = _before_verb(line, at)
    if before is None:
        return _quoted(line, at) if does == "cite" else None
    if (_follows(line, at, "to") and not low.startswith("claim")) or not _says_something(line, (before, at), does, verbs):
        return None
    if does == "cite":
        return _cited(line, at) if phrase_before(line, before) else None
    speaker = _subject(line, before, does)
    if speaker is None and does == "say":
        return _inverted(line, at)
    if speaker is None or (line.bits[at] & NOUN_VERB and _is_noun(line, at, speaker)):
        return None
    inverted = _inverted(line, at) if line.breaks(before - 1) and low in _SAID else None
    return inverted or Frame(speaker, at, at + 1, does, _closes(line, speaker, at, does))


def _follows(line: Line, at: int, word: str) -> bool:
    return at + 1 < line.size and line.lower[at + 1] == word


def _before_verb(line: Line, at: int) -> int | None:
    """Behind which word the subject of the verb `at` ends: adverbs and times are passed over.

    None where the verb is denied, passive or an infinitive.
    """
    end = at
    while end:
        bits = line.bits[end - 1]
        if bits & DENIAL:
            return None
        if bits & ADVERB:
            end -= 1
        else:
            start = _before_time(line, end)
            if start == end:
                break
            end = start
    return end


def _before_time(line: Line, end: int) -> int:
    """Where the words of a time or a paper begin that end before word `end`: "on Monday", "in a report"."""
    bits, word = line.bits[end - 1], line.words[end - 1]
    writing = line.lower[end - 1] in _WRITINGS
    if not (bits & TIME or word.isdigit() or writing):
        return end
    for k in range(end - 2, max(end - 7, -1), -1):
        if line.bits[k] & PREPOSITION and (not writing or line.bits[k + 1] & ARTICLE):
            return k
        if line.breaks(k) or line.words[k] in ("'s", "’s"):
            break
    return end - 1 if bits & TIME else end


def _says_something(line: Line, span: tuple[int, int], does: str, verbs: _Verbs) -> bool:
    """Whether the words behind the verb fit it: "put the toll at", not "put out the fire".

    `span`: behind which word the subject ends, and the verb.
    """
    before, at = span
    ahead = line.lower[at + 1 : at + 10]
    if does == "put":
        return any(word in verbs.figure_words for word in ahead[:5]) and bool(line.bits[at + 1] & ARTICLE)
    if does == "tell":  # "told them to leave"
        told = line.lower[at + 1 : at + 6]
        return "to" not in told or "that" in told
    if line.lower[at] == "accused":
        return not _follows(line, at, "of")
    if line.lower[at].startswith("add"):  # "firms added 146,000 jobs"
        return not (line.words[at + 1 : at + 2] and line.words[at + 1].isdigit()) or bool(
            line.bits[before - 1] & (PERSON | PRONOUN | MEDIA | MONITOR) or line.named(before - 1)
        )
    if line.lower[at].startswith("claim"):
        return not _CLAIMED.intersection(ahead)
    return True


def _is_noun(line: Line, at: int, speaker: Phrase) -> bool:
    """Whether a word that is a noun as well as a verb ("reports") is the noun here."""
    named, plural = line.named(speaker.head), is_plural(line.lower[speaker.head])
    if line.breaks(at + 1) and not named:
        return True
    if line.lower[at].endswith("s"):
        if plural and not named:
            return True
    elif not plural and not _follows(line, at, "that"):
        return True
    after = line.bits[at + 1] if at + 1 < line.size else 0
    if not speaker.clean and not named and not line.bits[speaker.first] & ARTICLE:
        return True
    if after & VERB or (after & PREPOSITION and not line.lower[at + 1] == "that"):
        return True
    if line.bits[speaker.head] & (BEFORE | DOCUMENT) and not line.bits[speaker.head] & PERSON:
        return not after & (ARTICLE | PRONOUN) and not line.words[min(at + 1, line.size - 1)][0].isdigit()
    return line.lower[at - 1] in ("'s", "’s")


def _agent(line: Line, at: int, low: str, does: str) -> Frame | None:
    """The one by whom: "was told by the coalition that", "deaths documented by the Observatory"."""
    if low in _NOT_PASSIVE or does not in ("say", "tell", "count"):
        return None
    speaker = phrase_after(line, at + 2)
    if speaker is None or not _can_speak(line, speaker, "believe"):
        return None
    passive = at > 0 and bool(line.bits[at - 1] & DENIAL)
    return Frame(speaker, at, speaker.last, "say" if passive else "agent", True)


def _quoted(line: Line, at: int) -> Frame | None:
    """ "X was quoted by SANA as saying": X speaks."""
    saying = next((k for k in range(at + 1, min(at + 8, line.size - 1)) if line.lower[k] == "as"), 0)
    if not saying or line.lower[saying + 1] not in ("saying", "telling"):
        return None
    end = at
    while end and line.bits[end - 1] & (DENIAL | ADVERB):
        end -= 1
    speaker = _subject(line, end, "say")
    return Frame(speaker, at, saying + 2, "say", False) if speaker else None


def _inverted(line: Line, at: int) -> Frame | None:
    """ "..., said the Observatory": the speaker behind the verb, and nothing said behind it."""
    lost = not line.breaks(at - 1)  # the comma before the verb
    if at < 2 or line.size - at < 2:
        return None
    speaker = phrase_after(line, at + 1)
    if speaker is None or not _can_speak(line, speaker, "believe"):
        return None
    speaker, end = _with_name(line, speaker), speaker.last
    frame = Frame(speaker, at, end, "say", True)
    if lost and line.lower[at] not in _SAID:  # "many could die, warn officials"; not "three alleged rebels"
        return frame if end >= line.size - 1 and not line.lower[at].endswith("ed") else None
    bits = line.bits[end] if end < line.size else 0
    if line.breaks(end) or bits & (TIME | RELATIVE) or (lost and bits & (ARTICLE | PREPOSITION)):
        return frame
    return frame if bits & PREPOSITION and line.bits[min(end + 1, line.size - 1)] & (TIME | ARTICLE) else None


def _subject(line: Line, end: int, does: str) -> Phrase | None:
    """The speaker that ends before word `end`."""
    at = end - 1
    if at < 0:
        return None
    if line.bits[at] & PRONOUN:
        if line.lower[at] not in SPEAKING:  # "we" speak inside what somebody says
            return None
        return Phrase(at, end, at, line.breaks(at - 1))
    if line.bits[at] & RELATIVE:
        which = line.lower[at] == "which"
        at -= 1 if line.breaks(at - 1) else 0
        can = [phrase for phrase in phrases_before(line, at) if _can_speak(line, phrase, does)]
        speaker = can[0 if which else -1] if can else None
    elif line.words[at] in _PAIRED:
        speaker = _before_aside(line, at)
    else:
        return _subject_without_comma(line, end, does)
    return speaker if speaker and _can_speak(line, speaker, does) else None


def _subject_without_comma(line: Line, end: int, does: str) -> Phrase | None:
    """The widest phrase right before the verb that can speak, or one that is described at length there."""
    can = [phrase for phrase in phrases_before(line, end) if _can_speak(line, phrase, does)]
    if not can:
        return _described(line, end)
    speaker = can[-1]
    first = speaker.first
    if speaker.clean or not first:
        return speaker
    if line.lower[first] in ("a", "an", "the") and line.named(first - 1):
        outer = phrase_before(line, first)  # "the Observatory a monitoring group said"
        if outer and outer.clean and (_is_name(line, outer) or line.bits[outer.head] & SPEAKER):
            return outer
    if not line.bits[first] & ARTICLE and line.bits[first - 1] & PREPOSITION:
        return _described(line, end) or speaker
    if not _closes(line, speaker, end, does):
        return _related(line, first, does) or speaker
    return speaker


def _related(line: Line, end: int, does: str) -> Phrase | None:
    """The subject of a clause that begins with it and goes on with "who" or "which": "the agency which runs
    three camps said ..." without commas."""
    for k in range(end - 1, max(end - LONGEST, 0), -1):
        if line.breaks(k):
            return None
        if line.lower[k] in ("who", "which") and line.bits[k] & RELATIVE:
            speaker = phrase_before(line, k)
            return speaker if speaker and speaker.clean and _can_speak(line, speaker, does) else None
    return None


def _before_aside(line: Line, closing: int) -> Phrase | None:
    """The speaker before what stands between two commas or dashes, the second of them word `closing`.

    Asides can follow each other: "Jan Pronk, 64, from Scheveningen, the UN envoy, said".
    """
    mark, found = line.words[closing], None
    for _ in range(_ASIDES):
        low = max(closing - LONGEST, 0) - 1
        opening = next((k for k in range(closing - 1, low, -1) if line.words[k] == mark), -1)
        phrase = phrase_before(line, closing)
        aside = line.bits[opening + 1] & (RELATIVE | PREPOSITION | VERB) or line.words[opening + 1].isdigit()
        if not aside and phrase and phrase.first == opening + 1:
            found = phrase if found is None else _appositive(line, phrase, found)
            if _is_name(line, found):
                return found
        elif not aside:
            return phrase if found is None else _appositive(line, phrase, found)
        if opening <= 0:
            return found
        closing = opening
    return found


def _is_name(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is a name of several words and nothing else."""
    words = range(phrase.first, phrase.last)
    return len(words) > 1 and all(line.named(k) and not line.bits[k] & SPEAKER for k in words)


def _appositive(line: Line, outer: Phrase | None, inner: Phrase) -> Phrase:
    """Of "the envoy, James Jeffrey," and "James Jeffrey, the envoy," the name; else the first of the two."""
    if outer is None or not _can_speak(line, outer, "say"):
        return inner
    named = line.named(inner.head) and not line.bits[inner.head] & SPEAKER and not line.bits[inner.first] & ARTICLE
    if named and line.bits[outer.head] & SPEAKER and line.lower[outer.last - 1] not in PLACE_NOUNS:
        return inner
    return outer


def _with_name(line: Line, speaker: Phrase | None) -> Phrase | None:
    """The name that follows a person's office behind a comma: "the head of the group, Rami Saleh"."""
    if speaker is None or speaker.last + 2 > line.size or line.words[speaker.last] != ",":
        return speaker
    name = phrase_after(line, speaker.last + 1)
    office = line.bits[speaker.head] & PERSON and not line.lower[speaker.head].endswith("s")
    if office and name and name.last - name.first > 1 and line.named(name.head) and line.named(name.first):
        return name if line.breaks(name.last) else speaker
    return speaker


def _described(line: Line, end: int) -> Phrase | None:
    """The speaker that other words describe: "a group tracking the violence said"."""
    for k in range(end - 2, max(end - 14, 0), -1):
        if line.breaks(k):
            return None
        if line.lower[k] in DESCRIBED and line.bits[k - 1] & SPEAKER:
            return phrase_before(line, k)
    return None


def _can_speak(line: Line, speaker: Phrase, does: str) -> bool:
    """Whether a phrase can be the subject of such a verb."""
    head = line.bits[speaker.head]
    if head & SPEAKER and does != "show":
        return True
    if head & EVENT and not line.words[speaker.head][0].isupper():
        return False
    if head & (DOCUMENT | PRONOUN):
        return does in ("say", "tell", "put", "believe", "show")
    if does == "show":
        return False
    if line.named(speaker.head):
        return speaker.first > 0 or speaker.clean
    inside = range(speaker.first, speaker.head + 1)
    if does not in ("say", "tell") or not speaker.clean or any(line.words[k].isdigit() for k in inside):
        return False
    if sum(line.unknown(k) for k in inside) > 2:  # "remarks follow criticism"
        return False
    return not head & OTHER or (line.lower[speaker.head] in _PEOPLE and speaker.first == 0)


def _closes(line: Line, speaker: Phrase, at: int, does: str) -> bool:
    """Whether what is said stands before the speaker: nothing but time, place or recipient follows the verb."""
    first = speaker.first
    if first < 3 or (line.lower[first - 1] in _CLAUSE_OPENERS and (line.lower[first - 1] != "and" or line.breaks(first - 2))):
        return False
    k = at + 1
    if does == "tell":
        told = phrase_after(line, k)
        k = told.last if told else k + 1
    if line.breaks(k):
        return True
    if line.bits[k] & PREPOSITION and line.words[min(k + 1, line.size - 1)][0].isdigit() and not line.bits[k] & TIME:
        return line.lower[k] not in _MODIFIERS
    if not line.bits[k] & (TIME | PREPOSITION | ADVERB | VERB | LINK) and line.lower[k] not in _CLOSERS:
        return False
    for word in range(k, min(k + 12, line.size)):
        if line.breaks(word) or (line.bits[word] & VERB and line.lower[word].endswith("ing")):
            return True
        if line.lower[word] == "that":
            return False
    return True
