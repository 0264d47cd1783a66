"""The pool of processes against Dask on this machine: the same reports, a worker killed on the way, the same tables.

Run by hand: ``python -m benchmarks.engines`` (needs ``distributed`` and ``psutil``). A scheduler and its workers are
started on this machine before the clock runs, as on a cluster that is there; the processes of a pool are started by the
build. The worker is killed by the signal that nothing can catch, once a third of the shards is finished.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks.processes import PSUTIL, Run, build, free_cores
from benchmarks.record import Table, write_section
from benchmarks.synthetic import make_reports, write_reports
from pipeline.engine.plan import plan_shards
from pipeline.paths import PROJECT, layout

_STARTED_WITHIN: Final = 60.0
# A shard takes seconds: one that waits at a busy worker while another is idle costs more than it saves. And nobody looks
# at the profile for which each worker is interrupted a hundred times a second.
_SETTINGS: Final = {
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_SATURATION": "1.0",
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
}
_ABOUT: Final = """
{count:,} synthetic reports in {shards} shards, {workers} workers, cache empty. Dask: a scheduler and its workers on this machine,
started before the clock, each with a nanny that starts it again. Killed: `SIGKILL` to one worker after a third of the
shards. Tables: the published files compared with those of the first line, byte for byte.
"""


class Cluster:
    """A scheduler and workers on this machine."""

    def __init__(self, workers: int, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._log = (folder / "cluster.txt").open("w", encoding="utf-8")
        self._scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        local = ["--local-directory", str(folder / "dask"), "--no-dashboard"]
        options = ["--nworkers", str(workers), "--nthreads", "1", "--memory-limit", "0", *local]
        self._workers = self._start("worker", self.address, *options)
        self._wait_for(workers)

    def _start(self, part: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *options]
        environment = {**os.environ, **_SETTINGS}
        return subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=self._log, stderr=subprocess.STDOUT)

    def _wait_for(self, workers: int) -> None:
        from distributed import Client

        with Client(self.address, timeout=_STARTED_WITHIN, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=_STARTED_WITHIN)

    def worker_id(self) -> int:
        """The id of the process of one worker."""
        return _spawned(self._workers.pid)[0]

    def close(self) -> None:
        """End all of it."""
        for process in (self._workers, self._scheduler):
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_STARTED_WITHIN)
        self._log.close()


def _spawned(pid: int) -> list[int]:
    """The processes that multiprocessing started under a process, but its tracker of resources."""
    children = PSUTIL.Process(pid).children(recursive=True)
    return sorted(each.pid for each in children if any("spawn_main" in word for word in each.cmdline()))


def kill_later(output: Path, shards: int, victim: Callable[[int], int], killed: list[int]) -> Callable[[int], None]:
    """What ``build`` calls meanwhile: waits for ``shards`` finished shards, then kills what ``victim`` names."""
    folder = layout(output, output).shards

    def wait_and_kill(pid: int) -> None:
        while len(list(folder.glob("s[01]*-*"))) < shards:
            if not PSUTIL.pid_exists(pid):
                return
            time.sleep(0.05)
        process = victim(pid)
        PSUTIL.Process(process).kill()
        killed.append(process)

    return wait_and_kill


def digest_of(output: Path) -> str:
    """A hash of the published files: their names and bytes, the descriptor's left out because it may name the folder."""
    total = hashlib.sha256()
    tables = output / "tables"
    for path in sorted(each for each in tables.rglob("*") if each.is_file()):
        name = path.relative_to(tables).as_posix()
        total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def measure(folder: Path, count: int, workers: int, seed: int) -> str:
    """Run the four builds and write the section."""
    sources = folder / "sources"
    write_reports(make_reports(count, seed), sources)
    shards = len(plan_shards(str(path.relative_to(sources)) for path in sources.rglob("*.txt")))
    pool, dask = ("--workers", str(workers)), ("--workers", str(workers), "--engine")
    done: dict[str, tuple[Run, str]] = {}

    def run(name: str, *options: str, victim: Callable[[int], int] | None = None) -> None:
        output, killed = folder / name.replace(" ", "-").replace(",", "") / "outputs", list[int]()
        meanwhile = kill_later(output, max(1, shards // 3), victim, killed) if victim else None
        made = build(sources, output, *options, meanwhile=meanwhile)
        if victim is not None and not killed:
            raise RuntimeError(f"{name}: the build ended before a worker could be killed; take more reports")
        done[name] = made, digest_of(output)
        shutil.rmtree(output.parent)

    run("pool", *pool)
    with _cluster(workers, folder) as cluster:
        run("Dask", *dask, cluster.address)
        run("Dask, one worker killed", *dask, cluster.address, victim=lambda _: cluster.worker_id())
    run("pool, one worker killed", *pool, victim=lambda pid: _spawned(pid)[0])
    about = _ABOUT.format(count=count, shards=shards, workers=workers)
    return write_section("engines", "Dask against the pool", about, [_table(done)], ("distributed", "pyarrow"))


@contextlib.contextmanager
def _cluster(workers: int, folder: Path) -> Iterator[Cluster]:
    cluster = Cluster(workers, folder)
    try:
        yield cluster
    finally:
        cluster.close()


def _table(done: dict[str, tuple[Run, str]]) -> Table:
    first, digest = done["pool"]
    rows = [
        (
            name,
            f"{run.seconds:.1f}",
            f"{run.stages['documents']:.1f}",
            f"{first.seconds / run.seconds:.2f}",
            f"{first.stages['documents'] / run.stages['documents']:.2f}",
            "the same" if found == digest else "**different**",
        )
        for name, (run, found) in done.items()
    ]
    return Table(("", "s", "reading the reports, s", "speed to the pool", "reading alone", "tables"), rows)


def main() -> None:
    """Measure and print the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=max(2, free_cores()))
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if PSUTIL is None:
        parser.error("this needs psutil: see benchmarks/requirements.txt")
    parent = PROJECT / ".un-reports"
    parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=parent) as folder:
        print(measure(Path(folder), options.count, options.workers, options.seed))


if __name__ == "__main__":
    main()
