"""Find the words by which a text denies or cannot confirm what it tells: `denied the reports`, `denied that`,
`could not be independently verified`."""

from collections.abc import Collection
from typing import NamedTuple

from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.inflection import inflect
from claims.lexicon.phrases import Phrases
from claims.record_type import record

_NEAR = 5  # words between a denial and what is called a claim, and between "unable to" and "verify"
_GOVERNED = 24  # words of what a denial governs: "denied that", "rejected reports that"
_HEDGES = frozenset("be been being independently immediately fully officially yet to the of to have".split())
_LINKS = frozenset(
    "the that those these its their his her any all such a an this has have been was were".split()
)
_ABOUT = 9  # words around "verify" in which it is said what could not be verified


@record
class Doubts:
    """The words of doubts, indexed."""

    denials: frozenset[str]
    governing: frozenset[str]  # denials of what they govern
    claims: frozenset[str]
    verifying: frozenset[str]
    unable: Phrases[str]
    anchors: frozenset[str]  # a sentence without these doubts nothing


def build_doubts(lexicon: Lexicon) -> Doubts:
    """The words of doubts of a lexicon, indexed."""

    def words(kind: str) -> list[str]:
        entries = [entry for entry in lexicon.entries("doubt") if entry["is"] == kind]
        forms = [form for entry in entries for verb in entry["verbs"] for form in inflect(verb)]
        return [*forms, *(word for entry in entries for word in entry["words"])]

    denials, verifying = frozenset(words("deny")), frozenset(words("verify"))
    unable = Phrases(((word, word) for word in words("unable")), backwards=True)
    governing = frozenset(words("deny-that"))
    return Doubts(denials, governing, frozenset(words("claim")), verifying, unable, denials | verifying)


def find_doubt(
    sentence: Sentence, near: tuple[int, int], doubts: Doubts, figures: Collection[int] = ()
) -> tuple[int, int] | None:
    """The words of the first doubt of what is told that stands between the words `near`: its first word, and
    the one after it. A denial of something that holds one of the `figures`, by their words, is of that only.
    """
    lower = sentence.lower
    for i in range(max(0, near[0]), min(near[1], len(lower))):
        if lower[i] in doubts.verifying:
            found = _unverified(lower, i, doubts)
        elif lower[i] in doubts.denials and not _governs_any(lower, i, doubts, figures):
            found = _denied(lower, i, doubts)
        else:
            continue
        if found:
            return found
    return None


def _governs_any(lower: list[str], i: int, doubts: Doubts, figures: Collection[int]) -> bool:
    """Whether the denial at word `i` says what is not so, and that holds one of the figures."""
    governed = _governed(lower, i, doubts) if figures else None
    return governed is not None and any(figure in governed for figure in figures)


def _unverified(lower: list[str], i: int, doubts: Doubts) -> tuple[int, int] | None:
    """`could not be independently verified` around the verb at word `i`, if it tells of claims or figures."""
    for k in range(i, max(0, i - _NEAR), -1):
        found = doubts.unable.before(lower, k)
        if found:
            near = lower[max(0, found[1] - _ABOUT) : i + _ABOUT]
            return (found[1], i + 1) if not doubts.claims.isdisjoint(near) else None
        if lower[k - 1] not in _HEDGES:
            return None
    return None


def _denied(lower: list[str], i: int, doubts: Doubts) -> tuple[int, int] | None:
    """`denied the reports`, `reports were denied` around the verb at word `i`."""
    for k in range(i + 1, min(len(lower), i + 1 + _NEAR)):
        if lower[k] in doubts.claims and (lower[k] not in _PRONOUNS or (k == i + 1 and _closes(lower, k))):
            return i, k + 1
        if lower[k] not in _LINKS and not lower[k][0].isalpha():
            break
    relative = _denied_after(lower, i, doubts)
    if relative is not None:
        return relative, i + 1
    passive = lower[i - 1] in ("was", "were", "been", "is", "are") if i else False
    for k in range(i - 2, max(-1, i - 2 - _NEAR), -1):
        if passive and lower[k] in doubts.claims and lower[k] not in _PRONOUNS:
            return k, i + 1
    return None


