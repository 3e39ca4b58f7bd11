"""Where the noun phrase of a speaker begins and ends, beside the verb that says it speaks.

There is no parser here. A phrase is grown word by word from the verb: names, words that name speakers,
what may stand before those, an article, and what hangs on by a preposition ("a source in the militia").
Commas are often lost in the texts we read, so that the words before a phrase can be anything.
"""

from dataclasses import replace

from claims.extract.speech.line import Line
from claims.extract.text.word_tags import (
    ARTICLE,
    BEFORE,
    BODIES,
    DOCUMENT,
    JOINT,
    NOUN,
    NUMERAL,
    OTHER,
    PERSON,
    PLACE,
    PREPOSITION,
    RELATIVE,
    SET_OFF,
    SILENT,
    SPEAKER,
    TIME,
)
from claims.lexicon.closed_classes import MONTH_STEMS
from claims.lexicon.inflection import is_plural
from claims.lexicon.word import is_year
from claims.record_type import record

_DATELINE = 9  # words before the dash of "KABUL, Afghanistan (AFP) -"
_FILLED = 6  # words between an article and its noun
_NESTED = 5  # phrases that hang one on the other
_ENDS = frozenset(("'s", "’s", "'", "’", ".", "&"))  # cannot begin or end a phrase
_UNCOUNTED = frozenset(("police", "media", "troops", "personnel", "staff"))


@record
class Phrase:
    """A speaker: words `first` up to `last` (article included), its head noun, and whether the phrase
    starts where a clause starts, so that nothing else can stand in it."""

    first: int
    last: int
    head: int
    clean: bool


def after_dateline(line: Line, end: int) -> int:
    """The word after the dash of a dateline that stands before word `end`; the first one without any."""
    dash = next((k for k in range(min(_DATELINE, end)) if line.words[k] in SET_OFF), -1)
    return dash + 1


def phrase_before(line: Line, end: int) -> Phrase | None:
    """The noun phrase that ends before word `end`, with all that hangs on it."""
    found = phrases_before(line, end)
    return found[-1] if found else None


def phrases_before(line: Line, end: int) -> list[Phrase]:
    """The noun phrases that end before word `end`, each with more of what hangs on it than the one before:
    "Odesa", "the city of Odesa", "police in the city of Odesa"."""
    nested = _nested_before(line, end)
    if nested:
        wider = _coordinate_before(line, nested[-1])
        if wider:
            nested.append(wider)
    return nested


def _nested_before(line: Line, end: int) -> list[Phrase]:
    found = _plain_before(line, end)
    nested: list[Phrase] = []
    while found is not None and len(nested) < _NESTED:
        nested.append(found)
        found = _joined_before(line, found)
    return nested


def _coordinate_before(line: Line, found: Phrase) -> Phrase | None:
    """`found` with the speaker before its "and": "the UN and aid groups", "Health and Welfare Ministry"."""
    at = found.first - 1
    if at < 1 or line.lower[at] != "and":
        return None
    nested = _nested_before(line, at)
    if not nested:
        return None
    left = nested[-1]
    tags = line.tags[left.head]
    if left.clean or line.tags[left.first] & ARTICLE:
        if tags & DOCUMENT:  # a report by the UN and the government
            return replace(left, last=found.last)
        fits = tags & SPEAKER or (line.named(left.head) and not tags & SILENT)
    else:
        held = line.tags[left.first - 1] & PREPOSITION or line.words[left.first - 1].isdigit()
        fits = tags & SPEAKER and not held and not line.named(left.head)
    return replace(found, first=left.first, clean=left.clean) if fits else None


def _plain_before(line: Line, end: int) -> Phrase | None:
    """The noun phrase without prepositions that ends before word `end`."""
    head = _head_before(line, end)
    if head < 0:
        return None
    first = _core_start(line, head + 1)
    if first > head:
        if not line.unknown(head) and not (line.words[head].isalpha() and line.tags[head] & SILENT):
            return None
        first = _core_start(line, head)
    if line.words[first - 1] == ")" and line.tags[head] & PERSON and is_plural(line.lower[head]):
        first = _before_letters(line, first)
    reach = first
    while reach > 0 and first - reach < _FILLED and line.inner(reach - 1):
        reach -= 1
    clean = line.breaks(reach - 1)
    if reach > 1 and line.lower[reach - 1] == "both" and line.tags[reach - 2] & PREPOSITION:
        return Phrase(reach - 1, end, head, False)  # officials on both sides
    if reach and line.tags[reach - 1] & ARTICLE:
        clean = clean or line.breaks(reach - 2)
        placed = line.named(reach) and not line.proper(reach)  # the Paris-based nonprofit Sunrise
        whole = placed or line.tags[head] & PLACE  # a medic in the restive province
        if reach == first or clean or whole or _wants_article(line, head):
            return Phrase(reach - 1, end, head, clean)
    elif clean:
        return Phrase(reach, end, head, True)
    held = first and line.tags[first - 1] & PREPOSITION  # receipts of payments
    if not line.core(head) and not held and not (line.tags[head] & OTHER and line.core(first)):
        return None
    return Phrase(first, end, head, line.breaks(first - 1))


