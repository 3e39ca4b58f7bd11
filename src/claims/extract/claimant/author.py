"""Whose a paper is that speaks: "the survey" is its maker's, "the statement" that of who spoke last."""

from itertools import islice

from claims.extract.claimant.meant_by_pronoun import SUBJECTS
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.report.reference import SPEAKERS, Antecedent, Speaker, antecedents, sentences_back
from claims.extract.speech.grammatical_subject import find_subject
from claims.extract.speech.line import Line, sentence_line
from claims.extract.speech.maker import find_maker
from claims.extract.speech.reporting_verb import subject_end
from claims.extract.speech.speaker_name import person_name
from claims.extract.speech.speaker_phrase import Phrase, phrase_after, phrase_before
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import DEMONSTRATIVES

_PAPER_BACK = 3  # sentences between whoever spoke and "the statement"
_PAPER_REACH = 30  # sentences between "a report by the UN" and "the report"
_SPEAKS_FOR_ALL = frozenset(
    "announcement assessment communique document findings paper report statement study survey".split()
)
_REPORTS = frozenset("assessment findings report study survey".split())  # made by more than one
_PUBLISHED = frozenset(
    "aired broadcast circulated issued posted produced published put released shared".split()
)


def find_author(speaker: Phrase, sentence: Sentence, reading: Reading) -> Speaker | None:
    """Whose survey "the survey" is, or who spoke last before "the statement"."""
    noun = sentence.lower[speaker.head]
    introduced = _introduced(noun, sentence, reading)
    if introduced:
        return introduced
    for other in islice(sentences_back(sentence, reading, _PAPER_BACK), 1, None):
        if (noun == "document" or noun in other.lower) and _is_without_maker(other, reading):
            return None
    before = list(antecedents(SPEAKERS, sentence, speaker.first, reading))
    if noun == "paper" and (medium := next((it for it in before if _is_of_media(*it, reading)), None)):
        return medium
    for him, other in before:
        line = sentence_line(other, reading.lexicon)
        if _is_said_in(noun, other):
            break
        if noun in line.lower[him.first : him.last] and line.lower[him.first] != "the":
            return Antecedent(him, other)
    for him, other in before:
        shown = noun in _SPEAKS_FOR_ALL or sentence.lower[speaker.first] in DEMONSTRATIVES
        near = shown and sentence.index - other.index <= _PAPER_BACK
        if near and _can_have_made(noun, him, other, reading):
            return Antecedent(him, other)
    return None


def _introduced(noun: str, sentence: Sentence, reading: Reading) -> Speaker | None:
    """Who made or published the paper that one of the last sentences speaks of: "Oxfam made a report"."""
    for other in islice(sentences_back(sentence, reading, _PAPER_REACH), 1, None):
        near = noun in _SPEAKS_FOR_ALL and sentence.index - other.index <= _PAPER_BACK
        papers = _SPEAKS_FOR_ALL if near else (noun,)
        if _is_said_in(noun, other):
            return None
        for at in range(len(other) - 1, -1, -1):
            maker = _maker_of(at, other, reading) if other.lower[at] in papers else None
            if maker:
                return Antecedent(maker, other)
    return None


def _is_without_maker(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence begins with a paper whose maker it does not tell: `An internal review, leaked last
    week, sheds new light`."""
    line = sentence_line(sentence, reading.lexicon)
    paper = phrase_after(line, 0)
    if paper is None or not line.document(paper.head) or line.lower[paper.first] not in ("a", "an"):
        return False
    return find_maker(line, paper, sentence, reading.lexicon) is None


def _is_said_in(noun: str, sentence: Sentence) -> bool:
    """Whether a sentence tells of a paper as the speaker's own: `In a statement, the mayor said`."""
    lower = sentence.lower
    return noun in lower and any(
        lower[at - 2 : at + 1] == ["in", "a", noun] and lower[at + 1 : at + 2] in _CLOSED
        for at in range(2, len(lower))
    )


_CLOSED: tuple[list[str], ...] = ([","], ["."], [])


def _maker_of(at: int, sentence: Sentence, reading: Reading) -> Phrase | None:
    """Who made or published the paper that is word `at`."""
    line = sentence_line(sentence, reading.lexicon)
    short = phrase_before(line, at + 1)
    paper = phrase_after(line, short.first) if short else None
    if paper is None or paper.head != at or not line.document(at):
        return None
    if line.lower[paper.first] in SUBJECTS:  # the agency said in its report
        return Phrase(paper.first, paper.first + 1, paper.first, True)
    return find_maker(line, paper, sentence, reading.lexicon) or find_publisher(line, paper)


_OUT = [[word] for word in ("issued", "produced", "published", "released")]


def find_publisher(line: Line, paper: Phrase) -> Phrase | None:
    """Who "released a video that shows 20": the subject of the verb before the paper; or after it, "a report
    that the UN published"."""
    if line.lower[paper.last : paper.last + 1] in (["that"], ["which"]):
        maker = phrase_after(line, paper.last + 1)
        if maker and line.lower[maker.last : maker.last + 1] in _OUT:
            return maker
    at = paper.first - 1
    at += line.shouts and line.lower[paper.first] in _PUBLISHED
    at -= line.lower[at] == "out"
    before = subject_end(line, at) if at > 0 and line.lower[at] in _PUBLISHED else None
    return find_subject(line, before, "believe") if before else None


def _can_have_made(noun: str, speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a paper can be that of whoever spoke before: not of a medium, which passes on those of others,
    and no report of one person."""
    if _is_of_media(speaker, sentence, reading):
        return False
    line = sentence_line(sentence, reading.lexicon)
    return noun not in _REPORTS or person_name(line, speaker, reading.lexicon) is None


def _is_of_media(speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a phrase names a medium."""
    names = find_names(sentence, reading.lexicon)
    return any(n.kind == "media" and speaker.first <= n.first < speaker.last for n in names)
