"""Choose the setting of a figure whose own sentence names no place for it, among the places that the text
names around it, at its beginning and most.

Which one is learnt: how near a place is named and as what, what the document tells of it (`named_places`),
and how wide the places are that figures of this size, in such sentences and documents, are told of.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain

from claims.extract.choose.candidate import NOTHING, Candidate, FieldReader, Rule, Shared
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.place_words import NEAR, Role
from claims.extract.place.announced_place import at_mention
from claims.extract.place.country_meant import THIS
from claims.extract.place.inherited_place import carry, is_closed_item
from claims.extract.place.named_places import LEAD, TRADE, named_places
from claims.extract.place.retelling import is_of_other_year
from claims.extract.place.shared_features import (
    SHARE,
    ByScale,
    Names,
    features_by_name,
    features_by_scale,
    keys_of_places,
)
from claims.extract.place.strength import is_strength
from claims.extract.report.headline import headline_end, unprinted_title
from claims.extract.report.reading import Reading
from claims.extract.report.reference import PLACE_NOUNS, place_meant
from claims.extract.report.topic import main_country
from claims.extract.report.whole_figure import is_told_of_part
from claims.extract.site.having import has_sent
from claims.extract.site.site import RULES
from claims.extract.site.there import is_holder_of_there
from claims.extract.site.ways import have_gone, is_left_behind
from claims.extract.text.sentence import Sentence
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon import Lexicon
from claims.record_type import record

# What tells of a place that a sentence so many before the figure's names.
_BACK = ("back-1", "back-2", "back-3", "back-3")
_MOST_NAMED = 5
_REFERRED = "places.referred-to"
_NARROW = frozenset(("town", "region"))  # scales of places where a group's strength is not told of
_WIDEST = 7  # digits of a figure
# Words of a figure's sentence that tell how wide its place is.
_CUES = {
    "total": "total overall altogether cumulative toll",
    "since": "since",
    "so-far": "far date",
    "years": "year years annual annually month months quarter",
    "nation": "national nationally nationwide countrywide government federal ministry country population",
    "world": "worldwide global globally world countries",
    "day": "monday tuesday wednesday thursday friday saturday sunday yesterday today morning night evening",
    "another": "meanwhile elsewhere separately another separate",
    "rest": "others remaining rest",
    "share": "per percent",
    "buildings": "houses homes buildings villages hospital school schools",
}
_CUE_OF = dict.fromkeys(TRADE, "trade")
_CUE_OF |= {word: cue for cue, words in _CUES.items() for word in words.split()}
_NOWHERE = Found((), "places.none")
_NO_KEYS: frozenset[str] = frozenset()


@record
class Group:
    """Places that one phrase coordinates, as a figure would be in them, and the role of the first."""

    found: Found
    keys: frozenset[str]
    role: Role


# Candidates by the keys of their places, with what tells for and against each.
_Proposals = dict[frozenset[str], tuple[Found, Shared]]
# A candidate with the keys of its places, and one thing that tells of it.
_Told = tuple[Found, frozenset[str], Names]
# A candidate for all figures of a sentence: its scale, what the document and the cues tell of its places, and
# what tells of it as it was proposed.
_OfSentence = tuple[Found, str, tuple[Shared, ...], tuple[Shared, ...]]


def propose_settings(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """The places that may be the setting of a figure, and that there is none, with what tells of each."""
    of_sentence, size = quantity.sentence.layer(_of_sentence, reading), _told_by_size(quantity, reading)
    carried = _carried(quantity, reading)
    referred = any(found.rule == _REFERRED for found, _ in carried.values())  # 6,000 fighters in the city
    inserted = quantity.sentence.lower[max(quantity.last, quantity.noun[1]) :][:1] == [","]
    narrow = _NARROW if is_strength(quantity) and (inserted or not referred) else ()
    holders, behind = _holders_elsewhere(quantity, reading), _left_behind(quantity, reading)
    for keys, scale, told in _told_of(carried, quantity.sentence, reading):
        found, features = carried[keys]
        if scale in narrow or found.start in holders or found.value in behind:
            continue
        if quantity.end < found.start and _befell_part(found, quantity):
            continue
        more = of_sentence[keys][3] if keys in of_sentence else ()
        yield Candidate(found, NOTHING, (size[scale], *told, features, *more))
    for keys, (found, scale, told, more) in of_sentence.items():
        if keys in carried or scale in narrow or found.start in holders or found.value in behind:
            continue
        if not (quantity.end < found.start and _befell_part(found, quantity)):
            yield Candidate(found, NOTHING, (size[scale], *told, *more))


def _holders_elsewhere(quantity: Quantity, reading: Reading) -> frozenset[int]:
    """The offsets of the countries in a figure's sentence that only have what it counts in another place."""
    sentence = quantity.sentence
    if "there" not in sentence.lower:
        return _NOT_THERE
    mentions = find_mentions(sentence, reading.lexicon)
    return frozenset([sentence.starts[it.first] for it in mentions if is_holder_of_there(quantity, it)])


