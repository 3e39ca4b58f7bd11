"""The guides: what the README has no room for, as Markdown that ships with the package.

A guide is a file `TOPIC.md` beside this module and a word in `TOPICS`. Its first line is its title, its first
paragraph one line that says what it is about. tests/test_papers.py runs every command in it.
"""

from pathlib import Path

TOPICS = (
    "ask",
    "sql",
    "own-documents",
    "own-words",
    "reading-with-a-model",
    "python",
    "cluster",
    "how-it-reads",
    "how-it-compares",
    "safety",
    "annotation",
    "contributing",
    "changes",
)

_FOLDER = Path(__file__).parent


def read_guide(topic: str) -> str:
    """The guide on one of `TOPICS`, as Markdown."""
    return _FOLDER.joinpath(f"{topic}.md").read_text(encoding="utf-8")


def summary_of(topic: str) -> str:
    """What the guide on one of `TOPICS` is about, in one line."""
    return read_guide(topic).split("\n\n")[1]
