"""Which claims are put side by side together: those whose metrics and subjects are parts of one another, and
all that happened."""

from collections import defaultdict
from collections.abc import Container, Iterable

from claims.compare.world import World

Topic = tuple[str, str]  # metric and subject as claims have them; "": no subject


def family_of(topic: Topic, world: World) -> Topic:
    """The metric and subject that those of `topic` are in the end part of, or the family of the metric.
    Nothing is compared across families, so that each can be worked out by itself. Of what happens texts often
    do not say whose doing it was: that is one family, with no subject, where one number may be told with it
    and without. Metrics of one family are not compared, either; but a number may be read to be on the one in
    this text, and on the other in that."""
    metric, subject = kind_of(topic, world)
    family = world.metric(metric).family
    return (metric, subject) if family is None else (family, "")


def kind_of(topic: Topic, world: World) -> Topic:
    """The metric and subject within which figures are compared."""
    metric, subject = topic
    widest = widest_metric(metric, world)
    return widest, "" if _happens(widest, world) else widest_subject(subject, world)


def widest_metric(metric: str, world: World) -> str:
    """The metric that a metric is in the end part of."""
    seen = [metric]
    while (whole := world.metric(seen[-1]).part_of) is not None and whole not in seen:
        seen.append(whole)
    return seen[-1]


def _happens(metric: str, world: World) -> bool:
    return world.metric(widest_metric(metric, world)).measure == "flow"


def widest_subject(subject: str, world: World) -> str:
    """The actor that an actor is in the end part of; of a circle of parts the first by name; "" for none."""
    name = world.name(subject) if subject else ""
    chain = (name, *world.wholes(name)) if name else ("",)
    return min(chain) if name in world.wholes(chain[-1]) else chain[-1]


def families(topics: Iterable[Topic], world: World) -> dict[Topic, list[Topic]]:
    """The topics by their families."""
    found: dict[Topic, list[Topic]] = defaultdict(list)
    for topic in topics:
        found[family_of(topic, world)].append(topic)
    return dict(found)


def bear_on(topics: Iterable[Topic], subjects: Container[str], world: World) -> list[Topic]:
    """Those of the topics of one family that bear on one of some subjects, told by the widest ones: that are
    of it, or of none where a text need not say whose doing it was."""
    return [
        (metric, subject)
        for metric, subject in topics
        if (widest := widest_subject(subject, world)) in subjects or (not widest and _happens(metric, world))
    ]
