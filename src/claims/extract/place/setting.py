"""Choose the setting of a figure whose own sentence names no place for it, among the places that the text
names around it, at its beginning and most.

Which one is learnt: how near a place is named and as what, what the document tells of it (`named_places`),
and how wide the places are that figures of this size, in such sentences and documents, are told of.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from claims.extract.choose.candidate import Candidate, FieldReader, Rule
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.place.announced_place import at_mention
from claims.extract.place.inherited_place import carry
from claims.extract.place.named_places import LEAD, SHARE, NamedPlaces, key_of, named_places
from claims.extract.place.site import RULES
from claims.extract.report.headline import headline_end
from claims.extract.report.reading import Reading
from claims.extract.report.topic import main_country
from claims.extract.text.place_mention import Mention, find_mentions
from claims.extract.text.place_words import Role
from claims.extract.text.sentence import Sentence
from claims.lexicon.gazetteer import load_gazetteer

# What tells of a place that a sentence so many before the figure's names.
_BACK = ("place.back-1", "place.back-2", "place.back-3", "place.back-3")
_MOST_NAMED = 5
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
_CUE_OF = {word: cue for cue, words in _CUES.items() for word in words.split()}
_NOWHERE = Found((), "places.none")
_NO_KEYS: frozenset[str] = frozenset()


class Group(NamedTuple):
    """Places that one phrase coordinates, as a figure would be in them, and the role of the first."""

    found: Found
    keys: frozenset[str]
    role: Role


class _Proposals(dict[frozenset[str], tuple[Found, dict[str, float]]]):
    """The candidates for a figure by the keys of their places, with what tells for and against each."""

    def add(self, found: Found, keys: frozenset[str], *features: str) -> None:
        known = self.get(keys)
        if known is None:
            known = self[keys] = found, {}
        for feature in features:
            known[1][feature] = SHARE


def propose_settings(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """The places that may be the setting of a figure, and that there is none, with what tells of each."""
    named = named_places(reading)
    proposals = _Proposals()
    _add_near(quantity, reading, proposals)
    _add_of_document(quantity, reading, named, proposals)
    told = dict.fromkeys(named.kind, SHARE) | dict.fromkeys(_told_of_figure(quantity), 2 * SHARE)
    if headline_end(quantity.start, reading):
        told["headline"] = SHARE
    by_scale: dict[str, Mapping[str, float]] = {}
    for keys, (found, features) in proposals.items():
        known = keys & named.places.keys()
        best = min(known, key=named.ranks.__getitem__) if known else None
        scale = named.places[best].scale if best else "none"
        if scale not in by_scale:
            by_scale[scale] = {f"place.{it}-{scale}": share for it, share in told.items()}
        features.update(by_scale[scale])
        if best:
            features.update(named.features(best))
        if len(keys) > 1:
            features["place.several"] = SHARE
        yield Candidate(found, features)


def _groups_of(sentence: Sentence, reading: Reading) -> list[Group]:
    """The places of a sentence, coordinated ones together; worked out once."""
    return sentence.layer(_groups, reading)


def _groups(sentence: Sentence, reading: Reading) -> list[Group]:
    first: dict[int, Mention] = {}
    for mention in find_mentions(sentence, reading.lexicon):
        first.setdefault(mention.group, mention)
    return [_group(mention, sentence, reading) for mention in first.values()]


def _group(mention: Mention, sentence: Sentence, reading: Reading) -> Group:
    found = at_mention(mention, sentence, reading, "places.earlier-sentence")
    return Group(found, _keys(found.value, reading), mention.role)


def _keys(values: Iterable[str], reading: Reading) -> frozenset[str]:
    gazetteer = load_gazetteer(reading.lexicon)
    return frozenset(key_of(value, gazetteer) for value in values)


def _add_near(quantity: Quantity, reading: Reading, proposals: _Proposals) -> None:
    """Add what the text names in the figure's sentence and in those before it."""
    sentence = quantity.sentence
    carried = carry(quantity, reading)
    if carried is None:
        proposals.add(_NOWHERE, _NO_KEYS, "place.nothing-carried")
    else:
        rule = f"place.{carried.rule.removeprefix('places.')}"
        proposals.add(carried, _keys(carried.value, reading), "place.carried", rule)
        proposals.add(_NOWHERE, _NO_KEYS)
    for group in _groups_of(sentence, reading):
        found = group.found._replace(rule=RULES[group.role])
        proposals.add(found, group.keys, "place.own", *_near_site(group, same=True))
    for back, feature in enumerate(_BACK[: sentence.index], 1):
        before = reading.sentences[sentence.index - back]
        same = before.paragraph == sentence.paragraph
        for group in _groups_of(before, reading):
            proposals.add(group.found, group.keys, feature, *_near_site(group, same=same))


def _near_site(group: Group, *, same: bool) -> tuple[str, ...]:
    """What tells of a site near the figure, in the same paragraph or in another."""
    if group.role > Role.NEAR:
        return ()
    return ("place.near-site", "place.same-paragraph") if same else ("place.near-site",)


def _add_of_document(quantity: Quantity, reading: Reading, named: NamedPlaces, proposals: _Proposals) -> None:
    """Add what the text names at its beginning and most, and the country that it is about."""
    for sentence in map(reading.sentence, range(min(LEAD, len(reading.sentences)))):
        for group in _groups_of(sentence, reading):
            found = group.found._replace(rule="places.lead")
            proposals.add(found, group.keys, "place.lead-site" if group.role <= Role.NEAR else "place.lead")
    for key in named.most_named[:_MOST_NAMED]:
        place = named.places[key]
        proposals.add(Found((place.name,), "places.of-document", place.start, place.end), frozenset((key,)))
    topic = main_country(quantity.sentence.index, reading)
    if topic:
        found = Found((topic.name,), "places.country-of-report", topic.start, topic.end)
        proposals.add(found, _keys(found.value, reading), "place.main-country")


def _told_of_figure(quantity: Quantity) -> list[str]:
    """What tells how wide the place of a figure is: its size and words of its sentence."""
    number = quantity.low if quantity.low is not None else quantity.high
    size = "share" if quantity.unit == "percent" else "?" if number is None else _digits(int(number))
    cues = dict.fromkeys(_CUE_OF[word] for word in quantity.sentence.lower if word in _CUE_OF)
    return [f"digits-{size}", *(f"cue-{cue}" for cue in cues)]


def _digits(number: int) -> str:
    return str(min(_WIDEST, len(str(abs(number)))))


# The setting of a figure; (): the text does not say.
SETTING: FieldReader[Reading] = FieldReader("setting", (Rule("places.setting", propose=propose_settings),))
