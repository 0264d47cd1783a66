"""``un-reports build``: reports in, package out."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from pipeline.commands.advice import with_advice
from pipeline.commands.exit_codes import MEANINGS, NOT_PUBLISHED, PUBLISHED, PUBLISHED_IN_PART, exit_code_help
from pipeline.commands.options import build_options, worker_count
from pipeline.commands.printing import say_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.commands.terminal import Screen
    from pipeline.engine.build import Build, Plan
    from pipeline.engine.state import Summary
    from pipeline.orchestration.definitions import RunOutcome
    from pipeline.paths import Layout
    from pipeline.s0_sources import Inventory

# Of what is no report in a folder without any, so much is named.
_WHY_SHOWN = 3
_EPILOG = """\b
Examples:
  un-reports build
      build sources/ into outputs/ and datapackage.json
  un-reports build --sources ~/reports --output ~/dataset/outputs --workers 4
      a folder of your own, four reports at a time; the description of the
      tables is ~/dataset/datapackage.json
  un-reports build --ocr
      read scanned PDFs too

\b
A report can have a sidecar beside it, report.yaml for report.pdf:
  symbol: A/53/409          # or symbols: [A/52/826, S/1998/222]
  title: ...
  publication_date: 1998-09-18
  original_language: English
  source_url: https://docs.un.org/en/A/53/409