def _left_behind(quantity: Quantity, reading: Reading) -> list[tuple[str, ...]]:
    """The places of a figure's sentence from which those counted have gone, or were sent."""
    gone, mentions = have_gone(quantity), find_mentions(quantity.sentence, reading.lexicon)
    return [
        (it.value,) for it in mentions if has_sent(quantity, it) or (gone and is_left_behind(quantity, it))
    ]


_NOT_THERE: frozenset[int] = frozenset()


def _told_of(
    every: Iterable[frozenset[str]], sentence: Sentence, reading: Reading
) -> Iterator[tuple[frozenset[str], str, tuple[Shared, ...]]]:
    """Places one by one with their scale, and what the words of a sentence and the document tell of them."""
    named, by_cues = named_places(reading), sentence.layer(_told_by_cues, reading.lexicon)
    for keys in every:
        scale, of_places = named.told_of(keys)
        yield keys, scale, (by_cues[scale], *of_places)


def _befell_part(found: Found, quantity: Quantity) -> bool:
    """Whether the words of a place in the figure's own sentence tell of a part of it only."""
    sentence = quantity.sentence
    if not quantity.end < found.start < sentence.end:
        return False
    return is_told_of_part(quantity, bisect_left(sentence.starts, found.start))


def _proposals(told: Iterable[_Told], lexicon: Lexicon) -> _Proposals:
    """Candidates from what is told of them one by one: the words of the first are those it rests on."""
    listed: dict[frozenset[str], tuple[Found, Names]] = {}
    for found, keys, features in told:
        first, before = listed.get(keys, (found, ()))
        listed[keys] = first, before + features
    known = lexicon.index(features_by_name)
    return {keys: (found, known[features]) for keys, (found, features) in listed.items()}


def _groups_of(sentence: Sentence, reading: Reading) -> list[Group]:
    """The places of a sentence, coordinated ones together; worked out once."""
    return sentence.layer(_groups, reading)


def _groups(sentence: Sentence, reading: Reading) -> list[Group]:
    first: dict[int, Mention] = {}
    for mention in find_mentions(sentence, reading.lexicon):
        if mention.role not in _BESIDE:
            first.setdefault(mention.group, mention)
    return [_group(mention, sentence, reading) for mention in first.values()]


def _groups_of_all(sentence: Sentence, reading: Reading) -> list[Group]:
    """Those that are told of all that a figure of the sentence counts, not of a part of it."""
    if at := _noun_located(sentence):
        meant = place_meant(sentence, at, reading)
        found = at_mention(*meant, reading, "places.referred-to") if meant else None
        return [Group(found, _keys(found.value, reading), Role.SITE)] if found else []
    figures = reading.quantities(sentence.index)
    groups = [it for it in _groups_of(sentence, reading) if not _is_of_most(it.found, sentence)]
    return [it for it in groups if not any(_befell_part(it.found, figure) for figure in figures)]


def _is_of_most(found: Found, sentence: Sentence) -> bool:
    """Whether a place is only that of most of those told of: `70 died, most of them in Hass`."""
    at = bisect_left(sentence.starts, found.start)
    before = sentence.lower[max(0, at - _TO_MOST) : at]
    told = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _MOST), -1)
    return told >= 0 and _IN_MOST.issuperset(before[told + 1 :])


def _noun_located(sentence: Sentence) -> int:
    """The noun for a place named before of which a sentence only tells where it lies: `The town lies 20 km
    north of Hass, the capital of Berezh`; 0 where it tells something else."""
    lower = sentence.lower
    at = 1 + (lower[2:3] != [] and lower[1] not in PLACE_NOUNS)
    if lower[0] not in THIS or lower[at : at + 1] == [] or lower[at] not in PLACE_NOUNS:
        return 0
    verb = lower[at + 1 : at + 3]
    lies = verb[:1] == ["lies"] or (verb[:1] == ["is"] and verb[1:] in (["located"], ["situated"]))
    return at if lies else 0


def _is_neighbour(found: Found, sentence: Sentence) -> bool:
    """Whether a place is only told of beside the one that the text is about: `In neighbouring Hass`."""
    at = bisect_left(sentence.starts, found.start)
    return not _BESIDE_THAT.isdisjoint(sentence.lower[max(0, at - _TO_NEIGHBOUR) : at])


_TO_NEIGHBOUR = 3  # words from "neighbouring" to a place: "the neighbouring state of"
_BESIDE_THAT = frozenset(("adjacent", "adjoining", "neighboring", "neighbouring"))
_TO_MOST = 6  # words from "most" to a place: "most of them in the"
_MOST = frozenset("chiefly especially largely mainly most mostly particularly primarily".split())
_IN_MOST = frozenset("across around at in near of the them those which whom".split())


# Where somebody only speaks, stays or comes from: nothing that is told of is there.
_BESIDE = frozenset((Role.STAY, Role.OTHER))


