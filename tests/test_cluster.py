"""Dask: a scheduler and workers as processes of their own, reached over the network, and a worker that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engine import build as engine_build
from pipeline.engine import executors, shard
from pipeline.engine.build import Build, plan_build, read_parts, work_shards
from pipeline.engine.errors import EngineError, WorkersLostError
from pipeline.engine.executors import open_cluster, open_readers, run_jobs
from pipeline.paths import PROJECT, layout
from tests import mortal

TEXT = "A/53/{n}\n\n1. The Commission met in Geneva.\n\n2. It urged States to ratify the Convention.\n"


def start(*arguments: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([sys.executable, "-m", *arguments], env=environment, **quiet)  # type: ignore[call-overload,no-any-return]


class Cluster:
    """A scheduler and two workers of one thread, without the nanny that would start a lost one again."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(self._file)]
        self.scheduler = start("distributed.cli.dask_scheduler", *options)
        self._until(self._file.exists)
        self.workers = [self.add_worker(), self.add_worker()]
        from distributed import Client

        with Client(scheduler_file=str(self._file), set_as_default=False, timeout=30) as client:
            client.wait_for_workers(2, timeout=30)
            self.address: str = client.scheduler.address

    def add_worker(self) -> subprocess.Popen[bytes]:
        options = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--scheduler-file", str(self._file)]
        return start("distributed.cli.dask_worker", *options)

    def _until(self, true: object) -> None:
        end = time.monotonic() + 30
        while not true():  # type: ignore[operator]
            assert time.monotonic() < end
            time.sleep(0.05)

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.close()


def built(root: Path, sources: Path, engine: str | None) -> Build:
    build = Build(layout(sources, root / "outputs", root / "cache"), workers=2, engine=engine)
    work_shards(build, plan_build(build))
    return build


def parts_of(build: Build) -> dict[str, bytes]:
    return {
        f"{part.folder.name}/{table}": part.file(table).read_bytes()
        for part in read_parts(build)
        for table in part.tables
    }


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for n in range(1, 41):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n))
    return folder


def test_a_cluster_that_loses_a_worker_gives_what_the_pool_gives(
    cluster: Cluster, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_build, "work_shard", mortal.work_shard_slowly)
    killer = threading.Timer(0.8, os.kill, (cluster.workers[0].pid, signal.SIGKILL))
    killer.start()
    over_cluster = built(tmp_path / "cluster", sources, cluster.address)
    killer.cancel()
    assert cluster.workers[0].wait(5) == -signal.SIGKILL
    assert cluster.workers[1].poll() is None
    assert parts_of(over_cluster) == parts_of(built(tmp_path / "pool", sources, None))


def test_a_job_that_kills_one_worker_after_the_other_is_given_up(cluster: Cluster) -> None:
    cluster.workers += [cluster.add_worker() for _ in range(4)]
    with pytest.raises(WorkersLostError):
        list(run_jobs(mortal.double_or_die, [-1], lambda: open_cluster(cluster.address)))


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "_CONNECT_SECONDS", 1)
    with pytest.raises(EngineError, match=r"no Dask scheduler answers at tcp://127.0.0.1:9: start one"):
        open_readers(2, "tcp://127.0.0.1:9")


def test_a_worker_of_another_version_refuses(sources: Path, tmp_path: Path) -> None:
    build = Build(layout(sources, tmp_path / "outputs", tmp_path / "cache"))
    [job, *_] = plan_build(build).jobs
    with pytest.raises(shard.WorkerError, match=r"other code, rules or libraries .* install the same"):
        shard.work_shard(replace(job, code="other"))
