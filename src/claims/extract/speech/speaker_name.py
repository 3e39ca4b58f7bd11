"""What a speaker is called by its own words: the noun phrase without article and office.

"UN Secretary General António Guterres" is António Guterres; "the state news agency SANA" is SANA;
"several officials in Kabul" are officials in Kabul. Whom "the group" means, meant_speaker finds.
"""

import re
from dataclasses import replace

from claims.extract.name.full_name import is_acronym, names_of, titles
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.speech.line import Line
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import (
    ARTICLE,
    BEFORE,
    BODIES,
    BODY,
    COUNT,
    COURTESY,
    DOCUMENT,
    GROUP,
    MEDIA,
    OTHER,
    PERSON,
    PORTFOLIO,
    PREPOSITION,
    SPEAKER,
    SPEECH,
    STOP,
    TRADE,
)
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import NAME_PARTICLES
from claims.lexicon.inflection import is_plural

ORGANISATIONS = frozenset(("organisation", "media", "coalition", "armed_group"))
_SMALL = 3  # letters of the longest word in small letters that a name may hold
# What a word begins with that may stand closer to the one before it.
_MARKS, _ENDINGS = frozenset("'’.,/"), frozenset(("st", "nd", "rd", "th"))
_SPACED = re.compile(r"\s+(['’][sS]\b|['’](?=\s)|[.,])|(?<=\d)\s+(st|nd|rd|th)\b")


def joined(words: list[str]) -> str:
    """Words as running text: no space before a possessive, a point, a comma, the end of an ordinal, or a
    stroke."""
    text = " ".join(words)
    if _MARKS.isdisjoint([word[0] for word in words]) and _ENDINGS.isdisjoint([word[:2] for word in words]):
        return text
    return _SPACED.sub(r"\1\2", text).replace(" / ", "/")


def plain_name(line: Line, speaker: Phrase) -> str | None:
    """The words of the phrase, without article and count, the first in lower case if it is no name."""
    first, last = speaker.first, speaker.last
    while first < last - 1 and (line.tags[first] & (ARTICLE | STOP | COUNT) or line.seated(first)):
        first += 1
    words = line.words[first:last]
    if words[-1] == ")" and "(" in words:
        words = words[: words.index("(")]
    if words[-1] == "]" and "[" in words:
        words = words[: words.index("[")]
    at = words.index("(") if "(" in words else len(words)
    if words[at + 2 : at + 3] == [")"]:  # the League (VLL) members
        words = words[:at] + words[at + 3 :]
    if first == 0 and _is_common(line, last):
        words[0] = words[0].lower()
    return joined(words) or None


def _is_common(line: Line, last: int) -> bool:
    """Whether the sentence's first word has its capital from there only: "Officials", "Critics of"."""
    if is_acronym(line.words[0]):
        return False
    if last > 1:
        if line.lower[1] in NAME_PARTICLES:
            return False
        return line.words[1][0].islower() and bool(line.tags[0] & SPEECH or line.lower[0].endswith("s"))
    return bool(line.tags[0] & (SPEAKER | OTHER | DOCUMENT))


