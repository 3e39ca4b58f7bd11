"""Who finds claims: this process, others of this machine, a cluster, or what a caller gives."""

from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext

from claims.errors import UsageError
from claims.workers.dask_cluster import dask_cluster
from claims.workers.local_processes import cores, local_processes
from claims.workers.reading_ahead import Workers

_DASK = "dask://"


def workers_of(executor: str | Executor | None, jobs: int | None) -> AbstractContextManager[Workers | None]:
    """The workers that are meant, as a context; None where this process is to read.

    `executor` is `dask://HOST:PORT`, or has the interface of `concurrent.futures`, or is None for processes
    of this machine. `jobs` is how many of these there are, or how many workers an executor has that cannot
    say so itself; None: as many as there are cores. Raises UsageError for a name that is none, and what
    `dask_cluster` raises.
    """
    if isinstance(executor, str):
        if not executor.startswith(_DASK):
            raise UsageError(f"{executor}: no such executor; there is dask://HOST:PORT")
        return dask_cluster(executor.removeprefix(_DASK))
    count = jobs or cores()
    if executor is not None:
        return nullcontext(Workers(executor, count))
    return local_processes(count) if count > 1 else nullcontext()
