"""Shell completion: commands, options, metrics, and what the database holds."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.cli.commands import COMMANDS
from claims.cli.group import load_command

Process = Callable[..., subprocess.CompletedProcess[bytes]]

TYPED = [
    ("claims s", ["show", "search", "sources", "subjects", "sql"]),
    ("claims db up", ["upgrade"]),
    ("claims show fo", ["foreign_fighters"]),
    ("claims export --metric terr", ["territory"]),
    ("claims show fighters --cl", ["--claimant"]),
    ("claims show fighters --format js", ["json", "jsonl"]),
    ("claims show fighters --status p", ["planned"]),
    ("claims show fighters --subject Hay", ["Hayat Tahrir al-Sham"]),
    ("claims show fighters --place Ir", ["Iraq"]),
    ("claims show fighters --claimant Glo", ["Global Coalition"]),
    ("claims documents --source RN", ["RNZ"]),
    ("claims edit 3fa9c1e --place Ir", ["Iraq"]),
    ("claims diff rep", ["report"]),
    ("claims show fighters --db nothing.db --place Ir", []),
]


@pytest.mark.parametrize(("typed", "offered"), TYPED)
def test_what_can_follow_is_offered(process: Process, typed: str, offered: list[str]) -> None:
    done = process(_CLAIMS_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=str(len(typed.split()) - 1))
    assert done.stdout.decode().strip().splitlines() == offered
    assert done.stderr == b""


def test_metrics_of_ones_own_are_offered(process: Process, tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_text(
        '[[metric]]\nkey = "vaccinated"\nlabel = "People vaccinated"\nunit = "people"\nmeasure = "flow"\n'
        'nouns = ["vaccinee"]\nyes = ["400 vaccinees"]\nno = ["400 doctors"]\n',
        encoding="utf-8",
    )
    done = process(_CLAIMS_COMPLETE="complete_bash", COMP_WORDS="claims show va", COMP_CWORD="2")
    assert done.stdout.decode().split() == ["vaccinated"]


def test_broken_words_of_ones_own_do_not_break_completion(process: Process, tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_text("[[metric", encoding="utf-8")
    done = process(_CLAIMS_COMPLETE="complete_bash", COMP_WORDS="claims show fi", COMP_CWORD="2")
    assert (done.stdout.strip(), done.stderr) == (b"", b"")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(process: Process, shell: str) -> None:
    done = process(_CLAIMS_COMPLETE=f"source_{shell}")
    assert b"_CLAIMS_COMPLETE" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("command", ["explain", "lineage", "accept", "history", "conflicts --why"])
def test_ids_of_claims_are_offered(process: Process, command: str) -> None:
    listed = process("export", "--format", "jsonl").stdout.decode().splitlines()
    claim = json.loads(listed[0])["claim_id"]
    words = f"claims {command} {claim[:5]}"
    done = process(_CLAIMS_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1))
    assert done.stdout.decode().split() == [claim]


# What may be typed in the place of these words is in the database, or in the lexicon.
COMPLETED = {"METRIC", "ID", "ID ID", "ID|TEXT", "DOC"}
NAMED = {"subject", "place", "claimant", "source"}


@pytest.mark.parametrize("name", [name for name in COMMANDS if not hasattr(load_command(name), "commands")])
def test_whatever_the_database_knows_is_completed(name: str) -> None:
    command = load_command(name)
    asks = any(it.name == "db" for it in command.params)  # the others name what they are about to read
    known = [
        it
        for it in command.params
        if it.metavar in COMPLETED or (asks and name != "ingest" and it.name in NAMED)
    ]
    assert [it.name for it in known if it._custom_shell_complete is None] == []
