"""One key for one claimant, under whatever name texts give it.

The lexicon knows many names, and a text may tell for whom somebody speaks. Beyond that, a name stands for
another that is spoken of beside it where nothing else can be meant: initials for the name that has them, a
last name for the full one, some words of a man's name for all of them, a name cut short before a small word,
"the agency" for the only body of its text. What fits several names is left as it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from claims.compare.context.state_organs import claimants_of, name_states
from claims.compare.entry.comparable import Comparable
from claims.compare.speakers.written_name import PARTICLES, fold, names_itself, plain_name
from claims.compare.world import World

_FEW = 5  # words of a person's name, at most
_TWO = 2  # words of a name that may have a third one
_INITIALS = range(2, 8)
_SHORTEST = 5  # letters of a last name that is told in whatever letters it is written
# Of a last name that is told whatever vowels it is written with: Gunawardena, Gunawardene; of one with an
# article one less: al-Mismari, al-Mesmari.
_CONSONANTS = 5
_VOWELS = re.compile(r"(?<!^)[aeiou]")
# Of Cyrillic and Arabic names: Yevgeny and Evgeniy, Zelenskyy and Zelenskiy, Mohammed and Mohamed.
_ONE_SOUND = tuple(it.split(">") for it in "y>i j>i ou>u oo>u ee>i kh>h w>v ie>e ii>i".split())
_SERVANT = re.compile(r"(\A| )abd ?[aeou][a-z](?: (?:[ae]l )?)?(?=[a-z]{3})")  # Abdel, Abdul, Abd al, Abdur
_ARTICLES = frozenset(("al", "el"))
_DOUBLED = re.compile(r"(.)\1+")
_KEPT = 2**12  # words of names that are remembered
_NAMESAKES = 40  # names with one last word, from which on nobody tells who is who

Keys = Mapping[str, str]


def name_claimants(figures: Sequence[Comparable], world: World, keys: Keys | None = None) -> list[Comparable]:
    """The figures, the claimants of one another's names with one key, those whom nobody names marked; `keys`
    that stand for others are found among these figures where they are not given."""
    named: Sequence[Comparable] = _in_own_voice(figures, world)
    if keys is None:
        keys = find_same_names({(f.entry.claimant, f.entry.speaks_for) for f in figures}, world)
    named = _with_keys(named, keys)
    return _mark_anybody(name_states(_resolve_bodies(named, world), world), world)


def _with_keys(figures: Sequence[Comparable], keys: Keys) -> Sequence[Comparable]:
    if not keys:
        return figures
    found = ((figure, keys.get(figure.claimant or "")) for figure in figures)
    return [figure if key is None else replace(figure, claimant=key) for figure, key in found]


def _in_own_voice(figures: Sequence[Comparable], world: World) -> list[Comparable]:
    """A body that prints its own figures gives them; a newspaper does not."""
    printed = {figure.entry.source for figure in figures}
    bodies = {it for it in printed if it and world.speakers.is_organisation(it)}
    if not bodies:
        return list(figures)
    return [
        replace(it, claimant=it.publisher) if not it.claimant and it.entry.source in bodies else it
        for it in figures
    ]


def find_same_names(spoken: Iterable[tuple[str | None, str | None]], world: World) -> Keys:
    """The key that another one stands for, among those of all claimants that are spoken of. They are given
    with the body for which a text says that they speak."""
    pairs = set(spoken)
    keys = {name: key for name, _ in pairs if name and (key := world.speakers.key(name))}
    same = _same_names(keys, world)
    spokesmen = _spokesmen(pairs, keys, same, world)
    named = {key: same.get(key, key) for key in keys.values()}
    return {key: to for key, name in named.items() if (to := spokesmen.get(name, name)) != key}


def changed_keys(one: Keys, other: Keys) -> set[str]:
    """The keys that stand for another one there than here."""
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def _spokesmen(
    spoken: Iterable[tuple[str | None, str | None]], keys: Keys, same: Keys, world: World
) -> dict[str, str]:
    """The body for which a claimant speaks, where most of the words in which texts tell it name one."""
    bodies: dict[str, Counter[str]] = defaultdict(Counter)
    for name, speaks_for in spoken:
        key, body = keys.get(name or ""), world.speakers.key(speaks_for)
        if key and body and names_itself(speaks_for or ""):
            bodies[same.get(key, key)][same.get(body, body)] += 1
    spoken_of = {name: _one_body(found, world) for name, found in bodies.items()}
    return {name: body for name, body in spoken_of.items() if body and body != name}


def _one_body(told: Counter[str], world: World) -> str | None:
    """The body that most texts tell; where they tell several, the one state that any of them is of."""
    body, times = told.most_common(1)[0]
    if 2 * times > told.total():
        return body
    wholes = {whole for it in told if (whole := world.speakers.body(it))}
    return wholes.pop() if len(wholes) == 1 else None


def _same_names(keys: Keys, world: World) -> dict[str, str]:
    """The key that another one stands for, by the names that have them."""
    words = {
        key: plain_name(name).split()
        for name, key in sorted(keys.items())
        if not world.speakers.is_anybody(name)
    }
    known = {key for name, key in keys.items() if world.speakers.knows(name)}
    by_first, by_last, by_initials = _indexes(words)
    found = _spelled_otherwise(words, known)
    for key, name in words.items():
        if key in known or not name or not names_itself(" ".join(name)):
            continue
        fuller = by_initials.get(name[0], set()) if len(name) == 1 else set()
        fuller = fuller | {it for it in by_last.get(name[-1], ()) if _is_some_of(name, words[it])}
        fuller |= {it for it in by_first.get(name[0].casefold(), ()) if _is_cut(name, words[it])}
        longest = _longest(fuller - {key}, words) or _after_titles(name, keys)
        if longest:
            found[key] = longest
    return {key: found.get(other, other) for key, other in found.items() if key != other}


def _spelled_otherwise(words: Mapping[str, Sequence[str]], known: Container[str]) -> dict[str, str]:
    """The keys of men whose names papers write in other letters, each with one of them, which the lexicon
    knows if it knows any: Vadym Boychenko is Vadim Boichenko."""
    firsts: dict[tuple[str, ...], str] = {}
    found: dict[str, str] = {}
    for key, name in sorted(words.items(), key=lambda it: it[0] not in known):
        spelled = _person_spelling(name)
        if spelled:
            first = firsts.setdefault(spelled, key)
            if first != key:
                found[key] = first
    return found


def _person_spelling(name: Sequence[str]) -> tuple[str, ...]:
    """A man's name with one letter for those that stand for one sound; of no man's, nothing. Arabic names go
    without the article, and with what follows "servant of the" in one word: Abdel Karim is Abdulkareem."""
    if not all(word[0].isupper() or word.split("-")[0] in PARTICLES for word in name):
        return ()
    words = _SERVANT.sub(r"\1abd", " ".join(map(fold, name))).split()
    bare = [word for word in words if word not in _ARTICLES]
    if not 1 < len(bare) <= _FEW or len(bare[-1]) < _SHORTEST:
        return ()
    least = _CONSONANTS - (words[-2] in _ARTICLES)
    return (*map(_first_spelling, bare[:-1]), _last_spelling(bare[-1], least))


def _first_spelling(word: str) -> str:
    """A first name as it is spelled; one with "servant of the" by its consonants."""
    letters = _spelling(word)
    return _VOWELS.sub("", letters) if letters.startswith("abd") else letters


@lru_cache(_KEPT)
def _spelling(word: str) -> str:
    """A word of a name with one letter for those that stand for one sound when it comes from another script:
    no vowels' lengths, no doubled letters."""
    letters = fold(word)
    for several, one in _ONE_SOUND:
        letters = letters.replace(several, one)
    return _DOUBLED.sub(r"\1", letters)


