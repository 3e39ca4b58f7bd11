"""How many mentions, publishers and independent voices answer a question, and how that is said."""

from typing import NamedTuple


class Counts(NamedTuple):
    """How often a figure stands somewhere, how many printed it, and how many know it for themselves."""

    mentions: int
    publishers: int
    independent: int  # origins with a claimant that are so for sure; several figures of one claimant are one
    unattributed: int  # origins without one
    independent_at_most: int = 0  # where some origins may be one: how many they are if none is

    def __str__(self) -> str:
        words = [say_count(self.mentions, "mention"), say_count(self.publishers, "publisher")]
        words.append(self.say_independent())
        return ", ".join(words + ([f"{self.unattributed} unattributed"] if self.unattributed else []))

    def say_independent(self) -> str:
        """`2 independent`, or `9 to 12 independent` where nobody can say."""
        return say_independent(self.independent, self.independent_at_most)


def say_independent(least: int, most: int) -> str:
    """How many are independent, from the number that is sure to the one that may be."""
    return f"{least:,} to {most:,} independent" if most > least else f"{least:,} independent"


def say_count(number: int, noun: str) -> str:
    """So many of a thing whose plural is regular: `1 mention`, `1,200 mentions`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
