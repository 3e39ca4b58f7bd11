"""Each room of extraction has a corpus: what its rules have to read, as data.

`corpus.toml` beside the tests of a room holds tables of one expected value and the phrases that word it, and
a list `nothing` of phrases in which there is none. A test that asks for one of its tables or for `nothing`
runs once for each phrase. Where a room reads more than the figure itself, the figure asked for is 20.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from claims.extract.claim import find_all_quantities
from claims.model import Claim, Document

PUBLISHED = "2021-08-18"  # a Wednesday


class Case(NamedTuple):
    """A phrase, and the table that says what has to be found in it."""

    phrase: str
    expected: Mapping[str, Any]


@cache
def read_corpus(path: Path) -> dict[str, list[Any]]:
    """The cases of each table of a corpus, and the phrases of `nothing`."""
    tables = tomllib.loads(path.read_text("utf-8"))
    return {
        name: listed if name == "nothing" else [Case(phrase, it) for it in listed for phrase in it["phrases"]]
        for name, listed in tables.items()
        if name == "nothing" or "phrases" in listed[0]
    }


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test the phrases of the corpus beside it."""
    path = Path(metafunc.module.__file__ or "").with_name("corpus.toml")
    corpus = read_corpus(path) if path.exists() else {}
    for name in set(metafunc.fixturenames) & corpus.keys():
        ids = [it if isinstance(it, str) else it.phrase for it in corpus[name]]
        metafunc.parametrize(name, corpus[name], ids=ids)


Reader = Callable[..., tuple[Claim, str | None]]


@pytest.fixture(scope="session")
def read_twenty() -> Reader:
    """Reads a text: the claim on its figure of 20, and the reason why it is refused, if it is."""

    def read(text: str, published: str | None = PUBLISHED) -> tuple[Claim, str | None]:
        document = Document("text", text, published=published)
        found = [it for it in find_all_quantities(document) if 20 in (it[0].low, it[0].high)]
        assert len(found) == 1, f"{len(found)} figures of 20 in {text!r}"
        return found[0]

    return read


@pytest.fixture(scope="session")
def twenty(read_twenty: Reader) -> Callable[..., Claim]:
    """Reads a text: the claim on its figure of 20, which is not refused."""

    def read(text: str, published: str | None = PUBLISHED) -> Claim:
        claim, refused = read_twenty(text, published)
        assert refused is None, f"refused: {refused}"
        return claim

    return read
