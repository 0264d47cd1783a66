"""Jobs that can kill their worker, by themselves in a module so that workers load nothing else."""

from __future__ import annotations

import os
import re
import signal
import sys
import time

from pipeline.engine.document import work_document
from pipeline.engine.shard import ReadResult, ReadTask, ShardJob, ShardResult, read_task, work_shard
from pipeline.model import Source


def double_or_die(number: int) -> int:
    """Twice the number; a negative one ends the process."""
    if number < 0:
        os._exit(1)
    return 2 * number


def read_or_die(task: ReadTask) -> ReadResult:
    """``read_task``, except that a document named for it costs too much or ends the process."""
    name = task.document.source.path.partition(".")[0]
    if name == "kill":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "exit":
        os._exit(3)
    if name == "memory":
        bytearray(8 << 30)
    if name == "time":
        while True:
            pass
    return read_task(task)


def nothing() -> None:
    """Prepare nothing."""


def answer(task: str) -> str:
    """What the task says: a number of the process, an error, words on its output, or the task itself."""
    if task == "raise":
        raise KeyError(task)
    if task == "print":
        print("\x1b[31m", file=sys.stderr)
        print("\x1b[31m")
    return str(os.getpid()) if task == "pid" else task


# What a library keeps of a task, wherever it does.
_KEPT: list[bytearray] = []


def spend(what: str) -> str:
    """Cost what the task says."""
    if what == "pid":
        return str(os.getpid())
    if what == "loop":
        while True:
            pass
    if what == "pattern":
        re.match(r"(?:a|a)*b", "a" * 60)
    if what == "sleep":
        time.sleep(60)
    if what == "list":
        kept = []
        while True:
            kept.append(bytearray(1 << 20))
    if what == "bytes":
        bytearray(8 << 30)
    if what == "abort":
        os.abort()
    if what == "exit":
        os._exit(3)
    if what == "half a second":
        until = time.process_time() + 0.5
        while time.process_time() < until:
            pass
    if what == "128 MB":
        bytearray(128 << 20)
    if what == "keep 48 MB":
        _KEPT.append(bytearray(48 << 20))
    if what == "keep 128 MB":
        _KEPT.append(bytearray(128 << 20))
    if what == "240 MB":
        bytearray(240 << 20)
    return what


def work_shard_slowly(job: ShardJob) -> ShardResult:
    """``work_shard`` with time to die in."""
    time.sleep(0.3)
    return work_shard(job)


def said_of(task: tuple[bytes, Source]) -> tuple[list[str], list[str] | None]:
    """The kinds of the errors of a file, and what it recommends; None where it is no report."""
    made = work_document(*task)
    errors = [row["kind"] for row in made.rows.get("issues", ()) if row["severity"] == "error"]
    wishes = [row["text"] for row in made.rows.get("recommendations", ())]
    return errors, wishes if made.report_id else None
