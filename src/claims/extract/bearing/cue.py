"""The words that tell how a figure bears on others: the entries of bearings.toml, found once a sentence."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, count

from claims.extract.figure.quantity import Quantity
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import DETERMINERS, RELATIVES
from claims.lexicon.inflection import inflect
from claims.lexicon.phrases import words_of
from claims.record_type import record

# Behind these another clause begins: what stands there bears on another figure.
CLAUSE = RELATIVES | frozenset(
    "; : . that where when while whereas because since although though after if but as "
    "saying said says".split()
)
# Between a word and the figure that it tells of: "from the 33,000".
LEADS = DETERMINERS | frozenset("our all some about just only nearly almost".split())


@record
class Cue:
    """Words `first` up to, not including, `last` of a sentence, and of which kind they are."""

    kind: str
    first: int
    last: int


class Cues:
    """The cues of a sentence in order; words of several kinds stand there once for each."""

    __slots__ = ("_listed", "kinds")

    def __init__(self, listed: Iterable[Cue]) -> None:
        self._listed = tuple(listed)
        self.kinds = frozenset([cue.kind for cue in self._listed])

    def last(self, kinds: frozenset[str], start: int, stop: int) -> Cue | None:
        """The last cue of these kinds that stands within words `start` up to, not including, `stop`."""
        if not self.kinds.isdisjoint(kinds):
            for cue in reversed(self._listed):
                if cue.kind in kinds and cue.first >= start and cue.last <= stop:
                    return cue
        return None

    def first(self, kinds: frozenset[str], start: int, stop: int) -> Cue | None:
        """The first one that stands there."""
        if not self.kinds.isdisjoint(kinds):
            for cue in self._listed:
                if cue.kind in kinds and cue.first >= start and cue.last <= stop:
                    return cue
        return None


@record
class _Index:
    """The phrases of bearings.toml: the kinds of single words, and longer ones by their first two words."""

    kinds: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]]


def build_cues(lexicon: Lexicon) -> _Index:
    """The words and phrases of a lexicon, indexed."""
    single: dict[str, set[str]] = {}
    longer: dict[str, dict[str, set[tuple[tuple[str, ...], str]]]] = {}
    for entry in lexicon.entries("bearing"):
        forms = [form for verb in entry["verbs"] for form in inflect(verb)]
        for phrase in (*entry["words"], *forms):
            first, *rest = words = words_of(phrase)
            single.setdefault(first, set())
            if rest:
                longer.setdefault(first, {}).setdefault(rest[0], set()).add((words, entry["is"]))
            else:
                single[first].add(entry["is"])
    phrases = {
        word: {second: tuple(sorted(it)) for second, it in seconds.items()}
        for word, seconds in longer.items()
    }
    return _Index({word: tuple(sorted(kinds)) for word, kinds in single.items()}, phrases)


def cues_of(sentence: Sentence, lexicon: Lexicon) -> Cues:
    """The cues of a sentence, found once."""
    return sentence.layer(_find_cues, lexicon)


def _find_cues(sentence: Sentence, lexicon: Lexicon) -> Cues:
    return Cues(_cues(sentence.lower, lexicon.index(build_cues)))


def _cues(lower: list[str], index: _Index) -> Iterator[Cue]:
    kinds, phrases = index.kinds, index.phrases
    for at in compress(count(), map(kinds.__contains__, lower)):
        for kind in kinds[lower[at]]:
            yield Cue(kind, at, at + 1)
        seconds = phrases.get(lower[at])
        if seconds and at + 1 < len(lower):
            for words, kind in seconds.get(lower[at + 1], ()):
                if len(words) == 2 or tuple(lower[at : at + len(words)]) == words:
                    yield Cue(kind, at, at + len(words))


def skip_back(lower: list[str], at: int, words: frozenset[str] = LEADS) -> int:
    """The first of those words that end right before word `at`: past `the` in `from the 33,000`."""
    while at > 0 and lower[at - 1] in words:
        at -= 1
    return at


def clause_start(quantity: Quantity, reach: int) -> int:
    """The first word of the figure's clause before it, `reach` words back at most."""
    lower, first = quantity.sentence.lower, quantity.first
    for at in range(first - 1, max(-1, first - 1 - reach), -1):
        if lower[at] in CLAUSE:
            return at + 1
    return max(0, first - reach)


def clause_end(quantity: Quantity, reach: int) -> int:
    """The word after the figure's clause after its noun, `reach` words on at most."""
    lower, start = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    stop = min(len(lower), start + reach)
    return next((at for at in range(start, stop) if lower[at] in CLAUSE), stop)
