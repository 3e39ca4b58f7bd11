"""What a speaker is called by its own words: the noun phrase without article and office.

"UN Secretary General António Guterres" is António Guterres; "the state news agency SANA" is SANA;
"several officials in Kabul" are officials in Kabul. Whom "the group" means, speaker_meant finds.
"""

import re
from itertools import islice

from claims.extract.lexicon import Lexicon
from claims.extract.name import Name, find_names
from claims.extract.noun import is_plural
from claims.extract.sentence import Sentence, Span
from claims.extract.speaker_phrase import Phrase
from claims.extract.speech_word import (
    ARTICLE,
    BEFORE,
    BIT,
    BODIES,
    DOCUMENT,
    OTHER,
    PERSON,
    PREPOSITION,
    SPEAKER,
    STOP,
    Line,
)

ORGANISATIONS = frozenset(("organisation", "media", "coalition", "armed_group"))
_PARTICLES = frozenset(
    ("al", "el", "ul", "bin", "ibn", "de", "la", "da", "van", "von", "der", "den", "abu", "ben")
)
_REACH = 20_000  # characters looked back for a full name
_SPACED = re.compile(r"\s+(['’][sS]\b|['’](?=\s)|\.)")


def joined(words: list[str]) -> str:
    """Words as running text: no space before a possessive or a point."""
    return _SPACED.sub(r"\1", " ".join(words))


def is_acronym(word: str) -> bool:
    """Whether a word has more capitals than its first letter."""
    return len(word) > 1 and word[1].isupper()


def plain_name(line: Line, speaker: Phrase) -> str | None:
    """The words of the phrase, without article and count, the first in lower case if it is no name."""
    first, last = speaker.first, speaker.last
    while first < last - 1 and line.bits[first] & (ARTICLE | STOP | BIT["count"]):
        first += 1
    words = line.words[first:last]
    if words[-1] == ")" and "(" in words:
        words = words[: words.index("(")]
    if first == 0 and _is_common(line, last):
        words[0] = words[0].lower()
    return joined(words) or None


def _is_common(line: Line, last: int) -> bool:
    """Whether the sentence's first word has its capital from there only: "Officials", "Critics of"."""
    if is_acronym(line.words[0]):
        return False
    if last > 1:
        return line.words[1][0].islower() and bool(line.bits[0] or line.lower[0].endswith("s"))
    return bool(line.bits[0] & (SPEAKER | OTHER | DOCUMENT))


def known_name(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The canonical name, where the phrase is a name that the lexicon knows, alone or with a common noun."""
    first, last = speaker.first, speaker.last
    while first < last and line.bits[first] & (ARTICLE | STOP):
        first += 1
    for name in find_names(sentence, lexicon):
        organisation = name.kind in ORGANISATIONS
        if name.first < first and name.last == last and organisation:  # Save the Children
            return name.value
        if name.first < first or name.last > last:
            continue
        if name.first == first and name.last == last and name.kind in ("state", "place"):
            return name.value
        if organisation and not name.suffix and _is_alone(line, name, first, last):
            return name.value
    return None


def _is_alone(line: Line, name: Name, first: int, last: int) -> bool:
    """Whether the words around a name within the phrase only say what it is: "the state agency SANA"."""
    for k in range(first, name.first):
        capital = line.named(k) and name.kind != "media" and not (k == 0 and line.bits[k])
        if capital or line.bits[k] & (PERSON | PREPOSITION) or line.lower[k] == "and":
            return False
    return all(
        line.bits[k] & (BIT["group"] | BIT["media"]) or line.words[k] in "()" or line.words[k].isupper()
        for k in range(name.last, last)
    )


def without_place(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> Phrase:
    """The speaker without a name that belongs to the words before it: "nine died in Kabul officials said"."""
    alone = speaker.last == speaker.head + 1 and not line.named(speaker.head)
    plural = line.bits[speaker.head] & SPEAKER and is_plural(line.lower[speaker.head])
    if speaker.clean or not alone or not plural:
        return speaker
    first, at = speaker.first, speaker.first - 1
    while at > 0 and first - at < 4 and (line.unknown(at) or line.named(at) or line.lower[at] == "the"):
        at -= 1
    if at < 0 or not line.bits[at] & PREPOSITION:
        return speaker
    for name in find_names(sentence, lexicon):
        if first <= name.first < speaker.head and name.kind in ("place", "unknown", "person"):
            return speaker._replace(first=name.last)
    return speaker


def person_name(line: Line, speaker: Phrase, lexicon: Lexicon) -> str | None:
    """The person's name in "UN envoy Jan Pronk", "Mr Guterres", "Secretary of State Rex Tillerson"."""
    titles = lexicon.index(_titles)
    return (
        _leading_name(line, speaker)
        or _name_at_end(line, speaker, titles)
        or _name_behind_office(line, speaker, titles)
    )


def _titles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for entry in lexicon.entries("title") for word in entry["words"])


def _leading_name(line: Line, speaker: Phrase) -> str | None:
    """The name in "Jan Egeland head of the agency", whose comma was lost."""
    first = end = speaker.first + bool(line.bits[speaker.first] & BIT["courtesy"])
    while end < speaker.last and line.named(end) and not line.bits[end] & (SPEAKER | DOCUMENT | BEFORE):
        end += 1
    if end - first < 2 or end == speaker.last:
        return None
    if line.lower[end] in ("of", "from", "at", "in", "with"):
        return joined(line.words[first:end])
    office = any(
        line.bits[k] & PERSON and not line.bits[k] & (BIT["body"] | BEFORE) and not is_plural(line.lower[k])
        for k in range(end, min(end + 4, speaker.last))
    )
    return joined(line.words[first:end]) if office and _is_word(line, end) else None


