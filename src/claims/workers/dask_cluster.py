"""Workers on a cluster of Dask: any number of machines on which the same version of claims is installed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from claims.errors import ExecutorError
from claims.versions import reading_version
from claims.workers.reading_ahead import Workers
from claims.workers.shard import refuse_other_rules, worker_version

if TYPE_CHECKING:
    from distributed import Client

ANSWER_SECONDS = 10


@contextmanager
def dask_cluster(address: str) -> Iterator[Workers]:
    """Gives the workers of the cluster whose scheduler is at `address`: `10.0.0.5:8786`, or `tls://...`.

    When they are left, what they have not finished is dropped. Raises ExecutorError where no scheduler
    answers, it has no worker, or one of them has another version of the rules.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and large
    except ImportError as error:
        raise ExecutorError(
            f"dask://{address}: {error.name} is missing; pip install 'claims[dask]'"
        ) from error
    _refuse_no_scheduler(address)
    with Client(address, timeout=ANSWER_SECONDS, set_as_default=False) as client:
        with suppress(TimeoutError):  # a cluster that was just started
            client.wait_for_workers(1, ANSWER_SECONDS)
        number = _refuse_other_workers(client, address)
        yield Workers(client.get_executor(pure=False), number)


def _refuse_no_scheduler(address: str) -> None:
    """Raises ExecutorError where no scheduler answers: a Client that finds none would leave tracebacks."""
    try:
        answer = asyncio.run(_who_answers(address))
    except Exception as error:
        told = " ".join(str(error).split()) or f"no answer after {ANSWER_SECONDS} s"
        raise ExecutorError(
            f"dask://{address}: no scheduler of Dask answers ({told}); give dask://HOST:PORT of one that runs"
        ) from error
    if answer != "Scheduler":
        raise ExecutorError(f"dask://{address}: is a {answer} of Dask; give the address of its scheduler")


async def _who_answers(address: str) -> str:
    """What answers at an address: Scheduler, Worker or Nanny. Raises whatever can go wrong."""
    from distributed.core import rpc  # noqa: PLC0415
    from distributed.security import Security  # noqa: PLC0415

    arguments = Security().get_connection_args("client")
    async with rpc(address, timeout=ANSWER_SECONDS, connection_args=arguments) as server:
        identity = await asyncio.wait_for(server.identity(), ANSWER_SECONDS)
    return str(identity["type"])


def _refuse_other_workers(client: "Client", address: str) -> int:
    """How many workers there are. Raises ExecutorError for none, and for one that reads by other rules."""
    versions = client.run(worker_version, on_error="return")
    if not versions:
        raise ExecutorError(
            f"dask://{address}: the scheduler has no workers; start some: dask worker {address}"
        )
    for name, theirs in versions.items():
        if isinstance(theirs, BaseException):
            told = " ".join(str(theirs).split())
            raise ExecutorError(f"{name} cannot read ({told}): install claims {reading_version()} there")
    refuse_other_rules(reading_version(), versions)
    return len(versions)
