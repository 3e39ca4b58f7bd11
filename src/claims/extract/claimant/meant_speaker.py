"""Whom a speaker means: "he", "its researchers", "the statement", "Mr Guterres" to the one named.

Earlier speakers of the text are asked first, the nearest before the others.
"""

from itertools import islice

from claims.extract.claimant.described_speaker import find_described
from claims.extract.claimant.office_holder import office_holder_before
from claims.extract.report.reading import Reading
from claims.extract.report.reference import SPEAKERS, VOICES, Antecedent, Speaker, antecedents, sentences_back
from claims.extract.speech.apposition import is_name
from claims.extract.speech.grammatical_subject import find_subject
from claims.extract.speech.line import Line, sentence_line
from claims.extract.speech.reporting_verb import subject_end
from claims.extract.speech.speaker_name import (
    faithful,
    find_maker,
    known_name,
    person_name,
    plain_name,
    without_place,
)
from claims.extract.speech.speaker_phrase import Phrase, phrase_after, phrase_before
from claims.extract.text.actors import state_governed_from
from claims.extract.text.full_name import body_meant, full_name, spelt_out
from claims.extract.text.names import find_names
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import (
    ARTICLE,
    BODIES,
    DOCUMENT,
    EYES,
    MONITOR,
    PERSON,
    PRONOUN,
    SPEAKER,
    word_tags,
)
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import DEMONSTRATIVES
from claims.lexicon.gazetteer import load_gazetteer
from claims.lexicon.inflection import is_plural

_PAPER_BACK = 3  # sentences between whoever spoke and "the statement"
_PAPER_REACH = 30  # sentences between "a report by the UN" and "the report"
_DEEPEST = 6  # from one mention back to another
_SPEAKS_FOR_ALL = frozenset(
    "announcement assessment communique document findings paper report statement study survey".split()
)
_REPORTS = frozenset("assessment findings report study survey".split())  # made by more than one
_PUBLISHED = frozenset(
    "aired broadcast circulated issued posted produced published put released shared".split()
)
_SUBJECTS = {"its": "it", "their": "they", "them": "they", "his": "he", "him": "he", "her": "she"}


def name_speaker(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int = 0) -> str | None:
    """The name of `speaker`, who stands in `sentence`, as full as text and lexicon allow.

    None where it names nobody. `depth`: how many mentions lead here.
    """
    if depth > _DEEPEST:
        return None
    line = sentence_line(sentence, reading.lexicon)
    if len(line.lower[speaker.head]) == 1 and not line.lower[speaker.head].isascii():
        return None  # what is left of a character that was cut in two
    if line.tags[speaker.first] & PRONOUN or line.lower[speaker.head] in _SUBJECTS:
        return _pronoun(speaker, sentence, reading, depth)
    if line.document(speaker.head):
        return _maker(speaker, sentence, reading, depth)
    speaker = without_place(line, speaker, sentence, reading.lexicon)
    return (
        _medium(speaker, sentence, reading)
        or _proper(speaker, sentence, reading, depth)
        or _described(speaker, sentence, reading, depth)
        or _owned(speaker, sentence, reading, depth)
        or _plain(line, speaker, sentence, reading)
    )


def _plain(line: Line, speaker: Phrase, sentence: Sentence, reading: Reading) -> str | None:
    """The words of the phrase; where a country's name lost its apostrophe ("Turkeys ministry"), with the
    adjective in its place."""
    own = plain_name(line, speaker)
    first = speaker.first + bool(line.tags[speaker.first] & ARTICLE)
    for name in find_names(sentence, reading.lexicon):
        if (
            own
            and name.first == first
            and name.kind == "place"
            and name.possessive
            and name.last < speaker.last
        ):
            if line.possessive(name.last) or name.last - name.first > 1:
                break
            people = load_gazetteer(reading.lexicon).adjective(name.value)
            return f"{people} {own.partition(' ')[2]}" if people and " " in own else own
    return own