def _last_spelling(word: str, least: int) -> str:
    """A last name as it is spelled; one of so many consonants by these: Gunawardena is Gunawardene."""
    letters = _spelling(word)
    consonants = _VOWELS.sub("", letters)
    return consonants if len(consonants) >= least else letters


def _after_titles(name: Sequence[str], keys: Keys) -> str | None:
    """The key of the name that is left without what a man is: "head of mission Karim Wadi", "Mayor of Taiz
    Karim Wadi"."""
    titles = [at for at, word in enumerate(name) if word[0].islower()]
    ends = range(titles[-1] + 1, len(name) - 1) if titles else ()
    return next((key for at in ends if (key := keys.get(" ".join(name[at:])))), None)


def _longest(keys: set[str], words: Mapping[str, Sequence[str]]) -> str | None:
    """The one of several names of which all others are some words; `None` where they are several people's."""
    longest = max(keys, key=lambda key: (len(words[key]), key), default=None)
    if longest is None or len(keys) > _NAMESAKES:
        return None
    others = (words[key] for key in keys if key != longest)
    return longest if all(_is_some_of(name, words[longest]) for name in others) else None


def _indexes(
    words: Mapping[str, Sequence[str]],
) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """The keys of names by their first word, the last word of a person's, and their initials."""
    by_first: dict[str, set[str]] = defaultdict(set)
    by_last: dict[str, set[str]] = defaultdict(set)
    by_initials: dict[str, set[str]] = defaultdict(set)
    for key, name in words.items():
        if len(name) > 1:
            by_first[name[0].casefold()].add(key)
            initials = "".join(word[0] for word in name if word[0].isupper())
            if len(initials) in _INITIALS:
                by_initials[initials].add(key)
            if len(name) <= _FEW and all(word[0].isupper() or word in PARTICLES for word in name):
                by_last[name[-1]].add(key)
    return by_first, {last: same for last, same in by_last.items() if len(same) <= _NAMESAKES}, by_initials