_OPENING = {")": "(", "]": "["}


def _head_before(line: Line, end: int) -> int:
    """The last word of the phrase that ends before word `end`, an acronym in parentheses left out; of a body
    with its fields the noun."""
    head = end - 1
    if head >= 2 and line.words[head] in _OPENING:
        mark = _OPENING[line.words[head]]
        opening = next((k for k in range(head - 1, max(head - 6, 0), -1) if line.words[k] == mark), 0)
        head = opening - 1
    return line.noun_of_field(head) if line.bodies else head


def _before_letters(line: Line, first: int) -> int:
    """Where a name begins whose letters end before `first`: "Velm Labour League (VLL)"; `first`, if none."""
    mark = first - 3
    if mark < 1 or line.words[mark] != "(" or not line.words[mark + 1].isupper():
        return first
    start = _core_start(line, mark)
    initials = [line.words[k][0] for k in range(start, mark)]
    return start if sum(letter in initials for letter in line.words[mark + 1]) > 1 else first


def _core_start(line: Line, end: int) -> int:
    """Where the run of words begins that can stand in a noun phrase and ends before word `end`."""
    first = end
    while first > 0 and line.core(first - 1):
        first -= 1
    article = first > 1 and line.tags[first - 1] & ARTICLE and line.lower[first - 2] == "in"
    if first < end and article and line.tags[first] & DOCUMENT:
        first += 1  # "in a statement ATR said"
    while first < end and line.words[first] in _ENDS:
        first += 1
    return first


def _wants_article(line: Line, head: int) -> bool:
    """Whether a noun cannot stand alone: "ministry", not "ministries", "police" or "Reuters"."""
    word = line.lower[head]
    return bool(line.tags[head] & NOUN) and not word.endswith("s") and word not in _UNCOUNTED


def _joined_before(line: Line, found: Phrase) -> Phrase | None:
    """`found` with the noun it hangs on: "in the militia" on "a source"; or None."""
    bare = line.tags[found.head] & SPEAKER and not line.named(found.head)
    article = line.tags[found.first] & ARTICLE or line.lower[found.first] == "both"
    alone = bare and not _wants_article(line, found.head)
    at = _preposition_before(line, found, bool(alone or article))
    if at < 1:
        return None
    left = _plain_before(line, at - 1 if line.tags[at - 1] & JOINT and at > 1 else at)
    if left is None:
        return None
    if bare and not article and not left.clean and not _holds_bare(line, left, at, at + 1 == found.first):
        return None
    return replace(left, last=found.last) if _takes(line, left, at) else None


def _preposition_before(line: Line, found: Phrase, whole: bool) -> int:
    """The preposition before a phrase, or -1; unless the phrase is whole, words may stand between them."""
    at = found.first - 1
    while not whole and at > 0 and found.first - at < _FILLED - 1:  # in eastern Khost, on both sides
        if not (line.unknown(at) or line.core(at) or line.lower[at] == "both"):
            break
        at -= 1
    province = line.tags[found.head] & OTHER and at < found.first - 1
    if province and at > 1 and line.tags[at] & ARTICLE:  # the governor of the troubled Khost province
        at -= 1
    if at > 1 and (line.words[at].isdigit() or line.tags[at] & NUMERAL):
        at -= bool(line.tags[at - 1] & PREPOSITION)  # kidnappers of seven employees
    return at if at > 0 and line.tags[at] & PREPOSITION else -1


def _holds_bare(line: Line, left: Phrase, at: int, near: bool) -> bool:
    """Whether a speaker without article can hang on `left`: not "insurgents in Samarra police said"."""
    joint = line.lower[at]
    if near and joint not in ("of", "for", "by", "from"):
        return False
    return bool(line.tags[left.head] & SPEAKER) or joint not in ("of", "for", "in")


def _takes(line: Line, left: Phrase, at: int) -> bool:
    """Whether something can hang on `left` by the preposition that is word `at`."""
    tags, joint = line.tags[left.head], line.lower[at]
    if tags & (SPEAKER | DOCUMENT) and not tags & SILENT:
        return True
    if tags & PLACE and joint == "of":
        return True
    if line.named(left.head) and joint in ("of", "for"):
        return True
    if line.named(left.head) and joint in ("on", "to", "against", "in", "from", "with", "at"):
        return left.clean or bool(line.tags[left.first] & ARTICLE)
    held = left.first > 1 and bool(line.tags[left.first - 1] & PREPOSITION)
    return (left.clean or held) and line.unknown(left.head)


def phrase_after(line: Line, first: int) -> Phrase | None:
    """The noun phrase that begins at word `first`, with what hangs on it: after "according to"."""
    found = _plain_after(line, first)
    for _ in range(_NESTED):
        wider = _joined_after(line, found) if found else None
        if wider is None:
            break
        found = wider
    if found and found.last + 1 < line.size and line.lower[found.last] == "and":
        other = _plain_after(line, found.last + 1)  # "said residents and the military."
        if other and line.document(other.head) and not line.document(found.head) and line.named(found.head):
            return replace(other, first=found.first)  # Customs and Border Protection data
        if other and line.breaks(other.last):
            return replace(found, last=other.last, clean=True)
    return found


