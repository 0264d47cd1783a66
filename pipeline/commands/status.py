"""``un-reports status``: what lies in the sources, what of it is built, and what is left out or set aside and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from pipeline.commands.options import build_options, worker_count
from pipeline.commands.printing import say, say_json

# Of each kind, so many files are named on a screen; --json names all.
_SHOWN = 20


@click.command(epilog="Examples:\n\n\b\n  un-reports status\n  un-reports status --json | jq .waiting")
@build_options
@click.option("--json", "as_json", is_flag=True, help="Print it for programs, with every file named.")
def status(
    sources: Path,
    output: Path,
    descriptor: Path | None,
    workers: int | None,
    cache: Path | None,
    ocr: bool,
    as_json: bool,
) -> None:
    """Say what lies in the sources folder, what of it is in the package, and what is left out or set aside, and why.

    Nothing is read or built; files are looked at only to see whether they changed.
    """
    from pipeline.paths import layout
    from pipeline.storage import LocationError

    try:
        lies = layout(sources, output, cache, descriptor)
    except LocationError as error:
        raise click.UsageError(str(error)) from error
    from pipeline.engine.build import Build

    found = _found(Build(lies, worker_count(workers), ocr))
    if as_json:
        say_json(found, indent=1)
        return
    say(f"sources      {found['sources']:,} reports in {lies.sources}")
    say(f"package      {found['reports']:,} reports in {lies.output}" if found["built"] else "package      none yet")
    if found["up_to_date"]:
        say("             up to date")
    for name, title in (("waiting", "to build"), ("left_out", "left out"), ("set_aside", "set aside")):
        reasons = _by_reason(found[name])
        for number, (why, files) in enumerate(list(reasons.items())[:_SHOWN]):
            others = f" and {len(files) - 1:,} more" if len(files) > 1 else ""
            say(f"{title if not number else '':<12} {files[0]}{others}: {why}")
        if len(reasons) > _SHOWN:
            say(f"{'':<12} and {sum(map(len, list(reasons.values())[_SHOWN:])):,} more; --json names all")
    if found["waiting"]:
        say()
        say("un-reports build brings the package up to date.")


def _by_reason(said: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """The files of which the same is said, by what it is: after a change of rules all reports have one reason."""
    files: dict[str, list[str]] = {}
    for each in said:
        files.setdefault(each["why"], []).append(each["file"])
    return files


def _found(build: Any) -> dict[str, Any]:
    from pipeline.engine.build import explain_cache, plan_build
    from pipeline.engine.state import last_summary, package_key, up_to_date

    plan = plan_build(build)
    waiting = [
        {"file": reason.path, "why": f"{reason.fate}: {'; '.join(reason.why)}"}
        for reason in explain_cache(build, plan)
        if reason.fate != "taken over"
    ]
    return {
        "sources": len(plan.inventory.sources),
        "built": last_summary(build.layout) is not None,
        "up_to_date": up_to_date(build.layout, package_key(plan.key, build.layout)) is not None,
        "waiting": waiting,
        **_published(build.layout.output, [(each.path, each.issue.message) for each in plan.inventory.issues]),
    }


def _published(output: Path, of_folder: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What the package says: its reports, files that gave none, and what was set aside of the others."""
    from pipeline.s4_tidy.merge import OTHER_WORDS
    from pipeline.s5_check.package_rows import PackageError, package_home, report_ids, table_rows

    named = dict(of_folder)
    try:
        home = package_home(output)
        found = table_rows(home, "issues", "severity", ["error", "warning"])
        aside = Counter((row["source_path"], row["rule"]) for row in table_rows(home, "set_aside"))
        issues = [row for row in found if not row["report_id"] or OTHER_WORDS in row["message"]]
        reports = len(report_ids(home))
    except PackageError:
        issues, aside, reports = [], Counter(), 0
    for row in issues:
        path, _, why = row["message"].partition(": ")
        named.setdefault(path, why)
    return {
        "reports": reports,
        "left_out": [{"file": path, "why": why.removeprefix(f"{path} ")} for path, why in sorted(named.items())],
        "set_aside": [
            {"file": path, "why": f"{count:,} by the rule {rule}"} for (path, rule), count in sorted(aside.items())
        ],
    }
