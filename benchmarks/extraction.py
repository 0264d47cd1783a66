"""How fast extraction is, on one core and beside others: the stages one by one, spaCy, eyecite and a bare scan.

Run by hand: ``python -m benchmarks.extraction``. What the others need stands in ``benchmarks/requirements.txt``, which
also says how to set it up; without it they are left out. All work the same texts in turn, in the same rounds: the
source report of the project with other names and figures in it, no text twice. Times are of the processor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from statistics import median
from typing import IO, Any, Final

from ahocorasick_rs import AhoCorasick, MatchKind

from benchmarks.record import Table, write_section
from benchmarks.synthetic import varied_reports
from pipeline.model import Document, Source, Structure
from pipeline.paths import PROJECT
from pipeline.rules.registry import load_registry
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from pipeline.s3_extract.directives.rules import directives
from pipeline.s3_extract.extract import extract
from pipeline.s4_tidy import tidy_report
from pipeline.s5_check.evidence import verify_evidence

RIVALS: Final = {"spacy": "spaCy, named entities alone", "eyecite": "eyecite, `get_citations`"}
_ENVIRONMENT: Final = PROJECT / ".un-reports" / "rivals" / "bin" / "python"
_ABOUT: Final = """
One core, processor time; megabytes of UTF-8 of the text a second. The texts are A/53/409 with other names and figures
(`benchmarks/synthetic.py`), {count} in each of {rounds} rounds, {size:.1f} KB each; all ran in turn in each round, and the
figure is the median of the rounds. *Text to rows* is what is compared: `extract` and `tidy_report`, from a report that is
read and structured to the rows of all tables ({recommendations:.0f} recommendations, {mentions:.0f} mentions a report).
spaCy is given its small English model without everything but the named entities; eyecite finds citations of courts and
none of the United Nations. *Bare scan* searches the same passages for {names:,} names and for the signals of directives
with two automata and makes nothing of what it finds: the limit of what this way of working can reach.
"""


@dataclass(slots=True)
class Measured:
    """Seconds of each round, by what was timed."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, seconds: float) -> None:
        """Note one round."""
        self.seconds.setdefault(name, []).append(seconds)

    def middle(self, *names: str) -> float:
        """The median of the rounds; of what several took together."""
        return median(map(sum, zip(*(self.seconds[name] for name in names), strict=True)))


class Rival:
    """Another program in an environment of its own, which works one round when it is told to."""

    def __init__(self, python: Path, name: str, texts: Path) -> None:
        self.name = name
        single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        script = Path(__file__).with_name("rivals.py")
        self._process = subprocess.Popen(
            [python, script, name, texts],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | single,
            text=True,
        )
        self.version: str = self._answer()

    def _answer(self) -> Any:
        line = _stream(self._process.stdout).readline()
        if not line:
            raise RuntimeError(f"{self.name} broke off: see above")
        return json.loads(line)

    def round(self) -> tuple[float, int]:
        """Work the next round: seconds of the processor, and the number of finds."""
        stdin = _stream(self._process.stdin)
        stdin.write("\n")
        stdin.flush()
        seconds, found = self._answer()
        return seconds, found

    def close(self) -> None:
        """End the program."""
        _stream(self._process.stdin).close()
        self._process.wait()


