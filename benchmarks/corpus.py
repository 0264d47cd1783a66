"""A folder of real documents, in this state of the project and in another one, by turns.

    python -m benchmarks.corpus FOLDER --before ANOTHER_CHECKOUT [--every 6] [--rounds 5]

Two views. Stage by stage, one process on every so-manieth PDF file, beside the bare text of the same files by the same
library; and whole builds of the same files with an empty cache. All is processor time, the median of the rounds, for the
clock says little where other work runs; each round runs both states one right after the other, in turned order.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.processes import PSUTIL, tree_memory
from benchmarks.record import Table, write_section
from pipeline.paths import PROJECT

_STAGES: Final = ("rules", "read", "structure", "extract", "rows")
_PROGRAM: Final = Path(__file__).with_name("corpus_stages.py")
_BUILD: Final = "import sys; from pipeline.cli import main; sys.exit(main())"
_INTERVAL: Final = 0.1
_ABOUT: Final = """
Every {every}th of the PDF files of a folder of real documents: {files} files, {pages} pages, {size:.1f} MB of text. Processor
seconds of one process, medians of {rounds} rounds in which *before* and *after* ran by turns, the one or the other first; *in all* is from the bytes of the
files to the rows of all tables, rules read and compiled included; *text to rows* is `extract` and `tidy_report` (*rows*)
together, by the text they were given. *Bare text* is `get_text_bounded` of pypdfium2, page by
page. The build is `un-reports build --workers 1` of the same files, cache empty, with all that it starts; one that
ends with 1 publishes nothing, so that the writing of the package is missing in its time.
"""


@dataclass(frozen=True, slots=True)
class Built:
    """A whole build: processor seconds, the most its processes held at one moment in bytes (0: not measured), exit code."""

    processor: float
    memory: int
    code: int


def stages(project: Path, folder: Path, every: int) -> dict[str, dict[str, float]]:
    """Seconds by stage, and counts, of a state of the project."""
    command = [sys.executable, str(_PROGRAM), str(folder), str(every)]
    done = subprocess.run(command, cwd=project, env=_environment(project), capture_output=True, text=True, check=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def _environment(project: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(project)}


def build(project: Path, sources: Path) -> Built:
    """A build of a folder by a state of the project."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["build", "--sources", str(sources), "--output", f"{folder}/outputs", "--workers", "1"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = subprocess.Popen(
            [sys.executable, "-c", _BUILD, *options],
            cwd=project,
            env=_environment(project),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        most = 0
        while process.poll() is None:
            most = max(most, tree_memory(process.pid) if PSUTIL is not None else 0)
            time.sleep(_INTERVAL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Built(processor, most, process.returncode)


def _ratio(before: float, after: float) -> str:
    return f"{after / before:.2f}" if before else "–"


def _stage_table(found: Mapping[str, Sequence[Mapping[str, Mapping[str, float]]]], pages: float, size: float) -> Table:
    middle = {
        state: {name: median(run["seconds"][name] for run in runs) for name in (*_STAGES, "bare text")}
        for state, runs in found.items()
    }
    whole = {
        state: median(sum(run["seconds"][name] for name in _STAGES) for run in runs) for state, runs in found.items()
    }
    rows = []
    for name in _STAGES:
        words = "rules read and compiled" if name == "rules" else name
        rows.append(_row(words, [each[name] for each in middle.values()]))
    rows.append(_row("**in all**", list(whole.values())))
    rows.append(_row("bare text", [each["bare text"] for each in middle.values()]))
    rates = [size / (each["extract"] + each["rows"]) / 1e6 for each in middle.values()]
    rows.append(("text to rows, MB/s", *(f"{each:.2f}" for each in rates), _ratio(rates[0], rates[-1])))
    speeds = [pages / each for each in whole.values()]
    rows.append(("pages a second", *(f"{each:.0f}" for each in speeds), _ratio(speeds[0], speeds[-1])))
    ratios = [whole[state] / middle[state]["bare text"] for state in whole]
    rows.append(("in all, to bare text", *(f"{each:.2f}" for each in ratios), ""))
    ratios = [each["read"] / each["bare text"] for each in middle.values()]
    rows.append(("reading, to bare text", *(f"{each:.2f}" for each in ratios), ""))
    return Table(("stage, processor s", *found, "ratio"), rows)


def _row(words: str, values: Sequence[float]) -> tuple[str, ...]:
    return words, *(f"{each:.2f}" for each in values), _ratio(values[0], values[-1])


def _build_table(found: Mapping[str, Sequence[Built]]) -> Table:
    rows = [_row("whole build, processor s", [median(each.processor for each in runs) for runs in found.values()])]
    if PSUTIL is not None:
        rows.append(_row("memory at most, MB", [max(each.memory for each in runs) / 2**20 for runs in found.values()]))
    codes = [", ".join(str(code) for code in sorted({each.code for each in runs})) for runs in found.values()]
    rows.append(("exit code", *codes, ""))
    return Table(("build", *found, "ratio"), rows)


def measure(folder: Path, before: Path, every: int, rounds: int) -> str:
    """Run all rounds and write the section."""
    states = {"before": before, "after": PROJECT}
    staged: dict[str, list[dict[str, dict[str, float]]]] = {name: [] for name in states}
    built: dict[str, list[Built]] = {name: [] for name in states}
    with tempfile.TemporaryDirectory() as chosen:
        for file in sorted(folder.glob("*.pdf"))[::every]:
            shutil.copyfile(file, Path(chosen) / file.name)
        for number in range(rounds):
            # Whoever runs first in one round runs last in the next.
            order = list(states.items())[:: -1 if number % 2 else 1]
            for name, project in order:
                staged[name].append(stages(project, folder, every))
            for name, project in order:
                built[name].append(build(project, Path(chosen)))
    counts = staged["after"][0]["counts"]
    about = _ABOUT.format(
        every=every,
        files=int(counts["files"]),
        pages=int(counts["pages"]),
        size=counts["bytes"] / 1e6,
        rounds=rounds,
    )
    tables = [_stage_table(staged, counts["pages"], counts["bytes"]), _build_table(built)]
    return write_section("corpus", "Real documents, before and after", about, tables, ("pypdfium2", "ahocorasick-rs"))


def main() -> None:
    """Measure and print the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--before", type=Path, required=True, help="a checkout of the state to compare with")
    parser.add_argument("--every", type=int, default=6, help="take every so-manieth file")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(measure(options.folder.resolve(), options.before.resolve(), options.every, options.rounds))


if __name__ == "__main__":
    main()
