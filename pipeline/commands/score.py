"""``un-reports score``: a package held against reports annotated by hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.options import package_option
from pipeline.commands.printing import say, say_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.s5_check.figures import Figure
    from pipeline.s5_check.scored_package import Measurement

_EPILOG = """\b
Examples:
  un-reports score
      outputs/ against all annotations in sources/annotations
  un-reports score --package ~/dataset/outputs --show a-53-409.yaml
      one report, with what was missed (-) and what is too much (+)
  un-reports score --calibrate --package ~/dataset/outputs --read eye.csv *.yaml
      measure how often each rule is right on these and on rows judged by
      eye, and keep it as the confidence that rows of the next build bear

\b
An annotation is a YAML file that says what stands in a report by the reading of
a person; docs/quality.md describes its keys and how rows are compared with it.
Where a text of the same name lies beside it (a-53-409.txt), quotations are
taken from that, else from the canonical text of the package.
"""


@click.command(epilog=_EPILOG)
@click.argument(
    "annotations",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="YAML files; docs/quality.md describes them.",
)
@package_option
@click.option("--show", is_flag=True, help="List what was missed and what is too much.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--calibrate", is_flag=True, help="Write the measured confidence of every rule to pipeline/rules/confidence.yaml."
)
@click.option(
    "--read",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --calibrate: a CSV file of rows judged by eye; docs/quality.md describes it.",
)
@click.option(
    "--page",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Renew the figures in this Markdown page.",
)
def score(
    annotations: tuple[Path, ...],
    package: Path,
    show: bool,
    as_json: bool,
    calibrate: bool,
    read: Path | None,
    page: Path | None,
) -> None:
    """Measure a package against ANNOTATIONS, reports annotated by hand (default: those in sources/annotations).

    For each report and table: how many rows were found, how many there should be, and from these precision (the share
    of found rows that is right), recall (the share of expected rows that was found) and F1 (their harmonic mean). The
    same figures stand in the table `quality` of every package whose sources hold annotations.
    """
    from pipeline.s5_check.annotation import AnnotationError
    from pipeline.s5_check.package_rows import PackageError, package_home
    from pipeline.s5_check.scored_package import measure_package
    from pipeline.swap import recover_below

    paths = annotations or tuple(sorted(Path("sources/annotations").glob("*.yaml")))
    if not paths:
        raise click.UsageError("there is no annotation: name a file, or put one in sources/annotations")
    recover_below(package)
    try:
        measured = measure_package(package_home(package), paths)
    except (PackageError, AnnotationError) as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        say_json({name: [_plain(each) for each in found.figures] for name, found in measured.items()}, indent=1)
    else:
        for name, found in measured.items():
            _print(name, found.figures, show)
    if calibrate:
        _calibrate(measured, package, read)
    if page is not None:
        _renew(page, measured)


def _calibrate(measured: Mapping[str, Measurement], package: Path, read: Path | None) -> None:
    from pipeline.paths import PACKAGE
    from pipeline.s5_check.calibration import calibration_text
    from pipeline.s5_check.package_rows import PackageError, package_home, table_rows
    from pipeline.s5_check.read_by_eye import ReadingError, judged_by_eye

    home = package_home(package)
    kinds = {row["report_id"]: row["kind"] for row in table_rows(home, "reports")}
    try:
        by_kind = (
            {}
            if read is None
            else judged_by_eye(read, home, frozenset(name for name, found in measured.items() if found.judged))
        )
    except (ReadingError, PackageError) as error:
        raise click.ClickException(str(error)) from error
    for report_id, found in measured.items():
        by_kind.setdefault(kinds[report_id], []).extend(found.judged)
    target = PACKAGE / "rules" / "confidence.yaml"
    target.write_text(calibration_text(by_kind), "utf-8")
    say(f"Measured on {sum(map(len, by_kind.values()))} rows: {target}", err=True)


def _renew(page: Path, measured: Mapping[str, Measurement]) -> None:
    from pipeline.rules.loader import read_rules
    from pipeline.s5_check.quality_page import page_part, replace_part

    part = page_part({name: found.figures for name, found in measured.items()}, read_rules("confidence.yaml"))
    try:
        page.write_text(replace_part(page.read_text("utf-8"), part), "utf-8")
    except ValueError as error:
        raise click.ClickException(f"{page}: {error}") from error


def _plain(figure: Figure) -> dict[str, object]:
    return {
        "table": figure.table,
        "measure": figure.measure,
        "found": figure.found,
        "expected": figure.expected,
        "precision": figure.precision,
        "recall": figure.recall,
        "f1": figure.f1,
        "missed": list(figure.missed),
        "extra": list(figure.extra),
    }


def _print(name: str, figures: Sequence[Figure], show: bool) -> None:
    from rich.table import Table

    from pipeline.commands.terminal import Screen

    screen = Screen() if sys.stdout.isatty() else Screen(width=120)
    table = Table(
        "table", "measure", "found", "expected", "precision", "recall", "F1", title=name, title_justify="left"
    )
    for column in table.columns[2:]:
        column.justify = "right"
    for each in figures:
        shares = ("" if value is None else f"{value:.3f}" for value in (each.precision, each.recall, each.f1))
        table.add_row(each.table, each.measure, str(each.found), str(each.expected), *shares)
    screen.show(table)
    if show:
        for each in figures:
            lines = [
                *(f"- {each.table}: {item}" for item in each.missed),
                *(f"+ {each.table}: {item}" for item in each.extra),
            ]
            for line in lines:
                screen.say(line, "red" if line[0] == "-" else "green")
