"""Cut a text into sentences that know where they stand, and a sentence into words that do.

The text itself is never altered. A sentence is at most MAX_SENTENCE characters long (a longer one is
cut at a space), so that whatever looks through one sentence takes bounded time on any input.
"""

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from claims.extract.text.layout_cuts import Cut, find_layout
from claims.lexicon.per_word import Seen
from claims.lexicon.word import SOFT_HYPHEN, WORD, lower_word
from claims.record_type import record

T = TypeVar("T")

MAX_SENTENCE = 1_500

# Where a sentence may end: after a stop with its closing quotes before something that can begin one, or
# before a line break; at a line break before an empty line, a bullet, a row of a table, or a line that is
# indented, and after a row. One class of characters begins both, so that the search jumps from one of them to
# the next.
_END = re.compile(
    r"[.!?…\n](?:"
    r"(?<!\n)[\"'”’)\]]*(?:(?=\s+[\"'“‘(\[]*[A-Z0-9•‘“])|(?=\s*\n))"
    r"|(?<=\n)(?=[^\S\n]*\n|[^\S\n]*[•*●▪◦‣–][^\S\n]|-[ ]+[A-Z0-9$€£]|\t|[ ]{2}|\|)"
    r"|(?<=\|\n)"
    r")"
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\n[^\S\n]*[•*●▪◦‣–][^\S\n]|\n-[ ]+[A-Z0-9$€£]|\n(?:\t|[ ]{2})")
_LAST_WORD = re.compile(r"(?:[^\W_]|[.'’-])+\Z")
# What tells more of a time: "at 11 a.m. Wednesday", "6:58 p.m. EST".
_TIME_GOES_ON = re.compile(r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{1,3}T\b|GMT|UTC|local)")
_ABBREVIATED = 24  # characters before a stop that are looked at for an abbreviation
# Titles and the like whose point ends no sentence, after the practice of the style books.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl pvt adm cmdr brig gov sen rep rev hon st sr jr pres "
    "messrs mt ft no nos vol vs v etc inc ltd co corp dept est approx ca cf al eg ie e.g i.e op art sec "
    "rs pop jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


@record
class Span:
    """A sentence's place in the text: `text[start:end]`, in the paragraph of that number."""

    start: int
    end: int
    paragraph: int


Others = tuple[list[str], list[str]]


def _cut(run: str) -> tuple[str, str, Others | None]:
    """The words of a run of characters without white space, as written and in lower case: the first, and the
    others if there are any. No word reaches over white space, so a run can be cut alone."""
    words = WORD.findall(run)
    lower = [sys.intern(lower_word(word)) for word in words]
    # One object for both where they are equal: comparing them is the first thing that anybody does.
    words = [low if low == word else word for word, low in zip(words, lower, strict=True)]
    return words[0], lower[0], (words[1:], lower[1:]) if len(words) > 1 else None


_CUTS = Seen(_cut)
# Runs of characters without white space, but for the line break after a soft hyphen.
_RUNS = re.compile(rf"(?:[^\s{SOFT_HYPHEN}]|{SOFT_HYPHEN}\s*)+")


class Sentence:
    """One sentence, cut into words. Word i is `words[i]`, `lower[i]` in lower case with plain
    apostrophes, and stands at `text[starts[i]:ends[i]]` of the whole document's text."""

    __slots__ = (
        "_ends",
        "_layers",
        "_of_text",
        "_starts",
        "end",
        "index",
        "lower",
        "paragraph",
        "start",
        "text",
        "words",
    )

    def __init__(self, text: str, span: Span, index: int, of_text: dict[Any, Any] | None = None) -> None:
        self.text = text
        self.start, self.end, self.paragraph = span.start, span.end, span.paragraph
        self.index = index  # its number in the document
        self.words: list[str] = []
        self.lower: list[str] = []
        words, lower = self.words, self.lower
        written_out = text[self.start : self.end]
        runs = _RUNS.findall(written_out) if SOFT_HYPHEN in written_out else written_out.split()
        for word, low, others in map(_CUTS.__getitem__, runs):
            words.append(word)
            lower.append(low)
            if others is not None:
                words += others[0]
                lower += others[1]
        self._starts: list[int] | None = None
        self._ends: list[int] = []
        self._layers: dict[Callable[..., Any], Any] = {}
        self._of_text = {} if of_text is None else of_text  # the layers of the whole text

    @classmethod
    def alone(cls, text: str) -> "Sentence":
        """A text of one sentence, such as a title."""
        return cls(text, Span(0, len(text), 0), 0)

    @classmethod
    def of_words(cls, whole: "Sentence", words: Iterable[tuple[str, int, int]]) -> "Sentence":
        """A sentence of other words in the place of `whole`: each with the offsets of what it stands for."""
        made = cls(whole.text, Span(whole.start, whole.start, whole.paragraph), whole.index, whole._of_text)
        made.end, made._starts = whole.end, []
        for word, start, end in words:
            made.words.append(word)
            made.lower.append(lower_word(word))
            made._starts.append(start)
            made._ends.append(end)
        return made

    def layer(self, build: Callable[..., T], given: object = None) -> T:
        """What `build(sentence)` or `build(sentence, given)` makes of this sentence, made once: its names.

        What is given has to be the same each time, as a document's lexicon is.
        """
        layers = self._layers
        if build in layers:  # a third of them are asked for once only: too many for an exception
            return layers[build]  # type: ignore[no-any-return]
        made = layers[build] = build(self) if given is None else build(self, given)
        return made

    def text_layer(self, build: Callable[[str], T]) -> T:
        """What `build(text)` makes of the whole text, made once for all its sentences."""
        layers = self._of_text
        if build not in layers:
            layers[build] = build(self.text)
        return layers[build]  # type: ignore[no-any-return]

    @property
    def starts(self) -> list[int]:
        """The offset of each word's first character."""
        return self._starts if self._starts is not None else self._locate()

    @property
    def ends(self) -> list[int]:
        """The offset after each word's last character."""
        if self._starts is None:
            self._locate()
        return self._ends

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` up to, not including, `last` begin and end in the text."""
        starts = self._locate() if self._starts is None else self._starts
        return starts[first], self._ends[last - 1]

    def _locate(self) -> list[int]:
        """Find where the words stand, when somebody first asks: most sentences hold no figure."""
        find, at = self.text.find, self.start
        starts, ends = [], self._ends
        for word in self.words:
            at = find(word, at)
            starts.append(at)
            at += len(word)
            ends.append(at)
        self._starts = starts
        return starts

    def __len__(self) -> int:
        return len(self.words)

    def slice(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, word `last`, exactly as it stands."""
        if last - first == 1:
            return self.words[first]
        if first >= last:
            return ""
        start, end = self.extent(first, last)
        return self.text[start:end]


def cut_sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in order."""
    of_text: dict[Any, Any] = {}
    return [Sentence(text, span, index, of_text) for index, span in enumerate(split_sentences(text))]


def split_sentences(text: str) -> list[Span]:
    """Cut `text` into sentences, in order, without overlap; white space between them belongs to none."""
    spans: list[Span] = []
    start, paragraph = 0, 0
    for match in _END.finditer(text):
        stop, end = match.span()
        mark = text[stop]
        if mark == "\n":
            end = stop
        if end <= start or (mark == "." and not _ends_sentence(text, stop, start)):
            continue
        paragraph = _append(spans, text, (start, end), paragraph)
        start = end
    _append(spans, text, (start, len(text)), paragraph)
    cuts = find_layout(text)
    return _cut_at(spans, cuts, text) if cuts else spans


def _cut_at(spans: list[Span], cuts: list[Cut], text: str) -> list[Span]:
    """The sentences of a text, cut where its layout says so."""
    pieces: list[Span] = []
    following = iter((*cuts, (len(text) + 1, len(text) + 1)))
    first, last = next(following)
    for span in spans:
        start = span.start
        while first < span.end:
            if start < first and any(map(str.isalnum, text[start:first])):
                _append(pieces, text, (start, first), span.paragraph)
            start = max(start, last)
            if last > span.end:
                break
            first, last = next(following)
        if start < span.end and any(map(str.isalnum, text[start : span.end])):
            _append(pieces, text, (start, span.end), span.paragraph)
    return pieces


def _ends_sentence(text: str, stop: int, start: int) -> bool:
    """Whether the point at `stop` ends a sentence rather than an abbreviation or initial."""
    before = text[max(start, stop - _ABBREVIATED) : stop]
    last = before[before.rfind(" ") + 1 :]
    if not last.isalnum():
        word = _LAST_WORD.search(before)
        if not word:
            return True
        last = word.group()
    if last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isupper()):
        return text[stop + 1 : stop + 3] == "\n\n"
    if "." in last and last.replace(".", "").isupper():  # U.S. - ends one before a line break only
        return text[stop + 1 : stop + 2] == "\n"
    if last in ("a.m", "p.m"):
        return _TIME_GOES_ON.match(text, stop + 1) is None
    return True


def _append(spans: list[Span], text: str, place: tuple[int, int], paragraph: int) -> int:
    """Append what stands at `place` without its outer white space; return the paragraph's number."""
    start, end = place
    stripped = text[start:end].lstrip()
    first = end - len(stripped)
    if text.find("\n", start, first) >= 0 and _PARAGRAPH.search(text, start, first + 2):
        paragraph += 1
    end = first + len(stripped.rstrip())
    while end - first > MAX_SENTENCE:
        cut = text.rfind(" ", first + MAX_SENTENCE // 2, first + MAX_SENTENCE)
        cut = cut if cut > 0 else first + MAX_SENTENCE
        spans.append(Span(first, cut, paragraph))
        first = cut
    if end > first:
        spans.append(Span(first, end, paragraph))
    return paragraph
