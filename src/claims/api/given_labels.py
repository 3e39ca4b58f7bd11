"""What a caller says of the documents he gives, against what they say of themselves."""

from typing import TypedDict


class Labels(TypedDict, total=False):
    """The keywords `published`, `source`, `title`, `author` and `url` of whatever reads documents."""

    published: str | None  # a date such as `2019-05-21`: "on Monday" is counted from it
    source: str | None  # who printed it
    title: str | None
    author: str | None
    url: str | None
