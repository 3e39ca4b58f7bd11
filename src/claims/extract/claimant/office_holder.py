"""The person who holds an office that speaks: "the envoy", "a police official", "the GOC".

Looked for among those who spoke before and are called so beside their name, else the next who speaks by name:
"20 died, a police official said. ... Capt. Jan Maas told reporters ..."
"""

from claims.extract.figure.noun_class import build_nouns
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.report.reference import SPEAKERS, Antecedent, Speaker, antecedents
from claims.extract.speech.apposition import is_name
from claims.extract.speech.line import Line, sentence_line
from claims.extract.speech.speaker_name import known_name, person_name
from claims.extract.speech.speaker_phrase import Phrase, phrase_after, phrase_before
from claims.extract.speech.speech_frames import speech_frames
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import ARTICLE, PERSON, PRONOUN, TITLE
from claims.lexicon.closed_classes import STOPS
from claims.lexicon.inflection import is_plural, singular

_ASIDE = 12  # words beside a name that tell an office: "James Jeffrey, the American envoy, said"
_TITLED = 16  # sentences between a man's name with his whole title and the title alone
_AHEAD = 4  # sentences in which "a police official" gets his name
_OWNER = 4  # words of whose an office is: "for the Free Hass Front"
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_NO_OFFICES = frozenset("eyewitness local relative resident source survivor villager witness worker".split())
# Who is told so is not named on purpose.
_ANONYMOUS = frozenset("anonymous high-ranking senior top unidentified unnamed".split())
_RANKS = {
    "capt": "captain",
    "cmdr": "commander",
    "col": "colonel",
    "dr": "doctor",
    "gen": "general",
    "gov": "governor",
    "lt": "lieutenant",
    "maj": "major",
    "prof": "professor",
    "rep": "representative",
    "sen": "senator",
    "sgt": "sergeant",
}


def office_holder_before(speaker: Phrase, sentence: Sentence, reading: Reading) -> Speaker | None:
    """The person who spoke before and is said to be "the envoy" beside the name."""
    noun = sentence.lower[speaker.head]
    nouns = {noun, *(short for short, long in _RANKS.items() if long == noun)}
    for him, other in antecedents(SPEAKERS, sentence, speaker.first, reading):
        line = sentence_line(other, reading.lexicon)
        if not _is_person(line, him, other, reading):
            continue
        if sentence.words[speaker.head].isupper() or not nouns.isdisjoint(_beside(line, him)):
            return Antecedent(him, other)
    return None


def titled_before(speaker: Phrase, sentence: Sentence, reading: Reading) -> Speaker | None:
    """The person who spoke before with all words of "the Health Minister" beside the name."""
    line = sentence_line(sentence, reading.lexicon)
    if line.lower[speaker.first] != "the" or not line.tags[speaker.head] & (PERSON | TITLE):
        return None
    words = line.lower[speaker.first + 1 : speaker.last]
    title, own = f" {' '.join(words)} ", frozenset(words)
    for him, other in antecedents(SPEAKERS, sentence, speaker.first, reading, _TITLED):
        there = sentence_line(other, reading.lexicon)
        beside = _beside(there, him)
        called = title in f" {' '.join(beside)} " or (len(own) > 1 and own <= _described_as(there, him))
        if called and _is_person(there, him, other, reading):
            return Antecedent(him, other)
    return None


def _described_as(line: Line, him: Phrase) -> frozenset[str]:
    """The words between commas after a name: of "Jan Maas, a Lutheran church bishop, said"."""
    if line.lower[him.last : him.last + 1] != [","]:
        return frozenset()
    end = next((k for k in range(him.last + 1, line.size) if line.breaks(k)), line.size)
    return frozenset(line.lower[him.last + 1 : end])


