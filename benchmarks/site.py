"""What the site of a package costs: time, memory and size, for packages of several sizes.

    python -m benchmarks.site FOLDER [--reports 40,620] [--seed 7]

``FOLDER`` holds real documents. For each size as many of them are drawn and built, with synthetic reports (``synthetic``)
where the folder has fewer, and the site of the package is made in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.record import Table, write_section
from benchmarks.synthetic import make_reports, write_reports

_ABOUT = """
`un-reports site` of packages built from real documents of all kinds{made}; one process, its processor time and the most
memory it held.
"""
_BUILD = "import sys; from pipeline.cli import main; sys.exit(main())"
_MAKE = """
import json, resource, sys, time
from pathlib import Path
from pipeline.s8_site import make_site
made = make_site(Path(sys.argv[1]), Path(sys.argv[2]))
held = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([made.pages, held.ru_utime + held.ru_stime, held.ru_maxrss / 1024]))
"""


def measure(folder: Path, counts: Sequence[int], seed: int) -> str:
    """Build, make the sites and write the section."""
    documents = sorted(each for each in folder.iterdir() if each.suffix in (".pdf", ".docx", ".html", ".txt"))
    rows, synthetic = [], False
    for count in counts:
        with tempfile.TemporaryDirectory() as scratch:
            home = Path(scratch)
            sources = home / "sources"
            sources.mkdir()
            drawn = random.Random(seed).sample(documents, min(count, len(documents)))
            for each in drawn:
                shutil.copyfile(each, sources / each.name)
            if count > len(drawn):
                synthetic = True
                write_reports(make_reports(count - len(drawn), seed), sources / "made")
            command = [sys.executable, "-c", _BUILD, "build", "--sources", str(sources), "--output", str(home / "out")]
            subprocess.run(command, check=False, capture_output=True)
            told = subprocess.run(
                [sys.executable, "-c", _MAKE, str(home / "out"), str(home / "site")], check=True, capture_output=True
            )
            pages, seconds, memory = json.loads(told.stdout)
            size = sum(each.stat().st_size for each in (home / "site").rglob("*") if each.is_file()) / 1e6
            rows.append(
                (f"{count:,}", f"{pages:,}", f"{seconds:.1f}", f"{seconds / pages * 1000:.1f}", f"{memory:.0f}", f"{size:.0f}", f"{size / count:.2f}")
            )  # fmt: skip
    head = ("reports", "pages", "processor s", "ms a page", "memory MB", "MB", "MB a report")
    made = ", filled up with synthetic reports" if synthetic else ""
    return write_section(
        "site", "The site", _ABOUT.format(made=made), [Table(head, rows)], ("jinja2", "vl-convert-python")
    )


def main() -> None:
    """Measure and print the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", default="40,620")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(measure(options.folder, [int(each) for each in options.reports.split(",")], options.seed))


if __name__ == "__main__":
    main()
