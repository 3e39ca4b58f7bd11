"""Whom a mere description means: "the group", "a monitor", "the Geneva charity", "the envoy".

Who spoke before is asked first, the nearest before the others, then the text's own names.
"""

import re

from claims.extract.claimant.named_before import name_before, titled_name, without_article
from claims.extract.claimant.office_holder import office_holder_after, office_holder_before, titled_before
from claims.extract.name.full_name import names_of
from claims.extract.name.names import find_names
from claims.extract.report.organisation import SUFFIXES
from claims.extract.report.reading import Reading
from claims.extract.report.reference import (
    NAMED_BODIES,
    NAMED_OFFICES,
    SPEAKERS,
    Antecedent,
    Speaker,
    antecedents,
    sentences_back,
)
from claims.extract.speech.line import Line, sentence_line
from claims.extract.speech.maker import find_maker
from claims.extract.speech.speaker_name import (
    ORGANISATIONS,
    faithful,
    known_name,
    name_after_trade,
    person_name,
)
from claims.extract.speech.speaker_phrase import Phrase, phrase_after
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import (
    ARTICLE,
    BODY,
    GROUP,
    LOOSE,
    MEDIA,
    MONITOR,
    PERSON,
    PLACE,
    SPEAKER,
    TRADE,
    WATCHING,
    word_tags,
)
from claims.lexicon.closed_classes import DEFINITE

_AHEAD = 2  # sentences in which "an aid group" gets its name
_REACH = 20_000  # characters to both sides in which a monitor is looked for
# A name of up to six words that ends with the one put in for {}, and what it is "for" or "of".
_FULL = (
    r"\b(?:(?:[A-Z][\w'’-]*|(?:[A-Z]\.)+)[^\S\n]){{1,5}}(?:{})\b"
    r"(?:[^\S\n](?:for|of|on)[^\S\n](?:the[^\S\n])?[A-Z]\w+(?:[^\S\n](?:and[^\S\n])?[A-Z]\w+){{0,3}})?"
)
_MONITORS = re.compile(
    _FULL.format("Observatory|Monitor|Monitoring|Watch|Tracker|Network|Count") + r"|\bObservatory\b"
)


def find_described(speaker: Phrase, sentence: Sentence, reading: Reading) -> Speaker | str | None:
    """The one whom a mere description means: an earlier speaker, or a name; None where the words stand for
    themselves."""
    line = sentence_line(sentence, reading.lexicon)
    own = [k for k in range(speaker.first, speaker.last) if not line.tags[k] & ARTICLE]
    names = [k for k in own if k and line.proper(k) and not (k == speaker.head and line.tags[k] & SPEAKER)]
    if "and" in line.lower[speaker.first : speaker.last]:
        return None
    if line.lower[speaker.first : speaker.last] in _SAME:
        return _last_before(sentence, reading)
    if names:
        seated = _seated(speaker, names, sentence, reading) or titled_before(speaker, sentence, reading)
        return seated or office_holder_after(speaker, sentence, reading)
    if speaker.last > speaker.head + 2 and line.tags[speaker.last - 1] & PLACE:  # "activists in the area"
        return _said_before(speaker, sentence, reading)
    if line.lower[speaker.first] in DEFINITE:
        found = _named_before(speaker, len(own), sentence, reading)
        if found:
            return found
    group = line.tags[speaker.head] & GROUP
    counts = line.any(speaker.first, min(speaker.last + 2, line.size), WATCHING)
    if line.tags[speaker.head] & MONITOR or (group and counts):
        return _monitor(sentence, reading)
    if group and line.lower[speaker.first] in ("a", "an"):
        return _named_next(sentence, reading)
    if line.tags[speaker.head] & LOOSE:
        return _body(speaker, sentence, reading)
    if group and len(own) == 1 and line.lower[speaker.first] in DEFINITE:
        return _organisation(speaker, sentence, reading)
    return office_holder_after(speaker, sentence, reading)