def office_holder_after(speaker: Phrase, sentence: Sentence, reading: Reading) -> Speaker | None:
    """The person who speaks next, where it is by name and a single office spoke before."""
    line = sentence_line(sentence, reading.lexicon)
    low = line.lower[speaker.head]
    if (
        not line.tags[speaker.head] & PERSON
        or low in _NO_OFFICES
        or is_plural(low)
        or "and" in line.lower[speaker.first : speaker.last]
        or not _ANONYMOUS.isdisjoint(line.lower[speaker.first : speaker.last])
        or _stays_unnamed(line.lower)
        or line.lower[speaker.first] == "one"
    ):
        return None
    for index in range(sentence.index + 1, min(sentence.index + 1 + _AHEAD, len(reading.sentences))):
        other = reading.sentence(index)
        there = sentence_line(other, reading.lexicon)
        for frame in speech_frames(other, reading.lexicon):
            if frame.speaker is None or there.tags[frame.speaker.head] & PRONOUN:
                continue
            same = _is_person(there, frame.speaker, other, reading) and not _is_new(there, frame.speaker)
            same = same and not _holds_other(line, speaker, there, frame.speaker)
            same = same and not _is_of_other_side(speaker, sentence, frame.speaker, other, reading)
            return Antecedent(frame.speaker, other) if same else None
    return None


def _stays_unnamed(lower: list[str]) -> bool:
    """Whether who speaks in a sentence is not to be named: `who asked not to be named`, `on condition of
    anonymity`."""
    if "anonymity" in lower or "anonymously" in lower:
        return True
    return any(word in _NAMED and lower[k] == "be" for k, word in enumerate(lower[1:]))


_NAMED = frozenset("identified named quoted".split())


def _holds_other(line: Line, office: Phrase, there: Line, him: Phrase) -> bool:
    """Whether a person holds another office than the one that spoke before, where both are told in full: "The
    head of the relief service said ... Jan Maas, the mayor of Goma, said"."""
    if _serves_elsewhere(line, office, there, him):
        return True
    after = phrase_after(there, him.last + 1) if there.lower[him.last : him.last + 1] == [","] else None
    if after is None and there.lower[him.last : him.last + 2] == [",", "who"]:
        return line.lower[office.head].startswith(_VOICE)  # Ann Lee, who lives in Hass, said
    if after is None:
        return _is_titled_else(line.lower[office.head], there, him)
    own, his = line.lower[office.head], there.lower[after.head]
    if not _ONCE.isdisjoint(there.lower[after.first : after.head]):
        return True  # an official said ... Jan Maas, a former minister, said
    if _is_another(own, his, there.lower[after.first : after.last]):
        return True
    if own.startswith(_VOICE) and his.startswith(_VOICE):
        first, second = _served(line, office), _served(there, after)
        return bool(first and second) and first != second
    if _is_full(line, office) and _is_full(there, after):
        return own not in there.lower[after.first : after.last]
    return own.startswith(_VOICE) and (his in _OFFICES or bool(there.tags[after.head] & PERSON))


def _serves_elsewhere(line: Line, office: Phrase, there: Line, him: Phrase) -> bool:
    """Whether an office is told with whose it is, and a person as somebody's else: "the prosecutor of the
    court said ... Jan Maas of Oxfam said"."""
    own = line.lower[office.head + 1 : office.last]
    his = there.lower[him.first : him.last]
    if own[:1] not in _WHOSE or "of" not in his[1:]:
        return False
    told = his[his.index("of", 1) + 1 :]
    return not any(word in own for word in told if word not in STOPS)


_WHOSE = (["at"], ["for"], ["of"])


def _is_titled_else(own: str, there: Line, him: Phrase) -> bool:
    """Whether the words of a name tell an office that goes with no other one: "the governor said ... Police
    chief Ann Lee said", "... The police chief, Ann Lee, said"."""
    titles = [there.lower[k] for k in range(him.first, him.last) if there.tags[k] & PERSON]
    outer = phrase_before(there, him.first - 1) if there.lower[him.first - 1 : him.first] == [","] else None
    if outer and outer.clean and there.tags[outer.head] & PERSON:  # the interior minister, Jan Maas, said
        titles += there.lower[outer.first : outer.last]
    return own in _SOLE and bool(titles) and own not in [_RANKS.get(it, it) for it in titles]


def _is_another(own: str, his: str, described: list[str]) -> bool:
    """Whether who is described so cannot hold an office: a nurse is no official, a mayor no ambassador."""
    if his in _PRIVATE or own in _PRIVATE:
        return own not in described
    return own in _SOLE and his in _SOLE and own not in described


