"""What a speaker is called: the noun phrase without article and office, or the name it stands for.

"UN Secretary General António Guterres" is António Guterres, and so is "Mr Guterres" after it; "the
monitor" is the monitor that the text names; "a report by the UN" is the UN; "a report" is nobody.
"""

import re
from itertools import islice
from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.name import Name, find_names
from claims.extract.noun import is_plural
from claims.extract.reading import Reading
from claims.extract.sentence import Sentence
from claims.extract.speaker import (
    ARTICLE,
    BEFORE,
    BODY,
    DOCUMENT,
    MEDIA,
    MONITOR,
    OTHER,
    PERSON,
    PLACE_NOUNS,
    PREPOSITION,
    PRONOUN,
    SPEAKER,
    STOP,
    Line,
    Phrase,
    phrase_after,
    phrase_before,
)
from claims.extract.speech import Frame, sentence_line, speech_frames

LOOK_BACK = 12  # sentences in which the one meant by "the group" is looked for
_PRONOUN_BACK = 5
_ORGANISATIONS = frozenset(("organisation", "media", "coalition", "armed_group"))

# What may follow the name of a person's office: Secretary of State Rex Tillerson.
_PORTFOLIOS = frozenset("state defense defence interior health war energy finance labor labour justice affairs".split())
_GENERIC = frozenset(
    "group organisation organization agency charity network body watchdog monitor outlet broadcaster channel"
    " newspaper daily website institute institution council committee commission mission programme observatory"
    " ministry company bank union association fund centre center service party movement".split()
)
_COUNTS = frozenset("several some many two three four five six multiple various other most few".split())
_NO_MAKER = frozenset(
    "official local news daily weekly new initial latest recent earlier preliminary unconfirmed medical previous"
    " intelligence satellite video joint annual monthly special independent international other several".split()
)
# A name in running text, of up to six words, that ends with the word put in for {}, and what it is "for" or "of".
_FULL = (
    r"\b(?:(?:[A-Z][\w'’-]*|(?:[A-Z]\.)+)[^\S\n]){{1,5}}(?:{})\b"
    r"(?:[^\S\n](?:for|of|on)[^\S\n](?:the[^\S\n])?[A-Z]\w+(?:[^\S\n](?:and[^\S\n])?[A-Z]\w+){{0,3}})?"
)
_ARTICLES = frozenset(("the", "a", "an", "a", "and", "in", "on", "of"))
_SPEAKS_FOR_ALL = frozenset(("statement", "report", "communique", "announcement"))
_DEEPEST = 6  # from one mention back to another
_MONITORS = re.compile(
    _FULL.format("Observatory|Monitor|Monitoring|Watch|Tracker|Network|Count") + r"|\bObservatory\b"
)
_MONITORING = frozenset("monitor monitors monitoring observatory watchdog tracking documenting rights activist".split())


def name_speaker(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int = 0) -> str | None:
    """The name of `speaker`, who stands in `sentence`; None where it names nobody."""
    line = sentence_line(sentence)
    if line.bits[speaker.first] & PRONOUN:
        return _pronoun(speaker, sentence, reading, depth)
    head = line.bits[speaker.head]
    if head & DOCUMENT and not head & SPEAKER:
        maker = _maker(line, speaker, sentence, reading.lexicon)
        if maker:
            return name_speaker(maker, sentence, reading, depth)
        if line.lower[speaker.first] in ("the", "this"):
            return _earlier(speaker, sentence, reading, depth)
        return None
    known = _known(line, speaker, sentence, reading.lexicon)
    if known:
        return known
    person = _person(line, speaker, reading.lexicon)
    if person is None and speaker.last - speaker.first == 1 and line.named(speaker.first):
        person = None if line.bits[speaker.first] & SPEAKER else line.words[speaker.first]
    if person:
        return _in_full(person, sentence, reading.lexicon)
    return _meant(speaker, sentence, reading, depth) or _plain(line, speaker)


def _definite(line: Line, speaker: Phrase) -> bool:
    return line.lower[speaker.first] in ("the", "this", "that", "its", "their", "his", "her")


def _plain(line: Line, speaker: Phrase) -> str | None:
    """The words of the phrase, without article and count, the first in lower case if no name."""
    first, last = speaker.first, speaker.last
    while first < last - 1 and (line.bits[first] & (ARTICLE | STOP) or line.lower[first] in _COUNTS):
        first += 1
    words = line.words[first:last]
    if "(" in words and words[-1] == ")":
        words = words[: words.index("(")]
    if first == 0 and _common(line, last):
        words[0] = words[0].lower()
    return _joined(words) or None


