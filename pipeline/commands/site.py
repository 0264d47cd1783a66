"""``un-reports site``: the package as pages to look at."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import package_option
from pipeline.commands.printing import say

_EPILOG = """\b
Examples:
  un-reports site
      the package in outputs, as pages in outputs/site
  un-reports site --package ~/release --output ~/public
"""


@click.command(epilog=_EPILOG)
@package_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder of the site; what is there is replaced if it is a site.  [default: site, in the package]",
)
@click.option(
    "--releases",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("releases"),
    show_default=True,
    help="Folder in which un-reports release left what changed and the feeds, if there is one.",
)
def site(package: Path, output: Path | None, releases: Path) -> None:
    """Make pages of a published package: browse, search, read every report with what was found marked in it.

    They open by double click and from any web server, ask no other host for anything, and can be read without JavaScript.
    """
    from pipeline.s5_check.package_rows import PackageError, package_home
    from pipeline.s8_site import SiteError, make_site
    from pipeline.swap import recover_below

    recover_below(package)
    try:
        made = make_site(package, output or package_home(package) / "site", releases)
    except (PackageError, SiteError) as error:
        raise click.ClickException(str(error)) from error
    say(f"{made.pages:,} pages; open {made.start}")