_ONCE = frozenset("ex-chief former retired".split())
# Who speaks for himself, and offices that nobody holds beside another one.
_PRIVATE = frozenset(
    "activist advocate analyst author builder campaigner carpenter columnist driver engineer farmer father "
    "fisherman herder husband imam journalist labourer lawyer lecturer merchant mother neighbor neighbour "
    "nurse owner parent passenger pastor photographer professor pupil researcher resident shopkeeper "
    "student survivor teacher trader villager vendor widow wife witness worker".split()
)
_OFFICES = frozenset("ambassador chancellor governor king mayor minister president premier principal".split())
_SOLE = _OFFICES | {"coordinator", "senator", "secretary-general"}
_VOICE = "spokes"


def _served(line: Line, office: Phrase) -> list[str]:
    """The first words of whom somebody speaks for: of "a spokesman for the Red Cross"."""
    after = office.head + 1
    if line.lower[after : after + 1] not in (["for"], ["of"]):
        return []
    after += 1 + (line.lower[after + 1 : after + 2] == ["the"])
    return line.lower[after : after + 1]


def _is_of_other_side(
    office: Phrase, sentence: Sentence, him: Phrase, other: Sentence, reading: Reading
) -> bool:
    """Whether one of two speaks for an armed group and the other for somebody else: "a military spokesman
    said ... Jan Maas, a spokesman for the rebels, said"."""
    owner, his = _owner(office, sentence, reading), _owner_beside(him, other, reading)
    return bool(owner and his) and _is_group(owner, reading) != _is_group(his, reading)


def _owner_beside(him: Phrase, other: Sentence, reading: Reading) -> str:
    """For whom a person speaks, in the words before the name or in those after its comma."""
    line = sentence_line(other, reading.lexicon)
    after = phrase_after(line, him.last + 1) if line.lower[him.last : him.last + 1] == [","] else None
    return _owner(after, other, reading) if after else _words_before(him, line)


def _owner(office: Phrase, sentence: Sentence, reading: Reading) -> str:
    """Whose an office is: military of "a military spokesman", rebels of "a spokesman for the rebels"."""
    line = sentence_line(sentence, reading.lexicon)
    after = office.head + 1
    if line.lower[after : after + 1] in (["for"], ["of"]):
        end = next((k for k in range(after + 1, line.size) if line.breaks(k)), line.size)
        return sentence.slice(after + 1, min(end, after + 1 + _OWNER))
    return _words_before(office, line)


def _words_before(office: Phrase, line: Line) -> str:
    """The words of a phrase before the last noun that tells an office: Taliban of "Taliban spokesman Jan
    Maas"."""
    nouns = range(office.last - 1, office.first, -1)
    head = next((k for k in nouns if line.tags[k] & PERSON and not line.named(k)), office.first)
    start = office.first + (line.tags[office.first] & ARTICLE > 0)
    return " ".join(line.words[start:head])


def _is_group(words: str, reading: Reading) -> bool:
    """Whether words name fighters, or an armed group."""
    metrics = reading.lexicon.index(build_nouns).metrics
    sentence = Sentence.alone(words)
    return any(metrics.get(singular(word)) == "fighters" for word in sentence.lower) or any(
        name.kind == "armed_group" for name in find_names(sentence, reading.lexicon)
    )


def _is_full(line: Line, office: Phrase) -> bool:
    """Whether an office is told with what it is of."""
    person = line.tags[office.head] & (PERSON | TITLE)
    return bool(person) and office.last > office.head + 1 and line.lower[office.head + 1] == "of"


def _is_new(line: Line, him: Phrase) -> bool:
    """Whether a person is introduced as another than whoever spoke before: "A resident, Jan Maas, said"."""
    if line.lower[him.first] in _INDEFINITE:
        return True
    outer = phrase_before(line, him.first - 1) if him.first > 1 and line.words[him.first - 1] == "," else None
    return outer is not None and line.lower[outer.first] in _INDEFINITE


def _beside(line: Line, him: Phrase) -> list[str]:
    return line.lower[max(him.first - _ASIDE, 0) : him.last + _ASIDE]


def _is_person(line: Line, him: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a speaker is a person with a name."""
    if person_name(line, him, reading.lexicon):
        return True
    return is_name(line, him) and known_name(line, him, sentence, reading.lexicon) is None
