"""Sources in parentheses: "(Source: OCHA)", "(OCHA 27/08/2020)", "(WHO situation reports)".

What stands before a citation rests on it, never what stands after. Parentheses that say what letters mean,
where somebody is or who took a picture are none.
"""

from claims.extract.name.name import Name
from claims.extract.speech.line import Line
from claims.extract.speech.speaker_phrase import Phrase, phrase_after
from claims.extract.text.word_tags import DOCUMENT, NOUN_VERB, SPEAKER, TIME, VERB
from claims.lexicon.closed_classes import MONTHS
from claims.lexicon.word import is_year

_LONGEST = 24  # words of a source in parentheses
_LABELS = frozenset(("source", "sources"))
_PICTURES = frozenset(("etc", "file", "photo", "photos", "picture", "photograph", "video"))
_REPORTS = frozenset(("rep", "sitrep", "sitreps"))
_MAKERS = frozenset(("organisation", "coalition"))  # media sign: "... into action. (Reuters)"


def cited_in_parentheses(line: Line, at: int, names: list[Name]) -> tuple[Phrase, int] | None:
    """Whom the parentheses cite that open with word `at`, and the word that closes them."""
    end = next((k for k in range(at + 1, min(at + _LONGEST, line.size)) if line.words[k] == ")"), 0)
    if end < at + 2:
        return None
    labelled = line.lower[at + 1] in _LABELS and line.words[at + 2] in ":-"
    if not labelled and (estimate := _estimate_in(line, _after_date(line, at + 1, end), end, names)):
        return estimate, end
    speaker = phrase_after(line, at + 3 if labelled else at + 1)
    if speaker is None or speaker.last > end:
        return None
    if labelled:
        return speaker, end
    stands = at > 0 or end >= line.size - 2  # not "(CNN) At least ..."
    named = line.named(speaker.first) and not line.tags[speaker.first] & DOCUMENT  # not "(Reporting by ..."
    if stands and named and _is_citation(line, at, end, speaker, names):
        return speaker, end
    return None


def _after_date(line: Line, first: int, end: int) -> int:
    """The word after the date and the comma with which parentheses may begin: `(May 2019, UN report)`."""
    comma = next((k for k in range(first + 1, min(first + _DATE, end)) if line.words[k] == ","), 0)
    dated = comma and all(
        line.tags[k] & TIME or line.words[k].isdigit() or line.lower[k] in MONTHS for k in range(first, comma)
    )
    return comma + 1 if dated else first


def _estimate_in(line: Line, first: int, end: int, names: list[Name]) -> Phrase | None:
    """Whose estimate parentheses tell: `(US estimate)`, `(the army's claim)`, `(May 2014, UN figure)`."""
    last = next((k for k in range(first + 1, min(first + _DATE, end)) if line.lower[k] in _ESTIMATES), 0)
    if not last or not (last + 1 == end or line.words[last + 1] == ","):
        return None
    last -= line.words[last - 1] == "'s"
    named = any(it.first == first and it.kind in _ESTIMATING for it in names)
    return Phrase(first, last, last - 1, True) if named and first < last else None


_DATE = 5  # words of a date, or of whose estimate one is
_ESTIMATES = frozenset(
    "assessment claim claims count data estimate estimates figure figures report toll".split()
)
_ESTIMATING = frozenset("armed_group coalition demonym force media organisation place state".split())


def _is_citation(line: Line, at: int, end: int, speaker: Phrase, names: list[Name]) -> bool:
    """Whether parentheses hold a name and a date or a report, or nothing but a source that is known."""
    inside = line.lower[at + 1 : end]
    if (
        not _PICTURES.isdisjoint(inside)
        or "that" in inside
        or any(line.tags[k] & (VERB | NOUN_VERB) == VERB for k in range(at + 1, end))
    ):
        return False
    if any(line.tags[k] & TIME or is_year(line.words[k]) for k in range(at + 2, end)):
        return speaker.last < end
    before = line.words[at - 1] if at else "."
    if before[0].isupper() or before[0].isdigit() or (at and line.tags[at - 1] & SPEAKER):
        # the World Food Programme (WFP); NEW YORK, 8 (Reuters)
        return False
    if line.any(at + 2, end, DOCUMENT) or not _REPORTS.isdisjoint(inside):
        return True
    if end == at + 2 and end >= line.size - 2 and _is_source(line, at):
        return True
    return any(n.kind in _MAKERS and n.first == speaker.first and n.last == end for n in names)


_SHORTEST = 3  # letters


def _is_source(line: Line, at: int) -> bool:
    """Whether the letters in the parentheses at word `at` name a source: they do not stand for the words
    before, as in "rapid tests (RT)"."""
    letters, before = line.words[at + 1], line.words[at - 1]
    if not (letters.isalpha() and letters.isupper() and len(letters) >= _SHORTEST):
        return False
    short = letters.removesuffix("S").lower()
    initials = [low[0] for low in line.lower[max(0, at - len(short)) : at]]
    return before.islower() and letters[-1].lower() != before[0] and sorted(short) != sorted(initials)
