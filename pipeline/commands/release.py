"""``un-reports release``: a version of the dataset that people can follow and cite."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from pipeline.commands.options import package_option
from pipeline.commands.printing import say

_EPILOG = """\b
Examples:
  un-reports release 1.0.0 --date 2026-12-01
      the first release, of what the last build published
  un-reports release --date 2027-01-15
      the next one; its version is the least that the changes ask for
  un-reports release 1.1.0 --date 2027-01-15 --last ~/Downloads/1.0.0
      where the last release is elsewhere, or the tables of its tag checked out

\b
The least step, from all tables and columns and every row by its key:
  major   a table or column is removed or renamed, a key, a type or the order of
          columns changes, a limit becomes narrower; the licence is another
  minor   rows come or go, a table or column is added, a limit becomes wider
  patch   values are corrected; package, table or column described in other words
"""


@click.command(epilog=_EPILOG)
@click.argument("version", required=False)
@click.option(
    "--date",
    "created",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    help="Date of the release; no clock is asked, so that the same release has the same bytes.",
)
@package_option
@click.option(
    "--to",
    "releases",
    type=click.Path(file_okay=False, path_type=Path),
    default="releases",
    show_default=True,
    help="Folder of all releases.",
)
@click.option(
    "--last",
    type=click.Path(exists=True, path_type=Path),
    default=None,
    help="Package of the last release.  [default: its folder among the releases]",
)
@click.option(
    "--accept-loss",
    multiple=True,
    metavar="TABLE",
    help="Table of bodies, meetings, instruments or the like in which a cell may have become empty; can be given several times.",
)
def release(
    version: str | None,
    created: datetime,
    package: Path,
    releases: Path,
    last: Path | None,
    accept_loss: tuple[str, ...],
) -> None:
    """Release the package as VERSION, or as the least version that its changes ask for.

    A smaller step than the changes ask for is refused. Written are RELEASES/VERSION, whole in itself (tables, texts,
    datapackage.json, un-reports.sqlite, un-reports.xlsx, manifest.json, diff.jsonl, SHA256SUMS, descriptions for catalogues), and beside it CHANGES.md, releases.json
    and feeds of the new recommendations (Atom and JSON).
    """
    from pipeline.s7_release.package import ReleaseError
    from pipeline.s7_release.release import release as make_release

    try:
        made = make_release(package, releases, created.date(), version, last, accept_loss)
    except ReleaseError as error:
        raise click.ClickException(str(error)) from error
    since = f"; the changes since {made.previous} are {made.least}" if made.previous else ", the first release"
    say(f"Released {made.version}{since}.")
    say(f"  files     {made.folder} ({made.files:,})")
    say(f"  changes   {releases / 'CHANGES.md'}")
