"""One small report, cold: where the seconds from the command to the finished package go.

Run by hand: ``python -m benchmarks.cold``. Three views of the same build with an empty cache: its stages by the clock,
what importing each library cost (``-X importtime``), and the modules in which its processor time was spent
(``cProfile``, which slows what it counts: read the shares, not the seconds).
"""

from __future__ import annotations

import argparse
import pstats
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.processes import Run, build
from benchmarks.record import Table, write_section
from benchmarks.synthetic import make_report
from pipeline.paths import PACKAGE, PROJECT

_STAGES: Final = {
    "before": "start of Python, inventory, plan",
    "start": "importing Dagster, defining the assets",
    "documents": "the report, with the rules read and compiled",
    "tables": "merge",
    "checks": "schema, evidence and suites of Great Expectations",
    "package": "publishing",
    "end": "the end of the process",
}
_LINE: Final = re.compile(r"^import time:\s+(\d+) \|\s+(\d+) \| (\s*)(\S+)$", re.MULTILINE)
_SHOWN: Final = 12
_ABOUT: Final = """
`un-reports build` on one report of {size:.1f} KB, nothing in the cache, the files of the libraries in the memory of the
system; medians of {rounds} builds: **{seconds:.1f} s**, {processor:.1f} s of processor time, {memory}. A second build with nothing
changed took {again:.1f} s.
"""


def imports(text: str) -> Counter[str]:
    """Seconds that importing took, by the library whose files were run; what ``-X importtime`` wrote."""
    spent: Counter[str] = Counter()
    for own, _, _, name in _LINE.findall(text):
        spent[name.partition(".")[0]] += int(own)
    return Counter({name: each / 1e6 for name, each in spent.items()})


def profile_modules(path: Path) -> Counter[str]:
    """Seconds by library, or by module of the project, from a file of ``cProfile``; built-in functions by their name."""
    spent: Counter[str] = Counter()
    for (file, _, function), (_, _, own, _, _) in pstats.Stats(str(path)).stats.items():  # type: ignore[attr-defined]
        spent[_owner(file, function)] += own
    return spent


def _owner(file: str, function: str) -> str:
    path = Path(file)
    if path.is_relative_to(PACKAGE):
        return f"pipeline/{path.relative_to(PACKAGE).parts[0]}"
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1].removesuffix(".py")
    return function if file == "~" else f"Python's {path.stem if '<' not in file else 'importlib'}"


def _command(folder: Path, name: str, *flags: str) -> subprocess.CompletedProcess[str]:
    output = folder / name / "outputs"
    options = ["--sources", str(folder / "sources"), "--output", str(output), "--workers", "1"]
    told = str(folder / f"{name}.json")
    command = [sys.executable, *flags, "-m", "benchmarks.timed_build", told, *options]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)


def _tables(runs: list[Run], told: Counter[str], spent: Counter[str]) -> Iterable[Table]:
    whole = median(run.seconds for run in runs)
    rows = []
    for name, words in _STAGES.items():
        seconds = median(run.stages.get(name, 0.0) for run in runs)
        rows.append((words, f"{seconds:.2f}", f"{seconds / whole:.0%}"))
    yield Table(("stage", "s", "share"), rows)
    total = told.total()
    listed = [(name, f"{seconds:.2f}", f"{seconds / total:.0%}") for name, seconds in told.most_common(_SHOWN)]
    yield Table((f"importing, {total:.1f} s in all", "s", "share"), listed)
    total = spent.total()
    found = [(f"`{name}`", f"{seconds / total:.0%}") for name, seconds in spent.most_common(_SHOWN)]
    yield Table(("processor time, own of", "share"), found)


def measure(folder: Path, rounds: int, index: int, seed: int) -> str:
    """Build one report some times and write the section."""
    report = make_report(seed, index)
    path = folder / "sources" / report.path
    path.parent.mkdir(parents=True)
    path.write_bytes(report.content)
    runs = [build(folder / "sources", folder / f"{n}" / "outputs", "--workers", "1") for n in range(rounds)]
    again = build(folder / "sources", folder / "0" / "outputs", "--workers", "1", cached=True)
    told = imports(_command(folder, "imports", "-X", "importtime").stderr)
    profile = folder / "profile"
    _command(folder, "profiled", "-m", "cProfile", "-o", str(profile))
    memory = max(run.memory for run in runs)
    about = _ABOUT.format(
        size=len(report.content) / 1e3,
        rounds=rounds,
        seconds=median(run.seconds for run in runs),
        processor=median(run.processor for run in runs),
        memory=f"{memory / 1e6:,.0f} MB at most" if memory else "memory not measured",
        again=again.seconds,
    )
    tables = list(_tables(runs, told, profile_modules(profile)))
    return write_section("cold", "One report, cold", about, tables, ("dagster", "great-expectations", "frictionless"))


def main() -> None:
    """Measure and print the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--report", type=int, default=5, help="number of the synthetic report")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    parent = PROJECT / ".un-reports"
    parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=parent) as folder:
        print(measure(Path(folder), options.rounds, options.report, options.seed))


if __name__ == "__main__":
    main()
