"""Cut a text into sentences that know where they stand, and a sentence into words that do.

The text itself is never altered. A sentence is at most MAX_SENTENCE characters long (a longer one is
cut at a space), so that whatever looks through one sentence takes bounded time on any input.
"""

import re
from typing import NamedTuple

MAX_SENTENCE = 1_500

# A word; abbreviations keep their points, inner hyphens and apostrophes stay inside, the possessive
# and everything else stand alone. Each alternative starts with its own class: linear on any text.
WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:-[^\W\d_]+)*"
    r"|\d+"
    r"|[^\W\d_]+(?:[-'’](?![sS]\b)[^\W\d_]+)*"
    r"|['’][sS]\b"
    r"|\S"
)

# Where a sentence may end: after a stop with its closing quotes before something that can begin one;
# at an empty line; at a line break before a bullet, or before a line that is indented.
_END = re.compile(
    r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9•‘“])"
    r"|[.!?…][\"'”’)\]]*(?=\s*\n)"
    r"|(?=\n[^\S\n]*\n)"
    r"|(?=\n[^\S\n]*[•*●▪◦‣–][^\S\n])"
    r"|(?=\n(?:\t|[ ]{2}))"
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\n[^\S\n]*[•*●▪◦‣–][^\S\n]|\n(?:\t|[ ]{2})")
_LAST_WORD = re.compile(r"(?:[^\W_]|[.'’-])+\Z")
# Titles and the like whose point ends no sentence, after the practice of the style books.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl pvt adm cmdr brig gov sen rep rev hon st sr jr pres "
    "messrs mt ft no nos vol vs v etc inc ltd co corp dept est approx ca cf al eg ie e.g i.e op art sec "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


class Span(NamedTuple):
    """A sentence's place in the text: `text[start:end]`, in the paragraph of that number."""

    start: int
    end: int
    paragraph: int


class Sentence:
    """One sentence, cut into words. Word i is `words[i]`, `lower[i]` in lower case with plain
    apostrophes, and stands at `text[starts[i]:ends[i]]` of the whole document's text."""

    __slots__ = ("end", "ends", "index", "lower", "memo", "paragraph", "start", "starts", "text", "words")

    def __init__(self, text: str, span: Span, index: int) -> None:
        self.text = text
        self.start, self.end, self.paragraph = span
        self.index = index  # its number in the document
        matches = [m.span() for m in WORD.finditer(text, self.start, self.end)]
        self.starts = [start for start, _ in matches]
        self.ends = [end for _, end in matches]
        self.words = [text[start:end] for start, end in matches]
        self.lower = [word.lower() for word in self.words]
        if text.find("’", self.start, self.end) >= 0:
            self.lower = [word.replace("’", "'") for word in self.lower]
        self.memo: dict[str, object] = {}  # what a finder worked out once for the whole sentence

    def __len__(self) -> int:
        return len(self.words)

    def slice(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, word `last`, exactly as it stands."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def split_sentences(text: str) -> list[Span]:
    """Cut `text` into sentences, in order, without overlap; white space between them belongs to none."""
    spans: list[Span] = []
    start, paragraph = 0, 0
    for match in _END.finditer(text):
        end = match.end()
        if end <= start or (text[match.start()] == "." and not _ends_sentence(text, match.start(), start)):
            continue
        paragraph = _append(spans, text, start, end, paragraph)
        start = end
    _append(spans, text, start, len(text), paragraph)
    return spans


def _ends_sentence(text: str, stop: int, start: int) -> bool:
    """Whether the point at `stop` ends a sentence rather than an abbreviation or initial."""
    word = _LAST_WORD.search(text, max(start, stop - 24), stop)
    if not word:
        return True
    last = word.group()
    if last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isupper()):
        return text[stop + 1 : stop + 2] == "\n" and text[stop + 2 : stop + 3] == "\n"
    if "." in last and last.replace(".", "").isupper():  # U.S. - ends one before a line break only
        return text[stop + 1 : stop + 2] == "\n"
    return True


def _append(spans: list[Span], text: str, start: int, end: int, paragraph: int) -> int:
    """Append `text[start:end]` without its outer white space; return the paragraph's number."""
    piece = text[start:end]
    stripped = piece.lstrip()
    lead = len(piece) - len(stripped)
    if (
        lead
        and spans
        and _PARAGRAPH.match(text, start)
        or lead
        and "\n" in piece[:lead]
        and _PARAGRAPH.search(text, start, start + lead + 2)
    ):
        paragraph += 1
    start, end = start + lead, start + lead + len(stripped.rstrip())
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = cut if cut > 0 else start + MAX_SENTENCE
        spans.append(Span(start, cut, paragraph))
        start = cut
    if end > start:
        spans.append(Span(start, end, paragraph))
    return paragraph
