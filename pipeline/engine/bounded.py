"""A process that does work under limits which hold whatever the code in it does.

In: a function and, one after the other, its arguments. Out: its results, or a ``LimitError`` that says which limit was
met. The system counts the seconds of the processor and the bytes of memory of a process and ends it where they are used
up; nothing in the process can forget to look. The process is kept between two tasks, so that its start is paid once; one
that was ended is replaced by the next task. It ends with whoever started it, however that ends.
"""

from __future__ import annotations

import gc
import json
import math
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, Final, Literal

from pipeline.imports import leave_out

LimitKind = Literal["time", "memory", "ended"]
_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from pipeline.engine.bounded import serve; serve(*sys.argv[2:])"
)
# A process that was ended while it held more than this share of its memory was ended for want of memory.
_NEARLY_ALL: Final = 0.5
# A process that holds more than this share of its memory between two tasks is replaced.
_LEFT_BEHIND: Final = 0.25
_GRACE_SECONDS: Final = 2.0
_RSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024


class LimitError(Exception):
    """A task met a limit and its process is gone; ``kind`` says which limit."""

    def __init__(self, kind: LimitKind, words: str) -> None:
        super().__init__(words)
        self.kind: LimitKind = kind


class StoppedError(Exception):
    """The process was told to end while it worked."""


class Bounded:
    """A function in a process of its own; ``function`` can be imported by its name, arguments and results pickled.

    ``memory`` is in bytes, beyond what the process holds when it is ready; ``prepare`` is called before, without limits,
    so that what is loaded once is not counted against the first task; ``without`` are libraries that it is to do without.
    One thread at a time may use it.
    """

    def __init__(
        self,
        function: Callable[[Any], Any],
        memory: int,
        prepare: Callable[[], object] | None = None,
        without: Iterable[str] = (),
    ) -> None:
        self.function = function
        self.environment = dict(os.environ)
        self._names = [_name(function), _name(prepare) if prepare else "", ",".join(without)]
        self._memory = memory
        self._stopped = False
        self._running: _Running | None = None

    def work(self, task: Any, seconds: float, waiting: float) -> Any:
        """The result of the function, whose exceptions come back as they were raised.

        Args:
            task: the argument.
            seconds: of the processor, that it may use.
            waiting: seconds of the clock until it is ended whatever it does.

        Raises:
            LimitError: it used up its time or its memory, or its process died for another reason.
            StoppedError: ``stop`` was called meanwhile.
        """
        is_new = self._running is None
        try:
            return self._work(task, seconds, waiting)
        except LimitError as error:
            if is_new or error.kind != "memory":
                raise
        # What tasks before it left behind was taken from its memory.
        return self._work(task, seconds, waiting)

    def _work(self, task: Any, seconds: float, waiting: float) -> Any:
        if self._stopped:
            raise StoppedError
        running = self._running = self._running or _Running(self._names, self._memory)
        if self._stopped:
            # Told so while the process was being started.
            running.kill()
        try:
            running.connection.send((seconds, task))
            is_late = not running.connection.poll(waiting)
            good, answer, is_full = (False, None, True) if is_late else running.connection.recv()
        except (EOFError, ConnectionError):
            is_late, good, answer, is_full = False, False, None, True
        if is_full:
            self._running = None
        if good:
            return answer
        if answer is not None and not isinstance(answer, MemoryError):
            raise answer
        code, gained = running.end()
        if self._stopped:
            raise StoppedError
        if is_late or code == -signal.SIGXCPU:
            raise LimitError("time", f"takes more than {math.ceil(waiting if is_late else seconds)} seconds, the limit")
        if answer is not None or code == -signal.SIGKILL or gained > _NEARLY_ALL * self._memory:
            raise LimitError("memory", f"needs more than {self._memory >> 20:,} MB of memory, the limit")
        raise LimitError("ended", f"ends the process that reads it ({_in_words(code)})")

    def stop(self) -> None:
        """End the process, also one that works for another thread."""
        self._stopped = True
        if (running := self._running) is not None:
            running.kill()


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__}:{function.__qualname__}"


def _named(name: str) -> Callable[..., Any]:
    module, _, attribute = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), attribute)
    return found


def _in_words(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


class _Running:
    """One such process."""

    def __init__(self, names: list[str], memory: int) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-c", _START, json.dumps(sys.path), *names, str(memory), str(theirs.fileno())]
            # In a session of its own: an interrupt from the keyboard is for who started it.
            self._process = subprocess.Popen(
                command,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.connection = Connection(ours.detach())
        self._over = weakref.finalize(self, _close, self._process, self.connection)
        try:
            self._held, self._peak = self.connection.recv()
        except (EOFError, ConnectionError) as error:
            raise OSError(f"a process for {names[0]} cannot be started: exit code {self._process.wait()}") from error

    def kill(self) -> None:
        """End it at once; what it was doing is lost."""
        with suppress(ProcessLookupError):
            os.kill(self._process.pid, signal.SIGKILL)

    def end(self) -> tuple[int, int]:
        """See to it that it has ended: (exit code, negative for a signal; bytes of memory it gained at the most)."""
        self.connection.close()
        # One that has met a limit is ending by itself, and what ended it is to be known.
        last = threading.Timer(_GRACE_SECONDS, self.kill)
        last.start()
        _, status, used = os.wait4(self._process.pid, 0)
        last.cancel()
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self._over.detach()
        # Linux counts what the process was forked from as its own, so a peak that was there from the start is not its.
        gained = (used.ru_maxrss - self._held) * _RSS_UNIT if used.ru_maxrss > self._peak else 0
        return self._process.returncode, gained


def _close(process: subprocess.Popen[bytes], connection: Connection) -> None:
    connection.close()
    try:
        process.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def serve(name: str, prepare: str, without: str, memory: str, number: str) -> None:
    """What the process does: answer tasks that come over a socket, until nobody is there to send one."""
    leave_out(without.split(","))
    # What is loaded from here to the first task stays as long as the process: the collector need never walk it.
    gc.disable()
    function = _named(name)
    connection = Connection(int(number))
    threading.Thread(target=_end_with, args=(int(number),), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if prepare:
        _named(prepare)()
    gc.freeze()
    gc.enable()
    held = _held(0)
    _limit(resource.RLIMIT_AS, held + int(memory))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    connection.send((_held(1) // _RSS_UNIT or peak, peak))
    # From here on whatever a library prints is about a file, and may be what the file wants printed.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    while True:
        try:
            seconds, task = connection.recv()
        except (EOFError, ConnectionError):
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, math.ceil(used.ru_utime + used.ru_stime + seconds))
        try:
            connection.send((True, function(task), _is_full(held, int(memory))))
        except MemoryError:
            # What is left is in no state to go on with.
            connection.send((False, MemoryError(), True))
            return
        except Exception as error:
            connection.send((False, error, _is_full(held, int(memory))))


def _is_full(held: int, memory: int) -> bool:
    """Whether so much was left behind since the process held so much that another one is to do the next task."""
    return _held(0) - held > _LEFT_BEHIND * memory


def _limit(what: int, value: int) -> None:
    """Set a soft limit: programs that the work starts may lift it (see ``lift_limits``)."""
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _held(which: int) -> int:
    """What this process holds in bytes: its address space (0) or its memory (1); 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123
            return int(file.read().split()[which]) * resource.getpagesize()
    except OSError:
        return 0


def _end_with(number: int) -> None:
    """End this process when the other end of its socket is gone, also in the middle of a task."""
    watched = select.poll()
    watched.register(number, getattr(select, "POLLRDHUP", 0))
    watched.poll()
    os._exit(1)
