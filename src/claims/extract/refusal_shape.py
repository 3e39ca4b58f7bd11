"""Refuse numbers by how they are written and what they are joined to: names, scores, distances, furniture."""

import re

from claims.extract.noun import singular
from claims.extract.reading import Quantity
from claims.extract.refusal import (
    RefusalWords,
    char_before,
    char_behind,
    is_bare,
    is_compound,
    is_digits,
    touches,
    word_before,
    word_behind,
)

_CURRENCY_CODE = 3  # letters of an ISO 4217 code: a "$100-million plan" is a claim
_ABBREVIATED = frozenset(("m", "k", "b", "km", "kg", "mm", "cm"))
_DASHES = ("-", "–")


def refuse_ordinal(quantity: Quantity, words: RefusalWords) -> str | None:
    """`3rd`, `the 1990s`."""
    return "ordinal" if word_behind(quantity) in ("st", "nd", "rd", "th", "s") and touches(quantity) else None


def refuse_joined(quantity: Quantity, words: RefusalWords) -> str | None:
    """A number grown together with letters, points or other digits: `G7`, `F-16`, `B3`, `3.0.1`, `9/11`,
    `10x`."""
    if not is_digits(quantity):
        return None
    before, behind = char_before(quantity), char_behind(quantity)
    if before == behind == " ":
        return None
    first, last = quantity.core
    sentence, alone = quantity.sentence, quantity.first == first
    if (before.isalpha() and alone) or before in "/:_#@":
        return "name"
    if before in "-." and first >= 2 and sentence.ends[first - 2] == sentence.starts[first] - 1:
        earlier = sentence.words[first - 2][-1]
        if (before == "-" and earlier.isalpha() and alone) or (before == "." and earlier.isdecimal()):
            return "name"
    if behind.isalpha() and touches(quantity):
        return "name" if quantity.last == last and word_behind(quantity) not in _ABBREVIATED else None
    following = sentence.text[sentence.ends[last - 1] + 1 : sentence.ends[last - 1] + 2]
    return "name" if behind in "/:_@" and following.isalnum() else None


def refuse_label(quantity: Quantity, words: RefusalWords) -> str | None:
    """`Resolution 2254`, `No. 2`, `Volume 18`, `a magnitude of at least 6.1`: the number names or gauges."""
    if quantity.unit is not None or not quantity.first:
        return None
    lower, first = quantity.sentence.lower, quantity.first
    found = words.labels.before(lower, first - 1 if lower[first - 1] in (".", ":", "-", "#") else first)
    if not found:
        return None
    label, at = found
    if quantity.first != quantity.core[0]:
        return "name" if label.startswith("magnitude") else None
    if is_bare(quantity) or label.startswith("magnitude"):
        return "name"
    if label in ("no", "number"):  # "no 20 soldiers"; but "the number two leader"
        return None if is_digits(quantity) or label == "no" else "name"
    proper = quantity.sentence.words[at][0].isupper()
    return "name" if proper and (at > 0 or lower[quantity.last] == "of") else None


def refuse_name(quantity: Quantity, words: RefusalWords) -> str | None:
    """A number word inside a name: `the Group of Eight`, `the Big Four Banks`."""
    first = quantity.core[0]
    word = quantity.sentence.words[first]
    if not (first and quantity.first == first and word[0].isupper() and word[0].isalpha()):
        return None
    before = quantity.sentence.lower[max(0, first - 2) : first]
    if before == ["group", "of"]:
        return "name"
    named = quantity.head >= 0 and quantity.sentence.words[quantity.head][0].isupper()
    return "name" if named and before[-1] in ("the", "a", "big") else None


_PARTS = frozenset("the other first second last latter each either northern southern eastern western".split())


def refuse_half(quantity: Quantity, words: RefusalWords) -> str | None:
    """`the other half`, `the Serbian half of Bosnia`: a part with a name, not a share."""
    if not quantity.rule.startswith("quantity.fraction") or quantity.first != quantity.core[0]:
        return None
    before = word_before(quantity)
    proper = quantity.first > 1 and quantity.sentence.words[quantity.first - 1][0].isupper()
    return (
        "name"
        if before in _PARTS or (proper and quantity.sentence.lower[quantity.first - 2] == "the")
        else None
    )


def refuse_measure(quantity: Quantity, words: RefusalWords) -> str | None:
    """Degrees, points, speeds, `three times`."""
    lower, last = quantity.sentence.lower, quantity.core[1]
    if quantity.unit is not None and quantity.last > last:
        return "measure" if lower[quantity.last : quantity.last + 2] == ["per", "hour"] else None
    return "measure" if words.measures.at(lower, last) else None


