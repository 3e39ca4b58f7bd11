"""Read a figure's place from the sentences that tell of its event again: where `a bomb killed 20 in Syria`
and then `the blast hit Hass`, it is Hass, the most specific place that the text gives for the event anywhere.

A place is that of an event right after its noun (`the attack on Hass`), as what was hit, or in a sentence
that tells of the event again (`retelling`). How much each tells, and what speaks against it, is learnt.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from claims.extract.choose.candidate import Candidate
from claims.extract.figure.quantity import Quantity
from claims.extract.name.place_words import EVENTS, NEAR, Role
from claims.extract.place.announced_place import at_mention, is_called_some
from claims.extract.place.retelling import (
    Features,
    Telling,
    is_of_one_of_several,
    is_of_other_event,
    is_of_other_year,
    links_of,
    number_of,
    split_places,
    telling_of,
    told_of_retelling,
)
from claims.extract.report.headline import is_headline
from claims.extract.report.reading import Reading
from claims.extract.report.whole_figure import whole_of
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import REACHING, tags_of
from claims.extract.toponym.place_mention import SCALES, Mention
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon.gazetteer import load_gazetteer
from claims.record_type import record

_AHEAD = 6  # sentences
_AFTER_EVENT = 12  # words between an event and where it was
_LARGE = 1_000  # from how many on a figure is rather of many events
# What holds the place of an event, where no site is named: Iraqi police, Iraq's army, the people of Iraq.
_HINTS = frozenset((Role.HOME, Role.ACTOR, Role.LOOSE, Role.AGENT))
_NO_PARTS = frozenset(("country", "area", "continent"))  # what is no part of an event's place
_IN = {Role.SITE: "in-site", Role.NEAR: "in-near"}


@record
class Retold:
    """A place that a later sentence gives, and what tells for and against it."""

    mention: Mention
    sentence: Sentence
    features: Features


@record
class _Site:
    """A place that a later sentence names, what makes it that of an event, and what tells of it by itself."""

    mention: Mention
    at_event: Features
    features: Features


def propose_retold(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """The places within that of a figure's sentence at which the next sentences tell its event again."""
    if len(reading.sentences) == 1 or quantity.metric not in EVENTS:
        return
    own = quantity.sentence.layer(_place_of_event, reading)
    for it in _in_order(_retold(quantity, own, reading)) if own else ():
        yield Candidate(at_mention(it.mention, it.sentence, reading, "places.retold"), it.features)


def _in_order(found: Iterable[Retold]) -> list[Retold]:
    """Places in the order in which they are told; a later one may be a part of the one before it."""
    first: dict[str, Retold] = {}
    for it in found:
        first.setdefault(it.mention.value, it)
    ordered = list(first.values())
    for before, after in pairwise(ordered):
        finer = SCALES[after.mention.scale] < SCALES[before.mention.scale]
        told, name = (before, "retold.finer-follows") if finer else (after, "retold.not-first")
        told.features[name] = 1.0
    return ordered


def _retold(quantity: Quantity, own: Mention, reading: Reading) -> Iterator[Retold]:
    """The places of the next sentences that tell of a figure's event, or of what it counts."""
    index = quantity.sentence.index
    passed: list[Sentence] = []
    whole = whole_of(quantity, reading) or quantity
    parts: frozenset[str] = frozenset()  # where only some of those counted are
    of_figure: Features | None = None
    for sentence in reading.sentences[index + 1 : index + 1 + _AHEAD]:
        if is_headline(sentence, reading) or is_of_other_year(sentence, quantity.sentence, reading):
            continue
        if is_of_one_of_several(sentence, quantity.sentence, reading):
            break
        parts |= split_places(whole, sentence, reading)
        links = links_of(quantity, sentence, reading)
        # Asked before its places, which take longest to read.
        if links or _tells_of_events(telling_of(sentence, reading)):
            told: Features | None = None
            for it in _sites_within(own, quantity.sentence, sentence, reading):
                if it.mention.value in parts or not (links or it.at_event):
                    continue
                if told is None:
                    of_figure = of_figure or _told_of_figure(quantity, own, reading)
                    told = of_figure | links
                    told |= told_of_retelling(quantity, sentence, reading)
                    told |= _told_of_way(sentence.index - index, passed, reading)
                yield Retold(it.mention, sentence, told | it.at_event | it.features)
        passed.append(sentence)


def _tells_of_events(telling: Telling) -> bool:
    """Whether a sentence may say where an event was that is known already."""
    return bool(telling.definite) or telling.hits


