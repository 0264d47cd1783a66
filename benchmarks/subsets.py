"""Which random parts of a folder of reports publish: ``python -m benchmarks.subsets FOLDER``.

Builds ``--times`` subsets of ``--files`` reports each, drawn with ``--seed``, as a new user's folders would be, and says of each how it
ended. Exit code 1 where one was not published. Each starts from nothing.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main as un_reports
from pipeline.commands.exit_codes import PUBLISHED, PUBLISHED_IN_PART
from pipeline.s0_sources.inventory import FORMATS


def reports_in(folder: Path) -> list[Path]:
    """The files of a folder and of those below it that are reports by their endings, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in FORMATS)


def build_subset(paths: Sequence[Path], home: Path) -> tuple[int, str]:
    """Build some reports in ``home/sources``; the exit code, and what was said."""
    sources = home / "sources"
    sources.mkdir(parents=True)
    for number, path in enumerate(paths):
        # Two files of a corpus can have one name.
        shutil.copyfile(path, sources / f"{number}-{path.name}")
    result = CliRunner().invoke(
        un_reports, ["build", "--sources", str(sources), "--output", str(home / "outputs"), "--workers", "1"]
    )
    return result.exit_code, result.output


def try_subsets(folder: Path, *, times: int, files: int, seed: int) -> int:
    """Build subsets and say of each how it ended; the number of those that were not published."""
    known, chance, failed = reports_in(folder), random.Random(seed), 0
    for number in range(1, times + 1):
        chosen = sorted(chance.sample(known, min(files, len(known))))
        with tempfile.TemporaryDirectory() as name:
            code, said = build_subset(chosen, Path(name))
        published = code in (PUBLISHED, PUBLISHED_IN_PART)
        failed += not published
        print(f"{number:>3}  exit code {code}  {', '.join(path.name for path in chosen)}")
        if not published:
            print(said)
    print(f"{times - failed} of {times} published")
    return failed


def main() -> int:
    """Read the arguments and try."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder of reports, with its subfolders")
    parser.add_argument("--times", type=int, default=20, help="subsets [20]")
    parser.add_argument("--files", type=int, default=10, help="reports of a subset [10]")
    parser.add_argument("--seed", type=int, default=0, help="what they are drawn by [0]")
    asked = parser.parse_args()
    return int(try_subsets(asked.folder, times=asked.times, files=asked.files, seed=asked.seed) > 0)


if __name__ == "__main__":
    sys.exit(main())
