"""Where the noun phrase of a speaker begins and ends, beside the verb that says it speaks.

There is no parser here. A phrase is grown word by word from the verb: names, words that name speakers,
what may stand before those, an article, and what hangs on by a preposition ("a source in the militia").
Commas are often lost in the texts we read, so that the words before a phrase can be anything.
"""

from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.sentence import Sentence

# What a word may be, as bits of one number.
PERSON, BODY, MONITOR, MEDIA, DOCUMENT, EVENT, OTHER, BEFORE, ADVERB, DENIAL = (1 << n for n in range(10))
ARTICLE, PREPOSITION, PRONOUN, LINK, TIME, RELATIVE, STOP, VERB, NOUN_VERB = (1 << n for n in range(10, 19))
SPEAKER = PERSON | BODY | MONITOR | MEDIA
_NOUN = SPEAKER | DOCUMENT | BEFORE
_NEVER = EVENT | OTHER
_CLOSED = ADVERB | DENIAL | ARTICLE | PREPOSITION | PRONOUN | LINK | TIME | RELATIVE | STOP

_CLOSED_WORDS = {
    ARTICLE: "a an the this these that's those another one his her its their our my your any each every no",
    PREPOSITION: "of in at from for with to on by inside near against within behind outside across about into"
    " over under around between among amid during after before since until through via without despite",
    PRONOUN: "he she it they we i you there",
    LINK: "and or but while as when if because although though whereas so than where after including",
    TIME: "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays"
    " saturdays sundays january february march april june july"
    " august september october november december today yesterday tonight",
    RELATIVE: "who which that whose whom",
    STOP: "at least more than up around about nearly almost some 's.",
}
_SPEAKS_AS = {"person": PERSON, "body": BODY, "monitor": MONITOR, "media": MEDIA, "document": DOCUMENT}
_SPEAKS_AS |= {"event": EVENT, "other": OTHER}

# What a phrase is joined to by more than a preposition: "a source close to the group".
_JOINED = frozenset(
    "close loyal based allied linked affiliated opposed familiar working compiled released published issued"
    " provided collected gathered obtained cited quoted given supplied made prepared carried tied responsible"
    " posted sent seen conducted produced".split()
)
# What a noun is described with before it speaks: "a group tracking the violence said".
DESCRIBED = frozenset(
    "which who that known called tracking monitoring based documenting covering watching contributing working"
    " operating representing following investigating treating overseeing leading running fighting supporting"
    " backing helping affiliated linked".split()
)
PLACE_NOUNS = frozenset("capital city town village province region district state country port area neighbourhood neighborhood".split())
_BREAKS = frozenset(',;:()[]"“”‘—–-.!?|…•*/')
_QUOTES = frozenset('"“”')
_DASHES = frozenset("-–—")
LONGEST = 30  # words looked through to find the other comma of a pair


class Phrase(NamedTuple):
    """A speaker: words `first` up to `last` (article included), its head noun, and whether the phrase
    starts where a clause starts, so that nothing else can stand in it."""

    first: int
    last: int
    head: int
    clean: bool


def speaker_words(lexicon: Lexicon) -> dict[str, int]:
    """What each word of speech.toml is, plurals included, with the closed classes of grammar."""
    found: dict[str, int] = {}

    def add(word: str, bits: int) -> None:
        found[word] = found.get(word, 0) | bits

    for bits, words in _CLOSED_WORDS.items():
        for word in words.split():
            add(word, bits)
    for entry in lexicon.entries("speaker"):
        for word in entry["words"]:
            for form in (word, plural(word)):
                add(form, _SPEAKS_AS[entry["is"]])
    for kind, bits in (("speaker_before", BEFORE), ("speech_adverb", ADVERB), ("speech_denial", DENIAL)):
        for entry in lexicon.entries(kind):
            for word in entry["words"]:
                add(word, bits)
    for entry in lexicon.entries("speech_verb"):
        for word in entry.get("noun", ()):
            add(word, NOUN_VERB)
        for word in (*entry["finite"], *entry.get("ing", ())):
            add(word, VERB)
    return found