def _place_of_event(sentence: Sentence, reading: Reading) -> Mention | None:
    """The one place of a sentence in which an event may be told more exactly; None where it names several."""
    mentions = find_mentions(sentence, reading.lexicon)
    sites = [it for it in mentions if it.role <= NEAR] or [it for it in mentions if it.role in _HINTS]
    best = min(sites, key=lambda it: (it.role, SCALES[it.scale]), default=None)
    if best is None or not best.scale or sum(it.group == best.group for it in mentions) > 1:
        return None
    return best


def _sites_within(own: Mention, named: Sentence, sentence: Sentence, reading: Reading) -> list[_Site]:
    """The places of a sentence that can lie in `own`, the place of the sentence `named`, and that this one
    has not; worked out once for all figures of that."""
    known = named.layer(_sites_ahead)
    if sentence.index not in known:
        others = named.layer(_names_of_places, reading)
        known[sentence.index] = [
            _Site(it, _at_event(it, sentence, reading), _told_of_place(it, own, reading))
            for it in sentence.layer(_single_sites, reading)
            if it.value not in others and (_is_in(it, own, reading) or _can_be_in(it, own))
        ]
    return known[sentence.index]


def _sites_ahead(sentence: Sentence) -> dict[int, list[_Site]]:
    """Such places by the numbers of their sentences, as far as they were asked."""
    return {}


def _names_of_places(sentence: Sentence, reading: Reading) -> frozenset[str]:
    return frozenset([it.value for it in find_mentions(sentence, reading.lexicon)])


def _single_sites(sentence: Sentence, reading: Reading) -> list[Mention]:
    """The sites that a sentence names, but for those in lists and those of another event."""
    sites = [it for it in find_mentions(sentence, reading.lexicon) if it.role <= NEAR]
    groups = Counter([it.group for it in sites])
    return [it for it in sites if groups[it.group] == 1 and not is_of_other_event(it.first, sentence)]


def _is_in(mention: Mention, own: Mention, reading: Reading) -> bool:
    """Whether one place is known to lie in another."""
    if mention.scale in _NO_PARTS:
        return False
    return own.value in mention.within or load_gazetteer(reading.lexicon).within(mention.value, own.value)


def _can_be_in(mention: Mention, own: Mention) -> bool:
    """Whether nothing says that a place is somewhere else than in a wider one, or than near it."""
    if mention.scale in _NO_PARTS or SCALES[mention.scale] >= SCALES[own.scale]:
        return False
    if mention.within and own.scale != "country" and own.role != NEAR:
        return False
    return not (mention.scale and mention.country and own.country and mention.country != own.country)


def _at_event(mention: Mention, sentence: Sentence, reading: Reading) -> Features:
    """What makes a place that of an event: `the attack on Hass`, `the blast hit Hass`."""
    tags, start = tags_of(sentence, reading.lexicon), mention.start
    at: Features = {}
    if tags[start] & REACHING or (start and tags[start - 1] & REACHING):
        at["retold.hit"] = 1.0
    if any(0 < start - k <= _AFTER_EVENT for k in telling_of(sentence, reading).definite):
        at["retold.behind-event"] = 1.0
    return at


def _told_of_figure(quantity: Quantity, own: Mention, reading: Reading) -> Features:
    """What tells whether the event of a figure is told more exactly than in its sentence."""
    told = [f"of-{cue}" for cue in sorted(telling_of(quantity.sentence, reading).cues)]
    if (number_of(quantity) or 0) >= _LARGE:
        told.append("large")
    if is_called_some(quantity.sentence, reading):
        told.append("some-place")
    told += [_IN.get(own.role, "in-hint"), f"in-{own.scale or 'town'}"]
    return {f"retold.{it}": 1.0 for it in told}


def _told_of_way(ahead: int, passed: Iterable[Sentence], reading: Reading) -> Features:
    """What tells of a sentence by those between the figure's and itself."""
    apart = any("apart" in telling_of(it, reading).cues for it in passed)
    return {"retold.ahead": float(ahead), "retold.after-apart": float(apart)}


def _told_of_place(mention: Mention, own: Mention, reading: Reading) -> Features:
    """What tells of a place: how wide it is, whether it surely lies in `own`, whether it is called a town."""
    told = [mention.scale or "unknown"]
    if _is_in(mention, own, reading):
        told.append("inside")
    if mention.role == NEAR:
        told.append("near")
    if mention.kind:
        told.append("called")
    return {f"retold.{it}": 1.0 for it in told}
