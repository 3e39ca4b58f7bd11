"""Inputs to files: what a name on the command line stands for, folders walked in order."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from claims.documents.content import UnreadableError
from claims.documents.kind import ENDINGS, LISTS, Kind, kind_by_name
from claims.documents.record import count_lines, read_manifest
from claims.errors import InputError

STDIN = "-"
_MAX_SHOWN = 1_000  # characters of a path
_REASONS = {
    errno.ENOENT: "there is no such file or folder; check the name",
    errno.EISDIR: "is a folder; give it as an input of its own",
    errno.EACCES: "no permission to read it; change its permissions or copy it",
    errno.EPERM: "no permission to read it; change its permissions or copy it",
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


def count_inputs(inputs: Iterable[str], limit: int = 1_000) -> int:
    """How many documents `inputs` hold, counting no further than `limit`; what cannot be read counts too.

    Reads names, and of lists no more lines than it counts.
    """
    count = 0
    for name in inputs:
        if name == STDIN:
            count += 1
            continue
        for item in find_files(name):
            count += 1 if isinstance(item, InputError) else _documents_in(item, limit - count)
            if count >= limit:
                return limit
    return count


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
    return _REASONS.get(error.errno or 0) or f"cannot be read ({error.strerror or error})"


def _documents_in(path: Path, limit: int) -> int:
    """How many documents a file holds."""
    kind = kind_by_name(path.name)
    if kind not in LISTS:
        return 1
    try:
        with path.open("rb") as stream:
            if kind is Kind.RECORDS:
                return count_lines(stream, limit)
            return sum(1 for _, _ in zip(read_manifest(stream), range(limit), strict=False))
    except OSError:
        return 1


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
