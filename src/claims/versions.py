"""Which version of the rules read a text, and which compared its claims: hashes of code and data.

What was read or compared with another version is done anew, so a hash covers every file that can change the
outcome, however deep its folder lies.
"""

import hashlib
from functools import cache
from pathlib import Path

from claims import __version__

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


@cache
def reading_version() -> str:
    """The package's version and a hash of all that reading a text depends on: `0.1.0+b05c4f5bb445`."""
    return f"{__version__}+{hash_below('extract', 'lexicon', 'dates.py', 'model.py')[:12]}"


@cache
def model_reading_version() -> str:
    """The same of a reading in which a model took part: what is believed of its answers counts as well."""
    return f"{__version__}+{hash_below('extract', 'lexicon', 'reader', 'dates.py', 'model.py')[:12]}"


@cache
def comparing_version() -> str:
    """A hash of all that comparing depends on, but for the entries of the lexicon."""
    return hash_below("compare", "kept", "lexicon", "dates.py", "model.py")
