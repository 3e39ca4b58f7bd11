"""A sentence for whoever looks for its speakers: its words, their tags, and what each can be part of."""

from claims.extract.name.body_names import BodyName, body_names
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import CLOSED, DOCUMENT, NOUN, SILENT, SPEAKER, SPEECH, VERB, tags_of
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import NAME_PARTICLES
from claims.lexicon.word import is_year

_BREAKS = frozenset(',;:()[]"“”‘—–-.!?|…•*/')
_ABBREVIATION = 5  # letters of the longest word whose point ends no phrase: Capt.
_SHORTEST = 4  # letters of a verb that its ending tells, at least one more
# After people who speak: those familiar with it.
_KNOWING = frozenset(("briefed", "close", "familiar", "involved", "with"))
_RELEASES = (["release"], ["releases"])
_OF_RELEASES = frozenset(("press", "news", "media"))
_NAME_ARTICLES = frozenset(("al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"))  # al-Barazi


class Line:
    """A sentence with the tags of each of its words, and a tag of 0 after the last one."""

    __slots__ = ("bodies", "lower", "shouts", "size", "tags", "words")

    def __init__(self, sentence: Sentence, tags: list[int], bodies: list[BodyName]) -> None:
        self.words = sentence.words
        self.lower = sentence.lower
        self.size = len(sentence.words)
        self.tags = tags
        self.bodies = bodies
        self.shouts = sentence.text[sentence.start : sentence.end].isupper()  # all is in capitals

    def any(self, first: int, last: int, tags: int) -> bool:
        """Whether one of the words `first` up to `last` has one of the tags."""
        return any(b & tags for b in self.tags[first:last])

    def breaks(self, i: int) -> bool:
        """Whether word `i` is a mark that ends a phrase, or lies outside."""
        if not 0 <= i < self.size:
            return True
        return (
            self.words[i] in _BREAKS
            and not self.point(i)
            and not self._thousands(i)
            and not self._joins_names(i)
        )

    def _joins_names(self, i: int) -> bool:
        """Whether word `i` is the stroke between two names: PAHO/WHO."""
        return self.words[i] == "/" and 0 < i < self.size - 1 and self.named(i - 1) and self.named(i + 1)

    def _thousands(self, i: int) -> bool:
        """Whether word `i` is the comma inside a number."""
        words = self.words
        return words[i] == "," and 0 < i < self.size - 1 and words[i - 1].isdigit() and words[i + 1].isdigit()

    def noun_of_field(self, i: int) -> int:
        """The noun of the body whose last field ends with word `i`; `i` itself where there is none."""
        return next((body.noun for body in self.bodies if body.last == i + 1), i)

    def end_of_fields(self, end: int) -> int:
        """Where the fields end of the body whose noun is the word before `end`; `end` if it has none."""
        return next((body.last for body in self.bodies if body.noun == end - 1), end)

    def point(self, i: int) -> bool:
        """Whether word `i` is the point of an abbreviation: Gen. Votel, J. Smith."""
        if self.words[i] != "." or not 0 < i < self.size - 1:
            return False
        return len(self.words[i - 1]) <= _ABBREVIATION and self.words[i - 1][0].isupper()

    def document(self, i: int) -> bool:
        """Whether word `i` is a paper, and none that has a name like the Geological Survey."""
        if i and self.released(i - 1):
            return True
        tags = self.tags[i]
        if not tags & DOCUMENT or tags & SPEAKER:
            return False
        return self.words[i].islower() or i == 0 or self.shouts or not self.named(i - 1)

    def released(self, i: int) -> bool:
        """Whether word `i` is the press that a release is for: that is a paper, others free men."""
        return self.lower[i] in _OF_RELEASES and self.lower[i + 1 : i + 2] in _RELEASES

    def possessive(self, i: int) -> bool:
        """Whether word `i` is an 's."""
        return self.lower[i] == "'s"

    def named(self, i: int) -> bool:
        """Whether word `i` can be part of a name."""
        word = self.words[i]
        if not word[0].isupper():
            article, _, rest = word.partition("-")
            if article not in _NAME_ARTICLES or not rest[:1].isupper():
                return False
        return not self.tags[i] & CLOSED and not (self.shouts and self._is_shouted_verb(i))

    def _is_shouted_verb(self, i: int) -> bool:
        """Whether a word is a verb though it has capitals, as all have: "COL. MAAS BLAMED THE REBELS"."""
        low = self.lower[i]
        if low not in VERBS and not (len(low) > _SHORTEST and low.endswith("ed")):
            return False
        after = i + 1
        return self.breaks(after) or bool(self.tags[after] & CLOSED) or self.words[after].isdigit()

    def proper(self, i: int) -> bool:
        """Whether a word can be part of a name and does not only begin with one: not "Britain-based"."""
        word = self.words[i]
        return self.named(i) and not ("-" in word and word.rpartition("-")[2].islower())

    def seated(self, i: int) -> bool:
        """Whether word `i` says where a body sits, and is no part of its name: "Britain-based"."""
        return self.lower[i].endswith("-based")

    def core(self, i: int) -> bool:
        """Whether word `i` for itself can stand in a noun phrase that speaks."""
        tags, word = self.tags[i], self.words[i]
        if tags & VERB and self._describes_paper(i):
            return True
        if tags & CLOSED:
            return self._is_deputy(i)
        if self.shouts and self._is_shouted_verb(i):
            return False
        if self.lower[i] == "people" and i + 1 < self.size and self.lower[i + 1] in _KNOWING:
            return True
        if tags & SILENT and not word[0].isupper() and not tags & NOUN:
            return i + 1 < self.size and self.possessive(i + 1)  # the children's agency
        if tags & NOUN or word[0].isupper() or word == "&" or self.possessive(i) or self.point(i):
            return True
        if word.isdigit():
            return is_year(word) and i > 0 and self.possessive(i - 1)  # the agency's 2020 report
        if not tags & SPEECH and self.lower[i] in NAME_PARTICLES:
            return (
                0 < i < self.size - 1
                and self.words[i + 1][0].isalpha()
                and self.words[i + 1] != self.lower[i + 1]
            )
        if word in "'’":
            return i > 0 and self.words[i - 1][-1] == "s"
        return ("-" in word and word[0].isalpha()) or (word == "/" and self._joins_names(i))

    def _is_deputy(self, i: int) -> bool:
        """Whether word `i` begins an office: "the Interior Ministry under secretary"."""
        return self.lower[i] == "under" and self.lower[i + 1 : i + 2] in (["secretary"], ["secretaries"])

    def _describes_paper(self, i: int) -> bool:
        """Whether word `i` tells which of its maker's papers speaks: "the UN's revised toll"."""
        if not 0 < i < self.size - 2 or not self.possessive(i - 1):
            return False
        return self.document(i + 1) or (self.lower[i + 1] == "death" and self.document(i + 2))

    def unknown(self, i: int) -> bool:
        """Whether word `i` is a lower-case word that tells nothing."""
        return self.words[i][0].islower() and not self.tags[i] & (CLOSED | SILENT | VERB)

    def inner(self, i: int) -> bool:
        """Whether word `i` can stand between an article and its noun: "the 20 biggest projects"."""
        if self.unknown(i) or self.core(i) or self.words[i].isdigit():
            return True
        return self.lower[i] == "only" and i > 0 and self.possessive(i - 1)  # the town's only clinic


def sentence_line(sentence: Sentence, lexicon: Lexicon) -> Line:
    """The sentence with the tags of its words; worked out once."""
    return sentence.layer(_line_of, lexicon)


def _line_of(sentence: Sentence, lexicon: Lexicon) -> Line:
    return Line(sentence, tags_of(sentence, lexicon), body_names(sentence, lexicon))
