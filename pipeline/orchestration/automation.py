"""What starts a build by itself: a look at the sources folder, and a nightly run. Both are off until somebody turns
them on in the browser, and both need the daemon that ``un-reports ui`` starts.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import dagster as dg

from pipeline.engine.build import Build

# Seconds between two looks at the folder.
_LOOK = 60


def folder_state(folder: Path) -> str:
    """A digest of the names, sizes and times of all files below a folder; another one where any of these changed.

    Hidden files are passed over. Nothing is opened, so that a folder of ten thousand reports costs a tenth of a second.
    """
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.startswith("."):
                path = Path(root) / name
                about = path.lstat()
                found.append((str(path.relative_to(folder)), about.st_size, about.st_mtime_ns))
    return hashlib.sha256(json.dumps(sorted(found)).encode("utf-8", "surrogateescape")).hexdigest()


def automation(job: Any) -> tuple[dg.SensorDefinition, dg.ScheduleDefinition]:
    """The sensor that runs ``job`` when the sources change, and the schedule that runs it each night at three."""

    @dg.sensor(
        name="new_reports",
        job=job,
        minimum_interval_seconds=_LOOK,
        default_status=dg.DefaultSensorStatus.STOPPED,
        description="Builds when a file of the sources folder is new, changed or gone. Two looks must see the same, so "
        "that a file that is still being copied is waited for.",
    )
    def new_reports(context: dg.SensorEvaluationContext, build: dg.ResourceParam[Build]) -> dg.SensorResult:
        now = folder_state(build.layout.sources)
        seen, _, built = (context.cursor or "").partition(" ")
        if now == built:
            return dg.SensorResult(skip_reason="Nothing changed.", cursor=f"{now} {built}")
        if now != seen:
            return dg.SensorResult(skip_reason="Something changed; it is looked at once more.", cursor=f"{now} {built}")
        return dg.SensorResult(run_requests=[dg.RunRequest(run_key=now)], cursor=f"{now} {now}")

    nightly = dg.ScheduleDefinition(
        name="nightly",
        job=job,
        cron_schedule="0 3 * * *",
        default_status=dg.DefaultScheduleStatus.STOPPED,
        description="Builds each night at three; where nothing changed, that takes seconds.",
    )
    return new_reports, nightly
