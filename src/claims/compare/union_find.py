"""Sets that grow together, save for those that must stay apart (union-find with forbidden pairs)."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Union(Generic[Item]):
    """Items in sets. An item nobody spoke of stands in a set of its own."""

    def __init__(self) -> None:
        self._above: dict[Item, Item] = {}
        self._size: dict[Item, int] = {}
        self._apart: dict[Item, set[Item]] = {}  # of a set's root: items whose sets it may not join

    def find(self, item: Item) -> Item:
        """The item that stands for the set of `item`."""
        above = self._above
        if (parent := above.get(item)) is None:
            return item
        while (higher := above.get(parent)) is not None:
            above[item] = higher
            item, parent = parent, higher
        return parent

    def together(self, one: Item, other: Item) -> bool:
        """Whether two items stand in one set."""
        return self.find(one) == self.find(other)

    def forbid(self, one: Item, other: Item) -> None:
        """Keep the sets of two items apart from now on. If they are one already, they stay one."""
        for here, there in ((one, other), (other, one)):
            self._apart.setdefault(self.find(here), set()).add(there)

    def may_join(self, one: Item, other: Item) -> bool:
        """Whether the sets of two items are two, and may be put together."""
        one, other = self.find(one), self.find(other)
        return one != other and not any(self.find(item) == other for item in self._apart.get(one, ()))

    def join(self, one: Item, other: Item) -> bool:
        """Put the sets of two items together; whether that was allowed (it is where they are one already)."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        if self._apart and not self.may_join(one, other):
            return False
        if self._size.get(one, 1) < self._size.get(other, 1):
            one, other = other, one
        self._above[other] = one
        self._size[one] = self._size.get(one, 1) + self._size.get(other, 1)
        if other in self._apart:
            self._apart.setdefault(one, set()).update(self._apart.pop(other))
        return True
