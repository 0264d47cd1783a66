"""Whole builds of synthetic reports: how time and memory grow, what workers bring, what one more report costs.

Run by hand: ``python -m benchmarks.build`` (half an hour on two cores); ``--counts 100,1000`` for less,
``--large`` for 100,000 reports as well. Each build is the command in a process of its own, its cache empty unless said.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.processes import Run, build, free_cores
from benchmarks.record import Table, write_section
from benchmarks.synthetic import make_reports, write_reports
from pipeline.paths import PROJECT

_COUNTS: Final = (100, 1_000, 10_000)
_LARGE: Final = 100_000
# So many that starting Python and importing, which no worker shortens, is a small part.
_COMPARED: Final = 10_000
_SHOWN: Final = {
    "start": ("before", "start"),
    "documents": ("documents",),
    "merge": ("tables",),
    "checks": ("checks",),
    "publish": ("package",),
}
_LIBRARIES: Final = ("pyarrow", "duckdb", "great-expectations", "dagster", "pandas")
_GROWTH: Final = """
`un-reports build` on synthetic reports (`benchmarks/synthetic.py`, seed {seed}, {size:.1f} KB each on average), cache
empty, {workers} workers, clock time. *Memory* is the largest sum of what all processes of the build held at one moment, looked
at four times a second; pages they share count in each. *A second* is reports by the time of the whole build, *at work*
by that of the stage that reads them.
"""
_WORKERS: Final = """
The same {count:,} reports, cache empty. The machine has {cores} processors; where the load average is higher than that,
the clock says little, and equal processor time says that a second worker costs nothing by itself.
"""
_ONE_MORE: Final = """
What one report costs alone with an empty cache, and what it costs to add it to {count:,} that were built before.
"""


class Bench:
    """The folders of a series of builds."""

    def __init__(self, folder: Path, seed: int, workers: int) -> None:
        self.folder, self.seed, self.workers = folder, seed, workers
        self.size = 0.0

    def sources(self, count: int) -> Path:
        """The folder of the first ``count`` reports of the seed, written if need be."""
        folder = self.folder / f"sources-{count}"
        if not folder.exists():
            _, size = write_reports(make_reports(count, self.seed), folder)
            self.size = size / count
        return folder

    def first(self, count: int, workers: int) -> Run:
        """A build with an empty cache; what it leaves is kept."""
        output = self._output(count, workers)
        shutil.rmtree(output.parent, ignore_errors=True)
        return build(self.sources(count), output, "--workers", str(workers))

    def again(self, count: int, workers: int) -> Run:
        """The same build once more."""
        return build(self.sources(count), self._output(count, workers), "--workers", str(workers), cached=True)

    def add_one(self, count: int) -> None:
        """One more report beside the first ``count``."""
        write_reports(make_reports(1, self.seed, start=count), self.sources(count))

    def drop(self, count: int) -> None:
        """Remove the reports and all that was made of them."""
        for folder in (self.sources(count), *self.folder.glob(f"build-{count}-*")):
            shutil.rmtree(folder)

    def _output(self, count: int, workers: int) -> Path:
        return self.folder / f"build-{count}-{workers}" / "outputs"


def growth_table(runs: Sequence[tuple[int, Run]]) -> Table:
    """How builds of more and more reports compare, and what each further report added."""
    rows = []
    for number, (count, run) in enumerate(runs):
        parts = [_spent(run, names) for names in _SHOWN.values()]
        time_each = memory_each = "–"
        if number:
            fewer, before = runs[number - 1]
            time_each = f"{(run.seconds - before.seconds) / (count - fewer) * 1e3:.1f}"
            memory_each = f"{(run.memory - before.memory) / (count - fewer) / 1e3:.1f}"
        rows.append(
            (
                f"{count:,}",
                f"{run.seconds:.1f}",
                f"{run.processor:.1f}",
                *(f"{part:.1f}" for part in parts),
                f"{count / run.seconds:.1f}",
                f"{count / run.stages['documents']:.1f}",
                _megabytes(run),
                time_each,
                memory_each,
            )
        )
    head = ("reports", "s", "processor s", *(f"{name} s" for name in _SHOWN), "a second", "at work", "memory MB")
    return Table((*head, "ms more a report", "KB more a report"), rows)


def memory_table(runs: Sequence[tuple[int, Run]]) -> Table:
    """In which stage how much memory is held."""
    rows = []
    for count, run in runs:
        most = [max(run.held.get(name, 0) for name in names) for names in _SHOWN.values()]
        rows.append((f"{count:,}", *(f"{each / 1e6:,.0f}" for each in most)))
    return Table(("reports", *(f"{name} MB" for name in _SHOWN)), rows)


def worker_table(one: Run, two: Run) -> Table:
    """One worker and two side by side."""
    lines = {"whole build, s": (one.seconds, two.seconds)}
    for name, stages in _SHOWN.items():
        lines[f"of which {name}"] = (_spent(one, stages), _spent(two, stages))
    lines["processor time, s"] = (one.processor, two.processor)
    rows = [(name, f"{alone:.1f}", f"{both:.1f}", f"{alone / both:.2f}") for name, (alone, both) in lines.items()]
    rows.append(("memory, MB", _megabytes(one), _megabytes(two), ""))
    return Table(("", "one worker", "two", "ratio"), rows)


def one_more_table(alone: Run, added: Run, nothing: Run, count: int) -> Table:
    """One report alone, one added to many, and none."""
    lines = {"one report alone": alone, f"one added to {count:,}": added, f"nothing changed in {count:,}": nothing}
    rows = []
    for name, run in lines.items():
        parts = [f"{_spent(run, names):.1f}" for names in _SHOWN.values()]
        ratio = f"{run.seconds / alone.seconds:.2f}"
        rows.append((name, f"{run.seconds:.1f}", f"{run.processor:.1f}", ratio, *parts, _megabytes(run)))
    return Table(("", "s", "processor s", "to one alone", *(f"{name} s" for name in _SHOWN), "memory MB"), rows)


def _spent(run: Run, stages: Sequence[str]) -> float:
    return sum(run.stages.get(name, 0.0) for name in stages)


def _megabytes(run: Run) -> str:
    return f"{run.memory / 1e6:,.0f}" if run.memory else "not measured"


def measure(bench: Bench, counts: Sequence[int]) -> Iterable[str]:
    """Run all builds; each section is written when its builds are done."""
    compared = min(_COMPARED, max(counts))
    alone = bench.first(1, 1)
    one = bench.first(compared, 1)
    two = bench.first(compared, 2)
    yield write_section(
        "build-workers",
        "Two workers against one",
        _WORKERS.format(count=compared, cores=free_cores()),
        [worker_table(one, two)],
        _LIBRARIES,
        program="build",
    )
    runs: list[tuple[int, Run]] = []
    for count in counts:
        run = two if (count, bench.workers) == (compared, 2) else bench.first(count, bench.workers)
        runs.append((count, run))
        about = _GROWTH.format(seed=bench.seed, size=bench.size / 1e3, workers=bench.workers)
        body = write_section(
            "build", "Whole builds", about, [growth_table(runs), memory_table(runs)], _LIBRARIES, program="build"
        )
        if count == max(each for each in counts if each < _LARGE):
            nothing = bench.again(count, bench.workers)
            bench.add_one(count)
            added = bench.again(count, bench.workers)
            yield write_section(
                "build-one-more",
                "One more report",
                _ONE_MORE.format(count=count),
                [one_more_table(alone, added, nothing, count)],
                _LIBRARIES,
                program="build",
            )
        bench.drop(count)
    yield body


def _counts(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(each) for each in text.split(",")}))


def main() -> None:
    """Measure and print the sections."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=_counts, default=_COUNTS, help="100,1000,10000")
    parser.add_argument("--large", action="store_true", help=f"{_LARGE:,} reports too (hours)")
    parser.add_argument("--workers", type=int, default=free_cores())
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="where to build; a temporary folder is made in it")
    options = parser.parse_args()
    counts = (*options.counts, _LARGE) if options.large else options.counts
    parent = options.folder or PROJECT / ".un-reports"
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=parent) as folder:
        for section in measure(Bench(Path(folder), options.seed, options.workers), counts):
            print(section, flush=True)


if __name__ == "__main__":
    main()
