"""Whom a speaker means: "he", "its researchers", "the statement", "Mr Guterres" to the one named.

Earlier speakers of the text are asked first, the nearest before the others.
"""

import re
from dataclasses import replace

from claims.extract.claimant.author import find_author, find_publisher
from claims.extract.claimant.described_speaker import find_agency, find_described
from claims.extract.claimant.meant_by_pronoun import SUBJECTS, find_meant, is_one_name
from claims.extract.claimant.office_holder import office_holder_before, titled_before
from claims.extract.name.full_name import body_meant, full_name, spelt_out
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.report.reference import Antecedent, Speaker
from claims.extract.report.topic import main_country
from claims.extract.speech.line import Line, sentence_line
from claims.extract.speech.maker import VIEWED, find_maker
from claims.extract.speech.speaker_name import (
    ORGANISATIONS,
    faithful,
    known_name,
    name_after_trade,
    person_name,
    plain_name,
    without_place,
)
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import ARTICLE, BODIES, EYES, MONITOR, PERSON, PRONOUN, SPEAKER, word_tags
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import DEMONSTRATIVES
from claims.lexicon.gazetteer import load_gazetteer

_OF_THE_COUNTRY = frozenset(("country's", "nation's"))
_CONTRACTED = re.compile(r"(?:he|it|i|she|that|there|they|we|you)['’](?:d|ll|re|ve)")
_DEEPEST = 6  # from one mention back to another


def name_speaker(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int = 0) -> str | None:
    """The name of `speaker`, who stands in `sentence`, as full as text and lexicon allow.

    None where it names nobody. `depth`: how many mentions lead here.
    """
    if depth > _DEEPEST:
        return None
    line = sentence_line(sentence, reading.lexicon)
    if len(line.lower[speaker.head]) == 1 and not line.lower[speaker.head].isascii():
        return None  # what is left of a character that was cut in two
    speaker = _as_seen(line, speaker)
    if _CONTRACTED.fullmatch(line.lower[speaker.head]):  # they've
        return None
    if line.tags[speaker.first] & PRONOUN or line.lower[speaker.head] in SUBJECTS:
        return _meant(find_meant(speaker, sentence, reading), reading, depth)
    if line.document(speaker.head):
        return _maker(speaker, sentence, reading, depth)
    speaker = without_place(line, speaker, sentence, reading.lexicon)
    return (
        _meant(find_agency(speaker, sentence, reading), reading, depth)
        or _medium(speaker, sentence, reading)
        or _proper(speaker, sentence, reading, depth)
        or _described(speaker, sentence, reading, depth)
        or _owned(speaker, sentence, reading, depth)
        or _plain(line, speaker, sentence, reading)
    )


def _as_seen(line: Line, speaker: Phrase) -> Phrase:
    """The phrase with the paper as its head, not who has seen it: `a UN panel's report seen by AFP`."""
    for k in range(speaker.first + 1, speaker.last - 1):
        if line.lower[k] in VIEWED and line.lower[k + 1] == "by":
            paper = next((at for at in range(k - 1, speaker.first - 1, -1) if line.document(at)), None)
            return speaker if paper is None else replace(speaker, head=paper)
    return speaker


def _meant(speaker: Speaker | None, reading: Reading, depth: int) -> str | None:
    """The name of an earlier speaker who is meant, if one is."""
    return name_speaker(*speaker, reading, depth + 1) if speaker else None


def _plain(line: Line, speaker: Phrase, sentence: Sentence, reading: Reading) -> str | None:
    """The words of the phrase; where a country's name lost its apostrophe ("Turkeys ministry"), or is not
    said ("the country's ministry"), with the adjective in its place."""
    own = plain_name(line, speaker)
    whose, _, office = (own or "").replace("’", "'").partition(" ")
    if whose in _OF_THE_COUNTRY and office:
        topic = main_country(sentence.index, reading)
        people = topic and load_gazetteer(reading.lexicon).adjective(topic.name)
        return f"{people} {office}" if people else office
    if own and speaker.first == 0 and own[0] != line.words[0][0] and _begins_with_name(sentence, reading):
        own = line.words[0] + own[len(line.words[0]) :]  # Paris police
    first = speaker.first + bool(line.tags[speaker.first] & ARTICLE)
    for name in find_names(sentence, reading.lexicon):
        if (
            own
            and name.first == first
            and name.kind == "place"
            and name.possessive
            and name.last < speaker.last
        ):
            if line.possessive(name.last) or name.last - name.first > 1:
                break
            people = load_gazetteer(reading.lexicon).adjective(name.value)
            return f"{people} {own.partition(' ')[2]}" if people and " " in own else own
    return own


def _begins_with_name(sentence: Sentence, reading: Reading) -> bool:
    """Whether the first word of a sentence is a name that is known, or the seat of a government."""
    known = find_names(sentence, reading.lexicon)
    return sentence.lower[0] in _SEATS or any(it.first == 0 and it.kind in _KNOWN for it in known[:1])


_KNOWN = frozenset(("place", "demonym", "state", *ORGANISATIONS))
_SEATS = frozenset(("kremlin", "pentagon", "vatican"))


