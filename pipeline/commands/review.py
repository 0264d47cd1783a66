"""``un-reports review``: doubtful rows to a person, and the person's decisions back."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.options import package_option
from pipeline.commands.printing import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.s5_check.doubts import Doubt

_EPILOG = """\b
Examples:
  un-reports review
      the fifty most doubtful rows of outputs/
  un-reports review --limit 0 --out doubts.csv
      all of them as a list to fill in with a spreadsheet
  un-reports review --apply doubts.csv --by "Jane Doe"
      the decisions become sources/corrections/doubts.yaml
  un-reports review --package unpacked --apply doubts.csv --corrections mine.yaml
      with a downloaded package alone: a file to send to its maintainers

\b
To fill in, in the columns at the right:
  decision  keep (the row is right), override (a value is wrong) or withdraw (the
            row should not be there); empty for not yet decided
  value     for override: the right value of the column named in `column`; where
            `column` is empty, name one there and put its value now in `current`
  reason    why, for whoever reads the correction later

\b
The next un-reports build applies the corrections. docs/corrections.md tells more.
"""


@click.command(epilog=_EPILOG)
@package_option
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the rows to this CSV file, to fill in."
)
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="How many rows; 0 for all.")
@click.option(
    "--apply",
    "filled",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Turn a CSV file that was filled in into a file of corrections.",
)
@click.option(
    "--sources",
    type=click.Path(file_okay=False, path_type=Path),
    default="sources",
    show_default=True,
    help="Folder of reports; corrections go to its folder corrections.",
)
@click.option(
    "--corrections",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File that the corrections go to, for whoever has the package alone.  [default: the list's name in the "
    "corrections folder of the sources]",
)
@click.option("--by", help="Who decided; published with each correction.")
def review(
    package: Path,
    out: Path | None,
    limit: int,
    filled: Path | None,
    sources: Path,
    corrections: Path | None,
    by: str | None,
) -> None:
    """List the rows to look at by eye, the most doubtful first: errors, recommendations that nobody is known to make or
    whose rule is often wrong, citations that can mean several things.

    With --out they become a CSV file to fill in; with --apply what was filled in becomes corrections.
    """
    if filled is not None:
        _apply(filled, _target(filled, sources, corrections), by)
        return
    from pipeline.s5_check.doubts import find_doubts
    from pipeline.s5_check.package_rows import PackageError, package_home
    from pipeline.swap import recover_below

    recover_below(package)
    try:
        doubts = find_doubts(package_home(package))
    except PackageError as error:
        raise click.ClickException(str(error)) from error
    shown = doubts[:limit] if limit else doubts
    if out is None:
        _print(shown)
    else:
        _write(shown, out)
        say(f"Fill in the last columns of {out}, then: un-reports review --apply {out}")
    if len(shown) < len(doubts):
        say(f"{len(shown)} of {len(doubts)} doubtful rows; --limit 0 gives all.", err=True)


def _target(filled: Path, sources: Path, corrections: Path | None) -> Path:
    """The file of corrections that a list becomes."""
    if corrections is not None:
        return corrections
    if not sources.is_dir():
        raise click.UsageError(f"there is no folder {sources}: name a file for the corrections with --corrections")
    return sources / "corrections" / f"{filled.stem}.yaml"


def _print(doubts: Sequence[Doubt]) -> None:
    from rich.table import Table

    from pipeline.commands.terminal import Screen

    if not doubts:
        say("Nothing is in doubt.")
        return
    screen = Screen() if sys.stdout.isatty() else Screen(width=140)
    table = Table("id", "why", "words", show_lines=True)
    for each in doubts:
        words = each.text if len(each.text) <= 300 else f"{each.text[:299]}…"
        table.add_row(f"{each.table}\n{each.row_id}", each.why, words)
    screen.show(table)


def _write(doubts: Sequence[Doubt], out: Path) -> None:
    from pipeline.s5_check.doubts import COLUMNS
    from pipeline.s5_check.filled_list import inert

    # With a byte order mark, spreadsheets take the file for what it is: UTF-8.
    with out.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: inert(cell) for name, cell in each.cells().items()} for each in doubts)


def _apply(filled: Path, target: Path, by: str | None) -> None:
    """Write the decisions behind what the file of corrections holds already; one that is there is not repeated."""
    import yaml

    from pipeline.limits import SAYINGS_BYTES
    from pipeline.s5_check.doubts import COLUMNS, DecisionError, decided
    from pipeline.s5_check.filled_list import ListError, read_list
    from pipeline.storage import read_file
    from pipeline.yaml_text import YamlError, load_yaml

    try:
        entries = decided(read_list(read_file(filled, SAYINGS_BYTES), COLUMNS), by)
    except DecisionError as error:
        raise click.ClickException(f"{filled}, {error}") from error
    except ListError as error:
        raise click.ClickException(f"{filled} {error}") from error
    except OSError as error:
        raise click.ClickException(f"{filled} cannot be read: {error}") from error
    if not entries:
        say(f"{filled} holds no decision yet: write keep, override or withdraw in the column decision.")
        return
    try:
        content = read_file(target, SAYINGS_BYTES) if target.exists() else b""
        known = load_yaml(content, SAYINGS_BYTES) or []
    except (OSError, YamlError) as error:
        raise click.ClickException(f"{target} cannot be added to: {error}") from error
    before = content.decode("utf-8")
    new = [entry for entry in entries if entry not in known]
    if not new:
        say(f"{filled} holds no decision that is not in {target} already.")
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(before + yaml.safe_dump(new, allow_unicode=True, sort_keys=False, width=100), "utf-8")
    say(f"{len(new)} corrections are in {target}; un-reports build applies them.")
