"""A shard: documents that go to one worker together, and come back as their claims.

A worker reads with the rules that it has, so that these have to be those of whoever asks; the user's own
words come with the shard.
"""

import pickle
from collections.abc import Iterable, Mapping
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from claims.errors import ExecutorError
from claims.extract.claim import extract_claims
from claims.lexicon import Lexicon, lexicon_with
from claims.model import Claim, Document
from claims.versions import reading_version

_ONE_AT_A_TIME = Lock()  # threads gain nothing here, and would hold several documents' readings in memory


class Words(NamedTuple):
    """What a text is read with: a version of the rules, and the user's own words, pickled."""

    version: str
    own: bytes


def words_of(lexicon: Lexicon) -> Words:
    """The rules of this process, and the user's own words of a lexicon."""
    return Words(reading_version(), pickle.dumps(dict(lexicon.own)))


def read_shard(words: Words, documents: Iterable[Document]) -> list[list[Claim] | None]:
    """The claims of each document, None for one on which a rule fails: whoever asked will be told of that.

    Raises ExecutorError where the rules here have another version.
    """
    refuse_other_rules(words.version, {"a worker": worker_version()})
    with _ONE_AT_A_TIME:
        lexicon = prepared(words.own)
        return [_claims_in(it, lexicon) for it in documents]


def worker_version() -> str:
    """The version of the rules in a worker: asked there."""
    return reading_version()


@lru_cache(1)
def prepared(own: bytes) -> Lexicon:
    """The words of the package with a user's own."""
    return lexicon_with(pickle.loads(own))


def refuse_other_rules(version: str, workers: Mapping[str, str]) -> None:
    """Raises ExecutorError where a worker, by its name, has another version of the rules."""
    for name, theirs in workers.items():
        if theirs != version:
            raise ExecutorError(
                f"{name} has version {theirs} of claims, {version} is here: "
                "install the same version there and here"
            )


def _claims_in(document: Document, lexicon: Lexicon) -> list[Claim] | None:
    try:
        return extract_claims(document, lexicon)
    except Exception:
        return None
