"""Jobs that can kill their worker, by themselves in a module so that workers load nothing else."""

from __future__ import annotations

import os
import time

from pipeline.engine.shard import ShardJob, ShardResult, work_shard


def double_or_die(number: int) -> int:
    """Twice the number; a negative one ends the process."""
    if number < 0:
        os._exit(1)
    return 2 * number


def work_shard_or_die(job: ShardJob) -> ShardResult:
    """``work_shard``, except that a document named ``kill...`` ends the process unless it is skipped."""
    if any(each.source.path.startswith("kill") and each.source.path not in job.skipped for each in job.documents):
        os._exit(1)
    return work_shard(job)


def survive_or_die(_: ShardJob, path: str) -> bool:
    """``survives``, with the same documents."""
    if path.startswith("kill"):
        os._exit(1)
    return True


def work_shard_slowly(job: ShardJob) -> ShardResult:
    """``work_shard`` with time to die in."""
    time.sleep(0.3)
    return work_shard(job)
