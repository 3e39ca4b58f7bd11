"""What the compiler is given: the sources, with constants final and records written out."""

from dataclasses import asdict, replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claims.extract.figure import quantity

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = spec_from_file_location("hatch_build", CHECKOUT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SOURCE = '''"""A place on a map."""

from dataclasses import field

from claims.record_type import record

_NORTH, SOUTH = 1, -1
FAR: dict[str, int] = {
    "pole": 90
}
MADE = ["Ü", FAR]  # both
count = 0
COUNTED = 1
COUNTED += 1


@record
class Point:
    """A point, and who lives there."""

    north: int  # degrees
    names: dict[str, int] = field(default_factory=dict)
    side: int = SOUTH

    def is_far(self) -> bool:
        """Whether it is."""
        return self.north > 60
'''


def test_constants_are_final_and_variables_are_not(hook: ModuleType) -> None:
    lines = hook.written_out(SOURCE).split("\n")
    assert lines[7] == "FAR: Final[dict[str, int]] = {"
    assert lines[10] == 'MADE: Final = ["Ü", FAR]  # both'
    assert lines[11:14] == ["count = 0", "COUNTED = 1", "COUNTED += 1"]


def test_the_lines_before_a_record_stay_in_their_places(hook: ModuleType) -> None:
    source, written = SOURCE.split("\n"), hook.written_out(SOURCE).split("\n")
    assert written.index("class Point:") == source.index("class Point:")


def test_a_record_that_is_written_out_is_made_and_copied_as_before(hook: ModuleType) -> None:
    module: dict[str, Any] = {"__name__": __name__}
    exec(compile(hook.written_out(SOURCE), "point.py", "exec"), module)
    point = module["Point"](70)
    assert asdict(point) == {"north": 70, "names": {}, "side": -1}
    assert point.is_far()
    assert not replace(point, north=3).is_far()
    assert point.names is not module["Point"](70).names
    assert module["Point"](70) != point


def test_every_record_of_the_reader_takes_the_same_arguments_written_out(hook: ModuleType) -> None:
    source = Path(quantity.__file__).read_text("utf-8")
    module: dict[str, Any] = {"__name__": quantity.__name__}
    exec(compile(hook.written_out(source), "quantity.py", "exec"), module)
    names = quantity.Quantity.__init__.__code__.co_varnames
    assert module["Quantity"].__init__.__code__.co_varnames == names


WORKED_OUT = '''"""Sums."""

from dataclasses import field

from claims.record_type import record


@record
class Sum:
    """Two numbers, and what they are together."""

    one: int
    other: int = 1
    together: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "together", self.one + self.other)
'''


def test_what_a_record_works_out_of_its_fields_is_worked_out_anew_in_a_copy(hook: ModuleType) -> None:
    module: dict[str, Any] = {"__name__": __name__}
    exec(compile(hook.written_out(WORKED_OUT), "sum.py", "exec"), module)
    made = module["Sum"](2)
    assert made.together == 3
    assert replace(made, other=5).together == 7


def test_a_record_that_is_written_out_can_be_sent_to_another_process(hook: ModuleType) -> None:
    module: dict[str, Any] = {"__name__": __name__}
    exec(compile(hook.written_out(WORKED_OUT), "sum.py", "exec"), module)
    kind, given = module["Sum"](2, 5).__reduce__()
    assert asdict(kind(*given)) == {"one": 2, "other": 5, "together": 7}
