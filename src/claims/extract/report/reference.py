"""What a referring phrase means: "it", "the group", "the army", "the city", "there", "he", "that day".

What the text has named is gone through backwards, the sentence of the phrase first, and in each sentence what
stands out there before the rest. No phrase refers further back than REACH sentences, "the city" than _FAR.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from claims.extract.calendar.moment import DAY
from claims.extract.calendar.moment import Kind as TimeKind
from claims.extract.name.actors import GROUPS, HOLDERS, OBLIQUE, is_apart, state_of
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.name.place_words import NEAR, Role
from claims.extract.report.dated import Dated, event_times, find_dated
from claims.extract.report.reading import Reading
from claims.extract.report.topic import main_country
from claims.extract.speech.apposition import with_name
from claims.extract.speech.line import sentence_line
from claims.extract.speech.speaker_phrase import Phrase, phrase_after
from claims.extract.speech.speech_frames import speech_frames
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import BODIES
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions

REACH = 4  # sentences
_FAR = 12  # those over which a place is called "the city"

_BODIES = GROUPS | {"organisation"}
_OFFICES = frozenset(("organisation", "state"))
# Names that tell whose government or army is meant.
_OF_STATES = frozenset(("demonym", "place", "state", "force", "person"))
# Places that a text names, but at which it does not stay.
_ELSEWHERE = frozenset(
    (Role.ORIGIN, Role.DATELINE, Role.ADJECTIVE, Role.ACTOR, Role.OTHER, Role.STAY, Role.SPEAKER)
)
# What "the city" and the like can mean, by the scale of the place named before; "" is that of unknown names.
_CITIES, _TOWNS, _REGIONS = (
    frozenset(("", "city", "region")),
    frozenset(("", "city", "area")),
    frozenset(("region",)),
)
_ANY = frozenset(("", "city", "region", "area"))
PLACE_NOUNS = {
    **dict.fromkeys(("city", "capital", "port"), _CITIES),
    **dict.fromkeys(("town", "village", "neighborhood", "neighbourhood", "suburb", "camp"), _TOWNS),
    **dict.fromkeys(("hamlet", "kibbutz", "resort", "settlement", "slum", "township"), _TOWNS),
    **dict.fromkeys(("province", "governorate", "state", "oblast"), _REGIONS),
    **dict.fromkeys(
        ("district", "region", "area", "territory", "enclave", "island", "peninsula", "valley"), _ANY
    ),
    **dict.fromkeys(("canton", "commune", "county", "municipality", "parish", "prefecture"), _ANY),
    **dict.fromkeys(("archipelago", "atoll", "beach", "plateau"), _ANY),
}
# What "the beach" and the like mean is called so.
_CALLED = frozenset(("archipelago", "atoll", "beach", "plateau"))

T = TypeVar("T")


class Antecedent(NamedTuple, Generic[T]):
    """What a phrase may refer to, and the sentence that names it."""

    what: T
    sentence: Sentence


Speaker = Antecedent[Phrase]


class Kind(NamedTuple, Generic[T]):
    """A kind of things that sentences name.

    `named` gives those of a sentence, the likeliest antecedent first; `end` the word after one of them.
    """

    named: Callable[[Sentence, Reading], Sequence[T]]
    end: Callable[[T], int]


def antecedents(
    kind: Kind[T], sentence: Sentence, at: int, reading: Reading, reach: int = REACH
) -> Iterator[Antecedent[T]]:
    """The things of a kind that the text names before word `at` of a sentence, the likeliest first."""
    for here in sentences_back(sentence, reading, reach):
        for what in kind.named(here, reading):
            if here is not sentence or kind.end(what) <= at:
                yield Antecedent(what, here)


def sentences_back(sentence: Sentence, reading: Reading, reach: int = REACH) -> Iterator[Sentence]:
    """A sentence and those before it that its phrases may refer to, the nearest first."""
    for index in range(sentence.index, max(sentence.index - reach, 0) - 1, -1):
        yield reading.sentence(index)


def _actors(sentence: Sentence, reading: Reading) -> list[Name]:
    return sentence.layer(_find_actors, reading)


def _find_actors(sentence: Sentence, reading: Reading) -> list[Name]:
    """Who acts in a sentence: subjects in their order, states ("Uganda withdrew"), then all others."""
    names = [name for name in find_names(sentence, reading.lexicon) if not is_apart(name)]
    holders = [name for name in names if name.kind in HOLDERS]
    subjects = [name for name in holders if _is_subject(name, sentence)]
    states = [
        name
        for name in reversed(names)
        if name.kind == "place" and name.scale == "country" and _is_subject(name, sentence)
    ]
    return [*subjects, *states, *(name for name in holders if name not in subjects)]


def _bodies(sentence: Sentence, reading: Reading) -> list[Name]:
    """The organisations and armed groups of a sentence, subjects before all others."""
    return _of_kinds(_BODIES, sentence, reading)


def _offices(sentence: Sentence, reading: Reading) -> list[Name]:
    """The organisations and the offices of states of a sentence, subjects before all others."""
    return _of_kinds(_OFFICES, sentence, reading)


def _of_kinds(kinds: frozenset[str], sentence: Sentence, reading: Reading) -> list[Name]:
    names = (it for it in find_names(sentence, reading.lexicon) if it.kind in kinds and not is_apart(it))
    return sorted(names, key=lambda name: not _is_subject(name, sentence))


def _is_subject(name: Name, sentence: Sentence) -> bool:
    before = name.first - 1 - (name.first > 1 and sentence.lower[name.first - 1] == "the")
    return before < 0 or sentence.lower[before] not in OBLIQUE


def _places(sentence: Sentence, reading: Reading) -> list[Mention]:
    """The places at which a sentence is, the last first."""
    found = find_mentions(sentence, reading.lexicon)
    return [mention for mention in reversed(found) if mention.role not in _ELSEWHERE]


def _speakers(sentence: Sentence, reading: Reading) -> list[Phrase]:
    """Who speaks in a sentence, the last first."""
    frames = reversed(speech_frames(sentence, reading.lexicon))
    return [frame.speaker for frame in frames if frame.speaker]


class Voice(NamedTuple):
    """Who speaks in a sentence, or is the subject that it begins with."""

    phrase: Phrase
    speaks: bool


def _voices(sentence: Sentence, reading: Reading) -> list[Voice]:
    """Who speaks in a sentence, the last first, then the subject that it begins with."""
    voices = [Voice(speaker, True) for speaker in _speakers(sentence, reading)]
    line = sentence_line(sentence, reading.lexicon)
    subject = with_name(line, phrase_after(line, 0))  # the mayor, Ines Kok, came
    return [*voices, Voice(subject, False)] if subject else voices


def _days(sentence: Sentence, reading: Reading) -> list[Dated]:
    """The days of the events that a sentence tells of, of some days the last."""
    ends = [(dated, dated.iso.rpartition("/")[2]) for dated in event_times(sentence, reading)]
    return [dated.at(end) for dated, end in ends if len(end) == DAY]


ACTORS: Kind[Name] = Kind(_actors, lambda name: name.last)
NAMED_BODIES: Kind[Name] = Kind(_bodies, lambda name: name.last)
PLACES: Kind[Mention] = Kind(_places, lambda mention: mention.last)
NAMED_OFFICES: Kind[Name] = Kind(_offices, lambda name: name.last)
SPEAKERS: Kind[Phrase] = Kind(_speakers, lambda phrase: phrase.last)
VOICES: Kind[Voice] = Kind(_voices, lambda voice: voice.phrase.last)
DAYS: Kind[Dated] = Kind(_days, lambda dated: dated.time.last)


def actor_meant(
    sentence: Sentence, at: int, reading: Reading, kinds: frozenset[str] = HOLDERS
) -> Antecedent[Name] | None:
    """Whom "it" or "the group" at word `at` means, of names of some kinds; a group before a coalition."""
    second = None
    for found in antecedents(ACTORS, sentence, at, reading):
        place = found.what.kind == "place"
        if found.what.kind in kinds or (place and "state" in kinds and found.sentence is sentence):
            if kinds != GROUPS or found.what.kind == "armed_group":
                return found
            second = second or found
    return second


def another_body_between(named: Sentence, sentence: Sentence, reading: Reading) -> bool:
    """Whether the sentence before is about a body that is no armed group, and does not name the actor: `The
    rebels fled. The relief agency stayed. It has 20 lorries.`"""
    if sentence.index - named.index < _BETWEEN:
        return False
    line = sentence_line(reading.sentence(sentence.index - 1), reading.lexicon)
    subject = phrase_after(line, 0)
    if subject is None or line.lower[0] not in ("the", "its", "a"):
        return False
    return bool(line.tags[subject.head] & BODIES) and line.lower[subject.head] in _CIVIL


_BETWEEN = 2  # sentences from one to the next but one
_CIVIL = frozenset(
    "agency authority charity commission committee company firm fund hospital mission ministry organisation "
    "organization programme program bank body institute university".split()
)


def state_meant(sentence: Sentence, at: int, reading: Reading) -> str | None:
    """Whose "government" or "army" word `at` is: that of the country named nearest in its sentence, before it
    rather than after it, else of the one that the text is about; in `French soldiers back the army` not
    France's."""
    topic = main_country(sentence.index, reading)
    names = [name for name in find_names(sentence, reading.lexicon) if not is_apart(name)]
    names.sort(key=lambda name: (not _is_of(name, sentence, at), name.first > at, abs(name.first - at)))
    for name in names:
        state = state_of(name) if name.kind in _OF_STATES else None
        if state and not (topic and topic.name != state and _are_allies(name, sentence, at)):
            return state
    return topic.name if topic else None


