"""For whom a pronoun stands that speaks: "he", "it", "they"."""

from claims.extract.claimant.quotation import quotation_at
from claims.extract.name.actors import state_governed_from
from claims.extract.name.full_name import full_name
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.report.reference import VOICES, Antecedent, Speaker, antecedents
from claims.extract.speech.apposition import is_name
from claims.extract.speech.line import Line, sentence_line
from claims.extract.speech.speaker_name import ORGANISATIONS, known_name, person_name
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import ARTICLE, BODIES, DOCUMENT, PERSON, PRONOUN, SPEAKER
from claims.lexicon.inflection import is_plural

# The forms of a pronoun, and as what each speaks.
SUBJECTS = {"its": "it", "their": "they", "them": "they", "his": "he", "him": "he", "her": "she"}


def find_meant(speaker: Phrase, sentence: Sentence, reading: Reading) -> Speaker | None:
    """The speaker of an earlier sentence for whom "he", "it" or "they" stands, or the subject of one."""
    low = SUBJECTS.get(sentence.lower[speaker.first], sentence.lower[speaker.first])
    doubtful: Speaker | None = None
    for (him, speaks), other in antecedents(VOICES, sentence, speaker.first, reading):
        line = sentence_line(other, reading.lexicon)
        quoted = None if speaks else quotation_at(other.starts[him.first], reading)
        if quoted and quoted[1] <= sentence.starts[speaker.first]:
            continue  # "Jan Maas has gone," she said
        if speaks:
            agrees = _agrees(low, line, him) or (low == "it" and _is_whole(him, other, reading))
            meant = agrees and _is_kind(low, him, other, reading)
            meant = meant or (low == "they" and sentence.index - other.index == 1 and _is_someone(line, him))
        else:
            meant = _is_subject(low, him, other, reading) or (
                other is sentence and low == "they" and _is_told_aside(speaker, him, line)
            )
            meant = meant or (sentence.index - other.index <= 1 and _is_force(low, him, line))
            meant = meant or (sentence.index - other.index == 1 and _is_person_alone(low, him, line))
            meant = meant or (other is sentence and _speaks_at_the_end(low, speaker, him, line))
        if not meant:
            continue
        if speaks and other is not sentence and line.lower[him.last : him.last + 1] == ["had"]:
            doubtful = doubtful or Antecedent(him, other)  # the premier had promised it; he says
            continue
        if low not in ("he", "she") or not speaks or _is_sure(him, other, reading):
            return Antecedent(him, other)
        doubtful = doubtful or Antecedent(him, other)
    return doubtful


def _is_someone(line: Line, speaker: Phrase) -> bool:
    """Whether a speaker is one of whom no name or sex is told, so that "they" can mean this one: "an army
    spokesperson"."""
    if line.lower[speaker.first] not in ("a", "an", "one", "another") or line.named(speaker.head):
        return False
    return bool(line.tags[speaker.head] & PERSON)


