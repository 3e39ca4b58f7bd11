"""What estimates can be set side by side by."""

from enum import StrEnum


class By(StrEnum):
    """What the columns of a grid are."""

    SOURCE = "source"
    CLAIMANT = "claimant"
    PLACE = "place"
    SUBJECT = "subject"