def known_name(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The name of a speaker that the lexicon knows, alone or with a common noun: the canonical one, but where
    the text has an acronym or another spelling and never that name, as the text has it."""
    known = _canonical_name(line, speaker, sentence, lexicon)
    if known is None:
        return None
    first, last = known.first, known.last
    while first < last - 1 and line.tags[first] & ARTICLE:
        first += 1
    return faithful(joined(line.words[first:last]), known.value, sentence.text)


def faithful(own: str, known: str, text: str) -> str:
    """The canonical name `known`; where the text never has it, `own` if an acronym or other spelling."""
    if known in text or any(word.islower() and len(word) > _SMALL for word in own.split()):
        return known  # UNHCR for "the UN refugee agency"
    short, long = _name_words(own), _name_words(known)
    if short == long:
        return own
    if short <= long or long <= short:  # the Observatory; the state news agency SANA
        return known
    return own


def _name_words(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace(".", "").split())


def _canonical_name(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> Name | None:
    """The name of a speaker that the lexicon knows."""
    first, last = speaker.first, speaker.last
    while first < last and (line.tags[first] & (ARTICLE | STOP) or line.seated(first)):
        first += 1
    for name in find_names(sentence, lexicon):
        organisation = name.kind in ORGANISATIONS
        reaches = name.first < first and name.last == last
        if organisation and (reaches or (name.first == first and name.last > last)):
            return name  # Save the Children, of which one word alone was found
        if name.first < first or name.last > last:
            continue
        whole = name.first == first and name.last == last and not _is_first_of_two(name, sentence)
        if whole and name.kind in ("state", "place", "demonym"):
            return name
        if organisation and not name.suffix and _is_alone(line, name, first, last):
            return _named_by_it(name, last, sentence, lexicon) or name
    return None


def _named_by_it(name: Name, last: int, sentence: Sentence, lexicon: Lexicon) -> Name | None:
    """The body that another one's name says whose it is: UNRWA in "the UN agency UNRWA"."""
    beside = (it for it in find_names(sentence, lexicon) if name.last < it.first and it.last == last)
    return next((it for it in beside if it.kind in ORGANISATIONS and it.value != name.value), None)


def _is_first_of_two(name: Name, sentence: Sentence) -> bool:
    """Whether a place is only the first half of another name: `Velm-Matin`, a newspaper."""
    second = sentence.words[name.last - 1].partition("-")[2]
    return second[:1].isupper() and second not in name.value


def _is_alone(line: Line, name: Name, first: int, last: int) -> bool:
    """Whether the words around a name within the phrase only say what it is: "the state agency SANA"."""
    for k in range(first, name.first):
        capital = line.named(k) and name.kind != "media" and not (k == 0 and line.tags[k] & SPEECH)
        acronym = line.words[k].isupper() and line.named(k + 1)  # IHS Conflict Monitor
        if capital or acronym or line.tags[k] & (PERSON | PREPOSITION) or line.lower[k] == "and":
            return False
    return all(
        line.words[k] in "()"
        or line.words[k].isupper()
        or (line.tags[k] & (GROUP | MEDIA) and (name.kind == "media" or line.words[k].islower()))
        for k in range(name.last, last)
    )


def without_place(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> Phrase:
    """The speaker without a name that belongs to the words before it: "nine died in Kabul officials said"."""
    alone = speaker.last == speaker.head + 1 and not line.named(speaker.head)
    plural = line.tags[speaker.head] & SPEAKER and is_plural(line.lower[speaker.head])
    if speaker.clean or not alone or not plural:
        return speaker
    first, at = speaker.first, speaker.first - 1
    while at > 0 and first - at < 4 and (line.unknown(at) or line.named(at) or line.lower[at] == "the"):
        at -= 1
    if at < 0 or not line.tags[at] & PREPOSITION:
        return speaker
    for name in find_names(sentence, lexicon):
        if first <= name.first < speaker.head and name.kind in ("place", "unknown", "person"):
            return replace(speaker, first=name.last)
    return speaker


def person_name(line: Line, speaker: Phrase, lexicon: Lexicon) -> str | None:
    """The person's name in "UN envoy Jan Pronk", "Mr Guterres", "Secretary of State Rex Tillerson"."""
    offices = lexicon.index(titles)
    return (
        _leading_name(line, speaker, lexicon)
        or _name_at_end(line, speaker, offices)
        or _name_after_office(line, speaker, offices)
    )


def name_after_trade(line: Line, speaker: Phrase) -> str | None:
    """The name of a body after what it is: Norwing in "the oil company Norwing", "carmaker Norwing"."""
    start = _name_start(line, speaker.first, speaker.last)
    start += start == 0 < speaker.last - 1 and bool(line.tags[0] & BODIES)  # Carmaker Norwing
    if not speaker.first < start < speaker.last or not line.tags[start - 1] & TRADE:
        return None
    if "and" in line.lower[speaker.first : start]:
        return None  # the BBC and the website Norwing
    return joined(line.words[start : speaker.last])


def _leading_name(line: Line, speaker: Phrase, lexicon: Lexicon) -> str | None:
    """The name in "Jan Egeland head of the agency", whose comma was lost."""
    first = end = speaker.first + bool(line.tags[speaker.first] & COURTESY)
    while end < speaker.last and line.named(end) and not line.tags[end] & (SPEAKER | DOCUMENT | BEFORE):
        end += 1
    if end - first < 2 or end == speaker.last:
        return None
    if line.lower[end] in ("of", "from", "at", "in", "with"):
        return joined(line.words[first:end])
    office = any(
        line.tags[k] & PERSON and not line.tags[k] & (BODY | BEFORE) and not is_plural(line.lower[k])
        for k in range(end, min(end + 4, speaker.last))
    )
    if not office or not _is_word(line, end):
        return None
    name = joined(line.words[first:end])
    return None if any(it.kind == "place" for it in names_of(name, lexicon)) else name  # Las Vegas sheriff


def _is_word(line: Line, at: int) -> bool:
    """Whether a word is a noun or adjective in lower case: "website" in "the website El Nashra"."""
    return line.words[at].islower() and not line.tags[at] & (PREPOSITION | ARTICLE) and not joins(line, at)


def _name_start(line: Line, first: int, last: int) -> int:
    """Where the run of names begins that ends before word `last`, at or after word `first`."""
    start = last
    while start > first:
        at = start - 1
        if not (line.named(at) or line.point(at) or line.lower[at] in NAME_PARTICLES):
            break
        start = at
    return start


def _name_at_end(line: Line, speaker: Phrase, offices: frozenset[str]) -> str | None:
    """The name at the end of "border police commander Hossein Zolfaghari", "Governor Talal Barazi"."""
    first, last = speaker.first, speaker.head + 1
    start = _name_start(line, first, last)
    if start > first + 1 and line.lower[first] in ("a", "an") and _tells_mood(line, first + 1, start):
        return joined(line.words[start:last])  # a visibly angry Maas
    office = start > first and (
        (last - start > 1 and _is_word(line, start - 1))
        or line.lower[start - 1] in offices
        or bool(line.tags[start - 1] & PERSON)
    )
    title = next((k for k in range(last - 1, start - 1, -1) if _is_office(line, k, last, offices)), -1)
    if title >= 0:
        start, office = title + 1, True
    while start < last and line.words[start] == ".":
        start += 1
    if not office or start >= last:
        return None
    courtesy = title >= 0 and line.tags[title] & COURTESY
    if any(line.tags[k] & PERSON and is_plural(line.lower[k]) for k in range(start, last)):
        return None  # the country's Joint Chiefs
    if courtesy or not line.any(start, last, BODIES | DOCUMENT):
        return joined(line.words[start:last])
    return None


def _tells_mood(line: Line, first: int, last: int) -> bool:
    """Whether nothing but adjectives in small letters stand between two words: visibly angry."""
    return all(
        line.words[k].islower() and "-" not in line.words[k] and not line.tags[k] for k in range(first, last)
    )


def _is_office(line: Line, at: int, last: int, offices: frozenset[str]) -> bool:
    """Whether a word is a title, or an office before a name of two words: "Financial Officer"."""
    return line.lower[at] in offices or (bool(line.tags[at] & PERSON) and last - at > 2)


def _name_after_office(line: Line, speaker: Phrase, offices: frozenset[str]) -> str | None:
    """The name after "Secretary of State Rex Tillerson", "head of the Rights Network Fadel Abdul Ghany"."""
    if not line.tags[speaker.head] & PERSON or is_plural(line.lower[speaker.head]):
        return None
    start = _name_start(line, speaker.head + 1, speaker.last)
    of = [k for k in range(start, speaker.last) if line.tags[k] & (PORTFOLIO | SPEAKER | BEFORE)]
    if of and speaker.last - of[-1] > 2 and line.lower[of[-1]] not in offices:
        return joined(line.words[of[-1] + 1 : speaker.last])
    return None


def joins(line: Line, at: int) -> bool:
    """Whether word `at` is an "and" within a name."""
    return line.lower[at] == "and" and at > 0 and line.named(at - 1) and line.named(at + 1)
