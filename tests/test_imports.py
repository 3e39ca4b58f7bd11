"""Imports run one way: from the types at the bottom to the command line at the top."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "claims"

# What each part may import of ours, besides itself.
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "model": set(),
    "errors": set(),
    "score": {"model", "errors"},
    "documents": {"model", "errors"},
    "extract": {"model", "errors"},
    "store": {"model", "errors"},
    "compare": {"model", "errors", "extract", "store"},
    "view": {"model", "errors", "score", "store", "compare"},
    "pipeline": {"model", "errors", "documents", "extract", "store", "compare"},
}
ALLOWED["cli"] = set(ALLOWED)
ALLOWED["__main__"] = {"cli"}

# Where the large libraries may be imported: nowhere else, so that no command waits for what it does not use.
LIBRARIES: dict[str, set[str]] = {
    "sqlalchemy": {"store", "compare", "pipeline", "cli"},
    "alembic": {"store"},
    "typer": {"cli"},
    "rich": {"view", "cli"},
    "trafilatura": {"documents"},
    "pypdfium2": {"documents"},
    "docx": {"documents"},
    "matplotlib": {"view"},
}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "alembic" not in path.parts)


def name_of(path: Path) -> str:
    """A module's name below `claims`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imports_of(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def allows(part: str, imported: str) -> bool:
    """Whether the part may import a module of ours."""
    return any(imported == it or imported.startswith(f"{it}.") for it in {part, *ALLOWED[part]})


def ours(path: Path) -> list[str]:
    """What a file imports of ours, below `claims`; the version is everybody's."""
    imported = (it.removeprefix("claims.") for it in imports_of(path) if it.startswith("claims."))
    return [it for it in imported if it != "__version__"]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_the_parts_below_it(path: Path) -> None:
    part = name_of(path).split(".")[0]
    assert part in ALLOWED, f"{part} is a new part: say here what it may import"
    assert [imported for imported in ours(path) if not allows(part, imported)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_large_libraries_are_imported_only_where_they_are_used(path: Path) -> None:
    part = name_of(path).split(".")[0]
    libraries = {imported.split(".")[0] for imported in imports_of(path)}
    assert [it for it in libraries & LIBRARIES.keys() if part not in LIBRARIES[it]] == []


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
