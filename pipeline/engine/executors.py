"""Where shards are worked: in this process, in several on this machine, or on the workers of a Dask cluster.

In: jobs and a plain function. Out: its results, as they come. Everything is written to the interface of
``concurrent.futures.Executor``; the pool and the cluster run the same function. A worker process that dies takes its
shard with it, not the build: what it left is run again, by the cluster's scheduler or here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final, ParamSpec, TypeVar

from pipeline.engine.errors import EngineError, WorkersLostError
from pipeline.engine.readers import ReadersExecutor

_P = ParamSpec("_P")
_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


# A scheduler that does not answer within this is not there.
_CONNECT_SECONDS: Final = 10


class InProcessExecutor(Executor):
    """Does the work at once, where it is called: no processes to start, and a debugger reaches it."""

    def submit(self, function: Callable[_P, _Result], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_Result]:
        """Call ``function`` and hand back its finished future."""
        future: Future[_Result] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # the future carries it to whoever asks for the result
            future.set_exception(error)
        return future


def open_executor(workers: int) -> Executor:
    """An executor to be closed by the caller: so many processes of this machine; this process where it is 1."""
    return InProcessExecutor() if workers == 1 else open_pool(workers)


def open_readers(workers: int, engine: str | None = None) -> Executor:
    """An executor for what reads documents, to be closed by the caller.

    Args:
        workers: so many threads of this process, each with a reader of its own.
        engine: the address of a Dask scheduler (``tcp://host:8786``), whose workers then do the work, however many.

    Raises:
        EngineError: the scheduler does not answer, or Dask is not installed.
    """
    return open_cluster(engine) if engine is not None else ReadersExecutor(workers)


def open_cluster(address: str) -> Executor:
    """An executor over the workers of a Dask scheduler; see ``open_readers`` for the errors."""
    try:
        from pipeline.engine.cluster import ClusterExecutor
    except ModuleNotFoundError as error:
        message = f"the engine {address} needs Dask, which is not installed: pip install 'un-reports[dask]'"
        raise EngineError(message) from error
    try:
        return ClusterExecutor(address, _CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        message = (
            f"no Dask scheduler answers at {address}: start one there with `dask scheduler`, or leave out --engine"
        )
        raise EngineError(message) from error


def open_pool(workers: int) -> ProcessPoolExecutor:
    """A pool of processes, to be closed by the caller.

    They are spawned, not forked: the libraries that read files keep threads and locks of their own, which a forked
    copy would inherit half-way.
    """
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def run_jobs(
    work: Callable[[_Job], _Result],
    jobs: Sequence[_Job],
    open_one: Callable[[], Executor],
) -> Iterator[_Result]:
    """Run ``work`` on every job and yield the results as they are finished, in no fixed order.

    Args:
        work: a picklable function of one job.
        jobs: what to do.
        open_one: opens an executor; called again when one is broken by a worker that died.

    Raises:
        BrokenProcessPool: a job killed its worker even when it ran alone.
    """
    if not jobs:
        return
    pending: list[tuple[_Job, BrokenProcessPool]] = []
    with open_one() as executor:
        for job, outcome in _outcomes(executor, work, jobs):
            if isinstance(outcome, BrokenProcessPool):
                pending.append((job, outcome))
            else:
                yield outcome
    for job, error in pending:
        yield _alone(work, job, open_one, error)


def _outcomes(
    executor: Executor, work: Callable[[_Job], _Result], jobs: Sequence[_Job]
) -> Iterator[tuple[_Job, _Result | BrokenProcessPool]]:
    futures: dict[Future[_Result], _Job] = {}
    unsent: list[_Job] = []
    for job in jobs:
        try:
            futures[executor.submit(work, job)] = job
        except BrokenProcessPool:
            unsent.append(job)
    for future in as_completed(futures):
        try:
            yield futures[future], future.result()
        except BrokenProcessPool as error:
            yield futures[future], error
    for job in unsent:
        yield job, BrokenProcessPool()


def _alone(
    work: Callable[[_Job], _Result], job: _Job, open_one: Callable[[], Executor], error: BrokenProcessPool
) -> _Result:
    """The result of a job whose worker died, run by itself."""
    if isinstance(error, WorkersLostError):
        raise error
    with open_one() as executor:
        return executor.submit(work, job).result()
