"""The names of bodies whose field is several: the Institute of Risk and Disaster Management."""

from itertools import compress, count

from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import BODIES, CLOSED, NUMERAL, PORTFOLIO, SPEAKER, VERB, tags_of
from claims.lexicon import Lexicon
from claims.record_type import record

_OF = frozenset(("of", "for", "on", "against"))


@record
class BodyName:
    """The noun of the body is word `noun`, such as "Institute"; its fields end before word `last`."""

    noun: int
    last: int


def body_names(sentence: Sentence, lexicon: Lexicon) -> list[BodyName]:
    """The names of bodies in a sentence that have several fields: `Ministry of Health and Sport`,
    `Office for Youth, Sport and Culture`; worked out once."""
    return sentence.layer(_body_names, lexicon)


def _body_names(sentence: Sentence, lexicon: Lexicon) -> list[BodyName]:
    lower = sentence.lower
    if "and" not in lower or _OF.isdisjoint(lower):
        return []
    words, tags = sentence.words, tags_of(sentence, lexicon)
    of = compress(count(-1), map(_OF.__contains__, lower))
    nouns = [at for at in of if tags[at] & BODIES and words[at] != lower[at]]
    if not nouns:
        return []
    names = (it for it in find_names(sentence, lexicon) if it.kind not in ("unknown", "initial"))
    known = {k for name in names for k in range(name.first, name.last)}
    bodies = (BodyName(noun, _fields(sentence, tags, known, noun + 2)) for noun in nouns)
    return [body for body in bodies if body.last]


def _fields(sentence: Sentence, tags: list[int], known: set[int], first: int) -> int:
    """Where the fields of a body end that begin at word `first`; 0 unless the last follows an "and"."""
    lower, size = sentence.lower, len(sentence.lower)
    k = first
    while k < size:
        end = _field(sentence, tags, known, k)
        if end in (k, size):
            return 0
        if k > first and lower[k - 1] == "and":
            return end
        k = end + (lower[end] == ",")
        if lower[k : k + 1] == ["and"]:
            k += 1
        elif k == end:
            return 0
    return 0


def _field(sentence: Sentence, tags: list[int], known: set[int], first: int) -> int:
    """Where the words with a capital end that begin at word `first`: `Disaster Management`; `first` if they
    are a speaker of their own."""
    words, lower = sentence.words, sentence.lower
    k = first
    while k < len(words) and words[k] != lower[k] and not tags[k] & (CLOSED | VERB | NUMERAL):
        if k in known or (tags[k] & SPEAKER and not tags[k] & PORTFOLIO):
            return first
        k += 1
    return k
