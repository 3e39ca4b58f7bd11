"""Whom a speaker means: "he", "the group", "a monitor", "the statement", "Mr Guterres" to the one named.

Earlier speakers of the text are asked first, the nearest before the others, then the text's own names.
"""

import re
from collections.abc import Iterator

from claims.extract.full_name import full_name, names_of, spelt_out
from claims.extract.name import find_names
from claims.extract.reading import Reading
from claims.extract.sentence import Sentence
from claims.extract.speaker_name import (
    ORGANISATIONS,
    faithful,
    find_maker,
    known_name,
    person_name,
    plain_name,
    without_place,
)
from claims.extract.speaker_phrase import Phrase, phrase_after
from claims.extract.speech import speech_frames
from claims.extract.speech_word import (
    ARTICLE,
    BIT,
    BODIES,
    CLOSED,
    DOCUMENT,
    PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    SPEAKER,
    VERB,
    Line,
    sentence_line,
    word_bits,
)

_BACK = 12  # sentences in which the one meant by "the group" is looked for
_PRONOUN_BACK = 5
_PAPER_BACK = 3  # sentences between whoever spoke and "the statement"
_AHEAD = 2  # sentences in which "an aid group" gets its name
_DEEPEST = 6  # from one mention back to another
_REACH = 20_000  # characters to both sides in which a monitor is looked for
_NAME_REACH = 3_000
_DEFINITE = frozenset(("the", "this", "that", "its", "their", "his", "her"))
_ARTICLES = frozenset(("the", "a", "an", "and", "in", "on", "of"))
_SPEAKS_FOR_ALL = frozenset(("statement", "report", "communique", "announcement"))
# A name of up to six words that ends with the one put in for {}, and what it is "for" or "of".
_FULL = (
    r"\b(?:(?:[A-Z][\w'’-]*|(?:[A-Z]\.)+)[^\S\n]){{1,5}}(?:{})\b"
    r"(?:[^\S\n](?:for|of|on)[^\S\n](?:the[^\S\n])?[A-Z]\w+(?:[^\S\n](?:and[^\S\n])?[A-Z]\w+){{0,3}})?"
)
# A name, with up to three other words in it, that ends with the noun put in for {}, and what it is "of".
_ENDING = (
    r"\b(?:[A-Z][\w'’-]*|(?:[A-Z]\.)+)(?:[^\S\n][\w'’-]+){{0,3}}?[^\S\n](?:{})\b"
    r"(?:[^\S\n]of[^\S\n](?:the[^\S\n])?[A-Z]\w+)?"
)
_MONITORS = re.compile(
    _FULL.format("Observatory|Monitor|Monitoring|Watch|Tracker|Network|Count") + r"|\bObservatory\b"
)


def name_speaker(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int = 0) -> str | None:
    """The name of `speaker`, who stands in `sentence`, as full as text and lexicon allow.

    None where it names nobody. `depth`: how many mentions lead here.
    """
    if depth > _DEEPEST:
        return None
    line = sentence_line(sentence, reading.lexicon)
    if line.bits[speaker.first] & PRONOUN:
        return _pronoun(speaker, sentence, reading, depth)
    if line.document(speaker.head):
        return _maker(speaker, sentence, reading, depth)
    speaker = without_place(line, speaker, sentence, reading.lexicon)
    return (
        _medium(speaker, sentence, reading)
        or _proper(speaker, sentence, reading)
        or _described(speaker, sentence, reading, depth)
        or plain_name(line, speaker)
    )


