"""The definitions that ``dagster dev`` loads, and the same ones run from the command line.

``defs`` takes the folders from the environment (``UN_REPORTS_SOURCES``, ``_OUTPUT``, ``_CACHE``, ``_DESCRIPTOR``,
``_WORKERS``, ``_OCR``), which is how ``un-reports ui`` names them; ``run_build`` runs the graph once in this process.
"""

import os
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

# Read when Dagster is imported; ``dagster.yaml`` says the same to whatever starts without this module.
os.environ["DAGSTER_DISABLE_TELEMETRY"] = "1"

import dagster as dg

from pipeline.engine.build import Build
from pipeline.orchestration import assets
from pipeline.orchestration.automation import automation
from pipeline.orchestration.checks import table_checks
from pipeline.paths import PROJECT, layout
from pipeline.storage import location

_LISTENS_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """How a run ended. ``error`` is None where no step failed, or where checks kept the package from being made."""

    run_id: str
    succeeded: bool
    checks_failed: bool
    error: str | None


def define(build: Build) -> dg.Definitions:
    """The asset graph on the folders of a build."""
    job = dg.define_asset_job("build_package", selection=dg.AssetSelection.all())
    new_reports, nightly = automation(job)
    return dg.Definitions(
        assets=[assets.sources, assets.work_reports, assets.tidy_tables, assets.package],
        asset_checks=table_checks,
        jobs=[job],
        sensors=[new_reports],
        schedules=[nightly],
        # One process: with the default each step imports everything anew, which takes longer than most steps.
        executor=dg.in_process_executor,
        resources={"build": build},
    )


def run_build(build: Build) -> RunOutcome:
    """Make every asset once, in a thread of this process, while this one waits and hears ``KeyboardInterrupt`` at once.

    Libraries at work hold a signal back for seconds, and Dagster, which takes signals to itself in the main thread, loses
    one that comes between two steps. The thread does not stop by itself: who is interrupted ends the process.
    """
    made: Future[RunOutcome] = Future()
    Thread(target=_run_into, args=(made, build), name="build", daemon=True).start()
    # A signal that the system hands to another thread wakes nobody who waits without end.
    while not wait([made], _LISTENS_SECONDS).done:
        pass
    return made.result()


def _run_into(made: Future[RunOutcome], build: Build) -> None:
    try:
        made.set_result(_run(build))
    except BaseException as error:  # the future carries it to whoever waits
        made.set_exception(error)


def _run(build: Build) -> RunOutcome:
    """The record of the run is kept in memory: writing its 250 events to the database of the browser's home one by one
    took 3 s of processor time and, on a busy disk, longer than everything else."""
    job = define(build).resolve_job_def("build_package")
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance, run_config=quiet, raise_on_error=False)
    checks_failed = any(
        not each.passed and each.severity is dg.AssetCheckSeverity.ERROR
        for each in result.get_asset_check_evaluations()
    )
    error = None if result.success or checks_failed else _first_error(result)
    return RunOutcome(result.run_id, result.success, checks_failed, error)


def _first_error(result: dg.ExecuteInProcessResult) -> str:
    for event in result.get_step_failure_events():
        found = event.step_failure_data.error
        while found is not None and found.cause is not None:
            found = found.cause
        if found is not None:
            return f"{event.step_key}: {found.message.strip()}"
    return "the run did not finish"


def build_of_environment() -> Build:
    """The build that the environment names; without it, the folders of the project."""

    def named(key: str) -> Path | None:
        value = os.environ.get(f"UN_REPORTS_{key}")
        return location(value) if value else None

    sources, output = named("SOURCES") or PROJECT / "sources", named("OUTPUT") or PROJECT / "outputs"
    lies = layout(sources, output, named("CACHE"), named("DESCRIPTOR"))
    return Build(lies, int(os.environ.get("UN_REPORTS_WORKERS", "1")), bool(os.environ.get("UN_REPORTS_OCR")))


defs = define(build_of_environment())
