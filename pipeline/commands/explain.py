"""``un-reports explain``: what stands behind a row."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.options import package_option

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.s5_check.explanation import Explanation

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
    console = Screen(soft_wrap=True) if sys.stdout.isatty() else Screen(width=100, soft_wrap=True)
    for each in found:
        _print(console, each)


def _print(console: Console, found: Explanation) -> None:
    from rich.text import Text

    from pipeline.unseen import shown

    def say(line: str = "") -> None:
        console.print(line, highlight=False, markup=False)

    say(f"{found.table} {found.row_id}")
    for name, value in found.row.items():
        if value is not None:
            say(f"  {name:<22} {value}")
    for place in found.places:
        say(f"\nin {place.report_id}, characters {place.start} to {place.end}:")
        words = Text(shown(" ".join(f"...{place.before}".split())) + " ")
        words.append(">>>" + shown(" ".join(place.marked.split())) + "<<<", style="bold reverse")
        words.append(" " + shown(" ".join(f"{place.after}...".split())))
        console.print(words)
    for rule, description in found.rules:
        say(f"\nrule {rule}: {description or 'not described'}")
    if found.steps:
        say(f"\nrecommending body by: {' -> '.join(found.steps)}")
    for table, rows in found.parts.items():
        say(f"\n{table}:")
        for row in rows:
            say("  " + ", ".join(f"{name} {value}" for name, value in list(row.items())[1:] if value is not None))
    for each in found.corrections:
        changed = (
            f"{each['column']}: {each['value_before']} -> {each['value_after']}" if each["column"] else each["action"]
        )
        say(f"\ncorrected ({each['file']}): {each['table']} {each['row_id']}, {changed}\n  because {each['reason']}")
    say()
