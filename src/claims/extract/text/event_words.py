"""The words of events, indexed: what happens to people, in all the forms that news gives it."""

from collections.abc import Iterator
from typing import NamedTuple

from claims.lexicon import Lexicon
from claims.lexicon.inflection import inflect
from claims.lexicon.phrases import Phrases


class Events(NamedTuple):
    """The words of events, indexed. Values are metrics."""

    participles: Phrases[str]  # killed, shot dead
    active: Phrases[str]  # kill, kills, killed, killing: before the figure
    suffered: Phrases[tuple[str, bool]]  # all that may stand after those counted; True: a participle
    before: Phrases[str]
    tolls: Phrases[str]
    victims: Phrases[str]
    predicates: frozenset[str]  # single words that end a noun phrase
    openers: frozenset[str]  # first words of what people do, told in several: `suffered burns`


def build_events(lexicon: Lexicon) -> Events:
    """The words of events of a lexicon, indexed."""
    return _indexed(lexicon, ("transitive", "of_people"))


def build_plain_events(lexicon: Lexicon) -> Events:
    """Those that tell of people wherever they stand: `killed 20`, but not `lost 20`."""
    return _indexed(lexicon, ("transitive",))


def _indexed(lexicon: Lexicon, transitive: tuple[str, ...]) -> Events:
    entries = lexicon.entries("event")
    verbs = [(verb, entry["metric"]) for entry in entries for key in transitive for verb in entry[key]]
    forms = [(inflect(verb), metric) for verb, metric in verbs]

    def listed(key: str) -> Iterator[tuple[str, str]]:
        return ((phrase, entry["metric"]) for entry in entries for phrase in entry[key])

    participles = [(form[3], metric) for form, metric in forms]
    single = {form[3].split()[0] for form, _ in forms}
    single |= {phrase for key in ("states", "intransitive") for phrase, _ in listed(key) if " " not in phrase}
    return Events(
        participles=Phrases(participles),
        active=Phrases({(word, metric) for form, metric in forms for word in form}, backwards=True),
        suffered=Phrases(
            [
                (phrase, (metric, False))
                for key in ("states", "intransitive")
                for phrase, metric in listed(key)
            ]
            + [(phrase, (metric, True)) for phrase, metric in participles]
        ),
        before=Phrases(listed("before"), backwards=True),
        tolls=Phrases(listed("tolls"), backwards=True),
        victims=Phrases(listed("victims"), backwards=True),
        predicates=frozenset(word for word in single if not word.endswith("ly")),
        openers=frozenset(phrase.split()[0] for phrase, _ in listed("intransitive") if " " in phrase),
    )
