"""The words of events, indexed: what happens to people, in all the forms that news gives it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.phrase import Phrases


class Events(NamedTuple):
    """The words of events, indexed. Values are metrics."""

    participles: Phrases[str]  # killed, shot dead
    active: Phrases[str]  # kill, kills, killed, killing: before the figure
    suffered: Phrases[tuple[str, bool]]  # all that may stand behind those counted; True: a participle
    before: Phrases[str]
    tolls: Phrases[str]
    victims: Phrases[str]
    predicates: frozenset[str]  # single words that end a noun phrase


def inflect(verb: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and ing-form of a verb, or of a phrase that begins with one.

    Irregular verbs are written `base/past/participle/ing`.
    """
    if "/" in verb:
        base, past, participle, ing = verb.split("/")
        return base, _with_first(base, _third_person), past, participle, ing
    return (
        verb,
        _with_first(verb, _third_person),
        _with_first(verb, _past),
        _with_first(verb, _past),
        _with_first(verb, lambda word: (word[:-1] if word.endswith("e") else word) + "ing"),
    )


def _with_first(phrase: str, change: Callable[[str], str]) -> str:
    first, _, rest = phrase.partition(" ")
    return f"{change(first)} {rest}".strip()


def _third_person(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if word.endswith("y") and word[-2] not in "aeiou" else word + "ed"


def build_events(lexicon: Lexicon) -> Events:
    """The words of events of a lexicon, indexed."""
    entries = lexicon.entries("event")
    forms = [(inflect(verb), entry["metric"]) for entry in entries for verb in entry["transitive"]]

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
        predicates=frozenset(single),
    )
