"""Shell completion: commands, options, metrics."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("command", ["explain", "lineage", "accept", "history"])
def test_ids_of_claims_are_offered(process: Process, command: str) -> None:
    listed = process("export", "--format", "jsonl").stdout.decode().splitlines()
    claim = json.loads(listed[0])["claim_id"]
    words = f"claims {command} {claim[:5]}"
    done = process(_CLAIMS_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD="2")
    assert done.stdout.decode().split() == [claim]