def _is_of(name: Name, sentence: Sentence, at: int) -> bool:
    """Whether word `at` is said to be that of a country: `the army of Ghana`, `the armed forces of Ghana`."""
    between = sentence.lower[at + 1 : name.first]
    return between[-1:] == ["of"] and len(between) <= _OF


_OF = 2  # words from "armed" to "Ghana": "forces of"


def _are_allies(name: Name, sentence: Sentence, at: int) -> bool:
    """Whether a people's name only tells who fights beside the army at word `at`."""
    return name.kind == "demonym" and name.last < at and sentence.lower[name.last] in _TROOPS


_TROOPS = frozenset(
    "advisers advisors commandos contractors fighters forces instructors jets mercenaries officers "
    "paratroopers peacekeepers personnel soldiers trainers troops warplanes".split()
)


def place_meant(sentence: Sentence, at: int, reading: Reading) -> Antecedent[Mention] | None:
    """The place that "the city" or another of PLACE_NOUNS, word `at`, means.

    It is the last named that can be one, of several in one sentence the one that is called so there, and a
    village further back rather one that is called so. A place of another sentence has to lie in the country
    that the text is about.
    """
    noun = sentence.lower[at]
    if sentence.lower[at - 1] in _HIS and (seat := _seat_before(sentence, at, reading)):
        return Antecedent(seat, sentence)
    fitting = (
        found
        for found in antecedents(PLACES, sentence, at, reading, _FAR)
        if found.what.scale in PLACE_NOUNS[noun]
        and (found.sentence is sentence or can_be_in(found.what, sentence.index, reading))
    )
    if noun in _CALLED:
        return next((found for found in fitting if is_called(found.what, noun)), None)
    first: Antecedent[Mention] | None = None
    for index, named in groupby(fitting, key=lambda found: found.sentence.index):
        nearest = list(named)
        if called := next((found for found in nearest if is_called(found.what, noun)), None):
            return called
        first = first or nearest[0]
        if sentence.index - index <= _NEXT or noun not in _VILLAGES:
            break
    return first