def plural(noun: str) -> str:
    """The regular plural of a noun: `agency` agencies, `spokesman` spokesmen, `witness` witnesses."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


class Line:
    """A sentence with what each of its words may be."""

    __slots__ = ("bits", "lower", "size", "words")

    def __init__(self, sentence: Sentence, bits: list[int]) -> None:
        self.words = sentence.words
        self.lower = sentence.lower
        self.size = len(bits)
        self.bits = bits
        for i, word in enumerate(self.words):  # IS, US, WHO are names
            if bits[i] & _CLOSED and len(word) > 1 and word.isupper():
                bits[i] = 0
            elif word == "may":
                bits[i] = DENIAL

    def breaks(self, i: int) -> bool:
        """Whether word `i` is a mark that ends a phrase, or lies outside."""
        if not 0 <= i < self.size:
            return True
        return self.words[i] in _BREAKS and not self.point(i) and not self.thousands(i)

    def thousands(self, i: int) -> bool:
        """Whether word `i` is the comma inside a number."""
        return self.words[i] == "," and 0 < i < self.size - 1 and self.words[i - 1].isdigit() and self.words[i + 1].isdigit()

    def point(self, i: int) -> bool:
        """Whether word `i` is the point of an abbreviation: Gen. Votel, J. Smith."""
        if self.words[i] != "." or not 0 < i < self.size - 1:
            return False
        return len(self.words[i - 1]) <= 5 and self.words[i - 1][0].isupper()

    def named(self, i: int) -> bool:
        """Whether word `i` can be part of a name."""
        return self.words[i][0].isupper() and not self.bits[i] & _CLOSED

    def core(self, i: int) -> bool:
        """Whether word `i` can stand in a noun phrase that speaks, for itself."""
        bits, word = self.bits[i], self.words[i]
        if bits & _CLOSED:
            return False
        if bits & _NEVER and not word[0].isupper() and not bits & _NOUN:
            return i + 1 < self.size and self.lower[i + 1] in ("'s", "’s")
        if bits & _NOUN or word[0].isupper() or word in ("'s", "’s", "&") or self.point(i):
            return True
        return "-" in word and word[0].isalpha() or (word in "'’" and i > 0 and self.words[i - 1][-1:] == "s")

    def inner(self, i: int) -> bool:
        """Whether word `i` can stand between an article and its noun: "the 20 biggest projects"."""
        return self.unknown(i) or self.core(i) or self.words[i].isdigit()

    def unknown(self, i: int) -> bool:
        """Whether word `i` is a lower-case word that tells nothing."""
        return self.words[i][0].islower() and not self.bits[i] & (_CLOSED | _NEVER | VERB)


def phrase_before(line: Line, end: int) -> Phrase | None:
    """The noun phrase that ends before word `end`, with all that hangs on it."""
    found = phrases_before(line, end)
    return found[-1] if found else None


def phrases_before(line: Line, end: int) -> list[Phrase]:
    """The noun phrases that end before word `end`, each with more of what hangs on it than the one before:
    "Odesa", "the city of Odesa", "police in the city of Odesa"."""
    found = _plain_before(line, end)
    nested: list[Phrase] = []
    while found is not None and len(nested) < 5:
        nested.append(found)
        found = _joined_before(line, found) or _coordinate_before(line, found)
    return nested


def _coordinate_before(line: Line, found: Phrase) -> Phrase | None:
    """`found` with the speaker it is joined to by "and": "the UN and aid groups", "Health and Welfare Ministry"."""
    at = found.first - 1
    if at < 1 or line.lower[at] != "and":
        return None
    left = phrase_before(line, at)
    if left is None or not (left.clean or line.bits[left.first] & ARTICLE):
        return None
    fits = line.bits[left.head] & SPEAKER or (line.named(left.head) and not line.bits[left.head] & _NEVER)
    if line.bits[left.head] & DOCUMENT:  # a report by the UN and the government
        return Phrase(left.first, found.last, left.head, left.clean)
    return Phrase(left.first, found.last, found.head, left.clean) if fits else None


def _plain_before(line: Line, end: int) -> Phrase | None:
    """The noun phrase without prepositions that ends before word `end`."""
    head = end - 1
    if head >= 2 and line.words[head] == ")":  # an acronym: Network for Human Rights (SNHR)
        opening = next((k for k in range(head - 1, max(head - 6, 0), -1) if line.words[k] == "("), 0)
        head = opening - 1
    first = _core_start(line, head + 1)
    if first > head:
        if head < 0 or not (line.unknown(head) or (line.words[head].isalpha() and line.bits[head] & _NEVER)):
            return None
        first = _core_start(line, head)
    reach = first
    while reach > 0 and first - reach < 6 and line.inner(reach - 1):
        reach -= 1
    clean = line.breaks(reach - 1)
    if reach and line.bits[reach - 1] & ARTICLE:
        clean = clean or line.breaks(reach - 2)
        if reach == first or clean or _wants_article(line, head):
            return Phrase(reach - 1, end, head, clean)
    elif clean:
        return Phrase(reach, end, head, True)
    held = first and line.bits[first - 1] & PREPOSITION  # receipts of payments
    if not line.core(head) and not held and not (line.bits[head] & OTHER and line.core(first)):
        return None
    return Phrase(first, end, head, line.breaks(first - 1))


def _core_start(line: Line, first: int) -> int:
    """Where the run of words begins that can stand in a noun phrase and ends before word `first`."""
    end = first
    while first > 0 and line.core(first - 1):
        first -= 1
    if first > 1 and line.bits[first] & DOCUMENT and line.bits[first - 1] & ARTICLE and line.lower[first - 2] == "in":
        first += 1  # "in a statement ATR said"
    while first < end and line.words[first] in ("'s", "’s", "'", "’", ".", "&"):
        first += 1
    return first


def _wants_article(line: Line, head: int) -> bool:
    """Whether a noun cannot stand alone: "ministry", not "ministries", "police" or "Reuters"."""
    word = line.lower[head]
    return bool(line.bits[head] & _NOUN) and not word.endswith("s") and word not in ("police", "media", "troops")


def _joined_before(line: Line, found: Phrase) -> Phrase | None:
    """`found` with the noun it hangs on: "in the militia" on "a source"; or None."""
    at = found.first - 1
    if not line.bits[found.first] & ARTICLE:  # in eastern Khost, on both sides
        while at > 0 and found.first - at < 5 and (line.unknown(at) or line.core(at) or line.lower[at] == "both"):
            at -= 1
    if at < 1 or not line.bits[at] & PREPOSITION:
        return None
    at = at - 1 if line.lower[at - 1] in _JOINED and at > 1 else at
    left = _plain_before(line, at)
    if left is None:
        return None
    bits = line.bits[left.head]
    if bits & (SPEAKER | DOCUMENT) and not bits & _NEVER:
        return left._replace(last=found.last)
    if line.lower[left.head] in PLACE_NOUNS and line.lower[at] == "of":
        return left._replace(last=found.last)
    proper = line.named(left.head) and line.lower[at] in ("of", "for", "on", "to", "against", "in")
    if proper and (left.clean or line.bits[left.first] & ARTICLE or line.lower[at] in ("of", "for")):
        return left._replace(last=found.last)
    hangs_on = left.clean or (left.first > 1 and line.bits[left.first - 1] & PREPOSITION)
    return left._replace(last=found.last) if hangs_on and line.unknown(left.head) else None


def phrase_after(line: Line, first: int) -> Phrase | None:
    """The noun phrase that begins at word `first`, with what hangs on it: after "according to"."""
    found = _plain_after(line, first)
    for _ in range(4):
        wider = _joined_after(line, found) if found else None
        if wider is None:
            break
        found = wider
    if found and found.last + 1 < line.size and line.lower[found.last] == "and":
        other = _plain_after(line, found.last + 1)  # "said residents and the military."
        if other and line.breaks(other.last):
            return found._replace(last=other.last, clean=True)
    return found


def _plain_after(line: Line, first: int) -> Phrase | None:
    """The noun phrase without prepositions that begins at word `first`."""
    at = first
    while at < line.size and line.bits[at] & ARTICLE:
        at += 1
    start = at
    while at < line.size and (
        line.core(at)
        or (line.unknown(at) and _goes_on(line, start, at))
        or _inner_and(line, start, at)
        or (line.lower[at] in PLACE_NOUNS and (line.named(at - 1) or first < at == start))
    ):
        at += 1
    while at > start and line.words[at - 1] in ("'s", "’s", "'", "’", ".", "&"):
        at -= 1
    if at == start:
        return None
    head = at - 1
    if at + 2 < line.size and line.words[at] == "(" and line.words[at + 2] == ")":
        at += 3
    return Phrase(first, at, head, line.breaks(at))


def _inner_and(line: Line, start: int, at: int) -> bool:
    """Whether word `at` is the "and" within a name: Trade and Industry Secretary."""
    if line.lower[at] != "and" or not start < at < line.size - 1 or not line.bits[start - 1] & ARTICLE:
        return False
    return line.named(at - 1) and line.named(at + 1) and not line.bits[at - 1] & SPEAKER


def _goes_on(line: Line, start: int, at: int) -> bool:
    """Whether an unknown word can go on a phrase that began at `start`: not after a name or a speaker."""
    if at == start:
        return True
    return at - start < 6 and not line.named(at - 1) and not line.bits[at - 1] & (SPEAKER | DOCUMENT)


def _joined_after(line: Line, found: Phrase) -> Phrase | None:
    """`found` with what hangs on it by a preposition, or None."""
    at = found.last
    if at + 1 < line.size and line.lower[at] in _JOINED:
        at += 1
    if at + 1 >= line.size or not line.bits[at] & PREPOSITION:
        return None
    bits, joint = line.bits[found.head], line.lower[at]
    if joint not in ("of", "for", "in", "at", "from", "with", "to", "on", "by", "inside"):
        return None
    if not bits & (SPEAKER | DOCUMENT) and not (line.named(found.head) and joint in ("of", "for")):
        return None
    right = _plain_after(line, at + 1)
    if right is None or not (
        line.core(right.head) or line.bits[at + 1] & ARTICLE or line.lower[right.head] in PLACE_NOUNS
    ):
        return None
    return found._replace(last=right.last, clean=right.clean)
