"""A short run of `attack.py`: ended, crowded and fed with damage, the program loses nothing."""

import runpy
from pathlib import Path

ATTACK = runpy.run_path(str(Path(__file__).with_name("attack.py")))


def test_nothing_is_lost_doubled_or_half(tmp_path: Path) -> None:
    results = ATTACK["attack"](tmp_path, 1, ATTACK["COUNTS"])
    assert sum(it.times for it in results) == sum(ATTACK["COUNTS"].values())
    assert [failure for it in results for failure in it.failures] == []
