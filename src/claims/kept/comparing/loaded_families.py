"""The claims of families, of several at once: a family has a handful more often than not."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from claims.compare.entry.entry import Entry
from claims.compare.families import Topic
from claims.kept.comparing.families_to_compare import Task
from claims.kept.entries.entry_rows import StoredEntries
from claims.kept.entries.stored_entries import load_entries


class Loaded(NamedTuple):
    """Claims of a family, which are compared with one another."""

    family: Topic
    stored: StoredEntries


def load_families(connection: Connection, tasks: Sequence[Task]) -> list[Loaded]:
    """All claims of each of some families."""
    stored = load_entries(connection, [topic for it in tasks for topic in it.topics], are_shown=False)
    if len(tasks) == 1:
        return [Loaded(tasks[0].family, stored)]
    family = {topic: it.family for it in tasks for topic in it.topics}
    entries: dict[Topic, list[Entry]] = defaultdict(list)
    for entry in stored.entries:
        entries[family[entry.metric, entry.subject or ""]].append(entry)
    return [Loaded(it.family, _those(entries[it.family], stored)) for it in tasks]


def _those(entries: Sequence[Entry], stored: StoredEntries) -> StoredEntries:
    """Some of the entries that are stored, with what is known of them alone; they are not shown."""
    ids = {it.id: stored.ids[it.id] for it in entries}
    texts = {it.document: cluster for it in entries if (cluster := stored.texts.get(it.document))}
    decisions = (it for it in stored.decisions if it.one in ids and it.other in ids)
    return StoredEntries(tuple(entries), ids, texts, {}, tuple(decisions))
