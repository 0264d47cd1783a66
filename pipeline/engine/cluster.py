"""The workers of a Dask cluster as a ``concurrent.futures.Executor``.

In: the address of a scheduler. Out: an executor that says of a lost worker what a process pool says. Dask gives a task
whose worker died to another one by itself, a few times; only then it is an error. Imported when a cluster is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

from distributed import Client, KilledWorker

from pipeline.engine.errors import WorkersLostError

_P = ParamSpec("_P")
_Result = TypeVar("_Result")


class ClusterExecutor(Executor):
    """Sends work to the workers of a scheduler; the connection is closed with it, the cluster stays."""

    def __init__(self, address: str, seconds: float) -> None:
        self._client = Client(address, timeout=seconds, set_as_default=False)
        # Not pure: two calls are two calls, and no result is kept by the hash of its arguments.
        self._executor = self._client.get_executor(pure=False)

    def submit(self, function: Callable[_P, _Result], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_Result]:
        """Send a call to a worker; a job that killed all the workers it was given to ends in ``WorkersLostError``."""
        sent: Future[_Result] = self._executor.submit(function, *args, **kwargs)
        told: Future[_Result] = Future()
        sent.add_done_callback(lambda done: _tell(done, told))
        return told

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Close the connection; see ``Executor.shutdown``."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _tell(done: Future[Any], told: Future[Any]) -> None:
    if done.cancelled():
        told.set_exception(
            ConnectionError("the Dask scheduler went away before the work was done: run the build again")
        )
        return
    error = done.exception()
    if isinstance(error, KilledWorker):
        told.set_exception(WorkersLostError(str(error)))
    elif error is not None:
        told.set_exception(error)
    else:
        told.set_result(done.result())
