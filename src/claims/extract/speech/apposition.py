"""A speaker and what describes him: "the envoy, James Jeffrey,", "Hall, who is back from Iraq,"."""

from dataclasses import replace

from claims.extract.speech.line import Line
from claims.extract.speech.may_speak import can_speak
from claims.extract.speech.speaker_phrase import Phrase, phrase_after, phrase_before, phrases_before
from claims.extract.text.word_tags import (
    ADVERB,
    ARTICLE,
    BODIES,
    GROUP,
    JOINT,
    MEDIA,
    NUMERAL,
    PERSON,
    PLACE,
    PREPOSITION,
    RELATIVE,
    SPEAKER,
    TIME,
    TITLE,
    VERB,
)
from claims.lexicon.closed_classes import NAME_PARTICLES
from claims.lexicon.inflection import is_plural

_LONGEST = 30  # words looked through for the other comma of a pair, or for the noun that "who" stands for
_ASIDES = 4  # that follow each other: "Jan Pronk, 64, from Scheveningen, the envoy, said"
_AFTER_NAME = TIME | PREPOSITION | VERB | ADVERB  # what may follow a name in apposition


def before_aside(line: Line, closing: int) -> Phrase | None:
    """The speaker before what stands between two commas or dashes, the second of them word `closing`."""
    mark, found, last, made = line.words[closing], None, None, 0
    for _ in range(_ASIDES):
        floor = max(closing - _LONGEST, 0) - 1
        opening = next((k for k in range(closing - 1, floor, -1) if line.words[k] in (mark, ";")), -1)
        phrase = phrase_before(line, closing)
        begins = _after_time(line, opening + 1)
        if line.tags[begins] & JOINT or line.lower[begins] == "by":
            made = closing
        elif begins < closing and not line.tags[begins] & (RELATIVE | PREPOSITION | VERB):  # no age alone
            if phrase and made and line.document(phrase.head):  # "the report, published by Amnesty, says"
                return replace(phrase, last=made)
            if phrase and phrase.first == begins:
                found = _appositive(line, phrase, found)
                if is_name(line, phrase) and line.lower[phrase.head] not in _MEMBERS:
                    return _who_serves(line, opening) or found
            elif found:  # the speaker's phrase began further back
                return _appositive(line, phrase, found) if phrase else found
            elif name := _described_name(line, begins, opening):
                return name
            last = last or phrase
        if opening <= 0 or line.words[opening] == ";":
            break
        closing = opening
    return found or (_whoever_is_at(line, last) if last else None)


def _whoever_is_at(line: Line, place: Phrase) -> Phrase:
    """Of "A doctor at the only hospital, which has 60 beds," the doctor; else the phrase itself."""
    wide = phrases_before(line, place.last)[-1]
    person = line.tags[wide.head] & PERSON and not line.tags[place.head] & PERSON
    return wide if person and wide.clean and not line.named(place.head) else place


def _described_name(line: Line, begins: int, opening: int) -> Phrase | None:
    """The name before the comma at word `opening`, after which a longer description begins than a phrase:
    "Jan Maas, a nurse who fled to Goma,"."""
    if opening < 2 or not line.tags[begins] & ARTICLE or line.words[opening] != ",":
        return None
    described = phrase_after(line, begins)
    name = phrase_before(line, opening)
    if described is None or name is None or not is_name(line, name) or not name.clean:
        return None
    return name if not line.tags[described.head] & (PLACE | BODIES) else None


# Of a party, after a name: "Senator Ann Ex, Ohio Republican,".
_MEMBERS = frozenset(("conservative", "democrat", "independent", "liberal", "republican"))
_FORMERLY = frozenset(("formerly", "now", "once", "then"))  # then defence minister


def _after_time(line: Line, first: int) -> int:
    """The word after a time that begins a clause, if one does: "In March Jan Egeland, the envoy, said"."""
    if line.lower[first] in _FORMERLY:
        return first + 1
    at = first + bool(line.tags[first] & PREPOSITION)
    after = at
    while after < line.size and (line.tags[after] & TIME or line.words[after].isdigit()):
        after += 1
    return after if after > at else first


