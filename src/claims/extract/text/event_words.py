"""The words of events, indexed: what happens to people, in all the forms that news gives it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from claims.lexicon import Lexicon
from claims.lexicon.inflection import inflect
from claims.lexicon.phrases import Phrases, by_anchor
from claims.lexicon.table_cache import Built, Rows
from claims.record_type import record


@record
class Events:
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
    return _events(lexicon.tables("events", partial(_tables, ("transitive", "of_people"))))


def build_plain_events(lexicon: Lexicon) -> Events:
    """Those that tell of people wherever they stand: `killed 20`, but not `lost 20`."""
    return _events(lexicon.tables("plain-events", partial(_tables, ("transitive",))))


def _events(tables: Mapping[str, Rows]) -> Events:
    return Events(
        Phrases.of_rows(tables["participles"], str),
        Phrases.of_rows(tables["active"], str, backwards=True),
        Phrases.of_rows(tables["suffered"], _told),
        Phrases.of_rows(tables["before"], str, backwards=True),
        Phrases.of_rows(tables["tolls"], str, backwards=True),
        Phrases.of_rows(tables["victims"], str, backwards=True),
        frozenset(tables["predicates"]),
        frozenset(tables["openers"]),
    )


def _told(value: Any) -> tuple[str, bool]:
    metric, participle = value
    return metric, participle


def _tables(transitive: tuple[str, ...], lexicon: Lexicon) -> Built:
    """The tables of the fields of Events; those of single words have nothing in their rows."""
    entries = lexicon.entries("event")
    verbs = [(verb, entry["metric"]) for entry in entries for key in transitive for verb in entry[key]]
    forms = [(inflect(verb), metric) for verb, metric in verbs]

    def listed(key: str) -> Iterator[tuple[str, str]]:
        return ((phrase, entry["metric"]) for entry in entries for phrase in entry[key])

    participles = [(form[3], metric) for form, metric in forms]
    single = {form[3].split()[0] for form, _ in forms}
    single |= {phrase for key in ("states", "intransitive") for phrase, _ in listed(key) if " " not in phrase}
    predicates = (word for word in single if not word.endswith("ly"))
    openers = (phrase.split()[0] for phrase, _ in listed("intransitive") if " " in phrase)
    active = dict.fromkeys((word, metric) for form, metric in forms for word in form)
    suffered = [
        *((phrase, (metric, False)) for key in ("states", "intransitive") for phrase, metric in listed(key)),
        *((phrase, (metric, True)) for phrase, metric in participles),
    ]
    return {
        "participles": by_anchor(participles),
        "active": by_anchor(active, backwards=True),
        "suffered": by_anchor(suffered),
        "before": by_anchor(listed("before"), backwards=True),
        "tolls": by_anchor(listed("tolls"), backwards=True),
        "victims": by_anchor(listed("victims"), backwards=True),
        "predicates": dict.fromkeys(predicates),
        "openers": dict.fromkeys(openers),
    }
