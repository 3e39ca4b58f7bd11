"""Who speaks, given the verb: the subject before it, or the speaker after it.

"Hall, who is back from Iraq, said", "the envoy, James Jeffrey, said", "a group tracking the violence
said", and the same without their commas.
"""

from claims.extract.speech.line import Line
from claims.extract.speech.speaker_phrase import Phrase, phrase_after, phrase_before, phrases_before
from claims.extract.text.word_tags import (
    ADVERB,
    ARTICLE,
    BODIES,
    DENIAL,
    DESCRIPTION,
    EVENT,
    EYES,
    JOINT,
    LINK,
    OTHER,
    PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SET_OFF,
    SPAN,
    SPEAKER,
    TIME,
    TITLE,
    VERB,
)
from claims.lexicon.closed_classes import FINITE_BE, HAVE, NAME_PARTICLES
from claims.lexicon.inflection import is_plural

_LONGEST = 30  # words looked through for the other comma of a pair, or for the noun that "who" stands for
_DESCRIPTION = 14  # words of a description: "a group tracking the violence"
_DATELINE = 9  # words before the dash of "KABUL, Afghanistan (AFP) -"
_ADJUNCT = 12  # words of time, place and recipient after the verb
_NAME = 12  # words of a long name after its noun
_ASIDES = 4  # that follow each other: "Jan Pronk, 64, from Scheveningen, the envoy, said"
_ACRONYM = 5  # letters; a longer word in capitals is the place of a dateline
_PAIRED = frozenset((",", "-", "–", "—"))
_SPEAKING = frozenset(("he", "she", "it", "they"))  # "we" speak inside what somebody says
_PEOPLE = frozenset(("people", "women", "men", "children"))  # who speak though they are nobody
_PAPERS_DO = frozenset(
    ("say", "tell", "put", "believe", "show", "find", "state", "speak", "give", "count", "point")
)
_AFTER_NAME = TIME | PREPOSITION | VERB | ADVERB  # what may follow a name in apposition
_OPENERS = frozenset(("but", "while", "when", "although", "though", "because", "whereas"))
_OVER = frozenset(("over", "around", "about", "under", "between", "to"))  # before a number
_NEARNESS = frozenset(("last", "this", "earlier"))
# After the verb, when all was said before it: "20 died, he said, pointing out ..."
_GOES_ON = frozenset(
    ("pointing", "calling", "describing", "blaming", "giving", "speaking", "referring", "according")
)


def can_speak(line: Line, speaker: Phrase, does: str) -> bool:
    """Whether a phrase can be the subject of a verb that `does` so."""
    head = line.tags[speaker.head]
    paper = line.document(speaker.head)
    if does == "see":
        return bool(head & EYES)
    if does == "give":
        return paper or bool(head & (PERSON | BODIES | PRONOUN)) or line.named(speaker.head)
    if does == "show":
        return paper
    if head & SPEAKER:
        return True
    if paper or head & PRONOUN:
        return does in _PAPERS_DO
    return _speaks_by_place(line, speaker, does)


def _speaks_by_place(line: Line, speaker: Phrase, does: str) -> bool:
    """Whether a phrase speaks whose head does not tell: a name, or what begins a clause."""
    if line.tags[speaker.head] & EVENT and line.words[speaker.head].islower():
        return False
    if line.named(speaker.head):
        return speaker.first > 0 or speaker.clean
    return does in ("say", "tell") and speaker.clean and _speaks_once(line, speaker)


def _speaks_once(line: Line, speaker: Phrase) -> bool:
    """Whether a phrase with a head that tells nothing speaks: "a translator"; not "her remarks follow"."""
    inside = range(speaker.first, speaker.head + 1)
    if any(line.words[k].isdigit() for k in inside) or sum(line.unknown(k) for k in inside) > 2:
        return False
    people = line.lower[speaker.head] in _PEOPLE and speaker.first == 0
    return people or not line.tags[speaker.head] & OTHER


def find_subject(line: Line, end: int, does: str) -> Phrase | None:
    """The speaker that ends before word `end`, where the verb or what belongs to it begins."""
    at = end - 1
    if at < 0:
        return None
    if line.tags[at] & PRONOUN:
        return Phrase(at, end, at, line.breaks(at - 1)) if line.lower[at] in _SPEAKING else None
    if line.tags[at] & RELATIVE:
        return _antecedent(line, at, does)
    if line.lower[at] in ("and", "but"):
        return _opening(line, at, does)
    if line.words[at] in _PAIRED:
        speaker = _before_aside(line, at)
        return speaker if speaker and can_speak(line, speaker, does) else None
    return _right_before(line, end, does)


def _opening(line: Line, end: int, does: str) -> Phrase | None:
    """The subject that a sentence begins with, for a verb after "and": "the army shelled it and said"."""
    dash = next((k for k in range(min(_DATELINE, end)) if line.words[k] in SET_OFF), -1)
    speaker = phrase_after(line, dash + 1)
    if speaker and line.tags[speaker.last] & TIME:  # "Last Saturday, the president flew there and said"
        comma = next((k for k in range(speaker.last, end) if line.words[k] == ","), end)
        speaker = phrase_after(line, comma + 1)
    if speaker is None or speaker.last >= end or not can_speak(line, speaker._replace(clean=True), "believe"):
        return None
    return speaker._replace(clean=True)


