"""An installed package brings its migrations along and needs no checkout."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CODE = """
import sys
from pathlib import Path
from claims.store.schema import migrations as migrate
from claims.store.engine import HEAD
assert Path(migrate.__file__).is_relative_to(sys.argv[1]), migrate.__file__
assert migrate.scripts().is_relative_to(sys.argv[1]), migrate.scripts()
migrate.ensure("claims.db")
migrate.downgrade("claims.db", "base")
migrate.upgrade("claims.db")
print(migrate.current("claims.db") == HEAD)
"""


def test_a_package_laid_out_like_the_wheel_migrates_without_the_checkout(tmp_path: Path) -> None:
    wheel = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    site = tmp_path / "site"
    for package in wheel["packages"]:
        shutil.copytree(CHECKOUT / package, site / Path(package).name)
    for source, target in wheel["force-include"].items():
        shutil.copytree(CHECKOUT / source, site / target)
    words = [sys.executable, "-W", "error", "-c", CODE, str(site)]
    done = subprocess.run(
        words, cwd=tmp_path, env={"PYTHONPATH": str(site)}, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_the_folder_of_migrations_does_not_hide_the_library() -> None:
    assert not (CHECKOUT / "alembic" / "__init__.py").exists()