def _group(mention: Mention, sentence: Sentence, reading: Reading) -> Group:
    found = at_mention(mention, sentence, reading, "places.earlier-sentence")
    return Group(found, _keys(found.value, reading), mention.role)


def _keys(values: tuple[str, ...], reading: Reading) -> frozenset[str]:
    return reading.lexicon.index(keys_of_places)[values]


def _carried(quantity: Quantity, reading: Reading) -> _Proposals:
    """What is carried over to the figure from what was said before, and that there is no place."""
    carried = carry(quantity, reading)
    known = reading.lexicon.index(features_by_name)
    if carried is None:
        return {_NO_KEYS: (_NOWHERE, known["nothing-carried",])}
    features = known["carried", carried.rule.removeprefix("places.")]
    return {_keys(carried.value, reading): (carried, features), _NO_KEYS: (_NOWHERE, known[()])}


def _of_sentence(sentence: Sentence, reading: Reading) -> dict[frozenset[str], _OfSentence]:
    """What the text names in a sentence and in those before it, at its beginning and most, and the country
    that it is about there."""
    topic = main_country(sentence.index, reading)
    proposed = [_proposals(_around(sentence, reading), reading.lexicon), reading.layer(_of_document)]
    if topic is not None:
        found = Found((topic.name,), "places.country-of-report", topic.start, topic.end)
        of_topic = found, _keys(found.value, reading), ("main-country",)
        proposed.append(_proposals([of_topic], reading.lexicon))
    of_sentence: dict[frozenset[str], _OfSentence] = {}
    for keys, scale, told in _told_of(dict.fromkeys(chain.from_iterable(proposed)), sentence, reading):
        listed = [proposals[keys] for proposals in proposed if keys in proposals]
        of_sentence[keys] = listed[0][0], scale, told, tuple([features for _, features in listed])
    return of_sentence


def _around(sentence: Sentence, reading: Reading) -> Iterator[_Told]:
    """What the text names in a sentence and in those before it."""
    for group in _groups_of(sentence, reading):
        found = group.found.by(RULES[group.role])
        yield found, group.keys, ("own", *_near_site(group, same=True))
    for back, feature in enumerate(_BACK[: sentence.index], 1):
        before = reading.sentences[sentence.index - back]
        same = before.paragraph == sentence.paragraph
        if is_closed_item(before, sentence) or (not same and is_of_other_year(before, sentence, reading)):
            continue
        for group in before.layer(_groups_of_all, reading):
            if not same and _is_neighbour(group.found, before):
                continue
            yield group.found, group.keys, (feature, *_near_site(group, same=same))


def _near_site(group: Group, *, same: bool) -> Names:
    """What tells of a site near the figure, in the same paragraph or in another."""
    if group.role > NEAR:
        return ()
    return ("near-site", "same-paragraph") if same else ("near-site",)


def _of_document(reading: Reading) -> _Proposals:
    """What the text names at its beginning and most."""
    return _proposals((*_of_lead(reading), *_of_most_named(reading)), reading.lexicon)


def _of_lead(reading: Reading) -> Iterator[_Told]:
    """What its first sentences name, and its title, if those do not print it."""
    for title in unprinted_title(reading):
        for group in _groups_of(title, reading):
            yield Found(group.found.value, "places.lead", 0, 0), group.keys, ("lead-site",)
    for sentence in reading.sentences[:LEAD]:
        for group in _groups_of(sentence, reading):
            feature = "lead-site" if group.role <= NEAR else "lead"
            yield group.found.by("places.lead"), group.keys, (feature,)


def _of_most_named(reading: Reading) -> Iterator[_Told]:
    named = named_places(reading)
    for key in named.most_named[:_MOST_NAMED]:
        place = named.places[key]
        found = Found((place.name,), "places.of-document", place.start, place.end)
        yield found, frozenset((key,)), ()


def _told_by_cues(sentence: Sentence, lexicon: Lexicon) -> ByScale:
    """What the words of a sentence tell of how wide the place of its figures is."""
    cues = dict.fromkeys(filter(None, map(_CUE_OF.get, sentence.lower)))
    return lexicon.index(features_by_scale)[tuple([(f"cue-{cue}", 2 * SHARE) for cue in cues])]


def _told_by_size(quantity: Quantity, reading: Reading) -> ByScale:
    """What the size of a figure tells of how wide its place is, and whether it stands in a headline."""
    number = quantity.low if quantity.low is not None else quantity.high
    size = "share" if quantity.unit == "percent" else "?" if number is None else _digits(int(number))
    digits = f"digits-{size}", 2 * SHARE
    told = (digits, ("headline", SHARE)) if headline_end(quantity.start, reading) > 0 else (digits,)
    return reading.lexicon.index(features_by_scale)[told]


def _digits(number: int) -> str:
    return str(min(_WIDEST, len(str(abs(number)))))


# The setting of a figure; (): the text does not say.
SETTING: FieldReader[Reading] = FieldReader("setting", (Rule("places.setting", propose=propose_settings),))
