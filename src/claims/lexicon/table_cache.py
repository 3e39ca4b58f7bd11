"""Keep the entries of the package and what is built of them: both take longer than to read most texts.

They lie in the user's folder for caches, under the hash of all that they were made from. A file there is
data and never code: a digest, the keys of its tables, and a row a line, each as JSON. One that cannot be
read, is damaged or somebody else's is as good as none, and where nothing can be written nothing is kept. The
variable CLAIMS_CACHE, set to `off`, leaves the folder alone.

A text needs few of the rows, so each is parsed when it is asked for, by what holds the table.
"""

import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

Built = Mapping[str, Mapping[str, Any]]  # tables by name: rows by key, in the types of JSON
Rows = dict[str, str]  # a table as it is kept: rows by key, each as JSON

VARIABLE = "CLAIMS_CACHE"
_MOST_FILES = 4  # of a name: several versions may be in use, each in an environment of its own
_MOST_BYTES = 32_000_000  # of a file: ten times what it could come to
_AS_IS = "surrogatepass"  # half a character may stand in words that come from a database
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_OPENING = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def cached_tables(name: str, key: Callable[[], str] | None, build: Callable[[], Built]) -> dict[str, Rows]:
    """The tables that `build` gives, or gave before for the same `key`, each row as JSON.

    `name` is that of their file. Without a key nothing is kept.
    """
    folder = _folder() if key is not None else None
    if folder is None or key is None:
        return _rows(_written(build()))
    path = folder / f"{name}-{key()}"
    with suppress(OSError, ValueError, RecursionError):
        return _rows(_read(path))
    body = _written(build())
    with suppress(OSError):
        _keep(path, body)
    return _rows(body)


def _folder() -> Path | None:
    if os.environ.get(VARIABLE) == "off":
        return None
    from platformdirs import user_cache_path  # noqa: PLC0415 - many commands need no lexicon, but its room

    folder = user_cache_path("claims", appauthor=False)
    return folder if folder.is_absolute() else None  # nobody's home: not the folder where one happens to be


_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _written(built: Built) -> bytes:
    keys = {name: list(table) for name, table in built.items()}
    rows = (row for table in built.values() for row in table.values())
    return "\n".join(map(_as_json, chain([keys], rows))).encode(errors=_AS_IS)


def _rows(body: bytes) -> dict[str, Rows]:
    """The tables of a file. Raises ValueError where it is none."""
    first, *rows = body.decode(errors=_AS_IS).split("\n")
    tables: dict[str, Rows] = {}
    end = 0
    for name, keys in json.loads(first).items():
        start, end = end, end + len(keys)
        tables[name] = dict(zip(keys, rows[start:end], strict=True))
    return tables


def _read(path: Path) -> bytes:
    """The body of a file. Raises OSError, or ValueError for one that is not as it was written."""
    with open(os.open(path, _OPENING), "rb") as file:
        about = os.fstat(file.fileno())
        if not (stat.S_ISREG(about.st_mode) and about.st_size <= _MOST_BYTES and _is_ours(about)):
            raise ValueError("no file of ours")
        digest, _, body = file.read(_MOST_BYTES).partition(b"\n")
    if digest != _digest(path.name, body):
        raise ValueError("damaged")
    return body


def _keep(path: Path, body: bytes) -> None:
    """Write a file whole or not at all, and remove the oldest of its name where there are many."""
    folder, prefix = path.parent, path.name.rpartition("-")[0] + "-"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours(folder.lstat()):
        return
    handle, name = tempfile.mkstemp(prefix=prefix, dir=folder)
    try:
        with open(handle, "wb") as file:
            file.write(_digest(path.name, body) + b"\n" + body)
        os.replace(name, path)
    except OSError:
        os.unlink(name)
        raise
    files = sorted(folder.glob(f"{prefix}*"), key=lambda path: path.stat().st_mtime_ns)
    for old in files[:-_MOST_FILES]:
        old.unlink()


def _digest(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + body).hexdigest().encode()


def _is_ours(about: os.stat_result) -> bool:
    """Whether a file or folder is the user's, and nobody else may write to it; where systems tell."""
    if not hasattr(os, "geteuid"):
        return True
    return about.st_uid == os.geteuid() and not about.st_mode & _WRITABLE_BY_OTHERS
