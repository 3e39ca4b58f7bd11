"""Work that makes no cycles, without a search for any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_cycles() -> Iterator[None]:
    """A stretch of work that makes no cycles: nobody looks for any among what it holds, which would take a
    tenth of the time that it takes to compare figures, or to list them."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