def _is_word(line: Line, at: int) -> bool:
    """Whether a word is a noun or adjective in lower case: "website" in "the website El Nashra"."""
    return line.words[at].islower() and not line.bits[at] & (PREPOSITION | ARTICLE)


def _name_start(line: Line, first: int, last: int) -> int:
    """Where the run of names begins that ends before word `last`, at or behind word `first`."""
    start = last
    while start > first:
        at = start - 1
        if not (line.named(at) or line.point(at) or line.lower[at] in _PARTICLES):
            break
        start = at
    return start


def _name_at_end(line: Line, speaker: Phrase, titles: frozenset[str]) -> str | None:
    """The name at the end of "border police commander Hossein Zolfaghari", "Governor Talal Barazi"."""
    first, last = speaker.first, speaker.head + 1
    start = _name_start(line, first, last)
    office = start > first and (
        (last - start > 1 and _is_word(line, start - 1))
        or line.lower[start - 1] in titles
        or bool(line.bits[start - 1] & PERSON)
    )
    title = next((k for k in range(last - 1, start - 1, -1) if line.lower[k] in titles), -1)
    if title >= 0:
        start, office = title + 1, True
    while start < last and line.words[start] == ".":
        start += 1
    if not office or start >= last:
        return None
    courtesy = title >= 0 and line.bits[title] & BIT["courtesy"]
    if courtesy or not line.any(start, last, SPEAKER | DOCUMENT):
        return joined(line.words[start:last])
    return None


def _name_behind_office(line: Line, speaker: Phrase, titles: frozenset[str]) -> str | None:
    """The name behind "Secretary of State Rex Tillerson", "head of the Rights Network Fadel Abdul Ghany"."""
    if not line.bits[speaker.head] & PERSON or is_plural(line.lower[speaker.head]):
        return None
    start = _name_start(line, speaker.head + 1, speaker.last)
    of = [k for k in range(start, speaker.last) if line.bits[k] & (BIT["portfolio"] | SPEAKER | BEFORE)]
    if of and speaker.last - of[-1] > 2 and line.lower[of[-1]] not in titles:
        return joined(line.words[of[-1] + 1 : speaker.last])
    return None


def full_name(name: str, sentence: Sentence, lexicon: Lexicon) -> str:
    """The full name that the text gave before, where `name` is a family name alone."""
    if " " in name and name.partition(" ")[0].lower() not in _PARTICLES:
        return name
    given = r"\b((?:[A-Z][\w'’-]*[^\S\n]|(?:bin|al|de|van)[^\S\n]){1,4})"
    pattern = re.compile(given + re.escape(name) + r"\b")
    best: list[str] = []
    for match in islice(pattern.finditer(sentence.text, max(sentence.start - _REACH, 0), sentence.start), 5):
        words = _given_names(match.group(1).split(), lexicon)
        if words and (not best or len(words) < len(best)):
            best = words
    return " ".join([*best, name])


def _given_names(words: list[str], lexicon: Lexicon) -> list[str]:
    """What remains of the capitalised words before a family name without office, people or place."""
    titles, no_names = lexicon.index(_titles), lexicon.index(_no_names)
    office = [k for k, word in enumerate(words) if word.lower() in titles]
    words = words[office[-1] + 1 :] if office else words
    while words and (words[0].lower() in no_names or is_acronym(words[0])):
        words = words[1:]
    return (
        []
        if any(name.kind in ("demonym", "place", "state") for name in names_of(" ".join(words), lexicon))
        else words
    )


def _no_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(("new", *(word for entry in lexicon.entries("no_name") for word in entry["words"])))


def names_of(words: str, lexicon: Lexicon) -> list[Name]:
    """The names in some words that stand alone."""
    return find_names(Sentence(words, Span(0, len(words), 0), 0), lexicon)


def find_maker(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> Phrase | None:
    """Whoever made a document: "a report by the UN", "UN figures", "the ministry's data"."""
    by = next(
        (k for k in range(speaker.head + 1, speaker.last) if line.lower[k] in ("by", "from", "of", "at")), 0
    )
    if by and by + 1 < speaker.last:
        made = _by_whom(line, speaker, by + 1)
        if made:
            return made
    for k in range(speaker.head - 1, speaker.first - 1, -1):
        bits = line.bits[k]
        if bits & BIT["vague"] or line.possessive(k) or not (line.named(k) or bits & SPEAKER):
            continue
        if k == 0 and not bits & SPEAKER and not is_acronym(line.words[0]):
            continue
        if not any(n.first <= k < n.last and n.kind == "demonym" for n in find_names(sentence, lexicon)):
            return Phrase(speaker.first, k + 1, k, False)
    return None


def _by_whom(line: Line, speaker: Phrase, first: int) -> Phrase | None:
    """The phrase behind "by" in a document's, where it can have made one."""
    last = speaker.last
    preposition = next((k for k in range(first + 1, last) if line.bits[k] & PREPOSITION), last)
    joint = next((k for k in range(first + 1, preposition) if line.lower[k] == "and"), preposition)
    head = joint - 1
    if line.words[head] == ")":
        head = next((k for k in range(head, first, -1) if line.words[k] == "("), head + 1) - 1
    fits = line.bits[head] & (PERSON | BODIES) or line.named(head)
    return Phrase(first, last, head, False) if fits else None
