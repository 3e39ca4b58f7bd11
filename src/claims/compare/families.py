"""Which claims are put side by side together: those whose metrics and subjects are parts of one another."""

from collections import defaultdict
from collections.abc import Iterable

from claims.compare.world import World

Topic = tuple[str, str]  # metric and subject as claims have them; "": no subject


def family_of(topic: Topic, world: World) -> Topic:
    """The metric and subject that those of `topic` are in the end part of. Nothing is compared across
    families, so that each can be worked out by itself."""
    metric, subject = topic
    seen = [metric]
    while (whole := world.metric(seen[-1]).part_of) is not None and whole not in seen:
        seen.append(whole)
    name = world.name(subject) if subject else ""
    chain = (name, *world.wholes(name)) if name else ("",)
    return seen[-1], min(chain) if name in world.wholes(chain[-1]) else chain[-1]


def families(topics: Iterable[Topic], world: World) -> dict[Topic, list[Topic]]:
    """The topics by their families."""
    found: dict[Topic, list[Topic]] = defaultdict(list)
    for topic in topics:
        found[family_of(topic, world)].append(topic)
    return dict(found)
