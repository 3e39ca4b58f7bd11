"""Who speaks where a text gives somebody's own words: the turns of a transcript ("[MAAS] WE HAVE LOST 20",
"SEC. MAAS: We have lost 20", "Mr. MAAS. Mr. Speaker, we have lost 20"), a speech or communiqué as a whole
("[SPEECH] [PRESIDENT JAN MAAS]", "Remarks by Minister Maas" in the title)."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from claims.extract.name.full_name import titles
from claims.extract.report.headline import title_of
from claims.extract.report.reading import Reading
from claims.extract.text.word_tags import HEADING, word_tags
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import STOPS
from claims.record_type import record

# Labels that begin a line. Lines are looked for by their break, which is quicker than by their start.
_WORD = r"(?:Ma?c)?[A-Z][A-Z'’.-]*"
_LABEL = rf"(?:[A-Z][a-z]{{1,2}}\.? )?{_WORD}(?: (?:{_WORD}|#?\d)){{0,6}}"
_TURN = re.compile(
    r"\n[ \t]*(?:\[BEGIN RECORDING\] )?"
    rf"(?:\[([A-Z][A-Z'. -]{{1,40}})(?:, [A-Z -]{{2,30}})?\] |({_LABEL}):\s|(Q)[ \t]+(?=[A-Z-])"
    rf"|((?:Mr|Mrs|Ms|Miss|Dr)\. {_WORD}(?: {_WORD})?)(?: of [A-Z][a-z]+)?\. "
    r"|The ((?:SPEAKER|CHAIR)[A-Z]*)\b[^.\n]*\. )"
)
# A speech by its title: "Remarks by Minister Maas at ...", "Minister Jan Maas At the ...".
_PERSON = r"(?:the )?((?:(?:[A-Z]\.|[A-Z][\w'’-]+\.?) ){1,5}?[A-Z][\w'’-]+)"
_TITLED = re.compile(
    r"\b(?:[Ss]peech|[Rr]emarks|[Aa]ddress|[Tt]estimony|[Ss]tatement) (?:of|by) "
    rf"{_PERSON}(?=$|[,):;]| [a-z–—-]| At\b)"
    rf"|^{_PERSON}(?:['’]s)? (?:(?:Virtual|Opening|Closing) )?(?:At the|Remarks|Speech|Address|Testimony)\b"
)
# Whom an interview is with, by its title or its first line: those answer whose turns are called "A".
_INTERVIEW = re.compile(
    rf"\b(?:[Ii]nterview|[Qq]&[Aa]|[Cc]onversation)(?: with|:) {_PERSON}(?=$|[,):;\n]| [a-z–—-])"
)
_OWN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur)\b")
_SPEECH = re.compile(
    r"\[(?:ADDRESS|COMMUNIQUE|MESSAGE|SPEECH|STATEMENT)\] \[([^\]]{4,120})\]"
    r"|\[(?:ADDRESS|INTERVIEW|MESSAGE|NEWS CONFERENCE|SPEECH|STATEMENT) (?:BY|OF|WITH) ([^\]]{4,200})\]"
)
_RECORDED = re.compile(r"\[END RECORDING\]")
_REPORT = re.compile(r"\[REPORT\] \[([^\]]{4,120})\]")
_HEAD = 600  # characters of a text in which a speech says whose it is
_TURNS = 2  # of one label, or of all that have an office, so that they are speakers' and no headings
_NAMED = 2  # words of a name that stands once
# Labels of what is no speech, and of those who ask.
_NO_SPEAKER = frozenset(
    "article begin break continued correspondent editorial end excerpt excerpts host interviewer moderator "
    "participant passage q question recording report reporter speaker speakers summary text words".split()
)
_FORMS = frozenset("mr mrs ms miss senior administration".split())  # before a name, beside its offices
_ASKING = frozenset(
    "chair chairman chairwoman correspondent host interviewer moderator participant q question reporter "
    "speaker".split()
)


@record
class Turn:
    """What one speaker says: from where on, and his name; None for those who ask."""

    start: int
    name: str | None


@record
class _Label:
    """The words before a turn, and where they end."""

    end: int
    words: str
    bracketed: bool
    asks: bool


def speaker_at(offset: int, reading: Reading) -> str | None:
    """Whose words the text gives at `offset`, where it is a transcript or a speech."""
    turns = reading.layer(_turns)
    if not turns:
        return None
    at = bisect_right(turns, offset, key=lambda turn: turn.start) - 1
    return turns[at].name if at >= 0 else None


def _turns(reading: Reading) -> list[Turn]:
    text, lexicon = reading.document.text, reading.lexicon
    speech = _SPEECH.search(text, 0, _HEAD) or _official(text, lexicon)
    start = speech.end() if speech else 0
    whose = _name(next(filter(None, speech.groups())), lexicon) if speech else _of_title(reading)
    turns = list(_labelled(text, start, whose or _interviewed(reading), lexicon))
    return turns or ([Turn(start, whose)] if whose else [])


def _interviewed(reading: Reading) -> str | None:
    """Whom an interview is with."""
    match = _INTERVIEW.search(title_of(reading))
    return _name(match.group(1), reading.lexicon) if match else None


def _of_title(reading: Reading) -> str | None:
    """Whose speech a text is by its title: somebody with an office, who speaks of himself in it."""
    title, text = reading.document.title or "", reading.document.text
    match = _TITLED.search(title)
    if match is None or not _OWN.search(text):
        return None
    name = next(filter(None, match.groups()))
    offices = reading.lexicon.index(titles)
    return _name(name, reading.lexicon) if not offices.isdisjoint(_words(name)) else None


def _official(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """A report of an official's own: "[REPORT] [COLONEL RENE PONCE]", not of a reporter."""
    report = _REPORT.search(text, 0, _HEAD)
    whose = report.group(1).split(",")[0].lower().split() if report else []
    return None if lexicon.index(titles).isdisjoint(whose) else report