def _is_some_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words of the one name stand in the other in their order, the last one at its end; letters
    may stand for as many words: "A.H. Rahman" is "Abul Hassan Rahman"."""
    if len(short) > len(full) or short[-1] != full[-1]:
        return False
    at = 0
    for word in short[:-1]:
        taken = 0
        while at < len(full) - 1 and not taken:
            taken = _taken(word, full[at:-1])
            at += taken or 1
        if not taken:
            return False
    return len(full) > len(short) or list(short) != list(full)


def _taken(word: str, names: Sequence[str]) -> int:
    """How many of the names one word stands for: itself, or as many as it has capital letters; 0: none."""
    if names[0] == word:
        return 1
    letters = word.replace(".", "")
    if not letters.isupper() or len(letters) > len(names):
        return 0
    return len(letters) if all(name[0] == it for name, it in zip(names, letters, strict=False)) else 0


def _is_cut(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the one name is the other, cut before a small word, "the Observatory", "for Human Rights", or
    before the last of a person's three: "Judith Suminwa", "Judith Suminwa Tuluka"."""
    size = len(short)
    if not 1 < size < len(full):
        return False
    same = [word.casefold() for word in full[:size]] == [word.casefold() for word in short]
    return same and (full[size][0].islower() or (size == _TWO and len(full) == _TWO + 1))


def _resolve_bodies(figures: Sequence[Comparable], world: World) -> Sequence[Comparable]:
    """The figures, "the agency" and "its report" with the key of the only body that their text named."""
    bodies = {name for name in claimants_of(figures) if world.speakers.is_body(name)}
    if not bodies:
        return figures
    named: dict[str, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if figure.claimant and names_itself(figure.entry.claimant or ""):
            named[figure.entry.document].append(figure)
    found = []
    for figure in figures:
        told = figure.claimant and figure.entry.claimant in bodies
        before = _before(named[figure.entry.document], figure) if told else ()
        found.append(replace(figure, claimant=next(iter(before))) if len(before) == 1 else figure)
    return found


def _before(named: Iterable[Comparable], figure: Comparable) -> set[str]:
    return {f.claimant for f in named if f.claimant and f.entry.start < figure.entry.start}


def _mark_anybody(figures: Sequence[Comparable], world: World) -> list[Comparable]:
    """Mark claimants who may be anybody: "officials", "a health worker"."""
    names = claimants_of(figures)
    anybody = {it for it in names if not world.speakers.knows(it) and world.speakers.is_anybody(it)}
    if not anybody:
        return list(figures)
    return [
        replace(it, anybody=True) if it.claimant and it.entry.claimant in anybody else it for it in figures
    ]