def _described(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The name of the one whom a description means."""
    meant = find_described(speaker, sentence, reading)
    return name_speaker(*meant, reading, depth + 1) if isinstance(meant, Antecedent) else meant


def _owned(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """ "Its researchers": those of the organisation that spoke before, "Oxfam researchers"."""
    line = sentence_line(sentence, reading.lexicon)
    if line.lower[speaker.first] not in ("its", "their") or not line.tags[speaker.head] & PERSON:
        return None
    if (whose := _owner_in_sentence(speaker, sentence, reading)) is not None:
        own = plain_name(line, speaker)
        return f"{whose} {own}" if own else None
    if line.lower[speaker.head] in _OF_PLACES:
        return plain_name(line, speaker)  # no organisation has a mayor
    its = Phrase(speaker.first, speaker.first + 1, speaker.first, True)
    meant = find_meant(its, sentence, reading)
    if meant and sentence_line(meant.sentence, reading.lexicon).document(meant.what.head):
        return None  # a report has no spokesman
    owner = _adjective(_meant(meant, reading, depth), reading)
    own = plain_name(line, speaker)
    return f"{owner} {own}" if owner and own else None


def _adjective(owner: str | None, reading: Reading) -> str | None:
    """A country's name as an adjective, any other as it is: Chadian of Chad."""
    places = load_gazetteer(reading.lexicon)
    country = owner is not None and any(it.scale == "country" for it in places.named(owner))
    return (places.adjective(owner) if country and owner else None) or owner


_OF_PLACES = frozenset("governor inhabitants king mayor prefect residents sheriff villagers voters".split())


def _owner_in_sentence(speaker: Phrase, sentence: Sentence, reading: Reading) -> str | None:
    """Whose "its commander" is where a country begins the clause: `Ghana's losses are put at 20 by its
    commander`, as an adjective."""
    lower = sentence.lower
    floor = next((k + 1 for k in range(speaker.first - 1, -1, -1) if lower[k] == ";"), 0)
    for name in find_names(sentence, reading.lexicon):
        if (
            name.kind == "place"
            and name.scale == "country"
            and name.first == floor
            and name.last < speaker.first
        ):
            return load_gazetteer(reading.lexicon).adjective(name.value)
    return None


def _maker(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """Who made a document that speaks."""
    line = sentence_line(sentence, reading.lexicon)
    maker = find_maker(line, speaker, sentence, reading.lexicon)
    if maker:
        return name_speaker(maker, sentence, reading, depth + 1)
    if line.lower[speaker.first] in SUBJECTS:  # its report
        owner = Phrase(speaker.first, speaker.first + 1, speaker.first, True)
        return _meant(find_meant(owner, sentence, reading), reading, depth)
    if line.lower[speaker.first] == "the" or line.lower[speaker.first] in DEMONSTRATIVES:
        return _meant(find_author(speaker, sentence, reading), reading, depth)
    publisher = find_publisher(line, speaker)
    return name_speaker(publisher, sentence, reading, depth + 1) if publisher else None


def _proper(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The proper name that a phrase holds, of an organisation or a person."""
    line, lexicon = sentence_line(sentence, reading.lexicon), reading.lexicon
    if line.tags[speaker.head] & MONITOR and speaker.last == 1:  # "Monitor: 20 killed"
        return None
    known = known_name(line, speaker, sentence, lexicon)
    if known:
        return spelt_out(known, sentence) or body_meant(known, sentence, lexicon)
    if titled_before(speaker, sentence, reading):
        return None  # the Health Minister
    person = person_name(line, speaker, lexicon)
    if person is None and (is_one_name(line, speaker) or _is_compatriot(line, speaker, sentence, lexicon)):
        person = line.words[speaker.head]
    person = person or name_after_trade(line, speaker)
    if person is None:
        return None
    spelt = spelt_out(person, sentence)
    if spelt and _is_office(spelt, reading):
        return _holder(speaker, sentence, reading, depth) or spelt
    return spelt or full_name(person, sentence, lexicon)


def _is_office(name: str, reading: Reading) -> bool:
    """Whether letters stand for an office: GOC, the General Officer Commanding."""
    tags = reading.lexicon.index(word_tags)
    words = [tags.get(word, 0) for word in name.lower().split()]
    return any(tag & PERSON for tag in words) and not words[-1] & BODIES


def _holder(speaker: Phrase, sentence: Sentence, reading: Reading, depth: int) -> str | None:
    """The person who holds the office that speaks."""
    return _meant(office_holder_before(speaker, sentence, reading), reading, depth)


def _medium(speaker: Phrase, sentence: Sentence, reading: Reading) -> str | None:
    """Whose correspondent "a Reuters correspondent" is."""
    if not sentence_line(sentence, reading.lexicon).tags[speaker.head] & EYES:
        return None
    for name in find_names(sentence, reading.lexicon):
        if speaker.first <= name.first and name.last <= speaker.head and name.kind == "media":
            own = sentence.words[name.last - 1]
            return faithful(own.removesuffix("s") if name.possessive else own, name.value, sentence.text)
    return None


def _is_compatriot(line: Line, speaker: Phrase, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a phrase is a people's adjective and a family name told in full: "Russian Maas"."""
    last = speaker.head
    if speaker.first != last - 1 or not line.named(last) or line.tags[last] & SPEAKER:
        return False
    own = any(n.kind == "demonym" and n.first == speaker.first for n in find_names(sentence, lexicon))
    return own and full_name(line.words[last], sentence, lexicon) != line.words[last]
