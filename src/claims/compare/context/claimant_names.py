"""One key for one claimant, under whatever name texts give it.

The lexicon knows many names. Beyond it, a name stands for another that is spoken of beside it where nothing
else can be meant: initials for the name that has them, a last name for the full one, a name cut short before
a small word, "the agency" for the only body of its text. What fits several names is left as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claims.compare.entry.comparable import Comparable
from claims.compare.world import World
from claims.lexicon.speaker_names import is_anybody, is_body, names_itself, plain_name

_FEW = 3  # words of a person's name, at most
_INITIALS = range(2, 8)


def name_claimants(figures: Sequence[Comparable], world: World) -> list[Comparable]:
    """The figures, the claimants of one another's names with one key, those whom nobody names marked."""
    named = [_in_own_voice(figure, world) for figure in figures]
    same = _same_names(
        {f.entry.claimant: f.claimant for f in named if f.entry.claimant and f.claimant}, world
    )
    named = [replace(f, claimant=same.get(f.claimant or "", f.claimant)) for f in named]
    return [_mark_anybody(figure, world) for figure in _resolve_bodies(named, world)]


def _in_own_voice(figure: Comparable, world: World) -> Comparable:
    """A body that prints its own figures gives them; a newspaper does not."""
    publisher = figure.entry.source
    if figure.claimant or not publisher or not world.speakers.is_organisation(publisher):
        return figure
    return replace(figure, claimant=figure.publisher)


def _same_names(keys: Mapping[str, str], world: World) -> dict[str, str]:
    """The key that another one stands for, by the names that have them."""
    fuller: dict[str, set[str]] = defaultdict(set)
    words = {key: plain_name(name).split() for name, key in sorted(keys.items())}
    known = {key for name, key in keys.items() if world.speakers.knows(name)}
    by_first, by_last, by_initials = _indexes(words)
    for key, name in words.items():
        if key in known or not name or not names_itself(" ".join(name)):
            continue
        if len(name) == 1:
            fuller[key] |= by_initials.get(name[0], set()) | by_last.get(name[0], set())
        beginning = by_first.get(name[0].casefold(), ())
        fuller[key] |= {it for it in beginning if _is_cut(name, words[it])}
    found = {key: next(iter(others)) for key, others in fuller.items() if len(others - {key}) == 1}
    return {key: found.get(other, other) for key, other in found.items() if key != other}


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
            if len(name) <= _FEW and all(word[0].isupper() for word in name):
                by_last[name[-1]].add(key)
    return by_first, by_last, by_initials


def _is_cut(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the one name is the other, cut before a small word: "the Observatory", "for Human Rights"."""
    size = len(short)
    if not 1 < size < len(full):
        return False
    same = [word.casefold() for word in full[:size]] == [word.casefold() for word in short]
    return same and full[size][0].islower()


def _resolve_bodies(figures: Sequence[Comparable], world: World) -> Iterator[Comparable]:
    """The figures, "the agency" and "its report" with the key of the only body that their text named."""
    named: dict[str, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if figure.claimant and names_itself(figure.entry.claimant or ""):
            named[figure.entry.document].append(figure)
    for figure in figures:
        if figure.claimant and is_body(figure.entry.claimant or ""):
            before = _before(named[figure.entry.document], figure)
            yield replace(figure, claimant=before.pop()) if len(before) == 1 else figure
        else:
            yield figure


def _before(named: Iterable[Comparable], figure: Comparable) -> set[str]:
    return {f.claimant for f in named if f.claimant and f.entry.start < figure.entry.start}


def _mark_anybody(figure: Comparable, world: World) -> Comparable:
    """Mark a claimant who may be anybody: "officials", "a health worker"."""
    name = figure.entry.claimant
    if not name or not figure.claimant or world.speakers.knows(name) or not is_anybody(name):
        return figure
    return replace(figure, anybody=True)