_SAME = tuple(["the", "same", noun] for noun in ("source", "sources", "report", "group", "agency"))


def _last_before(sentence: Sentence, reading: Reading) -> Speaker | None:
    """Who spoke last before a sentence, for "the same source"."""
    others = antecedents(SPEAKERS, sentence, 0, reading)
    return next((Antecedent(him, other) for him, other in others if other is not sentence), None)


def _body(speaker: Phrase, sentence: Sentence, reading: Reading) -> str | None:
    """The organisation or armed group that was named last, for "the group"."""
    if sentence.lower[speaker.first] not in DEFINITE:
        return None
    for name, other in antecedents(NAMED_BODIES, sentence, speaker.first, reading):
        return faithful(other.slice(name.first, name.last), name.value, other.text)
    return None


def _organisation(speaker: Phrase, sentence: Sentence, reading: Reading) -> str | None:
    """The organisation named last that can be called so: "the agency" is the CIA, but no Commission."""
    tags, noun = reading.lexicon.index(word_tags), sentence.lower[speaker.head]
    if tags.get(noun, 0) & MEDIA and noun != "agency":
        return None
    for name, other in antecedents(NAMED_OFFICES, sentence, speaker.first, reading):
        words = name.value.lower().split()
        called_else = name.kind == "state" or any(tags.get(word, 0) & GROUP for word in words)
        if noun in words or not (called_else or noun == "ministry"):
            return faithful(other.slice(name.first, name.last), name.value, other.text)
    return None


def _seated(speaker: Phrase, names: list[int], sentence: Sentence, reading: Reading) -> Speaker | None:
    """The organisation that spoke right before "the New York consultancy", whose only name is a place's."""
    line = sentence_line(sentence, reading.lexicon)
    if not line.tags[speaker.head] & TRADE or line.lower[speaker.first] != "the":
        return None
    places = [n for n in find_names(sentence, reading.lexicon) if n.kind in ("place", "demonym", "state")]
    if line.named(speaker.head) or not all(any(p.first <= k < p.last for p in places) for k in names):
        return None
    for him, other in antecedents(SPEAKERS, sentence, speaker.first, reading):
        line = sentence_line(other, reading.lexicon)
        maker = find_maker(line, him, other, reading.lexicon) if line.document(him.head) else him
        if maker and _is_organisation(maker, other, reading):
            return Antecedent(maker, other)
    return None


def find_agency(speaker: Phrase, sentence: Sentence, reading: Reading) -> Speaker | None:
    """The organisation that spoke right before "the UN agency"."""
    own = sentence.words[speaker.first : speaker.last]
    if len(own) != len(("the", "UN", "agency")) or own[0].lower() != "the":
        return None
    if own[1] not in _UN or own[2] not in _AGENCIES:
        return None
    for him, other in antecedents(SPEAKERS, sentence, speaker.first, reading):
        line = sentence_line(other, reading.lexicon)
        own = [line.words[k] for k in range(him.first, him.last)]
        if _is_organisation(him, other, reading) and own[-1] not in _UN:
            return Antecedent(him, other)
    return None


_UN = frozenset(("UN", "U.N."))
_AGENCIES = frozenset(("agency", "body"))


def _is_organisation(him: Phrase, other: Sentence, reading: Reading) -> bool:
    """Whether a speaker has a name that is neither a person's nor a country's."""
    line = sentence_line(other, reading.lexicon)
    if not line.named(him.head) or line.tags[him.head] & PERSON:
        return False
    names = [n for n in find_names(other, reading.lexicon) if n.first < him.last and him.first < n.last]
    if any(name.kind in ORGANISATIONS for name in names):
        return True
    return bool(line.tags[him.head] & SPEAKER)


