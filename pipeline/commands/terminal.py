"""What the commands print: progress while a build runs, and the table at its end.

On a terminal there is a bar a stage; into a file or a log go plain lines, a few a stage, without control characters.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from pipeline.engine.state import Summary
from pipeline.paths import Layout
from pipeline.s5_check.result import Failure
from pipeline.unseen import LINE, one_line

# A line a stage at least this many seconds apart, where nobody looks at a bar.
_PLAIN_SECONDS = 10.0


class Screen(Console):
    """A console that obeys nothing of what it prints: texts of reports come from anybody. Nothing in them is markup."""

    def __init__(self, **how: Any) -> None:
        super().__init__(markup=False, highlight=False, emoji=False, **how)

    def render_str(self, text: str, **how: Any) -> Text:
        """Render a text of a table or bar with what is not seen written out, and bounded, see the base class."""
        return super().render_str("\n".join(one_line(each) for each in text[: LINE + 1].split("\n")), **how)

    def say(self, line: str = "", style: str = "") -> None:
        """Print a line, however wide the screen is."""
        self.print(Text(one_line(line), style), soft_wrap=True)

    def say_marked(self, before: str, marked: str, after: str) -> None:
        """Print words with a mark on some of them, as one line."""
        words = Text(one_line(f"{before} "))
        words.append(f">>>{one_line(marked)}<<<", style="bold reverse")
        words.append(one_line(f" {after}"))
        self.print(words, soft_wrap=True)

    def show(self, table: Table) -> None:
        """Print a table."""
        self.print(table)


class _Damage(logging.Handler):
    """Prints what is not as it was written, a line each, where a bar may stand."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen

    def emit(self, record: logging.LogRecord) -> None:
        """Print the line, see the base class."""
        self._screen.say(record.getMessage(), "yellow")


def tell_damage(screen: Screen) -> None:
    """Print from now on what was found damaged."""
    log = logging.getLogger("pipeline.cache")
    log.handlers, log.propagate = [_Damage(screen)], False


Told = Callable[[str, int, int], None]


class _Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        """The rate, see the base class."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.1f}/s" if speed else "")


@contextmanager
def progress_on(screen: Screen) -> Iterator[Told]:
    """A function to tell of progress: ``(stage, done, total)``, to be called as often as one likes."""
    if not screen.is_terminal:
        yield _plain(screen)
        return
    columns = (
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


def _plain(screen: Screen) -> Told:
    last: dict[str, float] = {}

    def tell(stage: str, done: int, total: int) -> None:
        now = monotonic()
        if done == total or now - last.get(stage, float("-inf")) >= _PLAIN_SECONDS:
            screen.say(f"{stage}: {done:,} of {total:,}")
            last[stage] = now

    return tell


def show_summary(screen: Screen, summary: Summary, lies: Layout | None) -> None:
    """The end of a build: rows a table, checks, issues, and where the files lie; None where nothing was published."""
    table = Table("table", "rows", title=None, box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.columns[1].justify = "right"
    for name, count in summary.rows.items():
        table.add_row(name, f"{count:,}")
    screen.say()
    screen.show(table)
    screen.say()
    passed, total = summary.checks
    counted = ", ".join(f"{count:,} {severity}" for severity, count in summary.issues.items() if count)
    unsaid = summary.other_errors - len(summary.errors)
    unnamed = summary.set_aside_files - len(summary.set_aside)
    unread = summary.other_texts_all - len(summary.other_texts)
    left_out = f", {summary.failed:,} left out" if summary.failed else ""
    left_out += f", {summary.doubles:,} of reports that are read from another file" if summary.doubles else ""
    kinds = (
        "1 file of another kind is" if summary.other_kinds == 1 else f"{summary.other_kinds:,} files of other kinds are"
    )
    for name, value in (
        ("reports", f"{summary.documents:,} file{'' if summary.documents == 1 else 's'}{left_out}"),
        *((("", f"  {kinds} not read, see the issues unknown_format"),) if summary.other_kinds else ()),
        ("checks", f"{passed:,} of {total:,} passed"),
        ("issues", counted or "none"),
        *(("", f"  {message}") for message in summary.errors),
        *((("", f"  and {unsaid:,} more"),) if unsaid > 0 else ()),
        *(("", f"  {message}") for message in summary.other_texts),
        *((("", f"  and {unread:,} more texts"),) if unread > 0 else ()),
        *(
            (("set aside", f"something of {summary.set_aside_files:,} files, kept in the table set_aside"),)
            if summary.set_aside_files
            else ()
        ),
        *(("", f"  {line}") for line in summary.set_aside),
        *((("", f"  and {unnamed:,} more files"),) if unnamed > 0 else ()),
        *(_places(lies) if lies else ()),
    ):
        screen.say(f"{name:<12} {value}" if name else value)


def _places(lies: Layout) -> Iterator[tuple[str, str]]:
    """Where the files of a package lie."""
    home = lies.remote or lies.output
    yield "tables", str(home / "tables")
    yield "texts", str(home / "texts")
    yield "description", str(lies.remote / lies.descriptor.name if lies.remote else lies.descriptor)


def show_failures(screen: Screen, failures: Sequence[Failure]) -> None:
    """The checks that failed, each with its first rows."""
    if failures:
        screen.say()
    for failure in failures:
        screen.say(str(failure), "red" if failure.severity == "error" else "yellow")
