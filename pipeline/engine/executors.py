"""Where shards are worked: on this process, or on several.

In: jobs and a plain function. Out: its results, as they come. Everything is written to the interface of
``concurrent.futures.Executor``, so that any other executor of that interface can take the place of the pool. A worker
process that dies takes its shard with it, not the build: what it left is run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


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
    """An executor of ``workers`` processes, to be closed by the caller; of this process where it is 1."""
    return InProcessExecutor() if workers == 1 else open_pool(workers)


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
    give_up: Callable[[_Job], _Job] | None = None,
) -> Iterator[_Result]:
    """Run ``work`` on every job and yield the results as they are finished, in no fixed order.

    Args:
        work: a picklable function of one job.
        jobs: what to do.
        open_one: opens an executor; called again when one is broken by a worker that died.
        give_up: what to do instead of a job that killed its worker even when it ran alone; without it the
            ``BrokenProcessPool`` is raised.
    """
    pending: list[_Job] = []
    with open_one() as executor:
        for job, outcome in _outcomes(executor, work, jobs):
            if isinstance(outcome, BrokenProcessPool):
                pending.append(job)
            else:
                yield outcome
    for job in pending:
        yield _alone(work, job, open_one, give_up)


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
    work: Callable[[_Job], _Result],
    job: _Job,
    open_one: Callable[[], Executor],
    give_up: Callable[[_Job], _Job] | None,
) -> Any:
    """The result of a job whose worker died, run by itself."""
    try:
        with open_one() as executor:
            return executor.submit(work, job).result()
    except BrokenProcessPool:
        if give_up is None:
            raise
        with open_one() as executor:
            return executor.submit(work, give_up(job)).result()
