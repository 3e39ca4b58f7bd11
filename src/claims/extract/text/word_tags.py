"""What the words of a sentence may be: one number of tags for each word.

The words are those of speech.toml, situations.toml, subjects.toml, names.toml and modifiers.toml. Tags are
bits, not sets of names, because every word of every sentence with a figure is looked at.
"""

from collections.abc import Iterable, Iterator

from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.inflection import plural
from claims.lexicon.per_word import Seen

# The tags that most rules ask for stand first: small numbers are quick.
(
    PERSON, BODY, MONITOR, MEDIA, DOCUMENT, EVENT, OTHER, BEFORE,
    ADVERB, DENIAL, ARTICLE, PREPOSITION, PRONOUN, LINK, TIME, RELATIVE, STOP, VERB,
    FINITE, GOVERNING, AUXILIARY, FUNCTION, PLACE, COMPASS, SITE, LOCAL, HOME, TITLE, PART, REACHING,
    FIGURE, JOINT, DESCRIPTION, NUMERAL, WRITING, GROUP, WATCHING, VAGUE, EYES, LOOSE, COUNT,
    PORTFOLIO, COURTESY, HARM, LASTING, SPAN, TRADE, RECKONING, ESTIMATING, ASSERTION, NOUN_VERB, MARK,
    LEAVING, FALLING, STRETCH, BUILDING, NOT_PLACE, PREFIX, SCENE, STAYING, OWNED, GROUND,
    PLURAL, BORDER, GOVERNMENT, OFFICE, OUTFIT, UNNAMED, CREW, AIRCRAFT, LEAD, AFAR, HEADING,
) = (1 << n for n in range(73))  # fmt: skip

# The tags of entries by what they are.
_SPEAKERS = {
    "person": PERSON, "body": BODY, "monitor": MONITOR, "media": MEDIA, "document": DOCUMENT, "event": EVENT,
    "other": OTHER,
}  # fmt: skip
_SPEECH_WORDS = {
    "before": BEFORE, "adverb": ADVERB, "denial": DENIAL, "figure": FIGURE, "article": ARTICLE,
    "preposition": PREPOSITION, "pronoun": PRONOUN, "link": LINK, "time": TIME, "relative": RELATIVE,
    "stop": STOP, "joint": JOINT, "description": DESCRIPTION, "numeral": NUMERAL,
    "writing": WRITING, "group": GROUP, "watching": WATCHING, "vague": VAGUE, "eyes": EYES, "loose": LOOSE,
    "count": COUNT, "portfolio": PORTFOLIO, "courtesy": COURTESY, "harm": HARM, "lasting": LASTING,
    "span": SPAN, "trade": TRADE, "reckoning": RECKONING, "estimating": ESTIMATING, "assertion": ASSERTION,
    "heading": HEADING,
}  # fmt: skip
_PLACE_WORDS = {
    "preposition": GOVERNING, "reaching": REACHING, "leaving": LEAVING, "falling": FALLING,
    "compass": COMPASS, "part": PART, "auxiliary": AUXILIARY,
    "function": FUNCTION, "stretch": STRETCH, "site": SITE, "building": SITE | BUILDING, "local": LOCAL,
    "home": HOME, "afar": AFAR, "not_place": NOT_PLACE, "prefix": PREFIX, "scene": SCENE, "staying": STAYING,
    "owned": SITE | OWNED, "ground": GROUND, "seat": 0,
}  # fmt: skip
_SUBJECT_WORDS = {
    "government": GOVERNMENT, "office": OFFICE, "group": OUTFIT, "unnamed": UNNAMED, "crew": CREW,
    "aircraft": AIRCRAFT,
}  # fmt: skip
_COUNTABLE = frozenset(("site", "building", "owned", "local", "home", "afar"))  # those with a plural

# Sums of tags: who speaks, where a look for a speaker begins, what is no name.
BODIES = BODY | MONITOR | MEDIA
SPEAKER = PERSON | BODIES
OWN = RECKONING | ASSERTION  # nouns of what somebody counts or claims
TRIGGER = VERB | MARK | OWN
NOUN = SPEAKER | DOCUMENT | BEFORE
SILENT = EVENT | OTHER  # nouns that never speak
CLOSED = ADVERB | DENIAL | ARTICLE | PREPOSITION | PRONOUN | LINK | TIME | RELATIVE | STOP
STATE = GOVERNMENT | OFFICE  # what a state acts by
ACTOR = PERSON | BODY | MEDIA | LOCAL | HOME  # those before whose noun a place is theirs
PHRASE_END = FINITE | GOVERNING | AUXILIARY | FUNCTION  # ends the noun phrase that a name stands in

SET_OFF = (":", "-", "–", "—")  # marks that set off a source: "20 killed - police"
_RANGE_LEADS = ("anywhere", "between", "from", "just", "only", "somewhere")  # what a range begins with
_JOINS_LEADS = frozenset("a an at in of on the to up".split())  # the small words of what leads to a number
_ALL_CAPITALS = 6  # words of the shortest sentence in capitals that is no heading of acronyms
# What speech.toml says of a word, as opposed to the other files.
SPEECH = sum({*_SPEAKERS.values(), *_SPEECH_WORDS.values(), VERB, NOUN_VERB, MARK})


