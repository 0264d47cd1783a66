"""Who reads documents: a process a thread, each under the limits of ``bounded``.

A shard is worked by a thread, here or at a worker of a cluster; the thread only sends documents to its reader and writes
down the rows that come back. So a document can end its reader, never the build, whatever the number of workers.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, Final

from pipeline.engine.bounded import Bounded, StoppedError
from pipeline.limits import MEMORY_BYTES

# Arrow imports them, where it can, to ask of a list whether it is one of theirs: a third of a second and 60 MB a reader.
_WITHOUT: Final = ("numpy", "pandas")
_local = threading.local()
# One reader waits for the next build of this process: its start takes a second.
_MOST_IDLE: Final = 1
_idle: list[Bounded] = []
_lock = threading.Lock()


def reader_of(function: Callable[[Any], Any], prepare: Callable[[], object]) -> Bounded:
    """The reader of this thread for a function; it is started, and prepared, when it is first used.

    Raises:
        StoppedError: the work of this thread was given up.
    """
    ended: threading.Event | None = _local.__dict__.get("ended")
    if ended is not None and ended.is_set():
        raise StoppedError
    readers: dict[Callable[[Any], Any], Bounded] = _local.__dict__.setdefault("readers", {})
    if function not in readers:
        with _lock:
            waiting = next(
                (each for each in _idle if each.function is function and each.environment == os.environ), None
            )
            if waiting is not None:
                _idle.remove(waiting)
        readers[function] = waiting or Bounded(function, MEMORY_BYTES, prepare, _WITHOUT)
    return readers[function]


def dismiss() -> None:
    """End the reader that waits, with the rules it holds: who builds once has no more documents for it."""
    with _lock:
        waiting = [_idle.pop() for _ in range(len(_idle))]
    for each in waiting:
        each.stop()


class ReadersExecutor(ThreadPoolExecutor):
    """Threads with readers. Left by an exception, it ends the readers instead of waiting for them."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers, initializer=self._enter)
        self._ended = threading.Event()
        self._owned: list[dict[Callable[[Any], Any], Bounded]] = []

    def _enter(self) -> None:
        _local.ended = self._ended
        self._owned.append(_local.__dict__.setdefault("readers", {}))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the work end, or end it."""
        if kind is not None:
            self._ended.set()
            self.shutdown(wait=False, cancel_futures=True)
            for each in self._readers():
                each.stop()
        self.shutdown(wait=True)
        for each in self._readers():
            with _lock:
                if stays := kind is None and len(_idle) < _MOST_IDLE:
                    _idle.append(each)
            if not stays:
                each.stop()

    def _readers(self) -> list[Bounded]:
        return [each for owned in self._owned for each in list(owned.values())]
