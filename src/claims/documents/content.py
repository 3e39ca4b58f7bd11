"""What the readers of the formats hand back: text, labels and notes, or the reason why there are none."""

import re
from dataclasses import dataclass, replace

# What a raised number is a power of; after anything else it is the number of a note.
BASE_OF_POWER = re.compile(r"(?:\b|\d)(?:[kcmd]?m|mi|ft|in|10)\s?\Z")
# A figure in large type, as reports set their key figures above or below what is counted.
KEY_FIGURE = re.compile(
    r"[~≈<>]?\s?(?:US)?[$€£]?\s?\d[\d.,\u00a0\u202f ]{0,12}\s?"
    r"(?:[KMB]|bn|million|billion|thousand|%|per ?cent)?\+?",
    re.IGNORECASE,
)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphens, spaces without width
MAX_BYTES = 100 * 1024 * 1024  # of one file; whatever is larger is refused

MAX_TEXT = 20_000_000  # characters of the text of one document: ten long books
TOO_LONG = f"holds more than {MAX_TEXT:,} characters; split it"


class UnreadableError(Exception):
    """An input cannot be read. The message says why and what to do; `read` adds which input it was."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What is said of a document besides its text. `None`: nothing is said."""

    source: str | None = None  # who printed it
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None  # as it was given; `published.iso_date` reads it

    def over(self, other: "Labels") -> "Labels":
        """These labels, and where they say nothing, those of `other`."""
        return Labels(
            source=self.source or other.source,
            title=self.title or other.title,
            author=self.author or other.author,
            url=self.url or other.url,
            published=self.published or other.published,
        )


@dataclass(frozen=True, slots=True)
class Content:
    """What one file holds. `basis` says where `labels.published` comes from (front-matter, metadata)."""

    text: str
    labels: Labels = Labels()
    basis: str = "metadata"
    file_date: str | None = None  # the day the file says it was made: weaker than a dateline in its text
    notes: tuple[str, ...] = ()

    def noting(self, *notes: str) -> "Content":
        """The same content with `notes` put before its own."""
        return replace(self, notes=(*notes, *self.notes))


def tidy(label: str | None) -> str | None:
    """A label on one line, without control characters; `None` where nothing is left of it."""
    if label is None:
        return None
    printable = "".join(c if c.isprintable() else " " for c in label)
    return " ".join(printable.split()) or None
