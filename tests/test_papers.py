"""The README and the guides are true: what they show is run in its order in an empty folder, and compared.

    python tests/test_papers.py --write [README | TOPIC ...]

writes what is printed today into them. A fenced block `console` holds commands after `$ ` and what they
print, `# exit code 2` at the end of one that fails; a block `python` holds examples after `>>> `, as doctest
has them. A comment above a block says more: `<!-- file: NAME -->`, it is a file of that name for what comes
below; `<!-- start -->` and `<!-- tests -->`, .ci/run runs it; `<!-- checkout -->`, its commands are for a
checkout of this repository, `<!-- cluster -->`, for several machines, and this test does not run them.
"""

import contextlib
import io
import os
import re
import runpy
import shlex
import subprocess
import sys
import tempfile
import tomllib
import traceback
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from claims.cli.commands import COMMANDS
from claims.cli.group import load_command
from claims.guide import TOPICS
from claims.lexicon import load_lexicon
from claims.model import Basis, Qualifier, Status
from claims.view.data import MENTION_COLUMNS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
GUIDES = ROOT / "src" / "claims" / "guide"
PAPERS = {"README": ROOT / "README.md"} | {topic: GUIDES / f"{topic}.md" for topic in TOPICS}
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
UNSEEN = ("web", "more-articles", "more-sentences")  # told by the texts that nobody looks into
WIDTH = 80  # columns of the terminal that the outputs are for
MOST_BYTES = 9 * 1024  # of the README
SERVING = runpy.run_path(str(HERE / "forked_claims.py"))["serving"]
NOTES = ("start", "tests", "checkout", "cluster")