def _described(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The name of the one whom a description means."""
    meant = find_described(speaker, sentence, reading)
    return name_speaker(*meant, reading, depth + 1) if isinstance(meant, Antecedent) else meant


def _owned(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """ "Its researchers": those of the organisation that spoke before, "Oxfam researchers"."""
    line = sentence_line(sentence, reading.lexicon)
    if line.lower[speaker.first] not in ("its", "their") or not line.tags[speaker.head] & PERSON:
        return None
    owner = _pronoun(Phrase(speaker.first, speaker.first + 1, speaker.first, True), sentence, reading, depth)
    own = plain_name(line, speaker)
    return f"{owner} {own}" if owner and own else None


def _maker(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """Who made a document that speaks."""
    line = sentence_line(sentence, reading.lexicon)
    maker = find_maker(line, speaker, sentence, reading.lexicon)
    if maker:
        return name_speaker(maker, sentence, reading, depth + 1)
    if line.lower[speaker.first] in _SUBJECTS:  # its report
        owner = Phrase(speaker.first, speaker.first + 1, speaker.first, True)
        return _pronoun(owner, sentence, reading, depth)
    if line.lower[speaker.first] == "the" or line.lower[speaker.first] in DEMONSTRATIVES:
        return _paper(speaker, sentence, reading, depth)
    publisher = _publisher(line, speaker)
    return name_speaker(publisher, sentence, reading, depth + 1) if publisher else None


def _publisher(line: Line, paper: Phrase) -> Phrase | None:
    """Who "released a video that shows 20": the subject of the verb before the paper."""
    at = paper.first - 1
    at -= line.lower[at] == "out"
    before = subject_end(line, at) if at > 0 and line.lower[at] in _PUBLISHED else None
    return find_subject(line, before, "believe") if before else None


def _proper(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The proper name that a phrase holds, of an organisation or a person."""
    line, lexicon = sentence_line(sentence, reading.lexicon), reading.lexicon
    if line.tags[speaker.head] & MONITOR and speaker.last == 1:  # "Monitor: 20 killed"
        return None
    known = known_name(line, speaker, sentence, lexicon)
    if known:
        return spelt_out(known, sentence) or body_meant(known, sentence, lexicon)
    person = person_name(line, speaker, lexicon)
    if person is None and (_is_one_name(line, speaker) or _is_compatriot(line, speaker, sentence, lexicon)):
        person = line.words[speaker.head]
    if person is None:
        return None
    spelt = spelt_out(person, sentence)
    if spelt and _is_office(spelt, reading):
        return _holder(speaker, sentence, reading, depth) or spelt
    return spelt or full_name(person, sentence, lexicon)


def _is_office(name: str, reading: Reading) -> bool:
    """Whether letters stand for an office: GOC, the General Officer Commanding."""
    tags = reading.lexicon.index(word_tags)
    words = [tags.get(word, 0) for word in name.lower().split()]
    return any(tag & PERSON for tag in words) and not words[-1] & BODIES


def _holder(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The person who holds the office that speaks."""
    holder = office_holder_before(speaker, sentence, reading)
    return name_speaker(*holder, reading, depth + 1) if holder else None


def _medium(speaker: Phrase, sentence: Sentence, reading: Reading) -> str | None:
    """Whose correspondent "a Reuters correspondent" is."""
    if not sentence_line(sentence, reading.lexicon).tags[speaker.head] & EYES:
        return None
    for name in find_names(sentence, reading.lexicon):
        if speaker.first <= name.first and name.last <= speaker.head and name.kind == "media":
            own = sentence.words[name.last - 1]
            return faithful(own.removesuffix("s") if name.possessive else own, name.value, sentence.text)
    return None


def _is_compatriot(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a phrase is a people's adjective and a family name told in full: "Russian Maas"."""
    last = speaker.head
    if speaker.first != last - 1 or not line.named(last) or line.tags[last] & SPEAKER:
        return False
    own = any(n.kind == "demonym" and n.first == speaker.first for n in find_names(sentence, lexicon))
    return own and full_name(line.words[last], sentence, lexicon) != line.words[last]


def _can_have_made(noun: str, speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a paper can be that of whoever spoke before: not of a medium, which passes on those of others,
    and no report of one person."""
    names = find_names(sentence, reading.lexicon)
    if any(n.kind == "media" and speaker.first <= n.first < speaker.last for n in names):
        return False
    line = sentence_line(sentence, reading.lexicon)
    return noun not in _REPORTS or person_name(line, speaker, reading.lexicon) is None


def _is_one_name(line: Line, speaker: Phrase) -> bool:
    """Whether a phrase is one word and a name: "Guterres", "the SMM"."""
    first = speaker.first + bool(line.tags[speaker.first] & ARTICLE)
    head = speaker.head
    return first == head == speaker.last - 1 and line.named(head) and not line.tags[head] & SPEAKER


def _pronoun(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The speaker of an earlier sentence for whom "he", "it" or "they" stands, or the subject of one."""
    low = _SUBJECTS.get(sentence.lower[speaker.first], sentence.lower[speaker.first])
    doubtful: Speaker | None = None
    for (him, speaks), other in antecedents(VOICES, sentence, speaker.first, reading):
        line = sentence_line(other, reading.lexicon)
        if speaks:
            meant = _agrees(low, line, him) and _is_kind(low, him, other, reading)
        else:
            meant = _is_subject(low, him, other, reading) or (
                other is sentence and low == "they" and _is_told_aside(speaker, him, line)
            )
            meant = meant or (sentence.index - other.index <= 1 and _is_force(low, him, line))
        if not meant:
            continue
        if low not in ("he", "she") or not speaks or _is_sure(him, other, reading):
            return name_speaker(him, other, reading, depth + 1)
        doubtful = doubtful or Antecedent(him, other)
    return name_speaker(*doubtful, reading, depth + 1) if doubtful else None


def _is_sure(speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a speaker is surely a person: not one word that only looks like a family name."""
    line = sentence_line(sentence, reading.lexicon)
    if not _is_one_name(line, speaker):
        return True
    word = line.words[speaker.head]
    return full_name(word, sentence, reading.lexicon) != word


def _agrees(pronoun: str, line: Line, speaker: Phrase) -> bool:
    """Whether a pronoun can stand for a speaker by number and sort."""
    tags, word = line.tags[speaker.head], line.lower[speaker.head]
    if tags & PRONOUN:
        return word == pronoun
    if pronoun == "they":
        return not tags & PERSON or word.endswith(("s", "men"))
    if pronoun == "it":
        return not tags & PERSON or bool(tags & BODIES)
    return not tags & (BODIES | DOCUMENT) and not (tags & PERSON and word.endswith("s"))


def _is_kind(pronoun: str, speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether what is known of a speaker lets a pronoun stand for it."""
    line = sentence_line(sentence, reading.lexicon)
    if pronoun == "it":
        return line.any(*speaker[:2], BODIES) or person_name(line, speaker, reading.lexicon) is None
    return pronoun == "they" or known_name(line, speaker, sentence, reading.lexicon) is None


def _is_subject(pronoun: str, subject: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether the phrase that begins a sentence is a person, for "he", or an organisation, for "it"."""
    line = sentence_line(sentence, reading.lexicon)
    if pronoun == "it":
        if _is_government(subject, sentence, reading):
            return True
        known = known_name(line, subject, sentence, reading.lexicon)
        return known is not None and bool(line.tags[subject.head] & BODIES)
    if pronoun == "they":
        return False
    if person_name(line, subject, reading.lexicon) is not None:
        return True
    names = find_names(sentence, reading.lexicon)
    person = any(n.first <= subject.first < n.last and n.kind in ("unknown", "person") for n in names)
    return person and is_name(line, subject)


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


def _is_government(subject: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a subject is a country or a capital that acts: "Moscow has not commented"."""
    return any(
        name.first == subject.first
        and name.last == subject.last
        and state_governed_from(name, reading.lexicon) is not None
        and sentence.lower[name.last : name.last + 1] != [","]
        for name in find_names(sentence, reading.lexicon)
    )


def _introduced(noun: str, sentence: Sentence, reading: Reading) -> Speaker | None:
    """Who made or published the paper that one of the last sentences speaks of: "Oxfam made a report"."""
    for other in islice(sentences_back(sentence, reading, _PAPER_REACH), 1, None):
        near = noun in _SPEAKS_FOR_ALL and sentence.index - other.index <= _PAPER_BACK
        papers = _SPEAKS_FOR_ALL if near else (noun,)
        for at in range(len(other) - 1, -1, -1):
            maker = _maker_of(at, other, reading) if other.lower[at] in papers else None
            if maker:
                return Antecedent(maker, other)
    return None


def _maker_of(at: int, sentence: Sentence, reading: Reading) -> Phrase | None:
    """Who made or published the paper that is word `at`."""
    line = sentence_line(sentence, reading.lexicon)
    short = phrase_before(line, at + 1)
    paper = phrase_after(line, short.first) if short else None
    if paper is None or paper.head != at or not line.document(at):
        return None
    if line.lower[paper.first] in _SUBJECTS:  # the agency said in its report
        return Phrase(paper.first, paper.first + 1, paper.first, True)
    return find_maker(line, paper, sentence, reading.lexicon) or _publisher(line, paper)


def _paper(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """Whose survey "the survey" is, or who spoke last before "the statement"."""
    noun = sentence.lower[speaker.head]
    introduced = _introduced(noun, sentence, reading)
    if introduced:
        return name_speaker(*introduced, reading, depth + 1)
    before = list(antecedents(SPEAKERS, sentence, speaker.first, reading))
    for him, other in before:
        line = sentence_line(other, reading.lexicon)
        if noun in line.lower[him.first : him.last] and line.lower[him.first] != "the":
            return name_speaker(him, other, reading, depth + 1)
    for him, other in before:
        shown = noun in _SPEAKS_FOR_ALL or sentence.lower[speaker.first] in DEMONSTRATIVES
        near = shown and sentence.index - other.index <= _PAPER_BACK
        if near and _can_have_made(noun, him, other, reading):
            return name_speaker(him, other, reading, depth + 1)
    return None
