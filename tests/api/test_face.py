"""The public face as a whole: which names it has, what they cost, and that no room hides a verb."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import claims

STUB = Path(claims.__file__).with_suffix(".pyi")


def _imported(stub: Path) -> dict[str, str]:
    """The names that a stub hands on, and the modules that they are from."""
    nodes = [node for node in ast.parse(stub.read_text("utf-8")).body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: node.module or "" for node in nodes for alias in node.names}


def test_the_names_of_all_are_sorted_and_all_there() -> None:
    assert sorted(set(claims.__all__)) == claims.__all__
    assert dir(claims) == claims.__all__
    assert [name for name in claims.__all__ if getattr(claims, name) is None] == []


def test_type_checkers_see_the_very_names_and_modules() -> None:
    typed = _imported(STUB)
    assert sorted([*typed, "__version__"]) == claims.__all__
    for name, module in typed.items():
        home = sys.modules[module] if getattr(claims, name) and module in sys.modules else None
        assert home is not None
        assert getattr(home, name) is getattr(claims, name)


@pytest.mark.parametrize("name", [name for name in claims.__all__ if name != "__version__"])
def test_every_public_name_is_documented(name: str) -> None:
    assert (getattr(claims, name).__doc__ or "").strip()


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'extractt'"):
        claims.extractt  # type: ignore[attr-defined] # noqa: B018


def test_a_verb_stays_a_verb_when_the_room_of_its_name_is_loaded() -> None:
    program = (
        "import claims, claims.extract.claim as _; from claims import extract; print(extract('2 dead.'))"
    )
    program = program.replace("import claims, claims.extract.claim as _", "import claims.extract.claim")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "metric='killed'" in done.stdout


def test_importing_it_loads_next_to_nothing() -> None:
    program = "import sys; before = {*sys.modules}; import claims; print(*{*sys.modules} - before)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {it for it in done.stdout.split() if it.partition(".")[0] not in ("importlib", "warnings")}
    assert loaded == {"claims", "claims.extract"}
