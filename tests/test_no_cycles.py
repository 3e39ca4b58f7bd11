"""Work that makes no cycles, without a search for any."""

import gc

import pytest

from claims.no_cycles import no_cycles


def test_nobody_looks_for_cycles_until_the_work_is_done() -> None:
    with no_cycles():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_looks_for_them_again_after_work_that_failed() -> None:
    with pytest.raises(KeyError), no_cycles():
        raise KeyError
    assert gc.isenabled()


def test_where_nobody_looked_before_nobody_does_afterwards() -> None:
    gc.disable()
    try:
        with no_cycles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
