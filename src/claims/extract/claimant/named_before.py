"""Whom the text names before with the noun of a description: "the Syrian Army" for "the army", "Sheriff Ann
Lee" for "the sheriff"."""

import re

from claims.extract.report.reading import Reading
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import CLOSED, COUNT, NUMERAL, PREPOSITION, VERB, word_tags
from claims.lexicon.closed_classes import ARTICLES

_NAME_REACH = 3_000
_BEFORE_NAME = ARTICLES | {"and", "in", "on", "of"}
# A name, with up to three other words in it, that ends with the noun put in for {}, and what it is "of".
_ENDING = (
    r"\b(?:[A-Z][\w'’-]*|(?:[A-Z]\.)+)(?:[^\S\n][\w'’-]+){{0,3}}?[^\S\n](?:{})\b"
    r"(?:[^\S\n]of[^\S\n](?:the[^\S\n])?[A-Z]\w+)?"
)
_HELD = r"\b(?:{})[^\S\n]((?:(?:[A-Z][\w'’-]+|[A-Z]\.)[^\S\n]){{1,3}}[A-Z][\w'’-]+)"  # of an office


def name_before(speaker: Phrase, sentence: Sentence, reading: Reading, floor: int = 0) -> str | None:
    """The last name in the text before, after offset `floor`, that ends with the noun: "the army" after "the
    Syrian Army", "the agency" after "the UN refugee agency"."""
    noun, (end, _) = sentence.lower[speaker.head], sentence.extent(speaker.first, speaker.last)
    first = max(end - _NAME_REACH, floor, 0)
    if noun[1:] not in sentence.text[first:end]:
        return None
    pattern = re.compile(_ENDING.format(f"{re.escape(noun)}|{re.escape(noun.capitalize())}"))
    found = None
    for match in pattern.finditer(sentence.text, first, end):
        name = without_article(match.group())
        found = name if _is_whole(name.split()[:-1], reading) else found
    return found


def titled_name(office: Phrase, sentence: Sentence) -> str | None:
    """The last in the text before whose name follows the office: "the sheriff" after "Sheriff Ann Lee"."""
    noun, (end, _) = sentence.lower[office.head], sentence.extent(office.first, office.last)
    pattern = re.compile(_HELD.format(f"{re.escape(noun)}|{re.escape(noun.capitalize())}"))
    found = [match[1] for match in pattern.finditer(sentence.text, max(end - _NAME_REACH, 0), end)]
    return found[-1] if found else None


def _is_whole(words: list[str], reading: Reading) -> bool:
    """Whether words before a noun make a name with it: one has a capital, and nothing else begins in them."""
    tags = reading.lexicon.index(word_tags)
    small = [word for word in words if word.islower()]
    if words and tags.get(words[0].lower(), 0) & (COUNT | NUMERAL | CLOSED):
        return False  # Some police, Ten US Navy sailors, As police
    return len(small) < len(words) and not any(
        tags.get(word, 0) & (CLOSED & ~PREPOSITION | VERB) for word in small
    )


def without_article(name: str) -> str:
    words = name.split()
    while words and words[0].lower() in _BEFORE_NAME:
        words.pop(0)
    return " ".join(words)
