"""Whether one number is two claimants': "112, the ministry said. The Red Crescent spoke of 112, too"."""

from typing import NamedTuple

from claims.compare.entry.comparable import Comparable
from claims.compare.speakers.written_name import PARTICLES, fold, names_itself, plain_name
from claims.compare.world import World

_WORDS = range(2, 6)  # of a person's name


class Giver(NamedTuple):
    """Who gives a figure, by his key."""

    key: str
    body: str | None  # the key of the body or state that he is of
    person: bool  # a man by his name, of whom nobody says for whom he speaks


_PRIVATE = Giver("people there", None, person=False)


def giver(figure: Comparable, world: World) -> Giver | None:
    """Who gives a figure; `None` where no text names him, or it is a paper, or an office or body that its
    text tells elsewhere: "officials", "the governor", "the agency". Residents and witnesses are one."""
    name, key, speakers = figure.entry.claimant, figure.claimant, world.speakers
    if name and key and speakers.is_private(name):
        return _PRIVATE
    if not name or not key or figure.anybody or key in world.media:
        return None
    body = speakers.body(key)
    named = names_itself(name) or speakers.words.get("organ", frozenset()).issuperset(key.split())
    if body is None and (speakers.is_bare_office(name) or speakers.is_government(name) or not named):
        return None
    return Giver(key, body, body is None and _is_person(name, key, world))


def two_give(one: Giver | None, other: Giver | None) -> bool:
    """Whether two who give a number are sure to be two: two bodies or two men. A man may speak for the body
    that gives it, and one name may be some words of the other."""
    if one is None or other is None or one.person != other.person:
        return False
    if one.body is not None and one.body == other.body:
        return False
    words, others = set(one.key.split()), set(other.key.split())
    return not (words <= others or others <= words)


def _is_person(name: str, key: str, world: World) -> bool:
    """Whether a claimant's name is that of a man, and his key, too."""
    words = plain_name(name).split()
    if len(words) not in _WORDS or world.speakers.is_organisation(name) or fold(words[-1]) not in key:
        return False
    return all(word[0].isupper() or word.split("-")[0] in PARTICLES for word in words)
