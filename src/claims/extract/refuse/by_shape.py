"""Refuse numbers by how they are written and what they are joined to: scores, measures, codes, furniture."""

import re
from decimal import Decimal

from claims.extract.figure.bracketed import bracketed_counts
from claims.extract.refuse.by_length import LENGTHS
from claims.extract.refuse.refusal import DASHES, Look, RefusalWords
from claims.extract.text.noun_phrase import model_end
from claims.lexicon.inflection import is_plural, singular
from claims.lexicon.word import is_year

_ABBREVIATED = frozenset(("m", "k", "b", "km", "kg", "mm", "cm"))
_ORDINALS = frozenset(("st", "nd", "rd", "th", "s"))


def refuse_ordinal(look: Look, words: RefusalWords) -> str | None:
    """`3rd`, `the 1990s`, `ranks 16 out of 180`."""
    if look.touches and look.after in _ORDINALS:
        return "ordinal"
    return "ordinal" if _is_rank(look) else None


_RANKS = frozenset("rank ranked ranking ranks placed".split())
_RANKED = 7  # words: "is ranked as number five out of"


def _is_rank(look: Look) -> bool:
    """Whether a number is a rank, or of how many: `ranked 16 out of 180 countries`."""
    lower, first = look.lower, look.quantity.first
    if _RANKS.isdisjoint(lower[max(0, first - _RANKED) : first]):
        return False
    of = lower[max(0, first - 2) : first] == ["out", "of"]
    return of or "out" in lower[first : look.last + 1]


def refuse_joined(look: Look, words: RefusalWords) -> str | None:
    """A number grown together with letters, points or other digits: `G7`, `F-16`, `B3`, `3.0.1`, `9/11`,
    `10x`."""
    if not look.digits or look.left == look.right == " ":
        return None
    return "name" if _is_joined_before(look) or _is_joined_after(look) else None


def _is_joined_before(look: Look) -> bool:
    left, first, sentence = look.left, look.first, look.sentence
    alone = look.quantity.first == first
    if (left.isalpha() and alone) or left in ":_#@" or (left == "/" and not _ends_pair(look)):
        return True
    if (
        left == "="
        and first > 1
        and look.quantity.unit is None
        and sentence.words[first - 2].islower()
        and look.lower[first - 2] != "n"
    ):
        return sentence.ends[first - 2] == sentence.starts[first] - 1  # an address: "gid=20"
    if left == "." and alone and sentence.text[sentence.starts[first] - 2] in " (":
        return True  # a .38 pistol
    if left not in "-." or first < 2 or sentence.ends[first - 2] != sentence.starts[first] - 1:
        return False
    earlier = sentence.words[first - 2][-1]
    return (alone and earlier.isalpha()) if left == "-" else earlier.isdecimal()


def _ends_pair(look: Look) -> bool:
    """Whether a large number stands after a noun and a stroke: `20 households/1,380 people`."""
    first, sentence = look.first, look.sentence
    paired = first > 1 and is_plural(look.lower[first - 2]) and not look.bare
    return paired and look.last - first > 1 and "," in sentence.slice(first, look.last)


def _is_joined_after(look: Look) -> bool:
    right, last = look.right, look.last
    if right.isalpha() and look.touches:
        if model_end(look.sentence, look.first) > look.first:
            return True  # the missile 9M723
        lost = right.isupper() and is_plural(look.after) and not look.sentence.words[last].isupper()
        return look.quantity.last == last and look.after not in _ABBREVIATED and not lost  # "20Households"
    if right not in "/:_@" or (right == "/" and (look.quantity.unit or "").isupper()):
        return False  # $3.50/kg
    end = look.sentence.ends[last - 1]
    return look.sentence.text[end + 1 : end + 2].isalnum()