_HIS = frozenset(("his", "her"))
_NEXT = 1  # sentences over which any town may be "the village"; over more it is rather one that is called so
_VILLAGES = frozenset("camp hamlet kibbutz resort settlement slum suburb township village".split())


def _seat_before(sentence: Sentence, at: int, reading: Reading) -> Mention | None:
    """The place of whose office a sentence tells before word `at`: `the mayor of Hass said in her city`."""
    return next(
        (
            mention
            for mention in find_mentions(sentence, reading.lexicon)
            if mention.last <= at
            and mention.role is Role.ACTOR
            and mention.scale in PLACE_NOUNS[sentence.lower[at]]
        ),
        None,
    )


def there_meant(sentence: Sentence, reading: Reading) -> Antecedent[Mention] | None:
    """The place that `there` means in a sentence that names none before it: the last at which the sentence
    before is."""
    if not sentence.index:
        return None
    before = reading.sentence(sentence.index - 1)
    named = [it for it in _places(before, reading) if it.scale not in ("area", "continent")]
    if not any(it.role <= NEAR for it in named) and (meant := _place_last_meant(before, reading)):
        return meant
    return Antecedent(named[0], before) if named else None


def _place_last_meant(sentence: Sentence, reading: Reading) -> Antecedent[Mention] | None:
    """The place that a sentence means last by `the province` and the like."""
    lower = sentence.lower
    nouns = [k for k in range(1, len(lower)) if lower[k] in PLACE_NOUNS and lower[k - 1] == "the"]
    plain = [k for k in nouns if lower[k + 1 : k + 2] != ["of"] and not sentence.words[k].istitle()]
    return place_meant(sentence, plain[-1], reading) if plain else None


def is_called(mention: Mention, noun: str) -> bool:
    """Whether a place is said to be a village, an island and so on: `Hass village`, `Hass Island`."""
    return mention.kind == noun or mention.value.lower().endswith(" " + noun)


def can_be_in(mention: Mention, index: int, reading: Reading) -> bool:
    """Whether a place can be in the country that the text is about at the sentence of that number; the names
    of towns tell no country."""
    if mention.scale == "city" or not (mention.scale and mention.country):
        return True
    topic = main_country(index, reading)
    return topic is not None and mention.country == topic.name


def day_meant(sentence: Sentence, reading: Reading) -> str | None:
    """The day from which "a day earlier" or "that day" counts, an ISO date: that of the sentence, else of the
    event told last before it."""
    for dated in find_dated(sentence, reading):
        day = dated.iso.partition("/")[0] if dated.time.kind is TimeKind.SINCE else dated.iso
        if len(day) == DAY and not dated.spoken:
            return day
    found = next(antecedents(DAYS, sentence, 0, reading), None)
    return found.what.iso if found else None
