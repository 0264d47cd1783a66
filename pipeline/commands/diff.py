"""``un-reports diff``: what changed between two packages."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.printing import say, say_json

_EPILOG = """\b
Examples:
  un-reports diff ~/un-reports-1.0.0 outputs
      what a build changed since a release
  un-reports diff old/datapackage.json new/datapackage.json --limit 0
      every row, and not the first ten of each kind alone
  un-reports diff old new --json > changes.jsonl
      for programs: a line of JSON for the packages, each change of the schema,
      each table that differs, each row (key, cells with both values, reasons)

\b
A row is known by its key. Why it changed is said as far as the packages tell: the
reports that came, went or changed, and corrections. Nothing is written.
"""


@click.command(epilog=_EPILOG)
@click.argument("old", type=click.Path(exists=True, path_type=Path), help="The package as it was.")
@click.argument("new", type=click.Path(exists=True, path_type=Path), help="The package as it is.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="Rows shown of each table that were added, changed and removed; 0 shows all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print for programs, all rows, a line of JSON for each change.")
def diff(old: Path, new: Path, limit: int, as_json: bool) -> None:
    """Show what changed from package OLD to package NEW: schema, tables, rows by key, and cells.

    OLD and NEW are folders with a datapackage.json, or that file itself.
    """
    from pipeline.s7_release.compare import compare
    from pipeline.s7_release.package import ReleaseError, open_package
    from pipeline.s7_release.telling import changes, text_lines

    try:
        with compare(open_package(old), open_package(new)) as compared:
            if as_json:
                for change in changes(compared):
                    say_json(change)
            else:
                for line in text_lines(compared, limit or None):
                    say(line)
    except ReleaseError as error:
        raise click.ClickException(str(error)) from error
