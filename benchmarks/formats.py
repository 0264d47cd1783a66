"""What the formats of a package cost beside a cold build of the same reports.

Run by hand: ``python -m benchmarks.formats FOLDER`` with a folder of reports. The build and each format run one after the other on
one core; publishing (CSV, Parquet, texts, descriptor, sums) is a stage of the build. The site is made of the same package.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.processes import build
from benchmarks.record import Table, write_section
from pipeline.paths import PROJECT
from pipeline.s6_publish.formats.sqlite import write_sqlite
from pipeline.s6_publish.formats.xlsx import write_xlsx
from pipeline.s8_site import make_site
from pipeline.schema import load_schema, parquet_files

_ABOUT: Final = """
{count} files with their sidecars, {rows:,} recommendations. A cold build with one worker took {seconds:.1f} s by the clock and {processor:.1f} s of processor
time. Publishing is timed by the clock as a stage of that build, the formats by processor time in a process of their own.
"""


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(each.stat().st_size for each in files if each.is_file())


def measure(sources: Path, folder: Path) -> str:
    """Build the reports, write the formats, and write the section."""
    output = folder / "outputs"
    run = build(sources, output, "--workers", "1")
    files = {table.name: parquet_files(output / "tables" / f"{table.name}.parquet") for table in load_schema()}
    database, workbook = folder / "a.sqlite", folder / "a.xlsx"
    spent = {
        "SQLite, with full-text search": (timed(lambda: write_sqlite(files, database)), database),
        "workbook": (timed(lambda: write_xlsx(files, workbook)), workbook),
        "site": (timed(lambda: make_site(output, folder / "site")), folder / "site"),
    }
    published = run.stages.get("package", 0.0)
    rows = [("publishing", f"{published:.1f}", f"{published / run.seconds:.0%}", "")]
    rows += [
        (name, f"{seconds:.1f}", f"{seconds / run.processor:.0%}", f"{_size(path) / 1e6:.1f}")
        for name, (seconds, path) in spent.items()
    ]
    share = published / run.seconds + sum(seconds for seconds, _ in spent.values()) / run.processor
    rows.append(("**all**", "", f"**{share:.0%}**", ""))
    count = sum(path.is_file() and path.suffix != ".yaml" for path in sources.rglob("*"))
    with (output / "tables" / "recommendations_wide.csv").open("rb") as file:
        found = sum(1 for _ in file) - 1
    about = _ABOUT.format(count=count, rows=found, seconds=run.seconds, processor=run.processor)
    table = Table(("", "s", "of a cold build", "MB"), rows)
    return write_section("formats", "Formats", about, [table], ("pyarrow", "duckdb", "xlsxwriter"))


def main() -> None:
    """Measure and print the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path)
    options = parser.parse_args()
    parent = PROJECT / ".un-reports"
    parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=parent) as folder:
        print(measure(options.sources.resolve(), Path(folder)))


if __name__ == "__main__":
    main()