def _labelled(text: str, start: int, whose: str | None, lexicon: Lexicon) -> Iterator[Turn]:
    """The turns from `start` on that begin with their speaker's name, and those of others who ask."""
    found = [_label(match) for match in _TURN.finditer("\n" + text, start)]
    known = _speakers(found, lexicon) if found else frozenset()
    ends = [match.end() for match in _RECORDED.finditer(text, start)]
    for label in sorted((*found, *(_Label(end, "", False, True) for end in ends)), key=lambda it: it.end):
        if label.asks or (not label.bracketed and _is_told_by_paper(label.words, lexicon)):
            yield Turn(label.end, None)
        elif label.words == "A":
            yield Turn(label.end, whose)
        elif label.words in known:
            yield Turn(label.end, _full(_name(label.words, lexicon), whose))


def _label(match: re.Match[str]) -> _Label:
    words = next(filter(None, match.groups()))
    named = _words(words)
    asks = not _ASKING.isdisjoint((named[0], named[-1]) if match.group(1) else named[:1])
    return _Label(match.end() - 1, words, match.group(1) is not None, asks)


def _speakers(found: list[_Label], lexicon: Lexicon) -> frozenset[str]:
    """The labels of speakers, not of headings: those in brackets, those that come again and the others beside
    them, and those with an office, where the first stands in the head or there are several."""
    offices = lexicon.index(titles) | _FORMS
    labels = Counter(label.words for label in found)
    plain = {words for words in labels if not _is_heading(words, lexicon)}
    known = {label.words for label in found if label.bracketed or labels[label.words] >= _TURNS}
    held = {words for words in plain if not offices.isdisjoint(_words(words)[:-1])}
    asked = any(label.asks for label in found)
    several = len(held) + asked >= _TURNS or found[0].end < _HEAD
    if any(labels[words] >= _TURNS for words in known & plain):
        known |= {label.words for label in found if len(_words(label.words)) <= _NAMED}
    return frozenset(known & plain | (held if several else set()))


def _is_heading(label: str, lexicon: Lexicon) -> bool:
    """Whether a label says what comes and not who speaks: "UPDATE", "SUMMARY"."""
    return not _NO_SPEAKER.isdisjoint(_words(label)) or _is_told_by_paper(label, lexicon)


def _is_told_by_paper(label: str, lexicon: Lexicon) -> bool:
    """Whether under a label a paper speaks itself: "UPDATE", "THE FACTS"."""
    words, tags = [word for word in _words(label) if word != "the"], lexicon.index(word_tags)
    return bool(words) and all(tags.get(word, 0) & HEADING for word in words)


def _words(label: str) -> list[str]:
    return label.lower().replace(".", "").split()


def _full(name: str, whose: str | None) -> str:
    """The full name of the one whose speech it is, where a label has his last name only."""
    return whose if whose and whose.endswith(name) else name


def _name(words: str, lexicon: Lexicon) -> str:
    """A name in capitals or not as it is written elsewhere, without office: "Alan Garcia"."""
    words = re.split(r",| BY | ON | AT | \(", words, maxsplit=1)[0]
    offices = lexicon.index(titles)
    parts = words.split()
    last = max((k for k, part in enumerate(parts) if part.lower().strip(".") in offices), default=-1)
    own = parts[last + 1 :] or parts
    return " ".join(_recased(part) for part in own)


def _recased(word: str) -> str:
    if word.startswith("Mc"):
        return "Mc" + word[2:].capitalize()
    if not word.isupper() or len(word) == 1:
        return word
    if word.lower() in STOPS:
        return word.lower()
    given, mark, rest = word.rpartition("'")
    return f"{given}{mark}{rest.capitalize()}" if len(given) == 1 and len(rest) > 1 else word.capitalize()