def _common(line: Line, last: int) -> bool:
    """Whether the sentence's first word has its capital from there only: "Officials", "Critics of the plan"."""
    if _acronym(line.words[0]):
        return False
    if last > 1:
        return line.words[1][0].islower() and bool(line.bits[0] or line.lower[0].endswith("s"))
    return bool(line.bits[0] & (SPEAKER | OTHER | DOCUMENT))


def _acronym(word: str) -> bool:
    return len(word) > 1 and word[1].isupper()


def _joined(words: list[str]) -> str:
    """Words as running text: no space before a possessive or a point."""
    text = " ".join(words)
    return re.sub(r"\s+(['’][sS]\b|['’](?=\s)|\.)", r"\1", text)


def _known(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The canonical name, where the phrase is a name that the lexicon knows, alone or with a common noun."""
    first, last = speaker.first, speaker.last
    while first < last and line.bits[first] & (ARTICLE | STOP):
        first += 1
    inside = [n for n in find_names(sentence, lexicon) if n.first >= first and n.last <= last]
    for name in inside:
        whole = name.first == first and name.last == last
        if whole and name.kind in ("state", "place"):
            return name.value
        if name.kind in _ORGANISATIONS and not name.suffix and _alone(line, name, first, last):
            return name.value
    return None


def _alone(line: Line, name: Name, first: int, last: int) -> bool:
    """Whether the words around a name within the phrase only say what it is."""
    before = range(first, name.first)
    after = range(name.last, last)
    return all(
        line.words[i] in "()" or (not line.bits[i] & (PERSON | PREPOSITION) and (not line.named(i) or name.kind == "media" or (i == 0 and line.bits[0])))
        for i in before
    ) and all(line.lower[i] in _GENERIC or line.bits[i] & MEDIA or line.words[i] in "()" or line.words[i].isupper() for i in after)


def _person(line: Line, speaker: Phrase, lexicon: Lexicon) -> str | None:
    """The person's name in "UN envoy Jan Pronk", "Mr Guterres", "Secretary of State Rex Tillerson"."""
    titles = lexicon.index(_titles)
    leading = _leading_name(line, speaker)
    if leading:
        return leading
    return _name_at_end(line, speaker.first, speaker.head + 1, titles) or _name_behind_office(line, speaker, titles)


def _name_at_end(line: Line, first: int, last: int, titles: frozenset[str]) -> str | None:
    """The name at the end of "border police commander Hossein Zolfaghari", "Governor Talal Barazi"."""
    start = last
    while start > first and (line.named(start - 1) or line.point(start - 1) or line.lower[start - 1] in _PARTICLES):
        start -= 1
    office = start > first and (last - start > 1 and _is_word(line, start - 1) or _is_office(line, start - 1, titles))
    for k in range(last - 1, start - 1, -1):
        if line.lower[k] in titles:
            start, office = k + 1, True
            break
    while start < last and line.words[start] == ".":
        start += 1
    if not office or start >= last:
        return None
    courtesy = start > 0 and line.lower[start - 1].strip(".") in _COURTESY
    if courtesy or not any(line.bits[k] & (SPEAKER | DOCUMENT) for k in range(start, last)):
        return _joined(line.words[start:last])
    return None


def _name_behind_office(line: Line, speaker: Phrase, titles: frozenset[str]) -> str | None:
    """The name behind "Secretary of State Rex Tillerson", "head of the Human Rights Network Fadel Abdul Ghany"."""
    if not line.bits[speaker.head] & PERSON or is_plural(line.lower[speaker.head]):
        return None
    start = speaker.last
    while start > speaker.head + 1 and (line.named(start - 1) or line.lower[start - 1] in _PARTICLES):
        start -= 1
    of = [
        k
        for k in range(start, speaker.last)
        if line.lower[k] in _PORTFOLIOS or line.bits[k] & (SPEAKER | BEFORE) or line.lower[k] == "rights"
    ]
    if of and speaker.last - of[-1] > 2 and line.lower[of[-1]] not in titles:
        return _joined(line.words[of[-1] + 1 : speaker.last])
    return None


def _is_word(line: Line, at: int) -> bool:
    """Whether a word is a noun or adjective in lower case: "website" in "the website El Nashra"."""
    return line.words[at].islower() and not line.bits[at] & (PREPOSITION | ARTICLE)


def _is_office(line: Line, at: int, titles: frozenset[str]) -> bool:
    return line.lower[at] in titles or bool(line.bits[at] & PERSON)


def _leading_name(line: Line, speaker: Phrase) -> str | None:
    """The name in "Jan Egeland head of the agency", whose comma was lost."""
    first = end = speaker.first + (line.lower[speaker.first] in _COURTESY)
    while end < speaker.last and line.named(end) and not line.bits[end] & (SPEAKER | DOCUMENT | BEFORE):
        end += 1
    office = any(
        line.bits[k] & PERSON and not line.bits[k] & (BODY | BEFORE) and not is_plural(line.lower[k])
        for k in range(end, min(end + 4, speaker.last))
    )
    of = end < speaker.last and line.lower[end] in ("of", "from", "at", "in", "with") and line.named(end - 1)
    if end - first > 1 and (of or (office and end < speaker.last and _is_word(line, end))):
        return _joined(line.words[first:end])
    return None


_PARTICLES = frozenset("al el bin ibn de la da van von der den abu ben ul".split())


def _no_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for entry in lexicon.entries("no_name") for word in entry["words"]) | {"new"}