def _stream(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise RuntimeError("the stream is not connected")
    return stream


def bare_scan() -> tuple[Callable[[Structure], int], int]:
    """A function that counts names and signals in the passages of a report, and how many names it knows."""
    registry = load_registry()
    named = chain(registry.names_of_bodies(), registry.names_of_countries())
    names = sorted({surface for surface, _, _ in named})
    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    signals = directives().signals

    def scan(report: Structure) -> int:
        count = 0
        for passage in report.passages:
            count += len(automaton.find_matches_as_indexes(passage.text))
            count += len(signals.find_matches_as_indexes(passage.text))
        return count

    return scan, len(names)


def measure_stages(texts: Sequence[str], scan: Callable[[Structure], int], kept: Measured) -> None:
    """One round of the project's own stages, each over all texts before the next."""
    contents = [text.encode() for text in texts]
    sources = [
        Source(f"{n}.txt", hashlib.sha256(content).hexdigest(), len(content)) for n, content in enumerate(contents)
    ]
    documents: list[Document] = kept_time(kept, "read", lambda: list(map(read_document, contents, sources)))
    reports = kept_time(kept, "structure", lambda: list(map(structure, documents, sources)))
    found = kept_time(kept, "extract", lambda: list(map(extract, reports)))
    rows = kept_time(kept, "tidy", lambda: list(map(tidy_report, sources, documents, reports, found)))
    kept_time(kept, "evidence", lambda: list(map(verify_evidence, documents, rows)))
    kept_time(kept, "scan", lambda: list(map(scan, reports)))
    for table in ("recommendations", "mentions"):
        kept.found[table] = kept.found.get(table, 0) + sum(len(each[table]) for each in rows)


def kept_time(kept: Measured, name: str, work: Callable[[], Any]) -> Any:
    """What the work gives; its time is noted."""
    begun = time.process_time()
    made = work()
    kept.add(name, time.process_time() - begun)
    return made


def measure(count: int, rounds: int, seed: int, python: Path) -> str:
    """Run all rounds and write the section."""
    # One text more, which warms up what is compiled once a process.
    texts = list(varied_reports(count * rounds + 1, seed))
    scan, names = bare_scan()
    measure_stages(texts[-1:], scan, Measured())
    batches = [texts[n * count : (n + 1) * count] for n in range(rounds)]
    kept, rivals = Measured(), []
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(folder) / "texts.json"
        shared.write_text(json.dumps(batches), "utf-8")
        if python.exists():
            rivals = [Rival(python, name, shared) for name in RIVALS]
        for batch in batches:
            measure_stages(batch, scan, kept)
            for rival in rivals:
                seconds, _ = rival.round()
                kept.add(rival.name, seconds)
        for rival in rivals:
            rival.close()
    size = sum(len(text.encode()) for text in texts[:-1]) / rounds
    per = 1 / (count * rounds)
    about = _ABOUT.format(
        count=count,
        rounds=rounds,
        size=size / count / 1e3,
        names=names,
        recommendations=kept.found["recommendations"] * per,
        mentions=kept.found["mentions"] * per,
    )
    if not rivals:
        about += "\nspaCy and eyecite were left out: `benchmarks/requirements.txt` says how to install them.\n"
    others = " ".join(f"{rival.name} {rival.version}" for rival in rivals)
    about += f"\nCompared with: {others}.\n" if others else ""
    libraries = ("ahocorasick-rs",)
    return write_section("extraction", "Extraction", about, [_table(kept, size, count)], libraries)


def _table(kept: Measured, size: float, count: int) -> Table:
    ours = kept.middle("extract", "tidy")
    lines = {
        "**text to rows** (`extract`, `tidy_report`)": ours,
        "of which `extract`": kept.middle("extract"),
        "of which `tidy_report`": kept.middle("tidy"),
        "`read_document`": kept.middle("read"),
        "`structure`": kept.middle("structure"),
        "`verify_evidence`": kept.middle("evidence"),
        "all five": kept.middle("read", "structure", "extract", "tidy", "evidence"),
        "bare scan": kept.middle("scan"),
        **{words: kept.middle(name) for name, words in RIVALS.items() if name in kept.seconds},
    }
    rows = [
        (words, f"{size / seconds / 1e6:.3g}", f"{seconds / count * 1e3:.2f}", f"{seconds / ours:.2f}")
        for words, seconds in lines.items()
    ]
    return Table(("", "MB/s", "ms a report", "time to that of text to rows"), rows)


def main() -> None:
    """Measure on one core and print the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=8, help="texts a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rivals", type=Path, default=_ENVIRONMENT, help="Python that has spaCy and eyecite")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, [max(os.sched_getaffinity(0))])
    print(measure(options.count, options.rounds, options.seed, options.rivals))


if __name__ == "__main__":
    main()
