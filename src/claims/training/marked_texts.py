"""The marked texts that weights are learnt from: each set is a pair of files in a folder, NAME.gold.jsonl
with the claims that a person marked and NAME.documents.jsonl with their texts.

One document in five is never looked at, chosen by the hash of its id: what is measured there says how well
new texts are read.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from claims.documents.input_files import read_inputs
from claims.model import Document

_GOLD, _DOCUMENTS = ".gold.jsonl", ".documents.jsonl"
_PARTS = 5


class MarkedSet(NamedTuple):
    """Texts of one kind, and the claims that a person marked in them; what is set aside is not among them."""

    name: str
    documents: tuple[Document, ...]
    gold: tuple[dict[str, Any], ...]


def is_set_aside(document: str) -> bool:
    """Whether the document with this id is one of those that nothing is learnt from."""
    return bucket_of(document, _PARTS) == 0


def bucket_of(document: str, buckets: int) -> int:
    """A number below `buckets` for a document's id, the same one on every machine."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % buckets


def read_marked(folders: Iterable[Path]) -> Iterator[MarkedSet]:
    """The sets of some folders, by folder and name. Raises FileNotFoundError where marks have no texts."""
    for folder in folders:
        for gold in sorted(folder.glob(f"*{_GOLD}")):
            yield _read(gold)


def read_open(name: str, texts: Path, gold: Path) -> MarkedSet:
    """A set of texts that are open to all: nothing of it is set aside."""
    marks = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    found = read_inputs([str(texts)])
    return MarkedSet(name, tuple(it for it in found if isinstance(it, Document)), tuple(marks))


def _read(path: Path) -> MarkedSet:
    name = path.name.removesuffix(_GOLD)
    texts = path.with_name(name + _DOCUMENTS)
    if not texts.is_file():
        raise FileNotFoundError(f"{path}: no {texts.name} beside it")
    _, documents, gold = read_open(name, texts, path)
    return MarkedSet(
        name,
        tuple(it for it in documents if not is_set_aside(it.id)),
        tuple(it for it in gold if not is_set_aside(it["doc"])),
    )