def _titles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for entry in lexicon.entries("title") for word in entry["words"])


def _peoples(words: str, lexicon: Lexicon) -> bool:
    """Whether words are no given names but a people or place: "British Oxfam"."""
    return any(n.kind in ("demonym", "place", "state") for n in find_names(Sentence(words, _Span(0, len(words), 0), 0), lexicon))


def _in_full(name: str, sentence: Sentence, lexicon: Lexicon) -> str:
    """The full name that the text gave before, where `name` is a family name alone."""
    if " " in name and name.split()[0].lower() not in _PARTICLES:
        return name
    text, titles, no_names = sentence.text, lexicon.index(_titles), lexicon.index(_no_names)
    full = re.compile(r"\b((?:[A-Z][\w'’-]*[^\S\n]|(?:bin|al|de|van)[^\S\n]){1,4})" + re.escape(name) + r"\b")
    best: list[str] = []
    for match in islice(full.finditer(text, 0, sentence.start), 5):
        given = match.group(1).split()
        office = [k for k, word in enumerate(given) if word.lower().strip(".") in titles]
        given = given[office[-1] + 1 :] if office else given
        while given and (given[0].lower() in no_names or _acronym(given[0])):
            given.pop(0)
        if given and (not best or len(given) < len(best)) and not _peoples(" ".join(given), lexicon):
            best = given
    return " ".join([*best, name])


_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady"))


