"""``un-reports export``: a package as SQLite and as a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import package_option
from pipeline.commands.printing import say

_EPILOG = """\b
Examples:
  un-reports export
      the package in outputs/, into dist/
  un-reports export --package ~/Downloads/un-reports --into ~/Downloads
      a package of another place; the program needs nothing but the package

\b
Then:
  sqlite3 dist/un-reports.sqlite
  datasette dist/un-reports.sqlite --metadata dist/un-reports.metadata.json
  libreoffice dist/un-reports.xlsx
"""


@click.command(epilog=_EPILOG)
@package_option
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("dist"),
    show_default=True,
    help="Folder that gets the files.",
)
def export(package: Path, into: Path) -> None:
    """Write a package as a SQLite database, with metadata for Datasette, and as a workbook for spreadsheets.

    They hold the rows of the package. Their bytes depend on versions of libraries, so they are not part of it.
    """
    from pipeline.s5_check.package_rows import PackageError, package_home
    from pipeline.s6_publish.formats import export_package
    from pipeline.swap import recover_below

    recover_below(package)
    try:
        made = export_package(package_home(package), into)
    except (PackageError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    for path in (made.database, made.metadata, made.workbook):
        say(f"{path}  {path.stat().st_size / 1e6:,.1f} MB")
