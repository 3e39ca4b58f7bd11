"""What a database says, as the long attack compares it: free of what hangs on the order and the moment."""

import runpy
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Say = Callable[[str], Mapping[str, list[str]]]


@pytest.fixture(scope="session")
def what_it_says() -> Say:
    """Gives the rows of every view of a database, in an order of their own."""
    say: Say = runpy.run_path(str(Path(__file__).with_name("attack.py")))["what_it_says"]
    return say
