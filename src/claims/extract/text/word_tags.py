"""What the words of a sentence may be for somebody who looks for speakers: one number of bits for each.

The words are those of speech.toml. Bits, not sets of names, because every word of every sentence with a
figure is looked at.
"""

from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon

_KINDS = (
    *("person", "body", "monitor", "media", "document", "event", "other"),  # [[speaker]]
    # [[speech_word]]
    *("before", "adverb", "denial", "figure", "article", "preposition", "pronoun", "link", "time"),
    *("relative", "stop", "joint", "description", "place", "numeral", "writing", "group", "watching"),
    *("vague", "eyes", "loose", "count", "portfolio", "courtesy", "harm", "lasting", "span", "trade"),
    *("reckoning", "estimating", "assertion"),
    *("noun_verb", "verb", "mark"),  # [[speech_verb]]; what may give a source without a verb
)
BIT = {kind: 1 << n for n, kind in enumerate(_KINDS)}

PERSON, DOCUMENT, EVENT, OTHER = BIT["person"], BIT["document"], BIT["event"], BIT["other"]
BODIES = BIT["body"] | BIT["monitor"] | BIT["media"]
SPEAKER = PERSON | BODIES
ARTICLE, PREPOSITION, PRONOUN, LINK = BIT["article"], BIT["preposition"], BIT["pronoun"], BIT["link"]
ADVERB, DENIAL, TIME, RELATIVE, STOP = BIT["adverb"], BIT["denial"], BIT["time"], BIT["relative"], BIT["stop"]
VERB, NOUN_VERB, MARK, BEFORE, PLACE = BIT["verb"], BIT["noun_verb"], BIT["mark"], BIT["before"], BIT["place"]
OWN = BIT["reckoning"] | BIT["assertion"]  # nouns of what somebody counts or claims
TRIGGER = VERB | MARK | OWN  # where a look for a speaker begins
NOUN = SPEAKER | DOCUMENT | BEFORE
SILENT = EVENT | OTHER  # nouns that never speak
CLOSED = ADVERB | DENIAL | ARTICLE | PREPOSITION | PRONOUN | LINK | TIME | RELATIVE | STOP

SET_OFF = (":", "-", "–", "—")  # marks that set off a source: "20 killed - police"
_BREAKS = frozenset(',;:()[]"“”‘—–-.!?|…•*/')
_ABBREVIATION = 5  # letters of the longest word whose point ends no phrase: Capt.
# The Arabic article in a name: al-Barazi.
NAME_PARTICLES = frozenset("al el ul bin ibn de del dela la da du van von der den abu ben".split())
_NAME_ARTICLES = frozenset(("al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"))


def word_bits(lexicon: Lexicon) -> dict[str, int]:
    """The bits of every word of speech.toml, plurals of speakers and forms of verbs included."""
    found: dict[str, int] = {}

    def add(kind: str, *words: str) -> None:
        for word in words:
            found[word] = found.get(word, 0) | BIT[kind]

    for entry in lexicon.entries("speaker"):
        for word in entry["words"]:
            add(entry["is"], word, plural(word))
    for entry in lexicon.entries("speech_word"):
        add(entry["is"], *entry["words"])
        if entry["is"] == "time":
            add("time", *(f"mid-{word}" for word in entry["words"]))
    for entry in lexicon.entries("speech_verb"):
        add("verb", *entry["finite"], *entry.get("ing", ()))
        add("noun_verb", *entry.get("noun", ()))
    add("mark", "according", "(", *SET_OFF)
    return found


def triggers(lexicon: Lexicon) -> frozenset[str]:
    """The words at which a look for a speaker begins; a sentence without one has none."""
    return frozenset(word for word, bits in lexicon.index(word_bits).items() if bits & TRIGGER)


