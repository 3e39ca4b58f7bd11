"""The place of a figure in a list that gives each place its own: `Hass (20), Sarmin (12)`, `in Hass and
Sarmin (20 and 12)`, or `Hass has 20, Sarmin has 12`."""

from collections.abc import Iterable, Sequence

from claims.extract.choose.candidate import NOTHING, Candidate
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.full_name import is_acronym
from claims.extract.name.place_words import Role
from claims.extract.place.announced_place import as_first_spelt
from claims.extract.report.reading import Reading
from claims.extract.site.having import GIVEN
from claims.extract.site.ways import have_gone
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import ARTICLE, BUILDING, PLACE, tags_of
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon.closed_classes import LIST_JOINTS

_FAR = 16  # words of a bracket before a figure in it
_NO_SITES = frozenset((Role.DATELINE, Role.ADJECTIVE, Role.OTHER))


def propose_listed(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """The places right before the bracket in which a figure stands: one of them, if there are as many figures
    in the bracket, else all."""
    if have_gone(quantity):
        return
    lower = quantity.sentence.lower
    since = max(-1, quantity.first - _FAR)
    opened = next((k for k in range(quantity.first, since, -1) if lower[k] in "()"), 0)
    if lower[opened] != "(":
        yield from _respective(quantity, reading)
        yield from _of_clause(quantity, reading)
        return
    places = _before(opened, quantity, reading)
    if not places:
        yield from _of_clause(quantity, reading)
        return
    closed = next((k for k in range(quantity.last, len(lower)) if lower[k] == ")"), len(lower))
    within = _after_house(places[-1], closed, quantity, reading)
    if within:
        yield _listed([within], quantity, reading)
        return
    own = _own(quantity, _inside(opened, closed, quantity, reading), places)
    yield _listed(own, quantity, reading)


def _listed(own: list[Mention], quantity: Quantity, reading: Reading) -> Candidate:
    """The candidate that these places are."""
    sentence = quantity.sentence
    values = tuple(dict.fromkeys(as_first_spelt(mention, reading) for mention in own))
    start, end = sentence.starts[own[0].first], sentence.ends[own[-1].last - 1]
    return Candidate(Found(values, "places.in-list", start, end), NOTHING)


def _after_house(house: Mention, closed: int, quantity: Quantity, reading: Reading) -> Mention | None:
    """Where a house lies that has its figure right after it: `Berezh Clinic (20) in Hass`."""
    sentence = quantity.sentence
    if house.scale or sentence.lower[closed + 1 : closed + 2] != ["in"]:
        return None
    tags = tags_of(sentence, reading.lexicon)
    own = range(house.first, house.last)
    if not any(tags[k] & BUILDING or is_acronym(sentence.words[k]) for k in own):
        return None
    return next((it for it in find_mentions(sentence, reading.lexicon) if it.first == closed + 2), None)


def _respective(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """`shells hit Hass and Sarmin, killing 20 and 12 people respectively`: as many figures as places."""
    sentence = quantity.sentence
    if "respectively" not in sentence.lower:
        return
    figures = _joined_figures(quantity, reading)
    groups: dict[int, list[Mention]] = {}
    for mention in find_mentions(sentence, reading.lexicon):
        if mention.role not in _NO_SITES:
            groups.setdefault(mention.group, []).append(mention)
    fitting = [group for group in groups.values() if len(group) == len(figures) > 1]
    if fitting:
        own = _own(quantity, figures, min(fitting, key=lambda group: abs(group[0].first - quantity.first)))[0]
        value = (as_first_spelt(own, reading),)
        start, end = sentence.starts[own.first], sentence.ends[own.last - 1]
        yield Candidate(Found(value, "places.in-list", start, end), NOTHING)


def _of_clause(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """`Hass has 20 cases with 3 deaths, Sarmin has 12`, `(Hass 20, Sarmin 12)`: the last place before the
    figure of those that have one each right after them or after the same verb."""
    sentence = quantity.sentence
    for like in sentence.layer(_heads, reading):
        before = [mention for mention in like if mention.last <= quantity.first]
        if before and not (before[-1].role is Role.AGENT and quantity.metric in GIVEN):
            own = before[-1]
            start, end = sentence.starts[own.first], sentence.ends[own.last - 1]
            yield Candidate(Found((as_first_spelt(own, reading),), "places.in-list", start, end), NOTHING)


def _heads(sentence: Sentence, reading: Reading) -> list[list[Mention]]:
    """The places of a sentence that have a figure each, right after them or after the same verb; two at
    least of a sort, worked out once."""
    lower, heads = sentence.lower, dict[str, list[Mention]]()
    figures = reading.quantities(sentence.index)
    if len(figures) < 2:
        return []
    firsts = {it.first for it in figures}
    closed = {it.first for it in figures if lower[it.last : it.last + 1] in _CLOSING}
    for mention in find_mentions(sentence, reading.lexicon):
        if mention.role in _NO_SITES:
            continue
        verb = lower[mention.last] if mention.last + 1 in firsts else ""
        beside = firsts if "," in heads else closed
        if mention.last in firsts:
            heads.setdefault("", []).append(mention)
        elif _is_aside(lower, mention.last, firsts) or (
            lower[mention.last : mention.last + 1] == [","] and mention.last + 1 in beside
        ):
            heads.setdefault(",", []).append(mention)
        elif verb.isalpha() and verb not in LIST_JOINTS:
            heads.setdefault(verb, []).append(mention)
    return [like for like in heads.values() if len(like) > 1]


def _is_aside(lower: list[str], k: int, firsts: set[int]) -> bool:
    """Whether a figure begins an insertion at word `k`: `Hass, with 20 dead, and Sarmin, where 12 died`."""
    return lower[k : k + 2] in _ASIDE and k + 2 in firsts


_CLOSING = ([";"], ["."], [","])  # Spain, two; and Portugal, four.
_ASIDE = ([",", "with"], [",", "where"])
_GAP = 3  # words between two figures of a series: "20 dead and 12"


def _joined_figures(quantity: Quantity, reading: Reading) -> list[Quantity]:
    """The series of figures that a figure belongs to: `20, 12 and 3`."""
    lower, series = quantity.sentence.lower, list[Quantity]()
    for other in reading.quantities(quantity.sentence.index):
        gap = lower[series[-1].last : other.first] if series else []
        if series and (len(gap) > _GAP or LIST_JOINTS.isdisjoint(gap)):
            if any(it.start == quantity.start for it in series):
                break
            series = []
        series.append(other)
    return series


def _before(end: int, quantity: Quantity, reading: Reading) -> list[Mention]:
    """The places that are coordinated right before word `end`: of `A (2), B and C (3)` the last two."""
    lower, tags = quantity.sentence.lower, tags_of(quantity.sentence, reading.lexicon)
    found: list[Mention] = []
    for mention in reversed(find_mentions(quantity.sentence, reading.lexicon)):
        between = range(mention.last, end)
        beside = mention.last == end and mention.role is Role.OTHER  # followed by Hass (20)
        if mention.last > end or (mention.role in _NO_SITES and not beside):
            continue
        joins = [k for k in between if lower[k] in LIST_JOINTS]
        nouns = [k for k in between if tags[k] & (PLACE | ARTICLE)]
        if len(joins) + len(nouns) < len(between) or bool(joins) != bool(found):
            break
        found.insert(0, mention)
        end = mention.first
    return found


def _inside(opened: int, closed: int, quantity: Quantity, reading: Reading) -> list[Quantity]:
    """The figures in a bracket, also one that is no claim by itself."""
    return [it for it in reading.quantities(quantity.sentence.index) if opened < it.first < closed]


def _own(quantity: Quantity, figures: Sequence[Quantity], places: list[Mention]) -> list[Mention]:
    """The place of a figure by its number among as many figures as places; else all of them."""
    if len(figures) == len(places):
        return [place for it, place in zip(figures, places, strict=True) if it.start == quantity.start]
    return places