def _maker(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """Who made a document that speaks."""
    line = sentence_line(sentence, reading.lexicon)
    maker = find_maker(line, speaker, sentence, reading.lexicon)
    if maker:
        return name_speaker(maker, sentence, reading, depth + 1)
    definite = line.lower[speaker.first] in ("the", "this")
    return _paper(speaker, sentence, reading, depth) if definite else None


def _proper(speaker: Phrase, sentence: Sentence, reading: Reading) -> str | None:
    """The proper name that a phrase holds, of an organisation or a person."""
    line, lexicon = sentence_line(sentence, reading.lexicon), reading.lexicon
    if line.bits[speaker.head] & BIT["monitor"] and speaker.last == 1:  # "Monitor: 20 killed"
        return None
    known = known_name(line, speaker, sentence, lexicon)
    if known:
        return spelt_out(known, sentence) or known
    person = person_name(line, speaker, lexicon)
    if person is None and _is_one_name(line, speaker):
        person = line.words[speaker.head]
    return person and (spelt_out(person, sentence) or full_name(person, sentence, lexicon))


def _medium(speaker: Phrase, sentence: Sentence, reading: Reading) -> str | None:
    """Whose correspondent "a Reuters correspondent" is."""
    if not sentence_line(sentence, reading.lexicon).bits[speaker.head] & BIT["eyes"]:
        return None
    for name in find_names(sentence, reading.lexicon):
        if speaker.first <= name.first and name.last <= speaker.head and name.kind == "media":
            own = sentence.words[name.last - 1]
            return faithful(own.removesuffix("s") if name.possessive else own, name.value, sentence.text)
    return None


def _is_one_name(line: Line, speaker: Phrase) -> bool:
    """Whether a phrase is one word and a name: "Guterres", "the SMM"."""
    first = speaker.first + bool(line.bits[speaker.first] & ARTICLE)
    head = speaker.head
    return first == head == speaker.last - 1 and line.named(head) and not line.bits[head] & SPEAKER


def _speakers(sentence: Sentence, reading: Reading, before: Phrase | None = None) -> list[Phrase]:
    """Who speaks in a sentence, the last first; `before`: only those that stand before this phrase."""
    frames = reversed(speech_frames(sentence, reading.lexicon))
    return [f.speaker for f in frames if f.speaker and (before is None or f.speaker.last <= before.first)]


def _speakers_before(
    speaker: Phrase, sentence: Sentence, reading: Reading
) -> Iterator[tuple[Sentence, Line, Phrase]]:
    """Who speaks before a phrase, the nearest first, with their sentences."""
    for index in range(sentence.index, max(sentence.index - _BACK, 0) - 1, -1):
        other = reading.sentence(index)
        for him in _speakers(other, reading, speaker if other is sentence else None):
            yield other, sentence_line(other, reading.lexicon), him


def _pronoun(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The speaker of an earlier sentence for whom "he", "it" or "they" stands, or the subject of one."""
    low = sentence.lower[speaker.first]
    for index in range(sentence.index, max(sentence.index - _PRONOUN_BACK, 0) - 1, -1):
        other = reading.sentence(index)
        line = sentence_line(other, reading.lexicon)
        for him in _speakers(other, reading, speaker if other is sentence else None):
            if _agrees(low, line, him) and _is_kind(low, him, other, reading):
                return name_speaker(him, other, reading, depth + 1)
        subject = phrase_after(line, 0) if other is not sentence else None
        if subject and _is_subject(low, subject, other, reading):
            return name_speaker(subject, other, reading, depth + 1)
    return None


def _agrees(pronoun: str, line: Line, speaker: Phrase) -> bool:
    """Whether a pronoun can stand for a speaker by number and sort."""
    bits, word = line.bits[speaker.head], line.lower[speaker.head]
    if bits & PRONOUN:
        return word == pronoun
    if pronoun == "they":
        return not bits & PERSON or word.endswith(("s", "men"))
    if pronoun == "it":
        return not bits & PERSON or bool(bits & BODIES)
    return not bits & (BODIES | DOCUMENT) and not (bits & PERSON and word.endswith("s"))


def _is_kind(pronoun: str, speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether what is known of a speaker lets a pronoun stand for it."""
    line = sentence_line(sentence, reading.lexicon)
    if pronoun == "it":
        return person_name(line, speaker, reading.lexicon) is None
    return pronoun == "they" or known_name(line, speaker, sentence, reading.lexicon) is None


def _is_subject(pronoun: str, subject: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether the phrase that begins a sentence is a person, for "he", or an organisation, for "it"."""
    line = sentence_line(sentence, reading.lexicon)
    if pronoun == "it":
        known = known_name(line, subject, sentence, reading.lexicon)
        return known is not None and bool(line.bits[subject.head] & BODIES)
    return pronoun != "they" and person_name(line, subject, reading.lexicon) is not None


def _paper(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """Whose survey "the survey" is, or who spoke last before "the statement"."""
    noun = sentence.lower[speaker.head]
    before = list(_speakers_before(speaker, sentence, reading))
    for other, line, him in before:
        if noun in line.lower[him.first : him.last] and line.lower[him.first] != "the":
            return name_speaker(him, other, reading, depth + 1)
    for other, _, him in before:
        if noun in _SPEAKS_FOR_ALL and sentence.index - other.index <= _PAPER_BACK:
            return name_speaker(him, other, reading, depth + 1)
    return None


def _described(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The one whom a mere description means: "the group", "a monitor", "the source", "the Observatory"."""
    line = sentence_line(sentence, reading.lexicon)
    own = [k for k in range(speaker.first, speaker.last) if not line.bits[k] & ARTICLE]
    names = [k for k in own if k and _is_name(line, k) and not (k == speaker.head and line.bits[k] & SPEAKER)]
    if names or "and" in line.lower[speaker.first : speaker.last]:
        return None
    if speaker.last > speaker.head + 2 and line.bits[speaker.last - 1] & PLACE:  # "activists in the area"
        return _said_before(speaker, sentence, reading, depth)
    if line.lower[speaker.first] in _DEFINITE:
        found = _named_before(speaker, len(own), sentence, reading, depth)
        if found:
            return found
    group = line.bits[speaker.head] & BIT["group"]
    counts = line.any(speaker.first, min(speaker.last + 2, line.size), BIT["watching"])
    if line.bits[speaker.head] & BIT["monitor"] or (group and counts):
        return _monitor(sentence, reading)
    return _named_next(sentence, reading) if group and line.lower[speaker.first] in ("a", "an") else None


def _named_before(speaker: Phrase, size: int, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """Whom "the agency" means, a phrase of `size` words: one whose name ends so, or who spoke before."""
    bits = sentence_line(sentence, reading.lexicon).bits[speaker.head]
    noun = sentence.lower[speaker.head]
    sure = size == 1 and bits & BIT["body"] and not bits & (BIT["monitor"] | BIT["loose"])
    named = _text_name(noun, sentence, reading) if sure else None
    if named is None and size <= 3:
        named = _said_before(speaker, sentence, reading, depth)
    return named or (None if bits & (BIT["monitor"] | BIT["group"]) else _text_name(noun, sentence, reading))


def _is_name(line: Line, at: int) -> bool:
    """Whether a word names somebody: not "Britain-based"."""
    return line.named(at) and not ("-" in line.words[at] and line.words[at].rpartition("-")[2].islower())


def _said_before(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """An earlier speaker whose own words hold the noun, or an organisation for "the group"."""
    noun = sentence.lower[speaker.head]
    bits = sentence_line(sentence, reading.lexicon).bits[speaker.head]
    alone = speaker.head - speaker.first <= 1  # "the ministry", but not "the emergencies ministry"
    group = bits & BIT["loose"] or (alone and bits & BIT["group"])
    for other, line, him in _speakers_before(speaker, sentence, reading):
        named = any(line.named(k) for k in range(max(him.first, 1), him.last))
        longer = named or him.last - him.first > speaker.last - speaker.first
        if longer and noun in line.lower[him.first : him.last]:
            return name_speaker(him, other, reading, depth + 1)
        if group and line.named(him.head) and not line.bits[him.head] & PERSON:
            return name_speaker(him, other, reading, depth + 1)
    return None


def _named_next(sentence: Sentence, reading: Reading) -> str | None:
    """The organisation that speaks right after "an aid group" did."""
    for index in range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(reading.spans))):
        other = reading.sentence(index)
        line = sentence_line(other, reading.lexicon)
        for him in reversed(_speakers(other, reading)):
            known = known_name(line, him, other, reading.lexicon)
            if known and any(n.kind == "organisation" for n in names_of(known, reading.lexicon)):
                return known
    return None


def _monitor(sentence: Sentence, reading: Reading) -> str | None:
    """The monitor that the document names: the next one, else the first one before."""
    text = sentence.text
    match = _MONITORS.search(text, sentence.start, sentence.start + _REACH) or _MONITORS.search(
        text, max(sentence.start - _REACH, 0), sentence.start
    )
    if match is None:
        return None
    return _canonical(_without_article(match.group()), reading)


def _text_name(noun: str, sentence: Sentence, reading: Reading) -> str | None:
    """The last name in the text before that ends with the noun: "the army" after "the Syrian Army", "the
    agency" after "the UN refugee agency"."""
    pattern = re.compile(_ENDING.format(f"{re.escape(noun)}|{re.escape(noun.capitalize())}"))
    found = None
    for match in pattern.finditer(sentence.text, max(sentence.start - _NAME_REACH, 0), sentence.start):
        name = _without_article(match.group())
        found = name if _is_whole(name.split()[:-1], reading) else found
    return found


def _is_whole(words: list[str], reading: Reading) -> bool:
    """Whether words before a noun make a name with it: one has a capital, and nothing else begins in them."""
    bits = reading.lexicon.index(word_bits)
    small = [word for word in words if word.islower()]
    return len(small) < len(words) and not any(
        bits.get(word, 0) & (CLOSED & ~PREPOSITION | VERB) for word in small
    )


def _canonical(words: str, reading: Reading) -> str:
    """The lexicon's name for an organisation, or the words as they are."""
    known = (name.value for name in names_of(words, reading.lexicon) if name.kind in ORGANISATIONS)
    return next(known, words)


def _without_article(name: str) -> str:
    words = name.split()
    while words and words[0].lower() in _ARTICLES:
        words.pop(0)
    return " ".join(words)
