"""All commands in the order of the help: in which module each is, and what it does in one line.

A new command is a function in a module of this folder, and a line here. Its docstring goes on from the
summary, and ends with an example.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """The function (or group of commands) behind a command, and what it does in one line."""

    function: str  # MODULE:NAME in this folder
    summary: str


COMMANDS: Mapping[str, Command] = {
    "ingest": Command("ingest:ingest", "Read documents and keep the claims found in them."),
    "show": Command("show:show", "Put the claims on one metric side by side."),
    "conflicts": Command("conflicts:conflicts", "List the figures that cannot all be true."),
    "brief": Command("brief:brief", "Write a page on a subject's figures, to paste."),
    "timeline": Command("timeline:timeline", "Show the estimates on one metric over time."),
    "lineage": Command("lineage:lineage", "Show which claims go back to one origin, and why."),
    "changes": Command("changes:changes", "List what is new, revised or newly in conflict."),
    "search": Command("search:search", "Search claims by the words of their quotes."),
    "metrics": Command("metrics:metrics", "List the metrics: what is counted."),
    "sources": Command("sources:sources", "List the publishers."),
    "subjects": Command("subjects:subjects", "List the subjects: whose figures they are."),
    "places": Command("places:places", "List the places that the figures are about."),
    "claimants": Command("claimants:claimants", "List the claimants: who gives the figures."),
    "documents": Command("documents:documents", "List the documents."),
    "explain": Command("explain:explain", "Explain which words and rules a claim rests on."),
    "accept": Command("accept:accept", "Mark a claim as right."),
    "reject": Command("reject:reject", "Mark a claim as wrong, and leave it out."),
    "edit": Command("edit:edit", "Correct fields of a claim."),
    "link": Command("link:link", "Say that two claims go back to one origin."),
    "unlink": Command("unlink:unlink", "Say that they do not."),
    "undo": Command("undo:undo", "Take a decision back."),
    "history": Command("history:history", "List the decisions on claims."),
    "sql": Command("sql:sql", "Query the database in SQL, read-only."),
    "export": Command("export:export", "Print all claims as data, one per line."),
    "extract": Command("extract:extract", "Print the claims in documents, without a database."),
    "quantities": Command("quantities:quantities", "Print every quantity in documents, claim or not."),
    "eval": Command("eval:evaluate", "Score the extraction against claims annotated by hand."),
    "diff": Command("diff:diff", "List where the readers of a document differ."),
    "model": Command("second_reader:model", "Ask a model what stands around the figures."),
    "verify": Command("verify:verify", "Check the integrity of the database."),
    "db": Command("db:db", "Upgrade, downgrade or copy the database."),
    "guide": Command("guide:guide", "Print a guide, or list the topics."),
    "help": Command("help:help", "Show the help of a command."),
}
