"""The words that the claims of a database were read with: stored with each run, never taken from a folder."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, select

from claims.lexicon import Entry, Lexicon, lexicon_with
from claims.store.schema.views import DOCUMENT, EXTRACTION, LEXICON, RUN

_NOTHING = "{}"  # as the entries of a run that had no words of its user's

OwnWords = Mapping[str, Sequence[Entry]]  # entries by kind


def stored_lexicon(connection: Connection) -> Lexicon:
    """The lexicon of the package, and of the user's own words those that the claims were read with.

    Where runs read with different words, an entry that a later run has takes the place of an earlier run's on
    the same thing. So a document that is read from another folder takes nothing away from what is known of
    the others, and an entry that was changed counts as soon as a document was read with it.
    """
    kept = set(connection.execute(select(LEXICON.c.entries)).scalars())
    if kept <= {_NOTHING}:
        return lexicon_with({})
    return _lexicon_of(tuple(kept if len(kept) == 1 else _in_use(connection)))


def _in_use(connection: Connection) -> Sequence[str]:
    """The own words that the newest reading of any document was done with, those of the latest run last."""
    newest = select(func.max(EXTRACTION.c.id)).group_by(EXTRACTION.c.document_id)
    latest = func.max(RUN.c.id)
    rows = connection.execute(
        select(LEXICON.c.entries)
        .join(RUN, RUN.c.lexicon == LEXICON.c.fingerprint)
        .join(EXTRACTION, EXTRACTION.c.run_id == RUN.c.id)
        .join(DOCUMENT, DOCUMENT.c.id == EXTRACTION.c.document_id)
        .where(EXTRACTION.c.id.in_(newest), DOCUMENT.c.superseded_by.is_(None))
        .group_by(LEXICON.c.entries)
        .order_by(latest)
    )
    return rows.scalars().all()


@lru_cache(maxsize=8)
def _lexicon_of(entries: tuple[str, ...]) -> Lexicon:
    return lexicon_with(join_words([json.loads(it) for it in entries]))


def join_words(lexicons: Sequence[OwnWords]) -> dict[str, list[Entry]]:
    """The entries of several lexicons, the latest of which comes last, as those of one.

    An entry on a metric, an actor, a place takes the place of those that earlier lexicons have on it.
    """
    joined: dict[str, list[Entry]] = {}
    known: set[tuple[str, str]] = set()
    for lexicon in reversed(lexicons):
        named = {(kind, _name(entry)) for kind, listed in lexicon.items() for entry in listed}
        for kind, listed in lexicon.items():
            fresh = [entry for entry in listed if (kind, _name(entry)) not in known]
            joined[kind] = [*fresh, *joined.get(kind, [])]
        known |= named
    return joined


def _name(entry: Mapping[str, Any]) -> str:
    """What an entry is on; one without a name is only like those that say the very same."""
    return str(entry.get("key") or entry.get("name") or json.dumps(entry, sort_keys=True))