def _antecedent(line: Line, at: int, does: str) -> Phrase | None:
    """The noun that "who" or "which", word `at`, stands for."""
    end = at - 1 if line.breaks(at - 1) else at
    can = [phrase for phrase in phrases_before(line, end) if can_speak(line, phrase, does)]
    if not can:
        return None
    if line.lower[at] == "which":
        return can[0]
    return _named_before(line, can[-1]) or can[-1]


def _named_before(line: Line, described: Phrase) -> Phrase | None:
    """The name that a description follows: "Jan Maas, an analyst who has counted 20"."""
    first = described.first
    if first < 2 or line.words[first - 1] != "," or line.lower[first] not in ("a", "an"):
        return None
    name = phrase_before(line, first - 1)
    return name if name and is_name(line, name) else None


def _right_before(line: Line, end: int, does: str) -> Phrase | None:
    """The widest phrase right before the verb that can speak, or one that is described at length there."""
    can = [phrase for phrase in phrases_before(line, end) if can_speak(line, phrase, does)]
    if not can:
        return _described(line, end) or _related(line, end, does) or _long(line, end)
    speaker = can[-1]
    first = speaker.first
    if not first or (speaker.clean and line.words[first - 1] != ")"):
        return speaker
    if line.lower[first] in ("a", "an", "the"):
        stop = first - bool(
            line.tags[first - 1] & ADVERB
        )  # "the Observatory however a monitoring group said"
        named = line.named(stop - 1) or line.words[stop - 1] == ")"
        outer = phrase_before(line, stop) if named else None
        told = outer and (outer.clean or (line.lower[outer.first] == "the" and line.named(outer.first + 1)))
        if outer and told and _goes_with(line, outer, speaker):
            return outer
    found = None if closes(line, speaker, end, does) else _related(line, first, does)
    if found is None and not line.tags[first] & ARTICLE and line.tags[first - 1] & PREPOSITION:
        found = _described(line, end)
    return found or speaker


def _goes_with(line: Line, name: Phrase, description: Phrase) -> bool:
    """Whether a description right after a name, its comma lost, is of that name."""
    if is_name(line, name) or line.tags[name.head] & SPEAKER:
        return True
    word = line.words[name.head]
    if word.isupper() and len(word) > _ACRONYM:
        return False
    return line.lower[description.first] != "the" and bool(line.tags[description.head] & SPEAKER)


def _related(line: Line, end: int, does: str) -> Phrase | None:
    """The subject that a clause begins with and describes by "who" or "which", without commas: "the agency
    which runs three camps said"."""
    for k in range(end - 1, max(end - _LONGEST, 0), -1):
        if line.breaks(k):
            return None
        if line.lower[k] in ("who", "which") and line.tags[k] & RELATIVE:
            speaker = phrase_before(line, k - bool(line.tags[k - 1] & PREPOSITION))
            return speaker if speaker and speaker.clean and can_speak(line, speaker, does) else None
    return None


def _long(line: Line, end: int) -> Phrase | None:
    """The body with a long name that a sentence begins with: "The centre for monitoring the truce said"."""
    speaker = phrase_after(line, 0)
    if speaker is None or not line.tags[speaker.head] & BODIES or not 0 < end - speaker.last < _NAME:
        return None
    if not line.tags[speaker.last] & PREPOSITION and line.lower[speaker.last] != "and":
        return None
    for k in range(speaker.last, end):
        closed = line.tags[k] & (VERB | PRONOUN | RELATIVE | DENIAL | TIME)
        if closed or not line.words[k].isalpha() or line.lower[k].endswith("ed"):
            return None
    return speaker._replace(last=end, clean=True)


def _described(line: Line, end: int) -> Phrase | None:
    """The speaker that other words describe: "a group tracking the violence said"."""
    for k in range(end - 2, max(end - _DESCRIPTION, 0), -1):
        if line.breaks(k):
            return None
        if line.tags[k] & DESCRIPTION and line.tags[k - 1] & SPEAKER:
            return phrase_before(line, k)
    return None


def _before_aside(line: Line, closing: int) -> Phrase | None:
    """The speaker before what stands between two commas or dashes, the second of them word `closing`."""
    mark, found, last, made = line.words[closing], None, None, 0
    for _ in range(_ASIDES):
        floor = max(closing - _LONGEST, 0) - 1
        opening = next((k for k in range(closing - 1, floor, -1) if line.words[k] == mark), -1)
        phrase = phrase_before(line, closing)
        begins = _after_time(line, opening + 1)
        if line.tags[begins] & JOINT or line.lower[begins] == "by":
            made = closing
        elif not line.tags[begins] & (RELATIVE | PREPOSITION | VERB) and not line.words[begins].isdigit():
            if phrase and made and line.document(phrase.head):  # "the report, published by Amnesty, says"
                return phrase._replace(last=made)
            if phrase and phrase.first == begins:
                found = _appositive(line, phrase, found)
                if is_name(line, phrase):
                    return _who_serves(line, opening) or found
            elif found:  # the speaker's phrase began further back
                return _appositive(line, phrase, found) if phrase else found
            last = last or phrase
        if opening <= 0:
            break
        closing = opening
    return found or last


