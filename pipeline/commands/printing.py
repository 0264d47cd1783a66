"""What the commands print: lines, JSON, and why one ended. Nothing else in the package prints, but ``terminal`` on a screen.

Names, titles, sidecars, answers of servers and packages come from anybody. Whatever is printed passes here or there, so
no command has to think of it: what a terminal obeys is written out, a text is one line, and a line is bounded.
"""

from __future__ import annotations

import json
import logging
from typing import Any

import click

from pipeline.unseen import one_line


def say(line: str = "", *, err: bool = False) -> None:
    """Print a line, on standard error if ``err``."""
    click.echo(one_line(line), err=err)


def say_json(value: Any, indent: int | None = None) -> None:
    """Print a value for programs, in ASCII: every locale can write it, and no terminal obeys it. Nothing is cut."""
    click.echo(json.dumps(value, indent=indent).replace("\x7f", r"\u007f"))


def complain(error: click.ClickException) -> None:
    """Print on standard error why a command ended: how it is used, where it was misspelt, and the message, a line."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        for line in error.ctx.get_usage().splitlines():
            say(line, err=True)
        say(f"Try '{error.ctx.command_path} --help' for help.", err=True)
        say(err=True)
    say(f"Error: {error.format_message()}", err=True)


class Damage(logging.Handler):
    """Prints what was found damaged, a line each."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print the line, see the base class."""
        say(record.getMessage(), err=True)