def _maker(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> Phrase | None:
    """Whoever made a document: "a report by the UN", "UN figures", "the ministry's data"."""
    after = speaker.head + 1
    if after < speaker.last:
        at = next((k for k in range(after, speaker.last) if line.lower[k] in ("by", "from", "of", "at")), -1)
        inner = phrase_after(line, at + 1) if at > 0 else None
        if inner and (line.bits[inner.head] & SPEAKER or line.named(inner.head)):
            joined = inner.last < speaker.last and line.lower[inner.last] == "and"
            return inner._replace(last=speaker.last) if joined else inner
    end = speaker.head
    while end > speaker.first and line.words[end - 1] in ("'s", "’s", "'", "’"):
        end -= 1
    first = speaker.first
    for k in range(end - 1, first - 1, -1):
        bits = line.bits[k]
        if line.lower[k] in _NO_MAKER or not (line.named(k) or bits & SPEAKER):
            continue
        if any(n.first <= k < n.last and n.kind == "demonym" for n in find_names(sentence, lexicon)):
            continue
        if k == 0 and not bits & SPEAKER and not _acronym(line.words[0]):
            continue
        return Phrase(first, k + 1, k, False)
    return None


def _pronoun(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The speaker of an earlier sentence whom "he", "it" or "they" stands for."""
    low = sentence.lower[speaker.first]
    for other, line, frame in _frames_before(speaker, sentence, reading, _PRONOUN_BACK):
        assert frame.speaker is not None
        if depth < _DEEPEST and _agrees(low, line, frame.speaker) and _is_kind(low, line, frame.speaker, other, reading):
            return name_speaker(frame.speaker, other, reading, depth + 1)
    return None


def _agrees(pronoun: str, line: Line, speaker: Phrase) -> bool:
    """Whether a pronoun can stand for a speaker."""
    bits, word = line.bits[speaker.head], line.lower[speaker.head]
    if bits & PRONOUN:
        return word == pronoun
    if pronoun == "they":
        return not (bits & PERSON and not word.endswith(("s", "men")))
    if pronoun == "it":
        return not bits & PERSON or bool(bits & (BODY | MEDIA | MONITOR))
    return not bits & (BODY | MEDIA | MONITOR | DOCUMENT) and not (bits & PERSON and word.endswith("s"))


def _is_kind(pronoun: str, line: Line, speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether what the lexicon knows of a speaker lets a pronoun stand for it."""
    if pronoun == "it":
        return _person(line, speaker, reading.lexicon) is None
    return pronoun == "they" or _known(line, speaker, sentence, reading.lexicon) is None


def _frames_before(speaker: Phrase, sentence: Sentence, reading: Reading, back: int):  # type: ignore[no-untyped-def]
    """Frames with a speaker, from the phrase backwards over `back` sentences."""
    for index in range(sentence.index, max(sentence.index - back, -1) - 1 if False else max(sentence.index - back, 0) - 1, -1):
        other = reading.sentence(index)
        for frame in reversed(speech_frames(other, reading.lexicon)):
            if frame.speaker and (index < sentence.index or frame.speaker.last <= speaker.first):
                yield other, sentence_line(other), frame


def _earlier(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """Whose survey "the survey" is, or who spoke last before "the statement"."""
    noun = sentence.lower[speaker.head]
    if depth >= _DEEPEST:
        return None
    before = list(_frames_before(speaker, sentence, reading, LOOK_BACK))
    for other, line, frame in before:
        if noun in line.lower[frame.speaker.first : frame.speaker.last] and line.lower[frame.speaker.first] != "the":
            return name_speaker(frame.speaker, other, reading, depth + 1)
    for other, _, frame in before:
        if noun in _SPEAKS_FOR_ALL and sentence.index - other.index <= 3:
            return name_speaker(frame.speaker, other, reading, depth + 1)
    return None


def _meant(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The one whom a mere description means: "the group", "a monitor", "the source", "the Observatory"."""
    line = sentence_line(sentence)
    noun = line.lower[speaker.head]
    own = [k for k in range(speaker.first, speaker.last) if not line.bits[k] & ARTICLE]
    if any(line.named(k) and k and not (k == speaker.head and line.bits[k] & SPEAKER) for k in own) or depth > _DEEPEST:
        return None
    if speaker.last > speaker.head + 2 and line.lower[speaker.last - 1] in PLACE_NOUNS:  # "activists in the area"
        return _said_before(speaker, noun, sentence, reading, depth)
    if _definite(line, speaker) and len(own) <= 3:
        found = _said_before(speaker, noun, sentence, reading, depth)
        if found:
            return found
    words = set(line.lower[speaker.first : _clause_end(line, speaker)])
    if line.bits[speaker.head] & MONITOR or (words & _MONITORING and noun in _GENERIC):
        return _monitor(sentence, reading)
    if noun in _GENERIC and line.lower[speaker.first] in ("a", "an"):
        return None
    return _text_name(line, speaker, noun, sentence) if _definite(line, speaker) else None


def _clause_end(line: Line, speaker: Phrase) -> int:
    return min(speaker.last + 2, line.size)


def _said_before(speaker: Phrase, noun: str, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """An earlier speaker whose own words hold the noun, or an organisation for "the group"."""
    for other, line, frame in _frames_before(speaker, sentence, reading, LOOK_BACK):
        him = frame.speaker
        words = line.lower[him.first : him.last]
        named = any(line.named(k) and k for k in range(him.first, him.last))
        if noun in words and (named or len(words) > speaker.last - speaker.first):
            return name_speaker(him, other, reading, depth + 1)
        if noun in _GENERIC and line.named(him.head) and not line.bits[him.head] & PERSON:
            return name_speaker(him, other, reading, depth + 1)
    return None


def _monitor(sentence: Sentence, reading: Reading) -> str | None:
    """The monitor that the document names: the next one, else the last one before."""
    text = sentence.text
    match = _MONITORS.search(text, sentence.start) or _MONITORS.search(text)
    return _canonical(match.group(), reading) if match else None


def _canonical(text: str, reading: Reading) -> str:
    words = Sentence(text, _Span(0, len(text), 0), 0)
    for name in find_names(words, reading.lexicon):
        if name.kind in _ORGANISATIONS:
            return name.value
    kept = words.words
    return " ".join(kept[1:] if kept[0].lower() in _ARTICLES else kept)


class _Span(NamedTuple):
    start: int
    end: int
    paragraph: int


def _text_name(line: Line, speaker: Phrase, noun: str, sentence: Sentence) -> str | None:
    """The last name in the text before that ends with the noun: "the army" after "the Syrian Army"."""
    found = None
    pattern = re.compile(_FULL.format(f"{re.escape(noun)}|{re.escape(noun.capitalize())}"))
    for match in pattern.finditer(sentence.text, max(sentence.start - 3000, 0), sentence.start):
        found = match.group()
    if found is None:
        return None
    words = found.split()
    while words and words[0].lower() in _ARTICLES:
        words.pop(0)
    return " ".join(words) if len(words) > 1 else None