def _closes(lower: list[str], k: int) -> bool:
    """Whether the pronoun at word `k` stands for what was told: no clause follows it."""
    return k + 1 >= len(lower) or not lower[k + 1][0].isalnum() or lower[k + 1] in _AFTER_PRONOUN


_AFTER_PRONOUN = frozenset(("and", "as", "but", "on", "in", "at", "late", "later", "yesterday", "today"))


def _denied_after(lower: list[str], i: int, doubts: Doubts) -> int | None:
    """The word from which on what was told is denied by the verb at word `i`, with which its clause ends:
    `20 died, which the army denies`, `a claim the army has denied`, `which it dismissed as a lie`."""
    if i + 1 < len(lower) and lower[i + 1][0].isalnum() and lower[i + 1] != "as":
        return None
    for k in range(i - 1, max(0, i - 1 - _NEAR), -1):
        if lower[k] in ("which", "something") and lower[k - 1] == ",":
            return k
        if lower[k] in doubts.claims and lower[k] not in _PRONOUNS:
            return k
        if not lower[k][0].isalpha():
            return None
    return None


_PRONOUNS = frozenset(("it", "this", "that", "them"))


class Denial(NamedTuple):
    """A denial, by its first word and the one after it, and the words of what it says is not so."""

    first: int
    last: int
    governed: range


def find_governing_denial(sentence: Sentence, figure: int, doubts: Doubts) -> Denial | None:
    """`denied that`, `denied killing`, `rejected reports that` before the figure at word `figure`, in its
    clause."""
    lower = sentence.lower
    if doubts.denials.isdisjoint(lower):
        return None
    for i in range(figure - 1, max(-1, figure - _GOVERNED), -1):
        if lower[i] in doubts.denials:
            governed = _governed(lower, i, doubts)
            return Denial(i, governed.start, governed) if governed and figure in governed else None
    return None


def _governed(lower: list[str], i: int, doubts: Doubts) -> range | None:
    """The words of what the denial at word `i` says is not so, to the end of its clause; None where it denies
    what was told before."""
    start = _content(lower, i, doubts)
    if start is None:
        return None
    stop = start
    while stop < min(len(lower), i + _GOVERNED) and not _leaves(lower, stop):
        stop += 1
    return range(start, stop)


def _content(lower: list[str], i: int, doubts: Doubts) -> int | None:
    """The word after `denied that`, `denied having`, `rejected the claim that` at word `i`."""
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if following == "that":
        return i + 2 if i + 2 < len(lower) and lower[i + 2][0].isalnum() else None
    if lower[i] in doubts.governing and following.endswith("ing"):
        return i + 1
    for k in range(i + 1, min(len(lower) - 1, i + 1 + _NEAR)):
        if lower[k] in doubts.claims and lower[k] not in _PRONOUNS:
            return k + 2 if lower[k + 1] in _CLAIMED else None
        if not lower[k][0].isalpha() and lower[k] not in ("'s", "'"):
            return None
    return None


_CLAIMED = frozenset(("that", "of", "about"))
_LEAVING = frozenset(("but", "while", "after", "when", "although", "though", "as"))
_SAID = frozenset("said says claimed claims insisted insists accused stated added announced".split())
_SPEAKING = frozenset("saying adding insisting stressing claiming telling and but which who calling".split())


def _leaves(lower: list[str], k: int) -> bool:
    """Whether at word `k` something else begins than what is denied."""
    if lower[k] in (";", ":") or lower[k] in _LEAVING:
        return True
    if lower[k] == "and" and lower[k + 1 : k + 2] and lower[k + 1] in _SAID:
        return True
    return lower[k] == "," and k + 1 < len(lower) and lower[k + 1] in _SPEAKING
