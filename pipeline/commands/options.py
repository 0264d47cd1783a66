"""The options that several commands share, and the build they describe."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from pipeline.storage import LocationError, location

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Folder(click.ParamType[Path]):
    """A folder of this machine, or a URL of one elsewhere."""

    name = "directory"

    def __init__(self, *, exists: bool = False) -> None:
        self._here = click.Path(exists=exists, file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; an error of usage where it cannot be reached."""
        text = str(value)
        if "://" not in text:
            found: Path = self._here.convert(value, param, ctx)
            return found
        try:
            return location(text)
        except LocationError as error:
            self.fail(str(error), param, ctx)


_FOLDER = Folder()
_OPTIONS = (
    click.option(
        "--sources",
        type=Folder(exists=True),
        default="sources",
        show_default=True,
        help="Folder of reports (.pdf .docx .doc .html .htm .md .txt), with its subfolders; this and the next can be "
        "URLs: s3://bucket/folder.",
    ),
    click.option(
        "--output", type=_FOLDER, default="outputs", show_default=True, help="Folder the tables are published in."
    ),
    click.option(
        "--descriptor",
        type=click.Path(dir_okay=False, path_type=Path),
        default=None,
        help="File that describes the package.  [default: datapackage.json in the output folder, or the one beside it "
        "if that describes it already]",
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        default=None,
        help="Reports, portions and tables that are worked on at a time.  [default: one a processor]",
    ),
    click.option(
        "--cache",
        type=_FOLDER,
        default=None,
        help="Folder of finished work, so that unchanged reports are not read again; can be deleted at any time.  "
        "[default: in .un-reports beside the output]",
    ),
    click.option("--ocr", is_flag=True, help="Recognize the characters of scanned PDFs (needs tesseract; slow)."),
)


def build_options(command: _Command) -> _Command:
    """Add the options that say what is built from where to where."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def worker_count(asked: int | None) -> int:
    """The workers asked for, or as many as there are processors this process may use."""
    if asked is not None:
        return asked
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def package_option(command: _Command) -> _Command:
    """Add the option that says which published package is looked at."""
    return click.option(
        "--package",
        type=_FOLDER,
        default="outputs",
        show_default=True,
        help="Folder of the package: the one that holds tables and texts, or datapackage.json.",
    )(command)
