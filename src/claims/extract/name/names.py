"""Find the names in a sentence: places, peoples, armed groups, states' forces, organisations, media, persons.

Names come from the lexicon (actors.toml, places.toml) and the gazetteer (`known_names`). Capitalised words
that nothing knows are given too, as persons where a title says so, else as `unknown`.
"""

from dataclasses import replace
from itertools import compress, count
from operator import ne

from claims.extract.name.introduced_groups import with_introduced
from claims.extract.name.known_names import find_known, is_capital_in
from claims.extract.name.name import Name, Words, build_words
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import word_tags
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import GROUND, NAME_PARTICLES


def find_names(sentence: Sentence, lexicon: Lexicon) -> list[Name]:
    """All names in `sentence`, longest first choice, without overlap, in order; worked out once."""
    return sentence.layer(_find_names, lexicon)


def _find_names(sentence: Sentence, lexicon: Lexicon) -> list[Name]:
    special = _special(sentence)
    names = _with_unknown(sentence, find_known(sentence, special, lexicon), special, lexicon)
    return with_introduced(names, sentence)


def _special(sentence: Sentence) -> list[int]:
    """The words with a capital or a hyphen."""
    words = sentence.words
    special = list(compress(count(), map(ne, words, sentence.lower)))
    if sentence.text.find("-", sentence.start, sentence.end) >= 0:
        special = sorted({*special, *[i for i, word in enumerate(words) if "-" in word]})
    return special


def _with_unknown(sentence: Sentence, known: list[Name], special: list[int], lexicon: Lexicon) -> list[Name]:
    """The known names and, between them, the runs of other words with a capital."""
    words, lower, listed = sentence.words, sentence.lower, lexicon.index(build_words)
    names: list[Name] = []
    ahead = iter((*known, Name(len(words), len(words), "", "")))
    following = next(ahead)
    end = 0  # the word after the name before
    for at in special:
        while following.last <= at:
            names.append(following)
            end = following.last
            following = next(ahead)
        low = lower[at]
        if at < end or at >= following.first or words[at] == low or not words[at][0].isalpha():
            continue
        unnamed = low in listed.no_names or ("-" in low and low.rpartition("-")[2] in listed.no_names)
        if unnamed and not _is_arabic_article(words, at, listed):
            continue
        if at == end and names and names[-1].kind == "place" and low in listed.places:
            continue  # Marawi City is Marawi, Seno Province is Seno
        first, end = at, at + 1
        while end < following.first and _takes_in(sentence, end, following.first, listed):
            end += 1
        names.append(_run(sentence, first, end, listed))
    names += (following, *ahead)
    names.pop()
    return _longer_ones(names, sentence, lexicon)


def _is_arabic_article(words: list[str], at: int, listed: Words) -> bool:
    """Whether an Arabic article that looks like another word begins a place's name: `in At Turbah`."""
    if words[at] not in _ARTICLES or not words[at + 1 : at + 2] or not words[at + 1].istitle():
        return False
    return at > 0 and words[at - 1] in listed.locatives


_ARTICLES = frozenset(("An", "As", "At"))


def _longer_ones(names: list[Name], sentence: Sentence, lexicon: Lexicon) -> list[Name]:
    """The names with a town and the unknown name right beside it as one, which is another place's or a
    person's: `Tulo Berezh`, `Ann Berezh`."""
    touching = [at for at in range(1, len(names)) if names[at - 1].last == names[at].first]
    if not touching:
        return names
    joined = list(names)
    for at in reversed(touching):
        one, other = joined[at - 1], joined[at]
        if _is_of_longer(one, other, sentence, lexicon) or _is_of_longer(other, one, sentence, lexicon):
            kind = "person" if one.kind == "person" else "unknown"
            longer = Name(one.first, other.last, kind, sentence.slice(one.first, other.last))
            joined[at - 1 : at + 1] = [replace(longer, possessive=other.possessive)]
    return joined


def _is_of_longer(town: Name, other: Name, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a town's name is only a part of the longer one that an unknown name beside it makes."""
    if town.kind != "place" or town.scale != "city" or other.kind not in ("unknown", "person"):
        return False
    if town.prefix or town.suffix or (town.possessive and town.last == other.first):
        return False
    if is_capital_in(sentence.words, town.first):
        return False
    words, tags = sentence.words, lexicon.index(word_tags)
    return all(
        not words[k].isupper() and not tags.get(sentence.lower[k], 0) and sentence.lower[k] not in GROUND
        for k in range(other.first, other.last)
    ) and not all(words[k].isupper() for k in range(town.first, town.last))


def _takes_in(sentence: Sentence, at: int, end: int, listed: Words) -> bool:
    """Whether a run of words with a capital takes in word `at`."""
    words, lower = sentence.words, sentence.lower
    if words[at] != lower[at]:
        return (lower[at] not in listed.no_names or lower[at - 1] == "la") and words[at][0].isalpha()
    if lower[at] not in NAME_PARTICLES and not (lower[at] == "-" and lower[at - 1] in NAME_PARTICLES):
        return False
    following = at + 1
    while (
        following < end
        and following < at + 3
        and (lower[following] in NAME_PARTICLES or lower[following] == "-")
    ):
        following += 1  # Pieter van der Berg, Maarat al- Numan
    return following < end and words[following] != lower[following]


def _run(sentence: Sentence, first: int, last: int, listed: Words) -> Name:
    """The name that a run of words with a capital is; a title before or in it makes it a person's."""
    lower = sentence.lower
    kind = "person" if first and lower[first - 1] in listed.titles else "unknown"
    for at in range(last - 1, first - 1, -1):
        if lower[at] in listed.titles and (at + 1 == last or lower[at + 1] not in listed.bodies):
            kind, first = ("person", at + 1) if at + 1 < last else ("title", first)
            break
    if kind == "unknown" and first == 0 and last == 1:
        kind = "initial"
    return Name(first, last, kind, sentence.slice(first, last))
