"""From paths to files: what a name stands for, folders walked in order, documents counted."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from claims.documents.content import UnreadableError
from claims.documents.kind import ENDINGS, LISTS, Kind, kind_by_name
from claims.documents.record import scan_json_lines, scan_manifest
from claims.errors import InputError

STDIN = "-"
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
_MAX_SHOWN = 1_000  # characters of a path
_REASONS = {
    errno.ENOENT: "there is no such file or folder; check the name",
    errno.EISDIR: "is a folder; give it as an input of its own",
    errno.EACCES: "no permission to read it; change its permissions or copy it",
    errno.EPERM: "no permission to read it; change its permissions or copy it",
    errno.ENAMETOOLONG: "the name is too long; check the name",
    errno.ENOTDIR: "a part of the name is a file, not a folder; check the name",
    errno.EIO: "the disk or network gives an error; try again, or copy the file first",
    errno.ELOOP: "is a link that leads back to itself; give the file it stood for",
}


def find_files(name: str) -> Iterator[Path | InputError]:
    """The file of that name; for a folder all files in it, at any depth, whose endings we know.

    A folder's files come sorted by name, lists of documents first: what a manifest says of a file in the
    same folder comes before the file itself. Hidden files and folders are passed over.
    """
    try:
        if not name:
            raise UnreadableError("is an empty name; give a file, a folder or -")
        if "\0" in name:
            raise UnreadableError("the name holds a null character; check the name")
        if not stat.S_ISDIR(os.stat(name).st_mode):
            yield Path(name)
            return
    except (OSError, UnreadableError) as error:
        yield InputError(shown(name), reason_of(error, name))
        return
    found = False
    for item in _walk(name):
        found = True
        yield item
    if not found:
        known = ", ".join(ENDINGS)
        yield InputError(shown(name), f"is a folder without files that can be read ({known})")


def count_inputs(inputs: Iterable[str], limit: int | None = None) -> int:
    """How many documents `inputs` hold; what cannot be read counts too, and standard input as one.

    Lists are counted without reading what they hold, and a file that a list names is counted with it.
    With a `limit`, counting goes no further.
    """
    return sum(1 for _ in islice(_counted(inputs), limit))


def _counted(inputs: Iterable[str]) -> Iterator[None]:
    """Something for each document."""
    listed = set[str]()
    for name in inputs:
        for item in find_files(name) if name != STDIN else (None,):
            if not isinstance(item, Path):
                yield None
            elif kind_by_name(item.name) in LISTS and item.is_file():  # a pipe can be read once only
                for path in _paths_in(item):
                    if path is not None:
                        listed.add(path)
                    yield None
            elif not listed or os.path.realpath(item) not in listed:
                yield None


def shown(name: str | os.PathLike[str]) -> str:
    """A path for people: on one line, printable whatever bytes its name is made of, of bounded length."""
    path = "".join(c if c.isprintable() else "\ufffd" for c in os.fspath(name))
    return path if len(path) <= _MAX_SHOWN else f"{path[: _MAX_SHOWN // 2]}…{path[-_MAX_SHOWN // 2 :]}"


def reason_of(error: Exception, name: str = "") -> str:
    """Why a file cannot be opened, in words, and what to do."""
    if not isinstance(error, OSError):
        return str(error)
    if isinstance(error, FileNotFoundError) and "://" in name:
        return "is a web address; save the page to a file and give that"
    return _REASONS.get(error.errno or 0) or "cannot be read; copy the file and give the copy"


def open_regular(path: Path) -> BinaryIO:
    """Open a file that a list names. Raises UnreadableError for a pipe or device: whoever wrote the list
    could make reading wait there for ever. It is looked at once it is open, and opening waits for nobody."""
    stream = open(path, "rb", opener=lambda name, how: os.open(name, how | _AT_ONCE))  # noqa: SIM115
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    stream.close()
    raise UnreadableError("is a pipe or device; name a file")


def _paths_in(listing: Path) -> Iterator[str | None]:
    """For each document of a list: the file that it stands in, if it has one of its own."""
    scan = scan_json_lines if kind_by_name(listing.name) is Kind.RECORDS else scan_manifest
    try:
        with listing.open("rb") as stream:
            for path in scan(stream):
                yield path and os.path.realpath(listing.parent / path.replace("\0", "\ufffd"))
    except OSError:
        yield None


def _walk(folder: str) -> Iterator[Path | InputError]:
    """The files in a folder, depth first. No folder is read twice, by whatever links it is reached."""
    stack, seen = [folder], set[tuple[int, int]]()
    while stack:
        path = stack.pop()
        try:
            if not os.path.isdir(path):
                yield Path(path)
                continue
            status = os.stat(path)
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                stack.extend(reversed(_children(path)))
            elif os.path.islink(path):
                yield InputError(shown(path), "is a link to a folder that is read anyway; not followed")
        except OSError as error:
            yield InputError(shown(path), reason_of(error, path))


def _children(folder: str) -> list[str]:
    """The files and folders to be read in a folder, in the order in which they are."""
    with os.scandir(folder) as entries:
        wanted = [entry for entry in entries if not entry.name.startswith((".", "~$")) and _is_wanted(entry)]
    return [entry.path for entry in sorted(wanted, key=lambda e: (kind_by_name(e.name) not in LISTS, e.name))]


def _is_wanted(entry: "os.DirEntry[str]") -> bool:
    """A folder, or a file (or a broken link) whose ending we know; no device or pipe."""
    try:
        mode = entry.stat().st_mode
    except OSError:
        return kind_by_name(entry.name) is not None
    return stat.S_ISDIR(mode) or (stat.S_ISREG(mode) and kind_by_name(entry.name) is not None)