def refuse_measure(look: Look, words: RefusalWords) -> str | None:
    """Degrees, speeds, `three times as many`."""
    quantity = look.quantity
    if look.before == "per" and quantity.low in _DENOMINATORS:
        return "measure"
    if quantity.unit is not None and quantity.last > look.last:
        hourly = look.lower[quantity.last : quantity.last + 2] == ["per", "hour"]
        of_file = quantity.unit == "gigabyte" and look.lower[quantity.last : quantity.last + 1] == [")"]
        return "measure" if hourly or of_file or _weighs_one(look) else None
    if quantity.unit is None and quantity.head >= 0 and [singular(look.lower[quantity.head])] in LENGTHS:
        return None if look.lower[quantity.noun[1] : quantity.noun[1] + 1] == ["of"] else "distance"
    found = words.measures.at(look.lower, look.last)
    if found is None or (found[0] == "times" and look.before != "by" and not _compares(look.lower, found[1])):
        return None
    return "measure"


# Of so many a rate counts some: 12 per 100,000.
_DENOMINATORS = frozenset(map(Decimal, (100, 1000, 10_000, 100_000, 1_000_000)))
# Of one of which a measure only tells how much it holds: a 50 kg sack.
_PACKS = frozenset(
    "bag barrel basket bottle bundle can canister carton container cylinder drum jerrycan pack packet sack "
    "tank tin".split()
)
_WEIGHTS = frozenset(("kilogram", "pound", "ton", "tonne"))
_ARMS = frozenset("bomb missile projectile rocket shell warhead".split())


def _weighs_one(look: Look) -> bool:
    """Whether a measure only tells how much one thing holds or weighs: `a 50 kg sack`, `500 kg warheads`."""
    quantity = look.quantity
    thing = look.lower[quantity.last : quantity.last + 1]
    if look.before == "a" and not _PACKS.isdisjoint(thing):
        return True
    of_it = thing == ["of"] or look.lower[quantity.last - 1] == "of"
    if quantity.unit not in _WEIGHTS or quantity.head < 0 or of_it:
        return False
    return singular(look.lower[quantity.head]) in _ARMS


_COMPARED = frozenset(
    "as the its their his her what that those more less larger higher bigger greater lower smaller faster "
    "longer over worse better likelier table".split()
)


def _compares(lower: list[str], i: int) -> bool:
    """Whether what stands after `times` compares: `20 times the size`; `hit 20 times` counts."""
    return i < len(lower) and lower[i] in _COMPARED


def refuse_compound(look: Look, words: RefusalWords) -> str | None:
    """A part inside a compound adjective: `15-member council`, `three-way talks`, `a 1,000-megawatt
    reactor`."""
    quantity, sentence, last = look.quantity, look.sentence, look.last
    if look.compound or (look.after == "member" and quantity.high != 1 and not _are_members(look)):
        return "compound"
    if look.after.partition("-")[0] in _MEASURING and "-" in look.after:
        return "compound"  # 150 km-range missiles
    if not look.touches or look.after not in DASHES or last + 1 >= len(look.lower):
        return None
    if look.lower[last + 1] in ("to", "or") and _goes_on_compound(look):
        return "compound"
    if sentence.starts[last + 1] != sentence.ends[last] or not sentence.words[last + 1][0].isalpha():
        return None
    if look.lower[last + 1] in ("people", "to", "plus", "odd"):
        return None  # 20-odd men
    if quantity.last > last:
        if look.before == "(" and look.lower[quantity.last : quantity.last + 1] == [")"]:
            return "compound"  # a 2,000-square-metre (0.5-acre) hall
        described = not look.bare and look.lower[quantity.last] != "of"
        weighs = look.lower[last + 1] == "pound"  # "a 500-pound bomb"
        return "compound" if described and (weighs or not (quantity.unit or "").isupper()) else None
    return None if (quantity.unit or "").isupper() else "compound"  # a $500-reward


_MEASURING = frozenset(
    "km kilometer kilometre mile meter metre foot inch mm cm kg kilogram pound lb ton tonne kt kiloton "
    "megaton litre liter gallon acre hectare megawatt mw".split()
)
_SUSPENDED = 6  # words: "1,000- to 2,000-pound"


