"""All commands in the order of the help: in which module each is, and what it does in one line.

A new command is a function in a module of `claims.cli`, and a line here. Its docstring goes on from the
summary, and ends with an example.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """The function (or group of commands) behind a command, and what it does in one line."""

    function: str  # MODULE:NAME, below claims.cli
    summary: str


COMMANDS: Mapping[str, Command] = {
    "ingest": Command("ingest:ingest", "Read documents and keep the claims found in them."),
    "show": Command("ask:show", "Put the claims on one metric side by side."),
    "conflicts": Command("compare:conflicts", "List the figures that cannot all be true."),
    "timeline": Command("timeline:timeline", "Show the estimates on one metric over time."),
    "lineage": Command("compare:lineage", "Tell which claims go back to one origin, and why."),
    "changes": Command("changes:changes", "List what is new, revised or newly in conflict."),
    "search": Command("ask:search", "Find claims by the words of their quotes."),
    "metrics": Command("ask:metrics", "List what there are claims on."),
    "sources": Command("ask:sources", "List the publishers."),
    "documents": Command("ask:documents", "List the documents."),
    "explain": Command("explain:explain", "Tell which words and rules a claim rests on."),
    "sql": Command("sql:sql", "Ask the database in SQL, without being able to change it."),
    "export": Command("export:export", "Print all claims as data, one a line."),
    "extract": Command("extract:extract", "Print the claims in documents, without a database."),
    "quantities": Command("extract:quantities", "Print every quantity in documents, and why it is no claim."),
    "eval": Command("evaluate:evaluate", "Score the extraction against claims marked by hand."),
    "verify": Command("database:verify", "Check that the database is whole and true to its documents."),
    "db": Command("database:db", "Upgrade, downgrade or copy the database."),
}