def _named_before(speaker: Phrase, size: int, sentence: Sentence, reading: Reading) -> Speaker | str | None:
    """Whom "the agency" means, a phrase of `size` words: one whose name ends so, or who spoke before."""
    tags = sentence_line(sentence, reading.lexicon).tags[speaker.head]
    sure = size == 1 and tags & BODY and not tags & (MONITOR | LOOSE)
    named: Speaker | str | None = None
    titled = tags & MEDIA and sentence.words[speaker.head][0].isupper()
    if sure or titled:
        named = _said_before(speaker, sentence, reading, True) or name_before(speaker, sentence, reading)
    if titled:  # the Times, which is not CNN
        return named
    if named is None and size <= 3:
        named = _said_before(speaker, sentence, reading)
    if named is None and size == 1 and tags & TRADE and not tags & (LOOSE | MONITOR | MEDIA):
        named = _company_before(speaker, sentence, reading)
    if named is None and size == 1 and tags & PERSON:
        named = office_holder_before(speaker, sentence, reading) or titled_name(speaker, sentence)
    if named is None and size == 1 and tags & MEDIA:
        named = _medium_near(sentence, reading)
    return named or (None if tags & (MONITOR | GROUP) else name_before(speaker, sentence, reading))


def _company_before(speaker: Phrase, sentence: Sentence, reading: Reading) -> Speaker | None:
    """The last speaker with a name that is no person's nor a place's, for "the company"."""
    for him, other in antecedents(SPEAKERS, sentence, speaker.first, reading):
        line = sentence_line(other, reading.lexicon)
        head = him.head - line.point(him.head)  # Corp.
        if not line.named(head) or line.tags[head] & PERSON or line.document(head):
            continue
        names = [n for n in find_names(other, reading.lexicon) if n.first < him.last and him.first < n.last]
        if any(name.kind in ("place", "demonym", "person", "media") for name in names):
            continue
        if person_name(line, him, reading.lexicon) is None:
            return Antecedent(him, other)
    return _company_that_acts(sentence, reading)


def _company_that_acts(sentence: Sentence, reading: Reading) -> Speaker | None:
    """The company with which a sentence before begins, told by what it is or by its name's end: "The airline
    Flynor cut 20 flights", "Norwing Inc. lost money"."""
    for other in sentences_back(sentence, reading):
        line = sentence_line(other, reading.lexicon)
        subject = phrase_after(line, 0)
        if subject is None:
            continue
        last = subject.last - (line.words[subject.last - 1] == ".")
        suffixed = line.lower[last - 1] in SUFFIXES and line.named(last - 1)
        if suffixed or name_after_trade(line, subject):
            return Antecedent(subject, other)
    return None


def _said_before(
    speaker: Phrase, sentence: Sentence, reading: Reading, strict: bool = False
) -> Speaker | str | None:
    """An earlier speaker whose own words hold the noun, or, unless `strict`, any for "the group"."""
    noun = sentence.lower[speaker.head]
    tags = sentence_line(sentence, reading.lexicon).tags[speaker.head]
    alone = speaker.head - speaker.first <= 1  # "the ministry", but not "the emergencies ministry"
    group = tags & LOOSE or (alone and tags & GROUP and not tags & MONITOR)
    for him, other in antecedents(SPEAKERS, sentence, speaker.first, reading):
        line = sentence_line(other, reading.lexicon)
        person = bool(line.tags[him.head] & PERSON or person_name(line, him, reading.lexicon))
        common = [line.tags[k] for k in range(him.first, him.head) if line.words[k].islower()]
        called = any(it & GROUP for it in common) and not any(it & PERSON for it in common)
        if (tags & PERSON and not person) or (tags & BODY and not tags & PERSON and person and not called):
            continue  # the coalition is not its spokesman
        named = any(line.named(k) for k in range(max(him.first, 1), him.last))
        longer = named or him.last - him.first > speaker.last - speaker.first
        if longer and noun in line.lower[him.first : him.last]:
            return Antecedent(him, other)
        if strict or not group or not line.named(him.head) or line.tags[him.head] & PERSON:
            continue
        if noun == "ministry":  # no body but a ministry is called so
            continue
        if _is_called_person(line, him) or (noun in _OF_PEACE and _is_armed_group(him, other, reading)):
            continue
        if tags & MEDIA and noun != "agency" and not _speaks_as_medium(him, other, reading):
            continue
        if called or person_name(line, him, reading.lexicon) is None:  # the charity Doctors Abroad
            nearer = None if tags & LOOSE else name_before(speaker, sentence, reading, other.end)
            return nearer or Antecedent(him, other)
    return None


