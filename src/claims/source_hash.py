"""A hash of code and data of the package: what was made from them is out of date when it changes."""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
_SUFFIXES = (".py", ".toml", ".tsv")


@cache
def reading_hash() -> str:
    """The hash of all that reading a text depends on."""
    return hash_below("extract", "lexicon", "dates.py", "model.py")


def hash_below(*names: str, root: Path = PACKAGE) -> str:
    """The SHA-256, in hexadecimal, of all code and data in the files and folders `names` below `root`.

    Names and contents count, the order in which the file system lists them does not.
    """
    digest = hashlib.sha256()
    for name in sorted(file for it in names for file in _files(it, root)):
        with open(os.path.join(root, name), "rb") as file:
            content = file.read()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(name: str, root: Path) -> Iterator[str]:
    """The files of code and data in one file or folder, as paths from `root` with slashes."""
    path = os.path.join(root, name)
    if os.path.isfile(path):
        yield name
        return
    for item in os.scandir(path):  # pathlib takes twice as long, and every start waits for this
        if item.is_dir():
            yield from _files(f"{name}/{item.name}", root)
        elif item.name.endswith(_SUFFIXES):
            yield f"{name}/{item.name}"