def _goes_on_compound(look: Look) -> bool:
    """Whether a number shares the measure of a compound that follows: `1,000- to 2,000-pound bombs`."""
    sentence, last = look.sentence, look.last
    for k in range(last + 2, min(len(look.lower) - 1, last + _SUSPENDED)):
        if look.lower[k] in DASHES:
            return sentence.starts[k + 1] == sentence.ends[k] and look.lower[k + 1] in _MEASURING
    return False


def _are_members(look: Look) -> bool:
    """Whether members are counted: `26 member states`; not `the 15 member council`."""
    head = look.quantity.head
    return head > look.last and is_plural(look.lower[head]) and look.lower[head] != "members"


_HUGE = Decimal(10**18)  # beyond all the money and all the sand that news speaks of


def refuse_huge(look: Look, words: RefusalWords) -> str | None:
    """A number that no count in the world reaches: a code, or damage."""
    most = look.quantity.high if look.quantity.high is not None else look.quantity.low
    return "code" if most is not None and most >= _HUGE else None


_SCORE_WORDS = frozenset(
    "win wins won beat beats defeat defeated draw drew victory loss lost score scored lead led final "
    "match game semifinal quarterfinal tie tied set sets edged".split()
)
_VOTE_WORDS = frozenset("vote voted votes voting majority ballot passed approved rejected".split())


def refuse_exchange_rate(look: Look, words: RefusalWords) -> str | None:
    """`($1 = 0.88 euros)`."""
    quantity, lower = look.quantity, look.lower
    if quantity.unit is None or not quantity.unit.isupper():
        return None
    equals = lower[quantity.last : quantity.last + 1] == ["="] and quantity.last + 1 < len(lower)
    return "exchange rate" if look.before == "=" or equals else None


def refuse_score(look: Look, words: RefusalWords) -> str | None:
    """`a 3-1 win`, `6-4, 6-2`: results of games; a vote of 162-7 is two claims."""
    lower, first, last = look.lower, look.first, look.last
    dash = _dash_beside(look)
    if dash is None or not (lower[dash - 1].isdecimal() and lower[dash + 1].isdecimal()):
        return None
    near = lower[max(0, first - 12) : last + 12]
    if not _VOTE_WORDS.isdisjoint(near):
        return None
    if int(lower[dash - 1][:9]) > int(lower[dash + 1][:9]):
        return "score"
    return "score" if look.bare and not _SCORE_WORDS.isdisjoint(near) else None


def _dash_beside(look: Look) -> int | None:
    """The dash right before, after or inside the number, if words stand on both sides of it."""
    lower, end = look.lower, len(look.lower) - 1
    for i in (look.first - 1, look.last, look.first + 1):
        if 0 < i < end and lower[i] in DASHES:
            return i
    return None


_FURNITURE = frozenset(
    "image photo picture slide comment share view retweet like reply video click reader".split()
)
_PICTURES = frozenset(("image", "photo", "picture", "slide"))
_LINE = 8  # words of a button's line
_STREETS = frozenset(("Avenue", "Street", "Road", "Boulevard", "Lane", "St", "Ave"))
_PHONE = re.compile(r"\+?\d[\d ()-]{7,}\d|\d{3}-\d{4}\b")


def refuse_repeated(look: Look, words: RefusalWords) -> str | None:
    """`four (4) cases`, `12 (twelve) cases`: what only repeats the number before it in another way."""
    if look.left != "(" or look.right != ")" or look.first < 2:
        return None
    before = look.lower[look.first - 2]
    told = Decimal(before[:_WRITTEN_OUT]) if before.isdecimal() else words.cardinals.get(before)
    return "repeated" if told is not None and told == look.quantity.low else None


_WRITTEN_OUT = 20  # digits


def refuse_furniture(look: Look, words: RefusalWords) -> str | None:
    """Page furniture: list marks, note marks, codes, addresses, counters."""
    if not look.digits or look.quantity.unit is not None:
        return None
    if _is_mark(look) or _is_page(look):
        return "furniture"
    return "furniture" if (_is_counter(look) if look.bare else _is_button(look)) else None


