"""The house's measures: how long a function or a module is, what a module is called, and that it has tests.

How many modules a room holds and which doors it has stands in test_imports.py.
"""

import ast
import tomllib
from collections import Counter
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "claims"
TESTS = ROOT / "tests"
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if "alembic" not in path.parts)

LONGEST_FUNCTION = 50  # lines, its docstring among them
LONGEST_MODULE = 350  # lines
MEDIAN_MODULE = range(60, 201)  # lines
NO_KNOWLEDGE = {"utils", "util", "helpers", "helper", "common", "misc"}

# The same thing at two levels: a command or a face, what works it out, and what shows or keeps it.
TWO_LEVELS = set(
    "brief changes decisions explain export grid lineage quantities questions rows search timeline".split()
)


def tree_of(path: Path) -> ast.Module:
    """A module of ours as Python reads it."""
    return ast.parse((PACKAGE / path).read_text("utf-8"), str(path))


def test_no_function_is_longer_than_a_screen() -> None:
    functions = (
        (path, it)
        for path in MODULES
        for it in ast.walk(tree_of(path))
        if isinstance(it, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    lengths = {f"{path}: {it.name}": (it.end_lineno or it.lineno) - it.lineno + 1 for path, it in functions}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def lines_of(path: Path) -> int:
    """How many lines a module of ours has."""
    return len((PACKAGE / path).read_text("utf-8").splitlines())


def test_a_module_is_a_few_screens_long() -> None:
    assert round(median(lines_of(path) for path in MODULES if path.name != "__init__.py")) in MEDIAN_MODULE


def test_no_module_is_longer_than_what_one_reads_at_a_time() -> None:
    lengths = {str(path): lines_of(path) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_a_module_is_named_for_what_it_knows() -> None:
    assert [str(path) for path in MODULES if path.stem in NO_KNOWLEDGE] == []


def test_no_two_rooms_have_a_module_of_the_same_name() -> None:
    names = Counter(path.stem for path in MODULES if not path.stem.startswith("__"))
    assert {name for name, rooms in names.items() if rooms > 1} == TWO_LEVELS


def imported() -> set[str]:
    """The modules of ours that some test imports, by name."""
    nodes = (it for path in TESTS.rglob("*.py") for it in ast.walk(ast.parse(path.read_text("utf-8"))))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {it.name for it in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(f"{node.module}.{it.name}" for it in node.names)}
    return found


def mirror(path: Path) -> Path:
    """The folder of the tests of a module's room; only `extract` has one for each of its inner rooms."""
    return TESTS / (path.parent if path.parts[0] == "extract" else path.parts[0])


def test_every_module_is_imported_by_a_test_or_stands_in_a_room_that_tests_mirror() -> None:
    known = imported()
    missing = [
        str(path)
        for path in MODULES
        if not path.stem.startswith("__")
        and ".".join(("claims", *path.with_suffix("").parts)) not in known
        and not any(mirror(path).glob("test_*.py"))
    ]
    assert missing == []


WITHOUT_TEXTS = {"choose"}  # it weighs candidates, whatever they are taken from


def test_every_room_of_extraction_has_its_corpus() -> None:
    rooms = {path.parts[1] for path in MODULES if path.parts[0] == "extract" and len(path.parts) > 2}
    assert {path.parent.name for path in TESTS.glob("extract/*/corpus.toml")} >= rooms - WITHOUT_TEXTS


# Phrases of the larger corpora, at least: a slip while adding one may cut off all that stands after it.
PHRASES = {"claimant": 500, "fate": 500, "figure": 500, "metric": 700, "subject": 440, "time": 300}


def phrases_in(room: str) -> int:
    """How many phrases the corpus of a room has."""
    tables = tomllib.loads((TESTS / "extract" / room / "corpus.toml").read_text("utf-8"))
    listed = [it for name, table in tables.items() if name != "nothing" for it in table]
    return len(tables.get("nothing", ())) + sum(len(it.get("phrases", ())) for it in listed)


def test_no_corpus_has_lost_its_phrases() -> None:
    assert {room: phrases_in(room) for room, least in PHRASES.items() if phrases_in(room) < least} == {}


def test_what_is_compiled_looks_for_nothing_in_a_tuple_that_spreads_another() -> None:
    """mypyc 1 cannot compile `word in (*OTHERS, "word")`: the tuple is a constant of its own."""
    found = [
        f"{path}:{node.lineno}"
        for path in MODULES
        if path.parts[0] in ("extract", "lexicon")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Compare)
        for side in node.comparators
        if isinstance(side, ast.Tuple | ast.List) and any(isinstance(it, ast.Starred) for it in side.elts)
    ]
    assert found == []
