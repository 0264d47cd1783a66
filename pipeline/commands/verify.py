"""``un-reports verify``: is a package whole, and do its rows hold together and stand in its texts?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from pipeline.commands.printing import say

_EPILOG = """\b
Examples:
  un-reports verify .
      the package of this repository
  un-reports verify ~/Downloads/un-reports
      a downloaded copy; nothing but the copy is needed

Ends with 0 where all is right and with 1 where something is not.
"""
_SHOWN = 20


@click.command(epilog=_EPILOG)
@click.argument(
    "package", type=click.Path(exists=True, path_type=Path), help="Folder of the package, or its descriptor."
)
def verify(package: Path) -> None:
    """Check the package in the folder PACKAGE, or described by the file PACKAGE, from its own files.

    Looked at are the descriptor (by the Data Package profile), the SHA-256 and size of every file, SHA256SUMS, keys,
    references, types and closed lists of every table, and whether the words of the rows stand in the texts where the rows
    say.
    """
    from pipeline.s5_check.package_rows import PackageError, package_home
    from pipeline.s5_check.package_texts import text_problems
    from pipeline.s5_check.structural import check_structure
    from pipeline.s6_publish import verify_package
    from pipeline.s6_publish.sums import sums_problems
    from pipeline.schema import load_schema
    from pipeline.swap import recover_below

    folder = package if package.is_dir() else package.parent
    recover_below(folder)
    descriptor = _descriptor(package)
    try:
        home = package_home(folder)
    except PackageError as error:
        raise click.ClickException(str(error)) from error
    problems = verify_package(descriptor) + sums_problems(home)
    tables = {table.name: home / "tables" / f"{table.name}.parquet" for table in load_schema()}
    if missing := [name for name, path in tables.items() if not path.exists()]:
        problems.append(f"tables: there is no {', '.join(missing)}: the package was built by another version")
    elif not problems:
        # A file that is not the one described may not be readable at all.
        problems += [str(failure) for failure in check_structure(tables).failures]
        # Words are looked up where the offsets lie inside texts that are there.
        problems += [] if problems else text_problems(home)
    for problem in problems[:_SHOWN]:
        say(problem)
    if problems:
        more = f", {len(problems) - _SHOWN:,} of them not shown" if len(problems) > _SHOWN else ""
        say(f"{len(problems):,} problems{more}.")
        sys.exit(1)
    say("The package is whole: files, keys, references and places in the texts are right.")


def _descriptor(package: Path) -> Path:
    """The descriptor that was named, or the one in the folder or above it, if it can be read."""
    named = (
        [package]
        if package.is_file()
        else [folder / "datapackage.json" for folder in (package, package.resolve().parent)]
    )
    for path in named:
        if path.is_file():
            try:
                json.loads(path.read_text("utf-8"))
            except ValueError as error:
                raise click.ClickException(f"{path.name} is damaged, it is no JSON: {error}") from error
            return path
    raise click.ClickException(f"there is no package in {package}: it has no datapackage.json")