_OF_PEACE = frozenset(
    "agency association bureau centre center charity committee commission company council department "
    "federation firm fund institute institution monitor newspaper office union".split()
)


def _is_armed_group(him: Phrase, other: Sentence, reading: Reading) -> bool:
    """Whether a speaker is an armed group, which nobody calls an agency."""
    names = (n for n in find_names(other, reading.lexicon) if n.first < him.last and him.first < n.last)
    return any(name.kind == "armed_group" for name in names)


def _is_called_person(line: Line, him: Phrase) -> bool:
    """Whether a name is said to be a person's beside it: "its commander, Ann Ex", "Ann Ex, a nurse"."""
    before = line.tags[him.first - 2] & PERSON if him.first > 1 and line.words[him.first - 1] == "," else 0
    after = line.words[him.last : him.last + 1] == [","] and line.lower[him.last + 1 : him.last + 2]
    return bool(before) or bool(after and (after[0] == "who" or line.any(him.last + 1, him.last + 4, PERSON)))


def _speaks_as_medium(him: Phrase, other: Sentence, reading: Reading) -> bool:
    """Whether a speaker can be "the channel", by its name or its words; "the agency" may be any body."""
    if sentence_line(other, reading.lexicon).any(him.first, him.last, MEDIA):
        return True
    names = [n for n in find_names(other, reading.lexicon) if n.first < him.last and him.first < n.last]
    return any(name.kind == "media" for name in names)


def _medium_near(sentence: Sentence, reading: Reading) -> str | None:
    """The medium that one of the last sentences names, for "the agency"."""
    for other in sentences_back(sentence, reading):
        for name in find_names(other, reading.lexicon):
            if name.kind == "media":
                return faithful(other.slice(name.first, name.last), name.value, other.text)
    return None


def _named_next(sentence: Sentence, reading: Reading) -> str | None:
    """The organisation that speaks right after "an aid group" did."""
    for index in range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(reading.sentences))):
        other = reading.sentence(index)
        line = sentence_line(other, reading.lexicon)
        for him in reversed(SPEAKERS.named(other, reading)):
            known = known_name(line, him, other, reading.lexicon)
            if known and any(n.kind == "organisation" for n in names_of(known, reading.lexicon)):
                return known
    return None


def _monitor(sentence: Sentence, reading: Reading) -> str | None:
    """The monitor that the document names: the next one, else the first one before."""
    monitors = reading.layer(_monitors)
    after = (name for at, name in monitors if sentence.start <= at < sentence.start + _REACH)
    before = (name for at, name in monitors if sentence.start - _REACH <= at < sentence.start)
    name = next(after, None) or next(before, None)
    return name and _canonical(without_article(name), reading)


def _monitors(reading: Reading) -> list[tuple[int, str]]:
    """The monitors that the text names, each with its offset."""
    found = ((match.start(), match.group()) for match in _MONITORS.finditer(reading.document.text))
    return [(at, name) for at, name in found if not _is_medium(name, reading)]


def _is_medium(name: str, reading: Reading) -> bool:
    return any(known.kind == "media" for known in names_of(name, reading.lexicon))


def _canonical(words: str, reading: Reading) -> str:
    """The lexicon's name for an organisation, or the words as they are."""
    known = (name.value for name in names_of(words, reading.lexicon) if name.kind in ORGANISATIONS)
    return next(known, words)
