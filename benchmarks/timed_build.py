"""``un-reports build`` with a stopwatch: the command as it is, which also notes when each of its stages was told of.

``python -m benchmarks.timed_build FILE OPTIONS...``: the options are those of the command; FILE gets a JSON list of
``[seconds since this process began, stage, done, total]``. The exit code is that of the command.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from pipeline.cli import main as command
from pipeline.commands import terminal

_BEGUN: Final = time.perf_counter()


def main() -> None:
    """Build, and write what was noted."""
    target, *options = sys.argv[1:]
    told: list[tuple[float, str, int, int]] = []

    @contextmanager
    def noting(console: Console) -> Iterator[terminal.Told]:
        del console
        yield lambda stage, done, total: told.append((time.perf_counter() - _BEGUN, stage, done, total))

    # The one place where the command turns to a person.
    terminal.progress_on = noting
    code: object = 0
    try:
        command(["build", *options], standalone_mode=False)
    except SystemExit as end:
        code = end.code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    told.append((time.perf_counter() - _BEGUN, "end", 1, 1))
    Path(target).write_text(json.dumps(told), "utf-8")
    sys.exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    main()
