"""The ids of bodies that the project's own package has published, and what became of those that are gone.

``docs/decisions/body-ids.csv`` has a line for each id that is gone: ``old_id``, ``report_id``, ``new_id``. ``report_id`` stands where
the line holds in that report alone: elsewhere the old id means another body now, or is still one; ``new_id`` is empty where the words name no body any more.
``tests/golden/body-ids.txt`` lists every id that was ever published here, so that none vanishes without a line.

``python -m tests.golden_body_ids OLD [NEW]`` writes the lines for two packages of the same sources: a body that is gone is now the one
that NEW (by default this project's) finds at the same characters, or in a text that changed by the nearest same words. It prints what a person has to decide.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import NamedTuple

from pipeline.paths import PROJECT
from pipeline.rules.registry import load_registry

MAP = PROJECT / "docs" / "decisions" / "body-ids.csv"
LIST = Path(__file__).parent / "golden" / "body-ids.txt"
# Code points: more than any text has.
_FAR = 10**9


class Moved(NamedTuple):
    """A line of the map; ``report_id`` and ``new_id`` may be empty."""

    old_id: str
    report_id: str
    new_id: str


class Mention(NamedTuple):
    """Where and with which words a text names a body: code points, half-open."""

    report_id: str
    start: int
    end: int
    body_id: str
    words: str


def moved_bodies(gone: set[str], old: Iterable[Mention], new: Iterable[Mention], same: Set[str]) -> set[Moved]:
    """The lines for ``gone`` ids, report by report: what most of their old mentions name now.

    In reports whose text is the ``same`` that is what stands at the same characters, else the nearest that bears the same words.
    """
    now: dict[str, list[Mention]] = defaultdict(list)
    for each in new:
        now[each.report_id].append(each)
    votes: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for was in old:
        if was.body_id in gone and was.report_id in now:
            near = _overlap if was.report_id in same else _alike
            length, body = max((near(was, its), its.body_id) for its in now[was.report_id])
            votes[was.body_id][was.report_id][body if length > 0 else ""] += 1
    lines = set()
    for body, reports in votes.items():
        chosen = {report: max(counts, key=lambda one: (counts[one], one)) for report, counts in reports.items()}
        one = len(set(chosen.values())) == 1
        lines |= {Moved(body, "" if one else report, became) for report, became in chosen.items()}
    return lines


def _overlap(one: Mention, other: Mention) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _alike(one: Mention, other: Mention) -> int:
    """More the nearer the other is, where the words of one are among those of the other; else 0."""
    words, others = "".join(one.words.split()), "".join(other.words.split())
    return max(1, _FAR - abs(one.start - other.start)) if words in others or others in words else 0


def updated_map(lines: set[Moved], moved: set[Moved], living: set[str]) -> set[Moved]:
    """The map after another change: lines lead to the newest id, and those of ids that came back are gone, but for those of one report."""
    further: dict[str, list[Moved]] = defaultdict(list)
    for each in moved:
        further[each.old_id].append(each)
    led = {
        Moved(line.old_id, line.report_id or each.report_id, each.new_id)
        for line in lines
        for each in further.get(line.new_id, [Moved(line.new_id, "", line.new_id)])
        if not (line.report_id and each.report_id) or line.report_id == each.report_id
    }
    of_reports = {(line.old_id, line.new_id) for line in led if line.report_id}
    led |= {line for line in moved if (line.old_id, line.new_id) not in of_reports}
    return {line for line in led if line.report_id or line.old_id not in living}


def read_map(file: Path = MAP) -> set[Moved]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {Moved(**row) for row in csv.DictReader(lines)}


def write_map(lines: Iterable[Moved], file: Path = MAP) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([Moved._fields, *sorted(lines)])


def accept_published() -> None:
    """Add the ids of today's package to those that were ever published."""
    accepted = set(LIST.read_text("utf-8").split()) if LIST.is_file() else set()
    LIST.write_text("\n".join(sorted(accepted | body_ids(PROJECT / "outputs"))) + "\n", "utf-8")


def living_ids() -> set[str]:
    """The ids of today's package and of the authority files, which other documents may name."""
    return body_ids(PROJECT / "outputs") | set(load_registry().bodies)


def rows_of(package: Path, table: str) -> Iterator[dict[str, str]]:
    """The rows of a table of a package, as text."""
    with (package / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def body_ids(package: Path) -> set[str]:
    return {row["body_id"] for row in rows_of(package, "bodies")}


def _mentions(package: Path) -> list[Mention]:
    return [
        Mention(row["report_id"], int(row["char_start"]), int(row["char_end"]), row["entity_id"], row["text"])
        for row in rows_of(package, "mentions")
        if row["entity_type"] == "body"
    ]


def main(old: Path, new: Path) -> None:
    """Write the lines for what changed from package ``old`` to package ``new``."""
    living = body_ids(new) | living_ids()
    gone = body_ids(old) - living
    texts = {row["report_id"]: row["text_sha256"] for row in rows_of(new, "reports")}
    same = {row["report_id"] for row in rows_of(old, "reports") if texts.get(row["report_id"]) == row["text_sha256"]}
    moved = moved_bodies(gone, _mentions(old), _mentions(new), same)
    lines = updated_map(read_map(), moved, living)
    write_map(lines)
    for body in sorted(gone - {line.old_id for line in lines}):
        print(f"{body}: no words of a text named it; write its line by hand")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else PROJECT / "outputs")
