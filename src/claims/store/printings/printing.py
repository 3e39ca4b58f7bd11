"""A place where a text was printed, and the rules by which several tell of one document. No database.

A document is a text. Each place where it was printed or read is a row of its own: an address, or a file where
no address is known. What is told of the document follows from these rows alone, so that it does not matter in
which order they came in:

- a copy without a publisher or address says nothing where another printing names one, and a copy without an
  address nothing where the same publisher has one: such rows do not count;
- of those that count the one published first leads, a month counting until its last day; what it does not say
  of title, author and date is taken from the next that does;
- a printing stands until another text is found at its place.

A second run that reads a place corrects the first: what it says takes the place of what was said, what it
leaves out stays. Two readings of a place in one run come to the same whichever is first (`merged`).
"""

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from claims.dates import OPEN_END, read_days
from claims.model import Document

_WORDS = ("doc", "source", "title", "author", "url", "origin", "origin_key")
_PATHS = 8  # that are remembered: a list of documents is one file
_GIVEN = ("source", "title", "author", "url", "published", "published_basis")
_given_by = attrgetter(*_GIVEN)


@dataclass(frozen=True, slots=True)
class Printing:
    """One place where a text was printed or read, and what is known of it from there."""

    doc: str
    source: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: str | None = None
    origin: str | None = None
    origin_key: str | None = None  # `origin_key` of the document that was read there
    superseded_by: int | None = None  # the document that stands there now
    position: int | None = None  # as it is stored, see `printing_rows.follow_printings`
    id: int | None = None  # None: not stored yet

    @property
    def nameless(self) -> bool:
        """Whether neither a publisher nor an address is known."""
        return self.source is None and self.url is None


def origin_key(document: Document) -> str | None:
    """A hash of the file that a document came from and of its name in it; `None` where that is no identity.

    So for standard input, and for a record without a name, whose origin ends in its line: lines move.
    """
    path, _, line = (document.origin or "").rpartition(":")
    if not path or not line.isdecimal():
        path = document.origin or ""
    elif document.id.endswith(f":{line}"):
        return None
    if path in ("", "-"):
        return None
    place = f"{_absolute(path, os.getcwd())}\0{document.id}"
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(_PATHS)
def _absolute(path: str, folder: str) -> str:
    """A path from a folder: that in which the process is."""
    return str(Path(folder, path))


def printing_of(document: Document) -> Printing:
    """The printing that a document was read from."""
    source, title, author, url, published, basis = _given_by(document)
    key = origin_key(document)
    return Printing(document.id, source, title, author, url, published, basis, document.origin, key)


def at_one_place(
    known: Iterable[Printing], new: Printing, in_run: Collection[int | None] = ()
) -> list[Printing]:
    """Those of the known printings that were printed or read at the place of the new one.

    It is the same address, or else the same file, or where neither is known the same publisher. A file of
    which an earlier run knew no address is the same place, too; those that one run reads, whose ids are
    `in_run`, are told apart by what each of them says, so that no order of them matters.
    """
    return [
        it for it in known if _place(it) == _place(new) or (it.id not in in_run and _in_one_file(it, new))
    ]


def _place(it: Printing) -> tuple[str, str | None]:
    if it.url:
        return "address", it.url
    return ("file", it.origin_key) if it.origin_key else ("publisher", it.source)


def _in_one_file(one: Printing, other: Printing) -> bool:
    same_file = one.origin_key is not None and one.origin_key == other.origin_key
    return same_file and not (one.url and other.url)


def corrected(old: Sequence[Printing], new: Printing) -> Printing:
    """The printing that older readings of one place and a new one come to."""
    told = {name: value for name in _GIVEN if (value := getattr(new, name)) is not None}
    for earlier in old:
        told = {name: value for name in _GIVEN if (value := getattr(earlier, name)) is not None} | told
    if not old:
        return new
    return replace(old[0], **told, origin_key=old[0].origin_key or new.origin_key)