def _appositive(line: Line, outer: Phrase, inner: Phrase | None) -> Phrase:
    """Of "the envoy, James Jeffrey," and "James Jeffrey, the envoy," the name; else the first of the two."""
    if inner is None:
        return outer
    if (
        not can_speak(line, outer, "say")
        or _spells_out(line, outer, inner)
        or _names_body(line, outer, inner)
    ):
        return inner
    name = (
        line.named(inner.head)
        and not line.tags[inner.head] & SPEAKER
        and not line.tags[inner.first] & ARTICLE
    )
    if name and line.tags[outer.head] & SPEAKER and not line.tags[outer.last - 1] & PLACE:
        return inner
    return outer


# Of whom there is one: a name after "an aide to Chad's president" is the president's.
_SOLE = frozenset("chancellor governor king leader mayor minister premier president pope queen".split())


def _who_serves(line: Line, end: int) -> Phrase | None:
    """Whoever serves the holder of an office whose name comes next: `an aide to Chad's president, Ann Ex`."""
    if end < 2 or line.lower[end - 1] not in _SOLE:
        return None
    wide = phrases_before(line, end)[-1:]
    own = next((k for it in wide for k in range(it.first, end - 1) if line.tags[k] & PREPOSITION), 0)
    if not own or not line.tags[own - 1] & PERSON:
        return None
    held = any(line.tags[k] & ARTICLE or line.possessive(k) for k in range(own + 1, end - 1))
    return wide[0] if held else None


def _spells_out(line: Line, outer: Phrase, inner: Phrase) -> bool:
    """Whether the second of two says what the letters of the first are: "INAM, the Institute of Mines"."""
    word = line.words[outer.head]
    alone = outer.first == outer.head and word.isupper() and len(word) > 1
    first, last = inner.first, inner.last
    names = sum(line.named(k) for k in range(first, last))
    return alone and names > 1 and line.any(first, last, BODIES) and not line.any(first, last, PERSON)


def _names_body(line: Line, outer: Phrase, inner: Phrase) -> bool:
    """Whether the second of two is the name of the body that the first tells of: "A rival alliance, the
    Platform,"."""
    named = line.lower[inner.first] == "the" and all(
        line.words[k][0].isupper() for k in range(inner.first + 1, inner.head + 1)
    )
    told = line.lower[outer.first] in _ONE and line.tags[outer.head] & (BODIES | GROUP)
    return bool(named and told) and inner.head > inner.first


_ONE = frozenset(("a", "an", "another", "its", "one", "their"))


def is_name(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is a name of several words and nothing else."""
    words = range(phrase.first, phrase.last)
    return len(words) > 1 and all(
        (line.named(k) or line.lower[k] in NAME_PARTICLES) and not line.tags[k] & (SPEAKER | NUMERAL)
        for k in words
    )


def with_name(line: Line, speaker: Phrase | None) -> Phrase | None:
    """The name that follows a person's office after a comma: "the head of the agency, Jan Egeland"."""
    if speaker is None or speaker.last + 2 > line.size or line.words[speaker.last] != ",":
        return speaker
    own = range(speaker.first, speaker.last)
    if line.tags[speaker.head] & MEDIA and (medium := _medium_after(line, speaker.last + 1)):
        return medium
    if not any(line.tags[k] & PERSON and not is_plural(line.lower[k]) for k in own):
        return speaker
    name = phrase_after(line, speaker.last + 1)
    if name is None or not _is_titled_name(line, name):
        return speaker
    return name if line.breaks(name.last) or line.tags[name.last] & _AFTER_NAME else speaker


def _medium_after(line: Line, first: int) -> Phrase | None:
    """The name of a medium that begins at word `first`: "the state news agency, Xinhua."."""
    name = phrase_after(line, first)
    if name is None or name.first != first or not line.breaks(name.last) or line.tags[name.head] & SPEAKER:
        return None
    return name if all(line.named(k) for k in range(first, name.last)) else None


def _is_titled_name(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is a person's name, with a title or without: "Col. Sani Usman"."""
    first = phrase.first
    while first < phrase.last and (line.tags[first] & TITLE or line.point(first)):
        first += 1
    return is_name(line, replace(phrase, first=first))
