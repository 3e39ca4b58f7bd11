"""Keep the entries of the package, parsed and checked: that takes longer than to read most texts.

They lie in the user's folder for caches, under the hash of all that they were made from. A file there is
data and never code. One that cannot be read, is damaged or somebody else's is as good as none, and where
nothing can be written nothing is kept. The variable CLAIMS_CACHE, set to `off`, leaves the folder alone.
"""

import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

Entries = Mapping[str, list[Mapping[str, Any]]]

VARIABLE = "CLAIMS_CACHE"
_PREFIX = "entries-"
_MOST_FILES = 4  # several versions may be in use, each in an environment of its own
_MOST_BYTES = 32_000_000  # of a file: ten times what it could come to
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_OPENING = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def cached_entries(key: Callable[[], str], make: Callable[[], Entries]) -> Entries:
    """What `make` gives, or gave before for the same `key`, in the types of JSON: lists and no tuples."""
    folder = _folder()
    if folder is None:
        return _parsed(_written(make()))
    named = key()
    with suppress(OSError, ValueError, RecursionError):
        return _parsed(_read(folder, named))
    body = _written(make())
    with suppress(OSError):
        _keep(folder, named, body)
    return _parsed(body)


def _folder() -> Path | None:
    if os.environ.get(VARIABLE) == "off":
        return None
    folder = user_cache_path("claims", appauthor=False)
    return folder if folder.is_absolute() else None  # nobody's home: not the folder where one happens to be


def _written(entries: Entries) -> bytes:
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()


def _parsed(body: bytes) -> Entries:
    entries: Entries = json.loads(body)
    return entries


def _read(folder: Path, key: str) -> bytes:
    """The body of the file of a key. Raises OSError, or ValueError for one that is not as it was written."""
    with open(os.open(folder / f"{_PREFIX}{key}", _OPENING), "rb") as file:
        about = os.fstat(file.fileno())
        if not (stat.S_ISREG(about.st_mode) and about.st_size <= _MOST_BYTES and _is_ours(about)):
            raise ValueError("no file of ours")
        digest, _, body = file.read(_MOST_BYTES).partition(b"\n")
    if digest != _digest(key, body):
        raise ValueError("damaged")
    return body


def _keep(folder: Path, key: str, body: bytes) -> None:
    """Write the file of a key whole or not at all, and remove the oldest where there are many."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_ours(folder.lstat()):
        return
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=folder)
    try:
        with open(handle, "wb") as file:
            file.write(_digest(key, body) + b"\n" + body)
        os.replace(name, folder / f"{_PREFIX}{key}")
    except OSError:
        os.unlink(name)
        raise
    files = sorted(folder.glob(f"{_PREFIX}*"), key=lambda path: path.stat().st_mtime_ns)
    for path in files[:-_MOST_FILES]:
        path.unlink()


def _digest(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + body).hexdigest().encode()


def _is_ours(about: os.stat_result) -> bool:
    """Whether a file or folder is the user's, and nobody else may write to it; where systems tell."""
    if not hasattr(os, "geteuid"):
        return True
    return about.st_uid == os.geteuid() and not about.st_mode & _WRITABLE_BY_OTHERS