def merged(old: Sequence[Printing], new: Printing) -> Printing:
    """The printing that several readings of one place in one run come to, in whatever order: the date that
    was given by hand, else the earliest, and of all other words the first of the alphabet."""
    told: dict[str, Any] = {name: _least(getattr(it, name) for it in (*old, new)) for name in _WORDS}
    published, basis = min(((it.published, it.published_basis) for it in (*old, new)), key=_by_date)
    return replace(old[0], **told, published=published, published_basis=basis)


def _least(words: Iterable[str | None]) -> str | None:
    return min((word for word in words if word is not None), default=None)


def _by_date(told: tuple[str | None, str | None]) -> tuple[Any, ...]:
    published, basis = told
    days = read_days(published)
    last, length = (days.last, days.length) if days else (OPEN_END, 0)
    return days is None, basis != "option", last, length, published or "", basis or ""


def counting(printings: Iterable[Printing]) -> list[Printing]:
    """The printings that count, the first one first."""
    listed = list(printings)
    if len(listed) < 2:  # as most texts are printed once
        return listed
    listed.sort(key=_order)
    if any(not it.nameless for it in listed):
        listed = [it for it in listed if not it.nameless]
    addressed = {it.source for it in listed if it.url}
    kept: list[Printing] = []
    for it in listed:
        if not it.url and it.source in (addressed | {other.source for other in kept}):
            continue
        kept.append(it)
    return kept


def _order(it: Printing) -> tuple[Any, ...]:
    """When it was printed, then whatever tells two printings of one day apart: never when it was read."""
    days = read_days(it.published)
    last, length = (days.last, days.length) if days else (OPEN_END, 0)
    names = (it.source or "", it.url or "", it.doc, it.title or "", it.author or "", it.origin_key or "")
    return days is None, last, length, it.source is None, *names


def standing(printings: Iterable[Printing]) -> list[Printing]:
    """The printings that count and that no other text took the place of, the first one first."""
    return [it for it in counting(printings) if it.superseded_by is None]


def superseded_by(printings: Iterable[Printing]) -> int | None:
    """The document in the place of this one; `None` while a printing of it stands."""
    listed = counting(printings)
    return None if any(it.superseded_by is None for it in listed) else listed[0].superseded_by


def particulars(printings: Sequence[Printing]) -> dict[str, Any]:
    """What is told of a document, by its columns but for the publisher, whose name stands under `source`."""
    listed = counting(printings)
    shown = [it for it in listed if it.superseded_by is None] or listed
    lead = listed[0]
    in_order = [*listed, *sorted((it for it in printings if it not in listed), key=_order)]
    dated = next((it for it in in_order if it.published), lead)
    return {
        "doc": lead.doc,
        "source": lead.source,
        "title": next((it.title for it in in_order if it.title), None),
        "author": next((it.author for it in in_order if it.author), None),
        "url": lead.url,
        "published": dated.published,
        "published_basis": dated.published_basis,
        "origin": lead.origin,
        "superseded_by": superseded_by(printings),
        "printings": len(shown),
        "sources": "; ".join(dict.fromkeys(it.source for it in shown if it.source)),
        "urls": "; ".join(dict.fromkeys(it.url for it in shown if it.url)),
    }


def moved(printings: Sequence[Printing]) -> dict[int | None, int | None]:
    """The new positions of those of all printings of a document that have another one, by their ids."""
    position = {it.id: number for number, it in enumerate(counting(printings), 1)}
    return {it.id: position.get(it.id) for it in printings if it.position != position.get(it.id)}


def changed_particulars(
    printings: Sequence[Printing], before: Mapping[str, Any], sources: Mapping[str, int]
) -> dict[str, Any]:
    """What is told otherwise of a document than before, by its columns. `sources`: the ids of publishers."""
    told = particulars(printings)
    told["source_id"] = sources.get(told.pop("source") or "")
    return {name: value for name, value in told.items() if value != before[name]}