def refuse_distance(quantity: Quantity, words: RefusalWords) -> str | None:
    """A length that only locates or describes: `five kilometers from the border`; not `200 km of road`."""
    if quantity.unit != "km":
        return None
    lower, last = quantity.sentence.lower, quantity.last
    if lower[last : last + 1] != ["of"] or is_bare(quantity):
        return "distance"
    return "distance" if quantity.sentence.words[quantity.noun[0]][0].isupper() else None


def refuse_compound(quantity: Quantity, words: RefusalWords) -> str | None:
    """A part inside a compound adjective: `15-member council`, `three-way talks`, `a 1,000-megawatt
    reactor`."""
    behind = word_behind(quantity)
    if is_compound(quantity) or (behind == "member" and quantity.high != 1):
        return "compound"
    sentence, last = quantity.sentence, quantity.core[1]
    if behind not in _DASHES or not touches(quantity) or last + 1 >= len(sentence):
        return None
    if sentence.starts[last + 1] != sentence.ends[last] or not sentence.words[last + 1][0].isalpha():
        return None
    if quantity.last > last:
        described = not is_bare(quantity) and sentence.lower[quantity.last] != "of"
        return "compound" if described and len(quantity.unit or "") != _CURRENCY_CODE else None
    return None if sentence.lower[last + 1] in ("people", "man", "to") else "compound"


_SCORE_WORDS = frozenset(
    "win wins won beat beats defeat defeated draw drew victory loss lost score scored lead led final "
    "match game semifinal quarterfinal tie tied set sets edged".split()
)
_VOTE_WORDS = frozenset("vote voted votes voting majority ballot passed approved rejected".split())


def refuse_score(quantity: Quantity, words: RefusalWords) -> str | None:
    """`a 3-1 win`, `6-4, 6-2`: results of games; a vote of 162-7 is two claims."""
    sentence, (first, last) = quantity.sentence, quantity.core
    lower = sentence.lower
    dash = next(
        (i for i in (first - 1, last, first + 1) if 0 < i < len(lower) - 1 and lower[i] in _DASHES), None
    )
    if dash is None or not (lower[dash - 1].isdecimal() and lower[dash + 1].isdecimal()):
        return None
    near = lower[max(0, first - 12) : last + 12]
    if not _VOTE_WORDS.isdisjoint(near):
        return None
    if int(lower[dash - 1][:9]) > int(lower[dash + 1][:9]):
        return "score"
    return "score" if is_bare(quantity) and not _SCORE_WORDS.isdisjoint(near) else None


_FURNITURE = frozenset(
    "image photo picture slide comment share view retweet like reply video click reader".split()
)
_STREETS = frozenset(("Avenue", "Street", "Road", "Boulevard", "Lane", "St", "Ave"))
_PHONE = re.compile(r"\+?\d[\d ()-]{7,}\d")


def refuse_furniture(quantity: Quantity, words: RefusalWords) -> str | None:
    """Page furniture: list marks, note marks, codes, addresses, counters."""
    if quantity.unit is not None or not is_digits(quantity):
        return None
    sentence, (first, last) = quantity.sentence, quantity.core
    digits = sentence.words[first]
    around = char_before(quantity) + char_behind(quantity)
    if around in ("[]", "()") and last - first == 1 and len(digits) <= 3:
        return "furniture"
    if digits[0] == "0" and len(digits) > 1 and "." not in sentence.slice(first, last):
        return "furniture"  # 0791 is a code, not an amount
    if not _STREETS.isdisjoint(sentence.words[last + 1 : last + 3]):
        return "furniture"
    if is_bare(quantity):
        return "furniture" if quantity.first == first and _is_counter(quantity) else None
    noun = quantity.head >= 0 and singular(sentence.lower[quantity.head]) in _FURNITURE
    return "furniture" if noun and (len(sentence) < 8 or around[0] == "(") else None


def _is_counter(quantity: Quantity) -> bool:
    """Whether a bare number is a mark of a list or page: `2.` before a line, `0 87`, `Singapore 639798`."""
    sentence, (first, last) = quantity.sentence, quantity.core
    behind, before = word_behind(quantity), word_before(quantity)
    if quantity.high == 0 or (before.isdecimal() and char_before(quantity) == " "):
        return True
    if first == 0 and behind in (".", ")", "|", ""):
        return True
    if (
        last == len(sentence)
        and first
        and sentence.words[first - 1][0].isupper()
        and len(sentence.words[first]) >= 4
    ):
        return True
    return (
        _PHONE.match(sentence.text, max(sentence.start, sentence.starts[first] - 1), sentence.end) is not None
    )
