"""Building in a process of its own: how long, how much processor time, how much memory its whole tree held.

In: the options of ``un-reports build``. Out: a ``Run``. Memory needs psutil (``benchmarks/requirements.txt``) in the
environment of the project; without it, it is not measured.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from pipeline.commands.exit_codes import PUBLISHED, PUBLISHED_IN_PART
from pipeline.paths import PROJECT

PSUTIL: Final[Any] = import_module("psutil") if find_spec("psutil") else None
# Seconds between two looks at the memory; each takes some milliseconds a process.
_INTERVAL: Final = 0.25


@dataclass(frozen=True, slots=True)
class Run:
    """A build that ended well.

    ``seconds`` by the clock, ``processor`` of all its processes; ``memory`` is the largest sum of what its processes
    held at one moment, in bytes, pages they share counted in each (0: not measured). ``stages`` are the seconds of
    each stage, from when it was first told of to the next; ``held`` is the most that was held in each, in bytes.
    """

    seconds: float
    processor: float
    memory: int
    stages: Mapping[str, float]
    held: Mapping[str, int]


class BuildFailedError(Exception):
    """A build under measure did not end well; the words are what it said."""


def build(
    sources: Path, output: Path, *options: str, meanwhile: Callable[[int], None] | None = None, cached: bool = False
) -> Run:
    """Run one build and measure it.

    Args:
        sources: the folder of reports.
        output: the folder of the package; its cache lies beside it.
        options: further options of the command.
        meanwhile: called with the id of the process once it runs, in a thread of its own.
        cached: whether there may be finished work; otherwise it is an error.

    Raises:
        BuildFailedError: the command published nothing; what it set aside or refused does not matter here.
    """
    if not cached and output.exists():
        raise BuildFailedError(f"{output} is there already: a first build needs a new folder")
    with tempfile.TemporaryDirectory() as folder:
        told, said = Path(folder) / "stages.json", Path(folder) / "output.txt"
        command = [sys.executable, "-m", "benchmarks.timed_build", str(told)]
        command += ["--sources", str(sources), "--output", str(output), *options]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        with said.open("w", encoding="utf-8") as file:
            process = subprocess.Popen(command, cwd=PROJECT, stdout=file, stderr=subprocess.STDOUT)
            if meanwhile is not None:
                threading.Thread(target=meanwhile, args=(process.pid,), daemon=True).start()
            looks = _wait(process, begun)
        seconds = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if process.returncode not in (PUBLISHED, PUBLISHED_IN_PART):
            raise BuildFailedError(f"exit code {process.returncode}: {said.read_text('utf-8')[-2000:]}")
        stages = _stages(json.loads(told.read_text("utf-8")), seconds)
    held = _held(looks, stages)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, processor, max(held.values(), default=0), stages, held)


def _wait(process: subprocess.Popen[bytes], begun: float) -> list[tuple[float, int]]:
    """Wait for the end; the memory that was seen, with the seconds since ``begun``."""
    looks: list[tuple[float, int]] = []
    while process.poll() is None:
        if PSUTIL is not None:
            looks.append((time.perf_counter() - begun, tree_memory(process.pid)))
        time.sleep(_INTERVAL if PSUTIL is not None else 0.02)
    return looks


def _held(looks: Sequence[tuple[float, int]], stages: Mapping[str, float]) -> dict[str, int]:
    """The most memory that was seen in each stage; they follow each other in the order in which they stand."""
    ends = list(accumulate(stages.values()))
    held = dict.fromkeys(stages, 0)
    for at, memory in looks:
        stage = list(stages)[min(bisect(ends, at), len(ends) - 1)]
        held[stage] = max(held[stage], memory)
    return held


def tree_memory(pid: int) -> int:
    """What a process and all that it started hold now, in bytes; 0 where it is gone."""
    total = 0
    try:
        root = PSUTIL.Process(pid)
        for each in (root, *root.children(recursive=True)):
            try:
                total += each.memory_info().rss
            except PSUTIL.Error:
                continue
    except PSUTIL.Error:
        return total
    return total


def _stages(told: Sequence[tuple[float, str, int, int]], seconds: float) -> dict[str, float]:
    """Seconds a stage. What comes before the first is the start of Python, the inventory and the plan."""
    own = told[-1][0]
    stages: dict[str, float] = {"before": seconds - own}
    name, since = "before", 0.0
    for at, stage, _, _ in told:
        if stage != name:
            stages[name] = stages.get(name, 0.0) + at - since
            name, since = stage, at
    return stages


def free_cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
