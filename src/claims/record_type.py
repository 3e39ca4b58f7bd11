"""Records: what one stage hands to the next, set when it is made and never changed.

The type checker holds everybody to that. At run time a record is a plain object with slots: a frozen
dataclass takes several times as long to make, a named tuple to look into, and these are looked into all the
time.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(eq_default=False, frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A class of annotated fields as a record. Two records are equal where they are the same one."""
    return dataclass(slots=True, eq=False)(cls)