_BLOCK = re.compile(r"^(?:<!-- (?P<note>[^\n]+) -->\n)?```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"^\$ (?P<line>(?:[^\n]*\\\n)*[^\n]*)\n(?P<shown>(?:(?!\$ )[^\n]*\n)*)", re.M)
_EXAMPLE = re.compile(r"^>>> (?P<line>[^\n]*(?:\n\.\.\.[^\n]*)*)\n(?P<shown>(?:(?!>>> |\n)[^\n]*\n)*)", re.M)
_STEPS = {"console": _COMMAND, "python": _EXAMPLE}
_EXIT_CODE = re.compile(r"# exit code (\d+)$")
_CHANGES = re.compile(r"read by claims \S+ on \S+")  # with every change of a rule, and every day
_SCORES = re.compile(r"^\| `(?P<set>[\w-]+)` \|.*\| (\d+) \| (\d+) \| (\d+) \|$", re.M)
_LINK = re.compile(r"\]\((?!https?://)(?P<path>[^)#]*)(?:#(?P<part>[^)]+))?\)")


class Step(NamedTuple):
    """A command or an example of a paper, what it is said to print, and where that stands in the paper."""

    kind: str  # console or python
    line: str
    shown: str
    start: int
    end: int
    files: Mapping[str, str]  # those above it


class Answer(NamedTuple):
    """What a command printed, and how it ended."""

    printed: str
    code: int


@cache
def text_of(paper: str) -> str:
    """The text of a paper."""
    return PAPERS[paper].read_text("utf-8")


@cache
def steps_of(paper: str) -> list[Step]:
    """All that is run of a paper, in its order."""
    return list(_steps(text_of(paper)))


def _steps(text: str) -> Iterator[Step]:
    files: dict[str, str] = {}
    for block in _BLOCK.finditer(text):
        note, kind = block["note"] or "", block["kind"]
        if note.startswith("file: "):
            files = {**files, note.removeprefix("file: "): block["body"]}
        elif kind in _STEPS:
            for match in _STEPS[kind].finditer(text, block.start("body"), block.end("body")):
                yield Step(kind, match["line"], match["shown"], *match.span("shown"), files)


def run(steps: Iterable[Step], folder: Path, programs: Path) -> list[Answer]:
    """Run steps one after the other in `folder`, as on a terminal of 80 columns."""
    for name in ("seeds", "tests"):
        (folder / name).symlink_to(ROOT / name)
    env = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMS_")}
    env = {key: value for key, value in env.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    env |= {"PATH": f"{programs}:{env['PATH']}", "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"}
    env |= {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / ".config")}  # nobody's own words
    names: dict[str, Any] = {}
    answers: list[Answer] = []
    files: Mapping[str, str] = {}
    for step in steps:
        _put_files(step.files.items() - files.items(), folder)  # a command may have changed the others
        files = step.files
        console = step.kind == "console"
        answers.append(_command(step, folder, env) if console else _example(step, folder, env, names))
    return answers


def _command(step: Step, folder: Path, env: Mapping[str, str]) -> Answer:
    """What a shell prints."""
    shell = ["bash", "-c", f"exec 2>&1\n{step.line}"]
    done = subprocess.run(shell, cwd=folder, env=env, capture_output=True, timeout=60, check=False)
    return Answer(_ended(done.stdout.decode()), done.returncode)


def _example(step: Step, folder: Path, env: Mapping[str, str], names: dict[str, Any]) -> Answer:
    """What an example prints in this process; `names` is what the examples before it have defined."""
    source = re.sub(r"^\.\.\. ?", "", step.line, flags=re.M) + "\n"
    printed = io.StringIO()
    with (
        contextlib.chdir(folder),
        patch.dict(os.environ, env, clear=True),
        contextlib.redirect_stdout(printed),
    ):
        try:
            exec(compile(source, "<example>", "single"), names)
        except Exception as error:
            print("Traceback (most recent call last):\n    ...")
            print("".join(traceback.format_exception_only(error)), end="")
    return Answer(re.sub(r"^$(?=\n)", "<BLANKLINE>", _ended(printed.getvalue()), flags=re.M), 0)


def _put_files(files: Iterable[tuple[str, str]], folder: Path) -> None:
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def _ended(printed: str) -> str:
    return printed + "\n" * (printed != "" and not printed.endswith("\n"))


def same(shown: str, printed: str) -> bool:
    """Whether two outputs are the same but for what changes every day."""
    return _CHANGES.sub("", shown) == _CHANGES.sub("", printed)


def expected_code(line: str) -> int:
    """The exit code that a command line says."""
    said = _EXIT_CODE.search(line)
    return int(said[1]) if said else 0


@contextlib.contextmanager
def serving() -> Iterator[Path]:
    """A folder with the programs `claims` and `python`, which work as long as this lasts."""
    with SERVING() as folder:
        (folder / "python").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
        (folder / "python").chmod(0o755)
        yield folder


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """What the steps of a paper print today: run when the first of them is asked for."""
    with serving() as programs:

        @cache
        def of(paper: str) -> list[Answer]:
            return run(steps_of(paper), tmp_path_factory.mktemp(paper), programs)

        yield of


ALL_STEPS = [
    pytest.param(paper, number, id=f"{paper}: {step.line[:60]}")
    for paper in PAPERS
    for number, step in enumerate(steps_of(paper))
]


@pytest.mark.parametrize(("paper", "number"), ALL_STEPS)
def test_what_a_paper_shows_is_what_is_printed(paper: str, number: int, answers: Any) -> None:
    step, answer = steps_of(paper)[number], answers(paper)[number]
    assert answer.code == expected_code(step.line), answer.printed
    if not same(step.shown, answer.printed):
        assert answer.printed == step.shown, f"`python tests/test_papers.py --write {paper}` renews it"


def _command_names(name: str) -> list[str]:
    """The name of a command, or those of the commands in a group."""
    return [f"{name} {inner}" for inner in getattr(load_command(name), "commands", ())] or [name]


@pytest.mark.parametrize("name", [it for name in COMMANDS for it in _command_names(name)])
def test_every_command_is_run_in_a_paper(name: str) -> None:
    lines = [step.line.replace("\\\n", "") for paper in PAPERS for step in steps_of(paper)]
    assert any(re.search(rf"\bclaims {name}\b", line) for line in lines)


def test_the_readme_is_short() -> None:
    assert PAPERS["README"].stat().st_size <= MOST_BYTES


def test_the_scores_in_the_readme_are_those_of_the_floors() -> None:
    rows = {row["set"]: row.groups()[1:] for row in _SCORES.finditer(text_of("README"))}
    assert FLOORS.keys() - rows.keys() == set()
    for name in FLOORS:  # a floor lies half a percent below what was reached
        floors = FLOORS[name]["set-aside" if name in UNSEEN else "rest"]
        reached = [floors[level] + 0.5 for level in ("found", "value", "complete")]
        assert list(map(int, rows[name])) == pytest.approx(reached, abs=1), name


@pytest.mark.parametrize("topic", TOPICS)
def test_a_guide_begins_with_its_title_and_one_line_on_what_it_is_about(topic: str) -> None:
    title, summary, *_ = text_of(topic).split("\n\n")
    assert re.fullmatch(r"# .+", title)
    assert re.fullmatch(r"[^\n]+\.", summary)
    assert len(summary) <= WIDTH - len(max(TOPICS, key=len)) - 2


def test_every_guide_is_a_topic() -> None:
    assert sorted(path.stem for path in GUIDES.glob("*.md")) == sorted(TOPICS)


def test_the_readme_leads_to_every_guide() -> None:
    assert [topic for topic in TOPICS if f"(src/claims/guide/{topic}.md)" not in text_of("README")] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_outputs_fit_a_terminal_of_80_columns(paper: str) -> None:
    console = [step for step in steps_of(paper) if step.kind == "console"]
    lines = [line for step in console for line in f"{step.line}\n{step.shown}".splitlines()]
    assert [line for line in lines if len(line) > WIDTH and "https://" not in line] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_what_a_block_is_for_is_known(paper: str) -> None:
    unknown = []
    for block in _BLOCK.finditer(text_of(paper)):
        note = block["note"] or ""
        known = note in NOTES or note.startswith("file: ")
        if not (known if block["kind"] == "sh" or note else block["kind"]):
            unknown.append(block[0])
    assert unknown == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_file_is_named_in_the_words_above_it(paper: str) -> None:
    text = text_of(paper)
    for block in _BLOCK.finditer(text):
        if (block["note"] or "").startswith("file: "):
            paragraph = text[: block.start()].rstrip().rsplit("\n\n", 1)[-1]
            assert f"`{block['note'].removeprefix('file: ')}`" in paragraph


@pytest.mark.parametrize("paper", PAPERS)
def test_links_and_paths_lead_somewhere(paper: str) -> None:
    text = text_of(paper)
    for link in _LINK.finditer(text):
        target = (PAPERS[paper].parent / link["path"]) if link["path"] else PAPERS[paper]
        assert target.exists(), link[0]
        if link["part"]:
            assert link["part"] in _headings(target), link[0]
    paths = re.findall(r"`((?:src|tests|seeds|alembic|\.ci)/[\w/.-]*)`", text)
    blocks = [block["body"] for block in _BLOCK.finditer(text) if block["note"] == "checkout"]
    paths += re.findall(r"(?<!\S)(?:tests|\.ci)/[\w/.-]+", "\n".join(blocks))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def _headings(path: Path) -> list[str]:
    """The names by which headings are linked to: small letters, spaces as hyphens, no marks."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.M)
    return [re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("paper", PAPERS)
def test_guides_that_are_named_exist(paper: str) -> None:
    named = re.findall(r"claims guide ([a-z-]+)", text_of(paper))
    assert [name for name in named if name not in TOPICS] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_commands_and_options_in_the_words_exist(paper: str) -> None:
    for line in re.findall(r"`claims ([a-z][^`]*)`", text_of(paper)):
        name, *rest = line.split()
        assert name in COMMANDS, line
        command = load_command(name)
        command = getattr(command, "commands", {}).get(rest[0] if rest else "", command)
        known = {option for parameter in command.params for option in parameter.opts}
        assert {it.partition("=")[0] for it in rest if it.startswith("--")} <= known, line


@pytest.mark.parametrize("paper", PAPERS)
def test_names_that_are_said_to_stand_in_a_file_do(paper: str) -> None:
    for name, path in re.findall(r"`(\w+)` in `((?:src|tests)/[\w/.-]+\.\w+)`", text_of(paper)):
        assert re.search(rf"\b{name}\b", (ROOT / path).read_text("utf-8")), f"{name} in {path}"


def test_the_annotation_guide_defines_every_field_metric_and_value() -> None:
    names = set(MENTION_COLUMNS) | {it["key"] for it in load_lexicon().entries("metric")}
    names |= {str(value) for values in (Qualifier, Status, Basis) for value in values}
    assert [name for name in sorted(names) if f"`{name}`" not in text_of("annotation")] == []


def test_every_variable_of_ours_is_told() -> None:
    sources = [*(ROOT / "src").rglob("*.py"), *HERE.rglob("conftest.py")]
    names = {it for path in sources for it in re.findall(r"\"(CLAIMS_[A-Z_]+)\"", path.read_text("utf-8"))}
    told = "".join(map(text_of, PAPERS))
    assert [name for name in sorted(names) if f"`{name}`" not in told] == []


@pytest.mark.parametrize("note", ["start", "tests"])
def test_the_commands_for_a_fresh_machine_are_one_each(note: str) -> None:
    (block,) = (block for block in _BLOCK.finditer(text_of("README")) if block["note"] == note)
    lines = block["body"].splitlines()
    assert lines
    assert all(line.endswith(" && \\") for line in lines[:-1])


def write(papers: Iterable[str]) -> None:
    """Put what is printed today into the papers. Raises SystemExit where a command does not end as told."""
    with serving() as programs:
        for paper in papers:
            with tempfile.TemporaryDirectory() as folder:
                answered = list(
                    zip(steps_of(paper), run(steps_of(paper), Path(folder), programs), strict=True)
                )
            PAPERS[paper].write_text(_renewed(text_of(paper), answered), "utf-8")


def _renewed(text: str, answered: list[tuple[Step, Answer]]) -> str:
    for step, answer in reversed(answered):
        if answer.code != expected_code(step.line):
            raise SystemExit(f"{step.line}\nends with {answer.code}:\n{answer.printed}")
        if not same(step.shown, answer.printed):
            text = text[: step.start] + answer.printed + text[step.end :]
    return text


if __name__ == "__main__":
    if sys.argv[1:2] != ["--write"] or not PAPERS.keys() >= set(sys.argv[2:]):
        raise SystemExit(__doc__)
    write(sys.argv[2:] or PAPERS)
