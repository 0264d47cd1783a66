"""``un-reports explore``: the package in Datasette, on this machine only."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from pipeline.commands.options import package_option
from pipeline.commands.printing import say


@click.command(epilog="Example:  un-reports explore --port 8002")
@package_option
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".un-reports/explorer"),
    show_default=True,
    help="Folder for the database and the site that are served.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Port of the web page.")
def explore(package: Path, folder: Path, port: int) -> None:
    """Ask a package anything in the browser: tables with facets and full-text search, questions ready to be asked, SQL.

    The page is served to this machine only, with the site of the package at /site/. End it with Ctrl-C.
    """
    from pipeline.s5_check.package_rows import PackageError
    from pipeline.s8_site.explorer import explorer
    from pipeline.swap import recover_below

    recover_below(package)
    try:
        command = explorer(package, folder, port)
    except (PackageError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    say(f"The explorer is at http://127.0.0.1:{port}/ and the site at http://127.0.0.1:{port}/site/index.html")
    # Nothing is left to do here: the server takes the place of this process, and whatever ends the one ends the other.
    sys.stdout.flush()
    os.execv(command[0], command)