def _is_sure(speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a speaker is surely a person: not one word that only looks like a family name."""
    line = sentence_line(sentence, reading.lexicon)
    if not is_one_name(line, speaker):
        return True
    word = line.words[speaker.head]
    return full_name(word, sentence, reading.lexicon) != word


def is_one_name(line: Line, speaker: Phrase) -> bool:
    """Whether a phrase is one word and a name: "Guterres", "the SMM"."""
    first = speaker.first + bool(line.tags[speaker.first] & ARTICLE)
    head = speaker.head
    return first == head == speaker.last - 1 and line.named(head) and not line.tags[head] & SPEAKER


def _agrees(pronoun: str, line: Line, speaker: Phrase) -> bool:
    """Whether a pronoun can stand for a speaker by number and sort."""
    tags, word = line.tags[speaker.head], line.lower[speaker.head]
    if tags & PRONOUN:
        return word == pronoun
    if pronoun == "they":
        return not tags & PERSON or word.endswith(("s", "men"))
    if pronoun == "it":
        many = word in _MANY and line.words[speaker.head] == word
        return not (tags & PERSON or many) or bool(tags & BODIES)
    return not tags & (BODIES | DOCUMENT) and not (tags & PERSON and word.endswith("s"))


_MANY = frozenset("children families locals men others people women".split())  # whom no "it" can mean


def _is_kind(pronoun: str, speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether what is known of a speaker lets a pronoun stand for it."""
    line = sentence_line(sentence, reading.lexicon)
    if pronoun == "it":
        is_body = line.any(speaker.first, speaker.last, BODIES)
        return is_body or person_name(line, speaker, reading.lexicon) is None
    if pronoun == "they":
        names = find_names(sentence, reading.lexicon)
        alone = (it for it in names if it.first == speaker.first and it.last == speaker.last)
        return all(it.kind != "person" for it in alone)
    return known_name(line, speaker, sentence, reading.lexicon) is None


def _is_subject(pronoun: str, subject: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether the phrase that begins a sentence is a person, for "he", or an organisation, for "it"."""
    line = sentence_line(sentence, reading.lexicon)
    if pronoun == "it":
        if _is_government(subject, sentence, reading):
            return True
        known = known_name(line, subject, sentence, reading.lexicon)
        return known is not None and (
            bool(line.tags[subject.head] & BODIES) or _is_whole(subject, sentence, reading)
        )
    if pronoun == "they":
        return _is_whole(subject, sentence, reading)
    if person_name(line, subject, reading.lexicon) is not None:
        return True
    names = find_names(sentence, reading.lexicon)
    person = any(n.first <= subject.first < n.last and n.kind in ("unknown", "person") for n in names)
    return person and is_name(line, subject)


def _is_whole(subject: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a subject is the name of a body, and nothing else: Hamas, Save the Children."""
    first = subject.first + (sentence.lower[subject.first] == "the")
    names = find_names(sentence, reading.lexicon)
    return any(it.first == first and it.last == subject.last and it.kind in ORGANISATIONS for it in names)


def _is_told_aside(pronoun: Phrase, subject: Phrase, line: Line) -> bool:
    """Whether "they" of an insertion stands for those with whom its sentence begins: "Pakistani forces
    carried out airstrikes that they say killed 20"."""
    word = line.lower[subject.head]
    return line.lower[pronoun.first - 1] in _RELATIVES and is_plural(word) and bool(line.tags[subject.head])


_RELATIVES = frozenset(("that", "which"))
_FORCES = frozenset("army government junta military ministry navy regime".split())


def _is_force(pronoun: str, subject: Phrase, line: Line) -> bool:
    """Whether "it" can stand for "the army" with which the sentence before begins."""
    return pronoun == "it" and line.lower[subject.first] == "the" and line.lower[subject.head] in _FORCES


def _is_person_alone(pronoun: str, subject: Phrase, line: Line) -> bool:
    """Whether the sentence before begins with somebody without a name: "The mayor denied it. She said", "Some
    villagers fled. They said"."""
    word, tags = line.lower[subject.head], line.tags[subject.head]
    if not tags & PERSON or line.words[subject.head] != word:
        return False
    many = is_plural(word) or word.endswith("men")
    return pronoun in ("he", "she", "they") and many == (pronoun == "they")


def _speaks_at_the_end(pronoun: str, speaker: Phrase, subject: Phrase, line: Line) -> bool:
    """Whether "it" or "they" closes the sentence that a body begins: "Dorna's army freed 20 men, it said"."""
    if pronoun not in ("it", "they") or not line.breaks(speaker.first - 1):
        return False
    many = is_plural(line.lower[subject.head]) or line.lower[subject.head] == "police"
    return bool(line.tags[subject.head] & BODIES) and many == (pronoun == "they")


def _is_government(subject: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a subject is a country or a capital that acts: "Moscow has not commented"."""
    return any(
        name.first == subject.first
        and name.last == subject.last
        and state_governed_from(name, reading.lexicon) is not None
        and not _AFTER_DATELINE.intersection(sentence.lower[name.last : name.last + 1])
        for name in find_names(sentence, reading.lexicon)
    )


_AFTER_DATELINE = frozenset((",", "(", "-", "--", "–", "—"))  # no subject of its sentence
