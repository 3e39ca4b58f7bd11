"""Why the mentions of an estimate are one origin, as a tree from the figure that leads it."""

from collections import defaultdict

from claims.compare.entry.comparable import Comparable
from claims.compare.origin.estimate import Estimate
from claims.compare.origin.links import Link, Why
from claims.record_type import record

REASONS = {
    Why.DECISION: "a person says that both have one origin",
    Why.CLAIMANT: "the same claimant with the same figure",
    Why.BARE: "the same claimant and number, with another modifier",
    Why.ROUNDED: "the same claimant, rounded",
    Why.ONE_END: "the same claimant, one end of the range",
    Why.CITES: "names the publisher as its source",
    Why.TEXT: "the same text, printed again",
    Why.PASSAGE: "the same sentence in another text",
    Why.NUMBER: "the same number of the same claimant in one week",
    Why.EVENT: "the same exact number of what one event with a name did",
    Why.REPEATED: "the same number, told again in the text",
    Why.SHARED: "one of several numbers that both texts have of one place",
    Why.STORY: "the same number in a text that tells of the same event",
    Why.READING: "the same number in a text on the same event, which was read to be on another metric",
    Why.ELSEWHERE: "the only number of its place and week that it rounds",
    Why.HEADLINE: "the only number of the text that it rounds",
    Why.FIGURE: "the same exact figure, which no two claimants give",
}


@record
class Node:
    """A figure, why it goes back to the one above it, and the figures that go back to it."""

    figure: Comparable
    why: str | None  # None: the root
    children: tuple["Node", ...]


def lineage(estimate: Estimate) -> Node:
    """The tree of an estimate; every member stands in it once, under the member nearest to the lead."""
    figures = {figure.entry.id: figure for figure in estimate.members}
    links: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in estimate.links:
        links[link.to].append((link.id, link))
        links[link.id].append((link.to, link))
    above: dict[str, tuple[str, Link]] = {}
    order = [estimate.id]
    for name in order:
        for other, link in sorted(links[name], key=lambda pair: figures[pair[0]].order):
            if other not in above and other != estimate.id:
                above[other] = name, link
                order.append(other)
    return _tree(order, above, figures)


def _tree(order: list[str], above: dict[str, tuple[str, Link]], figures: dict[str, Comparable]) -> Node:
    """The nodes from the leaves up, so that a long chain of quotations needs no recursion."""
    below: dict[str, list[Node]] = defaultdict(list)
    for name in reversed(order[1:]):
        parent, link = above[name]
        below[parent].append(Node(figures[name], REASONS[link.why], tuple(reversed(below[name]))))
    return Node(figures[order[0]], None, tuple(reversed(below[order[0]])))
