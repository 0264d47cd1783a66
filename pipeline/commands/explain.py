"""``un-reports explain``: what stands behind a row."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.options import package_option

if TYPE_CHECKING:
    from pipeline.commands.terminal import Screen
    from pipeline.s5_check.explanation import Explanation

# Rows of each kind that are printed.
_SHOWN = 100
_EPILOG = """\b
Examples:
  un-reports explain a-53-409.p10.encouraged
      a recommendation: the second of paragraph 10 of A/53/409
  un-reports explain commission-on-the-status-of-women
      a body: where it is named, and by which rules it was found
  un-reports explain a-53-409.p10.encouraged/1
      a row whose key has two columns: its recommender at position 1

\b
Ids stand in the first column of every table.
"""


@click.command(epilog=_EPILOG)
@click.argument("row_id", metavar="ID", help="The row's id; where a key has several columns, joined by /.")
@package_option
def explain(row_id: str, package: Path) -> None:
    """Show what stands behind the row with this ID, whatever table it is in.

    Printed are its values, the passage of the report with the evidence marked (>>> and <<<), the rule that found it, the
    chain by which "it" or "the Commission" became the recommending body, its recommenders and addressees, and the
    corrections that were applied to it.
    """
    from pipeline.commands.terminal import Screen
    from pipeline.s5_check.explanation import explain_row
    from pipeline.s5_check.package_rows import PackageError, package_home
    from pipeline.swap import recover_below

    recover_below(package)
    try:
        found = explain_row(package_home(package), row_id)
    except PackageError as error:
        raise click.ClickException(str(error)) from error
    screen = Screen() if sys.stdout.isatty() else Screen(width=100)
    for each in found:
        _print(screen, each)


def _print(screen: Screen, found: Explanation) -> None:
    say = screen.say
    say(f"{found.table} {found.row_id}")
    for name, value in found.row.items():
        if value is not None:
            say(f"  {name:<22} {value}")
    for place in found.places:
        say()
        say(f"in {place.report_id}, characters {place.start} to {place.end}:")
        before, marked, after = (" ".join(each.split()) for each in (f"...{place.before}", place.marked, f"{place.after}..."))  # fmt: skip
        screen.say_marked(before, marked, after)
    for rule, description in found.rules:
        say()
        say(f"rule {rule}: {description or 'not described'}")
    if found.steps:
        say()
        say(f"recommending body by: {' -> '.join(found.steps)}")
    for table, rows in found.parts.items():
        say()
        say(f"{table}:")
        for row in rows[:_SHOWN]:
            say("  " + ", ".join(f"{name} {value}" for name, value in list(row.items())[1:] if value is not None))
        if len(rows) > _SHOWN:
            say(f"  and {len(rows) - _SHOWN:,} more")
    for each in found.corrections[:_SHOWN]:
        changed = (
            f"{each['column']}: {each['value_before']} -> {each['value_after']}" if each["column"] else each["action"]
        )
        say()
        say(f"corrected ({each['file']}): {each['table']} {each['row_id']}, {changed}")
        say(f"  because {each['reason']}")
    say()