def _plain_after(line: Line, first: int) -> Phrase | None:
    """The noun phrase without prepositions that begins at word `first`."""
    start = first
    while start < line.size and line.tags[start] & ARTICLE:
        start += 1
    if _is_month(line, start):  # according to [October] UN data, the [May 2022] UN report
        start, first = start + 1 + is_year(line.words[start + 1]), start + 1
    elif first < start < line.size and is_year(line.words[start]):  # a 2022 UN report
        start += 1
    at = start
    while at < line.size and (line.core(at) or _goes_on(line, first, start, at)):
        if at > start and _parts(line, at):
            break
        at += 1
    while at > start and line.words[at - 1] in _ENDS:
        at -= 1
    if at == start:
        return None
    head = at - 1
    if line.bodies:
        at = line.end_of_fields(at)
    if at + 2 < line.size and line.words[at] == "(" and line.words[at + 2] == ")":
        at += 3
    return Phrase(first, at, head, line.breaks(at))


def _is_month(line: Line, at: int) -> bool:
    """Whether word `at` is the month of the paper named after it: `October UN data`; not `May Lee`."""
    if at + 2 >= line.size or line.lower[at][:3] not in MONTH_STEMS:
        return False
    if not line.tags[at] & TIME and line.words[at] != "May":
        return False
    return is_year(line.words[at + 1]) or line.words[at + 1][:2].isupper() or line.document(at + 2)


def _parts(line: Line, at: int) -> bool:
    """Whether word `at` begins another phrase: "according to Oxfam two camps", "to data Iran has"."""
    if line.tags[at] & NUMERAL:
        return line.named(at - 1)
    papers = line.tags[at - 1] & DOCUMENT and (line.lower[at - 1] == "data" or is_plural(line.lower[at - 1]))
    return bool(papers) and line.words[at - 1].islower() and line.named(at)


def _goes_on(line: Line, first: int, start: int, at: int) -> bool:
    """Whether a word that for itself could be anything goes on a phrase: not after a name or a speaker."""
    before = line.tags[at - 1] if at > start else 0
    if line.unknown(at):
        return at == start or (
            at - start < _FILLED
            and (not line.proper(at - 1) or _is_of_trade(line, at))
            and not before & (SPEAKER | DOCUMENT)
        )
    if line.tags[at] & SILENT and first < start:  # the food security assessment
        held = line.possessive(at - 1) or line.tags[at - 1] & BEFORE or line.lower[at - 1] == "and"
        return bool(line.tags[at + 1] & NOUN or (held and _leads_to_body(line, at)))
    if line.tags[at] & PLACE:
        return first < at == start or (at > 0 and line.named(at - 1))
    if line.lower[at] != "and" or not first < start < at < line.size - 1:  # the Trade and Industry Secretary
        return False
    if line.unknown(at - 1) and line.tags[start] & BEFORE:
        return _leads_to_body(line, at)  # the state flood control and drought relief office
    return line.named(at - 1) and line.named(at + 1) and not before & SPEAKER


def _leads_to_body(line: Line, at: int) -> bool:
    """Whether word `at` begins what a body looks after: flood of "the city's flood control authority"."""
    for k in range(at + 1, min(at + 6, line.size)):  # flood control and drought prevention
        if line.tags[k] & BODIES:
            return True
        if not (line.unknown(k) or line.core(k) or line.tags[k] & SILENT or line.lower[k] == "and"):
            return False
    return False


def _is_of_trade(line: Line, at: int) -> bool:
    """Whether a word after a name tells the trade of those who speak: `according to British rail experts.`"""
    ends = line.breaks(at + 2) or line.tags[at + 2] & (RELATIVE | PREPOSITION)
    return bool(line.tags[at + 1] & PERSON and ends) and line.words[at + 1].islower()


def _joined_after(line: Line, found: Phrase) -> Phrase | None:
    """`found` with what hangs on it by a preposition, or None."""
    at = found.last
    if at + 1 < line.size and line.tags[at] & JOINT:
        at += 1
        while at + 1 < line.size and line.tags[at] & TIME:  # a statement released Saturday by
            at += 1
    joint = line.lower[at] if at + 1 < line.size else ""
    if joint not in ("of", "for", "in", "at", "from", "with", "to", "on", "by", "inside"):
        return None
    tags = line.tags[found.head]
    if not tags & (SPEAKER | DOCUMENT) and not (line.named(found.head) and joint in ("of", "for")):
        return None
    right = _plain_after(line, at + 1)
    if right is None:
        return None
    sure = line.core(right.head) or line.tags[at + 1] & ARTICLE or line.tags[right.head] & PLACE
    if not sure and not (joint == "of" and tags & PERSON):
        return None
    return replace(found, last=right.last, clean=right.clean)