_CODE = 10  # digits without marks: as many as telephone and account numbers have


def _is_page(look: Look) -> bool:
    """`1/16 2001 A street`, `34 show all`, `call 18005550123`: pages and years of a gallery, codes."""
    lower, first, last = look.lower, look.first, look.last
    if lower[last : last + 2] == ["show", "all"]:
        return True
    digits = lower[first]
    if len(digits) >= _CODE and last - first == 1 and look.quantity.first == first:
        return True
    paged = (
        first > 2
        and lower[first - 2] == "/"
        and lower[first - 1].isdecimal()
        and lower[first - 3].isdecimal()
    )
    return paged and last - first == 1 and is_year(digits)


def _is_mark(look: Look) -> bool:
    """`[3]`, `(12)`, `0791`, `31 Main Street`."""
    sentence, first, last = look.sentence, look.first, look.last
    digits = look.lower[first]
    if _is_note(look):
        return True
    if last - first == 1 and len(digits) <= 3 and look.left + look.right in ("[]", "()"):
        return look.left == "[" or sentence.starts[first] not in bracketed_counts(sentence)
    if digits[0] == "0" and len(digits) > 1 and "." not in sentence.slice(first, last):
        return True  # 0791 is a code, not an amount
    return not _STREETS.isdisjoint(sentence.words[last : last + 3])


_NOTE = 2  # digits


def _is_note(look: Look) -> bool:
    """Whether a small number is stuck to the stop of the sentence before: `were reported.4 In the camp`."""
    text, start = look.sentence.text, look.sentence.starts[look.first]
    if len(look.lower[look.first]) > _NOTE or look.last - look.first > 1 or start < _NOTE:
        return False
    return text[start - 1] in ".,;" and text[start - 2].isalpha() and look.right.isspace()


def _is_button(look: Look) -> bool:
    """`12 comments`, `(3 photos)`."""
    head, lower, last = look.quantity.head, look.lower, look.last
    if look.before == "of" and lower[look.first - 2].isdecimal() and singular(look.after) in _PICTURES:
        return True  # 3 of 12 photos
    furniture = head >= 0 and singular(look.lower[head]) in _FURNITURE
    first_of = lower[last : last + 1] == ["of"] and head > last + 1 and lower[last + 1].isdecimal()
    counted = first_of and singular(lower[head]) in _PICTURES
    return counted or (furniture and (len(lower) < _LINE or look.left == "("))


def _is_counter(look: Look) -> bool:
    """Whether a bare number is a mark of a list or page: `2.` before a line, `0 87`, `Singapore 639798`."""
    sentence, first, last = look.sentence, look.first, look.last
    if look.quantity.first != first:
        return False
    if look.quantity.high == 0 or (look.left == " " and look.before.isdecimal()):
        return True
    if first == 0:
        return look.after in (".", ")", "|", "") or _is_phone(look)
    if last == len(look.lower) and len(look.lower[first]) >= 4 and sentence.words[first - 1][0].isupper():
        return True
    return _is_phone(look)


_CALLING = frozenset("call dial helpline hotline phone ring tel telephone text whatsapp".split())
_CALLED = 4  # words from these to the number
_SHORT_CODE = 5  # digits


def _is_phone(look: Look) -> bool:
    """Whether a telephone number begins there: `+44 20 7946 0958`, `call 555-1234`, `text 60777`."""
    sentence = look.sentence
    if not _CALLING.isdisjoint(look.lower[max(0, look.first - _CALLED) : look.first]):
        short = len(look.lower[look.first]) >= _SHORT_CODE and look.last - look.first == 1
        return short or _PHONE.match(sentence.text, sentence.starts[look.first], sentence.end) is not None
    start = max(sentence.start, sentence.starts[look.first] - 1)
    return _PHONE.match(sentence.text, start, sentence.end) is not None
