"""A hash of code and data of the package: what was made from them is out of date when it changes."""

import hashlib
from pathlib import Path

PACKAGE = Path(__file__).parent
_SUFFIXES = frozenset((".py", ".toml", ".tsv"))


def hash_below(*names: str, root: Path = PACKAGE) -> str:
    """The SHA-256, in hexadecimal, of all code and data in the files and folders `names` below `root`.

    Names and contents count, the order in which the file system lists them does not.
    """
    paths = [path for name in names for path in _files(root / name) if path.suffix in _SUFFIXES]
    digest = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [it for it in path.rglob("*") if it.is_file()]
