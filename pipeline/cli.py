"""The command ``un-reports``: a group on which every command hangs, one module each in ``commands``.

Nothing is imported here but the words of the commands: what they need is loaded when they run, so that ``--help`` and
a build with nothing to do answer at once.
"""

from __future__ import annotations

import codecs
import errno
import gc
import io
import logging
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from pipeline.commands.add import add
from pipeline.commands.advice import with_advice
from pipeline.commands.build import build
from pipeline.commands.diff import diff
from pipeline.commands.exit_codes import STOPPED
from pipeline.commands.explain import explain
from pipeline.commands.explore import explore
from pipeline.commands.export import export
from pipeline.commands.printing import Damage, complain, say
from pipeline.commands.release import release
from pipeline.commands.review import review
from pipeline.commands.score import score
from pipeline.commands.site import site
from pipeline.commands.status import status
from pipeline.commands.ui import ui
from pipeline.commands.verify import verify

# So many objects a command makes between two looks of the cyclic collector; Python's own are 700, and the libraries of a
# build make a million that stay, which it would walk again and again.
_COLLECTED = 50_000


class _Commands(click.Group):
    """The commands, with an exit code of its own for one that is stopped from outside."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run what the command line says, see the base class."""
        if args is None:
            _begin_in_utf8()
            gc.set_threshold(_COLLECTED)
        return super().main(args, *rest, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; see ``exit_codes`` for what it ends with."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say("Stopped.", err=True)
            ctx.exit(STOPPED)
        except click.ClickException as error:
            complain(error)
            ctx.exit(error.exit_code)
        except OSError as error:
            # A reader that went away, as head does, is click's matter.
            if error.errno == errno.EPIPE:
                raise
            complain(click.ClickException(with_advice(f"{error.filename or 'a file'}: {error.strerror or error}")))
            ctx.exit(1)


def _begin_in_utf8() -> None:
    """Begin anew in UTF-8 mode where the locale is another one (``LC_ALL=C``).

    The paths of a package are UTF-8 wherever it is built. In another locale Python reads the same file under another name,
    and cannot open a name that it made itself; so do the processes it starts, which inherit the mode.
    """
    if sys.flags.utf8_mode or codecs.lookup(sys.getfilesystemencoding()).name == "utf-8":
        return
    os.environ["PYTHONUTF8"] = "1"
    if codecs.lookup(sys.stdout.encoding).name != "ascii":
        # The terminal's own, where it has letters at all.
        os.environ.setdefault("PYTHONIOENCODING", sys.stdout.encoding)
    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


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

_log = logging.getLogger("pipeline.cache")
_log.handlers, _log.propagate = [Damage()], False

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
