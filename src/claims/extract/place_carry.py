"""Take the place of a figure from other sentences of the same report.

A headline has the place of the sentence that it sums up; "a town in northern Syria" is the town that the
next sentences name; "the city" is the last city spoken of; a figure for the whole war is about the country;
and whatever else happened, happened where the sentence before said.
"""

from collections import Counter
from dataclasses import replace

from claims.extract.name import find_names
from claims.extract.noun import singular
from claims.extract.place_mention import (
    SCALES,
    Mention,
    Role,
    build_place_words,
    country_of,
    find_mentions,
    is_finer,
)
from claims.extract.quantity import find_quantities
from claims.extract.reading import Found, Quantity, Reading
from claims.extract.sentence import Sentence

_BACK, _AHEAD = 6, 3  # sentences
_SUMMED_UP = 8
_EVENTS = frozenset(
    (
        "killed",
        "injured",
        "detained",
        "abducted",
        "displaced",
        "attacks",
        "airstrikes",
        "weapons",
        "civilians",
    )
)
_WARS = frozenset(
    ("war", "conflict", "uprising", "revolution", "revolt", "rebellion", "insurgency", "invasion")
)
_BEGAN = frozenset("began begun started erupted start beginning outbreak broke".split())
_NATION = frozenset(("nationwide", "countrywide"))
_DEFINITE = frozenset(("the", "that", "this", "its", "their"))
# What "the city" and the like can stand for, by the scale of the place named before.
_CITY, _REGION = frozenset(("", "city", "region")), frozenset(("region", "area"))
_REFERRED = {
    **dict.fromkeys(("city", "capital", "port"), _CITY),
    **dict.fromkeys(
        ("town", "village", "neighborhood", "neighbourhood", "suburb", "camp", "district", "quarter"),
        frozenset(("", "city", "area")),
    ),
    **dict.fromkeys(("province", "governorate", "state", "oblast"), frozenset(("region",))),
    **dict.fromkeys(
        ("region", "area", "territory", "enclave", "island", "peninsula", "valley"),
        frozenset(("", "city", "region", "area", "country")),
    ),
}


_ELSEWHERE = (Role.ORIGIN, Role.DATELINE, Role.ADJECTIVE, Role.ACTOR, Role.OTHER, Role.STAY, Role.SPEAKER)


