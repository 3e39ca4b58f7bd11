"""Guides: listed, printed as they are into a pipe, laid out and paged on a terminal."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from claims.guide import TOPICS, read_guide, summary_of
from claims.view.text import width_of

Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[bytes]]
OnTerminal = Callable[..., tuple[str, int]]


def test_without_a_topic_all_of_them_are_listed(run: Run) -> None:
    lines = run("guide").stdout.splitlines()
    assert [line.split("  ", 1)[0] for line in lines] == list(TOPICS)
    assert [line.partition("  ")[2].strip() for line in lines] == [summary_of(topic) for topic in TOPICS]
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("topic", TOPICS)
def test_a_pipe_gets_the_guide_as_it_is(run: Run, topic: str) -> None:
    assert run("guide", topic).output == read_guide(topic)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("asks", "Did you mean ask?"), ("own", "Did you mean own-words"), ("zzz", f"There are {TOPICS[0]}, ")],
)
def test_an_unknown_topic_is_told_with_the_near_ones(run: Run, typed: str, hint: str) -> None:
    result = run("guide", typed)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"claims: there is no guide '{typed}'. ")
    assert hint in result.stderr


def test_topics_are_completed(process: Process) -> None:
    done = process(_CLAIMS_COMPLETE="complete_bash", COMP_WORDS="claims guide own-", COMP_CWORD="2")
    assert done.stdout.decode().split() == ["own-documents", "own-words"]


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_terminal_gets_it_laid_out_to_its_width(on_terminal: OnTerminal, columns: int) -> None:
    printed, code = on_terminal(["guide", "own-words"], columns, PAGER="cat", NO_COLOR="1")
    assert code == 0
    assert "```" not in printed
    assert "<!--" not in printed
    assert "[[metric]]" in printed  # what looks like markup stands as it is
    assert "\x1b" not in printed
    assert max(map(width_of, printed.splitlines())) <= min(columns, 88)


def test_a_terminal_gets_colours(on_terminal: OnTerminal, tmp_path: Path) -> None:
    assert "\x1b[" in on_terminal(["guide", "ask"], 80, PAGER="cat")[0]


def test_a_link_to_another_guide_reads_as_the_command_for_it(on_terminal: OnTerminal) -> None:
    printed, _ = on_terminal(["guide", "ask"], 80, PAGER="cat", NO_COLOR="1")
    assert ".md" not in printed
    assert "claims guide" in printed


def test_the_pager_holds_it(on_terminal: OnTerminal, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho paged\nexec cat > /dev/null\n")
    pager.chmod(0o755)
    assert on_terminal(["guide", "ask"], 80, PAGER=str(pager)) == ("paged\n", 0)
