"""The stages of one report on the annotated documents, which are of many kinds, on one core.

    python -m benchmarks.annotated [--rounds 5]

The texts stand beside the project (``tests/gold.py`` says where). One round reads, structures and extracts all of them,
one after the other; the section of ``docs/benchmarks.md`` gives the median of the rounds, and the figure of each document.
"""

from __future__ import annotations

import argparse
import os
import sys
from statistics import median

from benchmarks.extraction import Measured, bare_scan, measure_stages
from benchmarks.record import Table, write_section
from tests.gold import GOLD

_ABOUT = """
One core, processor time; megabytes of UTF-8 of the text a second, the median of {rounds} rounds. The texts are the
annotated documents: resolutions, reports of committees, advisory, evaluation and mission reports and others, {size:.0f} KB
in all. *Text to rows* is `extract` and `tidy_report`, of a report that is read and structured.
"""


def measure(rounds: int) -> str:
    """Run all rounds and write the section."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted(GOLD.glob("*.txt")) if path.stem != "index"}
    scan, _ = bare_scan()
    kept = {name: Measured() for name in texts}
    measure_stages(list(texts.values())[:1], scan, Measured())
    for _ in range(rounds):
        for name, text in texts.items():
            measure_stages([text], scan, kept[name])
    sizes = {name: len(text.encode()) for name, text in texts.items()}
    rows = [
        _row(name, sizes[name], kept[name].middle("extract", "tidy"), kept[name].middle("structure")) for name in texts
    ]
    whole = sum(sizes.values())
    seconds = [
        sum(each.seconds[stage][n] for each in kept.values() for stage in ("extract", "tidy")) for n in range(rounds)
    ]
    structure = [sum(each.seconds["structure"][n] for each in kept.values()) for n in range(rounds)]
    rows.append(_row("**all**", whole, median(seconds), median(structure)))
    head = ("document", "KB", "text to rows, MB/s", "`structure`, MB/s")
    about = _ABOUT.format(rounds=rounds, size=whole / 1e3)
    return write_section("annotated", "Documents of many kinds", about, [Table(head, rows)], ("ahocorasick-rs",))


def _row(name: str, size: int, seconds: float, structure: float) -> tuple[str, str, str, str]:
    return name, f"{size / 1e3:.0f}", f"{size / seconds / 1e6:.3g}", f"{size / structure / 1e6:.3g}"


def main() -> None:
    """Measure on one core and print the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is missing: the annotated documents are kept beside the project")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, [max(os.sched_getaffinity(0))])
    print(measure(options.rounds))


if __name__ == "__main__":
    main()