def find_summed_up(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The figure of the report that a headline's figure sums up: the first of the same value."""
    if not is_headline(quantity.sentence, reading):
        return None
    index = quantity.sentence.index
    for j in range(index + 1, min(len(reading.spans), index + _SUMMED_UP)):
        sentence = reading.sentence(j)
        if is_headline(sentence, reading):
            continue
        for other in find_quantities(sentence, reading.lexicon):
            if _same_value(quantity, other):
                return replace(other, metric=quantity.metric, noun=(other.last, other.last))
    return None


def is_headline(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence is the document's title, alone or behind a date, or a first line without a stop."""
    title = reading.document.title or ""
    text = sentence.text[sentence.start : sentence.end]
    if sentence.index == 0 and text[-1] not in '.!?"”’':
        return True
    return sentence.index < 4 and bool(title) and title.rstrip(". ") in text and len(text) < len(title) + 40


def _same_value(one: Quantity, other: Quantity) -> bool:
    values = {v for v in (one.low, one.high) if v is not None}
    return values == {v for v in (other.low, other.high) if v is not None}


def find_named_later(quantity: Quantity, chosen: Mention, reading: Reading) -> Found | None:
    """The place that the next sentences name where this one says "a town in Syria", "near Raqqa", "in Syria"."""
    if quantity.metric not in _EVENTS or not _is_vague(quantity.sentence, chosen, reading):
        return None
    index = quantity.sentence.index
    events = reading.lexicon.index(build_place_words).events
    for j in range(index + 1, min(len(reading.spans), index + 1 + _AHEAD)):
        sentence = reading.sentence(j)
        if is_headline(sentence, reading):
            continue
        finer = [
            m for m in find_mentions(sentence, reading.lexicon) if m.role == Role.SITE and is_finer(m, chosen)
        ]
        if finer and (_tells_on(sentence, events) or _same_figure(quantity, sentence, reading)):
            found = _found(sentence, min(finer, key=_order), "places.named-later")
            return found if len(found.value) == 1 else None
    return None


def _is_vague(sentence: Sentence, chosen: Mention, reading: Reading) -> bool:
    """Whether a place only says in which part of the world the event was."""
    nouns = reading.lexicon.index(build_place_words).nouns
    lower = sentence.lower
    for k in range(max(1, chosen.first - 8), chosen.first):
        if (
            lower[k] in nouns
            and lower[k + 1] != "of"
            and {"a", "an", "another"} & set(lower[max(0, k - 3) : k])
        ):
            return True
    return chosen.role in (Role.NEAR, Role.MEASURE) or (sentence.index < 3 and chosen.scale == "country")


def _same_figure(quantity: Quantity, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence holds a figure of the same value."""
    return any(_same_value(quantity, other) for other in find_quantities(sentence, reading.lexicon))


def _tells_on(sentence: Sentence, events: frozenset[str]) -> bool:
    """Whether a sentence goes on about an event told before: `the strikes hit`, `three attacks on the town`."""
    lower = sentence.lower
    events = events - _WARS - {"suicide", "crisis", "violence", "unrest"}
    return any(singular(word) in events and "the" in lower[max(0, k - 3) : k] for k, word in enumerate(lower))


def carry(quantity: Quantity, reading: Reading) -> Found | None:
    """The place of a figure whose own sentence names none beside it."""
    sentence = quantity.sentence
    found = _own_country(quantity, reading) or _home(quantity, reading)
    if len(reading.spans) == 1:
        return found
    if found and found.rule == "places.country":
        return found
    around = _countries(reading, sentence.index)
    country = around.most_common(1)[0][0] if around else ""
    if _is_about_the_war(sentence) and country:
        return Found((country,), "places.war")
    carried = _referred(quantity, reading, country) or _before(quantity, reading, country)
    if carried:
        return carried
    if found:
        return found
    return Found((country,), "places.context") if country and quantity.metric != "money" else None


def _home(quantity: Quantity, reading: Reading) -> Found | None:
    """Where the one actor with a home that the sentence speaks of is at home: the Gaza Health Ministry."""
    sentence = quantity.sentence
    for name in find_names(sentence, reading.lexicon):
        if name.kind not in ("place", "demonym") and name.within:
            return Found(
                name.within[:1], "places.home", sentence.starts[name.first], sentence.ends[name.last - 1]
            )
    return None


def _own_country(quantity: Quantity, reading: Reading) -> Found | None:
    """`Sri Lanka's military says rebels attacked in the east of the country`: the country named before."""
    sentence = quantity.sentence
    lower = sentence.lower
    if "country" not in lower:
        return None
    at = lower.index("country")
    if lower[at - 1] not in _DEFINITE and lower[at - 2] not in _DEFINITE:
        return None
    countries = reading.lexicon.index(build_place_words).countries
    for name in reversed(find_names(sentence, reading.lexicon)):
        country = country_of(name, countries) if name.last <= at else ""
        if country:
            return Found((country,), "places.country", sentence.starts[name.first], sentence.ends[at])
    return None


def _is_about_the_war(sentence: Sentence) -> bool:
    """`since the conflict began`, `the war has killed`, `nationwide`, `across the country`."""
    lower = sentence.lower
    for k, word in enumerate(lower):
        if word in _NATION:
            return True
        if word == "country" and lower[k - 1] in ("the", "whole", "entire"):
            return True
        if word in _WARS and (
            set(lower[k + 1 : k + 4]) & _BEGAN
            or (lower[k + 1 : k + 2] and lower[k + 1] in ("has", "have", "that"))
        ):
            return True
    return False


def _countries(reading: Reading, index: int) -> Counter[str]:
    """The countries that the sentences around speak of, with how often."""
    listed = reading.lexicon.index(build_place_words).countries
    counted: Counter[str] = Counter()
    parts: dict[str, str] = {}  # Gaza is part of the Palestinian territories
    for j in (*range(min(3, index)), *range(max(3, index - _BACK), min(index + 2, len(reading.spans)))):
        sentence = reading.sentence(j)
        for mention in find_mentions(sentence, reading.lexicon):
            if mention.country and mention.role not in (Role.SPEAKER, Role.DATELINE, Role.ORIGIN):
                counted[mention.country] += 2 if mention.role <= Role.NEAR else 1
                parts.update((whole, mention.country) for whole in mention.within if whole in listed)
        for name in find_names(sentence, reading.lexicon):
            if name.kind not in ("place", "demonym", "media", "person"):
                country = country_of(name, listed)
                if country:
                    counted[country] += 1
                    parts.setdefault(name.country or country, country)
    for whole, part in parts.items():
        if whole != part and counted[whole]:
            counted[part] += counted.pop(whole)
    return counted


def _referred(quantity: Quantity, reading: Reading, country: str) -> Found | None:
    """The place that `the city`, `the village` or `there` in the figure's sentence stands for."""
    sentence = quantity.sentence
    lower = sentence.lower
    for k, word in enumerate(lower):
        scales = _REFERRED.get(word)
        if (
            scales is None
            or not _DEFINITE & set(lower[max(0, k - 3) : k])
            or (k + 1 < len(lower) and lower[k + 1] == "of")
        ):
            continue
        for j in range(sentence.index, max(-1, sentence.index - 10), -1):
            earlier = reading.sentence(j)
            fitting = [
                m
                for m in find_mentions(earlier, reading.lexicon)
                if m.scale in scales
                and (
                    m.scale == "city"
                    or m.country == country
                    or not (m.scale and m.country)
                    or j == sentence.index
                )
                and m.role not in _ELSEWHERE
                and (j < sentence.index or m.last <= k)
            ]
            if fitting:
                best = next((m for m in reversed(fitting) if m.kind == word), fitting[-1])
                return _found(earlier, best, "places.referred")
    return None


def _before(quantity: Quantity, reading: Reading, country: str) -> Found | None:
    """Where the nearest earlier sentence says that something happened."""
    index, paragraph = quantity.sentence.index, quantity.sentence.paragraph
    for j in range(index - 1, max(-1, index - 1 - _BACK), -1):
        sentence = reading.sentence(j)
        if quantity.metric not in _EVENTS and sentence.paragraph != paragraph and index - j > 3:
            break
        sites = [
            m
            for m in find_mentions(sentence, reading.lexicon)
            if m.scale != "continent"
            and (
                m.role in (Role.SITE, Role.NEAR) or (m.role == Role.ORIGIN and quantity.metric == "returnees")
            )
            and (sentence.paragraph == paragraph or m.scale == "city" or m.country in ("", country))
        ]
        if sites:
            return _found(sentence, min(sites, key=_order), "places.before")
    return None


def _order(mention: Mention) -> tuple[int, int]:
    return mention.role, SCALES[mention.scale]


def _found(sentence: Sentence, chosen: Mention, rule: str) -> Found:
    """A mention of another sentence with those coordinated with it."""
    mentions = sentence.memo["places"]
    group = [m for m in mentions if m.group == chosen.group]  # type: ignore[attr-defined]
    values = tuple(dict.fromkeys(m.value for m in group))
    return Found(values, rule, sentence.starts[group[0].first], sentence.ends[group[-1].last - 1])