def plural(noun: str) -> str:
    """The regular plural of a noun: `agency` agencies, `spokesman` spokesmen, `witness` witnesses."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


class Line:
    """A sentence with the bits of each of its words."""

    __slots__ = ("bits", "lower", "size", "words")

    def __init__(self, sentence: Sentence, bits: list[int]) -> None:
        self.words = sentence.words
        self.lower = sentence.lower
        self.size = len(bits)
        self.bits = bits

    def any(self, first: int, last: int, bits: int) -> bool:
        """Whether one of the words `first` up to `last` has one of the bits."""
        return any(b & bits for b in self.bits[first:last])

    def breaks(self, i: int) -> bool:
        """Whether word `i` is a mark that ends a phrase, or lies outside."""
        if not 0 <= i < self.size:
            return True
        return self.words[i] in _BREAKS and not self.point(i) and not self._thousands(i)

    def _thousands(self, i: int) -> bool:
        """Whether word `i` is the comma inside a number."""
        words = self.words
        return words[i] == "," and 0 < i < self.size - 1 and words[i - 1].isdigit() and words[i + 1].isdigit()

    def point(self, i: int) -> bool:
        """Whether word `i` is the point of an abbreviation: Gen. Votel, J. Smith."""
        if self.words[i] != "." or not 0 < i < self.size - 1:
            return False
        return len(self.words[i - 1]) <= _ABBREVIATION and self.words[i - 1][0].isupper()

    def document(self, i: int) -> bool:
        """Whether word `i` is a paper, and none that has a name like the Geological Survey."""
        bits = self.bits[i]
        if not bits & DOCUMENT or bits & SPEAKER:
            return False
        return self.words[i].islower() or i == 0 or not self.named(i - 1)

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
        return not self.bits[i] & CLOSED

    def core(self, i: int) -> bool:
        """Whether word `i` for itself can stand in a noun phrase that speaks."""
        bits, word = self.bits[i], self.words[i]
        if bits & CLOSED:
            return False
        if bits & SILENT and not word[0].isupper() and not bits & NOUN:
            return i + 1 < self.size and self.possessive(i + 1)  # the children's agency
        if bits & NOUN or word[0].isupper() or word == "&" or self.possessive(i) or self.point(i):
            return True
        if bits == 0 and self.lower[i] in NAME_PARTICLES:
            return (
                0 < i < self.size - 1
                and self.words[i + 1][0].isalpha()
                and self.words[i + 1] != self.lower[i + 1]
            )
        if word in "'’":
            return i > 0 and self.words[i - 1][-1] == "s"
        return "-" in word and word[0].isalpha()

    def unknown(self, i: int) -> bool:
        """Whether word `i` is a lower-case word that tells nothing."""
        return self.words[i][0].islower() and not self.bits[i] & (CLOSED | SILENT | VERB)

    def inner(self, i: int) -> bool:
        """Whether word `i` can stand between an article and its noun: "the 20 biggest projects"."""
        return self.unknown(i) or self.core(i) or self.words[i].isdigit()


def sentence_line(sentence: Sentence, lexicon: Lexicon) -> Line:
    """The sentence with the bits of its words; worked out once."""
    return sentence.layer(_line_of, lexicon)


def _line_of(sentence: Sentence, lexicon: Lexicon) -> Line:
    get = lexicon.index(word_bits).get
    bits = [get(word, 0) for word in sentence.lower]
    if not lexicon.index(_capitals).isdisjoint(sentence.words):
        _set_apart(bits, sentence)
    return Line(sentence, bits)


def _capitals(lexicon: Lexicon) -> frozenset[str]:
    """The words that are written alike with words of another sense: IS, US, WHO; may; a think tank."""
    closed = (word.upper() for word, bits in lexicon.index(word_bits).items() if bits & CLOSED)
    return frozenset(("may", "tank", *(word for word in closed if len(word) > 1)))


def _set_apart(bits: list[int], sentence: Sentence) -> None:
    """Mend the bits of words that only look like others."""
    for i, word in enumerate(sentence.words):
        if word == "may":  # no month
            bits[i] = DENIAL
        elif word == "tank" and i and sentence.lower[i - 1] == "think":
            bits[i - 1 : i + 1] = BIT["before"], BIT["body"] | BIT["group"] | BIT["trade"]
        elif bits[i] & CLOSED and len(word) > 1 and word.isupper():  # IS, US, WHO are names
            bits[i] = 0
