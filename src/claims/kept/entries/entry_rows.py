"""Rows of claims become what comparing looks at: the one place where they do.

What only is shown, the words and the page of a claim, stays beside the entry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row

from claims.compare.entry.entry import Entry, Printed
from claims.compare.origin.estimate import Decision
from claims.compare.origin.near_duplicates import passage
from claims.compare.story.story_names import read_names
from claims.kept.entries.entry_context import find_decisions, find_printings, find_wholes
from claims.kept.entries.stored_claim import StoredClaim, stored_claims
from claims.store.schema.rule_numbers import rests_on_quote, rules_of
from claims.store.schema.stored_words import CHANGES, SCOPES, document_name, listed, sureness


class Shown(NamedTuple):
    """What is shown of a claim and never compared: its sentence, its page, what a person decided of it."""

    quote: str  # the sentence that holds the figure
    quote_start: int  # where it begins in the document's text
    title: str | None
    url: str | None
    review: str | None  # accepted or edited
    decided: tuple[str, ...]  # the fields that were edited


@dataclass(frozen=True, slots=True)
class StoredEntries:
    """The claims on some topics, and all that is known of their texts and of what people said of them."""

    entries: tuple[Entry, ...]
    ids: Mapping[str, int]  # of an entry: the number of its claim
    texts: Mapping[str, str]  # of an entry's document: the cluster of its near-duplicates
    shown: Mapping[str, Shown]  # of an entry, where it is shown: its sentence and page
    decisions: tuple[Decision, ...]


def with_context(
    connection: Connection, found: Sequence[Row[Any]], *, are_shown: bool = True
) -> StoredEntries:
    """Rows of claims with what goes with them; without what is shown of them where they are not."""
    rows = stored_claims(found)
    printings = find_printings(connection, {row.document_id for row in rows if row.printings > 1})
    wholes = find_wholes(connection, rows)
    place_rules = rules_of(connection, "places")
    passages = {quote: passage(quote) for quote in {row.quote for row in rows}}
    entries, ids, shown, texts = [], dict[str, int](), dict[str, Shown](), dict[str, str]()
    for row in rows:
        entry = _entry(row, printings, wholes, passages, place_rules)
        entries.append(entry)
        ids[entry.id] = row.id
        if are_shown:
            shown[entry.id] = _shown(row)
        if row.cluster_id is not None:
            texts[entry.document] = str(row.cluster_id)
    return StoredEntries(tuple(entries), ids, texts, shown, tuple(find_decisions(connection, ids)))


def _shown(row: StoredClaim) -> Shown:
    return Shown(row.quote, row.quote_start, row.title, row.url, row.review, listed(row.decided))


def _entry(
    row: StoredClaim,
    printings: Mapping[int, tuple[Printed, ...]],
    wholes: Mapping[tuple[int, int], str],
    passages: Mapping[str, int | None],
    place_rules: frozenset[str],
) -> Entry:
    key, quote, claimant, part_of = row.key, row.quote, row.claimant, row.part_of
    whole = None if part_of is None else wholes.get((row.document_id, part_of))
    return Entry(
        id=key,
        document=document_name(row.doc, row.sha256),
        figure=row.figure,
        start=row.figure_start,
        low=row.low,
        high=row.high,
        qualifier=row.qualifier,
        unit=row.unit,
        metric=row.metric,
        per=row.per,
        counted=row.counted,
        subject=row.subject,
        places=row.places,
        place_hinted=_is_place_hinted(row, place_rules),
        claimant=claimant,
        as_of=row.as_of,
        as_of_basis=row.as_of_basis,
        status=row.status,
        part_of=None if whole == key else whole,  # "20, 20 of them": one claim, joined
        change=CHANGES.get(row.change),
        earlier=bool(row.earlier),
        scope=SCOPES.get(row.scope),
        event=row.event,
        source=row.source,
        published=row.published,
        printings=printings.get(row.document_id, ()),
        speaks_for=speaks_for_of(row.speaks_for, row.decided),
        sentence=quote,
        names=read_names(row.names),
        passage=passages[quote],
        mentions=row.mentions,
        confidence=sureness(row.confidence, row.review),
    )


def _is_place_hinted(row: StoredClaim, place_rules: frozenset[str]) -> bool:
    """Whether the quote names no place of a claim that has some; what a person put there is told."""
    if not row.places or (row.decided and "places" in listed(row.decided)):
        return False
    return not rests_on_quote(row.evidence, place_rules, row.quote_end - row.quote_start)


def speaks_for_of(speaks_for: str | None, decided: str) -> str | None:
    """For whom a claimant speaks, as the sentence says; it says so of no other claimant that a person put in
    his place."""
    return None if speaks_for is None or "claimant" in listed(decided) else speaks_for