"""
_EPILOG += exit_code_help()


@click.command(epilog=_EPILOG)
@build_options
@click.option(
    "--engine",
    metavar="ADDRESS",
    default=None,
    help="Scheduler of a Dask cluster, tcp://host:8786, whose workers read the reports; they must see the same sources "
    "and cache.  [default: processes of this machine]",
)
@click.option(
    "--strict", is_flag=True, help="Publish nothing if a single row breaks a rule, instead of setting it aside."
)
@click.option(
    "--accept-loss",
    multiple=True,
    metavar="TABLE",
    help="Table that may have lost rows since the last package; can be given several times.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print for programs what happened, at the end and as one line; all else goes to standard error.",
)
@click.option(
    "--explain-cache", is_flag=True, help="Say of every report first why it is read anew or taken over, or is gone."
)
def build(
    sources: Path,
    output: Path,
    descriptor: Path | None,
    workers: int | None,
    cache: Path | None,
    ocr: bool,
    engine: str | None,
    strict: bool,
    accept_loss: tuple[str, ...],
    explain_cache: bool,
    as_json: bool,
) -> None:
    """Build the data package from a folder of reports.

    Reports that were built before and did not change are not read again. A report that cannot be read, a row that
    breaks a rule and is set aside, or a mistake in a sidecar, is a row of the table `issues` and named at the end; all
    else is built all the same. The package is replaced at once, after all checks have passed, or not at all.
    """
    from pipeline.commands.terminal import Screen, show_summary, tell_damage
    from pipeline.engine.build import Build, plan_build
    from pipeline.engine.state import package_key, up_to_date
    from pipeline.paths import layout
    from pipeline.storage import LocationError
    from pipeline.swap import recover

    screen = Screen(stderr=as_json)
    tell_damage(screen)
    try:
        lies = layout(sources, output, cache, descriptor)
    except LocationError as error:
        raise click.UsageError(str(error)) from error
    if lies.output.is_dir():
        recover(lies.output)
    _known_tables(accept_loss)
    planned = Build(lies, worker_count(workers), ocr, engine, strict, accept_loss)
    plan = plan_build(planned)
    if explain_cache:
        _explain(screen, planned, plan)
    summary = up_to_date(lies, package_key(plan.key, lies))
    if summary is not None and not (strict and summary.set_aside_files):
        screen.say("Nothing changed: the package is up to date.")
        show_summary(screen, summary, lies)
        _end(_tell_unused(screen, summary), summary, lies, as_json)
    try:
        if not plan.inventory.sources:
            raise click.UsageError(_no_report(plan.inventory, lies))
        outcome = _run(screen, planned)
    except click.ClickException as error:
        if as_json:
            _say_outcome(error.exit_code, None, lies, error.format_message())
        raise
    code, summary = _tell(screen, planned, outcome)
    _end(code, summary, lies, as_json, outcome.error)


def _no_report(found: Inventory, lies: Layout) -> str:
    """That there is no report, and of the first things that lie there why they are none."""
    said = [each.issue.message for each in found.issues]
    more = f"and {len(said) - _WHY_SHOWN:,} more" if len(said) > _WHY_SHOWN else ""
    why = "; ".join(filter(None, (*said[:_WHY_SHOWN], more)))
    return (
        f"there is no report in {lies.sources}: put .pdf, .docx, .html or .txt files there{f' ({why})' if why else ''}"
    )


def _run(screen: Screen, planned: Build) -> RunOutcome:
    """Build, alone at this cache, and say how far it is; the orchestrator takes a second or two to import.

    Raises:
        click.ClickException: nothing can be written, or another build works there; no report was read.
    """
    from pipeline.commands.stopping import ends_when_stopped, heard_afterwards
    from pipeline.commands.terminal import progress_on
    from pipeline.engine.lock import CacheInUseError, only_build
    from pipeline.swap import refuse_unwritable

    lies = planned.layout
    try:
        refuse_unwritable(lies.output, lies.descriptor.parent, lies.cache)
        with only_build(lies), ends_when_stopped(), progress_on(screen) as tell:
            tell("start", 0, 1)
            with heard_afterwards():
                from pipeline.engine.readers import dismiss
                from pipeline.orchestration.definitions import run_build

            def tell_and_dismiss(stage: str, done: int, total: int) -> None:
                if stage == "tables" and not done:
                    # A command builds once, and the checks need the memory.
                    dismiss()
                tell(stage, done, total)

            tell("start", 1, 1)
            return run_build(replace(planned, progress=tell_and_dismiss))
    except CacheInUseError as error:
        raise click.ClickException(str(error)) from error
    except PermissionError as error:
        raise click.ClickException(with_advice(f"{error.filename}: {error.strerror}")) from error


def _end(code: int, summary: Summary | None, lies: Layout, as_json: bool, error: str | None = None) -> NoReturn:
    """End with a code, and with what it means as JSON where that is asked for."""
    if as_json:
        _say_outcome(code, summary, lies, error)
    sys.exit(code)


def _say_outcome(code: int, summary: Summary | None, lies: Layout, error: str | None) -> None:
    """Print for programs how a build ended."""
    said = {
        "exit_code": code,
        "meaning": MEANINGS[code],
        "error": error,
        "output": str(lies.remote or lies.output),
        "descriptor": str(lies.descriptor),
        "summary": asdict(summary) if summary else None,
    }
    say_json(said)


def _known_tables(named: Iterable[str]) -> None:
    """Refuse names of tables that there are not."""
    from pipeline.schema import load_schema

    for name in named:
        if name not in load_schema().tables:
            raise click.BadParameter(
                f"there is no table {name}; there are {', '.join(load_schema().tables)}", param_hint="--accept-loss"
            )


def _explain(screen: Screen, planned: Build, plan: Plan) -> None:
    """Name each report with what becomes of it, and count them."""
    from pipeline.engine.build import explain_cache

    fates: Counter[str] = Counter()
    for reason in explain_cache(planned, plan):
        fates[reason.fate] += 1
        screen.say(str(reason))
    counted = ", ".join(f"{count:,} {fate}" for fate, count in sorted(fates.items()))
    screen.say(f"reports: {counted or 'none'}")


def _tell(screen: Screen, built: Build, outcome: RunOutcome) -> tuple[int, Summary | None]:
    """Say how a run ended: the exit code, and what came of it, if anything did."""
    from pipeline.commands.terminal import show_failures, show_summary
    from pipeline.engine.package import UNUSED_KINDS, kept_checks, summarize

    if outcome.error is not None:
        screen.say(f"The build broke off: {with_advice(outcome.error)}")
        screen.say(_kept(built.layout))
        return NOT_PUBLISHED, None
    summary = summarize(built)
    show_summary(screen, summary, None if outcome.checks_failed else built.layout)
    failures = [failure for found in kept_checks(built).values() for failure in found.failures]
    # These are named at the very end, with what to do.
    show_failures(screen, [failure for failure in failures if failure.check not in UNUSED_KINDS])
    if not outcome.checks_failed:
        return _tell_unused(screen, summary), summary
    screen.say(f"Nothing was published. {_kept(built.layout)}")
    return NOT_PUBLISHED, summary


def _kept(lies: Layout) -> str:
    """What lies in the output where nothing was published."""
    home = lies.remote or lies.output
    is_there = lies.remote is not None or lies.descriptor.exists()
    return f"The package in {home} is as it was." if is_there else f"There is no package in {home} yet."


def _tell_unused(screen: Screen, summary: Summary) -> int:
    """Name the corrections and annotations that the published package does not use, and give the exit code."""
    for message in summary.unused:
        if message not in summary.errors:
            screen.say(message, "red")
    if summary.unused:
        advice = "The package is published without corrections or annotations that do not fit: mend or remove them."
        screen.say(advice)
    return PUBLISHED if summary.is_whole else PUBLISHED_IN_PART