def _after_time(line: Line, first: int) -> int:
    """The word after a time that begins a clause, if one does: "In March Jan Egeland, the envoy, said"."""
    at = first + bool(line.tags[first] & PREPOSITION)
    after = at
    while after < line.size and (line.tags[after] & TIME or line.words[after].isdigit()):
        after += 1
    return after if after > at else first


def _appositive(line: Line, outer: Phrase, inner: Phrase | None) -> Phrase:
    """Of "the envoy, James Jeffrey," and "James Jeffrey, the envoy," the name; else the first of the two."""
    if inner is None:
        return outer
    if not can_speak(line, outer, "say") or _spells_out(line, outer, inner):
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
    names = sum(line.named(k) for k in range(*inner[:2]))
    return alone and names > 1 and line.any(*inner[:2], BODIES) and not line.any(*inner[:2], PERSON)


def is_name(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is a name of several words and nothing else."""
    words = range(phrase.first, phrase.last)
    return len(words) > 1 and all(
        (line.named(k) or line.lower[k] in NAME_PARTICLES) and not line.tags[k] & SPEAKER for k in words
    )


def with_name(line: Line, speaker: Phrase | None) -> Phrase | None:
    """The name that follows a person's office after a comma: "the head of the agency, Jan Egeland"."""
    if speaker is None or speaker.last + 2 > line.size or line.words[speaker.last] != ",":
        return speaker
    if not any(line.tags[k] & PERSON and not is_plural(line.lower[k]) for k in range(*speaker[:2])):
        return speaker
    name = phrase_after(line, speaker.last + 1)
    if name is None or not _is_titled_name(line, name):
        return speaker
    return name if line.breaks(name.last) or line.tags[name.last] & _AFTER_NAME else speaker


def _is_titled_name(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is a person's name, with a title or without: "Col. Sani Usman"."""
    first = phrase.first
    while first < phrase.last and (line.tags[first] & TITLE or line.point(first)):
        first += 1
    return is_name(line, phrase._replace(first=first))


def closes(line: Line, speaker: Phrase, at: int, does: str) -> bool:
    """Whether what is said stands before the speaker of the verb `at`: nothing but time, place or recipient
    follows the verb."""
    if speaker.first < 3 or _opens_clause(line, speaker.first):
        return False
    after = at + 1
    if does == "tell":
        told = phrase_after(line, after)
        after = told.last if told else after + 1
    if _tells_of_place(line, after):
        return True
    return line.breaks(after) or (not _says_on(line, after) and _ends(line, after))


def _tells_of_place(line: Line, k: int) -> bool:
    """Whether word `k` begins what only describes a place named before, its comma lost: "20 died in Hass the
    mayor said a district next to the river"."""
    near = range(k + 1, min(k + 3, line.size))
    if line.lower[k : k + 1] != ["a"] or not any(line.tags[j] & PLACE for j in near):
        return False
    return FINITE_BE.isdisjoint(line.lower[k:]) and HAVE.isdisjoint(line.lower[k:])


def _opens_clause(line: Line, first: int) -> bool:
    """Whether a speaker begins a clause of its own: "but police said", "where, witnesses said, it rained"."""
    low = line.lower[first - 1]
    if low in _OPENERS or (low == "and" and line.breaks(first - 2)):
        return True
    return line.breaks(first - 1) and bool(line.tags[first - 2] & (RELATIVE | LINK))


def _says_on(line: Line, k: int) -> bool:
    """Whether word `k`, after a reporting verb, begins what is said."""
    tags, low = line.tags[k], line.lower[k]
    if low in _NEARNESS and line.any(k + 1, k + 2, SPAN | TIME):  # "said last week."
        return not (line.breaks(k + 2) or line.tags[k + 2] & (TIME | PREPOSITION))
    if low == "there":  # "said there were"
        return line.any(k + 1, k + 2, DENIAL)
    if tags & PREPOSITION and not tags & TIME and k + 1 < line.size and line.words[k + 1].isdigit():
        return low in _OVER
    return not tags & (TIME | PREPOSITION | ADVERB | VERB | LINK) and low not in _GOES_ON


def _ends(line: Line, k: int) -> bool:
    """Whether nothing is said from word `k` on before the clause ends."""
    for word in range(k, min(k + _ADJUNCT, line.size)):
        if line.breaks(word) or (line.tags[word] & VERB and line.lower[word].endswith("ing")):
            return True
        if line.lower[word] == "that":
            return False
    return True