def word_tags(lexicon: Lexicon) -> dict[str, int]:
    """The tags of every word that the lexicon lists, plurals of nouns and forms of verbs included."""
    tags: dict[str, int] = {}
    for listed in (_speech_words(lexicon), _other_words(lexicon)):
        for tag, words in listed:
            for word in words:
                tags[word] = tags.get(word, 0) | tag
    return tags


def _speech_words(lexicon: Lexicon) -> Iterator[tuple[int, Iterable[str]]]:
    for entry in lexicon.entries("speaker"):
        yield _SPEAKERS[entry["is"]], (*entry["words"], *map(plural, entry["words"]))
    for entry in lexicon.entries("speech_word"):
        yield _SPEECH_WORDS[entry["is"]], entry["words"]
        if entry["is"] == "time":
            yield TIME, (f"mid-{word}" for word in entry["words"])
    for entry in lexicon.entries("speech_verb"):
        yield VERB | FINITE, entry["finite"]
        yield VERB, entry.get("ing", ())
        yield NOUN_VERB, entry.get("noun", ())
    yield MARK, ("according", "per", "reference", "(", *SET_OFF)


def _other_words(lexicon: Lexicon) -> Iterator[tuple[int, Iterable[str]]]:
    for entry in lexicon.entries("place_word"):
        kind, words = entry["is"], entry["words"]
        yield _PLACE_WORDS[kind], (*words, *map(plural, words)) if kind in _COUNTABLE else words
    for entry in lexicon.entries("place_noun"):
        yield PLACE, entry["words"]
        yield PLACE | PLURAL, map(plural, entry["words"])
    for entry in lexicon.entries("title"):
        yield TITLE, entry["words"]
    yield BORDER, ("border",)
    for entry in lexicon.entries("modifier"):
        yield LEAD, {word for phrase in entry["before"] for word in phrase.split()} - _JOINS_LEADS
    yield LEAD, _RANGE_LEADS
    for entry in lexicon.entries("subject_word"):
        yield _SUBJECT_WORDS[entry["is"]], entry["words"]


def tags_of(sentence: Sentence, lexicon: Lexicon) -> list[int]:
    """The tags of each word of a sentence, and 0 after the last one; worked out once."""
    return sentence.layer(_tags_of, lexicon)


def _tags_of(sentence: Sentence, lexicon: Lexicon) -> list[int]:
    tags = list(map(lexicon.index(_all_tags).__getitem__, sentence.lower))
    if not lexicon.index(_capitals).isdisjoint(sentence.words) and not _in_capitals(sentence):
        _set_apart(tags, sentence)
    tags.append(0)
    return tags


def _all_tags(lexicon: Lexicon) -> Seen[int]:
    """The tags of any word; 0 of one that is in no list."""
    listed = lexicon.index(word_tags)
    return Seen(lambda word: listed.get(word, 0))


def _capitals(lexicon: Lexicon) -> frozenset[str]:
    """The words that are written alike with words of another sense: IS, US, WHO; may; a think tank; the
    Department of Health."""
    closed = (word.upper() for word, tags in lexicon.index(word_tags).items() if tags & CLOSED)
    return frozenset(("may", "tank", "Department", *(word for word in closed if len(word) > 1)))


def _stands_for_name(word: str) -> bool:
    """Whether a small word in capitals can be the letters of a name."""
    return 1 < len(word) <= _LETTERS and word not in _NO_NAMES


_LETTERS = 4
_NO_NAMES = frozenset("ALL AND ARE BUT FOR FROM NOT OF OVER THAN THAT THE THIS TO WAS WERE WITH".split())


def _in_capitals(sentence: Sentence) -> bool:
    """Whether a sentence is in capitals from end to end, so that these tell nothing."""
    words = sentence.words
    return len(words) >= _ALL_CAPITALS and all(word == word.upper() for word in words)


def _set_apart(tags: list[int], sentence: Sentence) -> None:
    """Mend the tags of words that only look like others."""
    for i, word in enumerate(sentence.words):
        if word == "may":  # no month
            tags[i] = DENIAL | tags[i] & ~SPEECH
        elif word == "tank" and i and sentence.lower[i - 1] == "think":
            tags[i - 1 : i + 1] = BEFORE, BODY | GROUP | TRADE
        elif word == "Department":
            tags[i] &= ~PLACE
        elif tags[i] & CLOSED and word.isupper() and _stands_for_name(word):  # IS, US, WHO
            tags[i] &= ~SPEECH


def triggers(lexicon: Lexicon) -> frozenset[str]:
    """The words at which a look for a speaker begins; a sentence without one has none."""
    return frozenset(word for word, tags in lexicon.index(word_tags).items() if tags & TRIGGER)
