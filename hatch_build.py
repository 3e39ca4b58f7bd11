"""Reading and comparing compiled by mypyc, for those with a C compiler:
`HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .`

The sources stay as they are. Compiled is a copy of them in which is written out what mypyc cannot see by
itself: that constants are final, so that it need not look them up by name, and what a record is
(`claims.record_type`), so that it lays out the fields in memory.
"""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOMS = ("extract", "lexicon", "compare")  # of the package that are compiled
LEFT_OUT = "cached_property"  # modules with one are not: a compiled class has no attributes but its fields
CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]+")
SETUP = """
from mypyc.build import mypycify
from setuptools import setup

flags = ["--ignore-missing-imports", "--follow-imports=silent", "--explicit-package-bases"]
libraries = mypycify([*flags, *{files!r}], opt_level="2", multi_file=True)
setup(name="claims-compiled", packages=[], ext_modules=libraries)
"""


class CompiledReading(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel, beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what is to be in the wheel. Raises RuntimeError where mypyc finds errors."""
        if version == "editable":
            return
        self.work = Path(mkdtemp())
        for path in compile_copy(Path(self.root) / "src" / "claims", self.work):
            build_data["force_include"][str(path)] = str(path.relative_to(self.work))
        build_data["infer_tag"], build_data["pure_python"] = True, False

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was only needed to build."""
        if version != "editable":
            rmtree(self.work)


def compile_copy(package: Path, work: Path) -> list[Path]:
    """Compile a copy of a package in the folder `work`; the libraries that come of it."""
    copy = copytree(package, work / package.name, ignore=ignore_patterns("__pycache__", "*.so", "*.pyd"))
    found = (path for room in ROOMS for path in sorted((copy / room).rglob("*.py")))
    found = (path for path in found if path.name != "__init__.py")
    modules = [path for path in found if LEFT_OUT not in path.read_text("utf-8")]
    for path in modules:
        path.write_text(written_out(path.read_text("utf-8")), "utf-8")
    (work / "setup.py").write_text(SETUP.format(files=[str(path.relative_to(work)) for path in modules]))
    command = [sys.executable, "setup.py", "build_ext", "--inplace"]
    run = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(f"mypyc: {run.stdout}{run.stderr}")
    return [path for path in work.rglob("*") if path.suffix in (".so", ".pyd") and "build" not in path.parts]


def written_out(source: str) -> str:
    """A module for the compiler, each line in its place but for those behind a record."""
    tree, lines = ast.parse(source), source.split("\n")
    names = (it for it in ast.walk(tree) if isinstance(it, ast.Name) and isinstance(it.ctx, ast.Store))
    stored = Counter(it.id for it in names)
    for node in reversed(tree.body[1:]):
        match node:
            case ast.ClassDef(decorator_list=[ast.Name(id="record")]):
                write_record(node, lines)
            case ast.Assign(targets=[ast.Name(id=name)]) if stored[name] == 1 and CONSTANT.fullmatch(name):
                replace(lines, node.targets[0], f"{name}: Final")
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr(), annotation=kind) if stored[
                name
            ] == 1 and CONSTANT.fullmatch(name):
                replace(lines, kind, f"Final[{ast.unparse(kind)}]")
    lines[(tree.body[0].end_lineno or 1) - 1] += (
        "; from dataclasses import dataclass; from typing import Final"
    )
    return "\n".join(lines)


def write_record(node: ast.ClassDef, lines: list[str]) -> None:
    """A record as a class with its own `__init__`: one that a dataclass makes is not compiled. It says what
    it is made of, to be sent to another process: no compiled class is made without its arguments."""
    takes, sets, given = [], [], ""
    fields = [it for it in node.body if isinstance(it, ast.AnnAssign)]
    later = [it for it in fields if it.value and ast.unparse(it.value) == "field(init=False)"]
    for it in (field for field in fields if field not in later):
        name, kind = ast.unparse(it.target), ast.unparse(it.annotation)
        given += f"self.{name}, "
        match it.value:
            case None:
                takes.append(f"{name}: {kind}")
                sets.append(f"self.{name} = {name}")
            case ast.Call(func=ast.Name(id="field"), keywords=[ast.keyword("default_factory", make), *_]):
                takes.append(f"{name}: {kind} | None = None")
                sets.append(f"self.{name} = {ast.unparse(make)}() if {name} is None else {name}")
            case value:
                takes.append(f"{name}: {kind} = {ast.unparse(value)}")
                sets.append(f"self.{name} = {name}")
    sets += ["self.__post_init__()"] if later else []
    made = f"    def __init__(self, {', '.join(takes)}) -> None:\n        {'; '.join(sets)}"
    made += f"\n\n    def __reduce__(self) -> tuple[object, ...]:\n        return {node.name}, ({given})"
    for it in (field for field in reversed(fields) if field not in later):
        replace(lines, it, f"{ast.unparse(it.target)}: {ast.unparse(it.annotation)}")
    lines[fields[-1].lineno - 1] += f"\n\n{made}"
    # Of a generic class mypyc makes no dataclass. `replace` of the others needs the fields.
    decorator = "" if node.bases else "@dataclass(init=False, eq=False)"
    lines[node.decorator_list[0].lineno - 1] = decorator


def replace(lines: list[str], node: ast.expr | ast.AnnAssign, text: str) -> None:
    """Put another text in the place of a node, which keeps its number of lines."""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    head = lines[first].encode()[: node.col_offset].decode()
    tail = lines[last].encode()[node.end_col_offset :].decode()
    lines[first : last + 1] = [head + text + tail, *[""] * (last - first)]
