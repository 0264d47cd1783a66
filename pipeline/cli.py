"""The command ``un-reports``: a group on which every command hangs, one module each in ``commands``.

Nothing is imported here but the words of the commands: what they need is loaded when they run, so that ``--help`` and
a build with nothing to do answer at once.
"""

from __future__ import annotations

import io
import sys
from typing import Any

import click

from pipeline.commands.add import add
from pipeline.commands.build import build
from pipeline.commands.diff import diff
from pipeline.commands.exit_codes import STOPPED
from pipeline.commands.explain import explain
from pipeline.commands.explore import explore
from pipeline.commands.export import export
from pipeline.commands.release import release
from pipeline.commands.review import review
from pipeline.commands.score import score
from pipeline.commands.site import site
from pipeline.commands.status import status
from pipeline.commands.ui import ui
from pipeline.commands.verify import verify


class _Commands(click.Group):
    """The commands, with an exit code of its own for one that is stopped from outside."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; see ``exit_codes`` for what it ends with."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(STOPPED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="un-reports", prog_name="un-reports")
def main() -> None:
    """United Nations reports in, an open data package out: who recommended what, to whom, in which instrument, at
    which meeting, with the place in the text for every cell.

    \b
    The way of the data:
      sources/      reports (PDF, Word, HTML, text) and, beside them, optional sidecars
        corrections/   what people found wrong, as data
        annotations/   reports annotated by hand, to measure by
      un-reports add       puts a report there, by symbol or from a file, and builds
      un-reports build
      outputs/      tables as CSV and Parquet, and the texts they point into
      datapackage.json   what every table and column means

    \b
    Then:
      un-reports status    what is built, what is left out or set aside, and why
      un-reports explain   what stands behind a row
      un-reports review    the rows most in doubt, and the way to correct them
      un-reports score     how good the rows are, by the annotations
      un-reports export    the package as SQLite and as a workbook
      un-reports verify    whether a package, or a copy of one, is whole
      un-reports diff      what changed between two packages
      un-reports site      pages to browse, search and read in context
      un-reports explore   any question, in SQL, in the browser
      un-reports release   a version of the data, with what changed since the last one

    Start with:  un-reports build --help
    """


# What a terminal cannot write is written out: no command ends because of a letter of a report or of a path.
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")

main.add_command(build)
main.add_command(add)
main.add_command(ui)
main.add_command(review)
main.add_command(explain)
main.add_command(score)
main.add_command(status)
main.add_command(export)
main.add_command(verify)
main.add_command(diff)
main.add_command(site)
main.add_command(explore)
main.add_command(release)
